"""Words as they are searched: match keys, with the Arabic article and particles also taken off.

A search asks which words occur, never how rare they are: no corpus statistic decides a match or an order (release.md,
"Never shared across readers").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tansiq.knowledge.keys import is_arabic, match_key

__all__ = [
    "find_names",
    "find_words",
    "has_words",
    "index_text",
    "is_prefix",
    "match_expression",
    "name_words",
    "search_words",
]

_WORD = re.compile(r"[^\W_]+")
# Marks above and below letters are no letters: they would part a word as it is written.
_WRITTEN = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed])*")
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


def _fold(word: str) -> str:
    """Ta marbuta as ha, which many write for it: a reading tells them apart, a search finds both."""
    return f"{word[:-1]}ه" if word[-1:] == "ة" and len(word) > 1 else word


def search_words(text: str) -> list[str]:
    """The words of a text as they are searched, in their order; a word may stand twice."""
    return [_fold(word) for word in _WORD.findall(match_key(text))]


def is_prefix(word: str) -> bool:
    """Whether a searched word also finds longer ones."""
    return len(word) >= _PREFIX_FROM


def index_text(parts: Iterable[str]) -> str:
    """The searchable words of one telling or report, each once, in the order of their first occurrence."""
    forms = (form for part in parts for word in search_words(part) for form in _forms(word))
    return " ".join(dict.fromkeys(forms))


def name_words(names: Iterable[str]) -> dict[str, bool]:
    """The searchable words of one place or actor, to whether such a word alone is one of its names.

    A name of several words stands whole as well, its words parted by a space.
    """
    found: dict[str, bool] = {}
    for name in names:
        words = search_words(name)
        for word in words:
            for form in _forms(word):
                found[form] = found.get(form, False) or len(words) == 1
        if len(words) > 1:
            found[" ".join(words)] = True
    return found


def match_expression(text: str, column: str = "") -> str:
    """The FTS5 expression for "all these words occur"; "" where the text has no word in it.

    Args:
        column: In this column of the index; in any where "".
    """
    words = " AND ".join(f'"{word}"*' if is_prefix(word) else f'"{word}"' for word in search_words(text))
    return f"{column} : ({words})" if column and words else words


def find_words(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Where the words of a query occur in a text as it is written: spans in code points, in order."""
    wanted = search_words(query)
    whole, starts = frozenset(wanted), tuple(word for word in wanted if is_prefix(word))
    if not wanted:
        return
    for written in _WRITTEN.finditer(text):
        for word in search_words(written.group()):
            if any(form in whole or form.startswith(starts) for form in _forms(word)):
                yield written.span()
                break


def has_words(text: str, query: str) -> bool:
    """Whether all the words of a query occur in a text, as a search of the lists has it."""
    told = index_text([text]).split()
    return all(
        any(form.startswith(word) if is_prefix(word) else form == word for form in told) for word in search_words(query)
    )


def find_names(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names occur whole in a text as it is written, an Arabic particle before them or not: spans, in order."""
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        if words := search_words(name):
            phrases.setdefault(words[0], set()).add(tuple(words))
    if not phrases:
        return
    written = [(found.span(), word) for found in _WRITTEN.finditer(text) for word in search_words(found.group())[:1]]
    words_ = [word for _, word in written]
    for at, (span, word) in enumerate(written):
        for form in _forms(word):
            ends = [at + len(one) for one in phrases.get(form, ()) if tuple(words_[at + 1 : at + len(one)]) == one[1:]]
            if ends:
                yield span[0], written[max(ends) - 1][0][1]
                break
