"""What one event is in a list: a card whose every line is already in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.web.calling import call
from tansiq.web.groups import find_group
from tansiq.web.headline import Headline, compose_headline, label_type
from tansiq.web.wording import say_count, say_period, say_place, say_radius, say_when

if TYPE_CHECKING:
    from tansiq.model import Event, Period
    from tansiq.release import EventHead, ReportHead
    from tansiq.web.language import Catalogue

__all__ = ["Card", "find_chains", "make_card"]


@dataclass(frozen=True, slots=True)
class Card:
    """One event of a list, in words of the reader's language.

    Args:
        when: As short as it can be said; `when_title` says what a bare "by" leaves open, or "".
        place: "" where the event names no place; `radius` "" where it is not located.
        tolls: One phrase a count, in the order of the contract.
        status: An event status; a badge is shown for all but "occurred".
        chains: Origin first, outlet last.
        reports, sources: How many reports tell of it, and how many of their sources are independent.
    """

    id: str
    type: str
    type_label: str
    group: str
    headline: Headline
    when: str
    when_title: str
    when_phrase: str
    place: str
    radius: str
    is_located: bool
    tolls: tuple[str, ...]
    status: str
    chains: tuple[tuple[str, ...], ...]
    words: str
    report: ReportHead
    period: Period | None
    reports: int
    sources: int


def find_chains(event: Event, outlet: str) -> tuple[tuple[str, ...], ...]:
    """The source chains of an event down to the outlet; the outlet alone where the text itself asserts it."""
    whole: dict[tuple[str, ...], None] = {}
    for chain in event.sources or ((),):
        ends_there = bool(chain) and chain[-1] == outlet
        whole[chain if ends_there or not outlet else (*chain, outlet)] = None
    return tuple(chain for chain in whole if chain)


def make_card(head: EventHead, cat: Catalogue) -> Card:
    """The card of one event."""
    event = head.event
    period, place = event.period, event.place
    is_open = period is not None and period.start is None
    return Card(
        id=head.id,
        type=event.type,
        type_label=label_type(event.type, cat),
        group=find_group(event.type),
        headline=compose_headline(event, cat),
        when=say_period(period, cat),
        when_title=cat.text("when.by_title") if is_open else "",
        when_phrase=say_when(period, cat),
        place="" if place is None else say_place(place, cat),
        radius="" if place is None else say_radius(place, cat),
        is_located=place is not None and place.is_located,
        tolls=tuple(say_count(slot, count, cat) for slot, count in event.casualties.items()),
        status=event.status,
        chains=tuple(tuple(call(name, cat) for name in chain) for chain in find_chains(event, head.report.outlet)),
        words=head.words,
        report=head.report,
        period=period,
        reports=head.reports,
        sources=head.sources,
    )
