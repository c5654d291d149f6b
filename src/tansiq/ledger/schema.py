"""Tables of the ledger: those that are never changed (made by the migrations) and those that are derived from them.

Positions are the ledger's own order. They are in no id, no answer and no tie (release.md, "Ids").
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

__all__ = [
    "DERIVED",
    "EVENTS_PER_REPORT",
    "FIXED",
    "HEAD_REVISION",
    "WORD_INDEXES",
    "basis",
    "chain",
    "entry",
    "erased",
    "head",
    "name",
    "name_word",
    "payload",
    "payload_key",
    "report_head",
    "sending",
    "telling",
    "telling_key",
    "telling_name",
]

FIXED = MetaData()
"""Made and changed by migrations alone."""
DERIVED = MetaData()
"""Functions of the fixed tables: dropped and made again by `tansiq ledger rebuild`, never migrated."""

HEAD_REVISION = "0002"
"""The migration that FIXED stands at; equal to Alembic's head by test: opening a ledger need not import Alembic."""


def _position() -> Column[int]:
    return Column("position", Integer, ForeignKey("entry.position"), primary_key=True)


entry = Table(
    "entry",
    FIXED,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", LargeBinary(32), nullable=False),
    Column("kind", Text, nullable=False),
    Column("originator", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("via", Text, nullable=False),
    # Not unique: a unique key that did not start with the originator would tell of others' entries. That an originator
    # has an id once is the insert trigger's business.
    Index("entry_id", "id", "originator"),
)
basis = Table(
    "basis",
    FIXED,
    Column("position", Integer, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("basis", LargeBinary(32), nullable=False),
    Index("basis_basis", "basis", "position"),
    sqlite_with_rowid=False,
)
chain = Table(
    "chain",
    FIXED,
    _position(),
    Column("previous", LargeBinary(32), nullable=False),
    Column("payload_hash", LargeBinary(32), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
payload = Table(
    "payload",
    FIXED,
    _position(),
    Column("nonce", LargeBinary(12), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
payload_key = Table(
    "payload_key",
    FIXED,
    _position(),
    Column("key", LargeBinary(32), nullable=False),
    Column("salt", LargeBinary(32), nullable=False),
)
erased = Table(
    "erased",
    FIXED,
    _position(),
    Column("by_position", Integer, ForeignKey("entry.position"), nullable=False),
)
head = Table(
    "head",
    FIXED,
    Column("single", Integer, CheckConstraint("single = 1", name="head_single"), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("seal", LargeBinary(32), nullable=False),
)

sending = Table(
    "sending",
    FIXED,
    Column("mark", LargeBinary(32), primary_key=True),
    Column("body", LargeBinary(32), nullable=False),
    Column("result", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("sending_at", "at"),
    sqlite_with_rowid=False,
)
"""Forms and requests by which something was done, so that one sent again does nothing more: no entry, in no chain, and
forgotten after a while."""

report_head = Table(
    "report_head",
    DERIVED,
    Column("report", LargeBinary(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", Text),
    Column("language", Text, nullable=False),
    Column("events", Integer, nullable=False),
    sqlite_with_rowid=False,
)
telling = Table(
    "telling",
    DERIVED,
    Column("telling", Integer, primary_key=True, autoincrement=False),
    Column("report", LargeBinary(32), nullable=False),
    Column("number", Integer, nullable=False),
    Column("anchor", LargeBinary(32), nullable=False),
    Column("at", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("country", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("lat", Float),
    Column("lon", Float),
    # The located place as canonical JSON, so that a map need not open the body.
    Column("place", Text),
    # How far down its text it stands, in thousandths.
    Column("depth", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("telling_report", "report", "number"),
    Index("telling_anchor", "anchor"),
)
name = Table(
    "name",
    DERIVED,
    # Of what is stored of it (names.py), so that a row is the same whoever told of it first.
    Column("name", Integer, primary_key=True, autoincrement=False),
    # Names of one place or actor, in whatever language a text told of it.
    Column("same", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("name_same", "same"),
)
"""A place or an actor as a telling names it."""
name_word = Table(
    "name_word",
    DERIVED,
    # A word of a spelling, or a spelling of several words whole.
    Column("word", Text, primary_key=True),
    Column("name", Integer, primary_key=True),
    Column("is_whole", Integer, nullable=False),
    Index("name_word_name", "name"),
    sqlite_with_rowid=False,
)
telling_name = Table(
    "telling_name",
    DERIVED,
    Column("telling", Integer, primary_key=True),
    Column("name", Integer, primary_key=True),
    Index("telling_name_name", "name"),
    sqlite_with_rowid=False,
)

WORD_INDEXES = {"telling_text": ("words",), "report_text": ("title", "words")}
"""Full-text tables to their columns: rows by `telling`, and by the position of a report's entry.

Their words are match keys (search.py). Used to filter only: their ranks are corpus statistics.
"""

EVENTS_PER_REPORT = 1 << 20


def telling_key(position: int, number: int) -> int:
    """The internal number of a telling: the same after every rebuild, since it follows from the report's position."""
    return position * EVENTS_PER_REPORT + number
