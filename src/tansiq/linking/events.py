"""The program's links between tellings, and the pairs that it found to be two."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tansiq.linking.candidates import CAP, candidates, order_of
from tansiq.linking.clusters import Link
from tansiq.linking.evidence import may_be_one, score
from tansiq.linking.kinds import report_pair
from tansiq.linking.telling import Telling

__all__ = ["APART", "THRESHOLD", "Compared", "compare_tellings", "find_apart", "link_tellings", "may_be_told_again"]

THRESHOLD = 0.0
"""Log odds above which two tellings are linked."""
APART = 0.0
"""Log odds below which a pair speaks against a chain of links: a day of bombs in one town is not one bomb."""
TellingId = tuple[str, int]


class Compared(NamedTuple):
    """What came of comparing tellings.

    Args:
        links: With a weight above THRESHOLD or below APART.
        apart: Pairs of one report that are not linked.
    """

    links: list[Link[TellingId]]
    apart: list[tuple[TellingId, TellingId]]


def _pairs(tellings: list[Telling], cap: int, texts: Mapping[str, int]) -> Iterator[tuple[Telling, Telling]]:
    """Candidates, and in reports of one text all pairs of one type beside."""
    seen: set[tuple[TellingId, TellingId]] = set()
    for one, other in candidates(tellings, cap):
        if texts:
            seen.add((one.id, other.id))
        yield one, other
    carried: dict[tuple[int, str], list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=order_of):
        if telling.id[0] in texts:
            carried[texts[telling.id[0]], telling.type].append(telling)
    for members in carried.values():
        for n, one in enumerate(members[:cap]):
            for other in members[n + 1 :]:
                if one.id[0] != other.id[0] and (one.id, other.id) not in seen:
                    yield one, other


def compare_tellings(
    tellings: Iterable[Telling], cap: int = CAP, texts: Mapping[str, int] = MappingProxyType({})
) -> Compared:
    """Compare all candidates.

    Args:
        tellings: Of any number of reports.
        cap: See `candidates`.
        texts: Report id to the number of the text it carries, for reports that carry one with others.
    """
    tellings = list(tellings)
    found = Compared([], [])
    for one, other in _pairs(tellings, cap, texts):
        text = texts.get(one.id[0])
        one_text = text is not None and one.id[0] != other.id[0] and text == texts.get(other.id[0])
        weight, _ = score(one, other, one_text=one_text)
        if weight > THRESHOLD or APART > weight > -math.inf:
            found.links.append(Link(one.id, other.id, weight))
    found.apart.extend(find_apart(tellings))
    return found


def link_tellings(
    tellings: Iterable[Telling], cap: int = CAP, texts: Mapping[str, int] = MappingProxyType({})
) -> Iterator[Link[TellingId]]:
    """The links of `compare_tellings` with a weight above THRESHOLD."""
    yield from (link for link in compare_tellings(tellings, cap, texts).links if link.weight > THRESHOLD)


def find_apart(tellings: Iterable[Telling]) -> Iterator[tuple[TellingId, TellingId]]:
    """Tellings of one report that are two events: the reading kept them apart, and nothing links them directly.

    What may be one told twice, by its headline or by a finer type, is left to what is found on it and others.
    """
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.id[0]].append(telling)
    for members in by_report.values():
        for n, one in enumerate(members[:_MOST_OF_A_REPORT]):
            for other in members[n + 1 : _MOST_OF_A_REPORT]:
                if not may_be_one(one.type, other.type) or score(one, other)[0] > THRESHOLD:
                    continue
                if not may_be_told_again(one, other):
                    yield one.id, other.id


def may_be_told_again(one: Telling, other: Telling) -> bool:
    """Whether two events of one report that nothing links may be one: a headline, a deed told once more with its means.

    What speaks against that is weighed with all else, and forbids nothing.
    """
    return report_pair(one, other) in _AGAIN and score(one, other)[0] > _TOLD_AGAIN


_AGAIN = frozenset({"headline", "one, finer"})
_TOLD_AGAIN = -1.0
"""Log odds. From -0.6 to -1.0 nothing changes on the labelled pairs; below -1.5 near misses are joined (2026-11)."""
_MOST_OF_A_REPORT = 60
"""Events of a report that are compared with each other: a longer one is a chronicle."""
