"""Days and places that two reports must read alike to be told of one event: other years, namesakes abroad, offices."""

from __future__ import annotations

import pytest

from tests.reading.outputs import Output, extract


def _event(text: str, *, published: str = "2021-08-19") -> Output:
    events = extract(text, published=published)["events"]
    assert events, text
    event: Output = events[-1]
    return event


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("On 19 August last year", "2020-08-19"),
        ("On August 19 last year", "2020-08-19"),
        ("On August 19 of last year", "2020-08-19"),
        ("On 3 May this year", "2021-05-03"),
        ("In August last year", "2020-08-01"),
        ("In May last year", "2020-05-01"),
        ("On 19 August", "2021-08-19"),
    ],
)
def test_a_year_is_counted_from_the_report(told: str, first: str) -> None:
    assert _event(f"{told} gunmen killed a doctor in Basra.")["from"] == first


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("عمان – قال مصدر عسكري إن الجيش عثر على كميات كبيرة من المخدرات أمس قرب الحدود.", "JO"),
        ("مسقط – قتل ثلاثة أشخاص في هجوم في عمان أمس.", "OM"),
        ("قتل 15 شخصا أمس في تفجير هز بلدة جولو بإقليم سولو جنوبي الفلبين.", "PH"),
        ("قتل 15 شخصا أمس في تفجير هز بلدة جولو.", "UG"),
        ("التقى وزير الخارجية السعودي نظيره الإيراني في العاصمة الصينية بكين أمس.", "CN"),
        ("قتل ثلاثة أشخاص في هجوم في مدينة الصينية شمال تكريت أمس.", "IQ"),
        ("Gunmen attacked a base in Manda Bay on Kenya's coast on Monday.", "KE"),
        ("Gunmen attacked a base in Handa in Japan on Monday.", "JP"),
        ("Gunmen attacked a ship in Manila Bay on Monday.", "PH"),
    ],
)
def test_a_place_is_of_the_country_told_of(text: str, country: str) -> None:
    assert _event(text)["place"]["country"] == country


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("انفجرت عبوة ناسفة في سوق في بغداد اليوم الأربعاء.", "بغداد"),
        ("انفجرت عبوة ناسفة في سوق في بغداد اليوم.", "بغداد"),
        ("قتل ثلاثة أشخاص في هجوم وسط بغداد اليوم الأربعاء، بحسب وكالة بغداد اليوم.", "بغداد"),
    ],
)
def test_a_town_and_a_day_are_no_agency(text: str, place: str) -> None:
    event = _event(text, published="2021-07-21")
    assert (event["place"]["name"], event["from"]) == (place, "2021-07-21")


def test_the_agency_of_that_name_is_one() -> None:
    found = extract("قال مصدر أمني لبغداد اليوم إن عبوة انفجرت في الكرخ أمس.", published="2021-07-21")
    assert "Baghdad Today" in {name for m in found["mentions"] if m["kind"] == "actor" for name in m["names"]}


@pytest.mark.parametrize(
    ("text", "kind", "counts"),
    [
        ("انفجرت عبوة ناسفة في سوق في كركوك أمس فأصابت 15 شخصا.", "attack.ied", {"injured": [15, 15]}),
        ("سقطت قذيفة على سوق في كركوك أمس فأصابت 15 شخصا.", "attack.shelling", {"injured": [15, 15]}),
        ("ارتفع إلى 138 عدد قتلى الهجوم على قرية سولهان ليل الجمعة.", "attack.armed", {"killed": [138, 138]}),
        ("Thirty cadets died when an academy in Tripoli was hit from the air on Saturday.", "attack.airstrike",
         {"killed": [30, 30]}),
        ("Attackers drove a truck bomb into a base in Gao on Friday, killing 60.", "attack.car_bomb",
         {"killed": [60, 60]}),
    ],
)  # fmt: skip
def test_one_attack_and_its_toll(text: str, kind: str, counts: dict[str, list[int]]) -> None:
    events = extract(text, published="2021-07-21")["events"]
    assert [(event["type"], event["casualties"]) for event in events] == [(kind, counts)]
