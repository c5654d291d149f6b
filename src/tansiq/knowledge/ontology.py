"""The event types with their names in both languages, their ACLED and PLOVER names, and the roles of each family."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tansiq.knowledge.loader import load_rows, load_table

__all__ = ["EVENT_TYPES", "EventType", "find_role", "roles_for"]


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of the ontology.

    Args:
        code: Dotted code of contract.md.
        label_en, label_ar: What pages call it.
        acled: ACLED's sub-event name, or None.
        plover: PLOVER 0.8 "CATEGORY" or "CATEGORY/mode", or None.
        family: Which set of roles it has.
    """

    code: str
    label_en: str
    label_ar: str
    acled: str | None
    plover: str | None
    family: str


def _load() -> dict[str, EventType]:
    names = ("code", "label_en", "label_ar", "acled", "plover", "family")
    return {row["code"]: EventType(*(row[name] for name in names)) for row in load_rows("ontology")}


EVENT_TYPES: dict[str, EventType] = _load()


@cache
def _families() -> dict[str, dict[str, dict[str, str]]]:
    families: dict[str, dict[str, dict[str, str]]] = load_table("ontology")["families"]
    return families


def find_role(event_type: str, argument: str, sort: str) -> str | None:
    """The contract's role for what a frame found, or None where the family has no such role.

    Args:
        event_type: A code of the ontology.
        argument: What the frame calls it: doer, undergoer, instrument, site, partner, ...
        sort: people, organisation or thing.
    """
    by_sort = _families()[EVENT_TYPES[event_type].family].get(argument, {})
    return by_sort.get(sort) or by_sort.get("any")


def roles_for(event_type: str, sort: str) -> frozenset[str]:
    """Every role that something of this sort may have in an event of this type.

    Args:
        event_type: A code of the ontology.
        sort: people, organisation, place, thing or weapon.
    """
    by_argument = _families()[EVENT_TYPES[event_type].family].values()
    found = (by_sort.get(sort) or by_sort.get("any") for by_sort in by_argument)
    return frozenset(role for role in found if role)
