"""Where each reader has an object, and for how long: the release rule, collection by collection. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tansiq.release.apart import readers_of
from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.moments import Moment, first_of
from tansiq.release.objects.collections import Target
from tansiq.release.rooms import RoomStretch
from tansiq.release.runs import NEVER, Stretch, Window, cut_short, join, less, windows_of
from tansiq.release.stretches import Passing, find_windows, of_basis, that_may_leave
from tansiq.release.views import Reader

__all__ = ["Line", "ObjectFacts", "Place", "as_of", "find_places", "group_lines", "orders_of"]

_OWN = ("originator", "It was posted by the reader's party.")


@dataclass(frozen=True, slots=True)
class ObjectFacts:
    """What decides where an object is.

    Args:
        entry: As for every entry.
        posted: To which collections its originator posted it, and when.
        removed: Out of which collections its originator deleted it, and when.
        rooms: Memberships of the rooms it was posted to.
        created: Since and until when its `created_by_ref` is known to be its originator.
    """

    entry: EntryFacts
    posted: tuple[tuple[Target, Moment], ...] = ()
    removed: tuple[tuple[Target, Moment], ...] = ()
    rooms: tuple[RoomStretch, ...] = ()
    created: tuple[tuple[Moment, Moment | None], ...] = ()

    @property
    def is_of_creator(self) -> bool:
        """Whether its originator is the party that `created_by_ref` names, as far as the facts go."""
        return any(ended is None for _, ended in self.created)


@dataclass(frozen=True, slots=True)
class Place:
    """A collection as one reader has it."""

    reader: Reader
    target: Target


@dataclass(frozen=True, slots=True)
class Line:
    """All versions of one STIX id by one originator."""

    originator: str
    objects: tuple[ObjectFacts, ...]


def _moments(facts: ObjectFacts) -> Iterator[Moment | None]:
    # Not when its own entry came: it is there from the posting on, with all that was posted at once.
    yield facts.entry.erased
    for release in facts.entry.releases:
        yield from (release.made, release.closed, *(limit.moment for limit in release.limits))
    for stretch in (*facts.entry.rooms, *facts.rooms):
        yield from (stretch.joined, stretch.left)
    yield from (moment for _, moment in (*facts.posted, *facts.removed))
    for begun, ended in facts.created:
        yield from (begun, ended)


def orders_of(facts: ObjectFacts) -> set[int]:
    """Places in the ledger of all acts that may have changed where an object is."""
    return {one.order for one in _moments(facts) if one is not None and one.order >= facts.entry.made.order}


def _until(moment: Moment | None, order: int) -> Moment | None:
    return None if moment is None or moment.order > order else moment


def _rooms_as_of(rooms: Iterable[RoomStretch], order: int) -> tuple[RoomStretch, ...]:
    return tuple(replace(one, left=_until(one.left, order)) for one in rooms if one.joined.order <= order)


def as_of(facts: ObjectFacts, order: int) -> ObjectFacts:
    """The facts as they were when the ledger ended at this place."""
    releases = tuple(
        replace(
            one,
            closed=_until(one.closed, order),
            limits=tuple(limit for limit in one.limits if limit.moment.order <= order),
        )
        for one in facts.entry.releases
        if one.made.order <= order
    )
    entry = replace(
        facts.entry,
        erased=_until(facts.entry.erased, order),
        releases=releases,
        rooms=_rooms_as_of(facts.entry.rooms, order),
    )
    return ObjectFacts(
        entry,
        tuple(one for one in facts.posted if one[1].order <= order),
        tuple(one for one in facts.removed if one[1].order <= order),
        _rooms_as_of(facts.rooms, order),
        tuple((begun, _until(ended, order)) for begun, ended in facts.created if begun.order <= order),
    )


def _target_of(release: ReleaseFacts) -> Iterator[Target]:
    """Collections that a release puts its entries into, beside "mine"."""
    if release.terms is None:
        return
    audience = release.terms.audience
    if audience.kind in ("room", "party"):
        for one in audience.ids:
            yield Target("room" if audience.kind == "room" else "inbox", one)


def _given(facts: ObjectFacts, reader: Reader) -> Iterator[tuple[Target, Stretch]]:
    """Stretches in which others' objects are in a room's collection, or in the reader's inbox."""
    passing, basis = Passing(facts.entry), of_basis(facts.entry, reader)
    for release in facts.entry.releases:
        for target in _target_of(release):
            if target.kind == "inbox" and target.id != reader.party:
                continue
            yield from ((target, one) for one in passing.given(release, reader, basis))


def _own(facts: ObjectFacts, party: str) -> Iterator[tuple[Target, Stretch]]:
    """Stretches in which the party's own object is in a room's collection: posted or released to it, while it is in."""
    put = [(target, moment) for target, moment in facts.posted if target.kind == "room"]
    for release in facts.entry.releases:
        if release.originator == party:
            put += [(target, release.made) for target in _target_of(release) if target.kind == "room"]
    rooms = {*facts.rooms, *facts.entry.rooms}
    for target, moment in put:
        mine = (one for one in rooms if one.room == target.id and one.party == party and one.joined < moment)
        for stay in mine:
            if stay.left is None or stay.left > moment:
                yield target, Stretch(moment.order, moment.at, NEVER, stay.left, *_OWN)


def _whole(entry: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    """A user has rows only of what was released to it by name; its party's are read beside them."""
    windows = find_windows(entry, reader)
    return less(windows, find_windows(entry, Reader(reader.party))) if reader.user else windows


def _windows(facts: ObjectFacts, reader: Reader) -> dict[Target, tuple[Window, ...]]:
    mine = Target("mine", reader.party)
    found_whole = _whole(facts.entry, reader)
    is_own = reader.party == facts.entry.originator
    leaving = facts if is_own else replace(facts, entry=that_may_leave(facts.entry))
    whole = _whole(leaving.entry, reader)
    stays = {} if whole == found_whole else {Target("stays", reader.party): found_whole}
    if reader.user:
        return {mine: whole, **stays} if whole else stays
    found: dict[Target, list[Stretch]] = {}
    for target, one in _own(facts, reader.party) if is_own else _given(leaving, reader):
        removals = (at for where, at in facts.removed if where == target and at.order > one.begins)
        cut = cut_short(one, facts.entry.erased, first_of(*removals))
        if not cut.is_none:
            found.setdefault(target, []).append(cut)
    windows = {target: windows_of(stretches) for target, stretches in found.items()}
    windows |= {mine: whole, **stays}
    return {target: some for target, some in windows.items() if some}


def find_places(lines: Sequence[Line], parties: Sequence[Reader]) -> dict[tuple[Place, str], tuple[Window, ...]]:
    """All collections that have a version of one STIX id, by place and entry, with the windows in which they do.

    Args:
        lines: Of one STIX id. Where a reader may see several, it gets that of the party which `created_by_ref` names,
            else the one that has been visible longest.
    """
    of_creator = {one.entry.id for line in lines for one in line.objects if one.is_of_creator}
    found: dict[tuple[Place, str], tuple[Window, ...]] = {}
    by_line: dict[Place, list[list[tuple[str, tuple[Window, ...]]]]] = {}
    for line in lines:
        own: dict[Place, list[tuple[str, tuple[Window, ...]]]] = {}
        for facts in line.objects:
            for reader in dict.fromkeys(readers_of((facts.entry,), parties)):
                for target, windows in _windows(facts, reader).items():
                    own.setdefault(Place(reader, target), []).append((facts.entry.id, windows))
        for place, told in own.items():
            by_line.setdefault(place, []).append(told)
    for place, told_by in by_line.items():
        for name, windows in told_by[0] if len(told_by) == 1 else _one_line_at_a_time(told_by, of_creator):
            found[place, name] = windows
    return found


_Told = tuple[str, tuple[Window, ...]]


def _one_line_at_a_time(lines: Sequence[list[_Told]], of_creator: Collection[str]) -> Iterator[_Told]:
    """Of lines that overlap, at each moment one: its creator's, else that visible longest; ties go by id.

    Args:
        of_creator: Entries whose originator is the party that they name as their creator.
    """
    created = _in_order([[one for one in line if one[0] in of_creator] for line in lines])
    runs = _in_order(lines)
    for number, line in enumerate(lines):
        for name, windows in line:
            left: list[Window] = []
            for window in windows:
                rest = [window]
                for own in (run for whose, run in created if whose == number):
                    # While the reader has a version by which it is the creator's, it gives way to such alone.
                    left += less(_within(rest, own), _before(created, number, own))
                    rest = list(less(rest, own))
                mine = next(run for whose, run in runs if whose == number and _holds(run, window))
                others = [one for whose, run in created if whose != number for one in run]
                left += less(rest, [*others, *_before(runs, number, mine)])
            if left:
                yield name, tuple(left)


_Run = tuple[Window, ...]


def _in_order(lines: Sequence[list[_Told]]) -> list[tuple[int, _Run]]:
    """Stretches of all lines by the number of each, that visible longest first."""
    runs = [(number, run) for number, line in enumerate(lines) for run in _runs_of(line)]
    return sorted(runs, key=lambda one: (one[1][0].since, min(name for name, _ in lines[one[0]])))


def _before(runs: Sequence[tuple[int, _Run]], number: int, mine: _Run) -> list[Window]:
    """Stretches of other lines that come before one of this line."""
    return [one for whose, run in runs[: runs.index((number, mine))] if whose != number for one in run]


def _within(windows: Iterable[Window], run: _Run) -> tuple[Window, ...]:
    """What of windows is inside of a run."""
    windows = list(windows)
    return tuple(one for window in windows for one in less([window], less([window], run)))


def _holds(run: Sequence[Window], window: Window) -> bool:
    return any(one.opens <= window.opens and window.until <= one.until for one in run)


def _runs_of(line: Sequence[_Told]) -> list[tuple[Window, ...]]:
    """Stretches in which any version of a line is there, each as one window."""
    every = sorted((window for _, windows in line for window in windows), key=lambda one: (one.since, one.opens))
    made = [Stretch(0, max(one.since, one.opens), one.until, None, one.rule, one.reason) for one in every]
    runs: list[tuple[Window, ...]] = []
    for run in join(made):
        first = next(one for one in every if max(one.since, one.opens) == run[0].since)
        runs.append((replace(first, until=max(one.until for one in run)),))
    return runs


def group_lines(facts: Iterable[ObjectFacts], ids: Mapping[str, str]) -> dict[str, list[Line]]:
    """Objects by STIX id, a line an originator.

    Args:
        ids: Entry to STIX id.
    """
    by_id: dict[str, dict[str, list[ObjectFacts]]] = {}
    for one in facts:
        by_id.setdefault(ids[one.entry.id], {}).setdefault(one.entry.originator, []).append(one)
    return {stix: [Line(whose, tuple(some)) for whose, some in sorted(lines.items())] for stix, lines in by_id.items()}
