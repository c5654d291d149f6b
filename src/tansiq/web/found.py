"""What a search found, in words of the reader's language, with the words that were looked for marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from tansiq.knowledge.keys import is_arabic
from tansiq.release import SEARCH_KINDS, find_names, find_words
from tansiq.web.asked import MAX_LIMIT
from tansiq.web.highlight import Mark, Segment, cut_text
from tansiq.web.shapes import EventListOut, ReportOut, event_out, report_out
from tansiq.web.wording import say_country

if TYPE_CHECKING:
    from tansiq.release import Found, FoundReport, NamedHead, NamedPage
    from tansiq.web.cards import Card
    from tansiq.web.language import Catalogue

__all__ = [
    "FoundIn",
    "FoundOut",
    "NamedLine",
    "ReportLine",
    "Wanted",
    "found_out",
    "make_named_line",
    "make_report_line",
    "make_wanted",
    "mark_card",
]

Marked = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is marked in results: the words looked for, and every spelling of the places and actors that have them."""

    words: str
    names: tuple[str, ...] = ()

    def mark(self, text: str) -> Marked:
        """The text in segments."""
        spans = (*find_words(text, self.words), *find_names(text, self.names))
        return cut_text(text, [Mark(span, 0, "found") for span in spans])


def make_wanted(words: str, found: Found) -> Wanted:
    """What to mark in the results of a search."""
    heads = (*found.places.named, *found.actors.named)
    return Wanted(words, tuple(dict.fromkeys(name for head in heads for name in head.names)))


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A place or actor in a list of results.

    Args:
        name: The spelling in the page's script.
        others: One of the other script, and the one that was found where it is neither.
        detail: What it is, and its country.
    """

    id: str
    name: Marked
    others: tuple[Marked, ...]
    detail: tuple[str, ...]
    events: int
    newest: str


def _names(head: NamedHead, cat: Catalogue, words: str) -> list[str]:
    name = cat.in_script(head.names[0], head.names)
    other = next((one for one in head.names if is_arabic(one) != is_arabic(name)), "")
    found = next((one for one in head.names if any(find_words(one, words))), "")
    return list(dict.fromkeys(one for one in (name, other, found) if one))


def _detail(head: NamedHead, name: str, cat: Catalogue) -> tuple[str, ...]:
    sort = cat.text(f"sort.{head.sort}") if cat.has(f"sort.{head.sort}") else ""
    country = say_country(head.country, cat)
    return tuple(one for one in (sort, country) if one and one != name)


def make_named_line(head: NamedHead, cat: Catalogue, words: str) -> NamedLine:
    """A place or actor, named as the page's language does where that is known."""
    name, *others = _names(head, cat, words)
    wanted = Wanted(words)
    marked = tuple(wanted.mark(one) for one in others)
    day = head.newest.partition("T")[0]
    return NamedLine(head.id, wanted.mark(name), marked, _detail(head, name, cat), head.events, day)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list of results; `words` are of its text, () where only its title has them."""

    found: FoundReport
    title: Marked
    outlet: Marked
    words: Marked


def make_report_line(found: FoundReport, wanted: Wanted) -> ReportLine:
    """A report with what was looked for marked in title, outlet and text."""
    head = found.head
    return ReportLine(found, *(wanted.mark(one) for one in (head.title, head.outlet, found.words)))


def mark_card(card: Card, wanted: Wanted) -> tuple[Card, Marked]:
    """A card, and its words marked."""
    return card, wanted.mark(card.words)


class FoundIn(BaseModel):
    """What a search may ask for."""

    q: str = Field("", description="Words that must all occur; none finds nothing")
    kind: str = Field("", description=f"One of {', '.join(SEARCH_KINDS)}; all of them where empty")
    lang: str = Field("", description="Language of the words in the answer: en or ar")
    limit: int = Field(20, ge=1, le=MAX_LIMIT, description="Of each kind at most so many")


class FoundReportOut(ReportOut):
    """A report, and the words of its text around the first that was looked for."""

    words: str


class ReportsOut(BaseModel):
    """Reports with all the words, those with them in title or outlet first."""

    total: int
    reports: list[FoundReportOut]


class NamedOut(BaseModel):
    """A place or an actor: `id` is what lists of events take as `about`."""

    id: str
    kind: str
    name: str
    names: list[str]
    sort: str
    country: str | None
    events: int
    newest: str


class NamedListOut(BaseModel):
    """Places or actors, the best matches first."""

    total: int
    named: list[NamedOut]


class FoundOut(BaseModel):
    """What a search found, by kind."""

    events: EventListOut
    reports: ReportsOut
    actors: NamedListOut
    places: NamedListOut


def _named_out(page: NamedPage, cat: Catalogue) -> NamedListOut:
    named = [NamedOut(**_named_values(head), name=cat.in_script(head.names[0], head.names)) for head in page.named]
    return NamedListOut(total=page.total, named=named)


def _named_values(head: NamedHead) -> dict[str, Any]:
    names: Iterable[str] = ("id", "kind", "sort", "country", "events", "newest")
    return {name: getattr(head, name) for name in names} | {"names": list(head.names)}


def found_out(found: Found, cat: Catalogue) -> FoundOut:
    """A search's answer as the API gives it."""
    events = EventListOut(
        total=found.events.total, next=found.events.next, events=[event_out(head, cat) for head in found.events.events]
    )
    reports = [FoundReportOut(**report_out(one.head).model_dump(), words=one.words) for one in found.reports.reports]
    return FoundOut(
        events=events,
        reports=ReportsOut(total=found.reports.total, reports=reports),
        actors=_named_out(found.actors, cat),
        places=_named_out(found.places, cat),
    )
