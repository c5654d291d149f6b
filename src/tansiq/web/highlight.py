"""A text cut where marks begin and end, so that overlapping marks never nest and nothing of the text is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tansiq.model import Span

__all__ = ["Mark", "Segment", "Snippet", "cut_text", "quote_words"]

_CONTEXT_CHARS = 220
"""At most so much of a sentence is quoted on either side of the words."""
_STOP = re.compile(r"[.!?؟۔](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said about a span: `note` is the number of the line that explains it."""

    span: Span
    note: int
    layer: str
    """"claim", "event" (the clause that carries an event), "mention", "heading" or "furniture"."""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one set of marks, in the order of the marks; none is plain text."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words within their sentence: `is_cut_before` and `is_cut_after` say where more of the sentence was left out."""

    segments: tuple[Segment, ...]
    is_cut_before: bool = False
    is_cut_after: bool = False


def _clip(span: Span, length: int) -> Span:
    start, end = max(0, span[0]), min(length, span[1])
    return (start, max(start, end))


def cut_text(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The text in segments, each under the marks that cover it.

    Args:
        text: As given; the segments joined are equal to it.
        marks: Spans in code points of `text`; what reaches beyond the text is clipped, empty ones are dropped.

    Returns:
        Segments in the order of the text; () for an empty text.
    """
    # Sweep: marks open and close at their bounds, so the cost is that of sorting, not of text × marks.
    opening: dict[int, list[tuple[int, Mark]]] = {}
    closing: dict[int, list[tuple[int, Mark]]] = {}
    for order, mark in enumerate(marks):
        start, end = _clip(mark.span, len(text))
        if start < end:
            opening.setdefault(start, []).append((order, mark))
            closing.setdefault(end, []).append((order, mark))
    bounds = sorted({0, len(text), *opening, *closing})
    active: dict[int, Mark] = {}
    segments: list[Segment] = []
    for start, end in pairwise(bounds):
        for order, _ in closing.get(start, ()):
            del active[order]
        active.update(opening.get(start, ()))
        segments.append(Segment(text[start:end], tuple(active[order] for order in sorted(active))))
    return tuple(segments)


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a span, as far as punctuation and line ends tell."""
    begin = 0
    for stop in _STOP.finditer(text, max(0, span[0] - 4 * _CONTEXT_CHARS), span[0]):
        begin = stop.end()
    after = _STOP.search(text, max(span[0], span[1] - 1))
    return (begin, len(text) if after is None else after.end())


def quote_words(text: str, spans: Sequence[Span]) -> Snippet:
    """The words of the first span within their sentence, further spans marked where they fall inside it.

    Args:
        text: The report's text.
        spans: Words a claim rests on; the first decides the sentence.
    """
    first = _clip(spans[0], len(text))
    start, end = _sentence(text, first)
    begin = max(start, first[0] - _CONTEXT_CHARS)
    stop = min(end, first[1] + _CONTEXT_CHARS)
    raw = text[begin:stop]
    # White space at the edges is layout, not words.
    begin += len(raw) - len(raw.lstrip())
    stop -= len(raw) - len(raw.rstrip())
    inside = [Mark((s - begin, e - begin), 0, "claim") for s, e in spans if e > begin and s < stop]
    is_cut = (first[0] - _CONTEXT_CHARS > start, first[1] + _CONTEXT_CHARS < end)
    return Snippet(cut_text(text[begin:stop], inside), *is_cut)
