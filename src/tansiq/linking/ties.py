"""Where tellings of one event differ in what it was part of, or came of: ties told otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from tansiq.linking.documents import Document
from tansiq.linking.evidence import may_be_one
from tansiq.linking.told import Difference, Value
from tansiq.model import Event

__all__ = ["TIES", "TieKind", "are_rival_ties", "find_rival_ties"]

TieKind = Literal["part_of", "because"]
TIES: tuple[TieKind, ...] = ("part_of", "because")

Spot = tuple[str, int]


def are_rival_ties(a: Event, b: Event) -> bool:
    """Whether what one event is tied to in two reports cannot be one: they are of kinds that never are."""
    return not may_be_one(a.type, b.type)


def find_rival_ties(members: Sequence[Spot], by_id: Mapping[str, Document]) -> Iterator[Difference]:
    """Ties of one event that its tellings in two reports give otherwise.

    Only events of kinds that are never one exclude each other: an escape that came of a bomb for the one, of a release
    for the other. A report that gives no such tie contradicts none.

    Args:
        members: (report, index) of the tellings of one event.
        by_id: The reports.
    """
    for tie in TIES:
        said = [(spot, other) for spot in members if (other := _tied(by_id[spot[0]], spot[1], tie)) is not None]
        for (one, a), (two, b) in combinations(said, 2):
            if one[0] != two[0] and are_rival_ties(a, b):
                yield Difference((one, two), tie, "contradiction", (_value(one[0], a), _value(two[0], b)))
                break


def _tied(document: Document, index: int, tie: str) -> Event | None:
    at = getattr(document.events[index], tie)
    return None if at is None else document.events[at]


def _value(doc: str, event: Event) -> Value:
    chains = tuple(claim.chain.names for claim in event.claims if claim.slot == "event" and claim.chain)
    return Value(event.type, doc, event.spans[0], chains)
