"""How place names are cut and folded before they are compared: one way, for gazetteer and text alike.

A name is a row of atoms: match keys without marks, apostrophes and dots, cut at hyphens and spaces. The Arabic
article is written "al" wherever it stands inside a name, so that "Deir ez-Zor", "Deir al-Zor" and "Dayr az Zawr"
differ only where their letters do.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tansiq.knowledge.keys import match_key

__all__ = ["ARTICLES", "FIRST_ARTICLES", "atoms_of", "border_key", "fold_article", "phrase_of"]

# Spellings of ال in Latin script, its assimilated forms included (ash-Shaddadi, ez-Zor).
ARTICLES = frozenset(
    {"al", "el", "ul", "ar", "er", "as", "es", "ash", "esh", "at", "et", "ath", "ad", "ed", "adh", "an", "en", "az",
     "ez"}
)  # fmt: skip
# At the head of a phrase "as", "at", "an" and the like are English words far more often than articles.
FIRST_ARTICLES = frozenset({"al", "el", "ar", "ash", "esh", "ez", "ath", "adh"})
_DROP = dict.fromkeys(map(ord, "'`.ʻʿʾ′´‘’“”\"")) | {ord("-"): " ", ord("–"): " ", ord("/"): " "}
_GAP = re.compile(r"[\W_]+")


@lru_cache(maxsize=100_000)
def atoms_of(key: str) -> tuple[str, ...]:
    """Atoms of one word or name, given as its match key; () for a lone hyphen, and ("",) for other punctuation.

    The empty atom stops a phrase; a hyphen does not.
    """
    if key.isalnum():
        return (key,)
    if key in {"-", "–", "'", "`"}:
        return ()
    parts = tuple(part for part in _GAP.split(key.translate(_DROP)) if part)
    return parts or ("",)


def fold_article(atom: str, *, first: bool) -> str:
    """ "al" for any spelling of the article, else the atom itself."""
    return "al" if atom in (FIRST_ARTICLES if first else ARTICLES) else atom


def border_key(*countries: str) -> str:
    """The key under which the border of two countries is filed, given their ISO 3166-1 codes in any order."""
    return "border " + " ".join(sorted(code.lower() for code in countries))


def phrase_of(name: str) -> str:
    """The key under which a name is filed, "" for a name without letters."""
    parts = [atom for word in match_key(name).split() for atom in atoms_of(word) if atom]
    return " ".join(fold_article(atom, first=number == 0) for number, atom in enumerate(parts))
