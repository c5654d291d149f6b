"""What was told of a reader's events ahead of its asking, beside what it was given (computed.py), in the same file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, select

from tansiq.ledger.engine import ask, ask_one
from tansiq.release.objects.computed import COMPUTED, ComputedState, computed_object
from tansiq.release.objects.tables import of_collection

__all__ = [
    "Pending",
    "Ready",
    "computed_software",
    "glance",
    "has_objects",
    "pending_base",
    "pending_event",
    "pending_object",
    "read_pending",
    "read_ready",
    "read_upgrade",
]

computed_software = Table(
    "computed_software",
    COMPUTED,
    Column("software", Text, primary_key=True),
    Column("since", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""When the operator first ran what makes the objects: an upgrade is an act, and the same one for every reader."""
pending_event = Table(
    "pending_event",
    COMPUTED,
    *of_collection(),
    Column("event", LargeBinary(16), primary_key=True),
    # The last entry of the ledger when it was told: of what two tell, the later is right.
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Events that were told ahead of the asking, and whose objects the reader was not given since."""
pending_base = Table(
    "pending_base",
    COMPUTED,
    *of_collection(),
    Column("base", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Objects of which such an event says, or said, something."""


pending_object = Table(
    "pending_object",
    COMPUTED,
    *of_collection(),
    Column("base", Text, primary_key=True),
    *(Column(one.name, one.type, nullable=one.nullable) for one in computed_object.c
      if one.name not in ("reader", "collection", "added", "base")),
    sqlite_with_rowid=False,
)  # fmt: skip
"""Such objects as they are given to a reader that has had nothing there yet: all but when they were added."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What was told ahead of the asking and is to be compared with what the reader has.

    Args:
        events: With the place of the ledger up to which each was told.
    """

    events: Mapping[bytes, int] = field(default_factory=dict)
    bases: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.events or self.bases)


def read_upgrade(connection: Connection, software: str) -> str:
    """When a software was first run here; "" where nobody noted that."""
    chosen = select(computed_software.c.since).where(computed_software.c.software == software)
    return connection.scalar(chosen) or ""


_GLANCE = """
    SELECT position, at, until, software, last,
        EXISTS (SELECT 1 FROM pending_event e WHERE e.reader = s.reader AND e.collection = s.collection)
        OR EXISTS (SELECT 1 FROM pending_base b WHERE b.reader = s.reader AND b.collection = s.collection)
    FROM computed_state s WHERE reader = ? AND collection = ?
"""


_HAS_OBJECTS = "SELECT EXISTS (SELECT 1 FROM computed_object WHERE reader = ? AND collection = ?)"


def glance(connection: Connection, reader: str, collection: bytes) -> tuple[ComputedState, bool]:
    """Up to what a reader's rows are in line, and whether anything was told ahead: one statement, for each page."""
    row = ask(connection, _GLANCE, (reader, collection)).fetchone()
    return (ComputedState(), False) if row is None else (ComputedState(*row[:5]), bool(row[5]))


def has_objects(connection: Connection, reader: str, collection: bytes) -> bool:
    """Whether a reader has any of them in a collection."""
    return bool(ask_one(connection, _HAS_OBJECTS, (reader, collection)))


def read_pending(connection: Connection, reader: str, collection: bytes) -> Pending:
    """What was told ahead of a reader's asking for a collection."""
    event, base = pending_event.c, pending_base.c
    events = select(event.event, event.position).where(event.reader == reader, event.collection == collection)
    bases = select(base.base).where(base.reader == reader, base.collection == collection)
    rows = connection.execute(events)
    return Pending({row.event: row.position for row in rows}, frozenset(connection.scalars(bases)))


@dataclass(frozen=True, slots=True)
class Ready:
    """An object told ahead, as a reader that has had nothing yet is given it: its place in the order."""

    act: str
    stix: str
    base: str


def read_ready(connection: Connection, reader: str, collection: bytes) -> list[Ready]:
    """Objects that were told ahead of a reader's first asking for a collection."""
    mine = pending_object.c
    chosen = select(mine.act, mine.stix, mine.base).where(mine.reader == reader, mine.collection == collection)
    return [Ready(*row) for row in connection.execute(chosen)]
