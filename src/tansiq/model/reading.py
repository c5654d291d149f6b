"""All that was read in one report: mentions, events, figures, relations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from tansiq.model.count import Count
from tansiq.model.event import Event
from tansiq.model.mention import Mention, Span
from tansiq.model.period import Period
from tansiq.model.place import Place

__all__ = ["Anchor", "Figure", "Note", "Reading", "Relation"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative dates were counted from, and where it came from."""

    date: date
    origin: Literal["published", "place_line", "text"]

    def to_json(self) -> dict[str, Any]:
        return {"date": self.date.isoformat(), "from": self.origin}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Anchor:
        return cls(date.fromisoformat(data["date"]), data["from"])


def _period_json(period: Period | None) -> dict[str, Any]:
    whole = period.to_json() if period is not None else {"from": None, "to": None}
    return {"from": whole["from"], "to": whole["to"]}


def _period_from(data: dict[str, Any]) -> Period | None:
    if data.get("from") is None and data.get("to") is None:
        return None
    return Period.from_json({"from": data["from"], "to": data["to"], "precision": data.get("precision") or "range"})


@dataclass(frozen=True, slots=True)
class Figure:
    """An aggregate that is no event: "42 attacks", "80 of the 250"."""

    what: str
    value: Count
    spans: tuple[Span, ...]
    of_total: int | None = None
    share: tuple[float, float] | None = None
    status: str = "occurred"
    period: Period | None = None
    place: Place | None = None
    sources: tuple[tuple[str, ...], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "value": self.value.to_json(),
            "of_total": self.of_total,
            "share": None if self.share is None else list(self.share),
            "status": self.status,
            **_period_json(self.period),
            "precision": None if self.period is None else self.period.precision,
            "place": None if self.place is None else self.place.to_json(),
            "sources": [list(chain) for chain in self.sources],
            "spans": [list(span) for span in self.spans],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Figure:
        share = data.get("share")
        return cls(
            what=data["what"],
            value=Count.from_json(data["value"]),
            spans=tuple((start, end) for start, end in data["spans"]),
            of_total=data.get("of_total"),
            share=None if share is None else (share[0], share[1]),
            status=data["status"],
            period=_period_from(data),
            place=None if data.get("place") is None else Place.from_json(data["place"]),
            sources=tuple(tuple(chain) for chain in data.get("sources", ())),
        )


RelationKind = Literal["holds_office", "member_of", "part_of", "backs", "also_known_as"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing fact between two actors: "Prime Minister Mustafa al-Kadhimi" holds an office."""

    kind: RelationKind
    subject: str
    object: str
    spans: tuple[Span, ...]
    period: Period | None = None
    sources: tuple[tuple[str, ...], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "subject": self.subject,
            "object": self.object,
            **_period_json(self.period),
            "precision": None if self.period is None else self.period.precision,
            "sources": [list(chain) for chain in self.sources],
            "spans": [list(span) for span in self.spans],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Relation:
        return cls(
            kind=data["kind"],
            subject=data["subject"],
            object=data["object"],
            spans=tuple((start, end) for start, end in data["spans"]),
            period=_period_from(data),
            sources=tuple(tuple(chain) for chain in data.get("sources", ())),
        )


@dataclass(frozen=True, slots=True)
class Note:
    """What whoever had a report read is told of the reading: a plug-in that was not asked, or gave nothing usable.

    Args:
        by: Name of the proposer.
        code: Why, a stable word ("budget", "timeout" …: tansiq.reading.proposers.NOTES).
    """

    by: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says, in the order of its text.

    Args:
        language: BCP 47.
        published: ISO date or time as given or read, or None.
        title: As given or read, or "".
        outlet: As given or read (masthead, foot or place line), or "".
        notes: For whoever had it read, at once; never stored.
    """

    language: str
    published: str | None
    title: str
    anchor: Anchor | None
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    outlet: str = ""
    notes: tuple[Note, ...] = ()
