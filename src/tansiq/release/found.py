"""What a search of one reader finds: plain records, computed from the entries that the reader sees and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from tansiq.release.views import EventPage, ReportHead

__all__ = [
    "SEARCH_KINDS",
    "Found",
    "FoundReport",
    "NamedHead",
    "NamedPage",
    "ReportsFound",
    "SearchKind",
    "SearchQuery",
]

SearchKind = Literal["events", "reports", "actors", "places"]
SEARCH_KINDS: tuple[SearchKind, ...] = get_args(SearchKind)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search.

    Args:
        text: Words that must all occur (match keys); none finds nothing.
        kinds: What to look for.
        limit: Of each kind at most so many.
    """

    text: str
    kinds: tuple[SearchKind, ...] = SEARCH_KINDS
    limit: int = 20


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report, and the words of its text around the first that was looked for; "" where only its title has them."""

    head: ReportHead
    words: str = ""
    is_cut_before: bool = False
    is_cut_after: bool = False


@dataclass(frozen=True, slots=True)
class ReportsFound:
    """Those with all words in title or outlet first, then by date, newest first; ties go by id. `total` is exact."""

    reports: tuple[FoundReport, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class NamedHead:
    """A place or an actor that events of the reader name.

    Args:
        id: To be given to `EventQuery.about`; made of what it is called and of nothing else.
        names: Every spelling that the reader's events know, the usual one first.
        sort: Place.kind or Actor.actor_type; "" where it is not known.
        country: ISO 3166-1 alpha-2, or None.
        events: How many events of the reader name it.
        newest: The newest of their times, as lists are ordered; "" where none is known.
    """

    id: str
    kind: Literal["place", "actor"]
    names: tuple[str, ...]
    sort: str
    country: str | None
    events: int
    newest: str


@dataclass(frozen=True, slots=True)
class NamedPage:
    """Names that are the words first, then those that have them whole, then those of which words begin with them.

    Within that the newest first; ties go by id. `total` is exact.
    """

    named: tuple[NamedHead, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds, by kind; empty for kinds that were not asked for."""

    events: EventPage = field(default_factory=lambda: EventPage((), 0))
    reports: ReportsFound = field(default_factory=ReportsFound)
    actors: NamedPage = field(default_factory=NamedPage)
    places: NamedPage = field(default_factory=NamedPage)
