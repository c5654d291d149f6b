"""What both languages share of relative times: weekdays, units last and next, so long ago, so much later."""

from __future__ import annotations

from datetime import date

from tansiq.model import Period
from tansiq.reading.numerals import Word
from tansiq.reading.times.calendar import (
    VAGUE_UNITS,
    ago,
    latest_weekday,
    month_near,
    next_weekday,
    quarter,
    recent,
    shift,
    unit_around,
    window,
)
from tansiq.reading.times.reader import Found, Reader

__all__ = [
    "before_next",
    "deictic",
    "elapsed",
    "match_weekday",
    "month_rel",
    "numbered",
    "on_part",
    "stretch",
    "unit_rel",
    "weekday_found",
    "weekday_rel",
]

LEVELS = {"day": "day", "night": "part", "week": "week", "weekend": "span", "month": "month", "year": "year"}
_OFFSETS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "before": -1, "after": 1, "same": 0}
_FROM_TEXT = frozenset({"before", "after", "same"})
"""Words that count from the last day the text named, not from the anchor."""


def day_period(day: date | None) -> Period | None:
    """The Period of a day, or None where the day is not known."""
    return None if day is None else Period.day(day)


def weekday_found(r: Reader, start: int, end: int, weekday: int) -> Found:
    """A bare weekday: the latest up to the anchor day, and the first from it on for plans, that day itself in both."""
    if r.anchor is None:
        return Found(start, end, None, "day", is_relative=True)
    past = Period.day(latest_weekday(r.anchor, weekday))
    return Found(start, end, past, "day", Period.day(next_weekday(shift(r.anchor, -1), weekday)), is_relative=True)


def weekday_rel(r: Reader, start: int, end: int, weekday: int, rel: str) -> Found:
    """ "Last Friday", "الجمعة المقبل": strictly before or after the anchor day."""
    if rel in ("this", "recent"):
        return weekday_found(r, start, end, weekday)
    base = r.day if rel in _FROM_TEXT and r.day is not None else r.anchor
    if base is None:
        return Found(start, end, None, "day", is_relative=True)
    if rel in ("last", "past", "before"):
        day = latest_weekday(shift(base, -1), weekday)
    elif rel == "same":
        day = latest_weekday(base, weekday)
    else:
        day = next_weekday(base, weekday)
    return Found(start, end, Period.day(day), "day", is_relative=True)


def weekday_of_week(r: Reader, start: int, end: int, weekday: int, rel: str) -> Found:
    """ "Friday of last week"."""
    if r.anchor is None:
        return Found(start, end, None, "day", is_relative=True)
    week = unit_around(r.anchor, "week", _OFFSETS.get(rel, 0))
    return Found(start, end, day_period(shift(week.first_day or r.anchor, weekday)), "day", is_relative=True)


def match_weekday(found: Found, weekday: int) -> None:
    """A date without a year whose weekday is named: the nearest year in which they agree."""
    day = None if found.period is None else found.period.first_day
    if found.has_year or day is None or found.level != "day" or day.weekday() == weekday:
        return
    for years in (1, -1, -2, 2):
        try:
            other = date(day.year + years, day.month, day.day)
        except ValueError:
            continue
        if other.weekday() == weekday:
            found.period, found.future = Period.day(other), None
            return


def month_rel(r: Reader, start: int, end: int, month: int, rel: str) -> Found:
    """ "Last May", "أيار المقبل", "تموز الجاري": a month before, after or around the anchor's."""
    if r.anchor is None:
        return Found(start, end, None, "month", is_relative=True)
    past, future = month_near(r.anchor, month)
    if rel in ("last", "past", "before") and month == r.anchor.month:
        past = Period.month(r.anchor.year - 1, month)
    if rel in ("next", "coming", "after"):
        past = future
    elif rel == "this":
        past = Period.month(r.anchor.year, month)
    return Found(start, end, past, "month", is_relative=True)


def deictic(r: Reader, start: int, end: int, offset: int, *, is_part: bool = False) -> Found:
    """ "Yesterday", "غدا"; with is_part "tonight", which stays within the anchor day."""
    level = "part" if is_part else "day"
    if r.anchor is None:
        return Found(start, end, None, level, is_relative=True)
    return Found(
        start,
        end,
        on_part(shift(r.anchor, offset)) if is_part else day_period(shift(r.anchor, offset)),
        level,
        is_relative=True,
    )


def on_part(day: date | None) -> Period | None:
    """A part of a day: the day's dates, so that "Thursday night" stays within Thursday."""
    return None if day is None else Period(day, shift(day, 1), "part_of_day")


def unit_rel(r: Reader, start: int, end: int, unit: str, rel: str) -> Found | None:
    """ "Last week", "this month", "the following year", "that day", "الشهر الجاري"."""
    level = LEVELS.get(unit, "span")
    base = r.day if rel in _FROM_TEXT else r.anchor
    if rel in _FROM_TEXT and unit not in ("day", "night") and base is None:
        base = r.anchor
    if base is None:
        return Found(start, end, None, level, is_relative=True)
    if unit in ("hour", "minute", "second", "century") or (unit == "day" and rel not in _FROM_TEXT):
        return None
    if rel == "recent":
        return Found(start, end, recent(base, unit), "span", is_relative=True)
    if unit == "weekend":
        offset = (-1 if base.weekday() not in (5, 6) else 0) if rel == "this" else _OFFSETS[rel]
        return Found(start, end, unit_around(base, unit, offset), level, is_relative=True)
    period = unit_around(base, unit, _OFFSETS[rel])
    return Found(start, end, period, level, is_relative=True)


def stretch(r: Reader, start: int, end: int, word: Word, count: float | None, rel: str) -> Found:
    """ "The past two weeks", "الأيام القليلة المقبلة": a window that ends, or begins, on the anchor day."""
    if r.anchor is None:
        return Found(start, end, None, "span", is_relative=True)
    if count is None and rel in ("last", "past", "recent", "before"):
        return Found(start, end, recent(r.anchor, word.unit), "span", is_relative=True)
    number = VAGUE_UNITS.get(word.unit, 10) if count is None else min(count, 1000)
    period = window(r.anchor, word.unit, number, is_past=rel not in ("next", "coming", "after"))
    return Found(start, end, period, "span", is_relative=True)


def elapsed(
    start: int,
    end: int,
    unit: str,
    count: tuple[float, float],
    *,
    base: date | None,
    is_after: bool,
    is_hedged: bool,
) -> Found:
    """So many units before or after a day: "two days ago", "three weeks later", "قبل عامين".

    Args:
        count: Least and most units.
        base: The day counted from; None leaves it open.
    """
    level = "day" if unit in ("day", "night") and count[0] == count[1] and not is_hedged else "span"
    if base is None:
        return Found(start, end, None, level, is_relative=True)
    low, high = (min(number, 20_000.0) for number in count)
    sign = -1 if is_after else 1
    if unit in ("hour", "minute", "second"):
        low, high = float(int(low)), float(int(high))
    return Found(start, end, ago(base, unit, sign * low, sign * high, is_hedged=is_hedged), level, is_relative=True)


def before_next(r: Reader, start: int, end: int, unit: str, count: tuple[float, float], *, is_hedged: bool) -> Found:
    """ "A day after the bombing", "بعد يومين من القصف": the sentence's day, less so many units, is the bombing's."""
    if unit in ("hour", "minute", "second"):
        # "Hours after the attack" is mostly of that attack's own day.
        return Found(start, end, None, "span", is_relative=True)
    found = elapsed(start, end, unit, count, base=r.day, is_after=False, is_hedged=is_hedged)
    found.level, found.is_of_next = "span", True
    return found


def vague_count(unit: str, least: int) -> tuple[float, float]:
    """Range of "several days", or of a bare plural."""
    return float(least), float(max(VAGUE_UNITS.get(unit, 10), least))


def numbered(start: int, end: int, number: int, unit: str, whole: Found) -> Found | None:
    """ "The first quarter of 2020", "النصف الثاني من العام", "the second week of May"; number -1 is the last."""
    period = whole.period
    if period is None or period.first_day is None or period.last_day is None:
        return Found(start, end, None, "span", is_relative=whole.is_relative)
    first, last = period.first_day, period.last_day
    if unit in ("quarter", "half") and whole.level == "year":
        parts = 4 if unit == "quarter" else 2
        index = parts if number == -1 else number
        if not 1 <= index <= parts:
            return None
        return Found(start, end, quarter(first.year, index, 12 // parts), "span", is_relative=whole.is_relative)
    if unit == "half":
        middle = shift(first, ((last - first).days + 1) // 2)
        halves = (Period(first, middle, "range"), Period(middle, shift(last, 1), "range"))
        return (
            Found(start, end, halves[0 if number == 1 else 1], "span", is_relative=whole.is_relative)
            if number in (1, 2, -1)
            else None
        )
    size = {"week": 7, "day": 1}.get(unit)
    if size is None:
        return None
    if number == -1:
        return Found(start, end, Period(shift(last, 1 - size), shift(last, 1), unit if size == 7 else "day"), "span")  # type: ignore[arg-type]
    begin = shift(first, (number - 1) * size)
    if begin > last:
        return None
    finish = min(shift(begin, size), shift(last, 1))
    return Found(
        start,
        end,
        Period(begin, finish, "week" if size == 7 else "day"),
        "day" if size == 1 else "week",
        is_relative=whole.is_relative,
    )
