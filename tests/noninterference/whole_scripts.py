"""Whole scripts at random: four parties, a room, what is shown, judged and passed on, and steps of any sort."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.noninterference.following import with_following
from tests.noninterference.language import Command, Reader
from tests.noninterference.naming import is_judgeable, is_of_names
from tests.noninterference.passing_on import chain_of
from tests.noninterference.reference_rule import memberships
from tests.noninterference.scripts import PARTIES, ROOM_KINDS, VERDICTS, Maker
from tests.noninterference.telling import make_text

__all__ = ["make_script"]

_STEPS = (10, 15)
_WAY_BACK = 0.5
_CHAIN = 0.75
"""Share of scripts with a report that is passed on; and some pass on more on their way."""
_JUDGING = 0.8
"""Share of scripts in which somebody judges what it shows to others, and shows them that too."""
_DEPARTING = 0.6
"""Share of scripts in which a party leaves altogether."""
_VERSIONS = 0.3
"""Share of scripts in which one posts two versions of an object, each to others."""


def make_script(rng: random.Random) -> tuple[Command, ...]:
    """A script at random among four parties, with a room of two or three."""
    lines: list[Command] = []
    maker = Maker(rng, lines, "", PARTIES)
    clock = 0
    for party in PARTIES:
        clock += rng.randint(2, 9)
        lines.append(Command(f"party-{party}", clock, party, "party", rng.choice((f"identity-{party}", ""))))
    host, *guests = rng.sample(PARTIES, rng.choice((2, 3)))
    lines.append(Command("council", clock + 2, host, "room", kind=rng.choice(ROOM_KINDS)))
    for guest in guests:
        lines.append(Command(maker.name("invite"), clock + 4, host, "invite", "council", to=(guest,)))
        lines.append(Command(maker.name("accept"), clock + 6, guest, "accept", "council"))
        clock += 6
    if rng.random() < _CHAIN:
        lines += chain_of(rng, PARTIES, clock + 6, make_text(rng, "canarychain", has_actors=True))
        clock = lines[-1].at
    if rng.random() < _JUDGING:
        lines += _judging(maker, clock + 6)
        clock = lines[-1].at
    if rng.random() < _VERSIONS:
        lines += _versions(maker, (host, *guests), clock + 6)
        clock = lines[-1].at
    clock += 4
    steps = rng.randint(*_STEPS)
    # Of a way back into a room there would else be too few: leaving and coming back each fall somewhere on the way.
    back = sorted(rng.sample(range(3, steps), 2)) if rng.random() < _WAY_BACK else []
    out = rng.randrange(steps // 2, steps) if rng.random() < _DEPARTING else -1
    for step in range(steps):
        clock += rng.randint(2, 30)
        if step in back:
            line = _way_back(maker, clock, guests[0], step == back[0])
        else:
            line = maker.depart(clock) if step == out else maker.step(clock, PARTIES)
        if line is not None:
            lines += with_following(lines, line)
    return tuple(lines)


def _judging(maker: Maker, at: int) -> Iterator[Command]:
    """A party shows two reports to two others, and what it says of two of their events."""
    rng = maker.rng
    by, *to = rng.sample(PARTIES, 3)
    named = tuple(sorted(to))
    kind = rng.choice(VERDICTS)
    for number in (1, 2):
        # Who did it is told in some alone.
        tries = 8 if kind.startswith("acted") else 1
        texts = [make_text(rng, f"canarypair{number}", has_actors=True) for _ in range(tries)]
        text = next((one for one in texts if " | Brigade " in one.split("\n")[1]), texts[0])
        yield Command(f"pair{number}", at + number, by, "report", text)
        yield Command(maker.name("release"), at + number + 2, by, "release", f"pair{number}", "party", named, "GREEN")
        at += 3
    # Places and groups that nobody else names are few, and two texts may be one by chance.
    kinds = (kind, re.sub("placed|acted", "called", kind), kind.rpartition("-")[2])
    made = [Command("judge-pair", at + 6, by, "judge", "pair1/0", each, ("pair2/0",)) for each in kinds]
    yield next(one for one in made if not is_of_names(one) or is_judgeable(maker.lines, one))
    yield Command(maker.name("release"), at + 9, by, "release", "judge-pair", "party", named, "GREEN")


def _versions(maker: Maker, members: tuple[str, ...], at: int) -> Iterator[Command]:
    """A member posts an object to the room, and another version of it to it, to another party, or for itself alone."""
    rng = maker.rng
    by = rng.choice(members)
    first = rng.choice((1, 2))
    inbox = rng.choice([one for one in PARTIES if one != by])
    for number, version in enumerate((first, 3 - first)):
        name = maker.name("object")
        kind, to, tlp = (
            ("room", "council", "GREEN")
            if not number
            else rng.choice((("room", "council", "AMBER"), ("room", "council", "none"), ("inbox", inbox, "GREEN")))
        )
        seed = "twice" if version == 1 else f"twice@{version}"
        posted = Command(name, at + 3 * number, by, "object", f"canary{name}obj {seed}", kind, (to,), tlp)
        yield from with_following((), posted)


def _way_back(maker: Maker, at: int, guest: str, is_out: bool) -> Command | None:
    is_in = "council" in memberships(maker.lines, Reader(guest), at)
    asked = [line for line in maker.lines if line.what == "council" and (line.by == guest or guest in line.to)]
    if is_out and is_in:
        return Command(maker.name("leave"), at, guest, "leave", "council")
    if is_out or is_in or asked[-1].verb == "uninvite":
        return None
    return Command(maker.name("accept"), at, guest, "accept", "council", maker.signed("council"))
