"""Which Arabic words have the form of a masdar, whatever list has them."""

from __future__ import annotations

import pytest

from tansiq.knowledge.keys import match_key
from tansiq.reading.masdars import is_masdar


@pytest.mark.parametrize(
    "word",
    ["التعاون", "الانسحاب", "استعادة", "إعلان", "التنسيق", "الوصول", "الإفراج"],
)
def test_masdars_are_known_by_form(word: str) -> None:
    assert is_masdar(match_key(word))


@pytest.mark.parametrize("word", ["السوري", "الإرهابية", "العسكري", "المسلح", "السابق", "الأمنية", "التاسع"])
def test_adjectives_are_none(word: str) -> None:
    assert not is_masdar(match_key(word))
