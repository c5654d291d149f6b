"""Bulletins and updates of aid agencies and monitors: notes of sources, headings by the compass, totals of a month."""

from __future__ import annotations

import pytest

from tansiq.reading.pipeline import read_draft
from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2022-01-20"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Some 30 people were killed and 14 injured in clashes in Bor, Jonglei (source: Jonglei Ministry of Health)",
            {"type": "clash", "killed": [27, 33], "injured": [14, 14], "places": ["Bor"]},
        ),
        (
            "Six people dead and 19 injured due to clashes in Baidoa.",
            {"type": "clash", "killed": [6, 6], "injured": [19, 19], "places": ["Baidoa"]},
        ),
        ("About 2,000 people displaced in Pemba after the raid.", {"type": "displacement", "agent": ["people"]}),
        (
            "The police said that a group of five smugglers, trying to infiltrate the border, was seen near Nimroz.",
            {"type": "infiltration", "agent": ["smugglers"]},
        ),
        (
            "A bomb killed two guards near Mopti, bringing the death toll this year to 60.",
            {"type": "attack.bombing", "killed": [2, 2]},
        ),
        ("A bomb killed two more guards in Mopti, bringing the death toll to 6.", {"killed": [6, 6]}),
        ("The death toll from the January quake in Quetta rose to 44.", {"type": "hazard.natural", "killed": [44, 44]}),
    ],
)
def test_of_a_bulletin(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


def test_total_of_the_year_is_no_toll_of_the_attack_in_arabic() -> None:
    check_sentence(
        "قتل ثلاثة حراس في هجوم قرب موبتي، ليرتفع عدد القتلى هذا العام إلى 60.",
        {"type": "attack.armed", "killed": [3, 3]},
        published=PUBLISHED,
    )


def test_source_in_brackets_tells_and_takes_no_part() -> None:
    text = "Nine people were killed in clashes in Bor (source: Ministry of Health)"
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert not event["roles"].get("participant")
    assert {link["name"] for claim in event["claims"] for link in claim["chain"]} == {"Ministry of Health"}


def test_people_displaced_are_no_event_where_they_are_spoken_of() -> None:
    assert not extract("People displaced in Maban were given tents on Monday.", published=PUBLISHED)["events"]


def _placed(text: str) -> list[tuple[str, str | None]]:
    sheet = read_draft(text, published=PUBLISHED, language="en").sheet
    assert sheet is not None
    return [(one.place.name, one.place.country) for one in sheet.places if not one.place.is_demonym]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("NORTHEAST | Two days after two airstrikes struck the town, protests went on.", []),
        ("Rallies were held in SDF-held Raqqa Governorate.", [("Raqqa Governorate", "SY")]),
        ("Warplanes struck northern Kurdistan twice.", [("Kurdistan Region", "IQ")]),
        ("Iran said a patrol was hit in Kurdistan.", [("Iran", "IR"), ("Kurdistan Province", "IR")]),
        (
            "U.S. and French forces held a joint patrol in Tel Abyad.",
            [("United States", "US"), ("Tell Abyad", "SY")],
        ),
        ("Gunmen attacked the village of Abu Hamda near Ramadi.", [("Abu Hamda", "IQ"), ("Ramadi", "IQ")]),
    ],
)
def test_places_of_a_bulletin(text: str, places: list[tuple[str, str]]) -> None:
    assert _placed(text) == places
