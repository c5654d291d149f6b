"""Who met, agreed, was quoted and was taken, in reports of meetings and arrests."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2020-03-12"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "In a meeting in Oslo on Monday, Foreign Minister Javad Zarif and President Bashar Assad explored avenues.",
            {"type": "meeting", "participant": ["Javad Zarif", "Bashar Assad"], "from": "2020-03-09"},
        ),
        (
            "The envoy Amir Khan called on President Bashar Assad on Monday.",
            {"type": "meeting", "participant": ["Amir Khan", "Bashar Assad"]},
        ),
        (
            "The envoy called on President Bashar Assad to free the engineers.",
            {"type": "request", "agent": ["envoy"], "recipient": ["Bashar Assad"]},
        ),
        (
            "Explosions were heard in Gao on Tuesday.",
            {"type": "attack.bombing", "places": ["Gao"], "from": "2020-03-10"},
        ),
        (
            "Some 5,000 refugees arrived in Chad last week.",
            {"type": "displacement", "destination": ["Chad"], "displaced": [4500, 5500]},
        ),
        (
            "Some 7,000 people moved to safer areas on Tuesday.",
            {"type": "displacement", "displaced": [6300, 7700]},
        ),
        ("Both sides agreed to open a joint office.", {"type": "agreement", "participant": ["sides"]}),
        (
            "Ankara bombed Kobani on Monday.",
            {"type": "attack.bombing", "perpetrator_org": ["Ankara"], "target": ["Kobani"]},
        ),
    ],
)
def test_who_met_and_who_did(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


def test_those_taken_hostage_are_told_by_a_participle() -> None:
    text = "Gunmen stormed the clinic, taking nurses hostage."
    taken = [e["roles"]["victim"] for e in extract(text)["events"] if e["type"] == "abduction"]
    assert taken == [["nurses"]]


def test_who_is_quoted_is_the_origin_and_who_quotes_passes_it_on() -> None:
    text = (
        "News agencies quoted Ivan Petrov, spokesman for the coast guard, as saying that six smugglers were arrested."
    )
    assert [e["sources"] for e in extract(text)["events"]] == [[["Ivan Petrov", "News agencies"]]]


def test_what_is_to_be_prevented_was_not_tried() -> None:
    text = "It is necessary for the two countries to work together and prevent the infiltration of smugglers."
    assert extract(text)["events"] == []


def test_those_detained_in_an_operation_were_taken_on_its_day() -> None:
    text = "During the operation in Kidal on March 2, nine smugglers were detained."
    days = {e["type"]: e["from"] for e in extract(text, published=PUBLISHED)["events"]}
    assert days["arrest"] == "2020-03-02"


def test_a_name_with_two_fields_is_one() -> None:
    text = "Mali's Intelligence and Investigative Agency said that eight smugglers were arrested."
    chains = [chain for e in extract(text)["events"] for chain in e["sources"]]
    assert len(chains) == 1
    assert chains[0][0].endswith("Intelligence and Investigative Agency")
