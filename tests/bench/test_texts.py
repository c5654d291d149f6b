"""Benchmarks read texts that are the same for a seed and never twice the same."""

from __future__ import annotations

import pytest

from bench.texts import Lang, make_reports
from tansiq.knowledge.keys import is_arabic


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_texts_follow_from_the_seed_and_differ(lang: Lang) -> None:
    reports = make_reports(lang, 50, seed=3)

    assert reports == make_reports(lang, 50, seed=3)
    assert len({report.text for report in [*reports, *make_reports(lang, 50, seed=4)]}) == 100


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_texts_are_of_their_language_and_filled_in(lang: Lang) -> None:
    for report in make_reports(lang, 20, seed=5):
        assert is_arabic(report.text) is (lang == "ar")
        assert "{" not in report.text
        assert len(report.text.split()) > 20
