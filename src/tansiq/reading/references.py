"""Who "he", "they", "it" and "we" of a text are: whoever speaks, or the last subject of its kind."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.groups import Group
from tansiq.reading.sayings import Saying, spoken_for
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["References"]

_SINGULAR_PERSON = word_set("he")
# Pronouns that in reported speech mean who is speaking: "police said they had arrested", "قالت الشرطة إنها".
_TELLERS = word_set("speaker")
_THING = word_set("it")
_PLURAL = word_set("they")
_WE = word_set("we")


class References:
    """Remembers who was spoken of, sentence by sentence.

    Args:
        sheet: The text.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.syntax: Syntax | None = None
        """Of the sentence being read."""
        self.sayings: list[Saying] = []
        """The acts of telling found last: those of the sentence before until those of this one are found."""
        self._last_person: ActorMention | None = None
        self._last_body: ActorMention | None = None
        self._last_group: ActorMention | None = None
        # Sentences whose subjects nobody has asked for yet: most pass without a pronoun.
        self._unasked: list[Syntax] = []

    def antecedent(self, group: Group) -> ActorMention | None:
        """Who a pronoun refers to: the last subject of its kind."""
        key = group.key
        if key in _TELLERS:
            # The teller whose words the pronoun stands in, the nearest one where they nest.
            speaking = [
                s
                for s in self.sayings
                if s.actor is not None
                and s.act[0] < group.start
                and s.scope[0] <= group.start < s.scope[1]
                # "The mayor said they burned it": many are not the one who speaks.
                and not (key in _PLURAL - _WE and s.actor.actor.actor_type == "person")
            ]
            if speaking:
                speaker = min(speaking, key=lambda s: s.scope[1] - s.scope[0]).actor
                return spoken_for(self.sheet, speaker) if key in _WE else speaker
        before = self._subject_before(group)
        if before is not None:
            return before
        self._remember_subjects()
        if key in _SINGULAR_PERSON:
            return self._last_person
        if key in _THING:
            return self._last_body
        return self._last_group or self._last_body if key in _PLURAL else None

    def _subject_before(self, group: Group) -> ActorMention | None:
        """Whom "they" means in "the rebels attacked the farm, where they burned it": the subject told before."""
        if self.syntax is None or group.key not in (_PLURAL & _TELLERS) - _WE:
            return None
        groups = self.syntax.groups
        for k in range(len(groups) - 1, -1, -1):
            verb = groups[k]
            if verb.start >= group.start or verb.kind != "V" or verb.entry("speech") is not None:
                continue
            for j in self.syntax.subject(k):
                for actor in groups[j].actors:
                    if actor.end == groups[j].head + 1 and actor.actor.actor_type in ("group_of_people", "armed_group"):
                        return actor
        return None

    def name_us(self, candidate: Candidate) -> None:
        """ "قال متحدث باسم الحلف: لم نقصف": a verb of the first person is of those whom the teller speaks for."""
        speaking = [s.actor for s in self.sayings if s.scope[0] <= candidate.start < s.scope[1]]
        body = spoken_for(self.sheet, speaking[0]) if speaking and not candidate.filled("doer") else None
        if body is not None and "doer" in candidate.entry.frame.values():
            kind = body.actor.actor_type
            candidate.add(Filler("doer", body.start, body.end, body.actor.name, "organisation", None, kind))
        for filler in candidate.filled("doer"):
            speaker = next((a for a in self.sheet.actors if (a.start, a.end) == (filler.start, filler.end)), None)
            body = spoken_for(self.sheet, speaker)
            if body is not None and body is not speaker:
                filler.start, filler.end, filler.name = body.start, body.end, body.actor.name
                filler.sort, filler.actor_type, filler.office = "organisation", body.actor.actor_type, ""

    def remember(self, syntax: Syntax) -> None:
        """Note that a sentence has been read: its subjects are those spoken of last."""
        self._unasked.append(syntax)

    def _remember_subjects(self) -> None:
        """Note the subjects of the sentences read since someone asked last, in their order."""
        for syntax in self._unasked:
            for k in syntax.verbs:
                if syntax.groups[k].form == "inf":
                    continue
                for j in syntax.subject(k):
                    for actor in syntax.groups[j].actors:
                        if actor.start <= syntax.groups[j].head < actor.end:
                            self._remember_subject(actor)
        self._unasked.clear()

    def _remember_subject(self, actor: ActorMention) -> None:
        kind = actor.actor.actor_type
        if kind == "person":
            self._last_person = actor
        elif kind == "group_of_people":
            self._last_group = actor
        else:
            self._last_body = actor
            self._last_group = None
