"""Borders: "the Syrian-Iraqi border", "the border with Syria", "الحدود العراقية السورية", "الحدود بين العراق وسوريا".

A border is read from the word for it and the countries or demonyms beside it. Where only one side is said ("the border
with Syria") the other is the country that the text has named most before. A border that the gazetteer lists has its
place; any other is named and not located.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from operator import attrgetter

from tansiq.knowledge.gazetteer import Gazetteer
from tansiq.knowledge.toponyms import border_key
from tansiq.model import Place
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import PlaceMention, Sheet

__all__ = ["join_borders"]

_START, _END = attrgetter("start"), attrgetter("end")

_LINKS = {
    "en": frozenset({"-", "–", "and", "the", "with", "between", "of", "'s", "’s"}),
    "ar": frozenset({"-", "–", "و", "مع", "بين", "كل", "من"}),
}
_OPENERS = frozenset({"with", "between", "مع", "بين"})
_FILLERS = frozenset({"international", "shared", "الدولية", "المشتركة"})
MOST_SIDES = 3
"""A third side ends the border: none beyond it is looked at."""
MOST_BEFORE = 300
"""Places looked back at for the country that a text speaks of."""
MOST_BETWEEN = 3
"""Words between the border and its country: "border between Iraq and Syria"."""


def join_borders(
    sheet: Sheet, mentions: list[PlaceMention], gazetteer: Gazetteer, words: PlaceWords
) -> list[PlaceMention]:
    """Mentions with each border's countries replaced by the border itself."""
    if words.border.isdisjoint(sheet.vocabulary):
        return mentions
    spots = [at for at, key in enumerate(sheet.keys) if key in words.border]
    kept = list(mentions)
    for at in spots:
        sides = _sides(sheet, kept, at, words.direction)
        if not sides:
            continue
        first, last = min(at, *(side.start for side in sides)), max(at + 1, *(side.end for side in sides))
        place = _border(sheet, sides, kept, gazetteer, first, last)
        # They are in the order of the text and do not overlap: those within the border's words are next to each other.
        low, high = bisect_right(kept, first, key=_END), bisect_left(kept, last, key=_START)
        kept[low:high] = [PlaceMention(first, last, place, (first, last))]
    return kept


def _is_country(mention: PlaceMention) -> bool:
    return mention.place.kind == "country" and mention.place.country is not None


def _sides(
    sheet: Sheet, mentions: list[PlaceMention], at: int, direction: frozenset[str] = frozenset()
) -> list[PlaceMention]:
    """Country mentions that belong to the border word, in the order of the text: at most two.

    Args:
        direction: Words for the points of the compass, which may stand between ("حدودها الجنوبية مع سوريا").
    """
    links = _LINKS[sheet.lang] | _FILLERS | direction
    found: list[PlaceMention] = []
    edge = at
    if sheet.lang == "en":
        last = bisect_right(mentions, at, key=_END)
        for mention in reversed(mentions[max(0, last - MOST_SIDES) : last]):
            between = sheet.keys[mention.end : edge]
            if not _is_country(mention) or any(key not in links for key in between) or len(between) > 2:
                break
            if not (mention.place.is_demonym or between in ([], ["-"], ["–"])) or len(found) == 2:
                break
            found.insert(0, mention)
            edge = mention.start
    edge = at + 1
    first = bisect_right(mentions, at, key=_START)
    for spot, mention in enumerate(mentions[first : first + MOST_SIDES], first):
        between = sheet.keys[edge : mention.start]
        linked = all(key in links or _is_bearing(key, direction) for key in between) and len(between) <= MOST_BETWEEN
        plain = mention.place.is_demonym or edge > at + 1 or any(key in _OPENERS for key in between)
        if not plain and not between and sheet.lang == "ar":
            # "حدود لبنان مع سوريا"
            other = mentions[spot + 1] if spot + 1 < len(mentions) else None
            plain = other is not None and sheet.keys[mention.end : other.start] == ["مع"]
        if not _is_country(mention) or not linked or not plain or len(found) == 2:
            break
        found.append(mention)
        edge = mention.end
    return found


def _is_bearing(key: str, direction: frozenset[str]) -> bool:
    """Whether an Arabic word says on which side the border lies: "حدودها الجنوبية مع سوريا"."""
    return key.removeprefix("ال").removesuffix("ه").removesuffix("ة") in direction


def _border(
    sheet: Sheet, sides: list[PlaceMention], mentions: list[PlaceMention], gazetteer: Gazetteer, first: int, last: int
) -> Place:
    codes = list(dict.fromkeys(side.place.country or "" for side in sides))
    by_code = {side.place.country: side.place.name for side in sides}
    why = "both sides are named"
    if len(codes) == 1:
        at = bisect_left(mentions, first, key=_START)
        told = mentions[max(0, at - MOST_BEFORE) : at]
        before = Counter(m.place.country for m in told if _is_country(m) and m.place.country != codes[0])
        why = "one side is named"
        if before:
            other = before.most_common(1)[0][0] or ""
            # "the border with Syria" is told from the other side, "the Iraqi border" from its own.
            codes = [other, codes[0]] if not sides[0].place.is_demonym else [codes[0], other]
            by_code[other] = next(m.place.name for m in told if m.place.country == other and _is_country(m))
            why = "one side is named, the other is spoken of before"
    name = sheet.slice(first, last)
    listed = _listed(gazetteer, codes)
    return Place(
        name=name,
        text=name,
        names=tuple(dict.fromkeys((name, *(listed.names if listed is not None else ())))),
        lat=listed.lat if listed is not None else None,
        lon=listed.lon if listed is not None else None,
        country=codes[0],
        path=tuple(by_code[code] for code in codes),
        radius_km=listed.radius_km if listed is not None else None,
        kind="border",
        why=why,
    )


def _listed(gazetteer: Gazetteer, codes: list[str]) -> Place | None:
    """The border of two countries as the gazetteer has it."""
    if len(codes) < 2:
        return None
    for entry in gazetteer.find(border_key(*codes)):
        names = (entry.en, entry.ar)
        return Place(entry.en, names=names, lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km or None)
    return None
