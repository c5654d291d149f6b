"""Which claims of an event's tellings differ, and how: what `linking.differences` says, by claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tansiq.linking.differences import Difference, Told, Value, differing_things, find_pairs
from tansiq.linking.told import value_of
from tansiq.model import Claim
from tansiq.model.mention import Span

if TYPE_CHECKING:
    from tansiq.release import EventHead, EventView

__all__ = ["RANK", "MarkKey", "find_marks", "gravest", "in_time", "mark_key", "translated_pairs"]

RANK = ("contradiction", "translation", "update", "granularity")
"""Kinds of differences, the gravest first."""
MarkKey = tuple[str, int, Span, str]
"""Report (or telling), number of the telling, first span of the claim, its value as JSON."""


def in_time(tellings: Iterable[EventHead]) -> list[EventHead]:
    """Tellings by the day of their report, undated ones last; ties go by telling."""
    return sorted(tellings, key=lambda head: (head.report.published or "9999", head.telling))


def _told(head: EventHead, number: int) -> Told:
    return Told(head.report.id or head.telling, number, head.event, head.report.published)


def translated_pairs(view: EventView) -> frozenset[frozenset[str]]:
    """Reports of an event of which one translates the other."""
    return frozenset(frozenset((tie.a, tie.b)) for tie in view.texts_tied if tie.how == "translation")


def find_marks(tellings: Sequence[EventHead], translated: frozenset[frozenset[str]]) -> dict[MarkKey, str]:
    """The gravest kind of difference of each claim that differs from another, by the claim's place and value.

    Args:
        tellings: Of one event, in the order in which they are shown; a claim's key holds its telling's number in it.
    """
    told = [_told(head, number) for number, head in enumerate(tellings)]
    found: dict[MarkKey, str] = {}
    # Of each two claims: that some telling has another town makes of a governorate no other place.
    for pair in find_pairs(told, translated):
        for one, claim in (pair.one, pair.two):
            key = _key(one.doc, one.index, value_of(one, claim))
            found[key] = gravest((found.get(key, ""), pair.kind))
    for difference in differing_things(told, translated):
        for key in _keys(difference):
            found[key] = gravest((found.get(key, ""), difference.kind))
    return found


def _keys(difference: Difference) -> Iterable[MarkKey]:
    for value in difference.values:
        yield from (_key(doc, index, value) for doc, index in difference.events if doc == value.doc)


def _key(doc: str, index: int, value: Value) -> MarkKey:
    return doc, index, value.span, json.dumps(value.value, sort_keys=True, default=str)


def mark_key(head: EventHead, number: int, claim: Claim) -> MarkKey:
    """The key of a claim in `find_marks`.

    Args:
        number: Of its telling, in the order in which they were given.
    """
    shown: Any = claim.value if isinstance(claim.value, str) else claim.value.to_json()
    return (head.report.id or head.telling, number, claim.spans[0], json.dumps(shown, sort_keys=True, default=str))


def gravest(kinds: Iterable[str]) -> str:
    """The gravest of some kinds; "" for none."""
    found = set(kinds)
    return next((kind for kind in RANK if kind in found), "")
