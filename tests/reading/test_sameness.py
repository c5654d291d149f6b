"""What is one and what is two: names of one role, tellings of one event, and what is no event at all."""

from __future__ import annotations

import pytest

from tansiq.reading.alike import fuller
from tests.reading.outputs import extract

PUBLISHED = "2022-01-25"


@pytest.mark.parametrize(
    ("short", "full", "arabic", "person", "is_fuller"),
    [
        ("bomb", "a homemade bomb", False, False, True),
        ("members", "members of the front", False, False, True),
        ("front", "members of the front", False, False, False),
        ("homemade bomb", "bomb", False, False, False),
        ("Ruiz", "Ana Ruiz Prada", False, True, True),
        ("Ana Soto", "Ana Ruiz Prada", False, True, False),
        ("قنبلة", "قنبلة يدوية الصنع", True, False, True),
        ("يدوية", "قنبلة يدوية الصنع", True, False, False),
    ],
)
def test_the_fuller_name_has_the_same_head(short: str, full: str, arabic: bool, person: bool, is_fuller: bool) -> None:
    assert fuller(short, full, arabic=arabic, person=person) is is_fuller


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A homemade bomb exploded outside a bank in Mosul on Monday. The bomb exploded at noon.",
            [("attack.bombing", {"weapon": ["homemade bomb"], "target": ["bank"]})],
        ),
        (
            "Guerrillas attacked a police station in Cali on Monday. The FARC did not comment.",
            [
                (
                    "attack.armed",
                    {"perpetrator": ["Guerrillas"], "perpetrator_org": ["FARC"], "target": ["police station"]},
                )
            ],
        ),
        (
            "Two officers were shot by a group of hooded men in Mosul on Monday.",
            [("attack.armed", {"victim": ["officers"], "perpetrator": ["group of hooded men"]})],
        ),
        (
            "The rebels attacked the farm in Idlib on Monday, where they burned the barn.",
            [
                ("attack.armed", {"perpetrator": ["rebels"], "target": ["farm"]}),
                ("attack.arson", {"perpetrator": ["rebels"], "target": ["barn"]}),
            ],
        ),
        (
            "The shelling of a kindergarten in Aleppo angered residents.",
            [("attack.shelling", {"target": ["kindergarten"]})],
        ),
    ],
)
def test_who_and_what_of_an_event(text: str, events: list[tuple[str, dict[str, list[str]]]]) -> None:
    found = extract(text, published=PUBLISHED)["events"]
    assert [(event["type"], event["roles"]) for event in found] == events


def test_whoever_is_blamed_is_accused() -> None:
    text = "Police blamed Hezbollah for the attack on a market in Mosul on Monday."
    attack = next(e for e in extract(text, published=PUBLISHED)["events"] if e["type"] == "attack.armed")
    assert [(c["value"], c["status"]) for c in attack["claims"] if c["slot"] == "perpetrator_org"] == [
        ("Hezbollah", "accused")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen who attack villages are cowards.",
        "They are killing civilians.",
        "The crisis that exploded in the party hurt its leaders.",
        "The band has threatened to launch an attack on the base.",
        "There were regular attacks on villages in Idlib.",
    ],
)
def test_what_goes_on_in_general_is_no_attack(text: str) -> None:
    types = [event["type"] for event in extract(text, published=PUBLISHED)["events"]]
    assert not [code for code in types if code.startswith("attack")]


def test_a_death_of_one_person_is_told_once() -> None:
    text = (
        "The murder of Judge Omar Aziz in Mosul on Monday shocked the city. Schools were closed. Shops were shut. "
        "Residents stayed at home. Officials said that Omar Aziz was killed by gunmen."
    )
    killings = [e for e in extract(text, published=PUBLISHED)["events"] if e["type"].startswith("attack")]
    assert len(killings) == 1
    assert killings[0]["roles"]["perpetrator"] == ["gunmen"]
