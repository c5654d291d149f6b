"""What a party is told of who opened what it shared: entry, party, door and day; never user, query or neighbours.

Where the entry reached the other through a room whose list is not the party's to know, it is "a member of ROOM"; by a
release to the public, "somebody". Of what others passed on, nothing: each is told of its own releases alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select

from tansiq.ledger import Opening, find_opened, find_openings, get_stored
from tansiq.release.facts import EntryFacts, ReleaseFacts, get_facts
from tansiq.release.register import find_rooms, party_release
from tansiq.release.runs import Stretch
from tansiq.release.stretches import Passing, release_stretches
from tansiq.release.views import Reader

__all__ = ["MAX_OPENINGS", "OpenedBy", "OpeningLine", "Who", "find_opened_by", "list_openings", "masked"]

MAX_OPENINGS = 2000
"""Rows of the log that one answer looks at: the newest."""
WhoKind = Literal["party", "room", "public"]


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """Whom a party is told of: "party" with its id, "room" for a member of that room, "public" for somebody."""

    kind: WhoKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """That somebody opened an entry that the party shared.

    Args:
        kind: "report", "claim", "judgement", "clients" or "notice".
        door: "page", "api", "command", "export", "taxii" or "bundle".
    """

    entry: str
    kind: str
    who: Who
    door: str
    day: str


@dataclass(frozen=True, slots=True)
class OpenedBy:
    """The same before it is masked, with the releases that were the way: for acts of the program, and for no answer.

    Args:
        reaching: Every release of the party that ever let them see it, and when.
        user: Whom alone it had reached by name, where the rest of the party did not see it; else "".
    """

    opening: Opening
    kind: str
    who: Who
    ways: tuple[str, ...] = ()
    reaching: tuple[tuple[str, tuple[Stretch, ...]], ...] = ()
    user: str = ""

    @property
    def reader(self) -> Reader:
        """Who may be told of it."""
        return Reader(self.opening.party, self.user)


def list_openings(
    connection: Connection, home: Path, party: str, *, entries: Sequence[str] = ()
) -> tuple[OpeningLine, ...]:
    """Who opened what a party shared, each day, door and entry once, the newest day first; of the newest openings.

    Args:
        entries: Of these alone.
    """
    found = (
        OpeningLine(one.opening.entry, one.kind, one.who, one.opening.door, one.opening.at[:10])
        for one in find_opened_by(connection, home, party, entries=entries)
    )
    once = dict.fromkeys(found)
    by_content = sorted(once, key=lambda one: (one.entry, one.who, one.door))
    return tuple(sorted(by_content, key=lambda one: one.day, reverse=True))


def find_opened_by(
    connection: Connection, home: Path, party: str, *, entries: Sequence[str] = (), all_of_them: bool = False
) -> list[OpenedBy]:
    """Openings of entries that a release of the party let others see when they opened them, the newest first.

    Args:
        all_of_them: Of `entries` every row of the log, as a notice takes: whoever opens much must not push out of it
            who opened once. Else the newest.
    """
    if entries:
        rows = find_opened(home, entries, None if all_of_them else MAX_OPENINGS)
    else:
        rows = find_openings(home, party, MAX_OPENINGS)
        rows += find_opened(home, _passed_on(connection, party), MAX_OPENINGS)
    facts = get_facts(connection, list(dict.fromkeys(one.entry for one in rows)))
    hosts = {one.id: one.host for one in find_rooms(connection, party)}
    reaching: dict[tuple[str, str, str], list[tuple[ReleaseFacts, list[Stretch]]]] = {}
    found = []
    for row in rows:
        about = facts.get(row.entry)
        if about is None or row.party == party:
            continue
        for user in {row.user, ""}:
            name = (row.entry, row.party, user)
            if name not in reaching:
                reaching[name] = list(_reaching(about, Reader(row.party, user), party))
        ways = tuple(release for release, held in reaching[row.entry, row.party, row.user] if _held_at(held, row.at))
        is_party_s = any(_held_at(held, row.at) for _, held in reaching[row.entry, row.party, ""])
        who = _who(ways, row, party, hosts)
        if who is not None:
            every = tuple((one.id, tuple(held)) for one, held in reaching[row.entry, row.party, row.user])
            user = "" if is_party_s else row.user
            found.append(OpenedBy(row, about.kind, who, tuple(one.id for one in ways), every, user))
    return found


def _passed_on(connection: Connection, party: str) -> list[str]:
    """What of others the party passed on."""
    mine = select(party_release.c.release).where(party_release.c.party == party)
    acts = get_stored(connection, [one.hex() for one in connection.scalars(mine)], is_header=True)
    targets = sorted({on for act in acts.values() for on in act.entry.basis})
    known = get_stored(connection, targets, is_header=True)
    return [name for name, one in known.items() if one.entry.originator != party and one.entry.kind == "report"]


def _who(ways: Iterable[ReleaseFacts], row: Opening, party: str, hosts: Mapping[str, str]) -> Who | None:
    """As whom the party is told of an opening; None where no release of its own was the way."""
    told = [masked(release, row.party, hosts, party) for release in ways]
    # By name where it released it by name; else a room of its own before one of another host, before the public.
    return min(told, key=lambda who: (("party", "room", "public").index(who.kind), who.name), default=None)


def masked(release: ReleaseFacts, other: str, hosts: Mapping[str, str], party: str) -> Who:
    """As whom a party is told of another that one of its releases reached."""
    assert release.terms is not None
    audience = release.terms.audience
    if audience.kind == "public":
        return Who("public")
    if audience.kind == "room" and hosts.get("".join(audience.ids)) not in (party, other):
        return Who("room", "".join(audience.ids))
    return Who("party", other)


def _reaching(facts: EntryFacts, reader: Reader, party: str) -> Iterator[tuple[ReleaseFacts, list[Stretch]]]:
    """Releases by the party, of the entry or of the report that it follows, with when they held the reader."""
    for about in (facts, *(one for one in facts.basis if one is not None)):
        passing = Passing(about)
        for release in about.releases:
            if release.originator == party and release.terms is not None:
                is_own = about.originator == party
                held = release_stretches(about, release, reader) if is_own else passing.hops(release, reader)
                yield release, list(held)


def _held_at(stretches: Iterable[Stretch], at: str) -> bool:
    return any(one.since <= at <= one.told_end for one in stretches)
