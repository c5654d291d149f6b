"""Ids: keyed, canonical, and equal only for equal content of one party."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from tansiq.errors import LedgerError
from tansiq.ledger import Secret, entry_id, format_time
from tansiq.ledger.ids import canonical

KEY, OTHER = Secret(b"k" * 32), Secret(b"o" * 32)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(alphabet=st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.floats(-1000, 1000) | st.integers(-99, 99).map(float)
EDGES = (0.0, -0.0, 1e-4, 9.9e-5, 1e-7, 1e15 + 0.5, 1e16, 1e21, 2.0**53, 2.0**53 - 1, 0.1 + 0.2, 5e-324, 33.512, -44.0)


@given(st.recursive(JSON | NUMBERS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner)))
@example(list(EDGES))
@example({"\uffff": 1, "\U00010000": 2, "ب": 3, "a": '\x7f\u2028\x00\x1f"\\/'})
def test_canonical_is_rfc_8785_byte_for_byte(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(st.sampled_from(["report", "claim"]), st.lists(st.just("a" * 64), max_size=2), st.dictionaries(st.text(), JSON))
def test_id_is_over_the_canonical_form_of_the_whole(kind: str, basis: list[str], payload: dict[str, object]) -> None:
    import hashlib
    import hmac

    whole = rfc8785.dumps({"kind": kind, "basis": basis, "payload": payload})  # type: ignore[dict-item]
    expected = hmac.new(b"k" * 32, whole, hashlib.sha256).hexdigest()

    assert entry_id(KEY, kind=kind, basis=basis, payload=canonical(payload)) == expected


@pytest.mark.parametrize(
    ("key", "kind", "basis", "payload"),
    [
        pytest.param(OTHER, "claim", ["aa"], {"x": 1}, id="another-party"),
        pytest.param(KEY, "reading", ["aa"], {"x": 1}, id="another-kind"),
        pytest.param(KEY, "claim", ["bb"], {"x": 1}, id="another-basis"),
        pytest.param(KEY, "claim", [], {"x": 1}, id="no-basis"),
        pytest.param(KEY, "claim", ["aa"], {"x": 2}, id="another-payload"),
    ],
)
def test_id_differs_with_each_part(key: Secret, kind: str, basis: list[str], payload: dict[str, int]) -> None:
    first = entry_id(KEY, kind="claim", basis=["aa"], payload=canonical({"x": 1}))

    assert entry_id(key, kind=kind, basis=basis, payload=canonical(payload)) != first


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(2**53, id="number-too-large"),
        pytest.param(float("nan"), id="not-a-number"),
        pytest.param("\ud800", id="lone-surrogate"),
        pytest.param({1, 2}, id="not-json"),
        pytest.param({1: "one"}, id="a-key-that-is-no-text"),
        pytest.param({"in": ["\udfff"]}, id="lone-surrogate-within"),
    ],
)
def test_canonical_refuses_what_has_no_form(value: object) -> None:
    with pytest.raises(LedgerError) as caught:
        canonical({"value": value})

    assert caught.value.code == "not-canonical"


def test_format_time_is_utc_and_sorts_as_time() -> None:
    baghdad = datetime(2026, 1, 5, 15, 0, tzinfo=timezone(timedelta(hours=3)))

    assert format_time(baghdad) == "2026-01-05T12:00:00.000000Z"
    assert format_time(baghdad) < format_time(datetime(2026, 1, 5, 12, 0, 0, 1, tzinfo=UTC))


def test_format_time_writes_every_year_with_four_digits() -> None:
    assert format_time(datetime(999, 1, 1, tzinfo=UTC)) == "0999-01-01T00:00:00.000000Z"
    assert format_time(datetime(999, 1, 1, tzinfo=UTC)) < format_time(datetime(2026, 1, 5, tzinfo=UTC))


def test_format_time_refuses_a_time_without_zone() -> None:
    with pytest.raises(LedgerError):
        format_time(datetime(2026, 1, 5))  # noqa: DTZ001 (what is tested)
