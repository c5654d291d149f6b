"""Periods as bars on one scale: an open side runs to the edge and is marked open, never closed by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date

from tansiq.web.wording import say_day

if TYPE_CHECKING:
    from tansiq.model import Period
    from tansiq.web.language import Catalogue

__all__ = ["Bar", "Scale", "Tick", "make_bar", "make_scale"]

_MAX_TICKS = 7
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_MARGIN = 0.02
"""Share of the scale kept free on either side, so that an open bar can be told from one that ends there."""


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days [first, last] over 0 % to 100 %, with ticks at months or years."""

    first: date
    last: date
    ticks: tuple[Tick, ...]
    label: str

    def position(self, day: date) -> float:
        """Where the beginning of a day lies, in percent from the start of the scale, within 0 and 100."""
        total = (self.last - self.first).days + 1
        return min(100.0, max(0.0, 100.0 * (day - self.first).days / total))


@dataclass(frozen=True, slots=True)
class Bar:
    """A period on the scale, in percent as SVG takes it."""

    start: str
    width: str
    is_open_start: bool
    is_open_end: bool


def _percent(number: float) -> str:
    return f"{number:.3f}%"


def _known_days(periods: Iterable[Period | None]) -> list[date]:
    known = []
    for period in periods:
        if period is not None:
            known += [day for day in (period.first_day, period.last_day) if day is not None]
    return known


def _ticks(first: date, last: date, place: Scale, cat: Catalogue) -> Iterable[Tick]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in _STEPS_MONTHS if months / step <= _MAX_TICKS), _STEPS_MONTHS[-1])
    number = first.year * 12 + first.month - 1
    number += -number % step
    while number <= last.year * 12 + last.month - 1 and number < 9999 * 12:
        day = date(number // 12, number % 12 + 1, 1)
        at = place.position(day)
        # The outermost labels would be cut off by the edge.
        if first <= day and 3 <= at <= 94:
            pattern = "y" if step >= 12 else "MMM y"
            yield Tick(_percent(at), format_date(day, pattern, locale=cat.locale))
        number += step


def make_scale(periods: Sequence[Period | None], cat: Catalogue) -> Scale | None:
    """The scale that holds every known bound; None where there is none."""
    known = _known_days(periods)
    if not known:
        return None
    first, last = min(known), max(known)
    margin = timedelta(days=max(1, round(((last - first).days + 1) * _MARGIN)))
    first = first - margin if first - date.min > margin else first
    last = last + margin if date.max - last > margin else last
    label = cat.text("timeline.span", **{"from": say_day(first, cat), "to": say_day(last, cat)})
    bare = Scale(first, last, (), label)
    return Scale(first, last, tuple(_ticks(first, last, bare, cat)), label)


def make_bar(period: Period | None, scale: Scale) -> Bar | None:
    """The period on the scale; None where no time is known."""
    if period is None:
        return None
    begin = 0.0 if period.first_day is None else scale.position(period.first_day)
    last = period.last_day
    end = 100.0 if last is None or last == date.max else scale.position(last + timedelta(days=1))
    return Bar(_percent(begin), _percent(max(0.4, end - begin)), period.start is None, period.end is None)
