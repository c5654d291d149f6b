"""The words that stand beside place names, one table a language, made ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.reading.sheet import Lang, PlaceMention, Sheet

__all__ = ["AT_BEARING", "PlaceWords", "begins_beside", "load_place_words"]

AT_BEARING: dict[Lang, str] = {"en": "in", "ar": "في"}
"""The preposition that a bearing stands for ("north of Kidal": at that place), as frames have it."""
_OWNERS = ("ه", "ها", "هم", "هما", "نا")
"""Pronouns that say whose border it is: "حدودها مع سوريا"."""
_PROCLITICS = ("و", "ف", "ب", "ل", "وب", "ول")


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """Classes of knowledge/<lang>/place_words.yml, as match keys; the file says what each is.

    Args:
        name_end: Words that may end a listed name in small letters and make nothing of any other name ("oil field").
        type_of, type_after: Word to the kind it makes of the name after it, or before it.
        befalls: English nouns for what befalls a town: "the siege of".
        square: Arabic words for a square that are also a city's name, which only its type word tells ("مدينة ميدان").
        area: Arabic words for ground behind which a name that nobody listed is its name ("منطقة", "مديرية", "جبل").
        before_name: Words that a capital before a name does not make part of the name ("Northern", "Police").
        function: English function words, which are no names by themselves.
        common: English words that are also names of towns, function words among them.
    """

    type_of: dict[str, str]
    type_after: dict[str, str]
    locative: frozenset[str]
    weak_locative: frozenset[str]
    near: frozenset[str]
    direction: frozenset[str]
    compass: frozenset[str]
    befalls: frozenset[str]
    title: frozenset[str]
    saying: frozenset[str]
    institution: frozenset[str]
    paper: frozenset[str]
    street: frozenset[str]
    body: frozenset[str]
    person: frozenset[str]
    month: frozenset[str]
    border: frozenset[str]
    name_part: frozenset[str]
    name_end: frozenset[str]
    square: frozenset[str]
    homograph: frozenset[str]
    area: frozenset[str]
    before_name: frozenset[str]
    function: frozenset[str]
    common: frozenset[str]


_PLAIN = (
    "locative", "weak_locative", "near", "direction", "compass", "befalls", "title", "saying", "institution", "paper",
    "street", "body", "person", "month", "border", "name_part", "name_end", "square", "homograph", "area", "common",
)  # fmt: skip


@lru_cache(maxsize=4)
def load_place_words(lang: Lang) -> PlaceWords:
    """The table of one language, read once a process."""
    of: dict[str, str] = {}
    after: dict[str, str] = {}
    sets: dict[str, set[str]] = {name: set() for name in _PLAIN}
    for row in load_rows(f"{lang}/place_words"):
        keys = {match_key(word) for word in row["words"]}
        if row["class"] == "type_of":
            for key in keys:
                of[key] = str(row["kind"])
        elif row["class"] == "type_after":
            for key in keys:
                after[key] = str(row["kind"])
        else:
            sets[row["class"]] |= keys
    function: set[str] = set()
    if lang == "en":
        function = {match_key(word) for row in load_rows("en/function") for word in row["words"]}
        sets["common"] |= {word for row in load_rows("en/town_words") for word in row["words"]} | function
    else:
        sets["border"] |= {key + owner for key in sets["border"] if not key.startswith("ال") for owner in _OWNERS}
        sets["border"] |= {proclitic + key for key in sets["border"] for proclitic in _PROCLITICS}
        sets["border"] |= {"لل" + key[2:] for key in sets["border"] if key.startswith("ال")}
    before = sets["direction"] | sets["locative"] | sets["month"] | sets["institution"] | of.keys()
    classes = {name: frozenset(keys) for name, keys in sets.items()}
    return PlaceWords(of, after, before_name=frozenset(before), function=frozenset(function), **classes)


def begins_beside(sheet: Sheet, mention: PlaceMention) -> bool:
    """Whether a place says by itself that something is at it: "north of Kidal", "15 km from Taiz", غربي الرطبة."""
    if mention.start >= mention.core[0] or mention.place.is_demonym:
        return False
    words, first = load_place_words(sheet.lang), sheet.keys[mention.start]
    return first in words.direction or first in words.compass or first in words.near or first.isdigit()
