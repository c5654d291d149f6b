"""Addresses as filters: what is no value of its parameter does not filter, and is said where a person could wonder."""

from __future__ import annotations

import pytest

from tansiq.web.query import parse_filter


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
    assert not found.is_bad_day


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("type", "no.such", id="type"),
        pytest.param("type", "attac", id="half-a-type"),
        pytest.param("country", "Iraq", id="country"),
        pytest.param("status", "maybe", id="status"),
        pytest.param("since", "yesterday", id="day"),
        pytest.param("text", "   ", id="blank"),
    ],
)
def test_what_is_no_value_does_not_filter(name: str, value: str) -> None:
    assert parse_filter({name: value}).params == {}


@pytest.mark.parametrize("code", ["attack", "attack.car_bomb", "clash", "territory"])
def test_types_and_prefixes_filter(code: str) -> None:
    assert parse_filter({"type": code}).query.type == code


def test_a_bad_day_is_said() -> None:
    assert parse_filter({"until": "2020-13-01"}).is_bad_day


def test_the_filter_is_escaped_in_an_address() -> None:
    assert parse_filter({"text": 'a&b="هيت'}).address("/events") == "/events?text=a%26b%3D%22%D9%87%D9%8A%D8%AA"


def test_a_page_mark_is_no_part_of_the_filter() -> None:
    found = parse_filter({"after": "abc"})

    assert found.query.after == "abc"
    assert found.address("/events") == "/events"
