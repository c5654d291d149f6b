"""Counts over time, in the unit that a chart of them can show."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from tansiq.release.counts import Counts
from tansiq.release.views import DayCount, EventQuery, TimeCounts, Unit

__all__ = ["count_over_time"]

_DAYS_FROM_MONTHS, _WEEKS_FROM_MONTHS, _MONTHS_FROM_MONTHS = 3, 21, 120
"""Up to so many months are shown by day, week and month: some 90 columns, 120 at most; beyond, years."""


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def _week(day: str) -> str:
    """The Monday of a day; of the first week there is, the first day."""
    found = date.fromisoformat(day)
    return (found - timedelta(days=min(found.weekday(), found.toordinal() - 1))).isoformat()


def count_over_time(counts: Counts, query: EventQuery) -> TimeCounts:
    """Events by the beginning of their day, week, month or year and by type, oldest first; without a start, none."""
    months = {cell: n for cell, n in counts.by(query, "month", "type") if cell[0]}
    if not months:
        return TimeCounts("day", ())
    known = sorted(month for month, _ in months)
    span = _number(known[-1]) - _number(known[0]) + 1
    if span <= _WEEKS_FROM_MONTHS:
        days = [(day, kind, n) for (day, kind), n in counts.by(query, "day", "type") if day]
        if span <= _DAYS_FROM_MONTHS:
            return TimeCounts("day", tuple(DayCount(*one) for one in days))
        return _summed("week", [(_week(day), kind, n) for day, kind, n in days])
    is_month = span <= _MONTHS_FROM_MONTHS
    parts = [(f"{month}-01" if is_month else f"{month[:4]}-01-01", kind, n) for (month, kind), n in months.items()]
    return _summed("month" if is_month else "year", parts)


def _summed(unit: Unit, parts: list[tuple[str, str, int]]) -> TimeCounts:
    found: Counter[tuple[str, str]] = Counter()
    for day, kind, n in parts:
        found[day, kind] += n
    return TimeCounts(unit, tuple(DayCount(day, kind, n) for (day, kind), n in sorted(found.items())))
