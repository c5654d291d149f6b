"""English names of provinces that a list calls by a point of the compass in another form: "Nord Kivu", North Kivu."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows

__all__ = ["compass_names"]

_PARTS = re.compile(r"[\s\-–]+")
_ABROAD = ("fr", "es", "pt")
# What a name is called without its point must say which it is: no "Northern Province", "Far North".
_SHORTEST = 4


def _rows(kind: str) -> list[dict[str, Any]]:
    return [row for row in load_rows("compass") if row["class"] == kind]


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(match_key(word) for row in _rows(kind) for word in row["words"])


@cache
def _points() -> dict[str, tuple[str, ...]]:
    """Word of a point, to the English words for it: the noun, and behind an adjective of Romance also the adjective."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("point"):
        found |= dict.fromkeys(map(match_key, row["nouns"]), (row["noun"],))
        found |= dict.fromkeys(map(match_key, row["adjectives"]), (row["noun"], row["adjective"]))
    return found


@cache
def _country_names(country: str) -> dict[str, str]:
    """A country's name in French, Spanish and Portuguese to its English one: "Liban" to Lebanon."""
    from babel import Locale

    english = Locale("en").territories.get(country, "")
    return {match_key(Locale(one).territories.get(country, "")): english for one in _ABROAD}


def compass_names(name: str, country: str = "") -> list[str]:
    """The English names of an area whose name begins or ends with a point of the compass; [] for others.

    Args:
        name: As a list writes it.
        country: Its ISO code, for areas that are called a part of their country.

    An English adjective gives the noun too, and not the other way: "West Virginia" is not western Virginia.

    >>> compass_names("Nord-Kivu")
    ['North Kivu']
    >>> compass_names("Kasai-Oriental")
    ['East Kasai', 'Eastern Kasai']
    >>> compass_names("Liban-Nord", "LB")
    ['North Lebanon']
    >>> compass_names("Northern Province")
    []
    """
    parts = _PARTS.split(name.strip())
    if len(parts) < 2:
        return []
    own = _country_names(country) if country else {}
    for point, others in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        ends = (0, len(others) - 1)
        kept = [part for n, part in enumerate(others) if n not in ends or match_key(part) not in _words("link")]
        rest = [own.get(match_key(part), part) for part in kept]
        words = _points().get(match_key(point), ())
        said = any(match_key(part) not in _words("generic") and len(part) >= _SHORTEST for part in rest)
        if words and said and not any(match_key(part) in _points() for part in rest):
            return [made for word in words if (made := " ".join([word, *rest])) != name]
    return []
