"""Who or what fills a role, as far as its words tell: a known actor, a sort of people or things, or a bare name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.renamed import newest_key
from tansiq.reading.actors.words import Entry, Lexicon, lexicon
from tansiq.reading.clitics import split_clitics
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.sheet import Lang

__all__ = ["Party", "make_party", "stem_of"]

_PUNCTUATION = "«»\"'“”‘’().,،؛:;-–"
_SMALL = frozenset({"of", "the", "a", "an", "and", "in", "from", "من", "في", "و", "ال", "بعض"})


@dataclass(frozen=True, slots=True)
class Party:
    """One filler of a role.

    Args:
        name: As the telling has it.
        known: Keys of the known actors its words name ("isis", "state:IQ").
        sorts: Sorts of people and things its nouns name ("armed", "facility:prison").
        country: ISO 3166-1 codes of the demonyms in it ("Iraqi soldiers").
        words: Match keys of the words left, without clitics.
        is_arabic: Which script it is written in.
    """

    name: str
    known: frozenset[str]
    sorts: frozenset[str]
    country: frozenset[str]
    words: tuple[str, ...]
    is_arabic: bool


def _arabic_ways(key: str) -> tuple[str, ...]:
    """A word as it stands and without the clitics that names carry: و, ب, ل, ك, and لل for لال."""
    ways = [key]
    if key[:1] in "وف" and len(key) > 3:
        ways.append(key[1:])
    for way in tuple(ways):
        if way.startswith("لل") and len(way) > 4:
            ways.append("ال" + way[2:])
        elif way[:1] in "بلك" and len(way) > 3:
            ways.append(way[1:])
    return tuple(ways)


def _tokens(name: str) -> list[str]:
    words = match_key(name).replace("-", " - ").split()
    return [word for word in (w.strip(_PUNCTUATION) for w in words) if word]


@cache
def _index(lang: Lang) -> tuple[dict[str, tuple[Entry, ...]], Lexicon]:
    lex = lexicon(lang)
    wanted: dict[str, list[Entry]] = {}
    for first, entries in lex.first.items():
        kept = [entry for entry in entries if entry.kind in ("known", "people")]
        if kept:
            wanted.setdefault(first, []).extend(kept)
    return {first: tuple(sorted(rows, key=lambda e: -len(e.keys))) for first, rows in wanted.items()}, lex


def _at(keys: list[str], spot: int, lang: Lang) -> tuple[Entry, int] | None:
    """The longest phrase that begins at a word, and how many words it takes."""
    index, _ = _index(lang)
    for first in _arabic_ways(keys[spot]) if lang == "ar" else (keys[spot],):
        for entry in index.get(first, ()):
            size = len(entry.keys)
            if (first, *keys[spot + 1 : spot + size]) == entry.keys:
                return entry, size
    return None


@lru_cache(maxsize=200_000)
def make_party(name: str) -> Party:
    """What the words of a role's filler say.

    Args:
        name: E.g. "ISIS militants", "عناصر من تنظيم داعش", "Mustafa al-Kadhimi".
    """
    arabic = is_arabic(name)
    lang: Lang = "ar" if arabic else "en"
    keys = _tokens(name)
    _, lex = _index(lang)
    known: set[str] = set()
    sorts: set[str] = set()
    country: set[str] = set()
    words: list[str] = []
    spot = 0
    while spot < len(keys):
        found = _at(keys, spot, lang)
        if found is not None:
            entry, size = found
            if entry.actor is not None:
                # A group that took another name is one actor, whatever a text calls it.
                known.add(newest_key(entry.actor.key))
            else:
                sorts.add(entry.sort)
                words.append(keys[spot + size - 1])
            spot += size
            continue
        key = keys[spot]
        spot += 1
        plain = _bare(key) if arabic else key
        nation = lex.demonyms.get(key) or lex.demonyms.get(plain) or (arabic and lex.demonyms.get(_single(plain)))
        if nation:
            country.add(nation)
        elif key not in _SMALL:
            words.append(plain)
    sorts |= _things(keys, lang)
    return Party(name, frozenset(known), frozenset(sorts), frozenset(country), tuple(words), arabic)


def _bare(key: str) -> str:
    for way in reversed(_arabic_ways(key)):
        if way.startswith("ال") and len(way) > 4:
            return way[2:]
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


def _single(plain: str) -> str:
    """An Arabic noun without the ending of a sound plural: سودانيين."""
    return plain[:-2] if plain.endswith(("ين", "ون")) and len(plain) > _SHORTEST_PLURAL else plain


_SHORTEST_PLURAL = 5


@cache
def _concepts() -> dict[str, dict[str, str]]:
    """Language to word to concept: the pairs of concepts.yml."""
    from tansiq.knowledge.loader import load_rows

    table: dict[str, dict[str, str]] = {"en": {}, "ar": {}}
    for row in load_rows("concepts"):
        for lang, forms in table.items():
            for form in row[lang]:
                forms[match_key(form)] = row["key"]
    return table


def _things(keys: list[str], lang: Lang) -> set[str]:
    """Concepts of the nouns: the same key in both languages, two words before one."""
    forms = _concepts()[lang]
    plain = [stem_of(key, lang) for key in keys]
    # A filler's head comes first in Arabic; further on عسكريا is "militarily".
    counted = [_one_of(plain[0]), *plain[1:]] if lang == "ar" and plain else plain
    found: set[str] = set()
    spot = 0
    while spot < len(plain):
        for size in (3, 2, 1):
            concept = next(
                (
                    forms[way]
                    for words in (plain, keys, counted)
                    if (way := " ".join(words[spot : spot + size])) in forms
                ),
                None,
            )
            if concept is not None:
                found.add(concept)
                spot += size - 1
                break
        spot += 1
    return found


def _one_of(stem: str) -> str:
    """An Arabic noun without the tanwin behind a last ya: قاضيا."""
    return stem[:-1] if stem.endswith("يا") and len(stem) > 4 else stem


@lru_cache(maxsize=50_000)
def stem_of(key: str, lang: str) -> str:
    """A noun without article, clitics and tanwin (Arabic), or without the plural's ending (English)."""
    if lang == "ar":
        stem = split_clitics(key, load_lexicon("ar")).stem
        return stem[:-1] if stem.endswith("ا") and len(stem) > 3 and not stem.endswith(("اا", "يا")) else stem
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if key.endswith(ending) and len(key) > len(ending) + 2 and not key.endswith("ss"):
            return key[: -len(ending)] + put
    return key
