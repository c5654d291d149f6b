"""Which reports of one event carry one text, and how many of its sources are independent, for one reader.

What a link of two texts is computed from is the two texts alone; it is shown to whoever sees both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from tansiq.ledger import find_resting_on
from tansiq.linking.roots import Account, SourceTree, chains_of, find_roots
from tansiq.model import SourceChain
from tansiq.release.links.scoring import texts_of
from tansiq.release.views import EventHead, TextTie

__all__ = ["count_sources", "find_sources", "text_ties"]


def text_ties(connection: Connection, reports: Collection[bytes]) -> tuple[TextTie, ...]:
    """Which of these reports, all of which the reader sees, carry one text; by the ids of the two."""
    if len(reports) < 2:
        return ()
    there = set(reports)
    found = {
        (a, b): how
        for a, others in texts_of(connection, there).items()
        for b, how in others.items()
        if a < b and a in there and b in there
    }
    return tuple(TextTie(a.hex(), b.hex(), how) for (a, b), how in sorted((torn(connection, there) | found).items()))


def torn(connection: Connection, reports: Collection[bytes]) -> dict[tuple[bytes, bytes], str]:
    """Pairs of these reports of which one is a tear line of the other: its originator's own words, cut short."""
    pairs = find_resting_on(connection, [one.hex() for one in sorted(reports)], ["tear"])
    sides: dict[str, set[bytes]] = {}
    for on, act in pairs:
        sides.setdefault(act, set()).add(bytes.fromhex(on))
    return {(min(both), max(both)): "edited" for both in sides.values() if len(both) > 1}


def find_sources(heads: Sequence[EventHead], ties: Iterable[TextTie]) -> SourceTree:
    """The reports of an event and whom they trace to; claims released alone stand as their telling."""
    told: dict[str, list[EventHead]] = {}
    for head in heads:
        told.setdefault(head.report.id or head.telling, []).append(head)
    accounts = [
        Account(name, some[0].report.outlet, some[0].report.published, _chains(some)) for name, some in told.items()
    ]
    return find_roots(accounts, [(tie.a, tie.b) for tie in ties])


def _chains(heads: Iterable[EventHead]) -> tuple[SourceChain, ...]:
    return tuple(dict.fromkeys(chain for head in heads for chain in chains_of(head.event)))


def count_sources(heads: Sequence[EventHead], ties: Iterable[TextTie]) -> int:
    """How many independent sources tell of an event."""
    return find_sources(heads, ties).independent or 1
