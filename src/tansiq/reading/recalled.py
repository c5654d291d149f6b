"""Event nouns that are only recalled, and what then stands for their doer: "after clashes", "بعد اجتيازهم الحدود"."""

from __future__ import annotations

from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Toll
from tansiq.reading.clitics import split_clitics
from tansiq.reading.deeds import OWNED_UP
from tansiq.reading.fillers import Fillers
from tansiq.reading.groups import NAMED, Group
from tansiq.reading.syntax import Around
from tansiq.reading.wordsets import word_set

__all__ = ["NEAR_VERB", "Recalled"]

_DAYS = frozenset({"day", "part_of_day", "hour", "minute"})
_THEM = ("هم", "هما")
_HIS = ("ه", "ها")
# From the masdar back to "أدى إلى".
_LED_TO = 2
NEAR_VERB = 9
"""Groups from an event noun to the verb that it is the subject of."""
# Violence that a clause of time or cause only recalls: "after clashes with militants".
_FIRED = frozenset({"attack.airstrike", "attack.shelling"})
_RECALLED = ("attack", "clash", "abduction", "arrest", "escape")


class Recalled(Fillers):
    """Looks around event nouns whose own words name too little.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _recall(self, candidate: Candidate, k: int) -> None:
        """ "بعد معارك مع مسلحين", "خلال هجوم على دورية": what something came after, or in, has happened."""
        spot = k - 1
        if spot >= 1 and self.groups[spot].kind == "P" and self.groups[spot].key in word_set("after"):
            spot -= 1
        group = self.groups[spot] if spot >= 0 else None
        recalled = group is not None and (
            group.kind == "P" and group.key in word_set("recalled") or (group.kind == "T" and spot < k - 1)
        )
        if recalled and candidate.type.startswith(_RECALLED) and candidate.filled("doer", "partner", "undergoer"):
            candidate.support = True
        if recalled and candidate.type == "clash" and candidate.filled("partner") and not candidate.filled("doer"):
            # "استعاد الجيش البلدة بعد معارك مع المسلحين": whoever came out of it was in it.
            above = self.syntax.previous_verb(k)
            subject = [] if above is None else self.syntax.subject(above)
            self._fill(candidate, "doer", [j for j in subject if self.groups[j].sort in ("people", "organisation")])

    def _told_to_act(self, candidate: Candidate, k: int, group: Group) -> None:
        """ "A truce ended in May", "an attack that fouled the rivers": what did something in the past has happened."""
        if candidate.support or group.definite or candidate.is_bare or candidate.is_many or not candidate.is_weak:
            return
        verb = next((j for j in range(k + 1, min(k + NEAR_VERB, len(self.groups))) if self.syntax.kind(j) == "V"), None)
        if verb is None or not self._is_past(self.groups[verb]):
            return
        relative = verb == k + 2 and self.syntax.kind(k + 1) == "R"
        if not relative and k not in self.syntax.subject(verb):
            return
        around, verb_group = self.syntax.verb(verb), self.groups[verb]
        candidate.support = True
        if not candidate.times and verb_group.voice != "passive":
            # "The operation was paused on Thursday": it has another day.
            candidate.times = [m for j in around.times if (m := self.groups[j].time) is not None]
        if not candidate.places:
            behind = [j for key, members in around.preps for j in members if self.lexicon.is_place_prep(key)]
            named = [place for j in (*around.object, *behind) for place in self.groups[j].places]
            candidate.places = [place for place in named if not place.place.is_demonym]

    def _is_past(self, verb: Group) -> bool:
        """Whether a verb tells of what was done: no present, future, infinitive or denial."""
        if verb.form != "fin" or verb.negated or verb.mood or verb.aspect:
            return False
        return not self.arabic or not any(e.is_present for e in verb.entries)

    def _suffixed(self, candidate: Candidate, k: int, frame: dict[str, str]) -> None:
        """ "بعد اجتيازهم الحدود": the pronoun on a masdar means the people spoken of right before."""
        key = self.sheet.keys[candidate.start]
        argument = frame.get("gen")
        self._count_him(candidate, k, key)
        self._count_others(candidate, k)
        self._fill_charged(candidate, k)
        if not key.endswith(_THEM) or argument not in ("doer", "undergoer") or candidate.filled(argument):
            return
        before = [j for j in range(k) if self.groups[j].kind == "N" and self.groups[j].sort in ("people", "count")]
        if not before:
            return
        nearest = self.groups[before[-1]]
        # "إصابة عدد من المهربين وفرارهم": those of whom a number was told.
        partly = len(before) > 1 and before[-2] == before[-1] - 2 and self.groups[before[-2]].sort == "count"
        if self.syntax.kind(before[-1] - 1) != "P" or nearest.quantity is not None or partly:
            self._fill(candidate, argument, before[-1:])

    def _fill_charged(self, candidate: Candidate, k: int) -> None:
        """ "القبض على المتهم بقتل القاضي": whoever is charged with a deed is said to have done it."""
        if candidate.filled("doer") or self.syntax.kind(k - 1) != "P" or self.syntax.kind(k - 2) != "N":
            return
        charged = self.groups[k - 2]
        if self.sheet.keys[charged.head] in word_set("charged") and candidate.type.startswith(OWNED_UP):
            self._fill(candidate, "doer", [k - 2])
            candidate.doer_status = "accused"

    def _fill_host(self, candidate: Candidate, k: int, around: Around) -> None:
        """ "قال الوزير لدى استقباله السفير": the pronoun on talks is whoever the verb before is of, no guest of his."""
        key = self.sheet.keys[candidate.start]
        if candidate.type not in ("meeting", "call") or not key.endswith(_HIS):
            return
        if candidate.end != candidate.start + 1 or not split_clitics(key, self.lexicon).suffix:
            return
        for filler in candidate.filled("doer"):
            # "لقائه السفير": behind a pronoun stands whom he met.
            filler.argument = "partner" if filler.start >= candidate.end else filler.argument
        if not candidate.filled("partner"):
            self._fill(candidate, "partner", [j for j in around.object if self.groups[j].sort in NAMED])
        if candidate.filled("doer") or not candidate.filled("partner"):
            return
        above = self.syntax.previous_verb(k)
        subject = [] if above is None else [j for j in self.syntax.subject(above) if self.groups[j].sort in NAMED]
        if subject:
            self._fill(candidate, "doer", subject)
        elif key.endswith("ه"):
            spot = self.groups[k].start
            self._fill_pronoun(candidate, "doer", Group("N", spot, spot + 1, head=spot, key="هو", sort="pron"))

    def _count_him(self, candidate: Candidate, k: int, key: str) -> None:
        """ "أطلقوا النار عليه، ما أدى إلى مقتله": the pronoun on a masdar of death is one."""
        if candidate.entry.row.get("count") != "killed" or candidate.tolls or k < _LED_TO:
            return
        value = Count.exactly(2) if key.endswith("هما") else Count.exactly(1) if key.endswith(("ه", "ها")) else None
        verb = self.syntax.previous_verb(k)
        led_to = verb is not None and self.groups[verb].modality("cause") is not None and verb == k - _LED_TO
        if value is not None and led_to and split_clitics(key, self.lexicon).suffix:
            candidate.tolls.append(Toll("killed", value, "", candidate.start, candidate.end))

    def _count_others(self, candidate: Candidate, k: int) -> None:
        """ "مقتل مدني وإصابة آخر", "وإصابة آخرين": a masdar of harm whose genitive is another, or others."""
        key = candidate.entry.row.get("count")
        if not key or candidate.tolls or candidate.end != self.groups[k].end or self.syntax.kind(k + 1) != "N":
            return
        other = self.groups[k + 1]
        word = self.sheet.keys[other.start]
        if other.start != candidate.end or other.end != other.start + 1 or other.quantity is not None:
            return
        one, many = word in word_set("another_one"), word in word_set("some_others")
        if one or many:
            value = Count.exactly(1) if one else Count.at_least(2)
            candidate.tolls.append(Toll(key, value, "", other.start, other.end))

    def _is_manner(self, k: int, group: Group) -> bool:
        """ "قتل شاب حرقا", "قتلوهم ذبحا": a bare accusative behind a killing says how, and is no event beside it."""
        if group.end - group.start > 1 or not self.sheet.keys[group.start].endswith("ا") or not k:
            return False
        before = self.groups[k - 1]
        above = self.syntax.previous_verb(k) if before.sort == "people" and not before.triggers else None
        if above is not None:
            before = self.groups[above]
        told = before.triggers[0].entry if before.triggers else before.entry("event")
        return told is not None and bool(told.row.get("harm"))

    def _is_one_day(self, candidate: Candidate, group: Group) -> bool:
        """ "Jets carried out a series of strikes on the town on Sunday": by whom, where and when make it one."""
        named = any(f.sort in ("people", "organisation") for f in candidate.filled("doer"))
        days = candidate.periods()
        where = bool(candidate.filled("undergoer") or candidate.places)
        # "شن الطيران 21 غارة على البلدة أمس": what is fired comes in numbers.
        counted = group.quantity is not None and not (self.arabic and candidate.type in _FIRED)
        return named and where and not counted and any(p.precision in _DAYS for p in days)
