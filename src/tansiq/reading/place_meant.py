"""Whether the words that may name a place do so here: everyday words, persons and bodies are called like places."""

from __future__ import annotations

from tansiq.knowledge.gazetteer import Entry
from tansiq.knowledge.gazetteer_own import OWN_RANK
from tansiq.knowledge.toponyms import phrase_of
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.place_context import AREAS, LARGE_PEOPLE, SURE_PEOPLE, Context, is_alias, is_plain_arabic
from tansiq.reading.place_spots import Spot
from tansiq.reading.place_words import PlaceWords

__all__ = ["HEARD_FAR", "HEARD_PEOPLE", "is_meant", "is_meant_arabic", "is_meant_caseless"]

# In people and rank, a factor of ten in people. Set on TR-News and on our own samples, 2026-11-21.
CASELESS_RANK = 7.5
CASELESS_PEOPLE = 300_000
"""Rank and inhabitants from which a name needs no locative neighbour where capitals do not mark names."""
LOCAL_PEOPLE = 5_000
"""Inhabitants from which a place is taken without a neighbour where its country or area is named."""
NAMESAKE_PEOPLE = 50_000
"""Inhabitants of a town abroad below which it is a namesake in a text that speaks of other countries only."""
LONGEST_ACRONYM = 5
HEARD_NEAR = 0.12
HEARD_FAR = 0.06
"""Greatest distance of a name from the place it sounds like: where its country is named, and where nothing helps. Of
1,500 towns with a known Arabic spelling nine of ten lie within 0.09, eight within 0.06. 2026-11-29."""
HEARD_PEOPLE = 50_000
"""Inhabitants of a place known by its sound where no type word stands before it: everyday words sound like hamlets."""
FAR_LARGER = 10
"""How many times larger than any place abroad that sounds like it a town is, to be meant where nothing helps."""


def _is_stray(entry: Entry, spot: Spot, context: Context) -> bool:
    """Whether a town abroad is called by a lesser name in a text of other countries: likely a namesake no list has."""
    return (
        entry.kind in {"town", "village"}
        and entry.people < (LARGE_PEOPLE if spot.kind else SURE_PEOPLE)
        and (spot.cue < 2 or spot.kind not in {"", "town", "village"})
        and bool(context.named)
        and entry.country not in context.countries
        and is_alias(entry, spot)
    ) or _is_namesake(entry, spot, context)


def _is_namesake(entry: Entry, spot: Spot, context: Context) -> bool:
    """Whether a small town is of a country that nothing speaks of, in a text of others: "the village of Slatina".

    Towns of the project's own list are in the news themselves: "U.S. troops on patrol in Ras al-Ain".
    """
    return (
        entry.kind in {"town", "village"}
        and entry.people < NAMESAKE_PEOPLE
        and entry.rank < OWN_RANK
        and spot.qualifier is None
        and bool(context.named)
        and entry.country not in context.countries
    )


def is_meant(entry: Entry, spot: Spot, cue: int, context: Context, words: PlaceWords) -> bool:
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
    area = entry.kind in AREAS
    if area:
        if spot.against and spot.name in words.person:
            return False
        # "NORTHEAST: two strikes hit the town" heads a part of a bulletin, and is no province of Iceland.
        plain = all(atom in words.common or atom in words.compass for atom in spot.name.split())
        if not plain or entry.kind != "admin1" or spot.kind == "admin1":
            return True
        # "in Central", but neither "Central Prison" nor "Northern Hospital", nor "in East Nile".
        return (
            spot.cue == 2
            and not spot.heads
            and not spot.kind
            and not spot.paired
            and (spot.name not in words.compass or entry.country in context.countries)
        )
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


def is_meant_caseless(entry: Entry, spot: Spot, context: Context, words: PlaceWords) -> bool:
    """The same for an English text whose capitals say nothing."""
    if spot.name in words.common:
        return spot.cue == 2 and bool(spot.kind)
    if entry.kind == "admin1":
        return entry.rank >= CASELESS_RANK or (entry.country in context.countries and spot.cue > 0)
    if entry.kind in AREAS:
        return spot.cue > 0 or spot.name not in words.person
    if spot.cue < 2 and phrase_of(entry.en) != spot.name and entry.rank < OWN_RANK:
        return False
    near = entry.country in context.countries and entry.people >= LOCAL_PEOPLE
    if spot.name in words.person:
        return spot.cue == 2 and (near or entry.people >= SURE_PEOPLE)
    return entry.people >= CASELESS_PEOPLE or (spot.cue == 2 and (near or entry.people >= SURE_PEOPLE))


def is_meant_arabic(entry: Entry, spot: Spot, context: Context, words: PlaceWords) -> bool:
    """The same for Arabic, which has no capitals: everyday words and small towns need a locative neighbour."""
    if spot.costs:
        return _is_heard(entry, spot, context)
    if spot.against and entry.kind not in AREAS:
        return False
    if _is_stray(entry, spot, context):
        return False
    if is_plain_arabic(spot, words) and not (entry.country in context.countries and spot.name not in words.homograph):
        return False
    if spot.name in words.direction and spot.kind != "admin1":
        return False
    if entry.people < SURE_PEOPLE and entry.rank < OWN_RANK and spot.name in load_lexicon("ar").words:
        # "مديرية أمن", "السجن المركزي": a noun of the language after a type word names no hamlet.
        return entry.kind in AREAS and spot.cue > 0
    if entry.kind in AREAS or entry.people >= SURE_PEOPLE or entry.rank >= OWN_RANK:
        return True
    if spot.kind:
        return True
    # Alternate names of hamlets are everyday words (السجن, بيان): only towns of the countries spoken of are taken.
    known = entry.country in context.countries and entry.people >= LOCAL_PEOPLE
    return known and (spot.cue == 2 or " " in spot.name)


def _is_heard(entry: Entry, spot: Spot, context: Context) -> bool:
    """Whether a name known by its sound alone is that place's: its country is spoken of, or it is far the largest."""
    cost = spot.costs[spot.entries.index(entry)]
    if entry.country in context.countries:
        if not spot.kind and entry.people < HEARD_PEOPLE:
            return False
        return cost <= (HEARD_NEAR if spot.kind or entry.people >= SURE_PEOPLE else HEARD_FAR)
    if context.named:
        # "بلدة جولو جنوبي الفلبين": a town of the country that is named, which no list has, and not Gulu in Uganda.
        return False
    rest = max((one.people for one in spot.entries if one.country != entry.country), default=0)
    return spot.cue == 2 and cost <= HEARD_FAR and entry.people >= max(LARGE_PEOPLE, rest * FAR_LARGER)
