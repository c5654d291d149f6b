"""Leaks of what is computed for a reader: totals, orders, caches, ids, and what is told of releases and rooms."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import desc, func, select, text, true

from tansiq.ledger import match_expression, store
from tansiq.ledger.entries import get_stored
from tansiq.ledger.schema import entry, telling
from tansiq.ledger.store import Ledger, Own
from tansiq.release import counts, eventids, heads, index, query, rows, ways
from tansiq.release.links import events
from tansiq.release.tables import shown_count, shown_event, shown_total
from tansiq.release.view import NotVisible, View
from tansiq.release.views import EventPage, YearCount
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _changed_page(change: Callable[[View, EventPage], EventPage]) -> Callable[[Patch], None]:
    list_events = View.list_events

    def patch_it(patch: Patch) -> None:
        patch.setattr(View, "list_events", lambda self, asked: change(self, list_events(self, asked)))

    return patch_it


def _count(shown: View, table: Any) -> int:
    return shown._connection.scalar(select(func.count()).select_from(table)) or 0


def _any_reader(patch: Patch) -> None:
    """Counts and lists that forget whose rows they count; the rule itself still guards what is listed."""
    for module in (query, counts, ways):
        patch.setattr(module, "is_mine", lambda *_: true())


def _facets_of_all(patch: Patch) -> None:
    def mutant(self: View, name: str, _asked: Any) -> Any:
        column = shown_event.c[name]
        return tuple(map(tuple, self._connection.execute(select(column, func.count()).group_by(column))))

    patch.setattr(View, "_facet", mutant)


def _days_of_all(patch: Patch) -> None:
    def mutant(self: View, _asked: Any) -> Any:
        column = telling.c.first_day
        return tuple(map(tuple, self._connection.execute(select(column, func.count()).group_by(column))))

    for name in ("day_counts", "time_counts"):
        patch.setattr(View, name, mutant)


def _years_of_all(patch: Patch) -> None:
    def mutant(self: View, _asked: Any) -> Any:
        year, sums = func.substr(shown_count.c.month, 1, 4), func.sum(shown_count.c.n)
        chosen = select(year, shown_count.c.type, sums).group_by(year, shown_count.c.type)
        return tuple(YearCount(*row) for row in self._connection.execute(chosen) if row[0])

    patch.setattr(View, "year_counts", mutant)


def _totals_of_all(patch: Patch) -> None:
    is_mine = query.is_mine
    patch.setattr(counts, "is_mine", lambda table, name: true() if table is shown_total else is_mine(table, name))


def _cut_before_filter(patch: Patch) -> None:
    events = rows.Rows.events

    def mutant(self: rows.Rows, asked: Any, limit: int, after: Any = None) -> Any:
        newest = select(shown_event.c.event).order_by(desc(shown_event.c.at), desc(shown_event.c.event)).limit(limit)
        known = {row.event for row in self._connection.execute(newest)}
        return [row for row in events(self, asked, limit, after) if row.event in known]

    patch.setattr(rows.Rows, "events", mutant)


def _common_first(patch: Patch) -> None:
    events = rows.Rows.events

    def mutant(self: rows.Rows, asked: Any, limit: int, after: Any = None) -> Any:
        kinds = dict(
            map(tuple, self._connection.execute(select(telling.c.type, func.count()).group_by(telling.c.type)))
        )
        found = events(self, asked, limit, after)
        return sorted(found, key=lambda row: -kinds.get(row.body.split('"value":"')[1].split('"')[0], 0))

    patch.setattr(rows.Rows, "events", mutant)


def _weight_of_ledger(patch: Patch) -> None:
    make_heads = rows.Rows.heads

    def mutant(self: rows.Rows, found: Any) -> Any:
        weight = 1 / (self._connection.scalar(select(func.count()).select_from(telling)) or 1)
        return [
            (row, replace(head, event=replace(head.event, confidence=weight))) for row, head in make_heads(self, found)
        ]

    patch.setattr(rows.Rows, "heads", mutant)


def _row_number_as_id(patch: Patch) -> None:
    head_of = heads.event_head
    patch.setattr(rows, "event_head", lambda row: replace(head_of(row), id=str(uuid.UUID(int=row.telling))))


def _tie_by_row_number(patch: Patch) -> None:
    list_events = View.list_events

    def mutant(self: View, asked: Any) -> EventPage:
        page = list_events(self, asked)
        places = {row.id.hex(): row.position for row in self._connection.execute(select(entry.c.id, entry.c.position))}
        return replace(page, events=tuple(sorted(page.events, key=lambda head: places[head.report.id] % 2)))

    patch.setattr(View, "list_events", mutant)


def _counter_in_ids(patch: Patch) -> None:
    append = store.Writer.append

    def mutant(self: store.Writer, drafts: Any, **more: Any) -> Any:
        numbered = [
            replace(one, payload={**one.payload, "url": str(self.position)}) if one.kind == "report" else one
            for one in drafts
        ]
        return append(self, numbered, **more)

    patch.setattr(store.Writer, "append", mutant)


def _time_in_ids(patch: Patch) -> None:
    append = store.Writer.append

    def mutant(self: store.Writer, drafts: Any, **more: Any) -> Any:
        timed = [
            replace(one, payload={**one.payload, "url": self.received}) if one.kind == "report" else one
            for one in drafts
        ]
        return append(self, timed, **more)

    patch.setattr(store.Writer, "append", mutant)


def _ids_for_all_readers(patch: Patch) -> None:
    make = eventids.event_id
    for module in (index, events):
        patch.setattr(module, "event_id", lambda key, _reader, anchor, _since: make(key, "", anchor, ""))


def _random_ids(patch: Patch) -> None:
    for module in (index, events):
        patch.setattr(module, "event_id", lambda *_: uuid.uuid4().bytes)


def _shared_cache(patch: Patch) -> None:
    list_events, kept = View.list_events, dict[Any, EventPage]()

    def mutant(self: View, asked: Any) -> EventPage:
        key = (str(self._connection.engine.url), asked, self._moment)
        if key not in kept:
            kept[key] = list_events(self, asked)
        return kept[key]

    patch.setattr(View, "list_events", mutant)


def _one_text_once(patch: Patch) -> None:
    """Whoever sends a text that somebody has already is told so."""
    find_own = Ledger.find_own

    def mutant(self: Ledger, draft: Any, originator: str) -> Own | None:
        found = [find_own(self, draft, party) for party in (originator, *self.keys.parties())]
        return next((one for one in found if one is not None), None)

    patch.setattr(Ledger, "find_own", mutant)


def _tells_that_it_exists(patch: Patch) -> None:
    get_head = View.get_report_head

    def mutant(self: View, report_id: str) -> Any:
        try:
            return get_head(self, report_id)
        except NotVisible as error:
            if get_stored(self._connection, [report_id], is_header=True):
                raise NotVisible from PermissionError()
            raise LookupError("no such report") from error

    def honest(self: View, report_id: str) -> Any:
        try:
            return mutant(self, report_id)
        except LookupError:
            missing = NotVisible()
            missing.args = ("there is no such report",)
            missing.message = "there is no such report"
            raise missing from None

    patch.setattr(View, "get_report_head", honest)


def _newest_time(shown: View, page: EventPage) -> EventPage:
    return replace(page, next=str(shown._connection.scalar(select(func.max(entry.c.received)))))


def _search_counts_hidden(patch: Patch) -> None:
    list_events = View.list_events

    def mutant(self: View, asked: Any) -> EventPage:
        page = list_events(self, asked)
        if not asked.text:
            return page
        chosen = text("SELECT count(*) FROM telling_text WHERE telling_text MATCH :words")
        found = self._connection.scalar(chosen.bindparams(words=match_expression(asked.text)))
        return replace(page, total=found or 0)

    patch.setattr(View, "list_events", mutant)


MUTANTS = (
    Mutant("any-reader", "lists and counts forget whose rows they count", "others", _any_reader),
    Mutant("global-total", "a total over all parties", "alike", _changed_page(
        lambda shown, page: replace(page, total=_count(shown, telling)))),
    Mutant("facets-of-all", "types and countries of all parties", "others", _facets_of_all),
    Mutant("days-of-all", "a timeline of all parties", "alike", _days_of_all),
    Mutant("years-of-all", "yearly counts of all parties", "alike", _years_of_all),
    Mutant("totals-of-all", "stored totals that forget whose they are", "others", _totals_of_all),
    Mutant("cut-before-filter", "a page is cut before it is filtered", "alike", _cut_before_filter),
    Mutant("common-first", "corpus statistics in the order of a list", "alike", _common_first),
    Mutant("learnt-weight", "a weight learnt from the ledger", "alike", _weight_of_ledger),
    Mutant("row-number-as-id", "a row's number in an answer", "others", _row_number_as_id),
    Mutant("tie-by-row-number", "a tie broken by row number", "others", _tie_by_row_number),
    Mutant("counter-in-ids", "an id that counts all entries", "others", _counter_in_ids),
    Mutant("time-in-ids", "an id that holds when a report came in", "arrival", _time_in_ids),
    Mutant("ids-for-all-readers", "one event id for all readers", "second-audience", _ids_for_all_readers),
    Mutant("random-ids", "randomness that is not keyed", "others", _random_ids),
    Mutant("shared-cache", "a cache that forgets who asked", "others", _shared_cache),
    Mutant("one-text-once", "deduplication across parties", "others", _one_text_once),
    Mutant("tells-that-it-exists", "another answer for what exists and is hidden", "others", _tells_that_it_exists),
    Mutant("newest-time", "when anybody last added anything", "others",
           _changed_page(_newest_time)),
    Mutant("search-counts-hidden", "how often a word occurs in the whole ledger", "others", _search_counts_hidden),
)  # fmt: skip
