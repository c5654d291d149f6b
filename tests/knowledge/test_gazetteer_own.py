"""Demonyms are made in every inflection, and own rows that break their rules are refused."""

from __future__ import annotations

from typing import Any

import pytest

from tansiq.errors import LexiconError
from tansiq.knowledge import gazetteer_own
from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.gazetteer_build import Draft, Maker
from tansiq.knowledge.gazetteer_own import add_own_places, arabic_demonyms
from tansiq.knowledge.toponyms import phrase_of


@pytest.mark.parametrize(
    ("form", "country"),
    [
        pytest.param("Iraqi", "IQ", id="en singular"),
        pytest.param("Iraqis", "IQ", id="en plural"),
        pytest.param("Turkish", "TR", id="en adjective"),
        pytest.param("العراقية", "IQ", id="ar feminine, definite"),
        pytest.param("سوري", "SY", id="ar masculine"),
        pytest.param("السوريين", "SY", id="ar plural, oblique"),
        pytest.param("أردنيون", "JO", id="ar plural, nominative"),
        pytest.param("الأميركية", "US", id="ar second spelling"),
    ],
)
def test_demonyms_lead_to_their_country(form: str, country: str) -> None:
    found = load_gazetteer().find(phrase_of(form))
    assert [(one.form, one.country) for one in found if one.form == "demonym"] == [("demonym", country)]


def test_both_words_of_a_two_word_nisba_are_inflected() -> None:
    assert "الكورية الجنوبية" in set(arabic_demonyms("كوري جنوبي"))
    assert not any(form == "كوريين جنوبي" for form in arabic_demonyms("كوري جنوبي"))


class _Bench:
    """The three indexes of a Maker, without the packages behind it."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.countries = {"IQ": Draft("country", "Iraq", "العراق", country="IQ")}
        self.areas: dict[str, Draft] = {}
        self.by_geonames: dict[int, Draft] = {}

    add = Maker.add
    add_keys = Maker.add_keys


def _add(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, Any]]) -> list[Draft]:
    monkeypatch.setattr(gazetteer_own, "OWN_FILES", ("places",))
    monkeypatch.setattr(gazetteer_own, "load_rows", lambda _name: rows)
    maker: Any = _Bench()
    add_own_places(maker)
    drafts: list[Draft] = maker.drafts
    return drafts


def test_a_row_without_coordinates_lies_in_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    area = {
        "name_en": "Anbar",
        "name_ar": "الأنبار",
        "kind": "admin1",
        "country": "IQ",
        "admin1": "IQ-AN",
        "lat": 33.0,
        "lon": 42.0,
    }
    town = {
        "name_en": "Akashat",
        "name_ar": "عكاشات",
        "kind": "town",
        "country": "IQ",
        "parent": "Anbar",
        "lat": None,
        "lon": None,
    }
    drafts = {draft.en: draft for draft in _add(monkeypatch, [area | {"lon": 42.0}, town])}
    assert drafts["Akashat"].lat is None
    assert drafts["Akashat"].radius_km == 0
    assert drafts["Akashat"].admin1 == "IQ-AN"
    assert drafts["Akashat"].path_en == ("Anbar", "Iraq")
    assert drafts["Akashat"].path_ar == ("الأنبار", "العراق")


def test_an_unknown_parent_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError):
        _add(monkeypatch, [{"name_en": "Akashat", "kind": "town", "country": "IQ", "parent": "Nowhere"}])
