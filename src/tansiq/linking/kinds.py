"""How the kinds of two tellings lie to each other, and what it says that one report has both."""

from __future__ import annotations

from functools import cache, lru_cache

from tansiq.knowledge.loader import load_table
from tansiq.linking.telling import Telling

__all__ = ["groups_of", "kind_pair", "may_be_one", "means_of", "report_pair"]


@cache
def _means() -> dict[str, str]:
    return {code: name for name, codes in load_table("linking")["means"].items() for code in codes}


def means_of(event_type: str) -> str:
    """By which sort of means, for an attack ("bomb" of a car bomb and of a mine); else the family of the type."""
    return _means().get(event_type) or event_type.split(".", maxsplit=1)[0]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Event type to its groups: types that share none never are one event."""
    found: dict[str, tuple[str, ...]] = {}
    for name, codes in load_table("linking")["groups"].items():
        for code in codes:
            found[code] = (*found.get(code, ()), name)
    return found


@lru_cache(maxsize=1_000)
def groups_of(event_type: str) -> tuple[str, ...]:
    """The groups of types that tellings of one event may differ within: a rescue is an operation and a release."""
    groups = _groups()
    return groups.get(event_type) or groups.get(event_type.split(".", maxsplit=1)[0]) or (event_type,)


def may_be_one(a: str, b: str) -> bool:
    """Whether events of two types may be one."""
    return a == b or not set(groups_of(a)).isdisjoint(groups_of(b))


def kind_pair(a: Telling, b: Telling) -> str:
    """How the kinds of two tellings lie to each other: the value of the feature "kind"."""
    if a.type == b.type:
        return "same"
    one, two = a.type.split("."), b.type.split(".")
    if one[0] == two[0]:
        bare = {"attack.armed", "attack.bombing", "attack.assassination"}
        return "finer" if a.type in bare or b.type in bare else "same family"
    return "same group"


def report_pair(a: Telling, b: Telling) -> str:
    """A report was written to tell its events apart."""
    if a.id[0] != b.id[0]:
        return "two"
    if a.is_headline != b.is_headline and not (a.is_part or b.is_part):
        # A headline tells what its text tells.
        return "headline"
    if a.is_part or b.is_part or kind_pair(a, b) == "same family" or _are_two_deeds(a, b):
        # A car bomb and an assault on a prison: one is part of the other, or led to it.
        return "part"
    return {"same": "one", "finer": "one, finer"}.get(kind_pair(a, b), "one, other kinds")


def _are_two_deeds(a: Telling, b: Telling) -> bool:
    """Whether they are deeds of two kinds: an operation and the attack in it; of words a pledge is a statement too."""
    groups = {*groups_of(a.type), *groups_of(b.type)}
    return kind_pair(a, b) == "same group" and groups.isdisjoint(_SPOKEN)


_SPOKEN = frozenset({"talks", "words", "posts"})
