"""Shares of a whole: "almost half", "two - thirds", "20%", "نحو ثلث", "40 في المئة"."""

from __future__ import annotations

from dataclasses import dataclass

from tansiq.reading.numerals import SHARE
from tansiq.reading.quantities.hedges import Hedges, hedge_before, hedges_of
from tansiq.reading.sheet import Sheet
from tansiq.reading.times.reader import Reader

__all__ = ["ShareMention", "find_shares"]

_NOT_AFTER_HALF = frozenset({"a", "an", "past", "time", "way", "brother", "sister", "mast", "-"})
_TO = frozenset({"to", "-", "\u2013", "\u2014", "الي"})
_BETWEEN = frozenset({"between", "بين", "وبين"})
_AND = frozenset({"and", "و"})
_OUT_OF = (("in",), ("out", "of"), ("من", "كل"), ("من", "اصل"))
_OUT = frozenset(words[0] for words in _OUT_OF)
_BEFORE_PART = frozenset({"that", "said", "about", "some", "nearly", "almost", "only", "around", "roughly", "every"})
_MOST_IN = 20
"""Greatest number of which a part is told so; "one in 2020" is a year."""
_PLACES = 4
"""Decimal places a share is rounded to."""


@dataclass(slots=True)
class ShareMention:
    """Words [start, end) that name a part of a whole.

    Args:
        low, high: The least and the greatest share, 0 to 1; equal where the words are exact.
    """

    start: int
    end: int
    low: float
    high: float


def _ranged(share: float, rule: str) -> tuple[float, float]:
    """The range that a hedge makes of a share, by the table for counts, within 0 and 1."""
    low, high = share, share
    if rule in ("at_least", "more_than"):
        high = 1.0
    elif rule in ("up_to", "fewer"):
        low = 0.0
    elif rule == "about":
        low, high = share * 0.9, share * 1.1
    elif rule == "nearly":
        low = share * 0.9
    return round(max(low, 0.0), _PLACES), round(min(max(high, low), 1.0), _PLACES)


def _percent_range(r: Reader, i: int) -> tuple[int, int, float, float] | None:
    """A range of percentages that starts with the number at an atom: "20 to 30 percent", "ما بين 20 و30 بالمئة"."""
    first = r.number(i)
    if first is None:
        return None
    low, j = first
    between = r.key(i - 1) in _BETWEEN
    if r.word(j).percent:
        # The sign may stand behind both.
        j += 1
    if r.key(j) in _TO or (between and r.key(j) in _AND):
        j += 1
    elif not (between and r.word(j).conj):
        return None
    second = _percent(r, j)
    if second is None or not 0 <= low <= second[2] * 100:
        return None
    start = i - 1 if between else i
    start -= 1 if between and r.key(start - 1) == "ما" else 0
    return start, second[1], round(float(low) / 100, _PLACES), second[2]


def _one_in(r: Reader, i: int) -> tuple[int, int, float] | None:
    """ "Two in five residents", "three out of five", "ثلاثة من كل خمسة": so many of so many, where a clause starts."""
    first = r.number(i)
    if first is None:
        return None
    part, j = first
    if r.key(j) not in _OUT:
        # As most numbers.
        return None
    steps = next((len(words) for words in _OUT_OF if tuple(r.key(j + n) for n in range(len(words))) == words), 0)
    second = r.number(j + steps) if steps else None
    if second is None or not 0 < part < second[0] <= _MOST_IN or r.word(second[1]).unit or r.is_open(second[1]):
        return None
    if steps == 1 and not (r.is_open(i - 1) or r.key(i - 1) in _BEFORE_PART):
        # "killed one in two attacks"
        return None
    return i, second[1], round(float(part) / float(second[0]), _PLACES)


def _percent(r: Reader, i: int) -> tuple[int, int, float] | None:
    """A percentage that starts with the number at an atom, or with a sign before it."""
    read = r.number(i)
    if read is None:
        return None
    value, end = read
    start = i
    key = r.key(end)
    if r.word(end).percent and (key != "per" or r.key(end + 1) in ("cent", "centum")):
        end += 2 if key == "per" else 1
    elif key in ("في", "ب") and r.key(end + 1) in ("المية", "الماية"):
        end += 2
    elif r.key(i - 1) in ("%", "٪"):
        start = i - 1
    else:
        return None
    return (start, end, float(value) / 100) if 0 <= value <= 100 else None


def _fraction(r: Reader, i: int) -> tuple[int, int, float] | None:
    """A fraction in words whose last word is at an atom."""
    word = r.word(i)
    if word.follow is not None and not word.share:
        second = word.follow.get(r.key(i + 1))
        return (i, i + 2, second.share) if second is not None and second.share else None
    if not word.share or word.most:
        return None
    if r.lang == "ar":
        return None if r.word(i + 1).unit or r.word(i + 1).role == "scale" else (i, i + 1, word.share)
    if word.key == "half":
        if (
            r.key(i + 1) in _NOT_AFTER_HALF
            or r.word(i + 1).role == "scale"
            or r.word(i - 1).ordinal
            or r.word(i + 1).unit
        ):
            return None
        start = i - 1 if r.key(i - 1) in ("a", "one") else i
        return start, i + 1, word.share
    before = i - 1
    if r.key(before) == "-":
        before -= 1
    number = r.word(before)
    plural = word.key.endswith("s")
    if (
        r.key(before) in ("a", "one")
        and not plural
        and (r.key(i + 1) == "of" or r.key(before) == "one" or word.key == "third" and r.is_open(i + 1))
    ):
        return before, i + 1, word.share
    if number.role == "ones" and plural and isinstance(number.num, int) and 1 < number.num < 10:
        share = number.num * word.share if word.key != "thirds" else number.num / 3
        return (before, i + 1, round(share, _PLACES)) if share <= 1 else None
    return None


def find_shares(sheet: Sheet) -> list[ShareMention]:
    """Every share of a whole that a text names, in order, without overlaps.

    Args:
        sheet: The text, with `times` filled: "the first half of 2020" is a time.
    """
    r = Reader(sheet, SHARE)
    if not r.hot:
        return []
    hedges: Hedges = hedges_of(sheet.lang)
    taken = {at for mention in sheet.times for at in range(mention.start, mention.end)}
    mentions: list[ShareMention] = []
    done = 0
    for i in r.hot:
        place = i if r.where is None else r.where[i]
        if i < done or place in taken:
            continue
        r.enter(i, done)
        word = r.word(i)
        if word.most:
            is_part = r.key(i + 1) == "of" or r.lang == "ar"
            found = (i, i + 1, -1.0) if is_part and r.key(i - 1) != "at" else None
        else:
            ranged = _percent_range(r, i) if word.num is not None else None
            if ranged is not None:
                start, done = ranged[:2]
                mentions.append(_mention(r, start, done, ranged[2], ranged[3]))
                continue
            found = (_percent(r, i) or _one_in(r, i)) if word.num is not None else None
            found = found or _fraction(r, i)
        if found is None or _is_added(r, found[0]):
            continue
        start, end, share = found
        rule, first = hedge_before(r, start, hedges)
        low, high = (0.5, 1.0) if share < 0 else _ranged(share, rule)
        done = end
        start = first if share >= 0 else start
        mentions.append(_mention(r, start, end, low, high))
    return mentions


def _is_added(r: Reader, start: int) -> bool:
    """ "Two and a half metres", "ثلاثة أمتار ونصف المتر": a fraction of the unit that stands counted before it."""
    if r.lang == "ar":
        unit = r.key(start + 1).removeprefix("ال")
        # "مترين ونصف المتر": a dual is its own number.
        counted = r.number_before(start - 1) is not None or (unit and r.key(start - 1).startswith(unit))
        return r.key(start)[:1] == "و" and bool(counted)
    return r.key(start - 1) in _AND and r.number_before(start - 1) is not None


def _mention(r: Reader, start: int, end: int, low: float, high: float) -> ShareMention:
    """A share at atoms [start, end), as words."""
    if r.where is not None:
        start, end = r.where[start], r.where[end - 1] + 1
    return ShareMention(start, end, low, high)
