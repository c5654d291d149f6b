"""An originator's act that lets an audience see an entry, on terms (release.md, "Entries and releases")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tansiq.errors import ModelError

__all__ = ["TLP_ORDER", "Audience", "AudienceKind", "Release", "Tlp"]

Tlp = Literal["RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR"]
TLP_ORDER: tuple[Tlp, ...] = ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR")
"""Strictest first (FIRST, TLP 2.0)."""
AudienceKind = Literal["party", "users", "room", "public"]
_AUDIENCE_AT_MOST: dict[str, frozenset[str]] = {
    "RED": frozenset({"users"}),
    "AMBER+STRICT": frozenset({"party", "room"}),
    "AMBER": frozenset({"party", "room"}),
    "GREEN": frozenset({"party", "room"}),
    "CLEAR": frozenset({"party", "room", "public"}),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """A party, named users ("party:user"), one room, or the public (no ids)."""

    kind: AudienceKind
    ids: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "ids": list(self.ids)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Audience:
        return cls(data["kind"], tuple(data["ids"]))


@dataclass(frozen=True, slots=True)
class Release:
    """Terms on which an audience sees one entry.

    Args:
        what: Id of the entry released.
        audience: Who may see it.
        tlp: TLP 2.0 label.
        onward: Parties or rooms it may be passed on to; () is nobody.
        purpose: One of the shipped list, or "".
        until: RFC 3339 time after which it is no longer in force, or None.
        is_detached: The basis is not asked of the reader and nothing of it is shown.
        made: Time of the act as read, RFC 3339.

    Raises:
        ModelError: The audience is wider than the TLP label allows, or the label is unknown.
    """

    what: str
    audience: Audience
    tlp: Tlp
    made: str
    onward: tuple[str, ...] = ()
    purpose: str = ""
    until: str | None = None
    is_detached: bool = False

    def __post_init__(self) -> None:
        allowed = _AUDIENCE_AT_MOST.get(self.tlp)
        if allowed is None:
            raise ModelError(f"unknown TLP label {self.tlp!r}", hint=f"one of {', '.join(TLP_ORDER)}")
        if self.audience.kind not in allowed:
            raise ModelError(f"TLP:{self.tlp} cannot be released to {self.audience.kind}")

    def to_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "audience": self.audience.to_json(),
            "tlp": self.tlp,
            "onward": list(self.onward),
            "purpose": self.purpose,
            "until": self.until,
            "detached": self.is_detached,
            "made": self.made,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Release:
        return cls(
            what=data["what"],
            audience=Audience.from_json(data["audience"]),
            tlp=data["tlp"],
            made=data["made"],
            onward=tuple(data["onward"]),
            purpose=data["purpose"],
            until=data["until"],
            is_detached=data["detached"],
        )
