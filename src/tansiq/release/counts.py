"""How many events a query matches: from `shown_count` where it can say so, else counted row by row.

Months cannot say which periods touch two days, and no table counts by words or names: such queries are counted by their
rows. Rows of which terms tell when they hold are few, and always counted one by one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from tansiq.release.query import is_type
from tansiq.release.rows import Rows
from tansiq.release.tables import is_timed, shown_count, shown_event
from tansiq.release.views import EventQuery

__all__ = ["Counts"]

Cell = tuple[str, ...]
"""One value a column asked for; "" where the telling has none."""
_OF_ROW: dict[str, ColumnElement[str]] = {
    "year": func.coalesce(func.substr(shown_event.c.first_day, 1, 4), ""),
    "type": shown_event.c.type,
    "country": func.coalesce(shown_event.c.country, ""),
}
_OF_CELL: dict[str, ColumnElement[str]] = {
    "year": func.substr(shown_count.c.month, 1, 4),
    "type": shown_count.c.type,
    "country": shown_count.c.country,
}


class Counts:
    """One reader's counts within one transaction."""

    def __init__(self, connection: Connection, rows: Rows) -> None:
        self._connection = connection
        self._rows = rows
        self._known: dict[tuple[EventQuery, tuple[str, ...]], Counter[Cell]] = {}

    def total(self, query: EventQuery) -> int:
        """How many events the query matches, whatever its limit and cursor."""
        # By type, which the page of a list asks for as well: words and days are looked for once.
        return sum(count for _, count in self.by(query, "type"))

    def by(self, query: EventQuery, *columns: str) -> list[tuple[Cell, int]]:
        """How many events, by the values of "type", "country" or "year"; in their order."""
        asked = (replace(query, limit=1, after=""), columns)
        if asked not in self._known:
            self._known[asked] = self._grouped(query, columns)
        return sorted(self._known[asked].items())

    def _grouped(self, query: EventQuery, columns: tuple[str, ...]) -> Counter[Cell]:
        found: Counter[Cell] = Counter()
        of_row: list[Any] = [_OF_ROW[name] for name in columns]
        wanted = self._rows.wanted(query)
        if query.since or query.until or query.text or query.about:
            self._add(found, select(*of_row, func.count()).where(wanted).group_by(*of_row))
            return found
        self._add(found, select(*of_row, func.count()).where(and_(wanted, is_timed)).group_by(*of_row))
        cells: list[Any] = [_OF_CELL[name] for name in columns]
        self._add(found, select(*cells, func.sum(shown_count.c.n)).where(self._cells(query)).group_by(*cells))
        return found

    def _cells(self, query: EventQuery) -> ColumnElement[bool]:
        cell, names = shown_count.c, self._rows.names
        asked = [cell.reader == names[0] if len(names) == 1 else cell.reader.in_(names)]
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
