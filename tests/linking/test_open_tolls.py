"""What tells little of two days in a row: tolls without an end, and that both name the ground which they share."""

from __future__ import annotations

import pytest

from tansiq.linking.evidence import score
from tests.linking.test_near_misses import findings, tell

CAMP = "An Israeli strike on Jenin refugee camp killed at least 50 people on 4 June 2019."
CAMP_AR = "غارة إسرائيلية على مخيم جنين يوم 5 حزيران 2019 توقع عشرات القتلى."
SAME_AR = "غارة إسرائيلية على مخيم جنين يوم 4 حزيران 2019 توقع عشرات القتلى."


def test_tolls_without_an_end_say_nothing_of_two_days() -> None:
    assert findings(CAMP, CAMP_AR)["toll"] == "unknown"
    assert findings(CAMP, SAME_AR)["toll"] == "overlapping"


def test_the_camp_where_it_happened_is_not_also_what_was_hit() -> None:
    assert findings(CAMP, CAMP_AR)["done to"] not in ("name", "sort")


@pytest.mark.parametrize(("other", "is_one"), [(CAMP_AR, False), (SAME_AR, True)])
def test_strikes_on_one_camp_on_two_days_are_two(other: str, *, is_one: bool) -> None:
    assert (score(tell(CAMP, "a"), tell(other, "b"))[0] > 0) == is_one


def test_a_shrine_may_be_the_church_of_another_teller() -> None:
    shrine = "A bomb exploded in a shrine in Kandy on 4 June 2019."
    church = "انفجرت قنبلة في كنيسة في كاندي يوم 4 حزيران 2019."
    school = "انفجرت قنبلة في مدرسة في كاندي يوم 4 حزيران 2019."
    assert findings(shrine, church)["site"] == "same"
    assert findings(shrine, school)["site"] == "other"
    assert findings(shrine, church)["done to"] != "unlike sites"
