"""Which names of a row its sources show, and which follow from one that they show by a written rule.

A name is shown where it stands in the words relied on or in the page's title. From a shown name another follows
(docs/method/actors.md, "Which names are shown") as

* `initials`: its acronym, or the name whose initials are a shown acronym of three letters and more;
* `spelling`: the same words in another spelling or transliteration, each within `LIKE` by `letters.distance`;
* `rendering`: the same words in the other language, each alike in sound or a pair of `tests/data/renderings.yml`;
* `short`: two or more of its words and no other (the Transitional Council, of the Southern Transitional Council).

What a name may have more or less than the other: its country in any form where the row has one, and the nouns that say
of what kind it is (group, movement, agency, قناة, تنظيم; camp, crossing, سجن), listed in the same file. Against a
quotation the country may be missing only where the same quotation names it elsewhere ("Ministry of Oil" on a page
titled "Iraqi Central Government").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.knowledge.letters import distance
from tansiq.knowledge.loader import load_rows
from tansiq.knowledge.toponyms import ARTICLES, phrase_of
from tests.knowledge.attested import PROCLITICS, bases, cited

__all__ = ["RENDERINGS", "SHOWN", "UNSHOWN", "Namer", "bears", "quotes_of", "stands_in"]

Row = dict[str, Any]
Source = dict[str, Any]
SHOWN, SPELT, INITIALS, RENDERED, SHORT, UNSHOWN = "shown", "spelling", "initials", "rendering", "short", "unshown"
LIKE = 0.2
"""Cost a letter up to which two words are one in another spelling: حراس and Hurras, organisation and organization."""
RENDERINGS = Path(__file__).parents[1] / "data" / "renderings.yml"
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 3
_FEWEST_OF_ARTICLE = 4
_SMALL = frozenset(
    {"of", "the", "for", "and", "in", "to", "on", "de", "la", "du", "del", "des", "s", "d", "في", "من", "بين"}
)
_ALIKE = tuple(
    frozenset(one.split())
    for one in ("commander chief head leader chairman", "ministry minister", "وزارة وزير وزيرة وزراء وزارات")
)
"""Whoever leads a body that is named beside it; a ministry and its minister."""


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(RENDERINGS.read_text(encoding="utf-8"))
    return table


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """An English word and the Arabic words that render it, folded."""
    found: dict[str, frozenset[str]] = {}
    for part in ("listed", "usual"):
        for one, arabic in _table()[part].items():
            key = phrase_of(one)
            found[key] = found.get(key, frozenset()) | {_bare(word) for word in arabic.split()}
    return found


@cache
def _kinds(of: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in _table()["kinds"][of].split())


def _bare(word: str) -> str:
    """A word folded, without the article."""
    key = match_key(word)
    if not is_arabic(key):
        return phrase_of(key)
    return key.removeprefix("وال").removeprefix("ال") if len(key) > _FEWEST_OF_ARTICLE else key


def _forms(word: str) -> frozenset[str]:
    return bases(word) if is_arabic(word) else frozenset({word, word.removesuffix("s")})


@cache
def _of_country(code: str) -> frozenset[str]:
    """A country's names and adjectives in both languages, as bare words."""
    found = {"us", "america"} if code == "US" else set()
    for row in load_rows("actors"):
        if row["key"] == f"state:{code}":
            found |= {_bare(word) for name in (*row["en"], *row["ar"]) for word in name.split()}
    for language in ("en", "ar"):
        names = Locale.parse(language).territories.get(code, "")
        found |= {_bare(word) for word in re.split(r"[\s-]+", names) if word}
        for row in load_rows(f"{language}/demonyms"):
            if row["country"] == code:
                found |= {one for form in row["forms"] for one in (*_forms(_bare(form)), f"{_bare(form)}s")}
    return frozenset(found - _SMALL - {"al", ""})


def _spelt_out(text: str) -> str:
    text = re.sub(r"\bU\.?N\b\.?", "United Nations", re.sub(r"\bU\.?S\b\.?", "American", text))
    return re.sub(r"(?<=\w)['’]s\b", "", text)


@cache
def _said(words: str) -> frozenset[str]:
    return frozenset(_bare(one) for one in phrase_of(_spelt_out(words)).split() if one not in ARTICLES)


def stands_in(name: str, words: str) -> bool:
    """Whether a name stands in a quotation, apart from case, marks, article, plural and Arabic proclitics."""
    text, key = f" {phrase_of(words)} ", phrase_of(name)
    if not key:
        return False
    keys = {key, key.removeprefix("al ")}
    keys |= {clitic + key for clitic in PROCLITICS} if is_arabic(name) else {f"{key}s"}
    if is_arabic(name) and key.startswith("ال"):
        keys |= {"لل" + key[2:], "ل" + key[2:]}
    return any(f" {one} " in text for one in keys)


@cache
def _same_word(a: str, b: str) -> bool:
    if a == b or any(_forms(a) & one and _forms(b) & one for one in _ALIKE):
        return True
    a_ar, b_ar = is_arabic(a), is_arabic(b)
    if a_ar != b_ar:
        latin, arabic = (b, a) if a_ar else (a, b)
        known = {word for one in _forms(latin) for word in _pairs().get(one, ())}
        if any(bases(arabic) & bases(one) for one in known):
            return True
    elif _forms(a) & _forms(b):
        return True
    return distance(match_key(a), match_key(b), a_ar, b_ar, farthest=LIKE) <= LIKE


def _matched(one: list[str], other: list[str]) -> bool:
    """Whether each word of either has its like in the other, in any order."""
    left = list(other)
    for word in one:
        found = next((n for n, at in enumerate(left) if _same_word(word, at)), None)
        if found is None:
            return False
        left.pop(found)
    return not left


def _acronym(name: str) -> str:
    return re.sub(r"[^A-Z]", "", name) if name.isascii() and name.upper() == name else ""


def _initials(name: str) -> set[str]:
    words = [one for one in re.split(r"[\s–—/-]+", re.sub(r"['’.]", "", name)) if one]
    plain = [one for one in words if one.lower() not in _SMALL and one.lower() not in ARTICLES]
    return {"".join(one[0] for one in some).upper() for some in (words, plain) if len(some) > 1}


def _are_initials(name: str, known: str) -> bool:
    mine, theirs = _acronym(name), _acronym(known)
    return (bool(mine) and mine in _initials(known)) or (len(theirs) >= _FEWEST_LETTERS and theirs in _initials(name))


def _is_short(name: str, known: str) -> bool:
    mine, theirs = phrase_of(name).split(), phrase_of(known).split()
    return is_arabic(name) == is_arabic(known) and len(mine) >= _FEWEST_WORDS and set(mine) < set(theirs)


def bears(name: str, words: str) -> bool:
    """Whether one clause of a quotation names a person so: each word, or the last one, alike in either script."""
    mine = [_bare(one) for one in phrase_of(name).split() if one not in ARTICLES and one not in _SMALL and len(one) > 1]
    for clause in words.split(";"):
        said = _said(clause)
        if mine and (mine[-1] in said or all(any(_same_word(one, other) for other in said) for one in mine)):
            return True
    return False


def quotes_of(row: Row, sources: dict[str, Source]) -> list[str]:
    """What the sources of a row are cited for, page titles included, and the words the row quotes itself."""
    own = [f"{sources[one].get('words', '')}; {sources[one].get('title', '')}" for one in cited(row) if one in sources]
    return [*own, str(row.get("words", ""))]


class Namer:
    """Judges the names of one row.

    Args:
        country: The row's country (ISO 3166-1 alpha-2), "" for none.
        kinds: Which list of kinds holds for it: "actors" or "places".
    """

    def __init__(self, country: str = "", kinds: str = "actors") -> None:
        """Look up what a name of this country and sort may do without."""
        self.own = _of_country(country) if country else frozenset()
        self.kinds = _kinds(kinds)
        # The sort of a place is told by where it is, that of a body only by the page.
        self.free = _SMALL | self.kinds if kinds == "places" else _SMALL

    def how(self, names: list[str], quotes: list[str]) -> Iterator[tuple[str, str]]:
        """Each name with how its quotations show it: one of the classes above.

        Args:
            names: All names of the row, of both languages.
            quotes: What `quotes_of` gives for it.
        """
        # What stands behind a comma tells two places of one name apart.
        plain = {name: name.split(",")[0] for name in names}
        found = {name: SHOWN for name in names if any(stands_in(plain[name], words) for words in quotes)}
        for name in names:
            if name not in found and any(self._shown_in_part(name, words) for words in quotes):
                found[name] = SPELT
        while new := {
            name: one for name in names if name not in found and (one := self._derived(name, list(found))) != UNSHOWN
        }:
            found |= new
        for name in names:
            yield name, found.get(name, UNSHOWN)

    def tells(self, name: str, quotes: Iterable[str]) -> bool:
        """Whether one quotation has every word of an office or ministry; its country any of them may name."""
        words = self._all_words(name)
        mine = [one for one in words if not self._is_own(one)]
        if len(mine) < len(words) and not any(self._is_own(one) for quote in quotes for one in _said(quote)):
            return False
        return any(all(any(_same_word(one, other) for other in _said(quote)) for one in mine) for quote in quotes)

    def _is_own(self, word: str) -> bool:
        return bool(_forms(word) & self.own)

    def _is_kind(self, word: str) -> bool:
        return word in self.kinds

    def _all_words(self, name: str) -> list[str]:
        cut = [_bare(one) for one in re.split(r"[\s–—/-]+", _spelt_out(name)) if phrase_of(one)]
        return [one for one in cut if one not in _SMALL and (is_arabic(name) or one not in ARTICLES)]

    def _words(self, name: str) -> tuple[list[str], list[str]]:
        """The words of a name that count, and those it may lack: kinds and its country."""
        words = self._all_words(name)
        free = [one for one in words if self._is_kind(one) or self._is_own(one)]
        return [one for one in words if one not in free], free

    def _derived(self, name: str, known: list[str]) -> str:
        for one in known:
            if _are_initials(name, one):
                return INITIALS
            if self._follows(name, one):
                return SPELT if is_arabic(name) == is_arabic(one) else RENDERED
        return SHORT if any(_is_short(name, one) for one in known) else UNSHOWN

    def _follows(self, name: str, known: str) -> bool:
        mine, my_free = self._words(name)
        theirs, their_free = self._words(known)
        if mine or theirs:
            if _matched(mine, theirs):
                return True
        elif self.own and my_free and their_free:
            # The army and the armed forces of one country: kinds and its name only.
            return True
        if _matched(mine + my_free, theirs + their_free):
            return True
        # One word in one script, two in the other: Hezbollah, حزب الله.
        other_script = is_arabic(name) != is_arabic(known)
        return other_script and _same_word("".join(mine + my_free), "".join(theirs + their_free))

    def _shown_in_part(self, name: str, quote: str) -> bool:
        if {"ministry", "وزارة"} & {_bare(one) for one in name.split()} and self.tells(name, [quote]):
            return True
        words, free = self._words(name)
        said = {form for one in _said(quote) for form in _forms(one)}
        parts = [one for one in re.split(r"\s+", name) if phrase_of(one)]
        for some in (parts[1:], parts[:-1], parts[1:-1], [part for part in parts if _bare(part) in words]):
            gone = [_bare(one) for one in parts if one not in some]
            if not some or not set(gone) <= {*free, *_SMALL}:
                continue
            # Which country, or of what kind, the quotation says elsewhere, in either language.
            told = all((self.own if self._is_own(one) else self.kinds) & said for one in gone if one not in self.free)
            turned = f"{some[-1]} of {' '.join(some[:-1])}"
            if told and (stands_in(" ".join(some), quote) or stands_in(turned, quote)):
                return True
        return False
