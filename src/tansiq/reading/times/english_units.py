"""English units of time: "two days ago", "the day before", "the month of May", "the year"."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.times.calendar import is_year, shift, unit_around
from tansiq.reading.times.dates import (
    day_number,
    month_at,
    month_found,
    read_year,
)
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    before_next,
    deictic,
    elapsed,
    on_part,
    unit_rel,
    vague_count,
)

__all__ = ["from_day", "read_unit", "read_whole", "skip"]

_AGO = frozenset({"ago"})

_EARLIER = frozenset({"earlier", "before", "prior", "previously"})

_LATER = frozenset({"later", "after", "afterwards", "afterward"})

_HEDGES = frozenset({"about", "around", "approximately", "roughly", "nearly", "almost", "over"})


def read_unit(r: Reader, i: int) -> Found | None:
    """The time that a unit belongs to: "two days ago", "the day before", "that week", a duration."""
    word = r.word(i)
    counted = _count_before(r, i) if word.unit not in ("weekend", "quarter", "half") else None
    start = counted[0] if counted is not None else i
    after = r.key(i + 1)
    if r.key(i + 1) == "-" and r.key(i + 2) == "old" or after == "old":
        return None
    count = counted[1] if counted is not None else vague_count(word.unit, 2)
    if counted is not None or word.count == 3:
        found = _counted(r, i, start, count, is_bare=counted is None)
        if found is not None:
            return found
    if counted is not None:
        return Found(start, i + 1, None, "length", is_duration=True)
    before = r.key(i - 1)
    if word.unit == "day" and word.count == 1 and before == "the":
        found = _beside_day(r, i)
        if found is not None:
            return found
    if before == "that" and word.count == 1 and word.unit in ("day", "week", "month", "year", "weekend"):
        return from_day(r, i, i + 1, 0) if word.unit == "day" else unit_rel(r, i, i + 1, word.unit, "same")
    if (
        word.count == 1
        and after in ("of", "")
        and word.unit in ("month", "year", "week")
        or is_year(r.word(i + 1))
        and word.unit == "year"
    ):
        j = i + 2 if after == "of" else i + 1
        inner = r.core(j) if after == "of" and word.unit != "year" else None
        if (
            inner is not None
            and inner.level in ("month", "day", "week")
            and inner.period is not None
            and inner.period.first_day is not None
        ):
            period = unit_around(inner.period.first_day, "week") if word.unit == "week" else inner.period
            return Found(i, inner.end, period, word.unit, None, inner.is_relative)
        if word.unit == "year" and is_year(r.word(j)):
            return Found(i, j + 1, Period.year(int(r.word(j).num or 0)), "year")
    if word.unit == "weekend" and before in ("the", "over", "at"):
        return unit_rel(r, i, i + 1, "weekend", "this")
    return None


def _count_before(r: Reader, i: int) -> tuple[int, tuple[float, float]] | None:
    """The quantity before a unit of time: where it starts, and its range."""
    word = r.word(i)
    before = i - 1
    if r.key(before) == "-":
        before -= 1
    if r.key(before) in ("a", "an") and word.count == 1:
        # "24 hours a day" is a rate.
        return None if before > 0 and r.words[before - 1].unit else (before, (1.0, 1.0))
    number = r.number_before(before + 1)
    if number is not None and number[0] >= 0:
        return number[1], (float(number[0]), float(number[0]))
    if r.key(before) == "of" and r.word(before - 1).vague:
        before -= 1
    if r.word(before).vague:
        start = before - 1 if r.key(before - 1) == "a" else before
        return start, vague_count(word.unit, r.word(before).vague)
    return None


_OF_AN_EVENT = ("the", "a", "an", "its", "their", "his", "it", "they", "he", "she")


def _counted(r: Reader, i: int, start: int, count: tuple[float, float], *, is_bare: bool) -> Found | None:
    """ "Two days ago", "three weeks later", "days after May 7": a counted unit and what it is counted from."""
    unit, after = r.word(i).unit, r.key(i + 1)
    is_hedged = r.key(start - 1) in _HEDGES
    begin = start - 1 if is_hedged and after in _AGO else start
    if after in _AGO:
        return elapsed(begin, i + 2, unit, count, base=r.anchor, is_after=False, is_hedged=is_hedged)
    if after == "from" and r.key(i + 2) == "now":
        return elapsed(start, i + 3, unit, count, base=r.anchor, is_after=True, is_hedged=is_hedged)
    if after not in _EARLIER and after not in _LATER:
        return None
    is_after = after in _LATER
    if after in ("before", "after") and r.key(start - (2 if is_hedged else 1)) == "for":
        # "Shut for two days after a shooting": how long it was shut, and not when they shot.
        return Found(start, i + 1, None, "length", is_duration=True)
    if after in ("before", "after"):
        j = skip(r, i + 2, ("the",))
        inner = r.core(j) if r.word(j).hot else None
        if inner is not None and inner.period is not None:
            edge = inner.period.last_day if is_after else inner.period.first_day
            found = elapsed(start, inner.end, unit, count, base=edge, is_after=is_after, is_hedged=is_hedged)
            found.is_relative = inner.is_relative
            return found
        if not r.is_open(i + 2) or r.key(i + 2) in _OF_AN_EVENT:
            # Counted from something that is no time: "days after Iraq announced".
            if is_after:
                return before_next(r, start, i + 2, unit, count, is_hedged=is_hedged)
            return Found(start, i + 2, None, "span", is_relative=True)
    if is_bare and after in ("earlier", "prior", "previously") and r.day is None:
        return None
    return elapsed(start, i + 2, unit, count, base=r.counted_from(), is_after=is_after, is_hedged=is_hedged)


def _beside_day(r: Reader, i: int) -> Found | None:
    """ "The day before yesterday", "the day after", "the day before May 7"."""
    after = r.key(i + 1)
    if after not in ("before", "after"):
        return None
    step = -1 if after == "before" else 1
    word = r.word(i + 2)
    if word.day is not None:
        return deictic(r, i, i + 3, word.day + step)
    inner = r.core(i + 2) if word.hot else None
    if inner is not None and inner.level == "day":
        first = None if inner.period is None else inner.period.first_day
        return Found(
            i,
            inner.end,
            None if first is None else Period.day(shift(first, step)),
            "day",
            is_relative=inner.is_relative,
        )
    if not r.is_open(i + 2) or r.key(i + 2) in ("the", "a", "an"):
        return None
    return from_day(r, i, i + 2, step)


def read_whole(r: Reader, i: int) -> Found | None:
    """What a part is part of: "the year", "this month", "2020", "May", "last week"."""
    i = skip(r, i, ("the",))
    word = r.word(i)
    if is_year(word):
        return Found(i, i + 1, Period.year(int(word.num or 0)), "year")
    if word.unit in ("week", "month", "year", "decade", "weekend") and word.count == 1:
        if r.key(i + 1) in ("of", "") and (month := month_at(r, i + 2)) is not None and not month[2]:
            return r.core(i + 2)
        if word.unit == "year" and is_year(r.word(i + 1)):
            return Found(i, i + 2, Period.year(int(r.word(i + 1).num or 0)), "year")
        return unit_rel(r, i, i + 1, word.unit, "this")
    if word.month:
        # "of May" needs no capital after a part.
        month = month_at(r, i)
        if month is not None and not month[2] and not day_number(r.word(month[1])):
            year = read_year(r, month[1])
            return (
                month_found(r, i, year[1], month[0], year[0]) if year else month_found(r, i, month[1], month[0], None)
            )
    return r.core(i)


def from_day(r: Reader, start: int, end: int, step: int, *, is_part: bool = False) -> Found:
    """ "The same day", "the following morning": counted from the last day that the text named."""
    day = None if r.day is None else shift(r.day, step)
    period = on_part(day) if is_part else None if day is None else Period.day(day)
    return Found(start, end, period, "part" if is_part else "day", is_relative=True)


def skip(r: Reader, i: int, keys: frozenset[str] | tuple[str, ...]) -> int:
    """The first atom from `i` on whose key is not among these."""
    while r.key(i) and r.key(i) in keys:
        i += 1
    return i
