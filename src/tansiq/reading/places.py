"""Place mentions of a text: found by name or by form, resolved, and widened by the words that say how near.

`find_places` is the component's whole interface. A mention's range takes in "near", "west of", "province", "قضاء"; its
core is the bare name.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.toponyms import phrase_of
from tansiq.model import Place
from tansiq.reading.capitals import find_capitals
from tansiq.reading.place_borders import join_borders
from tansiq.reading.place_choice import Choice, choose_places
from tansiq.reading.place_forms import unlisted_places, without_halves
from tansiq.reading.place_quarters import with_quarters
from tansiq.reading.place_spots_ar import spot_arabic
from tansiq.reading.place_spots_en import has_capitals, spot_english
from tansiq.reading.place_words import PlaceWords, load_place_words
from tansiq.reading.sheet import Lang, PlaceMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["find_places", "with_capitals"]

NEAR_KM = 15.0
"""How far "near" reaches beyond a place's own radius; news says it of what lies in sight, or an hour's walk."""
SIDE_KM = 30.0
"""How far "west of" reaches; beyond it another town would be named."""
# Letters of the longest abbreviation of a country: U.S., UK, UAE.
_ABBREVIATED = 3
_LEAST_RADIUS_KM = {"district": 25.0}
"""A district that is known by its chief town reaches beyond it."""
_OF_ITS_OWN = frozenset({"prison", "camp", "base", "crossing", "facility", "road", "river", "mountain"})


def find_places(sheet: Sheet, gazetteer: Gazetteer) -> list[PlaceMention]:
    """Find and resolve the places that a text names.

    Args:
        sheet: Words and keys at least; nothing else of it is needed, and nothing is changed.
        gazetteer: As load_gazetteer gives it.

    Returns:
        Mentions in the order of the text, demonyms among them; ranges do not overlap. Places that are named by
        their form only ("the village of X") have no coordinates.

    Source: rules in docs/method/places.md.
    """
    if not sheet.words:
        return []
    words = load_place_words(sheet.lang)
    if sheet.lang == "ar":
        cased, spots = False, spot_arabic(sheet, gazetteer, words)
    else:
        cased = has_capitals(sheet)
        spots = spot_english(sheet, gazetteer, words, cased=cased)
    choices = choose_places(spots, words, sheet.lang, cased=cased)
    mentions = [_mention(sheet, choice, words) for choice in choices]
    mentions = with_quarters(sheet, without_halves(sheet, mentions, words), words)
    mentions += unlisted_places(sheet, mentions, words, cased=cased)
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return join_borders(sheet, _outside_names(sheet, _apart(mentions)), gazetteer, words)


def with_capitals(sheet: Sheet, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places of a sheet with those that it only calls "the capital"."""
    meant = [
        PlaceMention(start, end, _place(sheet, entry, "capital", start, end), (start, end))
        for start, end, entry in find_capitals(sheet, gazetteer)
    ]
    # "The capital of Mali" is one place.
    inside = {word for mention in meant for word in range(mention.start, mention.end)}
    others = [place for place in sheet.places if place.core[0] not in inside]
    return sorted([*others, *meant], key=lambda mention: mention.start)


def _outside_names(sheet: Sheet, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Without places that are part of an actor's own name, where actors were found before places.

    "Islamic State of Iraq and Syria", "Kurdistan Workers' Party", "Bank of England", the agency Xinhua and the surname
    of "Paul Hamilton" name no place; "Iraqi army", "Edmonton Schools Partnership" and "the mayor of Mosul" do.
    """
    closed: list[tuple[int, int]] = []
    for actor in sheet.actors:
        start, end = actor.name if actor.name[1] else (actor.start, actor.end)
        if actor.actor.actor_type in {"armed_group", "outlet"} or (
            actor.actor.actor_type == "person" and end - start > 1 and _is_proper(sheet, start, end)
        ):
            closed.append((start, end))
        elif actor.actor.actor_type == "organisation":
            closed.append((start + 1, end))
    if not closed:
        return mentions
    closed.sort()
    starts = [start for start, _ in closed]
    # How far those that begin before a word reach.
    reach = [-1, *accumulate((end for _, end in closed), max)]
    return [
        m
        for m in mentions
        if m.place.is_demonym or m.core[1] > reach[bisect_right(starts, m.core[0])] or _is_at(sheet, m)
    ]


def _is_at(sheet: Sheet, mention: PlaceMention) -> bool:
    """Whether an Arabic place carries its own "in" (ناشطاً بأم درمان), and so is no part of the name before it."""
    key = sheet.keys[mention.core[0]]
    return key[0] == "ب" and any(phrase_of(name).partition(" ")[0] == key[1:] for name in mention.place.names)


def _is_proper(sheet: Sheet, start: int, end: int) -> bool:
    """Whether every word is capitalised, as in a person's name and not in a description; never so in Arabic."""
    return all(word[0].isupper() for word in sheet.words[start:end])


def _apart(mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Ranges cut so that none reaches into the name of the one before it."""
    kept: list[PlaceMention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.core[0] < kept[-1].core[1]:
                continue
            if kept[-1].end > mention.core[0]:
                kept[-1].end = kept[-1].core[1]
            mention.start = max(mention.start, kept[-1].end)
        kept.append(mention)
    return kept


def _mention(sheet: Sheet, choice: Choice, words: PlaceWords) -> PlaceMention:
    spot, entry = choice.spot, choice.entry
    if entry.form == "demonym":
        place = _place(sheet, entry, choice.why, spot.start, spot.end)
        return PlaceMention(spot.start, spot.end, place, (spot.start, spot.end))
    if entry.kind == "country" and sheet.lang == "en" and _is_attributive(sheet, spot.start, spot.end, words):
        place = replace(_place(sheet, entry, choice.why, spot.start, spot.end), is_demonym=True)
        return PlaceMention(spot.start, spot.end, place, (spot.start, spot.end))
    widen = _widen_arabic if sheet.lang == "ar" else _widen_english
    start, end, extra_km = widen(sheet, spot.start, spot.end, words)
    place = _place(sheet, entry, choice.why, start, end, kind=spot.kind, extra_km=extra_km)
    return PlaceMention(start, end, place, (spot.start, spot.end))


def _is_attributive(sheet: Sheet, start: int, end: int, words: PlaceWords) -> bool:
    """ "A U.S. strike", "UK troops": an abbreviation before a noun stands for the adjective, and says not where."""
    if end - start > 1 or end >= len(sheet.words) or sheet.gaps[end] > 1:
        return False
    name, following = sheet.words[start].replace(".", ""), sheet.words[end]
    return (
        name.isupper()
        and len(name) <= _ABBREVIATED
        and (following.islower() or sheet.keys[end] in words.title)
        and sheet.keys[end] not in words.function
    )


def _place(
    sheet: Sheet, entry: Entry, why: str, start: int, end: int, *, kind: str = "", extra_km: float = 0.0
) -> Place:
    return _known_place(entry, sheet.lang, sheet.slice(start, end), why, kind, extra_km)


@lru_cache(maxsize=20_000)
def _known_place(entry: Entry, lang: Lang, text: str, why: str, kind: str, extra_km: float) -> Place:
    """The place that an entry is, as words of a text name it; reports of a day name the same few again and again."""
    name, path = (entry.ar, entry.path_ar) if lang == "ar" else (entry.en, entry.path_en)
    name = name or text
    own = not kind or kind == entry.kind or kind not in _OF_ITS_OWN
    if not own:
        # "Mosul airport": a place of its own, known only to lie at Mosul.
        name, path = text, (name, *path)
    return Place(
        name=name,
        text=text,
        names=tuple(dict.fromkeys(one for one in (name, entry.en, entry.ar, *entry.names) if one)),
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        admin1=entry.admin1 or None,
        geonames_id=(entry.geonames or None) if own else None,
        path=path,
        radius_km=None if entry.lat is None else max(entry.radius_km, _LEAST_RADIUS_KM.get(kind, 1.0)) + extra_km,
        kind=(kind or entry.kind) if not own or kind == "district" and entry.kind != "admin1" else entry.kind,
        is_demonym=entry.form == "demonym",
        why=why,
    )


def _widen_english(sheet: Sheet, start: int, end: int, words: PlaceWords) -> tuple[int, int, float]:
    """Take in the words before and after a name that say what and how near it is."""
    keys, gaps, extra = sheet.keys, sheet.gaps, 0.0
    if end < len(keys) and gaps[end] < 2 and keys[end] in words.type_after:
        end += 1
    first = start
    at = start - 1 if start and gaps[start] < 2 else -1
    if at >= 1 and keys[at] == "of" and (keys[at - 1] in words.type_of or keys[at - 1] in words.compass):
        if keys[at - 1] in words.compass:
            extra = SIDE_KM
        first = at - 1
        at = first - 1
        if extra and at >= 1 and keys[at] in word_set("portions") and keys[at - 1].isdigit():
            # "15 kilometres south of Kidal"
            first, at = at - 1, at - 2
    while at >= 0 and gaps[at + 1] < 2 and (keys[at] in words.direction or keys[at] == "the" and first > at + 1):
        first, at = (at, at - 1) if keys[at] in words.direction else (first, at - 1)
    if at >= 0 and keys[at] == "the" and gaps[at + 1] < 2:
        at -= 1
    if at >= 0 and keys[at] in words.near and gaps[at + 1] < 2:
        first, extra = at, max(extra, NEAR_KM)
    return first, end, extra


def _widen_arabic(sheet: Sheet, start: int, end: int, words: PlaceWords) -> tuple[int, int, float]:
    keys, gaps, first, extra = sheet.keys, sheet.gaps, start, 0.0
    at = start - 1
    while at >= 0 and gaps[at + 1] < 2:
        key = keys[at]
        bare = key[1:] if key[:1] in {"ب", "ل", "و"} and len(key) > 3 else key
        forms = (key, bare, bare.removeprefix("ال"))
        one = next((form for form in forms if form in words.type_of or form in words.direction), "")
        if one:
            if one in words.compass and first == start:
                extra = max(extra, SIDE_KM)
            first = at
        elif bare in words.near or key in words.near:
            first, extra = at, max(extra, NEAR_KM)
        elif key == "من" and at and (keys[at - 1] in words.near or keys[at - 1][1:] in words.near):
            pass
        else:
            break
        at -= 1
    return first, end, extra
