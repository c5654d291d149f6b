"""The report of a spill, a wrong release that was stopped: who could see it, who opened it, who has confirmed.

As everything of one's own shares it says of members of another's room only that they are members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from tansiq.ledger import get_stored
from tansiq.model import NOBODY, Hand
from tansiq.release.facts import EntryFacts, ReleaseFacts, get_facts
from tansiq.release.notices import Change, Recipient, SentNotice, find_changes, find_recipients, list_sent
from tansiq.release.onward import bound_terms
from tansiq.release.openings import OpeningLine, Who, masked
from tansiq.release.register import find_rooms
from tansiq.release.rooms import Room
from tansiq.release.stretches import release_stretches
from tansiq.release.views import Reader

__all__ = ["SpillReport", "SpilledRelease", "find_spill", "is_stopped_by", "list_spills"]


@dataclass(frozen=True, slots=True)
class SpilledRelease:
    """A release that was stopped.

    Args:
        audience: "party", "users", "room" or "public".
        names: Its ids: parties, users or a room; none where it is the public.
        onward: To whom its recipients might pass it on while it was in force.
    """

    id: str
    entries: tuple[str, ...]
    made: str
    tlp: str
    audience: str
    names: tuple[str, ...]
    onward: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpillReport:
    """What is known of a spill.

    Args:
        id: Of the withdrawal by which it was stopped.
        could_see: Whom the releases reached, whether or not they looked.
        opened: Openings before it was stopped, each day and door once.
        notice: The notice to those who opened it, with receipts; None where nobody had.
        standing: Other releases of the same entries by the party that are in force now: the spill stopped none of them,
            and whoever they reach still sees the entry.
    """

    id: str
    reason: str
    stopped: str
    entries: tuple[str, ...]
    releases: tuple[SpilledRelease, ...]
    could_see: tuple[Who, ...]
    opened: tuple[OpeningLine, ...]
    notice: SentNotice | None
    hand: Hand = NOBODY
    standing: tuple[SpilledRelease, ...] = ()

    @property
    def unconfirmed(self) -> tuple[Recipient, ...]:
        """Who opened it and has not confirmed."""
        return () if self.notice is None else self.notice.unconfirmed

    @property
    def unopened(self) -> tuple[Who, ...]:
        """Who could see it and did not open it, as far as the log says; of those who pass for one, none."""
        return tuple(one for one in self.could_see if one not in {line.who for line in self.opened})


def list_spills(connection: Connection, home: Path, party: str, now: str) -> tuple[SpillReport, ...]:
    """The spills of a party, the newest first.

    Args:
        now: As the ledger writes times; by it what else is released has run out or not.
    """
    changes = [one for one in find_changes(connection, party) if one.is_spill]
    sent = {one.change: one for one in list_sent(connection, party)} if changes else {}
    return tuple(_report(connection, home, party, one, sent.get(one.id), now) for one in changes)


def find_spill(connection: Connection, home: Path, party: str, change: str, now: str) -> SpillReport | None:
    """One of them; None for what is none of the party's."""
    return next((one for one in list_spills(connection, home, party, now) if one.id == change), None)


def _report(
    connection: Connection, home: Path, party: str, change: Change, notice: SentNotice | None, now: str
) -> SpillReport:
    facts = get_facts(connection, change.entries)
    rooms = {one.id: one for one in find_rooms(connection, party)}
    stopped = [
        (about, release)
        for about in facts.values()
        for release in about.releases
        if release.originator == party and is_stopped_by(release, change)
    ]
    openings = find_recipients(connection, home, party, change)
    lines = (
        OpeningLine(one.opening.entry, one.kind, one.who, one.opening.door, one.opening.at[:10]) for one in openings
    )
    return SpillReport(
        id=change.id,
        reason=change.text,
        stopped=change.at,
        entries=change.entries,
        releases=tuple(dict.fromkeys(_release(connection, release) for _, release in stopped)),
        could_see=tuple(sorted({who for pair in stopped for who in _reached(*pair, rooms, party)})),
        opened=tuple(sorted(dict.fromkeys(lines), key=lambda one: (one.day, one.who, one.door, one.entry))),
        notice=notice,
        hand=change.hand,
        standing=_standing(connection, facts.values(), party, now),
    )


def _standing(
    connection: Connection, entries: Iterable[EntryFacts], party: str, now: str
) -> tuple[SpilledRelease, ...]:
    """The party's releases of entries that are in force, the oldest first."""
    held = {
        release.id: release
        for about in entries
        if about.erased is None
        for release in about.releases
        if release.originator == party and release.closed is None
        if (bound := bound_terms(release)) is not None and (not bound.until or bound.until > now)
    }
    found = (_release(connection, one) for one in held.values())
    return tuple(sorted(found, key=lambda one: (one.made, one.id)))


def is_stopped_by(release: ReleaseFacts, change: Change) -> bool:
    """Whether it was made before, and was in force until then."""
    if change.releases:
        return release.id in change.releases
    return release.closed is not None and release.closed.at == change.at


def _release(connection: Connection, release: ReleaseFacts) -> SpilledRelease:
    bound, terms = bound_terms(release), release.terms
    assert bound is not None
    assert terms is not None
    known = get_stored(connection, terms.targets, is_header=True)
    audience = terms.audience
    return SpilledRelease(
        release.id, tuple(known), release.made.at, bound.tlp, audience.kind, tuple(audience.ids), bound.onward
    )


def _reached(facts: EntryFacts, release: ReleaseFacts, rooms: Mapping[str, Room], party: str) -> Iterator[Who]:
    """Whom a release reached, as the party may know it."""
    assert release.terms is not None
    audience = release.terms.audience
    hosts = {name: room.host for name, room in rooms.items()}
    if audience.kind == "public":
        yield Who("public")
    elif audience.kind in ("party", "users"):
        yield from (Who("party", one.partition(":")[0]) for one in audience.ids)
    else:
        room = rooms.get("".join(audience.ids))
        # Of another's room itself and its host; whoever else is in it has no name.
        known = () if room is None else {one.party for one in room.stretches} - {party}
        for other in sorted(known):
            if release_stretches(facts, release, Reader(other)):
                yield masked(release, other, hosts, party)
