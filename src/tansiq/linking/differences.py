"""Where tellings of one event differ, slot by slot. Nothing is voted away: every value stays with who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from tansiq.linking.evidence import place_pair
from tansiq.linking.parties import make_party
from tansiq.linking.telling import TOOLS
from tansiq.model import COUNT_SLOTS, Claim, Count, Event, Period, Place, parse_instant
from tansiq.model.mention import Span
from tansiq.model.period import day_of

__all__ = ["Difference", "Told", "Value", "find_differences"]

Kind = Literal["contradiction", "update", "granularity", "translation"]
_KINDS: tuple[Kind, ...] = ("contradiction", "translation", "update", "granularity")


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


def _value(told: Told, claim: Claim) -> Value:
    shown = claim.value if isinstance(claim.value, str) else claim.value.to_json()
    return Value(shown, told.doc, claim.spans[0], (claim.chain.names,) if claim.chain else ())


_CLOCK = frozenset({"minute", "hour", "part_of_day"})


def _periods(a: Period, b: Period) -> Kind | None:
    if a == b or {a.precision, b.precision} & {"before", "since"}:
        return None
    if not a.overlaps(b):
        # Two times of one day are seldom told of one moment: of the blast and of the call for help.
        one_day = a.first_day == b.first_day and a.last_day == b.last_day
        return None if one_day and {a.precision, b.precision} <= _CLOCK else "contradiction"
    days = (a.span_days, b.span_days)
    return "granularity" if days[0] != days[1] and None not in days and 1 in days and max(days) > 3 else None  # type: ignore[type-var, operator]


def _counts(a: Count, b: Count, order: int) -> Kind | None:
    """`order` is below 0 where `a` was published first, above where `b` was, 0 where that is unclear."""
    first, later = (a, b) if order < 0 else (b, a)
    # "At least 12" does not contradict a later 17, and yet the toll rose.
    if order and first.min < later.min and later.max is not None:
        return "update"
    if a.overlaps(b):
        vague = a.max is None and b.max is None and max(a.min, b.min) == _VAGUE
        return "granularity" if vague and a.min != b.min else None
    return "contradiction"


_VAGUE = 3
"""The least that "several" says."""


def _places(a: Place, b: Place) -> Kind | None:
    if not (a.is_located and b.is_located):
        return None
    found = place_pair(a, b)
    if found == "within":
        return "granularity"
    broad = {a.kind, b.kind} & {"country", "continent", "region", "border"}
    if broad and not (a.kind == b.kind == "country"):
        return None
    return "contradiction" if found in ("same governorate", "elsewhere", "far") else None


def _names(a: str, b: str) -> Kind | None:
    one, two = make_party(a), make_party(b)
    known = {k for k in one.known if not k.startswith("state:")}, {k for k in two.known if not k.startswith("state:")}
    return "contradiction" if known[0] and known[1] and not known[0] & known[1] else None


def _compare(slot: str, a: Claim, b: Claim, order: int) -> Kind | None:
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return _periods(a.value, b.value)
    if isinstance(a.value, Place) and isinstance(b.value, Place):
        return _places(a.value, b.value)
    if isinstance(a.value, Count) and isinstance(b.value, Count):
        return _counts(a.value, b.value, order) if a.of == b.of or not (a.of and b.of) else None
    if slot == "status":
        # A plan that was carried out differs in nothing.
        silent = {"claimed", "planned"} & {a.value, b.value}
        return "contradiction" if a.value != b.value and not silent else None
    if isinstance(a.value, str) and isinstance(b.value, str):
        return _names(a.value, b.value)
    return None


_SLOTS = ("period", "place", "status", *COUNT_SLOTS, "doer", *TOOLS)
_DOERS = ("perpetrator_org", "perpetrator", "agent")


def _order(a: Told, b: Told) -> int:
    if a.doc == b.doc or not a.published or not b.published:
        return 0
    one, two = day_of(parse_instant(a.published)), day_of(parse_instant(b.published))
    if one != two:
        return -1 if one < two else 1
    return (a.published > b.published) - (a.published < b.published)


def _of(told: Told, slot: str) -> list[Claim]:
    """The claims of a slot that stand for its telling: all that are not denied; of places the most specific alone."""
    if slot == "status":
        return [c for c in told.event.claims if c.slot == slot]
    slots = _DOERS if slot == "doer" else (slot,)
    claims = [c for c in told.event.claims if c.slot in slots and c.status != "denied"]
    if slot == "place":
        best = told.event.place
        return [c for c in claims if c.value == best][:1]
    return claims


def find_differences(
    tellings: Sequence[Told], translated: frozenset[frozenset[str]] = frozenset()
) -> Iterator[Difference]:
    """Slots in which the tellings of one event do not agree, or in which one telling does not agree with itself.

    Args:
        tellings: Of one event, in the order in which they are to be shown.
        translated: Pairs of report ids of which one translates the other: what differs there was lost in translation.
    """
    yield from _changed_things(tellings, translated)
    for slot in _SLOTS:
        said = [(told, claim) for told in tellings for claim in _of(told, slot)]
        kinds: set[Kind] = set()
        apart: dict[int, None] = {}
        for (n, (one, a)), (m, (two, b)) in combinations(enumerate(said), 2):
            kind = _compare(slot, a, b, _order(one, two))
            if kind is None or (slot == "doer" and not _are_rivals(one, two, a, b)):
                continue
            if kind == "contradiction" and frozenset((one.doc, two.doc)) in translated:
                kind = "translation"
            kinds.add(kind)
            apart[n] = apart[m] = None
        if kinds:
            chosen = sorted(apart)
            values: dict[str, Value] = {}
            for n in chosen:
                value = _value(*said[n])
                values.setdefault(f"{value.doc} {value.value}", value)
            events = tuple(dict.fromkeys((said[n][0].doc, said[n][0].index) for n in chosen))
            yield Difference(events, slot, next(k for k in _KINDS if k in kinds), tuple(values.values()))


def _are_rivals(one: Told, two: Told, a: Claim, b: Claim) -> bool:
    """Whether two doers exclude each other: tellings that have no doer in common, or two tellers of one report."""
    if one.doc == two.doc:
        return a.chain != b.chain
    first, second = (
        {key for claim in _of(told, "doer") for key in make_party(str(claim.value)).known} for told in (one, two)
    )
    return not first & second


_THINGS = ("target", "facility", "weapon")
_WHERE = frozenset({"border", "road", "village"})
"""Sorts of things that say where another stands: "border barrier"."""


def _with_sorts(told: Told, slot: str) -> list[tuple[Claim, frozenset[str]]]:
    return [(claim, make_party(str(claim.value)).sorts - _WHERE) for claim in _of(told, slot)]


def _changed_things(tellings: Sequence[Told], translated: frozenset[frozenset[str]]) -> Iterator[Difference]:
    """A thing that became another in translation: all sorts of things in a role agree but one on each side."""
    for one, two in combinations(tellings, 2):
        if frozenset((one.doc, two.doc)) not in translated or one.event.type != two.event.type:
            continue
        for slot in _THINGS:
            sides = [
                (told, [(c, make_party(str(c.value)).sorts - _WHERE) for c in _of(told, slot)]) for told in (one, two)
            ]
            ours, theirs = (frozenset().union(*(sorts for _, sorts in claims)) for _, claims in sides)
            if len(ours - theirs) == len(theirs - ours) == 1:
                only = ours ^ theirs
                values = tuple(_value(told, claim) for told, claims in sides for claim, sorts in claims if sorts & only)
                yield Difference(((one.doc, one.index), (two.doc, two.index)), slot, "translation", values)
