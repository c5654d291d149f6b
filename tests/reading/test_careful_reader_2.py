"""More that misleads a reader of English stories: sums of years, what is asked for, what is wrecked and closed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


def _events(text: str, published: str = DAY) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=published)["events"] if e["type"] != "statement"]


@pytest.mark.parametrize(
    ("text", "kind", "slot", "who"),
    [
        ("Bandits launched coordinated raids on two villages near Bokkos.", "attack.armed", "perpetrator", ["Bandits"]),
        ("The border crossing has been closed.", "cordon", "target", ["border crossing"]),
        ("Jets destroyed four car bombs near Khazir.", "property_destruction", "target", ["car bombs"]),
        ("The vehicle came under fire by gunmen in Balkh.", "attack.armed", "perpetrator", ["gunmen"]),
        ("More than 400 refugees have crossed into Chad.", "displacement", "destination", ["Chad"]),
        ("Two people accused of helping rebels were arrested, police said.", "arrest", "target", ["people"]),
    ],
    ids=["raids", "closed", "destroyed", "under-fire", "refugees", "accused"],
)
def test_who_did_what_to_whom(text: str, kind: str, slot: str, who: list[str]) -> None:
    (event,) = _events(text)
    assert event["type"] == kind
    assert event["roles"][slot] == who


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A crowd ringed the station, demanding that the men be handed over.", "transfer"),
        ("Demonstrators demand the release of the former president.", "release"),
    ],
    ids=["be", "release"],
)
def test_what_is_asked_for_has_not_happened(text: str, kind: str) -> None:
    assert kind not in {event["type"] for event in _events(text)}


def test_those_who_speak_were_not_burnt() -> None:
    text = (
        "The security forces defected on Monday. "
        "Two trucks caught fire on the bridge; each side accused the other of burning them."
    )
    burnt = [target for event in _events(text) for target in event["roles"].get("target", [])]
    assert "security forces" not in burnt


def test_the_army_is_not_the_armed_group_of_that_name() -> None:
    # Arabic has no such pair in its lists: its groups are named by another word than the army.
    text = "The IRA admitted the bombing of a depot in Belfast. It blamed the Army for not passing on the warnings."
    accused = [target for event in _events(text) for target in event["roles"].get("target", [])]
    assert "Army" in accused
    assert "IRA" not in accused


def test_constant_raids_are_no_event() -> None:
    assert _events("The mayors deplore the constant raids by rebel groups.") == []


def test_the_worst_since_a_year_was_not_since_that_year() -> None:
    (event,) = _events("A bomber killed 22 people in Leeds in the deadliest assault in Britain since 2005.")
    assert event["from"] is None


@pytest.mark.parametrize(
    "text",
    [
        "قتل مفجر 22 شخصا في صعدة في الهجوم الأعنف في البلاد منذ 2015.",
        "قتل مفجر 22 شخصا في صعدة في هجوم هو الأكثر دموية في البلاد منذ اندلاع الحرب عام 2015.",
        "A bomber killed 22 people in Leeds in the deadliest assault in Britain since the war began in 2005.",
    ],
    ids=["ar", "since it began, ar", "since it began"],
)
def test_nor_was_it_since_what_began_then(text: str) -> None:
    event = _events(text)[0]
    assert event["from"] is None
    assert event["to"] is None or event["precision"] == "before"


def test_one_deed_of_a_year_is_no_sum_of_it() -> None:
    (event,) = _events("In 2013, al Shabaab killed 67 people in a shopping mall in Nairobi.")
    assert event["casualties"] == {"killed": [67, 67]}
    assert _events("In 2014, Boko Haram killed 600 people in Nigeria.") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He ordered a curfew from 9 p.m. to 5 a.m. in Gao.", id="en"),
        pytest.param("فرضت السلطات حظر التجول من الساعة 9 مساء إلى الساعة 5 صباحا في غاو.", id="ar"),
    ],
)
def test_a_stretch_over_midnight_ends_the_next_day(text: str) -> None:
    assert extract(text, published=DAY)["mentions"]


def test_a_month_may_be_a_surname() -> None:
    text = "Prime Minister Theresa May said police knew who the bomber was."
    assert "Theresa May" in {m["name"] for m in extract(text, published=DAY)["mentions"] if m["kind"] == "actor"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The navy destroyed two missiles in Hodeidah.", "operation"),
        ("The army destroyed two schools in Hodeidah.", "property_destruction"),
        ("دمر الجيش مدرستين في الحديدة.", "property_destruction"),
    ],
)
def test_missiles_destroyed_are_an_operation_and_buildings_are_not(text: str, kind: str) -> None:
    assert [event["type"] for event in _events(text)] == [kind]
