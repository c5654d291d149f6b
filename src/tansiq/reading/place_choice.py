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
from tansiq.knowledge.gazetteer_build import OWN_REGION
from tansiq.knowledge.toponyms import phrase_of
from tansiq.reading.lexicon import load_lexicon
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
KM_A_DEGREE = 111.2
MOST_CONTEXT = COUNTRY_NAMED + COUNTRY_SHARE + AREA_NAMED + NEAR_OTHERS
"""What context can add at most: a name whose best known bearer leads by more is not weighed."""
QUALIFIED = 20.0
TYPE_AGREES = 6.0
SURE_RANK = 5.0
CLEAR_LEAD = 4.0
WELL_KNOWN = 0.7
"""A town tells of its country where it is well known and leads its namesakes so far that it cannot plead for itself."""
SEAT_FIRST = 2.5
SEAT_PEOPLE = 50_000
SEAT_SHARE = 8
"""A town is meant rather than the area that bears its name, unless the area has eight times its people (Quebec)."""
SURE_PEOPLE = 100_000
"""Inhabitants from which a name needs no locative neighbour."""
CASELESS_RANK = 7.5
CASELESS_PEOPLE = 300_000
"""The same where capitals do not mark names."""
LARGE_PEOPLE = 500_000
"""Inhabitants from which a place is meant even inside a longer name ("Edmonton Schools")."""
LOCAL_PEOPLE = 5_000
"""Inhabitants from which a place is taken without a neighbour where its country or area is named."""
OWN_RANK = 5.5
"""Rank that our own rows have at least (gazetteer_own.OWN_RANK): chosen because the news names them."""
LONGEST_ACRONYM = 5
SOUND_COST = 30.0
"""What the distance of two spellings takes from a place's score: a vowel or two weigh as much as its country."""
HEARD_NEAR = 0.12
HEARD_FAR = 0.06
"""Greatest distance of a name from the place it sounds like: where its country is named, and where nothing helps. Of
1,500 towns with a known Arabic spelling nine of ten lie within 0.09, eight within 0.06. 2026-11-29."""
HEARD_PEOPLE = 50_000
"""Inhabitants of a place known by its sound where no type word stands before it: everyday words sound like hamlets."""
FAR_LARGER = 10
"""How many times larger than any place abroad that sounds like it a town is, to be meant where nothing helps."""
MOST_COMPARED = 60
"""Places of one name that are compared; the file has them by rank, and no text means the sixty-first San Jose."""
TOWN_NEARER = 0.6
"""How much nearer to all that is named a town lies than the country of its name, to be meant (Amman, not Oman)."""
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
    points: set[tuple[float, float]] = field(default_factory=set)
    around: list[tuple[float, float]] = field(default_factory=list)
    named: dict[str, Entry] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)

    @property
    def total(self) -> float:
        return sum(self.countries.values()) or 1.0


def _is_near(points: set[tuple[float, float]], lat: float, lon: float) -> bool:
    """Whether any point lies within NEAR_KM, to a few percent, which is all that nearness asks."""
    across = NEAR_KM / KM_A_DEGREE
    narrow = math.cos(math.radians(lat)) or 1.0
    return any(abs(a - lat) <= across and math.hypot(a - lat, (b - lon) * narrow) <= across for a, b in points)


def _gather(spots: list[Spot], words: PlaceWords, lang: Lang, *, cased: bool) -> _Context:
    context = _Context()
    for spot in spots:
        best = spot.entries[0]
        if spot.costs or (lang == "ar" and _is_plain_arabic(spot, words)):
            continue
        if (spot.against or spot.inner) and best.form == "noun":
            context.persons.add(spot.name)
            continue
        if (best.kind == "country" and _has_rival_town(spot)) or (best.kind == "admin1" and _is_shared(spot)):
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
        elif (
            best.rank >= SURE_RANK
            and not _is_alias(best, spot)
            and (len(spot.entries) == 1 or best.rank > spot.entries[1].rank + CLEAR_LEAD)
        ):
            if best.area:
                context.areas[best.area] += 0.5
            context.countries[best.country] += WELL_KNOWN
            if best.lat is not None and best.lon is not None:
                context.points.add((best.lat, best.lon))
        if best.kind == "town" and best.people >= SURE_PEOPLE and best.lat is not None and best.lon is not None:
            context.around.append((best.lat, best.lon))
    return context


def _has_rival_town(spot: Spot) -> bool:
    """Whether a country shares its name with a large town abroad and so pleads for neither (عمان: Oman, Amman)."""
    best = spot.entries[0]
    return best.form == "noun" and any(
        one.kind == "town" and one.people >= LARGE_PEOPLE and one.country != best.country for one in spot.entries
    )


def _is_shared(spot: Spot) -> bool:
    """Whether areas of two countries bear the name, of which neither pleads for its own (Kashmir, Punjab)."""
    areas = [one for one in spot.entries[:2] if one.kind == "admin1" and one.form == "noun"]
    return len({one.country for one in areas}) > 1


def _tells_country(spot: Spot) -> bool:
    """Whether a town is known so well by this name that it says which country the text speaks of."""
    best = spot.entries[0]
    clear = len(spot.entries) == 1 or best.rank > spot.entries[1].rank + CLEAR_LEAD
    return clear and best.rank >= SURE_RANK and not _is_alias(best, spot)


def _is_alias(entry: Entry, spot: Spot) -> bool:
    """Whether a place is called here by another name than its usual one ("Thawra" for Tabqa)."""
    return spot.name not in (phrase_of(entry.en), phrase_of(entry.ar))


def _is_stray(entry: Entry, spot: Spot, context: _Context) -> bool:
    """Whether a town abroad is called by a lesser name in a text of other countries: likely a namesake no list has."""
    return (
        entry.kind in {"town", "village"}
        and entry.people < (LARGE_PEOPLE if spot.kind else SURE_PEOPLE)
        and (spot.cue < 2 or spot.kind not in {"", "town", "village"})
        and bool(context.named)
        and entry.country not in context.countries
        and _is_alias(entry, spot)
    )


def _is_plain_arabic(spot: Spot, words: PlaceWords) -> bool:
    """Whether an Arabic spot is likelier the everyday word: المدينة the city, شمالي northern, a province abroad."""
    best = spot.entries[0]
    if best.kind == "country" or best.form == "demonym":
        return False
    if spot.name in words.direction or spot.name.removeprefix("ال") in words.type_of:
        return spot.kind != "admin1"
    if spot.name in words.homograph:
        return spot.cue < 2
    return best.kind == "admin1" and spot.cue == 0 and best.country not in OWN_REGION and " " not in spot.name


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


def _score(entry: Entry, spot: Spot, told: Spot | None, context: _Context) -> float:
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
    if entry.lat is not None and entry.lon is not None and context.points and entry.kind not in _AREAS:
        score += NEAR_OTHERS * _is_near(context.points, entry.lat, entry.lon)
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


def _why(entry: Entry, spot: Spot, told: Spot | None, context: _Context, lang: Lang) -> str:
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


def _is_meant(entry: Entry, spot: Spot, cue: int, context: _Context, words: PlaceWords) -> bool:
    """Whether the words of an English text with capitals name a place here.

    Args:
        cue: The strongest locative cue that this name has anywhere in the text.
    """
    if spot.inner:
        return False
    if spot.capitals and not spot.heads and len(spot.name) <= LONGEST_ACRONYM and entry.form != "short":
        return False
    if spot.name in words.month:
        return spot.kind != ""
    if _is_stray(entry, spot, context):
        return False
    area = entry.kind in _AREAS
    if area:
        if spot.against and spot.name in words.person:
            return False
        plain = all(atom in words.common for atom in spot.name.split())
        if not plain or entry.kind != "admin1" or spot.kind == "admin1":
            return True
        # "in Central", but neither "Central Prison" nor "Northern Hospital".
        return spot.cue == 2 and not spot.heads and not spot.kind
    large = entry.people >= LARGE_PEOPLE
    if spot.against or (spot.paired and not large):
        return False
    if spot.name in words.common:
        return spot.cue == 2 and not spot.heads
    if spot.name in words.person or spot.name in context.persons:
        return spot.cue == 2 or large
    if entry.people >= SURE_PEOPLE or cue == 2 or (entry.rank >= OWN_RANK and not spot.heads):
        return True
    if entry.kind not in {"town", "village"}:
        return True
    local = entry.area in context.areas or entry.country in context.countries
    return local and (spot.cue == 1 or (entry.people >= LOCAL_PEOPLE and not spot.heads))


def _is_meant_caseless(entry: Entry, spot: Spot, context: _Context, words: PlaceWords) -> bool:
    """The same for an English text whose capitals say nothing."""
    if spot.name in words.common:
        return spot.cue == 2 and bool(spot.kind)
    if entry.kind == "admin1":
        return entry.rank >= CASELESS_RANK or (entry.country in context.countries and spot.cue > 0)
    if entry.kind in _AREAS:
        return spot.cue > 0 or spot.name not in words.person
    if spot.cue < 2 and phrase_of(entry.en) != spot.name and entry.rank < OWN_RANK:
        return False
    near = entry.country in context.countries and entry.people >= LOCAL_PEOPLE
    if spot.name in words.person:
        return spot.cue == 2 and (near or entry.people >= SURE_PEOPLE)
    return entry.people >= CASELESS_PEOPLE or (spot.cue == 2 and (near or entry.people >= SURE_PEOPLE))


def _is_meant_arabic(entry: Entry, spot: Spot, context: _Context, words: PlaceWords) -> bool:
    """The same for Arabic, which has no capitals: everyday words and small towns need a locative neighbour."""
    if spot.costs:
        return _is_heard(entry, spot, context)
    if spot.against and entry.kind not in _AREAS:
        return False
    if _is_stray(entry, spot, context):
        return False
    if _is_plain_arabic(spot, words) and not (entry.country in context.countries and spot.name not in words.homograph):
        return False
    if spot.name in words.direction and spot.kind != "admin1":
        return False
    if entry.people < SURE_PEOPLE and entry.rank < OWN_RANK and spot.name in load_lexicon("ar").words:
        # "مديرية أمن", "السجن المركزي": a noun of the language after a type word names no hamlet.
        return entry.kind in _AREAS and spot.cue > 0
    if entry.kind in _AREAS or entry.people >= SURE_PEOPLE or entry.rank >= OWN_RANK:
        return True
    if spot.kind:
        return True
    # Alternate names of hamlets are everyday words (السجن, بيان): only towns of the countries spoken of are taken.
    known = entry.country in context.countries and entry.people >= LOCAL_PEOPLE
    return known and (spot.cue == 2 or " " in spot.name)


def _is_heard(entry: Entry, spot: Spot, context: _Context) -> bool:
    """Whether a name known by its sound alone is that place's: its country is spoken of, or it is far the largest."""
    cost = spot.costs[spot.entries.index(entry)]
    if entry.country in context.countries:
        if not spot.kind and entry.people < HEARD_PEOPLE:
            return False
        return cost <= (HEARD_NEAR if spot.kind or entry.people >= SURE_PEOPLE else HEARD_FAR)
    rest = max((one.people for one in spot.entries if one.country != entry.country), default=0)
    return spot.cue == 2 and cost <= HEARD_FAR and entry.people >= max(LARGE_PEOPLE, rest * FAR_LARGER)


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
    context = _gather(spots, words, lang, cased=cased or lang == "ar")
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
                    meant = _is_meant_arabic(entry, spot, context, words)
                elif cased:
                    meant = (told is not None and not spot.against) or _is_meant(entry, spot, cue, context, words)
                else:
                    meant = _is_meant_caseless(entry, spot, context, words)
                if not meant:
                    continue
            choices.append(Choice(spot, entry, _why(entry, spot, told, context, lang)))
    return sorted(choices, key=lambda choice: choice.spot.start)


def _distance(context: _Context, entry: Entry) -> float:
    """Mean distance in degrees of a place from all that the text names; 0 where it has no coordinates."""
    if entry.lat is None or entry.lon is None:
        return 0.0
    return sum(math.hypot(a - entry.lat, b - entry.lon) for a, b in context.around) / len(context.around)


def _best(spot: Spot, told: Spot | None, context: _Context) -> Entry:
    first = spot.entries[0]
    if len(spot.entries) == 1:
        return first
    if told is None and first.kind == "country" and _has_rival_town(spot) and context.around:
        town = next(one for one in spot.entries if one.kind == "town" and one.people >= LARGE_PEOPLE)
        spoken = {first.country, town.country} & context.countries.keys()
        if not spoken and _distance(context, town) < TOWN_NEARER * _distance(context, first):
            # "مظاهرة في عمان تضامنا مع غزة": what else is named lies around Amman.
            return town
    if told is None and not spot.kind and first.form == "noun" and first.rank - spot.entries[1].rank > MOST_CONTEXT:
        return first
    return max(spot.entries[:MOST_COMPARED], key=lambda one: (_score(one, spot, told, context), one.rank))
