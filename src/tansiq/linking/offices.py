"""Offices and who held them: "the Iraqi Prime Minister" is an office, and on a day it means its holder then."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.offices import holders_on, load_offices
from tansiq.linking.names import names_alike
from tansiq.linking.parties import make_party
from tansiq.model import Place

__all__ = ["Holder", "holders_of", "home_of", "is_held_by", "office_in", "office_of"]

_POSSESSIVE = re.compile(r"['’]s\b")
_Key = tuple[str, frozenset[str]]


class Holder(NamedTuple):
    """Who held an office on a day.

    Args:
        names: Of the person, the usual one first, both scripts.
        is_sure: The sources vouch for that day, and not only for days around it.
    """

    names: tuple[str, ...]
    is_sure: bool


def _key(name: str) -> _Key | None:
    """The country and the other words of an office's name; None where it names no country, or several."""
    party = make_party(_POSSESSIVE.sub("", name))
    countries = set(party.country) | {key.removeprefix("state:") for key in party.known if key.startswith("state:")}
    words = frozenset(party.words)
    return (next(iter(countries)), words) if len(countries) == 1 and words else None


@cache
def _by_key() -> dict[_Key, str]:
    found: dict[_Key, str] = {}
    for office in load_offices().values():
        for form in (*office.en, *office.ar):
            key = _key(form)
            if key is not None:
                found.setdefault(key, office.key)
    return _by_kind(found) | found


def _by_kind(found: dict[_Key, str]) -> dict[_Key, str]:
    """What an office is called in one country, of those of its kind in others: a government has one head."""
    offices = load_offices()
    words: dict[str, set[frozenset[str]]] = defaultdict(set)
    for (_, told), office in found.items():
        words[offices[office].kind].add(told)
    alone = Counter((one.kind, one.country) for one in offices.values())
    return {
        (one.country, told): one.key
        for one in offices.values()
        if one.country and one.kind.startswith(_ONE_A_COUNTRY) and alone[one.kind, one.country] == 1
        for told in words[one.kind]
    }


_ONE_A_COUNTRY = ("head_of_government", "head_of_state", "minister_", "speaker")


@cache
def _by_form() -> dict[str, str]:
    return {match_key(form): office.key for office in load_offices().values() for form in (*office.en, *office.ar)}


@lru_cache(maxsize=20_000)
def office_of(name: str) -> str | None:
    """The known office that a name names as a whole.

    Args:
        name: E.g. "Iraq's Prime Minister", "رئيس الوزراء العراقي"; without a country none is found.
    """
    form = _by_form().get(match_key(name))
    if form is not None:
        return form
    key = _key(name)
    return None if key is None else _by_key().get(key)


@lru_cache(maxsize=20_000)
def office_in(name: str, country: str | None) -> str | None:
    """The known office that a name names, of a country where it names none itself.

    Args:
        name: E.g. "the Prime Minister", "رئيس الوزراء".
        country: ISO 3166-1 alpha-2 of what it is told of; None is unclear, and then a bare office is nobody's.
    """
    known = office_of(name)
    if known is not None or country is None:
        return known
    party = make_party(name)
    if party.country or party.known or not party.words:
        return None
    return _by_key().get((country, frozenset(party.words)))


_CLEAR = 2
"""How many times as often as any other a country must be named to be the one that a text tells of."""


def home_of(places: Iterable[Place]) -> str | None:
    """The country that places are in, where it is clear: the only one, or named twice as often as any other.

    Args:
        places: Of one report or telling, demonyms too.
    """
    counts = Counter(place.country for place in places if place.country)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


@lru_cache(maxsize=20_000)
def holders_of(office: str, day: date) -> tuple[Holder, ...]:
    """Who held an office on a day; several where the sources leave it open, none where they are silent."""
    tenures, is_sure = holders_on(office, day)
    return tuple(Holder((*one.en, *one.ar), is_sure) for one in tenures)


@lru_cache(maxsize=50_000)
def is_held_by(office_name: str, person: str, day: date | None, country: str | None = None) -> bool:
    """Whether a name names an office that a person surely held on a day.

    Args:
        office_name, person: As two tellings have them.
        day: Of what they tell; None is unknown, and then nobody is.
        country: Of what the office is told of, for one without a country of its own.
    """
    office = office_in(office_name, country) if day is not None else None
    if office is None or day is None or office_of(person) is not None:
        return False
    return any(
        one.is_sure and any(names_alike(name, person) for name in one.names if is_arabic(name) == is_arabic(person))
        for one in holders_of(office, day)
    )
