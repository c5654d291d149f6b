"""What the words of a telling name, whatever role the reading gave them: known actors, things, names, plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.loader import load_rows
from tansiq.knowledge.sounds import sounds_of
from tansiq.linking.parties import make_party, stem_of
from tansiq.model import Event

__all__ = ["NO_WORDS", "Wording", "bones_of", "make_wording", "split_words", "words_of"]

_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FEWEST_SOUNDS = 3
"""Consonants of a name that tell it from others."""
_MANY_WORDS = 60
"""Words of a telling that are looked at: a clause has fewer."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words a telling rests on, as far as they can be compared.

    Args:
        known: Keys of known actors that are no states.
        things: Concepts of concepts.yml.
        bones: Consonants of what may be names: capitalised words of English, all words of Arabic.
        stems: Words that are no function words, without clitics and endings.
        is_arabic: Which script.
        parts: Parts of the day, as time.yml calls them: "morning", "night".
    """

    known: frozenset[str]
    things: frozenset[str]
    bones: frozenset[str]
    stems: frozenset[str]
    is_arabic: bool
    parts: frozenset[str] = frozenset()


NO_WORDS = Wording(frozenset(), frozenset(), frozenset(), frozenset(), is_arabic=False)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(
        match_key(word) for lang in ("en", "ar") for row in load_rows(f"{lang}/function") for word in row["words"]
    )


@cache
def _parts(lang: str) -> dict[str, str]:
    """Match key of a word to the part of the day that it names."""
    rows = (row for row in load_rows(f"{lang}/time") if row["kind"] == "part")
    return {match_key(form): row["value"] for row in rows for form in row["forms"]}


@lru_cache(maxsize=50_000)
def _bones(word: str) -> str:
    sounds = sounds_of(word)
    return sounds if len(sounds) >= _FEWEST_SOUNDS else ""


def make_wording(words: str) -> Wording:
    """What can be compared of the words of a telling.

    Args:
        words: The clauses that carry its claims; "" where the reader does not see them.
    """
    if not words.strip():
        return NO_WORDS
    arabic = is_arabic(words)
    lang = "ar" if arabic else "en"
    party = make_party(words)
    tokens = _LETTERS.findall(words)[:_MANY_WORDS]
    keys = [match_key(token) for token in tokens]
    stems = {stem_of(key, lang) for key in keys if len(key) > 2 and key not in _function_words()}
    if arabic:
        names = {stem for stem in stems if len(stem) > 2}
    else:
        names = {word for word in tokens if word[0].isupper() and match_key(word) not in _function_words()}
    return Wording(
        known=frozenset(key for key in party.known if ":" not in key),
        things=party.sorts,
        bones=frozenset(bones_of(name for name in names if not _is_nation(name))),
        stems=frozenset(stems),
        is_arabic=arabic,
        parts=frozenset(_parts(lang)[key] for key in keys if key in _parts(lang)),
    )


def split_words(text: str) -> list[str]:
    """The words of a text, without marks and numbers."""
    return _LETTERS.findall(text)


def bones_of(words: Iterable[str]) -> Iterator[str]:
    """Consonants of words, of those that have enough to tell them from others."""
    return filter(None, map(_bones, words))


@lru_cache(maxsize=50_000)
def _is_nation(word: str) -> bool:
    """Whether a word names a people or a state: that both speak of Israelis says no more than whose jets they were."""
    party = make_party(word)
    return bool(party.country or party.known)


def words_of(event: Event, text: str) -> str:
    """The words that the claims of an event rest on: its clauses, and what stands outside them.

    Args:
        event: A telling.
        text: Of its report.
    """
    spans = sorted({*event.spans, *(claim.spans[0] for claim in event.claims)})
    found: list[str] = []
    end = 0
    for start, stop in spans:
        if stop > end:
            found.append(text[max(start, end) : stop])
            end = stop
    return " ".join(found)
