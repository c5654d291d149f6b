"""Arabic: what a word is used as, from its forms without clitics, its neighbours and its case."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import cast

from tansiq.knowledge.keys import match_key
from tansiq.reading.clitics import Parts, is_singular_form, split_clitics
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import EMPTY, Entry, Lexicon, load_lexicon
from tansiq.reading.masdars import is_masdar
from tansiq.reading.phrases import Placed
from tansiq.reading.place_words import load_place_words
from tansiq.reading.sheet import PlaceMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["MAX_GAP", "QUOTES", "SEATS", "ArabicWords", "holds_pronoun"]

QUOTES = frozenset("«»\"“”'")
# A verb and the words that complete it may have the doer between them: "ألقت قوات الأمن القبض على". In words.
MAX_GAP = 12
# Words of the longest number, and between a number and what it counts.
_MAX_COUNT, _NEAR_COUNT = 8, 3
_AND_HAMZA = ("وأ", "وإ", "فأ", "فإ")
_MENTIONED = frozenset({"actor", "place", "time", "quantity"})
# A dual of a noun of two letters is too easily another word.
_MIN_DUAL = 5
_MIN_GUESSED_VERB, _MAX_GUESSED_VERB = 3, 7
_LINKS = frozenset({"prep", "sub"})
_CLAUSE_OPENERS = frozenset({"S", "R", "C", "X", "Q", ",", "T", "A"})
_PRONOUNS = ("هم", "هما", "ها", "ه")
_DAMMA = "\u064f"
_JUSSIVE = word_set("jussive")
# Words that open an aside on where a body is from, with their conjunction or without.
SEATS = frozenset(form for word in word_set("seat") for form in (word, "و" + word))
# Forms kept between texts by what is asked of a form alone.
_MAX_SEEN = 50_000
_BESIDE_VERB = word_set("beside_verb")
_COUNTERPART = tuple(sorted(word_set("counterpart")))


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
@lru_cache(maxsize=50_000)
def _looks_accusative(word: str, key: str) -> bool:
    """Whether a form is an indefinite accusative: with its tanwin, or without it of a noun that is known: "معلما"."""
    numbers = load_lexicon("ar").numbers
    known = key.endswith("ا") and numbers.get(key) == "s" and numbers.get(key[:-1]) == "s"
    return known or word.endswith(("ًا", "اً"))


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
        self._restore_jussives()
        self.places, self.quantities = Placed(sheet.places), Placed(sheet.quantities)
        self.covers: dict[int, tuple[str, int, object]] = {}
        self.inside: set[int] = set()
        self.taken: set[int] = set()
        self.takes_b = False
        self._split_counts()
        for kind, mentions in (
            ("quantity", sheet.quantities),
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
        for i, word in [(i, word) for i, word in enumerate(self.sheet.words) if word.startswith(_AND_HAMZA)]:
            if not self.parts[i].conj and len(word) > _MIN_GUESSED_VERB:
                rest = split_clitics(self.sheet.keys[i][1:], self.lexicon)
                self.parts[i] = Parts(word[0], rest.prep, rest.definite, rest.stem, rest.suffix, rest.word)

    def _split_names(self) -> None:
        """Take the preposition off a place or body that no list of words holds: "بوهران", "لحزب"."""
        named = [(place.core[0], place.place.names) for place in self.sheet.places]
        named += [(actor.start, (actor.actor.name,)) for actor in self.sheet.actors]
        for i, names in named:
            key, parts = self.sheet.keys[i], self.parts[i]
            if parts.prep or parts.definite or key[:1] not in ("ب", "ل") or len(key) <= _MIN_GUESSED_VERB:
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
            for form in (*whole, key + "ي", key + "و", key + "ى"):
                word = self.lexicon.words.get(match_key(form))
                if word is not None and any(str(e.form).startswith("present") for e in word.entries):
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
            for wanted in entry.tail:
                limit = min(end, at + (MAX_GAP if entry.pos == "verb" else 1))
                while at < limit and not self._is(at, wanted):
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

    def _is(self, i: int, wanted: str) -> bool:
        key = self.sheet.keys[i]
        if key == wanted or self.parts[i].stem == wanted:
            return True
        variants, open_end = _variants(wanted)
        if key in variants or (open_end and key[:-1] == open_end):
            return True
        return len(wanted) == 1 and self.parts[i].prep == wanted

    # -- what a word is

    def _clause_start(self, i: int, groups: list[Group]) -> bool:
        if self.parts[i].conj or not groups:
            return True
        last = groups[-1]
        return last.kind in _CLAUSE_OPENERS or (last.kind == "V" and last.form == "aux")

    def _verb_entries(self, i: int, end: int) -> list[tuple[Entry, tuple[int, ...]]]:
        verbs = self.parts[i].word.verbs
        return self.match(i, end, verbs) if verbs else []

    def _is_verb(self, i: int, end: int, groups: list[Group]) -> bool:
        parts = self.parts[i]
        word = parts.word
        last = groups[-1] if groups else None
        is_jussive = last is not None and last.kind == "V" and last.key in _JUSSIVE and i not in self.covers
        # As most words: a noun or a particle that lists have, and no verb.
        otherwise = not word.verbs and not is_jussive and (word.sort or word.classes or word.entries)
        if otherwise or parts.definite or parts.prep in ("ب", "ك") or i in self.inside:
            return False
        if self._is_accusative(i) and not self._follows_two(i, groups):
            return False
        if parts.suffix and self.sheet.words[i].startswith("ال"):
            # "المحاكم" is no form of ألمح.
            return False
        if self.covers.get(i, ("",))[0] == "quantity":
            # "تجاوز 33 ألف شخص": the verb is a hedge.
            return False
        key = parts.stem
        if last is not None and last.kind == "N" and last.definite and parts.suffix and self._governed(groups):
            # "أعلن الجيش سيطرته": a word with a suffix behind the doer is what was done, no verb.
            return False
        if is_jussive:
            return True
        # Behind "وفق ما" stands a verb, behind other prepositions none.
        after_prep = last is not None and last.kind == "P" and self.sheet.keys[last.end - 1] not in word_set("what")
        first = len(parts.conj) + len(parts.prep)
        if not after_prep and self.sheet.words[i][first + 1 : first + 2] == _DAMMA and parts.word.entries:
            # Written out so that no one takes it for anything but a passive: "قُتل خلالها ثلاثة".
            return bool(word.verbs)
        verbs = word.verbs
        if verbs:
            if after_prep:
                return False
            only_verb = not word.nouns and not word.sort
            agreement = str(verbs[0].form).split()[-1]
            dual = word.dual
            if dual and agreement == "md" and last is not None and last.kind == "V" and last.form == "fin":
                # "قتلوهم رميا بالرصاص": behind a verb its form in ا is how it was done.
                return False
            if dual and self._follows_two(i, groups):
                return True
            if str(verbs[0].form).startswith("present") or agreement in ("fs", "mp"):
                return only_verb or self._clause_start(i, groups) or (last is not None and last.kind == "N")
            if parts.prep and parts.prep != "س":
                return False
            if last is not None and last.kind == "V" and last.form == "fin" and not last.has_suffix:
                # "أقدم حشد على": behind a verb stands who did it, whatever else the word may be.
                return False
            if parts.suffix and last is not None and last.kind == "N" and self._does_event(i, last):
                return True
            if self._is_paired_noun(parts, groups):
                return False
            if self._clause_start(i, groups):
                return only_verb or self._subject_follows(i + 1, end)
            # Inside a noun group a masculine past form is its masdar or a noun ("عملية قتل").
            return only_verb and last is not None and last.kind in ("N", "V")
        if word.sort or word.classes or word.entries or i in self.covers:
            return False
        if key.endswith("وا") and len(key) > _MIN_GUESSED_VERB and not parts.prep:
            # "قدموا": the alif behind the waw is written on verbs only.
            return True
        # An unknown imperfect: after a subordinator or at the start of a clause, by its form.
        return (
            key[:1] == "ي"
            and _MIN_GUESSED_VERB <= len(key) <= _MAX_GUESSED_VERB
            and not key.endswith(("ة", "ات", "ي", "يا"))
            and (self._clause_start(i, groups) or (last is not None and last.kind == "N"))
        )

    def _follows_two(self, i: int, groups: list[Group]) -> bool:
        """ "إن جنديين قتلا": behind two stands what they did or suffered."""
        behind_noun = bool(groups) and groups[-1].kind == "N" and i > 0
        return behind_noun and self.sheet.keys[i - 1].endswith(("ين", "ان")) and bool(self.parts[i].word.verbs)

    def _does_event(self, i: int, group: Group) -> bool:
        """ "كمين نصبه مسلحون": a verb with a suffix behind an indefinite event noun, and no masdar ("عملية قتله")."""
        first = self.parts[group.start]
        if first.definite or not any(e.layer == "event" for e in first.word.nouns):
            return False
        return all(e.tail or e.layer != "event" for e in self.parts[i].word.verbs)

    def _is_paired_noun(self, parts: Parts, groups: list[Group]) -> bool:
        """Whether a form that is a masdar as well is joined to a governed masdar: "بوفاة طفل وغرق منازل"."""
        if len(groups) < 3 or groups[-1].kind != "C" or groups[-2].sort != "event" or groups[-3].kind != "P":
            return False
        return any(e.layer == "event" and e.pos == "noun" and not e.tail for e in parts.word.entries)

    def _hides_b(self, i: int) -> bool:
        """Whether a word nobody listed has the preposition of the verb before it: "اتهم ... بخرق"."""
        return not self.parts[i].prep and not self.parts[i].definite and self._may_hide_b(i)

    def _follows_people(self, groups: list[Group]) -> bool:
        """Whether people not made definite stand right before: "مسلحون بزي الجيش", "125 مشتبها بانتمائهم إلى"."""
        return bool(groups) and groups[-1].kind == "N" and groups[-1].sort == "people" and not groups[-1].definite

    def _may_hide_b(self, i: int) -> bool:
        stem = self.parts[i].stem
        known = i in self.covers or i in self.inside or self.parts[i].word is not EMPTY
        if i and self.sheet.keys[i - 1] in load_place_words("ar").type_of:
            # "ولاية بلاتو": a name, whatever it begins with.
            return False
        return stem.startswith("ب") and len(stem) > _MIN_GUESSED_VERB and not known

    def _governed(self, groups: list[Group]) -> bool:
        """Whether the last noun group stands right behind a verb that has its own doer or is the doer's."""
        return len(groups) > 1 and groups[-2].kind == "V"

    def _subject_follows(self, i: int, end: int) -> bool:
        """Whether what follows reads as the doer or undergoer of a verb, rather than as a genitive."""
        if i >= end:
            return False
        if self._is_accusative(i):
            return True
        if self.sheet.keys[i] in _BESIDE_VERB:
            # "وقتل فيه جنديان": what hangs on the verb stands before its subject.
            return self._subject_follows(i + 1, end)
        cover = self.covers.get(i)
        if cover is not None:
            return cover[0] != "place"
        parts = self.parts[i]
        return bool(
            parts.word.sort == "crowd"
            or (parts.definite and not parts.prep)
            or not _LINKS.isdisjoint(parts.word.classes)
            or parts.prep
        )

    def _whole_noun(self, j: int, end: int) -> int:
        """Where an event noun with a preposition inside it ends: "وقف [ل]إطلاق النار"; 0 for none."""
        for entry, tail in self.match(j - 1, end, self.parts[j - 1].word.nouns):
            if entry.layer == "event" and tail and tail[0] == j:
                return tail[-1] + 1
        return 0

    def _is_accusative(self, i: int) -> bool:
        """Whether a word is written as an indefinite accusative: "رتلاً"."""
        return _looks_accusative(self.sheet.words[i], self.sheet.keys[i]) and not self.parts[i].prep

    def _starts_anew(self, i: int, j: int) -> bool:
        """Whether word j cannot go on with the noun group from i: another case, or a noun that takes no genitive."""
        before, key = self.sheet.keys[j - 1], self.sheet.keys[j]
        if key.startswith(_COUNTERPART) and j > i:
            # "التقى الوزير نظيره": another person of the same office.
            return True
        if self._is_second_head(j):
            return True
        if self._is_accusative(j) and self._is_accusative(j - 1) and self.lexicon.numbers.get(key[:-1]) == "s":
            # "قتل شابا | حرقا": behind an object, how it was done; an adjective is no noun of the lists.
            return bool(self.parts[j].word.nouns)
        if (
            self._is_accusative(j)
            and not self._is_accusative(j - 1)
            and (self.covers.get(j - 1, ("",))[0] not in _MENTIONED or self._ends_definite_count(j))
        ):
            return not self._is_counted(i, j)
        behind_verb = i > 0 and bool(self.parts[i - 1].word.verbs)
        if self._is_dual(before, guess=behind_verb) and j - 1 == i and not self.parts[j].word.classes:
            # "ألقى ملثمان قنبلة": a nominative dual with its nun takes no genitive.
            return not key.endswith("ان")
        if behind_verb and j - 1 == i and before.endswith("ون") and self._is_participle(before[:-2]):
            # "استهدف مخربون أبراج": those of no list have their case as well.
            return not key.endswith(("ون", "ين")) and not self.parts[j].word.classes
        if self._ends_described(i, j) or self._is_struck(i, j):
            return True
        if self.parts[j - 1].word.sort == "crowd" and before.endswith(("ون", "ان")) and j - 1 not in self.inside:
            # A nominative plural or dual with its nun takes no genitive; only an adjective of its own ending follows.
            return not key.endswith(("ون", "ان", "ين")) and not self.parts[j].word.classes
        return False

    def _ends_definite_count(self, j: int) -> bool:
        """ "ضرب العشرات | شابا": a number with the article counts no accusative behind it."""
        return self.covers[j - 1][0] == "quantity" and self.sheet.keys[j - 1].startswith("ال")

    def _is_counted(self, i: int, j: int) -> bool:
        """Whether a number of the group from word i on counts word j: "ما لا يقل عن 12 مسلحا"; no definite one does."""
        for k in range(max(i, j - _MAX_COUNT), j):
            kind, stop, _ = self.covers.get(k, ("", 0, None))
            if kind == "quantity" and (stop >= j or j - k <= _NEAR_COUNT):
                return not self.sheet.keys[k].startswith("ال")
        return False

    def _is_dual(self, key: str, *, guess: bool = False) -> bool:
        """Whether a key is the nominative dual of a known noun: "انفجاران"; `guess`: or of a participle, "ملثمان"."""
        if not key.endswith("ان") or len(key) < _MIN_DUAL:
            return False
        base = key.removeprefix("ال")[:-2]
        if self.lexicon.numbers.get(key.removeprefix("ال")) == "d":
            return True
        if guess and self._is_participle(base):
            return True
        known = (self.lexicon.words.get(one) for one in (base, base[:-1] + "ة" if base.endswith("ت") else base))
        return any(word is not None and (word.sort or any(e.pos == "noun" for e in word.entries)) for word in known)

    def _is_participle(self, base: str) -> bool:
        """Whether a stem of no list has the form of someone who does something: "ملثم", "مخرب"."""
        return base[:1] == "م" and is_singular_form(base) and base not in self.lexicon.words

    def _is_struck(self, i: int, j: int) -> bool:
        """Whether word j is what the event noun i struck: "استهدف انفجار | حافلة"; of an instrument it is a part."""
        if j - 1 != i or i == 0 or self.parts[i - 1].stem not in word_set("struck_by"):
            return False
        event = any(e.layer == "event" and not e.row.get("carrier") for e in self.parts[i].word.nouns)
        struck = self.parts[j].word.sort not in ("", "weapon") or self.covers.get(j, ("",))[0] == "place"
        return event and struck and not self.parts[i].definite and not self.match(j, j + 2, self.parts[j].word.nouns)

    def _ends_described(self, i: int, j: int) -> bool:
        """Whether an indefinite adjective before word j ends its noun: "انفجار ضخم | مرفأ", "عائلة عراقية | مخيم"."""
        key, before = self.sheet.keys[j], self.sheet.keys[j - 1]
        if j - 1 <= i or before.startswith("ال") or self.parts[j - 1].suffix:
            return False
        if self._is_phrase_end(j - 1) and (self.parts[j].word.sort or j in self.covers):
            # "عبوة ناسفة | دورية"
            return True
        if before in word_set("degree") or before.removesuffix("ة") in word_set("degree"):
            return not self.parts[j].word.classes and key not in word_set("degree") and not self._is_relational(j)
        cover = self.covers.get(j)
        place = self.covers.get(j - 1, ("", 0, None))[2]
        demonym = isinstance(place, PlaceMention) and place.place.is_demonym
        return demonym and cover is not None and cover[0] in ("place", "actor")

    def _is_phrase_end(self, j: int) -> bool:
        """Whether an event noun of two words ends at word j."""
        return j > 0 and any(
            entry.row.get("carrier") and tail == (j,)
            for entry, tail in self.match(j - 1, j + 1, self.parts[j - 1].word.nouns)
        )

    def _is_relational(self, j: int) -> bool:
        """Whether a word may be one more adjective by its ending."""
        return self.sheet.keys[j].endswith(("ي", "ية"))

    def _is_second_head(self, j: int) -> bool:
        """Whether word j is a masdar with the article behind words that have it: "السفير السوري | التعاون"."""
        named = j - 1 in self.inside or self.covers.get(j - 1, ("",))[0] in ("actor", "place")
        key, before = self.sheet.keys[j], self.parts[j - 1]
        if not key.startswith("ال") or j in self.inside or not (named or before.definite):
            return False
        if self.parts[j].word.sort in ("facility", "ground") and before.definite:
            # "غادرت العائلات | القرية": no adjective.
            return True
        many = key.endswith("ات") and not self.sheet.keys[j - 1].endswith(("ات", "اء"))
        return is_masdar(key) or (many and before.definite)

    def _seat_end(self, i: int, end: int) -> int:
        """Where "ومقره [في] بريطانيا" ends, which says where a body is from; 0 where word i opens no such aside."""
        if self.sheet.keys[i] not in SEATS:
            return 0
        at = i + 1
        while at < min(end, i + 4):
            cover = self.covers.get(at)
            if cover is not None and cover[0] in ("place", "actor"):
                return min(cover[1], end)
            if "prep" not in self.parts[at].word.classes and not self.parts[at].prep:
                return 0
            at += 1
        return 0

    def _is_no_event(self, k: int, end: int) -> bool:
        """Whether an event noun belongs to the word before it: "طائرة مسيرة", "قيادة عمليات", "غرفة عمليات"."""
        before = self.parts[k - 1].stem
        bare = before[1:] if before[:1] in ("ل", "ب") else before
        following = self.sheet.keys[k + 1] if k + 1 < end else ""
        if following in word_set("rescue"):
            # "انتهاء عمليات البحث": of rescuers.
            return True
        if not {before, bare}.isdisjoint(word_set("commands")) and not self._is_accusative(k):
            return True
        return any(
            sort == "weapon" and tail and self.parts[k].stem == tail[0] and k + len(tail) <= end
            for tail, sort in self.lexicon.phrases.get(before, ())
        ) and not any(e.row.get("carrier") for e, _ in self.match(k - 1, end, self.parts[k - 1].word.nouns))

    def _second_case(self, start: int, end: int) -> int | None:
        """Where a nominative people noun is followed by an accusative one: doer and undergoer ("مسلحون جنديين")."""
        nominative = False
        for j in range(start, end):
            key, people = self.sheet.keys[j], self.parts[j].word.sort == "crowd"
            if people and nominative and key.endswith("ين"):
                return j
            nominative = nominative or (people and key.endswith(("ون", "ان")))
        return None
