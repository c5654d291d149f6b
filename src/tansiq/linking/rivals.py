"""Whether two values that do not agree exclude each other, by who tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from tansiq.knowledge.loader import load_table
from tansiq.linking.names import names_alike
from tansiq.linking.nearness import BROAD, place_pair
from tansiq.linking.parties import Party, make_party
from tansiq.linking.told import Difference, Told, claims_of, value_of
from tansiq.model import Claim, Count, Period, Place

__all__ = ["are_rivals", "rival_targets"]


def are_rivals(slot: str, one: tuple[Told, Claim], two: tuple[Told, Claim]) -> bool:
    """Whether two values that do not agree exclude each other.

    One teller does not contradict itself within one telling, but a text does where its caption has another day; two
    tellings differ in their doers, days and places only if they have none in common.
    """
    (first, a), (second, b) = one, two
    if first.doc == second.doc and a.chain.names == b.chain.names and _is_part(a.value, b.value):
        return False
    if slot in _ONE_TELLER and first is second:
        return a.chain.names != b.chain.names or (slot == "period" and not a.chain.names)
    if slot == "doer":
        if first.doc == second.doc:
            return a.chain.names != b.chain.names
        known = (
            {key for c in claims_of(told, slot) for key in make_party(str(c.value)).known} for told in (first, second)
        )
        return not set.intersection(*known)
    if slot == "period" and first is not second:
        return not any(_agree(x, y) for x in _periods_of(first) for y in _periods_of(second))
    if slot == "place" and first is not second:
        sides = isinstance(a.value, Place) and isinstance(b.value, Place) and place_pair(a.value, b.value) == "same"
        return sides or not any(place_pair(x, y) in _CLOSE for x in _places_of(first) for y in _places_of(second))
    return True


def _is_part(a: object, b: object) -> bool:
    """Whether of two counts that one teller gives the less is of some among those counted: a guard of nine dead."""
    if not isinstance(a, Count) or not isinstance(b, Count):
        return False
    less, more = sorted((a.min, b.min))
    return less * _CORRECTED < more


_CORRECTED = 2
"""How many times what a text takes back its right number may be: "14, down from 22". Further apart it is a part."""
_ONE_TELLER = frozenset({"status", "period"})
_CLOSE = frozenset({"same", "near"})


def _periods_of(told: Told) -> list[Period]:
    return [c.value for c in claims_of(told, "period") if isinstance(c.value, Period)]


def _agree(a: Period, b: Period) -> bool:
    """Whether two periods are of one length at most a day apart in precision, and meet."""
    return a.first_day == b.first_day and a.last_day == b.last_day and a.overlaps(b)


def _places_of(told: Told) -> list[Place]:
    return [place for place in told.event.places if place.kind not in BROAD]


def rival_targets(tellings: Sequence[Told]) -> Iterator[Difference]:
    """Within one telling, things and sites that two tellers name as hit, and that are not each other.

    A report that quotes two sources on one bomb has one event with two targets: a gate for the one, an office for the
    other. People are left out: two tellers of one attack count different ones among those hit.
    """
    for told in tellings:
        if not told.event.type.startswith("attack."):
            continue
        for a, b in combinations(claims_of(told, "target"), 2):
            if _are_two_tellers(a, b) and not _may_be_one_thing(str(a.value), str(b.value)):
                values = (value_of(told, a), value_of(told, b))
                yield Difference(((told.doc, told.index),), "target", "contradiction", values)
                break


def _are_two_tellers(a: Claim, b: Claim) -> bool:
    one, two = a.chain.origin, b.chain.origin
    if one is None or two is None:
        return False
    known = [make_party(teller.name).known for teller in (one, two)]
    return not (known[0] & known[1] or names_alike(one.name, two.name))


@cache
def _persons() -> frozenset[str]:
    return frozenset(load_table("concepts")["persons"])


def _may_be_one_thing(a: str, b: str) -> bool:
    one, two = make_party(a), make_party(b)
    if _is_person(one) or _is_person(two) or one.sorts & two.sorts or set(one.words) & set(two.words):
        return True
    # Of two bare words each may be the other: a name says which one is meant.
    return len(one.words) < _NAMED and len(two.words) < _NAMED or names_alike(a, b)


_NAMED = 2


def _is_person(party: Party) -> bool:
    return bool(party.sorts & _persons()) or bool(party.known)
