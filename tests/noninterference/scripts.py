"""Scripts at random: what parties may do where they stand, by the reference rule."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.noninterference.language import Command, Reader
from tests.noninterference.naming import is_judgeable, is_of_names
from tests.noninterference.passing_on import chain_of, choose_onward, is_passing, make_passing
from tests.noninterference.reference_rule import memberships, visible

__all__ = ["PARTIES", "Maker", "make_script", "make_text", "with_release"]

PARTIES = ("alpha", "bravo", "charlie", "delta")
_STEPS = (10, 15)
_WAY_BACK = 0.5
_DETACHED = 0.6
"""Share of the releases to parties, users and rooms that are of one event's claims alone."""
_TO_A_USER = 0.25
"""Share of the narrowings of what was released to parties that leave one user of theirs."""
_CHAIN = 0.6
"""Share of scripts with a report that is passed on; and some pass on more on their way."""
_TYPES = ("attack.shelling", "attack.shelling", "arrest", "clash", "protest.peaceful")
_PLACES = ("Raqqa", "الرقة", "Hit", "هيت", "the desert")
_CAMP = 0.35
"""Share of the events that are at a place of which this report alone tells, so that its name can be judged."""
_WORDS = ("Shelling near the river", "قصف قرب النهر", "Clashes by the bridge", "اشتباكات عند الجسر")
_JUDGING = 0.8
"""Share of scripts in which somebody judges what it shows to others, and shows them that too."""
_VERDICTS = ("same", "same", "apart", "called-same", "called-apart", "placed-same", "placed-apart")
"""Of events, of those who tell of them, and of the places where they were."""
_ROOM_KINDS = ("", "", "confidential")
_BY_A_PERSON = 0.4
_HANDS = {"release": "releaser", "narrow": "releaser", "withdraw": "releaser", "judge": "analyst", "unjudge": "analyst"}
"""Verbs to the role of the person by whose hand they are, in that share of them."""
_NAMES_CREATOR = 0.7
"""Share of the objects that name a party's identity as their creator, its own or another's."""
_CHARTER = 0.2
"""Share of the steps of a room's membership that are its charter."""


def make_text(rng: random.Random, canary: str) -> str:
    """A report in the language of tests/ledger/told.py, with a canary in its title and one in each event's source."""
    lines = [f"{rng.choice(_WORDS)} {canary}head"]
    for number in range(rng.choice((1, 1, 2))):
        # Some days of three months: many a report tells of what another told.
        day = f"2022-0{rng.randint(1, 3)}-{rng.choice((3, 14)):02d}"
        toll = f"killed {rng.randint(1, 9)}"
        # The name of a camp is of no canary's form: it is found at more doors than a source is.
        place = f"Camp {canary.removeprefix('canary')}at{number}" if rng.random() < _CAMP else rng.choice(_PLACES)
        lines.append(f"{rng.choice(_TYPES)} | {day} | {place} | {toll} | Monitor {canary}of{number}")
    return "\n".join(lines) + "\n"


def with_release(line: Command) -> list[Command]:
    """A line, and the release that posting an object under a label or releasing urgently is, or the end by a spill."""
    if line.verb == "spill":
        return [line, Command(f"{line.name}!", line.at, line.by, "withdraw", line.what)]
    if line.verb == "urgent":
        return [line, replace(line, name=f"{line.name}!", verb="release")]
    if line.verb != "object" or line.tlp == "none":
        return [line]
    kind = "room" if line.kind == "room" else "party"
    return [line, Command(f"{line.name}!", line.at, line.by, "release", line.name, kind, line.to, line.tlp)]


class Maker:
    """Adds lines that are allowed where they stand."""

    def __init__(self, rng: random.Random, lines: list[Command], prefix: str, actors: tuple[str, ...]) -> None:
        self.rng = rng
        self.lines = lines
        self.prefix = prefix
        self.actors = list(actors)
        self.number = 0

    def name(self, verb: str) -> str:
        self.number += 1
        return f"{self.prefix}{verb}{self.number}"

    def of(self, verb: str, *by: str) -> list[Command]:
        return [line for line in self.lines if line.verb == verb and (not by or line.by in by)]

    def gone(self) -> set[str]:
        """Reports erased and releases closed."""
        gone = {line.what for line in self.lines if line.verb in ("erase", "withdraw", "narrow", "unjudge")}
        return gone | {line.name for line in self.of("release") if line.what.split("/")[0] in gone}

    def party(self) -> str:
        return self.rng.choice(self.actors)

    def report(self, at: int) -> Command:
        name, by = self.name("report"), self.party()
        # Sometimes the words of another party's report: two entries, of which a reader may know one.
        others = [line.what for line in self.of("report") if line.by != by]
        mine = {line.what for line in self.of("report", by)}
        text = make_text(self.rng, f"canary{name}")
        if others and self.rng.random() < 0.5 and (copied := self.rng.choice(others)) not in mine:
            text = copied
        return Command(name, at, by, "report", text)

    def release(self, at: int, whom: tuple[str, ...]) -> Command | None:
        reports = [line for line in self.of("report") if line.by in self.actors and line.name not in self.gone()]
        if not reports:
            return None
        what = self.rng.choice(reports)
        kind = self.rng.choices(("party", "room", "users", "public"), (5, 3, 2, 1 if "alpha" in whom else 0))[0]
        others = [one for one in whom if one != what.by]
        rooms = sorted(memberships(self.lines, Reader(what.by), at))
        if not others or (kind == "room" and not rooms):
            return None
        named = tuple(sorted(self.rng.sample(others, min(len(others), self.rng.choice((1, 1, 2))))))
        to = {"party": named, "users": tuple(f"{one}:amal" for one in named), "public": ()}.get(kind)
        tlp = {"users": "RED", "public": "CLEAR"}.get(kind) or self.rng.choice(("AMBER", "AMBER+STRICT", "GREEN"))
        until = at + self.rng.randint(5, 120) if self.rng.random() < 0.45 else None
        is_detached = self.rng.random() < _DETACHED
        made = Command(
            self.name("release"), at, what.by, "release",
            f"{what.name}/{self.rng.randrange(what.what.count(' | ') // 4)}" if is_detached else what.name, kind,
            (self.rng.choice(rooms),) if to is None else to, tlp, until, is_detached,
            is_for_later=kind == "room" and self.rng.random() < 0.3,
            has_words=is_detached and self.rng.random() < 0.5,
        )  # fmt: skip
        return made if is_detached else choose_onward(self.rng, self.lines, made, whom)

    def object(self, at: int, whom: tuple[str, ...]) -> Command | None:
        """Somebody posts an object to a room it is in or to another's inbox, sometimes under an id that others have."""
        by = self.party()
        rooms = sorted(memberships(self.lines, Reader(by), at))
        others = [one for one in whom if one != by]
        if rooms and (not others or self.rng.random() < 0.7):
            kind, to = "room", self.rng.choice(rooms)
        elif others:
            kind, to = "inbox", self.rng.choice(others)
        else:
            return None
        name = self.name("object")
        taken = {line.what.split()[1] for line in self.of("object", by)}
        free = [one for one in ("shared1", "shared2") if one not in taken]
        stix = self.rng.choice(free) if free and self.rng.random() < 0.4 else name
        tlp = self.rng.choice(("GREEN", "AMBER", "AMBER+STRICT", "none"))
        creator = f" identity-{self.rng.choice(whom)}" if self.rng.random() < _NAMES_CREATOR else ""
        return Command(name, at, by, "object", f"canary{name}obj {stix}{creator}", kind, (to,), tlp)

    def delete(self, at: int) -> Command | None:
        """Somebody deletes an object of its own out of the room that it posted it to, and has been in since."""
        gone = {line.what for line in self.of("delete")} | self.gone()
        # The first charter of a room ends the membership of those who have signed none.
        left = {line.what for line in self.lines if line.verb in ("leave", "uninvite", "charter")}
        mine = [
            line
            for line in self.of("object", *self.actors)
            if line.kind == "room" and line.name not in gone and line.to[0] not in left
        ]
        chosen = self.rng.choice(mine) if mine else None
        return chosen and Command(self.name("delete"), at, chosen.by, "delete", chosen.name, "room", chosen.to)

    def at_desk(self, at: int, whom: tuple[str, ...]) -> Command | None:
        """Somebody prepares a release, lets one stand, releases urgently, makes a tear line, or stops a release."""
        verb = self.rng.choice(("draft", "stand", "urgent", "urgent", "tear", "tear", "spill"))
        if verb == "spill":
            mine = {line.name for line in self.of("report", *self.actors)}
            wrong = [
                line
                for line in self.of("release", *self.actors)
                # What was passed on, and claims released alone, are tried elsewhere.
                if line.what in mine and line.name not in self.gone() and (line.until is None or line.until > at + 1)
            ]
            chosen = self.rng.choice(wrong) if wrong else None
            return chosen and Command(self.name(verb), at, chosen.by, verb, chosen.name)
        by = self.party()
        reports = [line for line in self.of("report", by) if line.name not in self.gone()]
        others = [one for one in whom if one != by]
        if not reports or not others:
            return None
        what, to = self.rng.choice(reports), (self.rng.choice(others),)
        if verb == "tear":
            name = self.name(verb)
            torn = f"Torn canary{name}head\narrest | 2022-02-03 | Hit | captured 2 | Monitor canary{name}of0"
            is_shorter = what.kind != "tear" and len(torn) < len(what.what.strip())
            return Command(name, at, by, "report", torn, "tear", (what.name,)) if is_shorter else None
        if verb == "stand":
            # Of an outlet of which nothing comes in: what comes in by one that does is in no script.
            return Command(self.name(verb), at, by, verb, "Nothing's outlet", "party", to, "GREEN", at + 200)
        return Command(self.name(verb), at, by, verb, what.name, "party", to, "GREEN")

    def judge(self, at: int) -> Command | None:
        """Somebody says of two tellings that it sees whole that they are one event, or two."""
        able = [(by, tellings) for by in self.actors if len(tellings := self.tellings(by, at)) > 1]
        if not able:
            return None
        tried = []
        for _ in range(8):
            by, tellings = self.rng.choice(able)
            one, other = self.rng.sample(tellings, 2)
            kind = self.rng.choice(_VERDICTS)
            line = Command("", at, by, "judge", one, kind, (other,))
            if is_of_names(line) and not is_judgeable(self.lines, line):
                continue
            seeing = sum({one, other} <= set(self.tellings(party, at)) for party in self.actors)
            # Of two of its own on the same two the desk would take back the later alone.
            if not any({one, other} == {line.what, *line.to} for line in self.of("judge", by)):
                tried.append((seeing, line))
        if not tried:
            return None
        # What several see matters to more than one.
        _, line = max(tried, key=lambda each: each[0])
        return replace(line, name=self.name("judge"))

    def tellings(self, party: str, at: int) -> list[str]:
        """What a party sees whole."""
        seen = visible(self.lines, Reader(party), at) - self.gone()
        return [
            f"{line.name}/{number}"
            for line in self.of("report")
            if line.name in seen
            for number in range(line.what.count(" | ") // 4)
        ]

    def share_judgement(self, at: int, whom: tuple[str, ...]) -> Command | None:
        """Somebody shows a judgement of its own, or takes it back."""
        undone = {line.what for line in self.of("unjudge")}
        mine = [line for line in self.of("judge", *self.actors) if line.name not in undone]
        if not mine:
            return None
        what = self.rng.choice(mine)
        if self.rng.random() < 0.2:
            return Command(self.name("unjudge"), at, what.by, "unjudge", what.name)
        # Mostly those who see what it is of.
        sides = {what.what.split("/")[0], what.to[0].split("/")[0]}
        seeing = [one for one in whom if sides <= visible(self.lines, Reader(one), at)]
        named = [one for one in (seeing if self.rng.random() < 0.8 else whom) if one != what.by]
        if not named:
            return None
        kind, tlp = self.rng.choice((("party", "AMBER"), ("party", "AMBER"), ("party", "GREEN"), ("users", "RED")))
        to = tuple(f"{one}:amal" for one in named) if kind == "users" else tuple(named)
        return Command(self.name("release"), at, what.by, "release", what.name, kind, to, tlp)

    def close(self, at: int) -> Command | None:
        gone = self.gone()
        releases = [
            line
            for line in self.of("release", *self.actors)
            if line.name not in gone
            and not ("clients" in line.what or "judge" in line.what)
            and (line.until is None or line.until > at + 1)
        ]
        verb = self.rng.choice(("withdraw", "withdraw", "narrow", "narrow", "narrow", "narrow", "erase"))
        if verb == "erase":
            # Erasing a report ends what was torn out of it.
            torn = {one for line in self.of("report") for one in line.to}
            reports = [line for line in self.of("report", *self.actors) if line.name not in gone | torn]
            chosen = self.rng.choice(reports) if reports else None
            return chosen and Command(self.name(verb), at, chosen.by, "erase", chosen.name)
        if not releases:
            return None
        release = self.rng.choice(releases)
        if verb == "withdraw":
            is_alone = release.is_detached or is_passing(self.lines, release)
            what = release.name if is_alone else self.rng.choice((release.name, release.what))
            return Command(self.name(verb), at, release.by, "withdraw", what)
        if release.kind == "party" and self.rng.random() < _TO_A_USER:
            to = (f"{self.rng.choice(release.to)}:amal",)
            return Command(self.name(verb), at, release.by, "narrow", release.name, "users", to, "RED")
        if release.kind in ("party", "users") and len(release.to) > 1 and self.rng.random() < 0.7:
            rest = (self.rng.choice(release.to),)
            return Command(self.name(verb), at, release.by, "narrow", release.name, release.kind, rest, release.tlp)
        if release.onward and self.rng.random() < 0.5:
            kept = release.onward[1:]
            return Command(self.name(verb), at, release.by, "narrow", release.name, onward=kept)
        soon = at + self.rng.randint(1, 30)
        until = soon if release.until is None else min(release.until - 1, soon)
        return Command(self.name(verb), at, release.by, "narrow", release.name, until=until)

    def membership(self, at: int, whom: tuple[str, ...]) -> Command | None:
        """The next step of somebody's way into a room or out of it."""
        rooms = [room for room in self.of("room") if room.by in self.actors]
        if not rooms or self.rng.random() < 0.15:
            return Command(self.name("room"), at, self.party(), "room", kind=self.rng.choice(_ROOM_KINDS))
        room = self.rng.choice(rooms)
        guests = [one for one in whom if one != room.by]
        if not guests:
            return None
        guest = self.rng.choice(guests)
        asked = [line for line in self.lines if line.what == room.name and (line.by == guest or guest in line.to)]
        last = asked[-1].verb if asked else ""
        if self.rng.random() < _CHARTER:
            return Command(self.name("charter"), at, room.by, "charter", room.name)
        # Whom the first charter put out accepts anew.
        is_out = room.name not in memberships(self.lines, Reader(guest), at)
        if last in ("invite", "leave") or (last == "accept" and is_out):
            return Command(self.name("accept"), at, guest, "accept", room.name, self.signed(room.name))
        if last == "accept":
            if self.rng.random() < 0.5:
                return Command(self.name("leave"), at, guest, "leave", room.name)
            return Command(self.name("uninvite"), at, room.by, "uninvite", room.name, to=(guest,))
        return Command(self.name("invite"), at, room.by, "invite", room.name, to=(guest,))

    def signed(self, room: str) -> str:
        """How an acceptance of a room is made now."""
        return "signed" if any(line.what == room for line in self.of("charter")) else ""

    def step(self, at: int, whom: tuple[str, ...]) -> Command | None:
        """A line of any sort, sometimes by the hand of a person whom entries know."""
        line = self._step(at, whom)
        role = _HANDS.get(line.verb) if line is not None else None
        if line is None or role is None or self.rng.random() > _BY_A_PERSON:
            return line
        return replace(line, hand=f"{role}:{line.by}{self.rng.randint(1, 3)}")

    def _step(self, at: int, whom: tuple[str, ...]) -> Command | None:
        kinds = ("report", "release", "close", "membership", "passing", "judge", "share", "object", "delete", "desk")
        kind = self.rng.choices(kinds, (5, 8, 6, 2, 3, 3, 3, 4, 1, 4))[0]
        if kind == "desk":
            return self.at_desk(at, whom)
        if kind == "object":
            return self.object(at, whom)
        if kind == "delete":
            return self.delete(at)
        if kind == "judge":
            return self.judge(at)
        if kind == "share":
            return self.share_judgement(at, whom)
        if kind == "passing":
            return make_passing(self.rng, self.lines, self.name(kind), at, self.actors)
        if kind == "report":
            return self.report(at)
        if kind == "close":
            return self.close(at)
        return self.release(at, whom) if kind == "release" else self.membership(at, whom)


def make_script(rng: random.Random) -> tuple[Command, ...]:
    """A script at random among four parties, with a room of two or three."""
    lines: list[Command] = []
    maker = Maker(rng, lines, "", PARTIES)
    clock = 0
    for party in PARTIES:
        clock += rng.randint(2, 9)
        lines.append(Command(f"party-{party}", clock, party, "party", rng.choice((f"identity-{party}", ""))))
    host, *guests = rng.sample(PARTIES, rng.choice((2, 3)))
    lines.append(Command("council", clock + 2, host, "room", kind=rng.choice(_ROOM_KINDS)))
    for guest in guests:
        lines.append(Command(maker.name("invite"), clock + 4, host, "invite", "council", to=(guest,)))
        lines.append(Command(maker.name("accept"), clock + 6, guest, "accept", "council"))
        clock += 6
    if rng.random() < _CHAIN:
        lines += chain_of(rng, PARTIES, clock + 6, make_text(rng, "canarychain"))
        clock = lines[-1].at
    if rng.random() < _JUDGING:
        lines += _judging(maker, clock + 6)
        clock = lines[-1].at
    clock += 4
    steps = rng.randint(*_STEPS)
    # Of a way back into a room there would else be too few: leaving and coming back each fall somewhere on the way.
    back = sorted(rng.sample(range(3, steps), 2)) if rng.random() < _WAY_BACK else []
    for step in range(steps):
        clock += rng.randint(2, 30)
        line = _way_back(maker, clock, guests[0], step == back[0]) if step in back else maker.step(clock, PARTIES)
        if line is not None:
            lines += with_release(line)
    return tuple(lines)


def _judging(maker: Maker, at: int) -> Iterator[Command]:
    """A party shows two reports to two others, and what it says of two of their events."""
    rng = maker.rng
    by, *to = rng.sample(PARTIES, 3)
    named = tuple(sorted(to))
    for number in (1, 2):
        yield Command(f"pair{number}", at + number, by, "report", make_text(rng, f"canarypair{number}"))
        yield Command(maker.name("release"), at + number + 2, by, "release", f"pair{number}", "party", named, "GREEN")
        at += 3
    # Places that nobody else names are few, and two texts may be one by chance.
    kind = rng.choice(_VERDICTS)
    kinds = (kind, kind.replace("placed", "called"), kind.rpartition("-")[2])
    made = [Command("judge-pair", at + 6, by, "judge", "pair1/0", each, ("pair2/0",)) for each in kinds]
    yield next(one for one in made if not is_of_names(one) or is_judgeable(maker.lines, one))
    yield Command(maker.name("release"), at + 9, by, "release", "judge-pair", "party", named, "GREEN")


def _way_back(maker: Maker, at: int, guest: str, is_out: bool) -> Command | None:
    is_in = "council" in memberships(maker.lines, Reader(guest), at)
    asked = [line for line in maker.lines if line.what == "council" and (line.by == guest or guest in line.to)]
    if is_out and is_in:
        return Command(maker.name("leave"), at, guest, "leave", "council")
    if is_out or is_in or asked[-1].verb == "uninvite":
        return None
    return Command(maker.name("accept"), at, guest, "accept", "council", maker.signed("council"))
