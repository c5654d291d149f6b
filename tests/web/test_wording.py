"""Periods, counts and places in words: what was left open stays open, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tansiq.model import Count, Period, Place
from tansiq.web.language import get_catalogue
from tansiq.web.wording import place_key, say_count, say_number, say_period, say_place, say_radius, say_when

EN, AR = get_catalogue("en"), get_catalogue("ar")
_DAY = date(2020, 5, 19)


@pytest.mark.parametrize(
    ("period", "english", "arabic"),
    [
        pytest.param(None, "time unknown", "الزمن غير معروف", id="unknown"),
        pytest.param(Period.day(_DAY), "19 May 2020", "19 أيار 2020", id="day"),
        pytest.param(Period.month(2017, 2), "February 2017", "شباط 2017", id="month"),
        pytest.param(Period.year(2017), "2017", "2017", id="year"),
        pytest.param(Period.before(_DAY), "by 19 May 2020", "حتى 19 أيار 2020", id="before"),
        pytest.param(Period.since(_DAY), "since 19 May 2020", "منذ 19 أيار 2020", id="since"),
        pytest.param(
            Period.between(date(2020, 5, 4), date(2020, 5, 18)), "4–18 May 2020", "4–18 أيار 2020", id="range"
        ),
        pytest.param(
            Period(date(2020, 5, 4), date(2020, 5, 11), "week"),
            "week of 4–10 May 2020",
            "أسبوع 4–10 أيار 2020",
            id="week",
        ),
        pytest.param(
            Period(date(2017, 1, 1), date(2017, 4, 1), "quarter"), "Q1 2017", "الربع الأول 2017", id="quarter"
        ),
        pytest.param(
            Period(date(2017, 3, 1), date(2017, 6, 1), "season"),
            "March\u2009–\u2009May 2017",
            "آذار – أيار 2017",
            id="season",
        ),
        pytest.param(
            Period(datetime(2020, 5, 19, 18, tzinfo=UTC), datetime(2020, 5, 20, tzinfo=UTC), "part_of_day"),
            "19 May 2020, 18:00–24:00",
            "19 أيار 2020، 18:00–24:00",
            id="evening",
        ),
        pytest.param(
            Period(datetime(2020, 5, 19, 14, 5, tzinfo=UTC), datetime(2020, 5, 19, 14, 6, tzinfo=UTC), "minute"),
            "19 May 2020, 14:05",
            "19 أيار 2020، 14:05",
            id="minute",
        ),
        pytest.param(
            Period(datetime(2020, 5, 19, 22, tzinfo=UTC), datetime(2020, 5, 20, 4, tzinfo=UTC), "part_of_day"),
            "19 May 2020, 22:00 – 20 May 2020, 04:00",
            "19 أيار 2020، 22:00 – 20 أيار 2020، 04:00",
            id="night-over-midnight",
        ),
    ],
)
def test_a_period_is_said_with_what_it_leaves_open(period: Period | None, english: str, arabic: str) -> None:
    assert (say_period(period, EN), say_period(period, AR)) == (english, arabic)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        pytest.param(Period.month(2017, 2), "in February 2017", id="month"),
        pytest.param(Period.day(_DAY), "on 19 May 2020", id="day"),
        pytest.param(Period.before(_DAY), "by 19 May 2020", id="before"),
        pytest.param(Period.between(date(2020, 5, 4), date(2020, 5, 18)), "within 4–18 May 2020", id="range"),
    ],
)
def test_a_period_in_a_sentence_has_its_preposition(period: Period, words: str) -> None:
    assert say_when(period, EN) == words


@pytest.mark.parametrize(
    ("slot", "count", "english", "arabic"),
    [
        pytest.param("killed", Count.exactly(4), "4 killed", "4 قتلى", id="exact"),
        pytest.param("killed", Count.at_least(12), "at least 12 killed", "12 قتيلاً على الأقل", id="at-least"),
        pytest.param("injured", Count(10, 14), "10–14 injured", "10–14 جريحاً", id="range"),
        pytest.param("killed", Count(1, 2), "1–2 killed", "1–2 قتلى", id="small-range-is-no-dual"),
        pytest.param("killed", Count.exactly(0), "no one killed", "لا قتلى", id="none"),
        pytest.param("freed", Count.exactly(0), "Freed: none", "المفرج عنهم: لا أحد", id="none-of-another"),
        pytest.param("escaped", Count(0, 5), "up to 5 escaped", "5 فارّين على الأكثر", id="at-most"),
        pytest.param("captured", Count.exactly(2), "2 captured", "أسيران", id="dual"),
        pytest.param("displaced", Count.at_least(2000), "at least 2,000 displaced", "2,000 نازح على الأقل", id="big"),
    ],
)
def test_a_toll_is_said_as_the_range_it_is(slot: str, count: Count, english: str, arabic: str) -> None:
    assert (say_count(slot, count, EN), say_count(slot, count, AR)) == (english, arabic)


def test_a_number_alone_keeps_its_range() -> None:
    counts = (Count.exactly(0), Count.at_least(1), Count(0, 3), Count(2, 4))

    assert [say_number(count, EN) for count in counts] == ["0", "at least 1", "up to 3", "2–4"]


def _place(radius_km: float | None, kind: str = "town", *, is_located: bool = True) -> Place:
    lat, lon = (33.6, 42.8) if is_located else (None, None)
    return Place("Hit", "near Hit", ("Hit", "هيت"), lat, lon, "IQ", radius_km=radius_km, kind=kind)


def test_a_place_is_named_in_the_script_of_the_reader_with_its_country() -> None:
    assert say_place(_place(5), EN) == "Hit, Iraq"
    assert say_place(_place(5), AR) == "هيت، العراق"
    assert say_place(Place("Iraq", kind="country", country="IQ"), EN) == "Iraq"
    assert say_place(None, EN) == "place unknown"


def test_a_radius_is_rounded_up_only() -> None:
    assert say_radius(_place(12.1), EN) == "within 13 km"
    assert say_radius(_place(0.2), EN) == "within 1 km"
    assert say_radius(_place(120, "admin1"), AR) == "في أي موضع من المحافظة"
    assert say_radius(_place(240, "country"), EN) == "anywhere in the country"
    assert say_radius(_place(None, is_located=False), EN) == ""


@pytest.mark.parametrize(
    ("place", "key"),
    [
        pytest.param(_place(5), "headline.in", id="town"),
        pytest.param(_place(40), "headline.around", id="near-a-town"),
        pytest.param(_place(120, "admin1"), "headline.in", id="governorate"),
        pytest.param(_place(None, is_located=False), "headline.in", id="unlocated"),
    ],
)
def test_a_spread_place_is_around_and_not_in(place: Place, key: str) -> None:
    assert place_key(place) == key
