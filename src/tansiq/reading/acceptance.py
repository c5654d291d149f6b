"""Which readings of a trigger stand: those whose fillers are of the sort that the row asks for."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.reading.candidates import Candidate
from tansiq.reading.fillers import COUNTED_DOERS

__all__ = ["is_accepted"]

_NAMED = frozenset({"people", "organisation"})


def is_accepted(candidate: Candidate) -> bool:
    """Whether the fillers are such as the row of the trigger asks for; may give the candidate another type.

    Flags of a row: places, things, people (what the undergoer must be), partners (two named sides), needs (a word
    that one filler must hold), forces (the type it is where a state's forces do it).
    """
    row = candidate.entry.row
    undergoers = candidate.filled("undergoer", "goal")
    if candidate.entry.frame.get("subject") == "instrument" and any(
        f.sort in _NAMED and f.actor_type != "armed_group" for f in candidate.filled("instrument")
    ):
        # "the crowd exploded with joy"
        return False
    if row.get("people") and any(f.sort in ("weapon", "thing") for f in candidate.filled("undergoer")):
        return False
    if row.get("places") and not (
        any(f.sort == "place" for f in undergoers)
        or (candidate.places and not any(f.sort in (*_NAMED, "weapon", "count") for f in undergoers))
    ):
        return False
    if row.get("things") and (not undergoers or any(f.sort in ("people", "organisation", "count") for f in undergoers)):
        return False
    if (
        row.get("people")
        and not candidate.tolls
        and not any(
            f.sort == "people"
            for f in candidate.filled("undergoer", "doer")
            if f.argument == ("doer" if row.get("count") in COUNTED_DOERS else "undergoer")
        )
    ):
        return False
    if row.get("partners"):
        named = [f for f in candidate.filled("doer", "partner") if f.sort in _NAMED]
        if len({f.name for f in named}) < 2 or not (
            any(f.argument == "partner" for f in named) or candidate.entry.frame.get("object") == "topic"
        ):
            return False
    if row.get("needs") and not any(word in match_key(f.name) for f in candidate.fillers for word in row["needs"]):
        return False
    if row.get("forces") and any(f.actor_type in ("state", "force", "agency") for f in candidate.filled("doer")):
        candidate.type = str(row["forces"])
    return True
