"""Agreements of two sides, unions that are left, rulings, prisoners carried and aid sent, in the words of wires."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import Asked, check_sentence, extract

PUBLISHED = "2020-03-12"  # a Thursday


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The two directors agreed to reopen the Suchiate bridge.",
            {"type": "agreement", "participant": ["directors"]},
        ),
        ("It was agreed to enlarge the garrison along the Orontes.", {"type": "agreement", "status": "occurred"}),
        ("Both delegations agreed to form a joint panel.", {"type": "agreement", "participant": ["delegations"]}),
        (
            "Chad withdrew from the coalition in May 2018.",
            {"type": "group_change", "agent": ["Chad"], "target": ["coalition"], "from": "2018-05-01"},
        ),
        (
            "Gambia rejoined the Commonwealth on Tuesday.",
            {"type": "group_change", "agent": ["Gambia"], "from": "2020-03-10"},
        ),
        ("The court in Lima issued its ruling on Monday.", {"type": "order", "from": "2020-03-09"}),
        (
            "A bus carrying 35 prisoners of war left Ibb on Tuesday.",
            {"type": "transfer", "transferred": [35, 35], "from": "2020-03-10"},
        ),
        (
            "Norway sent a team of surgeons to Beira on Sunday.",
            {"type": "deployment", "agent": ["Norway"], "places": ["Beira"], "from": "2020-03-08"},
        ),
        (
            "The agency distributed food in Pemba on Sunday.",
            {"type": "deployment", "agent": ["agency"], "places": ["Pemba"]},
        ),
    ],
)
def test_pacts_and_aid_are_read(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    ["The country's president agreed to step down.", "Experts agree on little.", "The buses carried on to the border."],
)
def test_what_one_side_says_is_no_agreement(text: str) -> None:
    events: list[dict[str, Any]] = extract(text, published=PUBLISHED)["events"]
    assert events == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The garrison had to deploy marines in Tumaco on Tuesday.",
            {"type": "deployment", "agent": ["garrison"], "status": "occurred", "from": "2020-03-10"},
        ),
        (
            "Talks between Malawi and Zambia scheduled for Friday were postponed.",
            {"type": "meeting", "status": "planned", "participant": ["Malawi", "Zambia"]},
        ),
        (
            "It was agreed that the two ports would share pilots.",
            {"type": "agreement", "status": "occurred"},
        ),
        (
            "Panama and Colombia have formed a joint task force.",
            {"type": "cooperation", "participant": ["Panama", "Colombia"]},
        ),
        (
            "The two navies will conduct joint naval patrols off Tela.",
            {"type": "cooperation", "status": "planned"},
        ),
        ("Cameras operate 24 hours a day on the pier.", {"type": "surveillance", "agent": ["Cameras"]}),
        ("Both armies agreed to a lasting truce.", {"type": "ceasefire", "participant": ["armies"]}),
        (
            "At least 14 members of Barrio 18 escaped from a jail in Honduras.",
            {"type": "escape", "escaped": [14, None], "facility": ["jail"]},
        ),
        (
            "The warden eased crowding by moving 80 inmates to a barracks.",
            {"type": "transfer", "transferred": [80, 80]},
        ),
        ("Sixteen arrests were made near Ayacucho.", {"type": "arrest", "captured": [16, 16], "places": ["Ayacucho"]}),
        (
            "A hotline was established between the two commanders on Sunday.",
            {"type": "cooperation", "participant": ["commanders"], "from": "2020-03-08"},
        ),
        (
            "Some 700 refugees returned to Chad from Cameroon in February.",
            {"type": "transfer", "origin": ["Cameroon"], "destination": ["Chad"], "from": "2020-02-01"},
        ),
        (
            "The floods destroyed 50 houses in Gode on Monday. More than 90 barns were damaged.",
            {"type": "hazard.natural", "target": ["houses", "barns"], "places": ["Gode"]},
        ),
    ],
)
def test_affairs_of_offices_are_read(text: str, asked: Asked) -> None:
    check_sentence(text, asked, published=PUBLISHED)


@pytest.mark.parametrize(
    "text", ["Firefighters battled strong winds in the gorge.", "The army has to deploy troops in the port."]
)
def test_what_nobody_did_is_no_event(text: str) -> None:
    events: list[dict[str, Any]] = extract(text, published=PUBLISHED)["events"]
    assert events == []
