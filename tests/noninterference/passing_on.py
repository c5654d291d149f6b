"""What scripts at random pass on: only what the reference rule lets go on, since a desk takes nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.naming import is_judgeable, is_of_names
from tests.noninterference.reference_rule import grants, known, memberships, onward_of, visible

__all__ = ["chain_of", "choose_onward", "is_passing", "is_runnable", "make_passing", "passing_covered", "resting"]

_TRIES = 8
_GOES_ON, _GOES_FURTHER, _IS_LISTED = 0.6, 0.5, 0.3


def is_passing(script: Script, line: Command) -> bool:
    """Whether a line passes on what is another's."""
    owners = {one.name: one.by for one in script if one.verb in ("report", "clients")}
    return line.verb == "release" and owners.get(line.what.split("/")[0], line.by) != line.by


def _ends(script: Script, line: Command) -> list[int | None]:
    """Ends of what lets all of a passing's audience have it; [] where something stands in the way."""
    parties = [one.partition(":")[0] for one in line.to] if line.kind != "room" else [line.by]
    found = [grants(script, line, party, line.at) for party in parties or [""]]
    return found[0] if all(found) else []


def is_runnable(script: Script) -> bool:
    """Whether the desk takes every passing, every AMBER release with onward and every judgement where it stands."""
    for line in script:
        if line.verb == "judge":
            seen = visible(script, Reader(line.by), line.at)
            # Whole: claims that were released alone are another telling than the report's own.
            if not all(side.split("/")[0] in seen for side in (line.what, *line.to)):
                return False
            if is_of_names(line) and not is_judgeable(script, line):
                return False
        if is_passing(script, line):
            ends = _ends(script, line)
            if not any(one is None or (line.until is not None and line.until <= one) for one in ends):
                return False
        if (
            line.verb == "release"
            and line.onward
            and line.tlp == "AMBER"
            and not set(line.onward) <= _listed(script, line)
        ):
            return False
    return True


def _listed(script: Script, line: Command) -> set[str]:
    whole = replace(line, onward=tuple(sorted({one for each in script if each.verb == "clients" for one in each.to})))
    # Its own clients are those of others' releases: what it releases itself goes on by the recipients' lists.
    to = {each.by for each in script if each.verb == "clients" and each.at < line.at} - {line.by}
    to = to if line.kind == "room" else to & set(line.to)
    return {one for party in to for one in onward_of(script, whole, party, line.at)}


def choose_onward(rng: random.Random, script: Script, line: Command, whom: Sequence[str]) -> Command:
    """The release, which may be passed on to some; of AMBER, to clients that its maker sees listed."""
    if line.tlp == "GREEN":
        names = [*(one for one in whom if one != line.by), *sorted(memberships(script, Reader(line.by), line.at))]
    else:
        names = sorted(_listed([*script, line], line)) if line.tlp == "AMBER" else []
    if not names or rng.random() > _GOES_ON:
        return line
    return replace(line, onward=tuple(sorted(rng.sample(names, min(len(names), rng.choice((1, 2)))))))


def make_passing(rng: random.Random, script: Script, name: str, at: int, actors: Sequence[str]) -> Command | None:
    """Somebody passes on what it sees, where a release lets it."""
    given = [line for line in script if line.verb == "release" and line.onward and line.kind != "users"]
    owners = {line.name: line.by for line in script if line.verb == "report"}
    choices = [
        (line, by, to)
        for line in given
        if line.what in owners
        for by in actors
        for to in line.onward or ()
        if by not in (line.by, to, owners[line.what]) and to != owners[line.what]
    ]
    for line, by, to in rng.sample(choices, min(_TRIES, len(choices))):
        is_room = any(one.name == to and one.verb == "room" for one in script)
        if is_room and to not in memberships(script, Reader(by), at):
            continue
        # A desk takes no room that the party is not in.
        rooms = {one.name for one in script if one.verb == "room"} - memberships(script, Reader(by), at)
        rest = tuple(one for one in line.onward or () if one != to and one not in rooms)
        more = rest if rng.random() < _GOES_FURTHER else ()
        kind, tlp = "room" if is_room else "party", line.tlp if line.tlp == "GREEN" else "AMBER+STRICT"
        made = Command(name, at, by, "release", line.what, kind, (to,), tlp, onward=more if tlp == "GREEN" else None)
        ends = _ends([*script, made], made)
        if ends:
            end = None if None in ends else max(one or 0 for one in ends)
            return replace(made, until=end)
    return None


def chain_of(rng: random.Random, parties: Sequence[str], at: int, text: str) -> Iterator[Command]:
    """A report that its originator lets one other pass on to a third, who gets it."""
    owner, giver, reader = rng.sample(parties, 3)
    tlp = "GREEN"
    if rng.random() < _IS_LISTED:
        tlp = "AMBER"
        yield Command("clients-chain", at + 1, giver, "clients", to=(reader,))
        yield Command("lent-chain", at + 2, giver, "release", "clients-chain", "party", (owner,))
    yield Command("report-chain", at + 3, owner, "report", text)
    until = at + rng.randint(40, 160) if rng.random() < _IS_LISTED else None
    yield Command(
        "first-chain", at + 5, owner, "release", "report-chain", "party", (giver,), tlp, until, onward=(reader,)
    )
    yield Command("passing-chain", at + 8, giver, "release", "report-chain", "party", (reader,), tlp, until)


def resting(script: Script, names: set[str]) -> set[str]:
    """Names of all that these releases rest on: earlier releases of what they pass on, and client lists."""
    found = set(names)
    for line in reversed(script):
        if line.name in found and is_passing(script, line):
            found |= {
                one.name for one in script if one.verb == "release" and one.what == line.what and one.at < line.at
            }
        if line.name in found and line.verb == "release" and line.onward and line.tlp == "AMBER":
            lists = {one.name for one in script if one.verb == "clients"}
            found |= lists | {one.name for one in script if one.verb == "release" and one.what in lists}
    return found


def passing_covered(script: Script, reader: Reader, end: int) -> Iterator[str]:
    """What a script exercises of passing on."""
    told = {part[0] for part in known(script, reader, end)}
    passed = [line for line in script if is_passing(script, line)]
    if any(line.at in told for line in passed):
        yield "passed on, known"
    if any(line.at not in told for line in passed):
        yield "passed on, hidden"
