"""Who bears arms: forces, armed groups, those that are called so."""

from __future__ import annotations

from tansiq.reading.alike import is_called
from tansiq.reading.candidates import Candidate, Filler

__all__ = ["are_unarmed", "is_armed", "is_fighter", "is_fighting", "is_rebel", "is_state_force"]

_STATE = frozenset({"state", "force", "agency"})
MILITARY = frozenset({"force", "armed_group"})


def _types(filler: Filler) -> set[str]:
    """What kinds of actors a filler is or holds: "Syrian government troops" hold an agency."""
    inner = {a.actor.actor_type for a in filler.group.actors} if filler.group is not None else set()
    return {filler.actor_type, *inner}


def is_armed(filler: Filler) -> bool:
    """Whether a doer is a force or a part of one: troops, tanks, a brigade."""
    return bool(_types(filler) & MILITARY) or is_called(filler.name, "soldiers")


def is_fighting(filler: Filler) -> bool:
    """Whether a doer bears arms, or is a state, whose forces do it."""
    return is_armed(filler) or filler.actor_type == "state" or is_called(filler.name, "irregulars")


def is_state_force(filler: Filler) -> bool:
    """Whether a doer is of a state: its army, its police, its government."""
    types = _types(filler)
    return "armed_group" not in types and (bool(types & _STATE) or is_called(filler.name, "state_forces"))


def is_fighter(filler: Filler) -> bool:
    """Whether somebody bears arms, for a state or against it."""
    return is_armed(filler) or is_rebel(filler)


def is_rebel(filler: Filler) -> bool:
    return filler.actor_type == "armed_group" or is_called(filler.name, "irregulars", "assailants")


def are_unarmed(candidate: Candidate) -> bool:
    """Whether those sent somewhere are people who bear no arms."""
    sent = candidate.filled("undergoer")
    return bool(sent) and all(f.actor_type == "group_of_people" and not is_armed(f) for f in sent)
