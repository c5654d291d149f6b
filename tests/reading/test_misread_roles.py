"""Roles and events that are easily read wrongly: who faces a riot, ranks as weapons, deaths that set a fight off."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


def _events(text: str) -> list[dict[str, Any]]:
    return [e for e in extract(text, published=DAY)["events"] if e["type"] != "statement"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police faced riots in Basra on Monday.", id="en"),
        pytest.param("واجهت الشرطة أعمال شغب في البصرة أمس.", id="ar"),
    ],
)
def test_whoever_faces_a_riot_is_no_rioter(text: str) -> None:
    (event,) = _events(text)
    assert event["type"].startswith("riot")
    assert not {"perpetrator", "perpetrator_org"} & event["roles"].keys()


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        # English ranks stand behind "with the rank of", which is no slot of a weapon.
        pytest.param("اغتيل ضابط برتبة عقيد وزوجته في الموصل أمس.", [], id="ar-rank"),
        pytest.param("قتل ضابط برتبة نقيب بانفجار عبوة ناسفة في كركوك أمس.", ["عبوة ناسفة"], id="ar-what-went-off"),
        pytest.param("قتل شاب بسكين في بغداد أمس.", ["سكين"], id="ar-knife"),
    ],
)
def test_a_weapon_is_what_does_harm(text: str, weapons: list[str]) -> None:
    (event,) = _events(text)
    assert event["roles"].get("weapon", []) == weapons


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Clashes broke out in Deir ez-Zor on Monday after the killing of a tribal leader.", id="en-clashes"
        ),
        pytest.param("Protests erupted in Basra on Monday following the killing of two activists.", id="en-protests"),
        pytest.param("اندلعت اشتباكات في دير الزور أمس بعد مقتل شيخ عشيرة.", id="ar-clashes"),
    ],
)
def test_a_death_that_set_a_fight_off_is_its_cause(text: str) -> None:
    fight, death = _events(text)
    assert (fight["casualties"], fight["because"]) == ({}, 1)
    assert "killed" in death["casualties"]
    assert "participant" not in fight["roles"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A gas cylinder exploded in a house in Basra on Monday, killing three.", id="en-cylinder"),
        pytest.param("A tyre exploded on the motorway near Ramadi on Monday.", id="en-tyre"),
        pytest.param("انفجرت أسطوانة غاز في منزل في البصرة أمس وأسفرت عن مقتل ثلاثة.", id="ar-cylinder"),
        pytest.param("انفجر إطار شاحنة على الطريق السريع قرب الرمادي أمس.", id="ar-tyre"),
    ],
)
def test_what_bursts_by_itself_is_no_bombing(text: str) -> None:
    (event,) = _events(text)
    assert event["type"] == "hazard.man_made"
