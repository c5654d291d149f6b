"""Ground taken, what adjectives are not, what walls are made of, and the ends of months."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

DAY = "2022-01-25"


@pytest.mark.parametrize(
    ("text", "code", "target"),
    [
        ("أعلن الجيش السيطرة الكاملة على بلدة مارع يوم الإثنين.", "territory.government", ["بلدة مارع"]),
        ("أعلن الجيش سيطرته الكاملة على مدينة حلب يوم الإثنين.", "territory.government", ["مدينة حلب"]),
        ("أدى الهجوم العنيف على الحاجز في كركوك يوم الإثنين إلى مقتل جنديين.", "attack.armed", ["الحاجز"]),
        ("استعاد الجيش تدمر يوم الأحد.", "territory.government", ["تدمر"]),
        ("استعاد الجيش السوري تدمر من تنظيم داعش يوم الأحد.", "territory.government", ["تدمر"]),
        ("The Syrian army recaptured Palmyra from Islamic State on Sunday.", "territory.government", ["Palmyra"]),
        ("بنت تركيا جدارا من الإسمنت على الحدود يوم الإثنين.", "construction", ["جدارا"]),
        ("Turkey built a wall of concrete and barbed wire on the border on Monday.", "construction", ["wall"]),
    ],
)
def test_targets(text: str, code: str, target: list[str]) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["roles"]["target"]) == (code, target)


def test_an_adjective_of_a_definite_masdar_did_nothing() -> None:
    (event,) = [
        event
        for event in extract("أدانت الحكومة الاعتداء الإرهابي الجبان على المسجد في ديالى يوم الأحد.", published=DAY)[
            "events"
        ]
        if event["type"] == "attack.armed"
    ]
    assert event["roles"] == {"target": ["المسجد"]}


@pytest.mark.parametrize(
    "text",
    [
        "استدرج المسلحون دورية إلى المبنى ثم فجروه يوم الأحد، ما أدى إلى مقتل أربعة جنود.",
        "The militants lured a patrol into a building and then blew it up on Sunday, killing four soldiers.",
    ],
)
def test_a_lure_and_its_blast_are_one_event(text: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert event["casualties"] == {"killed": [4, 4]}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The army withdrew from Aden before the end of 2019.", "2020-01-01"),
        ("The army withdrew from Aden before July 2019.", "2019-07-01"),
        ("The army withdrew from Aden by the end of July 2019.", "2019-08-01"),
        ("انسحب الجيش من عدن قبل نهاية 2019.", "2020-01-01"),
        ("انسحب الجيش من عدن قبل يوليو 2019.", "2019-07-01"),
        ("انسحب الجيش من عدن بحلول نهاية يوليو 2019.", "2019-08-01"),
    ],
)
def test_before_the_end_of_a_time_is_before_it_ends(text: str, end: str) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["from"], event["to"], event["precision"]) == (None, end, "before")


@pytest.mark.parametrize(
    "text",
    [
        "The government pledged to release the detainees before the end of July.",
        "تعهدت الحكومة بالإفراج عن المعتقلين قبل نهاية يوليو.",
    ],
)
def test_what_is_promised_before_an_end_is_to_come(text: str) -> None:
    planned = [event["planned"] for event in extract(text, published=DAY)["events"] if event["planned"]]
    assert planned == [{"from": None, "to": "2022-08-01", "precision": "before"}]
