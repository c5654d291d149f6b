"""What of a reader's events a TAXII client gets: told by what may leave, and in a room by what was released there.

`PartView` is the reader's view with all else taken out of each event: other tellings, other releases' terms, judgements
and spellings that are not in the part. In a room what is left has ids of its own.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from tansiq.ledger import KeyRing, format_time, get_stored
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import name, telling_name
from tansiq.model import Audience, Release
from tansiq.release.decide import Decision, Share, Withhold
from tansiq.release.facts import EntryFacts, ReleaseFacts, get_facts
from tansiq.release.found import NamedHead
from tansiq.release.links.judgements import Judged
from tansiq.release.links.sources import find_sources
from tansiq.release.links.tables import judged, judged_name, shown_judgement
from tansiq.release.links.why import JudgementHead, Why
from tansiq.release.named import named_in, names_of_tellings, number_of
from tansiq.release.naming import Called
from tansiq.release.objects.currency import EventMark
from tansiq.release.own import NotVisible
from tansiq.release.parts import GivenRelease
from tansiq.release.query import is_shown
from tansiq.release.runs import Window, cut_short, holds, windows_of
from tansiq.release.stretches import Passing, of_basis, release_stretches, that_may_leave
from tansiq.release.tied import mark_ties
from tansiq.release.view import View
from tansiq.release.views import EventHead, EventView, NamedHere, Reader, ReportView

__all__ = ["Part", "PartCalled", "PartView", "in_part", "mark_names"]


# "~" and the year 9999 are no end.
_NO_END = "9999"


class Part:
    """Since when entries are in the part: by releases that may leave, and the reader's own.

    Args:
        room: Id of the room's entry, of which it is a part: then only what was released there; "" for all.
    """

    def __init__(self, connection: Connection, reader: Reader, now: datetime, *, room: str) -> None:
        self._connection = connection
        self._reader = reader
        self.room = room
        self._audience = Audience("room", (room,)) if room else None
        self._moment = format_time(now)
        self._known: dict[str, str] = {}
        self._coming: set[str] = set()

    @property
    def next_bound(self) -> str:
        """When an entry that was asked about comes into the part or leaves it next by its terms; "" for never.

        The reader's rows do not tell: it may see the entry by other releases, or as its own, before and afterwards.
        """
        return min(self._coming, default="")

    def is_meant(self, release: ReleaseFacts) -> bool:
        """Whether a release of others is one by which something comes into the part."""
        terms = release.terms
        return terms is not None and terms.may_leave and self._audience in (None, terms.audience)

    def since(self, entry: str) -> str:
        """Since when an entry is in the part; "" for one that is not."""
        self.learn((entry,))
        return self._known[entry]

    def sources(self, asked: Collection[str]) -> frozenset[str]:
        """Those of some reports, and of releases of claims alone, that are in the part."""
        stored = get_stored(self._connection, sorted(asked), is_header=True)
        alone = {one for one in stored if stored[one].entry.kind == "release"}
        self.learn(set(asked) - alone)
        return frozenset(one for one in asked if (self._has_alone(one) if one in alone else self.since(one)))

    def learn(self, entries: Iterable[str]) -> None:
        """Look up since when entries are in the part, all of these at once."""
        wanted = sorted(set(entries) - self._known.keys())
        for some in batches(wanted):
            facts = get_facts(self._connection, some)
            self._known |= {one: self._since(facts[one]) if one in facts else "" for one in some}

    def _has_alone(self, source: str) -> bool:
        """Whether claims released alone by a release are in the part."""
        stored = get_stored(self._connection, [source])[source]
        made = Release.from_json(stored.entry.payload or {})
        targets = set(made.targets)
        facts = get_facts(self._connection, sorted(targets))
        # The same claims released alone once more are the same telling: it goes by the first, which may be over.
        again = {
            one.id
            for about in facts.values()
            for one in about.releases
            if one.terms is not None
            and (one.terms.is_detached, one.terms.has_words, set(one.terms.targets)) == (True, made.has_words, targets)
        }
        return len(facts) == len(targets) and any(
            all(self._since(about, by=one) for about in facts.values()) for one in sorted(again)
        )

    def _since(self, facts: EntryFacts, *, by: str = "") -> str:
        """Since when one entry is there.

        Args:
            by: Counts no other release than this one.
        """
        is_own = facts.originator == self._reader.party
        if is_own and facts.erased is not None:
            return ""
        if is_own and self._audience is None:
            return facts.made.at
        windows = self._own(facts) if is_own else self._given(facts, by)
        bounds = (bound for one in windows for bound in (one.since, one.until))
        self._coming |= {bound for bound in bounds if self._moment < bound < _NO_END}
        return next((one.since for one in windows if holds(one, self._moment)), "")

    def _own(self, facts: EntryFacts) -> tuple[Window, ...]:
        """When the reader's own is in the room: while it itself is one of those that it released it to."""
        mine = (
            one for one in facts.releases
            if one.originator == facts.originator and one.terms is not None and one.terms.audience == self._audience
        )  # fmt: skip
        return windows_of(part for one in mine for part in release_stretches(facts, one, self._reader))

    def _given(self, facts: EntryFacts, by: str) -> tuple[Window, ...]:
        leaving = that_may_leave(facts)
        passing, basis = Passing(leaving), of_basis(facts, self._reader)
        given = (
            cut_short(part, facts.erased)
            for one in leaving.releases
            if self.is_meant(one) and by in ("", one.id)
            for part in passing.given(one, self._reader, basis)
        )
        return windows_of(part for part in given if not part.is_none)


class PartCalled(Called):
    """What places and actors are called in a part: by the judgements and the tellings alone that are in it.

    Args:
        tellings: Numbers of the part's tellings.
    """

    def __init__(
        self, connection: Connection, names: tuple[str, ...], moment: str, *, part: Part, tellings: Collection[int]
    ) -> None:
        super().__init__(connection, names, moment)
        self._part = part
        self._tellings = tellings

    def _sees(self, one: Judged) -> bool:
        return super()._sees(one) and bool(self._part.since(one.id))

    def shown(self, numbers: Collection[int]) -> frozenset[int]:
        """Those of some names that tellings of the part have."""
        return frozenset(row.same for row in self.rows(numbers))

    def rows(self, numbers: Collection[int]) -> list[Any]:
        """What tellings of the part say of names, each with the telling's number; in the order of names."""
        chosen = (
            select(telling_name.c.telling, name.c.same, name.c.kind, name.c.body)
            .join(telling_name, telling_name.c.name == name.c.name)
            .where(name.c.same.in_(numbers))
            .order_by(name.c.name)
        )
        return [row for row in self._connection.execute(chosen) if row.telling in self._tellings] if numbers else []

    def groups(self) -> list[tuple[int, ...]]:
        """The names that are judged to be one, the one that stands for them first."""
        mine = is_shown(shown_judgement, self._names, self._moment, is_lookup=True)
        chosen = (
            select(judged_name.c.side)
            .join(shown_judgement, shown_judgement.c.judgement == judged_name.c.judgement)
            .where(mine)
            .distinct()
        )
        found = self._connection.scalars(chosen).all()
        self.learn(found)
        return sorted({self._groups[one] for one in found if len(self._groups[one]) > 1})


class PartView(View):
    """A reader's view of a part of its events.

    Args:
        marks: The reader's events that have a telling in the part, with those tellings alone.
    """

    def __init__(
        self, connection: Connection, keys: KeyRing, reader: Reader, now: datetime, *, part: Part,
        marks: Mapping[bytes, EventMark],
    ) -> None:  # fmt: skip
        super().__init__(connection, keys, reader, now)
        self._part = part
        self._tellings = {anchor: number for mark in marks.values() for anchor, (number, _) in mark.tellings.items()}
        self._numbers = frozenset(self._tellings.values())
        self._sources = frozenset(source for mark in marks.values() for source in mark.sources)

    @property
    def next_bound(self) -> str:
        """When something of what was asked for comes into the part or leaves it next by its terms; "" for never."""
        return self._part.next_bound

    def mint(self, kind: str, *parts: str) -> str:
        """An id of the reader in this part: in a room it is another than elsewhere."""
        return (
            super().mint(kind, "in a room", self._part.room, *parts) if self._part.room else super().mint(kind, *parts)
        )

    def learn(self, events: Collection[bytes]) -> None:
        """Look up what is asked of each of some events, at once: many small statements take most of the time."""
        self._rows.learn_events(events)
        rows = [row for event in events for row in self._rows.of_event(str(uuid.UUID(bytes=event)))]
        self._part.learn({row.report.hex() for row in rows} & self._sources)
        self._called.learn(names_of_tellings(self._connection, {row.telling for row in rows} & self._numbers))

    def _event_id(self, event_id: str) -> str:
        return self.mint("incident", event_id).partition("--")[2] if self._part.room else event_id

    def get_event(self, event_id: str) -> EventView:
        """One event, as what is in the part tells of it.

        Args:
            event_id: As the reader knows it elsewhere.
        """
        whole = super().get_event(event_id)
        tellings = tuple(self._head(one) for one in whole.tellings if one.telling in self._tellings)
        if not tellings:
            raise NotVisible
        is_whole = len(tellings) == len(whole.tellings)
        reports = {one.report.id for one in tellings}
        ties = tuple(tie for tie in whole.texts_tied if {tie.a, tie.b} <= reports)
        # What differs is found anew: a tie outside of the part contradicts nothing in it.
        ties_told = mark_ties(
            replace(one, to=to)
            for one in whole.ties
            if one.telling in self._tellings and (to := self._beside(one.to)) is not None
        )
        return EventView(
            id=self._event_id(whole.id),
            tellings=tellings,
            texts={report: text for report, text in whole.texts.items() if report in reports},
            ties=ties_told,
            part_of=next((one.to for one in ties_told if one.tie == "part_of"), None),
            because=next((one.to for one in ties_told if one.tie == "because"), None),
            parts=tuple(one for head in whole.parts if (one := self._beside(head)) is not None),
            texts_tied=ties,
            sources=whole.sources if is_whole else find_sources(tellings, ties),
            named=whole.named if is_whole else self._named(tellings),
        )

    @cached_property
    def _called(self) -> PartCalled:
        return PartCalled(self._connection, self._names, self._moment, part=self._part, tellings=self._numbers)

    def _named(self, tellings: Iterable[EventHead]) -> tuple[NamedHere, ...]:
        return named_in(self._connection, {self._tellings[one.telling] for one in tellings}, self._called.first_of)

    def _head(self, head: EventHead) -> EventHead:
        return replace(head, id=self._event_id(head.id))

    def _beside(self, head: EventHead | None) -> EventHead | None:
        return self._head(head) if head is not None and head.telling in self._tellings else None

    def get_report(self, report_id: str) -> ReportView:
        """A report that is in the part."""
        if not self._part.since(report_id):
            raise NotVisible
        whole = super().get_report(report_id)
        return replace(whole, event_ids=tuple(map(self._event_id, whole.event_ids)))

    def why(self, event_id: str, *, has_ties: bool = False) -> Why:  # noqa: ARG002 (links are no entries of the part)
        """The judgements that are in the part."""
        if not any(row.anchor in self._judged for row in self._rows.of_event(event_id)):
            return Why()
        found = super().why(event_id, has_ties=False).judgements
        return Why((), tuple(self._sides(one) for one in found if self._part.since(one.id)))

    @cached_property
    def _judged(self) -> frozenset[bytes]:
        """Tellings that anybody judged: they are few, and of the others nothing needs to be looked up."""
        return frozenset(self._connection.scalars(select(judged.c.side).distinct()))

    def _sides(self, one: JudgementHead) -> JudgementHead:
        """Of a telling that is not in the part not even the id."""
        a, b = (side if side in self._tellings else "" for side in (one.a, one.b))
        return replace(one, a=a, b=b)

    def releases_to_me(self, *, of: str = "") -> tuple[GivenRelease, ...]:
        """Those by which something came into the part."""
        return self._rows.standing.releases_to_me(of=of, is_meant=self._part.is_meant)

    def decide(self, entry_id: str) -> Decision:
        """Since when an entry is in the part."""
        found, since = super().decide(entry_id), self._part.since(entry_id)
        if isinstance(found, Share) and since:
            return replace(found, since=since)
        return Withhold("not-visible", "Nothing by this id is in the part.")

    def find_named(self, about: str) -> NamedHead | None:
        """A place or actor as the tellings of the part name it: spellings that only others have are not in it."""
        number = number_of(about)
        rows = [] if number is None else self._called.rows(self._called.numbers(number))
        if not rows:
            return None
        bodies = [json.loads(row.body) for row in rows]
        names = tuple(dict.fromkeys(one for body in bodies for one in body["names"]))
        sort = next((body["sort"] for body in bodies if body["sort"]), "")
        return NamedHead(about, rows[0].kind, names, sort, None, 0, "")


def in_part(
    marks: Mapping[bytes, EventMark], part: Part, *, known: Collection[str], touched: frozenset[str] | None
) -> dict[bytes, EventMark]:
    """A reader's events with the tellings alone that are in a part.

    Args:
        known: Sources that were in it before.
        touched: Those of which something came since; None where any may have changed.
    """
    sources = {source for mark in marks.values() for source in mark.sources}
    asked = sources if touched is None else sources & touched
    kept = set() if touched is None else sources & set(known) - touched
    here = kept | part.sources(asked)
    found = {}
    for event, mark in marks.items():
        tellings = {anchor: one for anchor, one in mark.tellings.items() if one[1] in here}
        if tellings:
            sources_here = frozenset(source for _, source in tellings.values())
            # Which of its tellings are in the part may change while the event stays as it is.
            found[event] = EventMark(" ".join((mark.mark, *sorted(tellings))), sources_here, tellings)
    return found


def mark_names(marks: dict[bytes, EventMark], called: PartCalled) -> dict[bytes, EventMark]:
    """Events of a part with marks that change where what their places and actors are judged to be called does."""
    groups = called.groups()
    if not groups:
        return marks
    events = {number: event for event, mark in marks.items() for number, _ in mark.tellings.values()}
    found = dict(marks)
    for group in groups:
        rows = called.rows(group)
        said = (group, called.joined_by(group[0]), sorted({row.body for row in rows}))
        told = sha256(repr(said).encode()).hexdigest()
        for event in {events[row.telling] for row in rows}:
            found[event] = replace(found[event], mark=f"{found[event].mark} {told}")
    return found
