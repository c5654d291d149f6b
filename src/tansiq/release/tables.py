"""Derived tables that hold the answers of the release rule: what each reader sees, in the order of its lists.

One row a reader and telling, with what lists filter by, so that a statement asks for the reader first and counts, cuts
and sorts nothing that the reader may not see. Rows of one reader say nothing of another's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import (
    CheckConstraint,
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

__all__ = [
    "LONGEST_DAYS",
    "SHOWN",
    "STANDS",
    "VERSION",
    "find_odd",
    "is_odd",
    "is_plain",
    "shown_count",
    "shown_event",
    "shown_mask",
    "shown_member",
    "shown_report",
    "shown_total",
]

SHOWN = MetaData()
VERSION = 16
"""Of all derived tables, these and the ledger's; kept in the file's user_version. Another one asks for a rebuild."""
STANDS = "~"
"""`until` of a row of `shown_event` that no term ends: after every time as text, and 26 bytes shorter than NEVER."""
LONGEST_DAYS = 31
"""Days that a plain row's period lasts at most after its first: a month. Who looks for what touches a day need go back
no further."""

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
_PLAIN_TERMS = f"opens = '' AND until = '{STANDS}'"
_PLAIN_PERIOD = (
    "(at = '' AND first_day IS NULL AND last_day IS NULL) OR"
    f" (first_day = substr(at, 1, 10) AND last_day BETWEEN first_day AND date(first_day, '+{LONGEST_DAYS} days'))"
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
    # "" where the telling has none.
    Column("country", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    # Part of the key: an event of which a telling runs out has a row before that and one after.
    Column("opens", Text, primary_key=True),
    Column("until", Text, nullable=False),
    # 0 where no term tells when it holds and its period is none, or one of LONGEST_DAYS at most that begins at `at`:
    # then place in the order says what it touches. Checked, and no generated column: with one of those SQLite takes no
    # index to hold all that is asked.
    Column(
        "odd",
        Integer,
        CheckConstraint(f"odd = (CASE WHEN {_PLAIN_TERMS} AND ({_PLAIN_PERIOD}) THEN 0 ELSE 1 END)", name="odd_as_row"),
        nullable=False,
    ),
    Index("shown_event_event", "reader", "event"),
    # All that a plain row's filter asks for, so that a search looks into no row.
    Index("shown_event_telling", "reader", "telling", "odd", "type", "country", "status"),
    sqlite_with_rowid=False,
)


shown_member = Table(
    "shown_member",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("event", LargeBinary(16), primary_key=True),
    Column("telling", Integer, primary_key=True),
    Column("opens", Text, primary_key=True),
    Column("until", Text, nullable=False),
    # The telling whose row stands for the event in `shown_event`, and its place in the lists.
    Column("lead", Integer, nullable=False),
    Column("at", Text, nullable=False),
    # What the event's id would be if the telling stood alone: it leads to the event.
    Column("own", LargeBinary(16), nullable=False),
    Index("shown_member_telling", "telling", "reader"),
    Index("shown_member_own", "reader", "own"),
    Index("shown_member_lead", "lead", "reader"),
    sqlite_with_rowid=False,
)
"""The tellings of an event that has several, its lead too; an event of one telling has no row here."""
shown_mask = Table(
    "shown_mask",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("telling", Integer, primary_key=True),
    Index("shown_mask_telling", "telling"),
    sqlite_with_rowid=False,
)
"""Tellings that the whole party sees, and of which a user of it has rows of its own instead: something released to it
by name is linked with them."""


def find_odd(row: Mapping[str, Any]) -> int:
    """The column `odd` of a row of `shown_event`."""
    if row["opens"] or row["until"] != STANDS:
        return 1
    at, first, last = row["at"], row["first_day"], row["last_day"]
    if first is None or last is None:
        return int(bool(at) or first is not last)
    days = date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal()
    return int(not (first == at[:10] and 0 <= days <= LONGEST_DAYS))


is_plain: ColumnElement[bool] = literal_column("shown_event.odd = 0")
is_odd: ColumnElement[bool] = literal_column("shown_event.odd = 1")
"""Both as written here and never as parameters: so SQLite finds the index that has only such rows."""
# Of a row's own `odd` too, which takes no byte: without it SQLite would look into the row.
Index(
    "shown_event_cell",
    *(shown_event.c[name] for name in ("reader", "type", "country", "status", "at", "event", "telling", "odd")),
    sqlite_where=literal_column("odd = 0"),
)
# All that any question asks of an odd row: an index that left something out would be passed over.
Index(
    "shown_event_odd",
    *(shown_event.c[name] for name in ("reader", "at", "event", "telling", "type", "country", "status")),
    *(shown_event.c[name] for name in ("first_day", "last_day", "opens", "until", "odd")),
    sqlite_where=literal_column("odd = 1"),
)

shown_count = Table(
    "shown_count",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    # YYYY-MM of the first day, or "".
    Column("month", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""How many plain rows of `shown_event` a reader has: a function of those rows alone, kept by triggers, so that no
writer can forget it."""
shown_total = Table(
    "shown_total",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The same without months: a hundredth of the rows, for what every page asks."""


_COUNT = """
    INSERT INTO TABLE (CELL, n) SELECT VALUES, STEP WHERE ROW.odd = 0
    ON CONFLICT (CELL) DO UPDATE SET n = n + excluded.n;
"""
_EMPTIED = "DELETE FROM TABLE WHERE n = 0 AND ROW.odd = 0 AND (CELL) = (VALUES);"


def _counted(row: str, step: int) -> str:
    """The statements that count one row, `new` or `old`, in (1) or out (-1)."""
    whole = ""
    for table in (shown_count, shown_total):
        cell = [column.name for column in table.primary_key.columns]
        values = ", ".join("substr(ROW.at, 1, 7)" if name == "month" else f"ROW.{name}" for name in cell)
        steps = _COUNT if step > 0 else _COUNT + _EMPTIED
        steps = steps.replace("TABLE", table.name).replace("CELL", ", ".join(cell)).replace("VALUES", values)
        whole += steps.replace("ROW", row).replace("STEP", str(step))
    return whole


_TRIGGERS = tuple(
    f"CREATE TRIGGER shown_event_{act.lower()} AFTER {act} ON shown_event BEGIN {steps} END"
    for act, steps in (
        ("INSERT", _counted("new", 1)),
        ("DELETE", _counted("old", -1)),
        ("UPDATE", _counted("old", -1) + _counted("new", 1)),
    )
)


@event.listens_for(shown_total, "after_create")
def _make_triggers(_table: Table, connection: Connection, **_: Any) -> None:
    for trigger in _TRIGGERS:
        connection.exec_driver_sql(trigger)
