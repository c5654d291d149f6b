"""A telling: what one report says of one event, in the form in which tellings are compared.

Everything here follows from the telling's own claims and from shipped knowledge, never from other entries of a ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from tansiq.errors import ModelError
from tansiq.linking.parties import Party, make_party
from tansiq.linking.wording import NO_WORDS, Wording, bones_of, make_wording, split_words
from tansiq.model import COUNT_SLOTS, Claim, Count, Event, Period, Place, parse_instant
from tansiq.model.period import day_of

__all__ = [
    "ANYBODY",
    "DOERS",
    "DONE_TO",
    "MANY",
    "TOOLS",
    "Days",
    "Telling",
    "day_told",
    "headline_end",
    "is_carried",
    "make_telling",
]

DOERS = ("perpetrator", "perpetrator_org", "agent", "participant", "sender", "mediator")
DONE_TO = ("target", "victim", "recipient", "facility", "destination", "origin")
TOOLS = ("weapon", "means")
MANY = 4
"""A count from which an equal one is seldom chance."""


class Days(NamedTuple):
    """A period as ordinals of calendar days, both inside; None where that side is open."""

    first: int | None
    last: int | None
    is_exact: bool
    """A day, or a part of one."""
    hours: tuple[int, int] | None = None
    """The first and last hour of a part of one day; (0, 23) where the words name a part without hours."""


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
        items: What was seized or handed over, as a sort ("" for none), with its number from MANY on.
        days_said: Ordinals of all single days that undenied claims of it name by its clauses.
        is_day_carried: The words of its day stand outside its clauses: it is that of what was told before.
        is_place_carried: The same of its place.
        is_part: It is part of another event of its report.
        is_headline: All its clauses stand in the headline of its report.
        wording: What its words name.
        placed: The consonants among its words that are of names of its places.
        actors: Known actors that are no states, in whatever role: who did it and who says so stand in one clause.
        things: Sorts of things and people that tell it from others.
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
    items: frozenset[tuple[str, int]] = frozenset()
    days_said: frozenset[int] = frozenset()
    is_day_carried: bool = False
    is_place_carried: bool = False
    is_part: bool = False
    is_headline: bool = False
    wording: Wording = NO_WORDS
    placed: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


ANYBODY = frozenset({"civilian", "generic", "modifier", "armed", "militant", "force", "official", "crowd", "town"})
"""Sorts of people and places that news of most events name."""
_ANYTHING = frozenset(
    {"bomb", "car", "gun", "rocket", "mortar", "plane", "army", "soldier", "police", "security", "government"}
)
"""Things that the kind of event implies, or that stand in most clauses."""
_PARTS = frozenset({"minute", "hour", "part_of_day"})


def _hours(period: Period) -> tuple[int, int] | None:
    if period.precision not in _PARTS:
        return None
    start, end = period.start, period.end
    return start.hour if isinstance(start, datetime) else 0, end.hour if isinstance(end, datetime) and end.hour else 23


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
    days = (None if first is None else first.toordinal(), None if last is None else last.toordinal())
    return Days(*days, exact, _hours(period) if exact else None)


def _believed(days: Days | None, status: str, told: date | None) -> Days | None:
    """None for what is told as done and yet dated after its report: the date was misread, or misprinted."""
    if days is None or told is None or days.first is None or status == "planned":
        return days
    return None if days.first > told.toordinal() + 1 else days


def _days_said(event: Event) -> Iterator[int]:
    """Ordinals of all single days on which its own words, one or the other, say that it was."""
    for claim in event.claims:
        if claim.slot == "period" and claim.status != "denied" and isinstance(claim.value, Period):
            days = _days(claim.value)
            if days is not None and days.is_exact and days.first is not None and not is_carried(event, claim):
                yield days.first


def _parties(event: Event, roles: tuple[str, ...]) -> tuple[Party, ...]:
    found = event.roles
    return tuple(make_party(name) for role in roles for name in found.get(role, ()))


def _items(event: Event) -> Iterator[tuple[str, int]]:
    named = [sorted(make_party(item.what).sorts - ANYBODY) for item in event.items]
    # "505 slabs of hashish": what the number counts names no sort, what it is of does.
    other = next((sorts[0] for sorts in named if sorts), "")
    for item, sorts in zip(event.items, named, strict=True):
        if item.value.is_exact and item.value.min >= MANY:
            yield (sorts[0] if sorts else other, item.value.min)


def _counts(event: Event) -> Iterator[tuple[str, Count]]:
    """The tolls; where all that is said of one may be true, the closest: "dozens" of a headline, 64 of its text."""
    flat = event.casualties
    for key in COUNT_SLOTS:
        if key not in flat:
            continue
        said = [c.value for c in event.claims if c.slot == key and c.status != "denied" and isinstance(c.value, Count)]
        exact = [count for count in said if count.is_exact and all(count.overlaps(other) for other in said)]
        yield key, exact[0] if exact else flat[key]


def headline_end(text: str, title: str) -> int:
    """Where the headline ends that a text begins with; 0 where it begins with something else."""
    words = title.split()
    hit = re.match(r"\s*" + r"\s+".join(map(re.escape, words)), text) if words else None
    return hit.end() if hit else 0


def _placed(places: tuple[Place, ...]) -> frozenset[str]:
    """Consonants of the names of places."""
    named = (name for place in places for name in (place.text, place.name, *place.names[:_NAMES], *place.path))
    return frozenset(bones_of(split_words(" ".join(named))))


_NAMES = 6
"""Names of a place that are looked at: a list has dozens, and the first are those in use."""


def _has_carried(event: Event, slot: str, value: Period | Place | None) -> bool:
    """Whether reading took a value over from before, whoever claims it."""
    claims = [claim for claim in event.claims if claim.slot == slot and claim.value == value]
    return bool(claims) and all(is_carried(event, claim) for claim in claims)


_REACH = 30
"""Characters beside an event's clause in which words are still said of it: a relative clause, a place after it. Of
0, 30, 60 and 100 the best on the development half of tests/data/link_event_pairs.jsonl, 2026-11."""


def is_carried(event: Event, claim: Claim) -> bool:
    """Whether the words of a claim stand apart from the clauses of its event: reading took it over from before."""
    start, end = claim.spans[0]
    return not any(start < e + _REACH and end > s - _REACH for s, e in event.spans)


def make_telling(
    report: str,
    index: int,
    event: Event,
    *,
    told: date | None = None,
    depth: float = 0.0,
    words: str = "",
    is_headline: bool = False,
) -> Telling:
    """Compute what is compared of one event.

    Args:
        report: Id of the report.
        index: Of the event in the report's list.
        event: With its claims.
        told: Day on which the report was published.
        depth: How far down the report the event stands.
        words: Those its claims rest on (`words_of`); "" where they are not shown.
        is_headline: All its clauses stand in the headline (`headline_end`).
    """
    doers, done_to, tools = (_parties(event, roles) for roles in (DOERS, DONE_TO, TOOLS))
    wording = make_wording(words)
    known = frozenset(key for party in (*doers, *done_to) for key in party.known if ":" not in key)
    sorts = frozenset(sort for party in (*doers, *done_to, *tools) for sort in party.sorts)
    return Telling(
        id=(report, index),
        type=event.type,
        status=event.status,
        days=_believed(_days(event.period), event.status, told),
        told=None if told is None else told.toordinal(),
        depth=depth,
        places=event.places,
        doers=doers,
        done_to=done_to,
        tools=tools,
        counts=tuple(_counts(event)),
        items=frozenset(_items(event)),
        days_said=frozenset(_days_said(event)),
        is_day_carried=_has_carried(event, "period", event.period),
        is_place_carried=_has_carried(event, "place", event.place),
        is_part=event.part_of is not None,
        is_headline=is_headline,
        wording=wording,
        placed=_placed(event.places) & wording.bones,
        actors=known | wording.known,
        things=(sorts | wording.things) - ANYBODY - _ANYTHING,
    )
