"""Scripts at random, and a second one equal for a reader: its part kept, everything else altered, left out or added.

Whether a pair is equal is never assumed: the reference rule says so for every moment compared, and what it refuses is
made anew.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.passing_on import (
    chain_of,
    choose_onward,
    is_passing,
    is_runnable,
    make_passing,
    passing_covered,
    resting,
)
from tests.noninterference.reference_rule import known, memberships, tombstones, visible

__all__ = ["PARTIES", "Group", "coverage", "make_group", "make_script", "make_text", "with_release"]

PARTIES = ("alpha", "bravo", "charlie", "delta")
HIDDEN_PARTIES = ("echo", "foxtrot")
_STEPS = (10, 15)
_WAY_BACK = 0.5
_TRIES = 120
_DETACHED = 0.5
"""Share of the releases to parties, users and rooms that are of one event's claims alone."""
_TO_A_USER = 0.25
"""Share of the narrowings of what was released to parties that leave one user of theirs."""
_CHAIN = 0.6
"""Share of scripts with a report that is passed on; and some pass on more on their way."""
_TYPES = ("attack.shelling", "attack.shelling", "arrest", "clash", "protest.peaceful")
_PLACES = ("Raqqa", "الرقة", "Hit", "هيت", "the desert")
_WORDS = ("Shelling near the river", "قصف قرب النهر", "Clashes by the bridge", "اشتباكات عند الجسر")
_JUDGING = 0.8
"""Share of scripts in which somebody judges what it shows to others, and shows them that too."""
_HIDDEN_JUDGEMENT = 0.35
"""Share of hidden lines that are a judgement, if anybody can judge."""
_ROOM_VERBS = ("room", "charter", "invite", "accept", "leave", "uninvite")


_ROOM_KINDS = ("", "", "confidential")
_BY_A_PERSON = 0.4
_HANDS = {"release": "releaser", "narrow": "releaser", "withdraw": "releaser", "judge": "analyst", "unjudge": "analyst"}
"""Verbs to the role of the person by whose hand they are, in that share of them."""
_CHARTER = 0.2
"""Share of the steps of a room's membership that are its charter."""


@dataclass(frozen=True, slots=True)
class Group:
    """Scripts that are all equal for the reader at every one of the moments; the last moment is the end.

    Each two of them are a pair: where all answer alike, so does every pair.
    """

    reader: Reader
    scripts: tuple[tuple[Command, ...], ...]
    moments: tuple[int, ...]

    @property
    def pairs(self) -> int:
        return len(self.scripts) * (len(self.scripts) - 1) // 2

    def is_equal(self) -> bool:
        first, *others = self.scripts
        return all(_is_equal(first, one, self.reader, self.moments) for one in others)


def _is_equal(left: Script, right: Script, reader: Reader, moments: tuple[int, ...]) -> bool:
    return all(known(left, reader, at) == known(right, reader, at) for at in moments)


def make_text(rng: random.Random, canary: str) -> str:
    """A report in the language of tests/ledger/told.py, with a canary in its title and one in each event's source."""
    lines = [f"{rng.choice(_WORDS)} {canary}head"]
    for number in range(rng.choice((1, 1, 2))):
        # Some days of three months: many a report tells of what another told.
        day = f"2022-0{rng.randint(1, 3)}-{rng.choice((3, 14)):02d}"
        toll = f"killed {rng.randint(1, 9)}"
        lines.append(f"{rng.choice(_TYPES)} | {day} | {rng.choice(_PLACES)} | {toll} | Monitor {canary}of{number}")
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


class _Maker:
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
        return Command(name, at, by, "object", f"canary{name}obj {stix}", kind, (to,), tlp)

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
            seeing = sum({one, other} <= set(self.tellings(party, at)) for party in self.actors)
            # Of two of its own on the same two the desk would take back the later alone.
            if not any({one, other} == {line.what, *line.to} for line in self.of("judge", by)):
                tried.append((seeing, by, one, other))
        if not tried:
            return None
        # What several see matters to more than one.
        _, by, one, other = max(tried, key=lambda each: each[0])
        kind = self.rng.choice(("same", "same", "apart"))
        return Command(self.name("judge"), at, by, "judge", one, kind, (other,))

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
    maker = _Maker(rng, lines, "", PARTIES)
    clock = 0
    for party in PARTIES:
        clock += rng.randint(2, 9)
        lines.append(Command(f"party-{party}", clock, party, "party"))
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


def _judging(maker: _Maker, at: int) -> Iterator[Command]:
    """A party shows two reports to two others, and what it says of two of their events."""
    rng = maker.rng
    by, *to = rng.sample(PARTIES, 3)
    named = tuple(sorted(to))
    for number in (1, 2):
        yield Command(f"pair{number}", at + number, by, "report", make_text(rng, f"canarypair{number}"))
        yield Command(maker.name("release"), at + number + 2, by, "release", f"pair{number}", "party", named, "GREEN")
        at += 3
    kind = rng.choice(("same", "same", "apart"))
    yield Command("judge-pair", at + 6, by, "judge", "pair1/0", kind, ("pair2/0",))
    yield Command(maker.name("release"), at + 9, by, "release", "judge-pair", "party", named, "GREEN")


def _way_back(maker: _Maker, at: int, guest: str, is_out: bool) -> Command | None:
    is_in = "council" in memberships(maker.lines, Reader(guest), at)
    asked = [line for line in maker.lines if line.what == "council" and (line.by == guest or guest in line.to)]
    if is_out and is_in:
        return Command(maker.name("leave"), at, guest, "leave", "council")
    if is_out or is_in or asked[-1].verb == "uninvite":
        return None
    return Command(maker.name("accept"), at, guest, "accept", "council", maker.signed("council"))


def _moments_of(rng: random.Random, script: tuple[Command, ...]) -> tuple[int, ...]:
    """Three moments at random and the end, when all parties are there; scripts made of this one end no later."""
    end = max(line.at for line in script) + 1
    opened = max(line.at for line in script if line.verb == "party")
    return (*sorted(rng.sample(range(max(end // 3, opened), end), 3)), end)


def _kept(script: tuple[Command, ...], reader: Reader) -> Iterator[Command]:
    """What the reader may ever know a part of, with what that rests on; more than that would only test less."""
    times = sorted({line.at for line in script} | {line.until for line in script if line.until is not None})
    parts = {part for at in times for part in _named(script, reader, at)}
    rooms = {line.name for line in script if line.verb == "room" and _is_near(script, line.name, reader, times)}
    releases = {line.name for line in script if line.verb == "release" and line.name in parts}
    releases = resting(script, releases | {line.name for line in script if line.by == reader.party})
    rooms |= {line.to[0] for line in script if line.name in releases and line.kind == "room"}
    rooms |= {name for line in script if line.name in releases for name in line.onward or ()}
    reports = {line.what.split("/")[0] for line in script if line.name in releases}
    mine = {line.name for line in script if line.by == reader.party}
    judged = {line.name: line for line in script if line.verb == "judge" and line.name in reports | mine}
    reports |= {side.split("/")[0] for line in judged.values() for side in (line.what, *line.to)}
    reports |= {one for line in script if line.verb == "report" and line.name in reports | mine for one in line.to}
    closed = releases | reports | mine
    # What a line is, or ends, under another name.
    with_mark = {line.name for line in script if line.name.endswith("!")}
    for line in script:
        if f"{line.name}!" in with_mark and (f"{line.name}!" in closed or line.what in closed):
            yield line
            continue
        is_room = line.verb in _ROOM_VERBS and (line.name in rooms or line.what in rooms)
        is_closing = line.verb in ("withdraw", "narrow", "erase", "unjudge", "delete") and line.what in closed
        if line.verb == "party" or is_room or is_closing or line.name in closed:
            yield line


def _named(script: tuple[Command, ...], reader: Reader, at: int) -> set[str]:
    alone = {line.at: line.name for line in script}
    return {alone[int(str(part[0]))] for part in known(script, reader, at)}


def _is_near(script: tuple[Command, ...], room: str, reader: Reader, times: list[int]) -> bool:
    is_asked = any(reader.party in line.to and line.what == room for line in script)
    return is_asked or any(line.name == room and line.by == reader.party for line in script)


def _alter(rng: random.Random, lines: list[Command], reader: Reader) -> None:
    """Change what the reader knows only in part: who else is in an audience, when a released report came in."""
    for place, line in enumerate(lines):
        if line.verb == "release" and line.by != reader.party and line.kind in ("party", "users"):
            mark = reader.party if line.kind == "party" else f"{reader.party}:{reader.user}"
            # What was posted to an inbox was posted to that one.
            is_posted = line.name.endswith("!")
            is_fixed = is_posted or is_passing(lines, line) or (line.onward and line.tlp == "AMBER")
            if mark in line.to and not is_fixed and rng.random() < 0.5:
                others = [one for one in PARTIES if one not in (reader.party, line.by)]
                more = rng.sample(others, rng.randint(0, len(others)))
                ids = [one if line.kind == "party" else f"{one}:amal" for one in more]
                lines[place] = replace(line, to=tuple(sorted({mark, *ids})))
        if line.verb == "report" and line.by != reader.party and rng.random() < 0.5:
            lines[place] = replace(line, at=line.at - 1)


def _hide(rng: random.Random, lines: list[Command], reader: Reader, prefix: str) -> list[Command]:
    """The lines with more among them that the reader may know nothing of."""
    actors = tuple(one for one in PARTIES if one != reader.party)
    whom = (*actors, *HIDDEN_PARTIES)
    made: list[Command] = []
    maker = _Maker(rng, made, prefix, actors)
    opened = max(line.at for line in lines if line.verb == "party")
    end = lines[-1].at
    for line in lines:
        taken = made[-1].at if made else 0
        if line.at > opened and line.at - taken > 1 and not line.name.endswith("!") and rng.random() < 0.6:
            at = rng.randint(taken + 1, line.at - 1)
            fresh = [one for one in HIDDEN_PARTIES if one not in maker.actors]
            if fresh and rng.random() < 0.2:
                party = fresh[0]
                made.append(Command(f"{prefix}party-{party}", at, party, "party"))
                maker.actors.append(party)
            elif (more := _hidden(maker, at, tuple(one for one in whom if one in maker.actors))) is not None:
                later = [one for one in lines if one.at > at]
                new = with_release(more)
                is_same = known([*made, *new, *later], reader, end) == known([*made, *later], reader, end)
                if is_same and not any(_gets_in_the_way(more, one) for one in later):
                    made += new
        made.append(line)
    return made


def _hidden(maker: _Maker, at: int, whom: tuple[str, ...]) -> Command | None:
    judged = maker.judge(at) if maker.rng.random() < _HIDDEN_JUDGEMENT else None
    return judged or maker.step(at, whom)


def _gets_in_the_way(hidden: Command, line: Command) -> bool:
    """Whether a later line could be refused because of a hidden one before it."""
    if hidden.verb == "report":
        return (line.verb, line.by, line.what) == ("report", hidden.by, hidden.what)
    if hidden.verb == "object":
        # One version of one id is one object of its poster.
        return line.verb == "object" and line.by == hidden.by and line.what.split()[1] == hidden.what.split()[1]
    if hidden.verb == "judge":
        # The same of the same two is said once.
        return line.verb == "judge" and line.by == hidden.by and {line.what, *line.to} == {hidden.what, *hidden.to}
    if hidden.verb == "charter":
        return line.what == hidden.what
    if hidden.verb in _ROOM_VERBS:
        return line.what == hidden.what and {hidden.by, *hidden.to} & {line.by, *line.to} != set()
    # What was erased or withdrawn may have been needed for what comes later: a judgement of it, or taking one back.
    return hidden.verb == "erase" and hidden.what in {side.split("/")[0] for side in (line.what, *line.to)}


def make_group(seed: int, size: int = 2) -> Group:
    """A group by number; the same number and size give the same group."""
    for attempt in range(50):
        rng = random.Random(f"group {seed} {attempt}")
        reader = Reader(rng.choice(PARTIES), rng.choice(("", "", "amal")))
        first = make_script(rng)
        moments = _moments_of(rng, first)
        others = list(islice(_equal_ones(rng, first, reader, moments), size - 1))
        if len(others) == size - 1:
            return Group(reader, (first, *others), moments)
    raise AssertionError(f"no group of number {seed} is equal for its reader")


def _equal_ones(
    rng: random.Random, first: tuple[Command, ...], reader: Reader, moments: tuple[int, ...]
) -> Iterator[tuple[Command, ...]]:
    """Scripts that are equal to the first for the reader; few or none where the first leaves nothing to alter."""
    found = {first}
    for number in range(_TRIES):
        lines = list(_kept(first, reader))
        _alter(rng, lines, reader)
        made = tuple(_hide(rng, lines, reader, f"x{number}"))
        names = [line.name for line in made]
        is_ordered = all(one.at < two.at or two.name == f"{one.name}!" for one, two in pairwise(made))
        is_script = is_ordered and len(set(names)) == len(names) and made not in found and is_runnable(made)
        if is_script and _is_equal(first, made, reader, moments):
            found.add(made)
            yield made


def coverage(group: Group) -> frozenset[str]:
    """What a group exercises, by the reference rule."""
    found: set[str] = set()
    for script in group.scripts:
        found |= set(_covered(script, group.reader, group.moments[-1]))
    return frozenset(found)


def _covered(script: tuple[Command, ...], reader: Reader, end: int) -> Iterator[str]:
    yield from passing_covered(script, reader, end)
    reports = {line.name: line for line in script if line.verb == "report"}
    seen = visible(script, reader, end)
    ever = seen | set(tombstones(script, reader, end))
    shown, hidden = ([one for name, one in reports.items() if (name in ever) == is_shown] for is_shown in (True, False))
    if {line.what.split(" canary")[0] for line in shown} & {line.what.split(" canary")[0] for line in hidden}:
        yield "one search term, seen and hidden"
    if {line.what for line in shown} & {line.what for line in hidden}:
        yield "one text, seen and hidden"
    accepted = [(line.what, line.by) for line in script if line.verb == "accept"]
    if len(set(accepted)) < len(accepted):
        yield "left and came back"
    if any(line.verb == "narrow" for line in script):
        yield "a narrowing"
    if any(line.until is not None and line.until <= end for line in script if line.verb == "release"):
        yield "an expired release"
    if any("/" in name for name in ever):
        yield "claims released alone"
    desk = [line for line in script if line.verb in ("urgent", "spill", "stand", "draft") or line.kind == "tear"]
    if any(line.by != reader.party for line in desk):
        yield "a release at the desk, hidden"
    judged = [line for line in script if line.verb == "judge"]
    if any(line.name not in ever and {line.what.split("/")[0], line.to[0].split("/")[0]} <= ever for line in judged):
        yield "a judgement, hidden, of what is seen"
    if any(line.name in ever and line.by != reader.party for line in judged):
        yield "a judgement, seen"
    others = [line for line in script if line.verb == "release" and line.what in ever and line.by != reader.party]
    for line in others:
        is_mine = any(part[0] == line.at for part in known(script, reader, end))
        if not is_mine or len(line.to) > 1:
            yield "a second audience, hidden"
            return
