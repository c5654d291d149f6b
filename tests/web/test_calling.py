"""Whom a page calls how: well-known names in the page's language, others in the source's own words."""

from __future__ import annotations

import pytest

from tansiq.web.calling import call, call_each
from tansiq.web.language import get_catalogue

EN, AR = get_catalogue("en"), get_catalogue("ar")


@pytest.mark.parametrize(
    ("name", "english", "arabic"),
    [
        pytest.param("قوات سوريا الديمقراطية", "Syrian Democratic Forces", "قوات سوريا الديمقراطية", id="force"),
        pytest.param("الأردن", "Jordan", "الأردن", id="country"),
        pytest.param("Boko Haram", "Boko Haram", "بوكو حرام", id="group"),
        pytest.param("مدير الناحية", "مدير الناحية", "مدير الناحية", id="unknown"),
        pytest.param("a Boko Haram unit", "a Boko Haram unit", "a Boko Haram unit", id="only-whole-names"),
    ],
)
def test_known_names_are_said_in_the_language_of_the_page(name: str, english: str, arabic: str) -> None:
    assert (call(name, EN), call(name, AR)) == (english, arabic)


@pytest.mark.parametrize(
    ("names", "called"),
    [
        pytest.param(("SDF", "قوات سوريا الديمقراطية", "the SDF"), ["SDF"], id="one-actor-once"),
        pytest.param(("جدار", "جدار خرساني", "الجدار الخرساني"), ["جدار خرساني"], id="with-and-without-the-article"),
        pytest.param(("a bridge", "the old bridge"), ["the old bridge"], id="the-fuller-name"),
        pytest.param(("a bridge", "the bridge keeper"), ["the bridge keeper"], id="at-its-beginning"),
        pytest.param(("a bridge", "a road"), ["a bridge", "a road"], id="two-things"),
        pytest.param(("Guinea", "Equatorial Guinea"), ["Guinea", "Equatorial Guinea"], id="two-countries"),
    ],
)
def test_each_is_called_once(names: tuple[str, ...], called: list[str]) -> None:
    assert call_each(names, EN) == called


def test_sides_stay_apart() -> None:
    """Sudan is no short form of South Sudan."""
    assert call_each(("Sudan", "South Sudan"), EN, apart=True) == ["Sudan", "South Sudan"]
