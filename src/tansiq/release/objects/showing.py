"""Keeps the rows of foreign objects: after every act, in its transaction, and when all are made anew.

`date_added` hangs on the rows before it, so the order of acts matters: a rebuild runs through all acts in the ledger's
order and makes after each what the act itself made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from tansiq.ledger import KeyRing, Stored, find_resting_on, get_stored
from tansiq.ledger.engine import ask, put_rows
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import entry, erased
from tansiq.release.apart import ends_of, shown_end
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.moments import Moment
from tansiq.release.objects.adding import Row, Rows, read_rows
from tansiq.release.objects.collections import Target, collection_id
from tansiq.release.objects.creators import created_by_originator
from tansiq.release.objects.describe import Described, describe_stored
from tansiq.release.objects.placing import ObjectFacts, as_of, find_places, group_lines, orders_of
from tansiq.release.objects.tables import object_body, object_posting, shown_object
from tansiq.release.rooms import get_rooms
from tansiq.release.views import Reader

__all__ = [
    "INSERT_BODY",
    "body_row",
    "find_unread",
    "list_posting",
    "note_posting",
    "objects_in",
    "rebuild_objects",
    "show_new_party",
    "show_objects",
]

_BODY_COLUMNS = [column.name for column in object_body.columns]
INSERT_BODY = f"INSERT INTO object_body ({', '.join(_BODY_COLUMNS)}) VALUES ({', '.join('?' * len(_BODY_COLUMNS))})"  # noqa: S608 (its own names)
_INSERT_POSTING = "INSERT INTO object_posting (position, posting, kind, target) VALUES (?, ?, ?, ?)"
_INSERT_STATUS = "INSERT INTO object_status (reader, status, position) VALUES (?, ?, ?)"
_AT_ONCE = 500


def body_row(position: int, entry_id: str, originator: str, text: str, known: Described) -> tuple[object, ...]:
    """The row of `object_body` for one object, for INSERT_BODY.

    Args:
        text: The object as it came.
        known: What it says of itself.
    """
    return (
        position, bytes.fromhex(entry_id), originator, known.stix, known.key, known.version, known.type, known.spec,
        int(known.is_revoked), known.creator, text.encode(),
    )  # fmt: skip


def list_posting(connection: Connection, posting: Stored) -> None:
    """Note where the status resource of a posting is, and what was posted by it."""
    payload, whose = posting.entry.payload or {}, posting.entry.originator
    named = tuple(map(bytes.fromhex, payload["objects"]))
    places: list[int] = []
    for start in range(0, len(named), _AT_ONCE):
        some = named[start : start + _AT_ONCE]
        chosen = f"SELECT position FROM entry WHERE id IN ({', '.join('?' * len(some))}) AND originator = ?"  # noqa: S608 (marks alone)
        places += [place for (place,) in ask(connection, chosen, (*some, whose))]
    note_posting(connection, whose, posting.position, payload, places)


def note_posting(
    connection: Connection, whose: str, position: int, payload: Mapping[str, Any], places: Sequence[int]
) -> None:
    """The same, where the places of what was posted are known.

    Args:
        position: The posting's own place in the ledger.
    """
    target = payload["collection"]
    ask(connection, _INSERT_STATUS, (whose, bytes.fromhex(payload["status"]), position))
    if places:
        where = (position, target["kind"], target["id"])
        put_rows(connection, _INSERT_POSTING, [(place, *where) for place in places])


def objects_in(connection: Connection, keys: KeyRing, party: str, target: Target) -> list[str]:
    """Ids of the entries of which a party has a row in a collection."""
    where = collection_id(keys.node(), party, target)
    chosen = (
        select(object_body.c.entry)
        .join(shown_object, shown_object.c.position == object_body.c.position)
        .where(shown_object.c.reader == party, shown_object.c.collection == where)
    )
    return sorted(one.hex() for one in connection.scalars(chosen))


def _posted(connection: Connection, facts: Iterable[EntryFacts]) -> dict[str, list[tuple[Target, Moment]]]:
    """Where objects were posted to, by entry."""
    names = {one.made.order: one.id for one in facts}
    found: dict[str, list[tuple[Target, Moment]]] = {}
    orders = list(names)
    for start in range(0, len(orders), _AT_ONCE):
        chosen = (
            select(object_posting, entry.c.received)
            .join(entry, entry.c.position == object_posting.c.posting)
            .where(object_posting.c.position.in_(orders[start : start + _AT_ONCE]))
            .order_by(object_posting.c.posting)
        )
        for row in connection.execute(chosen):
            put = (Target(row.kind, row.target), Moment(row.posting, row.received))
            found.setdefault(names[row.position], []).append(put)
    return found


def _removed(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[Target, Moment]]]:
    """Where objects were deleted from, by entry."""
    pairs = find_resting_on(connection, ids, ["removal"])
    acts = get_stored(connection, sorted({one for _, one in pairs}))
    found: dict[str, list[tuple[Target, Moment]]] = {}
    for on, one in pairs:
        act = acts[one]
        where = Target.from_json((act.entry.payload or {})["collection"])
        found.setdefault(on, []).append((where, Moment(act.position, act.received)))
    return found


def _gather(connection: Connection, ids: Sequence[str]) -> list[ObjectFacts]:
    facts = get_facts(connection, ids)
    posted, removed = _posted(connection, facts.values()), _removed(connection, list(facts))
    rooms = get_rooms(connection, {to.id for some in posted.values() for to, _ in some if to.kind == "room"})
    created = created_by_originator(connection, facts)
    return [
        ObjectFacts(
            one,
            tuple(posted.get(name, ())),
            tuple(removed.get(name, ())),
            tuple(
                stretch
                for room in sorted({to.id for to, _ in posted.get(name, ()) if to.id in rooms})
                for stretch in rooms[room].stretches
            ),
            created.get(name, ()),
        )
        for name, one in facts.items()
    ]


def find_unread(connection: Connection) -> tuple[str, ...]:
    """Ids of objects that are there and withheld from everybody: an earlier version took them in, nested too deep."""
    chosen = (
        select(entry.c.id)
        .outerjoin(object_body, object_body.c.position == entry.c.position)
        .outerjoin(erased, erased.c.position == entry.c.position)
        .where(entry.c.kind == "object", object_body.c.position.is_(None), erased.c.position.is_(None))
        .order_by(entry.c.id)
    )
    return tuple(one.hex() for one in connection.scalars(chosen))


def _shown(facts: Iterable[ObjectFacts], names: Mapping[str, str]) -> list[ObjectFacts]:
    """Without those that have no body and were not erased: nobody is shown them."""
    return [one for one in facts if one.entry.erased is not None or names[one.entry.id] != _nameless(one.entry.id)]


def _nameless(entry_id: str) -> str:
    return f"erased {entry_id}"


def _named(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """STIX ids of these entries and of all others that have one of them, by entry; of an erased one, one of its own."""
    found = {one: _nameless(one) for one in ids}
    for some in batches(sorted(found)):
        here = entry.c.id.in_([bytes.fromhex(one) for one in some])
        asked = select(object_body.c.stix).join(entry, entry.c.position == object_body.c.position).where(here)
        chosen = select(object_body.c.entry, object_body.c.stix).where(object_body.c.stix.in_(asked))
        found |= {row.entry.hex(): row.stix for row in connection.execute(chosen)}
    return found


def _last_act(connection: Connection) -> Moment:
    row = connection.execute(select(entry.c.position, entry.c.received).order_by(entry.c.position.desc()).limit(1))
    return Moment(*row.one())


def show_objects(connection: Connection, keys: KeyRing, ids: Sequence[str], *, at: Moment | None = None) -> None:
    """Bring the rows of these objects, and of others by the same STIX ids, in line with who may see them.

    Args:
        ids: Of entries; an erased one loses its rows and its body.
        at: The act after which it is so; the last one where None.
    """
    if not ids:
        return
    moment = _last_act(connection) if at is None else at
    names = _named(connection, ids)
    facts = [as_of(one, moment.order) for one in _shown(_gather(connection, sorted(names)), names)]
    parties = [Reader(party) for party in keys.parties()]
    _write(connection, keys, facts, names, moment, parties)
    _write_ends(connection, facts, parties)
    for one in facts:
        if one.entry.erased is not None:
            connection.execute(delete(object_body).where(object_body.c.position == one.entry.made.order))


def _write_ends(connection: Connection, facts: Sequence[ObjectFacts], parties: Sequence[Reader]) -> None:
    for some in batches([one.entry.id for one in facts]):
        connection.execute(delete(shown_end).where(shown_end.c.entry.in_([bytes.fromhex(one) for one in some])))
    ends = [row for one in facts for row in ends_of(one.entry, parties)]
    if ends:
        connection.execute(shown_end.insert(), ends)


def _write(
    connection: Connection,
    keys: KeyRing,
    facts: Sequence[ObjectFacts],
    names: Mapping[str, str],
    moment: Moment,
    parties: Sequence[Reader],
) -> None:
    """Write the rows of objects as they are after an act; those of a later one are not there yet."""
    known = [one for one in facts if one.entry.made.order <= moment.order]
    places = {one.entry.id: one.entry.made.order for one in known}
    wanted: list[Row] = []
    for stix, lines in group_lines(known, names).items():
        for (place, one), windows in find_places(lines, parties).items():
            reader = f"{place.reader.party}:{place.reader.user}" if place.reader.user else place.reader.party
            where = collection_id(keys.node(), place.reader.party, place.target)
            name, at = bytes.fromhex(one), places[one]
            wanted += [Row(reader, where, name, at, stix, w.since, w.opens, w.until) for w in windows]
    readers = None if len(parties) == len(keys.parties()) else {one.party for one in parties}
    rows = Rows(connection, moment.at)
    rows.replace(read_rows(connection, sorted(places.values()), readers), wanted)


def _ids_of(connection: Connection, kind: str) -> list[str]:
    chosen = select(entry.c.id).where(entry.c.kind == kind).order_by(entry.c.position)
    return [one.hex() for one in connection.scalars(chosen)]


def rebuild_objects(connection: Connection, keys: KeyRing) -> None:
    """Make these tables anew from the entries; they are there and empty."""
    for some in batches(_ids_of(connection, "posting")):
        for posting in sorted(get_stored(connection, some).values(), key=lambda one: one.position):
            list_posting(connection, posting)
    ids = _ids_of(connection, "object")
    _make_bodies(connection, ids)
    parties = [Reader(party) for party in keys.parties()]
    names = _named(connection, ids)
    facts = _shown(_gather(connection, ids), names)
    _replay(connection, keys, facts, names, parties)
    _write_ends(connection, facts, parties)


def _make_bodies(connection: Connection, ids: Sequence[str]) -> None:
    """Write the bodies of all objects that were not erased; without one an object is withheld from everybody."""
    for some in batches(list(ids)):
        rows = [
            body_row(one.position, one.entry.id, one.entry.originator, text, known)
            for one in get_stored(connection, some).values()
            if one.entry.payload is not None
            and (known := describe_stored(text := one.entry.payload["object"])) is not None
        ]
        if rows:
            put_rows(connection, INSERT_BODY, rows)


def _replay(
    connection: Connection,
    keys: KeyRing,
    facts: Sequence[ObjectFacts],
    names: Mapping[str, str],
    parties: Sequence[Reader],
) -> None:
    """Run through all acts that concern objects, in order."""
    by_stix: dict[str, list[ObjectFacts]] = {}
    for one in facts:
        by_stix.setdefault(names[one.entry.id], []).append(one)
    acts: dict[int, set[str]] = {}
    for stix, some in by_stix.items():
        for order in {order for one in some for order in orders_of(one)}:
            acts.setdefault(order, set()).add(stix)
    times = _times(connection, list(acts))
    for order in sorted(acts):
        then = [as_of(one, order) for stix in sorted(acts[order]) for one in by_stix[stix]]
        _write(connection, keys, then, names, Moment(order, times[order]), parties)


def _times(connection: Connection, orders: Sequence[int]) -> dict[int, str]:
    """When these entries were received."""
    found: dict[int, str] = {}
    for start in range(0, len(orders), _AT_ONCE):
        some = orders[start : start + _AT_ONCE]
        chosen = select(entry.c.position, entry.c.received).where(entry.c.position.in_(some))
        found |= {row.position: row.received for row in connection.execute(chosen)}
    return found


def show_new_party(connection: Connection, keys: KeyRing, party: str, ids: Sequence[str]) -> None:
    """Write the rows that a party which is new on this node would have had of these objects."""
    names = _named(connection, ids)
    facts = _shown(_gather(connection, sorted(names)), names)
    _replay(connection, keys, facts, names, [Reader(party)])
    _write_ends(connection, facts, [Reader(one) for one in keys.parties()])
