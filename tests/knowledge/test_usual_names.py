"""Which of many Arabic spellings of a town is shown."""

from __future__ import annotations

import pytest

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.gazetteer_names import arabic_names, usual_arabic
from tansiq.knowledge.toponyms import phrase_of


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param(["ترابلس", "طرابلس"], "طرابلس", id="written back from Latin letters"),
        pytest.param(["ئالجىر", "الجزائر"], "الجزائر", id="of another language"),
        pytest.param(["د مشق", "دمشق"], "دمشق", id="a stray gap"),
        pytest.param(["ولاية وهران", "وهران"], "وهران", id="the province"),
        pytest.param(["جده", "جدة"], "جدة", id="without its dots"),
        pytest.param(["اقصر", "الأقصر", "الاقصر"], "الأقصر", id="without article and hamza"),
        pytest.param(["مكة", "مكة المكرمة"], "مكة", id="no longer than it need be"),
        pytest.param(["مدينة نصر"], "مدينة نصر", id="the only one there is"),
        pytest.param([], "", id="none"),
    ],
)
def test_usual_arabic_is_the_fullest_spelling_of_the_name(given: list[str], shown: str) -> None:
    """What is shown is no slip of GeoNames' many alternates."""
    assert usual_arabic(arabic_names(given)) == shown


def test_a_name_of_cldr_is_shown_where_geonames_lacks_its_article() -> None:
    """And it does not stand in for one that is well written, nor with a note in brackets."""
    assert usual_arabic(["خرطوم"], ["الخرطوم"]) == "الخرطوم"
    assert usual_arabic(["مقديشو"], ["مقديشيو"]) == "مقديشو"
    assert usual_arabic([], ["هيبرون (مدينة الخليل)"]) == ""


@pytest.mark.parametrize("name", ["الخرطوم", "طرابلس", "دمشق", "جدة", "وهران"])
def test_a_town_is_shown_as_the_press_writes_it(name: str) -> None:
    """The name under which it is found is the name that is shown."""
    assert load_gazetteer().find(phrase_of(name))[0].ar == name
