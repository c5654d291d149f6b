"""The table of claims: one row a claim, values of one slot side by side, each with who says so and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, Claim, Count, Period, Place
from tansiq.web.differing import find_marks, gravest, mark_key, translated_pairs
from tansiq.web.headline import label_type
from tansiq.web.highlight import Snippet, quote_words
from tansiq.web.wording import say_number, say_period, say_place, say_radius, say_when

if TYPE_CHECKING:
    from tansiq.release import EventView, ReportHead
    from tansiq.web.language import Catalogue

__all__ = ["ClaimRow", "SlotRows", "Teller", "list_slots", "say_value"]

_SLOT_ORDER = ("event", "status", "period", "place", *COUNT_SLOTS, *ROLE_SLOTS)


@dataclass(frozen=True, slots=True)
class Teller:
    """One link of a source chain; `verb` in the reader's language."""

    name: str
    verb: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in words; `is_name` marks a value in the source's own words."""

    value: str
    detail: str
    is_name: bool
    chain: tuple[Teller, ...]
    said: str
    status: str
    by: str
    quote: Snippet | None
    report: ReportHead


@dataclass(frozen=True, slots=True)
class SlotRows:
    """Rows of one slot; `has_difference` where no one truth can satisfy two of them."""

    slot: str
    label: str
    rows: tuple[ClaimRow, ...]
    has_difference: bool


def say_value(claim: Claim, cat: Catalogue) -> tuple[str, str, bool]:
    """The value of a claim, a detail of its imprecision or "", and whether the value is in the source's own words."""
    value = claim.value
    if isinstance(value, Count):
        return say_number(value, cat), cat.text("event.of", x=claim.of) if claim.of else "", False
    if isinstance(value, Period):
        is_open = value.start is None
        return say_period(value, cat), cat.text("when.by_title") if is_open else "", False
    if isinstance(value, Place):
        return say_place(value, cat), say_radius(value, cat) or cat.text("place.unlocated"), False
    if claim.slot == "event":
        return label_type(value, cat), "", False
    if claim.slot == "status":
        key = f"status.{value}"
        return (cat.text(key) if cat.has(key) else value), "", False
    return value, "", True


def _make_row(claim: Claim, report: ReportHead, texts: dict[str, str], cat: Catalogue) -> ClaimRow:
    value, detail, is_name = say_value(claim, cat)
    text = texts.get(report.id)
    return ClaimRow(
        value=value,
        detail=detail,
        is_name=is_name,
        chain=tuple(Teller(link.name, cat.text(f"verb.{link.verb}")) for link in claim.chain.links),
        said="" if claim.said is None else cat.text("event.said_on", x=say_when(claim.said, cat)),
        status=claim.status,
        by="" if claim.by == "rules" else cat.text("event.by_proposer", x=claim.by),
        quote=None if text is None else quote_words(text, claim.spans),
        report=report,
    )


def list_slots(view: EventView, cat: Catalogue) -> tuple[SlotRows, ...]:
    """Every claim of every telling of an event, by slot, in the order of tellings and of their texts."""
    marks = find_marks(view.tellings, translated_pairs(view))
    found: dict[str, list[tuple[Claim, ReportHead, str]]] = {}
    for number, head in enumerate(view.tellings):
        for claim in head.event.claims:
            mark = marks.get(mark_key(head, number, claim), "")
            found.setdefault(claim.slot, []).append((claim, head.report, mark))
    return tuple(
        SlotRows(
            slot,
            cat.text(f"slot.{slot}"),
            tuple(_make_row(claim, report, view.texts, cat) for claim, report, _ in found[slot]),
            # A finer value and a coarser one can both be true.
            gravest(mark for _, _, mark in found[slot]) not in ("", "granularity"),
        )
        for slot in _SLOT_ORDER
        if slot in found
    )
