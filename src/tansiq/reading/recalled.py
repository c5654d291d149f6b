"""Event nouns that are only recalled, and what then stands for their doer: "after clashes", "بعد اجتيازهم الحدود"."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate
from tansiq.reading.fillers import Fillers
from tansiq.reading.groups import Group
from tansiq.reading.wordsets import word_set

__all__ = ["Recalled"]

_DAYS = frozenset({"day", "part_of_day", "hour", "minute"})
_THEM = ("هم", "هما")
# Violence that a clause of time or cause only recalls: "after clashes with militants".
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

    def _suffixed(self, candidate: Candidate, k: int, frame: dict[str, str]) -> None:
        """ "بعد اجتيازهم الحدود": the pronoun on a masdar means the people spoken of right before."""
        key = self.sheet.keys[candidate.start]
        argument = frame.get("gen")
        if not key.endswith(_THEM) or argument not in ("doer", "undergoer") or candidate.filled(argument):
            return
        before = [j for j in range(k) if self.groups[j].kind == "N" and self.groups[j].sort in ("people", "count")]
        if not before:
            return
        nearest = self.groups[before[-1]]
        if self.syntax.kind(before[-1] - 1) != "P" or nearest.quantity is not None:
            self._fill(candidate, argument, before[-1:])

    def _is_one_day(self, candidate: Candidate, group: Group) -> bool:
        """ "Jets carried out a series of strikes on the town on Sunday": by whom, where and when make it one."""
        named = any(f.sort in ("people", "organisation") for f in candidate.filled("doer"))
        days = [t.period for t in candidate.times if t.period is not None and not t.is_duration]
        where = bool(candidate.filled("undergoer") or candidate.places)
        return named and where and group.quantity is None and any(p.precision in _DAYS for p in days)
