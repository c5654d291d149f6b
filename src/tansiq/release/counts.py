"""How many events a query matches: from `shown_count` where it can say so, else counted row by row.

Months cannot say which periods touch two days, and no table counts by words: such queries are counted by their rows.
Rows of which terms tell when they hold are few, and always counted one by one.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from tansiq.release.query import is_type, matches
from tansiq.release.tables import is_timed, shown_count, shown_event
from tansiq.release.views import EventQuery

__all__ = ["Counts"]

Cell = tuple[str, ...]
"""One value a column asked for; "" where the telling has none."""
_MONTH = func.coalesce(func.substr(shown_event.c.first_day, 1, 7), "")


class Counts:
    """One reader's counts within one transaction.

    Args:
        names: The reader's names in the tables.
        moment: For which terms are judged, as format_time gives it.
    """

    def __init__(self, connection: Connection, names: tuple[str, ...], moment: str) -> None:
        self._connection = connection
        self._names = names
        self._moment = moment

    def total(self, query: EventQuery) -> int:
        """How many events the query matches, whatever its limit and cursor."""
        return self._grouped(query, ()).get((), 0)

    def by(self, query: EventQuery, *columns: str) -> list[tuple[Cell, int]]:
        """How many events, by the values of "type", "country", "status" or "month" (YYYY-MM); in their order."""
        return sorted(self._grouped(query, columns).items())

    def _grouped(self, query: EventQuery, columns: tuple[str, ...]) -> Counter[Cell]:
        found: Counter[Cell] = Counter()
        of_row = [_MONTH if name == "month" else func.coalesce(shown_event.c[name], "") for name in columns]
        wanted = matches(query, self._names, self._moment)
        if query.since or query.until or query.text:
            self._add(found, select(*of_row, func.count()).where(wanted).group_by(*of_row))
            return found
        self._add(found, select(*of_row, func.count()).where(and_(wanted, is_timed)).group_by(*of_row))
        cells = [shown_count.c[name] for name in columns]
        self._add(found, select(*cells, func.sum(shown_count.c.n)).where(self._cells(query)).group_by(*cells))
        return found

    def _cells(self, query: EventQuery) -> ColumnElement[bool]:
        cell = shown_count.c
        mine = cell.reader == self._names[0] if len(self._names) == 1 else cell.reader.in_(self._names)
        asked = [mine]
        if query.type:
            asked.append(is_type(cell.type, query.type))
        if query.country:
            asked.append(cell.country == query.country.upper())
        if query.status:
            asked.append(cell.status == query.status)
        return and_(*asked)

    def _add(self, found: Counter[Cell], chosen: Select[Any]) -> None:
        for *cell, count in self._connection.execute(chosen):
            if count:
                found[tuple(cell)] += count
