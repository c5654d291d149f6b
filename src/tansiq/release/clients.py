"""Client lists: whom a party lists as its clients, to be released as any entry is, and what a reader sees of them.

To whom AMBER may be passed on is decided by the lists that a release rests on (`onward.py`); these rows only say where
to look for lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, delete, desc, select

from tansiq.ledger import KeyRing, Stored, find_resting_on, get_stored
from tansiq.release.apart import ends_of, shown_end
from tansiq.release.decide import Share, decide_release
from tansiq.release.facts import get_facts
from tansiq.release.parts import ClientList
from tansiq.release.tables import SHOWN
from tansiq.release.views import Reader

__all__ = ["find_lists", "list_clients", "shared_lists", "show_lists"]

party_clients = Table(
    "party_clients",
    SHOWN,
    Column("party", Text, primary_key=True),
    # Its place in the ledger, by which the newest is found; never shown.
    Column("position", Integer, primary_key=True),
    Column("entry", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)


def list_clients(connection: Connection, lists: Iterable[Stored]) -> None:
    """Note whose client lists these are."""
    rows = [
        {"party": one.entry.originator, "position": one.position, "entry": bytes.fromhex(one.entry.id)} for one in lists
    ]
    if rows:
        connection.execute(party_clients.insert(), rows)


def show_lists(connection: Connection, keys: KeyRing, ids: Sequence[str]) -> None:
    """Bring the tombstones of client lists in line with what is released of them."""
    if not ids:
        return
    parties = [Reader(party) for party in keys.parties()]
    connection.execute(delete(shown_end).where(shown_end.c.entry.in_([bytes.fromhex(one) for one in ids])))
    rows = [row for facts in get_facts(connection, ids).values() for row in ends_of(facts, parties)]
    if rows:
        connection.execute(shown_end.insert(), rows)


def shared_lists(connection: Connection, party: str) -> list[str]:
    """Client lists of other parties that were ever released to anyone, the newest first; none is decided yet."""
    mine = party_clients.c
    chosen = select(mine.entry).where(mine.party != party).order_by(desc(mine.position))
    ids = [one.hex() for one in connection.scalars(chosen)]
    released = {on for on, _ in find_resting_on(connection, ids, ["release"])}
    return [one for one in ids if one in released]


def find_lists(connection: Connection, reader: Reader, now: datetime) -> dict[str, ClientList]:
    """The newest client list of each party that the reader sees, by party."""
    mine = party_clients.c
    newest = select(mine.entry).where(mine.party == reader.party).order_by(desc(mine.position)).limit(1)
    ids = [*(one.hex() for one in connection.scalars(newest)), *shared_lists(connection, reader.party)]
    stored = get_stored(connection, ids)
    found: dict[str, ClientList] = {}
    for one, facts in get_facts(connection, ids).items():
        if facts.originator not in found and isinstance(decide_release(facts, reader, now), Share):
            payload = stored[one].entry.payload or {}
            found[facts.originator] = ClientList(one, facts.originator, tuple(payload["clients"]), payload["made"])
    return found
