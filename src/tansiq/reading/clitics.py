"""Arabic words without their clitics.

A word is looked up at most three times: whole; less و or ف; less ب, ل, ك, س and ال. A no-split word stays whole, and
nothing is split by substring alone unless the article proves it. Then object suffixes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tansiq.reading.lexicon import EMPTY, Lexicon, Word

__all__ = ["Parts", "split_clitics"]

_SUFFIXES = ("هما", "هم", "ها", "هن", "نا", "ه", "كم")
_MIN_CONJOINED = 5


class Parts(NamedTuple):
    """One word without its clitics.

    Args:
        conj: و or ف before it, or "".
        prep: ب, ل, ك or س before it, or "".
        definite: It has ال.
        stem: Key of what is left.
        suffix: An object or possessive suffix was taken off.
        word: What the stem may be; EMPTY where it is not known.
    """

    conj: str
    prep: str
    definite: bool
    stem: str
    suffix: bool
    word: Word


def _has_verb(word: Word) -> bool:
    return any(entry.pos == "verb" for entry in word.entries)


def _known(lexicon: Lexicon, stem: str) -> tuple[str, Word, bool] | None:
    """The stem as it is, without tanwin, or without a suffix; with whether a suffix was taken off."""
    word = lexicon.words.get(stem)
    if word is not None:
        return stem, word, False
    if not stem.endswith(_SUFFIXES):
        return None
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) > len(suffix) + 1:
            bare = stem[: -len(suffix)]
            # "قتلوهم": the alif behind the waw of many goes before a suffix.
            many = bare + "ا" if bare.endswith("و") else ""
            # "لقائه" is of لقاء: the hamza has a seat, which keys fold, before a suffix only.
            seat = bare[:-1] + "ء" if bare.endswith(("اي", "او")) else ""
            for one in (bare, bare[:-1] + "ة" if bare.endswith("ت") else "", bare + "ن", many, seat):
                word = lexicon.words.get(one) if one else None
                # Two letters are a verb of doubled radical ("شنه") or nothing: nouns so short take no suffix in news.
                known = word is not None and (word.entries or word.sort or "nosplit" in word.classes)
                if word is not None and known and (len(bare) > 2 or _has_verb(word)):
                    return one, word, True
    return None


_SINGULAR_FORM = re.compile(r"(.ا..|م(?!.*(?:ون|ين|ات)$).{3,4}|..ي.|.{3,}اني|.{2,}[^اي]ي)ا?")


def is_singular_form(stem: str) -> bool:
    """Whether a noun of no list has a form that names one person: تاجر, مهندس, سفير, صحافي, and in the accusative.

    Source: K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 5 and 7 (participles, nisba).
    """
    return _SINGULAR_FORM.fullmatch(stem) is not None


def split_clitics(key: str, lexicon: Lexicon) -> Parts:
    """Take the clitics off one word, as far as the lexicon knows what is left."""
    found = _known(lexicon, key)
    if found is not None and not found[2]:
        return Parts("", "", False, key, False, found[1])
    options: list[tuple[str, str, bool, str]] = []
    for conj in ("", key[0] if key[:1] in ("و", "ف") and len(key) > 2 else None):
        if conj is None:
            continue
        rest = key[len(conj) :]
        options.append((conj, "", False, rest))
        if rest.startswith("ال") and len(rest) > 4:
            options.append((conj, "", True, rest[2:]))
        # "بزي": a noun of two letters keeps its preposition only where a list has it.
        short = lexicon.words.get(rest[1:]) if len(rest) == 3 else None
        if rest[:1] in ("ب", "ك", "ل", "س") and (len(rest) > 3 or (short is not None and short.sort)):
            inner = rest[1:]
            options.append((conj, rest[0], False, inner))
            if inner.startswith("ال") and len(inner) > 4:
                options.append((conj, rest[0], True, inner[2:]))
            if rest.startswith("لل") and len(rest) > 4:
                options.append((conj, "ل", True, rest[2:]))
    for conj, prep, definite, stem in options:
        found = _known(lexicon, stem)
        if found is not None and (prep != "س" or any(e.pos == "verb" for e in found[1].entries)):
            return Parts(conj, prep, definite, found[0], found[2], found[1])
    # Nothing known: only what the article proves is taken off.
    for conj, prep, definite, stem in options:
        if definite:
            return Parts(conj, prep, True, stem, False, EMPTY)
    if key[:1] == "و" and len(key) >= _MIN_CONJOINED:
        # Words with و as first radical that news uses stand on the no-split list.
        return Parts("و", "", False, key[1:], False, EMPTY)
    return Parts("", "", False, key, False, EMPTY)
