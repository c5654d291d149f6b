"""The unit of everything: one source's statement of one fact, with its imprecision, its chain and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from tansiq.errors import ModelError
from tansiq.model.chain import SourceChain
from tansiq.model.count import Count
from tansiq.model.mention import Span
from tansiq.model.period import Period
from tansiq.model.place import Place

__all__ = ["COUNT_SLOTS", "ROLE_SLOTS", "Claim", "ClaimStatus", "EventStatus", "Value"]

EventStatus = Literal["occurred", "claimed", "planned", "attempted", "denied"]
ClaimStatus = Literal["occurred", "claimed", "planned", "attempted", "denied", "accused"]
Value = str | Count | Period | Place

COUNT_SLOTS = (
    "killed", "injured", "captured", "escaped", "abducted", "freed", "displaced", "transferred", "missing",
    "surrendered",
)  # fmt: skip
ROLE_SLOTS = (
    "perpetrator", "perpetrator_org", "target", "victim", "weapon", "participant", "mediator", "topic", "agent",
    "facility", "origin", "destination", "sender", "bearer", "recipient", "means",
)  # fmt: skip
_STATUSES = frozenset(get_args(ClaimStatus))
_SHAPES: dict[str, type[str] | type[Count] | type[Period] | type[Place]] = {
    "event": str,
    "status": str,
    "period": Period,
    "place": Place,
    **dict.fromkeys(COUNT_SLOTS, Count),
    **dict.fromkeys(ROLE_SLOTS, str),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one slot of one event.

    Args:
        slot: "event" (the type), "period", "place", "status", a role, or a count.
        value: str, Period, Place or Count, as the slot asks.
        spans: Words it rests on; the first is what the value was read from. Never empty.
        chain: Who says so; empty where the text itself does.
        status: What the source says of the fact.
        of: Whose count it is ("soldiers"), or "".
        said: When it was said, or None.
        by: "rules", or the name of the proposer.

    Raises:
        ModelError: Unknown slot or status, a value of the wrong shape, or no words.
    """

    slot: str
    value: Value
    spans: tuple[Span, ...]
    chain: SourceChain = SourceChain()
    status: ClaimStatus = "occurred"
    of: str = ""
    said: Period | None = None
    by: str = "rules"

    def __post_init__(self) -> None:
        shape = _SHAPES.get(self.slot)
        if shape is None:
            raise ModelError(f"unknown slot {self.slot!r}")
        if not isinstance(self.value, shape):
            raise ModelError(f"slot {self.slot!r} needs {shape.__name__}, not {type(self.value).__name__}")
        if self.status not in _STATUSES:
            raise ModelError(f"unknown status {self.status!r}")
        if not self.spans:
            raise ModelError("a claim rests on words of the text")

    def to_json(self) -> dict[str, Any]:
        value = self.value if isinstance(self.value, str) else self.value.to_json()
        data = {
            "slot": self.slot,
            "value": value,
            "status": self.status,
            "chain": self.chain.to_json(),
            "said": None if self.said is None else self.said.to_json(),
            "spans": [list(span) for span in self.spans],
            "by": self.by,
        }
        if self.of:
            data["of"] = self.of
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Claim:
        shape = _SHAPES.get(data["slot"])
        if shape is None:
            raise ModelError(f"unknown slot {data['slot']!r}")
        value: Value = data["value"] if shape is str else shape.from_json(data["value"])  # type: ignore[union-attr]
        return cls(
            slot=data["slot"],
            value=value,
            spans=tuple((start, end) for start, end in data["spans"]),
            chain=SourceChain.from_json(data["chain"]),
            status=data["status"],
            of=data.get("of", ""),
            said=None if data.get("said") is None else Period.from_json(data["said"]),
            by=data["by"],
        )
