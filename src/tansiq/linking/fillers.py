"""How two lists of fillers of a role agree: known actors, names, sorts of people and things."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import product

from tansiq.knowledge.loader import load_table
from tansiq.linking.names import names_alike
from tansiq.linking.parties import Party, make_party
from tansiq.linking.telling import ANYBODY
from tansiq.reading.actors.words import lexicon

__all__ = ["alike", "alike_doers", "are_opposed", "is_named", "site_sorts", "sites"]

_ARMS = frozenset({"plane", "drone", "helicopter", "ship", "army", "soldier", "police", "government", "force"})
"""What a state has: "Israeli jets" are Israel's, "Iraqi gunmen" are not Iraq's."""
_OWN = frozenset({"armed", "militant", "militia", "tribe", "party", "suspect"})
_ORGANS = frozenset({"force", "agency", "state"})


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Concepts of which one filler is one alone: who is a judge is no teacher, a bakery no school."""
    return {name: frozenset(keys) for name, keys in load_table("concepts")["classes"].items()}


def sites() -> frozenset[str]:
    """Concepts of sites that tell one event from another of its town."""
    return _classes()["sites"]


def site_sorts(sorts: frozenset[str]) -> frozenset[str]:
    """Sorts of site among those of words; one house of prayer is a shrine to one teller and a church to another."""
    found = sorts & sites()
    return found | _PRAYER if "shrine" in found else found


_PRAYER = frozenset({"church", "mosque"})


def alike(a: tuple[Party, ...], b: tuple[Party, ...]) -> str:
    """How two lists of fillers agree.

    Returns:
        One of known, state, name, sort, words, anybody, other (both known), unlike, unlike people, unlike sites,
        unknown.
    """
    return _alike(a, b, _known(a), _known(b))


def alike_doers(a: tuple[Party, ...], b: tuple[Party, ...]) -> str:
    """The same of those who did it, where forces of a state that a demonym names are that state's."""
    known_a, known_b = _known(a) | _states(a), _known(b) | _states(b)
    found = _alike(a, b, known_a, known_b)
    return "state" if found == "other" and _state_of(known_a) & _state_of(known_b) else found


def are_opposed(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    """Whether fighters did the one and a state's forces the other."""
    return any(all(map(_is_fighter, x)) and all(map(_is_force, y)) for x, y in ((a, b), (b, a)) if x and y)


def _is_fighter(party: Party) -> bool:
    return bool(party.sorts & _FIGHTERS) and not party.sorts & _ARMS


def _is_force(party: Party) -> bool:
    # "Islamic State" has a word for a state, and is none.
    is_state = all(key.startswith("state:") or key in _organs() for key in party.known)
    return bool(party.sorts & _ARMS) and not party.sorts & _OWN and is_state


_FIGHTERS = frozenset({"armed", "militant"})


def _known(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset().union(*(party.known for party in parties))


def _states(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(
        f"state:{country}"
        for party in parties
        if not party.known and party.sorts & _ARMS and not party.sorts & _OWN
        for country in party.country
    )


def _state_of(known: Iterable[str]) -> frozenset[str]:
    """The states among known actors and those whose organs they are."""
    organs = _organs()
    return frozenset(key if key.startswith("state:") else organs.get(key, "") for key in known) - {""}


@cache
def _organs() -> dict[str, str]:
    """Known actor to the state whose force or agency it is."""
    actors = (entry.actor for rows in lexicon("en").first.values() for entry in rows if entry.actor is not None)
    return {one.key: f"state:{one.country}" for one in actors if one.country and one.actor_type in _ORGANS}


def _alike(a: tuple[Party, ...], b: tuple[Party, ...], known_a: frozenset[str], known_b: frozenset[str]) -> str:
    if not a or not b:
        return "unknown"
    if known_a & known_b:
        return "known" if not (known_a & known_b) <= {k for k in known_a if k.startswith("state:")} else "state"
    if any(names_alike(x.name, y.name) for x, y in product(a, b) if is_named(x) and is_named(y)):
        return "name"
    if known_a and known_b:
        return "other"
    shared = {sort for x, y in product(a, b) if not _clash(x, y) for sort in x.sorts & y.sorts}
    if shared - ANYBODY:
        return "sort"
    if any(_told(x) & _told(y) for x, y in product(a, b) if x.is_arabic == y.is_arabic):
        return "words"
    sorts_a, sorts_b = (frozenset().union(*(party.sorts for party in side)) for side in (a, b))
    for name, keys in _classes().items():
        if sorts_a & keys and sorts_b & keys and not site_sorts(sorts_a) & site_sorts(sorts_b):
            return f"unlike {name}"
    if shared:
        return "anybody"
    if sorts_a - ANYBODY and sorts_b - ANYBODY:
        return "unlike"
    return "unknown"


def is_named(party: Party) -> bool:
    """Whether its words are a bare name: "the Sudanese" says no more than whose people they are."""
    return not party.sorts and bool(party.words)


def _told(party: Party) -> frozenset[str]:
    """Its words without those for anybody and anywhere: that both speak of "people", or of a "town", says nothing."""
    return frozenset(word for word in party.words if not _is_anybody(word))


@cache
def _is_anybody(word: str) -> bool:
    sorts = make_party(word).sorts
    return bool(sorts) and sorts <= ANYBODY


def _clash(a: Party, b: Party) -> bool:
    return bool(a.country and b.country and not a.country & b.country)
