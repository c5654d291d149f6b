"""Where tellings of one event differ, slot by slot. Nothing is voted away: every value stays with who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tansiq.linking.parties import make_party
from tansiq.linking.rivals import are_rivals, rival_targets
from tansiq.linking.slots import compare_claims
from tansiq.linking.telling import TOOLS
from tansiq.linking.told import KINDS, Difference, Kind, Told, Value, claims_of, value_of
from tansiq.model import COUNT_SLOTS, Claim, parse_instant
from tansiq.model.period import day_of

__all__ = ["Difference", "Told", "Value", "find_differences"]

_SLOTS = ("period", "place", "status", *COUNT_SLOTS, "doer", *TOOLS)


def _order(a: Told, b: Told) -> int:
    if a.doc == b.doc or not a.published or not b.published:
        return 0
    one, two = day_of(parse_instant(a.published)), day_of(parse_instant(b.published))
    if one != two:
        return -1 if one < two else 1
    return (a.published > b.published) - (a.published < b.published)


def find_differences(
    tellings: Sequence[Told], translated: frozenset[frozenset[str]] = frozenset()
) -> Iterator[Difference]:
    """Slots in which the tellings of one event do not agree, or in which one telling does not agree with itself.

    Args:
        tellings: Of one event, in the order in which they are to be shown.
        translated: Pairs of report ids of which one translates the other: what differs there was lost in translation.
    """
    yield from _changed_things(tellings, translated)
    yield from rival_targets(tellings)
    for slot in _SLOTS:
        said = [(told, claim) for told in tellings for claim in claims_of(told, slot)]
        kinds: set[Kind] = set()
        apart: dict[int, None] = {}
        for (n, (one, a)), (m, (two, b)) in combinations(enumerate(said), 2):
            kind = compare_claims(slot, a, b, _order(one, two))
            if kind is None or not are_rivals(slot, (one, a), (two, b)):
                continue
            if kind == "contradiction" and frozenset((one.doc, two.doc)) in translated:
                kind = "translation"
            kinds.add(kind)
            apart[n] = apart[m] = None
        if kinds:
            chosen = sorted(apart)
            values: dict[str, Value] = {}
            for n in chosen:
                value = value_of(*said[n])
                values.setdefault(f"{value.doc} {value.value}", value)
            events = tuple(dict.fromkeys((said[n][0].doc, said[n][0].index) for n in chosen))
            yield Difference(events, slot, next(k for k in KINDS if k in kinds), tuple(values.values()))


_THINGS = ("target", "facility", "weapon")
_WHERE = frozenset({"border", "road", "village"})
"""Sorts of things that say where another stands: "border barrier"."""


def _with_sorts(told: Told, slot: str) -> list[tuple[Claim, frozenset[str]]]:
    return [(claim, make_party(str(claim.value)).sorts - _WHERE) for claim in claims_of(told, slot)]


def _changed_things(tellings: Sequence[Told], translated: frozenset[frozenset[str]]) -> Iterator[Difference]:
    """A thing that became another in translation: all sorts of things in a role agree but one on each side."""
    for one, two in combinations(tellings, 2):
        if frozenset((one.doc, two.doc)) not in translated or one.event.type != two.event.type:
            continue
        for slot in _THINGS:
            sides = [(told, _with_sorts(told, slot)) for told in (one, two)]
            ours, theirs = (frozenset().union(*(sorts for _, sorts in claims)) for _, claims in sides)
            if len(ours - theirs) == len(theirs - ours) == 1:
                only = ours ^ theirs
                values = tuple(
                    value_of(told, claim) for told, claims in sides for claim, sorts in claims if sorts & only
                )
                yield Difference(((one.doc, one.index), (two.doc, two.index)), slot, "translation", values)
