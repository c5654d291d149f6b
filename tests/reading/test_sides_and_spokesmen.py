"""Who fought whom, who owned up, and when and where it was, told beside the clause that tells what was done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2020-03-12"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Clashes between supporters of Governor Amadou Keita and farmers raged in Gao on Monday.",
            {"type": "clash", "participant": ["supporters", "farmers"], "places": ["Gao"]},
        ),
        (
            "The raid follows a clash in Gao on Tuesday in which soldiers killed nine rebels.",
            {"type": "clash", "participant": ["soldiers", "rebels"], "killed": [9, 9]},
        ),
        (
            "Gunmen – mostly former guards of the mine – attacked a convoy near Gao on Tuesday.",
            {"type": "attack.armed", "perpetrator": ["Gunmen"], "target": ["convoy"]},
        ),
        (
            "A spokesman for al-Shabaab claimed responsibility for the attack in Kismayo on Monday that killed four.",
            {"type": "attack.armed", "perpetrator_org": ["al-Shabaab"], "killed": [4, 4]},
        ),
        (
            "The town of Kutum came under rebel fire on Tuesday.",
            {"type": "attack.armed", "target": ["town of Kutum"], "from": "2020-03-10"},
        ),
        (
            "The army took Kidal on Monday.",
            {"type": "territory.government", "agent": ["army"], "target": ["Kidal"], "from": "2020-03-09"},
        ),
        (
            "The rebels were driven out of Kidal by French troops in 2013.",
            {"type": "territory.government", "places": ["Kidal"], "from": "2013-01-01"},
        ),
        (
            "The strike on a depot in the town of Bajil, south of Hajjah on the coast, killed eleven rebels.",
            {"type": "attack.airstrike", "victim": ["rebels"], "killed": [11, 11]},
        ),
        (
            "Six fighters were killed in Tuesday's strike on Nabatieh.",
            {"type": "attack.airstrike", "killed": [6, 6], "from": "2020-03-10"},
        ),
    ],
)
def test_told_beside_the_clause(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


def test_a_bombing_called_by_its_country_was_not_done_by_it() -> None:
    events = extract("A Pakistan car bombing killed three people on Monday.", published=PUBLISHED)["events"]
    assert [(e["type"], e["roles"].get("perpetrator_org")) for e in events] == [("attack.car_bomb", None)]


def test_what_came_before_has_no_day_of_the_deed() -> None:
    text = "Air strikes hit a depot holding shells in Gao on Tuesday, after a night of clashes in the region."
    dates = {e["type"]: e["from"] for e in extract(text, published=PUBLISHED)["events"]}
    assert dates["attack.airstrike"] == "2020-03-10"


def test_an_operation_that_ends_is_no_deed_of_which_a_toll_is_told() -> None:
    text = (
        "A suicide bomber attacked a hotel in Gao on Tuesday.\n\n"
        "The operation is about to end. So far the death toll is 14, an officer said."
    )
    tolls: list[tuple[str, Any]] = [(e["type"], e["casualties"].get("killed")) for e in extract(text)["events"]]
    assert ("attack.suicide_bomb", [14, 14]) in tolls


def test_the_day_goes_to_what_came_before_where_nothing_else_happened_then() -> None:
    text = "The campaign in Tigray was halted on Tuesday following a ceasefire between Axum and Adwa."
    (truce,) = [e for e in extract(text, published=PUBLISHED)["events"] if e["type"] == "ceasefire"]
    assert truce["precision"] == "day"
