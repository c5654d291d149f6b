"""Which place of a name a text means, and whether it means a place at all.

Each candidate starts with its prior (gazetteer.Entry.rank) and gains by what the text names besides: its country, its
first-level area, a larger place right after it, a type word, nearness to places already sure. The reason that
decided is kept for the reader of the page.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from tansiq.knowledge.gazetteer import Entry
from tansiq.reading.place_spots import Spot
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Lang

__all__ = ["Choice", "choose_places"]

# Weights in the unit of rank, a factor of ten in people. Set on TR-News and on our own samples, 2026-11-21.
COUNTRY_NAMED = 1.0
COUNTRY_SHARE = 2.5
AREA_NAMED = 1.5
NEAR_OTHERS = 0.8
NEAR_KM = 200.0
QUALIFIED = 20.0
TYPE_AGREES = 6.0
SEAT_OVER_AREA = 50_000
"""Inhabitants from which a town is meant rather than the area that bears its name."""
SURE_PEOPLE = {"en": 100_000, "ar": 100_000}
"""Inhabitants from which a name needs no locative neighbour."""
CASELESS_PEOPLE = 300_000
_AREAS = frozenset({"country", "admin1", "continent", "region", "border", "sea"})


@dataclass(slots=True)
class Choice:
    """One spot decided: the place and the phrase that says why."""

    spot: Spot
    entry: Entry
    why: str


@dataclass(slots=True)
class _Context:
    """What the text names for sure."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    areas: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[float, float]] = field(default_factory=list)
    named: dict[str, Entry] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.countries.values()) or 1.0


def _approx_km(a: tuple[float, float], lat: float, lon: float) -> float:
    """Distance good to a few percent under 500 km, which is all that nearness asks."""
    east = (a[1] - lon) * math.cos(math.radians((a[0] + lat) / 2))
    return 111.2 * math.hypot(a[0] - lat, east)


def _gather(spots: list[Spot]) -> _Context:
    context = _Context()
    for spot in spots:
        best = spot.entries[0]
        if spot.against and best.form == "noun":
            continue
        if best.kind == "country":
            weight = 1.0 if best.form == "demonym" else 2.0
            context.countries[best.country] += weight
            if best.form != "demonym":
                context.named.setdefault(best.country, best)
        elif best.kind == "admin1" and best.area:
            context.areas[best.area] += 1.0
            context.countries[best.country] += 1.0
        elif len(spot.entries) == 1 or best.rank > spot.entries[1].rank + 2.0:
            if best.area:
                context.areas[best.area] += 0.5
            context.countries[best.country] += 0.7
            if best.lat is not None and best.lon is not None:
                context.points.append((best.lat, best.lon))
    return context


def _fits(kind: str, entry: Entry) -> float:
    """What a type word beside the name says for or against this place."""
    if not kind:
        return 0.0
    if entry.kind == kind:
        return TYPE_AGREES
    if kind in {"town", "village"}:
        return 2.0 if entry.kind in {"town", "village"} else -2.0
    if kind == "district":
        return 0.5 if entry.kind in {"town", "village"} else -0.5
    return 0.0


def _score(entry: Entry, spot: Spot, kind: str, context: _Context) -> float:
    score = entry.rank + _fits(kind, entry)
    if entry.form == "demonym":
        return score - 3.0 if spot.cue == 2 and len(spot.entries) > 1 else score
    if entry.country and entry.country in context.countries and entry.kind != "country":
        score += COUNTRY_NAMED + COUNTRY_SHARE * context.countries[entry.country] / context.total
    if entry.kind != "admin1" and entry.area in context.areas:
        score += AREA_NAMED
    if entry.kind == "admin1" and kind != "admin1":
        seat = any(e.kind == "town" and e.area == entry.area and e.people >= SEAT_OVER_AREA for e in spot.entries)
        score -= 2.5 if seat else 0.0
    if entry.lat is not None and entry.lon is not None and context.points and entry.kind not in _AREAS:
        lat, lon = entry.lat, entry.lon
        score += NEAR_OTHERS * any(_approx_km(point, lat, lon) <= NEAR_KM for point in context.points)
    qualifier = spot.qualifier
    if qualifier is not None:
        holders = qualifier.entries
        inside = any(
            (h.kind == "country" and h.country == entry.country and entry.kind != "country")
            or (h.kind == "admin1" and h.area and h.area == entry.area and h.id != entry.id)
            for h in holders
        )
        score += QUALIFIED if inside else 0.0
    return score


def _why(entry: Entry, spot: Spot, kind: str, context: _Context, lang: Lang) -> str:
    if entry.form == "demonym":
        return "adjective or people of the country"
    if spot.qualifier is not None:
        return f"named with {spot.qualifier.entries[0].en}"
    if kind and entry.kind == kind:
        return f"the text calls it a {kind if kind != 'admin1' else 'province'}"
    if len({e.geonames or e.id for e in spot.entries if e.form != "demonym"}) == 1:
        return "the only place of this name"
    if spot.entries[0] is not entry and entry.area in context.areas:
        return "other places of the same province are named"
    if entry.country in context.named and entry.kind != "country":
        country = context.named[entry.country]
        return f"{(country.ar if lang == 'ar' else '') or country.en} is named in the text"
    if entry.country in context.countries and entry.kind != "country":
        return "its country is spoken of"
    return "the best known place of this name"


def _is_meant(entry: Entry, spot: Spot, context: _Context, words: PlaceWords, lang: Lang, *, cased: bool) -> bool:
    """Whether the words name a place here."""
    if entry.form == "demonym":
        return True
    if spot.qualifier is not None:
        return True
    if spot.against and (spot.name in words["person"] or entry.kind not in _AREAS):
        return False
    if lang == "ar":
        if spot.name in words["homograph"] and spot.start + 1 == spot.end:
            return spot.cue == 2
        sure = entry.kind in _AREAS or entry.people >= SURE_PEOPLE["ar"] or " " in spot.name and entry.country in context.named
        return sure or spot.cue == 2 or (spot.cue == 1 and entry.country in context.countries)
    if entry.kind in _AREAS:
        return cased or spot.cue > 0 or spot.name not in words["person"]
    if spot.name in words["common"]:
        return spot.cue == 2 and bool(spot.kind)
    if not cased:
        return entry.people >= CASELESS_PEOPLE or (spot.cue == 2 and (entry.people >= 20_000 or entry.country in context.countries))
    if entry.people >= SURE_PEOPLE["en"] and spot.name not in words["person"]:
        return True
    if spot.cue == 2:
        return True
    local = entry.area in context.areas or entry.country in context.countries
    return local and (spot.cue == 1 or entry.people >= 5_000 or entry.kind not in {"town", "village"})


def choose_places(spots: list[Spot], words: PlaceWords, lang: Lang, *, cased: bool) -> list[Choice]:
    """The spots that name places, each with the one place it names.

    Args:
        spots: All candidates of one text, in its order.
        words: Of the text's language.
        lang: Language of the text; decides what a bare name is worth.
        cased: Whether capitals mark names in this text.

    Returns:
        In the order of the text; one name means one place throughout, save where the text says otherwise.
    """
    context = _gather(spots)
    by_name: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_name[spot.name].append(spot)
    choices: list[Choice] = []
    for name_spots in by_name.values():
        lead = next((spot for spot in name_spots if spot.qualifier is not None), None)
        kind_lead = next((spot for spot in name_spots if spot.kind), None)
        best_cue = max(spot.cue for spot in name_spots if not spot.against) if any(not s.against for s in name_spots) else 0
        for spot in name_spots:
            told = spot if spot.qualifier is not None or lead is None else lead
            judged = Spot(spot.start, spot.end, spot.entries, spot.name, spot.cue, spot.against, spot.kind, told.qualifier)
            kind = spot.kind or (kind_lead.kind if kind_lead is not None and len(name_spots) > 1 else "")
            entry = max(spot.entries, key=lambda one: (_score(one, judged, spot.kind or kind, context), one.rank))  # noqa: B023
            judged.cue = max(spot.cue, best_cue if not spot.against and lang == "en" else spot.cue)
            judged.qualifier = spot.qualifier or (lead.qualifier if lead is not None and not spot.against else None)
            if _is_meant(entry, judged, context, words, lang, cased=cased):
                choices.append(Choice(spot, entry, _why(entry, judged, spot.kind, context, lang)))
    return sorted(choices, key=lambda choice: choice.spot.start)
