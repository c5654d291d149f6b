"""Arabic days counted from the anchor or from the last day named: "أمس الأول", "اليوم التالي", "الليلة"."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.times.arabic_days import read_ordinal, read_weekday
from tansiq.reading.times.calendar import shift
from tansiq.reading.times.dates import (
    month_at,
)
from tansiq.reading.times.reader import Found, Reader
from tansiq.reading.times.relative import (
    deictic,
    on_part,
)

__all__ = ["read_deictic", "read_tonight"]


def read_deictic(r: Reader, i: int) -> Found | None:
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
        if r.word(j).ordinal and month_at(r, j) is None and read_ordinal(r, j) is None:
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
        inner = read_weekday(r, k, k)
        if inner is not None and inner.level == "day":
            end = inner.end + (1 if r.key(inner.end) == ")" and r.key(k - 1) == "(" else 0)
            if not inner.has_year or not inner.is_relative or r.anchor is None:
                return Found(start, end, inner.period, "day", None, inner.is_relative, has_year=inner.has_year)
            if shift(r.anchor, offset).weekday() == r.word(k).weekday:
                return deictic(r, start, end, offset)
            return Found(start, end, inner.future if offset > 0 else inner.period, "day", None, is_relative=True)
    if r.word(k).digits and offset > -2:
        inner = r.core(k)
        if inner is not None and inner.level == "day":
            return Found(start, inner.end, inner.period, "day", None, inner.is_relative, has_year=inner.has_year)
    return deictic(r, start, j, offset)


def read_tonight(r: Reader, i: int) -> Found | None:
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
