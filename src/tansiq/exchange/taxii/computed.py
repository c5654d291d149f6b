"""A reader's own events in its collections: told anew where something may have changed, and kept as bytes.

Nothing is computed where no act since the last time can have changed what the reader sees; else the events that it can
have changed are. What is computed is compared with what the reader has (versions.py): an act that it may not know of
changes nothing in it, and so makes no version, no time and no order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tansiq import __version__
from tansiq.desk.computed import Kept, keep_computed
from tansiq.errors import ExchangeError
from tansiq.exchange.taxii.pieces import Telling, join_pieces, new_names, with_names
from tansiq.exchange.taxii.versions import Acts, plan
from tansiq.release import View
from tansiq.release.objects.collections import Collection
from tansiq.release.objects.computed import ComputedEvent, ComputedState, Piece
from tansiq.release.objects.computing import Computing
from tansiq.release.objects.currency import EventMark
from tansiq.release.objects.view import ObjectView
from tansiq.settings import Settings

__all__ = ["SOFTWARE", "StaleError", "bring_up"]

SOFTWARE = f"{__version__} 1"
"""Of what objects are made by: another one asks for all to be told anew. The number counts changes of the form."""
_FAR = 1_000
"""Entries that are looked at with every answer at most, a millisecond."""
_HAS_COMPUTED = frozenset({"mine", "room"})


class StaleError(ExchangeError):
    """Another answer to the same reader was quicker, from a later state of the ledger: ask anew."""

    code = "stale"


def bring_up(settings: Settings, view: ObjectView, collection: Collection, *, is_last: bool = False) -> None:
    """Bring what is stored of a reader's own events in a collection in line with what it sees.

    Args:
        view: The reader's, at the moment of the answer.
        is_last: It is the last try: where the ledger is behind what is stored, it was restored from a copy.

    Raises:
        StaleError: Somebody wrote meanwhile.
    """
    if collection.target.kind not in _HAS_COMPUTED:
        return
    of = view.computing(collection)
    if of.state.position > of.position and not is_last:
        raise StaleError("a later state was written", hint="ask again")
    if not of.may_have_changed(SOFTWARE):
        if of.position - of.state.position > _FAR:
            # Nothing but posted objects: they need not be looked at again. Whoever was quicker has done the same.
            after = replace(of.state, position=of.position, at=of.moment)
            keep_computed(settings.home, of.whose, of.collection, before=of.state, after=after, kept=Kept())
        return
    after, kept = _compute(of)
    if not keep_computed(settings.home, of.whose, of.collection, before=of.state, after=after, kept=kept):
        raise StaleError("a later state was written", hint="ask again")


def _compute(of: Computing) -> tuple[ComputedState, Kept]:
    known = of.events()
    is_past = bool(of.state.until and of.moment >= of.state.until)
    touched = None if of.is_all_old(SOFTWARE) else of.touched()
    sources = {source for one in known.values() for source in one.sources}
    view, marks = of.view(sources, None if is_past else touched)
    told = Telling(view, marks)
    told.tell(sorted(_changed(of, known, marks, touched)))
    gone = known.keys() - marks.keys()
    old = of.pieces(events={*told.asked, *gone})
    pieces = _beside(of, told, old, gone)
    rests_of = {event: one.rests for event, one in (known | told.events).items()}
    rows = of.rows()
    names = new_names(rows.values(), view.mint)
    fresh = [
        replace(one, body=with_names(one.body, names)) for one in join_pieces(pieces, told.events.keys(), rests_of)
    ]
    bases = {piece.base for piece in (*old, *pieces)}
    planned = plan(
        {stix: row for stix, row in rows.items() if row.base in bases},
        fresh,
        Acts(of.moment, of.lost_since, lambda: _known(view)),
        last=max(of.state.last, of.last_added()),
        hash_of=lambda text: view.mint("content", text),
    )
    left = {event: one for event, one in (known | told.events).items() if event in marks}
    coming = [one for one in (of.next_bound(), *(one.until for one in left.values())) if one > of.moment]
    state = ComputedState(of.position, of.moment, min(coming, default=""), SOFTWARE, planned.last)
    lost = (*gone, *(event for event in known if event in marks and event in told.asked and event not in told.events))
    return state, Kept(planned.new, planned.gone, told.events, lost, tuple(told.pieces.values()))


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
        or known[event].mark != mark.mark
        or mark.sources & touched
        or (known[event].until and known[event].until <= of.moment)
    }
    moved = {source for event in found for source in marks[event].sources}
    moved |= {source for event, one in known.items() if event in found or event not in marks for source in one.sources}
    # What one report tells stands beside each other: an event names those it is a part of.
    return found | {event for event, mark in marks.items() if mark.sources & moved}


def _beside(of: Computing, told: Telling, old: list[Piece], gone: set[bytes]) -> list[Piece]:
    """All that is said of the objects that were, or are, said anything of by these events.

    Of an actor its names are those that all events give it: where no event told anew says who it is, one more is told.
    """
    asked: set[str] = set()
    while True:
        bases = {piece.base for piece in old} | {base for base, _ in told.pieces}
        is_whole = told.marks.keys() <= told.asked
        others = () if is_whole else of.pieces(bases=bases)
        here = [one for one in others if one.event not in told.asked and one.event not in gone]
        pieces = [*told.pieces.values(), *here]
        by_fresh = {piece.base for piece in told.pieces.values() if piece.body is not None}
        again: dict[str, bytes] = {}
        for piece in here:
            if piece.base.startswith("identity--") and piece.body is not None and piece.base not in by_fresh | asked:
                again.setdefault(piece.base, piece.event)
        if not again:
            return pieces
        asked |= again.keys()
        told.tell(sorted(set(again.values())))
        old += of.pieces(events=set(again.values()))


def _known(view: View) -> list[str]:
    """Times of acts of which the reader knows, whatever they were about."""
    return [
        *(one.since for one in view.tombstones()),
        *(one.made for one in view.judgements()),
        *(one.since for one in view.releases_to_me()),
    ]
