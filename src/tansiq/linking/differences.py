"""Where tellings of one event differ, slot by slot. Nothing is voted away: every value stays with who said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from tansiq.linking.parties import make_party
from tansiq.linking.rivals import are_rivals, rival_targets
from tansiq.linking.slots import compare_claims
from tansiq.linking.telling import TOOLS
from tansiq.linking.told import KINDS, Difference, Kind, Told, Value, claims_of, value_of
from tansiq.model import COUNT_SLOTS, Claim, parse_instant
from tansiq.model.period import day_of

__all__ = ["Difference", "Pair", "Told", "Value", "differing_things", "find_differences", "find_pairs"]

_SLOTS = ("period", "place", "status", *COUNT_SLOTS, "doer", *TOOLS)


def _order(a: Told, b: Told) -> int:
    if a.doc == b.doc or not a.published or not b.published:
        return 0
    one, two = day_of(parse_instant(a.published)), day_of(parse_instant(b.published))
    if one != two:
        return -1 if one < two else 1
    return (a.published > b.published) - (a.published < b.published)


class Pair(NamedTuple):
    """Two claims of one slot that do not agree, each with its telling, and in what way."""

    slot: str
    kind: Kind
    one: tuple[Told, Claim]
    two: tuple[Told, Claim]


def find_pairs(tellings: Sequence[Told], translated: frozenset[frozenset[str]] = frozenset()) -> Iterator[Pair]:
    """Each two claims that do not agree, slot by slot; arguments as of `find_differences`."""
    for slot in _SLOTS:
        said = [(told, claim) for told in tellings for claim in claims_of(told, slot)]
        for (one, a), (two, b) in combinations(said, 2):
            kind = compare_claims(slot, a, b, _order(one, two))
            if kind is None or not are_rivals(slot, (one, a), (two, b)):
                continue
            if kind == "contradiction" and frozenset((one.doc, two.doc)) in translated:
                kind = "translation"
            yield Pair(slot, kind, (one, a), (two, b))


def differing_things(
    tellings: Sequence[Told], translated: frozenset[frozenset[str]] = frozenset()
) -> Iterator[Difference]:
    """Things and sites in which tellings differ; arguments as of `find_differences`."""
    yield from _changed_things(tellings, translated)
    yield from rival_targets(tellings)


def find_differences(
    tellings: Sequence[Told], translated: frozenset[frozenset[str]] = frozenset()
) -> Iterator[Difference]:
    """Slots in which the tellings of one event do not agree, or in which one telling does not agree with itself.

    Args:
        tellings: Of one event, in the order in which they are to be shown.
        translated: Pairs of report ids of which one translates the other: what differs there was lost in translation.
    """
    yield from differing_things(tellings, translated)
    for slot, pairs in groupby(find_pairs(tellings, translated), key=lambda pair: pair.slot):
        found = list(pairs)
        apart = {(id(told), id(claim)) for pair in found for told, claim in (pair.one, pair.two)}
        said = [(told, claim) for told in tellings for claim in claims_of(told, slot)]
        chosen = [(told, claim) for told, claim in said if (id(told), id(claim)) in apart]
        values: dict[str, Value] = {}
        for told, claim in chosen:
            value = value_of(told, claim)
            values.setdefault(f"{value.doc} {value.value}", value)
        events = tuple(dict.fromkeys((told.doc, told.index) for told, _ in chosen))
        yield Difference(events, slot, _main_kind(found), tuple(values.values()))


def _main_kind(pairs: list[Pair]) -> Kind:
    """The kind of most pairs of two reports, else of all: a toll that rose from report to report is an update, though
    one report also has an older number."""
    across = [pair for pair in pairs if pair.one[0].doc != pair.two[0].doc] or pairs
    kinds = Counter(pair.kind for pair in across)
    return max(KINDS, key=lambda kind: (kinds[kind], -KINDS.index(kind)))


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
