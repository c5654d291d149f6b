"""Who told whom: from the one who says so to the one nearest the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from tansiq.errors import ModelError
from tansiq.model.mention import Span

__all__ = ["ChainLink", "LinkKind", "LinkVerb", "SourceChain"]

LinkVerb = Literal["said", "claimed", "confirmed", "denied", "unconfirmed", "published", "accused"]
LinkKind = Literal["person", "office", "organisation", "outlet", "unnamed"]
_VERBS, _LINK_KINDS = frozenset(get_args(LinkVerb)), frozenset(get_args(LinkKind))


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One teller: the fullest name the text has, the verb of its telling, and the words it was read from.

    Raises:
        ModelError: The verb or the kind is unknown.
    """

    name: str
    verb: LinkVerb
    kind: LinkKind
    span: Span

    def __post_init__(self) -> None:
        if self.verb not in _VERBS or self.kind not in _LINK_KINDS:
            raise ModelError(f"unknown verb or kind of a source: {self.verb!r}, {self.kind!r}")

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "verb": self.verb, "kind": self.kind, "span": list(self.span)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> ChainLink:
        start, end = data["span"]
        return cls(data["name"], data["verb"], data["kind"], (start, end))


@dataclass(frozen=True, slots=True)
class SourceChain:
    """Origin first, nearest to the reader last; empty where the text itself asserts it."""

    links: tuple[ChainLink, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(link.name for link in self.links)

    @property
    def origin(self) -> ChainLink | None:
        return self.links[0] if self.links else None

    def __bool__(self) -> bool:
        return bool(self.links)

    def to_json(self) -> list[dict[str, Any]]:
        return [link.to_json() for link in self.links]

    @classmethod
    def from_json(cls, data: list[dict[str, Any]]) -> SourceChain:
        return cls(tuple(ChainLink.from_json(link) for link in data))
