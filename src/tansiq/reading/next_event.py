"""Times that count from the event named after them: "a day after the bombing", "بعد يومين من القصف"."""

from __future__ import annotations

from dataclasses import replace

from tansiq.reading.candidates import Candidate
from tansiq.reading.sheet import TimeMention
from tansiq.reading.syntax import Syntax

__all__ = ["date_next", "later"]

_REACH = 3
"""Groups from the time to the event that it counts from: what stands further off may be the one that came later."""


def date_next(candidates: list[Candidate], syntax: Syntax) -> None:
    """Take such a time from the event told before it, and give it to the one that it counts from.

    Args:
        candidates: Of one sentence, with the times that their clauses hold; those are changed.
        syntax: Of the sentence.
    """
    for k, group in enumerate(syntax.groups):
        time = group.time
        if group.kind != "T" or time is None or not time.is_of_next:
            continue
        told = later(time)
        for candidate in candidates:
            candidate.times = [told if one is time else one for one in candidate.times]
        after = [c for c in candidates if c.start >= time.end and c.at - k <= _REACH]
        nearest = min(after, key=lambda c: c.start, default=None)
        # "Days after Iraq announced on the 14th that ...": a day of its own says more.
        if (
            nearest is not None
            and all(one is told for one in nearest.times)
            and not _has_time(syntax, k + 1, nearest.at)
        ):
            nearest.times = [time]


def later(time: TimeMention) -> TimeMention:
    """What it says of the event that it stands beside: that this one came later, and no day."""
    return replace(time, period=None, is_of_next=False)


def _has_time(syntax: Syntax, first: int, last: int) -> bool:
    return any(group.kind == "T" for group in syntax.groups[first:last])
