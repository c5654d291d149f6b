"""An originator's act that lets an audience see an entry, on terms (release.md, "Entries and releases")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tansiq.errors import ModelError

__all__ = ["ANYONE", "TLP_ORDER", "Audience", "AudienceKind", "Narrowing", "Release", "Tlp", "may_go_on", "onward_kind"]

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
_PASSED_ON_TO: dict[str, frozenset[str]] = {
    "RED": frozenset(),
    "AMBER+STRICT": frozenset(),
    "AMBER": frozenset({"party"}),
    "GREEN": frozenset({"party", "room"}),
    "CLEAR": frozenset({"party", "room", "public"}),
}
_ROOM_ID_CHARS = 64
"""A room is named by the id of its entry, a party by at most 63 characters: the two are never taken for each other."""
ANYONE = "*"
"""In `onward`: whoever it may be, for TLP:CLEAR alone."""


def onward_kind(name: str) -> str:
    """What a name in `onward` is: "party", "room" or "public"."""
    if name == ANYONE:
        return "public"
    return "room" if len(name) == _ROOM_ID_CHARS else "party"


def may_go_on(tlp: Tlp, onward: tuple[str, ...]) -> tuple[str, ...]:
    """Those names of an `onward` to which the label lets an entry be passed on at all."""
    return tuple(one for one in onward if onward_kind(one) in _PASSED_ON_TO[tlp])


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
        onward: Parties or rooms (ids of their entries) it may be passed on to, "*" is anyone; () is nobody.
        purpose: One of the shipped list, or "".
        until: RFC 3339 time after which it is no longer in force, or None.
        is_detached: The basis is not asked of the reader and nothing of it is shown.
        made: Time of the act as read, RFC 3339.
        later_joiners: Whoever joins the room later sees it too.
        claims: Further entries that it releases on the same terms: of a detached release, claims that are one telling
            with `what`; else objects that were posted together.
        has_words: A detached release shows the words too.
        may_leave: It may go to clients that are no tansiq node: over TAXII.

    Raises:
        ModelError: Audience or onward are wider than the TLP label allows, or the label is unknown.
    """

    what: str
    audience: Audience
    tlp: Tlp
    made: str
    onward: tuple[str, ...] = ()
    purpose: str = ""
    until: str | None = None
    is_detached: bool = False
    later_joiners: bool = False
    claims: tuple[str, ...] = ()
    has_words: bool = False
    may_leave: bool = False

    def __post_init__(self) -> None:
        allowed = _AUDIENCE_AT_MOST.get(self.tlp)
        if allowed is None:
            raise ModelError(f"unknown TLP label {self.tlp!r}", hint=f"one of {', '.join(TLP_ORDER)}")
        if self.audience.kind not in allowed:
            raise ModelError(f"TLP:{self.tlp} cannot be released to {self.audience.kind}")
        if not {onward_kind(one) for one in self.onward} <= _PASSED_ON_TO[self.tlp]:
            raise ModelError(f"TLP:{self.tlp} cannot be passed on so far")
        if self.may_leave and self.tlp == "RED":
            raise ModelError("TLP:RED goes by pages and sealed bundles alone", hint="it cannot leave")

    @property
    def targets(self) -> tuple[str, ...]:
        """Every entry that it releases."""
        return (self.what, *self.claims)

    def to_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "audience": self.audience.to_json(),
            "tlp": self.tlp,
            "onward": list(self.onward),
            "purpose": self.purpose,
            "until": self.until,
            "detached": self.is_detached,
            "later_joiners": self.later_joiners,
            "claims": list(self.claims),
            "words": self.has_words,
            "may_leave": self.may_leave,
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
            later_joiners=data["later_joiners"],
            claims=tuple(data["claims"]),
            has_words=data["words"],
            # Releases of before there was such a thing have none: they stay.
            may_leave=data.get("may_leave") is True,
        )


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A further limit on one release; the release and all its narrowings hold together. None leaves that term alone.

    Args:
        what: Id of the release.
        made: Time of the act as read, RFC 3339.
        audience: Only those who are in this audience too.
        until: RFC 3339 time after which it is no longer in force, if the release's own is not earlier.
        tlp: A label at least as strict.
        onward: Of the release's onward, these alone.
    """

    what: str
    made: str
    audience: Audience | None = None
    until: str | None = None
    tlp: Tlp | None = None
    onward: tuple[str, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "what": self.what,
            "audience": None if self.audience is None else self.audience.to_json(),
            "until": self.until,
            "tlp": self.tlp,
            "onward": None if self.onward is None else list(self.onward),
            "made": self.made,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Narrowing:
        return cls(
            what=data["what"],
            made=data["made"],
            audience=None if data["audience"] is None else Audience.from_json(data["audience"]),
            until=data["until"],
            tlp=data["tlp"],
            onward=None if data["onward"] is None else tuple(data["onward"]),
        )
