"""Arabic names of places abroad that no list has in this spelling: found where a place stands, matched by their sound.

Arabic writes كويتا, زامفارا or غواياكيل by ear, and each outlet its own way. A word that nothing else knows and that
stands behind "in the city of" or "in", or before a country, is compared with the Latin names of towns and
first-level areas that have its consonants. place_meant decides whether one of them is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.letters import distance
from tansiq.knowledge.sounds import plain_letters, sounds_of
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.place_context import LARGE_PEOPLE, SURE_PEOPLE
from tansiq.reading.place_meant import HEARD_FAR, HEARD_PEOPLE
from tansiq.reading.place_spots import Spot
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Sheet

__all__ = ["sounded_spots"]

MOST_WORDS = 3
SHORTEST_NAME = 4
FEWEST_SOUNDS = 3
"""Consonants of a name without a type word before it: two tell no town from another."""
LONG_NAME = 5
"""Letters from which vowels make up for a third consonant (كويتا)."""
FARTHEST = 0.12
"""Distance beyond which a place is no candidate; the judgement is place_meant's."""
MOST_LETTERS_APART = 4
_TOWNS = frozenset({"town", "village"})


@dataclass(slots=True)
class _Around:
    """What a name is judged by: words that are taken, where countries begin, and which the text speaks of."""

    gazetteer: Gazetteer
    taken: set[int]
    countries: set[int]
    spoken: frozenset[str]


def sounded_spots(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords, spots: list[Spot]) -> list[Spot]:
    """Spots of unknown words in a place's position, each with the places that sound like it."""
    taken = {word for spot in spots for word in range(spot.start, spot.end)}
    taken |= {word for time in sheet.times for word in range(time.start, time.end)}
    ends = {spot.end for spot in spots if spot.cue and spot.entries[0].form == "noun"}
    countries = {spot.start for spot in spots if spot.entries[0].kind == "country" and spot.entries[0].form == "noun"}
    heads = {one.start for one in sheet.sentences if one.kind == "furniture"}
    spoken = frozenset(spot.entries[0].country for spot in spots)
    named = frozenset(spot.entries[0].country for spot in spots if spot.entries[0].kind == "country")
    for spot in spots:
        _add_towns(gazetteer, spot, named)
    found: list[Spot] = []
    reach = 0
    around = _Around(gazetteer, taken, countries, spoken)
    openers = _openers(words)
    edges = heads | {start - 2 for start in countries}
    before = ""
    for start, key in enumerate(sheet.keys):
        opened, before = before in openers, key
        if start < reach or start in taken or not (opened or key[0] in "بو" or start in edges):
            continue
        place = _position(sheet, start, words, ends, countries, heads)
        if place is None:
            continue
        first, cue, kind = place
        heard = _heard(sheet, around, start, first, cue=cue, kind=kind)
        # "سيدي علي بن عون": what only opens a name is no name that another sounds like.
        opens_only = first in words.name_part and heard is not None and heard.end == start + 1
        if heard is not None and not opens_only:
            found.append(heard)
            reach = heard.end
            ends.add(heard.end)
    return found


@lru_cache(maxsize=2)
def _openers(words: PlaceWords) -> frozenset[str]:
    """Every word behind which a place may stand, with the proclitics that it takes."""
    plain = words.type_of.keys() | words.locative
    return frozenset(proclitic + word for word in plain for proclitic in ("", "و", "ب", "ل", "ف"))


def _add_towns(gazetteer: Gazetteer, spot: Spot, spoken: frozenset[str]) -> None:
    """To "the city of X" the towns that sound like it, where lists have another of that spelling alone.

    That is an area X, of which they are towns; or a town in a country that the text does not speak of, and they are
    well known ones of a country that it does (جولو: Gulu in Uganda, and Jolo of the Philippines).
    """
    if spot.kind not in _TOWNS:
        return
    if all(entry.kind == "admin1" for entry in spot.entries):
        areas = {entry.area for entry in spot.entries}
        near = _candidates(gazetteer, spot.name, sounds_of(spot.name), frozenset(one.country for one in spot.entries))
        spot.entries += tuple(entry for entry, _ in near if entry.kind in _TOWNS and entry.area in areas)
    elif all(entry.country not in spoken and entry.people < LARGE_PEOPLE for entry in spot.entries):
        near = _candidates(gazetteer, spot.name, sounds_of(spot.name), spoken, least=SURE_PEOPLE)
        spot.entries += tuple(entry for entry, cost in near if cost <= HEARD_FAR and entry.country in spoken)


def _position(
    sheet: Sheet, start: int, words: PlaceWords, ends: set[int], countries: set[int], heads: set[int]
) -> tuple[str, int, str | None] | None:
    """(first word of the name without proclitics, cue, kind) where a place may stand; kind None: no type word."""
    key = sheet.keys[start]
    if len(key) < SHORTEST_NAME or not key.isalpha() or key[0] < "\u0600":
        return None
    before = sheet.keys[start - 1] if start and sheet.gaps[start] < 2 else ""
    bare = before[1:] if before[:1] in {"و", "ب", "ل", "ف"} else before
    for one in (before, bare):
        if one in words.type_of:
            return key, 2, words.type_of[one]
    if (before in words.locative or bare in words.locative) and not key.startswith("ال"):
        return key, 2, None
    if key.startswith("ال"):
        return None
    if key[0] == "و" and start in ends and len(key) > SHORTEST_NAME:
        return key[1:], 2, None
    if start + 2 < len(sheet.keys) and sheet.keys[start + 1] in {"،", ","} and start + 2 in countries:
        return key, 2, None
    if start in heads:
        return key, 2, None
    if key[0] == "ب" and len(key) > SHORTEST_NAME + 1:
        return key[1:], 1, None
    return None


def _heard(sheet: Sheet, around: _Around, start: int, first: str, *, cue: int, kind: str | None) -> Spot | None:
    """The longest name from a word on that sounds like a listed place."""
    known = load_lexicon("ar").words
    most = 0
    parts: list[str] = []
    for at in range(start, min(start + MOST_WORDS, len(sheet.keys))):
        key = first if at == start else sheet.keys[at]
        apart = at > start and sheet.gaps[at] >= 2
        if at in around.taken or apart or not key.isalpha() or (key in known or key.removeprefix("ال") in known):
            break
        parts.append(key)
        most += 1
    for count in range(most, 0, -1):
        name = " ".join(parts[:count])
        sounds = sounds_of(name)
        if not sounds:
            continue
        after = {start + count, start + count + 1}
        short = kind is None and len(sounds) < FEWEST_SOUNDS and len(name) < LONG_NAME
        if short and after.isdisjoint(around.countries):
            continue
        near = _candidates(around.gazetteer, name, sounds, around.spoken, least=0 if kind else HEARD_PEOPLE)
        if near:
            entries = tuple(entry for entry, _ in near)
            costs = tuple(cost for _, cost in near)
            return Spot(start, start + count, entries, name, cue=cue, kind=kind or "", costs=costs)
    return None


def _candidates(
    gazetteer: Gazetteer, name: str, sounds: str, spoken: frozenset[str], *, least: int = 0
) -> list[tuple[Entry, float]]:
    """Places that sound like a name, the likeliest first, under the name that the text gives them."""
    written = plain_letters(name)
    found = []
    for entry in gazetteer.alike(sounds, spoken):
        if entry.people < least:
            continue
        cost = min(_distance(written, entry.en, latin=True), _distance(written, entry.ar, latin=False))
        if cost <= FARTHEST:
            found.append((entry if entry.ar else replace(entry, ar=name), cost))
    return found


@lru_cache(maxsize=50_000)
def _distance(written: str, name: str, *, latin: bool) -> float:
    letters = plain_letters(name)
    if not letters or abs(len(letters) - len(written)) > MOST_LETTERS_APART or (latin and not _opens(written, letters)):
        return 1.0
    return distance(written, letters, True, not latin, farthest=FARTHEST)


def _opens(arabic: str, latin: str) -> bool:
    """Whether both begin with a vowel or both with a consonant."""
    return (arabic[0] in "اعءئيو") >= (latin[0] in "aeiou'") and (arabic[0] != "ا" or latin[0] in "aeiouhxys'")
