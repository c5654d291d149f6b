"""What follows from a line of a script: releases and ends that it is, too, as lines of their own at the same minute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.reference_rule import memberships

__all__ = ["is_of_departing", "of_departing", "with_following", "with_release"]

_PART = re.compile(r".*\..*!")


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
    """What leaving altogether is: one's reports are erased, rooms left, and the guests of one's own sent away."""
    if line.verb != "depart":
        return
    for one in _ends([one for one in script if one.at < line.at], line):
        # By what it ends: how much more there was to end is nothing to those who know of one.
        yield replace(one, name=".".join((line.name, one.verb, one.what, *one.to)) + "!")


def _ends(script: Script, line: Command) -> Iterator[Command]:
    by, at = line.by, line.at
    erased = {one.what for one in script if one.verb == "erase"}
    for one in script:
        if one.verb == "report" and one.by == by and one.name not in erased:
            yield Command("", at, by, "erase", one.name)
    hosted = {one.name for one in script if one.verb == "room" and one.by == by}
    for room in sorted(memberships(script, Reader(by), at) - hosted):
        yield Command("", at, by, "leave", room)
    for room in sorted(hosted):
        for guest in dict.fromkeys(one.to[0] for one in script if one.verb == "invite" and one.what == room):
            if _is_asked(script, room, guest, at):
                yield Command("", at, by, "uninvite", room, to=(guest,))


def _is_asked(script: Script, room: str, guest: str, at: int) -> bool:
    """Whether a guest is in the room, or has not answered yet."""
    if room in memberships(script, Reader(guest), at):
        return True
    said = [one.verb for one in script if one.what == room and (one.by == guest or guest in one.to)]
    return said[-1:] == ["invite"]
