"""Arabic days, months and years, in figures, ordinals and by name, and the weekdays that go with them."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.times.calendar import hijri_month, is_year
from tansiq.reading.times.clock import clock_found, read_clock
from tansiq.reading.times.dates import (
    day_found,
    day_number,
    figures_date,
    hijri_found,
    month_at,
    month_found,
    read_day_month,
    read_year,
)
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    match_weekday,
    month_rel,
    stretch,
    unit_rel,
    weekday_found,
    weekday_of_week,
    weekday_rel,
)

__all__ = ["ordinal_number", "read_figures", "read_month", "read_ordinal", "read_weekday", "read_year_at"]

_TEEN = frozenset({"عشر", "عشرة", "عشره"})

_BEFORE_TWO = frozenset({"عن", "علي", "مع", "كلا", "كلتا", "احد", "احدي", "هذين", "هذان", "هاتين", "هوءلاء", "هولاء"})
_BEHIND_TWO = frozenset({"معا", "كليهما", "الاخرين", "الاخران"})
"""Words beside which الاثنين are two people: no day is released ("أفرج عن الاثنين") or has another with it."""

_BEFORE_YEAR = frozenset({"في", "منذ", "حتي", "قبل", "بعد", "خلال", "بين", "مند", "لغايه", "الي", "-", "\u2013"})


def read_figures(r: Reader, i: int) -> Found | None:
    """The time that starts with figures: an hour, a date, a day of a month, a year, "24 ساعة الماضية"."""
    word = r.word(i)
    if word.clock is not None and word.num is None:
        clock = read_clock(r, i)
        if clock is not None and (clock.end > i + 1 or r.key(i - 1) in ("علي", "في", "عند")):
            return clock_found(r, clock)
    if word.date is not None or r.key(i + 1) in ("/", "-", ".", "\u2013"):
        found = figures_date(r, i)
        if found is not None:
            return found
    if word.digits > 0 and isinstance(word.num, int):
        day = day_number(word)
        if day:
            found = _day_first(r, i, i + 1, day)
            if found is not None:
                return found
        if (is_year(word) or word.digits == 4) and _is_dated(r, i):
            return read_year_at(r, i, i)
        # "الـ24 ساعة الماضية", "20 يوما الماضية"
        if r.word(i + 1).unit and r.word(i + 2).rel in ("last", "next"):
            return stretch(r, i, i + 3, r.word(i + 1), float(word.num), r.word(i + 2).rel)
        if r.word(i + 1).adverb and word.digits < 3:
            clock = read_clock(r, i)
            return None if clock is None else clock_found(r, clock)
    return None


def read_year_at(r: Reader, start: int, i: int) -> Found | None:
    """The year in figures at `i`, solar or Hijri, as a time that starts at `start`."""
    word = r.word(i)
    if word.digits != 4 or not isinstance(word.num, int):
        return None
    after = r.word(i + 1)
    if 1300 <= word.num <= 1500 and (after.era == "hijri" or r.word(i - 1).unit == "year"):
        return Found(start, i + (2 if after.era == "hijri" else 1), hijri_month(word.num, None), "year")
    if not is_year(word):
        return None
    is_said = after.era == "ad" or (r.key(i + 1) == "م" and r.is_open(i + 2))
    return Found(start, i + (2 if is_said else 1), Period.year(word.num), "year")


def _is_dated(r: Reader, i: int) -> bool:
    """Whether the words around four figures make them a year."""
    word, before = r.word(i), r.link(i - 1)
    if r.word(i + 1).role == "scale" or r.key(i + 1) in ("%", "٪") or r.word(i + 1).era:
        return bool(r.word(i + 1).era)
    if r.word(i - 1).unit == "year" or (word.prep == "ل" and not word.art):
        return True
    if word.conj and (is_year(r.word(i - 1)) or (r.key(i - 1) == "م" and is_year(r.word(i - 2)))):
        return True
    if before in ("-", "\u2013", "/", "الي", "و") and is_year(r.word(i - 2)):
        return True
    if before == "(" and r.key(i + 1) in (")", "-", "\u2013"):
        return True
    return (
        before in _BEFORE_YEAR
        and r.is_open(i + 1)
        and before not in ("-", "\u2013", "الي")
        and (before != "بين" or r.word(i + 1).conj)
    )


def _day_first(r: Reader, start: int, end: int, day: int) -> Found | None:
    """A date whose day is atoms [start, end): "20 يناير 2022", "25/يناير/2022", "14 من الشهر الجاري", "7 و13 أيار"."""
    j = end
    if r.key(j) in ("/", "-", "من") or (r.key(j) == "،" and r.word(j + 1).month):
        j += 1
    if r.word(j).unit == "month" and r.word(j).count == 1:
        if r.word(j + 1).rel:
            whole = unit_rel(r, start, j + 2, "month", r.word(j + 1).rel)
            first = None if whole is None or whole.period is None else whole.period.first_day
            if first is None:
                return Found(start, j + 2, None, "day", is_relative=True)
            found = day_found(r, start, j + 2, first.month, day, first.year)
            if found is not None:
                found.is_relative = True
            return found
        if month_at(r, j + 1) is not None:
            j += 1
    if r.word(j).rel in ("this", "last") and j == end and r.key(j) in ("الجاري", "الحالي", "الماضي", "المنصرم"):
        whole = unit_rel(r, start, j + 1, "month", r.word(j).rel)
        first = None if whole is None or whole.period is None else whole.period.first_day
        return None if first is None else day_found(r, start, j + 1, first.month, day, first.year)
    if month_at(r, j) is not None:
        found = read_day_month(r, start, j, day, j)
        return found if found is None or found.has_year else _day_of_year(r, found, day)
    return _shared_month(r, start, end, day)


def _day_of_year(r: Reader, found: Found, day: int) -> Found:
    """ "3 تموز الماضي", "11 أيلول من العام الماضي": what follows a date says which year."""
    j = found.end
    rel = r.word(j).rel
    if rel in ("last", "next", "this"):
        found.end = j + 1
        if rel == "next" and found.future is not None:
            found.period = found.future
        found.future = None
        return found
    first = None if found.period is None else found.period.first_day
    if first is None or r.anchor is None or r.key(j) != "من" or r.word(j + 1).unit != "year":
        return found
    step = {"last": -1, "this": 0, "next": 1}.get(r.word(j + 2).rel)
    if step is None:
        return found
    dated = day_found(r, found.start, j + 3, first.month, day, r.anchor.year + step)
    return dated or found


def _shared_month(r: Reader, start: int, end: int, day: int) -> Found | None:
    """The first of two days before one month: "7 و13 أيار", "من 7 إلى 13 أيار"."""
    second = end
    if r.key(second) in ("-", "\u2013", "الي", "حتي", "و"):
        second += 1
    elif not r.word(second).conj:
        return None
    other = r.word(second)
    if not day_number(other) or month_at(r, second + 1) is None:
        return None
    whole = _day_first(r, second, second + 1, day_number(other))
    last = None if whole is None or whole.period is None or whole.level != "day" else whole.period.first_day
    if whole is None or last is None:
        return None
    found = day_found(r, start, end, last.month, day, last.year)
    if found is not None:
        found.is_relative, found.has_year = whole.is_relative, True
    return found


def read_month(r: Reader, start: int, i: int) -> Found | None:
    """The month named at `i` with its year or "الماضي", as a time that starts at `start`."""
    month = month_at(r, i)
    if month is None:
        return None
    number, j, is_hijri = month
    before = r.word(i - 1)
    is_named = start < i or before.phase or (before.unit == "month" and before.count < 3)
    if is_hijri:
        year = read_year(r, j)
        if not is_named and not (year is not None and year[2]):
            return None
        found = hijri_found(r, start, j, number)
        if found is not None and r.word(found.end).rel in ("last", "this"):
            found.end += 1
        return found
    year = read_year(r, j)
    if year is not None and not year[2]:
        return month_found(r, start, year[1], number, year[0])
    if r.key(j) == "من" and r.word(j + 1).unit == "year" and r.word(j + 2).rel:
        whole = unit_rel(r, start, j + 3, "year", r.word(j + 2).rel)
        first = None if whole is None or whole.period is None else whole.period.first_day
        return Found(
            start, j + 3, None if first is None else Period.month(first.year, number), "month", is_relative=True
        )
    rel = r.word(j).rel
    if rel in ("last", "next", "this", "before"):
        return month_rel(r, start, j + 1, number, rel)
    word = r.word(i)
    if word.weak and not is_named and not word.prep and r.key(i - 1) not in ("في", "منذ", "خلال", "حتي", "الي"):
        return None
    if word.weak and word.conj and not is_named:
        return None
    return month_found(r, start, j, number, None)


def read_weekday(r: Reader, start: int, i: int) -> Found | None:
    """ "الخميس 20 يناير 2022", "يوم الثلاثاء الماضي", "الجمعة من الأسبوع المقبل"."""
    word = r.word(i)
    j = i + 1
    if r.key(start - 1) == "كل" or _is_two(r, start, i):
        return None
    rel = r.word(j).rel
    if rel in ("last", "next", "after", "before", "same", "this") and r.key(j) != "الجاريه":
        found = weekday_rel(r, start, j + 1, word.weekday, rel)
        dated = _dated(r, start, j + 1, word.weekday)
        return dated or found
    dated = _dated(r, start, j, word.weekday)
    if dated is not None:
        return dated
    if r.key(j) == "من" and r.word(j + 1).unit == "week" and r.word(j + 2).rel:
        return weekday_of_week(r, start, j + 3, word.weekday, r.word(j + 2).rel)
    return weekday_found(r, start, j, word.weekday)


def _is_two(r: Reader, start: int, i: int) -> bool:
    """Whether the name of Monday is "the two": "أفرجت الجماعة عن الاثنين", "مع الاثنين الآخرين"."""
    word = r.word(i)
    if start < i or word.num is None or word.conj or word.prep:
        return False
    is_pair = r.link(i - 1) == "بين" and r.word(i + 1).weekday < 0
    return is_pair or r.key(i - 1) in _BEFORE_TWO or r.key(i + 1) in _BEHIND_TWO


def _dated(r: Reader, start: int, j: int, weekday: int) -> Found | None:
    """The date that goes on from a weekday, whose year its weekday helps to find."""
    k = j
    while r.key(k) in ("،", ",", "(", "الموافق", "المصادف", "-") and k < j + 2:
        k += 1
    word = r.word(k)
    if not (word.digits or word.date or word.ordinal):
        return None
    inner = r.core(k)
    if inner is None or inner.level not in ("day", "clock"):
        return None
    if inner.level == "clock" and word.clock is not None:
        return None
    end = inner.end + (1 if r.key(inner.end) == ")" and r.key(k - 1) == "(" else 0)
    found = Found(start, end, inner.period, inner.level, inner.future, inner.is_relative, has_year=inner.has_year)
    match_weekday(found, weekday)
    return found


def ordinal_number(r: Reader, i: int) -> tuple[int, int] | None:
    """ "الرابع عشر", "الخامس والعشرين", "الثالث": the number and the index after it."""
    word = r.word(i)
    if not word.ordinal:
        return None
    if r.key(i + 1) in _TEEN:
        return word.ordinal % 10 + 10, i + 2
    after = r.word(i + 1)
    if after.conj and after.role == "tens" and after.definite:
        return word.ordinal % 10 + int(after.num or 0), i + 2
    return word.ordinal, i + 1


def read_ordinal(r: Reader, i: int) -> Found | None:
    """ "الرابع عشر من الشهر الحالي", "الخامس من أيار 2014"."""
    read = ordinal_number(r, i)
    if read is None or not 1 <= read[0] <= 31:
        return None
    day, j = read
    if r.key(j) != "من" and month_at(r, j) is None:
        return None
    return _day_first(r, i, j, day)
