"""Arabic: the words of a Sheet without their clitics, and the rows that match at them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import cast

from tansiq.knowledge.keys import match_key
from tansiq.reading.clitics import Parts, split_clitics
from tansiq.reading.lexicon import EMPTY, Entry, Lexicon, load_lexicon
from tansiq.reading.phrases import Placed
from tansiq.reading.sheet import QuantityMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["MAX_GAP", "MIN_GUESSED_VERB", "QUOTES", "SEATS", "ArabicWords", "holds_pronoun"]

QUOTES = frozenset("«»\"“”'")
# A verb and the words that complete it may have the doer between them: "ألقت قوات الأمن القبض على". In words.
MAX_GAP = 12
# Letters of the shortest verb of no list, and of a word that may have a clitic of one letter.
MIN_GUESSED_VERB = 3
_HAMZA_BELOW = "إم"
_AND_HAMZA = ("وأ", "وإ", "فأ", "فإ")
_PRONOUNS = ("هم", "هما", "ها", "ه")
_JUSSIVE = word_set("jussive")
# Words of a verb's phrase that may have a pronoun, which then is who it was done to.
_OWNED = word_set("of_them")
# Words that open an aside on where a body is from, with their conjunction or without.
SEATS = frozenset(form for word in word_set("seat") for form in (word, "و" + word))
# Forms kept between texts by what is asked of a form alone.
_MAX_SEEN = 50_000


def _is_hollow(entry: Entry) -> bool:
    """Whether a verb has a long vowel before its last letter: "أصاب"; "أيد" loses none behind لم."""
    past = entry.lemma.partition("/")[0]
    return past[-2:-1] == "ا"


@cache
def _variants(wanted: str) -> tuple[frozenset[str], str]:
    """Forms in which a word of a phrase may stand, and what a form in ه must begin with."""
    bare = wanted.removeprefix("ال")
    return frozenset({"ال" + bare, bare + "ا", "ل" + bare, "لل" + bare}), bare[:-1] if bare.endswith("ه") else ""


@lru_cache(maxsize=_MAX_SEEN)
def holds_pronoun(stem: str) -> bool:
    """Whether a word is a preposition with its pronoun: "أمامهم"."""
    words = load_lexicon("ar").words
    if not stem.endswith(_PRONOUNS) or stem in words:
        return False
    return any(stem.endswith(end) and "prep" in words.get(stem.removesuffix(end), EMPTY).classes for end in _PRONOUNS)


@lru_cache(maxsize=_MAX_SEEN)
def _looks_accusative(word: str, key: str) -> bool:
    """Whether a form is an indefinite accusative: with its tanwin, or without it of a noun that is known: "معلما"."""
    numbers = load_lexicon("ar").numbers
    known = key.endswith("ا") and numbers.get(key) == "s" and numbers.get(key[:-1]) == "s"
    return known or word.endswith(("ًا", "اً"))


def _without_names(sheet: Sheet) -> list[QuantityMention]:
    """The counts of a text less the duals in the name of an armed group: "حركة طالبان" is no two students."""
    if all(one.head is None for one in sheet.quantities):
        return sheet.quantities
    named = {i for a in sheet.actors if a.actor.actor_type == "armed_group" for i in range(a.start, a.end)}
    return [one for one in sheet.quantities if one.head is None or one.head not in named]


class ArabicWords:
    """Says of each word of a Sheet what it is used as."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon, cache: dict[str, Parts]) -> None:
        self.sheet = sheet
        self.lexicon = lexicon
        parts = list(map(cache.get, sheet.keys))
        if None in parts:
            for i, key in enumerate(sheet.keys):
                if parts[i] is None:
                    if key not in cache:
                        cache[key] = split_clitics(key, lexicon) if key else Parts("", "", False, key, False, EMPTY)
                    parts[i] = cache[key]
        self.parts = cast("list[Parts]", parts)
        self._split_names()
        self._split_hamza()
        self._tell_imams()
        self._restore_jussives()
        quantities = _without_names(sheet)
        self.places, self.quantities = Placed(sheet.places), Placed(quantities)
        self.covers: dict[int, tuple[str, int, object]] = {}
        self.inside: set[int] = set()
        self.taken: set[int] = set()
        self.takes_b = False
        self._split_counts()
        for kind, mentions in (
            ("quantity", quantities),
            ("place", sheet.places),
            ("actor", sheet.actors),
            ("time", sheet.times),
        ):
            for mention in mentions:
                known = self.covers.get(mention.start)
                if known is None or known[1] < mention.end or kind == "time":
                    self.covers[mention.start] = (kind, mention.end, mention)
                if kind in ("actor", "place"):
                    self.inside.update(range(mention.start + 1, mention.end))

    def _split_hamza(self) -> None:
        """A hamza behind the waw shows a conjunction: "وأدى" is no "وادي", whatever the folded keys say."""
        if not any(mark in self.sheet.text for mark in _AND_HAMZA):
            return
        for i, word in [(i, word) for i, word in enumerate(self.sheet.words) if word.startswith(_AND_HAMZA)]:
            if not self.parts[i].conj and len(word) > MIN_GUESSED_VERB:
                rest = split_clitics(self.sheet.keys[i][1:], self.lexicon)
                self.parts[i] = Parts(word[0], rest.prep, rest.definite, rest.stem, rest.suffix, rest.word)

    def _tell_imams(self) -> None:
        """ "إمام مسجد" is a man: the preposition أمام has its hamza above, whatever the folded keys say."""
        for i, word in enumerate(self.sheet.words):
            if word.startswith(_HAMZA_BELOW) and "prep" in self.parts[i].word.classes:
                self.parts[i] = self.parts[i]._replace(word=EMPTY)

    def _split_names(self) -> None:
        """Take the preposition off a place or body that no list of words holds: "بوهران", "لحزب"."""
        named = [(place.core[0], place.place.names) for place in self.sheet.places]
        named += [(actor.start, (actor.actor.name,)) for actor in self.sheet.actors]
        for i, names in named:
            key, parts = self.sheet.keys[i], self.parts[i]
            if parts.prep or parts.definite or key[:1] not in ("ب", "ل") or len(key) <= MIN_GUESSED_VERB:
                continue
            firsts = {match_key(name).partition(" ")[0] for name in names}
            if key not in firsts and (key[1:] in firsts or key[1:].removeprefix("ال") in firsts):
                self.parts[i] = Parts(parts.conj, key[0], False, key[1:], False, EMPTY)

    def _split_counts(self) -> None:
        """Take the preposition off a number: "بأربع غارات"."""
        for mention in self.sheet.quantities:
            word, key = self.sheet.words[mention.start], self.sheet.keys[mention.start]
            if word.startswith(("بأ", "بخ", "بس", "بت", "بث", "بع")) and not self.parts[mention.start].prep:
                self.parts[mention.start] = Parts("", "ب", False, key[1:], False, EMPTY)

    def _restore_jussives(self) -> None:
        """After لم a verb loses its long vowel: "لم يصب" is of يصيب, "لم تؤد" of تؤدي."""
        for i in [i for i, parts in enumerate(self.parts[:-1]) if parts.stem in _JUSSIVE]:
            key = self.sheet.keys[i + 1]
            if self.parts[i + 1].word is not EMPTY or len(key) < 2:
                continue
            whole = (key[:-1] + vowel + key[-1] for vowel in "يوا")
            ends = (key + vowel for vowel in "يوى")
            for form, hollow in (*((one, True) for one in whole), *((one, False) for one in ends)):
                word = self.lexicon.words.get(match_key(form))
                if word is not None and any(e.is_present and (not hollow or _is_hollow(e)) for e in word.entries):
                    self.parts[i + 1] = Parts("", "", False, match_key(form), False, word)
                    break

    def match(self, i: int, end: int, entries: Iterable[Entry]) -> list[tuple[Entry, tuple[int, ...]]]:
        """Those of a word's entries whose words stand from word i on; a verb's further words may follow its doer."""
        found: list[tuple[Entry, tuple[int, ...]]] = []
        for entry in entries:
            if not entry.tail:
                found.append((entry, ()))
                continue
            at, taken = i + 1, []
            if entry.pos == "noun" and self._is_adjective_between(i, at, entry.tail[0]):
                at += 1
            for wanted in entry.tail:
                limit = min(end, at + (MAX_GAP if entry.pos == "verb" else 1))
                while at < limit and (not self._is(at, wanted) or self._is_named(at, wanted)):
                    cover = self.covers.get(at)
                    if cover is not None and cover[0] == "time":
                        # "قبضت يوم السبت 14/2 على": a day is no word of the gap.
                        limit = min(end, limit + cover[1] - at)
                        at = cover[1]
                        continue
                    if not self.sheet.words[at][0].isalnum() and self.sheet.words[at] not in QUOTES:
                        at = limit
                        break
                    at += 1
                if at >= limit:
                    break
                taken.append(at)
                at += 1
            else:
                found.append((entry, tuple(taken)))
        return found

    def _is_named(self, at: int, wanted: str) -> bool:
        """ "أعلنت الجماعة ولاءها لتنظيم الدولة": a word with the article in a name is none of a verb's phrase."""
        return at in self.inside and self.sheet.keys[at].startswith("ال") and not wanted.startswith("ال")

    def _is_adjective_between(self, i: int, at: int, wanted: str) -> bool:
        """Whether an adjective stands between a masdar and its preposition: "السيطرة الكاملة على"."""
        if at + 1 >= len(self.parts) or self._is(at, wanted) or not self._is(at + 1, wanted):
            return False
        definite = self.sheet.keys[i].startswith("ال") or self.sheet.keys[i].endswith(_PRONOUNS)
        agrees = definite == self.sheet.keys[at].startswith("ال")
        # "وقف فوري لإطلاق النار": of what is not definite only a word that no list has is surely an adjective.
        return agrees and at not in self.covers and (definite or self.parts[at].word is EMPTY)

    def _is(self, i: int, wanted: str) -> bool:
        key = self.sheet.keys[i]
        if (
            key == wanted
            or self.parts[i].stem == wanted
            or (key == wanted + "ا" and len(wanted) > MIN_GUESSED_VERB - 1)
        ):
            # "إنزالا جويا" is "إنزال جوي" in another case.
            return True
        variants, open_end = _variants(wanted)
        if key in variants or (open_end and key[:-1] == open_end):
            return True
        if wanted in _OWNED and self._is_of_them(i):
            # "أطلقوا سراحهم"
            return True
        return len(wanted) == 1 and self.parts[i].prep == wanted

    def _is_of_them(self, i: int) -> bool:
        """Whether word i is such a word of a verb's phrase with the pronoun of whom it was done to: "سراحهم"."""
        key = self.sheet.keys[i]
        return any(key.startswith(word) and key[len(word) :] in _PRONOUNS for word in _OWNED)

    def _is_accusative(self, i: int) -> bool:
        """Whether a word is written as an indefinite accusative: "رتلاً"."""
        # Its alef is always written, with or without the tanwin, and most words end in another letter.
        key = self.sheet.keys[i]
        return key[-1:] == "ا" and _looks_accusative(self.sheet.words[i], key) and not self.parts[i].prep
