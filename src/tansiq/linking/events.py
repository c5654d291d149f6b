"""The program's links between tellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tansiq.linking.candidates import CAP, candidates
from tansiq.linking.clusters import Link
from tansiq.linking.evidence import score
from tansiq.linking.telling import Telling

__all__ = ["THRESHOLD", "link_tellings"]

THRESHOLD = 0.0
"""Log odds above which two tellings are linked."""

TellingId = tuple[str, int]


def link_tellings(tellings: Iterable[Telling], cap: int = CAP) -> Iterator[Link[TellingId]]:
    """Links with a weight above THRESHOLD."""
    for one, other in candidates(tellings, cap):
        weight, _ = score(one, other)
        if weight > THRESHOLD:
            yield Link(one.id, other.id, weight)
