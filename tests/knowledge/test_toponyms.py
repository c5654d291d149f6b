"""Place names are cut and folded in one way, for gazetteer and text alike."""

import pytest

from tansiq.knowledge.toponyms import atoms_of, phrase_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Deir ez-Zor", "Deir al-Zor", id="article assimilated or not"),
        pytest.param("Al-Qa'im", "al Qaim", id="apostrophe, hyphen and case"),
        pytest.param("Ḩadīthah", "Hadithah", id="marks of transliteration"),
        pytest.param("U.S.", "US", id="dots of an abbreviation"),
        pytest.param("أبو غريب", "ابو غريب", id="alef with and without hamza"),
        pytest.param("ديالى", "ديالي", id="final ya and alef maqsura"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert phrase_of(one) == phrase_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Hit", "Hits", id="another word"),
        pytest.param("قتلة", "قتله", id="ta marbuta is not ha"),
        pytest.param("As Raqqa", "Al Raqqa", id="an English word at the head is no article"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert phrase_of(one) != phrase_of(other)


def test_punctuation_stops_a_phrase_and_a_hyphen_does_not() -> None:
    assert atoms_of(",") == ("",)
    assert atoms_of("-") == ()
    assert atoms_of("al-hasakah") == ("al", "hasakah")
