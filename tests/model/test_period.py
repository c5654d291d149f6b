"""A period keeps its spread: "in February" is never the 1st, and an unknown side stays unknown."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from tansiq.errors import ModelError
from tansiq.model import Instant, Period, parse_instant
from tests.model.strategies import closed_periods, days, instants, open_periods, periods

NOON = datetime(2022, 1, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(None, None, id="no-side-known"),
        pytest.param(date(2022, 2, 2), date(2022, 2, 1), id="ends-before"),
        pytest.param(date(2022, 2, 1), date(2022, 2, 1), id="no-day"),
        pytest.param(NOON, NOON, id="no-minute"),
        pytest.param(NOON, NOON - timedelta(hours=1), id="ends-earlier-that-day"),
        pytest.param(date(2022, 2, 2), datetime(2022, 2, 1, 9, tzinfo=UTC), id="day-then-earlier-time"),
    ],
)
def test_period_without_length_is_refused(start: Instant | None, end: Instant | None) -> None:
    with pytest.raises(ModelError):
        Period(start, end, "range")


def test_unknown_precision_is_refused() -> None:
    with pytest.raises(ModelError, match="precision"):
        Period(date(2022, 2, 1), date(2022, 2, 2), "fortnight")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "yesterday", "أمس", "2022-02-30", "20/01/2022", "2022-01-20T25:00"])
def test_text_that_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ModelError, match="not a date or time"):
        parse_instant(text)


@given(instants)
def test_instant_is_read_as_written_with_its_own_zone(instant: Instant) -> None:
    read = parse_instant(instant.isoformat())

    assert read == instant
    assert type(read) is type(instant)
    if isinstance(instant, datetime) and isinstance(read, datetime):
        assert read.utcoffset() == instant.utcoffset()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        pytest.param(Period.month(2022, 2), date(2022, 2, 1), date(2022, 2, 28), id="february"),
        pytest.param(Period.month(2020, 2), date(2020, 2, 1), date(2020, 2, 29), id="leap-february"),
        pytest.param(Period.month(2021, 12), date(2021, 12, 1), date(2021, 12, 31), id="december"),
        pytest.param(Period.year(2020), date(2020, 1, 1), date(2020, 12, 31), id="year"),
        pytest.param(Period.day(date(2022, 1, 20)), date(2022, 1, 20), date(2022, 1, 20), id="day"),
        pytest.param(
            Period.between(date(2022, 1, 20), date(2022, 1, 26)), date(2022, 1, 20), date(2022, 1, 26), id="range"
        ),
        pytest.param(Period.before(date(2022, 1, 20)), None, date(2022, 1, 20), id="before"),
        pytest.param(Period.since(date(2022, 1, 20)), date(2022, 1, 20), None, id="since"),
        pytest.param(
            Period(NOON, datetime(2022, 1, 21, tzinfo=UTC), "part_of_day"), date(2022, 1, 20), date(2022, 1, 20),
            id="until-midnight",
        ),
    ],
)  # fmt: skip
def test_words_for_time_cover_the_days_they_name(period: Period, first: date | None, last: date | None) -> None:
    assert (period.first_day, period.last_day) == (first, last)


@given(days)
def test_month_covers_each_of_its_days(day: date) -> None:
    assert Period.month(day.year, day.month).overlaps(Period.day(day))
    assert Period.year(day.year).overlaps(Period.month(day.year, day.month))
    assert Period.month(day.year, day.month).span_minutes > Period.day(day).span_minutes


@given(closed_periods())
def test_closed_period_has_a_length_on_both_scales(period: Period) -> None:
    assert period.span_minutes > 0
    assert period.span_days is not None
    assert period.span_days >= 1
    # Days touched are at least the time covered.
    assert period.span_days * 24 * 60 >= period.span_minutes


@given(open_periods)
def test_open_side_stays_open(period: Period) -> None:
    assert period.span_days is None
    assert period.span_minutes == float("inf")
    assert None in (period.to_json()["from"], period.to_json()["to"])


@given(periods, periods)
def test_overlap_is_mutual_and_holds_with_itself(left: Period, right: Period) -> None:
    assert left.overlaps(left)
    assert left.overlaps(right) is right.overlaps(left)


@given(days, days)
def test_before_and_since_meet_unless_the_end_lies_before(first: date, last: date) -> None:
    assert Period.since(first).overlaps(Period.before(last)) is (first <= last)
