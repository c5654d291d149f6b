"""Feasts that a day is called by: "the Easter Sunday bombings", "on Christmas Eve 2011"."""

from __future__ import annotations

from datetime import date, timedelta

from tansiq.model import Period
from tansiq.reading.times.calendar import is_year
from tansiq.reading.times.dates import day_found
from tansiq.reading.times.reader import Found, Reader

__all__ = ["easter", "read_feast"]

# Words behind the first of the longest name: "New Year's Eve".
_MOST_WORDS = 3


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous computus (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leaps = century // 4, century % 4
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * leaps + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def read_feast(r: Reader, i: int) -> Found | None:
    """The day of a feast named at an atom; without a year, the latest up to the anchor and the next to come."""
    named = _named(r, i)
    if named is None:
        return None
    feast, end = named
    said = int(r.word(end).num or 0) if is_year(r.word(end)) else None
    stop = end if said is None else end + 1
    if not feast.startswith("easter"):
        month, day = map(int, feast.split("-"))
        return day_found(r, i, stop, month, day, said)
    offset = timedelta(days=int(feast.removeprefix("easter")))
    if said is not None:
        return Found(i, stop, Period.day(easter(said) + offset), "day")
    if r.anchor is None:
        return Found(i, stop, None, "day", is_relative=True, has_year=False)
    days = [easter(year) + offset for year in range(max(1, r.anchor.year - 1), r.anchor.year + 2)]
    past = [day for day in days if day <= r.anchor]
    future = [Period.day(day) for day in days if day > r.anchor]
    period = Period.day(past[-1]) if past else None
    return Found(i, stop, period, "day", future[0] if future else None, is_relative=True, has_year=False)


def _named(r: Reader, i: int) -> tuple[str, int] | None:
    """What time.yml says of the feast whose name begins at an atom, and the atom after it."""
    follow = r.word(i).follow or {}
    for end in range(i + _MOST_WORDS, i, -1):
        word = follow.get(" ".join(r.key(j) for j in range(i + 1, end + 1)))
        if word is not None and word.feast:
            return word.feast, end + 1
    return None
