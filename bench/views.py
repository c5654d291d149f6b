"""How fast a reader of a large ledger is answered: lists, one event, the map, a search, sums; and what acts cost."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from bench.figures import Figure
from bench.ledgers import VERSION, Built, build_ledger, load_built
from bench.questions import Question, make_questions
from tansiq.desk import Added, Desk, leave, release
from tansiq.intake import Taken
from tansiq.ledger import open_ledger
from tansiq.model import Audience, Reading, Report
from tansiq.release import EventQuery, Reader, open_view
from tansiq.release.tables import shown_event
from tansiq.settings import Settings

__all__ = ["measure_views"]

_ROUNDS = 40
"""Questions of one kind, each with another filter, event or word."""
_BUDGET_MS = 100.0
"""At p95, for 1,000,000 claims (design, budgets)."""
_NEW_REPORT_S, _MEMBERSHIP_S = 1.0, 30.0
_BEGUN, _NOW = datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


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
    # A ledger that was measured before has this very report.
    text = f"{report.text}{time.time_ns()}\n"
    report = replace(report, text=text, raw_hash=Report.hash_bytes(text.encode()))
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


def _member_out(settings: Settings, built: Built) -> tuple[float, float, int]:
    """Seconds, by the clock and of the processor, until one who left the largest room sees nothing of what only the
    room showed it; and how many events. On a ledger that was measured before it is the next who is still in."""
    for party in built.world.rooms[0][1:]:
        with open_view(settings, Reader(party)) as view:
            if any(one.room == built.rooms[0] and one.state == "member" for one in view.memberships()):
                before = view.list_events(EventQuery(limit=1)).total
                break
    else:
        return 0.0, 0.0, 0
    begun, busy = time.perf_counter(), time.process_time()
    leave(settings, built.rooms[0], party=party)
    spent, worked = time.perf_counter() - begun, time.process_time() - busy
    with open_view(settings, Reader(party)) as view:
        return spent, worked, before - view.list_events(EventQuery(limit=1)).total


def _readers(settings: Settings) -> list[tuple[str, int]]:
    """The parties and how many events they see, the one that sees most first, then the median."""
    rows = select(shown_event.c.reader, func.count()).group_by(shown_event.c.reader)
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        found = sorted(((party, count) for party, count in connection.execute(rows)), key=lambda one: -one[1])
    return [found[0], found[len(found) // 2]]


def measure_views(claims: int = 1_000_000, *, home: Path | None = None) -> Iterator[Figure]:
    """A ledger of 40 parties, 300 audiences and ten years; 1,000,000 claims take some ten minutes and 2 GB of disk.

    Args:
        home: A folder where the ledger is made and left, or was left and is measured again; a temporary one where None.
    """
    folder = Path(tempfile.mkdtemp(prefix="tansiq-bench-")) if home is None else home
    settings = Settings(home=folder / "home", party="party-01", fixed_time=_BEGUN)
    try:
        built = load_built(folder)
        if built is None:
            begun, worked = time.perf_counter(), time.process_time()
            built = build_ledger(settings, claims=claims)
            built.save(folder)
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
        for what, questions in make_questions(settings, party, _ROUNDS).items():
            times, worked = _ask(settings, party, questions)
            asked = f"{what}, a reader of {events} events"
            yield Figure(f"{asked}: median", _percentile(times, 0.5), "ms")
            yield Figure(f"{asked}: p95 of the processor", _percentile(worked, 0.95), "ms")
            yield Figure(f"{asked}: p95", _percentile(times, 0.95), "ms", _BUDGET_MS)
    yield Figure(
        "new report until its readers see it", max(_report_in(settings, built) for _ in range(5)), "s", _NEW_REPORT_S
    )
    spent, busy, gone = _member_out(settings, built)
    yield Figure(f"leaving a room, {gone} events gone: of the processor", busy, "s")
    yield Figure(f"leaving a room, {gone} events gone", spent, "s", _MEMBERSHIP_S)
