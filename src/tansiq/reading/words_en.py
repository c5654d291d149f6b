"""English: what a word is used as, from closed classes, the form table and its neighbours.

Nouns and verbs that share a form (attack, raid, fire) are decided by the left neighbour, then by the right one.
Works on lower-case text: capitals only help.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tansiq.knowledge.forms import ADJ, ADV, BASE, GERUND, NOUN, PART, PAST, PLURAL, S_FORM
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Lexicon, Rows
from tansiq.reading.phrases import Match, match_english
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention, Sheet, TimeMention
from tansiq.reading.uses_en import AUX, COVERED, MARK, NOMINAL, OWN, STOPS, TAKEN, VERBAL, load_uses
from tansiq.reading.wordsets import word_set

__all__ = ["POSSESSIVES", "QUOTES", "EnglishWords", "aspect_of"]

QUOTES = frozenset("\"“”«»'‘’`") | {"``", "''"}
_FULL_STOPS = frozenset({".", "!", "?", "…", ";"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_NO_VERBS = frozenset({"det", "prep", "pron", "conj", "sub"})
# Gerunds of these are nouns more often than verbs: "in fighting"; "by shooting at the car" is a verb.
_FOUGHT = ("clash",)
_SUPPOSED = word_set("supposed")
_SUFFERED_BY = word_set("suffered_by")
_PLURALS = word_set("plural_subject")
_OPEN_DET = word_set("open_det")
_NOUN_OPENERS = frozenset({"det", "pron"})


_Mention = ActorMention | PlaceMention | QuantityMention | TimeMention


class EnglishWords:
    """Says of each word of a Sheet what it is used as."""

    def __init__(self, sheet: Sheet, lexicon: Lexicon) -> None:
        self.sheet = sheet
        self.lexicon = lexicon
        self.keys = sheet.keys
        found = lexicon.look_up(sheet.keys)
        # Asked of each word ten times and more: looked up once.
        self.words_at = found
        self.classes_at = [word.classes for word in found]
        self.bits_at = [word.bits for word in found]
        self.uses = uses = load_uses()
        self.flags_at = list(map(uses.__getitem__, sheet.keys))
        if not sheet.text.isascii():
            self._find_marks()
        self.said: frozenset[str] = frozenset()
        """Keys of the sentence that is being cut."""
        self.starting: dict[int, list[_Mention]] = {}
        """The mentions that begin at a word."""
        self.covers: dict[int, tuple[str, int, object]] = {}
        self.inside: set[int] = set()
        # Words that a verb took for itself beyond its object: "took 60 people [into custody]".
        self.taken: set[int] = set()
        self.after_prep = False
        self.first = 0
        kinds: tuple[tuple[str, Sequence[_Mention]], ...] = (
            ("quantity", sheet.quantities),
            ("place", sheet.places),
            ("actor", sheet.actors),
            ("time", sheet.times),
        )
        for kind, mentions in kinds:
            for mention in mentions:
                start, end = mention.start, mention.end
                self.starting.setdefault(start, []).append(mention)
                known = self.covers.get(start)
                if known is None or known[1] < end or kind == "time":
                    self.covers[start] = (kind, end, mention)
                self.inside.update(range(start, end))
        for start in self.covers:
            self.flags_at[start] = self.flags_at[start] & ~OWN | COVERED

    def _find_marks(self) -> None:
        """Flag the words that begin with no letter while their keys do: a mark without width, a combining one."""
        for i, word in enumerate(self.sheet.words):
            if not word[0].isalnum():
                self.flags_at[i] = self.flags_at[i] & ~OWN | MARK

    def _take(self, words: Iterable[int]) -> None:
        """Note that a verb took these words for itself."""
        self.taken.update(words)
        for i in words:
            self.flags_at[i] = self.flags_at[i] & ~OWN | TAKEN | STOPS

    def _match(self, rows: Rows, i: int, end: int) -> Sequence[Match]:
        """Those of word i's rows whose words stand in the sentence from there on."""
        return match_english(self.sheet, self.lexicon, rows, i, end, self.said)

    def _classes(self, i: int) -> frozenset[str]:
        return self.classes_at[i]

    def _bits(self, i: int) -> int:
        return self.bits_at[i]

    def _is_verb(self, i: int, previous: Group | None, end: int, in_noun: bool) -> bool:
        """Whether word i is used as a verb; `in_noun`: a noun group is open to its left."""
        bits = self.bits_at[i]
        if not bits & VERBAL or not _NO_VERBS.isdisjoint(self.classes_at[i]):
            return False
        if self._is_named(i, previous, end, bits):
            return False
        left = self.keys[i - 1] if i else ""
        if in_noun and i and self.sheet.words[i][:1].isupper() and self.sheet.words[i - 1] not in QUOTES:
            return False
        if left == "to":
            return bool(bits & BASE) and not self._is_object(i, previous, end)
        if previous is not None and previous.kind == "V" and previous.form == "aux":
            return True
        if (i and "det" in self.classes_at[i - 1] and left not in _OPEN_DET) or left in POSSESSIVES:
            return False
        if bits & (PAST | PART) and not bits & (NOUN | BASE):
            return self._is_past(i, previous, end, in_noun)
        if bits & GERUND:
            return self._is_gerund(i, previous, end, in_noun)
        if bits in (BASE, S_FORM) and self.words_at[i].sort == "weapon" and not self._starts_noun(i + 1, end):
            # "fired M-60 machineguns at", "by machinegun bursts": the table has no such noun.
            return False
        if bits == S_FORM and in_noun and (self._is_plain_past(i + 1, end) or self._is_numbered(i)):
            # "The Al Bilad dams | collapsed", "two dams": the table has no such plural.
            return False
        return not bits & NOMINAL or self._is_homograph(i, previous, end, in_noun)

    def _is_numbered(self, i: int) -> bool:
        """Whether a number of more than one ends right before word i: no verb in -s goes with it."""
        cover = self.covers.get(i - 1)
        return cover is not None and cover[0] == "quantity" and cover[1] == i and self.keys[i - 1] != "one"

    def _is_object(self, i: int, previous: Group | None, end: int) -> bool:
        """Whether a noun opens the object of a verb whose phrase took the "to": "set fire to | oil wells"."""
        took = (
            previous is not None and previous.kind == "V" and previous.end == i and previous.entry("event") is not None
        )
        describes = i + 1 < end and self._bits(i) & NOUN and self._bits(i + 1) & PLURAL and not self._classes(i + 1)
        return bool(took and describes and not self.words_at[i].verbs)

    def _is_named(self, i: int, previous: Group | None, end: int, bits: int) -> bool:
        """Whether the word belongs to a mention: but no one is called "wounded" in "and wounded two others"."""
        if i not in self.inside:
            return False
        cover = self.covers.get(i)
        if cover is not None and cover[0] == "quantity":
            return False
        joined = previous is not None and previous.kind in ("C", "N")
        return not (bits & PAST and joined and i + 1 < end and self._counts(i + 1))

    def _is_past(self, i: int, previous: Group | None, end: int, in_noun: bool) -> bool:
        """A past form or participle: "the wounded soldiers", "armed men" are adjectives before a noun."""
        bits = self._bits(i)
        if i and self.keys[i] in _SUPPOSED and self._noun_follows(i + 1, end) and not self._is_aux(i - 1):
            # "Police held four | suspected smugglers"
            return False
        if in_noun and i > 1 and bits & ADJ and self._is_superlative(i - 1) and self._noun_follows(i + 1, end):
            # "The fiercest | armed clashes"
            return False
        if previous is not None and previous.kind == "C" and self._is_toll(i) and self._is_toll(i - 2):
            # "Their dead and wounded"
            return self._starts_noun(i + 1, end)
        behind_verb = bits & PART and previous is not None and previous.kind == "V" and previous.end == i
        if behind_verb and self._noun_follows(i + 1, end) and not self._counts(i + 1) and self._bits(i + 1) & PLURAL:
            # "Launched | coordinated raids", but "the rockets fired | killed three".
            return False
        after_prep = i > 0 and "prep" in self._classes(i - 1)
        if after_prep and self._starts_noun(i + 1, end) and not bits & PAST:
            return False
        if not in_noun and self.after_prep and bits & PART and previous is not None and previous.kind == "N":
            # "by two | hooded men": a participle between a number and a noun says which.
            behind = self._bits(i + 1) if i + 1 < end else 0
            if behind & PLURAL and not self._classes(i + 1):
                return False
        if in_noun or previous is None or previous.kind != "P":
            # "and injured nine": no adjective stands before a number or a determiner.
            described = self._noun_follows(i + 1, end) and not (i + 1 < end and self._counts(i + 1))
            return not (bits & ADJ and described and not in_noun)
        return False

    def _is_aux(self, i: int) -> bool:
        return not AUX.isdisjoint(self.classes_at[i]) or "have" in self.classes_at[i]

    def _is_superlative(self, i: int) -> bool:
        return self.keys[i].endswith("iest") or (self.keys[i].endswith("est") and "det" in self.classes_at[i - 1])

    def _is_toll(self, i: int) -> bool:
        """Whether word i may be a noun for those killed or hurt."""
        return i >= 0 and self.words_at[i].sort.startswith("toll.")

    def _is_gerund(self, i: int, previous: Group | None, end: int, in_noun: bool) -> bool:
        bits = self._bits(i)
        if previous is not None and previous.kind == "P" and self.words_at[i].verbs and self._counts(i + 1):
            # "By | moving 300 inmates"
            return True
        if bits & ADJ and self._noun_follows(i + 1, end) and not in_noun:
            return False
        if in_noun and self.keys[i] in word_set("trades") and self._is_traded(i - 1):
            # "Drug | trafficking gangs"
            return False
        if previous is None and (bits & NOUN or self.words_at[i].nouns) and self._is_plain_past(i + 1, end):
            # "Shelling struck the hospital": it did so. The form table has no noun "shelling", the rows do.
            return False
        if self.words_at[i].nouns and self._stands_as_noun(i, previous, end, in_noun):
            return False
        if in_noun:
            return not (bits & NOUN and not self._starts_noun(i + 1, end))
        if previous is not None and previous.kind == "," and self._takes_people(i, end):
            return True
        if previous is None or previous.kind in ("P", "S", ",", "C"):
            return not (bits & NOUN) or self._starts_noun(i + 1, end) or not self._noun_follows(i + 1, end)
        if self.words_at[i].nouns and self._is_told_of(i, previous, end):
            return False
        return not bits & NOUN

    def _is_traded(self, i: int) -> bool:
        """Whether word i is a noun for a thing: it says what those are in that stand behind it."""
        return (
            bool(self._bits(i) & (NOUN | PLURAL))
            and i not in self.inside
            and self.words_at[i].sort not in ("people", "crowd")
        )

    def _takes_people(self, i: int, end: int) -> bool:
        """Whether the gerund of a deed has people in the plural behind it: ", | taking residents hostage"."""
        deed = any(entry.layer == "event" for entry in self.words_at[i].verbs) and not self.words_at[i].nouns
        many = i + 1 < end and bool(self._bits(i + 1) & PLURAL)
        return deed and many and self.words_at[i + 1].sort in ("people", "crowd", "teller")

    def _is_told_of(self, i: int, previous: Group, end: int) -> bool:
        """Whether what stands right behind a verb of telling is what is told: "residents said shelling went on".

        Who "admitted shelling the town" did it: the gerund has an object.
        """
        told = previous.key in word_set("perceived") or any(entry.layer == "speech" for entry in previous.entries)
        return told and previous.kind == "V" and previous.end == i and not self._starts_noun(i + 1, end)

    def _stands_as_noun(self, i: int, previous: Group | None, end: int, in_noun: bool) -> bool:
        """Whether the gerund of an event's noun is that noun: "fierce fighting", "after fighting broke out"."""
        if in_noun:
            before = self._bits(i - 1)
            # "In the wake of heavy fighting": such an adjective is a noun too, and the only word before it.
            # Or it opens the sentence: "Heavy fighting broke out".
            alone = i - 1 == self.first or "prep" in self.classes_at[i - 2]
            barred = VERBAL if alone else NOUN | VERBAL
            return bool(before & ADJ) and not before & barred and "det" not in self.classes_at[i - 1]
        opens = previous is None or previous.kind in ("P", "S", "C", ",")
        if not opens or i + 1 >= end:
            return False
        # "Hit by shelling on Friday", "wounded in bombing near the port"
        told = _FOUGHT if previous is None or previous.key not in _SUFFERED_BY else (*_FOUGHT, "attack")
        fought = any(entry.layer == "event" and entry.type.startswith(told) for entry in self.words_at[i].nouns)
        if fought and (previous is None or previous.kind == "P") and self._lies_or_ends(i + 1):
            # "Killed in fighting around the town", "Fighting in the hills left ten dead"
            return previous is not None or self._is_told_behind(i + 1, end)
        # "Broke" is an adjective too, but none that describes.
        broke = bool(self._bits(i + 1) & PAST) and not self.keys[i + 1].endswith("ed")
        return broke or self._is_plain_past(i + 1, end) or self.keys[i + 1] in word_set("sides")

    def _lies_or_ends(self, i: int) -> bool:
        """Whether word i says where or when, or ends the clause: no object of a verb before it begins there."""
        cover = self.covers.get(i)
        if "prep" in self.classes_at[i] or not self.sheet.words[i][0].isalnum():
            return True
        return cover is not None and (cover[0] == "time" or (cover[0] == "place" and self.sheet.words[i].islower()))

    def _is_told_behind(self, i: int, end: int) -> bool:
        """Whether the clause goes on to a verb of its own before a mark: "shelling of the port killed two"."""
        for j in range(i, end):
            if not self.sheet.words[j][0].isalnum():
                return False
            known = bool(self.words_at[j].verbs) and not self.bits_at[j] & GERUND
            if self.bits_at[j] & PAST and j not in self.inside and (known or self._is_plain_past(j, end)):
                return True
        return False

    def _is_plain_past(self, i: int, end: int) -> bool:
        """Whether word i can only be what was done: "struck", "killed", "has"; no "armed", which describes."""
        if i >= end:
            return False
        return bool(self.classes_at[i] & AUX) or (self.bits_at[i] & (PAST | ADJ)) == PAST

    def _is_homograph(self, i: int, previous: Group | None, end: int, in_noun: bool) -> bool:
        """A form that is a noun as well (attacks, raid): a verb only between a noun group and the start of another.

        Never where the noun group hangs on a preposition ("following successive attacks").
        """
        bits = self._bits(i)
        if previous is not None and previous.kind == "P":
            return False
        if bits & (PAST | PART):
            return in_noun or previous is None or previous.kind in ("R", "C", "A", ",", "Q", "V")
        if self.after_prep:
            # "Strike on hospital | kills eight": headlines count behind the verb.
            counts = i + 1 < end and self.covers.get(i + 1, ("",))[0] == "quantity"
            return (
                counts and in_noun and bool(bits & S_FORM and self.words_at[i].verbs) and not self._ends_plural(i - 1)
            )
        if bits & S_FORM:
            if in_noun and self.words_at[i].verbs and (self._is_headline(i, end) or self._is_told_of_body(i, end)):
                # "Suicide bomber targets police academy"
                return True
            return in_noun and self._starts_noun(i + 1, end) and not self._ends_plural(i - 1)
        if previous is not None and previous.kind == "R" and not in_noun:
            return True
        if in_noun and self.keys[i] in word_set("only_told"):
            # "Four were killed, police say": nobody writes of the police's say.
            return True
        if in_noun and self._ends_plural(i - 1) and self._opens_phrase(i, end):
            # "Militants blow up gas pipeline"
            return True
        if in_noun and self._ends_plural(i - 1) and self.words_at[i].verbs and self._is_many_told(i, end):
            # "12 killed after gunmen attack village"
            return True
        return in_noun and self._starts_noun(i + 1, end) and self._ends_plural(i - 1)

    def _is_headline(self, i: int, end: int) -> bool:
        """Whether word i stands behind who does something, in a line that no full stop closes."""
        last = self.sheet.words[end - 1]
        doer = self.words_at[i - 1].sort == "crowd" and not self._ends_plural(i - 1)
        return doer and last not in _FULL_STOPS and self._noun_follows(i + 1, end)

    def _is_told_of_body(self, i: int, end: int) -> bool:
        """Whether a verb of no event noun stands behind a name, in a line that no full stop closes: "Army | foils"."""
        word = self.words_at[i]
        named = i - 1 in self.inside and not word.nouns and any(entry.layer == "modality" for entry in word.verbs)
        return named and self.sheet.words[end - 1] not in _FULL_STOPS and self._noun_follows(i + 1, end)

    def _is_many_told(self, i: int, end: int) -> bool:
        """Whether word i stands behind people who do something, in a line that no full stop closes."""
        known = self.words_at[i - 1].sort in ("crowd", "mass") or self.keys[i - 1] in word_set("assailants")
        doers = known or i - 1 in self.inside
        return doers and self.sheet.words[end - 1] not in _FULL_STOPS and self._noun_follows(i + 1, end)

    def _opens_phrase(self, i: int, end: int) -> bool:
        """Whether a phrase of an event's verb begins at word i and goes on right behind it."""
        behind = self.keys[i + 1] if i + 1 < end else ""
        return any(entry.tail and entry.tail[0] == behind for entry in self.words_at[i].verbs)

    def _counts(self, i: int) -> bool:
        """Whether a number or a determiner stands here."""
        if i >= len(self.classes_at):
            return False
        return "det" in self.classes_at[i] or (i in self.covers and self.covers[i][0] == "quantity")

    def _ends_plural(self, i: int) -> bool:
        return bool(self._bits(i) & PLURAL) or self.keys[i] in _PLURALS or self._is_mass(i)

    def _is_mass(self, i: int) -> bool:
        """A noun that takes a plural verb in the singular form: police, people."""
        return self.words_at[i].sort == "mass"

    def _starts_noun(self, i: int, end: int) -> bool:
        """Whether a full noun group starts here: a determiner, a number, a pronoun or a name."""
        if i >= end:
            return False
        if not _NOUN_OPENERS.isdisjoint(self.classes_at[i]):
            return self.keys[i] != "that"
        return i in self.covers and self.covers[i][0] != "time"

    def _noun_follows(self, i: int, end: int) -> bool:
        return i < end and (
            i in self.covers
            or (bool(self._bits(i) & (NOMINAL)) and not self._classes(i))
            or self.sheet.words[i][:1].isupper()
        )

    def _counts_anew(self, j: int, stop: int, end: int) -> bool:
        """Whether number [j, stop) behind a noun counts other things: "the action | 16 sailors", "the line | 25 times".

        No "flight 93", "resolution 1701 demands", "the top ten leaders".
        """
        before = self.bits_at[j - 1]
        if not before & NOUN or before & (PLURAL | ADJ | ADV) or self.classes_at[j - 1] or j - 1 in self.inside:
            return False
        k = stop
        while k < end and self.bits_at[k] & ADJ and not self.bits_at[k] & PLURAL and k < stop + 2:
            k += 1
        if k >= end or not (self.bits_at[k] & PLURAL or self._is_mass(k)):
            return False
        return not self.bits_at[k] & S_FORM or self.keys[k] in word_set("occasions")


def aspect_of(group: Group, bits: int, saw: set[str]) -> str:
    """Whether a verb tells of now or of up to now: "attack", "is attacking"; "have attacked"."""
    if group.mood or group.form == "inf":
        return ""
    if "have" in saw:
        return "perfect" if "now" in saw else ""
    if "be" in saw:
        return "present" if "now" in saw else ""
    return "present" if group.form == "fin" and bits & (BASE | S_FORM) and not bits & PAST and not saw else ""
