"""Which offices of knowledge/offices.yml a named actor held, or who held the office that it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.offices import Office, Tenure, load_offices
from tansiq.linking.names import blocking_keys, match_names
from tansiq.linking.offices import office_of

__all__ = ["Held", "find_holders", "find_tenures"]

_SURE = 0.9
"""Score from which a name is a holder's: "Mustafa al-Kadhimi" is one person, "Mustafa" is many."""
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Held:
    """One person's time in one office."""

    office: Office
    tenure: Tenure


@cache
def _by_bones() -> dict[str, tuple[Held, ...]]:
    """Tenures under each blocking key of each name of their holder."""
    found: dict[str, dict[Held, None]] = {}
    for office in load_offices().values():
        for tenure in office.holders:
            for key in {key for name in (*tenure.en, *tenure.ar) for key in blocking_keys(name)}:
                found.setdefault(key, {})[Held(office, tenure)] = None
    return {key: tuple(held) for key, held in found.items()}


def _order(one: Held) -> tuple[str, str]:
    return one.tenure.sure()[0].isoformat(), one.office.key


def find_tenures(names: Iterable[str]) -> tuple[Held, ...]:
    """The offices that a person held, the earliest first.

    Args:
        names: The person's spellings; one word alone names nobody.
    """
    found: dict[Held, None] = {}
    for name in names:
        if len(match_key(name).split()) < _FEWEST_WORDS:
            continue
        near = {held: None for key in blocking_keys(name) for held in _by_bones().get(key, ())}
        found |= {held: None for held in near if _is_holder(name, held.tenure)}
    return tuple(sorted(found, key=_order))


def _is_holder(name: str, tenure: Tenure) -> bool:
    return any(match_names(name, one) >= _SURE for one in (*tenure.en, *tenure.ar))


def find_holders(names: Iterable[str]) -> tuple[Held, ...]:
    """Those who held the office of this name, the earliest first; none for what is no office."""
    key = next((found for name in names if (found := office_of(name)) is not None), None)
    if key is None:
        return ()
    office = load_offices()[key]
    return tuple(Held(office, tenure) for tenure in office.holders)
