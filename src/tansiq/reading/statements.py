"""Statements: what a named source says where no event carries it (contract.md, "What is an event")."""

from __future__ import annotations

from tansiq.model import Claim, Event, Period, SourceChain
from tansiq.model.period import last_day
from tansiq.reading.cascade import Story
from tansiq.reading.sheet import Sheet

__all__ = ["find_statements"]

_MIN_WORDS = 5


def find_statements(sheet: Sheet, story: Story) -> list[Event]:
    """One statement for each saying by a named source whose words carry no other event."""
    starts = sorted(c.start for event in story.events for c in event)
    found: list[Event] = []
    for _, syntax, sayings in story.sentences:
        for saying in sayings:
            first, last = saying.scope
            teller = saying.links[0]
            if teller.kind == "unnamed" or last - first < _MIN_WORDS or saying.verb in ("published", "accused"):
                continue
            if any(min(first, saying.act[0]) <= start < max(last, saying.act[1]) for start in starts):
                continue
            if any(other is not saying and first <= other.act[0] < last for other in sayings):
                continue
            span = sheet.chars(first, last)
            chain = SourceChain(tuple(saying.links))
            claims = [
                Claim("event", "statement", (sheet.chars(*saying.act),), chain),
                Claim("status", "occurred", (sheet.chars(*saying.act),), chain),
                Claim("agent", teller.name, (teller.span,), chain),
            ]
            for group in syntax.groups:
                time = group.time
                if group.kind == "T" and time is not None and time.period is not None and not time.is_duration and not first <= time.start < last:
                    period = time.period
                    if period.end is not None:
                        claims.append(Claim("period", period if period.start else Period.before(last_day(period.end)), (sheet.chars(time.start, time.end),), chain))
            found.append(Event(tuple(claims), (span,), confidence=0.5))
    return found
