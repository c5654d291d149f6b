"""Calendar dates in either order and either language: "18/05/2017", "May 2, 2020", "25 يناير 2022", "15 رمضان 1443"."""

from __future__ import annotations

from datetime import date

from tansiq.model import Period
from tansiq.reading.numerals import Word
from tansiq.reading.times.calendar import date_of, hijri_day, hijri_month, is_year, month_near, same_day
from tansiq.reading.times.reader import Found, Reader

__all__ = [
    "day_found",
    "day_number",
    "figures_date",
    "hijri_found",
    "month_at",
    "month_found",
    "read_day_month",
    "read_year",
    "relative_year",
]

_DASHES = frozenset({"-", "\u2013", "\u2014"})
_SEPARATORS = frozenset({"/", "-", ".", "\u2013"})
_YEAR_WORDS = frozenset({"عام", "العام", "سنه", "سنة", "السنه", "السنة", "لعام", "للعام", "من"})
_PIVOT = 70
"""Two figures from here on are of the 1900s, below of the 2000s."""
_NEAR_DAYS = 62
"""An ambiguous d/m is read in the order that falls within so many days of the anchor, if only one does."""


def full_year(word: Word) -> int | None:
    """The year of four figures, or of two."""
    if is_year(word):
        return int(word.num or 0)
    if word.digits == 2 and isinstance(word.num, int):
        return word.num + (1900 if word.num >= _PIVOT else 2000)
    return None


def day_found(r: Reader, start: int, end: int, month: int, day: int, year: int | None) -> Found | None:
    """A day of a month; without a year, the latest up to the anchor, and the next one to come."""
    if year is not None:
        exact = date_of(year, month, day)
        return None if exact is None else Found(start, end, Period.day(exact), "day")
    if date_of(2000, month, day) is None:
        return None
    if r.anchor is None:
        near = date_of(r.day.year, month, day) if r.day is not None else None
        return Found(start, end, None if near is None else Period.day(near), "day", is_relative=True, has_year=False)
    past, future = same_day(r.anchor, month, day)
    if past is None:
        return None
    later = None if future is None else Period.day(future)
    return Found(start, end, Period.day(past), "day", later, is_relative=True, has_year=False)


def month_found(r: Reader, start: int, end: int, month: int, year: int | None) -> Found:
    """A month; without a year, the latest that began by the anchor day."""
    if year is not None:
        return Found(start, end, Period.month(year, month), "month")
    if r.anchor is None:
        near = None if r.day is None else Period.month(r.day.year, month)
        return Found(start, end, near, "month", is_relative=True, has_year=False)
    past, future = month_near(r.anchor, month)
    return Found(start, end, past, "month", future, is_relative=True, has_year=False)


def day_number(word: Word) -> int:
    """The day of the month a word can be: figures or an ordinal from 1 to 31; 0 for none."""
    if word.digits in (1, 2) and isinstance(word.num, int) and 1 <= word.num <= 31:
        return word.num
    return word.ordinal if 1 <= word.ordinal <= 31 else 0


def month_at(r: Reader, i: int, *, is_second: bool = False) -> tuple[int, int, bool] | None:
    """The month named at an atom, two names of one month included ("أيار/مايو").

    Args:
        is_second: It is the other name itself, after which no third is looked for.

    Returns:
        Month, index after it, and whether it is a Hijri month; None where none is named.
    """
    word = r.word(i)
    end = i + 1
    if word.follow is not None:
        second = word.follow.get(r.key(i + 1))
        if second is None:
            return None
        word, end = second, i + 2
    if word.hijri:
        return word.hijri, end, True
    if not word.month:
        return None
    if word.weak and r.lang == "ar" and word.key == "اب" and "آ" not in r.spelling(i):
        return None
    if not is_second and r.key(end) in ("/", "(", "-", "،"):
        other = month_at(r, end + 1, is_second=True)
        if other is not None and other[0] == word.month and not other[2]:
            closing = r.key(end) == "("
            end = other[1] + (1 if closing and r.key(other[1]) == ")" else 0)
    elif not is_second and r.lang == "ar" and (r.word(end).month or r.word(end).follow is not None):
        # "28 فبراير شباط": Reuters' way of two names.
        other = month_at(r, end, is_second=True)
        if other is not None and other[0] == word.month and not other[2]:
            end = other[1]
    return word.month, end, False


def read_year(r: Reader, i: int) -> tuple[int, int, bool] | None:
    """The year after a month or a day.

    Returns:
        The year, the index after it, and whether it is a Hijri year; None where none stands there.
    """
    j = i
    if r.key(j) in (",", "،", "/", "-", "of") and r.word(j + 1).digits == 4:
        j += 1
    while r.key(j) in _YEAR_WORDS and (r.word(j + 1).digits == 4 or r.key(j + 1) in _YEAR_WORDS) and j < i + 3:
        j += 1
    word = r.word(j)
    if word.digits != 4 or word.conj or not isinstance(word.num, int):
        return None
    after = r.word(j + 1)
    if after.era == "hijri" or r.key(j + 1) in ("ah", "هجري") or 1300 <= word.num <= 1500:
        if not 1300 <= word.num <= 1500:
            return None
        return word.num, j + (2 if after.era == "hijri" or r.key(j + 1) == "ah" else 1), True
    if not is_year(word):
        return None
    if after.era == "ad" or (r.lang == "ar" and r.key(j + 1) == "م" and r.key(j + 2) in ("", ".", "،", ")", ",")):
        return word.num, j + 2, False
    return word.num, j + 1, False


def read_day_month(r: Reader, start: int, i: int, day: int, end: int) -> Found | None:
    """Finish a date whose day is read and whose month is named at `i`, ending at or after `end`."""
    month = month_at(r, i)
    if month is None:
        return None
    number, j, is_hijri = month
    year = read_year(r, j)
    if is_hijri:
        if year is not None and year[2]:
            return Found(start, year[1], hijri_day(year[0], number, min(day, 30)), "day")
        return _hijri_near(r, start, j, number, min(day, 30))
    if year is not None and not year[2]:
        return day_found(r, start, max(end, year[1]), number, day, year[0])
    short = r.word(j)
    if year is None and short.digits == 2 and not short.conj and r.lang == "en" and not _goes_on(r, j + 1):
        return day_found(r, start, max(end, j + 1), number, day, full_year(short))
    near = relative_year(r, j)
    if near is not None:
        return day_found(r, start, max(end, near[1]), number, day, near[0])
    return day_found(r, start, max(end, j), number, day, None)


def relative_year(r: Reader, i: int) -> tuple[int, int] | None:
    """The year that English counts from the anchor's ("last year", "of this year"), and the index after it."""
    j = i + 1 if r.key(i) == "of" else i
    step = {"last": -1, "this": 0, "next": 1}.get(r.word(j).rel)
    if step is None or r.lang != "en" or r.anchor is None or r.word(j + 1).unit != "year" or r.word(j + 1).count != 1:
        return None
    return r.anchor.year + step, j + 2


def _goes_on(r: Reader, i: int) -> bool:
    """Whether a content word follows, so that two figures before it count something ("7 May 12 people")."""
    return not r.is_open(i) or r.key(i) in ("of", "-", "%")


def _hijri_near(r: Reader, start: int, end: int, month: int, day: int | None) -> Found | None:
    """A Hijri day or month without a year: the latest that began by the anchor day."""
    if r.anchor is None:
        return Found(start, end, None, "day" if day else "month", is_relative=True)
    newest = int((r.anchor.year - 620) * 1.0307) + 1
    for year in range(newest, newest - 5, -1):
        if year >= 1:
            period = hijri_day(year, month, day) if day else hijri_month(year, month)
            if period.first_day is not None and period.first_day <= r.anchor:
                return Found(start, end, period, "day" if day else "month", is_relative=True)
    return None


def hijri_found(r: Reader, start: int, i: int, month: int) -> Found | None:
    """A Hijri month named at atoms [start, i), with or without its year."""
    year = read_year(r, i)
    if year is not None and year[2]:
        return Found(start, year[1], hijri_month(year[0], month), "month")
    return _hijri_near(r, start, i, month, None)


def _order(r: Reader, first: int, second: int, year: int, separator: str) -> tuple[int, int] | None:
    """Month and day of two figures: day first, but month first in English with strokes (CLDR: ar d/M/y, en M/d/y)."""
    readings = [(m, d) for d, m in ((first, second), (second, first)) if date_of(year, m, d) is not None]
    if len(readings) < 2 or first == second:
        return readings[0] if readings else None
    if r.anchor is not None and r.lang == "ar":
        # Arabic writes the day first; only a day yet to come is taken for the other order.
        past = [x for x in readings if date(year, *x) <= r.anchor]
        return readings[0] if readings[0] in past or not past else past[0]
    if r.anchor is not None:
        close = [x for x in readings if -_NEAR_DAYS <= (r.anchor - date(year, *x)).days <= _NEAR_DAYS]
        past = [x for x in close if date(year, *x) <= r.anchor]
        if len(close) == 1 or len(past) == 1:
            return past[0] if past else close[0]
    return readings[1 if r.lang == "en" and separator == "/" else 0]


def figures_date(r: Reader, i: int) -> Found | None:
    """A date in figures at an atom: one token, or figures with strokes, dots or dashes between them."""
    word = r.word(i)
    if word.date is not None:
        first, second, third, separator = word.date
        end = i + 1
        widths = (4 if first > 31 else 2, 4 if third > 99 else 2)
    else:
        separator = r.key(i + 1)
        if separator not in _SEPARATORS or r.key(i + 3) != separator:
            return None
        parts = (word, r.word(i + 2), r.word(i + 4))
        if not all(part.digits > 0 and isinstance(part.num, int) for part in parts):
            return None
        first, second, third = (int(part.num or 0) for part in parts)
        widths = (parts[0].digits, parts[2].digits)
        end = i + 5
        if r.key(end) in _SEPARATORS and r.word(end + 1).digits and separator != "/":
            return None
    if widths[0] == 4:
        if widths[1] == 4 or not 1900 <= first <= 2100:
            return None
        return day_found(r, i, end, second, third, first)
    year = third if widths[1] == 4 else third + (1900 if third >= _PIVOT else 2000)
    if widths[1] not in (2, 4):
        return None
    if 1300 <= year <= 1500 and 1 <= second <= 12 and 1 <= first <= 30:
        return Found(i, end + (1 if r.word(end).era == "hijri" else 0), hijri_day(year, second, first), "day")
    if not 1900 <= year <= 2100:
        return None
    pair = _order(r, first, second, year, separator)
    return None if pair is None else day_found(r, i, end, pair[0], pair[1], year)
