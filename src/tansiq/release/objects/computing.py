"""What is needed to compute a reader's own events in one of its collections, all of one snapshot and moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, select

from tansiq.ledger import KeyRing, format_time
from tansiq.release.decide import find_gone
from tansiq.release.facts import get_facts
from tansiq.release.objects import currency
from tansiq.release.objects.collections import Target, collection_id
from tansiq.release.objects.computed import (
    ComputedEvent,
    ComputedRow,
    ComputedState,
    Piece,
    computed_object,
    read_computed,
    read_events,
    read_pieces,
    read_rows,
    read_state,
)
from tansiq.release.objects.currency import EventMark
from tansiq.release.objects.parts import Part, PartCalled, PartView, in_part, mark_names
from tansiq.release.objects.pending import Pending, Ready, glance, has_objects, read_pending, read_ready, read_upgrade
from tansiq.release.view import View
from tansiq.release.views import Reader

__all__ = ["FAR", "Computing"]


_LOOKED_AT: dict[tuple[str, str, bytes], tuple[ComputedState | None, int, bytes]] = {}
"""Of each reader and collection, up to which entry nothing had come that changes an event, since a state."""
_MOST_LOOKED_AT = 10_000
FAR = 10_000
"""Entries after which the rows' own state is moved on, so that a process that starts need not look at all of them."""


class Computing:
    """One party's collection. Its people have the same: what is released RED to one of them by name does not leave.

    Args:
        target: "mine", or a room that the reader is in.
    """

    def __init__(
        self, connection: Connection, keys: KeyRing, party: str, now: datetime, *, home: Path, target: Target
    ) -> None:
        self._connection = connection
        self._keys = keys
        self._reader = Reader(party)
        self._now = now
        self._home = home
        self._target = target
        self.moment = format_time(now)
        self.whose = party
        self.collection = collection_id(keys.node(), party, target)
        self.position: int = currency.last_position(connection)
        self._names = (party,)
        self._has_none = False

    @cached_property
    def state(self) -> ComputedState:
        """Up to what the stored rows are in line with the ledger."""
        with read_computed(self._home) as connection:
            return ComputedState() if connection is None else read_state(connection, self.whose, self.collection)

    @cached_property
    def pending(self) -> Pending:
        """What was told ahead of the asking."""
        with read_computed(self._home) as connection:
            return Pending() if connection is None else read_pending(connection, self.whose, self.collection)

    def rows(self) -> dict[str, ComputedRow]:
        """The reader's computed objects, without bodies."""
        with read_computed(self._home) as connection:
            return {} if connection is None else read_rows(connection, self.whose, self.collection)

    def has_rows(self) -> bool:
        """Whether the reader has any of them."""
        with read_computed(self._home) as connection:
            mine = computed_object.c
            chosen = select(mine.stix).where(mine.reader == self.whose, mine.collection == self.collection).limit(1)
            return connection is not None and connection.scalar(chosen) is not None

    def events(self) -> dict[bytes, ComputedEvent]:
        """The events of which they were made."""
        with read_computed(self._home) as connection:
            return {} if connection is None else read_events(connection, self.whose, self.collection)

    def pieces(self, *, bases: Collection[str] = (), events: Collection[bytes] = ()) -> list[Piece]:
        """What the events say of these objects, and what these events say."""
        with read_computed(self._home) as connection:
            if connection is None:
                return []
            return read_pieces(connection, self.whose, self.collection, bases=bases, events=events)

    def may_have_changed(self, software: str) -> bool:
        """Whether anything since then may have changed what the reader sees of events. Never told."""
        state = self.state
        is_past = bool(state.until and self.moment >= state.until)
        return self.is_all_old(software) or is_past or currency.has_acts(self._connection, state.position)

    def is_in_line(self, software: str) -> bool:
        """Whether all that the reader is to be given is there: what a page asks first. Never told.

        What came since the last such question is looked at, once a process, and not all since the rows were written.
        """
        with read_computed(self._home) as connection:
            if connection is None:
                return False
            try:
                state, has_pending = glance(connection, self.whose, self.collection)
                self._has_none = not has_objects(connection, self.whose, self.collection)
            except sqlite3.OperationalError:
                # A file of before things were told ahead: it gets their tables with the next writing.
                return False
        self.__dict__["state"] = state
        if has_pending or self.is_all_old(software) or (state.until and self.moment >= state.until):
            return False
        place = (str(self._home), self.whose, self.collection)
        known, upto, entry = _LOOKED_AT.get(place, (None, -1, b""))
        # A ledger that was put back and went on has another entry there.
        is_known = known == state and upto > state.position and currency.entry_at(self._connection, upto) == entry
        if currency.has_acts(self._connection, upto if is_known else state.position):
            return False
        if len(_LOOKED_AT) >= _MOST_LOOKED_AT:
            _LOOKED_AT.clear()
        _LOOKED_AT[place] = (state, self.position, currency.entry_at(self._connection, self.position))
        return self.position - state.position <= FAR

    @property
    def has_none(self) -> bool:
        """Whether the reader was given none, where `is_in_line` has just said that all is there."""
        return self._has_none

    def is_all_old(self, software: str) -> bool:
        """Whether nothing of what is stored can be relied on: other software, a clock or a ledger that was put back."""
        state = self.state
        is_back = self.moment < state.at or state.position > self.position
        return state.position < 0 or is_back or state.software != software

    def touched(self) -> frozenset[str] | None:
        """Reports, and releases of claims alone, of which something came since then; None where it may be any."""
        state = self.state
        return currency.touched_since(
            self._connection, state.position, self._reader.party, at=state.at, moment=self.moment
        )

    def view(self, known: Collection[str], touched: frozenset[str] | None) -> tuple[PartView, dict[bytes, EventMark]]:
        """What the reader sees through the collection, and of what each event there is made.

        Args:
            known: Ids of reports, and of releases of claims alone, that were there before.
            touched: Those of which something came since; None where any may have changed.
        """
        part = self._part()
        marks = currency.event_marks(self._connection, self._names, self.moment)
        here = in_part(marks, part, known=known, touched=touched)
        tellings = {number for mark in here.values() for number, _ in mark.tellings.values()}
        called = PartCalled(self._connection, self._names, self.moment, part=part, tellings=tellings)
        here = mark_names(here, called)
        return PartView(self._connection, self._keys, self._reader, self._now, part=part, marks=here), here

    def _part(self) -> Part:
        room = self._target.id if self._target.kind == "room" else ""
        return Part(self._connection, self._reader, self._now, room=room)

    def ready(self) -> list[Ready]:
        """Objects told ahead of the first asking."""
        with read_computed(self._home) as connection:
            return [] if connection is None else read_ready(connection, self.whose, self.collection)

    def upgraded(self, software: str) -> str:
        """When this software was first run here; "" where that was not noted."""
        with read_computed(self._home) as connection:
            return "" if connection is None else read_upgrade(connection, software)

    def own_view(self) -> View:
        """The reader's ids, and the acts it knows of; without its events."""
        return PartView(self._connection, self._keys, self._reader, self._now, part=self._part(), marks={})

    def next_bound(self) -> str:
        """When one of the reader's rows opens or ends next by its terms; "" for never."""
        return currency.next_bound(self._connection, self._reader, self.moment)

    def lost_since(self, entries: Iterable[str]) -> list[str]:
        """When the reader ceased to see these entries; nothing for those that it sees."""
        found = get_facts(self._connection, sorted(entries))
        gone = (find_gone(facts, self._reader, self._now) for facts in found.values())
        return [since for since in gone if since is not None]

    def last_added(self) -> str:
        """The last `date_added` of posted objects that the reader has had there; "" for none."""
        return currency.last_added(self._connection, self._names, self.collection)
