"""The words and the number of a noun group: what it is called, how many it counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from tansiq.knowledge.forms import NOUN, PLURAL
from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Toll
from tansiq.reading.clitics import is_singular_form, split_clitics
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import EMPTY, Lexicon
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

# A bracket of two words or more inside a name.
_SPELT_OUT = re.compile(r"\s*\([^()\s]+(?:\s[^()\s]+)+\)(?=\s\w)")

__all__ = ["COUNTED_DOERS", "DOERS_ENDINGS", "Counting"]

# Who does something is named so in English: "the manager", "the imprisoned journalist", "the fisherman".
DOERS_ENDINGS = ("er", "or", "ist", "ian", "man", "ant")
_PASSED_OVER = word_set("supposed") | word_set("more")
_PASSED_OVER_THINGS = _PASSED_OVER | word_set("ordinals")
_COUNTABLE = ("weapon", "thing", "event")
_YEARS_OLD = ("-year-old", "-years-old")
_NONE_GLUED: dict[int, str] = {}
COUNTED_DOERS = frozenset({"escaped", "displaced", "surrendered"})
"""Counts of those who did it, not of those it was done to."""


class Counting:
    """Names and counts the noun groups of one sentence.

    Args:
        sheet: The text.
        lexicon: Words of its language.
        syntax: Groups of the sentence with their relations.
        antecedent: Who a pronoun group refers to, or None.
    """

    def __init__(
        self, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, antecedent: Callable[[Group], ActorMention | None]
    ) -> None:
        self.sheet = sheet
        self.lexicon = lexicon
        self.syntax = syntax
        self.groups = syntax.groups
        self.antecedent = antecedent
        self.arabic = sheet.lang == "ar"
        # Prepositions written with the word behind them, as Arabic has them.
        self.glued = (
            {g.start: g.key for g in self.groups if g.kind == "P" and g.start == g.end and len(g.key) == 1}
            if self.arabic
            else _NONE_GLUED
        )

    def _name(self, start: int, end: int) -> str:
        """The words as written, less the clitics of the first one."""
        text = self.sheet.slice(start, end)
        if not self.arabic:
            # "The UCA (Central American University) campus" is the UCA campus.
            return _SPELT_OUT.sub("", text) if "(" in text else text
        parts = split_clitics(self.sheet.keys[start], self.lexicon)
        cut = len(parts.conj) + len(parts.prep)
        glued = self.glued.get(start, "")
        if cut == 0 and glued and text.startswith(glued):
            # A preposition before a word that no list holds: "بإغلاق".
            return text[len(glued) :]
        if parts.definite and parts.prep == "ل":
            return "ال" + text[cut + 1 :] if text[cut : cut + 1] == "ل" else text[cut:]
        return text[cut:] if cut and text[: len(parts.conj)] == parts.conj else text

    def _is_road(self, group: Group) -> bool:
        return self.sheet.keys[group.head] in word_set("roads")

    def _noun_range(self, group: Group) -> tuple[int, int]:
        """Words of a noun group without determiners and number."""
        start = group.start
        if group.quantity is not None and group.quantity.start >= start and group.quantity.head is None:
            start = group.quantity.end if group.quantity.start <= start + 1 else start
        while start < group.end and "det" in self._classes(start):
            start += 1
        # Who is only said to be that: "alleged rebels" are named "rebels"; and how old, or the how manieth it was.
        skipped = _PASSED_OVER_THINGS if group.sort in _COUNTABLE else _PASSED_OVER
        # "The three-year-old girl" is told by it, "the 42-year-old Omar Aziz" is not.
        aged = _YEARS_OLD if group.sort == "" or group.actors_are("person") else ()
        while start < group.head and ((key := self.sheet.keys[start]) in skipped or key.endswith(aged)):
            start += 1
        return start + self._callings(start, group), max(start, group.end)

    def _callings(self, start: int, group: Group) -> int:
        """How many words before a name that no list holds say who that is: "his companion gilda flores"."""
        if self.arabic or group.sort or start >= group.head:
            return 0
        bits, keys = self.lexicon.bits, self.sheet.keys
        names = next((i for i in range(start, group.end) if bits.get(keys[i]) is None), group.end)
        unknown = [
            i for i in range(names, group.end) if bits.get(keys[i]) is None and keys[i] not in self.lexicon.words
        ]
        # A name of three may end in a word: "Ramiro Castillo Love".
        if names in (start, group.end) or len(unknown) < min(2, group.end - names) or not keys[group.head].isalpha():
            return 0
        return names - start if self._is_calling(names - 1, group) else 0

    def _is_calling(self, i: int, group: Group) -> bool:
        """Whether word i of a noun group says who people are: "banker", "companion"."""
        key = self.sheet.keys[i]
        people = any(a.end == i + 1 and a.actor.actor_type == "group_of_people" for a in group.actors)
        crowd = self.lexicon.words.get(key, EMPTY).sort in ("crowd", "mass") or key in word_set("bands")
        return people or crowd or (key.endswith(DOERS_ENDINGS) and bool(self.lexicon.bits.get(key, 0) & NOUN))

    def _classes(self, i: int) -> frozenset[str]:
        word = self.lexicon.words.get(self.sheet.keys[i])
        return word.classes if word is not None else frozenset()

    # -- counts

    def _count(self, candidate: Candidate, argument: str, group: Group, counted: tuple[int, int] | None = None) -> None:
        """Take the number of a group for a toll, where the row of the candidate counts that argument.

        Args:
            counted: The words that say who was counted; None for the noun of the group.
        """
        key = candidate.entry.row.get("count")
        if not key or argument != ("doer" if key in COUNTED_DOERS else "undergoer"):
            return
        if self._is_excepted(group) or self._is_part(candidate, group):
            return
        value, spot = self._value(group)
        numbering = spot[0] and self.sheet.keys[spot[0] - 1] in word_set("numbering")
        if value is None or numbering or self._is_road(group):
            # "نصف السكان البالغ عددهم 4000": that many there are.
            return
        # Found only now: of most groups nothing is counted.
        start, end = counted or self._noun_range(group)
        of = self._name(start, end) if end > start and group.sort != "organisation" else ""
        candidate.tolls.append(Toll(key, value, of, *spot, explicit=group.quantity is not None))

    def _is_excepted(self, group: Group) -> bool:
        """ "All but 38 were freed", "أفرج عن الجميع باستثناء ثلاثة": the number is of those whom it did not befall."""
        number = group.quantity
        return number is not None and number.start > 0 and self.sheet.keys[number.start - 1] in word_set("except")

    def _is_part(self, candidate: Candidate, group: Group) -> bool:
        """ "Killing 40 people, 22 of whom were children", "40 شخصا، 22 منهم أطفال": those were counted already."""
        if group.quantity is None or group.start < candidate.end:
            return False
        k = next((n for n, other in enumerate(self.groups) if other is group), 0)
        behind = self.sheet.keys[group.end : group.end + 2]
        if self.syntax.kind(k - 1) != "," or not behind:
            # "arrested 40 people and killed 22 of them"
            return False
        if self.arabic:
            return behind[0] in word_set("of_those")
        return behind[0] in word_set("of") and behind[-1] in word_set("of_those")

    def _count_further(self, candidate: Candidate, group: Group) -> None:
        """ "أصيب آخر" is one, "آخران" two, "آخرون" two or more."""
        key, last = candidate.entry.row.get("count"), group.key
        value = (
            Count.exactly(1) if last.endswith("ر") else Count.exactly(2) if last.endswith("ان") else Count.at_least(2)
        )
        if key:
            candidate.tolls.append(Toll(str(key), value, "", group.start, group.end))

    def _value(self, group: Group) -> tuple[Count | None, tuple[int, int]]:
        if group.quantity is not None:
            last = group.end if group.sort != "count" else group.quantity.end
            return group.quantity.value, (group.quantity.start, max(last, group.quantity.end))
        if group.sort not in ("people", "") or group.head >= len(self.sheet):
            return None, (0, 0)
        whole = (group.start, group.end)
        if any(a.actor.actor_type == "person" and a.end >= group.head for a in group.actors):
            return Count.exactly(1), whole
        key = self.sheet.keys[group.head]
        if self.arabic:
            stem = split_clitics(key, self.lexicon).stem
            number = self.lexicon.numbers.get(key) or self.lexicon.numbers.get(stem)
            if number is None and (stem in word_set("another_one") or (not group.definite and is_singular_form(stem))):
                number = "s"
            if self.sheet.keys[group.start] in word_set("one_of") and group.head > group.start:
                # "أحد الإرهابيين لقي مصرعه"
                return Count.exactly(1), whole
            if group.end > group.head + 1 and self.sheet.keys[group.head + 1] in word_set("of_two"):
                # "مشتبها بهما"
                return Count.exactly(2), whole
            if number == "s" and group.definite:
                # "سكان القرية" are many, how many nobody says.
                many = not word_set("collective").isdisjoint((key, stem))
                return (None if many else Count.exactly(1)), whole
            if number is None or group.definite:
                return (
                    (Count.at_least(2), whole)
                    if key.endswith(("ون", "ين", "ات")) and not group.definite
                    else (None, whole)
                )
            if number == "d" and key.endswith("ان"):
                return Count.exactly(2), whole
            return (Count.exactly(1) if number == "s" else Count.at_least(2)), whole
        bits = self.lexicon.bits.get(key, 0)
        if self.sheet.keys[group.start] in word_set("all_of"):
            # "24 people, all Sri Lankans": who they were.
            return None, whole
        # "A group of students" are several.
        many = key in word_set("factions") or self.lexicon.words.get(key, EMPTY).sort == "mass"
        if bits & PLURAL or many:
            return Count.at_least(2), whole
        one = self.sheet.keys[group.start] in word_set("single") or (
            group.definite and (group.sort == "people" or key.endswith(DOERS_ENDINGS))
        )
        return (Count.exactly(1) if one and not group.actors_are("organisation") else None), whole
