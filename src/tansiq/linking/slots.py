"""Whether two values of one slot agree, and if not, in what way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_table
from tansiq.linking.names import names_alike
from tansiq.linking.nearness import place_pair
from tansiq.linking.parties import make_party
from tansiq.linking.telling import MANY
from tansiq.linking.told import Kind
from tansiq.model import Claim, Count, Period, Place

__all__ = ["compare_claims"]

_CLOCK = frozenset({"minute", "hour", "part_of_day"})


def _periods(a: Period, b: Period) -> Kind | None:
    if a == b or {a.precision, b.precision} & {"before", "since"}:
        return None
    if not a.overlaps(b):
        # Two times of one day are seldom told of one moment: of the blast and of the call for help.
        one_day = a.first_day == b.first_day and a.last_day == b.last_day
        return None if one_day and {a.precision, b.precision} <= _CLOCK else "contradiction"
    days = (a.span_days, b.span_days)
    return "granularity" if days[0] != days[1] and None not in days and 1 in days and max(days) > 3 else None  # type: ignore[type-var, operator]


def _counts(a: Count, b: Count, order: int) -> Kind | None:
    """`order` is below 0 where `a` was published first, above where `b` was, 0 where that is unclear."""
    first, later = (a, b) if order < 0 else (b, a)
    # "At least 12" does not contradict a later 17, and yet the toll rose.
    if order and first.min < later.min and (later.max is not None or later.min > max(MANY, _RISEN * first.min)):
        return "update"
    if a.overlaps(b):
        vague = a.max is None and b.max is None and max(a.min, b.min) == _VAGUE
        # "At least 17" and 19: the one says more than the other, and both may be right.
        exact = next((count for count in (a, b) if count.is_exact), None)
        least = next((count for count in (a, b) if count.max is None and count.min > _VAGUE), None)
        finer = exact is not None and least is not None and exact.min > least.min
        return "granularity" if finer or (vague and a.min != b.min) else None
    return "contradiction"


_RISEN = 1.2
"""How many times the first "more than 150" a later "more than 2,300" is, that the toll rose: not two ways to round."""
_VAGUE = 3
"""The least that "several" says."""


def _places(a: Place, b: Place) -> Kind | None:
    if not (a.is_located and b.is_located):
        return None
    found = place_pair(a, b)
    if found == "same" or names_alike(a.name, b.name):
        # One name that was located in two places is a matter of reading, not of telling.
        return "contradiction" if _are_other_sides(a.text, b.text) else None
    if found == "within":
        return "granularity"
    broad = {a.kind, b.kind} & {"country", "continent", "region", "border"}
    if broad and not (a.kind == b.kind == "country"):
        return None
    return "contradiction" if found in ("same governorate", "elsewhere", "far") else None


@cache
def _sides() -> dict[str, str]:
    """Word to the sides it names: "northeastern" to "north east"."""
    found: dict[str, list[str]] = {}
    for side, words in load_table("concepts")["sides"].items():
        for word in words:
            found.setdefault(match_key(word), []).append(side)
    return {word: " ".join(sides) for word, sides in found.items()}


def _are_other_sides(a: str, b: str) -> bool:
    """Whether two names of one town say other sides of it: "central Baquba", "غربي بعقوبة"."""
    one, two = (_sides_in(match_key(text).split()) for text in (a, b))
    return bool(one and two) and not one & two


def _sides_in(words: Iterable[str]) -> set[str]:
    return {side for word in words for side in _sides().get(word, "").split()}


def _names(a: str, b: str) -> Kind | None:
    one, two = make_party(a), make_party(b)
    known = {k for k in one.known if not k.startswith("state:")}, {k for k in two.known if not k.startswith("state:")}
    return "contradiction" if known[0] and known[1] and not known[0] & known[1] else None


def _are_of_one_sort(a: str, b: str) -> bool:
    """Whether two counts count the same: the same words, none, people in general, or one sort in both languages."""
    if a == b or not a or not b:
        return True
    one, two = (make_party(of).sorts - _MODIFIERS for of in (a, b))
    return bool(one & two) or one == two == frozenset()


_MODIFIERS = frozenset({"modifier", "generic"})


def compare_claims(slot: str, a: Claim, b: Claim, order: int) -> Kind | None:
    """How two values of a slot differ, or None where they may both be right.

    Args:
        slot: Of both claims.
        a, b: The claims.
        order: Below 0 where that of `a` was published first, above where that of `b` was, 0 where that is unclear.
    """
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return _periods(a.value, b.value)
    if isinstance(a.value, Place) and isinstance(b.value, Place):
        return _places(a.value, b.value)
    if isinstance(a.value, Count) and isinstance(b.value, Count):
        return _counts(a.value, b.value, order) if _are_of_one_sort(a.of, b.of) else None
    if slot == "status":
        # A plan that was carried out differs in nothing.
        silent = {"claimed", "planned"} & {a.value, b.value}
        return "contradiction" if a.value != b.value and not silent else None
    if isinstance(a.value, str) and isinstance(b.value, str):
        return _names(a.value, b.value)
    return None
