"""Derived tables that hold the answers of the release rule: what each reader sees, in the order of its lists.

One row a reader and telling, with what lists filter by, so that a statement asks for the reader first and counts, cuts
and sorts nothing that the reader may not see. Rows of one reader say nothing of another's.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    literal_column,
)

from tansiq.release.decide import NEVER

__all__ = ["SHOWN", "VERSION", "is_timed", "shown_count", "shown_event", "shown_report"]

SHOWN = MetaData()
VERSION = 5
"""Of all derived tables, these and the ledger's; kept in the file's user_version. Another one asks for a rebuild."""

shown_report = Table(
    "shown_report",
    SHOWN,
    # "party", or "party:user" for what was released to a user by name.
    Column("reader", Text, primary_key=True),
    Column("at", Text, primary_key=True),
    Column("report", LargeBinary(32), primary_key=True),
    Column("since", Text, primary_key=True),
    Column("opens", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("shown_report_report", "report", "reader"),
    sqlite_with_rowid=False,
)
shown_event = Table(
    "shown_event",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("at", Text, primary_key=True),
    Column("event", LargeBinary(16), primary_key=True),
    Column("telling", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("country", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("opens", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("shown_event_event", "event", "reader"),
    Index("shown_event_telling", "telling", "reader"),
    sqlite_with_rowid=False,
)
is_timed: ColumnElement[bool] = literal_column(f"(until <> '{NEVER}' OR opens <> '')")
"""Rows of which terms tell when they hold; in an index of their own, since `shown_count` cannot count them."""
_OF_INDEX = ("reader", "type", "status", "country", "first_day", "opens", "until")
# All that a count asks for: an index that left something out would be passed over for a walk over the reader's rows.
Index("shown_event_timed", *(shown_event.c[name] for name in _OF_INDEX), sqlite_where=is_timed)

shown_count = Table(
    "shown_count",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    # "" where the telling has none.
    Column("country", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    # YYYY-MM of the first day, or "".
    Column("month", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many of a reader's rows of `shown_event` hold without end: a function of those rows alone, kept by triggers, so
that no writer can forget it."""


_CELL = "ROW.reader, ROW.type, coalesce(ROW.country, ''), ROW.status, coalesce(substr(ROW.first_day, 1, 7), '')"
_COUNT = """
    INSERT INTO shown_count (reader, type, country, status, month, n)
    SELECT CELL, STEP WHERE ROW.opens = '' AND ROW.until = 'NEVER'
    ON CONFLICT (reader, type, country, status, month) DO UPDATE SET n = n + excluded.n;
"""
_EMPTIED = "DELETE FROM shown_count WHERE n = 0 AND (reader, type, country, status, month) = (CELL);"


def _counted(row: str, step: int) -> str:
    """The statements that count one row, `new` or `old`, in (1) or out (-1)."""
    steps = (_COUNT if step > 0 else _COUNT + _EMPTIED).replace("CELL", _CELL).replace("NEVER", NEVER)
    return steps.replace("ROW", row).replace("STEP", str(step))


_TRIGGERS = tuple(
    f"CREATE TRIGGER shown_event_{act.lower()} AFTER {act} ON shown_event BEGIN {steps} END"
    for act, steps in (
        ("INSERT", _counted("new", 1)),
        ("DELETE", _counted("old", -1)),
        ("UPDATE", _counted("old", -1) + _counted("new", 1)),
    )
)


@event.listens_for(shown_count, "after_create")
def _make_triggers(_table: Table, connection: Connection, **_: Any) -> None:
    for trigger in _TRIGGERS:
        connection.exec_driver_sql(trigger)
