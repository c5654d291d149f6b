"""Two reports side by side: how they are linked, what both tell, and the words in which they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from tansiq.desk import log_opening
from tansiq.knowledge.keys import match_key
from tansiq.linking.alignment import changed_facts
from tansiq.linking.differences import Difference, Told, find_differences
from tansiq.linking.documents import Document
from tansiq.linking.ties import TIES
from tansiq.linking.translated import changed_names
from tansiq.model.mention import Span
from tansiq.release import PairedEvent, PairView, ReportView, View
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import Card, make_card
from tansiq.web.groups import find_group
from tansiq.web.highlight import Mark, Segment, Snippet, cut_text, quote_words
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.rendering import Pages

if TYPE_CHECKING:
    from tansiq.model import Event

__all__ = [
    "BothTold",
    "DifferenceLine",
    "Side",
    "changed_words",
    "list_both",
    "list_differences",
    "make_sides",
    "router",
]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
_WORD = re.compile(r"\w+")
_MOST_WORDS = 4_000
"""Words of a text that are compared one by one with its copy's: beyond that the time grows with their product."""


@dataclass(frozen=True, slots=True)
class Side:
    """One report: its text in stretches under marks of the layers "event", "differs" and "changed".

    Args:
        segments: Each with the number of the event whose words begin with it, or 0.
    """

    view: ReportView
    segments: tuple[tuple[Segment, int], ...]
    direction: str


@dataclass(frozen=True, slots=True)
class BothTold:
    """An event that both tell, with the words of each; `number` is that of its marks."""

    number: int
    card: Card
    ones: tuple[Snippet, ...]
    others: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference: what of, of which kind (in words too), and the words on either side."""

    label: str
    kind: str
    kind_label: str
    ones: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What differs between the two texts: spans on either side."""

    slot: str
    kind: str
    ones: tuple[Span, ...]
    others: tuple[Span, ...]


def _told(view: ReportView, doc: str, numbers: Iterable[int]) -> list[Told]:
    return [Told(doc, number, view.reading.events[number], view.head.published) for number in numbers]


def _differences(pair: PairView) -> Iterator[_Found]:
    """Where the tellings of the events that both tell do not agree, and names that a translation changed."""
    translated = frozenset([frozenset("ab")]) if pair.how == "translation" else frozenset()
    for both in pair.events:
        tellings = [*_told(pair.one, "a", both.ones), *_told(pair.other, "b", both.others)]
        for found in find_differences(tellings, translated):
            if {doc for doc, _ in found.events} == {"a", "b"}:
                yield _Found(found.slot, found.kind, _spans(found, "a"), _spans(found, "b"))
        yield from _tied_otherwise(pair, both)
    if pair.how == "translation":
        one, other = _document(pair.one), _document(pair.other)
        for mine, theirs in changed_names(one, other):
            yield _Found("name", "translation", (mine.span,), (theirs.span,))
        for changed in changed_facts(one, other):
            yield _Found(changed.slot, "translation", (changed.a,), (changed.b,))


def _tied_otherwise(pair: PairView, both: PairedEvent) -> Iterator[_Found]:
    """What the event was part of, or came of, where the one report rules out what the other says."""
    apart = [one for one in both.ties if one.differs]
    for tie in TIES:
        ones, others = (
            tuple(one.to.event.spans[0] for one in apart if one.tie == tie and one.to.report.id == view.head.id)
            for view in (pair.one, pair.other)
        )
        if ones and others:
            yield _Found(tie, "contradiction", ones, others)


def _spans(difference: Difference, doc: str) -> tuple[Span, ...]:
    return tuple(value.span for value in difference.values if value.doc == doc)


def _document(view: ReportView) -> Document:
    report, reading = view.report, view.reading
    published = report.published or reading.published
    return Document(view.head.id, reading.language, published, report.text, reading.mentions, reading.events)


def changed_words(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Stretches of words that only one of a text and its copy has; nothing of texts of more than some thousand words.

    Returns:
        Spans in either text.
    """
    ours, theirs = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        return [], []
    matcher = SequenceMatcher(
        None, [match_key(w.group()) for w in ours], [match_key(w.group()) for w in theirs], autojunk=False
    )
    mine: list[Span] = []
    others: list[Span] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal" and b > a:
            mine.append((ours[a].start(), ours[b - 1].end()))
        if what != "equal" and d > c:
            others.append((theirs[c].start(), theirs[d - 1].end()))
    return mine, others


def _event_marks(view: ReportView, told: Iterable[tuple[int, tuple[int, ...]]]) -> Iterator[Mark]:
    for number, events in told:
        for at in events:
            event: Event = view.reading.events[at]
            yield Mark(event.spans[0], number, "event", find_group(event.type))


def _side(view: ReportView, marks: Sequence[Mark]) -> Side:
    direction = "rtl" if view.head.language in _RTL else "ltr"
    begins = {mark.span[0]: mark.note for mark in reversed(marks) if mark.note}
    segments, at = [], 0
    for one in cut_text(view.report.text, marks):
        segments.append((one, begins.get(at, 0)))
        at += len(one.text)
    return Side(view, tuple(segments), direction)


_RTL = frozenset({"ar", "ckb", "fa", "he", "ur"})


def make_sides(pair: PairView) -> tuple[Side, Side]:
    """Both texts, marked."""
    found = list(_differences(pair))
    ones = [Mark(span, 0, "differs") for one in found for span in one.ones]
    others = [Mark(span, 0, "differs") for one in found for span in one.others]
    if pair.how in ("copy", "edited"):
        mine, theirs = changed_words(pair.one.report.text, pair.other.report.text)
        ones += [Mark(span, 0, "changed") for span in mine]
        others += [Mark(span, 0, "changed") for span in theirs]
    numbered = list(enumerate(pair.events, 1))
    return (
        _side(pair.one, [*_event_marks(pair.one, ((n, both.ones) for n, both in numbered)), *ones]),
        _side(pair.other, [*_event_marks(pair.other, ((n, both.others) for n, both in numbered)), *others]),
    )


def list_both(pair: PairView, cat: Catalogue) -> tuple[BothTold, ...]:
    """The events that both tell, in the order of the first text."""
    heads = {head.id: head for head in reversed(pair.one.heads)}
    return tuple(
        BothTold(
            number,
            make_card(heads[both.id], cat),
            tuple(_quotes(pair.one, both.ones)),
            tuple(_quotes(pair.other, both.others)),
        )
        for number, both in enumerate(pair.events, 1)
    )


def _quotes(view: ReportView, numbers: Sequence[int]) -> Iterator[Snippet]:
    return (quote_words(view.report.text, view.reading.events[number].spans[:1]) for number in numbers)


def list_differences(pair: PairView, cat: Catalogue) -> tuple[DifferenceLine, ...]:
    """What differs, in the words of either text; a difference that several events have stands once."""
    found: dict[DifferenceLine, None] = {}
    for one in _differences(pair):
        key = f"event.{one.slot}" if one.slot in TIES else f"slot.{one.slot}"
        label = cat.text(key) if cat.has(key) else cat.text("pair.other_slot")
        ones = tuple(pair.one.report.text[start:end] for start, end in one.ones)
        others = tuple(pair.other.report.text[start:end] for start, end in one.others)
        found[DifferenceLine(label, one.kind, cat.text(f"differs.{one.kind}"), ones, others)] = None
    return tuple(found)


@router.get("/reports/{report_id}/with/{other_id}")
def pair_page(
    request: Request,
    report_id: str,
    other_id: str,
    view: Annotated[View, Depends(view_of)],
    cat: Annotated[Catalogue, Depends(catalogue_of)],
    pages: Annotated[Pages, Depends(pages_of)],
) -> HTMLResponse:
    pair = view.pair(report_id, other_id)
    log_opening(settings_of(request), reader_of(request), [report_id, other_id], "page")
    return pages.render(
        request,
        "pair.html",
        pair=pair,
        sides=make_sides(pair),
        both=list_both(pair, cat),
        differences=list_differences(pair, cat),
    )
