"""Hyphens that join two words are cut, those of names are not. English alone: Arabic joins no words so."""

from __future__ import annotations

import pytest

from tests.reading.sheets import sheet_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Twenty-five men", ["Twenty", "-", "five", "men"], id="number"),
        pytest.param("two-thirds of them", ["two", "-", "thirds", "of", "them"], id="share"),
        pytest.param("a two-day curfew", ["a", "two", "-", "day", "curfew"], id="how-long"),
        pytest.param("a 24-hour curfew", ["a", "24", "-", "hour", "curfew"], id="how-long-figures"),
        pytest.param("in mid-May", ["in", "mid", "-", "May"], id="part-of-month"),
        pytest.param("since mid-2019", ["since", "mid", "-", "2019"], id="part-of-year"),
        pytest.param("the Syrian-Iraqi border", ["the", "Syrian", "-", "Iraqi", "border"], id="two-peoples"),
        pytest.param("the Iran-Iraq war", ["the", "Iran", "-", "Iraq", "war"], id="two-countries"),
        pytest.param("a US-led raid", ["a", "US-led", "raid"], id="led"),
        pytest.param("in al-Qaim", ["in", "al-Qaim"], id="article"),
        pytest.param("Mustafa al-Kadhimi", ["Mustafa", "al-Kadhimi"], id="name"),
        pytest.param("a 13-year-old boy", ["a", "13-year-old", "boy"], id="age"),
        pytest.param("a mid-air crash", ["a", "mid-air", "crash"], id="mid-of-no-time"),
        pytest.param("a well-known man", ["a", "well-known", "man"], id="plain"),
        pytest.param("- and -", ["-", "and", "-"], id="dashes"),
    ],
)
def test_words_around_a_hyphen(text: str, words: list[str]) -> None:
    assert sheet_of(text, "en").words == words
