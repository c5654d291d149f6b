"""`open_view`: all that one reader may ask of a ledger. Every page, file and command reads through it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, and_, desc, literal_column, or_, select, text

from tansiq.errors import ReleaseError
from tansiq.ledger import KeyRing, Ledger, match_expression, open_ledger
from tansiq.ledger.schema import report_head
from tansiq.model import Event, Place
from tansiq.release.cursor import open_cursor, seal_cursor
from tansiq.release.found import SEARCH_KINDS, Found, NamedHead, NamedPage, ReportsFound, SearchQuery
from tansiq.release.heads import report_head_of
from tansiq.release.keeping import KeepingPart
from tansiq.release.links.sources import find_sources, text_ties
from tansiq.release.named import named_in, number_of
from tansiq.release.naming import Called
from tansiq.release.near import around, rank_near
from tansiq.release.own import NotVisible, id_bytes
from tansiq.release.query import check_query, is_shown
from tansiq.release.rows import REPORTS
from tansiq.release.tables import VERSION, shown_report
from tansiq.release.tied import find_ties, pair_events
from tansiq.release.timing import count_over_time
from tansiq.release.views import (
    DayCount,
    EventHead,
    EventPage,
    EventQuery,
    EventView,
    MapPoint,
    PairView,
    PlacedEvent,
    Reader,
    ReportHead,
    ReportView,
    TimeCounts,
    YearCount,
)
from tansiq.settings import Settings

__all__ = ["NotVisible", "View", "open_view", "opened"]


class View(KeepingPart):
    """What one reader sees at one moment: a snapshot, within one transaction.

    Args:
        connection: A reading transaction.
        reader: For whom.
        now: The moment for which terms are judged.
    """

    def list_events(self, query: EventQuery) -> EventPage:
        """A page of events, newest first, unknown times last; ties go by id.

        Raises:
            ReleaseError: The query is none, or its cursor belongs to another list.
        """
        check_query(query)
        bound_to = self._bound_to("events", query)
        after = None
        if query.after:
            at, event = open_cursor(self._key, bound_to, query.after)
            after = (at, bytes.fromhex(event))
        total = self._counts.total(query)
        rows = self._rows.events(query, query.limit + 1, after)
        page, more = rows[: query.limit], rows[query.limit :]
        following = seal_cursor(self._key, bound_to, [page[-1].at, page[-1].event.hex()]) if more else ""
        return EventPage(tuple(self._rows.counted(page)), total, following)

    def get_event(self, event_id: str) -> EventView:
        """One event with every telling of it that the reader may see.

        Args:
            event_id: Of the event, or one that a telling had before it was joined to it.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        found = self._rows.heads(self._rows.of_event(event_id))
        if not found:
            raise NotVisible
        siblings = [(row, head, self._rows.heads_of_report(row.report)) for row, head in found]
        own = found[0][1].id
        # What one report tells in parts and another at once is one event: it is no part of itself.
        siblings = [
            (row, head, {at: one for at, one in beside.items() if one.id != own}) for row, head, beside in siblings
        ]
        tellings = tuple(head for _, head in found)
        ties = text_ties(self._connection, {row.report for row, _ in found})
        told = find_ties((head, beside) for _, head, beside in siblings)
        return EventView(
            id=own,
            tellings=tellings,
            texts_tied=ties,
            sources=find_sources(tellings, ties),
            named=named_in(self._connection, {row.telling for row, _ in found}, self._called.first_of),
            texts={one.report.id: self._rows.text(one.report.id) if one.report.id else one.words for _, one in found},
            ties=told,
            part_of=next((one.to for one in told if one.tie == "part_of"), None),
            because=next((one.to for one in told if one.tie == "because"), None),
            parts=_each_once(
                one for row, _, beside in siblings for one in beside.values() if one.event.part_of == row.number
            ),
        )

    def find_tellings(self, tellings: Iterable[str]) -> dict[str, EventHead]:
        """Tellings by their ids, each with the event that it is of; without those that the reader does not see."""
        anchors = {found for one in tellings if (found := id_bytes(one, 32))}
        return self._rows.heads_of_anchors(anchors) if anchors else {}

    def near_events(self, event_id: str, *, limit: int = 8) -> tuple[EventHead, ...]:
        """Events that could be the same as this one: near it in time and of its group of types, the likeliest first.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        rows = [row for row, _ in self._rows.heads(self._rows.of_event(event_id))]
        if not rows:
            raise NotVisible
        period = Event.from_json(json.loads(rows[0].body)["event"]).period
        query = around(period, _NEAR_LOOKED_AT)
        others = [row for row in self._rows.events(query, query.limit) if row.event != rows[0].event]
        return tuple(self._rows.counted(rank_near(self._connection, [row.telling for row in rows], others, limit)))

    def pair(self, report_id: str, other_id: str) -> PairView:
        """Two reports side by side, with the events that both tell.

        Raises:
            NotVisible: One of them is not shown to the reader, or does not exist.
        """
        one, other = self.get_report(report_id), self.get_report(other_id)
        ties = text_ties(self._connection, {bytes.fromhex(report_id), bytes.fromhex(other_id)})
        return PairView(one, other, ties[0].how if ties else "", pair_events(one, other))

    def list_reports(self, *, limit: int = 50, after: str = "", text: str = "") -> tuple[tuple[ReportHead, ...], str]:
        """Reports, the newest published first, undated last; and the cursor of the next page, "" on the last.

        Args:
            text: Words that must all occur in title, outlet or text, or in the spellings of what it names.

        Raises:
            ReleaseError: The limit is none, or the cursor belongs to another list.
        """
        check_query(EventQuery(limit=limit))
        wanted = self._search.wanted_reports(text)
        bound_to = self._bound_to("reports", EventQuery(text=text))
        if after:
            at, report = open_cursor(self._key, bound_to, after)
            shown = shown_report.c
            wanted = and_(wanted, shown.at <= at, or_(shown.at < at, shown.report < bytes.fromhex(report)))
        chosen = (
            select(shown_report.c.at, *report_head.c)
            .select_from(REPORTS)
            .where(wanted)
            .order_by(desc(shown_report.c.at), desc(shown_report.c.report))
            .limit(limit + 1)
        )
        rows = self._connection.execute(chosen).all()
        page, more = rows[:limit], rows[limit:]
        following = seal_cursor(self._key, bound_to, [page[-1].at, page[-1].report.hex()]) if more else ""
        shared = self._rows.shared([row.report.hex() for row in page])
        return tuple(report_head_of(row) for row in page if row.report.hex() in shared), following

    def get_report_head(self, report_id: str) -> ReportHead:
        """What a list says of one report.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        shown = shown_report.c
        # By report and reader at once, and its head only where that finds a row: what is not the reader's takes as long
        # as what does not exist (`python -m bench answers`).
        own = shown_report.join(report_head, report_head.c.report == literal_column("+shown_report.report"))
        chosen = (
            select(*report_head.c)
            .select_from(own)
            .with_hint(shown_report, "INDEXED BY shown_report_report", "sqlite")
            .where(is_shown(shown_report, self._names, self._moment), shown.report == id_bytes(report_id, 32))
        )
        row = self._connection.execute(chosen).first()
        if row is None or not self._rows.shared([report_id]):
            raise NotVisible
        return report_head_of(row)

    def get_report(self, report_id: str) -> ReportView:
        """One report with all that was read in it.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        head = self.get_report_head(report_id)
        read = self._rows.reading(report_id)
        if read is None:
            raise NotVisible
        heads = self._rows.heads_of_report(bytes.fromhex(report_id))
        ids = tuple(heads[number].id for number in range(len(read.reading.events)))
        tellings = tuple(heads[number].telling for number in range(len(ids)))
        return ReportView(head, read.report, read.reading, ids, tellings)

    def search(self, query: SearchQuery) -> Found:
        """What has all the words: events and reports, the places and actors that the reader's events name.

        Raises:
            ReleaseError: A kind or the limit is none.
        """
        asked = EventQuery(text=query.text, limit=query.limit)
        check_query(asked)
        if not set(query.kinds) <= set(SEARCH_KINDS):
            raise ReleaseError("no kind of that name", code="query", where="kinds", hint=", ".join(SEARCH_KINDS))
        if not match_expression(query.text):
            return Found()
        kinds = [kind for kind in ("actors", "places") if kind in query.kinds]
        named = self._search.named(query.text, query.limit, kinds) if kinds else {}
        return Found(
            self.list_events(asked) if "events" in query.kinds else EventPage((), 0),
            self._search.reports(query.text, query.limit) if "reports" in query.kinds else ReportsFound(),
            named.get("actors", NamedPage()),
            named.get("places", NamedPage()),
        )

    def complete(self, text: str, *, limit: int = 8) -> tuple[str, ...]:
        """Names of places and actors among the reader's events that the words begin."""
        return self._search.complete(text, limit)

    def find_named(self, about: str) -> NamedHead | None:
        """A place or actor by its id; None for what no event of the reader names, or does not exist."""
        return self._search.find(about)

    def joined_by(self, about: str) -> tuple[str, ...]:
        """Ids of the judgements by which a place or actor has several names; none where it has one."""
        number = number_of(about)
        return () if number is None else self._called.joined_by(number)

    @property
    def _called(self) -> Called:
        """What places and actors are called in this view."""
        return self._counts.called

    def alike_named(self, about: str, *, limit: int = 8) -> tuple[NamedHead, ...]:
        """Places or actors whose names could be of the same one, the likeliest first; without those judged apart."""
        return self._search.alike(about, limit)

    def map_points(self, query: EventQuery) -> tuple[MapPoint, ...]:
        """Where the newest `limit` located events lie, those at one place together; the newest event's place first."""
        check_query(query)
        points: dict[tuple[float, float, float], tuple[Place, list[PlacedEvent]]] = {}
        for place, event in self._rows.placed(query, query.limit):
            assert place.lat is not None
            assert place.lon is not None
            points.setdefault((place.lat, place.lon, place.radius_km or 0.0), (place, []))[1].append(event)
        return tuple(MapPoint(*at, place, tuple(events)) for at, (place, events) in points.items())

    def day_counts(self, query: EventQuery) -> tuple[DayCount, ...]:
        """Events by the day on which their period starts and by type, oldest first; without a start, none."""
        check_query(query)
        return tuple(DayCount(day, kind, n) for (day, kind), n in self._counts.by(query, "day", "type") if day)

    def time_counts(self, query: EventQuery) -> TimeCounts:
        """Events by the day, week, month or year in which their period starts and by type, oldest first.

        The unit is the shortest that gives some 90 of them at most over the time that the events span.
        """
        check_query(query)
        return count_over_time(self._counts, query)

    def year_counts(self, query: EventQuery) -> tuple[YearCount, ...]:
        """Events by the year in which their period starts and by type, oldest first; without a start, none."""
        check_query(query)
        return tuple(YearCount(year, kind, n) for (year, kind), n in self._counts.by(query, "year", "type") if year)

    def types(self, query: EventQuery) -> tuple[tuple[str, int], ...]:
        """Event types among what the query matches, with how many of each, by name."""
        return self._facet("type", query)

    def countries(self, query: EventQuery) -> tuple[tuple[str, int], ...]:
        """Countries (ISO 3166-1 alpha-2) among what the query matches, with how many events of each, by code."""
        return self._facet("country", query)

    def _facet(self, name: str, query: EventQuery) -> tuple[tuple[str, int], ...]:
        check_query(query)
        return tuple((value, count) for (value,), count in self._counts.by(query, name) if value)

    def _bound_to(self, what: str, query: EventQuery | None = None) -> list[str]:
        asked = EventQuery() if query is None else query
        filters = (asked.since, asked.until, asked.type, asked.country, asked.text, asked.status, asked.about)
        return [what, *self._names, *filters]


_NEAR_LOOKED_AT = 200
"""Events near in time of which the likeliest are found: their tellings are compared one by one, 0.1 ms each."""


def _each_once(heads: Iterable[EventHead]) -> tuple[EventHead, ...]:
    """Heads without those of an event that is there already."""
    found: dict[str, EventHead] = {}
    for one in heads:
        found.setdefault(one.id, one)
    return tuple(found.values())


@contextmanager
def open_view(settings: Settings, reader: Reader | None = None) -> Iterator[View]:
    """The ledger as one reader sees it now.

    Args:
        settings: Where the ledger is, and the clock.
        reader: The settings' party where None.

    Raises:
        ReleaseError: The reader's party is not known to this node, or the derived tables are of another version.
        LedgerError: There is no ledger.
    """
    with opened(settings, Reader(settings.party) if reader is None else reader) as (connection, keys, asking):
        yield View(connection, keys, asking, settings.clock())


@contextmanager
def opened(settings: Settings, asking: Reader) -> Iterator[tuple[Connection, KeyRing, Reader]]:
    """What a view of a reader is made of; errors as `open_view` has them."""
    ledger = open_ledger(Path(settings.home), clock=settings.clock)
    if not ledger.keys.has(asking.party):
        raise ReleaseError("this node has no such party", code="no-party", hint="name one with --as or TANSIQ_PARTY")
    with _reading(ledger) as connection:
        yield connection, ledger.keys, asking


@contextmanager
def _reading(ledger: Ledger) -> Iterator[Connection]:
    with ledger.read() as connection:
        if connection.execute(text("PRAGMA user_version")).scalar() != VERSION:
            raise ReleaseError("the lists are of another version", code="old-lists", hint="run `tansiq ledger rebuild`")
        yield connection
