"""A reader's own events in its collections: told anew where something may have changed, and kept as bytes.

Nothing is computed where no act since the last time can have changed what the reader sees; else the events that it can
have changed are. What is computed is compared with what the reader has (versions.py): an act that it may not know of
changes nothing in it, and so makes no version, no time and no order.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from tansiq import __version__
from tansiq.desk.computed import Kept, keep_computed
from tansiq.errors import ExchangeError
from tansiq.exchange.taxii.pieces import Telling, join_pieces, new_names, with_names
from tansiq.exchange.taxii.versions import Acts, Fresh, first_rows, plan
from tansiq.release import View
from tansiq.release.objects.collections import Collection as TaxiiCollection
from tansiq.release.objects.computed import ComputedEvent, ComputedRow, ComputedState, Piece
from tansiq.release.objects.computing import FAR, Computing
from tansiq.release.objects.currency import EventMark
from tansiq.release.objects.view import ObjectView
from tansiq.settings import Settings

__all__ = ["SOFTWARE", "StaleError", "bring_up", "tell_ahead"]

SOFTWARE = f"{__version__} 1"
"""Of what objects are made by: another one asks for all to be told anew. The number counts changes of the form."""
AT_ONCE = 100
"""Events that are told ahead at once: some seconds, after which what was told is kept."""
AT_ASK = 200
"""Events that are told while a client waits: 4 s on 2 busy cores (2026-11), where clients wait for 30 to 60."""
_PAST = "0"
_LEFT = "left "
"""Before the mark of an event that is still to be told: what stands beside it was looked at when it was left."""
_HAS_COMPUTED = frozenset({"mine", "room"})


class StaleError(ExchangeError):
    """Another answer to the same reader was quicker, from a later state of the ledger: ask anew."""

    code = "stale"


class NotReadyError(ExchangeError):
    """More events are still to be told than a client can wait for: what was told is kept. Ask again.

    Args:
        told: Of how many of the reader's events all is told.
        of: How many there are.
    """

    code = "not-ready"

    def __init__(self, told: int, of: int) -> None:
        super().__init__("events are still to be told", hint="ask again")
        self.told = told
        self.of = of


def bring_up(settings: Settings, view: ObjectView, collection: TaxiiCollection, *, is_last: bool = False) -> None:
    """Bring what is stored of a reader's own events in a collection in line with what it sees.

    Args:
        view: The reader's, at the moment of the answer.
        is_last: It is the last try: where the ledger is behind what is stored, it was restored from a copy.

    Raises:
        StaleError: Somebody wrote meanwhile.
        NotReadyError: There were more than AT_ASK to tell, of which so many were.
    """
    if collection.target.kind not in _HAS_COMPUTED:
        return
    of = view.computing(collection)
    if of.is_in_line(SOFTWARE):
        if of.has_none:
            view.pass_over_computed(collection)
        return
    if of.state.position > of.position and not is_last:
        raise StaleError("a later state was written", hint="ask again")
    has_changed = of.may_have_changed(SOFTWARE)
    if not has_changed and not of.pending:
        if of.position - of.state.position > FAR:
            # Nothing but posted objects: they need not be looked at again. Whoever was quicker has done the same.
            after = replace(of.state, position=of.position, at=of.moment)
            keep_computed(settings.home, of.whose, of.collection, before=of.state, after=after, kept=Kept())
        return
    found = _tell(of, most=AT_ASK) if has_changed else None
    if found is not None and found.has_more:
        _keep_ahead(settings, of, found)
        raise NotReadyError(found.told_now, len(found.told.marks))
    after, kept = _compute(of, found)
    if not keep_computed(settings.home, of.whose, of.collection, before=of.state, after=after, kept=kept):
        raise StaleError("a later state was written", hint="ask again")


def tell_ahead(settings: Settings, view: ObjectView, collection: TaxiiCollection, *, most: int = AT_ONCE) -> bool:
    """Tell what has changed of a reader's events before it asks: what it is given, and when, is decided when it does.

    Args:
        most: At most so many.

    Returns:
        Whether there is more to tell.
    """
    if collection.target.kind not in _HAS_COMPUTED:
        return False
    of = view.computing(collection)
    if of.state.position > of.position or not of.may_have_changed(SOFTWARE):
        return False
    found = _tell(of, most=most)
    return not _keep_ahead(settings, of, found) or found.has_more


def _keep_ahead(settings: Settings, of: Computing, found: _Told) -> bool:
    """Keep what was told and is not given; whether nobody wrote meanwhile."""
    kept = Kept(
        events=found.told.events, lost=found.lost, pieces=tuple(found.told.pieces.values()), pending=of.pending,
        bases=found.bases, first=_first(of, found), left=found.left,
    )  # fmt: skip
    return keep_computed(settings.home, of.whose, of.collection, before=of.state, after=found.state, kept=kept)


@dataclass(frozen=True, slots=True)
class _Told:
    """What was told anew of a reader's events.

    Args:
        state: Up to what all is told then.
        events: All of which anything is told.
        lost: Of which nothing is told any more.
        gone: Those of them that are the reader's no more.
        bases: Objects of which those told anew say something, or did.
        left: Those that are left for the next time, as they are noted.
    """

    state: ComputedState
    told: Telling
    events: Mapping[bytes, ComputedEvent]
    lost: tuple[bytes, ...]
    gone: frozenset[bytes]
    bases: frozenset[str]
    left: Mapping[bytes, ComputedEvent]

    @property
    def has_more(self) -> bool:
        return bool(self.left)

    @property
    def told_now(self) -> int:
        """How many of the reader's events say what they say now."""
        return len(self.told.marks.keys() - self.left.keys())


def _tell(of: Computing, *, most: int = 0) -> _Told:
    """Tell anew what may have changed.

    Args:
        most: At most so many; all where 0.
    """
    known = of.events()
    is_past = bool(of.state.until and of.moment >= of.state.until)
    touched = None if of.is_all_old(SOFTWARE) else of.touched()
    sources = {source for one in known.values() for source in one.sources}
    view, marks = of.view(sources, None if is_past else touched)
    told = Telling(view, marks)
    # Those of one report one after another: what is looked up of it serves them all.
    changed = sorted(_changed(of, known, marks, touched), key=lambda event: (min(marks[event].sources), event))
    now, left = (changed[:most], changed[most:]) if most else (changed, [])
    told.tell(now)
    gone = frozenset(known.keys() - marks.keys())
    old = of.pieces(events={*told.asked, *gone})
    _tell_beside(of, told, old, gone)
    noted = {event: _left(event, known.get(event), marks[event]) for event in left if event not in told.asked}
    events = {event: one for event, one in (known | told.events).items() if event in marks}
    # What was not looked at now ends when it was to end as it was.
    before = "" if touched is None or is_past else of.state.until
    ends = (of.next_bound(), view.next_bound, before, *(one.until for one in events.values()))
    coming = [one for one in ends if one > of.moment]
    # A moment that is past: it is looked at again.
    until = _PAST if noted else min(coming, default="")
    state = ComputedState(of.position, of.moment, until, SOFTWARE, of.state.last)
    lost = (*gone, *(event for event in known if event in marks and event in told.asked and event not in told.events))
    bases = frozenset({piece.base for piece in old} | {base for base, _ in told.pieces})
    return _Told(state, told, events, lost, gone, bases, noted)


def _left(event: bytes, was: ComputedEvent | None, mark: EventMark) -> ComputedEvent:
    """An event that is still to be told; what it says now, if anything, rests on what it did."""
    if was is None:
        return ComputedEvent(event, f"{_LEFT}{mark.mark}", "", mark.sources, frozenset())
    return replace(was, mark=f"{_LEFT}{mark.mark}", sources=was.sources | mark.sources)


def _objects(of: Computing, found: _Told | None, bases: Collection[str], events: Mapping[bytes, ComputedEvent],
             fresh: Mapping[bytes, int]) -> list[Fresh]:  # fmt: skip
    """Objects of what all events say of them, those that were told just now as they say it now."""
    told = {} if found is None else found.told.pieces
    asked = set() if found is None else found.told.asked | found.gone
    others = [one for one in of.pieces(bases=bases) if one.event not in asked]
    own = [one for (base, _), one in told.items() if base in bases]
    return join_pieces([*own, *others], fresh, {event: one.rests for event, one in events.items()})


def _first(of: Computing, found: _Told) -> list[ComputedRow]:
    """Objects as they are given to a reader that has had nothing; nothing where it has."""
    if of.state.last or of.has_rows():
        return []
    fresh = {**of.pending.events, **dict.fromkeys(found.told.events, of.position)}
    objects = _objects(of, found, found.bases, found.events, fresh)
    view = of.own_view()
    return first_rows(objects, lambda text: view.mint("content", text))


def _compute(of: Computing, found: _Told | None) -> tuple[ComputedState, Kept]:
    """Compare all that was told since the reader asked, and just now, with what it has."""
    pending = of.pending
    bases = pending.bases | (found.bases if found is not None else frozenset())
    told = {} if found is None else found.told.pieces
    fresh = {**pending.events, **(dict.fromkeys(found.told.events, of.position) if found is not None else {})}
    view = of.own_view()
    rows = of.rows()
    # Where the reader has nothing yet, what was told ahead is given as it is.
    ready = [] if rows else [one for one in of.ready() if found is None or one.base not in found.bases]
    bases -= {one.base for one in ready}
    names = new_names(rows.values(), view.mint)
    events = of.events() if found is None else found.events
    objects = [replace(one, body=with_names(one.body, names)) for one in _objects(of, found, bases, events, fresh)]
    planned = plan(
        {stix: row for stix, row in rows.items() if row.base in bases},
        objects,
        Acts(of.moment, of.lost_since, lambda: [*_known(view), of.upgraded(SOFTWARE)]),
        last=max(of.state.last, of.last_added()),
        hash_of=lambda text: view.mint("content", text),
        ready=ready,
    )
    state = replace(of.state if found is None else found.state, last=planned.last)
    if found is None:
        return state, Kept(planned.new, planned.gone, pending=pending, is_given=True, ready=planned.ready)
    kept = Kept(
        planned.new,
        planned.gone,
        found.told.events,
        found.lost,
        tuple(told.values()),
        pending=pending,
        is_given=True,
        ready=planned.ready,
    )
    return state, kept


def _changed(
    of: Computing,
    known: Mapping[bytes, ComputedEvent],
    marks: Mapping[bytes, EventMark],
    touched: frozenset[str] | None,
) -> set[bytes]:
    """Events that may say something else by now."""
    if touched is None:
        return set(marks)
    found = {
        event
        for event, mark in marks.items()
        if event not in known
        or known[event].mark not in (mark.mark, f"{_LEFT}{mark.mark}")
        or mark.sources & touched
        or (known[event].until and known[event].until <= of.moment)
    }
    moved = {source for event in found for source in marks[event].sources}
    moved |= {source for event, one in known.items() if event in found or event not in marks for source in one.sources}
    # What one report tells stands beside each other: an event names those it is a part of.
    beside = {event for event, mark in marks.items() if mark.sources & moved}
    return found | beside | {event for event in marks if event in known and known[event].mark.startswith(_LEFT)}


def _tell_beside(of: Computing, told: Telling, old: list[Piece], gone: Collection[bytes]) -> None:
    """Tell more where it takes that to say what an object is.

    Of an actor its names are those that all events give it: where no event told anew says who it is, one more is told.

    Args:
        old: What events told anew said; what those said that are told in addition is put to it.
    """
    asked: set[str] = set()
    while not told.marks.keys() <= told.asked:
        bases = {piece.base for piece in old} | {base for base, _ in told.pieces}
        others = of.pieces(bases={base for base in bases if base.startswith("identity--")})
        by_fresh = {piece.base for piece in told.pieces.values() if piece.body is not None}
        again: dict[str, bytes] = {}
        for piece in others:
            is_here = piece.event not in told.asked and piece.event not in gone and piece.body is not None
            if is_here and piece.base not in by_fresh | asked:
                again.setdefault(piece.base, piece.event)
        if not again:
            return
        asked |= again.keys()
        told.tell(sorted(set(again.values())))
        old += of.pieces(events=set(again.values()))


def _known(view: View) -> list[str]:
    """Times of acts of which the reader knows, whatever they were about."""
    return [
        *(one.since for one in view.tombstones()),
        *(one.made for one in view.judgements()),
        *(one.made for one in view.name_judgements()),
        *(max(one.since, one.narrowed) for one in view.releases_to_me()),
    ]
