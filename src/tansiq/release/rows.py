"""The rows that one reader may see, and the records made of them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, or_, select, union

from tansiq.ledger import ReadReport, get_reading, get_report
from tansiq.ledger.ids import format_time
from tansiq.ledger.schema import name, report_head, telling, telling_name
from tansiq.model import Place
from tansiq.release.apart import shown_claim
from tansiq.release.counts import Counts
from tansiq.release.decide import Decision, Share, decide_release
from tansiq.release.facts import get_facts
from tansiq.release.heads import event_head, told_head
from tansiq.release.index import reader_name
from tansiq.release.links.sources import count_sources, text_ties
from tansiq.release.named import number_of
from tansiq.release.query import is_shown
from tansiq.release.standing import Standing
from tansiq.release.tables import shown_event, shown_mask, shown_member, shown_report
from tansiq.release.views import EventHead, EventQuery, PlacedEvent, Reader, ReportHead, TextTie
from tansiq.release.ways import Mark

__all__ = ["REPORTS", "Rows"]

_TOLD = (
    telling.c.telling, telling.c.report, telling.c.number, telling.c.anchor, telling.c.body,
    report_head.c.title, report_head.c.outlet, report_head.c.published, report_head.c.language, report_head.c.events,
)  # fmt: skip
_EVENT_COLUMNS = (shown_event.c.event, shown_event.c.at, *_TOLD)
_EVENTS = shown_event.join(telling, telling.c.telling == shown_event.c.telling).join(
    report_head, report_head.c.report == telling.c.report
)
_MEMBERS = shown_member.join(telling, telling.c.telling == shown_member.c.telling).join(
    report_head, report_head.c.report == telling.c.report
)
_READINGS = 8
_KEPT = 32
"""Reports, and events, whose rows a view keeps: whoever tells all its events asks for the same again and again."""
REPORTS = shown_report.join(report_head, report_head.c.report == shown_report.c.report)


class Told(NamedTuple):
    """One of the reader's rows with its telling: the columns of _EVENT_COLUMNS."""

    event: bytes
    at: str
    telling: int
    report: bytes
    number: int
    anchor: bytes
    body: str
    title: str
    outlet: str
    published: str | None
    language: str
    events: int


class Rows:
    """One reader's rows within one transaction.

    Args:
        connection: A reading transaction.
        reader: For whom.
        now: The moment for which terms are judged.
    """

    def __init__(self, connection: Connection, reader: Reader, now: datetime) -> None:
        self._connection = connection
        self._reader = reader
        self._now = now
        self._decided: dict[str, Decision] = {}
        self._detached: set[str] = set()
        self._readings: dict[str, ReadReport | None] = {}
        self._of_reports: dict[bytes, dict[int, EventHead]] = {}
        self._of_events: dict[str, Sequence[Any]] = {}
        self._texts: dict[str, str] = {}
        self.moment = format_time(now)
        # What was released to the whole party, and what was released to this user by name.
        self.names: tuple[str, ...] = tuple(dict.fromkeys((reader.party, reader_name(reader))))
        self.counts = Counts(connection, self.names, self.moment)
        self.standing = Standing(connection, reader, self.names, now)

    def newest(self, query: EventQuery, limit: int, after: Mark | None = None) -> Sequence[Any]:
        """Keys of the newest rows that a query matches, whatever its own limit and cursor."""
        counts = self.counts
        ways = counts.ways(query)
        within = EventQuery(since=query.since, until=query.until)
        matching, among = (counts.at_most(query), counts.total(within)) if ways.is_filtered else (0, 0)
        way = ways.choose(matching=matching, among=among, wanted=limit)
        cells = counts.cells(query) if way == "fetch" and not ways.by_found else ((), (), ())
        return self._connection.execute(ways.newest(limit, way, cells, after=after)).all()

    def events(self, query: EventQuery, limit: int, after: Mark | None = None) -> list[Told]:
        """The newest rows with their tellings."""
        some = self.newest(query, limit, after)
        told: dict[int, Any] = {
            row.telling: row
            for row in self._connection.execute(
                select(*_TOLD)
                .select_from(telling.join(report_head, report_head.c.report == telling.c.report))
                .where(telling.c.telling.in_([key.telling for key in some]))
            )
        }
        return [Told(key.event, key.at, *told[key.telling]) for key in some]

    def placed(self, query: EventQuery, limit: int) -> list[tuple[Place, PlacedEvent]]:
        """The newest located events, with nothing but what a map shows of them."""
        found: list[tuple[Any, Any]] = []
        asked, after = limit + limit // 4, None
        while len(found) < limit:
            some = self.newest(query, asked, after)
            chosen = select(telling.c.telling, telling.c.report, telling.c.place).where(
                telling.c.telling.in_([key.telling for key in some]), telling.c.lat.is_not(None)
            )
            located = {row.telling: row for row in self._connection.execute(chosen).all()}
            found += [(key, located[key.telling]) for key in some if key.telling in located]
            if len(some) < asked:
                break
            # Where few are located, more is asked at a time.
            asked, after = 2 * asked, (some[-1].at, some[-1].event)
        found = found[:limit]
        shared = self.shared([row.report.hex() for _, row in found])
        # Many events lie at one place: it is made once.
        places = {place: Place.from_json(json.loads(place)) for place in {row.place for _, row in found}}
        return [
            (places[row.place], PlacedEvent(str(uuid.UUID(bytes=key.event)), key.type, key.status))
            for key, row in found
            if row.report.hex() in shared
        ]

    def of_event(self, event_id: str) -> Sequence[Any]:
        """Rows of the tellings that are one event for the reader: its lead first, then the others by publication.

        Args:
            event_id: Also one that a telling of the event had while it stood alone; the rows have the event's own.
        """
        if event_id not in self._of_events:
            if len(self._of_events) >= _KEPT:
                self._of_events.clear()
            self._of_events[event_id] = self._find_event(event_id)
        return self._of_events[event_id]

    def _find_event(self, event_id: str) -> Sequence[Any]:
        try:
            wanted = uuid.UUID(event_id).bytes if len(event_id) == 36 else b""
        except ValueError:
            wanted = b""
        # One statement, so that an id that is not the reader's takes as long as one that nobody has.
        member = shown_member.c
        moved = select(member.event).where(*self._is_member(), member.own == wanted)
        moved = moved.with_hint(shown_member, "INDEXED BY shown_member_own", "sqlite")
        named = or_(shown_event.c.event == wanted, shown_event.c.event.in_(moved))
        lead = self._connection.execute(self._looked_up(named, by="shown_event_event")).first()
        return [] if lead is None else self._with_others([lead])[lead.event]

    def learn_events(self, events: Collection[bytes]) -> None:
        """Look up the tellings of events by their own ids, all of these at once; those before them are forgotten."""
        named = self._looked_up(shown_event.c.event.in_(sorted(events)), by="shown_event_event")
        leads: dict[bytes, Any] = {}
        for row in self._connection.execute(named):
            leads.setdefault(row.event, row)
        found = self._with_others(list(leads.values()))
        self._of_events = {str(uuid.UUID(bytes=event)): rows for event, rows in found.items()}

    def _with_others(self, leads: Sequence[Any]) -> dict[bytes, list[Any]]:
        """Events with the rows of all their tellings, by the rows that stand for them."""
        found = {row.event: [row] for row in leads}
        standing_for = {row.event: row.telling for row in leads}
        member = shown_member.c
        chosen = (
            select(member.event, member.at, *_TOLD)
            .select_from(_MEMBERS)
            .where(*self._is_member(), member.event.in_(sorted(found)))
        )
        rows = self._connection.execute(chosen).all()
        for row in sorted(rows, key=lambda row: (row.published or "", row.anchor, row.number)):
            if row.telling != standing_for[row.event]:
                found[row.event].append(row)
        return found

    def _is_member(self) -> list[ColumnElement[bool]]:
        """The reader's rows of `shown_member` that hold now; where a user has rows of its own, those."""
        member = shown_member.c
        found: list[ColumnElement[bool]] = [member.reader.in_(self.names)]
        found += [member.opens <= self.moment, member.until > self.moment]
        if len(self.names) > 1:
            masked = select(shown_mask.c.telling).where(shown_mask.c.reader == self.names[1])
            found.append(or_(member.reader == self.names[1], member.telling.not_in(masked)))
        return found

    def _looked_up(self, named: ColumnElement[bool], *, by: str) -> Select[Any]:
        """Rows named by their event or telling, that the reader may see.

        Args:
            by: The index to use: SQLite, which keeps no statistics here, would rather walk all rows of the reader.
        """
        shown = shown_event.c
        chosen = select(*_EVENT_COLUMNS).select_from(_EVENTS).with_hint(shown_event, f"INDEXED BY {by}", "sqlite")
        mine: list[ColumnElement[bool]] = [shown.reader.in_(self.names)]
        if len(self.names) > 1:
            masked = select(shown_mask.c.telling).where(shown_mask.c.reader == self.names[1])
            mine.append(or_(shown.reader == self.names[1], shown.telling.not_in(masked)))
        return chosen.where(*mine, named, shown.opens <= self.moment, shown.until > self.moment)

    def heads_of_report(self, report: bytes) -> dict[int, EventHead]:
        """The report's events that the reader sees, by their number in it; each as this report tells it."""
        if report not in self._of_reports:
            if len(self._of_reports) >= _KEPT:
                self._of_reports.clear()
            rows = {row.number: row for row in self._told(select(telling.c.telling).where(telling.c.report == report))}
            heads = self.heads([rows[number] for number in sorted(rows)])
            self._of_reports[report] = {row.number: head for row, head in heads}
        return self._of_reports[report]

    def heads_of_anchors(self, anchors: Collection[bytes]) -> dict[str, EventHead]:
        """Tellings that the reader sees, by their anchors."""
        rows = list(self._told(select(telling.c.telling).where(telling.c.anchor.in_(anchors))))
        return {head.telling: head for _, head in self.heads(rows)}

    def _told(self, tellings: Select[Any]) -> Iterator[Any]:
        """The reader's rows of these tellings: those that stand for their event, then the others."""
        alone = self._looked_up(shown_event.c.telling.in_(tellings), by="shown_event_telling")
        member = shown_member.c
        joined = (
            select(member.event, member.at, *_TOLD)
            .select_from(_MEMBERS)
            .with_hint(shown_member, "INDEXED BY shown_member_telling", "sqlite")
            .where(*self._is_member(), member.telling.in_(tellings))
        )
        for chosen in (alone, joined):
            yield from self._connection.execute(chosen)

    def told_by(self, leads: Sequence[int]) -> dict[int, list[Any]]:
        """The tellings of events that have several, by their lead; with the columns that say who tells."""
        member = shown_member.c
        chosen = select(member.lead, *_TOLD).select_from(_MEMBERS).where(*self._is_member(), member.lead.in_(leads))
        found: dict[int, list[Any]] = {}
        for row in self._connection.execute(chosen):
            found.setdefault(row.lead, []).append(row)
        return found

    def heads(self, rows: Sequence[Any]) -> list[tuple[Any, EventHead]]:
        shared = self.shared([row.report.hex() for row in rows])
        return [(row, self._bare(event_head(row))) for row in rows if row.report.hex() in shared]

    def counted(self, rows: Sequence[Any]) -> list[EventHead]:
        """Heads of a list, with how many reports tell of each event."""
        told = self.told_by([row.telling for row in rows])
        heads = []
        shared = self.shared([one.report.hex() for members in told.values() for one in members])
        ties = text_ties(self._connection, {one.report for members in told.values() for one in members})
        for row, head in self.heads(rows):
            members = [one for one in told.get(row.telling, ()) if one.report.hex() in shared]
            reports = len({one.report for one in members}) or 1
            heads.append(replace(head, reports=reports, sources=self._sources(members, ties)))
        return heads

    def _sources(self, members: Sequence[Any], ties: Sequence[TextTie]) -> int:
        """How many independent sources the tellings of one event have."""
        return count_sources([self._bare(told_head(one)) for one in members], ties) if len(members) > 1 else 1

    def claims_of(self, anchor: bytes) -> tuple[str, ...]:
        """The claims on which a judgement of a telling rests; none where the reader sees no such telling."""
        report = self._connection.scalar(select(telling.c.report).where(telling.c.anchor == anchor))
        if report is None or report.hex() not in self.shared([report.hex()]):
            return ()
        if report.hex() not in self._detached:
            # The claim that the event took place: without it there is no telling.
            read = self.reading(report.hex())
            events = zip(read.anchors, read.reading.events, read.claim_ids, strict=True) if read is not None else ()
            return tuple(
                one
                for name, event, ids in events
                if name == anchor.hex()
                for one in ids[[claim.slot for claim in event.claims].index("event") :][:1]
            )
        mine = is_shown(shown_claim, self.names, self.moment)
        chosen = select(shown_claim.c.claim).where(mine, shown_claim.c.release == report)
        return tuple(sorted({one.hex() for one in self._connection.scalars(chosen)}))

    def claims_naming(self, about: str) -> tuple[str, ...]:
        """The claims on which a judgement of a name rests, those of the first telling by content that has it."""
        number = number_of(about)
        tables = (shown_event, shown_member)
        mine = union(*(select(one.c.telling).where(is_shown(one, self.names, self.moment)) for one in tables))
        chosen = (
            select(telling.c.anchor)
            .join(telling_name, telling_name.c.telling == telling.c.telling)
            .join(name, name.c.name == telling_name.c.name)
            .where(name.c.same == number, telling.c.telling.in_(mine))
            .order_by(telling.c.at, telling.c.anchor)
        )
        claims = (self.claims_of(anchor) for anchor in self._connection.scalars(chosen))
        return next((one for one in claims if one), ())

    def reading(self, report: str) -> ReadReport | None:
        """A report with its reading, which who tells an event asks for again and again; the latest are kept."""
        if report not in self._readings:
            if len(self._readings) >= _READINGS:
                self._readings.clear()
            self._readings[report] = get_reading(self._connection, report)
        return self._readings[report]

    def text(self, report: str) -> str:
        """A report's words; "" where they were erased."""
        if report not in self._texts:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            payload = get_report(self._connection, report).entry.payload
            self._texts[report] = "" if payload is None else str(payload["text"])
        return self._texts[report]

    def _bare(self, head: EventHead) -> EventHead:
        """Of claims released alone nothing of a report is told, not even the release's own id."""
        if head.report.id not in self._detached:
            return head
        return replace(head, report=ReportHead("", "", "", None, ""))

    def shared(self, ids: Sequence[str]) -> frozenset[str]:
        """Those that the rule itself shares: a derived row that should not be there shows nothing."""
        asked = [one for one in dict.fromkeys(ids) if one not in self._decided]
        for one, facts in get_facts(self._connection, asked).items():
            if facts.kind == "release":
                if self.standing.sees_telling(one):
                    self._detached.add(one)
            else:
                self._decided[one] = decide_release(facts, self._reader, self._now)
        return frozenset(one for one in ids if one in self._detached or isinstance(self._decided.get(one), Share))
