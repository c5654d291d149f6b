"""Tolls told by several, and tolls that rise: every one a claim with its chain; the flat one is the latest-said."""

from __future__ import annotations

import pytest

from tests.reading.outputs import extract

DAY = "2022-01-25"

CASES = [
    pytest.param(
        "Twelve people were killed in an explosion in Homs on Monday; state media put the toll at nine.",
        [([12, 12], []), ([9, 9], ["state media"])],
        [9, 12],
        id="en-disputed-in-one-sentence",
    ),
    pytest.param(
        "Police said 12 people were killed in a bombing in Homs on Monday. State media put the toll at nine.",
        [([12, 12], ["Police"]), ([9, 9], ["State media"])],
        [9, 12],
        id="en-disputed",
    ),
    pytest.param(
        "قالت الشرطة إن 12 شخصا قتلوا في تفجير في حمص يوم الإثنين. وقالت وسائل إعلام رسمية إن عدد القتلى تسعة.",
        [([12, 12], ["الشرطة"]), ([9, 9], ["وسائل إعلام رسمية"])],
        [9, 12],
        id="ar-disputed",
    ),
    pytest.param(
        "قتل 12 شخصا في انفجار في حمص يوم الإثنين، فيما قالت وسائل إعلام رسمية إن الحصيلة تسعة قتلى.",
        [([12, 12], []), ([9, 9], ["وسائل إعلام رسمية"])],
        [9, 12],
        id="ar-disputed-in-one-sentence",
    ),
    pytest.param(
        "Police said three soldiers were killed in the ambush near Gao on Sunday. The army later raised the toll to 7.",
        [([3, 3], ["Police"]), ([7, 7], ["army"])],
        [7, 7],
        id="en-raised",
    ),
    pytest.param(
        "قتل ثلاثة جنود في كمين قرب غاو يوم الأحد، بحسب الشرطة. ورفع الجيش الحصيلة إلى سبعة قتلى.",
        [([3, 3], ["الشرطة"]), ([7, 7], ["الجيش"])],
        [7, 7],
        id="ar-raised",
    ),
    pytest.param(
        "A bomb killed five people in Karrada on Monday. The toll later rose to nine, the health ministry said.",
        [([5, 5], []), ([9, 9], ["health ministry"])],
        [9, 9],
        id="en-rose-later",
    ),
    pytest.param(
        "قتل خمسة أشخاص في تفجير في الكرادة يوم الإثنين. وارتفعت الحصيلة لاحقا إلى تسعة قتلى، بحسب وزارة الصحة.",
        [([5, 5], []), ([9, 9], ["وزارة الصحة"])],
        [9, 9],
        id="ar-rose-later",
    ),
    pytest.param(
        "The death toll of the car bomb in Karrada on Monday has risen to 17, the health ministry said.",
        [([17, 17], ["health ministry"])],
        [17, 17],
        id="en-risen",
    ),
    pytest.param(
        "ارتفعت حصيلة تفجير سيارة مفخخة في الكرادة يوم الإثنين إلى 17 قتيلا، بحسب وزارة الصحة.",
        [([17, 17], ["وزارة الصحة"])],
        [17, 17],
        id="ar-risen",
    ),
    pytest.param(
        "A wounded man died in hospital on Tuesday, raising the toll of the bombing in Karrada to 9.",
        [([9, 9], [])],
        [9, 9],
        id="en-raising",
    ),
]


@pytest.mark.parametrize(("text", "claims", "flat"), CASES)
def test_tolls_keep_their_tellers(text: str, claims: list[tuple[list[int], list[str]]], flat: list[int]) -> None:
    (event,) = extract(text, published=DAY)["events"]
    told = [
        (claim["value"], [link["name"] for link in claim["chain"]])
        for claim in event["claims"]
        if claim["slot"] == "killed"
    ]
    assert sorted(told) == sorted(claims)
    assert event["casualties"] == {"killed": flat}
