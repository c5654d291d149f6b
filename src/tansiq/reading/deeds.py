"""What kind of deed a candidate tells of: violent, by a bomb, a murder beside one, mere damage; one type or two."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate

__all__ = [
    "APART",
    "BOMBS",
    "FORCIBLE",
    "OWNED_UP",
    "TALKS",
    "VIOLENT",
    "is_apart",
    "is_calm",
    "is_damage",
    "is_other_deed",
    "is_same_type",
    "is_violent",
    "takes_life",
]

VIOLENT = ("attack", "clash", "operation", "riot", "protest", "hazard", "robbery", "abduction", "property_destruction")
"""Acts of violence, and what may have a toll as they have."""
FORCIBLE = ("attack", "clash", "abduction", "robbery", "riot", "property_destruction")
"""Those that somebody does to somebody or something."""
APART = frozenset({"attack.arson", "attack.sexual"})
"""Attacks that "an attack" without more does not mean."""
BOMBS = frozenset({"attack.bombing", "attack.car_bomb", "attack.ied", "attack.suicide_bomb", "attack.grenade"})
"""What "a bombing" without more may have been."""
OWNED_UP = ("attack", "abduction", "robbery", "property_destruction")
"""Those that one side does and owns up to, or is blamed for."""
TALKS = ("meeting", "call")
"""They are wherever they are held; the places that they are about stand behind a verb of their own."""
# Attacks in which nobody is murdered one by one.
_FROM_AFAR = ("attack.bombing", "attack.airstrike", "attack.shelling", "attack.arson", "attack.ied", "attack.car_bomb")


def is_violent(candidate: Candidate) -> bool:
    """Whether it is an act of violence that may have a toll, and no toll itself."""
    return candidate.type.startswith(VIOLENT) and not candidate.is_harm


def is_apart(attack: str, killing: Candidate) -> bool:
    """Whether a killing is by its own means, as nobody is killed by the bombs of an attack: murdered, beheaded."""
    return bool(killing.entry.row.get("deed")) and attack.startswith(_FROM_AFAR)


def is_other_deed(one: Candidate, other: Candidate) -> bool:
    """Whether a killing stands beside a bombing and not in it: "bombed cities and murdered priests"."""
    later = max(one, other, key=lambda c: c.start)
    if one.sentence != other.sentence or not later.is_added or one.entry.pos != other.entry.pos:
        return False
    return any(is_apart(a.type, b) and bool(b.filled("undergoer")) for a, b in ((one, other), (other, one)))


def is_same_type(a: str, b: str) -> bool:
    """Whether two types may be of one event: "an attack" may turn out an ambush, "a bombing" a car bomb."""
    if a == b:
        return True
    if {a, b} & APART:
        return False
    if {a, b} <= BOMBS and "attack.bombing" in (a, b):
        return True
    if {a, b} == {"attack.armed", "protest.force"}:
        # Troops who fire on a crowd, told again by its dead.
        return True
    heads = {a.split(".", maxsplit=1)[0], b.split(".", maxsplit=1)[0]}
    return len(heads) == 1 and (heads == {"attack"} and "attack.armed" in (a, b))


def is_damage(candidate: Candidate) -> bool:
    """Whether it only says what was wrecked, by nobody: "two houses were damaged", "destroying windows"."""
    if candidate.status != "occurred" or candidate.is_echo:
        return False
    by = candidate.filled("doer")
    # "A lorry blew up, setting a tanker alight"
    fired = candidate.type == "attack.arson" and candidate.entry.pos == "verb" and bool(by)
    if candidate.type != "property_destruction" and not fired:
        return False
    return bool(candidate.filled("undergoer", "site")) and all(f.sort in ("weapon", "event", "thing") for f in by)


def is_calm(candidate: Candidate) -> bool:
    """Whether it only says that people protest: whoever was killed beside that was killed by another deed."""
    return candidate.type == "protest.peaceful" and candidate.entry.pos == "verb"


def takes_life(candidate: Candidate) -> bool:
    """Whether somebody was killed in it by its type or its own word."""
    return candidate.type == "attack.assassination" or (
        candidate.type.startswith("attack") and candidate.entry.row.get("count") == "killed"
    )
