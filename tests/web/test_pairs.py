"""Two reports side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tansiq.web.language import get_catalogue
from tansiq.web.pairs import changed_words, list_both, list_differences, make_sides
from tests.web.linked import Linked


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_a_text_and_its_translation_stand_side_by_side(asking: TestClient, linked: Linked, lang: str) -> None:
    answer = asking.get(f"/reports/{linked.english}/with/{linked.arabic}", params={"lang": lang})
    cat = get_catalogue(lang)

    assert cat.text("pair.how.translation") in answer.text
    assert f'href="/events/{linked.event()}"' in answer.text
    assert f">{cat.text('differs.translation')}</span>" in answer.text
    assert '<div class="text" lang="en" dir="ltr">' in answer.text
    assert '<div class="text" lang="ar" dir="rtl">' in answer.text


def test_every_letter_of_both_texts_is_there_and_differing_words_are_marked(linked: Linked) -> None:
    with linked.view() as view:
        pair = view.pair(linked.english, linked.arabic)
    sides = make_sides(pair)
    for side, report in zip(sides, (pair.one.report, pair.other.report), strict=True):
        assert "".join(one.text for one, _ in side.segments) == report.text
        assert any(mark.layer == "differs" for one, _ in side.segments for mark in one.marks)
        # The number stands where the event's words begin, and not again after what differs in them.
        assert [number for _, number in side.segments if number] == [1]
    (both,) = list_both(pair, get_catalogue("en"))
    assert both.card.id == linked.event()
    (line, *_) = list_differences(pair, get_catalogue("en"))
    assert (line.label, line.kind) == ("Killed", "translation")


def test_reports_that_nothing_links_say_so(asking: TestClient, linked: Linked) -> None:
    page = asking.get(f"/reports/{linked.english}/with/{linked.clash}", params={"lang": "en"}).text
    assert "Nothing links them." in page
    assert "They tell of no event in common." in page


def test_a_pair_of_which_one_is_not_there_is_not_found(asking: TestClient, linked: Linked) -> None:
    for one, other in ((linked.english, "0" * 64), ("0" * 64, linked.english), (linked.english, "x")):
        assert asking.get(f"/reports/{one}/with/{other}").status_code == 404


def test_words_that_only_a_copy_has_are_marked() -> None:
    one, other = "Police say three men died in Hit", "Police say that four men died in Hit on Monday"
    ours, theirs = changed_words(one, other)
    assert [one[start:end] for start, end in ours] == ["three"]
    assert [other[start:end] for start, end in theirs] == ["that four", "on Monday"]
    assert changed_words(one, one) == ([], [])
    assert changed_words("word " * 5000, "other " * 5000) == ([], [])


def test_a_copy_s_changed_words_are_marked_in_both_texts(linked: Linked) -> None:
    with linked.view() as view:
        pair = replace(view.pair(linked.english, linked.arabic), how="edited")
    layers = [{mark.layer for one, _ in side.segments for mark in one.marks} for side in make_sides(pair)]
    assert all("changed" in one for one in layers)
