"""English news of fights: who fought, how many with "others", what a place lies beside, verbs of forces."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"  # a Wednesday


def _events(text: str, published: str = DAY) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=published)["events"] if e["type"] != "statement"]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("A judge and six others were abducted in Zaria on Monday.", "abducted", [7, 7]),
        ("The mayor and four others were killed in a blast in Tumaco on Monday.", "killed", [5, 5]),
        ("Nine people were killed and 20 others were wounded in a blast in Herat on Monday.", "killed", [9, 9]),
    ],
)
def test_who_stands_before_the_others_is_one_more(text: str, key: str, value: list[int]) -> None:
    assert _events(text)[0]["casualties"][key] == value


@pytest.mark.parametrize(
    "text",
    [
        "A gunfight erupted in a district that borders Chad on Monday, killing two traders.",
        "Gunmen killed two traders in a state bordering Chad on Monday.",
    ],
)
def test_what_a_place_borders_is_not_where_it_was(text: str) -> None:
    assert [e["place"] for e in _events(text)] == [None]


def test_those_who_bear_arms_and_fall_in_a_clash_fought() -> None:
    (clash,) = _events("Three soldiers and a nurse were hurt in a clash with guerrillas in Cauca on Monday.")
    assert clash["type"] == "clash"
    assert clash["roles"]["participant"] == ["guerrillas", "soldiers"]


def test_a_fight_of_this_week_is_told_as_going_on() -> None:
    (clash,) = _events("Army troops and militiamen have been fighting in the town of Yei since Sunday.")
    assert (clash["type"], clash["from"]) == ("clash", "2026-06-07")
    assert _events("Army troops and militiamen are fighting in the south.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three militants were neutralised by the army in Tank on Monday.", "attack.armed"),
        ("Jets hit rebel targets near Agadez on Monday.", "attack.airstrike"),
    ],
)
def test_verbs_of_forces(text: str, kind: str) -> None:
    assert [e["type"] for e in _events(text)] == [kind]


def test_soldiers_sent_to_eliminate_militants_have_killed_none_yet() -> None:
    assert all("killed" not in e["casualties"] for e in _events("Troops were sent to eliminate militants in Tank."))


def test_both_sides_of_an_exchange_are_freed() -> None:
    (swap,) = _events("Fifteen soldiers were exchanged for 30 rebel fighters near Juba on Monday.")
    assert swap["casualties"]["freed"] == [45, 45]


def test_rebels_who_drive_troops_out_hold_the_town() -> None:
    (taken,) = _events("The rebels ousted government troops from the town of Masisi on Monday.")
    assert taken["type"] == "territory.nonstate"


def test_the_last_word_of_a_longer_name_is_no_place() -> None:
    named = [m["name"] for m in extract("A clash took place in Zamboanga del Sur.", published=DAY)["mentions"]]
    assert "Tyre" not in named
    assert "Sur" not in named


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said nine smugglers were arrested in Tabriz and four others in Zahedan.", "arrest"),
        ("Gunmen abducted nine traders in Kano on Monday, and four farmers in Sokoto.", "abduction"),
    ],
)
def test_a_second_place_without_its_verb_is_a_second_deed(text: str, kind: str) -> None:
    first, second = _events(text)
    key = "captured" if kind == "arrest" else "abducted"
    assert [e["type"] for e in (first, second)] == [kind, kind]
    assert [e["casualties"][key] for e in (first, second)] == [[9, 9], [4, 4]]
    assert first["place"]["name"] != second["place"]["name"]


def test_who_is_hurt_by_a_deed_did_not_do_it() -> None:
    (told,) = _events("Terrorists murdered four people in Pemba on Monday. They were asleep when they were attacked.")
    assert told["roles"]["victim"] == ["people"]
    (shelled,) = _events("Six civilians were killed after shelling by the army in Nyala on Monday.")
    assert "perpetrator" not in shelled["roles"]


def test_the_raid_behind_an_attack_is_that_attack() -> None:
    (told,) = _events(
        "Armed men attacked a village near Arbinda, killing six people. The raid took place on Monday night."
    )
    assert (told["type"], told["from"]) == ("attack.armed", "2026-06-08")


def test_police_who_fall_in_an_encounter_fought() -> None:
    (clash,) = _events("Three policemen were killed in an encounter with Maoists in Gadchiroli on Monday.")
    assert clash["roles"]["participant"] == ["Maoists", "policemen"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Rebels raided the town at 11 p.m. on Monday night.", "2026-06-08T23:00:00"),
        ("Rebels raided the town at 5 a.m. on Monday morning.", "2026-06-08T05:00:00"),
    ],
)
def test_an_hour_is_of_the_day_whose_part_stands_behind_it(text: str, start: str) -> None:
    assert [e["from"] for e in _events(text)] == [start]


def test_who_enters_a_village_and_kills_attacks_it() -> None:
    (attack,) = _events("Herdsmen invaded a village in Plateau on Monday and slaughtered nine people.")
    assert attack["type"] == "attack.armed"
    (swept,) = _events("Soldiers swept a village in Plateau on Monday and killed nine rebels.")
    assert swept["type"] == "operation"
