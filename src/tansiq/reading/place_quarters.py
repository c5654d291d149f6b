"""Quarters by their form: "the Dora neighbourhood of Baghdad", "حي المثنى بمدينة الموصل".

Few lists hold quarters, and what bears their name elsewhere is another place (Dora in Alabama, the governorate of
Muthanna, Cairo). A quarter lies where its town does: it has the town's coordinates and the town in its path. Where the
text names no town beside it, it is a place without coordinates (place_forms.py).
"""

from __future__ import annotations

from dataclasses import replace

from tansiq.model import Place
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import PlaceMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["with_quarters"]

_SETTLED = frozenset({"town", "village", "admin1", "district"})
_TOWNISH = frozenset({"town", "district"})
_MOST_NAME_WORDS = 3
_QUARTER = word_set("quarters")
_BETWEEN = word_set("quarter_of")
_ARTICLES = word_set("articles")
_POSSESSIVE = frozenset({"'s", "’s"})
_OWNED = 2
"""Words before a quarter that its town's possessive takes."""


def with_quarters(sheet: Sheet, mentions: list[PlaceMention], words: PlaceWords) -> list[PlaceMention]:
    """The mentions with quarters named beside their town, and without what only bears a quarter's name.

    Args:
        sheet: The text; its words and keys.
        mentions: Located places in the order of the text.
        words: Words that stand beside place names.
    """
    if _QUARTER.isdisjoint(sheet.vocabulary):
        return mentions
    find = _arabic if sheet.lang == "ar" else _english
    kept = list(mentions)
    for at, key in enumerate(sheet.keys):
        if key not in _QUARTER and not (sheet.lang == "ar" and key[:1] in "بلو" and key[1:] in _QUARTER):
            continue
        found = find(sheet, at, kept, words)
        if found is None:
            if sheet.lang == "en" and (far := _namesake(sheet, at, kept)) is not None:
                kept.remove(far)
            continue
        (start, end, core), town = found
        if any(m.core[0] < core[1] and core[0] < m.core[1] and _lies_in(m.place, town) for m in kept):
            # The list knows the quarter of this town.
            continue
        kept = [m for m in kept if m.core[1] <= start or end <= m.core[0]]
        kept.append(PlaceMention(start, end, _quarter(sheet, start, end, core, town), core))
    return sorted(kept, key=lambda m: m.start)


def _namesake(sheet: Sheet, at: int, known: list[PlaceMention]) -> PlaceMention | None:
    """The town abroad that only bears the name of the quarter at word `at`: "the Madina district", told of Mogadishu.

    Where all else that the text locates lies in one other country; "the Basra district", at home, is the town's.
    """
    far = next((m for m in known if m.core[1] == at and m.place.kind in _TOWNISH and m.place.is_located), None)
    if far is None or not sheet.words[at].islower():
        return None
    others = {m.place.country for m in known if m is not far and m.place.is_located and m.place.country}
    return far if len(others) == 1 and far.place.country not in others else None


def _english(
    sheet: Sheet, at: int, known: list[PlaceMention], words: PlaceWords
) -> tuple[tuple[int, int, tuple[int, int]], Place] | None:
    """ "The Dora neighbourhood of Baghdad", "Dora quarter, Baghdad", "Baghdad's Dora quarter"."""
    low = at
    if not sheet.words[at].islower():
        # "The Eastern District of New York" is a court.
        return None
    while low > 0 and at - low < 2 * _MOST_NAME_WORDS and sheet.gaps[low] < 2 and _is_named(sheet, low - 1):
        low -= 1
    if low == at or not any(word[:1].isupper() or "-" in word for word in sheet.words[low:at]):
        return None
    if sheet.keys[low] in words.direction or sheet.keys[at + 1 : at + 2] == []:
        return None
    town = _town_at(known, at + 2) if sheet.keys[at + 1] in _BETWEEN else _town_before(sheet, known, low)
    return None if town is None else ((low, at + 1, (low, at)), town)


def _town_before(sheet: Sheet, known: list[PlaceMention], low: int) -> Place | None:
    """The town that has what begins at word `low`: "Baghdad's Dora district"."""
    if low < _OWNED or sheet.keys[low - 1] not in _POSSESSIVE:
        return None
    places = (mention.place for mention in known if mention.core[1] == low - 1)
    return next((place for place in places if place.kind == "town" and not place.is_demonym), None)


def _is_named(sheet: Sheet, i: int) -> bool:
    """Whether a word is part of a name in capitals: the name, its article, a hyphen."""
    word, key = sheet.words[i], sheet.keys[i]
    if word[:1].isupper():
        return key not in _ARTICLES
    return word == "-" or key in ("al", "el", "ash", "as", "ar", "az") or word.partition("-")[2][:1].isupper()


def _arabic(
    sheet: Sheet, at: int, known: list[PlaceMention], words: PlaceWords
) -> tuple[tuple[int, int, tuple[int, int]], Place] | None:
    """ "حي المثنى بمدينة الموصل", "حي الشيخ مقصود في حلب", "حي القاهرة شمالي الموصل"."""
    low = at + 1
    for high in range(low + 1, min(low + _MOST_NAME_WORDS, len(sheet.keys)) + 1):
        if sheet.gaps[high - 1] >= 2 or not sheet.keys[high - 1].isalpha():
            return None
        behind = high
        while sheet.keys[behind : behind + 1] and (
            sheet.keys[behind] in _BETWEEN or sheet.keys[behind] in words.direction
        ):
            behind += 1
        town = _town_at(known, behind, first=high)
        if town is not None:
            return (at, high, (low, high)), town
        if behind > high:
            return None
    return None


def _town_at(known: list[PlaceMention], at: int, *, first: int | None = None) -> Place | None:
    """The town that is named from word `at` on, with the words that widen it."""
    low = at if first is None else first
    for mention in known:
        if low <= mention.core[0] <= at + 1 and mention.start <= at and mention.place.is_located:
            return mention.place if mention.place.kind in _SETTLED and not mention.place.is_demonym else None
    return None


def _lies_in(place: Place, town: Place) -> bool:
    """Whether the list has the quarter, or the two stand the other way round: "the Baghdad district of Sadr City"."""
    swapped = place.name in town.path or (place.radius_km or 0.0) > (town.radius_km or 0.0)
    if swapped and place.country == town.country and place.kind != "admin1":
        return True
    return town.name in place.path or (place.country == town.country and place.path[:1] == town.path[:1] != ())


def _quarter(sheet: Sheet, start: int, end: int, core: tuple[int, int], town: Place) -> Place:
    name = sheet.slice(*core)
    # A governorate is too wide to say where.
    inside = town.kind != "admin1"
    return replace(
        town,
        name=name,
        text=sheet.slice(start, end),
        names=(name,),
        lat=town.lat if inside else None,
        lon=town.lon if inside else None,
        radius_km=town.radius_km if inside else None,
        geonames_id=None,
        path=(town.name, *town.path),
        kind="district",
        why=f"a quarter of {town.name}, which is where it is",
    )
