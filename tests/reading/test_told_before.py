"""What English sentences say of a deed that was told before, and of what went off, was taken or was shot down."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Output, extract

_BLAST = "A bomb exploded in a market in Lima on Monday, killing two people. "


def _events(text: str) -> list[Output]:
    events: list[Output] = extract(text, published="2022-01-25")["events"]
    return events


@pytest.mark.parametrize(
    "told",
    [
        "The Shining Path claimed responsibility.",
        "Responsibility was claimed by the Shining Path.",
        "Police said the Shining Path was responsible.",
        "Police attributed the attack to the Shining Path.",
        "The attack was attributed to members of the Shining Path.",
        "The Shining Path was behind the attack, police said.",
    ],
)
def test_who_did_it_is_told_later(told: str) -> None:
    events = [event for event in _events(_BLAST + told) if event["type"] == "attack.bombing"]
    assert [event["roles"].get("perpetrator_org") for event in events] == [["Shining Path"]]
    statuses = {claim["status"] for claim in events[0]["claims"] if claim["slot"] == "perpetrator_org"}
    assert statuses <= {"claimed", "accused"}


@pytest.mark.parametrize(
    "told", ["The government took responsibility for the debts.", "No one claimed responsibility."]
)
def test_nobody_did_it_who_is_not_said_to(told: str) -> None:
    assert all("perpetrator_org" not in event["roles"] for event in _events(_BLAST + told))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A car packed with explosives blew up in a market in Aden on Monday.", "attack.car_bomb"),
        ("A bomb exploded under a car in Aden on Monday.", "attack.bombing"),
        ("The bombing of a car killed two people in Aden on Monday.", "attack.bombing"),
        ("A warehouse holding 200 tonnes of ammonium nitrate blew up in Aden on Monday.", "hazard.man_made"),
        ("A woman wearing an explosive vest killed 15 people in Aden on Monday.", "attack.suicide_bomb"),
        ("Rockets struck a residential street in Aden on Monday.", "attack.shelling"),
        ("Soldiers shot down three missiles near Aden on Monday.", "operation"),
        ("Pirates boarded a container ship off Mombasa on Monday.", "abduction"),
        ("Gunmen shot dead a doctor and protest organiser in Basra on Monday.", "attack.armed"),
        ("Gunmen took a group of students as hostages in Aden on Monday.", "abduction"),
        ("The army brought the town back under its control on Monday.", "territory.government"),
        ("Soldiers found large quantities of narcotics in Aden on Monday.", "seizure"),
        ("The minister received today, Monday, the envoy of Iran in Baghdad.", "meeting"),
    ],
)
def test_kind_of_event(text: str, kind: str) -> None:
    assert [event["type"] for event in _events(text)] == [kind]


def test_one_person_dies_once() -> None:
    text = (
        "The murder of Judge Hector Parker shook Lima on Monday. Courts stayed shut. Lawyers marched. "
        "Gunmen shot and killed Hector Parker in Miraflores."
    )
    killings = [event for event in _events(text) if event["type"].startswith("attack")]
    assert len(killings) == 1
    assert killings[0]["roles"]["perpetrator"] == ["Gunmen"]


def test_the_blast_of_the_next_sentence_is_the_same() -> None:
    text = (
        "A car bomb exploded in a market in Baquba on Monday. The blast tore through rows of stalls at 8:30 a.m., "
        "when traders from the villages along the Diyala river were unloading."
    )
    assert [event["type"] for event in _events(text)] == ["attack.car_bomb"]


@pytest.mark.parametrize("text", ["Five judges have been killed in two months.", "Some kidnap."])
def test_sums_and_habits_are_no_events(text: str) -> None:
    assert _events(text) == []


def test_two_verbs_have_one_object() -> None:
    attack = _events("Rebels attacked and sank a fishing boat near Lima on Monday.")[0]
    assert attack["roles"] == {"perpetrator": ["Rebels"], "target": ["fishing boat"]}


def test_one_thing_with_an_article_is_no_habit() -> None:
    events = _events("A bomber has attacked a fishing boat in the Atlantic Ocean.")
    assert [event["roles"].get("target") for event in events] == [["fishing boat"]]
