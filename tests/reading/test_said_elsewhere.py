"""What wires of other countries say in constructions of their own: sides, settings, lists by day and place."""

from __future__ import annotations

from typing import Any

import pytest

from tansiq.knowledge.forms import PART, PAST, inflect, load_bits
from tests.reading.outputs import Asked, check_sentence, extract, find_slot

PUBLISHED = "2020-03-12"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Fighting between the Chadian army and the rebels continued in Abeche on Sunday.",
            {"type": "clash", "participant": ["Chadian army", "rebels"], "places": ["Abeche"]},
        ),
        (
            "Soldiers of the president fought forces of his deputy in Juba on Sunday.",
            {"type": "clash", "participant": ["Soldiers of the president", "forces of his deputy"]},
        ),
        ("A clinic in Nyala was hit by shelling on 7 March.", {"type": "attack.shelling", "target": ["clinic"]}),
        ("Two tankers were holed by explosions near Fujairah on Sunday.", {"target": ["tankers"]}),
        (
            "Two men rammed a van packed with explosives into the gate of a base in Gao on Monday.",
            {"type": "attack.car_bomb", "target": ["gate"]},
        ),
        ("Gunmen held four nurses in Zinder for three days.", {"type": "abduction", "abducted": [4, 4]}),
        (
            "Five of the general's soldiers were shot dead at a checkpoint in Goma on Monday.",
            {"type": "attack.armed", "killed": [5, 5]},
        ),
        (
            "Ferries carried supplies on Wednesday, four days after a quake in Nepal killed 300 people.",
            {"type": "hazard.natural", "from": "2020-03-07", "killed": [300, 300]},
        ),
        (
            "Medics put the dead at four after a missile slammed into the town hall in Kharkiv on Wednesday.",
            {"type": "attack.shelling", "killed": [4, 4]},
        ),
        (
            "Eight people died on Tuesday when soldiers broke up a blockade of a depot in Oruro.",
            {"type": "protest.intervention", "killed": [8, 8], "agent": ["soldiers"]},
        ),
        (
            "Thirty protesters died on Sunday as security forces opened fire in Yangon.",
            {"type": "protest.force", "killed": [30, 30]},
        ),
        (
            "Dozens were shot dead in clashes around a square in Cairo on Friday.",
            {"type": "clash", "killed": [24, None]},
        ),
        ("Thousands of students flooded an avenue in Tbilisi on Tuesday.", {"type": "protest.peaceful"}),
        ("A crowd gathered on Freedom Square in Kherson on Friday.", {"type": "protest.peaceful"}),
        (
            "Some 8,500 Syrians streamed into Lebanon on Sunday.",
            {"type": "displacement", "destination": ["Lebanon"], "displaced": [7650, 9350]},
        ),
        ("One million people have left the country.", {"type": "displacement", "displaced": [1000000, 1000000]}),
        ("Martial law was declared in Mindanao on Sunday.", {"type": "order", "from": "2020-03-08"}),
        ("The army imposed a curfew in Kaduna on Monday.", {"type": "order", "places": ["Kaduna"]}),
        (
            "US troops took Hassan Ali, a former minister, into custody in Mosul on Sunday.",
            {"type": "arrest", "target": ["Hassan Ali"]},
        ),
        ("The council asked states in the region to send more soldiers.", {"type": "request", "recipient": ["states"]}),
        (
            "Talks between the government and the rebels, mediated by Qatar, started on Monday in La Paz.",
            {"type": "meeting", "mediator": ["Qatar"], "places": ["La Paz"]},
        ),
        (
            "Last year security forces foiled a plan to reach the border and detained 30 officers.",
            {"type": "arrest", "agent": ["security forces"], "captured": [30, 30]},
        ),
        (
            "Militiamen armed with rifles and machetes rampaged through Dili on Tuesday.",
            {"type": "riot.mob", "perpetrator": ["Militiamen"]},
        ),
        (
            "Worshippers were shot at two churches in Garissa on Sunday, killing 17.",
            {"victim": ["Worshippers"], "perpetrator": None, "killed": [17, 17]},
        ),
    ],
)
def test_what_a_sentence_tells(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "slot", "wanted"),
    [
        ("In Turkey four suspected smugglers were detained on Friday.", "target", ["smugglers"]),
        ("In Jakarta police fired tear gas at students on Monday.", "agent", ["police"]),
        ("In Kano gunmen killed nine people on Monday.", "perpetrator", ["gunmen"]),
        ("Near Mosul Iraqi troops clashed with militants on Monday.", "participant", ["Iraqi troops", "militants"]),
        ("In Gaza City hospitals were shelled on Sunday.", "target", ["hospitals"]),
    ],
)
def test_a_place_that_opens_a_sentence_is_no_part_of_the_next_noun(text: str, slot: str, wanted: list[str]) -> None:
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert find_slot(event, slot) == wanted
    assert event["places"]


@pytest.mark.parametrize(
    "text",
    [
        "The fuel tank of the lorry caught fire.",
        "The alliance said on Sunday that its mission had ended.",
        "Troops are fighting the rebels.",
    ],
)
def test_what_tells_of_nothing(text: str) -> None:
    assert [e["type"] for e in extract(text, published=PUBLISHED)["events"] if e["type"] != "statement"] == []


def test_nobody_owns_up() -> None:
    text = "A bomb killed nine people in Jos on Monday, police said. No group has said it was behind the attack."
    (event,) = extract(text, published=PUBLISHED)["events"]
    assert "perpetrator_org" not in event["roles"]
    assert "perpetrator" not in event["roles"]


_NOTES = """Incidents of the week

- 8 March, Mweso (Masisi): mortar fire hit a market; three people injured.
- 9 March, Kiwanja: fighters searched the compound of a clinic for six hours.
"""


def _told(number: int) -> tuple[Any, ...]:
    event = extract(_NOTES, published=PUBLISHED)["events"][number]
    return event["type"], event["from"], [place["name"] for place in event["places"]]


def test_a_dated_line_says_where_and_when() -> None:
    kind, day, places = _told(0)
    assert (kind, day) == ("attack.shelling", "2020-03-08")
    assert "Masisi" in places
    assert _told(1)[:2] == ("operation", "2020-03-09")
    assert "Kiwanja" in _told(1)[2]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "SKOPJE - Two men were hurt near the village of Slatina, west of Skopje. Germany offered help.",
            "Slatina",
            "MK",
        ),
        ("MOGADISHU: A car bomb exploded in the Madina district and killed two people.", "Madina", "SO"),
        ("Indian police said militants raided homes in Rajouri district on Sunday night.", "Rajouri", "IN"),
    ],
)
def test_a_namesake_abroad_is_not_meant(text: str, name: str, country: str) -> None:
    (place,) = [m for m in extract(text, published=PUBLISHED)["mentions"] if m["kind"] == "place" and m["name"] == name]
    assert (place["country"], place["lat"]) == (country, None)


def test_a_point_of_the_compass_before_a_name_is_no_place() -> None:
    found = extract("A hospital in East Nile was hit by shells in Khartoum, Sudan.", published=PUBLISHED)
    assert "East" not in [m["name"] for m in found["mentions"] if m["kind"] == "place"]


@pytest.mark.parametrize("form", ["tunnelled", "travelled", "burnt", "hanged", "cancelled"])
def test_a_form_has_more_than_one_spelling(form: str) -> None:
    assert load_bits()[form] & (PAST | PART) == PAST | PART


def test_what_is_another_word_is_no_spelling() -> None:
    assert not load_bits()["crew"] & PAST
    assert "kidnaped" not in inflect("kidnap")
    assert {"tunneled", "tunnelled"} <= inflect("tunnel").keys()
