"""Which colour an event type wears: eight groups, used alike in lists, on the map and on the timeline."""

from __future__ import annotations

from tansiq.knowledge.ontology import EVENT_TYPES

__all__ = ["GROUPS", "find_group", "list_types"]

GROUPS: dict[str, tuple[str, ...]] = {
    "attack": ("attack", "clash", "abduction", "threat", "robbery", "property_destruction"),
    "custody": ("arrest", "escape", "release", "transfer"),
    "force": (
        "operation", "deployment", "cordon", "surveillance", "seizure", "territory", "base", "construction",
    ),
    "movement": ("infiltration", "displacement"),
    "talks": ("meeting", "call", "message", "agreement", "ceasefire", "cooperation"),
    "speech": ("statement", "pledge", "request", "accusation", "order"),
    "unrest": ("protest", "riot", "work_stoppage", "group_change"),
    "hazard": ("hazard", "crime"),
}  # fmt: skip
"""Group to the first parts of the types in it; groups and parts in the order in which pages show them."""
_GROUP_OF = {part: group for group, parts in GROUPS.items() for part in parts}


def find_group(event_type: str) -> str:
    """The group of a type or prefix; "hazard" for one that the ontology does not know."""
    return _GROUP_OF.get(event_type.partition(".")[0], "hazard")


def list_types() -> dict[str, tuple[str, ...]]:
    """Group to the codes in it, in the order of the ontology; a part with several codes comes first as a prefix."""
    codes: dict[str, list[str]] = {group: [] for group in GROUPS}
    for code in EVENT_TYPES:
        part = code.partition(".")[0]
        group = codes[find_group(code)]
        if part != code and part not in group and sum(c.startswith(f"{part}.") for c in EVENT_TYPES) > 1:
            group.append(part)
        group.append(code)
    return {group: tuple(found) for group, found in codes.items()}
