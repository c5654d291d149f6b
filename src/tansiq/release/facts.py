"""What a release decision rests on, gathered from the ledger: headers, releases, what closed them, and the basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tansiq.errors import ModelError
from tansiq.ledger import Stored, find_resting_on, get_stored
from tansiq.model import Release

__all__ = ["EntryFacts", "ReleaseFacts", "RoomStretch", "get_facts"]

_CLOSING = ("withdrawal", "narrowing")


@dataclass(frozen=True, slots=True)
class RoomStretch:
    """One unbroken membership of a room, in the ledger order of the room's home node; `left` None while it lasts."""

    room: str
    party: str
    joined: int
    left: int | None = None


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One release of an entry.

    Args:
        id: Of the release's own entry.
        originator: Whose entry the release is.
        order: Its place in the ledger.
        received: When this node took it in, as format_time gives it.
        terms: None where they cannot be read.
        is_closed: A withdrawal or narrowing of it, or of the entry, came after it.
    """

    id: str
    originator: str
    order: int
    received: str
    terms: Release | None
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One entry as the rule sees it; never its content.

    Args:
        basis: Facts of each entry it rests on; None for one that is not here.
        rooms: Memberships of every room that a release names.
    """

    id: str
    kind: str
    originator: str
    received: str
    is_erased: bool = False
    releases: tuple[ReleaseFacts, ...] = ()
    basis: tuple[EntryFacts | None, ...] = ()
    rooms: tuple[RoomStretch, ...] = field(default=(), repr=False)


def _terms(stored: Stored) -> Release | None:
    try:
        return None if stored.entry.payload is None else Release.from_json(stored.entry.payload)
    except (ModelError, KeyError, TypeError, ValueError):
        # What cannot be read grants nothing (release.md, rule 6).
        return None


def _closed_after(connection: Connection, targets: Sequence[str]) -> dict[str, list[Stored]]:
    pairs = find_resting_on(connection, targets, _CLOSING)
    acts = get_stored(connection, [one for _, one in pairs], is_header=True)
    found: dict[str, list[Stored]] = {}
    for target, one in pairs:
        found.setdefault(target, []).append(acts[one])
    return found


def _releases(connection: Connection, ids: Sequence[str]) -> dict[str, list[ReleaseFacts]]:
    pairs = find_resting_on(connection, ids, ("release",))
    if not pairs:
        return {}
    acts = get_stored(connection, [one for _, one in pairs])
    closing = _closed_after(connection, [*ids, *acts])
    found: dict[str, list[ReleaseFacts]] = {}
    for target, one in pairs:
        act = acts[one]
        terms = _terms(act)
        is_closed = any(
            stop.position > act.position and stop.entry.originator == act.entry.originator
            for stop in (*closing.get(target, ()), *closing.get(one, ()))
        )
        if terms is not None and terms.what != target:
            terms = None
        found.setdefault(target, []).append(
            ReleaseFacts(one, act.entry.originator, act.position, act.received, terms, is_closed)
        )
    return found


def get_facts(connection: Connection, ids: Sequence[str]) -> dict[str, EntryFacts]:
    """Facts of entries by id, with those of all they rest on; an id that is not in the ledger is not in the answer."""
    found: dict[str, Stored] = {}
    wanted = list(ids)
    while wanted:
        more = get_stored(connection, wanted, is_header=True)
        found |= more
        wanted = [on for one in more.values() for on in one.entry.basis if on not in found]
    releases = _releases(connection, list(found))
    made: dict[str, EntryFacts] = {}
    # A basis is always older than what rests on it, so in the ledger's order each finds its own made already.
    for one in sorted(found.values(), key=lambda stored: stored.position):
        made[one.entry.id] = EntryFacts(
            id=one.entry.id,
            kind=one.entry.kind,
            originator=one.entry.originator,
            received=one.received,
            is_erased=one.is_erased,
            releases=tuple(releases.get(one.entry.id, ())),
            basis=tuple(made.get(on) for on in one.entry.basis),
        )
    return {one: made[one] for one in ids if one in made}
