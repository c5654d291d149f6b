"""Counts over time: the shortest unit that a chart can show, and nothing lost between units."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import cast

import pytest

from tansiq.release import DayCount, EventQuery
from tansiq.release.counts import Counts
from tansiq.release.timing import count_over_time


class Told:
    """Counts of such days, all of one type; "" is of no known day."""

    def __init__(self, *days: str) -> None:
        self.days = days

    def by(self, _query: EventQuery, time: str, _type: str) -> list[tuple[tuple[str, str], int]]:
        length = {"day": 10, "month": 7}[time]
        return sorted(Counter((day[:length], "clash") for day in self.days).items())


@pytest.mark.parametrize(
    ("days", "unit", "expected"),
    [
        pytest.param((), "day", [], id="none"),
        pytest.param(("", ""), "day", [], id="undated"),
        pytest.param(("2020-01-31", "2020-03-01", "2020-03-01"), "day", [("2020-01-31", 1), ("2020-03-01", 2)],
                     id="day"),
        pytest.param(("2020-01-01", "2020-01-05", "2020-04-06", ""), "week", [("2019-12-30", 2), ("2020-04-06", 1)],
                     id="week"),
        pytest.param(("0001-01-01", "0001-06-01"), "week", [("0001-01-01", 1), ("0001-05-28", 1)], id="first-week"),
        pytest.param(("2020-01-31", "2021-10-01", "2021-10-30"), "month", [("2020-01-01", 1), ("2021-10-01", 2)],
                     id="month"),
        pytest.param(("2010-02-03", "2010-12-31", "2020-02-01"), "year", [("2010-01-01", 2), ("2020-01-01", 1)],
                     id="year"),
    ],
)  # fmt: skip
def test_the_unit_follows_from_the_time_spanned(days: list[str], unit: str, expected: list[tuple[str, int]]) -> None:
    found = count_over_time(cast("Counts", Told(*days)), EventQuery())

    assert found.unit == unit
    assert found.counts == tuple(DayCount(day, "clash", count) for day, count in expected)
    assert all(date.fromisoformat(one.day) for one in found.counts)
