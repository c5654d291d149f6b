"""What of a reader's events is in a room: told by what was released to the room, and by nothing else that it sees.

`RoomView` is the reader's view with all else taken out of each event: other tellings, other releases' terms, judgements
that are not in the room, spellings that only other reports have. What is left has ids of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from tansiq.ledger import KeyRing, format_time, get_stored
from tansiq.model import Audience, Release
from tansiq.release.decide import Decision, Share, Withhold
from tansiq.release.facts import EntryFacts, ReleaseFacts, get_facts
from tansiq.release.found import NamedHead
from tansiq.release.links.sources import find_sources
from tansiq.release.links.why import Why
from tansiq.release.named import named_in
from tansiq.release.objects.currency import EventMark
from tansiq.release.own import NotVisible
from tansiq.release.parts import GivenRelease
from tansiq.release.runs import holds, windows_of
from tansiq.release.stretches import find_released, release_stretches
from tansiq.release.view import View
from tansiq.release.views import EventHead, EventView, Reader, ReportView

__all__ = ["InRoom", "RoomView", "in_room"]


class InRoom:
    """Since when a reader sees entries by what was released to a room that it is in; its own: released there itself.

    Args:
        room: Id of the room's entry.
    """

    def __init__(self, connection: Connection, reader: Reader, room: str, now: datetime) -> None:
        self._connection = connection
        self._reader = reader
        self._audience = Audience("room", (room,))
        self._moment = format_time(now)
        self._known: dict[str, str] = {}

    def since(self, entry: str) -> str:
        """Since when an entry is in the room; "" for one that is not."""
        if entry not in self._known:
            facts = get_facts(self._connection, [entry]).get(entry)
            self._known[entry] = "" if facts is None else self._since(facts, self._is_meant)
        return self._known[entry]

    def has_source(self, source: str) -> bool:
        """Whether a report, or claims released alone by one release, are in the room."""
        stored = get_stored(self._connection, [source]).get(source)
        if stored is None or stored.entry.kind != "release":
            return bool(self.since(source))
        terms = Release.from_json(stored.entry.payload or {})
        facts = get_facts(self._connection, sorted(terms.targets))
        return len(facts) == len(set(terms.targets)) and all(
            self._since(one, lambda release: release.id == source and self._is_meant(release)) for one in facts.values()
        )

    def _is_meant(self, release: ReleaseFacts) -> bool:
        return release.terms is not None and release.terms.audience == self._audience

    def _since(self, facts: EntryFacts, is_meant: Callable[[ReleaseFacts], bool]) -> str:
        if facts.originator != self._reader.party:
            windows = find_released([facts], is_meant, self._reader)
        elif facts.erased is not None:
            return ""
        else:
            own = [one for one in facts.releases if one.originator == facts.originator and is_meant(one)]
            windows = windows_of(part for one in own for part in release_stretches(facts, one, self._reader))
        return next((one.since for one in windows if holds(one, self._moment)), "")


class RoomView(View):
    """A reader's view of a room's part of its events.

    Args:
        inroom: What is in the room.
        marks: The reader's events that have a telling in the room, with those tellings alone.
    """

    def __init__(
        self, connection: Connection, keys: KeyRing, reader: Reader, now: datetime, *, room: str, inroom: InRoom,
        marks: Mapping[bytes, EventMark],
    ) -> None:  # fmt: skip
        super().__init__(connection, keys, reader, now)
        self._room = room
        self._inroom = inroom
        self._tellings: dict[str, tuple[int, str]] = {
            anchor: one for mark in marks.values() for anchor, one in mark.tellings.items()
        }

    def mint(self, kind: str, *parts: str) -> str:
        """An id of the reader in this room: what it has elsewhere is another object."""
        return super().mint(kind, "in a room", self._room, *parts)

    def _event_id(self, event_id: str) -> str:
        return self.mint("incident", event_id).partition("--")[2]

    def get_event(self, event_id: str) -> EventView:
        """One event, as what is in the room tells of it.

        Args:
            event_id: As the reader knows it elsewhere.
        """
        whole = super().get_event(event_id)
        tellings = tuple(self._head(one) for one in whole.tellings if one.telling in self._tellings)
        if not tellings:
            raise NotVisible
        reports = {one.report.id for one in tellings}
        ties = tuple(tie for tie in whole.texts_tied if {tie.a, tie.b} <= reports)
        return EventView(
            id=self._event_id(whole.id),
            tellings=tellings,
            texts={name: text for name, text in whole.texts.items() if name in reports and name},
            part_of=self._beside(whole.part_of),
            because=self._beside(whole.because),
            parts=tuple(one for head in whole.parts if (one := self._beside(head)) is not None),
            texts_tied=ties,
            sources=find_sources(tellings, ties),
            named=named_in(self._connection, {self._tellings[one.telling][0] for one in tellings}),
        )

    def _head(self, head: EventHead) -> EventHead:
        return replace(head, id=self._event_id(head.id))

    def _beside(self, head: EventHead | None) -> EventHead | None:
        return self._head(head) if head is not None and head.telling in self._tellings else None

    def get_report(self, report_id: str) -> ReportView:
        """A report that is in the room."""
        if not self._inroom.since(report_id):
            raise NotVisible
        whole = super().get_report(report_id)
        return replace(whole, event_ids=tuple(map(self._event_id, whole.event_ids)))

    def why(self, event_id: str) -> Why:
        """The judgements that are in the room."""
        found = super().why(event_id)
        return Why((), tuple(one for one in found.judgements if self._inroom.since(one.id)))

    def releases_to_me(self, *, of: str = "") -> tuple[GivenRelease, ...]:
        """Those to the room."""
        given = super().releases_to_me(of=of)
        return tuple(one for one in given if one.audience == "room" and one.to == self._room)

    def decide(self, entry_id: str) -> Decision:
        """Since when an entry is in the room."""
        found, since = super().decide(entry_id), self._inroom.since(entry_id)
        if isinstance(found, Share) and since:
            return replace(found, since=since)
        return Withhold("not-visible", "Nothing by this id is in the room.")

    def find_named(self, about: str) -> NamedHead | None:  # noqa: ARG002 (as View has it)
        """Nothing: spellings that only other reports have are not the room's."""
        return None


def in_room(
    marks: Mapping[bytes, EventMark], inroom: InRoom, *, known: Collection[str], touched: frozenset[str] | None
) -> dict[bytes, EventMark]:
    """A reader's events with the tellings alone that are in a room.

    Args:
        known: Sources that were in the room before.
        touched: Those of which something came since; None where any may have changed.
    """
    sources = {source for mark in marks.values() for source in mark.sources}
    kept = set(known) if touched is None else set(known) - touched
    asked = sources if touched is None else sources & touched
    here = (kept & sources if touched is not None else set()) | {one for one in asked if inroom.has_source(one)}
    found = {}
    for event, mark in marks.items():
        tellings = {anchor: one for anchor, one in mark.tellings.items() if one[1] in here}
        if tellings:
            sources_here = frozenset(source for _, source in tellings.values())
            # Which of its tellings are in the room may change while the event stays as it is.
            found[event] = EventMark(" ".join((mark.mark, *sorted(tellings))), sources_here, tellings)
    return found
