"""Client lists: whom a party lists as its clients, to be released as any entry is, and what a reader sees of them.

To whom AMBER may be passed on is decided by the lists that a release rests on (`onward.py`); these rows, one a reader
and list, only say where to look for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, Table, Text, delete, desc, select

from tansiq.ledger import KeyRing, format_time, get_stored
from tansiq.model import Hand
from tansiq.release.apart import ends_of, readers_of, shown_end
from tansiq.release.decide import Share, decide_release, find_windows
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.parts import ClientList
from tansiq.release.query import is_shown
from tansiq.release.runs import less
from tansiq.release.tables import SHOWN
from tansiq.release.views import Reader

__all__ = ["find_lists", "lists_shown", "show_lists", "shown_clients"]

shown_clients = Table(
    "shown_clients",
    SHOWN,
    Column("reader", Text, primary_key=True),
    # Its place in the ledger, by which the newest is found; never shown.
    Column("position", Integer, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("entry", LargeBinary(32), nullable=False),
    Column("opens", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("shown_clients_entry", "entry"),
    sqlite_with_rowid=False,
)


def show_lists(connection: Connection, keys: KeyRing, ids: Sequence[str]) -> None:
    """Bring who sees client lists, and who sees them no more, in line with what is released of them."""
    if not ids:
        return
    parties = [Reader(party) for party in keys.parties()]
    entries = [bytes.fromhex(one) for one in ids]
    for table in (shown_end, shown_clients):
        connection.execute(delete(table).where(table.c.entry.in_(entries)))
    found = get_facts(connection, ids).values()
    ends = [row for facts in found for row in ends_of(facts, parties)]
    if ends:
        connection.execute(shown_end.insert(), ends)
    shown = [row for facts in found for row in _shown(facts, parties)]
    if shown:
        connection.execute(shown_clients.insert(), shown)


def _shown(facts: EntryFacts, parties: Sequence[Reader]) -> Iterator[dict[str, Any]]:
    for reader in readers_of((facts,), parties):
        windows = find_windows(facts, reader)
        for window in less(windows, find_windows(facts, Reader(reader.party))) if reader.user else windows:
            name = f"{reader.party}:{reader.user}" if reader.user else reader.party
            row = {"reader": name, "position": facts.made.order, "since": window.since, "party": facts.originator}
            yield row | {"entry": bytes.fromhex(facts.id), "opens": window.opens, "until": window.until}


def lists_shown(connection: Connection, names: Sequence[str], now: str, *, limit: int | None = None) -> list[str]:
    """Client lists that the reader sees, the newest first.

    Args:
        names: The reader's names in the tables.
        limit: At most so many; all where None.
    """
    shown = shown_clients.c
    chosen = select(shown.entry).where(is_shown(shown_clients, tuple(names), now)).order_by(desc(shown.position))
    return [one.hex() for one in dict.fromkeys(connection.scalars(chosen.limit(limit)))]


def find_lists(connection: Connection, reader: Reader, now: datetime) -> dict[str, ClientList]:
    """The newest client list of each party that the reader sees, by party."""
    names = dict.fromkeys((reader.party, f"{reader.party}:{reader.user}" if reader.user else reader.party))
    ids = lists_shown(connection, tuple(names), format_time(now))
    stored = get_stored(connection, ids)
    found: dict[str, ClientList] = {}
    for one, facts in get_facts(connection, ids).items():
        if facts.originator not in found and isinstance(decide_release(facts, reader, now), Share):
            payload = stored[one].entry.payload or {}
            clients = tuple(payload["clients"])
            found[facts.originator] = ClientList(one, facts.originator, clients, payload["made"], Hand.of(payload))
    return found
