"""What is told of no one occasion: habits, crimes by their kind, deaths without a cause; no event of contract.md."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["is_general"]

_VIOLENT = ("attack", "clash", "abduction", "robbery", "riot", "property_destruction")
# "In Colombia" is not where something happened.
_WIDE = frozenset({"country", "continent", "region"})
# From this many on, "hundreds have been killed" without a day and a place sums up years.
_MANY = 200


def is_general(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """Whether a violent act is told as what goes on, and not as something that happened somewhere on a day.

    "Guerrillas who attack villages", "they are killing people", "many have been murdered", "stop kidnapping".

    Args:
        candidate: With times and places of its sentence.
        sheet, syntax: Its sentence; English only, since Arabic has one present for both.
    """
    group = syntax.groups[candidate.at]
    if sheet.lang != "en" or group.kind != "V" or not candidate.type.startswith(_VIOLENT):
        return False
    if any(t.period is not None and not t.is_duration for t in candidate.times):
        return False
    if any(p.place.kind not in _WIDE for p in candidate.places):
        return False
    counted = [t for t in candidate.tolls if t.explicit]
    if any(t.value.max is not None for t in counted):
        return False
    if group.aspect == "present":
        return not counted
    bare = all(_is_bare(f) for f in candidate.filled("undergoer", "site", "partner"))
    if group.aspect == "perfect":
        return (
            bool(candidate.filled("undergoer"))
            and bare
            and all(t.value.min >= _MANY or not counted for t in candidate.tolls)
        )
    if group.form == "ing" and candidate.at and syntax.kind(candidate.at - 1) in ("P", "V"):
        return bare and not counted and syntax.groups[candidate.at - 1].key not in word_set("agents")
    return False


def _is_bare(filler: Filler) -> bool:
    """Whether it is people or things at large: "civilians", and not "the civilians", "12 civilians" or a name."""
    group = filler.group
    return (
        group is not None
        and not group.definite
        and group.quantity is None
        and not (filler.actor_type and filler.actor_type != "group_of_people")
    )
