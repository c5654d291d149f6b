"""Tolls of one event that two tell in one sentence: "the rebels said 20 had died, the army said three had died"."""

from __future__ import annotations

from collections.abc import Callable

from tansiq.model import SourceChain
from tansiq.reading.candidates import Candidate

__all__ = ["go_on", "told_by_others"]

Told = tuple[Candidate, Candidate]
"""A telling, and the one before it that gives another toll of the same."""


def told_by_others(
    candidates: list[Candidate], chain_at: Callable[[int], SourceChain]
) -> tuple[list[Candidate], list[Told]]:
    """Candidates of one sentence, less those that only give another teller's toll of a harm told before.

    Args:
        candidates: In the order of the text.
        chain_at: Who tells a word of the sentence.

    Returns:
        What is left, and each that was taken with the telling whose toll it disputes: two claims, each with its chain.
    """
    if len(candidates) < 2:
        return candidates, []
    kept: list[Candidate] = []
    others: list[Told] = []
    for candidate in candidates:
        before = next((c for c in reversed(kept) if _disputes(candidate, c, chain_at)), None)
        if before is None:
            kept.append(candidate)
        else:
            others.append((candidate, before))
    return kept, others


def _disputes(new: Candidate, old: Candidate, chain_at: Callable[[int], SourceChain]) -> bool:
    if not new.is_harm or not old.tolls or new.filled("doer", "instrument") or new.places or new.times:
        return False
    if not {t.key for t in new.tolls if t.explicit} & {t.key for t in old.tolls} or new.status != old.status:
        return False
    first, second = (tuple(link.name for link in chain_at(c.start).links) for c in (old, new))
    return bool(first and second) and first != second


def go_on(candidate: Candidate, told: Candidate, kept: list[Candidate]) -> bool:
    """Make a candidate a further telling of what the sentence made of the one told before; whether that was kept."""
    host = next((c for c in kept if told is c or any(told is part for part in c.merged)), None)
    if host is None:
        return False
    candidate.continues = host
    for toll in candidate.tolls:
        # The same people, counted otherwise: they add to no one.
        toll.of = next((t.of for t in host.tolls if t.key == toll.key and t.of), toll.of)
    return True
