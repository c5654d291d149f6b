"""When a reader saw an entry and when it ceased: every stretch that releases, rooms, terms and the basis made.

A stretch begins and ends in the ledger's order; only terms (`until`) end by the clock. One computation serves what is
seen now (`find_windows`) and what is seen no more (`find_end`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from tansiq.ledger import format_time
from tansiq.model import Audience
from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.moments import Moment, first_of
from tansiq.release.onward import find_bar, find_stop, name_of
from tansiq.release.rooms import RoomStretch
from tansiq.release.runs import NEVER, End, Stretch, Window, cut_short, join, overlap, windows_of
from tansiq.release.views import Reader

__all__ = ["Passing", "find_end", "find_released", "find_windows", "of_basis", "release_stretches", "that_may_leave"]


def find_windows(facts: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    """All stretches that stand and in which the reader may see the entry, disjoint and in order; () is never."""
    return windows_of(_stretches(facts, reader))


def that_may_leave(facts: EntryFacts) -> EntryFacts:
    """An entry with those of its releases alone that may go to clients that are no tansiq node.

    What was passed on so goes there only where each release that it rests on may. What was narrowed to RED stays from
    then on: it goes by pages and sealed bundles alone.
    """
    leaving = (one for one in facts.releases if one.terms is not None and one.terms.may_leave)
    return replace(facts, releases=tuple(map(_until_red, leaving)))


def _until_red(release: ReleaseFacts) -> ReleaseFacts:
    red = (one.moment for one in release.limits if one.terms.tlp == "RED")
    return replace(release, closed=first_of(release.closed, *red))


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
        whole = own if whole is None else overlap(whole, own)
    return windows_of(whole or ())


def find_end(facts: EntryFacts, reader: Reader) -> End | None:
    """When the reader ceased, or will cease, to see the entry; None for one that never saw it."""
    stretches = [one for run in join(_stretches(facts, reader)) for one in run]
    if not stretches:
        return None
    standing = [one.until for one in stretches if one.ended is None]
    return End(max(one.told_end for one in stretches), max(standing, default=""))


def _stretches(facts: EntryFacts, reader: Reader) -> list[Stretch]:
    if not reader.party:
        return []
    if reader.party == facts.originator:
        reason = "The reader is the party whose entry it is."
        whole = Stretch(facts.made.order, facts.made.at, NEVER, facts.erased, "originator", reason)
        return [whole]
    found: list[Stretch] = []
    basis = of_basis(facts, reader)
    passing = Passing(facts)
    for release in facts.releases:
        found += passing.given(release, reader, basis)
    if _follows_report(facts):
        found += basis
    ended = (cut_short(one, facts.erased) for one in found)
    return [one for one in ended if not one.is_none]


class Passing:
    """The releases of one entry, the originator's and those of who passed it on: what each shows, and for how long.

    Whoever passes on sees the entry itself, by an earlier release that allows it and has held without a break since
    (release.md, rule 5). Each hop rests on an older one, so the way back ends at the originator.
    """

    def __init__(self, facts: EntryFacts) -> None:
        self._facts = facts
        self._known: dict[tuple[str, str], list[Stretch]] = {}

    def given(self, release: ReleaseFacts, reader: Reader, basis: list[Stretch]) -> list[Stretch]:
        """When one release shows the reader the entry, its basis asked.

        Args:
            basis: When the reader sees all that the entry rests on.
        """
        facts = self._facts
        if release.originator != facts.originator:
            return overlap(self.hops(release, reader), basis)
        own = release_stretches(facts, release, reader)
        if release.terms is None or not release.terms.is_detached:
            return overlap(own, basis)
        # The basis is not asked; erasing it closes the release.
        if any(one is None for one in facts.basis):
            return []
        gone = first_of(*(one.erased for one in facts.basis if one is not None))
        return [cut_short(one, gone) for one in own]

    def hops(self, release: ReleaseFacts, reader: Reader) -> list[Stretch]:
        """When something passed on reaches the reader, as far as the releases go that it rests on."""
        facts, terms = self._facts, release.terms
        # Nobody passes on to itself; what stands alone of a report is not passed on.
        if terms is None or terms.is_detached or reader.party in ("", release.originator, facts.originator):
            return []
        own = release_stretches(facts, release, reader)
        to = name_of(terms.audience, reader.party)
        reason = "It was passed on to the reader, as its originator's terms allow."
        # Since it was passed on: when what it rests on was made is not the reader's to know.
        return [
            replace(both, since=one.since, rule="passed-on", reason=reason)
            for one in own
            for grant in facts.releases
            for both in overlap([one], self._held(grant, release, to))
        ]

    def may_pass(self, release: ReleaseFacts, moment: str) -> bool:
        """Whether something passed on can still reach any of its audience at a time, as format_time gives it."""
        if release.terms is None:
            return False
        audience = release.terms.audience
        names = {name_of(audience, one.partition(":")[0]) for one in audience.ids or ("",)}
        held = (one for name in names for grant in self._facts.releases for one in self._held(grant, release, name))
        return any(one.ended is None and moment < one.until for one in held)

    def _held(self, grant: ReleaseFacts, passed: ReleaseFacts, to: str) -> list[Stretch]:
        """When the one who passes on sees the entry by a release that lets it do so, to this name."""
        if grant.made >= passed.made or find_bar(grant, passed, to, passed.made.order):
            return []
        stop = find_stop(grant, passed, to)
        # It saw it when it passed it on: what it was given later is no grant for what it did before.
        since = (one for one in self._sight(grant, passed.originator) if one.begins < passed.made.order)
        return [cut_short(one, stop) for one in since]

    def _sight(self, grant: ReleaseFacts, party: str) -> list[Stretch]:
        key = (grant.id, party)
        if key not in self._known:
            reader = Reader(party)
            self._known[key] = self.given(grant, reader, of_basis(self._facts, reader))
        return self._known[key]


def _follows_report(facts: EntryFacts) -> bool:
    """What the program read in a report belongs to the report's originator and is seen by whoever sees the report."""
    if facts.kind not in ("claim", "reading") or len(facts.basis) != 1:
        return False
    report = facts.basis[0]
    return report is not None and report.kind == "report" and report.originator == facts.originator


def of_basis(facts: EntryFacts, reader: Reader) -> list[Stretch]:
    """When the reader sees all that it rests on."""
    reason = "The reader sees the report that it was read in."
    whole = [Stretch(0, "", NEVER, None, "follows-report", reason)]
    for one in facts.basis:
        if one is None:
            return []
        whole = overlap(whole, _stretches(one, reader))
    return whole


def release_stretches(facts: EntryFacts, release: ReleaseFacts, reader: Reader) -> list[Stretch]:
    """When the audience and the terms of one release hold the reader, whoever made it: as far as it itself goes."""
    terms = release.terms
    if terms is None or facts.id not in terms.targets:
        return []
    until = _end(terms.until)
    if until is None:
        return []
    found = [
        cut_short(Stretch(*begins, until, ended, *rule), release.closed)
        for begins, ended, rule in _in_audience(facts, terms.audience, release.made, reader, terms.later_joiners)
    ]
    for limit in release.limits:
        found = [_limited(facts, release, one, limit.terms.audience, limit.terms.until, limit.moment, reader)
                 for one in found]  # fmt: skip
    return [one for one in found if not one.is_none]


def _end(until: str | None) -> str | None:
    """The end of a term; None where it cannot be read, or lies in no year that UTC has."""
    if until is None:
        return NEVER
    try:
        moment = datetime.fromisoformat(until)
        return None if moment.tzinfo is None else format_time(moment)
    except (ValueError, OverflowError):
        return None


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
        return cut_short(one, moment)
    limited = Stretch(one.begins, one.since, min(one.until, end), one.ended, one.rule, one.reason)
    return cut_short(limited, ended)
