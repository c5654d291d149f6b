"""Who tells is not who did it, and plain words of news in their usual sense; sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract


def _read(text: str) -> dict[str, Any]:
    return extract(text, published="2024-08-07")


def _slots(event: dict[str, Any], slot: str) -> list[Any]:
    return [claim["value"] for claim in event["claims"] if claim["slot"] == slot]


def _event(text: str, kind: str) -> dict[str, Any]:
    found = [event for event in _read(text)["events"] if event["type"] == kind]
    assert len(found) == 1, (text, [event["type"] for event in _read(text)["events"]])
    event: dict[str, Any] = found[0]
    return event


@pytest.mark.parametrize(
    "text",
    [
        "Villagers said shelling went on until dawn on Tuesday near Kupiansk.",
        "Residents reported shelling near the bridge in Kherson on Tuesday.",
        "Monks in Sagaing heard shelling on Monday night.",
        "The shelling, nurses said on Monday, killed four people in Loikaw.",
    ],
)
def test_who_tells_of_shelling_did_not_shell(text: str) -> None:
    event = _event(text, "attack.shelling")
    assert not _slots(event, "perpetrator")
    assert not _slots(event, "perpetrator_org")


def test_who_admits_a_deed_did_it() -> None:
    event = _event("The army admitted shelling the market in El Fasher on Tuesday.", "attack.shelling")
    assert _slots(event, "perpetrator_org") == ["army"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen who police say crossed from Niger attacked a market in Sokoto on Monday.",
        "The gunmen, who police say belong to a cattle gang, attacked a market in Sokoto on Monday.",
    ],
)
def test_a_teller_inside_a_relative_clause_is_no_doer(text: str) -> None:
    event = _event(text, "attack.armed")
    assert [name.lower().removeprefix("the ") for name in _slots(event, "perpetrator")] == ["gunmen"]
    assert not _slots(event, "perpetrator_org")


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Two soldiers were killed in Gao on Monday, police say.", "police"),
        (
            "A spokesman for President Bola Tinubu said troops killed 12 bandits in Zamfara on Monday.",
            "spokesman for President Bola Tinubu",
        ),
        ("A Reuters reporter at Hodeidah said troops killed two fishermen on Monday.", "Reuters reporter at Hodeidah"),
    ],
)
def test_tellers_by_office_and_by_post(text: str, teller: str) -> None:
    event = _event(text, "attack.armed")
    assert {claim["chain"][0]["name"] for claim in event["claims"] if claim["chain"]} == {teller}


def test_the_name_behind_an_inner_office_is_its_holders() -> None:
    text = "A spokesman for Prime Minister Robert Fico said troops killed two bandits in Gao on Monday."
    offices = [(one["subject"], one["object"]) for one in _read(text)["relations"] if one["kind"] == "holds_office"]
    assert ("Robert Fico", "spokesman for Prime Minister") not in offices


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The army announced the capture of Toretsk on Saturday.", "territory.government", "Toretsk"),
        ("The siege of Severodonetsk ended on Monday.", "cordon", "Severodonetsk"),
    ],
)
def test_what_befalls_towns_says_that_a_name_is_a_town(text: str, kind: str, place: str) -> None:
    event = _event(text, kind)
    assert any(place.lower()[:5] in str(value).lower() for value in _slots(event, "place")), _slots(event, "place")


def test_prisoners_are_received_in_a_transfer_and_guests_in_a_meeting() -> None:
    event = _event("Rwanda received 12 detainees from Burundi on Monday.", "transfer")
    assert _slots(event, "transferred") == [[12, 12]] or _slots(event, "transferred") == [{"min": 12, "max": 12}]
    _event("The president received the Polish foreign minister in Riga on Monday.", "meeting")


def test_lives_claimed_are_people_killed() -> None:
    event = _event("The blast claimed 12 lives in Quetta on Monday.", "attack.bombing")
    assert len(_slots(event, "killed")) == 1


def test_how_one_comes_is_no_doer() -> None:
    event = _event("Reinforcements arrived by land and air on Monday in Tikrit.", "deployment")
    assert _slots(event, "agent") == ["Reinforcements"]


def test_a_fence_that_is_put_up_is_built() -> None:
    event = _event("Latvia put up a fence along its border with Belarus in 2023.", "construction")
    assert not _slots(event, "facility")


def test_what_officials_tell_reporters_is_no_order() -> None:
    report = _read("A port official told Reuters that only 60 to 70 guards were left at the camp.")
    assert "order" not in [event["type"] for event in report["events"]]
    _event("The army told 60 to 70 guards to leave the camp in Hit on Monday.", "order")
    event = _event("The army told residents of Hit to leave on Monday.", "order")
    assert _slots(event, "recipient") == ["residents"]
