"""How far the sources of a lexicon row show each of its forms: the very form, an inflection of it, or only its words.

`attested.missing` asks whether a word is vouched for at all; here a form of several words must stand in its source as
such. What grammar adds is not held against a quotation: the article and the other proclitics, endings, the persons of a
verb, and the subject that Arabic writes between a verb and what it governs (خرج آلاف الفلسطينيين في مسيرات shows خرج في
مسيرة). The other way round is a class of its own: a form that is itself the inflection of a quoted word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tansiq.knowledge.arabic import passive_forms, verb_forms
from tansiq.knowledge.keys import match_key
from tests.knowledge.attested import (
    OPENED,
    PHRASES,
    PROCLITICS,
    bases,
    cited,
    english_forms,
    in_lemminflect,
    package_words,
    phrases_of,
)

__all__ = ["ABSENT", "BY_WORDS", "INFLECTED", "LISTED", "SHOWN", "forms", "how_shown"]

Row = dict[str, Any]
Source = dict[str, Any]

SHOWN = "shown"
LISTED = "listed"
"""A word of a package that the tests do not install: `make sources` looks it up."""
INFLECTED = "inflected"
"""Itself a regular inflection of a word that the source shows."""
BY_WORDS = "by words"
"""Of several words, each or the leading one of which a package lists; the whole stands in no source of the row."""
ABSENT = "absent"

# An Arabic verb's subject, with its titles, may stand before the object; measured on the quotations, November 2026.
_SUBJECT_WORDS = 10
_FEWEST_LETTERS = 3


def _tokens(text: str) -> list[str]:
    found = (token.strip("'.-") for token in re.findall(r"[\w'’.-]+|[%٪$€]", match_key(text)))
    return [token for token in found if token]


@cache
def _clauses(words: str) -> tuple[tuple[str, ...], ...]:
    """The passages of a quotation, each as its words: a form stands within one of them."""
    return tuple(tuple(_tokens(one)) for one in words.split(";"))


@cache
def _inflections(token: str) -> frozenset[str]:
    """An Arabic token, and what is left of it without proclitics and endings: the forms that it shows."""
    return bases(token)


def _is_one(form: str, token: str, language: str, *, verb: bool) -> bool:
    if form == token:
        return True
    if language == "en":
        return token in english_forms(form, "verb" if verb else "noun")
    # The sound plural of a feminine takes the place of its ending: مسيرات of مسيرة.
    plain = {form, f"{form[:-1]}ات"} if form.endswith("ة") else {form}
    if any(token == clitic + one for clitic in ("", *PROCLITICS) for one in plain):
        return True
    return len(form) >= _FEWEST_LETTERS and form in _inflections(token)


def _stands_at(words: list[str], clause: tuple[str, ...], at: int, language: str) -> bool:
    found = clause[at : at + len(words)]
    if len(found) < len(words):
        return False
    pairs = list(zip(words, found, strict=True))
    # A preposition of one letter is written onto the word that follows: رحب ب in رحبت بالاتفاق.
    return all(
        _is_one(word, token, language, verb=False) or (len(word) == 1 and n > 0 and token.startswith(word))
        for n, (word, token) in enumerate(pairs)
    )


def _has_phrase(phrase: str, words: str, language: str) -> bool:
    wanted = _tokens(phrase)
    return bool(wanted) and any(
        _stands_at(wanted, clause, at, language) for clause in _clauses(words) for at in range(len(clause))
    )


@cache
def _persons(past: str, present: str) -> frozenset[str]:
    keys = {key for key, *_ in [*verb_forms(past, present), *passive_forms(past)]}
    # First and second person, feminine plural, and the jussive of "did not": all of one verb.
    keys |= {match_key(person + present[1:]) for person in "يتنأ"}
    return frozenset(keys | {clitic + key for key in keys for clitic in ("و", "ف", "س", "ل")})


def _has_verb(form: str, words: str) -> bool:
    """Whether an Arabic verb, "past/present rest", stands in a quotation with its rest behind it."""
    past, _, behind = form.partition("/")
    present, _, rest = behind.partition(" ")
    persons, wanted = _persons(past, present), _tokens(rest)
    for clause in _clauses(words):
        for at, token in enumerate(clause):
            if token not in persons:
                continue
            if not wanted or any(_joined(wanted, clause, at + 1 + far) for far in range(_SUBJECT_WORDS + 1)):
                return True
    return False


def _joined(wanted: list[str], clause: tuple[str, ...], at: int) -> bool:
    if at >= len(clause):
        return False
    if len(wanted) == 1 and len(wanted[0]) == 1:
        return clause[at].startswith(wanted[0]) and len(clause[at]) > _FEWEST_LETTERS
    return _stands_at(wanted, clause, at, "ar")


def _in_quote(form: str, pos: str, source: Source, language: str) -> bool:
    words = f"{source['words']}; {source.get('title', '')}"
    if language == "ar" and pos == "verb" and "/" in form:
        return _has_verb(form, words)
    return _has_phrase(form, words, language)


def _inflects_quoted(form: str, source: Source, language: str) -> bool:
    """Whether the form itself is a regular inflection of a quoted word: مهاجمات of مهاجمة."""
    wanted = _tokens(form)
    if len(wanted) != 1:
        return False
    tokens = {token for clause in _clauses(str(source["words"])) for token in clause}
    if language == "en":
        return any(wanted[0] in english_forms(token, pos) for token in tokens for pos in ("verb", "noun"))
    return bool(bases(wanted[0]) & {base for token in tokens for base in bases(token)})


def _word_of(word: str, pos: str, source: Source, language: str) -> bool:
    return _in_quote(word, pos, source, language) or _inflects_quoted(word, source, language)


def _in_package(word: str, pos: str, source: Source, language: str) -> bool:
    if source["package"] == "lemminflect":
        return in_lemminflect(word, "" if pos in ("phrase", "adv") else pos) or in_lemminflect(word, "")
    known = package_words(source["package"], language)
    key = match_key(word)
    return key in known or (language == "ar" and any(base in known for base in bases(key)))


def _by_package(form: str, pos: str, source: Source, language: str) -> str:
    if source["package"] == PHRASES:
        return LISTED if match_key(form) in phrases_of(source) else ABSENT
    # A hyphen joins words that each must be known; an abbreviation's stop and a genitive's apostrophe are writing.
    words = [word.strip(".'").removesuffix("'s") for word in re.split(r"[\s*/-]+", form) if word.strip("*.'")]
    several = bool(re.search(r"[\s-]", form))
    if source["package"] not in OPENED:
        return BY_WORDS if several else LISTED
    if several:
        return BY_WORDS if any(_in_package(word, "", source, language) for word in words) else ABSENT
    return SHOWN if any(_in_package(word, pos, source, language) for word in words) else ABSENT


def forms(row: Row) -> Iterator[tuple[str, str]]:
    """The forms that a row states, each with its part of speech where the row has one.

    A noun's "singular/plural" is two forms; a verb's "past/present rest" is one.
    """
    pos = str(row.get("pos", "")) or ("verb" if "/ي" in str(row.get("lemmas", "")) else "")
    stated = [row[key] for key in ("form", "lemma") if isinstance(row.get(key), str)]
    stated += [one for key in ("forms", "lemmas", "words") for one in row.get(key, [])]
    for one in stated:
        if "/" in one and pos != "verb" and not re.match(r"[^/]+/[يت][^/]*$", one):
            yield from ((part, pos) for part in one.split("/"))
        else:
            yield one, "verb" if "/" in one else pos


_RANK = (SHOWN, LISTED, INFLECTED, BY_WORDS, ABSENT)


def how_shown(form: str, pos: str, row: Row, sources: dict[str, Source], language: str) -> str:
    """The best that any source of the row says for one form: one of the classes above.

    Args:
        form: As the row writes it.
        pos: Its part of speech, or "".
        row: The row, whose `source` is looked up.
        sources: The file's table of sources.
        language: "en" or "ar".
    """
    found = {ABSENT}
    for key in cited(row):
        if key not in sources:
            # A GeoNames row names itself.
            found.add(LISTED)
            continue
        source = sources[key]
        if "package" in source:
            found.add(_by_package(form, pos, source, language))
        elif _in_quote(form, pos, source, language):
            found.add(SHOWN)
        elif _inflects_quoted(form, source, language):
            found.add(INFLECTED)
        elif any(_word_of(word, pos, source, language) for word in re.split(r"[\s/*-]+", form) if word):
            found.add(BY_WORDS)
    return min(found, key=_RANK.index)
