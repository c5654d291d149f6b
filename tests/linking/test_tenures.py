"""Offices that a named person held, and who held an office."""

from __future__ import annotations

import pytest

from tansiq.linking.tenures import find_holders, find_tenures


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Haider al-Abadi", id="en"),
        pytest.param("Haidar al-Abadi", id="another-spelling"),
        pytest.param("حيدر العبادي", id="ar"),
    ],
)
def test_a_person_s_offices_are_found_in_either_script(name: str) -> None:
    held = find_tenures([name])
    assert "iq_pm" in [one.office.key for one in held]
    assert all("Haider al-Abadi" in one.tenure.en for one in held)


@pytest.mark.parametrize(
    "name", [pytest.param("Ali", id="one-word"), pytest.param("Haider", id="ar"), pytest.param("", id="nothing")]
)
def test_one_word_is_nobody(name: str) -> None:
    assert find_tenures([name]) == ()


def test_tenures_stand_in_order_of_time() -> None:
    held = find_tenures(["Mustafa al-Kadhimi", "مصطفى الكاظمي"])
    starts = [one.tenure.sure()[0] for one in held]
    assert len(held) > 1
    assert starts == sorted(starts)
    assert len(set(held)) == len(held)


@pytest.mark.parametrize(
    "name", [pytest.param("Prime Minister of Iraq", id="en"), pytest.param("رئيس وزراء العراق", id="ar")]
)
def test_an_office_has_its_holders(name: str) -> None:
    holders = [one.tenure.en[0] for one in find_holders([name])]
    assert holders.index("Haider al-Abadi") < holders.index("Mustafa al-Kadhimi")
    assert find_holders(["Haider al-Abadi"]) == ()
