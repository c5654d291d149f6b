"""Counts in figures, words, vague quantities and Arabic duals, each with its hedges."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tansiq.model import Count
from tansiq.reading.numerals import COUNT
from tansiq.reading.quantities.hedges import Hedges, apply_rule, hedge_after, hedge_before, hedges_of
from tansiq.reading.quantities.refused import is_name, is_no_count, is_ordinal_tens
from tansiq.reading.sheet import QuantityMention, Sheet
from tansiq.reading.times.reader import Reader

__all__ = ["find_quantities"]

_TO = frozenset({"to", "-", "\u2013", "\u2014", "الي", "حتي"})
_OR = frozenset({"or", "او"})
_BETWEEN = frozenset({"between", "بين", "وبين"})
_LARGEST = 10**12
_PARTS_OF_SCALES = (0.5, 0.25)


@dataclass(slots=True)
class _Read:
    """A quantity of atoms [start, end) before its hedges."""

    start: int
    end: int
    value: Count
    head: int | None = None


def _whole(value: float | int) -> int | None:
    """The number as a count, or None where it is a fraction or beyond counting."""
    return int(value) if value == int(value) and 0 <= value < _LARGEST else None


def _vague(r: Reader, i: int) -> _Read | None:
    """ "Dozens", "hundreds of thousands", "several hundred", "a number of", "عدد غير معروف من", "عشرات الآلاف"."""
    word = r.word(i)
    low, high, end = word.low, word.high, i + 1
    key = word.key
    if key in ("number", "عدد", "عددا"):
        return _a_number_of(r, i)
    if (
        key == "some"
        and (r.word(i + 1).num is not None or r.word(i + 1).unit or r.key(i + 1) in ("of", "time", "to"))
        and r.key(i + 1) != "of"
    ):
        return None
    if key == "single" and r.key(i - 1) not in ("a", "one", "every"):
        return None
    if key in ("many", "few") and r.key(i - 1) in (
        "how",
        "too",
        "so",
        "as",
        "very",
        "last",
        "next",
        "past",
        "first",
        "the",
    ):
        return None
    start = i - 1 if r.key(i - 1) in ("a", "an") and r.lang == "en" else i
    if key == "few" and start == i and r.lang == "en" and r.key(i + 1) == "of":
        return None
    if word.base and low >= 0:
        j = end + 1 if r.key(end) == "of" else end
        after = r.word(j)
        if after.role == "scale" and int(after.num or 0) > word.base and not after.conj:
            low, end = low * int(after.num or 1), j + 1
        elif after.low >= 0 and after.base > word.base and not after.conj:
            low, end = low * after.base, j + 1
    if r.word(end).unit or (r.key(end) == "of" and r.word(end + 1).unit):
        return None
    if r.lang == "en" and r.key(end) == "of" and key not in ("some", "many"):
        end += 1
    return _Read(start, end, Count(low, high))


def _a_number_of(r: Reader, i: int) -> _Read | None:
    """ "A number of", "an unknown number of", "عدد من", "عدد لم يعرف بعد من"."""
    if r.lang == "en":
        start = i - 1
        while r.word(start).amount:
            start -= 1
        if r.key(start) not in ("a", "an") or r.key(i + 1) != "of":
            return None
        return _Read(start, i + 2, Count.at_least(1))
    end = i + 1
    while r.word(end).amount and r.key(end) != "من" and end < i + 4:
        end += 1
    if r.key(end) == "لم" and r.key(end + 2) == "بعد":
        end += 3
    elif r.key(end) == "لم":
        end += 2
    if r.key(end) == "من" and r.key(end + 1).endswith("وا"):
        # "عدد من توفوا": of those who.
        return None
    if r.key(end) == "من":
        return None if r.word(end + 1).unit else _Read(i, end + 1, Count.at_least(1))
    return _Read(i, end, Count.at_least(1)) if end > i + 1 else None


def _number(r: Reader, i: int) -> _Read | None:
    """A number in figures or words, with the article or "half" that belongs to it."""
    start = i
    if r.word(i).role == "scale" and r.lang == "en":
        before = r.key(i - 1)
        if before in ("a", "an"):
            start = i - 2 if r.key(i - 2) == "half" else i - 1
        elif before == "half":
            start = i - 1
    read = r.number(start)
    if read is None:
        return None
    value, end = read
    if r.lang == "ar" and r.word(i).role == "scale" and r.word(i - 1).share in _PARTS_OF_SCALES:
        # "نصف مليون"
        start, value = i - 1, value * r.word(i - 1).share
    number = _whole(value)
    if number is None or is_name(r, start, end) or is_no_count(r, start, end, number):
        return None
    return _Read(start, end, Count.exactly(number))


def _range(r: Reader, first: _Read) -> _Read | None:
    """ "Between 10 and 15", "3,500 to 4,000", "two or three", "ما بين 10 و15"."""
    j = first.end
    is_between = r.key(first.start - 1) in _BETWEEN
    if r.key(j) in _TO or r.key(j) in _OR or (is_between and r.key(j) in ("and", "و")):
        j += 1
    elif not (is_between and r.word(j).conj):
        return None
    read = r.number(j) if r.word(j).num is not None or r.key(j) in ("a", "an") else None
    number = None if read is None else _whole(read[0])
    if read is None or number is None or first.value.max is None:
        return None
    low = first.value.max
    # "20 to 30 thousand": the size is said once.
    last = r.word(read[1] - 1)
    if last.role == "scale" and low < number // max(int(last.num or 1), 1) and r.word(first.end - 1).role != "scale":
        low *= int(last.num or 1)
    if not low < number or r.word(read[1]).unit or r.word(read[1]).percent:
        return None
    start = first.start
    if is_between:
        start -= 2 if r.key(start - 2) in ("ما", "وما") else 1
    elif r.key(start - 1) in ("from", "من") and r.key(first.end) in _TO:
        start -= 1
    return _Read(start, read[1], Count(low, number))


def _dual(r: Reader, i: int) -> _Read:
    end = i + 1
    word = r.word(end)
    if word.role == "ones" and word.num == 2 and not word.conj:
        end += 1
    return _Read(i, end, Count.exactly(2), head=i)


def _hedged(r: Reader, read: _Read, hedges: Hedges) -> _Read:
    """The quantity with the hedges on both sides of it."""
    rule, start = hedge_before(r, read.start, hedges)
    value = apply_rule(read.value, rule)
    after, end = hedge_after(r, read.end, hedges)
    if after and after != rule:
        value = apply_rule(value, after)
    return _Read(start, end, value, read.head)


def find_quantities(sheet: Sheet) -> list[QuantityMention]:
    """Every count that a text gives, in order, without overlaps.

    Args:
        sheet: The text, with `times` filled: nothing inside a time is a count.

    Returns:
        Mentions over the sheet's words, hedges included and the noun counted left out. A dual noun is its own head.
        Ordinals, names with figures ("Route 1"), ages, percentages and durations are no counts.
    """
    r = Reader(sheet, COUNT)
    if not r.hot:
        return []
    hedges = hedges_of(sheet.lang)
    taken = _taken(sheet, r.where)
    mentions: list[QuantityMention] = []
    done = passed = 0
    for i in r.hot:
        if i < done or i < passed or i in taken:
            continue
        r.enter(i, done)
        word = r.word(i)
        if word.num is not None and word.low < 0:
            read = None if is_ordinal_tens(r, i) else _number(r, i)
            read = None if read is None else _range(r, read) or read
        elif word.dual:
            read = _dual(r, i)
        else:
            read = _vague(r, i)
        if read is None:
            skipped = r.number(i) if word.num is not None else None
            passed = i + 1 if skipped is None else skipped[1]
            continue
        read = _hedged(r, read, hedges)
        done = read.end
        if taken and any(at in taken for at in range(read.start, read.end)):
            continue
        mentions.append(_mention(r, read))
    return mentions if r.where is None else _apart(mentions)


def _taken(sheet: Sheet, where: list[int] | None) -> frozenset[int]:
    """Atoms that belong to a time."""
    if where is None:
        return frozenset(at for mention in sheet.times for at in range(mention.start, mention.end))
    return frozenset(
        at
        for mention in sheet.times
        for at in range(bisect_left(where, mention.start), bisect_left(where, mention.end))
    )


def _mention(r: Reader, read: _Read) -> QuantityMention:
    start, end, head = read.start, read.end, read.head
    # "وأحد عشر": its key is that of "one", which never stands before ten.
    joined = r.word(start).conj or (r.word(start).num == 1 and r.word(start + 1).num == 10 and r.key(start)[:1] == "و")
    if r.where is not None:
        start, end = r.where[start], r.where[end - 1] + 1
        head = None if head is None else r.where[head]
    return QuantityMention(start, end, read.value, head, joined)


def _apart(mentions: list[QuantityMention]) -> list[QuantityMention]:
    kept: list[QuantityMention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
