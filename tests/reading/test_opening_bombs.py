"""A bomb that opens an attack is part of it; one told beside another attack is not."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

DAY = "2026-06-10"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A suicide bomber blew himself up at the gate of the base in Gao on Monday before gunmen stormed it.",
            id="en-before",
        ),
        pytest.param(
            "A car bomb exploded at the gate of the base in Gao on Monday. Gunmen then attacked the base.", id="en-then"
        ),
        pytest.param("انفجرت سيارة مفخخة عند بوابة السجن في الحسكة أمس قبل أن يقتحم مسلحون السجن.", id="ar-before"),
        pytest.param("فجر انتحاري نفسه عند مدخل القاعدة في غاو أمس، ثم هاجم مسلحون القاعدة.", id="ar-then"),
    ],
)
def test_the_bomb_is_part_of_the_attack_it_opens(text: str) -> None:
    bomb, attack = extract(text, published=DAY)["events"]
    assert (bomb["part_of"], attack["part_of"]) == (1, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A car bomb exploded in Gao on Sunday, and gunmen attacked a base in Timbuktu.", id="en"),
        pytest.param("انفجرت سيارة مفخخة في غاو الأحد، وهاجم مسلحون قاعدة في تمبكتو.", id="ar"),
    ],
)
def test_two_attacks_side_by_side_are_no_part_of_each_other(text: str) -> None:
    assert [event["part_of"] for event in extract(text, published=DAY)["events"]] == [None, None]
