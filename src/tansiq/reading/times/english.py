"""The English order of times: what may start one at a word, and what is joined to it."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.times.attach import attach
from tansiq.reading.times.calendar import is_year, season, shift, third, unit_around
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

_OF = frozenset({"of", "in", "on", "during"})
_BEFORE_YEAR = frozenset(
    {
        "in", "since", "from", "by", "during", "until", "till", "before", "after", "early", "late", "mid", "between",
        "year", "through", "spring", "summer", "autumn", "winter", "fall", "end",
    }
)  # fmt: skip
_BEFORE_WEAK = frozenset({"in", "of", "since", "until", "till", "early", "mid", "late", "last", "next", "by", "from",
                          "through", "during", "to", "and", "between", "this"})  # fmt: skip
_AGO = frozenset({"ago"})
_EARLIER = frozenset({"earlier", "before", "prior", "previously"})
_LATER = frozenset({"later", "after", "afterwards", "afterward"})
_HEDGES = frozenset({"about", "around", "approximately", "roughly", "nearly", "almost", "over"})
_MOST_DEPTH = 4
"""How deep a time may stand in a time ("early on the morning of the first day of last May")."""


def _skip(r: Reader, i: int, keys: frozenset[str] | tuple[str, ...]) -> int:
    while r.key(i) and r.key(i) in keys:
        i += 1
    return i


def core(r: Reader, i: int) -> Found | None:
    """The time that starts at an atom, with a clock time or part of the day that goes with it; None where none does."""
    if r.depth > _MOST_DEPTH or not r.lo <= i < r.hi:
        return None
    r.depth += 1
    try:
        found = _start(r, i)
        return attach(r, found) if found is not None and found.level == "day" else found
    finally:
        r.depth -= 1


def _start(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if not word.hot and word.num is None:
        return None
    found: Found | None = None
    if word.date is not None or word.digits > 0 or word.clock is not None:
        found = _figures(r, i)
    elif word.month or word.follow is not None:
        found = _month(r, i)
    elif word.weekday >= 0:
        found = _weekday(r, i)
    elif word.day is not None:
        found = deictic(r, i, i + 1, word.day)
    elif word.night is not None:
        found = deictic(r, i, i + 1, word.night, is_part=True)
    if found is None and word.rel:
        found = _rel(r, i)
    if found is None and word.phase:
        found = _phase(r, i)
    if found is None and word.ordinal:
        found = _ordinal(r, i)
    if found is None and word.unit:
        found = _unit(r, i)
    if found is None and word.part:
        found = _part(r, i)
    if found is None and word.season:
        found = _season(r, i)
    if found is None and word.hijri:
        found = _hijri(r, i)
    return found


def _figures(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if (
        word.num is None
        and word.clock is not None
        or r.word(i + 1).ampm
        or r.word(i + 1).zone is not None
        or r.key(i + 1) in ("in", "at", "o'clock", "hours", "-", "to")
    ):
        clock = read_clock(r, i)
        if clock is not None:
            j = _skip(r, clock.end, ("on", ",", "(", "-"))
            named = core(r, j) if r.word(j).hot else None
            if named is not None and named.level == "day":
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


def _month(r: Reader, i: int) -> Found | None:
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
        return day_found(r, i, k + 1, number, day, None)
    year = read_year(r, j)
    if year is not None and not year[2]:
        return month_found(r, i, year[1], number, year[0])
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


def _weekday(r: Reader, i: int) -> Found | None:
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
    k = _skip(r, j + part, (",", "(", "the", "-"))
    word = r.word(k)
    if not (word.month or word.digits or word.ordinal or word.date) or k - j - part > 2:
        return None
    inner = core(r, k)
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


def _rel(r: Reader, i: int) -> Found | None:
    rel = r.word(i).rel
    j = i + 1
    if rel in ("last", "past", "next", "coming", "recent", "this", "before", "after") and r.key(j) == "few":
        j += 1
        if r.word(j).unit and r.word(j).count == 3:
            return stretch(r, i, j + 1, r.word(j), None if rel != "next" else 5.0, rel)
        return None
    word = r.word(j)
    if r.key(j) == "same":
        return _rel(r, j)
    if word.weekday >= 0:
        return weekday_rel(r, i, j + 1, word.weekday, rel)
    if word.rel in ("coming", "past") and (r.word(j + 1).weekday >= 0 or r.word(j + 1).unit):
        return _rel(r, j)
    if word.month and not word.weak | (rel in ("same", "recent")) or word.month and r.is_capital(j):
        day = day_number(r.word(j + 1))
        return core(r, j) if day else month_rel(r, i, j + 1, word.month, rel)
    if word.part:
        if rel in ("last", "past"):
            return deictic(r, i, j + 1, -1, is_part=True) if word.part in ("night", "evening") else None
        if rel in ("this", "coming"):
            return deictic(r, i, j + 1, 0, is_part=True)
        step = {"same": 0, "after": 1, "next": 1, "before": -1}.get(rel)
        return None if step is None else _from_day(r, i, j + 1, step, is_part=True)
    if word.season:
        whole = r.anchor and season(r.anchor.year + {"last": -1, "next": 1}.get(rel, 0), word.season)
        return Found(i, j + 1, whole or None, "span", is_relative=True)
    number = r.number(j) if word.num is not None else None
    if number is not None and r.word(number[1]).unit:
        return stretch(r, i, number[1] + 1, r.word(number[1]), float(number[0]), rel) if rel != "same" else None
    if word.unit and word.count == 3:
        return stretch(r, i, j + 1, word, None, rel) if rel not in ("same", "this") else None
    if word.unit == "quarter" and r.key(j + 1) == "of":
        whole_unit = _whole(r, j + 2)
        return None if whole_unit is None else numbered(i, whole_unit.end, -1, word.unit, whole_unit)
    if word.unit in ("week", "day") and rel == "last" and r.key(j + 1) in ("of", "in"):
        whole_unit = _whole(r, j + 2)
        return None if whole_unit is None else numbered(i, whole_unit.end, -1, word.unit, whole_unit)
    if word.unit == "day":
        if rel in ("past", "last"):
            return stretch(r, i, j + 1, word, 1.0, rel) if r.key(i - 1) in ("the", "this") else None
        step = {"same": 0, "after": 1, "next": 1, "before": -1}.get(rel)
        return None if step is None else _from_day(r, i, j + 1, step)
    if rel == "past" and word.unit in ("week", "month", "year", "decade"):
        return stretch(r, i, j + 1, word, 1.0, rel)
    return (
        unit_rel(r, i, j + 1, word.unit, rel)
        if word.unit and word.unit not in ("hour", "minute", "century", "half")
        else None
    )


def _from_day(r: Reader, start: int, end: int, step: int, *, is_part: bool = False) -> Found:
    """ "The same day", "the following morning": counted from the last day that the text named."""
    day = None if r.day is None else shift(r.day, step)
    period = on_part(day) if is_part else None if day is None else Period.day(day)
    return Found(start, end, period, "part" if is_part else "day", is_relative=True)


def _whole(r: Reader, i: int) -> Found | None:
    """What a part is part of: "the year", "this month", "2020", "May", "last week"."""
    i = _skip(r, i, ("the",))
    word = r.word(i)
    if is_year(word):
        return Found(i, i + 1, Period.year(int(word.num or 0)), "year")
    if word.unit in ("week", "month", "year", "decade", "weekend") and word.count == 1:
        if r.key(i + 1) in ("of", "") and (month := month_at(r, i + 2)) is not None and not month[2]:
            return core(r, i + 2)
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
    return core(r, i)


def _phase(r: Reader, i: int) -> Found | None:
    phase = r.word(i).phase
    j = i + 1
    if r.key(i) in ("beginning", "start", "end", "middle"):
        if r.key(j) != "of":
            return None
        inner = _whole(r, j + 1)
    else:
        if r.key(j) == "-" and r.key(i) == "mid":
            j += 1
        if r.key(j) in ("hours", "morning", "evening", "night", "afternoon") and phase == "start":
            j += 1
            if r.word(j - 1).part and r.key(j) not in ("of", "on") and not r.word(j).hot:
                return None
        j = _skip(r, j, _OF if phase in ("earlier", "later", "start", "end") else ("of", "in"))
        inner = _whole(r, j) if r.key(j) == "the" else core(r, j)
        if r.key(j) == "the" and r.word(j + 1).unit == "day" and phase in ("earlier", "later"):
            return _from_day(r, i, j + 2, 0, is_part=True)
    if inner is None:
        return None
    found = Found(i, inner.end, inner.period, "span", None, inner.is_relative, has_year=inner.has_year)
    if inner.level in ("clock", "part"):
        found.level, found.period = inner.level, inner.period
    elif inner.level == "day":
        found.level = "part"
        found.period = None if inner.period is None else on_part(inner.period.first_day)
    elif inner.period is not None:
        found.period = _phased(r, inner.period, phase)
        found.future = None if inner.future is None else _phased(r, inner.future, phase)
    return found


def _phased(r: Reader, whole: Period, phase: str) -> Period:
    if phase in ("start", "mid", "end"):
        return third(whole, phase)
    start, end = whole.first_day, whole.last_day
    if r.anchor is None or start is None or end is None or not start <= r.anchor <= end:
        return whole
    return (
        Period(start, shift(r.anchor, 1), "range") if phase == "earlier" else Period(r.anchor, shift(end, 1), "range")
    )


def _ordinal(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    j = i + 1
    unit = r.word(j)
    if unit.unit in ("quarter", "half", "week", "day") and unit.count == 1:
        k = _skip(r, j + 1, ("of", "in"))
        if k == j + 1 and not (unit.unit in ("quarter", "half") and (is_year(r.word(k)) or r.word(k).rel)):
            return None
        whole = _whole(r, k)
        if whole is None or whole.level not in ("year", "month", "week", "span"):
            return None
        return numbered(i, whole.end, word.ordinal, unit.unit, whole)
    day = day_number(word)
    if day and (r.key(j) == "of" or r.word(j).month):
        k = j + 1 if r.key(j) == "of" else j
        if r.word(k).month and (r.is_capital(k) or not r.word(k).weak or k > j):
            return read_day_month(r, i, k, day, k)
        whole = _whole(r, k) if r.key(k) in ("this", "last", "the", "next") else None
        first = None if whole is None or whole.period is None or whole.level != "month" else whole.period.first_day
        if whole is not None and first is not None:
            return day_found(r, i, whole.end, first.month, day, first.year)
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


def _unit(r: Reader, i: int) -> Found | None:
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
        return _from_day(r, i, i + 1, 0) if word.unit == "day" else unit_rel(r, i, i + 1, word.unit, "same")
    if (
        word.count == 1
        and after in ("of", "")
        and word.unit in ("month", "year", "week")
        or is_year(r.word(i + 1))
        and word.unit == "year"
    ):
        j = i + 2 if after == "of" else i + 1
        inner = core(r, j) if after == "of" and word.unit != "year" else None
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
    if after in ("before", "after"):
        j = _skip(r, i + 2, ("the",))
        inner = core(r, j) if r.word(j).hot else None
        if inner is not None and inner.period is not None:
            edge = inner.period.last_day if is_after else inner.period.first_day
            found = elapsed(start, inner.end, unit, count, base=edge, is_after=is_after, is_hedged=is_hedged)
            found.is_relative = inner.is_relative
            return found
        if not r.is_open(i + 2) or r.key(i + 2) in ("the", "a", "an", "its", "their", "his"):
            # Counted from something that is no time: "days after Iraq announced".
            return Found(start, i + 2, None, "span", is_relative=True)
    if is_bare and after in ("earlier", "prior", "previously") and r.day is None:
        return None
    return elapsed(start, i + 2, unit, count, base=r.day, is_after=is_after, is_hedged=is_hedged)


def _beside_day(r: Reader, i: int) -> Found | None:
    """ "The day before yesterday", "the day after", "the day before May 7"."""
    after = r.key(i + 1)
    if after not in ("before", "after"):
        return None
    step = -1 if after == "before" else 1
    word = r.word(i + 2)
    if word.day is not None:
        return deictic(r, i, i + 3, word.day + step)
    inner = core(r, i + 2) if word.hot else None
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
    return _from_day(r, i, i + 2, step)


def _part(r: Reader, i: int) -> Found | None:
    """ "The night of 20 January", "at dawn on Friday", "that night"."""
    if r.key(i - 1) == "that":
        return _from_day(r, i, i + 1, 0, is_part=True)
    j = _skip(r, i + 1, ("of", "on", ",", "the"))
    if r.word(j).part and r.word(j).hot:
        return None
    inner = core(r, j) if j <= i + 3 and r.word(j).hot else None
    if inner is None or inner.level not in ("day", "part") or inner.start != j:
        return None
    first = None if inner.period is None else inner.period.first_day
    return Found(i, inner.end, on_part(first), "part", is_relative=inner.is_relative)


def _season(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    j = _skip(r, i + 1, ("of", ","))
    year = r.word(j)
    if is_year(year):
        return Found(i, j + 1, season(int(year.num or 0), word.season), "span")
    if word.weak or r.key(i - 1) not in ("in", "this", "early", "late", "the") or not r.is_open(i + 1):
        return None
    if r.key(i - 1) == "the" and r.key(i - 2) not in ("in", "during", "since", "over"):
        return None
    if r.anchor is None:
        return Found(i, i + 1, None, "span", is_relative=True)
    for year_number in (r.anchor.year + 1, r.anchor.year, r.anchor.year - 1):
        period = season(year_number, word.season)
        if period.first_day is not None and period.first_day <= r.anchor:
            return Found(i, i + 1, period, "span", season(year_number + 1, word.season), is_relative=True)
    return None


def _hijri(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if word.hijri != 9 and not (read_year(r, i + 1) or (0, 0, False))[2]:
        return None
    return hijri_found(r, i, i + 1, word.hijri)
