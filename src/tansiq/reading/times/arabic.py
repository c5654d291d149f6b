"""The Arabic order of times: what may start one at a word, and what is joined to it."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.numerals import Word
from tansiq.reading.times.arabic_days import read_figures, read_month, read_ordinal, read_weekday
from tansiq.reading.times.arabic_today import read_deictic, read_tonight
from tansiq.reading.times.arabic_units import read_unit, read_whole
from tansiq.reading.times.attach import attach
from tansiq.reading.times.calendar import is_year, season, shift, third
from tansiq.reading.times.clock import clock_found, in_part, on_day, read_clock
from tansiq.reading.times.dates import (
    day_number,
)
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    deictic,
    on_part,
    unit_rel,
)

__all__ = ["core"]

_CORRESPONDING = frozenset({"الموافق", "المصادف", "الموافقه"})

_EARLIER_LATER = frozenset({"سابق", "لاحق"})
_MOST_DEPTH = 4


def core(r: Reader, i: int) -> Found | None:
    """The time that starts at an atom, with a clock time or part of the day that goes with it; None where none does."""
    if r.depth > _MOST_DEPTH or not r.lo <= i < r.hi:
        return None
    r.depth += 1
    try:
        found = _start(r, i)
        if found is not None and found.level == "day":
            found = attach(r, _corresponding(r, found))
        return found if found is None or r.key(i - 2) not in _EARLIER_LATER else _phased(r, found)
    finally:
        r.depth -= 1


def _start(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if not word.hot and word.num is None:
        return None
    found: Found | None = None
    if word.date is not None or word.digits > 0 or word.clock is not None:
        found = read_figures(r, i)
    elif word.month or word.hijri or word.follow is not None:
        found = read_month(r, i, i)
    elif word.weekday >= 0:
        found = read_weekday(r, i, i)
    elif word.day is not None:
        found = read_deictic(r, i)
    elif word.night is not None:
        found = read_tonight(r, i)
    if found is None and word.phase:
        found = _phase(r, i)
    if found is None and word.part:
        found = _part(r, i)
    if found is None and word.unit:
        found = read_unit(r, i)
    if found is None and word.ordinal:
        found = read_ordinal(r, i)
        clock = read_clock(r, i) if found is None else None
        found = found if clock is None else clock_found(r, clock)
    if found is None and word.season:
        found = _season(r, i)
    return found


def _phased(r: Reader, found: Found) -> Found:
    """ "في وقت سابق من الشهر الجاري": from the beginning of it up to the anchor day."""
    period = found.period
    start, end = (None, None) if period is None else (period.first_day, period.last_day)
    if r.key(found.start - 1) != "من" or start is None or end is None:
        return found
    if found.level == "day":
        found.period, found.level, found.future = on_part(start), "part", None
    elif r.anchor is not None and start <= r.anchor <= end:
        is_past = r.key(found.start - 2) == "سابق"
        found.period = Period(start if is_past else r.anchor, shift(r.anchor if is_past else end, 1), "range")
    return found


def _corresponding(r: Reader, found: Found) -> Found:
    """ "15 رمضان 1443 الموافق 16 أبريل 2022": two calendars name one day, and the solar one is exact."""
    j = found.end + 1 if r.key(found.end) in ("،", ",") else found.end
    if r.key(j) == "(" and r.key(j + 1) in _CORRESPONDING:
        j += 1
    if r.key(j) not in _CORRESPONDING:
        return found
    k = j + 2 if r.word(j + 1).unit == "day" else j + 1
    other = r.core(k)
    if other is None or other.level not in ("day", "clock"):
        return found
    end = other.end + 1 if r.key(other.end) == ")" else other.end
    exact = found.period is not None and found.period.precision == "day" and found.has_year
    best = found if exact and not found.is_relative else other
    return Found(found.start, end, best.period, best.level, best.future, best.is_relative, has_year=best.has_year)


def _phase(r: Reader, i: int) -> Found | None:
    """ "مطلع الشهر", "أواخر أيار/مايو", "منتصف 2014", "نهاية الأسبوع الماضي", "منتصف ليل الخميس الجمعة"."""
    phase = r.word(i).phase
    if phase == "mid" and r.word(i + 1).part == "night":
        inner = r.core(i + 2) if r.word(i + 2).hot else None
        if inner is not None and inner.level in ("day", "part"):
            first = None if inner.period is None else inner.period.first_day
            found = Found(i, inner.end, on_part(first), "part", is_relative=inner.is_relative)
            return _second_day(r, found, r.word(i + 2)) if inner.level == "day" else found
        return None
    inner = read_whole(r, i + 1)
    if inner is None or inner.level not in ("month", "year", "week", "span", "day"):
        return None
    if inner.level == "day" and r.word(i + 1).unit:
        return None
    if phase == "end" and r.word(i + 1).unit == "week":
        rel = r.word(i + 2).rel or "this"
        return unit_rel(r, i, inner.end, "weekend", rel if rel in ("last", "next", "this") else "this")
    period = None if inner.period is None else third(inner.period, phase)
    future = None if inner.future is None else third(inner.future, phase)
    return Found(
        i,
        inner.end,
        period,
        "part" if inner.level == "day" else "span",
        future,
        inner.is_relative,
        has_year=inner.has_year,
    )


def _season(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    j = i + 2 if r.word(i + 1).unit == "year" else i + 1
    if is_year(r.word(j)):
        return Found(i, j + 1, season(int(r.word(j).num or 0), word.season), "span")
    whole = read_whole(r, i + 1) if r.word(i + 1).unit == "year" else None
    if whole is not None and whole.period is not None and whole.period.first_day is not None:
        return Found(i, whole.end, season(whole.period.first_day.year, word.season), "span", is_relative=True)
    rel = r.word(i + 1).rel
    if rel in ("last", "next", "this") and r.anchor is not None:
        year = r.anchor.year + {"last": 0, "this": 0, "next": 1}[rel]
        period = season(year, word.season)
        if rel == "last" and period.last_day is not None and period.last_day >= r.anchor:
            period = season(year - 1, word.season)
        return Found(i, i + 2, period, "span", is_relative=True)
    return None


def _part(r: Reader, i: int) -> Found | None:
    """ "مساء الخميس", "فجر يوم الجمعة", "صباح اليوم", "ليل الخميس الجمعة", "بعد ظهر أمس"."""
    word, start, j = r.word(i), i, i + 1
    if word.part == "noon" and r.key(i - 1) in ("بعد", "قبل"):
        start = i - 1
    while r.key(j) in ("من", "نفس", "هذا") and j < i + 3:
        j += 1
    if r.key(i - 1) in ("هذا", "هذه") and word.key.startswith("ال"):
        return deictic(r, start, i + 1, 0, is_part=True)
    after = r.word(j)
    inner: Found | None = None
    if after.weekday >= 0:
        inner = read_weekday(r, j, j)
    elif after.day is not None:
        inner = read_deictic(r, j)
    elif after.unit == "day" and after.count == 1:
        inner = read_unit(r, j)
    elif after.digits and day_number(after):
        inner = read_figures(r, j)
    if inner is None or inner.level != "day" or inner.start != j:
        return None
    first = None if inner.period is None else inner.period.first_day
    found = Found(start, inner.end, on_part(first), "part", None, inner.is_relative, has_year=inner.has_year)
    if inner.future is not None:
        found.future = on_part(inner.future.first_day)
    if word.part == "night":
        return _second_day(r, found, r.word(j))
    return _hour_after(r, found, word.part)


def _second_day(r: Reader, found: Found, day_word: Word) -> Found:
    """ "ليل الخميس - الجمعة": the night between two days touches both."""
    j = found.end + 1 if r.key(found.end) in ("-", "/", "\u2013") else found.end
    second = r.word(j)
    if (
        found.period is None
        or second.weekday < 0
        or day_word.weekday < 0
        or second.weekday != (day_word.weekday + 1) % 7
    ):
        return _hour_after(r, found, "night")
    start = found.period.first_day
    if start is not None:
        found.period, found.end = Period(start, shift(start, 2), "part_of_day"), j + 1
    return found


def _hour_after(r: Reader, found: Found, part: str) -> Found:
    """A clock time after a part of the day: "مساء الخميس الساعة 8:30"."""
    j = found.end
    while r.key(j) in ("،", "في", "عند", "حوالي", "نحو", "تمام", "علي") and j < found.end + 3:
        j += 1
    day = None if found.period is None else found.period.first_day
    if r.word(j).unit != "hour" or day is None:
        return found
    clock = read_clock(r, j)
    if clock is None:
        return found
    clock.hour = in_part(clock.hour, part)
    found.end, found.level, found.period = clock.end, "clock", on_day(clock, day)
    return found
