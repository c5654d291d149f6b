"""How long until something happens: the version, and the first report in each language."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from bench.figures import Figure, best_of

__all__ = ["measure_startup", "measure_worker"]

_ROUNDS = 7
_FIRST_REPORTS = """
from bench.texts import make_reports
from tansiq.reading import read_report
for lang in ("en", "ar"):
    read_report(make_reports(lang, 1, seed=1)[0])
import resource
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
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
    yield from measure_worker()


def measure_worker() -> Iterator[Figure]:
    """What a process takes that has loaded all and read a report in each language."""
    first = [_run("-c", _FIRST_REPORTS) for _ in range(3)]
    yield Figure(
        "both languages and the gazetteer loaded, first reports read", best_of([t for t, _ in first]), "s", at_most=2
    )
    used = [said.split() for _, said in first]
    yield Figure("the same, processor time", best_of([float(spent) for spent, _ in used]), "s")
    # ru_maxrss is in kilobytes on Linux.
    yield Figure("memory of a worker that has read in both languages", int(used[-1][1]) / 1024, "MB", at_most=600)
