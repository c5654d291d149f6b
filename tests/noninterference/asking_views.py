"""What a reader asks at each function of a view: one not listed fails the harness, and so does one listed and gone."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from functools import partial
from typing import Any

from tansiq.errors import TansiqError
from tansiq.release import ANY_READER, DryRun, EventQuery, SearchQuery, View, open_view
from tansiq.release import Reader as Asking
from tansiq.settings import Settings
from tests.noninterference.commands import Answer, Answers
from tests.noninterference.guesses import NO_REPORT, SOUGHT, Guesses
from tests.noninterference.language import Reader

__all__ = ["FUNCTIONS", "ask_functions", "functions"]


def functions() -> frozenset[str]:
    """What a view offers."""
    return frozenset(name for name, one in inspect.getmembers(View, callable) if not name.startswith("_"))


_QUERIES = (
    EventQuery(type="attack", status="occurred"),
    EventQuery(country="IQ", since="2022-01-15", until="2022-02-20"),
    EventQuery(text="Shelling river"),
    EventQuery(text="قصف"),
    EventQuery(type="protest", country="SY"),
)


def _queries(given: Guesses) -> Iterator[EventQuery]:
    """All events, a filter chosen by what there is, and the words of a text."""
    yield EventQuery()
    yield random.Random(repr(given)).choice(_QUERIES)
    yield from (EventQuery(text=word) for word in given.words[:1])
    yield from (EventQuery(about=one) for one in given.names[:2])


def _lists(view: View, given: Guesses) -> Iterator[tuple[str, Any]]:
    yield from ((str(query), view.list_events(query)) for query in _queries(given))
    for after in ("", *given.cursors):
        yield from _walk(f"events from {after}", lambda mark: _page(view, mark), after)


def _page(view: View, after: str) -> tuple[Any, str]:
    page = view.list_events(EventQuery(limit=2, after=after))
    return page, page.next


def _walk(what: str, page: Callable[[str], tuple[Any, str]], after: str) -> Iterator[tuple[str, Any]]:
    for number in range(20):
        try:
            found, after = page(after)
        except TansiqError as error:
            yield f"{what} {number}", error
            return
        yield f"{what} {number}", found
        if not after:
            return


def _over(ids: tuple[str, ...], one: Callable[[str], Any]) -> Iterator[tuple[str, Any]]:
    for name in ids:
        try:
            yield name, one(name)
        except TansiqError as error:
            yield name, error


def _previews(view: Any, given: Guesses) -> Iterator[tuple[str, Any]]:
    for party in (*given.parties[:2], "nobody"):
        for what, answer in _over((*given.own_reports[:1], *given.entries[:2]), partial(view.preview, as_party=party)):
            yield f"{what} as {party}", answer


def _dry_runs(view: Any, given: Guesses) -> Iterator[tuple[str, Any]]:
    """As whom the reader may choose, and as whom it may not; beside another, and at a day that is past."""
    chosen = view.partners()[:3]
    for name, answer in _over((*chosen, *given.parties[:2], "nobody"), lambda one: view.dry_run(DryRun(one))):
        yield f"as {name}", answer
    asked = {
        "compared": DryRun(chosen[0], other=ANY_READER, other_at="2026-01-05T00:30:00Z"),
        "searched": DryRun(ANY_READER, text=SOUGHT, only="withheld"),
    }
    yield from _over(tuple(asked), lambda one: view.dry_run(asked[one]))


def _whole_and_of(given: Guesses, one: Callable[..., Any]) -> Iterator[tuple[str, Any]]:
    yield "", one()
    yield from ((f"of {what}", one(of=what)) for what in (*given.own_reports[:1], *given.reports[:2]))


def _some_queries(given: Guesses, one: Callable[[EventQuery], Any]) -> Iterator[tuple[str, Any]]:
    for query in (EventQuery(), random.Random(repr(given)).choice(_QUERIES)):
        yield str(query), one(query)


_SEARCHES = ("Shelling near", "قصف", "raqqa", "الرقه", "hit", "هيت", "desert", "canary")


def _searches(given: Guesses) -> Iterator[SearchQuery]:
    """The source of every report, one word of many, and words of texts that may be hidden."""
    yield SearchQuery(SOUGHT, limit=1000)
    yield SearchQuery(random.Random(repr(given)).choice(_SEARCHES))
    yield SearchQuery(SOUGHT, limit=1)
    yield from (SearchQuery(word) for word in given.words[:2])


def _reports(view: View, given: Guesses) -> Iterator[tuple[str, Any]]:
    yield from _walk("reports", lambda mark: view.list_reports(limit=2, after=mark), "")
    yield from ((f"reports of {word}", view.list_reports(text=word)) for word in (SOUGHT, "قصف", *given.words[:2]))


def _objects(view: View, given: Guesses) -> Iterator[tuple[str, Any]]:
    """Those that are listed, their second copies, and what there is."""
    listed = [one for head in view.list_objects(limit=1000)[0] for one in (head.id, *(copy.id for copy in head.copies))]
    return _over(tuple(dict.fromkeys((*listed, *given.entries))), view.get_object)


def _pair(view: View, given: Guesses, report: str) -> Any:
    """A report beside one that the reader sees, where it sees any."""
    return view.pair((*given.own_reports, NO_REPORT)[0], report)


FUNCTIONS: Mapping[str, Callable[[Any, Guesses], Iterator[tuple[str, Any]]]] = {
    "list_events": _lists,
    "get_event": lambda view, given: _over(given.events, view.get_event),
    "why": lambda view, given: _over(given.events, view.why),
    "judgements": lambda view, _: iter([("", view.judgements())]),
    "name_judgements": lambda view, _: iter([("", view.name_judgements())]),
    "claims_naming": lambda view, given: _over(given.names, view.claims_naming),
    "joined_by": lambda view, given: _over(given.names, view.joined_by),
    "alike_named": lambda view, given: _over(given.names, view.alike_named),
    "find_tellings": lambda view, given: _over(given.entries, lambda one: sorted(view.find_tellings([one]).items())),
    "near_events": lambda view, given: _over(given.events, view.near_events),
    "pair": lambda view, given: _over(given.reports, lambda one: _pair(view, given, one)),
    "claims_of": lambda view, given: _over(given.entries, view.claims_of),
    "list_reports": _reports,
    "search": lambda view, given: ((str(query), view.search(query)) for query in _searches(given)),
    "complete": lambda view, given: _over((SOUGHT, "raq", "الر", "can", *given.words[:2]), view.complete),
    "find_named": lambda view, given: _over(given.names, view.find_named),
    "get_report_head": lambda view, given: _over(given.reports, view.get_report_head),
    "get_report": lambda view, given: _over(given.reports, view.get_report),
    "list_objects": lambda view, _: _walk("", lambda mark: view.list_objects(limit=2, after=mark), ""),
    "get_object": _objects,
    "map_points": lambda view, given: _some_queries(given, view.map_points),
    "time_counts": lambda view, given: _some_queries(given, view.time_counts),
    "day_counts": lambda view, given: _some_queries(given, view.day_counts),
    "types": lambda view, given: _some_queries(given, view.types),
    "countries": lambda view, given: _some_queries(given, view.countries),
    "year_counts": lambda view, given: _some_queries(given, view.year_counts),
    "decide": lambda view, given: _over(given.entries, view.decide),
    "kinds": lambda view, given: iter([("", sorted(view.kinds(given.entries).items()))]),
    "tombstones": lambda view, _: iter([("", view.tombstones())]),
    "find_tombstone": lambda view, given: _over(given.entries, view.find_tombstone),
    "parties": lambda view, _: iter([("", view.parties())]),
    "client_lists": lambda view, _: iter([("", view.client_lists())]),
    "claims_released": lambda view, _: iter([("", view.claims_released())]),
    "memberships": lambda view, _: iter([("", view.memberships())]),
    "releases_by_me": lambda view, given: _whole_and_of(given, view.releases_by_me),
    "releases_to_me": lambda view, given: _whole_and_of(given, view.releases_to_me),
    "preview": _previews,
    "partners": lambda view, _: iter([("", view.partners())]),
    "dry_run": _dry_runs,
    "mint": lambda view, given: _over(given.entries, partial(view.mint, "identity")),
    "notice_drafts": lambda view, _: iter([("", view.notice_drafts())]),
    "notices_sent": lambda view, _: iter([("", view.notices_sent())]),
    "notices_given": lambda view, _: iter([("", view.notices_given())]),
    "spills": lambda view, _: iter([("", view.spills())]),
    "spill": lambda view, given: _over(given.entries, view.spill),
    "standing_releases": lambda view, _: iter([("", view.standing_releases())]),
    "urgent_releases": lambda view, _: iter([("", view.urgent_releases())]),
    "own_content": lambda view, _: iter([("", view.own_content())]),
    "retention": lambda view, _: iter([("", view.retention())]),
    "due": lambda view, _: iter([("", view.due()), ("now", view.due(days=0)), ("soon", view.due(days=1))]),
    "holds": lambda view, _: iter([("", view.holds())]),
    "held": lambda view, given: _over((*given.own_reports, *given.reports), view.held),
    "orders": lambda view, _: iter([("", view.orders())]),
    "tears": lambda view, given: _over((*given.own_reports, *given.reports), view.tears),
    "openings": lambda view, given: _whole_and_of(given, view.openings),
}
"""Each function of a view to what a reader asks of it."""


def _bytes_of(answer: object) -> Answer:
    if isinstance(answer, TansiqError):
        return f"{type(answer).__name__} {answer.code} {answer}".encode()
    # The fields that a record does not print of itself (texts) are answers too.
    return repr(asdict(answer) if is_dataclass(answer) and not isinstance(answer, type) else answer).encode()


def ask_functions(settings: Settings, reader: Reader, given: Guesses, names: frozenset[str] | None = None) -> Answers:
    """Ask functions of the reader's view, all of them where no names are given."""
    found: Answers = {}
    with open_view(settings, Asking(reader.party, reader.user)) as view:
        for name in sorted(functions() if names is None else names & functions()):
            found |= {f"{name} {what}": _bytes_of(answer) for what, answer in FUNCTIONS[name](view, given)}
    return found
