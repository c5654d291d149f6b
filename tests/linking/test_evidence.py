"""What two tellings are found to have in common, across languages too; symmetrical, and of nothing but the two."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tansiq.linking.evidence import compare, score
from tansiq.linking.telling import Days, Telling, make_telling
from tansiq.reading import read_text

_DAY = "2021-03-14"


def tell(text: str, day: str = _DAY, report: str = "r") -> Telling:
    events = read_text(text, published=day).events
    return make_telling(report, 0, max(events, key=lambda event: len(event.claims)))


BOMB_EN = tell("A car bomb exploded in a market in Khalis on Saturday, killing at least 12 people, police said.")
BOMB_AR = tell("انفجرت سيارة مفخخة في سوق في الخالص يوم السبت، ما أسفر عن مقتل 12 شخصا على الأقل، بحسب الشرطة.")
NEXT_DAY = tell("A car bomb exploded in a market in Khalis on Sunday, killing three people, police said.")
ELSEWHERE = tell("A car bomb exploded in a market in Tikrit on Saturday, killing at least 12 people, police said.")
TALKS = tell("The foreign ministers of Iraq and Syria met in Damascus on Saturday.")


def found(a: Telling, b: Telling) -> dict[str, str]:
    return dict(compare(a, b))


def test_one_event_in_two_languages_is_one() -> None:
    findings = found(BOMB_EN, BOMB_AR)
    assert (findings["period"], findings["place"], findings["kind"]) == ("same day", "same", "same")
    assert (findings["done to"], findings["toll"]) == ("sort", "equal, many")
    assert score(BOMB_EN, BOMB_AR)[0] > 0


@pytest.mark.parametrize("other", [NEXT_DAY, ELSEWHERE, TALKS], ids=["next day", "elsewhere", "talks"])
def test_a_near_miss_is_another_event(other: Telling) -> None:
    assert score(BOMB_EN, other)[0] < 0
    assert score(BOMB_AR, other)[0] < 0


def test_a_score_is_the_sum_of_what_is_shown_and_the_prior() -> None:
    weight, findings = score(BOMB_EN, BOMB_AR)
    # The prior: what a pair of tellings under one key weighs before anything is compared.
    assert weight - sum(one.weight for one in findings) == pytest.approx(
        score(NEXT_DAY, BOMB_AR)[0] - sum(one.weight for one in score(NEXT_DAY, BOMB_AR)[1])
    )


def test_findings_are_symmetrical() -> None:
    for a, b in product((BOMB_EN, BOMB_AR, NEXT_DAY, ELSEWHERE, TALKS), repeat=2):
        assert found(a, b) == found(b, a)


def test_types_of_different_groups_are_never_one_event() -> None:
    assert score(BOMB_EN, TALKS)[0] == -math.inf


def test_a_day_within_a_month_agrees_and_a_day_outside_does_not() -> None:
    month = tell("Gunmen killed four soldiers in Khalis in February.")
    inside, outside = (
        tell(f"Gunmen killed four soldiers in Khalis on {day}.", day="2021-06-01") for day in ("February 11", "May 2")
    )
    assert found(month, inside)["period"] == "overlapping"
    assert found(month, outside)["period"] == "apart"
    assert inside.days is not None
    assert inside.days.first == date(2021, 2, 11).toordinal()


@pytest.mark.parametrize(
    "arrest",
    ["Police arrested five gunmen in Basra.", "اعتقلت الشرطة خمسة مسلحين في البصرة."],
    ids=["en", "ar"],
)
def test_what_is_known_to_be_before_a_day_is_in_the_news_of_days_before_it(arrest: str) -> None:
    news = replace(tell("اعتقلت الشرطة خمسة مسلحين في البصرة.", report="a"), days=None)
    before = Days(None, date(2021, 2, 28).toordinal(), is_exact=False)
    recalled = replace(tell(arrest, "2021-08-19", "b"), days=before)
    for told, value in (("2021-01-15", "apart"), ("2021-02-15", "told then"), ("2021-06-15", "told later")):
        one = replace(news, told=date.fromisoformat(told).toordinal())
        assert found(one, recalled)["period"] == found(recalled, one)["period"] == value
