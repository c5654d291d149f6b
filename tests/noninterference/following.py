"""What follows from a line of a script: releases and ends that it is, too, as lines of their own at the same minute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.reference_rule import memberships, tombstones, visible

__all__ = ["is_of_departing", "of_departing", "with_following", "with_release"]

_PART = re.compile(r".*\..*!")
_CLOSING = ("erase", "withdraw", "unjudge", "delete", "narrow")


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


def with_following(script: Script, line: Command) -> list[Command]:
    """A line with all that follows from it where it stands, after the script so far."""
    return [*with_release(line), *of_departing(script, line)]


def is_of_departing(line: Command) -> bool:
    """Whether a line follows from somebody's leaving altogether."""
    return _PART.fullmatch(line.name) is not None


def of_departing(script: Script, line: Command) -> Iterator[Command]:
    """What leaving altogether is: all of one's own is erased, what else was released ends, who may hold copies of
    that or of what ended before is told, rooms are left, and the guests of one's own sent away."""
    if line.verb != "depart":
        return
    for one in _ends([one for one in script if one.at < line.at], line):
        # By what it ends: how much more there was to end is nothing to those who know of one.
        yield replace(one, name=".".join((line.name, one.verb, one.what, *one.to)) + "!")


def _ends(script: Script, line: Command) -> Iterator[Command]:
    by, at = line.by, line.at
    gone = {one.what for one in script if one.verb in ("erase", "withdraw") and one.by == by}
    own = {one.name for one in script if one.verb in ("report", "object") and one.by == by}
    ended = [Command("", at, by, "erase", one.name) for one in script if one.name in own - gone]
    ended += [
        Command("", at, by, "withdraw", one.name)
        for one in script
        if one.verb == "release" and one.by == by and one.what.split("/")[0] not in own and one.name not in gone
    ]
    yield from ended
    yield from _told(script, ended, line)
    hosted = {one.name for one in script if one.verb == "room" and one.by == by}
    for room in sorted(memberships(script, Reader(by), at) - hosted):
        yield Command("", at, by, "leave", room)
    for room in sorted(hosted):
        for guest in dict.fromkeys(one.to[0] for one in script if one.verb == "invite" and one.what == room):
            if _is_asked(script, room, guest, at):
                yield Command("", at, by, "uninvite", room, to=(guest,))


def _told(script: Script, ended: Sequence[Command], line: Command) -> Iterator[Command]:
    """Whom notices may reach: all who ever saw what ended, whether they opened it or not."""
    releases = {one.name: one.what for one in script if one.verb == "release"}
    closing = [one for one in (*script, *ended) if one.by == line.by and one.verb in _CLOSING]
    about = dict.fromkeys(releases.get(one.what, one.what).split("/")[0] for one in closing)
    saw: dict[str, list[str]] = {one: [] for one in about}
    for party in dict.fromkeys(one.by for one in script if one.verb == "party" and one.by != line.by):
        reader = Reader(party, "amal")
        ever = visible(script, reader, line.at - 1) | set(tombstones(script, reader, line.at - 1))
        for name in about.keys() & {one.split("/")[0] for one in ever}:
            saw[name].append(party)
    for name, parties in saw.items():
        if parties:
            yield Command("", line.at, line.by, "notify", name, to=tuple(parties))


def _is_asked(script: Script, room: str, guest: str, at: int) -> bool:
    """Whether a guest is in the room, or has not answered yet."""
    if room in memberships(script, Reader(guest), at):
        return True
    said = [one.verb for one in script if one.what == room and (one.by == guest or guest in one.to)]
    return said[-1:] == ["invite"]
