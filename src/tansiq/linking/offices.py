"""Offices and who held them: "the Iraqi Prime Minister" is an office, and on a day it means its holder then."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.offices import holders_on, load_offices
from tansiq.linking.names import names_alike
from tansiq.linking.parties import make_party

__all__ = ["Holder", "holders_of", "is_held_by", "office_of"]

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
    return found


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
def holders_of(office: str, day: date) -> tuple[Holder, ...]:
    """Who held an office on a day; several where the sources leave it open, none where they are silent."""
    tenures, is_sure = holders_on(office, day)
    return tuple(Holder((*one.en, *one.ar), is_sure) for one in tenures)


@lru_cache(maxsize=50_000)
def is_held_by(office_name: str, person: str, day: date | None) -> bool:
    """Whether a name names an office that a person surely held on a day.

    Args:
        office_name, person: As two tellings have them.
        day: Of what they tell; None is unknown, and then nobody is.
    """
    office = office_of(office_name) if day is not None else None
    if office is None or day is None or office_of(person) is not None:
        return False
    return any(
        one.is_sure and any(names_alike(name, person) for name in one.names if is_arabic(name) == is_arabic(person))
        for one in holders_of(office, day)
    )
