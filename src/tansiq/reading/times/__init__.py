"""When: every time a text names, as a Period that keeps its imprecision.

One pass over the words; the grammar runs only where a word of time stands (numerals.table), and reads from there to
both sides. `english` and `arabic` hold the order of each language, everything else is shared: `dates`, `clock`,
`relative`, `joined` and the date arithmetic of `calendar`. Choices are listed in docs/method/times.md.
"""

from __future__ import annotations

from functools import partial

from tansiq.reading.sheet import Sheet, TimeMention
from tansiq.reading.times import arabic, english
from tansiq.reading.times.joined import join, restate
from tansiq.reading.times.reader import Found, Reader

__all__ = ["find_times"]

_COARSE = frozenset({"month", "year", "season", "quarter"})
_DAYS = frozenset({"day", "part", "clock"})


def find_times(sheet: Sheet) -> list[TimeMention]:
    """Every time that a text names, in order, without overlaps.

    Args:
        sheet: The text; words, keys, gaps, sentences, language and anchor are read, nothing is filled in.

    Returns:
        Mentions over the sheet's words. The period of a relative time is None where the anchor is, and that of
        "the same day" where no day was named before. Durations ("for two hours") have `is_duration`.
    """
    r = Reader(sheet)
    core = english.core if sheet.lang == "en" else arabic.core
    r.core = partial(core, r)
    mentions: list[TimeMention] = []
    last: Found | None = None
    done = 0
    for i in r.hot:
        if i < done:
            continue
        r.enter(i, done)
        if not r.lo <= i:
            continue
        found = r.core(i)
        if found is None:
            continue
        found = join(r, found)
        _remember(r, found)
        done = found.end
        if last is not None and mentions and (exact := restate(r, last, found)) is not None:
            mentions.pop()
            found = exact
        last = found
        mentions.append(_mention(r, found))
    return mentions if r.where is None else _apart(mentions)


def _remember(r: Reader, found: Found) -> None:
    """Keep the last day named, which "the same day" and "two days later" count from."""
    day = None if found.period is None or found.is_of_next else found.period.first_day
    if day is not None and (
        found.level in _DAYS or (found.level == "span" and found.period and found.period.precision == "day")
    ):
        r.day, r.day_at = day, found.start
    elif day is not None and found.level in _COARSE and not found.is_duration:
        r.coarse_at = found.start


def _mention(r: Reader, found: Found) -> TimeMention:
    start, end = found.start, found.end
    if r.where is not None:
        start, end = r.where[start], r.where[end - 1] + 1
    return TimeMention(start, end, found.period, found.is_relative, found.is_duration, found.future, found.is_of_next)


def _apart(mentions: list[TimeMention]) -> list[TimeMention]:
    """Mentions without those that begin inside the word in which the one before them ends."""
    kept: list[TimeMention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
