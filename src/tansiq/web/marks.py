"""A report's text with all that was read in it: marked stretches point to notes that say what they were read as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.model import Actor, Claim, Mention, Period, Place, Quantity
from tansiq.web.claims import say_value
from tansiq.web.groups import find_group
from tansiq.web.headline import label_type
from tansiq.web.highlight import Mark, Segment, cut_text
from tansiq.web.wording import say_number, say_period, say_place, say_radius

if TYPE_CHECKING:
    from tansiq.release import ReportView
    from tansiq.web.language import Catalogue

__all__ = ["MarkedText", "Note", "Stretch", "mark_report"]


_NO_NOTE = -1
_SHOWN_KINDS = ("heading", "furniture")


@dataclass(frozen=True, slots=True)
class Note:
    """What a stretch of text was read as: "Killed: at least 12 · of soldiers".

    Args:
        number: Its number on the page.
        kind: The slot or kind of mention, in words.
        value, detail: As a claim's row has them.
        status: A claim's status; "" for a mention.
        chain: Names from the origin on; () where the text itself says so.
        event_id: The event a claim belongs to, or "".
    """

    number: int
    kind: str
    value: str
    detail: str
    status: str
    chain: tuple[str, ...]
    event_id: str
    event_label: str
    group: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text: its look as class names, and the notes that say what it was read as."""

    text: str
    look: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The text in stretches, which joined are equal to it, and the notes that they point to."""

    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


def _mention_words(mention: Mention, cat: Catalogue) -> tuple[str, str]:
    value = mention.value
    if isinstance(value, Place):
        if value.is_demonym:
            return say_place(value, cat), cat.text("mention.demonym")
        return say_place(value, cat), say_radius(value, cat) or cat.text("place.unlocated")
    if isinstance(value, Period):
        return say_period(value, cat), ""
    if isinstance(value, Actor):
        return cat.in_script(value.name, value.names), value.role
    assert isinstance(value, Quantity)
    return say_number(value.value, cat), cat.text("event.of", x=value.of) if value.of else ""


def _mention_note(number: int, mention: Mention, cat: Catalogue) -> Note:
    value, detail = _mention_words(mention, cat)
    return Note(number, cat.text(f"mention.{mention.kind}"), value, detail, "", (), "", "", "")


def _claim_note(number: int, claim: Claim, event_id: str, event_type: str, cat: Catalogue) -> Note:
    value, detail, _ = say_value(claim, cat)
    return Note(
        number=number,
        kind=cat.text(f"slot.{claim.slot}"),
        value=value,
        detail=detail,
        status=claim.status,
        chain=claim.chain.names,
        event_id=event_id,
        event_label=label_type(event_type, cat),
        group=find_group(event_type),
    )


def _mark_claims(view: ReportView, cat: Catalogue, notes: list[Note]) -> Iterable[Mark]:
    for event, event_id in zip(view.reading.events, view.event_ids, strict=True):
        group = find_group(event.type)
        for claim in event.claims:
            note = _claim_note(len(notes), claim, event_id, event.type, cat)
            notes.append(note)
            layer = "event" if claim.slot in ("event", "status") else "claim"
            for span in claim.spans:
                yield Mark(span, note.number, layer, group)


def _mark_mentions(view: ReportView, cat: Catalogue, notes: list[Note]) -> Iterable[Mark]:
    for mention in view.reading.mentions:
        note = _mention_note(len(notes), mention, cat)
        notes.append(note)
        yield Mark(mention.span, note.number, "mention", mention.kind)


def _mark_layout(view: ReportView) -> Iterable[Mark]:
    """Headings, and what is no part of the report: buttons, links, comment rules."""
    # The reading stage loads its pipelines with it; pages that show no text need none of that.
    from tansiq.reading.layout import read_layout

    report = view.report
    for block in read_layout(report.text, language=report.language, title=report.title).blocks:
        if block.kind in _SHOWN_KINDS:
            yield Mark((block.start, block.end), _NO_NOTE, block.kind)


def _stretch(segment: Segment) -> Stretch:
    layers = dict.fromkeys(mark.layer for mark in segment.marks)
    groups = dict.fromkeys(f"g-{mark.group}" for mark in segment.marks if mark.layer in ("claim", "event"))
    notes = tuple(mark.note for mark in segment.marks if mark.note != _NO_NOTE)
    # Of several events that share words, the first lends its colour.
    return Stretch(segment.text, " ".join([*layers, *list(groups)[:1]]), notes)


def mark_report(view: ReportView, cat: Catalogue) -> MarkedText:
    """The whole text, marked; claims are noted before mentions."""
    notes: list[Note] = []
    marks = [*_mark_layout(view), *_mark_claims(view, cat, notes), *_mark_mentions(view, cat, notes)]
    segments = cut_text(view.report.text, marks)
    return MarkedText(tuple(_stretch(segment) for segment in segments), tuple(notes))
