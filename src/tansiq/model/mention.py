"""Words of a report that name a place, a time, an actor or a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tansiq.model.actor import Actor
from tansiq.model.count import Count
from tansiq.model.period import Period
from tansiq.model.place import Place

__all__ = ["Mention", "Quantity", "Span"]

Span = tuple[int, int]
"""Half-open code-point offsets into the text of the report exactly as given."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what ("four of its fighters": 4..4 of "fighters")."""

    value: Count
    of: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"value": self.value.to_json(), "of": self.of}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Quantity:
        return cls(Count.from_json(data["value"]), data.get("of", ""))


_KINDS: dict[str, type[Place] | type[Period] | type[Actor] | type[Quantity]] = {
    "place": Place,
    "time": Period,
    "actor": Actor,
    "quantity": Quantity,
}
_KIND_OF: dict[type, str] = {cls: kind for kind, cls in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention; its kind follows from its value; `by` is "rules", or the proposer's name."""

    span: Span
    text: str
    value: Place | Period | Actor | Quantity
    by: str = "rules"

    @property
    def kind(self) -> str:
        return _KIND_OF[type(self.value)]

    def to_json(self) -> dict[str, Any]:
        data, text = self.value.to_json(), self.text
        data["kind"] = _KIND_OF[type(self.value)]
        data["start"], data["end"] = self.span
        own = data.get("text", text)
        data["text"] = text
        # A place keeps the words it was read from, which may be fewer ("Raqqa" of "west of Raqqa").
        if own != text:
            data["place_text"] = own
        if self.by != "rules":
            data["by"] = self.by
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Mention:
        inner = data | {"text": data["place_text"]} if "place_text" in data else data
        return cls(
            (data["start"], data["end"]), data["text"], _KINDS[data["kind"]].from_json(inner), data.get("by", "rules")
        )
