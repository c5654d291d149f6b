"""Consonants of place names: equal across scripts, so that one index serves both."""

from __future__ import annotations

import pytest

from tansiq.knowledge.gazetteer import load_gazetteer
from tansiq.knowledge.letters import distance
from tansiq.knowledge.sounds import plain_letters, sounds_of


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        pytest.param("كويتا", "Quetta", id="q"),
        pytest.param("زامفارا", "Zamfara", id="z"),
        pytest.param("غواياكيل", "Guayaquil", id="gu"),
        pytest.param("خيبر بختونخوا", "Khyber Pakhtunkhwa", id="two words"),
        pytest.param("تشيمبورازو", "Chimborazo", id="ch"),
        pytest.param("إسكيشهير", "Eskişehir", id="cedilla"),
    ],
)
def test_spellings_of_one_place_share_their_consonants(arabic: str, latin: str) -> None:
    assert sounds_of(arabic) == sounds_of(latin) != ""
    assert distance(plain_letters(arabic), plain_letters(latin), True, False) < 0.12


def test_a_name_of_one_consonant_has_none_to_go_by() -> None:
    assert sounds_of("إيا") == sounds_of("Oia") == ""


def test_small_places_are_given_for_the_countries_asked_alone() -> None:
    sounds = sounds_of("Shebekino")
    asked = load_gazetteer().alike(sounds, frozenset({"RU"}))
    assert [entry.country for entry in asked if entry.en == "Shebekino"] == ["RU"]
    assert all(entry.en != "Shebekino" for entry in load_gazetteer().alike(sounds, frozenset({"FR"})))


def test_large_places_are_given_for_any_country() -> None:
    assert "Quetta" in [entry.en for entry in load_gazetteer().alike(sounds_of("كويتا"), frozenset())]
