"""The more specific type that what fills an argument gives a candidate: "an attack with a car bomb"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.reading.alike import is_called
from tansiq.reading.armed import is_state_force
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.deeds import is_apart
from tansiq.reading.sheet import Lang

__all__ = ["refine"]

# From this many on, those who fled are people who left their homes.
_MANY_FLEE = 2000


class _Refinement(NamedTuple):
    """A row of refine.yml, its words as keys."""

    sources: frozenset[str]
    arguments: frozenset[str]
    words: tuple[str, ...]
    to: str
    last: bool
    means: bool
    alone: bool
    forces: bool
    fresh: bool

    def holds(self, filler: Filler) -> bool:
        """Whether a word of the row stands in what fills an argument; "a protest organiser" is no protest."""
        if self.fresh and (filler.group is None or filler.group.definite):
            # "The bomb wrecked a bus" tells on of a bombing told before.
            return False
        keys = f" {match_key(filler.name)} "
        return keys.endswith(self.words) if self.last else any(word in keys for word in self.words)


@cache
def _refinements(lang: Lang) -> list[_Refinement]:
    return [
        _Refinement(
            frozenset(row["from"]),
            frozenset(row["arguments"]),
            tuple(f" {match_key(w)} " for w in row["words"]),
            row["to"],
            bool(row.get("last")),
            bool(row.get("means")),
            bool(row.get("alone")),
            bool(row.get("forces")),
            bool(row.get("fresh")),
        )
        for row in load_rows(f"{lang}/refine")
    ]


@cache
def _refinements_of(lang: Lang, code: str) -> list[_Refinement]:
    """Those of one event type, in the order of the file."""
    return [row for row in _refinements(lang) if code in row.sources]


def refine(candidate: Candidate, lang: Lang, *, alone: bool = False) -> None:
    """Give a candidate the more specific type that one of its arguments names.

    Args:
        candidate: It may get another type, and its tolls another key.
        lang: Language of the text.
        alone: Whether it is known that its sentence tells of no other event that it is part of: the rows marked
            fresh are for such a one only.
    """
    many = candidate.type == "escape" and any(t.value.min >= _MANY_FLEE for t in candidate.tolls)
    if many and not any(is_called(f.name, "inmates") for f in candidate.filled("doer")):
        # "وفر نحو 50 ألف شخص": no prison holds so many.
        _recount(candidate, "displacement")
    named = {filler.argument for filler in candidate.fillers}
    for row in _refinements_of(lang, candidate.type):
        if row.fresh != alone or named.isdisjoint(row.arguments):
            continue
        if row.means and not _went_off(candidate):
            continue
        if is_apart(row.to, candidate):
            # "The air force murdered the priests" from no aircraft.
            continue
        if row.forces and not any(map(is_state_force, candidate.filled("doer"))):
            continue
        if row.alone and candidate.entry.frame.get("subject") == "doer":
            # "تفجير خط الأنابيب": somebody blew it up.
            continue
        for filler in candidate.filled(*row.arguments):
            if row.holds(filler):
                if row.means:
                    filler.argument = "instrument"
                _recount(candidate, row.to)
                return


def _went_off(candidate: Candidate) -> bool:
    """Whether its verb says that something went off, and no bomb is named: "a parked car exploded"."""
    entry = candidate.entry
    return entry.pos == "verb" and entry.frame.get("subject") == "instrument" and not candidate.filled("instrument")


_COUNTED_AS = {"displacement": ("escaped", "displaced"), "abduction": ("captured", "abducted"),
               "transfer": ("displaced", "transferred"), "escape": ("displaced", "escaped")}  # fmt: skip


def _recount(candidate: Candidate, target: str) -> None:
    """Give the type that fits better, and its name to the count of those it befell."""
    was, now = _COUNTED_AS.get(target, ("", ""))
    candidate.type = target
    for toll in candidate.tolls:
        toll.key = now if toll.key == was else toll.key
