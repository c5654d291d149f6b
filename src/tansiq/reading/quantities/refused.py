"""Numbers that count nothing: names, ordinals, ages, dates the times grammar left, rates, telephone numbers."""

from __future__ import annotations

from tansiq.reading.times.calendar import is_year
from tansiq.reading.times.reader import Reader
from tansiq.reading.wordsets import word_set

__all__ = ["is_name", "is_no_count", "is_ordinal_tens"]

_MONEY_AND_SIGNS = frozenset({"/", ":", "#", "\u00b0"})
_NOT_ONE = frozenset({"no", "each", "this", "that", "the", "any", "every", "which", "day", "number"})
_AFTER_ONE = frozenset(
    {
        "another", "day", "time", "point", "side", "hand", "thing", "way", "by", "or", "can", "cannot", "must",
        "should", "could", "would", "may", "might", "'s",
    }
)  # fmt: skip
_AGES = range(15, 100)
"""A bare number between commas in this range is an age: "the mayor, 47, said"."""
_SUPERLATIVE = ("est", "most")
_SHORT = 3
"""Letters; "2014 لا" is a particle behind a year."""
_PLURALS = ("ين", "ون", "ات")


def is_name(r: Reader, start: int, end: int) -> bool:
    """Whether a number is part of a name: "Route 1", "the 20th", "الفرقة 20", "M-16", "24/7"."""
    word = r.word(start)
    before = r.word(start - 1)
    if before.ordinal and word.num == 10 and not word.digits:
        # "الثالث عشر"
        return True
    if before.label and not (r.key(start - 1) in ("number", "no", "age") and r.lang == "en" and not word.digits):
        return not word.conj
    if r.key(start - 1) == "." and r.key(start - 2) == "no":
        return True
    if r.key(start - 1) in _MONEY_AND_SIGNS or r.key(end) in _MONEY_AND_SIGNS:
        # "Attack in Taiz: 40 hurt" counts, "10:40" does not.
        told = r.key(start - 1) == ":" and not r.word(start - 2).digits and r.key(end) not in _MONEY_AND_SIGNS
        return bool(word.digits) and not (told and r.lang == "en")
    if (
        r.lang == "en"
        and word.digits
        and not word.padded
        and r.key(end) in word_set("units_named")
        and r.is_capital(end)
    ):
        # "The 444 Brigade"
        return True
    if word.digits and r.key(start - 1) == "[" and r.key(end) == "]":
        return True
    if word.digits in (1, 2) and r.key(end) == "." and not r.key(start - 1)[:1].isalnum():
        # "5. The army …": an item of a list.
        return True
    if r.lang == "en" and word.digits == 2 and word.num in _AGES and r.key(start - 1) == "," == r.key(end):
        return True
    if word.digits and r.key(start - 1) == "-" and r.key(start - 2).isalpha() and r.lang == "en":
        # "Covid - 19", but not a dash between words.
        return not r.word(start - 2).role
    return word.padded or (word.digits > 9 and not r.word(end).role)


def is_ordinal_tens(r: Reader, i: int) -> bool:
    """Whether "العشرين" is "the twentieth": after a singular noun it is, after a plural it counts."""
    word = r.word(i)
    if not (word.role == "tens" and word.definite) or word.digits:
        return False
    return not r.key(i - 1).endswith(_PLURALS)


def is_no_count(r: Reader, start: int, end: int, number: int) -> bool:
    """Whether what stands beside a number makes it no count: a unit of time, a percentage, an age, a compound."""
    word = r.word(start)
    after = r.word(end)
    key = r.key(end)
    if key in ("-", "\u2013", "to", "or", "الي", "او") and (second := r.number(end + 1)) is not None:
        last = r.word(second[1])
        if last.unit or last.percent:
            return True
    if after.share and after.key != "half" and r.lang == "en" and not word.digits:
        return True
    if after.unit and after.unit not in ("quarter", "half"):
        return True
    if after.percent and (key != "per" or r.key(end + 1) in ("cent", "centum")):
        return True
    if key in ("في", "ب") and r.key(end + 1) in ("المية", "الماية") or after.measure:
        return True
    if key in ("-", "\u2013") and r.key(end + 1)[:1].isalpha() and not r.word(end + 1).role and r.lang == "en":
        return True
    if word.follow is not None and key in word.follow:
        return True
    if r.word(start - 1).percent and r.key(start - 1) in ("%", "٪"):
        return True
    if key == "of" and r.key(end + 1) == "the" and r.key(end + 2).endswith(_SUPERLATIVE) and number == 1:
        return True
    if number == 1 and not word.digits and r.lang == "en":
        if r.key(start - 1) in _NOT_ONE and key not in ("person", "man", "woman", "soldier", "civilian", "child"):
            return True
        return key in _AFTER_ONE
    if is_year(word) and end == start + 1 and number % 100 != 0 and word.digits == 4:
        before = r.key(start - 1)
        if r.lang == "ar" and len(key) > _SHORT and key.endswith("ا"):
            # "2053 قتيلا": the noun behind it is in the case of what is counted.
            return False
        return before not in ("than", "least", "about", "around", "nearly", "some", "من", "نحو", "حوالي", "عن", "قرابة")
    return False
