"""Bars as long as periods: an open side runs to the edge and is marked."""

from __future__ import annotations

from datetime import date

import pytest

from tansiq.model import Period
from tansiq.web.language import get_catalogue
from tansiq.web.timeline import make_bar, make_scale

EN, AR = get_catalogue("en"), get_catalogue("ar")
_MONTH, _DAY = Period.month(2017, 2), Period.day(date(2017, 12, 31))


def _share(text: str) -> float:
    return float(text.removesuffix("%"))


def test_there_is_no_scale_without_a_known_day() -> None:
    assert make_scale([None, None], EN) is None


def test_a_month_is_a_month_wide() -> None:
    scale = make_scale([_MONTH, _DAY], EN)
    assert scale is not None
    bar = make_bar(_MONTH, scale)
    assert bar is not None

    days = (scale.last - scale.first).days + 1
    assert _share(bar.width) == pytest.approx(100 * 28 / days, abs=0.01)
    assert not bar.is_open_start
    assert not bar.is_open_end


@pytest.mark.parametrize(
    ("period", "is_open_start", "is_open_end"),
    [
        pytest.param(Period.before(date(2017, 6, 1)), True, False, id="before"),
        pytest.param(Period.since(date(2017, 6, 1)), False, True, id="since"),
    ],
)
def test_an_open_side_runs_to_the_edge(period: Period, is_open_start: bool, is_open_end: bool) -> None:
    scale = make_scale([_MONTH, _DAY, period], EN)
    assert scale is not None
    bar = make_bar(period, scale)
    assert bar is not None

    assert (bar.is_open_start, bar.is_open_end) == (is_open_start, is_open_end)
    assert (_share(bar.start) == 0) == is_open_start
    assert (round(_share(bar.start) + _share(bar.width), 1) == 100) == is_open_end


def test_an_unknown_time_has_no_bar() -> None:
    scale = make_scale([_DAY], EN)

    assert scale is not None
    assert make_bar(None, scale) is None


def test_ticks_are_few_and_in_the_readers_words() -> None:
    periods = [Period.day(date(2014, 1, 5)), Period.day(date(2022, 3, 5))]
    short = [Period.day(date(2020, 1, 5)), Period.day(date(2020, 6, 5))]
    english, arabic = make_scale(periods, EN), make_scale(short, AR)
    assert english is not None
    assert arabic is not None

    assert [tick.label for tick in english.ticks] == ["2016", "2018", "2020"]
    assert "آذار 2020" in [tick.label for tick in arabic.ticks]


def test_the_ends_of_the_calendar_are_no_error() -> None:
    scale = make_scale([Period.day(date(1, 1, 1)), Period(date(9999, 12, 30), date.max, "day")], EN)

    assert scale is not None
    assert make_bar(Period(date(9999, 12, 30), date.max, "day"), scale) is not None
