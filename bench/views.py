"""How fast a reader of a large ledger is answered: lists, one event, the map, a search, sums; and what acts cost."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from bench.figures import Figure
from bench.ledgers import VERSION, Built, build_ledger
from bench.world import COMMON_WORD, FIRST_YEAR, YEARS
from tansiq.desk import Added, Desk, leave, release
from tansiq.intake import Taken
from tansiq.ledger import open_ledger
from tansiq.model import Audience, Reading, Report
from tansiq.release import EventQuery, Reader, SearchKind, SearchQuery, View, open_view
from tansiq.release.tables import shown_event
from tansiq.settings import Settings

__all__ = ["measure_views"]

_ROUNDS = 40
"""Questions of one kind, each with another filter, event or word."""
_BUDGET_MS = 100.0
"""At p95, for 1,000,000 claims (design, budgets)."""
_NEW_REPORT_S, _MEMBERSHIP_S = 1.0, 30.0
_BEGUN, _NOW = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
_MAPPED = 400
"""Events of one map, as the pages ask for them."""
Question = Callable[[View], object]


def _percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def _ask(settings: Settings, party: str, questions: list[Question]) -> tuple[list[float], list[float]]:
    """Milliseconds of each question by the clock and of the processor; each has a view of its own as a request has."""
    times, worked = [], []
    for ask in questions:
        begun, busy = time.perf_counter(), time.process_time()
        with open_view(settings, Reader(party)) as view:
            ask(view)
        times.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    return times, worked


def _list(query: EventQuery, view: View) -> None:
    """What the page of a list asks for."""
    view.list_events(query)
    view.types(query)
    view.countries(EventQuery())


def _event(event_id: str, view: View) -> None:
    view.get_event(event_id)


def _map(query: EventQuery, view: View) -> None:
    view.map_points(query)


def _years(query: EventQuery, view: View) -> None:
    view.year_counts(query)


def _search(kind: SearchKind, text: str, view: View) -> None:
    view.search(SearchQuery(text, (kind,)))


def _about(about: str, view: View) -> None:
    view.list_events(EventQuery(about=about))


def _searches(view: View, rare: list[str], common: list[str]) -> dict[str, list[Question]]:
    """Words of few names and of many, and what is listed of a name that was found."""
    actors = [word for word in rare if view.search(SearchQuery(word, ("actors",))).actors.total]
    places = view.search(SearchQuery("mar", ("places",), limit=_ROUNDS)).places.named
    asked: dict[str, list[Question]] = {
        "search reports, a rare word": [partial(_search, "reports", word) for word in rare],
        "search reports, a common word": [partial(_search, "reports", word) for word in common],
        "search actors, a rare name": [partial(_search, "actors", word) for word in actors],
        "search actors, a common beginning": [
            partial(_search, "actors", ("mar", "مار")[n % 2]) for n in range(_ROUNDS)
        ],
        "search places, one name": [partial(_search, "places", one.names[0]) for one in places],
        "search places, a common beginning": [
            partial(_search, "places", ("dar", "دار")[n % 2]) for n in range(_ROUNDS)
        ],
        "complete": [lambda view: view.complete("sam")] * _ROUNDS,
        "list, one place": [partial(_about, one.id) for one in places],
    }
    return {what: questions for what, questions in asked.items() if questions}


def _questions(settings: Settings, party: str) -> dict[str, list[Question]]:
    with open_view(settings, Reader(party)) as view:
        heads = view.list_events(EventQuery(limit=_ROUNDS)).events
        types = [name for name, _ in view.types(EventQuery())]
        # The first word of an event is of a name: some thirty of the reader's events have it, or begin with it.
        rare = [heads[number % len(heads)].words.split()[0] for number in range(_ROUNDS)]
        common = [list(COMMON_WORD.values())[number % 2] for number in range(_ROUNDS)]
        searches = _searches(view, rare, common)
    kinds = [types[number % len(types)] for number in range(_ROUNDS)]
    months = [f"{FIRST_YEAR + number % YEARS}-{number % 12 + 1:02}" for number in range(_ROUNDS)]
    return {
        "list": [partial(_list, EventQuery())] * _ROUNDS,
        "list, one type": [partial(_list, EventQuery(type=kind)) for kind in kinds],
        "list, one type and country": [partial(_list, EventQuery(type=kind, country="JO")) for kind in kinds],
        "list, one month": [partial(_list, EventQuery(since=f"{one}-01", until=f"{one}-28")) for one in months],
        "event": [partial(_event, head.id) for head in heads],
        "map": [partial(_map, EventQuery(limit=_MAPPED))] * _ROUNDS,
        "map, one type": [partial(_map, EventQuery(type=kind, limit=_MAPPED)) for kind in kinds],
        "search, a common word": [partial(_list, EventQuery(text=word)) for word in common],
        "search, a rare word": [partial(_list, EventQuery(text=word)) for word in rare],
        "search, two words": [
            partial(_list, EventQuery(text=f"{one} {other}")) for one, other in zip(rare, common, strict=True)
        ],
        **searches,
        "yearly counts": [partial(_years, EventQuery())] * _ROUNDS,
        "yearly counts, one type": [partial(_years, EventQuery(type=kind)) for kind in kinds],
    }


class _Made:
    """Readings made beside the texts."""

    version = VERSION

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}

    def __call__(self, report: Report) -> Reading:
        return self.readings[report.raw_hash]


def _report_in(settings: Settings, built: Built) -> float:
    """Seconds from handing a report to its originator's desk until every member of the largest room sees it."""
    (report, reading) = next(built.world.reports())
    made = _Made()
    made.readings[report.raw_hash] = reading
    host, *members = built.world.rooms[0]
    desk = Desk(settings, party=host, read=made, randomness=settings.randomness)
    begun = time.perf_counter()
    (outcome,) = desk.take_in([Taken(report, "bench")])
    assert isinstance(outcome, Added), outcome
    release(settings, outcome.report_id, Audience("room", (built.rooms[0],)), party=host, tlp="AMBER")
    spent = time.perf_counter() - begun
    for member in members:
        with open_view(settings, Reader(member)) as view:
            view.get_report_head(outcome.report_id)
    return spent


def _member_out(settings: Settings, built: Built) -> tuple[float, int]:
    """Seconds until one who left the largest room sees nothing of what only the room showed it; and how many events."""
    party = built.world.parties[0]
    with open_view(settings, Reader(party)) as view:
        before = view.list_events(EventQuery(limit=1)).total
    begun = time.perf_counter()
    leave(settings, built.rooms[0], party=party)
    spent = time.perf_counter() - begun
    with open_view(settings, Reader(party)) as view:
        return spent, before - view.list_events(EventQuery(limit=1)).total


def _readers(settings: Settings) -> list[tuple[str, int]]:
    """The parties and how many events they see, the one that sees most first, then the median."""
    rows = select(shown_event.c.reader, func.count()).group_by(shown_event.c.reader)
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        found = sorted(((party, count) for party, count in connection.execute(rows)), key=lambda one: -one[1])
    return [found[0], found[len(found) // 2]]


def measure_views(claims: int = 1_000_000, *, home: Path | None = None) -> Iterator[Figure]:
    """A ledger of 40 parties, 300 audiences and ten years; 1,000,000 claims take some ten minutes and 2 GB of disk.

    Args:
        home: Where the ledger is made and left; a temporary folder where None.
    """
    folder = Path(tempfile.mkdtemp(prefix="tansiq-bench-")) if home is None else home
    settings = Settings(home=folder / "home", party="party-01", fixed_time=_BEGUN)
    try:
        begun, worked = time.perf_counter(), time.process_time()
        built = build_ledger(settings, claims=claims)
        what = f"ledger of {built.claims} claims, {built.reports} reports"
        yield Figure(f"{what}: built", time.perf_counter() - begun, "s")
        yield Figure(f"{what}: built, processor time", time.process_time() - worked, "s")
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        yield Figure(f"{what}: on disk", size / 1e6, "MB")
        yield from _measure(replace(settings, fixed_time=_NOW), built)
    finally:
        if home is None:
            shutil.rmtree(folder)


def _measure(settings: Settings, built: Built) -> Iterator[Figure]:
    for party, events in _readers(settings):
        for what, questions in _questions(settings, party).items():
            times, worked = _ask(settings, party, questions)
            asked = f"{what}, a reader of {events} events"
            yield Figure(f"{asked}: median", _percentile(times, 0.5), "ms")
            yield Figure(f"{asked}: p95 of the processor", _percentile(worked, 0.95), "ms")
            yield Figure(f"{asked}: p95", _percentile(times, 0.95), "ms", _BUDGET_MS)
    yield Figure(
        "new report until its readers see it", max(_report_in(settings, built) for _ in range(5)), "s", _NEW_REPORT_S
    )
    spent, gone = _member_out(settings, built)
    yield Figure(f"leaving a room, {gone} events gone", spent, "s", _MEMBERSHIP_S)
