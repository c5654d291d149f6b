"""What differences are looked for among, and what is shown of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tansiq.linking.telling import is_carried
from tansiq.model import Claim, Event
from tansiq.model.event import pick_place
from tansiq.model.mention import Span

__all__ = ["KINDS", "Difference", "Kind", "Told", "Value", "claims_of", "value_of"]

Kind = Literal["contradiction", "update", "granularity", "translation"]
KINDS: tuple[Kind, ...] = ("contradiction", "translation", "update", "granularity")


@dataclass(frozen=True, slots=True)
class Told:
    """A telling in its report: what differences are looked for among."""

    doc: str
    index: int
    event: Event
    published: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """One value with where it stands and who says so."""

    value: Any
    doc: str
    span: Span
    sources: tuple[tuple[str, ...], ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "doc": self.doc,
            "span": list(self.span),
            "sources": [list(chain) for chain in self.sources],
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """Values of one slot that do not agree.

    Args:
        events: (report, index) of the tellings; one where a report differs with itself.
        values: The first of each distinct value, in the order of reports and texts.
    """

    events: tuple[tuple[str, int], ...]
    slot: str
    kind: Kind
    values: tuple[Value, ...]

    def to_json(self) -> dict[str, Any]:
        """As contract.md has it."""
        return {
            "about": {"event": [list(one) for one in self.events]},
            "slot": self.slot,
            "kind": self.kind,
            "values": [value.to_json() for value in self.values],
        }


def value_of(told: Told, claim: Claim) -> Value:
    """A claim's value as it is shown."""
    shown = claim.value if isinstance(claim.value, str) else claim.value.to_json()
    return Value(shown, told.doc, claim.spans[0], (claim.chain.names,) if claim.chain else ())


_DOERS = ("perpetrator_org", "perpetrator", "agent")


def claims_of(told: Told, slot: str) -> list[Claim]:
    """The claims of a slot that stand for its telling: all that are not denied; of places the most specific alone."""
    if slot == "status":
        return _statuses(told.event)
    slots = _DOERS if slot == "doer" else (slot,)
    claims = [c for c in told.event.claims if c.slot in slots and c.status != "denied"]
    if slot in ("place", "period"):
        # What was said of another event before is not said of this one.
        claims = [c for c in claims if not is_carried(told.event, c)]
    if slot == "place":
        best = pick_place(claims)
        return [c for c in claims if c.value == best][:1]
    return claims


def _statuses(event: Event) -> list[Claim]:
    """Claims of status without what denies something of an event alone: "no one was hurt", said by who tells of it."""
    claims = [c for c in event.claims if c.slot == "status"]
    tellers = {c.chain.names for c in claims if c.value != "denied"}
    return [c for c in claims if c.value != "denied" or not tellers or c.chain.names not in {*tellers, ()}]
