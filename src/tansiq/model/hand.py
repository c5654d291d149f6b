"""By whose hand an act was done: a role and a random mark; who that is stays in the party's own table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["NOBODY", "Hand"]


@dataclass(frozen=True, slots=True)
class Hand:
    """The person who did an act.

    Args:
        role: In which role; "" where nobody was asked who they are, as on the node's command line.
        mark: The random name under which entries know the person, or "".
    """

    role: str = ""
    mark: str = ""

    def __bool__(self) -> bool:
        return bool(self.mark)

    def to_json(self) -> dict[str, str]:
        return {"role": self.role, "mark": self.mark}

    @classmethod
    def of(cls, payload: Mapping[str, Any] | None) -> Hand:
        """Of an act's payload; nobody where it names none, or in a form that is not known: it decides nothing."""
        told = (payload or {}).get("hand")
        if not isinstance(told, Mapping) or not all(isinstance(told.get(name), str) for name in ("role", "mark")):
            return cls()
        return cls(told["role"], told["mark"])


NOBODY = Hand()
"""Of what was done where nobody was asked who they are, and of acts of earlier versions."""
