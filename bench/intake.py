"""How fast the desk takes reports in: the ledger alone, the whole way, and what is known already."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure
from bench.texts import make_reports
from tansiq.desk import Added, Desk, Known, verify_ledger
from tansiq.intake import Taken
from tansiq.model import Reading, Report
from tansiq.reading import READING_VERSION, read_report
from tansiq.settings import Settings

__all__ = ["measure_intake"]

_EACH = 100
"""Reports of each language."""


class _ReadBefore:
    """Readings made beforehand, so that the clock sees the ledger alone."""

    version = READING_VERSION

    def __init__(self, reports: list[Report]) -> None:
        self._readings = {report.raw_hash: read_report(report) for report in reports}

    def __call__(self, report: Report) -> Reading:
        return self._readings[report.raw_hash]


def _take_in(desk: Desk, reports: list[Report], kind: type[Added] | type[Known]) -> float:
    begun = time.perf_counter()
    outcomes = list(desk.take_in(Taken(report, "bench") for report in reports))
    spent = time.perf_counter() - begun
    if not all(isinstance(outcome, kind) for outcome in outcomes):
        raise SystemExit(f"bench: not every report was {kind.__name__.lower()}")
    return len(reports) / spent


def measure_intake() -> Iterator[Figure]:
    """A fresh ledger on this machine's disk; every report is durable before the next."""
    reports = make_reports("en", _EACH, seed=7) + make_reports("ar", _EACH, seed=7)
    moment = datetime(2022, 1, 20, tzinfo=UTC)
    with tempfile.TemporaryDirectory(prefix="tansiq-bench-") as folder:
        alone = Settings(home=Path(folder) / "alone", fixed_time=moment)
        yield Figure("ledger alone", _take_in(Desk(alone, read=_ReadBefore(reports)), reports, Added), "reports/s")
        whole = Settings(home=Path(folder) / "whole", fixed_time=moment)
        yield Figure("read and stored", _take_in(Desk(whole), reports, Added), "reports/s")
        yield Figure("known already", _take_in(Desk(whole), reports, Known), "reports/s")
        begun = time.perf_counter()
        verify_ledger(whole)
        yield Figure(f"ledger of {len(reports)} reports verified", time.perf_counter() - begun, "s")
        size = sum(path.stat().st_size for path in whole.home.rglob("*") if path.is_file())
        yield Figure("ledger on disk", size / len(reports) / 1024, "kB a report")
