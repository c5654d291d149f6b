"""Which language a text is in: by its script first, by a language model only where the script leaves doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.loader import load_rows

__all__ = ["detect_language"]

_SAMPLE = 700
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d5\u06fa-\u06ff]+")
# Below it a model guesses by single letters: "ISIS prison Hasakah SDF" is Javanese to it.
_LEAST_LETTERS = 40
# Letters that Arabic does not have: Sorani, Urdu, Persian, and those all three share.
_SORANI, _URDU, _PERSIAN = "ێۆەڕڵڤ", "ٹڈڑںےہ", "پچژگکی"
# Of the Persian ones, those that no Arabic keyboard writes; the others spell foreign names in Arabic too.
_NOT_ARABIC = "یک"
# Arabic texts hold a foreign letter here and there (names; ی from a Persian keyboard); Persian has one in eight,
# Sorani one in four. Set on the project's own samples and sentences of each language, 2026-11.
_FOREIGN_SHARE = 0.03
# English has a function word in every three; other languages written in Latin letters share a few of them ("in", "an").
_ENGLISH_SHARE, _ENGLISH_KINDS = 0.16, 4
_ENGLISH_KIN = frozenset({"pcm", "sco", "jam", "ang"})


def detect_language(text: str, outlet: str = "") -> str:
    """The language of a text.

    Args:
        text: Any text; 1,400 characters of its beginning and middle decide.
        outlet: Who published it; its script decides where the text has no letters.

    Returns:
        BCP 47: "en", "ar", "ckb" (Sorani), "fa", "ur", "tr" …; "und" where there is nothing to go by.
    """
    sample = text[:_SAMPLE]
    if len(text) > 4 * _SAMPLE:
        # A page's head may be buttons in another language than its story.
        sample += " " + text[len(text) // 2 : len(text) // 2 + _SAMPLE]
    latin = _count(_LATIN, sample)
    arabic = 0 if sample.isascii() else _count(_ARABIC, sample)
    if arabic > latin:
        return _of_arabic_script(sample, arabic)
    if latin < _LEAST_LETTERS:
        others = 0 if sample.isascii() else sum(map(str.isalpha, sample)) - latin - arabic
        if others > latin:
            return _by_model(sample)
        return "en" if latin else _of_outlet(outlet)
    if _is_english(sample):
        return "en"
    found = _by_model(sample)
    # Short news with few function words reads as Nigerian Pidgin or Scots to the model.
    return "en" if found in _ENGLISH_KIN else found


def _count(letters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, letters.findall(sample)))


def _of_outlet(outlet: str) -> str:
    if not any(map(str.isalpha, outlet)):
        return "und"
    return "ar" if is_arabic(outlet) else "en"


def _of_arabic_script(sample: str, letters: int) -> str:
    sorani, urdu, persian = (sum(map(sample.count, group)) for group in (_SORANI, _URDU, _PERSIAN))
    if sorani + urdu + persian <= _FOREIGN_SHARE * letters:
        return "ar"
    if letters >= _LEAST_LETTERS:
        found = _by_model(sample)
        return "ckb" if found in ("sdh", "ku", "ckb") else found
    if not any(map(sample.count, _SORANI + _URDU + _NOT_ARABIC)):
        return "ar"
    if sorani >= max(urdu, 1):
        return "ckb"
    return "ur" if urdu else "fa"


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(match_key(row["form"]) for row in load_rows("en/layout") if row["kind"] == "lead")


def _is_english(sample: str) -> bool:
    known = _function_words()
    words = sample.lower().split()
    found = [word for word in words if word in known]
    return len(found) >= _ENGLISH_SHARE * len(words) and len(set(found)) >= _ENGLISH_KINDS


def _by_model(sample: str) -> str:
    # Loaded on the first doubt only: half a second and 40 MB that most runs never need.
    import py3langid

    # Without its lines a capitalised heading reads as German.
    return str(py3langid.classify(sample.replace("\n", " "))[0])
