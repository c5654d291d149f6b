"""Who holds an office, and of what a body is part, as reports tell it differently."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tansiq.linking.link import link_documents
from tansiq.linking.standing_facts import find_rival_facts
from tansiq.model import Relation
from tests.linking.texts import read

DAY = "2016-06-10"
ABADI = "Iraqi Prime Minister Haider al-Abadi met a delegation in Baghdad on Thursday."
ABADI_AR = "استقبل رئيس الوزراء العراقي حيدر العبادي وفدا في بغداد يوم الخميس."
OTHER = "Iraqi Prime Minister Karim Najm visited Basra on Friday."
OTHER_AR = "زار رئيس الوزراء العراقي كريم نجم البصرة يوم الجمعة."


def relations(*texts: tuple[str, str]) -> list[dict[str, Any]]:
    documents = [read(name, text, day) for name, (text, day) in zip("abc", texts, strict=False)]
    return [one for one in link_documents(documents)["differences"] if "relation" in one["about"]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(ABADI, OTHER, id="en"),
        pytest.param(ABADI_AR, OTHER_AR, id="ar"),
        pytest.param(ABADI, OTHER_AR, id="across"),
    ],
)
def test_two_holders_of_one_office_at_one_time_differ(one: str, two: str) -> None:
    (found,) = relations((one, DAY), (two, DAY))

    assert (found["slot"], found["kind"]) == ("subject", "contradiction")
    assert [tuple(spot) for spot in found["about"]["relation"]] == [("a", 0), ("b", 0)]
    assert [value["doc"] for value in found["values"]] == ["a", "b"]
    for value, text in zip(found["values"], (one, two), strict=True):
        assert value["value"] in text[slice(*value["span"])]


def test_one_report_may_differ_with_itself() -> None:
    (found,) = relations((f"{ABADI}\n\n{OTHER}", DAY))
    assert {value["doc"] for value in found["values"]} == {"a"}


def test_spellings_of_one_holder_differ_in_nothing() -> None:
    assert relations((ABADI, DAY), (ABADI_AR, DAY)) == []


def test_a_handover_is_no_difference() -> None:
    maliki = "Iraqi Prime Minister Nouri al-Maliki met a delegation in Baghdad on Thursday."
    assert relations((maliki, "2014-09-01"), (ABADI, "2014-09-20")) == []


def test_a_former_holder_and_another_time_are_left_out() -> None:
    former = "Former Iraqi Prime Minister Nouri al-Maliki visited Basra on Friday."
    assert relations((ABADI, DAY), (former, DAY)) == []
    assert relations((ABADI, DAY), (OTHER, "2017-06-10")) == []


def test_a_body_that_is_part_of_two_others_differs() -> None:
    badr = [
        replace(read(name, ABADI, DAY), relations=(Relation("part_of", "Badr Organization", whole, ((0, 5),)),))
        for name, whole in (("a", "Popular Mobilization Forces"), ("b", "Iraqi Army"), ("c", "الحشد الشعبي"))
    ]
    (found,) = find_rival_facts(badr)
    assert found["slot"] == "object"
    assert [value["doc"] for value in found["values"]] == ["a", "b", "c"]
    assert list(find_rival_facts([badr[0], badr[2]])) == []
