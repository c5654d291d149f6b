"""Settings: what the surroundings decide, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tansiq.errors import TansiqError
from tansiq.settings import Settings, load_settings


def test_defaults_stand_where_nothing_is_given() -> None:
    assert load_settings({}) == Settings(home=Path("tansiq-home"), party="home", fixed_time=None)


def test_empty_values_count_as_not_given() -> None:
    assert load_settings({"TANSIQ_HOME": "", "TANSIQ_PARTY": "", "TANSIQ_CLOCK": ""}) == Settings()


def test_given_values_are_taken() -> None:
    settings = load_settings({"TANSIQ_HOME": "elsewhere", "TANSIQ_PARTY": "خلية التنسيق"})

    assert (settings.home, settings.party) == (Path("elsewhere"), "خلية التنسيق")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2022-01-20T15:54:00Z", id="zulu"),
        pytest.param("2022-01-20T18:54:00+03:00", id="baghdad"),
        pytest.param("2022-01-20T18:54:00.000+03:00", id="fraction"),
    ],
)
def test_fixed_clock_stands_still_in_utc(text: str) -> None:
    settings = load_settings({"TANSIQ_CLOCK": text})

    assert settings.clock() == settings.clock() == datetime(2022, 1, 20, 15, 54, tzinfo=UTC)
    assert settings.clock().utcoffset() == timedelta(0)


def test_real_clock_goes_and_is_aware() -> None:
    before = datetime.now(UTC)
    now = Settings().clock()

    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("yesterday", id="no-time"),
        pytest.param("2022-01-20T18:54:00", id="no-offset"),
        pytest.param("2022-01-20", id="day-only"),
        pytest.param("2022-13-20T18:54:00Z", id="no-such-month"),
    ],
)
def test_unclear_clock_is_refused_by_name(text: str) -> None:
    with pytest.raises(TansiqError, match="TANSIQ_CLOCK"):
        load_settings({"TANSIQ_CLOCK": text})


def test_settings_are_read_from_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANSIQ_PARTY", "liaison")

    assert load_settings().party == "liaison"
