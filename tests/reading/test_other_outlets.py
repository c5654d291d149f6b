"""Deeds in the words and constructions of other outlets: word families, gerunds, feasts, what is no event.

The constructions are of English; the words' twins in Arabic are those that its own lists already hold.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tansiq.knowledge.compass import compass_names
from tansiq.reading import read_text, to_contract
from tansiq.reading.times.feasts import easter

PUBLISHED = "2024-06-22"  # a Saturday


def read(text: str) -> list[dict[str, Any]]:
    reading = read_text(text, published=PUBLISHED, title="")
    return list(to_contract(reading, doc_id="one", text=text)["events"])


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("attack.armed", "Masked men burst into a hall in Adana on Sunday and sprayed the guests with bullets."),
        ("attack.armed", "Two hikers were hacked to death near Taza on Monday."),
        ("attack.sexual", "A nurse was sexually assaulted by two policemen in Patna on Friday."),
        ("attack.mob", "Villagers stoned to death a woman in Ghor on Tuesday."),
        ("attack.ied", "A roadside device exploded beside a patrol near Gossi on Friday, killing two soldiers."),
        ("attack.airstrike", "The raid by warplanes on Sinjar on Thursday killed three fighters."),
        ("attack.prison", "Militants blasted their way into a jail in Bannu on Sunday."),
        ("abduction", "A priest was bundled into a car by armed men in Enugu on Sunday."),
        ("abduction", "Bandits made off with 80 pupils from a school in Jangebe on Friday."),
        ("arrest", "Three men were jailed in Omsk on Thursday."),
        ("release", "The captors let the hostages go in Sulu on Monday."),
        ("displacement", "Around 900 civilians took refuge in a church in Yei on Thursday."),
        ("displacement", "More than 100,000 people crossed into Chad in April."),
        ("operation", "Special forces swooped on a hideout in Nablus on Tuesday."),
        ("deployment", "The navy moved a destroyer into the Red Sea on Sunday."),
        ("cordon", "Rebels laid siege to the garrison in Brega on Tuesday."),
        ("surveillance", "Drones circled above the refugee camp in Jenin on Friday."),
        ("territory.government", "Government troops drove the rebels from the town of Kidal on Tuesday."),
        ("territory.transfer", "French soldiers vacated the base at Gao on Monday."),
        ("construction", "Hungary put up a razor-wire fence along its border with Serbia in 2015."),
        ("order", "The government expelled three diplomats on Wednesday."),
        ("protest.force", "Soldiers fired into a crowd outside the palace in Conakry on Monday."),
        ("riot.mob", "A mob ransacked shops owned by foreigners in Durban on Monday."),
        ("work_stoppage", "Students boycotted classes in Dhaka on Monday."),
        ("hazard.man_made", "A passenger train jumped the tracks near Gaya on Friday."),
    ],
)
def test_a_deed_is_known_by_its_family_of_words(wanted: str, text: str) -> None:
    assert wanted in [event["type"] for event in read(text)]


@pytest.mark.parametrize(
    ("unwanted", "text"),
    [
        ("abduction", "The bodies of the wounded were taken away by soldiers in Gao on Monday."),
        ("meeting", "A bishop visited Bangui on Sunday."),
        ("meeting", "The hospital received the bodies of 29 children on Thursday."),
        ("work_stoppage", "A colonel called the strike a mistake on Monday."),
        ("threat", "The agency warned that up to a million people could go hungry."),
        ("displacement", "Guards caught 40 families attempting to cross into Iraq on Monday."),
        ("seizure", "The military seized power in February."),
        ("arrest", "Villagers were caught in crossfire between rebels and the army near Uvira on Friday."),
        ("operation", "A spokesman for military operations gave no toll on Monday."),
        ("territory.government", "American soldiers captured on Wednesday were shown on television."),
        ("territory.nonstate", "The soldiers captured near Kumanovo on Wednesday are well."),
    ],
)
def test_what_is_no_such_event(unwanted: str, text: str) -> None:
    assert unwanted not in [event["type"] for event in read(text)]


def test_fighting_behind_a_preposition_is_a_noun() -> None:
    (event,) = read("At least 32 people died in fighting around the town of Sake on Thursday.")
    assert (event["type"], event["casualties"]["killed"]) == ("clash", [32, None])


def test_who_spoke_after_doing_something_told_what_stands_before() -> None:
    (event,) = [
        e
        for e in read("A car bomb killed 100 people in Baidoa on Friday, the president said after visiting the scene.")
        if e["type"] == "attack.car_bomb"
    ]
    assert event["sources"] == [["president"]]


def test_a_clause_behind_since_is_of_that_day() -> None:
    text = "The road has been shut since Thursday, when the army ordered its troops to leave the town."
    (event,) = [e for e in read(text) if e["type"] == "order"]
    assert (event["from"], event["to"]) == ("2024-06-20", "2024-06-21")


def test_an_officer_of_a_place_is_a_person() -> None:
    (event,) = read("The governor of Sudan's West Darfur state was killed on Wednesday.")
    assert event["roles"]["victim"] == ["governor of Sudan's West Darfur state"]
    assert event["casualties"]["killed"] == [1, 1]


def test_talks_have_those_who_flew_to_them_and_a_name_alone() -> None:
    (event,) = read("The army chief flew to Kabul for talks with President Ashraf Ghani.")
    assert event["type"] == "meeting"
    assert event["place"]["name"] == "Kabul"
    assert "Ashraf Ghani" in event["roles"]["participant"]
    (met,) = read("The secretary-general met Haftar in Benghazi on Friday.")
    assert "Haftar" in met["roles"]["participant"]


def test_a_bomb_that_wrecks_something_is_a_bombing_where_it_is_told_first() -> None:
    (event,) = read("A 200kg device wrecked the centre of Banbridge on Saturday.")
    assert event["type"] == "attack.bombing"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Easter Sunday bombings killed 250 people in Sri Lanka.", "2024-03-31"),
        ("A gunman attacked a church in Minya on Christmas Eve 2011, killing nine.", "2011-12-24"),
        ("Gunmen killed 39 people at a nightclub in Istanbul on New Year's Eve.", "2023-12-31"),
    ],
)
def test_a_feast_is_a_day(text: str, day: str) -> None:
    (event,) = read(text)
    assert event["from"] == day


def test_easter_follows_the_gregorian_computus() -> None:
    days = {1818: date(1818, 3, 22), 1998: date(1998, 4, 12), 2019: date(2019, 4, 21), 2038: date(2038, 4, 25)}
    assert {year: easter(year) for year in days} == days


def test_a_clock_may_have_a_dot() -> None:
    (event,) = read("A bomb went off at 3.02 pm on Friday in Omagh.")
    assert event["from"] == "2024-06-21T15:02:00"


def test_at_sea_is_off_a_coast() -> None:
    (event,) = read("The tanker was hijacked on Friday some 280 nautical miles off Oman.")
    assert event["place"]["country"] == "OM"


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [
        ("Nord Kivu", "CD", ["North Kivu"]),
        ("Kasai-Oriental", "CD", ["East Kasai", "Eastern Kasai"]),
        ("Liban-Nord", "LB", ["North Lebanon"]),
        ("Northern Darfur", "SD", ["North Darfur"]),
        ("Rio Grande do Sul", "BR", ["South Rio Grande"]),
        ("Northern Province", "RW", []),
        ("West Virginia", "US", []),
        ("Zug", "CH", []),
    ],
)
def test_provinces_have_the_english_name_of_their_compass_point(name: str, country: str, english: list[str]) -> None:
    assert compass_names(name, country) == english


def test_a_province_is_found_by_that_name() -> None:
    (event,) = read("Rebels killed two herders in North Kivu on Monday.")
    assert (event["place"]["country"], event["place"]["name"]) == ("CD", "Nord Kivu")


def test_troops_deploy_in_the_city_told_of_before() -> None:
    events = read("Gunmen killed two guards in Tripoli, Lebanon, on Friday. The army deployed heavily in the city.")
    (sent,) = [e for e in events if e["type"] == "deployment"]
    assert (sent["place"]["text"], sent["place"]["country"]) == ("the city", "LB")
