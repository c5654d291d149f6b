"""A script at random and others equal to it for a reader: its part kept, everything else altered, left out or added.

Whether a pair is equal is never assumed: the reference rule says so for every moment compared, and what it refuses is
made anew.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from tests.noninterference.following import is_of_departing, of_departing, with_following
from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.naming import is_of_names
from tests.noninterference.passing_on import is_passing, is_runnable, passing_covered, resting
from tests.noninterference.reference_rule import known, tombstones, visible
from tests.noninterference.scripts import PARTIES, Maker
from tests.noninterference.telling import is_flagged
from tests.noninterference.whole_scripts import make_script

__all__ = ["Group", "coverage", "make_group"]

HIDDEN_PARTIES = ("echo", "foxtrot")
_TRIES = 120
_HIDDEN_JUDGEMENT = 0.35
"""Share of hidden lines that are a judgement, if anybody can judge."""
_CLOSING = ("withdraw", "narrow", "erase", "unjudge", "delete", "notify")
_ROOM_VERBS = ("room", "charter", "invite", "accept", "leave", "uninvite")


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
        if is_of_departing(line):
            # It follows anew, from what there is then.
            continue
        if line.verb == "depart" and any(_ends(one, rooms, closed) for one in of_departing(script, line)):
            yield line
            continue
        if f"{line.name}!" in with_mark and (f"{line.name}!" in closed or line.what in closed):
            yield line
            continue
        if line.verb == "party" or line.name in closed or _ends(line, rooms, closed):
            yield line


def _ends(line: Command, rooms: set[str], closed: set[str]) -> bool:
    """Whether a line is of one of these rooms, or ends one of these things."""
    is_room = line.verb in _ROOM_VERBS and (line.name in rooms or line.what in rooms)
    return is_room or (line.verb in _CLOSING and line.what in closed)


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
    maker = Maker(rng, made, prefix, actors)
    opened = max(line.at for line in lines if line.verb == "party")
    end = lines[-1].at
    for line in lines:
        taken = made[-1].at if made else 0
        if line.at > opened and line.at - taken > 1 and not line.name.endswith("!") and rng.random() < 0.6:
            at = rng.randint(taken + 1, line.at - 1)
            fresh = [one for one in HIDDEN_PARTIES if one not in maker.actors]
            if fresh and rng.random() < 0.2:
                party = fresh[0]
                made.append(Command(f"{prefix}party-{party}", at, party, "party", f"identity-{party}"))
                maker.actors.append(party)
            elif (more := _hidden(maker, at, tuple(one for one in whom if one in maker.actors))) is not None:
                later = [one for one in lines if one.at > at]
                new = with_following(made, more)
                is_same = known([*made, *new, *later], reader, end) == known([*made, *later], reader, end)
                is_free = not (more.verb == "depart" and _is_needed(made, more, later))
                if is_same and is_free and not any(_gets_in_the_way(more, one) for one in later):
                    made += new
        made += [line, *of_departing(made, line)]
    return made


def _is_needed(script: Script, hidden: Command, later: Script) -> bool:
    """Whether a party that leaves altogether does something later, or what is left of it is needed."""
    gone = {one.name for one in script if one.by == hidden.by}
    about = ({one.by, one.what.split("/")[0], *(each.split("/")[0] for each in one.to)} for one in later)
    return any(names & {hidden.by, *gone} for names in about)


def _hidden(maker: Maker, at: int, whom: tuple[str, ...]) -> Command | None:
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
    about = {line.what, *(side.split("/")[0] for side in (line.what, *line.to))}
    return hidden.verb in ("erase", "unjudge") and hidden.what in about


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
        pairs = pairwise(made)
        is_ordered = all(one.at < two.at or (one.at == two.at and two.name.endswith("!")) for one, two in pairs)
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
    if any(line.verb == "depart" for line in script):
        yield "leaving altogether"
    posted = [line.what.split()[1].partition("@")[0] + line.by for line in script if line.verb == "object"]
    if len(set(posted)) < len(posted):
        yield "two versions of an object"
    if any(line.verb == "release" and is_flagged(reports[one].what, line.what)
           for line in script if (one := line.what.split("/")[0]) in reports):  # fmt: skip
        yield "names flagged"
    if any(line.verb == "judge" and line.kind.startswith("acted") for line in script):
        yield "a judgement on who did it"
    if any(line.until is not None and line.until <= end for line in script if line.verb == "release"):
        yield "an expired release"
    if any("/" in name for name in ever):
        yield "claims released alone"
    desk = [line for line in script if line.verb in ("urgent", "spill", "stand", "draft") or line.kind == "tear"]
    if any(line.by != reader.party for line in desk):
        yield "a release at the desk, hidden"
    judged = [line for line in script if line.verb == "judge"]
    if any(is_of_names(line) and line.name in ever and line.by != reader.party for line in judged):
        yield "a judgement on names, seen"
    if any(is_of_names(line) and line.name not in ever for line in judged):
        yield "a judgement on names, hidden"
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
