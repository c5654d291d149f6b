"""An office is an actor of its own; on a day it means who held it then."""

from __future__ import annotations

from datetime import date

import pytest

from tansiq.linking.actors import link_actors
from tansiq.linking.offices import holders_of, home_of, is_held_by, office_in, office_of
from tansiq.model import Place
from tests.linking.texts import read


@pytest.mark.parametrize("name", ["Iraqi Prime Minister", "Iraq's Prime Minister", "the prime minister of Iraq",
                                  "رئيس الوزراء العراقي", "رئيس مجلس الوزراء العراقي"])  # fmt: skip
def test_an_office_is_known_by_its_forms_in_both_languages(name: str) -> None:
    assert office_of(name) == "iq_pm"


@pytest.mark.parametrize("name", ["Prime Minister", "رئيس الوزراء", "Iraq", "an Iraqi soldier"])
def test_without_country_or_office_none_is_found(name: str) -> None:
    assert office_of(name) is None


def test_the_holder_is_who_held_it_that_day() -> None:
    assert [one.names[0] for one in holders_of("iq_pm", date(2020, 7, 20))] == ["Mustafa al-Kadhimi"]
    assert is_held_by("رئيس الوزراء العراقي", "Mustafa al-Kadhimi", date(2020, 7, 20))
    assert is_held_by("Iraqi Prime Minister", "مصطفى الكاظمي", date(2020, 7, 20))
    assert not is_held_by("Iraqi Prime Minister", "مصطفى الكاظمي", date(2016, 7, 20))
    assert not is_held_by("Iraqi Prime Minister", "مصطفى الكاظمي", None)


def test_an_office_stays_apart_from_its_holder_and_says_who_held_it() -> None:
    documents = [
        read("en", "The Iraqi Prime Minister met the Iranian foreign minister in Baghdad on Sunday.", "2020-07-20"),
        read("ar", "استقبل رئيس الوزراء العراقي وزير الخارجية الإيراني في بغداد يوم الأحد.", "2020-07-20"),
        read("name", "Mustafa al-Kadhimi visited Basra on Saturday, an official said.", "2020-07-20"),
    ]
    actors = {one.id: one for one in link_actors(documents)}
    office = actors["office:iq_pm"]
    assert {doc for doc, _, _ in office.mentions} == {"en", "ar"}
    assert [(held.name, held.is_sure) for held in office.holds] == [("Mustafa al-Kadhimi", True)]
    person = actors[str(office.holds[0].actor)]
    assert {doc for doc, _, _ in person.mentions} == {"name"}


BARE = ["Prime Minister", "the prime minister", "رئيس الوزراء", "رئيس مجلس الوزراء"]


@pytest.mark.parametrize("name", BARE)
def test_a_bare_office_is_that_of_the_country_told_of(name: str) -> None:
    assert office_in(name, "IQ") == "iq_pm"
    assert office_in(name, "LB") == "lb_pm"
    assert office_in(name, None) is None
    assert office_in("Iranian soldier", "IQ") is None
    assert is_held_by(name, "مصطفى الكاظمي", date(2020, 7, 20), "IQ")
    assert not is_held_by(name, "مصطفى الكاظمي", date(2020, 7, 20))
    assert not is_held_by(name, "مصطفى الكاظمي", date(2020, 7, 20), "LB")


def test_an_office_s_own_country_counts_before_that_told_of() -> None:
    assert office_in("Lebanese Prime Minister", "IQ") == "lb_pm"
    assert office_in("the president of Iraq", "LB") == "iq_president"


def test_the_country_told_of_is_the_one_that_is_named_most_and_clearly() -> None:
    iraq, iran, nowhere = (Place("x", "x", country=code) for code in ("IQ", "IR", None))
    assert home_of([iraq, nowhere]) == "IQ"
    assert home_of([iraq, iraq, iran]) == "IQ"
    assert home_of([iraq, iran]) is None
    assert home_of([nowhere]) is home_of([]) is None


@pytest.mark.parametrize(
    ("text", "office"),
    [
        pytest.param("Baghdad - The prime minister visited Basra and Mosul on Sunday.", "office:iq_pm", id="en"),
        pytest.param("بغداد - زار رئيس الوزراء البصرة والموصل يوم الأحد.", "office:iq_pm", id="ar"),
    ],
)
def test_a_bare_office_joins_that_with_its_country(text: str, office: str) -> None:
    documents = [
        read("bare", text, "2020-07-20"),
        read("whole", "The Iraqi Prime Minister met a delegation in Baghdad on Sunday.", "2020-07-20"),
    ]
    found = {one.id: one for one in link_actors(documents)}
    assert {doc for doc, _, _ in found[office].mentions} == {"bare", "whole"}
    assert [held.name for held in found[office].holds] == ["Mustafa al-Kadhimi"]


def test_a_bare_office_between_two_countries_is_nobody_s() -> None:
    (document,) = [read("bare", "The prime minister flew from Baghdad to Tehran on Sunday.", "2020-07-20")]
    assert not [one for one in link_actors([document]) if one.id == "office:iq_pm"]
