"""English: where a noun group ends, by marks, closed classes, mentions and what its words are used as."""

from __future__ import annotations

from tansiq.knowledge.forms import ADV, NOUN, PLURAL
from tansiq.reading.groups import Group
from tansiq.reading.heads_en import EnglishHeads
from tansiq.reading.place_words import begins_beside
from tansiq.reading.sheet import ActorMention, PlaceMention, TimeMention
from tansiq.reading.uses_en import (
    AUX,
    COVERED,
    DEFINITE,
    DET,
    LEANING,
    LEANS,
    MARK,
    NOMINAL,
    NOUNS,
    OPEN,
    OPENS_SORT,
    PLAIN,
    PREP,
    STOPS,
    TAKEN,
    VERBAL,
    VERDICT,
)
from tansiq.reading.words_en import POSSESSIVES
from tansiq.reading.wordsets import word_set

__all__ = ["EnglishNouns"]

_ENDS_NOUNS = VERBAL | ADV
_ROWS = NOUNS | OPENS_SORT
_ASIDE = frozenset({"abbreviation", "adv"})
_ADVERB = frozenset({"adv"})
_MORE = word_set("more")
# Prepositions of a place that opens a sentence.
_WHERE = word_set("where_named")
_SECOND_DET = word_set("second_det")
_THE_OTHERS = word_set("the_others")
_NOUN = NOUN | PLURAL
# Words of a bracket that spells out a short name, the brackets with them.
_LONGEST_SPELT = 12
_GROUND = ("facility", "ground", "thing")


class EnglishNouns(EnglishHeads):
    """Makes the noun groups of a Sheet."""

    def _noun(self, i: int, end: int) -> Group:
        """The noun group from word i on, described."""
        group = Group("N", i, i + 1, i)
        flags_at = self.flags_at
        self.after_prep = i > 0 and flags_at[i - 1] & PREP != 0
        if i == self.first + 1 and self.after_prep and (setting := self._setting(i, end)) is not None:
            return setting
        head = counted = j = i
        named, seen = False, 0
        while j < end:
            flags = flags_at[j]
            if flags & PLAIN or (j == i and flags & DET):
                # As most.
                seen |= flags
                head = j
                j += 1
            elif flags & STOPS and j > i and not (flags & PREP and flags_at[j - 1] & NOUNS):
                break
            elif flags & OPEN:
                if j > i and self._ends_here(j, group, counted, end):
                    break
                seen |= flags
                head = j
                j += 1
            elif flags & COVERED:
                kind, stop, mention = self.covers[j]
                if (kind == "time" and not self._says_how_long(j, min(stop, end), end)) or (
                    j > i and self._is_anew(j, min(stop, end), end)
                ):
                    break
                named = True
                j = min(stop, end)
                head = j - 1
                if kind == "quantity":
                    counted = j
                elif kind == "actor" and self._is_person(mention) and not self._is_owner(j, end):
                    # A person's name or office ends its group: "with the ambassador | security cooperation".
                    break
            else:
                head, behind = self._behind_other(j, head, group, counted, end)
                if behind == j:
                    break
                # A preposition inside an event noun.
                named = named or flags & PREP != 0
                seen |= _ROWS
                j = behind
        self.after_prep = False
        if j > i:
            group.end = j
        group.head = head if head < group.end else group.end - 1
        if named or seen & NOUNS:
            self._describe(group, named=named)
        else:
            self._sort(group, seen)
        if flags_at[i] & DEFINITE or (group.poss is None and self.sheet.words[group.head][0].isupper()):
            group.definite = True
        # "30 others were hurt": one group, counted and without a name.
        group.end += counted == group.end < end and self.keys[counted] in _THE_OTHERS
        return group

    def _setting(self, i: int, end: int) -> Group | None:
        """The place that only opens its sentence: "In Libya | soldiers killed 35 people"; None for none."""
        if self.keys[i - 1] not in _WHERE:
            return None
        place = next((m for m in self.starting.get(i, ()) if isinstance(m, PlaceMention)), None)
        if place is None or place.place.is_demonym or place.end >= end or not self._begins_anew(place.end):
            return None
        self.after_prep = False
        group = Group("N", i, place.end, place.end - 1)
        group.definite = True
        self._describe(group, named=True)
        return group

    def _begins_anew(self, j: int) -> bool:
        """Whether what stands right behind a place may be who or what the sentence tells of."""
        for mention in self.starting.get(j, ()):
            if not isinstance(mention, PlaceMention) or mention.place.is_demonym:
                return not isinstance(mention, TimeMention)
        return self.sheet.words[j].islower() and bool(self.flags_at[j] & NOMINAL) and not self.classes_at[j]

    def _behind_other(self, j: int, head: int, group: Group, counted: int, end: int) -> tuple[int, int]:
        """The head of a noun group, and where it goes on behind a mark or closed class at j; j if nowhere."""
        flags = self.flags_at[j]
        if flags & TAKEN:
            return head, j
        if flags & MARK:
            behind = self._behind_mark(group, j, end)
            return (behind - 1 if behind > j and self.sheet.words[j] == "(" else head), behind
        if self._determines(j, group, counted, end):
            return head, j + 1
        behind = self._behind_closed(j, group, counted, end)
        return max(head, behind - 1), behind

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

    def _behind_spelt(self, j: int, end: int) -> int:
        """The noun behind bracket j, which spells out a short name: "the UCA (Central University) | campus"; or 0.

        Only where the word before is no common noun and what follows is one, so that both sides are one group.
        """
        close = next((k for k in range(j + 2, min(end, j + _LONGEST_SPELT)) if self.sheet.words[k] == ")"), 0)
        if not close or close + 1 >= end or not all(w.isalpha() for w in self.sheet.words[j + 1 : close]):
            return 0
        spelt = "".join(key[0] for key in self.keys[j + 1 : close]).startswith(self.keys[j - 1])
        if (self.bits_at[j - 1] and not spelt) or self.classes_at[j - 1]:
            return 0
        noun = close + 1
        named = self.bits_at[noun] & (NOUN | PLURAL) and self.words_at[noun].sort and not self.classes_at[noun]
        return noun if named and noun not in self.covers else 0

    def _says_how_long(self, j: int, stop: int, end: int) -> bool:
        """Whether a time behind a determiner describes the noun behind it: "a | 24-hour | truce"."""
        described = stop < end and bool(self.bits_at[stop] & _NOUN) and not self.classes_at[stop]
        return described and "det" in self.classes_at[j - 1] and any("-" in word for word in self.sheet.words[j:stop])

    def _is_anew(self, j: int, stop: int, end: int) -> bool:
        """Whether a mention inside a noun group begins another: "the village | three km south of Kobani"."""
        return self._is_beside(j) or (self.covers[j][0] == "quantity" and self._counts_anew(j, stop, end))

    def _is_beside(self, i: int) -> bool:
        """Whether a place that begins at word i says where it lies, and has no preposition before it."""
        mention = self.covers[i][2] if i in self.covers else None
        if not isinstance(mention, PlaceMention):
            return False
        key = self.keys[i]
        if (i and "det" in self.classes_at[i - 1]) or self.sheet.words[i][0].isupper():
            # "The southern Philippines", "South Hospital": part of the name, or of what its article opens.
            return False
        # "Positions south of Kobani" are called so.
        called = not key.isdigit() and i > 0 and i - 1 not in self.inside and self.words_at[i - 1].sort in _GROUND
        hangs = called or (i > 0 and "prep" in self.classes_at[i - 1])
        return not hangs and begins_beside(self.sheet, mention) and (key.isdigit() or key not in self.lexicon.words)

    def _leans(self, j: int, end: int) -> bool:
        """Whether words j and j + 1 are an adjective and its preposition behind a noun: "next to"."""
        return j + 1 < end and (self.keys[j], self.keys[j + 1]) in LEANING

    def _is_owner(self, j: int, end: int) -> bool:
        """Whether a possessive stands at j: what is before it owns what follows."""
        return j < end and self.sheet.words[j] in POSSESSIVES

    def _behind_closed(self, j: int, group: Group, counted: int, end: int) -> int:
        """Where a noun group goes on behind word j of a closed class, which is no determiner; j if nowhere."""
        classes = self.classes_at[j]
        if not classes <= _ASIDE or (j > group.start and classes == _ADVERB):
            return self._whole_noun(j, end) if j > group.start and "prep" in classes else j
        return j if j > group.start and self._ends_here(j, group, counted, end) else j + 1

    def _ends_here(self, j: int, group: Group, counted: int, end: int) -> bool:
        """Whether word j, by what it is used as, ends the noun group, whose noun begins at word `counted`.

        A verdict calls what stands before it false: "called reports that they took the town | false".
        """
        flags = self.flags_at[j]
        if flags & VERDICT or (flags & LEANS and self._leans(j, end)):
            return True
        return flags & _ENDS_NOUNS != 0 and self._ends_noun(j, group, counted, end)

    def _ends_noun(self, j: int, group: Group, counted: int, end: int) -> bool:
        """Whether word j, an adverb or verb by its form, ends the noun group; its noun begins at word `counted`."""
        if self.bits_at[j] & VERBAL:
            return self._is_verb(j, group, end, self._has_head(counted, j))
        return not self.bits_at[j] & NOMINAL

    def _whole_noun(self, j: int, end: int) -> int:
        """Where an event noun with a preposition, word j, inside it ends: "exchange [of] fire"; j for none."""
        nouns = self.words_at[j - 1].nouns
        for entry, tail in self._match(nouns, j - 1, end) if self.keys[j] in nouns.seconds else ():
            if entry.layer == "event" and tail and tail[0] == j:
                return tail[-1] + 1
        return j

    def _is_person(self, mention: object) -> bool:
        return isinstance(mention, ActorMention) and mention.actor.actor_type == "person"

    def _has_head(self, i: int, j: int) -> bool:
        classes_at = self.classes_at
        for k in range(i, j):  # noqa: SIM110 (the first or second word decides: a generator costs more than both)
            if "det" not in classes_at[k]:
                return True
        return False
