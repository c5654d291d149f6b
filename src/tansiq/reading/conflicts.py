"""What two tellings have in common and in what they contradict each other: days, places, tolls, doers, those harmed."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.reading.alike import is_akin, name_words
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.wordsets import word_set

__all__ = [
    "are_named",
    "count_shared",
    "doers_conflict",
    "harmed_conflict",
    "means_conflict",
    "names_conflict",
    "places_conflict",
    "share_some",
    "shared_parties",
    "tellings_conflict",
    "times_conflict",
    "tolls_conflict",
]

# Descriptions that fit whoever was told of.
_ANYONE = word_set("anyone")


def names_conflict(a: Candidate, b: Candidate, *arguments: str) -> bool:
    """Whether both name somebody in these arguments, and no name of one holds a name of the other."""
    first, second = ({match_key(f.name) for f in one.filled(*arguments)} for one in (a, b))
    return bool(first and second) and not any(x in y or y in x for x in first for y in second)


def _parties(candidate: Candidate) -> set[str]:
    """Who took part, by name and by an office of two words or more ("the Syrian ambassador")."""
    parties = candidate.filled("doer", "partner")
    names = {match_key(f.name) for f in parties}
    return names | {match_key(f.office) for f in parties if " " in f.office.strip()}


def shared_parties(a: Candidate, b: Candidate) -> int:
    """How many parties of two talks are the same, one's office or name standing within the other's."""
    first, second = _parties(a), _parties(b)
    return sum(any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for y in second) for x in first)


def _days(candidate: Candidate) -> list[tuple[object, object]]:
    return [(p.first_day, p.last_day) for p in candidate.periods()]


def times_conflict(a: Candidate, b: Candidate) -> bool:
    """Whether both have days, and none of one overlaps one of the other."""
    first, second = a.periods(), b.periods()
    return bool(first and second) and not any(p.overlaps(q) for p in first for q in second)


def places_conflict(a: Candidate, b: Candidate) -> bool:
    """Whether both have places, of which none is the other or lies in it."""
    if not a.places or not b.places:
        return False
    first = {n for p in a.places for n in (p.place.name, *p.place.path[:3])}
    second = {n for p in b.places for n in (p.place.name, *p.place.path[:3])}
    names_a, names_b = {p.place.name for p in a.places}, {p.place.name for p in b.places}
    return not (names_a & second or names_b & first)


def tolls_conflict(a: Candidate, b: Candidate) -> bool:
    """Whether both count the same harm, and no number fits both."""
    for one in a.tolls:
        for two in b.tolls:
            if one.key == two.key and not one.value.overlaps(two.value):
                return True
    return False


def count_shared(a: Candidate, b: Candidate) -> int:
    """How much two candidates share, counted in slots."""
    shared = 0
    for arguments in (("doer",), ("undergoer", "site"), ("partner",), ("instrument",)):
        shared += share_some(a.filled(*arguments), b.filled(*arguments))
    shared += bool({(t.key, t.value) for t in a.tolls if t.explicit} & {(t.key, t.value) for t in b.tolls})
    times_a, times_b = _days(a), _days(b)
    shared += bool(set(times_a) & set(times_b))
    shared += bool({p.place.name for p in a.places} & {p.place.name for p in b.places})
    return shared


def share_some(first: list[Filler], second: list[Filler]) -> bool:
    """Whether one of these may be the same as one of those."""
    return any(is_akin(one, two) for one in first for two in second)


def harmed_conflict(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings name others as harmed or struck; "people" and "the victim" may be anyone."""
    for things in (False, True):
        first, second = (
            [f for f in c.filled("undergoer", "site") if (f.sort in ("thing", "place", "")) == things] for c in (a, b)
        )
        if first and second and not share_some(first, second) and not (_are_anyone(first) or _are_anyone(second)):
            return True
    return False


def _are_anyone(fillers: list[Filler]) -> bool:
    """Whether a description says no more than that they were people, or means one told of before."""
    return all(not _ANYONE.isdisjoint(name_words(f.name)) for f in fillers)


def doers_conflict(a: Candidate, b: Candidate) -> bool:
    """Whether two bodies or persons by name did it; "people" may be whoever was named."""
    if b.entry.pos == "noun" and not (are_named(a) and are_named(b)):
        # "The escape of prisoners": a description may mean whoever was named before.
        return False
    return names_conflict(a, b, "doer", "partner")


def are_named(candidate: Candidate) -> bool:
    """Whether a body or a person by name did it, and not people by description."""
    return any(f.actor_type not in ("", "group_of_people") for f in candidate.filled("doer", "partner"))


def tellings_conflict(old: Candidate, new: Candidate) -> bool:
    """Whether two tellings contradict each other in when, where, who or how many."""
    conflicts = (times_conflict, places_conflict, doers_conflict, tolls_conflict)
    return any(conflict(old, new) for conflict in conflicts)


def means_conflict(old: Candidate, new: Candidate) -> bool:
    """Whether what is told of a bomb is of another attack: elsewhere, on another day, by another body."""
    others = are_named(old) and are_named(new) and doers_conflict(old, new)
    return others or times_conflict(old, new) or places_conflict(old, new) or tolls_conflict(old, new)
