"""Whether the time of reading grows with the length of a text and no faster: a text against one of twice its length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from bench.figures import Figure, best_of
from bench.texts import Lang, make_reports
from tansiq.reading import read_text

__all__ = ["measure_linear"]

_ROUNDS = 3
_AT_MOST = 2.5
"""Twice the text, and room for what a busy machine adds; a quadratic step alone gives 4."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One kind of text.

    Args:
        what: For the table.
        lang: Its language.
        unit: Repeated to the length; "" for news of which no two sentences are alike.
        length: Characters of the shorter text; so that it takes 20 ms or more.
    """

    what: str
    lang: Lang
    unit: str
    length: int

    def text(self, length: int) -> str:
        if self.unit:
            return self.unit * (length // len(self.unit))
        parts, size = [], 0
        for seed in range(length):
            parts.append(make_reports(self.lang, 1, seed=seed)[0].text)
            size += len(parts[-1]) + 2
            if size >= length:
                break
        return "\n\n".join(parts)[:length]


_CASES = (
    _Case("news, English", "en", "", 50_000),
    _Case("news, Arabic", "ar", "", 50_000),
    _Case("the same event over and over, English", "en", "Gunmen killed two soldiers in Kirkuk on Monday. ", 10_000),
    _Case("the same event over and over, Arabic", "ar", "فر ثلاثة معتقلين من سجن في الحسكة يوم الخميس. ", 10_000),
    _Case("one sentence of many clauses, English", "en", "gunmen killed two soldiers in Kirkuk and ", 10_000),
    _Case("one sentence of many clauses, Arabic", "ar", "قتل مسلحون ثلاثة جنود في كركوك و", 10_000),
    _Case("one sentence of triggers, English", "en", "killed ", 10_000),
    _Case("one sentence of triggers, Arabic", "ar", "قتل ", 4_000),
    _Case("tellers in a row, English", "en", "he said that ", 10_000),
    _Case("tellers in a row, Arabic", "ar", "قال إنه ", 10_000),
    _Case("one word, English", "en", "a", 50_000),
    _Case("one word, Arabic", "ar", "ب", 50_000),
    _Case("brackets without blanks", "ar", "(", 3_000),
    _Case("emoji without blanks", "en", "💣", 3_000),
    _Case("addresses without blanks", "en", "http://a.b/", 10_000),
    _Case("one line of both languages, no stop", "en", "killed قتل Mosul الجيش army في on 20 ", 10_000),
    _Case("blanks only", "en", " ", 500_000),
    _Case("quotes", "en", '" ', 10_000),
    _Case("quotes that never close", "ar", "« قال ", 10_000),
    _Case("brackets apart", "en", "( ", 10_000),
    _Case("numbers", "en", "1204 37 5 ", 20_000),
    _Case("numbers in words", "ar", "مئة وعشرون ", 20_000),
    _Case("place names", "en", "Mosul Kirkuk Homs ", 20_000),
    _Case("place names in a row", "ar", "الموصل وكركوك وحمص و", 20_000),
    _Case("headings that say one thing", "en", "Gunmen killed two in Kirkuk\n\n", 20_000),
    _Case("short lines", "ar", "كركوك:\n", 20_000),
)


def _timed(text: str, lang: Lang) -> float:
    begun = time.perf_counter()
    read_text(text, language=lang, published="2022-01-25")
    return time.perf_counter() - begun


def measure_linear() -> Iterator[Figure]:
    """Time of twice the text over time of the text, for each kind."""
    for lang in ("en", "ar"):
        for seed in range(3):
            read_text(make_reports(lang, 1, seed=seed)[0].text, language=lang)
    for case in _CASES:
        short, long = case.text(case.length), case.text(2 * case.length)
        # The two take turns, so that a busy moment hits both.
        times = [(_timed(short, case.lang), _timed(long, case.lang)) for _ in range(_ROUNDS)]
        ratio = best_of([b for _, b in times]) / best_of([a for a, _ in times])
        yield Figure(f"twice the text: {case.what}", ratio, "×", at_most=_AT_MOST)
