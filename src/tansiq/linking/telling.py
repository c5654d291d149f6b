"""A telling: what one report says of one event, in the form in which tellings are compared.

Everything here follows from the telling's own claims and from shipped knowledge, never from other entries of a ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tansiq.errors import ModelError
from tansiq.linking.parties import Party, make_party
from tansiq.model import COUNT_SLOTS, Count, Event, Period, Place, parse_instant
from tansiq.model.period import day_of

__all__ = ["DOERS", "DONE_TO", "Days", "Telling", "day_told", "make_telling"]

DOERS = ("perpetrator", "perpetrator_org", "agent", "participant", "sender", "mediator")
DONE_TO = ("target", "victim", "recipient", "facility", "destination", "origin")
TOOLS = ("weapon", "means")


class Days(NamedTuple):
    """A period as ordinals of calendar days, both inside; None where that side is open."""

    first: int | None
    last: int | None
    is_exact: bool
    """A day, or a part of one."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of one report.

    Args:
        id: Report id and index of the event in it, or whatever else orders tellings for good.
        type: Dotted code of the ontology.
        status: Of the event.
        days: When, or None.
        told: Ordinal of the day on which its report was published, or None.
        depth: How far down its report it stands, from 0 to 1.
        places: Undenied places, the most specific first.
        doers, done_to, tools: Who, to whom or what, with what; each name once.
        counts: Toll by key.
    """

    id: tuple[str, int]
    type: str
    status: str
    days: Days | None
    told: int | None
    depth: float
    places: tuple[Place, ...]
    doers: tuple[Party, ...]
    done_to: tuple[Party, ...]
    tools: tuple[Party, ...]
    counts: tuple[tuple[str, Count], ...]


def day_told(published: str | None) -> date | None:
    """The day of a report's publication; None where it has none, or what its source wrote is no date."""
    if not published:
        return None
    try:
        return day_of(parse_instant(published))
    except ModelError:
        return None


def _days(period: Period | None) -> Days | None:
    if period is None:
        return None
    first, last = period.first_day, period.last_day
    exact = first is not None and first == last
    return Days(None if first is None else first.toordinal(), None if last is None else last.toordinal(), exact)


def _parties(event: Event, roles: tuple[str, ...]) -> tuple[Party, ...]:
    found = event.roles
    return tuple(make_party(name) for role in roles for name in found.get(role, ()))


def make_telling(report: str, index: int, event: Event, *, told: date | None = None, depth: float = 0.0) -> Telling:
    """Compute what is compared of one event.

    Args:
        report: Id of the report.
        index: Of the event in the report's list.
        event: With its claims.
        told: Day on which the report was published.
        depth: How far down the report the event stands.
    """
    casualties = event.casualties
    return Telling(
        id=(report, index),
        type=event.type,
        status=event.status,
        days=_days(event.period),
        told=None if told is None else told.toordinal(),
        depth=depth,
        places=event.places,
        doers=_parties(event, DOERS),
        done_to=_parties(event, DONE_TO),
        tools=_parties(event, TOOLS),
        counts=tuple((key, casualties[key]) for key in COUNT_SLOTS if key in casualties),
    )
