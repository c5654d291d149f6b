"""Quarters and villages that no list holds, names that two places bear, and what only bears a quarter's name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


def _place(text: str) -> dict[str, Any]:
    (event,) = extract(text, published=DAY)["events"]
    found: dict[str, Any] = event["place"]
    return found


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        pytest.param("A bomb exploded in the Dora neighbourhood of Baghdad on Monday.", "Dora", "Baghdad", id="en"),
        pytest.param(
            "A bomb exploded in the al-Muthanna neighborhood of Mosul on Monday.",
            "al-Muthanna",
            "Mosul",
            id="en-article",
        ),
        pytest.param(
            "Clashes broke out in the Ashrafiyeh district of Aleppo on Monday.",
            "Ashrafiyeh",
            "Aleppo",
            id="en-district",
        ),
        pytest.param("قتل شخص في حي المثنى بمدينة الموصل أمس.", "المثنى", "الموصل", id="ar"),
        pytest.param("قتل شخص في حي القاهرة شمال الموصل أمس.", "القاهرة", "الموصل", id="ar-north-of"),
        pytest.param("اندلعت اشتباكات في حي الشيخ مقصود بحلب أمس.", "الشيخ مقصود", "حلب", id="ar-two-words"),
    ],
)
def test_a_quarter_lies_in_its_town(text: str, name: str, town: str) -> None:
    place = _place(text)
    assert (place["name"], place["path"][0]) == (name, town)
    assert place["lat"] is not None
    assert place["country"] in ("IQ", "SY")


def test_the_town_may_stand_before_its_quarter() -> None:
    # Arabic has the town behind its quarter only.
    text = "A bomb exploded in the Baghdad district of Sadr City on Monday."
    (event,) = extract(text, published=DAY)["events"]
    assert all(place["country"] == "IQ" for place in event["places"])
    assert "Baghdad" not in [place["name"] for place in event["places"] if place["path"][:1] == ["Sadr City"]]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        pytest.param("A shell hit the village of Tal al-Hawa in Nineveh on Monday.", "Nineveh", id="en"),
        pytest.param("انفجرت عبوة في قرية تل الهوى بناحية ربيعة غرب نينوى أمس.", "ربيعة", id="ar"),
    ],
)
def test_a_village_is_not_half_its_name(text: str, area: str) -> None:
    place = _place(text)
    assert (place["lat"], place["country"], place["path"][0]) == (None, "IQ", area)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # In Latin letters the two names differ.
        pytest.param("خرجت مظاهرة في عمان أمس تضامنا مع غزة.", "JO", id="levant"),
        pytest.param("خرجت مظاهرة في عمان أمس تضامنا مع اللاجئين السوريين.", "JO", id="syrians"),
        pytest.param("التقى السلطان الوزير الإيراني في عمان أمس.", "OM", id="gulf"),
    ],
)
def test_amman_or_oman_by_what_else_is_named(text: str, country: str) -> None:
    assert _place(text)["country"] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Three soldiers were killed in Kashmir on Monday.", "IN", id="en"),
        pytest.param("Three Pakistani soldiers were killed in Kashmir on Monday.", "PK", id="en-pakistan"),
        pytest.param("قتل ثلاثة جنود في كشمير أمس.", "IN", id="ar"),
        pytest.param("قتل ثلاثة جنود باكستانيين في كشمير أمس.", "PK", id="ar-pakistan"),
    ],
)
def test_kashmir_is_held_by_two(text: str, country: str) -> None:
    place = _place(text)
    assert (place["country"], place["lat"] is not None) == (country, True)


def test_a_quarter_lies_in_the_town_that_has_it() -> None:
    # Arabic has no such possessive: its quarters stand before their town.
    (event,) = extract("A bomb exploded in Baghdad's Dora district on Monday.", published=DAY)["events"]
    assert [(place["name"], place["country"]) for place in event["places"]] == [("Baghdad", "IQ"), ("Dora", "IQ")]
