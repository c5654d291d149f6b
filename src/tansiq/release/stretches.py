"""When a reader saw an entry and when it ceased: every stretch that releases, rooms, terms and the basis made.

A stretch begins and ends in the ledger's order; only terms (`until`) end by the clock. One computation serves what is
seen now (`find_windows`) and what is seen no more (`find_end`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tansiq.ledger import format_time
from tansiq.model import Audience
from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.moments import Moment, first_of
from tansiq.release.rooms import RoomStretch
from tansiq.release.views import Reader

__all__ = [
    "NEVER",
    "End",
    "Window",
    "find_end",
    "find_released",
    "find_windows",
    "holds",
    "less",
    "release_stretches",
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


def find_windows(facts: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    """All stretches that stand and in which the reader may see the entry, disjoint and in order; () is never."""
    return _windows(_stretches(facts, reader))


def find_released(
    entries: Sequence[EntryFacts], is_meant: Callable[[ReleaseFacts], bool], reader: Reader
) -> tuple[Window, ...]:
    """Stretches that stand in which the reader may see all of these entries by such releases alone.

    Args:
        entries: At least one.
        is_meant: Which releases count.
    """
    whole: list[Stretch] | None = None
    for facts in entries:
        asked = replace(facts, releases=tuple(filter(is_meant, facts.releases)))
        own = [one for one in _stretches(asked, reader) if one.rule not in ("originator", "follows-report")]
        whole = own if whole is None else _overlap(whole, own)
    return _windows(whole or ())


def _windows(stretches: Iterable[Stretch]) -> tuple[Window, ...]:
    windows: list[Window] = []
    for run in _runs(stretches):
        standing = [one for one in run if one.ended is None]
        if standing:
            first = standing[0]
            until = max(one.until for one in standing)
            # Which of two stretches holds is a question of ends alone: an own clock that ran back hides nothing.
            opens = windows[-1].until if windows else ""
            windows.append(Window(run[0].since, until, opens, first.rule, first.reason))
    return tuple(windows)


def find_end(facts: EntryFacts, reader: Reader) -> End | None:
    """When the reader ceased, or will cease, to see the entry; None for one that never saw it."""
    stretches = [one for run in _runs(_stretches(facts, reader)) for one in run]
    if not stretches:
        return None
    standing = [one.until for one in stretches if one.ended is None]
    return End(max(one.told_end for one in stretches), max(standing, default=""))


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


def _stretches(facts: EntryFacts, reader: Reader) -> list[Stretch]:
    if not reader.party:
        return []
    if reader.party == facts.originator:
        reason = "The reader is the party whose entry it is."
        whole = Stretch(facts.made.order, facts.made.at, NEVER, facts.erased, "originator", reason)
        return [whole]
    found: list[Stretch] = []
    basis = _of_basis(facts, reader)
    for release in facts.releases:
        own = release_stretches(facts, release, reader)
        if release.terms is not None and release.terms.is_detached:
            # The basis is not asked; erasing it closes the release.
            if all(one is not None for one in facts.basis):
                gone = first_of(*(one.erased for one in facts.basis if one is not None))
                found += [_ended(one, gone) for one in own]
        else:
            found += _overlap(own, basis)
    if _follows_report(facts):
        found += basis
    ended = (_ended(one, facts.erased) for one in found)
    return [one for one in ended if not one.is_none]


def _ended(one: Stretch, *moments: Moment | None) -> Stretch:
    return Stretch(one.begins, one.since, one.until, first_of(one.ended, *moments), one.rule, one.reason)


def _follows_report(facts: EntryFacts) -> bool:
    """What the program read in a report belongs to the report's originator and is seen by whoever sees the report."""
    if facts.kind not in ("claim", "reading") or len(facts.basis) != 1:
        return False
    report = facts.basis[0]
    return report is not None and report.kind == "report" and report.originator == facts.originator


def _of_basis(facts: EntryFacts, reader: Reader) -> list[Stretch]:
    """When the reader sees all that it rests on."""
    reason = "The reader sees the report that it was read in."
    whole = [Stretch(0, "", NEVER, None, "follows-report", reason)]
    for one in facts.basis:
        if one is None:
            return []
        whole = _overlap(whole, _stretches(one, reader))
    return whole


def release_stretches(facts: EntryFacts, release: ReleaseFacts, reader: Reader) -> list[Stretch]:
    """When one release lets the reader see the entry, as far as the release itself goes."""
    terms = release.terms
    if terms is None or release.originator != facts.originator or facts.id not in terms.targets:
        return []
    until = _end(terms.until)
    if until is None:
        return []
    found = [
        _ended(Stretch(*begins, until, ended, *rule), release.closed)
        for begins, ended, rule in _in_audience(facts, terms.audience, release.made, reader, terms.later_joiners)
    ]
    for limit in release.limits:
        found = [_limited(facts, release, one, limit.terms.audience, limit.terms.until, limit.moment, reader)
                 for one in found]  # fmt: skip
    return [one for one in found if not one.is_none]


def _end(until: str | None) -> str | None:
    """The end of a term; None where it cannot be read."""
    if until is None:
        return NEVER
    try:
        moment = datetime.fromisoformat(until)
    except ValueError:
        return None
    return None if moment.tzinfo is None else format_time(moment.astimezone(UTC))


_Begins = tuple[int, str]
_Rule = tuple[str, str]


def _in_audience(
    facts: EntryFacts, audience: Audience, made: Moment, reader: Reader, later_joiners: bool
) -> list[tuple[_Begins, Moment | None, _Rule]]:
    """Since when and until when the audience holds the reader, and by which rule."""
    at_once: _Begins = (made.order, made.at)
    match audience.kind:
        case "party" if reader.party in audience.ids:
            return [(at_once, None, ("released-party", "It was released to the reader's party."))]
        case "users" if reader.user and f"{reader.party}:{reader.user}" in audience.ids:
            return [(at_once, None, ("released-user", "It was released to this user by name."))]
        case "public" if not audience.ids:
            return [(at_once, None, ("released-public", "It was released to the public."))]
        case "room" if len(audience.ids) == 1:
            mine = [one for one in facts.rooms if one.room == audience.ids[0] and one.party == reader.party]
            return [_in_room(one, made) for one in mine if later_joiners or one.joined.order < made.order]
    return []


def _in_room(stretch: RoomStretch, made: Moment) -> tuple[_Begins, Moment | None, _Rule]:
    if stretch.joined.order < made.order:
        reason = "It was released to a room of which the party has been a member ever since."
        return (made.order, made.at), stretch.left, ("released-room", reason)
    reason = "It was released to a room, later joiners included, of which the party is a member."
    return (stretch.joined.order, stretch.joined.at), stretch.left, ("released-room-later", reason)


def _limited(
    facts: EntryFacts,
    release: ReleaseFacts,
    one: Stretch,
    audience: Audience | None,
    until: str | None,
    moment: Moment,
    reader: Reader,
) -> Stretch:
    """A stretch as a narrowing leaves it: who is not in its audience saw it until the narrowing came."""
    ended: Moment | None = None
    if audience is not None:
        # Members without a break since the release, not only since the narrowing: the stricter reading.
        within = _in_audience(facts, audience, release.made, reader, False)
        stays = [left for _, left, _ in within if left is None or left > moment]
        ended = moment if not stays else (None if None in stays else max(left for left in stays if left is not None))
    end = _end(until)
    if end is None or end <= moment.at:
        return _ended(one, moment)
    limited = Stretch(one.begins, one.since, min(one.until, end), one.ended, one.rule, one.reason)
    return _ended(limited, ended)


def _overlap(left: Iterable[Stretch], right: Iterable[Stretch]) -> list[Stretch]:
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


def _runs(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
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
