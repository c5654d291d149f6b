"""Statements: what a named source says where no event carries it (contract.md, "What is an event")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tansiq.model import Claim, Event, Period, SourceChain, Span
from tansiq.reading.cascade import Story
from tansiq.reading.sayings import Saying
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax

__all__ = ["find_statements"]

_MIN_WORDS = 5


def find_statements(sheet: Sheet, story: Story) -> list[Event]:
    """One statement for each named source whose words carry no other event."""
    # A word that only points back to an event ("the clashes") carries nothing of what is said.
    starts = sorted(c.start for event in story.events for c in event if not c.is_echo)
    claims: dict[tuple[str, ...], list[Claim]] = {}
    spans: dict[tuple[str, ...], list[Span]] = {}
    for _, syntax, sayings in story.sentences:
        for saying in sayings:
            if not _is_bare(saying, sayings, starts):
                continue
            chain = SourceChain(tuple(saying.links))
            # One teller's words in one text are one statement, however many sentences carry them.
            spans.setdefault(chain.names, []).append(sheet.chars(*saying.scope))
            known = claims.setdefault(chain.names, [])
            act = (sheet.chars(*saying.act),)
            made = [Claim("period", period, (words,), chain) for period, words in _said(sheet, syntax, saying)]
            if not known:
                teller = saying.links[0]
                made += [
                    Claim("event", "statement", act, chain),
                    Claim("status", "occurred", act, chain),
                    Claim("agent", teller.name, (teller.span,), chain),
                ]
            known += [c for c in made if all((c.slot, c.value) != (k.slot, k.value) for k in known)]
    return [Event(tuple(claims[names]), tuple(spans[names]), confidence=0.5) for names in claims]


def _is_bare(saying: Saying, sayings: list[Saying], starts: list[int]) -> bool:
    """Whether a named source says something here that no event carries."""
    first, last = saying.scope
    if saying.links[0].kind == "unnamed" or last - first < _MIN_WORDS or saying.verb in ("published", "accused"):
        return False
    begin = bisect_left(starts, min(first, saying.act[0]))
    if begin < len(starts) and starts[begin] < max(last, saying.act[1]):
        return False
    return not any(other is not saying and first <= other.act[0] < last for other in sayings)


def _said(sheet: Sheet, syntax: Syntax, saying: Saying) -> Iterator[tuple[Period, Span]]:
    """When it was said, where a time stands beside the verb."""
    first, last = saying.scope
    for group in syntax.groups:
        time = group.time
        if group.kind != "T" or time is None or time.period is None or time.is_duration:
            continue
        if not first <= time.start < last:
            yield time.period, sheet.chars(time.start, time.end)
