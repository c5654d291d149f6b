"""What an Arabic verb tells beside its frame: pronouns counted, what somebody is asked for, talks by telephone."""

from __future__ import annotations

from tansiq.model import Count
from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.groups import PERSONAL, Group
from tansiq.reading.noun_senses import NounSenses
from tansiq.reading.syntax import Around
from tansiq.reading.wordsets import word_set

__all__ = ["VerbSenses"]

_WITHIN = word_set("within")
_BY = "ب"
_HIS, _NOT_HIS = "ه", ("ة", "وه")
_PHRASE = 3
"""Words of a verb and its phrase: "أطلقوا أمس سراحه"."""


class VerbSenses(NounSenses):
    """Asks of an Arabic verb of an event what stands around it and in no slot.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _fill_beside(self, candidate: Candidate, around: Around) -> None:
        """What the kind of an event asks for beside the slots of its verb."""
        if candidate.type == "meeting" and self._is_by_telephone(around):
            candidate.type = "call"
        elif candidate.type == "request" and around.object and not candidate.filled("topic"):
            self._fill_asked_for(candidate, around.object[-1] + 1)
        elif candidate.type == "threat":
            self._fill_threatened(candidate, around)
        elif candidate.type == "order":
            self._fill_sentenced(candidate, around)

    def _fill_threatened(self, candidate: Candidate, around: Around) -> None:
        """ "هدد بمهاجمة سجون": the genitive of the masdar is who or what is threatened."""
        for _, members in around.preps:
            for group in (self.groups[j] for j in members):
                start = group.triggers[0].end if group.triggers else group.end
                if start < group.end and not candidate.filled("undergoer"):
                    sort = "people" if self._sort_of(start) in ("crowd", "mass") or group.actors else "thing"
                    candidate.add(Filler("undergoer", start, group.end, self._name(start, group.end), sort, group))

    def _fill_sentenced(self, candidate: Candidate, around: Around) -> None:
        """ "قضت المحكمة بحبس تاجرين": the masdar is what was decided, its genitive whom it befalls."""
        for group in (self.groups[j] for key, members in around.preps if key == _BY for j in members):
            whom = [a for a in group.actors if a.start > group.start and a.actor.actor_type in PERSONAL]
            if whom:
                for filler in (f for f in candidate.fillers if f.group is group and f.start > group.start):
                    filler.argument = "undergoer"
                start = group.start
                candidate.add(Filler("topic", start, start + 1, self._name(start, start + 1), "thing", group))

    def _is_noun_of_agent(self, k: int, group: Group) -> bool:
        """ "Six were killed after | shelling | by the army": a noun, whose subject no verb has."""
        if self.arabic or group.form != "ing" or group.voice == "passive" or self.syntax.kind(k - 1) not in ("P", "S"):
            return False
        return self.syntax.kind(k + 1) == "P" and self.groups[k + 1].key in word_set("agents")

    def _count_pronoun(self, candidate: Candidate, group: Group) -> None:
        """ "أطلقوا سراحه", "ثم قتلوه": the pronoun of a verb, or of its phrase, that was done to people is one."""
        key = candidate.entry.row.get("count")
        said = {self.sheet.keys[i] for i in range(group.head, min(group.head + _PHRASE, len(self.sheet)))}
        his = any(word.endswith(_HIS) and not word.endswith(_NOT_HIS) for word in said)
        if key and not candidate.tolls and his and (candidate.entry.tail or self.sheet.keys[group.head].endswith(_HIS)):
            candidate.tolls.append(Toll(str(key), Count.exactly(1), "", group.head, group.end))

    def _is_body(self, candidate: Candidate) -> bool:
        """ "عثر على جثة شاب": a body that was found is no seizure."""
        found = [f.group for f in candidate.filled("undergoer") if f.group is not None]
        return any(self.sheet.keys[group.head] in word_set("corpses") for group in found)

    def _is_by_telephone(self, around: Around) -> bool:
        """ "بحث الوزير، في اتصال هاتفي، الأزمة": the talks were a call."""
        told = [j for key, members in around.preps if key in _WITHIN for j in members]
        return any(t.entry.type == "call" for j in told for t in self.groups[j].triggers)

    def _fill_asked_for(self, candidate: Candidate, k: int) -> None:
        """ "ناشدت الحكومة المجتمع الدولي إرسال أطباء": right behind those asked stands what they are asked for."""
        group = self.groups[k] if self.syntax.kind(k) == "N" else None
        if group is not None and group.sort not in ("people", "organisation", "pron") and group.start < group.end:
            name = self._name(group.start, group.end)
            candidate.add(Filler("topic", group.start, group.end, name, "thing", group))
