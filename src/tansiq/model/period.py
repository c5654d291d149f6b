"""A stretch of time that keeps its imprecision: "in February" is 1 February to 1 March, never the 1st.

Periods are half-open. A bound is a date, or a datetime where the text gives a time of day; a datetime keeps the
zone of the text (or none) and is never converted. None means unknown on that side.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, get_args

from tansiq.errors import ModelError

__all__ = ["Instant", "Period", "Precision", "parse_instant"]

Precision = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "range", "before", "since"
]
Instant = date | datetime

_PRECISIONS = frozenset(get_args(Precision))


def parse_instant(text: str) -> Instant:
    """Read an ISO 8601 date or RFC 3339 time.

    Args:
        text: "2022-01-20" or "2022-01-20T18:54:00", with or without an offset.

    Returns:
        A date, or a datetime with the offset of the text (none where it has none).

    Raises:
        ModelError: The text is neither.
    """
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise ModelError(f"not a date or time: {text[:40]!r}", hint="use YYYY-MM-DD or RFC 3339") from error


def day_of(instant: Instant) -> date:
    """The calendar day of a bound, in the text's own zone."""
    return instant.date() if isinstance(instant, datetime) else instant


def last_day(end: Instant) -> date:
    """The last calendar day that an exclusive end still covers."""
    if isinstance(end, datetime):
        return (end - timedelta(microseconds=1)).date()
    return end - timedelta(days=1)


def _length(start: Instant, end: Instant) -> timedelta:
    """From start to end; whole days where the two cannot be subtracted (a date and a time, or only one has a zone)."""
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) == (end.tzinfo is None):
        return end - start
    return last_day(end) - day_of(start) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open [start, end) with the precision of the words it was read from.

    Raises:
        ModelError: Both bounds are unknown, the end does not follow the start, or the precision is unknown.
    """

    start: Instant | None
    end: Instant | None
    precision: Precision

    def __post_init__(self) -> None:
        if self.precision not in _PRECISIONS:
            raise ModelError(f"unknown precision {self.precision!r}")
        if self.start is None and self.end is None:
            raise ModelError("a period needs at least one bound", hint="use None for an unknown time")
        if self.start is not None and self.end is not None and _length(self.start, self.end) <= timedelta(0):
            raise ModelError("a period must end after it starts")

    @classmethod
    def day(cls, day: date) -> Period:
        return cls(day, day + timedelta(days=1), "day")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        first = date(year, month, 1)
        return cls(first, first + timedelta(days=calendar.monthrange(year, month)[1]), "month")

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year + 1, 1, 1), "year")

    @classmethod
    def between(cls, first: date, last: date) -> Period:
        """From the first to the last day, both inside."""
        return cls(first, last + timedelta(days=1), "range")

    @classmethod
    def before(cls, day: date) -> Period:
        """Known only to lie on or before a day."""
        return cls(None, day + timedelta(days=1), "before")

    @classmethod
    def since(cls, first: date) -> Period:
        return cls(first, None, "since")

    @property
    def first_day(self) -> date | None:
        return None if self.start is None else day_of(self.start)

    @property
    def last_day(self) -> date | None:
        return None if self.end is None else last_day(self.end)

    @property
    def span_days(self) -> int | None:
        """Calendar days touched; None where a side is open."""
        if self.start is None or self.end is None:
            return None
        return (last_day(self.end) - day_of(self.start)).days + 1

    @property
    def span_minutes(self) -> float:
        """How long it is, for telling which of two is the more precise; infinite where a side is open."""
        if self.start is None or self.end is None:
            return float("inf")
        return _length(self.start, self.end) / timedelta(minutes=1)

    def overlaps(self, other: Period) -> bool:
        """Whether some day may belong to both; an open side reaches without end."""
        return (self.first_day is None or other.last_day is None or self.first_day <= other.last_day) and (
            other.first_day is None or self.last_day is None or other.first_day <= self.last_day
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "from": None if self.start is None else self.start.isoformat(),
            "to": None if self.end is None else self.end.isoformat(),
            "precision": self.precision,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Period:
        start, end = data["from"], data["to"]
        return cls(
            None if start is None else parse_instant(start),
            None if end is None else parse_instant(end),
            data["precision"],
        )
