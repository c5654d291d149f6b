"""English days, months and years, in figures and by name, and the weekdays that go with them."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.times.calendar import is_year
from tansiq.reading.times.clock import clock_found, on_day, read_clock
from tansiq.reading.times.dates import (
    day_found,
    day_number,
    figures_date,
    hijri_found,
    month_at,
    month_found,
    read_day_month,
    read_year,
    relative_year,
)
from tansiq.reading.times.english_units import skip
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    match_weekday,
    on_part,
    weekday_found,
    weekday_of_week,
)

__all__ = ["read_figures", "read_month", "read_weekday"]

_BEFORE_YEAR = frozenset(
    {
        "in", "since", "from", "by", "during", "until", "till", "before", "after", "early", "late", "mid", "between",
        "year", "through", "spring", "summer", "autumn", "winter", "fall", "end",
    }
)  # fmt: skip

_BEFORE_WEAK = frozenset({"in", "of", "since", "until", "till", "early", "mid", "late", "last", "next", "by", "from",
                          "through", "during", "to", "and", "between", "this"})  # fmt: skip


def read_figures(r: Reader, i: int) -> Found | None:
    """The time that starts with figures: an hour, a date, a day before its month, a year."""
    word = r.word(i)
    if (
        word.num is None
        and word.clock is not None
        or r.word(i + 1).ampm
        or r.word(i + 1).zone is not None
        or r.key(i + 1) in ("on", "local", "(", "in", "at", "o'clock", "hours", "-", "to")
    ):
        clock = read_clock(r, i)
        if clock is not None:
            j = skip(r, clock.end, ("on", ",", "(", "-"))
            named = r.core(j) if r.word(j).hot else None
            if named is not None and named.level in ("day", "part"):
                # "At 11 p.m. on Wednesday night" is on Wednesday.
                first = None if named.period is None else named.period.first_day
                period = None if first is None else on_day(clock, first)
                return Found(i, named.end, period, "clock", is_relative=named.is_relative)
            return clock_found(r, clock)
    if word.date is not None or r.key(i + 1) in ("/", "-", ".", "\u2013"):
        found = figures_date(r, i)
        if found is not None:
            return found
    day = day_number(word)
    if day and not word.padded | (r.key(i - 1) in ("$", "#")):
        found = _day_first(r, i, day)
        if found is not None:
            return found
    if is_year(word) and _is_dated(r, i):
        year = int(word.num or 0)
        return Found(i, i + 1, Period.year(year), "year")
    return None


def _is_dated(r: Reader, i: int) -> bool:
    """Whether the words around four figures make them a year, not a number of things."""
    before, after = r.key(i - 1), r.key(i + 1)
    if r.word(i + 1).role == "scale" or after == "%" or r.word(i + 1).unit:
        return False
    if before in _BEFORE_YEAR or r.word(i - 1).season or r.word(i - 1).unit == "year":
        return True
    if before == "(" and after in (")", "-", "\u2013", ","):
        return True
    if before in ("and", "or", "to", "-", "\u2013", "/", ",", "&") and is_year(r.word(i - 2)):
        return True
    number = int(r.word(i).num or 0)
    return before in ("of", "the", "its", "their", "his") and number % 100 != 0 and (before != "of" or r.is_open(i + 1))


def _day_first(r: Reader, i: int, day: int) -> Found | None:
    j = i + 1
    if r.key(j) == "of" or (r.key(j) == "-" and r.word(j + 1).month) or r.key(j) == "/":
        j += 1
    if r.word(j).month or r.word(j).hijri:
        if r.word(j).weak and j == i + 1 and r.word(j).key in ("may", "march") and not r.is_capital(j) and _is_cased(r):
            return None
        return read_day_month(r, i, j, day, j)
    # "7 and 13 May", "7-13 May": the month comes after the last day.
    if r.key(i + 1) in ("and", "to", "-", "\u2013", "or", ",", "until") and day_number(r.word(i + 2)):
        second = i + 2
        if r.key(second + 1) in ("and", "to", "-", ",") and day_number(r.word(second + 2)) and r.word(second + 3).month:
            second += 2
        if r.word(second + 1).month:
            whole = read_day_month(r, second, second + 1, day_number(r.word(second)), second + 1)
            last = None if whole is None or whole.period is None else whole.period.first_day
            if whole is None or last is None:
                return None
            found = day_found(r, i, i + 1, last.month, day, last.year)
            if found is not None:
                found.is_relative, found.has_year = whole.is_relative, True
            return found
    return None


def _is_cased(r: Reader) -> bool:
    """Whether the sentence has a capital at all, so that a lower-case name of a month is the verb."""
    return any(r.is_capital(j) for j in range(r.lo, min(r.hi, r.lo + 40)))


def read_month(r: Reader, i: int) -> Found | None:
    """The month named at an atom with its day and year; a weak name needs a word of time beside it."""
    month = month_at(r, i)
    if month is None:
        return None
    number, j, is_hijri = month
    if is_hijri:
        return hijri_found(r, i, j, number)
    if r.key(j) == "." and r.word(j + 1).digits:
        j += 1
    k = j + 1 if r.key(j) == "the" and r.word(j + 1).ordinal else j
    day = day_number(r.word(k))
    if (
        day
        and r.word(k + 1).role != "scale"
        and r.key(k + 1) not in ("%", "percent")
        and not r.word(k).padded | (r.key(k + 1) == ":")
    ):
        if r.word(i).key in ("may", "march") and not r.is_capital(i) and (_is_cased(r) or r.key(i - 1) == "a"):
            return None
        year = read_year(r, k + 1)
        if year is not None and not year[2]:
            return day_found(r, i, year[1], number, day, year[0])
        near = relative_year(r, k + 1)
        if near is not None:
            return day_found(r, i, near[1], number, day, near[0])
        return day_found(r, i, k + 1, number, day, None)
    year = read_year(r, j)
    if year is not None and not year[2]:
        return month_found(r, i, year[1], number, year[0])
    near = relative_year(r, j)
    if near is not None and (r.key(j) == "of" or not r.word(i).weak or r.is_capital(i)):
        return Found(i, near[1], Period.month(near[0], number), "month", is_relative=True)
    before = r.key(i - 1)
    if before == "-":
        before = r.key(i - 2)
    if r.word(i).weak and before not in _BEFORE_WEAK and not r.word(i - 1).phase:
        return None
    if (
        r.word(i).key in ("may", "march", "august")
        and before in ("to", "and", "by", "from", "of", "this", "in")
        and not r.is_capital(i)
        and (_is_cased(r) or before in ("to", "and", "this", "of"))
    ):
        return None
    return month_found(r, i, j, number, None)


def read_weekday(r: Reader, i: int) -> Found | None:
    """The weekday at an atom with its date or week; "the Sunday Times" is none."""
    word = r.word(i)
    j = i + 1
    if r.word(j).title and r.is_capital(j) or r.key(i - 1) in ("every", "each", "good", "bloody"):
        return None
    if word.weak and not (r.is_capital(i) and (r.word(j).month or r.key(j) == "," or day_number(r.word(j)))):
        return None
    dated = _dated_weekday(r, i, j)
    if dated is not None:
        return dated
    of = j + 1 if r.key(j) == "of" else j
    if (
        r.word(of).rel in ("last", "next", "this", "past")
        and r.word(of + 1).unit == "week"
        and r.word(of + 1).count == 1
    ):
        return weekday_of_week(r, i, of + 2, word.weekday, r.word(of).rel)
    return weekday_found(r, i, j, word.weekday)


def _dated_weekday(r: Reader, i: int, j: int) -> Found | None:
    """ "Thursday, January 20", "Thursday (20 January 2022)": the date says which Thursday."""
    part = 1 if r.word(j).part else 0
    k = skip(r, j + part, (",", "(", "the", "-"))
    word = r.word(k)
    if not (word.month or word.digits or word.ordinal or word.date) or k - j - part > 2:
        return None
    inner = r.core(k)
    if (
        inner is None
        or inner.level not in ("day", "clock", "part")
        or not (word.month or not inner.is_relative or inner.has_year is False)
    ):
        return None
    if not word.month and inner.level == "clock" and r.word(k).clock is not None:
        return None
    end = inner.end + (1 if r.key(inner.end) == ")" and "(" in (r.key(x) for x in range(j, k)) else 0)
    found = Found(i, end, inner.period, inner.level, inner.future, inner.is_relative, has_year=inner.has_year)
    match_weekday(found, r.word(i).weekday)
    if part and found.level == "day" and found.period is not None:
        found.period, found.level, found.future = on_part(found.period.first_day), "part", None
    return found
