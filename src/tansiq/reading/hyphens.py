"""Hyphens that join two words and not one name: "twenty-one", "mid-May", "Syrian-Iraqi".

Other hyphenated words stay whole ("al-Kadhimi", "US-led"): the readers of names count on that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.keys import match_key
from tansiq.knowledge.toponyms import phrase_of
from tansiq.reading.numerals import Word, table_of

__all__ = ["joining_hyphens"]

_HYPHEN = re.compile("-")
_YEAR_DIGITS = 4


def _is_country(word: str) -> bool:
    """Whether a word names a country or its people before anything else."""
    found = load_gazetteer().find(phrase_of(word))
    return bool(found) and found[0].kind == "country"


def _is_number(word: Word) -> bool:
    return bool(word.role) or word.share > 0


def _is_time(word: Word) -> bool:
    return bool(word.month or word.season or word.part or word.hijri or word.unit) or word.weekday >= 0


def _join(left: str, right: str) -> bool:
    """Whether two words beside a hyphen are two words."""
    table = table_of("en")
    first, second = table[match_key(left)], table[match_key(right)]
    if _is_number(first) or first.digits:
        # "two-day", "24-hour"; but "13-year-old" is about a person, and is not asked here: its right side has a hyphen.
        return bool(second.unit) or (not first.digits and _is_number(second))
    if first.phase:
        return _is_time(second) or second.digits == _YEAR_DIGITS
    return left[:1].isupper() and right[:1].isupper() and _is_country(left) and _is_country(right)


def joining_hyphens(word: str) -> Iterator[re.Match[str]]:
    """The hyphen of a word that is two, or nothing.

    Args:
        word: What stands between white space and marks, in English.
    """
    found = list(_HYPHEN.finditer(word))
    if len(found) == 1 and _join(word[: found[0].start()], word[found[0].end() :]):
        yield found[0]
