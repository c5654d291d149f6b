"""Date arithmetic of the times grammar: which Thursday, which February, which third of a month.

Pure functions of dates. Choices that the words leave open are in docs/method/times.md.
"""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

from tansiq.model import Period
from tansiq.reading.numerals.words import Word

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "VAGUE_UNITS",
    "ago",
    "date_of",
    "hijri_day",
    "hijri_month",
    "is_year",
    "latest_weekday",
    "month_near",
    "next_weekday",
    "quarter",
    "recent",
    "same_day",
    "season",
    "shift",
    "third",
    "unit_around",
    "window",
]

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Four figures outside are a quantity, never a year."""
VAGUE_UNITS = {
    "day": 10,
    "week": 8,
    "month": 11,
    "year": 9,
    "decade": 3,
    "century": 3,
    "hour": 24,
    "minute": 60,
    "night": 10,
}
"""The most that a bare plural ("days later") is taken to mean, in its unit."""
_UNIT_DAYS = {
    "day": 1.0, "night": 1.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 0.0, "week": 7.0, "weekend": 7.0,
    "month": 30.4, "quarter": 91.3, "half": 182.6, "year": 365.25, "decade": 3652.5, "century": 36525.0,
}  # fmt: skip
_RECENT_DAYS = {"day": 7, "night": 7, "hour": 1, "minute": 1, "week": 28, "month": 183, "year": 1096, "decade": 7305}
"""How far back "in recent days, weeks, months, years" reaches, in days."""


def date_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: float) -> date:
    """A day so many days on, held inside the calendar."""
    number = min(max(day.toordinal() + int(days), 1), date(MAXYEAR, 12, 1).toordinal())
    return date.fromordinal(number)


def latest_weekday(anchor: date, weekday: int) -> date:
    """The latest such day up to and including the anchor day."""
    return shift(anchor, -((anchor.weekday() - weekday) % 7))


def next_weekday(anchor: date, weekday: int) -> date:
    """The first such day after the anchor day."""
    return shift(anchor, (weekday - anchor.weekday() - 1) % 7 + 1)


def month_near(anchor: date, month: int) -> tuple[Period, Period]:
    """The latest month of that name that began by the anchor day, and the next one to begin after it."""
    year = anchor.year if month <= anchor.month else anchor.year - 1
    return Period.month(max(year, 1), month), Period.month(min(year + 1, MAXYEAR - 1), month)


def same_day(anchor: date, month: int, day: int) -> tuple[date | None, date | None]:
    """A day without a year: the latest up to the anchor day, and the first after it (29 February may be years off)."""
    past = future = None
    for back in range(9):
        found = date_of(anchor.year - back, month, day) if anchor.year > back else None
        if found is not None and found <= anchor:
            past = found
            break
    for ahead in range(9):
        found = date_of(anchor.year + ahead, month, day) if anchor.year + ahead < MAXYEAR else None
        if found is not None and found > anchor:
            future = found
            break
    return past, future


def quarter(year: int, number: int, months: int = 3) -> Period:
    """The numbered quarter (3 months) or half (6 months) of a year."""
    first = (number - 1) * months + 1
    start = date(year, first, 1)
    end = date(year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    return Period(start, end, "quarter" if months == 3 else "range")


def season(year: int, number: int) -> Period:
    """A northern season by meteorological months; winter of a year ends in that year's February."""
    if number == 4:
        return Period(date(year - 1, 12, 1), date(year, 3, 1), "season")
    return Period(date(year, number * 3, 1), date(year, number * 3 + 3, 1), "season")


def third(whole: Period, phase: str) -> Period:
    """The first, middle or last third of a period, in days; a period of one day stays itself, as part of the day."""
    start, end = whole.first_day, whole.last_day
    if start is None or end is None:
        return whole
    days = (end - start).days + 1
    if days == 1:
        return Period(start, shift(start, 1), "part_of_day")
    cut = max(1, round(days / 3))
    if phase == "start":
        return Period(start, shift(start, cut), "range")
    if phase == "end":
        return Period(shift(end, 1 - cut), shift(end, 1), "range")
    return Period(shift(start, cut), shift(end, 1 - cut), "range") if days > 2 * cut else whole


def unit_around(day: date, unit: str, offset: int = 0) -> Period:
    """The calendar week (Monday to Sunday), month, quarter, year … that holds a day, so many units on."""
    if unit == "week":
        monday = shift(day, 7 * offset - day.weekday())
        return Period(monday, shift(monday, 7), "week")
    if unit == "weekend":
        saturday = shift(latest_weekday(day, 5), 7 * (offset + (1 if day.weekday() not in (5, 6) else 0)))
        return Period(saturday, shift(saturday, 2), "range")
    if unit in ("month", "quarter", "half"):
        size = {"month": 1, "quarter": 3, "half": 6}[unit]
        index = min(max((day.year * 12 + day.month - 1) // size + offset, 12), (MAXYEAR - 1) * 12 // size)
        year, month = divmod(index * size, 12)
        return Period.month(year, month + 1) if size == 1 else quarter(year, month // size + 1, size)
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        year = min(max((day.year // size + offset) * size, 1), MAXYEAR - size - 1)
        return Period(date(year, 1, 1), date(year + size, 1, 1), "year" if size == 1 else "range")
    return Period.day(shift(day, offset))


def ago(anchor: date, unit: str, low: float, high: float, *, is_hedged: bool = False) -> Period:
    """So many units before (positive) or after (negative) a day, as imprecise as the unit is.

    Args:
        low, high: The least and most units, equal for an exact number.
        is_hedged: "about": the range is a tenth wider, at least a day (at least two for weeks).
    """
    size = _UNIT_DAYS[unit]
    if low == high and unit in ("month", "year", "decade", "century", "quarter") and not is_hedged:
        return unit_around(anchor, unit, -int(low))
    near, far = low * size, high * size
    slack = 0.0
    if unit == "week":
        slack = 1.0 if low == 1 == high else 3.0
    elif unit in ("month", "year", "decade", "century", "quarter"):
        slack = size / 2 if low == high else 0
    if is_hedged:
        slack = max(slack, 2.0 if size >= 7 else 1.0, abs(far) / 10)
    ends = sorted((shift(anchor, -_days(near)), shift(anchor, -_days(far))))
    first, last = shift(ends[0], -slack), shift(ends[1], slack)
    if first == last:
        return Period.day(first)
    return Period(first, shift(last, 1), "week" if unit == "week" and not is_hedged and low == high else "range")


def _days(days: float) -> int:
    """Whole days away from the anchor, so that some hours ago is still the anchor's day."""
    return int(days + 0.01) if days >= 0 else -int(-days + 0.01)


def window(anchor: date, unit: str, count: float, *, is_past: bool) -> Period:
    """The stretch of so many units that ends on the anchor day, or begins there: "in the past two weeks"."""
    days = max(1, round(count * _UNIT_DAYS[unit]))
    if is_past:
        return Period(shift(anchor, -days), shift(anchor, 1), "range")
    return Period(anchor, shift(anchor, days + 1), "range")


def recent(anchor: date, unit: str) -> Period:
    """ "In recent days": from some way back up to the anchor day."""
    return Period(shift(anchor, -_RECENT_DAYS.get(unit, 183)), shift(anchor, 1), "range")


def _hijri_ordinal(year: int, month: int, day: int) -> int:
    """Proleptic Gregorian ordinal of a day of the tabular Islamic calendar, civil epoch (Friday, 16 July 622 Julian).

    Odd months have 30 days, even ones 29, and 11 years in 30 have a 355th day (2, 5, 7, 10, 13, 16, 18, 21, 24, 26,
    29). Source: https://en.m.wiki.x.io/wiki/Tabular_Islamic_calendar, "Intercalary schemes, 30-year cycle".
    """
    return day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRI_EPOCH


_HIJRI_EPOCH = date(622, 7, 18).toordinal()
"""The day before 1 Muharram 1 (16 July 622 Julian is 19 July Gregorian)."""


def hijri_day(year: int, month: int, day: int) -> Period:
    """A Hijri date: the tabular day and one day on each side, since months begin by sighting of the moon."""
    middle = date.fromordinal(_hijri_ordinal(year, month, day))
    return Period.between(middle - timedelta(days=1), middle + timedelta(days=1))


def hijri_month(year: int, month: int | None) -> Period:
    """A Hijri month, or a Hijri year where the month is None, one day wider on each side."""
    start = _hijri_ordinal(year, month or 1, 1)
    end = _hijri_ordinal(year + (month in (None, 12)), 1 if month is None else month % 12 + 1, 1)
    return Period(date.fromordinal(start - 1), date.fromordinal(end + 1), "range")


def is_year(word: Word) -> bool:
    """Whether a word is four figures that can be a year."""
    return word.digits == 4 and isinstance(word.num, int) and FIRST_YEAR <= word.num <= LAST_YEAR
