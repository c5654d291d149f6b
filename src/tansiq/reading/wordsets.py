"""Closed sets of words that rules ask for by name; they are data (knowledge/*/wordsets.yml), both languages in one."""

from __future__ import annotations

from functools import cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows

__all__ = ["first_words", "phrase_set", "word_set"]


@cache
def word_set(name: str) -> frozenset[str]:
    """Keys of one set; words of the two languages share no key, so one set serves both.

    Raises:
        KeyError: No language has such a set.
    """
    rows = [row for lang in ("en", "ar") for row in load_rows(f"{lang}/wordsets") if row["set"] == name]
    if not rows:
        raise KeyError(name)
    return frozenset(match_key(word) for row in rows for word in row["words"])


@cache
def phrase_set(name: str) -> frozenset[tuple[str, ...]]:
    """Phrases of one set, each as the keys of its words.

    Raises:
        KeyError: No language has such a set.
    """
    return frozenset(tuple(phrase.split()) for phrase in word_set(name))


@cache
def first_words(name: str) -> frozenset[str]:
    """The first words of the phrases of one set: most words begin none of them.

    Raises:
        KeyError: No language has such a set.
    """
    return frozenset(phrase[0] for phrase in phrase_set(name))
