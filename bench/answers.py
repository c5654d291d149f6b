"""Whether "not yours" takes as long as "no such thing": the times of both, side by side, through the HTTP application.

Times are outside the promise (docs/security.md), and still nothing should be looked up first: both answers are made by
the same statements, which hold the reader's names. One id that another party knows and one that nobody does are asked
for by turns, so that whatever else the machine does meets both alike.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bench.figures import Figure
from bench.ledgers import build_ledger
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tansiq.web import create_app

__all__ = ["measure_answers"]

_CLAIMS = 5_000
_REQUESTS = 10_000
"""Of either kind of id, half for what is not the reader's."""
_WARM = 200
_PARTIES = 8
_NO_REPORT = "5" * 64
_NO_EVENT = "55555555-5555-4555-8555-555555555555"


def _ids(settings: Settings) -> tuple[str, str]:
    """A report that the settings' party does not see, and the id of an event by which another party knows it."""
    with open_view(settings) as view:
        mine = {head.id for head in view.list_reports(limit=1000)[0]}
    with open_view(settings, Reader("party-02")) as view:
        page = view.list_events(EventQuery(limit=1000)).events
    head = next(head for head in page if head.report.id and head.report.id not in mine)
    return head.report.id, head.id


async def _ask(settings: Settings, addresses: tuple[str, str], requests: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer, for either address."""
    times: tuple[list[float], list[float]] = ([], [])
    transport = httpx.ASGITransport(app=create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for number in range(-_WARM, requests):
            begun = time.perf_counter()
            answer = await client.get(addresses[number % 2])
            spent = (time.perf_counter() - begun) * 1000
            assert answer.status_code == 404, answer.status_code
            if number >= 0:
                times[number % 2].append(spent)
    return times


def measure_answers(claims: int = _CLAIMS, requests: int = _REQUESTS) -> Iterator[Figure]:
    """Medians of both answers, and how many times as long "not yours" takes."""
    with tempfile.TemporaryDirectory(prefix="tansiq-bench-") as folder:
        settings = Settings(home=Path(folder) / "home", party="party-01", fixed_time=datetime(2026, 1, 5, tzinfo=UTC))
        build_ledger(settings, claims=claims, parties=_PARTIES, labels=80)
        settings = replace(settings, fixed_time=datetime(2026, 6, 1, tzinfo=UTC))
        report, event = _ids(settings)
        for what, hidden, nothing in (("report", report, _NO_REPORT), ("event", event, _NO_EVENT)):
            path = f"/api/{what}s/"
            theirs, none = asyncio.run(_ask(settings, (path + hidden, path + nothing), requests))
            medians = statistics.median(theirs), statistics.median(none)
            yield Figure(f"{what}: not yours, median", medians[0], "ms")
            yield Figure(f"{what}: no such thing, median", medians[1], "ms")
            yield Figure(f"{what}: ratio of the medians", medians[0] / medians[1], "")
