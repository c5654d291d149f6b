"""How fast texts are read, against spaCy's blank tokeniser and sentence splitter over the same texts, in one run.

Beside it what a worker needs: the time until both languages are there, and its memory at the end. All times are
processor time, so that another program on the machine does not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import spacy

from bench.figures import Figure, best_of
from bench.startup import measure_worker
from bench.texts import Lang, make_reports
from tansiq.model import Report
from tansiq.reading import read_report

__all__ = ["measure_reading"]

_REPORTS = 200
_ROUNDS = 3
_NAMES: dict[Lang, str] = {"en": "English", "ar": "Arabic"}


def _timed(act: Callable[[Report], object], reports: list[Report]) -> float:
    begun = time.process_time()
    for report in reports:
        act(report)
    return time.process_time() - begun


def _measure(lang: Lang) -> Iterator[Figure]:
    pipeline = spacy.blank(lang)
    pipeline.add_pipe("sentencizer")

    def tokenise(report: Report) -> object:
        return pipeline(report.text)

    # Both have their tables in memory before the clock starts, and take turns, so that a busy moment hits both.
    warm = make_reports(lang, 5, seed=0)
    _timed(tokenise, warm)
    _timed(read_report, warm)
    ours: list[float] = []
    theirs: list[float] = []
    words = 0
    for seed in range(1, _ROUNDS + 1):
        # New texts each round: names seen before would be answered from caches.
        reports = make_reports(lang, _REPORTS, seed=seed)
        theirs.append(_timed(tokenise, reports))
        ours.append(_timed(read_report, reports))
        words += sum(len(report.text.split()) for report in reports)
    name = _NAMES[lang]
    yield Figure(f"{name}: reports read", _REPORTS / best_of(ours), "reports/s")
    yield Figure(f"{name}: words read", words / sum(ours), "words/s")
    yield Figure(f"{name}: blank spaCy", _REPORTS / best_of(theirs), "reports/s")
    yield Figure(f"{name}: time against blank spaCy", best_of(ours) / best_of(theirs), "×", at_most=4)


def measure_reading() -> Iterator[Figure]:
    """One process for the speed in both languages, and one of its own for what a worker needs."""
    for lang in _NAMES:
        yield from _measure(lang)
    yield from measure_worker()
