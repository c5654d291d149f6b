"""What a release decision rests on, gathered from the ledger: headers, releases, what ended them, rooms, the basis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tansiq.errors import ModelError
from tansiq.ledger import Stored, find_resting_on, get_erasures, get_stored
from tansiq.model import NOBODY, Hand, Narrowing, Release
from tansiq.release.moments import Moment, first_of
from tansiq.release.rooms import RoomStretch, get_rooms

__all__ = ["EntryFacts", "Limit", "Listed", "ReleaseFacts", "get_facts"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A narrowing of a release, and when it came."""

    terms: Narrowing
    moment: Moment


@dataclass(frozen=True, slots=True)
class Listed:
    """The clients of a party, by a list that a release rests on."""

    party: str
    clients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """One release of an entry.

    Args:
        id: Of the release's own entry.
        originator: Whose entry the release is.
        made: When this node took it in.
        terms: None where they cannot be read.
        closed: A withdrawal of it, or of the entry, or a narrowing that cannot be read: the first after it, or None.
        limits: Narrowings of it, in the ledger's order.
        lists: Client lists of recipients that it rests on: for AMBER they say who may be passed it on.
        hand: By whose hand it was made; it decides nothing.
    """

    id: str
    originator: str
    made: Moment
    terms: Release | None
    closed: Moment | None = None
    limits: tuple[Limit, ...] = ()
    lists: tuple[Listed, ...] = ()
    hand: Hand = NOBODY


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One entry as the rule sees it; never its content.

    Args:
        made: When this node took it in.
        erased: When its content was erased, or None.
        basis: Facts of each entry it rests on; None for one that is not here.
        rooms: Memberships of every room that a release names.
    """

    id: str
    kind: str
    originator: str
    made: Moment
    erased: Moment | None = None
    releases: tuple[ReleaseFacts, ...] = ()
    basis: tuple[EntryFacts | None, ...] = ()
    rooms: tuple[RoomStretch, ...] = field(default=(), repr=False)


_UNREADABLE = (ModelError, KeyError, TypeError, ValueError)


def _terms(stored: Stored) -> Release | None:
    try:
        return None if stored.entry.payload is None else Release.from_json(stored.entry.payload)
    except _UNREADABLE:
        # What cannot be read grants nothing (release.md, rule 6).
        return None


def _limit(stored: Stored) -> Limit | None:
    try:
        terms = Narrowing.from_json(stored.entry.payload or {})
    except _UNREADABLE:
        return None
    return Limit(terms, Moment(stored.position, stored.received))


class _Endings:
    """What was withdrawn and narrowed, by what it rests on."""

    def __init__(self, connection: Connection, targets: Sequence[str]) -> None:
        pairs = find_resting_on(connection, targets, ("withdrawal", "narrowing"))
        acts = get_stored(connection, [one for _, one in pairs])
        self._on: dict[str, list[Stored]] = {}
        for target, one in pairs:
            self._on.setdefault(target, []).append(acts[one])

    def after(self, act: Stored, *targets: str) -> tuple[Moment | None, tuple[Limit, ...]]:
        """What ended a release, and its narrowings: those of its own originator that came later."""
        found = [
            stop
            for target in targets
            for stop in self._on.get(target, ())
            if stop.position > act.position and stop.entry.originator == act.entry.originator
        ]
        limits = [_limit(stop) for stop in found if stop.entry.kind == "narrowing"]
        # A narrowing that cannot be read closes.
        closing = [
            Moment(stop.position, stop.received)
            for stop in found
            if stop.entry.kind == "withdrawal" or _limit(stop) is None
        ]
        return first_of(*closing), tuple(limit for limit in limits if limit is not None)


def _listed(stored: Stored) -> Listed:
    """A client list that cannot be read names nobody."""
    named = (stored.entry.payload or {}).get("clients")
    return Listed(stored.entry.originator, tuple(map(str, named)) if isinstance(named, list) else ())


def _lists(connection: Connection, acts: dict[str, Stored], said: dict[str, Release | None]) -> dict[str, Listed]:
    """The client lists that releases rest on, by id."""
    ids = {
        on
        for name, terms in said.items()
        if terms is not None and terms.onward
        for on in set(acts[name].entry.basis) - {*terms.targets, *terms.audience.ids}
    }
    found = get_stored(connection, sorted(ids))
    return {name: _listed(one) for name, one in found.items() if one.entry.kind == "clients"}


def _releases(connection: Connection, ids: Sequence[str]) -> dict[str, list[ReleaseFacts]]:
    pairs = find_resting_on(connection, ids, ("release",))
    if not pairs:
        return {}
    acts = get_stored(connection, [one for _, one in pairs])
    endings = _Endings(connection, [*{target for target, _ in pairs}, *acts])
    said = {name: _terms(act) for name, act in acts.items()}
    lists = _lists(connection, acts, said)
    found: dict[str, list[ReleaseFacts]] = {}
    for target, one in pairs:
        act, terms = acts[one], said[one]
        if terms is not None and target not in terms.targets:
            # It only rests on this entry, as on a client list, and is the release of another.
            continue
        closed, limits = endings.after(act, target, one)
        made = Moment(act.position, act.received)
        on = tuple(lists[name] for name in act.entry.basis if name in lists)
        hand = Hand.of(act.entry.payload)
        facts = ReleaseFacts(one, act.entry.originator, made, terms, closed, limits, on, hand)
        found.setdefault(target, []).append(facts)
    return found


def _rooms_named(releases: Sequence[ReleaseFacts]) -> set[str]:
    audiences = [one.terms.audience for one in releases if one.terms is not None]
    audiences += [limit.terms.audience for one in releases for limit in one.limits if limit.terms.audience is not None]
    return {room for audience in audiences if audience.kind == "room" for room in audience.ids}


def get_facts(connection: Connection, ids: Sequence[str]) -> dict[str, EntryFacts]:
    """Facts of entries by id, with those of all they rest on; an id that is not in the ledger is not in the answer."""
    found: dict[str, Stored] = {}
    wanted = list(ids)
    while wanted:
        more = get_stored(connection, wanted, is_header=True)
        found |= more
        wanted = [on for one in more.values() for on in one.entry.basis if on not in found]
    releases = _releases(connection, list(found))
    rooms = get_rooms(connection, set().union(*map(_rooms_named, releases.values())))
    erasures = get_erasures(connection, [one.position for one in found.values() if one.is_erased])
    made: dict[str, EntryFacts] = {}
    # A basis is always older than what rests on it, so in the ledger's order each finds its own made already.
    for one in sorted(found.values(), key=lambda stored: stored.position):
        own = releases.get(one.entry.id, ())
        made[one.entry.id] = EntryFacts(
            id=one.entry.id,
            kind=one.entry.kind,
            originator=one.entry.originator,
            made=Moment(one.position, one.received),
            erased=Moment(*erasures[one.position]) if one.is_erased else None,
            releases=tuple(own),
            basis=tuple(made.get(on) for on in one.entry.basis),
            rooms=tuple(stretch for room in sorted(_rooms_named(own)) if room in rooms
                        for stretch in rooms[room].stretches),
        )  # fmt: skip
    return {one: made[one] for one in ids if one in made}
