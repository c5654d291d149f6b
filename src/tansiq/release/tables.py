"""Derived tables that hold the answers of the release rule: what each reader sees, in the order of its lists.

One row a reader and telling, with what lists filter by, so that a statement asks for the reader first and counts, cuts
and sorts nothing that the reader may not see. Rows of one reader say nothing of another's.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

__all__ = ["SHOWN", "VERSION", "shown_event", "shown_report"]

SHOWN = MetaData()
VERSION = 2
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
