"""Arabic units of time: "قبل يومين", "الشهر الماضي", "الأيام القليلة المقبلة", "الساعة السادسة"."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.numerals import Word
from tansiq.reading.times.arabic_days import (
    ordinal_number,
    read_figures,
    read_month,
    read_ordinal,
    read_weekday,
    read_year_at,
)
from tansiq.reading.times.arabic_today import read_deictic
from tansiq.reading.times.calendar import is_year
from tansiq.reading.times.clock import Clock, clock_found, in_part, on_day, read_clock, read_zone
from tansiq.reading.times.dates import (
    day_number,
    hijri_found,
    month_at,
    month_found,
    read_year,
)
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    before_next,
    elapsed,
    month_rel,
    numbered,
    stretch,
    unit_rel,
    vague_count,
)

__all__ = ["read_unit", "read_whole"]

_AGO = frozenset({"قبل"})

_SINCE = frozenset({"منذ", "مند"})

_HEDGES = frozenset({"نحو", "حوالي", "قرابة", "قرابه", "زهاء", "بنحو", "بحوالي"})


def read_unit(r: Reader, i: int) -> Found | None:
    """The time that a unit of time belongs to: what it names, governs, or is counted in."""
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
        return read_year_at(r, i, j)
    if word.unit == "month" and word.count == 1 and month_at(r, j) is not None:
        return read_month(r, i, j)
    if word.unit == "month" and word.count == 2 and month_at(r, j) is not None and word.key == "شهري":
        return read_month(r, i, j)
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
        return read_weekday(r, i, j)
    if after.day is not None:
        inner = read_deictic(r, j)
    elif after.digits or after.date or after.ordinal:
        inner = read_figures(r, j) if not after.ordinal else read_ordinal(r, j)
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
        inner = r.core(start_at if r.word(start_at).unit else j)
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
        read = ordinal_number(r, j)
        if read is not None and word.unit == "week" and r.key(read[1]) == "من":
            whole = read_whole(r, read[1] + 1)
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
            inner = r.core(end + 1)
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
            inner = r.core(end + 1)
            if inner is not None and inner.period is not None:
                return elapsed(
                    left, inner.end, word.unit, count, base=inner.period.last_day, is_after=True, is_hedged=is_hedged
                )
            return before_next(r, left, end, word.unit, count, is_hedged=is_hedged)
        found = elapsed(left, end, word.unit, count, base=r.counted_from(), is_after=True, is_hedged=is_hedged)
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


def _portion(r: Reader, i: int) -> Found | None:
    """ "الربع الأول من العام", "النصف الثاني من 2020"."""
    read = ordinal_number(r, i + 1)
    number = read[0] if read is not None else -1 if r.key(i + 1) in ("الاخير", "الاخيره") else None
    if number is None:
        return None
    j = read[1] if read is not None else i + 2
    if r.key(j) == "من":
        j += 1
    whole = read_whole(r, j) if r.word(j).hot else None
    if whole is None or whole.level not in ("year", "month"):
        return None
    return numbered(i, whole.end, number, r.word(i).unit, whole)


def read_whole(r: Reader, i: int) -> Found | None:
    """What a part is part of: "الشهر الجاري", "العام", "شهر أيار", "2020"."""
    word = r.word(i)
    if word.unit in ("week", "month", "year") and word.count == 1:
        if word.unit == "month" and month_at(r, i + 1) is not None:
            return read_month(r, i, i + 1)
        if word.unit == "year" and r.word(i + 1).digits == 4:
            return read_year_at(r, i, i + 1)
        rel = r.word(i + 1).rel
        found = unit_rel(r, i, i + (2 if rel else 1), word.unit, rel or "this")
        if found is not None and rel in ("same", "after", "before") and r.day is None:
            found = unit_rel(r, i, i + 2, word.unit, {"same": "this", "after": "next", "before": "last"}[rel])
        return found
    if is_year(word):
        return read_year_at(r, i, i)
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
    return r.core(i)
