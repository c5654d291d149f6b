"""What a text names for sure of countries, areas and points, by which its unsure names are judged."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from tansiq.knowledge.gazetteer import Entry
from tansiq.knowledge.gazetteer_build import OWN_REGION
from tansiq.knowledge.toponyms import phrase_of
from tansiq.reading.place_spots import Spot
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Lang

__all__ = [
    "AREAS",
    "LARGE_PEOPLE",
    "SURE_PEOPLE",
    "Context",
    "gather_context",
    "has_rival_town",
    "is_alias",
    "is_near",
    "is_plain_arabic",
]

# In kilometres, people and rank, a factor of ten in people. Set on TR-News and on our own samples, 2026-11-21.
NEAR_KM = 200.0
KM_A_DEGREE = 111.2
SURE_RANK = 5.0
CLEAR_LEAD = 4.0
WELL_KNOWN = 0.7
"""A town tells of its country where it is well known and leads its namesakes so far that it cannot plead for itself."""
SURE_PEOPLE = 100_000
"""Inhabitants from which a name needs no locative neighbour."""
LARGE_PEOPLE = 500_000
"""Inhabitants from which a place is meant even inside a longer name ("Edmonton Schools")."""
AREAS = frozenset({"country", "admin1", "continent", "region", "border", "sea"})
"""Kinds that are no points."""


@dataclass(slots=True)
class Context:
    """What the text names for sure.

    Args:
        total: Weight of all countries together, never nought.
    """

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    points: set[tuple[float, float]] = field(default_factory=set)
    around: list[tuple[float, float]] = field(default_factory=list)
    named: dict[str, Entry] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    total: float = 1.0


def is_near(points: set[tuple[float, float]], lat: float, lon: float) -> bool:
    """Whether any point lies within NEAR_KM, to a few percent, which is all that nearness asks."""
    across = NEAR_KM / KM_A_DEGREE
    narrow = math.cos(math.radians(lat)) or 1.0
    return any(abs(a - lat) <= across and math.hypot(a - lat, (b - lon) * narrow) <= across for a, b in points)


def gather_context(spots: list[Spot], words: PlaceWords, lang: Lang, *, cased: bool) -> Context:
    """The countries, areas, points and persons that the spots of one text name; `cased`: capitals mark names in it."""
    context = Context()
    for spot in spots:
        best = spot.entries[0]
        if spot.costs or (lang == "ar" and is_plain_arabic(spot, words)):
            continue
        if (spot.against or spot.inner) and best.form == "noun":
            context.persons.add(spot.name)
            continue
        if (best.kind == "country" and has_rival_town(spot)) or (best.kind == "admin1" and _is_shared(spot)):
            continue
        if best.kind == "country":
            weight = 1.0 if best.form == "demonym" else 2.0
            context.countries[best.country] += weight
            if best.lat is not None and best.lon is not None:
                context.around.append((best.lat, best.lon))
            if best.form != "demonym":
                context.named.setdefault(best.country, best)
        elif best.kind == "admin1" and best.area and (cased or spot.cue == 2):
            context.areas[best.area] += 1.0
            context.countries[best.country] += 1.0
        elif _tells_country(spot):
            if best.area:
                context.areas[best.area] += 0.5
            context.countries[best.country] += WELL_KNOWN
            if best.lat is not None and best.lon is not None:
                context.points.add((best.lat, best.lon))
        if best.kind == "town" and best.people >= SURE_PEOPLE and best.lat is not None and best.lon is not None:
            context.around.append((best.lat, best.lon))
    context.total = sum(context.countries.values()) or 1.0
    return context


def has_rival_town(spot: Spot) -> bool:
    """Whether a country shares its name with a large town abroad and so pleads for neither (عمان: Oman, Amman)."""
    best = spot.entries[0]
    return best.form == "noun" and any(
        one.kind == "town" and one.people >= LARGE_PEOPLE and one.country != best.country for one in spot.entries
    )


def _is_shared(spot: Spot) -> bool:
    """Whether areas of two countries bear the name, of which neither pleads for its own (Kashmir, Kurdistan)."""
    areas = [one for one in spot.entries[:2] if one.kind in {"admin1", "region"} and one.form == "noun"]
    return len({one.country for one in areas}) > 1


def _tells_country(spot: Spot) -> bool:
    """Whether a town is known so well by this name that it says which country the text speaks of."""
    best = spot.entries[0]
    clear = len(spot.entries) == 1 or best.rank > spot.entries[1].rank + CLEAR_LEAD
    return clear and best.rank >= SURE_RANK and not is_alias(best, spot)


def is_alias(entry: Entry, spot: Spot) -> bool:
    """Whether a place is called here by another name than its usual one ("Thawra" for Tabqa)."""
    return spot.name not in (phrase_of(entry.en), phrase_of(entry.ar))


def is_plain_arabic(spot: Spot, words: PlaceWords) -> bool:
    """Whether an Arabic spot is likelier the everyday word: المدينة the city, شمالي northern, a province abroad."""
    best = spot.entries[0]
    if best.kind == "country" or best.form == "demonym":
        return False
    if spot.name in words.direction or spot.name.removeprefix("ال") in words.type_of:
        return spot.kind != "admin1"
    if spot.name in words.homograph:
        return spot.cue < 2
    return best.kind == "admin1" and spot.cue == 0 and best.country not in OWN_REGION and " " not in spot.name
