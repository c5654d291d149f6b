"""Which site tellings name as hit: a bakery is no school, and of two hotels each has its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from tansiq.knowledge.keys import match_key
from tansiq.linking.fillers import site_sorts
from tansiq.linking.names import ALIKE, match_names
from tansiq.linking.parties import make_party
from tansiq.linking.telling import Telling

__all__ = ["site_pair"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_SAID_OF = re.compile(r"-[a-z]+$")


def site_pair(a: Telling, b: Telling) -> str:
    """How the sites that two tellings name as hit lie to each other.

    Returns:
        One of name (a site of one name), same (one sort), other name, other (none of one sort), other beside (one names
        its site only beside what was hit), unknown (one names none).
    """
    one, two = (tuple(_site(name) for name in _hit(side)) for side in (a, b))
    if not one or not two:
        return _beside(a, b, frozenset().union(*(sorts for sorts, _ in one or two)))
    named = [(x, y) for x, y in product(one, two) if x[1] and y[1]]
    if any(match_names(x[1], y[1]) >= ALIKE for x, y in named):
        return "name"
    if not any(x[0] & y[0] for x, y in product(one, two)):
        return "other"
    alike = [(x, y) for x, y in product(one, two) if x[0] & y[0]]
    return "other name" if all(_are_two(x[1], y[1]) for x, y in alike) else "same"


def _hit(telling: Telling) -> Iterator[str]:
    """Names of sites that it says were hit, or where it happened."""
    yield from (party.name for party in telling.done_to if _sorts(party.name))
    yield from (place.text for place in telling.places if place.kind == "facility" and _sorts(place.text))


def _beside(a: Telling, b: Telling, hit: frozenset[str]) -> str:
    said = [site_sorts(telling.wording.things) for telling in (a, b)]
    if not hit or not all(said) or said[0] & said[1] or all(sorts & hit for sorts in said):
        return "unknown"
    return "other beside"


def _sorts(name: str) -> frozenset[str]:
    return site_sorts(make_party(name).sorts)


@lru_cache(maxsize=50_000)
def _site(name: str) -> tuple[frozenset[str], str]:
    """The sorts of site that words name, and its own name among them, or ""."""
    return _sorts(name), _arabic_name(name) if make_party(name).is_arabic else _latin_name(name)


def _latin_name(name: str) -> str:
    """Words in capitals that name no sort, country or known actor: "Corinthia" of "the Corinthia hotel"."""
    # "Kurdish-run" is said of a prison, no name of it.
    words = (word for word in _WORD.findall(name) if word[:1].isupper() and not _SAID_OF.search(word))
    return " ".join(word for word in words if _is_bare(word))


def _arabic_name(name: str) -> str:
    """What follows the noun of a site that has no article: "الروضة" of "مسجد الروضة"."""
    words = _WORD.findall(match_key(name))
    at = next((n for n, word in enumerate(words) if _sorts(word)), len(words))
    # "سجنا تديره" is no "سجن غويران": with an article or tanwin the noun has no name behind it.
    if words[at + 1 :] == [] or words[at].startswith("ال") or words[at].endswith("ا"):
        return ""
    behind = words[at + 1]
    return behind if _is_bare(behind) and not _is_adjective(behind) else ""


def _is_bare(word: str) -> bool:
    found = make_party(word)
    return bool(found.words) and not (found.sorts or found.known or found.country)


def _is_adjective(key: str) -> bool:
    """Whether a word behind a noun may be said of it: "مستشفى ميداني", "مدرسة ثانوية", "سجن تديره"."""
    return not key.startswith("ال") and key.endswith(_ADJECTIVES)


_ADJECTIVES = tuple(match_key(ending) for ending in ("ي", "ية", "ه"))


def _are_two(one: str, other: str) -> bool:
    """Whether both are names, and not one bearer's."""
    return bool(one and other) and match_names(one, other) < _UNLIKE


_UNLIKE = 0.4
"""Score below which two names of sites are two: 0.7 makes them one, and between the two nobody can say."""
