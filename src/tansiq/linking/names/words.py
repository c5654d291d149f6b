"""A name cut into the words that tell bearers apart: no titles, no articles, "Abd al-" and "Abu" as marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.loader import load_rows

__all__ = ["NameWord", "cut_name"]

_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ar", "ad", "az", "an", "at", "il", "l", "ال", "the"})
_BETWEEN = frozenset({"bin", "ibn", "ben", "b", "bint", "ould", "wuld", "weld", "ag", "بن", "ابن", "بنت", "ولد"})
_FATHER = frozenset({"abu", "abou", "aboo", "abo", "bu", "bou", "ابو", "ابي", "ابا", "بو"})
_MOTHER = frozenset({"umm", "um", "om", "oum", "ام"})
_ABD_LATIN = re.compile(r"^abd[aeiou]{0,2}(?:l|sh(?=sh)|([rsntdz])(?=\1))?(?=[a-z]{3})")
_ABU_LATIN = re.compile(r"^ab(?:u|ou|oo|o)(?=[bcdfghjklmnpqrstvwyz][a-z]{2})")
_ALLAH = re.compile(r"^(?:abd?[aeiou]l+ah?|ab[aeiou]?d[aeiou]l+ah?)$")
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_MARKS = str.maketrans("", "", "ʿʾ`")


class NameWord(NamedTuple):
    """One word of a name.

    Args:
        text: Match key without article.
        mark: "abd" or "abu" where the word is the second half of such a name, else "".
        is_arabic: Which script.
    """

    text: str
    mark: str
    is_arabic: bool


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Titles of one word, and the words of ranks of several ("brig. gen.")."""
    found: set[str] = set()
    for lang in ("en", "ar"):
        for row in load_rows(f"{lang}/titles"):
            form = row.get("form", "")
            if " " not in form or row.get("kind") == "rank":
                found |= {match_key(word).rstrip(".") for word in form.split() if "/" not in word}
    return frozenset(found)


def _words(name: str) -> list[str]:
    return _LETTERS.findall(match_key(name.translate(_MARKS)).replace("-", " "))


@lru_cache(maxsize=100_000)
def cut_name(name: str) -> tuple[NameWord, ...]:
    """Cut a name.

    Args:
        name: E.g. "Brig. Gen. Abdul-Rahman al-Kadhimi", "العميد عبد الرحمن الكاظمي".

    Returns:
        Its words in order; those of the whole name where nothing but titles is left.
    """
    arabic = is_arabic(name)
    words = _words(name)
    found: list[NameWord] = []
    mark = ""
    for word in _god(_untitled(words, arabic)):
        first, rest = _split(word, is_arabic(word))
        mark = first or mark
        if rest and rest not in _ARTICLES and rest not in _BETWEEN:
            found.append(NameWord(rest, mark, is_arabic(rest)))
            mark = ""
    return tuple(found) or tuple(NameWord(word, "", is_arabic(word)) for word in words)


def _god(words: list[str]) -> Iterator[str]:
    """ "Abd Allah", "عبد الله" and their spellings as one word each: the name is as common as any other."""
    at = 0
    while at < len(words):
        pair = "".join(words[at : at + 2])
        if pair in ("عبدالله", "عبداللة") or _ALLAH.match(pair):
            yield "عبدالله" if is_arabic(pair) else "abdallah"
            at += 2
            continue
        yield "abdallah" if _ALLAH.match(words[at]) else words[at]
        at += 1


def _split(word: str, arabic: bool) -> tuple[str, str]:
    """(mark, rest) of a word: "abd" or "abu" with what follows it, or with "" where that is the next word."""
    if arabic:
        return _split_arabic(word)
    if word in _FATHER:
        return "abu", ""
    if word in _MOTHER:
        return "umm", ""
    if word == "abdallah":
        return "", word
    if word.startswith("abd"):
        if len(word) < 7 and _ABD_ALONE.match(word):
            return "abd", ""
        hit = _ABD_LATIN.match(word)
        if hit is not None and len(word) - hit.end() >= 4:
            return "abd", word[hit.end() :]
    hit = _ABU_LATIN.match(word)
    return ("abu", word[hit.end() :]) if hit is not None and len(word) > 6 else ("", word)


_ABD_ALONE = re.compile(r"^abd(?:[aeiou]{0,2}l?)$")


def _split_arabic(word: str) -> tuple[str, str]:
    if word in _FATHER:
        return "abu", ""
    if word in _MOTHER:
        return "umm", ""
    if word == "عبد":
        return "abd", ""
    if word.startswith("عبدال") and word != "عبدالله" and len(word) > 6:
        return "abd", word[5:]
    if word.startswith("ابو") and len(word) > 5:
        return "abu", word[3:]
    return "", word[2:] if word.startswith("ال") and len(word) > 4 else word


def _untitled(words: list[str], arabic: bool) -> list[str]:
    """Words after titles and offices at the front; a title elsewhere may be a name ("Amir", "عميد")."""
    titles = _titles()
    start = 0
    while start < len(words) - 1 and _is_title(words[start], titles, arabic):
        start += 1
    return words[start:]


def _is_title(word: str, titles: frozenset[str], arabic: bool) -> bool:
    return word in titles or (arabic and word.startswith("ال") and word[2:] in titles)
