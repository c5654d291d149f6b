"""What one reader may know at one moment, by a script and the specification alone; nothing of the program is imported.
In doubt the stricter is taken. `known` is a reader's part of a script; `visible`, … are to be found."""

from __future__ import annotations

from collections.abc import Iterator

from tests.noninterference.language import Command, Reader, Script

__all__ = ["grants", "known", "memberships", "onward_of", "tombstones", "visible"]

_AT_MOST = {"RED": "users", "AMBER+STRICT": "party room", "AMBER": "party room", "GREEN": "party room",
            "CLEAR": "party room public"}  # fmt: skip


def _before(script: Script, now: int) -> list[Command]:
    return [line for line in script if line.at <= now]


def _by(script: Script, name: str) -> str:
    return next((line.by for line in script if line.name == name.split("/", maxsplit=1)[0]), "")


def _stay(script: Script, room: str, party: str, now: int) -> int | None:
    """Since when a party is in a room without a break: host, or invited, accepted and, if it has a charter, signed."""
    joined, is_invited, is_signed, has_charter = None, False, False, False
    for line in _before(script, now):
        if line.name == room and line.by == party:
            joined, is_signed = line.at, True
        elif line.what != room:
            continue
        elif line.verb == "charter" and line.by == _by(script, room):
            has_charter, joined = True, joined if is_signed else None
        elif line.verb == "invite" and party in line.to:
            is_invited = True
        elif line.verb == "accept" and line.by == party and is_invited and joined is None:
            is_signed = line.kind == "signed"
            joined = line.at if is_signed or not has_charter else None
        elif (line.verb == "leave" and line.by == party) or (line.verb == "uninvite" and party in line.to):
            joined, is_invited = None, is_invited and line.verb == "leave"
    return joined


def _holds(script: Script, line: Command, reader: Reader, now: int) -> int | None:
    """Since when the audience of a release or a narrowing holds the reader, or None; an empty audience is nobody."""
    if line.kind == "room" and len(line.to) == 1:
        joined = _stay(script, line.to[0], reader.party, now)
        return max(joined, line.at) if joined is not None and (joined < line.at or line.is_for_later) else None
    mark = reader.party if line.kind == "party" else f"{reader.party}:{reader.user or '?'}"
    is_held = mark in line.to if line.kind in ("party", "users") else line.kind == "public" and not line.to
    return line.at if is_held else None


def _first(*ends: int | None) -> int | None:
    return min((one for one in ends if one is not None), default=None)


def _end(script: Script, release: Command, reader: Reader, now: int) -> tuple[int | None] | None:
    """The end of a release that holds the reader now (None: no end), or None where none does."""
    end, held, owner = release.until, _holds(script, release, reader, now), _by(script, release.what)
    if held is None or reader.party == owner or release.kind not in _AT_MOST[release.tlp].split():
        return None
    ends = [None] if release.by == owner else grants(script, release, reader.party, now)
    if not ends:
        return None
    end = _first(end, None if None in ends else max(one or 0 for one in ends))
    for line in _before(script, now):
        if line.by != release.by or line.at <= release.at:
            continue
        closed = {"withdraw": (release.name, release.what), "erase": (release.what.split("/")[0],)}
        if line.what in closed.get("withdraw" if line.verb == "unjudge" else line.verb, ()):
            return None
        if line.verb == "narrow" and line.what == release.name:
            if line.kind and _holds(script, line, reader, now) is None:
                return None
            end = _first(end, line.until)
    return None if end is not None and end <= now else (end,)


def _named(script: Script, release: Command, now: int) -> frozenset[str]:
    """To whom it may be passed on by its narrowings so far, whoever receives it."""
    cuts = [() if line.kind == "users" else line.onward for line in _before(script, now)
            if line.verb == "narrow" and line.what == release.name and line.by == release.by]  # fmt: skip
    named = frozenset(one for one in release.onward or () if one != "*" or release.tlp == "CLEAR")
    return named.intersection(*(cut for cut in cuts if cut is not None))


def onward_of(script: Script, release: Command, party: str, now: int) -> frozenset[str]:
    """To whom a recipient may pass it on now; of AMBER, to its clients by the newest list seen on releasing."""
    names = _named(script, release, now)
    lists = [line.to for line in _before(script, release.at) if line.verb == "clients" and line.by == party
             and _is_seen(script, line.name, Reader(release.by), release.at)]  # fmt: skip
    allowed = names if release.tlp in ("GREEN", "CLEAR") else lists[-1] if release.tlp == "AMBER" and lists else ()
    return names & frozenset(allowed)


def grants(script: Script, passed: Command, party: str, now: int) -> list[int | None]:
    """Ends of the releases that still let something be passed on to a party: rule 5, at every moment since it was."""
    to = "*" if passed.kind == "public" else passed.to[0] if passed.kind == "room" else party
    giver, strict, ends = Reader(passed.by), list(_AT_MOST), list[int | None]()
    for line in _before(script, passed.at - 1):
        if line.verb == "release" and line.what == passed.what and not (line.is_detached or passed.is_detached):
            end, since = _end(script, line, giver, now), _holds(script, line, giver, now)
            is_lax = strict.index(passed.tlp) > strict.index(line.tlp) or passed.purpose != line.purpose
            times = [one.at for one in _before(script, now) if one.at >= passed.at]
            is_within = all(names >= {to, *_named(script, passed, at)} or "*" in names
                            for at in times for names in [onward_of(script, line, passed.by, at)])  # fmt: skip
            ends += end or () if since is not None and since < passed.at and is_within and not is_lax else ()
    return ends


def _is_seen(script: Script, entry: str, reader: Reader, now: int) -> bool:
    """Whether it sees a report, a list, "REPORT/N" released alone (rule 1), or a judgement with the claims it is of."""
    lines, report, is_alone = _before(script, now), entry.split("/", maxsplit=1)[0], "/" in entry
    if not reader.party or any(line.verb == "erase" and line.what == report for line in lines):
        return False
    if _by(lines, report) == reader.party:
        return not is_alone
    sides = [side for line in lines if line.verb == "judge" and line.name == entry for side in (line.what, *line.to)]
    if not all(any(_is_seen(script, way, reader, now) for way in (one.split("/")[0], one)) for one in sides):
        return False
    return any(line.verb == "release" and line.what == entry and line.is_detached == is_alone
               and _end(script, line, reader, now) is not None for line in lines)  # fmt: skip


def visible(script: Script, reader: Reader, now: int) -> frozenset[str]:
    """Names of the reports that the reader sees, with which go all their claims; "REPORT/N" of what it sees alone."""
    about = [line for line in _before(script, now) if line.verb in ("report", "object", "judge", "release")]
    named = {line.what if line.verb == "release" else line.name for line in about}
    return frozenset(one for one in named if _is_seen(script, one, reader, now))


def _moments(script: Script, now: int) -> list[int]:
    return sorted(at for at in {line.at for line in script} | {line.until or 0 for line in script} | {now} if at <= now)


def tombstones(script: Script, reader: Reader, now: int) -> dict[str, int]:
    """Names of what the reader could see and sees no more, its own once erased, and since when; what was released
    alone is seen as long as its report is, too; of what only followed its report nothing is said."""
    stopped, seen = dict[str, int](), set[str]()
    for moment in _moments(script, now):
        shown = visible(script, reader, moment)
        sees = {one for one in shown | seen | set(stopped) if one in shown or one.split("/")[0] in shown}
        stopped = {name: at for name, at in (stopped | dict.fromkeys(seen - sees, moment)).items() if name not in sees}
        seen = sees
    return stopped


def memberships(script: Script, reader: Reader, now: int, is_told: bool = False) -> frozenset[str]:
    """Names of the rooms that the reader's party is in now; those alone whose members it may learn of, where asked."""
    rooms = (line.name for line in _before(script, now) if line.verb == "room"
             and not (is_told and line.kind == "confidential" and line.by != reader.party))  # fmt: skip
    return frozenset(room for room in rooms if _stay(script, room, reader.party, now) is not None)


def known(script: Script, reader: Reader, now: int) -> list[tuple[object, ...]]:
    """The reader's part of a script at that moment, in its order: equal parts, equal answers."""
    return [(line.at, *part) for line in _before(script, now) for part in _part(script, line, reader, now)]


def _part(script: Script, line: Command, reader: Reader, now: int) -> Iterator[tuple[object, ...]]:
    """What the reader may know of one line: all of its own, its own share of a release, and nothing of the rest."""
    party, room = reader.party, line.name if line.verb == "room" else line.what
    is_told = line.by in _met(script, reader, now) if line.verb == "party" else line.verb == "delete"
    is_mine = line.by == party and (line.verb != "open" or line.kind in ("", reader.user))
    if is_mine or (is_told and (line.verb == "party" or room in visible(script, reader, now))):
        yield (line,)
    elif line.verb in ("room", "charter", "retain", "invite", "uninvite", "accept", "leave", "notify"):
        # Who is asked into a room knows it; members find one another through it, once the reader is in it.
        asked = {one.what for one in _before(script, now) if one.verb == "invite" and party in one.to}
        if room in memberships(script, reader, now, True) or (line.verb in "room charter retain" and room in asked):
            yield (line,)
        elif party in line.to:
            yield line.verb, line.by, room
    elif line.verb == "release" and (held := _history(script, line, reader, now)):
        # Neither the audience's other ids nor when it came; but the report, over which the id of what is alone is made.
        text = [one.what if one.verb in "report object" else one for one in script if one.name == room.split("/")[0]]
        terms = line.kind == "room" and line.to, line.tlp, line.purpose, line.is_detached, line.has_words
        yield line.by, line.hand, _by(script, line.what), line.what, line.kind, terms, tuple(text), held


def _history(script: Script, release: Command, reader: Reader, now: int) -> list[tuple[object, ...]]:
    """When a release began and ceased to hold for the reader, and end and onward as known at each of these moments."""
    held = list[tuple[object, ...]]()
    for moment in (at for at in _moments(script, now) if at >= release.at):
        end = _end(script, release, reader, moment)
        cut = [one.kind for one in _before(script, moment) if one.verb == "narrow" and one.what == release.name]
        state = (end, end and onward_of(script, release, reader.party, moment), bool(end) and "users" in cut)
        if (held or end) and (not held or held[-1][1:] != state):
            held.append((moment, *state))
    return held


def _met(script: Script, reader: Reader, now: int) -> frozenset[str]:
    """Parties that the reader knows of: who asked it into a room, shares one, or released something to it."""
    lines, rooms = _before(script, now), memberships(script, reader, now, True)
    met = {line.by for line in lines if line.verb == "invite" and reader.party in line.to}
    met |= {line.by for line in lines if line.verb == "accept" and line.what in rooms}
    return frozenset(met | {one.by for one in lines if one.verb == "release" and _history(script, one, reader, now)})
