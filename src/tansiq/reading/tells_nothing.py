"""Verbs that tell of no event, whatever their row: who is killed is nobody, what is attacked was attacked in words."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate
from tansiq.reading.counted_alike import CountedAlike
from tansiq.reading.syntax import Around
from tansiq.reading.wordsets import word_set

__all__ = ["TellingNothing"]


_HAND = "بيد"


class TellingNothing(CountedAlike):
    """Says of a candidate of a verb whether it tells of anything.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _tells_of_nothing(self, candidate: Candidate, k: int, around: Around) -> bool:
        """Whether the verb is read as a deed that it is not, by who does it or whom it is done to."""
        if candidate.type == "work_stoppage" and any(self.groups[j].sort == "event" for j in around.subject):
            # "زلزال يضرب المدينة" is written like a strike of workers.
            return True
        behind = self.groups[k].head + 1
        if candidate.type == "work_stoppage" and self.sheet.keys[behind : behind + 1] == [_HAND]:
            # "ستضرب القوات بيد من حديد", where the doer stands before or behind
            return True
        called = around.object and not word_set("known").isdisjoint(self.sheet.keys[behind : behind + 1])
        if candidate.type == "work_stoppage" and called:
            # "called the strike a mistake"
            return True
        if candidate.type == "meeting" and candidate.entry.lemma == "call on" and not self._is_visited(around):
            return True
        if candidate.type == "meeting" and around.passive and not (self.arabic or candidate.filled("doer")):
            # "until their demands are met"
            return True
        above = self.syntax.previous_verb(k) if candidate.type == "displacement" and not self.arabic else None
        if above is not None and self.groups[k].form == "inf" and self.groups[above].modality("attempt") is not None:
            # "were caught trying to cross into Iraq": whoever only tries to cross is not displaced.
            return True
        if candidate.type == "seizure" and self._is_body(candidate):
            return True
        if self._kills_no_one(candidate, around) or self._is_said(candidate, k):
            return True
        if not candidate.is_harm or around.passive or any(t.explicit for t in candidate.tolls):
            return False
        # "measures that hurt the people"
        subjects = [self.groups[j] for j in around.subject]
        return bool(subjects) and all(g.is_abstract for g in subjects) and "subject" in candidate.entry.frame

    def _is_visited(self, around: Around) -> bool:
        """ "The envoy called on the president and they discussed": whom nothing is asked of."""
        follows = self.syntax.kind(around.end)
        asked = follows in ("Q", "S") or (follows == "V" and self.groups[around.end].form == "inf")
        asked = asked or any(key in word_set("done_for") for key, _ in around.preps)
        return not asked and all(self.groups[j].actors_are("person") for j in around.object)

    def _is_number_of(self, candidate: Candidate, around: Around) -> bool:
        """ "The number of people killed": a count that is not given, of deaths that are not told."""
        if self.arabic or (not around.reduced and self.syntax.kind(candidate.at - 1) != "R"):
            return False
        if any(t.explicit for t in candidate.tolls):
            return False
        of = [j for j in around.subject if j > 1 and self.groups[j - 1].key in word_set("of")]
        return any(self.sheet.keys[self.groups[j - 2].head] in word_set("toll_numbers") for j in of)

    def _kills_no_one(self, candidate: Candidate, around: Around) -> bool:
        """ "To kill the summit": what is killed is an event."""
        kills = candidate.is_harm and candidate.entry.row.get("count") == "killed" and not around.passive
        if not kills or not around.object or candidate.filled("undergoer"):
            return False
        return all(self.groups[j].sort == "event" for j in around.object)

    def _is_said(self, candidate: Candidate, k: int) -> bool:
        """ "The senator harshly attacked the president": an attack in words."""
        if self.arabic or candidate.type != "attack.armed" or candidate.is_harm or candidate.filled("instrument"):
            return False
        return not word_set("in_words").isdisjoint(self._beside(k))

    def _beside(self, k: int) -> frozenset[str]:
        """Keys of verb group k with the adverbs right before and behind it."""
        first, last = self.groups[max(0, k - 1)], self.groups[min(k + 1, len(self.groups) - 1)]
        start = first.start if first.kind == "A" else self.groups[k].start
        end = last.end if last.kind == "A" else self.groups[k].end
        return frozenset(self.sheet.keys[start:end])
