"""Scripts at random: what parties may do where they stand, by the reference rule."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.noninterference.language import Command, Reader
from tests.noninterference.naming import is_judgeable, is_of_names
from tests.noninterference.passing_on import choose_onward, is_passing, make_passing
from tests.noninterference.reference_rule import memberships, visible
from tests.noninterference.telling import make_text

__all__ = ["PARTIES", "ROOM_KINDS", "VERDICTS", "Maker"]

PARTIES = ("alpha", "bravo", "charlie", "delta")
_DETACHED = 0.6
"""Share of the releases to parties, users and rooms that are of one event's claims alone."""
_TO_A_USER = 0.25
"""Share of the narrowings of what was released to parties that leave one user of theirs."""
VERDICTS = (
    "same", "same", "apart", "called-same", "called-apart", "placed-same", "placed-apart", "acted-same", "acted-apart",
)  # fmt: skip
"""Of events, of those who tell of them, of the places where they were, and of those who did them."""
ROOM_KINDS = ("", "", "confidential")
_BY_A_PERSON = 0.4
_HANDS = {"release": "releaser", "narrow": "releaser", "withdraw": "releaser", "judge": "analyst", "unjudge": "analyst"}
"""Verbs to the role of the person by whose hand they are, in that share of them."""
_VERSION = 0.6
"""Share of the objects of who has posted some that are another version of one of them."""
_NAMES_CREATOR = 0.7
"""Share of the objects that name a party's identity as their creator, its own or another's."""
_CHARTER = 0.2
"""Share of the steps of a room's membership that are its charter."""


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
        text = make_text(self.rng, f"canary{name}", has_actors=True)
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
        seed, creator = self.version(by) or self.seed(by, name, whom)
        tlp = self.rng.choice(("GREEN", "AMBER", "AMBER+STRICT", "none"))
        return Command(name, at, by, "object", f"canary{name}obj {seed} {creator}".strip(), kind, (to,), tlp)

    def seed(self, by: str, name: str, whom: tuple[str, ...]) -> tuple[str, str]:
        """The seed of a new object's STIX id, which others may have as well, and that of the creator it names."""
        taken = {line.what.split()[1].partition("@")[0] for line in self.of("object", by)}
        free = [one for one in ("shared1", "shared2") if one not in taken]
        creator = f"identity-{self.rng.choice(whom)}" if self.rng.random() < _NAMES_CREATOR else ""
        return self.rng.choice(free) if free and self.rng.random() < 0.4 else name, creator

    def version(self, by: str) -> tuple[str, str] | None:
        """The same of another version, later or earlier, of what a party posted; its creator stays."""
        mine = [line.what.split()[1:] for line in self.of("object", by)]
        if not mine or self.rng.random() > _VERSION:
            return None
        seed, *creator = self.rng.choice(mine)
        taken = {one[0] for one in mine}
        bare = seed.partition("@")[0]
        free = [one for one in (bare, *(f"{bare}@{number}" for number in (2, 3))) if one not in taken]
        return (self.rng.choice(free), "".join(creator)) if free else None

    def depart(self, at: int) -> Command | None:
        """A party leaves altogether, once."""
        there = sorted({line.by for line in self.of("report", *self.actors)} - {line.by for line in self.of("depart")})
        return Command(self.name("depart"), at, self.rng.choice(there), "depart") if there else None

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
            kind = self.rng.choice(VERDICTS)
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
            return Command(self.name("room"), at, self.party(), "room", kind=self.rng.choice(ROOM_KINDS))
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
