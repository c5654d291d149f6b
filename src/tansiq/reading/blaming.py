"""Who did it, where a later sentence says so without naming the deed: "The front claimed responsibility"."""

from __future__ import annotations

from tansiq.reading.alike import is_called
from tansiq.reading.armed import is_armed
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.deeds import OWNED_UP
from tansiq.reading.modifiers import Modifiers
from tansiq.reading.wordsets import word_set

__all__ = ["Blaming", "own_last"]

# Sentences over which "claimed responsibility" means the deed told last. Set on the development halves, 2026-11.
_BLAME_SENTENCES = 8


class Blaming(Modifiers):
    """Reads sentences that own up to a deed, or lay it to somebody, and tell no deed themselves.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def further_doers(self, last: Candidate | None, sentence: int) -> list[Candidate]:
        """A further telling of the deed told last, by the first verb of the sentence that says who did it.

        Args:
            last: The violent event told last.
            sentence: Number of this sentence.
        """
        if last is None or not last.type.startswith(OWNED_UP) or not last.is_done:
            return []
        named = any(f.actor_type not in ("", "group_of_people") for f in last.filled("doer"))
        if named or sentence - last.sentence > _BLAME_SENTENCES:
            return []
        for k in self.syntax.verbs:
            group = self.groups[k]
            if group.negated or group.mood or group.form == "inf" or not (kind := self._kind(k)):
                continue
            telling = self._telling(last, sentence, k, kind)
            if telling is not None:
                return [telling]
        return []

    def _kind(self, k: int) -> str:
        """How verb group k says who did it: own, admit or blame; "" where it does not."""
        group = self.groups[k]
        said = group.modality("own", "admit", "blame")
        if said is not None:
            return str(said.row["kind"])
        owned = group.voice == "passive" and any(
            self.sheet.keys[self.groups[j].head] in word_set("answering") for j in self.syntax.subject(k)
        )
        # "Responsibility was claimed by the front"
        return "own" if owned else ""

    def _telling(self, last: Candidate, sentence: int, k: int, kind: str) -> Candidate | None:
        group, around = self.groups[k], self.syntax.verb(k)
        telling = Candidate(last.type, last.entry, group.head, group.end, sentence, k, (group.start, group.end))
        of = [self.groups[j] for key, members in around.preps if key in word_set("blamed_for") for j in members]
        if kind != "own" and not all(g.sort == "pron" for g in of):
            # "admitted the debts", "blamed the party for the losses"
            return None
        if kind == "admit" and not of and not (self.arabic and self._owns_deed(k)):
            return None
        by = [j for key, members in around.preps if key in word_set("agents") for j in members]
        behind = around.object if kind == "blame" and around.object else around.subject
        self._fill_owner_up(telling, "doer", by if around.passive and kind == "own" else behind)
        telling.fillers = [f for f in telling.fillers if _may_have_done_it(f.actor_type, f.name) or is_armed(f)]
        telling.fillers = telling.fillers or self._part_of_armed(behind)
        if not telling.fillers:
            return None
        telling.doer_status = "accused" if kind == "blame" else "claimed"
        telling.support, telling.definite, telling.status = True, True, "occurred"
        telling.continues = last
        first, last_word = min(f.start for f in telling.fillers), max(f.end for f in telling.fillers)
        telling.reach = (min(group.start, first), max(group.end, last_word))
        return telling

    def _owns_deed(self, k: int) -> bool:
        """ "تبنى التنظيم في بيان نشرته وكالته العملية": the deed that the verb owns up to stands anywhere behind it."""
        return any(group.sort == "event" and group.definite for group in self.groups[k + 1 :])

    def _part_of_armed(self, members: list[int]) -> list[Filler]:
        """ "A faction of the Taliban": a part of an armed group, which alone is named."""
        for j in members:
            head, whole = self.groups[j], self.groups[j + 2] if j + 2 < len(self.groups) else None
            is_part = self.sheet.keys[head.head] in word_set("armed_part") and self.groups[j + 1].key in word_set("of")
            if whole is not None and is_part and whole.actors_are("armed_group"):
                start, end = head.head, whole.end
                name = self.sheet.slice(start, end)
                return [Filler("doer", start, end, name, "organisation", head, actor_type="armed_group")]
        return []


def own_last(candidate: Candidate, last: Candidate | None) -> None:
    """ "The front claimed the operation": what is owned up to is the violent event told last, by another name."""
    near = last is not None and candidate.sentence - last.sentence <= _BLAME_SENTENCES
    if last is None or not near or candidate.type != "operation" or not candidate.definite:
        return
    if candidate.doer_status == "claimed" and candidate.filled("doer") and last.type.startswith(OWNED_UP):
        candidate.type, candidate.continues, candidate.support = last.type, last, True


def _may_have_done_it(actor_type: str, name: str) -> bool:
    """An armed group, or people of a kind that does such things."""
    return actor_type == "armed_group" or is_called(name, "irregulars")
