"""Who is counted once, and who beside the others: people of one deed that a sentence names and counts."""

from __future__ import annotations

from dataclasses import replace

from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.verb_senses import VerbSenses
from tansiq.reading.wordsets import word_set

__all__ = ["CountedAlike"]

_OTHERS = "others"


class CountedAlike(VerbSenses):
    """Asks of those a deed befell who of them is told twice, or besides.

    Args:
        sheet, lexicon, syntax, antecedent: As Fillers.
    """

    def _fill_likewise(self, candidate: Candidate, since: int) -> None:
        """ "Twelve soldiers were injured on Monday, as were some pedestrians": whom it befell as well."""
        for j in range(since, len(self.groups) - 2):
            as_were = self.groups[j].key in word_set("backward") and self.groups[j + 1].form == "cop"
            if as_were and self.syntax.kind(j + 2) == "N":
                self._fill(candidate, "undergoer", self.syntax.coordinated(j + 2))
                return

    def _count_once(self, candidate: Candidate) -> None:
        """ "The two Italians, A of Milan and B of Rome, were taken": those named are the ones counted before."""
        if not candidate.tolls or not candidate.tolls[0].explicit:
            return
        whole, rest = candidate.tolls[0], candidate.tolls[1:]
        named = {f.start for f in candidate.filled("undergoer") if f.actor_type == "person"}
        ones = [t for t in rest if not t.explicit and t.key == whole.key and t.start in named]
        if whole.value.min == whole.value.max == len(ones) > 1:
            candidate.tolls = [t for t in candidate.tolls if t not in ones]

    def _count_one_more(self, candidate: Candidate) -> None:
        """ "Killed the envoy, Omar Aziz, and 16 others": whoever stands before the others is one more."""
        keys, tolls = self.sheet.keys, candidate.tolls
        rest = next((t for t in tolls if t.explicit and _OTHERS in keys[t.end - 1 : t.end + 1]), None)
        if rest is None:
            return
        # Of whom they are no part: a count of nobody's would stand for the whole.
        rest.of = rest.of or _OTHERS
        ones = [t for t in tolls if not t.explicit and t.key == rest.key and t.end <= rest.start and t.value.max == 1]
        for one in ones:
            if any(keys[one.end] == "," and other.start == one.end + 1 for other in ones):
                # The envoy is Omar Aziz.
                candidate.tolls = [t for t in candidate.tolls if t is not one]
            one.explicit = True

    def _elsewhere(self, candidate: Candidate) -> Candidate | None:
        """ "Eight were arrested in Lahore and two others in Multan": a second deed, whose verb is not said again."""
        if self.arabic or candidate.is_harm or not any(t.explicit for t in candidate.tolls):
            return None
        joined = next((j for j in range(candidate.at + 1, len(self.groups)) if self.syntax.kind(j) not in "PNTA"), 0)
        if self.syntax.kind(joined) == "," and self.syntax.kind(joined + 1) == "C":
            joined += 1
        rest = self.groups[joined + 1 : joined + 4]
        if self.syntax.kind(joined) != "C" or [g.kind for g in rest] != ["N", "P", "N"]:
            return None
        many, by, where = rest
        here = [p for g in self.groups[candidate.at : joined] for p in g.places]
        if not here or many.quantity is None or not where.places or not self.lexicon.is_place_prep(by.key):
            return None
        if many.sort not in ("count", "people") or self.syntax.kind(joined + 4) == "V":
            return None
        candidate.places = [p for p in candidate.places if p.start < many.start]
        key = next(t.key for t in candidate.tolls if t.explicit)
        named = "" if many.sort == "count" else self._name(*self._noun_range(many))
        doers = [f for f in candidate.fillers if f.argument == "doer"]
        whom = [f for f in candidate.filled("undergoer") if many.sort == "count"]
        if named:
            start, end = self._noun_range(many)
            whom = [Filler("undergoer", start, end, named, "people", many)]
        return replace(
            candidate,
            start=many.start,
            end=many.end,
            reach=(many.start, where.end),
            fillers=[*doers, *whom],
            tolls=[Toll(key, many.quantity.value, named, many.quantity.start, many.quantity.end)],
            times=list(candidate.times),
            places=list(where.places),
            subjects=[],
            inside=[],
            merged=[],
            is_other=True,
        )
