"""Which deeds are one and which are two; deaths, words and threats that are no attack."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

PUBLISHED = "2022-01-25"


def _told(text: str) -> list[tuple[str, dict[str, list[str]]]]:
    events = extract(text, published=PUBLISHED)["events"]
    return [(event["type"], event["roles"]) for event in events if event["type"] != "statement"]


@pytest.mark.parametrize(
    ("text", "types", "victim"),
    [
        ("Rebels bombed a bridge on Monday and executed three guards.", ["attack.bombing", "attack.armed"], "guards"),
        ("The air force bombed cities and murdered six priests.", ["attack.airstrike", "attack.armed"], "priests"),
        (
            "Several bombs exploded in Mosul on Monday. A banker was murdered outside his house.",
            ["attack.bombing", "attack.armed"],
            "banker",
        ),
        (
            "A judge was killed by a bomb on Monday. There were other attacks, in which Omar Saleh was killed.",
            ["attack.bombing", "attack.armed"],
            "Omar Saleh",
        ),
    ],
)
def test_another_deed_has_its_own_victims(text: str, types: list[str], victim: str) -> None:
    told = _told(text)
    assert [kind for kind, _ in told] == types
    assert told[1][1]["victim"] == [victim]
    assert victim not in told[0][1].get("victim", [])


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in the market on Monday, murdering ten people.",
        "The priest was murdered when a bomb exploded in his car on Monday.",
    ],
)
def test_whom_a_bomb_murders_is_its_victim(text: str) -> None:
    told = _told(text)
    assert [kind for kind, _ in told] == ["attack.bombing"]
    assert told[0][1]["victim"]


@pytest.mark.parametrize(
    "text",
    [
        "The senator harshly attacked the president.",
        "The opposition struck a powerful blow against the cartels.",
        "The deputies held up signs listing victims.",
        "Any effort to bomb the plants would be futile.",
        "The former president died on Monday in Mosul.",
        "The death of the minister was announced on Monday.",
        "توفي الرئيس السابق يوم الإثنين في الموصل.",
        "مات ثلاثة أشخاص يوم الإثنين في الموصل.",
    ],
)
def test_what_is_no_deed_is_no_event(text: str) -> None:
    assert not [kind for kind, _ in _told(text) if kind.startswith(("attack", "robbery"))]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen opened fire in Mosul on Monday. Three people died.",
        "Three people died in an attack on a market in Mosul on Monday.",
        "فتح مسلحون النار في الموصل يوم الإثنين. وتوفي ثلاثة أشخاص.",
    ],
)
def test_who_dies_of_a_deed_is_counted(text: str) -> None:
    events = [e for e in extract(text, published=PUBLISHED)["events"] if e["type"].startswith("attack")]
    assert [event["casualties"].get("killed") for event in events] == [[3, 3]]


def test_other_attacks_alone_are_no_event() -> None:
    text = "Gunmen attacked a checkpoint in Mosul on Monday. Other attacks were reported in Kirkuk and Samarra."
    assert [roles["target"] for _, roles in _told(text)] == [["checkpoint"]]


def test_what_is_threatened_is_not_done() -> None:
    assert [kind for kind, _ in _told("The rebels threatened capturing or killing the mayor.")] == ["threat"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reporters were strafed by troops on Monday.", "attack.armed"),
        ("A helicopter strafed the village on Monday.", "attack.airstrike"),
        ("Gunmen machine-gunned the house of the mayor on Monday.", "attack.armed"),
        ("The houses were machinegunned by unidentified men on Monday.", "attack.armed"),
        ("Six priests were riddled with bullets at the university on Monday.", "attack.armed"),
        ("The minister spoke of the assassination of Omar Saleh.", "attack.assassination"),
        ("The headquarters was destroyed by a bomb explosion.", "attack.bombing"),
    ],
)
def test_words_that_tell_an_attack(text: str, kind: str) -> None:
    assert [told for told, _ in _told(text)] == [kind]


def test_casualties_do_nothing() -> None:
    text = "The rebels suffered nine casualties on Monday. They attacked a barracks in Mosul."
    doers = [name for _, roles in _told(text) for name in roles.get("perpetrator", [])]
    assert "casualties" not in doers
