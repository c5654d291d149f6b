"""What an event was part of, or came of, as each of its tellings has it, and which of them exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tansiq.linking.ties import TIES, are_rival_ties
from tansiq.release.views import EventHead, PairedEvent, ReportView, ToldTie

__all__ = ["find_ties", "mark_ties", "pair_events"]


def find_ties(found: Iterable[tuple[EventHead, Mapping[int, EventHead]]]) -> tuple[ToldTie, ...]:
    """The ties of one event.

    Args:
        found: Each telling, and beside it what the reader sees of the other events of its report, by their number.
            A tie to an event that is not among them is not told.
    """
    told = []
    for head, beside in found:
        for tie in TIES:
            number = getattr(head.event, tie)
            other = None if number is None else beside.get(number)
            if other is not None:
                told.append(ToldTie(head.telling, tie, other))
    return mark_ties(told)


def mark_ties(told: Iterable[ToldTie]) -> tuple[ToldTie, ...]:
    """The same ties, each with whether another of them, of another report, excludes it."""
    ties = list(told)
    apart: set[int] = set()
    for (m, one), (n, two) in combinations(enumerate(ties), 2):
        if one.tie == two.tie and _report(one) != _report(two) and one.to.id != two.to.id:
            apart |= {m, n} if are_rival_ties(one.to.event, two.to.event) else set()
    return tuple(replace(one, differs=number in apart) for number, one in enumerate(ties))


def _report(one: ToldTie) -> str:
    return one.to.report.id or one.telling


def pair_events(one: ReportView, other: ReportView) -> tuple[PairedEvent, ...]:
    """The events that both reports tell, in the order of the first, each with its ties to other events there."""
    sides = (one.heads, other.heads)
    ours, theirs = _numbers(one.event_ids), _numbers(other.event_ids)
    return tuple(
        PairedEvent(event, numbers, theirs[event], _ties_in(event, sides))
        for event, numbers in ours.items()
        if event in theirs
    )


def _ties_in(event: str, sides: Iterable[Sequence[EventHead]]) -> tuple[ToldTie, ...]:
    # What one report tells in parts and another at once is one event: it is no part of itself.
    beside = [(heads, {n: head for n, head in enumerate(heads) if head.id != event}) for heads in sides]
    return find_ties((head, others) for heads, others in beside for head in heads if head.id == event)


def _numbers(event_ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Events to their numbers in a report."""
    found: dict[str, tuple[int, ...]] = {}
    for number, event in enumerate(event_ids):
        found[event] = (*found.get(event, ()), number)
    return found
