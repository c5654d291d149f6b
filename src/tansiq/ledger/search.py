"""Words as they are searched: match keys, with the Arabic article and particles also taken off.

A search asks which words occur, never how rare they are: no corpus statistic decides a match or an order (release.md,
"Never shared across readers").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tansiq.knowledge.keys import is_arabic, match_key

__all__ = ["index_text", "match_expression"]

_WORD = re.compile(r"[^\W_]+")
_LEAST_STEM = 3
"""Letters that must be left: the shortest Arabic place names (حلب, حمص) have three."""
_PREFIX_FROM = 3
"""Letters from which on a searched word also finds longer ones ("attack", "attacks")."""
_PARTICLES = ("و", "ف"), ("ب", "ك", "ل", "س"), ("ال", "ل")


def _forms(word: str) -> Iterable[str]:
    """The word, and what is left of it without و/ف, then ب/ك/ل/س, then ال (or the ل that ل + ال leaves)."""
    yield word
    if not is_arabic(word):
        return
    found = {word}
    for step in _PARTICLES:
        for form in tuple(found):
            for particle in step:
                rest = form.removeprefix(particle)
                if len(rest) >= _LEAST_STEM and rest not in found:
                    found.add(rest)
                    yield rest


def _words(text: str) -> list[str]:
    return _WORD.findall(match_key(text))


def index_text(parts: Iterable[str]) -> str:
    """The searchable words of one telling, each once, in the order of their first occurrence."""
    forms = (form for part in parts for word in _words(part) for form in _forms(word))
    return " ".join(dict.fromkeys(forms))


def match_expression(text: str) -> str:
    """The FTS5 expression for "all these words occur"; "" where the text has no word in it."""
    return " AND ".join(f'"{word}"*' if len(word) >= _PREFIX_FROM else f'"{word}"' for word in _words(text))
