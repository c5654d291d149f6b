"""The words that stand beside place names, one table a language, made ready for look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.reading.sheet import Lang

__all__ = ["PlaceWords", "load_place_words"]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Classes of knowledge/<lang>/place_words.yml, as match keys.

    Args:
        type_of, type_after: Word to the kind it makes of the name after it, or before it.
        sets: Every other class by its name.
    """

    type_of: dict[str, str]
    type_after: dict[str, str]
    sets: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets.get(name, frozenset())


@lru_cache(maxsize=4)
def load_place_words(lang: Lang) -> PlaceWords:
    """The table of one language, read once a process."""
    of: dict[str, str] = {}
    after: dict[str, str] = {}
    sets: dict[str, set[str]] = {}
    for row in load_rows(f"{lang}/place_words"):
        keys = [match_key(word) for word in row["words"]]
        if row["class"] == "type_of":
            of.update({key: row["kind"] for key in keys})
        elif row["class"] == "type_after":
            after.update({key: row["kind"] for key in keys})
        else:
            sets.setdefault(row["class"], set()).update(keys)
    if lang == "en":
        sets["function"] = {match_key(word) for row in load_rows("en/function") for word in row["words"]}
        sets["common"] |= {word for row in load_rows("en/town_words") for word in row["words"]} | sets["function"]
    return PlaceWords(of, after, {name: frozenset(keys) for name, keys in sets.items()})
