"""Which reports carry one text: exact copies, agency text with edits, updates of one article, and translations.

Copies are found by shared runs of words. A translation is found without a translation model by its landmarks (dates,
numbers, places, known actors, names, kinds of events), how many of them the two share and in which order they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from rapidfuzz.distance import LCSseq

from tansiq.linking.documents import Document, Landmark
from tansiq.linking.telling import day_told

__all__ = ["Comparable", "ReportLink", "compare_reports", "link_reports", "text_keys"]

How = Literal["copy", "edited", "translation"]

_COPY, _EDITED = 0.85, 0.4
_MIN_LANDMARKS = 6
_MIN_SHARED, _MIN_PRODUCT = 0.45, 0.44
_MIN_SAME_EXACT = 0.6
"""Least share of numbers, days and places that a text and its copy have in common: a template has others."""
_WEIGHTS = {"place": 1.0, "actor": 0.7, "name": 1.5, "time": 1.2, "number": 1.2, "range": 1.0, "event": 0.5}
_MAX_DAYS_APART = 30
CAP = 40
"""Reports under one blocking key that are compared with all of it."""


@dataclass(frozen=True, slots=True)
class ReportLink:
    """Two reports that carry one text, with what tells so.

    Args:
        shared: Share of the smaller one's runs of words, or of the weight of both one's landmarks.
        order: For translations, how far the landmarks stand in one order; 1 for copies.
    """

    a: str
    b: str
    how: How
    shared: float
    order: float = 1.0


class Comparable(Protocol):
    """What is compared of a report's text."""

    @property
    def id(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def shingles(self) -> frozenset[int]: ...
    @property
    def landmarks(self) -> tuple[tuple[int, Landmark], ...]: ...
    @property
    def told(self) -> frozenset[tuple[str, bool]]: ...


def _language(document: Comparable) -> str:
    return document.language.split("-")[0]


def _far_apart(a: Comparable, b: Comparable) -> bool:
    one, other = day_told(a.published), day_told(b.published)
    return one is not None and other is not None and abs((one - other).days) > _MAX_DAYS_APART


def _weigh(marks: Counter[Landmark]) -> float:
    return sum(_WEIGHTS[str(mark[0])] * count for mark, count in marks.items())


def _is_template(a: Comparable, b: Comparable) -> bool:
    """Whether the words agree and the numbers and dates do not: a ministry's next statement, not this one again."""
    for kinds in (("number", "time"), ("place",)):
        one, two = ({m for _, m in d.landmarks if m[0] in kinds} for d in (a, b))
        smaller = min(len(one), len(two))
        if smaller and len(one & two) < _MIN_SAME_EXACT * smaller:
            return True
    return False


def _has_other_numbers(a: Comparable, b: Comparable) -> bool:
    """Whether two texts have numbers and none in common: a translation changes one of them, seldom all."""
    one, two = ({m for _, m in d.landmarks if m[0] == "number"} for d in (a, b))
    return bool(one and two) and len(one) + len(two) >= _MANY_NUMBERS and not one & two


_MANY_NUMBERS = 4


def _denies(a: Comparable, b: Comparable) -> bool:
    """Whether one denies what the other tells: in the same words, and yet another report."""
    one, two = a.told, b.told
    return any((kind, not denied) in two and (kind, not denied) not in one for kind, denied in one if denied) or any(
        (kind, not denied) in one and (kind, not denied) not in two for kind, denied in two if denied
    )


def compare_reports(a: Comparable, b: Comparable) -> ReportLink | None:
    """Whether two reports carry one text; a pure function of the two.

    Returns:
        The link, or None.
    """
    first, second = sorted((a.id, b.id))
    if _language(a) == _language(b):
        smaller = min(len(a.shingles), len(b.shingles))
        if not smaller:
            return None
        shared = len(a.shingles & b.shingles) / smaller
        if shared < _EDITED or _is_template(a, b) or _denies(a, b):
            return None
        return ReportLink(first, second, "copy" if shared >= _COPY else "edited", round(shared, 3))
    if _far_apart(a, b):
        return None
    if _has_other_numbers(a, b):
        return None
    one, two = [m for _, m in a.landmarks], [m for _, m in b.landmarks]
    if min(len(one), len(two)) < _MIN_LANDMARKS:
        return None
    ones, twos = Counter(one), Counter(two)
    both = ones & twos
    total = _weigh(ones) + _weigh(twos)
    shared = 2 * _weigh(both) / total
    order = LCSseq.similarity(one, two) / max(1, both.total())
    if shared < _MIN_SHARED or shared * order < _MIN_PRODUCT:
        return None
    return ReportLink(first, second, "translation", round(shared, 3), round(order, 3))


def text_keys(document: Document) -> Iterator[Hashable]:
    """A sample of the runs of words; and for translations, pairs of landmarks that seldom meet by chance."""
    yield from document.sample
    strong = sorted({mark for _, mark in document.landmarks if mark[0] in ("place", "name", "actor")}, key=str)[:12]
    exact = sorted({mark for _, mark in document.landmarks if mark[0] in ("time", "number")}, key=str)[:8]
    yield from ((one, two) for one in strong for two in exact)


def link_reports(documents: Iterable[Document], cap: int = CAP) -> Iterator[ReportLink]:
    """Links between reports that share a blocking key, none twice."""
    blocks: dict[Hashable, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.id):
        for key in set(text_keys(document)):
            blocks[key].append(document)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for n, one in enumerate(members[:cap]):
            for other in members[n + 1 :]:
                if (one.id, other.id) in seen:
                    continue
                seen.add((one.id, other.id))
                link = compare_reports(one, other)
                if link is not None:
                    yield link
