"""Addresses as filters: what is no value of its parameter is refused, never left out."""

from __future__ import annotations

import pytest

from tansiq.web.query import FILTERS, BadFilter, parse_filter


def test_a_whole_filter_is_read_and_written_again() -> None:
    params = {
        "text": " Hit ",
        "type": "attack",
        "country": "iq",
        "status": "claimed",
        "since": "2020-01-01",
        "until": "2020-12-31",
    }
    found = parse_filter(params)

    assert found.query.country == "IQ"
    assert found.query.text == "Hit"
    assert found.address("/events") == (
        "/events?text=Hit&type=attack&country=IQ&status=claimed&since=2020-01-01&until=2020-12-31"
    )


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        pytest.param("type", "no.such", "bad-type", id="type"),
        pytest.param("type", "attac", "bad-type", id="half-a-type"),
        pytest.param("type", "'", "bad-type", id="quote"),
        pytest.param("country", "Iraq", "bad-country", id="country"),
        pytest.param("country", "العراق", "bad-country", id="country-ar"),
        pytest.param("country", "XYZ", "bad-country", id="three-letters"),
        pytest.param("status", "maybe", "bad-status", id="status"),
        pytest.param("since", "yesterday", "bad-day", id="word"),
        pytest.param("since", "2020-13-40", "bad-day", id="no-such-day"),
        pytest.param("until", "20200519", "bad-day", id="without-hyphens"),
        pytest.param("until", "2020-W21-2", "bad-day", id="week"),
        pytest.param("until", "٢٠٢٠-٠٥-١٩", "bad-day", id="day-ar"),
        pytest.param("about", "Hit", "bad-about", id="about-a-name"),
        pytest.param("about", "هيت", "bad-about", id="about-a-name-ar"),
        pytest.param("about", "f" * 16, "bad-about", id="about-too-large"),
    ],
)
def test_what_is_no_value_is_refused(name: str, value: str, code: str) -> None:
    with pytest.raises(BadFilter) as refused:
        parse_filter({name: value})

    assert (refused.value.code, refused.value.where) == (code, name)


@pytest.mark.parametrize("name", FILTERS)
def test_an_empty_value_does_not_filter(name: str) -> None:
    assert parse_filter({name: "   "}).params == {}


@pytest.mark.parametrize("code", ["attack", "attack.car_bomb", "clash", "territory"])
def test_types_and_prefixes_filter(code: str) -> None:
    assert parse_filter({"type": code}).query.type == code


def test_the_filter_is_escaped_in_an_address() -> None:
    assert parse_filter({"text": 'a&b="هيت'}).address("/events") == "/events?text=a%26b%3D%22%D9%87%D9%8A%D8%AA"


def test_a_page_mark_is_no_part_of_the_filter() -> None:
    found = parse_filter({"after": "abc"})

    assert found.query.after == "abc"
    assert found.address("/events") == "/events"
