"""Frames: from a trigger and the groups around it to a candidate with its arguments, tolls, times and places.

One engine for both languages. What a slot means stands in the rows (knowledge/*/events.yml); code knows slots only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tansiq.knowledge.forms import ADJ, PLURAL
from tansiq.reading.acceptance import is_accepted
from tansiq.reading.another import calls_another
from tansiq.reading.armed import is_armed
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.fitting import carries
from tansiq.reading.groups import Group, Trigger
from tansiq.reading.lexicon import Entry, Lexicon
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import POSSESSIVE, Around, Syntax
from tansiq.reading.tells_nothing import TellingNothing
from tansiq.reading.wordsets import word_set

__all__ = ["FrameReader"]

# Words of a clause that is a topic; what follows says when and why.
_WITHIN = word_set("within")
_LONGEST_TOPIC = 9
# Words between a verb of denying and the reports that it denies.
_NEAR_HEARSAY = 4


def _goes_off(entry: Entry) -> bool:
    """Whether the subject of a verb is the bomb."""
    return entry.frame.get("subject") == "instrument"


class FrameReader(TellingNothing):
    """Reads the candidates of one sentence.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
        sentence: Number of the sentence.
    """

    def __init__(
        self,
        sheet: Sheet,
        lexicon: Lexicon,
        syntax: Syntax,
        antecedent: Callable[[Group], ActorMention | None],
        *,
        sentence: int,
    ) -> None:
        super().__init__(sheet, lexicon, syntax, antecedent)
        self.sentence = sentence

    def read(self) -> list[Candidate]:
        """Candidates in the order of their triggers; several readings of one trigger are already decided."""
        found: list[Candidate] = []
        for k in self.syntax.rowed:
            group = self.groups[k]
            if group.kind == "V":
                if group.entries:
                    found.extend(told := self._first(self._verb_readings(k, group)))
                    found.extend(one for deed in told if (one := self._elsewhere(deed)) is not None)
            elif group.kind == "N" and group.triggers:
                spans: dict[tuple[int, int], list[Trigger]] = {}
                for trigger in group.triggers:
                    spans.setdefault((trigger.start, trigger.end), []).append(trigger)
                for readings in spans.values():
                    found.extend(self._first(self._noun_reading(k, group, t) for t in readings))
        return found

    def _first(self, readings: Iterable[Candidate | None]) -> list[Candidate]:
        for one in readings:
            if one is not None:
                return [one]
        return []

    # -- verbs

    def _verb_readings(self, k: int, group: Group) -> Iterable[Candidate | None]:
        events = [e for e in group.entries if e.layer == "event" and e.pos == "verb"]
        if not events:
            return
        alone = len(group.entries) == 1
        longest = max([len(e.tail) for e in group.entries])
        if not alone and any(
            e.layer == "modality" and len(e.tail) == longest > len(events[0].tail) for e in group.entries
        ):
            # "swept away" is not "swept".
            return
        if not alone and any(
            e.layer == "speech" and len(e.tail) == longest > len(events[0].tail) for e in group.entries
        ):
            # "released a statement": the longer phrase of saying is what is meant.
            return
        around = self.syntax.verb(k)
        if self._is_noun_of_agent(k, group):
            around.subject = []
        if self._is_attributive(k, group) or (group.entry("speech") is not None and self._is_told(k, around)):
            return
        # "A car packed with explosives blew up": without an object it is what went off, and nobody blew it up.
        went_off = (
            group.voice == "active"
            and not around.object
            and any(_goes_off(e) and len(e.tail) == longest for e in events)
        )
        for entry in events:
            if went_off and not _goes_off(entry):
                continue
            if (
                entry.tail
                or longest == 0
                or longest == len(entry.tail)
                or all(e.layer != "speech" for e in group.entries)
            ):
                yield self._verb_reading(k, group, entry, around)

    def _is_attributive(self, k: int, group: Group) -> bool:
        """Whether a participle only describes the noun behind it: "drugs and stolen vehicles", "the badly hurt men"."""
        if self.arabic or group.end - group.start > 1:
            return False
        if self.syntax.kind(k + 1) == "C" and self.syntax.kind(k + 2) == "N" and self.syntax.kind(k - 1) == "C":
            # "Of prisoners and murdered and missing people"
            behind = self.lexicon.bits.get(self.sheet.keys[self.groups[k + 2].start], 0)
            return bool(behind & ADJ) and self.syntax.kind(k - 2) == "N"
        if self.syntax.kind(k + 1) != "N":
            return False
        if group.form == "part":
            return self.syntax.kind(k - 1) in ("C", ",", "P")
        bare = self.groups[k - 2] if k > 1 and self.syntax.kind(k - 1) == "A" else None
        return bare is not None and bare.kind == "N" and self._noun_range(bare)[0] == bare.end

    def _is_told(self, k: int, around: Around) -> bool:
        """Whether a verb that may carry a report or a prisoner carries a report: by an outlet, or "from" one."""
        denies = any(e.row.get("link") == "denied" for e in self.groups[k].entries if e.layer == "speech")
        if denies and not word_set("hearsay").isdisjoint(self.sheet.keys[self.groups[k].end :][:_NEAR_HEARSAY]):
            # "dismissed as false reports that": nobody lost an office.
            return True
        outlets = [a for j in around.subject for a in self.groups[j].actors if a.actor.actor_type == "outlet"]
        relays = any(e.row.get("relay") for e in self.groups[k].entries if e.layer == "speech")
        return bool(outlets) or (relays and any(key in word_set("quoted_from") for key, _ in around.preps))

    def _verb_reading(self, k: int, group: Group, entry: Entry, around: Around) -> Candidate | None:
        candidate = Candidate(entry.type, entry, group.head, group.end, self.sentence, k, (group.start, group.end))
        if entry.type == "attack.armed" and not self._beside(k).isdisjoint(word_set("sexually")):
            candidate.type = "attack.sexual"
        frame, object_as = entry.frame, entry.frame.get("object")
        wanted = around.end if self.syntax.kind(around.end) == "V" and self.groups[around.end].form == "inf" else None
        asks = object_as == "asked" and entry.lemma.endswith(" to")
        if object_as == "asked" and (wanted is not None or asks):
            # "urged European states to take back": whom, and then what.
            object_as = "recipient"
        if self._is_anothers_plan(k, group):
            self._fill(candidate, object_as, around.object)
        elif around.passive and object_as is not None and self._fill_fired(candidate, k, around):
            pass
        elif around.passive and object_as is not None:
            self._fill(candidate, object_as, around.subject)
        else:
            self._fill(candidate, self._subject_as(frame, around), around.subject)
            self._fill(candidate, object_as, around.object)
            self._fill_carried(candidate, k, around)
        if object_as == "undergoer" and candidate.type.startswith("attack") and candidate.filled("undergoer"):
            # "attacked the convoy on the highway": what was hit is named, the rest says where.
            frame = {
                key: argument
                for key, argument in frame.items()
                if argument != "undergoer" or key not in word_set("whereabouts")
            }
        self._fill_preps(candidate, around, frame)
        if self.arabic:
            self._fill_beside(candidate, around)
        if candidate.type == "threat" and wanted is not None and not candidate.filled("undergoer"):
            self._fill(candidate, "undergoer", self.syntax.verb(wanted).object)
        if "topic" in frame.values() and not candidate.filled("topic"):
            self._fill_clause(candidate, around)
        if not self.arabic and around.passive and candidate.is_harm:
            self._fill_likewise(candidate, around.end)
        self._fill_included(candidate)
        self._count_once(candidate)
        if not self.arabic:
            self._count_one_more(candidate)
        candidate.times = [m for j in around.times if (m := self.groups[j].time) is not None]
        candidate.support = not self._is_number_of(candidate, around)
        if self.syntax.is_reason_of_arrest(k):
            # That they did it is what they are accused of.
            candidate.doer_status = "accused"
        candidate.is_added = self.syntax.kind(k - 1) == "C"
        if self.arabic and group.has_suffix and not around.object:
            self._count_pronoun(candidate, group)
        candidate.befell_them = self.arabic and group.has_suffix and not around.passive
        candidate.reduced, candidate.is_passive = around.reduced, around.passive and not around.reduced
        candidate.subjects = list(around.subject)
        candidate.inside = self._done_in(around)
        if self.arabic:
            # "استهدف البلدة بأربع غارات": the strikes are what the verb tells of.
            means = [j for key, members in around.preps if frame.get(key) == "instrument" for j in members]
            candidate.subjects += [j for j in means if self.groups[j].sort == "event" and not carries(self.groups[j])]
        if self._tells_of_nothing(candidate, k, around):
            return None
        self._shift(candidate)
        self._stretch(candidate)
        return candidate if is_accepted(candidate) else None

    def _shift(self, candidate: Candidate) -> None:
        """Put arguments right that stand where the verb has another: who is deployed, what is closed."""
        if candidate.type == "deployment" and not candidate.filled("doer"):
            # "Two brigades have been deployed": they are who is there.
            for filler in candidate.filled("undergoer"):
                filler.argument = "doer" if is_armed(filler) else filler.argument
        if candidate.type == "cordon" and not self.arabic and not candidate.filled("undergoer"):
            # "Ordered the borders closed": nobody is told to have done it.
            for filler in candidate.filled("doer"):
                if filler.sort in ("thing", "place") and filler.group is not None and not filler.group.actors:
                    filler.argument = "undergoer"

    def _subject_as(self, frame: dict[str, str], around: Around) -> str | None:
        """What the subject is: a bomb that "detonated in the market" is the means, and no doer is told."""
        told = frame.get("subject")
        if told != "doer" or frame.get("object") != "instrument":
            return told
        alone = not (self.arabic or around.passive or around.object) and bool(around.subject)
        goes_off = alone and all(carries(self.groups[j]) for j in around.subject)
        return "instrument" if goes_off else told

    def _fill_fired(self, candidate: Candidate, k: int, around: Around) -> bool:
        """ "Rockets were fired at | a base": a phrase that ends in a preposition has its target behind it."""
        fired = [self.groups[j] for j in around.subject]
        arms = all(g.sort == "weapon" or self.sheet.keys[g.head] in word_set("shots") for g in fired)
        if self.arabic or not candidate.entry.tail or not fired or not arms or self.syntax.kind(k + 1) != "N":
            return False
        self._fill(candidate, "instrument", around.subject)
        self._fill(candidate, "undergoer", self.syntax.coordinated(k + 1))
        return True

    def _done_in(self, around: Around) -> list[int]:
        """The event nouns in which an English verb says that it was done: "assassinated in an attack"."""
        if self.arabic or not around.passive:
            return []
        told = [j for key, members in around.preps if key in _WITHIN for j in members]
        return [j for j in told if self.groups[j].sort == "event"]

    def _is_anothers_plan(self, k: int, group: Group) -> bool:
        """ "Police spoke of a plot to kill the mayor": who tells of a plan is not who has it."""
        if group.form != "inf" or not k or self.groups[k - 1].modality("plan_noun") is None:
            return False
        above = self.syntax.previous_verb(k)
        return above is not None and self.groups[above].modality("light", "plan") is None

    def _fill_carried(self, candidate: Candidate, k: int, around: Around) -> None:
        """The weapon that whoever did it carried: "a woman wearing an explosive vest killed 15 people"."""
        if "instrument" not in candidate.entry.frame.values() or candidate.entry.frame.get("subject") != "doer":
            return
        for verb in (j + 1 for j in around.subject if j + 1 < k):
            if self.syntax.kind(verb) == "V" and self.groups[verb].form == "ing":
                carried = [j for j in self.syntax.verb(verb).object if self.groups[j].sort == "weapon"]
                self._fill(candidate, "instrument", carried)

    def _fill_clause(self, candidate: Candidate, around: Around) -> None:
        """A topic that is a clause: "urged them to leave", "accused it of breaking the truce", "طالب بأن ينسحب"."""
        first = around.end
        if self.syntax.kind(first) == "S" and self.groups[first].key in word_set("that"):
            first += 1
        verb = next((j for j in range(first, min(first + 3, len(self.groups))) if self.syntax.kind(j) == "V"), None)
        if verb is None or any(self.groups[j].kind not in ("N", "P", "V", "A", "Q") for j in range(first, verb)):
            return
        opened = self.groups[verb].form in ("inf", "ing") or first > around.end
        if opened and first > around.end and candidate.type == "request" and not candidate.filled("recipient"):
            # "Demanded that both sides withdraw"
            self._fill(candidate, "recipient", self.syntax.subject(verb))
        if not opened or self.groups[verb].entry("speech") is not None:
            return
        start = self.groups[verb].head if first == around.end else self.groups[first].start
        last = max(self.syntax.verb(verb).end - 1, verb)
        end = min(self.groups[min(last, len(self.groups) - 1)].end, start + _LONGEST_TOPIC)
        if end > start + 1:
            candidate.add(Filler("topic", start, end, self.sheet.slice(start, end), "thing"))

    # -- nouns

    def _noun_reading(self, k: int, group: Group, trigger: Trigger) -> Candidate | None:
        entry = trigger.entry
        candidate = Candidate(entry.type, entry, trigger.start, trigger.end, self.sentence, k, (group.start, group.end))
        candidate.is_added = self.syntax.kind(k - 1) == "C"
        candidate.is_other = calls_another(group, self.sheet)
        candidate.definite = group.definite and not candidate.is_other
        candidate.points_back = self.sheet.keys[group.start] in word_set("pointing")
        plural = not self.arabic and bool(self.lexicon.bits.get(self.sheet.keys[group.head], 0) & PLURAL)
        candidate.is_one, candidate.is_many = not (plural or self.arabic), plural
        candidate.is_bare = plural and not candidate.definite and group.quantity is None
        if not self.arabic and (not self._is_head(group, trigger) or (plural and self._is_in_charge(candidate, k))):
            return None
        if self.arabic and (self._is_manner(k, group) or self._is_ended(k, trigger)):
            return None
        if self.arabic:
            self._genitive(candidate, group, trigger)
            if self._is_of_place(candidate, group, trigger):
                # "حصيلة زلزال نيبال": a disaster called by its place is one that happened.
                candidate.support = candidate.happened = True
        else:
            self._modifiers(candidate, group, trigger)
        around = self.syntax.noun(k)
        if self.arabic and candidate.filled("doer") and entry.frame.get("gen") == "doer" and "object" in entry.frame:
            self._fill(
                candidate,
                entry.frame["object"],
                [j for j in around.object if self.groups[j].sort in ("people", "organisation", "place", "thing")],
            )
        self._fill_preps(candidate, around, entry.frame)
        if self.arabic:
            self._fill_host(candidate, k, around)
        candidate.times = [m for j in around.times if (m := self.groups[j].time) is not None]
        before = self.groups[k - 2] if k >= 2 else None
        if before is not None and before.time is not None and self.groups[k - 1].key in POSSESSIVE:
            # "Sunday's bombings"
            candidate.times.append(before.time)
            candidate.definite = not candidate.is_other
        candidate.is_cause = k > 0 and self.groups[k - 1].key in word_set("what_came_before")
        self._govern(candidate, k, entry.frame)
        candidate.harms = bool(entry.row.get("forceful")) and self._harms(k)
        if entry.row.get("suffered"):
            above = self.syntax.previous_verb(k)
            candidate.harms = above == k - 1 and self.groups[above].modality("undergo") is not None
        self._fill_included(candidate)
        if not self.arabic:
            self._told_to_act(candidate, k, group)
            self._fill_fixed(candidate, k)
            self._fill_travelled(candidate, k)
        if self.arabic:
            self._suffixed(candidate, k, entry.frame)
            self._recall(candidate, k)
        self._stretch(candidate)
        if self._counts_arrests(candidate, k, group):
            return candidate
        if self._is_aggregate(k, group, trigger) and not self._is_one_day(candidate, group):
            return None
        return candidate if is_accepted(candidate) else None

    def _stretch(self, candidate: Candidate) -> None:
        """The clause: the trigger with its nearest arguments in this sentence, whatever order they stand in."""
        first, last = candidate.reach
        low = self.groups[0].start
        for filler in candidate.fillers:
            if filler.group is not None and filler.group.start >= low:
                first, last = min(first, filler.start), max(last, filler.end)
        for toll in candidate.tolls:
            first, last = min(first, toll.start), max(last, toll.end)
        for time in candidate.times:
            last = max(last, time.end) if time.start >= candidate.start else last
        candidate.reach = (first, last)
