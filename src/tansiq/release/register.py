"""Derived tables of the acts: who knows of which room, whose releases there are, and what a room's releases show.

Rows only say where to look: members, terms and decisions are computed from the entries themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, Text, delete, select

from tansiq.ledger import KeyRing, Stored, find_resting_on, get_stored
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import entry, erased
from tansiq.model.entry import EntryKind
from tansiq.release.clients import show_lists
from tansiq.release.index import show_reports
from tansiq.release.links.events import recluster
from tansiq.release.links.judgements import list_judgements, show_judgements, sides_of
from tansiq.release.objects.collections import Target
from tansiq.release.objects.creators import list_identities
from tansiq.release.objects.showing import objects_in, rebuild_objects, show_new_party, show_objects
from tansiq.release.objects.tables import room_member
from tansiq.release.rooms import Room, get_rooms
from tansiq.release.tables import SHOWN

__all__ = [
    "KEEPING",
    "find_rooms",
    "introduced",
    "keeping_of",
    "list_introductions",
    "list_keeping",
    "list_notices",
    "list_party",
    "list_releases",
    "list_room",
    "list_standing",
    "rebuild_register",
    "show_entry",
    "show_erased",
    "show_party",
    "show_room",
]

party_entry = Table(
    "party_entry",
    SHOWN,
    Column("party", Text, primary_key=True),
    # The newest: names may have changed.
    Column("entry", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)
party_room = Table(
    "party_room",
    SHOWN,
    Column("party", Text, primary_key=True),
    Column("room", LargeBinary(32), primary_key=True),
    sqlite_with_rowid=False,
)
"""Rooms that a party hosts or was ever invited to."""


def _by_time(name: str, column: str) -> Table:
    """A table of a party's entries of one sort, to be listed by time."""
    return Table(
        name,
        SHOWN,
        Column("party", Text, primary_key=True),
        Column("at", Text, primary_key=True),
        Column(column, LargeBinary(32), primary_key=True),
        sqlite_with_rowid=False,
    )


party_release = _by_time("party_release", "release")
"""A party's own releases, to be listed by time."""


notice_to = _by_time("notice_to", "notice")
"""Notices by the party to which each was sent: one entry a recipient, so that none is part of another's."""
notice_by = _by_time("notice_by", "notice")
"""The same by the party that sent them."""


standing_of = _by_time("standing_of", "standing")
"""A party's standing releases."""


keeping_of = _by_time("keeping_of", "act")
"""By how long a party's entries are kept: its retention, holds on them, and orders about them."""
KEEPING: tuple[EntryKind, ...] = ("retention", "hold", "order")


introduced = _by_time("introduced", "introduction")
"""By the party that is told: introductions to another."""


def list_introductions(connection: Connection, introductions: Iterable[Stored]) -> None:
    """Note who is told of another party by these."""
    for one in introductions:
        row = {"party": one.entry.originator, "at": one.received, "introduction": bytes.fromhex(one.entry.id)}
        connection.execute(introduced.insert().values(**row))


def list_keeping(connection: Connection, acts: Iterable[Stored]) -> None:
    """Note whose acts of keeping these are."""
    for one in acts:
        row = {"party": one.entry.originator, "at": one.received, "act": bytes.fromhex(one.entry.id)}
        connection.execute(keeping_of.insert().values(**row))


def list_standing(connection: Connection, standing: Iterable[Stored]) -> None:
    """Note whose standing releases these are."""
    for one in standing:
        row = {"party": one.entry.originator, "at": one.received, "standing": bytes.fromhex(one.entry.id)}
        connection.execute(standing_of.insert().values(**row))


def list_notices(connection: Connection, notices: Iterable[Stored]) -> None:
    """Note to whom these notices were sent, and by whom; opened ones, with their payloads."""
    for one in notices:
        row = {"at": one.received, "notice": bytes.fromhex(one.entry.id)}
        payload = one.entry.payload or {}
        to = ":".join(filter(None, (str(payload.get("to", "")), str(payload.get("user", "")))))
        connection.execute(notice_to.insert().values(party=to, **row))
        connection.execute(notice_by.insert().values(party=one.entry.originator, **row))


def list_party(connection: Connection, party: str, entry_id: str) -> None:
    """Note the newest entry of a party."""
    connection.execute(delete(party_entry).where(party_entry.c.party == party))
    connection.execute(party_entry.insert().values(party=party, entry=bytes.fromhex(entry_id)))


def list_room(connection: Connection, room_id: str) -> None:
    """Note who knows of a room, its host and whoever was invited; and who is in it."""
    room = bytes.fromhex(room_id)
    connection.execute(delete(party_room).where(party_room.c.room == room))
    for one in get_rooms(connection, [room_id]).values():
        known = sorted({one.host, *(seat.guest for seat in one.seats)})
        connection.execute(party_room.insert(), [{"party": party, "room": room} for party in known])
        connection.execute(delete(room_member).where(room_member.c.room == room))
        members = {stretch.party for stretch in one.stretches if stretch.left is None}
        connection.execute(room_member.insert(), [{"party": party, "room": room} for party in sorted(members)])


def list_releases(connection: Connection, releases: Iterable[Stored]) -> None:
    """Note whose releases these are."""
    rows = [
        {"party": one.entry.originator, "at": one.received, "release": bytes.fromhex(one.entry.id)} for one in releases
    ]
    if rows:
        connection.execute(party_release.insert(), rows)


def find_rooms(connection: Connection, party: str) -> tuple[Room, ...]:
    """The rooms that a party hosts or was ever invited to, by id."""
    ids = [one.hex() for one in connection.scalars(select(party_room.c.room).where(party_room.c.party == party))]
    found = get_rooms(connection, ids)
    return tuple(found[one] for one in sorted(found))


def show_entry(connection: Connection, keys: KeyRing, entry_ids: Sequence[str], *, only: str = "") -> None:
    """Bring the lists in line with what is released of reports, of what was read in them, of client lists, judgements.

    Args:
        only: The party of whose membership it is; "" for all who may see them.
    """
    stored = get_stored(connection, entry_ids, is_header=True)
    ids = list(dict.fromkeys(_reports(stored.values())))
    show_reports(connection, keys, ids, is_content_same=True, only=only)
    show_lists(connection, keys, [name for name, one in stored.items() if one.entry.kind == "clients"])
    judgements = [name for name, one in stored.items() if one.entry.kind == "judgement"]
    show_judgements(connection, keys, judgements)
    recluster(connection, keys.node(), sides_of(connection, judgements), among=[only] if only else None)
    show_objects(connection, keys, [name for name, one in stored.items() if one.entry.kind == "object"])


def _reports(entries: Iterable[Stored]) -> Iterator[str]:
    for one in entries:
        if one.entry.kind == "report":
            yield one.entry.id
        elif one.entry.kind in ("claim", "reading"):
            yield from one.entry.basis


def show_room(connection: Connection, keys: KeyRing, room_id: str, guest: str) -> None:
    """Bring the lists in line with who is in a room, in the transaction of the act that changed it.

    Args:
        guest: The party that came or went: what the others see does not hang on it.
    """
    list_room(connection, room_id)
    releases = [one for _, one in find_resting_on(connection, [room_id], ["release"])]
    narrowings = [one for _, one in find_resting_on(connection, [room_id], ["narrowing"])]
    limited = [one.entry.basis[0] for one in get_stored(connection, narrowings, is_header=True).values()]
    acts = get_stored(connection, [*releases, *limited], is_header=True)
    # What a release rests on: the entries that it releases, and the room.
    targets = [on for act in acts.values() for on in act.entry.basis if on != room_id]
    # What the guest itself posted there, whether or not it is released to the others.
    targets += objects_in(connection, keys, guest, Target("room", room_id))
    show_entry(connection, keys, list(dict.fromkeys(targets)), only=guest)


def show_party(connection: Connection, keys: KeyRing, party: str) -> None:
    """Bring the lists in line with a party that is new on this node: what was released to the public or to its id."""
    ids = [one.hex() for one in connection.scalars(select(party_release.c.release))]
    targets: list[str] = []
    for some in batches(ids):
        for act in get_stored(connection, some).values():
            audience = (act.entry.payload or {}).get("audience", {})
            named = {str(name).partition(":")[0] for name in audience.get("ids", ())}
            if audience.get("kind") == "public" or party in named:
                targets += act.entry.basis
    headers = get_stored(connection, list(dict.fromkeys(targets)), is_header=True)
    objects = [name for name, one in headers.items() if one.entry.kind == "object"]
    show_entry(connection, keys, [one for one in headers if one not in objects])
    show_new_party(connection, keys, party, objects)


def show_erased(connection: Connection, keys: KeyRing) -> None:
    """Make the rows of erased reports anew: tombstones alone."""
    chosen = (
        select(entry.c.id)
        .join(erased, erased.c.position == entry.c.position)
        .where(entry.c.kind == "report")
        .order_by(entry.c.position)
    )
    show_reports(connection, keys, [one.hex() for one in connection.scalars(chosen)], has_links=False)


def rebuild_register(connection: Connection, keys: KeyRing) -> None:
    """Make these tables anew from the entries; the tables are there and empty."""
    for kind in ("party", "room", "release", "clients", "judgement", "notice", "standing", "introduction", *KEEPING):
        chosen = select(entry.c.id).where(entry.c.kind == kind).order_by(entry.c.position)
        ids = [one.hex() for one in connection.scalars(chosen)]
        stored: list[Any] = sorted(
            get_stored(connection, ids, is_header=kind not in ("judgement", "notice", "party")).values(),
            key=lambda one: int(one.position),
        )
        for one in stored:
            if kind == "party":
                list_party(connection, one.entry.originator, one.entry.id)
                list_identities(connection, one)
            elif kind == "room":
                list_room(connection, one.entry.id)
        if kind == "release":
            list_releases(connection, stored)
        elif kind == "notice":
            list_notices(connection, stored)
        elif kind == "standing":
            list_standing(connection, stored)
        elif kind == "introduction":
            list_introductions(connection, stored)
        elif kind in KEEPING:
            list_keeping(connection, stored)
        elif kind == "clients":
            show_lists(connection, keys, ids)
        elif kind == "judgement":
            list_judgements(connection, stored)
            show_judgements(connection, keys, ids)
    rebuild_objects(connection, keys)
