"""What an event noun is told of in its group: a deed, a figure of deeds, what is ended, what a bomb was fixed to."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate, Toll
from tansiq.reading.groups import Group, Trigger
from tansiq.reading.identified import Identifying
from tansiq.reading.licence import find_verb_of
from tansiq.reading.syntax import POSSESSIVE
from tansiq.reading.wordsets import word_set

__all__ = ["NounSenses"]

_FIXED = word_set("fixed_to")
# From this many on, events that only a number tells of are a figure; "three bombings" may still be told one by one.
_AGGREGATE_FROM = 10
# Deeds that "an operation of", "a campaign of" only goes before.
_TOLD_BY_NAME = ("arrest", "abduction", "attack", "robbery", "work_stoppage", "protest")
# What the word behind may make a matter of peace: a vaccination campaign, a march of democracy.
_NAMED_BY_AIM = ("operation", "protest.peaceful")
_BY = "ب"
# Groups from an event noun to the verb that says what it hurt: "the strike on a base in a town on the coast killed".
_NEAR_VERB = 14
_FORCE = ("attack", "property_destruction")


class NounSenses(Identifying):
    """Asks of an event noun whether it tells of an event, and of what.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _fill_fixed(self, candidate: Candidate, k: int) -> None:
        """ "A bomb attached to a vehicle of the ministry": what a bomb was fixed to is what it struck."""
        verb = self.groups[k + 1] if self.syntax.kind(k + 1) == "V" else None
        if verb is None or not candidate.entry.row.get("carrier") or self.sheet.keys[verb.head] not in _FIXED:
            return
        for _, members in self.syntax.verb(k + 1).preps:
            self._fill(candidate, "undergoer", [j for j in members[:1] if self.groups[j].sort == "thing"])

    def _fill_travelled(self, candidate: Candidate, k: int) -> None:
        """ "The envoy flew to Muscat for talks with the minister": who went there, and where, is of the talks."""
        above = self.syntax.previous_verb(k)
        if candidate.type != "meeting" or above is None or self.groups[k - 1].key not in word_set("done_for"):
            return
        verb = self.groups[above]
        if self.sheet.keys[verb.head] not in word_set("went") or verb.form != "fin" or verb.mood or verb.negated:
            return
        self._fill(candidate, "doer", self.syntax.verb(above).subject)
        for group in self.groups[above + 1 : k]:
            candidate.places += [p for p in group.places if not p.place.is_demonym and p not in candidate.places]

    def _is_in_charge(self, candidate: Candidate, k: int) -> bool:
        """ "A spokesman for military operations": what somebody is in charge of is no event."""
        if candidate.type != "operation" or k < 1 or self.groups[k - 1].key not in word_set("done_for"):
            return False
        return self.syntax.kind(k - 2) == "N" and self.groups[k - 2].sort == "people"

    def _is_with_help(self, k: int, trigger: Trigger) -> bool:
        """ "أوقف الجيش، بالتنسيق مع الشرطة، مهربين": who helped, and no arrangement."""
        opens = k > 0 and self.syntax.kind(k - 1) == "P" and trigger.start == self.groups[k].start
        return opens and self.groups[k - 1].key == _BY and self.groups[k].definite

    def _is_ended(self, k: int, trigger: Trigger) -> bool:
        """ "وقف التنسيق الأمني", "أوقفت التنسيق": an arrangement that is ended is none."""
        before = self.sheet.keys[trigger.start - 1] if trigger.start > self.groups[k].start else ""
        following = self.groups[k + 1] if self.syntax.kind(k + 1) == "V" else None
        if before in word_set("any_one") and following is not None and any(e.is_present for e in following.entries):
            # "أي ضربة تستهدف الميناء": one that may come.
            return True
        after = self.sheet.keys[trigger.end] if trigger.end < len(self.sheet) else ""
        if self.arabic and before in word_set("parties_to"):
            # "طرفي القتال": who fights, and no fight.
            return True
        if self.arabic and trigger.entry.type == "cooperation" and self._is_with_help(k, trigger):
            return True
        if self.arabic and self.sheet.keys[trigger.start] in word_set("punishments") and self._is_sentence(k, trigger):
            return True
        if self.arabic and trigger.entry.type == "seizure" and after in word_set("self_restraint"):
            # "ضبط النفس"
            return True
        beside = self.sheet.keys[trigger.start - 1] if trigger.start else ""
        if self.arabic and trigger.entry.type == "arrest" and beside in word_set("detention"):
            # "ظروف اعتقالهم", "مذكرة توقيف"
            return True
        if trigger.entry.type in _NAMED_BY_AIM and trigger.end < self.groups[k].end:
            # "حملة تطعيم", "العملية السياسية", "المسيرة الديمقراطية"; "حملة اعتقالات" tells of arrests.
            key = self.sheet.keys[trigger.end]
            if not {key, key.removeprefix("ال"), f"ال{key}"}.isdisjoint(word_set("civil_operations")):
                return True
            within = [t for t in self.groups[k].triggers if t.start == trigger.end and t.entry.type != "operation"]
            return any(t.entry.type.startswith(_TOLD_BY_NAME) for t in within)
        if trigger.entry.type != "cooperation":
            return False
        words = word_set("ending")
        keys = self.sheet.keys[self.groups[k].start : trigger.start]
        verbs = (self.sheet.keys[self.groups[v].head].removeprefix("و") for v in self._governors(k))
        return not words.isdisjoint(key.removeprefix("ب") for key in keys) or not words.isdisjoint(verbs)

    def _is_sentence(self, k: int, trigger: Trigger) -> bool:
        """ "حكم بالإعدام", "قضت المحكمة بإعدام ثلاثة": a sentence that is passed, and not yet carried out."""
        before = self.sheet.keys[max(0, trigger.start - 3) : trigger.start]
        if not word_set("carrying_out").isdisjoint(before):
            return False
        above = self.syntax.previous_verb(k)
        by_court = above is not None and any(e.row.get("type") == "order" for e in self.groups[above].entries)
        return by_court or not word_set("sentence_of").isdisjoint(before)

    def _is_of_place(self, candidate: Candidate, group: Group, trigger: Trigger) -> bool:
        """Whether one disaster of nature has its place for a genitive."""
        one = candidate.type == "hazard.natural" and self.lexicon.numbers.get(self.sheet.keys[trigger.start]) == "s"
        return one and any(p.start == trigger.end and not p.place.is_demonym for p in group.places)

    def _harms(self, k: int) -> bool:
        """Whether the verb of an event noun says that it hurt or hit: "strikes killed two", no strike of workers."""
        # "Killed in | Tuesday | 's | strike"
        dated = k > 1 and self.groups[k - 1].key in POSSESSIVE and self.groups[k - 2].time is not None
        within = self.syntax.kind(k - 3 if dated else k - 1) == "P"
        above = self.syntax.previous_verb(k) if k and within else None
        if above is not None and any(e.row.get("harm") for e in self.groups[above].entries):
            # "Two died in a crash", "were wounded following strikes on the town"
            return True
        for j in range(k + 1, min(len(self.groups), k + _NEAR_VERB)):
            group = self.groups[j]
            if group.kind == "V" and k in self.syntax.subject(j):
                told = group.tells(*_FORCE)
                return told or group.modality("cause", "happen") is not None
        return False

    def _is_head(self, group: Group, trigger: Trigger) -> bool:
        """English: whether the event noun is what its group is about ("attack victims" are no attack)."""
        if trigger.end == group.head + 1 or trigger.entry.row.get("carrier"):
            return True
        return group.modality("attempt_noun") is not None or self._sort_of(group.head) == "phase"

    def _sort_of(self, i: int) -> str:
        word = self.lexicon.words.get(self.sheet.keys[i])
        return word.sort if word is not None else ""

    def _counts_arrests(self, candidate: Candidate, k: int, group: Group) -> bool:
        """ "Fifteen arrests were made", "made 15 arrests": as many people were taken; gives the toll."""
        quantity = group.quantity
        if self.arabic or candidate.type != "arrest" or quantity is None or quantity.end > candidate.start:
            return False
        after = find_verb_of(self.syntax, k)
        above = after if after is not None else self.syntax.previous_verb(k)
        if above is None or self.groups[above].modality("light") is None or self.groups[above].negated:
            return False
        candidate.tolls.append(Toll("captured", quantity.value, "", quantity.start, quantity.end))
        return True

    def _is_aggregate(self, k: int, group: Group, trigger: Trigger) -> bool:
        """ "42 attacks", "a spate of attacks": a figure, no event (contract.md, "What is an event")."""
        quantity = group.quantity
        if quantity is not None and quantity.end <= trigger.start and quantity.value.min >= _AGGREGATE_FROM:
            return True
        if (
            k >= 2
            and self.groups[k - 1].kind == "P"
            and self.groups[k - 1].key in (word_set("of") | word_set("within"))
            and self.groups[k - 2].kind == "N"
        ):
            # "The number of dead in the bombing" counts no bombings.
            return self.groups[k - 2].sort == "aggregate" and not self.groups[k - 2].actors
        # "عدد الهجمات" is of attacks, "عدد ضحايا الهجوم" of the dead of one.
        return self.arabic and group.sort == "aggregate" and trigger.start == group.head + 1
