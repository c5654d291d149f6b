"""Whether two names mean one: "the bomb" and "a homemade bomb", "Delgado" and "Hector Delgado Parker"."""

from __future__ import annotations

from functools import lru_cache

from tansiq.knowledge.keys import match_key
from tansiq.reading.candidates import Filler
from tansiq.reading.wordsets import word_set

__all__ = ["fuller", "holds_office", "is_akin", "is_called", "name_words"]

# What stands before the head of an English name ends at one of these: "members | of the front".
_OPENS = word_set("of_whom") | word_set("told_to") | word_set("agents")
_ARTICLES = word_set("articles")


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """Keys of the words of a name, without articles."""
    return tuple(word for word in match_key(name).split() if word not in _ARTICLES)


def is_called(name: str, *sets: str) -> bool:
    """Whether a word of a name is in one of these sets: "the rebels" are called "irregulars"."""
    words = name_words(name)
    return any(not word_set(one).isdisjoint(words) for one in sets)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the head: what stands before the first preposition."""
    cut = next((i for i, word in enumerate(words) if i and word in _OPENS), len(words))
    return words[:cut]


def fuller(short: str, full: str, *, arabic: bool = False, person: bool = False) -> bool:
    """Whether `full` says all that `short` says and more, of the same head.

    Args:
        short, full: Names as written.
        arabic: The head of a name is its first word, not the last before a preposition.
        person: Both are names of persons, of which any part may stand for the whole.
    """
    one, two = name_words(short), name_words(full)
    if not one or len(one) >= len(two):
        return False
    if person:
        return set(one) <= set(two)
    if two[: len(one)] == one and (arabic or one == _core(two)):
        return True
    core = _core(two)
    return not arabic and len(one) < len(core) and core[-len(one) :] == one


def is_akin(one: Filler, two: Filler) -> bool:
    """Whether two fillers of one argument may mean the same: one name holds the other."""
    first, second = name_words(one.name), name_words(two.name)
    if not first or not second:
        return False
    short, full = (first, second) if len(first) <= len(second) else (second, first)
    if one.actor_type == "person" or two.actor_type == "person":
        return set(short) <= set(full)
    return " ".join(short) in " ".join(full)


def holds_office(one: Filler, two: Filler) -> bool:
    """Whether the second is "the" and the office that the first, a person by name, held: "the archbishop"."""
    known = one.actor_type == "person" and two.group is not None and two.group.definite
    return known and match_key(two.name) in match_key(one.office).split() and match_key(one.name) != match_key(two.name)
