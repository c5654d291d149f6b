"""Stretches of time in which a reader sees an entry: cut short, laid over each other, and joined into windows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tansiq.release.moments import Moment, first_of

__all__ = [
    "NEVER",
    "End",
    "Stretch",
    "Window",
    "cut_short",
    "holds",
    "join",
    "less",
    "overlap",
    "windows_of",
]

NEVER = "9999-12-31T23:59:59.999999Z"
"""The end of what has no end, so that times compare as text."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch in which an entry is visible: from `since` until `until`; `opens` is the end of the one before it."""

    since: str
    until: str
    opens: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class End:
    """When a reader that saw an entry ceased, or will cease, to see it.

    Args:
        since: The time that is told; NEVER where no end is in sight.
        opens: From when on it is so; "" where an act ended it already.
    """

    since: str
    opens: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One reason for which a reader sees an entry, from its beginning to its end.

    Args:
        begins: In the ledger's order.
        since: The time that is told for it.
        until: The term, NEVER where there is none.
        ended: The act that ended it, or None.
    """

    begins: int
    since: str
    until: str
    ended: Moment | None
    rule: str
    reason: str

    @property
    def is_none(self) -> bool:
        """Whether it ends before it begins."""
        return self.since >= self.until or (self.ended is not None and self.ended.order <= self.begins)

    @property
    def told_end(self) -> str:
        return self.until if self.ended is None else min(self.until, self.ended.at)


def windows_of(stretches: Iterable[Stretch]) -> tuple[Window, ...]:
    windows: list[Window] = []
    for run in join(stretches):
        standing = [one for one in run if one.ended is None]
        if standing:
            first = standing[0]
            until = max(one.until for one in standing)
            # Which of two stretches holds is a question of ends alone: an own clock that ran back hides nothing.
            opens = windows[-1].until if windows else ""
            windows.append(Window(run[0].since, until, opens, first.rule, first.reason))
    return tuple(windows)


def less(windows: Iterable[Window], taken: Sequence[Window]) -> tuple[Window, ...]:
    """What is left of windows outside of others: each piece keeps since when it was visible."""
    left = list(windows)
    for other in taken:
        rest: list[Window] = []
        for one in left:
            if one.opens < other.opens:
                rest.append(Window(one.since, min(one.until, other.opens), one.opens, one.rule, one.reason))
            if other.until < one.until:
                rest.append(Window(one.since, one.until, max(one.opens, other.until), one.rule, one.reason))
        left = [one for one in rest if one.opens < one.until]
    return tuple(left)


def holds(window: Window, moment: str) -> bool:
    """Whether it is this window that holds at a time, as format_time gives it."""
    return window.opens <= moment < window.until


def cut_short(one: Stretch, *moments: Moment | None) -> Stretch:
    return Stretch(one.begins, one.since, one.until, first_of(one.ended, *moments), one.rule, one.reason)


def overlap(left: Iterable[Stretch], right: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in both; what became visible later of the two counts, and the left one names the rule."""
    right = list(right)
    both = (
        Stretch(
            max(one.begins, other.begins),
            max(one.since, other.since),
            min(one.until, other.until),
            first_of(one.ended, other.ended),
            one.rule,
            one.reason,
        )
        for one in left
        for other in right
    )
    return [one for one in both if not one.is_none]


def join(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches that touch each other together, in order: between two runs the reader saw nothing."""
    runs: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda stretch: (stretch.begins, stretch.since, stretch.rule)):
        if runs and any(_touch(before, one) for before in runs[-1]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _touch(before: Stretch, after: Stretch) -> bool:
    has_ended = before.ended is not None and before.ended.order < after.begins
    return not has_ended and after.since <= before.until
