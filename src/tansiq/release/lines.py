"""Rows of `shown_event`, written and taken away many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, between, delete, select, text

from tansiq.ledger import telling_key
from tansiq.release.tables import shown_event, shown_mask, shown_member

__all__ = ["find_companions", "hide_tellings", "insert_events"]

_NAMES = [column.name for column in shown_event.columns]
_INSERT = f"INSERT INTO shown_event ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 (its own names)
_READERS = """
    WITH RECURSIVE name(reader) AS (
        SELECT min(reader) FROM shown_event
        UNION ALL SELECT (SELECT min(reader) FROM shown_event WHERE reader > name.reader) FROM name
        WHERE name.reader IS NOT NULL)
    SELECT reader FROM name WHERE reader IS NOT NULL
"""


def insert_events(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows; each has all columns, in their order."""
    # By the driver, which takes the values as they are: 1,000,000 claims have 1,600,000 of these rows.
    values = [tuple(row[name] for name in _NAMES) for row in rows]
    if values:
        connection.exec_driver_sql(_INSERT, values)


_COMPANIONS = """
    SELECT DISTINCT beside.telling FROM shown_member own
    JOIN shown_member beside ON beside.reader = own.reader AND beside.event = own.event
    WHERE own.telling BETWEEN :first AND :last
"""


def find_companions(connection: Connection, first: int, last: int) -> set[int]:
    """The tellings that are of one event with some of these, for any reader; these among them."""
    return set(connection.scalars(text(_COMPANIONS), {"first": first, "last": last}))


def hide_tellings(connection: Connection, position: int, readers: Iterable[str] | None = None) -> None:
    """Remove the rows of the tellings of one entry, and of the events that they are of with others.

    Args:
        position: Of the entry; its tellings are known by their range, since the rows of `telling` may be gone already.
        readers: Of these names alone; of all where None.
    """
    numbers = telling_key(position, 0), telling_key(position + 1, 0) - 1
    of_entry = between(shown_event.c.telling, *numbers)
    # Each name that has rows is found by one step: the index is ordered by them.
    for name in connection.scalars(text(_READERS)).all() if readers is None else readers:
        chosen = delete(shown_event).where(of_entry, shown_event.c.reader == name)
        member = shown_member.c
        of_events = select(member.event).where(member.reader == name, between(member.telling, *numbers))
        events = connection.scalars(of_events.distinct()).all()
        for table in (shown_event, shown_member) if events else ():
            connection.execute(delete(table).where(table.c.reader == name, table.c.event.in_(events)))
        connection.execute(chosen)
    if readers is None:
        connection.execute(delete(shown_mask).where(between(shown_mask.c.telling, *numbers)))
