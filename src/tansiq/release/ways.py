"""Ways to the rows that a query matches: one statement, whichever way is quickest, and the same rows in each.

A reader's rows are plain or odd (tables.py). Of odd ones, which are few, all are looked at. Plain ones are walked in
the order of the lists until a page is full, or those that match are fetched by an index and sorted. Which of the two is
taken follows from how many of the reader's own rows match, and alters no answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, CompoundSelect, Integer, Text, and_, desc, literal_column, or_, select, union_all

from tansiq.ledger import match_expression
from tansiq.release.query import is_filtered, is_found, is_mine, is_unmasked, touches, touches_plainly
from tansiq.release.tables import is_odd, is_plain, shown_event
from tansiq.release.views import EventQuery

__all__ = ["BY_ODD", "Cells", "Mark", "Way", "Ways"]

Way = Literal["walk", "fetch"]
Cells = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Types, countries and statuses among a reader's own rows that match, by which the index of cells is entered."""
Mark = tuple[str, bytes]
"""Place in a list: time and event of the last row before."""

_WALKED = 0.3
"""Cost of a row walked, where fetching and sorting one by the index of cells costs 1: an estimate (2026-11), not
measured by itself. A wrong one costs time and changes no answer."""
# `+` hides a column from SQLite's choice of an index, so that the order of the lists is kept.
_WALKING: dict[str, ColumnElement[str]] = {
    name: literal_column(f"+shown_event.{name}", Text) for name in ("type", "country", "status")
}
_WALKED_TELLING: ColumnElement[int] = literal_column("+shown_event.telling", Integer)
# SQLite, which keeps no statistics here, would rather walk.
BY_ODD, _BY_TELLING, _BY_CELL = (f"INDEXED BY shown_event_{name}" for name in ("odd", "telling", "cell"))
_KEYS = (shown_event.c.at, shown_event.c.event, shown_event.c.telling, shown_event.c.type, shown_event.c.status)


@dataclass(frozen=True, slots=True)
class Ways:
    """A query and for whom it is asked.

    Args:
        names: The reader's names in the tables.
        now: The moment for which terms are judged, as format_time gives it.
        by_found: Fetch by the tellings that have the words or name what is asked for: fewer than the reader's rows that
            match all else.
    """

    query: EventQuery
    names: tuple[str, ...]
    now: str
    by_found: bool = False

    @property
    def words(self) -> str:
        return match_expression(self.query.text)

    @property
    def is_sought(self) -> bool:
        """Whether tellings are looked up: by words, or by a place or actor that they name."""
        return bool(self.words or self.query.about)

    @property
    def is_filtered(self) -> bool:
        """Whether rows are passed over on a walk; days only say where it begins and ends."""
        return bool(self.is_sought or self.query.type or self.query.country or self.query.status)

    def choose(self, *, matching: int, among: int, wanted: int) -> Way:
        """The quicker way to the newest rows.

        Args:
            matching: How many of the reader's rows match.
            among: How many it has within the days asked for.
            wanted: How many are wanted.
        """
        if not self.is_filtered:
            return "walk"
        # A row in among/matching is one: so many are walked for each wanted.
        return "fetch" if matching * matching < _WALKED * wanted * among else "walk"

    def plain(self, name: str, way: Way, cells: Cells | None = None) -> list[ColumnElement[bool]]:
        """What is asked of plain rows.

        Args:
            name: One of the reader's names.
            cells: For fetching by them.
        """
        found = [is_mine(shown_event, name), is_plain, *touches_plainly(self.query)]
        found += is_unmasked(self.names, name, _WALKED_TELLING)
        if self.is_sought:
            found.append(is_found(shown_event.c.telling if way == "fetch" and self.by_found else _WALKED_TELLING))
        if way == "walk" or self.by_found or cells is None:
            return found + is_filtered(self.query, _WALKING)
        shown = shown_event.c
        types, countries, statuses = cells
        return [*found, shown.type.in_(types), shown.country.in_(countries), shown.status.in_(statuses)]

    def odd(self, name: str) -> list[ColumnElement[bool]]:
        """What is asked of odd rows."""
        shown = shown_event.c
        found = [is_mine(shown_event, name), is_odd, shown.opens <= self.now, shown.until > self.now]
        found += [*touches(self.query), *is_filtered(self.query, _WALKING)]
        found += is_unmasked(self.names, name, _WALKED_TELLING)
        return [*found, is_found(_WALKED_TELLING)] if self.is_sought else found

    def index(self, way: Way) -> str:
        """What a way to plain rows is told to use, "" for a walk."""
        return "" if way == "walk" else _BY_TELLING if self.by_found else _BY_CELL

    def newest(self, limit: int, way: Way, cells: Cells, *, after: Mark | None = None) -> CompoundSelect[Any]:
        """Keys of the newest rows, unknown times last; ties go by id. A sort, where there is one, carries no bodies.

        Args:
            after: Only what comes after it.
        """
        beyond = [] if after is None else [_is_after(after)]
        arms = [
            select(*_KEYS).where(*some, *beyond).with_hint(shown_event, index, "sqlite")
            for name in self.names
            for some, index in ((self.plain(name, way, cells), self.index(way)), (self.odd(name), BY_ODD))
        ]
        # SQLite merges the arms, each in its own order, and goes no further in any than the page takes.
        whole = union_all(*arms)
        return whole.order_by(desc(whole.selected_columns.at), desc(whole.selected_columns.event)).limit(limit)


def _is_after(mark: Mark) -> ColumnElement[bool]:
    shown, (at, event) = shown_event.c, mark
    return and_(shown.at <= at, or_(shown.at < at, shown.event < event))
