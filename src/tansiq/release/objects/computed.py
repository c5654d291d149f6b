"""A reader's own events in its TAXII collections: the stored bytes of what was computed for it, in a file of their own.

No function of the entries alone, and so no part of what `tansiq ledger rebuild` makes: a row says what the reader was
given, and a revocation is told only of what it was given (docs/decisions/0008). Rows are a reader's own and name no
other; what of them is the reader's still is asked of the ledger before each answer (`tansiq.exchange.taxii.computed`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text, select

from tansiq.errors import LedgerError
from tansiq.ledger.engine import ask, get_engine, transaction
from tansiq.release.objects.tables import of_collection

__all__ = [
    "COMPUTED",
    "COMPUTED_FILE",
    "ComputedEvent",
    "ComputedRow",
    "ComputedState",
    "Piece",
    "computed_event",
    "computed_object",
    "computed_piece",
    "computed_state",
    "entries_in",
    "find_page",
    "name_of",
    "read_computed",
    "read_events",
    "read_pieces",
    "read_rows",
    "read_state",
]  # fmt: skip

COMPUTED_FILE = "taxii.db"
COMPUTED = MetaData()
_ENTRY_BYTES = 32
_AT_ONCE = 500

computed_object = Table(
    "computed_object",
    COMPUTED,
    *of_collection(),
    Column("added", Text, primary_key=True),
    # A hash of the STIX id: ties go by it.
    Column("name", LargeBinary(32), primary_key=True),
    Column("stix", Text, nullable=False),
    # The id that it would have had, if that had not been revoked before.
    Column("base", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("created", Text, nullable=False),
    # As it is written, and so that text order is time order (describe.version_key).
    Column("version", Text, nullable=False),
    Column("key", Text, nullable=False),
    # The act, to the microsecond, after which it was so.
    Column("act", Text, nullable=False),
    Column("revoked", Integer, nullable=False),
    # By which it is told whether it is as before; times do not count.
    Column("content", Text, nullable=False),
    # Ids of the entries that go out with it, one after the other.
    Column("rests", LargeBinary, nullable=False),
    # None where an entry behind it was erased, until it is computed anew.
    Column("body", LargeBinary),
    Index("computed_object_stix", "reader", "collection", "stix", unique=True),
    sqlite_with_rowid=False,
)
"""The newest version of each object that a reader has in a collection."""
computed_event = Table(
    "computed_event",
    COMPUTED,
    *of_collection(),
    Column("event", LargeBinary(16), primary_key=True),
    # What it was made of (currency.EventMark); "" where it has to be made anew.
    Column("mark", Text, nullable=False),
    # When the first of its terms ends, "" for never.
    Column("until", Text, nullable=False),
    # Ids of the reports, or of the releases of claims alone, that tell of it.
    Column("sources", LargeBinary, nullable=False),
    Column("rests", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Events of which objects were made."""
computed_piece = Table(
    "computed_piece",
    COMPUTED,
    *of_collection(),
    Column("base", Text, primary_key=True),
    Column("event", LargeBinary(16), primary_key=True),
    Column("first", Text, nullable=False),
    Column("newest", Text, nullable=False),
    # None of an actor that the event names and makes no object of, and where an entry behind it was erased.
    Column("body", Text),
    Index("computed_piece_event", "reader", "collection", "event"),
    sqlite_with_rowid=False,
)
"""What one event says of an object: those that events share are put together of several."""
computed_state = Table(
    "computed_state",
    COMPUTED,
    *of_collection(),
    # The last entry of the ledger that was looked at; never shown.
    Column("position", Integer, nullable=False),
    # The moment at which terms were judged, and the next one at which a term ends or begins; "" for none.
    Column("at", Text, nullable=False),
    Column("until", Text, nullable=False),
    Column("software", Text, nullable=False),
    # The last `date_added` given there.
    Column("last", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Up to what the rows of a reader and collection are in line with the ledger."""


@dataclass(frozen=True, slots=True)
class ComputedRow:
    """A row of `computed_object`, without whose it is.

    Args:
        rests: Ids of entries, sorted.
    """

    added: str
    stix: str
    base: str
    type: str
    created: str
    version: str
    key: str
    act: str
    is_revoked: bool
    content: str
    rests: tuple[str, ...]
    body: bytes | None

    def to_values(self) -> dict[str, Any]:
        """Columns of the table, but reader and collection."""
        return {
            "added": self.added, "name": name_of(self.stix), "stix": self.stix, "base": self.base, "type": self.type,
            "created": self.created, "version": self.version, "key": self.key, "act": self.act,
            "revoked": int(self.is_revoked), "content": self.content, "rests": _packed(self.rests),
            "body": self.body,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ComputedState:
    """A row of `computed_state`; the first of all where nothing was computed yet."""

    position: int = -1
    at: str = ""
    until: str = ""
    software: str = ""
    last: str = ""


def name_of(stix: str) -> bytes:
    """What stands for an id in the order of rows."""
    return sha256(stix.encode()).digest()


def entries_in(rests: bytes) -> Iterator[str]:
    """The ids in a column `rests`."""
    for start in range(0, len(rests), _ENTRY_BYTES):
        yield rests[start : start + _ENTRY_BYTES].hex()


@dataclass(frozen=True, slots=True)
class ComputedEvent:
    """A row of `computed_event`, without whose it is.

    Args:
        sources, rests: Ids of entries.
    """

    event: bytes
    mark: str
    until: str
    sources: frozenset[str]
    rests: frozenset[str]

    def to_values(self) -> dict[str, Any]:
        """Columns of the table, but reader and collection."""
        return {
            "event": self.event, "mark": self.mark, "until": self.until, "sources": _packed(self.sources),
            "rests": _packed(self.rests),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of `computed_piece`, without whose it is.

    Args:
        first, newest: When the first of what the event rests on became visible, and the newest act that changed it.
    """

    base: str
    event: bytes
    first: str
    newest: str
    body: str | None

    def to_values(self) -> dict[str, Any]:
        """Columns of the table, but reader and collection."""
        return {
            "base": self.base, "event": self.event, "first": self.first, "newest": self.newest, "body": self.body,
        }  # fmt: skip


def _packed(ids: Iterable[str]) -> bytes:
    return b"".join(map(bytes.fromhex, sorted(ids)))


@contextmanager
def read_computed(home: Path) -> Iterator[Connection | None]:
    """A snapshot of the file; None where there is none yet."""
    try:
        engine = get_engine(home, name=COMPUTED_FILE)
    except LedgerError as error:
        if error.code != "no-ledger":
            raise
        yield None
        return
    with transaction(engine, writes=False) as connection:
        yield connection


def read_state(connection: Connection, reader: str, collection: bytes) -> ComputedState:
    """Up to what a reader's rows in a collection are in line with the ledger."""
    mine = computed_state.c
    chosen = select(mine.position, mine.at, mine.until, mine.software, mine.last)
    row = connection.execute(chosen.where(mine.reader == reader, mine.collection == collection)).first()
    return ComputedState() if row is None else ComputedState(*row)


def read_rows(connection: Connection, reader: str, collection: bytes) -> dict[str, ComputedRow]:
    """All rows of a reader and collection, by STIX id; without the bodies, of which only whether there is one."""
    mine = computed_object.c
    chosen = select(
        mine.added, mine.stix, mine.base, mine.type, mine.created, mine.version, mine.key, mine.act, mine.revoked,
        mine.content, mine.rests, mine.body.is_(None).label("is_lost"),
    ).where(mine.reader == reader, mine.collection == collection)  # fmt: skip
    return {
        row.stix: ComputedRow(
            row.added, row.stix, row.base, row.type, row.created, row.version, row.key, row.act, bool(row.revoked),
            row.content, tuple(entries_in(row.rests)), None if row.is_lost else b"",
        )
        for row in connection.execute(chosen)
    }  # fmt: skip


def read_events(connection: Connection, reader: str, collection: bytes) -> dict[bytes, ComputedEvent]:
    """The events of which objects of a reader and collection were made."""
    mine = computed_event.c
    chosen = select(mine.event, mine.mark, mine.until, mine.sources, mine.rests)
    rows = connection.execute(chosen.where(mine.reader == reader, mine.collection == collection))
    return {
        row.event: ComputedEvent(
            row.event, row.mark, row.until, frozenset(entries_in(row.sources)), frozenset(entries_in(row.rests))
        )
        for row in rows
    }


def read_pieces(
    connection: Connection,
    reader: str,
    collection: bytes,
    *,
    bases: Collection[str] = (),
    events: Collection[bytes] = (),
) -> list[Piece]:
    """Pieces of these objects, and pieces of these events; by base and event."""
    mine = computed_piece.c
    own = (mine.reader == reader, mine.collection == collection)
    found: set[Piece] = set()
    for column, wanted in ((mine.base, sorted(bases)), (mine.event, sorted(events))):
        for start in range(0, len(wanted), _AT_ONCE):
            chosen = select(mine.base, mine.event, mine.first, mine.newest, mine.body)
            some = column.in_(wanted[start : start + _AT_ONCE])
            found |= {Piece(*row) for row in connection.execute(chosen.where(*own, some))}
    return sorted(found, key=lambda one: (one.base, one.event))


def find_page(connection: Connection, conditions: Sequence[str], values: Sequence[Any], limit: int) -> Sequence[Any]:
    """Rows of a page in their order.

    Args:
        conditions: Over the table as `s`; the first ones say whose rows.
    """
    chosen = (
        "SELECT s.added, s.name, s.stix, s.version, s.body, s.rests FROM computed_object s"  # noqa: S608 (fixed words; values are bound)
        f" WHERE {' AND '.join(conditions)} ORDER BY s.added, s.name LIMIT ?"
    )
    return ask(connection, chosen, (*values, limit)).fetchall()
