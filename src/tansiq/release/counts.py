"""How many events a query matches: from the tables of sums where they can say so, else counted row by row.

Sums are by month: of the days asked for, whole months are summed, and rows counted at either edge. No table counts by
words or names. Odd rows, whose terms or periods no month can tell, are few and always counted one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from tansiq.release.named import number_of
from tansiq.release.naming import Called
from tansiq.release.query import find_tellings, has_masks, is_filtered, is_mine
from tansiq.release.tables import shown_count, shown_event, shown_total
from tansiq.release.views import EventQuery
from tansiq.release.ways import BY_ODD, Cells, Way, Ways

__all__ = ["Counts"]

Cell = tuple[str, ...]
"""One value a column asked for; "" where the telling has none."""
_LENGTHS = {"year": 4, "month": 7, "day": 10}
_OVER_TIME = frozenset(_LENGTHS)


def _columns(time: ColumnElement[Any]) -> dict[str, ColumnElement[str]]:
    same = {name: shown_event.c[name] for name in ("type", "country", "status")}
    return {**same, **{name: func.coalesce(func.substr(time, 1, length), "") for name, length in _LENGTHS.items()}}


# A plain row stands at its first day (tables.py), so that an index that has its place has its day.
_OF_PLAIN = _columns(shown_event.c.at)
_OF_ODD = _columns(shown_event.c.first_day)


@dataclass(frozen=True, slots=True)
class _Months:
    """The whole months within the days asked for, and where the rows at their edges lie; "" reaches without end."""

    first: str
    last: str

    @classmethod
    def within(cls, query: EventQuery) -> _Months | None:
        """None where there is none."""
        first, last = "", ""
        if query.since:
            since = date.fromisoformat(query.since)
            first = query.since[:7] if since.day == 1 else _next_month(since)
        if query.until:
            until = date.fromisoformat(query.until)
            is_whole = until == date.max or (until + timedelta(days=1)).day == 1
            last = query.until[:7] if is_whole else _month_before(until)
        return None if first and last and first > last else cls(first, last)

    def of_cells(self) -> list[ColumnElement[bool]]:
        month = shown_count.c.month
        found = [month > "", month >= self.first]
        return [*found, month <= self.last] if self.last else found

    def edges(self) -> Iterator[ColumnElement[bool]]:
        if self.first:
            yield shown_event.c.at < self.first
        if self.last:
            yield shown_event.c.at > self.last + "~"


def _next_month(day: date) -> str:
    if (day.year, day.month) == (date.max.year, 12):
        return f"{day.year}-13"
    return f"{day.year + day.month // 12:04}-{day.month % 12 + 1:02}"


def _month_before(day: date) -> str:
    return f"{day.year - (day.month == 1):04}-{(day.month - 2) % 12 + 1:02}"


class Counts:
    """One reader's counts within one transaction.

    Args:
        names: The reader's names in the tables.
        now: The moment for which terms are judged, as format_time gives it.
    """

    def __init__(self, connection: Connection, names: tuple[str, ...], now: str) -> None:
        self._connection = connection
        self._names = names
        self._now = now
        self.called = Called(connection, names, now)
        self._noted, self._having = ("", ""), 0
        self._known: dict[tuple[EventQuery, tuple[str, ...]], Counter[Cell]] = {}

    def ways(self, query: EventQuery) -> Ways:
        """The ways to the rows of a query; its words, and what it is about, are looked up."""
        ways = Ways(query, self._names, self._now)
        if not ways.is_sought:
            return ways
        if (ways.words, query.about) != self._noted:
            number = number_of(query.about)
            about = () if number is None else self.called.numbers(number)
            self._having = find_tellings(self._connection, ways.words, about, self._names, self._now)
            self._noted = ways.words, query.about
        return replace(ways, by_found=self._having < self.total(replace(query, text="", about="")))

    def total(self, query: EventQuery) -> int:
        """How many events the query matches, whatever its limit and cursor."""
        return sum(self._of(query, ("type", "country")).values())

    def at_most(self, query: EventQuery) -> int:
        """No fewer than the events that the query matches: for the choice of a way, where counting takes too long."""
        if not self.ways(query).is_sought:
            return self.total(query)
        return min(self._having, self.total(replace(query, text="", about="")))

    def by(self, query: EventQuery, *columns: str) -> list[tuple[Cell, int]]:
        """How many events, by the values of "type", "country", "year", "month" or "day"; in their order."""
        # Looked for once for all that a page asks: by type and country, or by time and type.
        whole = columns if _OVER_TIME & set(columns) else ("type", "country")
        if columns == ("year", "type") and (replace(query, limit=1, after=""), ("month", "type")) in self._known:
            years: Counter[Cell] = Counter()
            for (month, kind), count in self._of(query, ("month", "type")).items():
                years[month[:4], kind] += count
            return sorted(years.items())
        found: Counter[Cell] = Counter()
        for cell, count in self._of(query, whole).items():
            found[tuple(cell[whole.index(name)] for name in columns)] += count
        return sorted(found.items())

    def cells(self, query: EventQuery) -> Cells:
        """Types, countries and statuses of plain rows that match, whatever their days and words."""
        total = shown_total.c
        chosen = select(total.type, total.country, total.status)
        found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
        for name in self._names:
            for row in self._connection.execute(chosen.where(*_cells(shown_total, query, name))):
                for values, value in zip(found, row, strict=True):
                    values.add(value)
        types, countries, statuses = (tuple(sorted(one)) for one in found)
        return types, countries, statuses

    def _of(self, query: EventQuery, columns: tuple[str, ...]) -> Counter[Cell]:
        asked = (replace(query, limit=1, after=""), columns)
        if asked not in self._known:
            found = self._known[asked] = Counter()
            for name in self._names:
                self._count(found, query, columns, name)
        return self._known[asked]

    def _count(self, found: Counter[Cell], query: EventQuery, columns: tuple[str, ...], name: str) -> None:
        ways = self.ways(query)
        self._add(found, _rows(_OF_ODD, columns, ways.odd(name), BY_ODD))
        if ways.is_sought:
            way: Way = "fetch" if ways.by_found or query.type or query.country or query.status else "walk"
            asked = ways.plain(name, way, self.cells(query) if way == "fetch" and not ways.by_found else None)
            self._add(found, _rows(_OF_PLAIN, columns, asked, ways.index(way)))
            return
        has_days = bool(query.since or query.until)
        # Sums know nothing of the rows that a user has of its own instead of its party's.
        is_summed = "day" not in columns and not has_masks(self._connection, self._names, name)
        months = _Months.within(query) if is_summed else None
        if months is None:
            self._add(found, _rows(_OF_PLAIN, columns, ways.plain(name, "walk")))
            return
        if not has_days and not _OVER_TIME & set(columns):
            self._add(found, _sums(shown_total, columns, _cells(shown_total, query, name)))
            return
        within = months.of_cells() if has_days else []
        self._add(found, _sums(shown_count, columns, [*_cells(shown_count, query, name), *within]))
        for edge in months.edges():
            self._add(found, _rows(_OF_PLAIN, columns, [*ways.plain(name, "walk"), edge]))

    def _add(self, found: Counter[Cell], chosen: Select[Any]) -> None:
        for *cell, count in self._connection.execute(chosen).all():
            if count:
                found[tuple(cell)] += count


def _cells(table: Any, query: EventQuery, name: str) -> list[ColumnElement[bool]]:
    return [is_mine(table, name), *is_filtered(query, table.c)]


def _rows(
    of: dict[str, ColumnElement[str]], columns: tuple[str, ...], asked: list[ColumnElement[bool]], index: str = ""
) -> Select[Any]:
    values: list[Any] = [of[name] for name in columns]
    chosen: Select[Any] = select(*values, func.count()).select_from(shown_event).with_hint(shown_event, index, "sqlite")
    return chosen.where(and_(*asked)).group_by(*values)


def _sums(table: Any, columns: tuple[str, ...], asked: list[ColumnElement[bool]]) -> Select[Any]:
    values: list[Any] = [func.substr(table.c.month, 1, 4) if name == "year" else table.c[name] for name in columns]
    return select(*values, func.sum(table.c.n)).where(and_(*asked)).group_by(*values)
