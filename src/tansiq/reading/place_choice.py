"""Which place of a name a text means.

Each candidate starts with its prior (gazetteer.Entry.rank) and gains by what the text names besides: its country, its
first-level area, a larger place right after it, a type word, nearness to places already sure. The reason that
decided is kept for the reader of the page.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from tansiq.knowledge.gazetteer import Entry
from tansiq.reading.place_context import (
    AREAS,
    LARGE_PEOPLE,
    Context,
    gather_context,
    has_rival_town,
    is_near,
)
from tansiq.reading.place_meant import is_meant, is_meant_arabic, is_meant_caseless
from tansiq.reading.place_spots import Spot
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Lang

__all__ = ["Choice", "choose_places"]

# Weights in the unit of rank, a factor of ten in people. Set on TR-News and on our own samples, 2026-11-21.
COUNTRY_NAMED = 1.0
COUNTRY_SHARE = 2.5
AREA_NAMED = 1.5
NEAR_OTHERS = 0.8
MOST_CONTEXT = COUNTRY_NAMED + COUNTRY_SHARE + AREA_NAMED + NEAR_OTHERS
"""What context can add at most: a name whose best known bearer leads by more is not weighed."""
QUALIFIED = 20.0
TYPE_AGREES = 6.0
SEAT_FIRST = 2.5
SEAT_PEOPLE = 50_000
SEAT_SHARE = 8
"""A town is meant rather than the area that bears its name, unless the area has eight times its people (Quebec)."""
SOUND_COST = 30.0
"""What the distance of two spellings takes from a place's score: a vowel or two weigh as much as its country."""
MOST_COMPARED = 60
"""Places of one name that are compared; the file has them by rank, and no text means the sixty-first San Jose."""
TOWN_NEARER = 0.6
"""How much nearer to all that is named a town lies than the country of its name, to be meant (Amman, not Oman)."""


@dataclass(slots=True)
class Choice:
    """One spot decided: the place and the phrase that says why."""

    spot: Spot
    entry: Entry
    why: str


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


def _score(entry: Entry, spot: Spot, told: Spot | None, context: Context) -> float:
    kind = spot.kind
    score = entry.rank + _fits(kind, entry)
    if spot.costs:
        score -= SOUND_COST * spot.costs[spot.entries.index(entry)]
    if entry.form == "demonym":
        return score - 3.0 if spot.cue == 2 and len(spot.entries) > 1 else score
    if entry.country in context.countries and entry.kind != "country":
        score += COUNTRY_NAMED + COUNTRY_SHARE * context.countries[entry.country] / context.total
    if entry.kind != "admin1" and entry.area in context.areas:
        score += AREA_NAMED
    if entry.kind == "admin1" and kind != "admin1" and _has_seat(entry, spot):
        score -= SEAT_FIRST
    if entry.lat is not None and entry.lon is not None and context.points and entry.kind not in AREAS:
        score += NEAR_OTHERS * is_near(context.points, entry.lat, entry.lon)
    if told is not None:
        holders = told.entries
        inside = any(
            (h.kind == "country" and h.country == entry.country and entry.kind != "country")
            or (h.kind == "admin1" and h.area and h.area == entry.area and h.id != entry.id)
            for h in holders
        )
        score += QUALIFIED if inside else 0.0
    return score


def _has_seat(area: Entry, spot: Spot) -> bool:
    """Whether a town that bears the area's name is large enough beside it to be what a bare name means."""
    return any(
        one.kind == "town"
        and one.area == area.area
        and one.people >= SEAT_PEOPLE
        and one.people * SEAT_SHARE >= area.people
        for one in spot.entries
    )


def _is_only(spot: Spot) -> bool:
    """Whether all that bear the name, people of a country aside, are one place."""
    ids = (e.geonames or e.id for e in spot.entries if e.form != "demonym")
    first = next(ids, None)
    return first is not None and all(one == first for one in ids)


def _why(entry: Entry, spot: Spot, told: Spot | None, context: Context, lang: Lang) -> str:
    if entry.form == "demonym":
        return "adjective or people of the country"
    if spot.costs:
        country = context.named.get(entry.country)
        said = f", and {country.en} is named in the text" if country is not None else ""
        return f"no list has this spelling; it sounds like {entry.en}{said}"
    if told is not None:
        return f"named with {told.entries[0].en}"
    if spot.kind and entry.kind == spot.kind:
        return f"the text calls it a {'province' if spot.kind == 'admin1' else spot.kind}"
    if _is_only(spot):
        return "the only place of this name"
    if spot.entries[0] is not entry and entry.area in context.areas:
        return "other places of the same province are named"
    if entry.country in context.named and entry.kind != "country":
        country = context.named[entry.country]
        return f"{(country.ar if lang == 'ar' else '') or country.en} is named in the text"
    if entry.country in context.countries and entry.kind != "country":
        return "its country is spoken of"
    return "the best known place of this name"


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
    context = gather_context(spots, words, lang, cased=cased or lang == "ar")
    by_name: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_name[spot.name].append(spot)
    choices: list[Choice] = []
    for alike in by_name.values():
        # "Paris, Texas" once makes every Paris of the text that one.
        told = next((spot.qualifier for spot in alike if spot.qualifier is not None), None)
        cue = max((spot.cue for spot in alike if not spot.against and not spot.paired), default=0)
        chosen: dict[str, Entry] = {}
        for spot in alike:
            entry = chosen.get(spot.kind)
            if entry is None:
                entry = chosen[spot.kind] = _best(spot, told, context)
            if entry.form != "demonym" and spot.qualifier is None:
                if lang == "ar":
                    meant = is_meant_arabic(entry, spot, context, words)
                elif cased:
                    meant = (told is not None and not spot.against) or is_meant(entry, spot, cue, context, words)
                else:
                    meant = is_meant_caseless(entry, spot, context, words)
                if not meant:
                    continue
            choices.append(Choice(spot, entry, _why(entry, spot, told, context, lang)))
    return sorted(choices, key=lambda choice: choice.spot.start)


def _distance(context: Context, entry: Entry) -> float:
    """Mean distance in degrees of a place from all that the text names; 0 where it has no coordinates."""
    if entry.lat is None or entry.lon is None:
        return 0.0
    return sum(math.hypot(a - entry.lat, b - entry.lon) for a, b in context.around) / len(context.around)


def _best(spot: Spot, told: Spot | None, context: Context) -> Entry:
    first = spot.entries[0]
    if len(spot.entries) == 1:
        return first
    if told is None and first.kind == "country" and has_rival_town(spot) and (context.around or spot.files):
        town = next(one for one in spot.entries if one.kind == "town" and one.people >= LARGE_PEOPLE)
        if spot.files:
            # "عمان – صرح مصدر عسكري": reports are filed from towns.
            return town
        spoken = {first.country, town.country} & context.countries.keys()
        if not spoken and _distance(context, town) < TOWN_NEARER * _distance(context, first):
            # "مظاهرة في عمان تضامنا مع غزة": what else is named lies around Amman.
            return town
    if told is None and not spot.kind and first.form == "noun" and first.rank - spot.entries[1].rank > MOST_CONTEXT:
        return first
    # Most bearers of a name are hamlets that no context lifts above its best known one.
    abroad = NEAR_OTHERS + (TYPE_AGREES if spot.kind else 0.0) + (QUALIFIED if told is not None else 0.0)
    local = abroad + COUNTRY_NAMED + COUNTRY_SHARE + AREA_NAMED
    best, score = first, _score(first, spot, told, context)
    for one in spot.entries[1:MOST_COMPARED]:
        spoken_of = one.country in context.countries or one.area in context.areas
        if one.rank + (local if spoken_of else abroad) >= score:
            own = _score(one, spot, told, context)
            if (own, one.rank) > (score, best.rank):
                best, score = one, own
    return best
