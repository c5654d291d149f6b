"""A clock time or part of the day that follows a day: "Thursday night", "Friday at 10 a.m.", "أمس مساء"."""

from __future__ import annotations

from tansiq.reading.times.clock import on_day, read_clock
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import on_part

__all__ = ["attach"]

_LINKS = frozenset(
    {",", "،", "at", "-", "\u2013", "around", "about", "approximately", "(", "في", "عند", "حوالي", "نحو", "تمام", "علي"}
)
_LINKS_AT_MOST = 3
_EARLY_OR_LATE = frozenset({"متاخر", "مبكر", "متاخرة", "مبكرة"})
_TIMES = frozenset({"وقت", "ساعة", "ساعات"})


def _is_early_or_late(r: Reader, start: int) -> bool:
    """Whether "في وقت متأخر من" stands before a day."""
    return r.key(start - 1) == "من" and r.key(start - 2) in _EARLY_OR_LATE and r.key(start - 3) in _TIMES


def attach(r: Reader, found: Found) -> Found:
    """The same time, finer where its words go on with an hour or a part of the day."""
    day = None if found.period is None else found.period.first_day
    if r.lang == "ar" and found.level in ("day", "part") and _is_early_or_late(r, found.start):
        found.start, found.level, found.period = found.start - 3, "part", on_part(day)
    j = found.end
    word = r.word(j)
    is_part = (word.part and r.lang == "en") or (word.adverb and not word.conj)
    if is_part and not (r.lang == "en" and word.part in ("noon", "midnight", "dawn")):
        found.end, found.level, found.period = j + 1, "part", on_part(day)
        found.future = None if found.future is None else on_part(found.future.first_day)
        j += 1
    if r.lang == "ar" and r.key(j) == "بعد" and r.word(j + 1).part == "noon":
        found.end, found.level, found.period = j + 2, "part", on_part(day)
    steps = 0
    while r.key(j) in _LINKS and steps < _LINKS_AT_MOST:
        j, steps = j + 1, steps + 1
    word = r.word(j)
    if word.clock is None and not (word.digits and steps) and word.unit != "hour":
        return found
    clock = read_clock(r, j)
    if clock is None:
        return found
    found.end = clock.end
    found.level = "clock"
    found.period = None if day is None else on_day(clock, day)
    found.future = (
        None if found.future is None or found.future.first_day is None else on_day(clock, found.future.first_day)
    )
    return found
