"""Whether the time of reading grows with the length of a text and no faster: a text against one of twice its length."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.figures import Figure, best_of
from bench.texts import Lang, make_reports
from tansiq.reading import read_text

__all__ = ["measure_linear"]

_ROUNDS = 3
_SEED = 5
_LETTERS: dict[Lang, str] = {"en": "abcdefghijklmnoprstuwy", "ar": "ابتثجحخدرسشعغفقكلمنهوي"}
_AT_MOST = 2.5
"""Twice the text, and room for what a busy machine adds; a quadratic step alone gives 4."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One kind of text.

    Args:
        what: For the table.
        lang: Its language.
        unit: Repeated to the length; "" for news of which no two sentences are alike; "*" for words that no list
            holds, of its letters by chance.
        length: Characters of the shorter text; so that it takes 20 ms or more.
    """

    what: str
    lang: Lang
    unit: str
    length: int

    def text(self, length: int) -> str:
        if self.unit == "*":
            chance = Random(_SEED)
            words = ("".join(chance.choices(_LETTERS[self.lang], k=chance.randint(2, 8))) for _ in range(length // 2))
            return " ".join(words)[:length]
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
    _Case("one noun over and over, English", "en", "bomb ", 10_000),
    _Case("one noun over and over, Arabic", "ar", "قنبلة ", 10_000),
    _Case("words of no list, English", "en", "*", 40_000),
    _Case("words of no list, Arabic", "ar", "*", 40_000),
    _Case("numbers in one line, Arabic", "ar", "1204 37 5 ", 40_000),
    _Case("place names and commas", "ar", "الموصل، كركوك، حمص، ", 40_000),
    _Case("paragraphs of one sentence", "ar", "قتل مسلحون ثلاثة جنود في كركوك.\n\n", 40_000),
    _Case("lines that end in a colon", "ar", "قال المتحدث:\n", 40_000),
    _Case("one person over and over, English", "en", "Mr. John Smith, ", 40_000),
    _Case("one person over and over, Arabic", "ar", "الرئيس محمد علي، ", 40_000),
    _Case("one body over and over, English", "en", "the Ministry of Defense, ", 40_000),
    _Case("one body over and over, Arabic", "ar", "وزارة الدفاع، ", 40_000),
    _Case("short forms in brackets", "en", "National Army (NA) ", 40_000),
    _Case("attacks of one group", "en", "ISIS attack ", 40_000),
    _Case("days in a row", "en", "Monday ", 40_000),
    _Case("short lines", "ar", "كركوك:\n", 20_000),
)


def _timed(text: str, lang: Lang) -> float:
    """Processor seconds: whatever else the machine does is no matter here.

    Nor is collecting garbage, which looks through all that the process holds: one such look in the longer text and
    none in the shorter made 5 of 2.
    """
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        read_text(text, language=lang, published="2022-01-25")
        return time.process_time() - begun
    finally:
        gc.enable()


def measure_linear() -> Iterator[Figure]:
    """Time of twice the text over time of the text, for each kind."""
    for lang in ("en", "ar"):
        for seed in range(3):
            read_text(make_reports(lang, 1, seed=seed)[0].text, language=lang)
    # What is loaded stays; no look at it before each text.
    gc.freeze()
    for case in _CASES:
        short, long = case.text(case.length), case.text(2 * case.length)
        # The two take turns, so that a busy moment hits both.
        times = [(_timed(short, case.lang), _timed(long, case.lang)) for _ in range(_ROUNDS)]
        ratio = best_of([b for _, b in times]) / best_of([a for a, _ in times])
        yield Figure(f"twice the text: {case.what}", ratio, "×", at_most=_AT_MOST)
