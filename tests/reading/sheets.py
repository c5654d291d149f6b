"""Sheets for tests: words without white space, hyphens cut off; on demand hyphenated words whole, as the program's."""

from __future__ import annotations

from datetime import date
from functools import cache

import spacy
from spacy.language import Language

from tansiq.knowledge.keys import match_key
from tansiq.reading.sheet import Lang, Sheet
from tansiq.reading.tokens import make_nlp

__all__ = ["ANCHOR", "sheet_of"]

ANCHOR = date(2022, 1, 25)
"""A Tuesday."""


@cache
def _nlp(lang: Lang, whole: bool) -> Language:
    return make_nlp(lang) if whole else spacy.blank(lang)


def sheet_of(text: str, lang: Lang, anchor: date | None = ANCHOR, *, whole: bool = False) -> Sheet:
    """A Sheet of one text, its sentences unfilled; `whole` keeps hyphenated words whole."""
    tokens = [token for token in _nlp(lang, whole)(text) if not token.is_space]
    starts = [token.idx for token in tokens]
    ends = [token.idx + len(token) for token in tokens]
    gaps = [0] + [text.count("\n", end, start) for end, start in zip(ends, starts[1:], strict=False)]
    words = [token.text for token in tokens]
    return Sheet(text, lang, words, [match_key(word) for word in words], starts, ends, gaps[: len(words)], anchor)
