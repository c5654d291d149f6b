"""English: where a noun group ends, by marks, closed classes, mentions and what its words are used as."""

from __future__ import annotations

from tansiq.knowledge.forms import ADJ, ADV, NOUN
from tansiq.reading.groups import Group
from tansiq.reading.heads_en import EnglishHeads
from tansiq.reading.phrases import match_english
from tansiq.reading.place_words import begins_beside
from tansiq.reading.sheet import ActorMention, PlaceMention
from tansiq.reading.words_en import AUX, NOMINAL, POSSESSIVES, VERBAL
from tansiq.reading.wordsets import phrase_set, word_set

__all__ = ["LEANS", "EnglishNouns"]

_ENDS_NOUNS = VERBAL | ADV
_ASIDE = frozenset({"abbreviation", "adv"})
_ADVERB = frozenset({"adv"})
_MORE = word_set("more")
_SECOND_DET = word_set("second_det")
# "A station next to the building", "a car full of dynamite": an adjective behind its noun, with its preposition.
_LEANING = phrase_set("leaning")
LEANS = frozenset(first for first, _ in _LEANING)
"""Adjectives that stand behind their noun where their preposition follows."""
_VERDICTS = word_set("called_false")
_GROUND = ("facility", "ground", "thing")


class EnglishNouns(EnglishHeads):
    """Makes the noun groups of a Sheet."""

    def _noun(self, i: int, end: int) -> Group:
        """The noun group from word i on, described."""
        group = Group("N", i, i + 1, head=i)
        words, covers, classes_at, bits_at = self.sheet.words, self.covers, self.classes_at, self.bits_at
        taken = self.taken
        self.after_prep = i > 0 and "prep" in classes_at[i - 1]
        head = counted = j = i
        named = False
        while j < end:
            if j in taken:
                break
            if j in covers:
                kind, stop, mention = covers[j]
                if kind == "time" or (j > i and self._is_anew(j, min(stop, end), end)):
                    break
                named = True
                j = min(stop, end)
                head = j - 1
                if kind == "quantity":
                    counted = j
                elif kind == "actor" and self._is_person(mention) and not (j < end and words[j] in POSSESSIVES):
                    # A person's name or office ends its group: "with the ambassador | security cooperation".
                    break
                continue
            word, classes = words[j], classes_at[j]
            if not word[0].isalnum():
                behind = self._behind_mark(group, j, end)
                if behind == j:
                    break
                head, j = (behind - 1 if word == "(" else head), behind
                continue
            if classes:
                if self._determines(j, group, counted, end):
                    j += 1
                    continue
                if not classes <= _ASIDE or (j > i and classes == _ADVERB):
                    whole = self._whole_noun(j, end) if j > i and "prep" in classes else 0
                    if whole == 0:
                        break
                    named = True
                    head, j = whole - 1, whole
                    continue
            if j > i and (
                (self.keys[j] in LEANS and self._leans(j, end))
                or self._is_verdict(j)
                or (bits_at[j] & _ENDS_NOUNS and self._ends_noun(j, group, counted, end))
            ):
                break
            head = j
            j += 1
        self.after_prep = False
        if j > i:
            group.end = j
        group.head = min(head, group.end - 1)
        self._describe(group, named=named)
        return group

    def _determines(self, j: int, group: Group, counted: int, end: int) -> bool:
        """Whether word j of a closed class is a determiner of the noun group, whose noun begins at word `counted`."""
        if j == counted > group.start and self.keys[j] in _MORE and self._noun_follows(j + 1, end):
            # "Two more people died"
            return True
        classes = self.classes_at[j]
        if "det" not in classes:
            return False
        first = j == group.start or "det" in self.classes_at[j - 1]
        return (first and AUX.isdisjoint(classes)) or self.keys[j] in _SECOND_DET

    def _behind_mark(self, group: Group, j: int, end: int) -> int:
        """Where a noun group goes on behind mark j, a possessive or a bracket that spells out a name; j if nowhere."""
        word, i = self.sheet.words[j], group.start
        if word in ("'s", "’s") or (word in POSSESSIVES and j > i and self.keys[j - 1].endswith("s")):
            group.poss = (i, j)
            return j + 1
        spelt = self._behind_spelt(j, end) if word == "(" and j > i else 0
        return spelt + 1 if spelt else j

    def _is_anew(self, j: int, stop: int, end: int) -> bool:
        """Whether a mention inside a noun group begins another: "the village | three km south of Kobani"."""
        return self._is_beside(j) or (self.covers[j][0] == "quantity" and self._counts_anew(j, stop, end))

    def _is_beside(self, i: int) -> bool:
        """Whether a place that begins at word i says where it lies, and has no preposition before it."""
        mention = self.covers[i][2] if i in self.covers else None
        if not isinstance(mention, PlaceMention):
            return False
        key = self.keys[i]
        # "Positions south of Kobani" are called so.
        called = not key.isdigit() and i > 0 and i - 1 not in self.inside and self.words_at[i - 1].sort in _GROUND
        hangs = called or (i > 0 and "prep" in self.classes_at[i - 1])
        return not hangs and begins_beside(self.sheet, mention) and (key.isdigit() or key not in self.lexicon.words)

    def _leans(self, j: int, end: int) -> bool:
        """Whether words j and j + 1 are an adjective and its preposition behind a noun: "next to"."""
        return j + 1 < end and (self.keys[j], self.keys[j + 1]) in _LEANING

    def _is_verdict(self, j: int) -> bool:
        """Whether word j calls what stands before it false: "called reports that they took the town | false"."""
        return self.keys[j] in _VERDICTS and self.bits_at[j] & (ADJ | NOUN) == ADJ

    def _ends_noun(self, j: int, group: Group, counted: int, end: int) -> bool:
        """Whether word j, an adverb or verb by its form, ends the noun group; its noun begins at word `counted`."""
        if self.bits_at[j] & VERBAL:
            return self._is_verb(j, group, end, self._has_head(counted, j))
        return not self.bits_at[j] & NOMINAL

    def _whole_noun(self, j: int, end: int) -> int:
        """Where an event noun with a preposition inside it ends: "exchange [of] fire"; 0 for none."""
        nouns = self.words_at[j - 1].nouns
        for entry, tail in match_english(self.sheet, self.lexicon, nouns, j - 1, end) if nouns else ():
            if entry.layer == "event" and tail and tail[0] == j:
                return tail[-1] + 1
        return 0

    def _is_person(self, mention: object) -> bool:
        return isinstance(mention, ActorMention) and mention.actor.actor_type == "person"

    def _has_head(self, i: int, j: int) -> bool:
        classes_at = self.classes_at
        for k in range(i, j):  # noqa: SIM110 (the first or second word decides: a generator costs more than both)
            if "det" not in classes_at[k]:
                return True
        return False
