""" "The capital" is that of the country that the text is about."""

from __future__ import annotations

import pytest

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.loader import load_rows
from tansiq.knowledge.toponyms import phrase_of
from tests.reading.outputs import extract

DAY = "2022-01-25"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed two policemen in the Yemeni capital on Monday.", "Sanaa"),
        ("Iraqi police said a bomb exploded in the capital on Monday.", "Baghdad"),
        ("Clashes broke out in Benghazi on Sunday. On Monday gunmen attacked a ministry in the capital.", "Tripoli"),
        ("A bomb exploded in the capital of Mali on Monday.", "Bamako"),
        ("قالت الشرطة العراقية إن قنبلة انفجرت في العاصمة يوم الإثنين.", "بغداد"),
        ("اندلعت اشتباكات في بنغازي يوم الأحد. وهاجم مسلحون وزارة في العاصمة يوم الإثنين.", "طرابلس"),
        ("انفجرت قنبلة في عاصمة مالي يوم الإثنين.", "باماكو"),
        ("انفجرت قنبلة في العاصمة اليمنية يوم الإثنين.", "صنعاء"),
    ],
)
def test_the_capital_of_the_country_in_context(text: str, place: str) -> None:
    found = extract(text, published=DAY)["events"][-1]["place"]
    assert place in (found["name"], *found["names"])
    assert found["lat"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in the capital on Monday.",
        "Clashes broke out in Raqqa on Sunday. A court imposed capital punishment on Monday.",
        "Clashes broke out in Ramadi, the provincial capital, on Sunday.",
        "انفجرت قنبلة في العاصمة يوم الإثنين.",
    ],
)
def test_other_capitals_name_no_town(text: str) -> None:
    places = [mention for mention in extract(text, published=DAY)["mentions"] if mention["kind"] == "place"]
    assert all("capital" not in mention["text"] and "العاصمة" not in mention["text"] for mention in places)


def test_a_capital_with_its_name_is_one_place() -> None:
    text = "A bomb exploded in the capital, Sanaa, on Monday, the Yemeni army said."
    (event,) = extract(text, published=DAY)["events"]
    assert [place["name"] for place in event["places"]] == ["Sanaa"]


def test_every_seat_is_a_town_of_the_gazetteer() -> None:
    gazetteer = load_gazetteer()
    for row in load_rows("capitals"):
        assert any(entry.country == row["country"] for entry in gazetteer.find(phrase_of(row["capital"]))), row
