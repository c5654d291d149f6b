"""Past passives that are written otherwise than the active."""

from __future__ import annotations

import pytest

from tansiq.knowledge.arabic import PASSIVE, passive_forms
from tansiq.knowledge.keys import match_key


@pytest.mark.parametrize(
    ("past", "passive"),
    [
        pytest.param("هاجم", "هوجم", id="third-stem"),
        pytest.param("اقتاد", "اقتيد", id="eighth-stem-hollow"),
        pytest.param("أعاد", "أعيد", id="fourth-stem-hollow"),
        pytest.param("استعاد", "استعيد", id="tenth-stem-hollow"),
        pytest.param("ألقى", "ألقيت", id="weak-end-feminine"),
    ],
)
def test_passive_is_written_apart(past: str, passive: str) -> None:
    assert match_key(passive) in {key for key, tense, _ in passive_forms(past) if tense == PASSIVE}


@pytest.mark.parametrize("past", ["قتل", "اعتقل", "استهدف"])
def test_passive_written_like_the_active_is_not_made(past: str) -> None:
    assert passive_forms(past) == []
