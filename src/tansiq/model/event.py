"""One event as one report tells it (a telling): claims, and the flat reading that follows from them.

The flat values are never stored beside the claims: they are computed here, by the one rule of contract.md, so
that a page, a file and a program can never disagree with the claims they rest on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tansiq.errors import ModelError
from tansiq.model.claim import COUNT_SLOTS, ROLE_SLOTS, Claim
from tansiq.model.count import Count
from tansiq.model.mention import Span
from tansiq.model.period import Period, day_of
from tansiq.model.place import Place

__all__ = ["Event", "Item", "pick_period", "pick_place"]

_STATUS_ORDER = ("occurred", "attempted", "planned", "claimed", "denied")
_PLACE_RANK = {"country": 3, "continent": 4, "region": 2, "admin1": 1}


@dataclass(frozen=True, slots=True)
class Item:
    """What was seized, built, handed over: "40 rockets"; where the text gives no number, 1 or more."""

    what: str
    value: Count = Count(1, None)
    unit: str = ""

    @property
    def has_number(self) -> bool:
        """Whether more is told than that there was some; "at least one" tells no more."""
        return self.value != Count(1, None)

    def to_json(self) -> dict[str, Any]:
        return {"what": self.what, "value": self.value.to_json(), "unit": self.unit}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Item:
        return cls(data["what"], Count.from_json(data["value"]), data.get("unit", ""))


def pick_period(claims: Iterable[Claim]) -> Period | None:
    """The most precise undenied period; the earliest in the text on a tie."""
    ranked = [
        (claim.value.span_minutes, claim.spans[0][0], claim.value)
        for claim in claims
        if claim.slot == "period" and claim.status != "denied" and isinstance(claim.value, Period)
    ]
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def _place_claims(claims: Iterable[Claim]) -> list[tuple[tuple[float, ...], Place]]:
    ranked = []
    for claim in claims:
        if claim.slot == "place" and claim.status != "denied" and isinstance(claim.value, Place):
            place = claim.value
            rank = (
                float(_PLACE_RANK.get(place.kind, 0)),
                float("inf") if place.radius_km is None else place.radius_km,
                float(claim.spans[0][0]),
            )
            ranked.append((rank, place))
    return sorted(ranked, key=lambda pair: pair[0])


def pick_place(claims: Iterable[Claim]) -> Place | None:
    """The most specific undenied place; the earliest in the text on a tie."""
    ranked = _place_claims(claims)
    return ranked[0][1] if ranked else None


def _pick_count(claims: list[Claim]) -> Count:
    """The latest-said count, or the hull of all where the order is unclear."""
    said = [(day_of(c.said.start), c.value) for c in claims if c.said is not None and c.said.start is not None]
    if len(said) == len(claims) and len({day for day, _ in said}) == len(said):
        latest = max(said, key=lambda pair: pair[0])[1]
        assert isinstance(latest, Count)
        return latest
    hull: Count | None = None
    for claim in claims:
        assert isinstance(claim.value, Count)
        hull = claim.value if hull is None else hull.hull(claim.value)
    assert hull is not None
    return hull


# "A number of", bare plurals: how much a count may say and still be no number of its own.
_VAGUE_MIN = 2
# Characters between two counts from which on they stand in different sentences. Set on the sample reports, 2026-11.
_APART = 120


# Letters of a stem below which an ending belongs to the word: "دين".
_SHORTEST_STEM = 2
_ENDINGS = ("ان", "ين", "ون")


def _whose(of: str) -> str:
    """Whose a count is, without the Arabic article and case: "سجينان" and "السجينين" are the same two."""
    first, blank, rest = of.partition(" ")
    bare = first.removeprefix("ال")
    if bare.endswith(_ENDINGS) and len(bare) > _SHORTEST_STEM + len(_ENDINGS[0]):
        bare = bare[: -len(_ENDINGS[0])]
    return bare + blank + rest


def _tells_again(group: list[Claim], before: list[list[Claim]]) -> bool:
    """Whether a vague count far from those before it ("a number of prisoners") means people counted already."""
    vague = all(isinstance(c.value, Count) and c.value.max is None and c.value.min <= _VAGUE_MIN for c in group)
    ends = [c.spans[0][1] for claims in before for c in claims]
    return vague and bool(ends) and min(c.spans[0][0] for c in group) - max(ends) > _APART


@dataclass(frozen=True, slots=True)
class Event:
    """A telling: the claims one report makes of one event.

    Args:
        claims: In the order of the text; at least one of slot "event".
        spans: Clause that carries the event first, then one a further mention.
        items: What was seized, built, handed over.
        planned: When a pledge, order or plan is to happen, or None.
        part_of: Index of the event it is part of, in the report's list, or None.
        because: Index of the event that led to it, or None.
        confidence: In [0, 1].

    Raises:
        ModelError: No claim of slot "event", or no span.
    """

    claims: tuple[Claim, ...]
    spans: tuple[Span, ...]
    items: tuple[Item, ...] = ()
    planned: Period | None = None
    part_of: int | None = None
    because: int | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not self.spans or not any(claim.slot == "event" for claim in self.claims):
            raise ModelError("an event needs a span and a claim of its type")

    def _values(self, slot: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.slot == slot]

    @property
    def type(self) -> str:
        """The most specific type claimed; the earliest on a tie."""
        types = [str(claim.value) for claim in self._values("event")]
        return max(types, key=lambda t: (t != "attack.armed", t.count(".")))

    @property
    def status(self) -> str:
        stated = [str(claim.value) for claim in self._values("status")]
        return min(stated, key=_STATUS_ORDER.index) if stated else "occurred"

    @property
    def period(self) -> Period | None:
        return pick_period(self.claims)

    @property
    def place(self) -> Place | None:
        return pick_place(self.claims)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every undenied place, the most specific first, no name twice."""
        found: dict[str, Place] = {}
        for _, place in _place_claims(self.claims):
            found.setdefault(place.name, place)
        return tuple(found.values())

    @property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Role to names: the union of undenied claims, in the order of the text."""
        found: dict[str, dict[str, None]] = {}
        for claim in self.claims:
            if claim.slot in ROLE_SLOTS and claim.status != "denied":
                found.setdefault(claim.slot, {})[str(claim.value)] = None
        return {role: tuple(found[role]) for role in ROLE_SLOTS if role in found}

    @property
    def casualties(self) -> dict[str, Count]:
        """Key to total: claims that name different groups of one telling add up, the rest as contract.md says."""
        totals: dict[str, Count] = {}
        counted: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.status != "denied" and isinstance(claim.value, Count):
                counted.setdefault(claim.slot, []).append(claim)
        for key in COUNT_SLOTS if counted else ():
            claims = counted.get(key)
            if claims is None:
                continue
            groups: dict[str, list[Claim]] = {}
            for claim in claims:
                groups.setdefault(_whose(claim.of), []).append(claim)
            named = [group for of, group in groups.items() if of]
            counts = [_pick_count(group) for n, group in enumerate(named) if not _tells_again(group, named[:n])]
            counts = counts or [_pick_count(claims)]
            whole = groups.get("", [])
            totals[key] = _pick_count(whole) if whole and len(groups) > 1 else sum(counts[1:], start=counts[0])
        return totals

    @property
    def sources(self) -> tuple[tuple[str, ...], ...]:
        """Chains of the claims that it happened, no chain twice; () where the text itself asserts it."""
        chains = {claim.chain.names: None for claim in self._values("event") if claim.chain}
        return tuple(chains)

    def to_json(self) -> dict[str, Any]:
        """The stored form: claims and what no claim carries. The flat reading is `flat_json`."""
        return {
            "claims": [claim.to_json() for claim in self.claims],
            "items": [item.to_json() for item in self.items],
            "planned": None if self.planned is None else self.planned.to_json(),
            "part_of": self.part_of,
            "because": self.because,
            "spans": [list(span) for span in self.spans],
            "confidence": self.confidence,
        }

    def flat_json(self) -> dict[str, Any]:
        """The flat values of contract.md, computed from the claims; `acled` and `plover` are reading's to add."""
        period, places = self.period, self.places
        return {
            "type": self.type,
            "status": self.status,
            **(period.to_json() if period is not None else {"from": None, "to": None, "precision": None}),
            # The first of them is `place`: both go by the same rank.
            "place": places[0].to_json() if places else None,
            "places": [one.to_json() for one in places],
            "roles": {role: list(names) for role, names in self.roles.items()},
            "casualties": {key: count.to_json() for key, count in self.casualties.items()},
            "casualties_by": [
                {"key": c.slot, "value": c.value.to_json(), "of": c.of}
                for c in self.claims
                if c.of and c.status != "denied" and isinstance(c.value, Count)
            ],
            "sources": [list(chain) for chain in self.sources],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Event:
        return cls(
            claims=tuple(Claim.from_json(claim) for claim in data["claims"]),
            spans=tuple((start, end) for start, end in data["spans"]),
            items=tuple(Item.from_json(item) for item in data.get("items", ())),
            planned=None if data.get("planned") is None else Period.from_json(data["planned"]),
            part_of=data.get("part_of"),
            because=data.get("because"),
            confidence=data.get("confidence", 1.0),
        )
