"""ACLED's event type of each of its sub-event types: names alone, as conflict analysts know them (codebook, 2024)."""

from __future__ import annotations

__all__ = ["ACLED_TYPES"]

_BY_TYPE = {
    "Battles": (
        "Armed clash", "Government regains territory", "Non-state actor overtakes territory",
    ),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    ),
}  # fmt: skip
ACLED_TYPES: dict[str, str] = {sub: kind for kind, subs in _BY_TYPE.items() for sub in subs}
"""Sub-event type to event type."""
