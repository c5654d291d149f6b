"""The score of two names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.letters import distance
from tansiq.knowledge.sounds import sounds_of
from tansiq.linking.names.known import known_actor
from tansiq.linking.names.words import NameWord, cut_name

__all__ = ["ALIKE", "blocking_keys", "match_names", "names_alike", "shared_words", "skeleton"]

ALIKE = 0.7
"""Score from which two names are taken for one bearer's where nothing else speaks against it."""
_HALF_AT = 0.14
_STEEP = 22.0
_MISSING = 0.9
"""What each word that only the longer name has leaves of the score: patronymics are left out often."""


def _sound(cost: float) -> float:
    """A cost a letter as a likelihood: 1 at no cost, a half at _HALF_AT."""
    return (1 + math.exp(-_STEEP * _HALF_AT)) / (1 + math.exp(_STEEP * (cost - _HALF_AT)))


_KNOWN = 0.98
"""Score of two names of one known actor."""
_LONGEST = 120
"""Characters of a name that are looked at; the time for a pair grows with the square."""
_NUMBER = re.compile(r"\d+")


def _numbers(name: str) -> list[str]:
    """Numbers in a name: another division is another body."""
    return sorted(_NUMBER.findall(match_key(name[:_LONGEST])))


@lru_cache(maxsize=200_000)
def _word(a: NameWord, b: NameWord) -> float:
    score = _sound(distance(a.text, b.text, a.is_arabic, b.is_arabic))
    return score if a.mark == b.mark else score * 0.5


def match_names(a: str, b: str) -> float:
    """How likely two names are one bearer's, from 0 to 1; symmetrical.

    Args:
        a, b: Names in Arabic or Latin script, with or without titles.
    """
    if match_key(a) == match_key(b):
        return 1.0 if a.strip() else 0.0
    known = known_actor(a)
    if known is not None and known == known_actor(b):
        return _KNOWN
    one, two = cut_name(a[:_LONGEST]), cut_name(b[:_LONGEST])
    if not one or not two or _numbers(a) != _numbers(b):
        return 0.0
    if len(one) > len(two):
        one, two = two, one
    score = _aligned(one, two)
    joined = _joined(one, two)
    return round(min(1.0, max(score, joined)), 4)


def _aligned(one: tuple[NameWord, ...], two: tuple[NameWord, ...]) -> float:
    """The best way to find the words of the shorter name, in order, in the longer one."""
    short, long = len(one), len(two)
    scores = [[_word(a, b) for b in two] for a in one]
    # best[j]: (worst word, sum) of the words placed so far within the first j of the longer name.
    best: list[tuple[float, float]] = [(1.0, 0.0)] * (long + 1)
    for i in range(short):
        row: list[tuple[float, float]] = [(-1.0, -1.0)] * (long + 1)
        for j in range(i, long):
            worst, total = best[j]
            if worst >= 0:
                placed = (min(worst, scores[i][j]), total + scores[i][j])
                row[j + 1] = max(row[j + 1], row[j], placed)
            else:
                row[j + 1] = max(row[j + 1], row[j])
        best = row
    worst, total = best[long]
    return (0.7 * worst + 0.3 * total / short) * _MISSING ** (long - short)


def _joined(one: tuple[NameWord, ...], two: tuple[NameWord, ...]) -> float:
    """Names that one side writes as one word: "Noureddine", "نور الدين"."""
    if len(one) == len(two) or len(two) > 3:
        return 0.0
    a, b = ("".join(word.text for word in words) for words in (one, two))
    return _sound(distance(a, b, one[0].is_arabic, two[0].is_arabic)) * 0.98


def shared_words(a: str, b: str) -> float:
    """Share of the words of the longer name that the other has as well."""
    one, two = cut_name(a), cut_name(b)
    alike = sum(any(_word(x, y) >= ALIKE for y in two) for x in one)
    return alike / max(len(one), len(two), 1)


def names_alike(a: str, b: str) -> bool:
    """Whether the score is at least ALIKE."""
    return match_names(a, b) >= ALIKE


def skeleton(name: str) -> str:
    """The consonants of a name's words, equal across scripts for most spellings."""
    return " ".join(sounds_of(word.text) for word in cut_name(name))


def blocking_keys(name: str) -> Iterator[str]:
    """Keys that spellings of one name share: the consonants of each of its words; "" where all are too short."""
    yield from sorted({sounds for word in cut_name(name) if (sounds := sounds_of(word.text))} or {""})
