"""The one function that makes match keys, for lexicon and text alike (style.md, 37)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from sys import intern

__all__ = ["is_arabic", "match_key"]

# Alef and ya are folded, tatweel and marks go; ta marbuta stays, since قتله ("killed him") is not قتلة ("killers").
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None, "’": "'", "ʼ": "'", "‘": "'",
     "‐": "-", "‑": "-", "ı": "i", "ø": "o", "ł": "l", "đ": "d"}
    | {chr(0x660 + n): str(n) for n in range(10)}
    | {chr(0x6F0 + n): str(n) for n in range(10)}
)  # fmt: skip
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD])
# Arabic letters and vowel marks, ASCII and the usual marks, which nearly all words and lines are made of: one table
# says what the steps below make of them.
_PLAIN = re.compile("[\n -~\u0621-\u063a\u0641-\u0652\u0660-\u0669،؛؟«»“”–—]+")
_FOLD_PLAIN = (
    _FOLD
    | {ord("ؤ"): "و", ord("ئ"): "ي"}
    | dict.fromkeys(range(0x64B, 0x653))
    | {n: chr(n).lower() for n in range(ord("A"), ord("Z") + 1)}
)


@lru_cache(maxsize=200_000)
def match_key(word: str) -> str:
    """The form in which words are compared: case, marks, alef and ya variants, digits and direction marks folded.

    Args:
        word: Any text, given as it stands.

    Returns:
        Case-folded NFC text; may be "" for a word of marks only. Spaces are kept as they are.
    """
    if word.isascii():
        return intern(word.lower())
    if _PLAIN.fullmatch(word):
        return intern(word.translate(_FOLD_PLAIN))
    plain = unicodedata.normalize("NFKD", word.translate(_INVISIBLE).translate(_FOLD))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return intern(unicodedata.normalize("NFC", kept).translate(_FOLD).casefold())


def is_arabic(text: str) -> bool:
    """Whether the first letter of the text belongs to the Arabic script."""
    for char in text:
        if char.isalpha():
            return "\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" or "\ufb50" <= char <= "\ufeff"
    return False
