"""Texts without capitals: abbreviations with stops, and persons whom no title gives away."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

PUBLISHED = "2022-01-25"


@pytest.mark.parametrize(
    ("text", "role", "names"),
    [
        ("unidentified men fired on a u.s. military convoy on monday.", "target", ["u.s. military convoy"]),
        ("gunmen killed maria elena diaz in lima on monday.", "victim", ["maria elena diaz"]),
        ("carlos lopez and juan garcia were kidnapped on monday.", "victim", ["carlos lopez", "juan garcia"]),
    ],
)
def test_what_small_letters_name(text: str, role: str, names: list[str]) -> None:
    events = extract(text, published=PUBLISHED)["events"]
    assert [event["roles"].get(role) for event in events] == [names]


@pytest.mark.parametrize(
    "text",
    [
        "the juan garcia brigade attacked a bridge in lima on monday.",
        "guerrillas attacked a bridge near san juan garcia on monday.",
    ],
)
def test_what_is_named_after_a_person_is_none(text: str) -> None:
    mentions = extract(text, published=PUBLISHED)["mentions"]
    assert all(mention.get("actor_type") != "person" for mention in mentions)
