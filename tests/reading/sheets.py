"""Sheets for tests: one text cut into the words that the program itself cuts, nothing found in it yet."""

from __future__ import annotations

from datetime import date

from tansiq.reading.sheet import Lang, Sheet
from tansiq.reading.tokens import cut_words

__all__ = ["ANCHOR", "sheet_of"]

ANCHOR = date(2022, 1, 25)
"""A Tuesday."""


def sheet_of(text: str, lang: Lang, anchor: date | None = ANCHOR) -> Sheet:
    """A Sheet of one text, its sentences unfilled."""
    sheet = cut_words(text, lang)
    sheet.anchor = anchor
    return sheet
