"""The marked text of a report: whole, and every reading is behind some words."""

from __future__ import annotations

import pytest

from tansiq.release import ReportHead, ReportView
from tansiq.web.language import get_catalogue
from tansiq.web.marks import mark_report
from tests.web.world import Told, arabic_report, english_report, hostile_report

EN, AR = get_catalogue("en"), get_catalogue("ar")
_CASES = [
    pytest.param(english_report(), id="english"),
    pytest.param(arabic_report(), id="arabic"),
    pytest.param(hostile_report(), id="hostile"),
]


def _view(told: Told) -> ReportView:
    head = ReportHead("r", told.report.title, told.report.outlet, None, told.report.language, 1)
    ids = tuple(f"e{at}" for at in range(len(told.reading.events)))
    return ReportView(head, told.report, told.reading, ids, ids)


@pytest.mark.parametrize("told", _CASES)
def test_the_text_stays_as_given(told: Told) -> None:
    assert "".join(one.text for one in mark_report(_view(told), EN).stretches) == told.report.text


@pytest.mark.parametrize("told", _CASES)
def test_every_claim_and_mention_is_behind_some_words(told: Told) -> None:
    marked = mark_report(_view(told), AR)
    behind = {note for one in marked.stretches for note in one.notes}

    assert behind == {note.number for note in marked.notes}
    assert len(marked.notes) == sum(len(e.claims) for e in told.reading.events) + len(told.reading.mentions)


def test_words_say_what_they_were_read_as() -> None:
    marked = mark_report(_view(english_report()), EN)
    at = next(one for one in marked.stretches if one.text == "At least 12")
    said = [(marked.notes[note].kind, marked.notes[note].value, marked.notes[note].detail) for note in at.notes]

    assert said == [("Killed", "at least 12", ""), ("Number", "at least 12", "of people")]
    assert "g-attack" in at.look


def test_furniture_of_a_page_is_told_apart() -> None:
    told = english_report()
    text = told.report.text + "\n\nShare this:\nTwitter\nFacebook\n"
    report = type(told.report)(text, told.report.raw_hash, "en")
    stretches = mark_report(_view(Told(report, told.reading)), EN).stretches

    assert "Facebook" in "".join(one.text for one in stretches if one.look == "furniture")
    assert "killed" not in "".join(one.text for one in stretches if "furniture" in one.look)
