"""Records that contradict themselves are refused where they are made, never carried on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.errors import ModelError
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, Actor, Audience, ChainLink, Claim, Count, Period, Place, Release
from tests.model.strategies import ALLOWED, counts, periods, places, releases, words


def odd(text: str) -> Any:
    """A word that the types would refuse before the record could."""
    return text


def release(tlp: Any, kind: Any) -> Release:
    return Release(what="0" * 64, audience=Audience(kind, ("liaison",)), tlp=tlp, made="2022-01-20T18:54:00Z")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Actor("الجيش", odd("militia")), id="actor-type"),
        pytest.param(lambda: ChainLink("the army", odd("whispered"), "organisation", (0, 3)), id="verb"),
        pytest.param(lambda: ChainLink("the army", "said", odd("robot"), (0, 3)), id="source-kind"),
        pytest.param(lambda: Claim("mood", "bad", ((0, 3),)), id="unknown-slot"),
        pytest.param(lambda: Claim("killed", "three", ((0, 3),)), id="words-for-a-count"),
        pytest.param(lambda: Claim("target", Count(1, 1), ((0, 3),)), id="count-for-a-role"),
        pytest.param(lambda: Claim("place", "الرقة", ((0, 3),)), id="name-for-a-place"),
        pytest.param(lambda: Claim("target", "the post", ()), id="no-words"),
        pytest.param(lambda: Claim("target", "the post", ((0, 3),), status=odd("sure")), id="status"),
        pytest.param(lambda: Place("Raqqa", lat=35.9), id="half-a-position"),
        pytest.param(lambda: Place("Raqqa", lat=35.9, lon=181.0), id="not-on-earth"),
        pytest.param(lambda: Place("Raqqa", lat=float("nan"), lon=39.0), id="no-number"),
    ],
)
def test_contradiction_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ModelError):
        make()


@given(
    slot=st.sampled_from(["event", "status", "period", "place", *COUNT_SLOTS, *ROLE_SLOTS]),
    value=st.one_of(words, counts(), periods, places()),
)
def test_slot_takes_its_own_shape_only(slot: str, value: Any) -> None:
    shape: type[Any] = {"period": Period, "place": Place, **dict.fromkeys(COUNT_SLOTS, Count)}.get(slot, str)
    if isinstance(value, shape):
        kept = Claim(slot, value, ((0, 3),))
        assert kept.value == value
    else:
        with pytest.raises(ModelError, match="needs"):
            Claim(slot, value, ((0, 3),))


@pytest.mark.parametrize("tlp", ALLOWED)
@pytest.mark.parametrize("kind", ["users", "party", "room", "public", "everyone"])
def test_release_reaches_no_further_than_its_label(tlp: Any, kind: str) -> None:
    if kind in ALLOWED[tlp]:
        assert release(tlp, kind).audience.kind == kind
    else:
        with pytest.raises(ModelError, match="cannot be released"):
            release(tlp, kind)


@pytest.mark.parametrize("tlp", ["WHITE", "", "clear", "TLP:CLEAR"])
def test_unknown_label_is_refused_with_the_known_ones(tlp: str) -> None:
    with pytest.raises(ModelError, match="CLEAR"):
        release(tlp, "party")


@pytest.mark.parametrize("tlp", ["RED", "AMBER+STRICT"])
def test_label_for_nobody_else_is_passed_on_to_nobody(tlp: str) -> None:
    made = release(tlp, "users" if tlp == "RED" else "party").to_json()

    with pytest.raises(ModelError, match="passed on"):
        Release.from_json(made | {"onward": ["observers"]})


@given(releases())
def test_release_from_json_is_checked_again(made: Release) -> None:
    """A bundle from elsewhere cannot smuggle in an audience that its label forbids."""
    forged = made.to_json() | {"tlp": "RED", "audience": {"kind": "public", "ids": []}}

    with pytest.raises(ModelError):
        Release.from_json(forged)
