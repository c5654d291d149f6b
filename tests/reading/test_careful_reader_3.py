"""What misleads a reader of English stories about where, when and who: streets, shared names, tolls, cures abroad."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"  # a Wednesday


def _events(text: str, published: str = DAY) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=published)["events"] if e["type"] != "statement"]


def _places(text: str) -> list[str]:
    return [m["name"] for m in extract(text, published=DAY)["mentions"] if m["kind"] == "place"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police found a body on Lancaster Avenue in Cape Town.", ["Cape Town"]),
        ("Leeds Road was closed, residents of Bradford said.", ["Bradford"]),
        ("Shots were fired near Tunis Street in Cairo.", ["Cairo"]),
        ("A shell fell in a Baghdad street.", ["Baghdad"]),
    ],
    ids=["avenue", "opening", "street", "a-street-of-the-town"],
)
def test_a_street_named_after_a_town_is_not_there(text: str, names: list[str]) -> None:
    assert _places(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Villages burnt in North and West Darfur.", ["Northern Darfur", "Western Darfur"]),
        ("Floods hit West and North Sinai.", ["North Sinai"]),
        ("Shells fell on eastern and western Ghouta.", ["Eastern Ghouta", "Ghouta"]),
    ],
    ids=["both", "no-such-side", "small-letters"],
)
def test_two_sides_share_the_name_behind_them(text: str, names: list[str]) -> None:
    assert _places(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The war in Ethiopia goes on. Shells fell on the capital of the Tigray region.",
        "Shells fell on the capital of Ethiopia's Tigray region.",
        "The war in Ethiopia goes on. Shells fell on the Tigray capital.",
        "The war in Ethiopia goes on. Shells fell on the region's capital.",
    ],
    ids=["of-the", "owned", "before", "called-so"],
)
def test_the_capital_of_a_region_is_not_the_country_s(text: str) -> None:
    assert "Addis Ababa" not in _places(text)


def test_the_capital_of_a_country_is_still_known() -> None:
    assert "Addis Ababa" in _places("Shells fell on Ethiopia's capital.")


@pytest.mark.parametrize("how", ["given by", "issued by", "provided by", "from"])
def test_a_toll_is_told_by_who_gave_it(how: str) -> None:
    text = f"An earlier toll {how} the army said five soldiers had been killed in an ambush near Gao."
    (event,) = _events(text)
    assert event["sources"] == [["army"]]


def test_a_plan_for_the_weekday_of_the_report_is_for_that_day() -> None:
    (event,) = _events("The ministers of Chad and Niger will meet on Wednesday in Abuja.")
    assert (event["status"], event["from"]) == ("planned", DAY)
    (later,) = _events("The ministers of Chad and Niger will meet next Wednesday in Abuja.")
    assert later["from"] == "2026-06-17"
