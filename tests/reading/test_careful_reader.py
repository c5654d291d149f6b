"""What a careful reader of English wire stories is not misled by: other doers, other days, names that are no places."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


def _events(text: str, published: str = DAY) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=published)["events"] if e["type"] != "statement"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        pytest.param("A bomb killed two in Herat on Monday. The Taliban claimed the attack.", "Taliban", id="active"),
        pytest.param("A bomb killed two in Kano. The attack was claimed by Boko Haram.", "Boko Haram", id="passive"),
    ],
)
def test_who_claims_an_attack_is_said_to_have_done_it(text: str, doer: str) -> None:
    # In Arabic تبنى says so, which the reading knew; English "claim" is also a verb of saying and of tolls.
    (event,) = _events(text)
    owners = {(c["value"], c["status"]) for c in event["claims"] if c["slot"] == "perpetrator_org"}
    assert owners == {(doer, "claimed")}


def test_the_owner_tells_of_the_attack_it_owns_up_to() -> None:
    text = (
        "A bomber struck the station in Sibi, killing six. "
        "The BLA claimed responsibility for the attack, saying it had targeted a convoy."
    )
    (event,) = _events(text)
    assert "convoy" in event["roles"]["target"]


def test_what_another_army_does_later_is_another_attack() -> None:
    text = (
        "Rebels of the Rapid Support Forces opened fire in the clinic of Nyala on Friday. "
        "The army carried out air strikes on depots east of the city, residents said."
    )
    assert "attack.airstrike" in {event["type"] for event in _events(text)}
    assert len(_events(text)) == 2


def test_a_man_shot_elsewhere_was_not_hurt_by_the_bomb() -> None:
    text = "A bomb exploded in a pub in Derry, injuring four. In Belfast, a man was shot dead from a passing car."
    bombing, shooting = _events(text)
    assert bombing["casualties"] == {"injured": [4, 4]}
    assert shooting["place"]["name"] == "Belfast"


def test_a_day_beside_another_verb_does_not_date_the_attack() -> None:
    (event,) = _events("The town on Friday buried the victims of a missile attack that killed nine people.")
    assert event["from"] is None


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param("1974-11-22", "1974-11-21", id="day-before"),
        pytest.param("1974-11-21", "1974-11-21", id="same-day"),
        pytest.param("1974-12-30", "1974-12-30", id="too-long-before"),
    ],
)
def test_a_place_line_without_a_year_says_when_today_is(published: str, day: str) -> None:
    (event,) = _events("BELFAST, Nov. 21 (UPI) — A bomb exploded today outside a bank in Belfast.", published)
    assert event["from"] == day


@pytest.mark.parametrize(
    ("text", "kind", "slot", "who"),
    [
        pytest.param("The last French troops left Gao on Monday.", "territory.transfer", "target", "Gao", id="left"),
        pytest.param("Farmers blocked a bridge.", "protest.peaceful", "target", "bridge", id="blocked"),
        pytest.param("Families streamed into Dori.", "displacement", "destination", "Dori", id="into"),
        pytest.param("Families fled to the town of Dori.", "displacement", "destination", "town of Dori", id="to"),
        pytest.param("The firm withdrew its staff from Palma.", "transfer", "target", "staff", id="staff"),
    ],
)
def test_who_leaves_and_whither(text: str, kind: str, slot: str, who: str) -> None:
    (event,) = _events(text)
    assert event["type"] == kind
    assert event["roles"][slot] == [who]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The attackers fled from the scene.", id="attackers"),
        pytest.param("The charity suspended all activities in the area.", id="suspended"),
        pytest.param("The commander of the eastern forces left Moscow on Monday.", id="commander"),
    ],
)
def test_no_event_is_made_of_it(text: str) -> None:
    assert _events(text) == []


def test_things_called_by_a_capital_are_no_towns() -> None:
    text = "Gunmen stormed South Hospital in El Fasher. The bomb went off inside the Cathedral of Our Lady in Jolo."
    places = {m["name"] for m in extract(text, published=DAY)["mentions"] if m["kind"] == "place"}
    assert places == {"El Fasher", "Jolo"}
    assert _events(text)[0]["roles"]["target"] == ["South Hospital"]


@pytest.mark.parametrize(
    ("text", "kind", "slot", "who"),
    [
        ("Dozens dead after jihadists overrun border town", "territory.nonstate", "agent", "jihadists"),
        ("12 killed after gunmen attack village in Niger", "attack.armed", "perpetrator", "gunmen"),
    ],
    ids=["overrun", "attack"],
)
# The twin of headlines in Arabic is the plain present or masdar, which its grammar reads anyway.
def test_headlines_tell_in_the_present(text: str, kind: str, slot: str, who: str) -> None:
    (event,) = _events(text)
    assert event["type"] == kind
    assert event["roles"][slot] == [who]


def test_those_killed_beside_a_blockade_were_killed_by_who_fired() -> None:
    text = "Security forces opened fire on demonstrators blocking a bridge in Nasiriyah, leaving 25 protesters dead."
    fired = next(event for event in _events(text) if event["type"] == "protest.force")
    assert fired["casualties"] == {"killed": [25, 25]}


def test_who_speaks_next_was_not_stolen() -> None:
    text = "Fighters looted drugs and stole an ambulance, Doctors Without Borders (MSF) said."
    targets = {t for event in _events(text) for t in event["roles"]["target"]}
    assert not any("Doctors" in target for target in targets)


@pytest.mark.parametrize(
    ("text", "kind", "slot", "who"),
    [
        (
            "Fierce fighting between the army and the M23 armed group reached the centre of Goma on Monday.",
            "clash",
            "participant",
            ["army", "M23 armed group"],
        ),
        ("Rebel fighters set fire to oil wells near Qayyarah.", "attack.arson", "target", ["oil wells"]),
        ("A total of 234 families were evacuated from the suburbs.", "transfer", "target", ["families"]),
        (
            "A commander, Brigadier Rustam Haddad, was lightly wounded by a roadside bomb.",
            "attack.ied",
            "victim",
            ["Rustam Haddad"],
        ),
        ("Attack in Pulwama: 40 men killed", "attack.armed", "victim", ["men"]),
    ],
    ids=["fighting", "set-fire", "total", "aside", "colon"],
)
def test_words_that_are_nouns_here_and_verbs_elsewhere(text: str, kind: str, slot: str, who: list[str]) -> None:
    (event,) = _events(text)
    assert event["type"] == kind
    assert event["roles"][slot] == who


def test_a_number_before_a_unit_names_it() -> None:
    text = "The 444 Brigade held 31 men in Tripoli."
    assert 444 not in [m["value"][0] for m in extract(text, published=DAY)["mentions"] if m["kind"] == "quantity"]


def test_the_only_day_of_a_long_sentence_dates_its_event() -> None:
    text = (
        "At least nine guards were killed when a bomber rammed a truck into a bus that was part of a convoy "
        "on the coastal highway in Latakia province on Monday."
    )
    (event,) = _events(text)
    assert event["from"] == "2026-06-08"


def test_talks_of_why_do_not_hide_what_happened() -> None:
    text = "The president declared martial law after fighting broke out between troops and rebels in Marawi."
    assert {event["type"] for event in _events(text)} == {"order", "clash"}
