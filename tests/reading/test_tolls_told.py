"""Tolls that are easily read wrongly: corrected, excepted, counted twice, told by two, and none at all."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


def _events(text: str) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=DAY)["events"] if e["type"] != "statement"]


def _claims(event: dict[str, Any], key: str) -> list[tuple[list[int | None], str, list[str]]]:
    return [
        (c["value"], c["status"], [link["name"] for link in c["chain"]]) for c in event["claims"] if c["slot"] == key
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A bomb went off in Mosul. An earlier toll of 50 dead was wrong; the final count is three.",
            id="en",
        ),
        pytest.param(
            "انفجرت قنبلة في الموصل أمس. وكانت حصيلة سابقة من 50 قتيلا خاطئة، والحصيلة النهائية ثلاثة قتلى.", id="ar"
        ),
    ],
)
def test_a_toll_called_wrong_is_a_denied_claim(text: str) -> None:
    (event,) = _events(text)
    assert event["casualties"]["killed"] == [3, 3]
    assert [(value, status) for value, status, _ in _claims(event, "killed")] == [
        ([50, 50], "denied"),
        ([3, 3], "occurred"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen abducted 50 students in Kirkuk on Monday. All but 38 were freed on Tuesday.", id="en"),
        pytest.param("خطف مسلحون 50 طالبا في كركوك أمس. وأفرج عن جميع الطلاب عدا 38 اليوم.", id="ar"),
    ],
)
def test_those_excepted_are_not_counted(text: str) -> None:
    freed = [event for event in _events(text) if event["type"] == "release"]
    assert freed
    assert all("freed" not in event["casualties"] for event in freed)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param("A flood hit Erbil on Monday, killing 40 people, 22 of whom were children.", [40, 40], id="en"),
        pytest.param("ضرب فيضان أربيل أمس وأدى إلى مقتل 40 شخصا، 22 منهم أطفال.", [40, 40], id="ar"),
    ],
)
def test_a_part_of_those_counted_is_no_second_toll(text: str, killed: list[int]) -> None:
    (found,) = [e["casualties"]["killed"] for e in _events(text) if "killed" in e["casualties"]]
    assert found == killed


@pytest.mark.parametrize(
    ("text", "tellers"),
    [
        pytest.param(
            "Militants attacked a base in Gao. The rebels said 20 soldiers had died, the government said three.",
            ("rebels", "government"),
            id="en-left-out",
        ),
        pytest.param(
            "Militants attacked a base in Gao. The rebels said 20 soldiers had died, while the government put "
            "the figure at three.",
            ("rebels", "government"),
            id="en-figure",
        ),
        pytest.param(
            "هاجم مسلحون قاعدة في غاو. وقالت الحركة إن 20 جنديا قتلوا، وقالت الحكومة إن ثلاثة قتلوا.",
            ("الحركة", "الحكومة"),
            id="ar",
        ),
    ],
)
def test_two_tellers_of_one_sentence_make_two_claims(text: str, tellers: tuple[str, str]) -> None:
    (event,) = _events(text)
    assert _claims(event, "killed") == [
        ([20, 20], "occurred", [tellers[0]]),
        ([3, 3], "occurred", [tellers[1]]),
    ]
    assert event["casualties"]["killed"] == [3, 20]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A shell hit a village near Kobani without causing casualties, and the army returned fire, killing two "
            "fighters.",
            id="en",
        ),
        pytest.param(
            "هاجم مسلحون نقطة للجيش قرب الرطبة أمس دون وقوع إصابات، ثم اشتبكوا مع الشرطة فقتل شرطيان.", id="ar-clash"
        ),
        pytest.param("سقطت قذيفة على القرية دون وقوع إصابات، ورد الجيش على مصادر النيران فقتل مقاتلان.", id="ar"),
    ],
)
def test_without_casualties_does_not_run_on(text: str) -> None:
    first, second = _events(text)
    assert first["casualties"] == {"killed": [0, 0], "injured": [0, 0]}
    assert second["casualties"] == {"killed": [2, 2]}


def test_whoever_opens_fire_is_not_shot() -> None:
    # Arabic has the verb with its preposition ("أطلق النار على"), and no participle without an object.
    (event,) = _events("Gunmen opened fire, killing two fighters.")
    assert event["roles"] == {"perpetrator": ["Gunmen"], "victim": ["fighters"]}


def test_the_two_are_counted_and_monday_is_a_day() -> None:
    # English has no day that is spelt like a number.
    (event,) = _events("أفرجت الجماعة عن الاثنين في الموصل.")
    assert (event["casualties"], event["from"]) == ({"freed": [2, 2]}, None)
    (event,) = _events("أفرجت الجماعة الاثنين عن رهينة في الموصل.")
    assert event["from"] == "2026-06-08"
