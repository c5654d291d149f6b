"""The Arabic order of times: what may start one at a word, and what is joined to it."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.numerals import Word
from tansiq.reading.times.attach import attach
from tansiq.reading.times.calendar import hijri_month, is_year, season, shift, third
from tansiq.reading.times.clock import Clock, clock_found, in_part, on_day, read_clock, read_zone
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
    deictic,
    elapsed,
    match_weekday,
    month_rel,
    numbered,
    on_part,
    stretch,
    unit_rel,
    vague_count,
    weekday_found,
    weekday_of_week,
    weekday_rel,
)

__all__ = ["core"]

_TEEN = frozenset({"عشر", "عشرة", "عشره"})
_BEFORE_YEAR = frozenset({"في", "منذ", "حتي", "قبل", "بعد", "خلال", "بين", "مند", "لغايه", "الي", "-", "\u2013"})
_CORRESPONDING = frozenset({"الموافق", "المصادف", "الموافقه"})
_AGO = frozenset({"قبل"})
_SINCE = frozenset({"منذ", "مند"})
_HEDGES = frozenset({"نحو", "حوالي", "قرابة", "قرابه", "زهاء", "بنحو", "بحوالي"})
_DEFINITE_DUALS = frozenset({"الماضيين", "الماضيتين", "المقبلين", "القادمين", "الاخيرين"})
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
        return found
    finally:
        r.depth -= 1


def _start(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if not word.hot and word.num is None:
        return None
    found: Found | None = None
    if word.date is not None or word.digits > 0 or word.clock is not None:
        found = _figures(r, i)
    elif word.month or word.hijri or word.follow is not None:
        found = _month(r, i, i)
    elif word.weekday >= 0:
        found = _weekday(r, i, i)
    elif word.day is not None:
        found = _deictic(r, i)
    elif word.night is not None:
        found = _tonight(r, i)
    if found is None and word.phase:
        found = _phase(r, i)
    if found is None and word.part:
        found = _part(r, i)
    if found is None and word.unit:
        found = _unit(r, i)
    if found is None and word.ordinal:
        found = _ordinal(r, i)
    if found is None and word.season:
        found = _season(r, i)
    return found


def _corresponding(r: Reader, found: Found) -> Found:
    """ "15 رمضان 1443 الموافق 16 أبريل 2022": two calendars name one day, and the solar one is exact."""
    j = found.end + 1 if r.key(found.end) in ("،", ",") else found.end
    if r.key(j) == "(" and r.key(j + 1) in _CORRESPONDING:
        j += 1
    if r.key(j) not in _CORRESPONDING:
        return found
    k = j + 2 if r.word(j + 1).unit == "day" else j + 1
    other = core(r, k)
    if other is None or other.level not in ("day", "clock"):
        return found
    end = other.end + 1 if r.key(other.end) == ")" else other.end
    exact = found.period is not None and found.period.precision == "day" and found.has_year
    best = found if exact and not found.is_relative else other
    return Found(found.start, end, best.period, best.level, best.future, best.is_relative, has_year=best.has_year)


def _figures(r: Reader, i: int) -> Found | None:
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
            return _year_at(r, i, i)
        # "الـ24 ساعة الماضية", "20 يوما الماضية"
        if r.word(i + 1).unit and r.word(i + 2).rel in ("last", "next"):
            return stretch(r, i, i + 3, r.word(i + 1), float(word.num), r.word(i + 2).rel)
        if r.word(i + 1).adverb and word.digits < 3:
            clock = read_clock(r, i)
            return None if clock is None else clock_found(r, clock)
    return None


def _year_at(r: Reader, start: int, i: int) -> Found | None:
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
        return read_day_month(r, start, j, day, j)
    return _shared_month(r, start, end, day)


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


def _month(r: Reader, start: int, i: int) -> Found | None:
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


def _weekday(r: Reader, start: int, i: int) -> Found | None:
    """ "الخميس 20 يناير 2022", "يوم الثلاثاء الماضي", "الجمعة من الأسبوع المقبل"."""
    word = r.word(i)
    j = i + 1
    if r.key(start - 1) == "كل":
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


def _dated(r: Reader, start: int, j: int, weekday: int) -> Found | None:
    """The date that goes on from a weekday, whose year its weekday helps to find."""
    k = j
    while r.key(k) in ("،", ",", "(", "الموافق", "المصادف", "-") and k < j + 2:
        k += 1
    word = r.word(k)
    if not (word.digits or word.date or word.ordinal):
        return None
    inner = core(r, k)
    if inner is None or inner.level not in ("day", "clock"):
        return None
    if inner.level == "clock" and word.clock is not None:
        return None
    end = inner.end + (1 if r.key(inner.end) == ")" and r.key(k - 1) == "(" else 0)
    found = Found(start, end, inner.period, inner.level, inner.future, inner.is_relative, has_year=inner.has_year)
    match_weekday(found, weekday)
    return found


def _deictic(r: Reader, i: int) -> Found | None:
    """ "أمس", "أمس الأول", "اليوم الخميس", "اليوم التالي", "غدا الجمعة"; "اليوم الأول" is no time."""
    word, j = r.word(i), i + 1
    start = i
    offset = word.day or 0
    before = r.key(i - 1)
    if word.key == "اليوم":
        rel = r.word(j).rel
        if rel in ("after", "before", "same"):
            return _from_day(r, i, j + 1, {"after": 1, "before": -1, "same": 0}[rel])
        if r.key(i - 1) in ("ذلك", "بذلك", "لذلك"):
            return _from_day(r, i, j, 0)
        if r.word(j).ordinal and month_at(r, j) is None and _ordinal(r, j) is None:
            return None
        if r.key(j) == "الواحد":
            return None
    elif word.key == "غد" and not (
        r.link(i - 1) == "بعد" or word.prep == "ل" or before in ("يوم", "صباح", "مساء", "ليل", "فجر")
    ):
        return None
    if offset == -1 and word.key in ("امس", "الامس"):
        if r.key(j) == "الاول":
            offset, j = -2, j + 1
        elif r.link(i - 1) == "اول":
            start, offset = i - 1, -2
        elif before == "من" and r.link(i - 2) == "اول":
            start, offset = i - 2, -2
    if offset == 1 and r.link(i - 1) == "بعد":
        start, offset = i - 1, 2
    k = j + 1 if r.key(j) in ("،", "(") else j
    k = k + 1 if r.word(k).unit == "day" and r.word(k).count == 1 else k
    if r.word(k).weekday >= 0 and offset > -2:
        inner = _weekday(r, k, k)
        if inner is not None and inner.level == "day":
            end = inner.end + (1 if r.key(inner.end) == ")" and r.key(k - 1) == "(" else 0)
            if not inner.has_year or not inner.is_relative or r.anchor is None:
                return Found(start, end, inner.period, "day", None, inner.is_relative, has_year=inner.has_year)
            if shift(r.anchor, offset).weekday() == r.word(k).weekday:
                return deictic(r, start, end, offset)
            return Found(start, end, inner.future if offset > 0 else inner.period, "day", None, is_relative=True)
    if r.word(k).digits and offset > -2:
        inner = core(r, k)
        if inner is not None and inner.level == "day":
            return Found(start, inner.end, inner.period, "day", None, inner.is_relative, has_year=inner.has_year)
    return deictic(r, start, j, offset)


def _tonight(r: Reader, i: int) -> Found | None:
    """ "الليلة", "الليلة الماضية", "تلك الليلة"; with a number it is a count of nights."""
    rel = r.word(i + 1).rel
    if rel in ("last", "before"):
        return deictic(r, i, i + 2, -1, is_part=True)
    if rel in ("same", "after") or r.key(i - 1) in ("تلك", "بتلك"):
        return _from_day(r, i, i + (2 if rel else 1), 1 if rel == "after" else 0, is_part=True)
    return None if r.word(i + 1).ordinal else deictic(r, i, i + 1, 0, is_part=True)


def _from_day(r: Reader, start: int, end: int, step: int, *, is_part: bool = False) -> Found:
    day = None if r.day is None else shift(r.day, step)
    period = on_part(day) if is_part else None if day is None else Period.day(day)
    return Found(start, end, period, "part" if is_part else "day", is_relative=True)


def _whole(r: Reader, i: int) -> Found | None:
    """What a part is part of: "الشهر الجاري", "العام", "شهر أيار", "2020"."""
    word = r.word(i)
    if word.unit in ("week", "month", "year") and word.count == 1:
        if word.unit == "month" and month_at(r, i + 1) is not None:
            return _month(r, i, i + 1)
        if word.unit == "year" and r.word(i + 1).digits == 4:
            return _year_at(r, i, i + 1)
        rel = r.word(i + 1).rel
        found = unit_rel(r, i, i + (2 if rel else 1), word.unit, rel or "this")
        if found is not None and rel in ("same", "after", "before") and r.day is None:
            found = unit_rel(r, i, i + 2, word.unit, {"same": "this", "after": "next", "before": "last"}[rel])
        return found
    if is_year(word):
        return _year_at(r, i, i)
    if word.month or word.follow is not None or word.hijri:
        month = month_at(r, i)
        if month is None:
            return None
        year = read_year(r, month[1])
        if month[2]:
            return hijri_found(r, i, month[1], month[0])
        rel = r.word(month[1]).rel
        if year is None and rel in ("last", "next", "this"):
            return month_rel(r, i, month[1] + 1, month[0], rel)
        return month_found(r, i, year[1] if year else month[1], month[0], year[0] if year else None)
    return core(r, i)


def _phase(r: Reader, i: int) -> Found | None:
    """ "مطلع الشهر", "أواخر أيار/مايو", "منتصف 2014", "نهاية الأسبوع الماضي", "منتصف ليل الخميس"."""
    phase = r.word(i).phase
    if phase == "mid" and r.word(i + 1).part == "night":
        inner = core(r, i + 2) if r.word(i + 2).hot else None
        if inner is not None and inner.level in ("day", "part"):
            first = None if inner.period is None else inner.period.first_day
            return Found(i, inner.end, on_part(first), "part", is_relative=inner.is_relative)
        return None
    inner = _whole(r, i + 1)
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
        inner = _weekday(r, j, j)
    elif after.day is not None:
        inner = _deictic(r, j)
    elif after.unit == "day" and after.count == 1:
        inner = _unit(r, j)
    elif after.digits and day_number(after):
        inner = _figures(r, j)
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


def _ordinal_number(r: Reader, i: int) -> tuple[int, int] | None:
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


def _ordinal(r: Reader, i: int) -> Found | None:
    """ "الرابع عشر من الشهر الحالي", "الخامس من أيار 2014"."""
    read = _ordinal_number(r, i)
    if read is None or not 1 <= read[0] <= 31:
        return None
    day, j = read
    if r.key(j) != "من" and month_at(r, j) is None:
        return None
    return _day_first(r, i, j, day)


def _count_before(r: Reader, i: int) -> tuple[int, tuple[float, float]] | None:
    word = r.word(i)
    if word.count == 2:
        return i, (2.0, 2.0)
    number = r.number_before(i)
    if number is not None and number[0] >= 0:
        return number[1], (float(number[0]), float(number[0]))
    if r.word(i - 1).vague:
        return i - 1, vague_count(word.unit, r.word(i - 1).vague)
    return None


def _unit(r: Reader, i: int) -> Found | None:
    word, j = r.word(i), i + 1
    if word.unit == "day" and word.count == 1 and word.key in ("يوم", "نهار", "يوما"):
        inner = _day_word(r, i)
        if inner is not None:
            return inner
    if word.unit == "hour" and word.key == "الساعة":
        clock = read_clock(r, i)
        if clock is not None:
            return _clock_day(r, clock)
    if word.unit in ("quarter", "half"):
        return _portion(r, i)
    if word.unit == "year" and r.word(j).digits == 4 and not r.word(j).prep:
        return _year_at(r, i, j)
    if word.unit == "month" and word.count == 1 and month_at(r, j) is not None:
        return _month(r, i, j)
    if word.unit == "month" and word.count == 2 and month_at(r, j) is not None and word.key == "شهري":
        return _month(r, i, j)
    is_definite = word.key.startswith("ال")
    counted = _count_before(r, i)
    if is_definite:
        found = _definite(r, i, word, counted)
        if found is not None:
            return found
    return _indefinite(r, i, word, counted)


def _day_word(r: Reader, i: int) -> Found | None:
    """ "يوم الثلاثاء", "يوم أمس", "يوم 20 يناير"."""
    after, j = r.word(i + 1), i + 1
    inner: Found | None = None
    if after.weekday >= 0:
        return _weekday(r, i, j)
    if after.day is not None:
        inner = _deictic(r, j)
    elif after.digits or after.date or after.ordinal:
        inner = _figures(r, j) if not after.ordinal else _ordinal(r, j)
    if inner is None or inner.level not in ("day", "part") or inner.start != j:
        return None
    inner.start = i
    return inner


def _clock_day(r: Reader, clock: Clock) -> Found:
    """ "الساعة السادسة مساء الخميس": the hour, and the day that follows it."""
    j = clock.end
    while r.key(j) in ("من", "،", "في", "يوم") and j < clock.end + 3:
        j += 1
    start_at = j - 1 if r.key(j - 1) == "يوم" else j
    word = r.word(j)
    if word.weekday >= 0 or word.day is not None or day_number(word) or word.part:
        inner = core(r, start_at if r.word(start_at).unit else j)
        if (
            inner is not None
            and inner.level in ("day", "part")
            and inner.period is not None
            and inner.period.first_day is not None
        ):
            if not r.word(clock.end - 1).adverb:
                clock.hour = in_part(clock.hour, word.part)
            zone, inner.end = read_zone(r, inner.end)
            clock.zone = clock.zone or zone
            return Found(
                clock.start, inner.end, on_day(clock, inner.period.first_day), "clock", None, inner.is_relative
            )
    return clock_found(r, clock)


def _portion(r: Reader, i: int) -> Found | None:
    """ "الربع الأول من العام", "النصف الثاني من 2020"."""
    read = _ordinal_number(r, i + 1)
    number = read[0] if read is not None else -1 if r.key(i + 1) in ("الاخير", "الاخيره") else None
    if number is None:
        return None
    j = read[1] if read is not None else i + 2
    if r.key(j) == "من":
        j += 1
    whole = _whole(r, j) if r.word(j).hot else None
    if whole is None or whole.level not in ("year", "month"):
        return None
    return numbered(i, whole.end, number, r.word(i).unit, whole)


def _definite(r: Reader, i: int, word: Word, counted: tuple[int, tuple[float, float]] | None) -> Found | None:
    """ "الشهر الماضي", "الأيام القليلة المقبلة", "هذا الأسبوع", "الأسبوع الأول من أيار"."""
    j = i + 1
    before = r.key(i - 1)
    rel = r.word(j).rel
    if word.count == 1:
        if before in ("هذا", "هذه", "بهذا", "لهذا") and not rel:
            return unit_rel(r, i - 1, j, word.unit, "this") if word.unit not in ("day", "hour") else None
        if before in ("ذلك", "تلك") and not rel and word.unit in ("week", "month", "year"):
            return unit_rel(r, i, j, word.unit, "same")
        read = _ordinal_number(r, j)
        if read is not None and word.unit == "week" and r.key(read[1]) == "من":
            whole = _whole(r, read[1] + 1)
            return None if whole is None else numbered(i, whole.end, read[0], "week", whole)
        if rel and word.unit in ("week", "month", "year", "decade"):
            return unit_rel(r, i, j + 1, word.unit, rel)
        return None
    number: float | None = 2.0 if word.count == 2 else counted[1][0] if counted is not None else None
    read_after = r.number(j) if r.word(j).num is not None else None
    start = counted[0] if counted is not None and word.count == 3 else i
    if read_after is not None and r.word(read_after[1]).rel:
        number, j = float(read_after[0]), read_after[1]
    k = j + 1 if r.word(j).rel == "recent" and r.word(j + 1).rel else j
    final = r.word(k).rel
    if final in ("last", "next", "recent"):
        return stretch(r, start, k + 1, word, number, final)
    return None


def _indefinite(r: Reader, i: int, word: Word, counted: tuple[int, tuple[float, float]] | None) -> Found | None:
    """ "قبل يومين", "بعد ثلاثة أيام", "منذ ساعات", "لمدة أسبوع": a counted unit and the word that governs it."""
    start = counted[0] if counted is not None else i
    is_bare = counted is None
    left = start - 1
    is_hedged = r.key(left) in _HEDGES
    left -= 1 if is_hedged else 0
    governor = r.link(left)
    count = counted[1] if counted is not None else (1.0, 1.0) if word.count == 1 else vague_count(word.unit, 2)
    if governor in ("اقل", "اكثر") or (governor == "من" and r.key(left - 1) in ("اقل", "اكثر")):
        is_hedged = True
        left -= 2 if governor == "من" else 1
        governor = r.link(left)
    if word.count == 1 and is_bare and r.word(i + 1).weekday >= 0:
        return None
    end = i + 1
    if governor in _AGO and not (
        r.key(end) == "من" and not is_bare and r.word(end + 1).hot == 0 and not r.is_open(end + 1)
    ):
        if r.key(end) == "من":
            inner = core(r, end + 1)
            if inner is not None and inner.period is not None:
                return elapsed(
                    left,
                    inner.end,
                    word.unit,
                    count,
                    base=inner.period.first_day,
                    is_after=False,
                    is_hedged=is_hedged,
                )
            return Found(left, end, None, "span", is_relative=True)
        return elapsed(left, end, word.unit, count, base=r.anchor, is_after=False, is_hedged=is_hedged)
    if governor == "بعد":
        if r.key(end) in ("من", "علي"):
            inner = core(r, end + 1)
            if inner is not None and inner.period is not None:
                return elapsed(
                    left, inner.end, word.unit, count, base=inner.period.last_day, is_after=True, is_hedged=is_hedged
                )
            return Found(left, end, None, "span", is_relative=True)
        found = elapsed(left, end, word.unit, count, base=r.day, is_after=True, is_hedged=is_hedged)
        if r.anchor is not None:
            found.future = elapsed(
                left, end, word.unit, count, base=r.anchor, is_after=True, is_hedged=is_hedged
            ).period
        return found
    if governor in _SINCE:
        period = None
        if r.anchor is not None:
            begun = elapsed(left, end, word.unit, count, base=r.anchor, is_after=False, is_hedged=is_hedged).period
            period = None if begun is None or begun.first_day is None else Period.since(begun.first_day)
        return Found(left, end, period, "length", is_relative=True, is_duration=True)
    if not is_bare or governor in ("خلال", "لمدة", "طوال", "طيلة", "مدة", "علي مدار"):
        return Found(start, end, None, "length", is_duration=True)
    return None


def _season(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    j = i + 2 if r.word(i + 1).unit == "year" else i + 1
    if is_year(r.word(j)):
        return Found(i, j + 1, season(int(r.word(j).num or 0), word.season), "span")
    whole = _whole(r, i + 1) if r.word(i + 1).unit == "year" else None
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
