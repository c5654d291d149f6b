"""Who was hurt, where a later sentence only names them: "The victims were identified as", "Among the dead was"."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.reading.blaming import Blaming
from tansiq.reading.candidates import Candidate
from tansiq.reading.groups import Group
from tansiq.reading.wordsets import word_set

__all__ = ["Identifying"]

# Events that have victims.
_DEADLY = ("attack", "riot", "protest", "hazard")
# Sentences over which "the dead" are those of the event told last. Set on the development halves, 2026-11.
_NAMED_SENTENCES = 6


class Identifying(Blaming):
    """Reads sentences that name those hurt in the event told last, and tell of none themselves.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def further_victims(self, last: Candidate | None, sentence: int) -> list[Candidate]:
        """A further telling of the deadly event told last, for those whom a sentence names as hurt in it.

        Args:
            last: The event told last that people were hurt in.
            sentence: Number of this sentence.
        """
        if last is None or not last.type.startswith(_DEADLY) or not last.is_done:
            return []
        if sentence - last.sentence > _NAMED_SENTENCES:
            return []
        for k in self.syntax.verbs:
            group = self.groups[k]
            if group.negated or group.mood or group.form == "inf":
                continue
            members = self._named(k, group, is_next=sentence - last.sentence <= 1 and bool(last.tolls))
            if not members:
                continue
            telling = Candidate(last.type, last.entry, group.head, group.end, sentence, k, (group.start, group.end))
            self._fill(telling, "undergoer", members)
            # They are counted already.
            telling.tolls = []
            telling.fillers = [f for f in telling.fillers if f.sort in ("people", "")]
            if telling.fillers:
                telling.support, telling.definite, telling.status = True, True, "occurred"
                telling.continues = last
                telling.reach = (group.start, max(group.end, *(f.end for f in telling.fillers)))
                return [telling]
        return []

    def _named(self, k: int, verb: Group, *, is_next: bool) -> list[int]:
        """Noun groups that verb group k says are those hurt; none where it says nothing of the kind."""
        named = verb.voice == "passive" and verb.key in word_set("identified")
        if not named and verb.form != "cop":
            # As most: what stands around it is not asked for.
            return []
        around = self.syntax.verb(k)
        if named:
            members = [j for key, some in around.preps if key in word_set("backward") for j in some]
        else:
            members = list(around.object)
        if not any(self._is_person(self.groups[j]) for j in members):
            return []
        before = self.groups[k - 1] if k else None
        among = k > 1 and before is not None and self.syntax.kind(k - 2) == "P" and self._is_hurt(before)
        if among or any(self._is_hurt(self.groups[j]) for j in around.subject):
            return members
        they = is_next and any(self.groups[j].key in word_set("they") for j in around.subject)
        return members if they and all(self._bears_name(self.groups[j]) for j in members[:1]) else []

    def _is_hurt(self, group: Group) -> bool:
        """Whether a noun group means those who were hurt: "the victims", "the dead", "two of the wounded"."""
        if group.kind != "N":
            return False
        return group.sort in ("toll.killed", "toll.injured") or self.sheet.keys[group.head] in word_set("hurt")

    def _is_person(self, group: Group) -> bool:
        return group.actors_are("person", "group_of_people")

    def _bears_name(self, group: Group) -> bool:
        actors = [a.actor for a in group.actors if a.actor.actor_type == "person"]
        return any(match_key(actor.role) != match_key(actor.name) for actor in actors)
