"""What one reader may know at one moment, decided from a script alone: written from the release specification, apart
from the program, of which it imports nothing. Where the specification leaves a choice, the stricter one is taken.

A script is all that ever entered a node, in the order of the ledger. `known` is the reader's part of it: two scripts
are equal for a reader at a moment when it is equal. `visible`, `tombstones` and `memberships` are what must be found.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.noninterference.language import Command, Reader, Script

__all__ = ["known", "memberships", "tombstones", "visible"]

_AT_MOST = {"RED": "users", "AMBER+STRICT": "party room", "AMBER": "party room", "GREEN": "party room",
            "CLEAR": "party room public"}  # fmt: skip


def _before(script: Script, now: int) -> list[Command]:
    return [line for line in script if line.at <= now]


def _line(script: Script, name: str) -> Command | None:
    return next((line for line in script if line.name == name.split("/", maxsplit=1)[0]), None)


def _by(script: Script, name: str) -> str:
    line = _line(script, name)
    return "" if line is None else line.by


def _stay(script: Script, room: str, party: str, now: int) -> int | None:
    """Since when the party has been in a room without a break; None where it is not in it now.

    A member is the host, and whose invitation and acceptance both stand; who comes back accepts anew and starts anew.
    """
    joined: int | None = None
    is_invited = False
    for line in _before(script, now):
        if line.name == room and line.by == party:
            joined = line.at
        if line.what != room:
            continue
        if line.verb == "invite" and party in line.to:
            is_invited = True
        elif line.verb == "accept" and line.by == party and is_invited and joined is None:
            joined = line.at
        elif line.verb == "leave" and line.by == party:
            joined = None
        elif line.verb == "uninvite" and party in line.to:
            joined, is_invited = None, False
    return joined


def _holds(script: Script, line: Command, reader: Reader, now: int) -> int | None:
    """Since when the audience of a release or a narrowing holds the reader, or None; an empty audience is nobody."""
    if line.kind == "room" and len(line.to) == 1:
        joined = _stay(script, line.to[0], reader.party, now)
        return max(joined, line.at) if joined is not None and (joined < line.at or line.is_for_later) else None
    is_held = (
        (line.kind == "party" and reader.party in line.to)
        or (line.kind == "users" and bool(reader.user) and f"{reader.party}:{reader.user}" in line.to)
        or (line.kind == "public" and not line.to)
    )
    return line.at if is_held else None


def _end(script: Script, release: Command, reader: Reader, now: int) -> tuple[int | None] | None:
    """The end of a release that holds the reader now (None: no end), or None where none does."""
    end, held = release.until, _holds(script, release, reader, now)
    if held is None or _by(script, release.what) != release.by or release.kind not in _AT_MOST[release.tlp].split():
        return None
    for line in _before(script, now):
        if line.by != release.by or line.at <= release.at:
            continue
        if line.verb == "withdraw" and line.what in (release.name, release.what):
            return None
        if line.verb == "erase" and line.what == release.what.split("/")[0]:
            return None
        if line.verb == "narrow" and line.what == release.name:
            if line.kind and _holds(script, line, reader, now) is None:
                return None
            end = min((one for one in (end, line.until) if one is not None), default=None)
    return None if end is not None and end <= now else (end,)


def _is_seen(script: Script, report: str, reader: Reader, now: int, entry: str = "") -> bool:
    """Whether the reader sees a report at that moment, or what was released of it alone: rule 1."""
    lines = _before(script, now)
    if not reader.party or any(line.verb == "erase" and line.what == report for line in lines):
        return False
    if _by(lines, report) == reader.party:
        return True
    return any(
        line.verb == "release" and line.what == (entry or report) and line.is_detached == bool(entry)
        and _end(script, line, reader, now) is not None
        for line in lines
    )  # fmt: skip


def visible(script: Script, reader: Reader, now: int) -> frozenset[str]:
    """Names of the reports that the reader sees, with which go all their claims; "REPORT/N" of what it sees alone."""
    lines = _before(script, now)
    alone = {line.what for line in lines if line.verb == "release" and line.is_detached and line.by != reader.party}
    seen = {line.name for line in lines if line.verb == "report" and _is_seen(script, line.name, reader, now)}
    return frozenset(seen | {one for one in alone if _is_seen(script, one.split("/")[0], reader, now, one)})


def _moments(script: Script, now: int) -> list[int]:
    """Every moment up to now at which anything may change."""
    return sorted(at for at in {line.at for line in script} | {line.until or 0 for line in script} | {now} if at <= now)


def tombstones(script: Script, reader: Reader, now: int) -> dict[str, int]:
    """Names of what the reader could see, looked or not, and sees no more, its own once erased; and since when.

    What was released alone is seen as long as its report is, too; of what only followed its report nothing is said.
    """
    stopped: dict[str, int] = {}
    seen: set[str] = set()
    for moment in _moments(script, now):
        shown = visible(script, reader, moment)
        sees = {one for one in shown | seen | set(stopped) if one in shown or one.split("/")[0] in shown}
        stopped |= dict.fromkeys(seen - sees, moment)
        stopped = {name: at for name, at in stopped.items() if name not in sees}
        seen = sees
    return stopped


def memberships(script: Script, reader: Reader, now: int) -> frozenset[str]:
    """Names of the rooms that the reader's party is in now."""
    rooms = [line.name for line in _before(script, now) if line.verb == "room"]
    return frozenset(room for room in rooms if _stay(script, room, reader.party, now) is not None)


def known(script: Script, reader: Reader, now: int) -> list[tuple[object, ...]]:
    """The reader's part of a script at that moment, in its order: equal parts, equal answers."""
    return [(line.at, *part) for line in _before(script, now) for part in _part(script, line, reader, now)]


def _part(script: Script, line: Command, reader: Reader, now: int) -> Iterator[tuple[object, ...]]:
    """What the reader may know of one line: all of its own, its own share of a release, and nothing of the rest."""
    party = reader.party
    room = line.name if line.verb == "room" else line.what
    if line.by == party:
        yield (line,)
    elif line.verb in ("room", "invite", "uninvite", "accept", "leave"):
        # Who is asked into a room knows it; members find one another through it, from when the reader is in it.
        if _stay(script, room, party, now) is not None or (line.verb == "room" and room in _asked(script, party, now)):
            yield (line,)
        elif party in line.to:
            yield line.verb, line.by, room
    elif line.verb == "party" and line.by in _met(script, reader, now):
        yield (line,)
    elif line.verb == "release" and (held := _history(script, line, reader, now)):
        # The audience's other ids, and when the entry itself came, are none of the reader's; its content is. What was
        # released alone has an id that is made over its report's, so that its report is the same in both scripts.
        report = _line(script, line.what)
        text = "" if report is None else report.what
        to = line.to if line.kind == "room" else ()
        yield line.by, line.what, line.kind, to, line.tlp, line.is_detached, line.has_words, text, held


def _asked(script: Script, party: str, now: int) -> frozenset[str]:
    return frozenset(line.what for line in _before(script, now) if line.verb == "invite" and party in line.to)


def _history(script: Script, release: Command, reader: Reader, now: int) -> list[tuple[int, tuple[int | None] | None]]:
    """When a release began and ceased to hold for the reader, and its end as known at each of these moments."""
    held: list[tuple[int, tuple[int | None] | None]] = []
    for moment in (at for at in _moments(script, now) if at >= release.at):
        end = _end(script, release, reader, moment)
        if (held or end) and (not held or held[-1][1] != end):
            held.append((moment, end))
    return held


def _met(script: Script, reader: Reader, now: int) -> frozenset[str]:
    """Parties that the reader knows of: who asked it into a room, shares one, or released something to it."""
    lines, rooms = _before(script, now), memberships(script, reader, now)
    met = {line.by for line in lines if line.verb == "invite" and reader.party in line.to}
    met |= {line.by for line in lines if line.verb == "accept" and line.what in rooms}
    return frozenset(
        met | {line.by for line in lines if line.verb == "release" and _history(script, line, reader, now)}
    )
