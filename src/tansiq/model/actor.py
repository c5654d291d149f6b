"""Who acts: a person in a public role, an organisation, a force, a state, or a group of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from tansiq.errors import ModelError

__all__ = ["Actor", "ActorType"]

ActorType = Literal["person", "state", "force", "armed_group", "agency", "organisation", "outlet", "group_of_people"]
_TYPES = frozenset(get_args(ActorType))


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as a text names it.

    Args:
        name: The fullest name the text has.
        actor_type: One of ActorType.
        names: Every spelling known, any script, the usual one first.
        role: The office held as the text gives it ("Prime Minister"), or "".
        country: ISO 3166-1 alpha-2 of a state or its organ, or None.

    Raises:
        ModelError: The type is unknown.
    """

    name: str
    actor_type: ActorType
    names: tuple[str, ...] = ()
    role: str = ""
    country: str | None = None

    def __post_init__(self) -> None:
        if self.actor_type not in _TYPES:
            raise ModelError(f"unknown actor type {self.actor_type!r}")

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "names": list(self.names),
            "actor_type": self.actor_type,
            "role": self.role,
            "country": self.country,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Actor:
        return cls(
            data["name"], data["actor_type"], tuple(data.get("names", ())), data.get("role") or "", data.get("country")
        )
