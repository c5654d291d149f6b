"""Which reports of one event carry one text, and how many of its sources are independent, for one reader.

What a link of two texts is computed from is the two texts alone; it is shown to whoever sees both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from tansiq.linking.origins import Root, Traced, find_roots
from tansiq.release.links.scoring import texts_of
from tansiq.release.views import EventHead, TextTie

__all__ = ["count_sources", "find_sources", "text_ties"]


def text_ties(connection: Connection, reports: Collection[bytes]) -> tuple[TextTie, ...]:
    """Which of these reports, all of which the reader sees, carry one text; by the ids of the two."""
    if len(reports) < 2:
        return ()
    there = set(reports)
    return tuple(
        TextTie(a.hex(), b.hex(), how)
        for a, others in sorted(texts_of(connection, there).items())
        for b, how in sorted(others.items())
        if a < b and a in there and b in there
    )


def find_sources(heads: Iterable[EventHead], ties: Iterable[TextTie]) -> tuple[Root, ...]:
    """The independent sources of an event's tellings; claims released alone stand as their telling."""
    told = [Traced(head.report.id or head.telling, head.report.outlet, head.event.sources) for head in heads]
    return find_roots(told, [(tie.a, tie.b) for tie in ties])


def count_sources(heads: Sequence[EventHead], ties: Iterable[TextTie]) -> int:
    """How many independent sources tell of an event."""
    return len(find_sources(heads, ties)) or 1
