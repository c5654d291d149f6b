"""What misleads a reader of English stories about where, when and who: streets, shared names, tolls, cures abroad."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"  # a Wednesday


def _events(text: str, published: str = DAY) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=published)["events"] if e["type"] != "statement"]


def _places(text: str) -> list[str]:
    return [m["name"] for m in extract(text, published=DAY)["mentions"] if m["kind"] == "place"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police found a body on Lancaster Avenue in Cape Town.", ["Cape Town"]),
        ("Leeds Road was closed, residents of Bradford said.", ["Bradford"]),
        ("Shots were fired near Tunis Street in Cairo.", ["Cairo"]),
        ("A shell fell in a Baghdad street.", ["Baghdad"]),
    ],
    ids=["avenue", "opening", "street", "a-street-of-the-town"],
)
def test_a_street_named_after_a_town_is_not_there(text: str, names: list[str]) -> None:
    assert _places(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Villages burnt in North and West Darfur.", ["Northern Darfur", "Western Darfur"]),
        ("Floods hit West and North Sinai.", ["North Sinai"]),
        ("Shells fell on eastern and western Ghouta.", ["Eastern Ghouta", "Ghouta"]),
    ],
    ids=["both", "no-such-side", "small-letters"],
)
def test_two_sides_share_the_name_behind_them(text: str, names: list[str]) -> None:
    assert _places(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The war in Ethiopia goes on. Shells fell on the capital of the Tigray region.",
        "Shells fell on the capital of Ethiopia's Tigray region.",
        "The war in Ethiopia goes on. Shells fell on the Tigray capital.",
        "The war in Ethiopia goes on. Shells fell on the region's capital.",
    ],
    ids=["of-the", "owned", "before", "called-so"],
)
def test_the_capital_of_a_region_is_not_the_country_s(text: str) -> None:
    assert "Addis Ababa" not in _places(text)


def test_the_capital_of_a_country_is_still_known() -> None:
    assert "Addis Ababa" in _places("Shells fell on Ethiopia's capital.")


@pytest.mark.parametrize("how", ["given by", "issued by", "provided by", "from"])
def test_a_toll_is_told_by_who_gave_it(how: str) -> None:
    text = f"An earlier toll {how} the army said five soldiers had been killed in an ambush near Gao."
    (event,) = _events(text)
    assert event["sources"] == [["army"]]


def test_a_plan_for_the_weekday_of_the_report_is_for_that_day() -> None:
    (event,) = _events("The ministers of Chad and Niger will meet on Wednesday in Abuja.")
    assert (event["status"], event["from"]) == ("planned", DAY)
    (later,) = _events("The ministers of Chad and Niger will meet next Wednesday in Abuja.")
    assert later["from"] == "2026-06-17"


@pytest.mark.parametrize(
    "text",
    [
        "A gunman shot the governor, who was flown to Miami for treatment.",
        "The mayor was shot and wounded and was taken to a hospital in Amman.",
        "The attack wounded twelve people, three of whom were sent to Dakar.",
    ],
    ids=["who", "hospital", "of-whom"],
)
def test_where_the_hurt_were_taken_is_not_where_they_were_hurt(text: str) -> None:
    (event,) = _events(text)
    assert event["places"] == []


def test_where_captives_were_taken_is_told_still() -> None:
    kinds = {e["type"]: e for e in _events("Two tourists were stabbed on Monday and evacuated to Cairo.")}
    assert kinds["transfer"]["roles"]["destination"] == ["Cairo"]
    assert kinds["attack.armed"]["place"] is None


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("The mayor was assassinated in an attack on his home in Tripoli.", "attack.assassination", ["home"]),
        ("The general was assassinated in a bombing in Aden.", "attack.assassination", None),
        ("Two villagers were stabbed in an ambush near Bor.", "attack.ambush", None),
    ],
    ids=["home", "bombing", "ambush"],
)
def test_a_deed_and_what_it_was_done_in_are_one(text: str, kind: str, target: list[str] | None) -> None:
    (event,) = _events(text)
    assert event["type"] == kind
    assert event["roles"].get("target") == target


@pytest.mark.parametrize("deed", ["that attack", "the bombing"])
def test_who_says_that_it_was_behind_a_deed_owns_up_to_it(deed: str) -> None:
    (event,) = _events(f"A bomb killed nine people in Kabul. The Islamic State group said it was behind {deed}.")
    (claim,) = [c for c in event["claims"] if c["slot"] == "perpetrator_org"]
    assert (event["status"], claim["status"]) == ("occurred", "claimed")


def test_who_is_said_to_be_behind_a_deed_is_accused() -> None:
    (event,) = _events(
        "A bomb killed nine people in Kabul. The Islamic State group was behind the bombing, police said."
    )
    assert [c["status"] for c in event["claims"] if c["slot"] == "perpetrator_org"] == ["accused"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("An IED attached to a vehicle of the ministry detonated in Kabul.", "vehicle of the ministry"),
        ("A magnetic bomb stuck to a police van exploded in Kabul.", "police van"),
        ("A bomb planted under a school bus went off in Kabul.", "school bus"),
    ],
    ids=["attached", "stuck", "planted"],
)
def test_what_a_bomb_was_fixed_to_is_what_it_struck(text: str, target: str) -> None:
    (event,) = _events(text)
    assert event["roles"]["target"] == [target]
    assert "IED" in event["roles"]["weapon"][0] or "bomb" in event["roles"]["weapon"][0]


def test_to_walk_out_of_talks_is_no_strike() -> None:
    assert _events("The rebels walked out of peace talks on Monday.") == []
    assert _events("Delegates walked out of the meeting.") == []
    assert [e["type"] for e in _events("Miners walked out in Lima on Monday.")] == ["work_stoppage"]


@pytest.mark.parametrize("long", ["two days", "a week", "almost three days"])
def test_how_long_it_stayed_shut_does_not_date_what_was_before(long: str) -> None:
    text = f"The governor spoke on Sunday. Schools were shut for {long} after a shooting killed three pupils in Mardan."
    (event,) = _events(text)
    assert (event["from"], event["to"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Soldiers from Kenya, Malawi and Nepal were killed in an attack near Goma.", ["Soldiers"]),
        ("Rebels killed peacekeepers from Kenya, Malawi and Nepal near Goma.", ["peacekeepers"]),
    ],
    ids=["subject", "object"],
)
def test_where_soldiers_come_from_is_neither_place_nor_target(text: str, victims: list[str]) -> None:
    (event,) = _events(text)
    assert [place["name"] for place in event["places"]] == ["Goma"]
    assert event["roles"]["victim"] == victims
    assert "target" not in event["roles"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The judge, his wife and his driver were killed by gunmen in Quetta.", 3),
        ("Gunmen killed a judge, his wife and two guards in Quetta.", 4),
    ],
    ids=["three", "with-two-guards"],
)
def test_single_persons_of_a_list_are_counted(text: str, killed: int) -> None:
    (event,) = _events(text)
    assert event["casualties"]["killed"] == [killed, killed]
