"""What a reader is shown: plain records, computed for one reader from the entries released to it and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tansiq.linking.roots import SourceTree
from tansiq.linking.ties import TieKind
from tansiq.model import Event, Place, Reading, Report

__all__ = [
    "DayCount",
    "EventHead",
    "EventPage",
    "EventQuery",
    "EventView",
    "MapPoint",
    "NamedHere",
    "PairView",
    "PairedEvent",
    "PlacedEvent",
    "Reader",
    "ReportHead",
    "ReportView",
    "TextTie",
    "TimeCounts",
    "ToldTie",
    "Unit",
    "YearCount",
]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a view is computed: a party, or for RED one of its users."""

    party: str
    user: str = ""


@dataclass(frozen=True, slots=True)
class EventQuery:
    """A filter of a view. Empty values do not filter.

    Args:
        since, until: ISO days, both inside; an event is in if its period may touch them.
        type: Event type or prefix ("attack").
        country: ISO 3166-1 alpha-2.
        text: Words that must all occur (match keys) in the event's own words, names, places or the report's title.
        status: An event status.
        about: Id of a place or actor, as a search gives it, that the event's claims name.
        limit: At most so many.
        after: Opaque cursor from the page before, or "".
    """

    since: str = ""
    until: str = ""
    type: str = ""
    country: str = ""
    text: str = ""
    status: str = ""
    about: str = ""
    limit: int = 50
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What a list says of a report."""

    id: str
    title: str
    outlet: str
    published: str | None
    language: str
    events: int = 0


@dataclass(frozen=True, slots=True)
class EventHead:
    """What a list says of an event, as one report tells it.

    Args:
        words: The text of its first span.
        telling: By which a judgement names this telling; equal for all who see it.
        reports: How many reports, of those that the reader sees, tell of the event.
        sources: How many of them are independent: those that trace to one root or carry one text count once.
    """

    id: str
    event: Event
    words: str
    report: ReportHead
    telling: str = ""
    reports: int = 1
    sources: int = 1


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of a list, newest event first; unknown times last. `next` is "" on the last page."""

    events: tuple[EventHead, ...]
    total: int
    next: str = ""


@dataclass(frozen=True, slots=True)
class TextTie:
    """Two reports that carry one text.

    Args:
        a, b: Ids of the reports, the smaller first.
        how: "copy", "edited" or "translation".
    """

    a: str
    b: str
    how: str


@dataclass(frozen=True, slots=True)
class ToldTie:
    """What one telling says that its event was part of, or came of.

    Args:
        telling: Whose, of the event's tellings.
        to: The other event, as that report tells it.
        differs: Another report ties the event to what this cannot be.
    """

    telling: str
    tie: TieKind
    to: EventHead
    differs: bool = False


@dataclass(frozen=True, slots=True)
class NamedHere:
    """A place or an actor that an event's claims name.

    Args:
        kind: "place" or "actor".
        names: How it is called, as far as known there.
        sort: Place.kind or Actor.actor_type; "" where it is not known.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    sort: str = ""


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with every telling the reader may see: first the one that stands for it, then by publication."""

    id: str
    tellings: tuple[EventHead, ...]
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    """Report id to its text, for quoting the words of claims."""
    part_of: EventHead | None = None
    because: EventHead | None = None
    parts: tuple[EventHead, ...] = ()
    ties: tuple[ToldTie, ...] = ()
    """What each of its tellings says that it was part of, or came of; `part_of` and `because` are the first of them."""
    texts_tied: tuple[TextTie, ...] = ()
    """Which of its reports carry one text."""
    sources: SourceTree = field(default_factory=lambda: SourceTree((), ()))
    """Its reports and whom they trace to; of claims released alone the telling's id stands for the report's."""
    named: tuple[NamedHere, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with all that was read in it; `event_ids` and `tellings` run beside `reading.events`."""

    head: ReportHead
    report: Report
    reading: Reading
    event_ids: tuple[str, ...]
    tellings: tuple[str, ...]

    @property
    def heads(self) -> tuple[EventHead, ...]:
        """Its events as lists have them, in the order of the text."""
        text = self.report.text
        return tuple(
            EventHead(event_id, event, text[event.spans[0][0] : event.spans[0][1]], self.head, telling)
            for event_id, event, telling in zip(self.event_ids, self.reading.events, self.tellings, strict=True)
        )


@dataclass(frozen=True, slots=True)
class PairedEvent:
    """An event that two reports tell: each one's tellings of it, as numbers of events in its reading; and its ties."""

    id: str
    ones: tuple[int, ...]
    others: tuple[int, ...]
    ties: tuple[ToldTie, ...] = ()


@dataclass(frozen=True, slots=True)
class PairView:
    """Two reports side by side.

    Args:
        how: "copy", "edited" or "translation" where they carry one text, else "".
        events: Those that both tell, in the order of the first.
    """

    one: ReportView
    other: ReportView
    how: str
    events: tuple[PairedEvent, ...]


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """What a map says of an event."""

    id: str
    type: str
    status: str


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Where events lie; several at one place are one point. `place` is that of the newest of them."""

    lat: float
    lon: float
    radius_km: float
    place: Place
    events: tuple[PlacedEvent, ...]

    @property
    def name(self) -> str:
        return self.place.name


@dataclass(frozen=True, slots=True)
class DayCount:
    """Events of one type whose period starts on one day, or in the week, month or year that begins with it."""

    day: str
    type: str
    count: int


Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """Events over time.

    Args:
        unit: Of which each count's day is the first; a week begins on Monday.
    """

    unit: Unit
    counts: tuple[DayCount, ...]


@dataclass(frozen=True, slots=True)
class YearCount:
    """Events of one type whose period starts in one year."""

    year: str
    type: str
    count: int
