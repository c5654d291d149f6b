"""How long until something happens: the version, and the first report in each language."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from bench.figures import Figure, best_of

__all__ = ["measure_startup"]

_ROUNDS = 7
_FIRST_REPORTS = """
from bench.texts import make_reports
from tansiq.reading import read_report
for lang in ("en", "ar"):
    read_report(make_reports(lang, 1, seed=1)[0])
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _run(*args: str) -> tuple[float, str]:
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, *args], check=True, capture_output=True, text=True)
    return time.perf_counter() - begun, done.stdout


def measure_startup() -> Iterator[Figure]:
    """Whole processes, from start to end, best of several."""
    bare = best_of([_run("-c", "")[0] for _ in range(_ROUNDS)])
    version = best_of([_run("-m", "tansiq", "--version")[0] for _ in range(_ROUNDS)])
    yield Figure("tansiq --version", version, "s", at_most=0.3)
    yield Figure("tansiq --version, against an empty Python", version / bare, "×")
    first = [_run("-c", _FIRST_REPORTS) for _ in range(3)]
    yield Figure(
        "both languages and the gazetteer loaded, first reports read", best_of([t for t, _ in first]), "s", at_most=2
    )
    # ru_maxrss is in kilobytes on Linux.
    yield Figure("memory of a worker that has read in both languages", int(first[-1][1]) / 1024, "MB", at_most=600)
