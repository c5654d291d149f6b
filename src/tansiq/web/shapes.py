"""The answers of the HTTP API: pydantic models, built from a view's records and the same words that pages show."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any, Literal

from pydantic import BaseModel, Field

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.release import (
    EventHead,
    EventView,
    JudgementHead,
    MapPoint,
    NameJudgementHead,
    PlacedEvent,
    ReportHead,
    ReportView,
    Why,
)
from tansiq.web.cards import make_card
from tansiq.web.groups import find_group
from tansiq.web.headline import label_type
from tansiq.web.language import Catalogue
from tansiq.web.wording import place_name

__all__ = [
    "CountriesOut", "DayOut", "ErrorOut", "EventListOut", "EventOut", "EventViewOut", "JudgementOut", "MapOut",
    "NameJudgementOut", "PlacedOut", "PointOut", "ReportListOut", "ReportOut", "ReportViewOut", "TimelineOut",
    "ToldTieOut", "YearOut", "YearsOut", "event_out", "event_view_out", "judgement_out", "name_judgement_out",
    "point_out", "report_out", "report_view_out",
]  # fmt: skip

Json = dict[str, Any]
"""Shapes of contract.md, which has its own schema."""


class ErrorOut(BaseModel):
    """The one shape of every failure; "not yours" and "no such thing" are the same bytes."""

    code: str
    message: str


class ReportOut(BaseModel):
    """What a list says of a report."""

    id: str
    title: str
    outlet: str
    published: str | None
    language: str
    events: int


class EventOut(BaseModel):
    """One event: contract.md's flat values, and in words of the language asked for."""

    id: str
    type: str
    type_label: str
    group: str
    acled: str | None
    plover: str | None
    headline: str
    when: str
    status: str
    from_: str | None = Field(serialization_alias="from")
    to: str | None
    precision: str | None
    place: Json | None
    places: list[Json]
    roles: dict[str, list[str]]
    casualties: dict[str, list[int | None]]
    tolls: list[str]
    sources: list[list[str]]
    words: str
    report: ReportOut
    telling: str
    reports: int
    independent_sources: int


class EventListOut(BaseModel):
    """A page of events, newest first; `next` is the cursor of the following page, or ""."""

    total: int
    next: str
    events: list[EventOut]


class TellingOut(EventOut):
    """One event as one report tells it, with its claims as contract.md has them."""

    claims: list[Json]


class TextTieOut(BaseModel):
    """Two reports of an event that carry one text: "copy", "edited" or "translation"."""

    a: str
    b: str
    how: str


class SourceOut(BaseModel):
    """An independent source: whom reports trace to, and the reports (or, of claims released alone, the telling)."""

    name: str
    names: list[str]
    reports: list[str]


class FindingOut(BaseModel):
    """What one feature of two tellings says, and what it adds to the log odds that they are one event."""

    feature: str
    value: str
    weight: float


class TieOut(BaseModel):
    """What ties two tellings, by their ids."""

    a: str
    b: str
    weight: float
    text: str
    findings: list[FindingOut]


class JudgementOut(BaseModel):
    """A judgement on two tellings: "same", "apart", or "undone" where it takes back what was said before."""

    id: str
    by: str
    made: str
    verdict: str
    a: str
    b: str
    reason: str
    is_standing: bool
    role: str = Field(description='In which role of the party it was made, or ""')
    mark: str = Field(description='The random name under which entries know who made it, or ""')


class NameJudgementOut(BaseModel):
    """A judgement on two names of actors or places, by their ids, with the spellings of each."""

    id: str
    by: str
    made: str
    verdict: str
    about: str
    a: str
    b: str
    names_a: list[str]
    names_b: list[str]
    reason: str
    is_standing: bool


class WhyOut(BaseModel):
    """Why the tellings of an event are one."""

    ties: list[TieOut]
    judgements: list[JudgementOut]


class ToldTieOut(BaseModel):
    """What one telling says that its event was part of, or came of; `differs` where another report excludes it."""

    telling: str
    tie: Literal["part_of", "because"]
    event: EventOut
    differs: bool


class EventViewOut(BaseModel):
    """One event with every telling the reader may see, whom they trace to, and why they are one."""

    id: str
    tellings: list[TellingOut]
    independent_sources: list[SourceOut]
    one_text: list[TextTieOut]
    why: WhyOut
    part_of: EventOut | None
    because: EventOut | None
    ties: list[ToldTieOut]
    parts: list[EventOut]


class ReportListOut(BaseModel):
    """A page of reports; `next` is the cursor of the following page, or ""."""

    next: str
    reports: list[ReportOut]


class ReportViewOut(ReportOut):
    """One report as received, with what was read in it; offsets are code points of `text`."""

    text: str
    url: str
    mentions: list[Json]
    events: list[TellingOut]  # type: ignore[assignment]


class PlacedOut(BaseModel):
    """An event on the map: as little as a mark needs, since a map holds many; /api/events/{id} has the rest."""

    id: str
    type: str
    type_label: str
    group: str
    status: str


class PointOut(BaseModel):
    """A place with the events there; it lies somewhere within `radius_km`."""

    lat: float
    lon: float
    radius_km: float
    name: str
    groups: dict[str, int]
    events: list[PlacedOut]


class MapOut(BaseModel):
    """Places with events; `has_more` where older located events are left out."""

    points: list[PointOut]
    has_more: bool


class DayOut(BaseModel):
    """Events of one type counted on the first day of their period, or at the first day of its week, month or year."""

    day: str
    type: str
    group: str
    count: int


class TimelineOut(BaseModel):
    """Counts by day, week, month or year, whichever gives some 90 of them; `undated` events have no first day."""

    total: int
    undated: int
    unit: Literal["day", "week", "month", "year"]
    days: list[DayOut]


class YearOut(BaseModel):
    """Events of one type counted in the year in which their period starts."""

    year: str
    type: str
    type_label: str
    group: str
    count: int


class YearsOut(BaseModel):
    """`undated` events have no first day."""

    total: int
    undated: int
    years: list[YearOut]


class CountriesOut(BaseModel):
    """Names of countries by their ISO 3166-1 numeric code, as the outlines of the map have it."""

    names: dict[str, str]
    direction: Literal["ltr", "rtl"]


def report_out(head: ReportHead) -> ReportOut:
    return ReportOut(
        id=head.id,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        language=head.language,
        events=head.events,
    )


def _event_values(head: EventHead, cat: Catalogue) -> Json:
    card = make_card(head, cat)
    flat = head.event.flat_json()
    known = EVENT_TYPES.get(card.type)
    return {
        "id": head.id,
        "type": card.type,
        "type_label": label_type(card.type, cat),
        "group": card.group,
        "acled": None if known is None else known.acled,
        "plover": None if known is None else known.plover,
        "headline": card.headline.text,
        "when": card.when_phrase,
        "status": card.status,
        "from_": flat["from"],
        "to": flat["to"],
        "precision": flat["precision"],
        "place": flat["place"],
        "places": flat["places"],
        "roles": flat["roles"],
        "casualties": flat["casualties"],
        "tolls": list(card.tolls),
        "sources": flat["sources"],
        "words": head.words,
        "report": report_out(head.report),
        "telling": head.telling,
        "reports": head.reports,
        "independent_sources": head.sources,
    }


def event_out(head: EventHead, cat: Catalogue) -> EventOut:
    return EventOut(**_event_values(head, cat))


def _telling_out(head: EventHead, cat: Catalogue) -> TellingOut:
    return TellingOut(**_event_values(head, cat), claims=[claim.to_json() for claim in head.event.claims])


def judgement_out(one: JudgementHead) -> JudgementOut:
    told = asdict(one)
    hand = told.pop("hand")
    return JudgementOut(**told, role=hand["role"], mark=hand["mark"])


def name_judgement_out(one: NameJudgementHead) -> NameJudgementOut:
    return NameJudgementOut(**asdict(one))


def event_view_out(view: EventView, why: Why, cat: Catalogue) -> EventViewOut:
    return EventViewOut(
        id=view.id,
        tellings=[_telling_out(head, cat) for head in view.tellings],
        independent_sources=[
            SourceOut(name=one.name, names=list(one.names), reports=list(one.reports)) for one in view.sources.roots
        ],
        one_text=[TextTieOut(**asdict(tie)) for tie in view.texts_tied],
        why=WhyOut(
            ties=[TieOut(**asdict(tie)) for tie in why.ties],
            judgements=[judgement_out(one) for one in why.judgements],
        ),
        part_of=None if view.part_of is None else event_out(view.part_of, cat),
        because=None if view.because is None else event_out(view.because, cat),
        ties=[
            ToldTieOut(telling=one.telling, tie=one.tie, event=event_out(one.to, cat), differs=one.differs)
            for one in view.ties
        ],
        parts=[event_out(head, cat) for head in view.parts],
    )


def report_view_out(view: ReportView, heads: tuple[EventHead, ...], cat: Catalogue) -> ReportViewOut:
    head = view.head
    return ReportViewOut(
        id=head.id,
        title=head.title,
        outlet=head.outlet,
        published=head.published,
        language=head.language,
        text=view.report.text,
        url=view.report.url,
        mentions=[mention.to_json() for mention in view.reading.mentions],
        events=[_telling_out(one, cat) for one in heads],
    )


def _placed_out(event: PlacedEvent, cat: Catalogue) -> PlacedOut:
    kind = event.type
    return PlacedOut(
        id=event.id, type=kind, type_label=label_type(kind, cat), group=find_group(kind), status=event.status
    )


def point_out(point: MapPoint, cat: Catalogue) -> PointOut:
    events = [_placed_out(event, cat) for event in point.events]
    return PointOut(
        lat=point.lat,
        lon=point.lon,
        radius_km=point.radius_km,
        name=place_name(point.place, cat),
        groups=dict(Counter(event.group for event in events)),
        events=events,
    )
