"""What joins times: ranges ("between May 7 and 13", "من الأحد إلى الخميس"), and since, until, before and after."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tansiq.model import Period
from tansiq.model.period import Instant
from tansiq.reading.times.calendar import shift
from tansiq.reading.times.dates import day_found, day_number
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.wordsets import word_set

__all__ = ["join", "restate"]

_TO = frozenset({"to", "until", "till", "through", "-", "\u2013", "\u2014", "الي", "حتي", "لغايه", "لغاية"})
_BETWEEN = frozenset({"between", "بين"})
_FROM = frozenset({"from", "من"})
# Words between "the worst" and "since". Set on our own stories, 2026-11.
_NEAR_RECORD = 9
# Words between "since" and the year: "since the start of the war in 2015".
_NEAR_BEGIN = 7
_SINCE = frozenset({"since", "منذ", "مند"})
_UNTIL = frozenset({"until", "till", "by", "حتي", "لغايه", "لغاية", "بحلول"})
_BEFORE = frozenset({"before", "قبل"})
_AFTER = frozenset({"after", "بعد"})
_AT = frozenset({",", "،", "on", "in", "في", "يوم", "(", "-", "\u2013"})
"""What stands between two words for one time: "twenty years ago, on 16 March 1988"."""
_WEEK = 7
_DASHES = frozenset("-–—")
_UNIT_WORDS = frozenset({"عامي", "سنتي", "شهري", "يومي", "years"})
"""Construct duals before two names: "بين عامي 2014 و2016"."""


def _first_day(found: Found) -> date | None:
    return None if found.period is None else found.period.first_day


def _second(r: Reader, i: int, first: Found) -> Found | None:
    """The end of a range; a bare number takes the month, or the kind, of the beginning."""
    word = r.word(i)
    start = _first_day(first)
    # "2014–16", but "the toll rose this year to 30" and "rose in 2022 to 30".
    if first.level == "year" and (word.digits == 4 or (word.digits == 2 and r.key(i - 1) in _DASHES)):
        found = r.core(i)
        if found is not None:
            return found
        year = int(word.num or 0) + (start.year // 100 * 100 if word.digits == 2 and start is not None else 0)
        return Found(i, i + 1, Period.year(year), "year") if 1900 <= year <= 2100 else None
    found = r.core(i) if word.hot or word.num is not None else None
    if found is not None:
        return found
    day = day_number(word)
    if first.level == "day" and day and start is not None and day > start.day and word.digits and r.key(i + 1) != "%":
        from_year = r.key(i + 1) == "," and r.word(i + 2).digits == 4
        year = int(r.word(i + 2).num or 0) if from_year else start.year
        found = day_found(r, i, i + (3 if from_year else 1), start.month, day, year)
        if found is not None:
            found.is_relative, found.has_year = first.is_relative, from_year or first.has_year
        return found
    return None


def _with_year(first: Found, second: Found) -> None:
    """Give a beginning without a year the year of an end that has one, and keep it before the end."""
    start, end = _first_day(first), _first_day(second)
    if start is None or end is None or first.has_year or first.period is None:
        return
    for year in (end.year, end.year - 1):
        try:
            moved = date(year, start.month, start.day)
        except ValueError:
            continue
        if moved <= end:
            days = (first.period.span_days or 1) if first.level != "month" else 0
            first.period = (
                Period.month(year, start.month)
                if not days
                else Period(moved, shift(moved, days), first.period.precision)
            )
            first.is_relative = second.is_relative
            return


def _overnight(start: Instant, end: Instant) -> Instant:
    """The end of a stretch of the clock; the next day's where it comes before its start: "from 9 p.m. to 5 a.m."."""
    both = isinstance(start, datetime) and isinstance(end, datetime)
    return end + timedelta(days=1) if both and end <= start else end


def _range(r: Reader, first: Found) -> Found | None:
    j = first.end
    before = r.link(first.start - 1)
    if before in _UNIT_WORDS:
        before = r.link(first.start - 2)
    word = r.word(j)
    is_between = before in _BETWEEN
    if r.link(j) in _TO or (is_between and r.key(j) in ("and", "و")):
        j += 1
    elif not (is_between and word.conj):
        return _listed(r, first)
    second = _second(r, j, first)
    if second is None or second.is_duration:
        return None
    if second.level in ("clock", "part") and first.level == "day":
        return None
    end = second.period
    _with_year(first, second)
    start = first.period
    if start is None or end is None or start.start is None or end.end is None:
        joined = None
    else:
        if r.word(j).weekday >= 0 and second.is_relative and end.first_day is not None and start.first_day is not None:
            ahead = (end.first_day - start.first_day).days % 7
            end = Period.day(shift(start.first_day, ahead))
            if (
                start.first_day == r.anchor
                and ahead
                and r.word(first.end - 1).weekday >= 0
                and start.span_days == 1
                and end.first_day is not None
            ):
                # "from Monday to Wednesday", told on a Monday: both are past.
                start = Period.day(shift(start.first_day, -_WEEK))
                end = Period.day(shift(end.first_day, -_WEEK))
        assert start.start is not None
        assert end.end is not None
        last = end.last_day
        if last is None or start.first_day is None or last < start.first_day:
            if before not in _FROM | _BETWEEN:
                return None
            joined = None
        else:
            joined = Period(start.start, _overnight(start.start, end.end), "range")
    level = "clock" if first.level == second.level == "clock" else "span"
    return Found(first.start, second.end, joined, level, is_relative=first.is_relative or second.is_relative)


def _listed(r: Reader, first: Found) -> Found | None:
    """ "In 2018 and 2019", "7 and 8 May": neighbours in a list are one stretch."""
    j = first.end
    if not (r.key(j) == "and" or r.word(j).conj or r.key(j) == "و") or first.level not in ("year", "day"):
        return None
    j = j if r.word(j).conj else j + 1
    if not r.word(j).digits:
        return None
    if first.level == "day" and first.start + 1 != first.end:
        # "May 7 and 8 …": the second number is a day only where nothing is counted by it.
        if not r.is_open(j + 1) or r.lang == "ar":
            return None
        second = _second(r, j, first)
    else:
        second = r.core(j)
    if second is None or second.level != first.level or first.period is None or second.period is None:
        return None
    if first.period.end != second.period.start or second.period.end is None:
        return None
    period = Period(first.period.start, second.period.end, "range")
    return Found(first.start, second.end, period, "span", is_relative=first.is_relative)


def _is_end(r: Reader, found: Found) -> bool:
    """Whether a time is the end of one: "the end of July" ends when July does."""
    return any(r.word(i).phase == "end" for i in range(found.start, min(found.start + 2, found.end)))


def _is_record(r: Reader, at: int) -> bool:
    """Whether what stands before "since" is the most of its kind: "the worst attack in Britain | since"."""
    for i in range(at - 1, max(0, at - _NEAR_RECORD), -1):
        key = r.key(i)
        if not key[:1].isalnum():
            return False
        if r.lang == "ar" and key in word_set("records"):
            return True
        if r.key(i - 1) == "the" and r.key(i + 1) != "time" and (key.endswith("iest") or key in word_set("records")):
            return True
    return False


def _since_begin(r: Reader, at: int) -> int | None:
    """The "since" that governs a time by what began then: "since war broke out in | 2015", "منذ بدء العنف عام |"."""
    is_begin = False
    for i in range(at - 1, max(0, at - 1 - _NEAR_BEGIN), -1):
        if r.link(i) in _SINCE:
            return i if is_begin else None
        if not r.key(i)[:1].isalnum():
            return None
        is_begin = is_begin or r.key(i) in word_set("begins")
    return None


def _side(period: Period | None, key: str, *, is_end: bool) -> Period | None:
    """The side of a time that a preposition makes of it."""
    if period is None:
        return None
    if key in _SINCE:
        return None if period.start is None else Period(period.start, None, "since")
    if key in _AFTER:
        return None if period.end is None else Period(period.end, None, "since")
    if key in _BEFORE and not is_end:
        return None if period.start is None else Period(None, period.start, "before")
    return None if period.end is None else Period(None, period.end, "before")


def _governed(r: Reader, found: Found) -> Found:
    """A time after since, until, before or after is a side of time, not a stretch of it."""
    at = found.start - 1
    key = r.link(at)
    if key in _UNIT_WORDS or key in ("the", "in", "يوم"):
        before = r.link(at - 1)
        governs = before in _SINCE | _UNTIL or (before in _BEFORE and _is_end(r, found))
        at, key = (at - 1, before) if governs or key in _UNIT_WORDS else (at, key)
    period = found.period
    begun = None if key in _SINCE or found.level == "length" else _since_begin(r, found.start)
    if begun is not None and _is_record(r, begun):
        # "The deadliest since the war began in 2005" neither.
        found.period, found.future, found.is_duration = None, None, True
        return found
    if found.level == "length" or key not in _SINCE | _UNTIL | _BEFORE | _AFTER:
        return found
    if key in _BEFORE | _AFTER and (
        not r.is_open(found.end) or r.key(found.end) in ("'s", "-") or found.level == "part"
    ):
        return found
    if key in _UNTIL and (r.key(found.end) == "'s" or (key == "by" and found.level in ("part", "clock"))):
        return found
    if key in _SINCE and _is_record(r, at):
        # "The deadliest assault since 2005" was not since then.
        found.start, found.period, found.future, found.is_duration = at, None, None, True
        return found
    # "Will be released before the end of July": a side of the time to come.
    is_end = _is_end(r, found)
    ahead = key in _UNTIL | _BEFORE and is_end
    found.start, found.future = at, _side(found.future, key, is_end=is_end) if ahead else None
    found.period = _side(period, key, is_end=is_end)
    found.level = "span"
    return found


def join(r: Reader, found: Found) -> Found:
    """The whole time that a found one is part of.

    Returns:
        A range where one goes on from it, a side of time where one governs it, else the time itself.
    """
    if found.is_duration:
        return found
    whole = _range(r, found)
    if whole is None:
        return _governed(r, found)
    key = r.link(whole.start - 1)
    if key in _UNIT_WORDS:
        whole.start, key = whole.start - 1, r.link(whole.start - 2)
    if key in _BETWEEN or key in _FROM:
        whole.start -= 1
        if r.link(whole.start - 1) == "ما" and key in _BETWEEN:
            whole.start -= 1
    return whole


def restate(r: Reader, first: Found, second: Found) -> Found | None:
    """Two neighbours as one time, where one counts back from today and the other says its year.

    Returns:
        The one with its year, over the words of both: "twenty years ago, on 16 March 1988" is of 1988, whatever the
        day of the report; None where they are two times.
    """
    exact, counted = (second, first) if first.is_relative else (first, second)
    if not counted.is_relative or counted.level != "span" or counted.is_duration:
        return None
    if exact.is_relative or exact.is_duration or not exact.has_year or exact.level not in ("day", "month", "year"):
        return None
    between = range(first.end, second.start)
    if not between or not all(r.keys[i] in _AT for i in between) or r.keys[first.end] not in (",", "،", "(", "-"):
        return None
    return Found(first.start, second.end, exact.period, exact.level)
