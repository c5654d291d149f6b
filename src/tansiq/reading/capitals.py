""" "The capital": a town that a text means without naming it, once it has named the country."""

from __future__ import annotations

from functools import cache

from tansiq.knowledge.forms import NOUN, PLURAL
from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.knowledge.toponyms import phrase_of
from tansiq.model import Place
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.sheet import PlaceMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["find_capitals", "is_seat"]

_CAPITAL = word_set("capital")
_CAPITAL_OF = word_set("capital_of")
_OTHERS = word_set("lesser_capital")
_OF = word_set("of")
_OWNER = frozenset({"'s", "’s", "'", "’"})
_PROCLITICS = ("", "و", "ب", "ل", "وب")
# Every word that begins what this module looks for; Arabic ones with the proclitics that they take.
_SAYS = frozenset(clitic + word for word in _CAPITAL for clitic in _PROCLITICS) | {"للعاصمة"}
_SAYS_OF = frozenset(clitic + word for word in _CAPITAL_OF for clitic in _PROCLITICS)
_HOT = {"en": _CAPITAL, "ar": _SAYS | _SAYS_OF}
# Words between "the capital" and the name that it has, or the country that it is of.
_NEAR = 3
_FAR = 5
"""Words from "the capital" to the region behind its country: "of Ethiopia 's northern Tigray"."""
_PART_KINDS = frozenset({"admin1", "district"})
_PARTS = frozenset({"region", "province", "state", "governorate", "district", "county", "prefecture", "department"})


@cache
def _seats() -> dict[str, str]:
    return {row["country"]: row["capital"] for row in load_rows("capitals")}


def is_seat(place: Place) -> bool:
    """Whether a place is the seat of its country's government, which is called by it."""
    seat = match_key(_seats().get(place.country or "", ""))
    return bool(seat) and seat in {match_key(name) for name in (place.name, *place.names)}


def _seat(gazetteer: Gazetteer, country: str) -> Entry | None:
    name = _seats().get(country)
    found = gazetteer.find(phrase_of(name)) if name else ()
    return next((e for e in found if e.country == country and e.form == "noun" and e.kind != "country"), None)


def find_capitals(sheet: Sheet, gazetteer: Gazetteer) -> list[tuple[int, int, Entry]]:
    """Words [start, end) of a text that say "the capital" or "the capital of Mali", each with the town that is meant.

    Args:
        sheet: With its places, in order; actors are not needed.
        gazetteer: As load_gazetteer gives it.

    Returns:
        None for one that is named beside it ("the capital, Sanaa"), that is of a province, or whose country is not
        known from what stands before it.
    """
    found: list[tuple[int, int, Entry]] = []
    hot = _HOT[sheet.lang]
    if hot.isdisjoint(sheet.vocabulary):
        return found
    taken = {word for place in sheet.places for word in range(*place.core)}
    for i, key in enumerate(sheet.keys):
        if key not in hot:
            continue
        if (whole := _of_country(sheet, gazetteer, i, key)) is not None:
            found.append(whole)
            continue
        if _is_of_part(sheet, i):
            continue
        if not _says_capital(sheet, i, key) or i in taken or _is_named(sheet, i) or _is_other(sheet, i):
            continue
        entry = _seat(gazetteer, _country(sheet, i))
        if entry is not None:
            found.append((i, i + 1, entry))
    return found


def _of_country(sheet: Sheet, gazetteer: Gazetteer, i: int, key: str) -> tuple[int, int, Entry] | None:
    """ "The capital of Mali", "عاصمة مالي": a country of that name, and no town of it."""
    if sheet.lang == "en":
        first = i + 2 if key in _CAPITAL and sheet.keys[i + 1 : i + 2] == ["of"] else 0
    else:
        first = i + 1 if key in _SAYS_OF else 0
    if not first:
        return None
    for end in range(min(len(sheet), first + _NEAR), first, -1):
        if sheet.keys[end : end + 1] and sheet.keys[end] in _OWNER:
            # "The capital of Ethiopia's Tigray region"
            return None
        named = gazetteer.find(phrase_of(sheet.slice(first, end)))
        country = next((e.country for e in named if e.kind == "country" and e.form == "noun"), "")
        entry = _seat(gazetteer, country) if country else None
        if entry is not None:
            return i, end, entry
    return None


def _says_capital(sheet: Sheet, i: int, key: str) -> bool:
    if sheet.lang == "ar":
        return key in _SAYS
    if key not in _CAPITAL:
        return False
    bits = load_lexicon("en").bits.get(sheet.keys[i + 1], 0) if i + 1 < len(sheet) else 0
    closed = i + 1 < len(sheet) and load_lexicon("en").look_up([sheet.keys[i + 1]])[0].classes
    # "capital punishment"
    return not bits & (NOUN | PLURAL) or bool(closed)


def _is_named(sheet: Sheet, i: int) -> bool:
    """Whether a town stands right behind: "the capital, Sanaa", "العاصمة صنعاء"."""
    behind = (p for p in sheet.places if i < p.core[0] <= i + _NEAR and not p.place.is_demonym)
    first = next(behind, None)
    between = sheet.keys[i + 1 : first.core[0]] if first is not None else []
    return (
        first is not None
        and all(not key[:1].isalpha() or key in ("of", "city") for key in between)
        and (first.place.kind != "country")
    )


def _is_other(sheet: Sheet, i: int) -> bool:
    """ "The provincial capital", "العاصمة المؤقتة": not the country's."""
    return not _OTHERS.isdisjoint(sheet.keys[max(0, i - 1) : i + 2])


def _is_of_part(sheet: Sheet, i: int) -> bool:
    """ "The capital of the Tigray region", "Kano's capital", "the region's capital": not the country's."""
    if sheet.lang != "en":
        return False
    before = i - 1 if sheet.keys[i - 1 : i] and sheet.keys[i - 1] in _OWNER else i
    if before < i and sheet.keys[before - 1 : before] and sheet.keys[before - 1] in _PARTS:
        return True
    for place in sheet.places:
        behind = i < place.core[0] <= i + _FAR and _owns(sheet.keys[i + 1 : place.start])
        if (place.core[1] == before or behind) and not place.place.is_demonym and place.place.kind in _PART_KINDS:
            return True
    return False


def _owns(between: list[str]) -> bool:
    """Whether what "the capital" is of stands behind these words: "of the", "of Ethiopia's"."""
    return between[:1] == ["of"] and (len(between) == 1 or between[-1] in _OWNER or between[1:] == ["the"])


def _country(sheet: Sheet, i: int) -> str:
    """The country whose capital is meant: named beside it, else that of the place named last before it."""
    for place in sheet.places:
        beside = place.core[1] == i or (i < place.core[0] <= i + _NEAR and _is_of(sheet, i, place))
        if beside and place.place.country and (place.place.is_demonym or place.place.kind == "country"):
            return place.place.country
    before = [p for p in sheet.places if p.core[0] < i and p.place.country]
    named = [p for p in before if not p.place.is_demonym]
    return (named or before)[-1].place.country or "" if before else ""


def _is_of(sheet: Sheet, i: int, place: PlaceMention) -> bool:
    """Whether a country or its adjective goes with "the capital" before it: "of Yemen", "اليمنية"."""
    between = sheet.keys[i + 1 : place.core[0]]
    return all(key in _OF or key == "the" for key in between)
