"""Number phrases: "one hundred and five", "3.5 million", "half a dozen", "ثلاثة وعشرين", "خمسة آلاف ومئتان"."""

from __future__ import annotations

from collections.abc import Sequence

from tansiq.reading.numerals.words import Word
from tansiq.reading.sheet import Lang

__all__ = ["read_number", "read_number_before"]

Number = tuple[float | int, int]
"""A value and the index after its last word."""
_ONE = frozenset({"a", "an"})
_TEEN = frozenset({"عشر", "عشره", "عشرة"})
_AND_ONE = "واحد"
"""Both "one" and, before عشر, "and one": the key of وأحد."""
_LONGEST = 9
"""Words of the longest number phrase looked for backwards ("two hundred and thirty - five thousand and one")."""
_LARGEST = 10**12


def _scaled(value: float, words: Sequence[Word], i: int, hi: int) -> Number:
    while i < hi and words[i].role == "scale" and not words[i].conj and value < _LARGEST:
        value *= words[i].num or 1
        i += 1
    return (int(value) if value == int(value) else value), i


def _english(words: Sequence[Word], keys: Sequence[str], i: int, hi: int) -> Number | None:
    start = i
    if keys[i] in _ONE:
        # "a hundred", "a dozen": the article is the one.
        return _english(words, keys, i + 1, hi) if i + 1 < hi and words[i + 1].role == "scale" else None
    if keys[i] == "half":
        j = i + 2 if i + 1 < hi and keys[i + 1] in _ONE else i + 1
        return _scaled(0.5, words, j, hi) if j < hi and words[j].role == "scale" else None
    total: float = 0
    current: float = 0
    last = 10**15
    while i < hi:
        word = words[i]
        if (
            word.role == "ones"
            and current % 100 == 0
            and (current == 0 or last >= 100)
            or (word.role == "ones" and last == 10 and 0 < (word.num or 0) < 10)
        ):
            current += word.num or 0
            last = 1
        elif word.role == "tens" and current % 100 == 0 and last >= 100:
            current += word.num or 0
            last = 10
        elif word.role == "scale":
            size = int(word.num or 1)
            if size >= 1000:
                total += (current or 1) * size
                current = 0
            else:
                current = (current or 1) * size
            last = size if size >= 100 else 0
            if size == 12:
                i += 1
                break
        elif (
            keys[i] == "-"
            and last == 10
            and i + 1 < hi
            and words[i + 1].role == "ones"
            or keys[i] == "and"
            and 100 <= last < 10**15
            and i + 1 < hi
            and words[i + 1].role in ("ones", "tens")
        ):
            pass
        else:
            break
        i += 1
        if current > _LARGEST:
            break
    return (int(total + current), i) if i > start else None


def _linked(words: Sequence[Word], keys: Sequence[str], i: int, hi: int) -> int | None:
    """Where the next part of an Arabic number stands, after و; None where none follows."""
    if i < hi and (words[i].conj or (keys[i] == _AND_ONE and i + 1 < hi and keys[i + 1] in _TEEN)):
        return i
    return i + 1 if i + 1 < hi and keys[i] == "و" else None


def _below_hundred(words: Sequence[Word], keys: Sequence[str], i: int, hi: int) -> Number | None:
    word = words[i]
    if word.role in ("ones", "teen_head") and i + 1 < hi and keys[i + 1] in _TEEN and 0 < (word.num or 0) < 10:
        return (word.num or 0) + 10, i + 2
    if word.role == "teen_head":
        j = _linked(words, keys, i + 1, hi)
        return ((word.num or 0) + (words[j].num or 0), j + 1) if j is not None and words[j].role == "tens" else None
    if word.role == "tens":
        return word.num or 0, i + 1
    if word.role == "ones":
        j = _linked(words, keys, i + 1, hi)
        if j is not None and words[j].role == "tens" and (word.num or 0) < 10:
            return (word.num or 0) + (words[j].num or 0), j + 1
        return word.num or 0, i + 1
    return None


def _below_thousand(words: Sequence[Word], keys: Sequence[str], i: int, hi: int) -> Number | None:
    word = words[i]
    if word.role == "hundreds":
        value, j = word.num or 0, i + 1
    elif word.role == "ones" and i + 1 < hi and words[i + 1].role == "hundreds" and words[i + 1].num == 100:
        if words[i + 1].conj:
            return _below_hundred(words, keys, i, hi)
        value, j = (word.num or 0) * 100, i + 2
    else:
        return _below_hundred(words, keys, i, hi)
    k = _linked(words, keys, j, hi)
    rest = _below_hundred(words, keys, k, hi) if k is not None and words[k].role != "" and not words[k].prep else None
    if rest is None:
        return value, j
    return value + rest[0], rest[1]


def _arabic(words: Sequence[Word], keys: Sequence[str], i: int, hi: int) -> Number | None:
    total: float = 0
    limit = 10**15
    j: int | None = i
    end = i
    while j is not None and j < hi:
        word = words[j]
        if word.role == "pair":
            value, size, k = word.num or 0, int(word.num or 2) // 2, j + 1
        elif word.role == "scale":
            value, k = _scaled(1, words, j, hi) if j == i or not word.conj else (word.num or 0, j + 1)
            size = int(word.num or 1)
        elif word.digits and word.num is not None and j > i:
            # "ألف و563", "مليون و200 ألف": figures behind a scale are the rest of it.
            value, k = _scaled(word.num, words, j + 1, hi)
            if value >= limit:
                break
            size = int(words[k - 1].num or 1) if k > j + 1 else 1
        else:
            group = _below_thousand(words, keys, j, hi)
            if group is None:
                break
            value, k = group
            size = 1
            if k < hi and words[k].role == "scale" and not words[k].conj and not words[k].prep:
                size = int(words[k].num or 1)
                value, k = value * size, k + 1
        if size >= limit or (size == 1 and limit == 1):
            break
        total += value
        limit, end = size, k
        if size == 1:
            break
        j = _linked(words, keys, k, hi)
        if j is not None and words[j].prep:
            break
    return (int(total), end) if end > i else None


def read_number(words: Sequence[Word], keys: Sequence[str], i: int, hi: int, *, lang: Lang) -> Number | None:
    """The longest number that starts at a word.

    Args:
        words, keys: The words of the text and their keys, in parallel.
        i: Where to start.
        hi: Where to stop at the latest.
        lang: Whose grammar is used for number words.

    Returns:
        The value (an int where it is whole) and the index after it; None where no number starts there.
    """
    if i >= hi:
        return None
    word = words[i]
    if word.digits and word.num is not None:
        value, k = _scaled(word.num, words, i + 1, hi)
        j = _linked(words, keys, k, hi) if lang == "ar" and k > i + 1 else None
        if j is not None and words[j].digits and words[j].num is not None and not words[j].prep:
            rest, end = _scaled(words[j].num or 0, words, j + 1, hi)
            if rest < (words[k - 1].num or 0):
                # "11 ألفا و200", but "بين 10 آلاف و15 ألف"
                value, k = int(value + rest), end
        return value, k
    return _english(words, keys, i, hi) if lang == "en" else _arabic(words, keys, i, hi)


def read_number_before(
    words: Sequence[Word], keys: Sequence[str], end: int, lo: int, *, lang: Lang
) -> tuple[float | int, int] | None:
    """The longest number that ends right before a word.

    Returns:
        The value and the index of its first word; None where the word before `end` ends no number.
    """
    best: tuple[float | int, int] | None = None
    for start in range(end - 1, max(lo, end - _LONGEST) - 1, -1):
        word = words[start]
        if not (word.role or word.digits or keys[start] in ("a", "an", "and", "-", "half", "و")):
            break
        found = read_number(words, keys, start, end, lang=lang)
        if found is not None and found[1] == end:
            best = (found[0], start)
    return best
