"""A count keeps its range: nothing made from counts is narrower than the words allowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.errors import ModelError
from tansiq.model import Count
from tests.model.strategies import counts


def holds(count: Count, number: int) -> bool:
    return count.min <= number and (count.max is None or number <= count.max)


@st.composite
def numbers_in(draw: st.DrawFn, count: Count) -> int:
    return draw(st.integers(count.min, 30_000 if count.max is None else count.max))


@pytest.mark.parametrize(
    ("low", "high"),
    [
        pytest.param(-1, 3, id="negative"),
        pytest.param(-1, None, id="negative-open"),
        pytest.param(4, 3, id="max-below-min"),
    ],
)
def test_contradiction_is_refused(low: int, high: int | None) -> None:
    with pytest.raises(ModelError):
        Count(low, high)


def test_unknown_is_not_zero() -> None:
    assert Count.exactly(0) != Count.at_least(0)
    assert Count.exactly(0).is_exact
    assert not Count.at_least(0).is_exact
    assert Count.at_least(12).to_json() == [12, None]


@given(counts(), counts(), st.data())
def test_sum_holds_every_sum_of_true_numbers(left: Count, right: Count, data: st.DataObject) -> None:
    one, other = data.draw(numbers_in(left)), data.draw(numbers_in(right))

    assert holds(left + right, one + other)


@given(counts(), counts())
def test_sum_is_open_exactly_where_a_part_is(left: Count, right: Count) -> None:
    assert ((left + right).max is None) == (left.max is None or right.max is None)


@given(counts(), counts(), st.data())
def test_hull_holds_both_and_reaches_no_further(left: Count, right: Count, data: st.DataObject) -> None:
    hull = left.hull(right)

    assert holds(hull, data.draw(numbers_in(left)))
    assert holds(hull, data.draw(numbers_in(right)))
    assert hull.min in (left.min, right.min)
    assert hull.max in (left.max, right.max)


@given(counts(), counts())
def test_counts_overlap_where_one_number_satisfies_both(left: Count, right: Count) -> None:
    candidates = {left.min, right.min}

    assert left.overlaps(right) is any(holds(left, n) and holds(right, n) for n in candidates)
    assert left.overlaps(right) is right.overlaps(left)
