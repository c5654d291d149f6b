"""What was seized, with number and unit; a person is arrested."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2022-01-25"
_Items = list[tuple[str, list[Any], str]]

SEIZED: list[tuple[str, _Items]] = [
    ("ضبطت الشرطة 12 بندقية و20 قنبلة في البصرة يوم الإثنين.", [("بندقية", [12, 12], ""), ("قنبلة", [20, 20], "")]),
    ("صادرت قوات الأمن طنين من المخدرات في ميناء بيروت يوم الأحد.", [("المخدرات", [2, 2], "طن")]),
    ("ضبطت الجمارك 300 كيلوغرام من الكبتاغون في معبر نصيب يوم الإثنين.", [("الكبتاغون", [300, 300], "كيلوغرام")]),
    ("ضبطت الجمارك 300 كغم من الحشيش في معبر نصيب يوم الإثنين.", [("الحشيش", [300, 300], "كغم")]),
    ("ضبط الأمن العام 5 آلاف لتر من الوقود المهرب في طرابلس يوم الأحد.", [("الوقود المهرب", [5000, 5000], "لتر")]),
    ("ضبط 15 قطعة سلاح في ديالى يوم الأحد.", [("سلاح", [15, 15], "قطعة")]),
    ("تم ضبط مليون حبة مخدرة في عمان يوم الأحد.", [("حبة مخدرة", [1_000_000, 1_000_000], "")]),
    ("أعلنت الشرطة ضبط كمية من المتفجرات في كركوك يوم الأحد.", [("المتفجرات", [1, None], "")]),
    (
        "Police seized 12 rifles and 20 grenades in Basra on Monday.",
        [("rifles", [12, 12], ""), ("grenades", [20, 20], "")],
    ),
    ("Customs officers confiscated two tons of hashish in Beirut on Sunday.", [("hashish", [2, 2], "tons")]),
    ("Police seized 300 kg of captagon at the Nasib crossing on Monday.", [("captagon", [300, 300], "kg")]),
    ("The navy seized 250kg of heroin in the Gulf of Oman on Sunday.", [("heroin", [250, 250], "kg")]),
    (
        "Security forces confiscated 5,000 litres of smuggled fuel in Tripoli on Sunday.",
        [("smuggled fuel", [5000, 5000], "litres")],
    ),
    ("Police seized 15 pieces of weaponry in Diyala on Sunday.", [("weaponry", [15, 15], "pieces")]),
    ("Police seized a quantity of explosives in Kirkuk on Sunday.", [("explosives", [1, None], "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items"), SEIZED)
def test_goods_are_seized(text: str, items: _Items) -> None:
    output = extract(text, published=DAY)
    (event,) = output["events"]
    assert event["type"] == "seizure"
    assert [(item["what"], item["value"], item["unit"]) for item in event["items"]] == items
    assert event["roles"]["target"] == [what for what, _, _ in items]
    assert event["casualties"] == {}
    assert output["figures"] == []


@pytest.mark.parametrize(
    ("text", "captured"),
    [
        ("ضبطت الشرطة ثلاثة مهربين في البصرة يوم الإثنين.", [3, 3]),
        ("ضبطت قوة من الجيش مسلحين اثنين في الموصل يوم الأحد.", [2, 2]),
        ("Police seized three smugglers in Basra on Monday.", [3, 3]),
    ],
)
def test_people_are_arrested(text: str, captured: list[int]) -> None:
    (event,) = extract(text, published=DAY)["events"]
    assert (event["type"], event["casualties"]) == ("arrest", {"captured": captured})
