"""The consonants of a place's name, rough enough to be equal in Arabic and Latin script: key of the index of sounds.

Arabic spells foreign names by ear: g is غ, ج, ك or ق, v is ف or ب, p is ب. Letters that stand for one another so are
one here; `letters.distance` then tells the candidates apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tansiq.knowledge.keys import is_arabic, match_key

__all__ = ["FEWEST_SOUNDS", "plain_letters", "sounds_of"]

FEWEST_SOUNDS = 2
"""Consonants that a name needs to be found by them."""
_ARABIC = {
    "ب": "b", "ت": "t", "ث": "s", "ج": "k", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "s",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n",
}  # fmt: skip
# Longer spellings first; what a letter before e, i and y says is written out.
_LATIN = re.compile(r"sch|tch|tsh|sh|kh|gh|th|dh|ph|dj|zh|ch|ck|ts|tz|x|q|[bcdfgjklmnprstvz]")
_SOFT = re.compile(r"c(?=[eiy])|c$")
_SOUNDS = {
    "sch": "s", "tch": "ts", "tsh": "ts", "sh": "s", "kh": "k", "gh": "k", "th": "t", "dh": "d", "ph": "f", "dj": "k",
    "zh": "k", "ch": "s", "ck": "k", "ts": "ts", "tz": "ts", "x": "ks", "q": "k", "c": "k", "g": "k", "j": "k",
    "p": "b", "v": "f", "z": "s",
}  # fmt: skip
_APART = str.maketrans(
    {"ş": "sh", "ș": "sh", "š": "sh", "č": "ch", "ç": "ch", "ć": "ch", "ž": "zh", "ñ": "n", "ß": "ss"}
)


@lru_cache(maxsize=50_000)
def plain_letters(name: str) -> str:
    """A name as one row of letters without marks, spaces and hyphens: "Ivano-Frankivsk" is one word."""
    lower = unicodedata.normalize("NFC", name).casefold().translate(_APART)
    return "".join(char for char in match_key(lower) if char.isalpha())


@lru_cache(maxsize=50_000)
def sounds_of(name: str) -> str:
    """The consonants of a name in either script, doubled ones once; "" where there are too few to go by."""
    letters = plain_letters(name)
    if is_arabic(letters):
        # "تش" is one sound, and Latin ch is rendered so as often as by a lone ش.
        found = "".join(_ARABIC.get(char, "") for char in letters.replace("تش", "ش"))
    else:
        soft = _SOFT.sub("s", letters)
        found = "".join(_SOUNDS.get(part, part) for part in _LATIN.findall(soft))
    found = found.replace("ts", "s")
    kept = "".join(char for at, char in enumerate(found) if not at or char != found[at - 1])
    return kept if len(kept) >= FEWEST_SOUNDS else ""
