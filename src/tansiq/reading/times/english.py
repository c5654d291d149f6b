"""The English order of times: what may start one at a word, and what is joined to it."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.times.attach import attach
from tansiq.reading.times.calendar import is_year, season, shift, third
from tansiq.reading.times.dates import (
    day_found,
    day_number,
    hijri_found,
    read_day_month,
    read_year,
)
from tansiq.reading.times.english_days import read_figures, read_month, read_weekday
from tansiq.reading.times.english_units import from_day, read_unit, read_whole, skip
from tansiq.reading.times.feasts import read_feast
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    deictic,
    month_rel,
    numbered,
    on_part,
    stretch,
    unit_rel,
    weekday_rel,
)

__all__ = ["core"]

_OF = frozenset({"of", "in", "on", "during"})

_MOST_DEPTH = 4
"""How deep a time may stand in a time ("early on the morning of the first day of last May")."""


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
        found = read_figures(r, i)
    elif word.month or word.follow is not None:
        found = read_feast(r, i) or read_month(r, i)
    elif word.weekday >= 0:
        found = read_weekday(r, i)
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
        found = read_unit(r, i)
    if found is None and word.part:
        found = _part(r, i)
    if found is None and word.season:
        found = _season(r, i)
    if found is None and word.hijri:
        found = _hijri(r, i)
    return found


def _rel(r: Reader, i: int) -> Found | None:
    rel = r.word(i).rel
    j = i + 1
    if rel in ("last", "past", "next", "coming", "recent", "this", "before", "after") and r.word(j).vague:
        j += 2 if r.key(j + 1) == "of" else 1
        if r.word(j).unit and r.word(j).count == 3:
            return stretch(r, i, j + 1, r.word(j), None if rel != "next" else 5.0, rel)
        return None
    word = r.word(j)
    if r.key(j) == "same" and rel != "same":
        return _rel(r, j)
    if word.weekday >= 0:
        return weekday_rel(r, i, j + 1, word.weekday, rel)
    if word.rel in ("coming", "past") and (r.word(j + 1).weekday >= 0 or r.word(j + 1).unit):
        return _rel(r, j)
    if word.month and not word.weak | (rel in ("same", "recent")) or word.month and r.is_capital(j):
        day = day_number(r.word(j + 1))
        return r.core(j) if day else month_rel(r, i, j + 1, word.month, rel)
    if word.part:
        if rel in ("last", "past"):
            return deictic(r, i, j + 1, -1, is_part=True) if word.part in ("night", "evening") else None
        if rel in ("this", "coming"):
            return deictic(r, i, j + 1, 0, is_part=True)
        step = {"same": 0, "after": 1, "next": 1, "before": -1}.get(rel)
        return None if step is None else from_day(r, i, j + 1, step, is_part=True)
    if word.season:
        whole = r.anchor and season(r.anchor.year + {"last": -1, "next": 1}.get(rel, 0), word.season)
        return Found(i, j + 1, whole or None, "span", is_relative=True)
    number = r.number(j) if word.num is not None else None
    if number is not None and r.word(number[1]).unit:
        return stretch(r, i, number[1] + 1, r.word(number[1]), float(number[0]), rel) if rel != "same" else None
    if word.unit and word.count == 3:
        return stretch(r, i, j + 1, word, None, rel) if rel not in ("same", "this") else None
    if word.unit == "quarter" and r.key(j + 1) == "of":
        whole_unit = read_whole(r, j + 2)
        return None if whole_unit is None else numbered(i, whole_unit.end, -1, word.unit, whole_unit)
    if word.unit in ("week", "day") and rel == "last" and r.key(j + 1) in ("of", "in"):
        whole_unit = read_whole(r, j + 2)
        if whole_unit is not None:
            return numbered(i, whole_unit.end, -1, word.unit, whole_unit)
        if word.unit == "day" or r.key(i - 1) in ("the", "his", "her", "their", "its"):
            # "The last week of the campaign"; but "the killing last week of two nurses".
            return None
    if word.unit == "day":
        if rel in ("past", "last"):
            return stretch(r, i, j + 1, word, 1.0, rel) if r.key(i - 1) in ("the", "this") else None
        step = {"same": 0, "after": 1, "next": 1, "before": -1}.get(rel)
        return None if step is None else from_day(r, i, j + 1, step)
    if rel == "past" and word.unit in ("week", "month", "year", "decade"):
        return stretch(r, i, j + 1, word, 1.0, rel)
    return (
        unit_rel(r, i, j + 1, word.unit, rel)
        if word.unit and word.unit not in ("hour", "minute", "century", "half")
        else None
    )


def _phase(r: Reader, i: int) -> Found | None:
    phase = r.word(i).phase
    j = i + 1
    if r.key(i) in ("beginning", "start", "end", "middle"):
        if r.key(j) != "of":
            return None
        inner = read_whole(r, j + 1)
    else:
        if r.key(j) == "-" and r.key(i) == "mid":
            j += 1
        if r.key(j) in ("hours", "morning", "evening", "night", "afternoon") and phase == "start":
            j += 1
            if r.word(j - 1).part and r.key(j) not in ("of", "on") and not r.word(j).hot:
                return None
        j = skip(r, j, _OF if phase in ("earlier", "later", "start", "end") else ("of", "in"))
        inner = read_whole(r, j) if r.key(j) == "the" else r.core(j)
        if r.key(j) == "the" and r.word(j + 1).unit == "day" and phase in ("earlier", "later"):
            return from_day(r, i, j + 2, 0, is_part=True)
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
        k = skip(r, j + 1, ("of", "in"))
        if k == j + 1 and not (unit.unit in ("quarter", "half") and (is_year(r.word(k)) or r.word(k).rel)):
            return None
        whole = read_whole(r, k)
        if whole is None or whole.level not in ("year", "month", "week", "span"):
            return None
        return numbered(i, whole.end, word.ordinal, unit.unit, whole)
    day = day_number(word)
    if day and (r.key(j) == "of" or r.word(j).month):
        k = j + 1 if r.key(j) == "of" else j
        if r.word(k).month and (r.is_capital(k) or not r.word(k).weak or k > j):
            return read_day_month(r, i, k, day, k)
        whole = read_whole(r, k) if r.key(k) in ("this", "last", "the", "next") else None
        first = None if whole is None or whole.period is None or whole.level != "month" else whole.period.first_day
        if whole is not None and first is not None:
            return day_found(r, i, whole.end, first.month, day, first.year)
    return None


def _season(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    j = skip(r, i + 1, ("of", ","))
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


def _part(r: Reader, i: int) -> Found | None:
    """ "The night of 20 January", "at dawn on Friday", "that night"."""
    if r.key(i - 1) == "that":
        return from_day(r, i, i + 1, 0, is_part=True)
    j = skip(r, i + 1, ("of", "on", ",", "the"))
    if r.word(j).part and r.word(j).hot:
        return None
    inner = r.core(j) if j <= i + 3 and r.word(j).hot else None
    if inner is None or inner.level not in ("day", "part") or inner.start != j:
        return None
    first = None if inner.period is None else inner.period.first_day
    return Found(i, inner.end, on_part(first), "part", is_relative=inner.is_relative)
