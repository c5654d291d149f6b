"""Events of one sort in one town within two days: near misses are kept apart, and one event told twice is still one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tansiq.linking.evidence import compare, score
from tansiq.linking.nearness import place_pair
from tansiq.linking.telling import Telling, make_telling
from tansiq.model import Place
from tansiq.reading import read_text

PUBLISHED = "2019-06-06"


def tell(text: str, report: str) -> Telling:
    events = read_text(text, published=PUBLISHED).events
    return make_telling(report, 0, max(events, key=lambda event: len(event.claims)))


def findings(a: str, b: str) -> dict[str, str]:
    return dict(compare(tell(a, "a"), tell(b, "b")))


JUDGE = "Gunmen killed a judge in Mosul on 4 June 2019."
JUDGE_AR = "قتل مسلحون قاضيا في الموصل يوم 4 حزيران 2019."
TEACHER_AR = "قتل مسلحون معلما في الموصل يوم 5 حزيران 2019."
MARKET = "A car bomb exploded in a market in Tikrit on 4 June 2019, killing 12 people."
MARKET_AR = "انفجرت سيارة مفخخة في سوق في تكريت يوم 4 حزيران 2019، ما أسفر عن مقتل 12 شخصا."
JETS = "Israeli jets bombed Gaza on 5 June 2019."
ROCKETS = "Hamas fired rockets from Gaza at Ashkelon on 5 June 2019."
BAKERY = "An air strike on a bakery in Aleppo killed six people on 4 June 2019."
BAKERY_AR = "قتل ستة أشخاص بغارة جوية على مخبز في حلب يوم 4 حزيران 2019."

NEAR_MISSES = [
    pytest.param(
        MARKET, "A car bomb exploded in Tikrit on 5 June 2019, wounding three policemen.", id="market, policemen"
    ),
    pytest.param(
        MARKET_AR,
        "انفجرت سيارة مفخخة في تكريت يوم 5 حزيران 2019، ما أسفر عن إصابة ثلاثة من الشرطة.",
        id="market, police, ar",
    ),
    pytest.param(JUDGE, "Gunmen killed a teacher in Mosul on 5 June 2019.", id="judge, teacher"),
    pytest.param(JUDGE, "Gunmen killed a teacher in Mosul on 4 June 2019.", id="judge, teacher of one day"),
    pytest.param(JUDGE_AR, TEACHER_AR, id="judge, teacher, ar"),
    pytest.param(JUDGE, TEACHER_AR, id="judge, teacher, across"),
    pytest.param(
        "Gunmen killed two soldiers in Samarra on 4 June 2019.",
        "Gunmen killed four farmers in Samarra on 5 June 2019.",
        id="soldiers, farmers",
    ),
    pytest.param(
        "قتل ثلاثة مدنيين بانفجار عبوة ناسفة في سنجار يوم 4 حزيران 2019.",
        "قتل جندي بانفجار عبوة ناسفة في سنجار يوم 5 حزيران 2019.",
        id="civilians, soldier, ar",
    ),
    pytest.param(BAKERY, "An air strike on a school in Aleppo killed nine people on 5 June 2019.", id="bakery, school"),
    pytest.param(
        BAKERY, "An air strike on a school in Aleppo killed nine people on 4 June 2019.", id="bakery, school of one day"
    ),
    pytest.param(
        "Gunmen opened fire at the Palm cafe in Mosul on 4 June 2019, killing five people.",
        "Gunmen opened fire at the railway station in Mosul on 4 June 2019, killing 30 people.",
        id="cafe, station of one day",
    ),
    pytest.param(
        "هاجم مسلحون مقهى في الموصل يوم 4 حزيران 2019 وقتلوا خمسة أشخاص.",
        "هاجم مسلحون محطة القطارات في الموصل يوم 4 حزيران 2019 وقتلوا ثلاثين شخصا.",
        id="cafe, station of one day, ar",
    ),
    pytest.param(
        "A car bomb in Baghdad's Dora district killed six people and wounded 15 on 4 June 2019.",
        "انفجرت سيارة مفخخة في حي الكاظمية ببغداد يوم 4 حزيران 2019 فقتلت سبعة أشخاص وجرحت عشرين.",
        id="two quarters of one day, across",
    ),
    pytest.param(
        "The Northern Command carried out an air strike on fighters near Tikrit on 2 June 2019, killing three.",
        "The Northern Command carried out an air strike on fighters near Tikrit on 5 June 2019, killing two.",
        id="days apart, one force",
    ),
    pytest.param(ROCKETS, JETS, id="rockets, jets"),
    pytest.param("أطلقت حماس صواريخ من غزة على عسقلان يوم 5 حزيران 2019.", JETS, id="rockets, jets, across"),
]
SAME = [
    pytest.param(MARKET, MARKET_AR, id="market"),
    pytest.param(JUDGE, JUDGE_AR, id="judge"),
    pytest.param(BAKERY, BAKERY_AR, id="bakery"),
    pytest.param(JETS, "Israeli warplanes bombed Gaza on Wednesday.", id="jets"),
    pytest.param(MARKET, MARKET.replace("4 June", "5 June"), id="a day misprinted, all else alike"),
]


@pytest.mark.parametrize(("a", "b"), NEAR_MISSES)
def test_a_near_miss_is_two_events(a: str, b: str) -> None:
    assert score(tell(a, "a"), tell(b, "b"))[0] <= 0
    assert score(tell(b, "b"), tell(a, "a"))[0] <= 0


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_event_told_twice_is_one(a: str, b: str) -> None:
    assert score(tell(a, "a"), tell(b, "b"))[0] > 0


def test_forces_of_a_demonym_are_that_state_s() -> None:
    assert findings(ROCKETS, JETS)["doer"] == "other"
    assert findings(JETS, "The Israeli army bombed Gaza on 5 June 2019.")["doer"] == "state"


def test_gunmen_of_a_demonym_are_no_state_s() -> None:
    raid = "Iraqi gunmen attacked a checkpoint in Mosul on 4 June 2019."
    assert findings(raid, raid.replace("Iraqi gunmen", "Islamic State"))["doer"] == "unknown"


def test_where_rockets_came_from_is_not_where_they_fell() -> None:
    assert findings(ROCKETS, JETS)["place"] == "elsewhere"


def test_one_and_one_dead_say_little() -> None:
    weights = {one.feature: one.weight for one in score(tell(JUDGE, "a"), tell(JUDGE_AR, "b"))[1]}
    assert findings(JUDGE, JUDGE_AR)["toll"] == "equal, few"
    assert abs(weights["toll"]) < 0.5
    assert findings(MARKET, MARKET_AR)["toll"] == "equal, many"


def test_the_next_day_alone_weighs_more_than_beside_a_name_or_a_site() -> None:
    blast = "A car bomb exploded in Tikrit on 5 June 2019, wounding three policemen."
    assert findings(MARKET, blast)["period"] == "next day, alone"
    assert findings(MARKET, MARKET.replace("4 June", "5 June").replace("12", "30"))["period"] == "next day"


HAUL = "On 4 June 2019 soldiers seized 505 slabs of hashish near Mosul."
HAUL_AR = "تم ضبط 505 كف حشيش قرب الموصل يوم 4 حزيران 2019."


@pytest.mark.parametrize("haul", [HAUL, HAUL_AR], ids=["en", "ar"])
def test_the_same_things_in_other_numbers_are_another_haul(haul: str) -> None:
    assert findings(HAUL, haul)["items"] == "equal"
    other = haul.replace("505", "133").replace(" 4 ", " 5 ")
    assert findings(HAUL, other)["items"] == "other numbers"
    assert score(tell(HAUL, "a"), tell(other, "b"))[0] < 0


RECALLED = "A car bomb killed nine people in Tikrit on 4 June 2019. The market reopened. Gunmen wounded a guard."
RECALLED_AR = "قتل تسعة أشخاص بسيارة مفخخة في تكريت يوم 4 حزيران 2019. وأعيد فتح السوق. وأصاب مسلحون حارسا بجروح."


@pytest.mark.parametrize("text", [RECALLED, RECALLED_AR], ids=["en", "ar"])
def test_a_place_taken_over_from_before_says_less(text: str) -> None:
    events = read_text(text, published=PUBLISHED).events
    first, last = (make_telling("a", n, events[n]) for n in (0, len(events) - 1))
    assert (first.is_place_carried, last.is_place_carried) == (False, True)
    assert [place.country for place in last.places] == ["IQ"]
    far = tell("A bomb wounded a guard in Homs on 5 June 2019.", "b")
    assert dict(compare(first, far))["place"] == "elsewhere"
    assert dict(compare(last, far))["place"] == "elsewhere, carried"
    assert dict(compare(first, last))["place"] == "same words"


QUARTER = "A car bomb exploded in the Zuhour neighbourhood of Mosul on 4 June 2019, killing four people."
QUARTER_AR = "انفجرت سيارة مفخخة في حي الزهور بالموصل يوم 4 حزيران 2019 فقتل أربعة أشخاص."


@pytest.mark.parametrize(
    ("hit", "again", "found"),
    [
        ("the Palm hotel in Mosul", "the Cedar hotel in Mosul", "other name"),
        ("the Cedar hotel in Mosul", "the Cedar hotel in Mosul", "name"),
        ("a hotel in Mosul", "the Cedar hotel in Mosul", "same"),
        ("a hotel in Mosul", "a school in Mosul", "other"),
        ("a hotel in Mosul", "soldiers in Mosul", "unknown"),
    ],
    ids=["two names", "one name", "one without a name", "two sorts", "one without a site"],
)
def test_sites_are_told_apart_by_sort_and_name(hit: str, again: str, found: str) -> None:
    one, two = (f"Gunmen attacked {what} on 4 June 2019." for what in (hit, again))
    assert findings(one, two)["site"] == found
    assert findings(two, one)["site"] == found


def test_a_site_has_one_name_in_both_languages() -> None:
    hotel = "Gunmen attacked the Corinthia hotel in Tripoli on 4 June 2019."
    assert findings(hotel, "هاجم مسلحون فندق كورنثيا في طرابلس يوم 4 حزيران 2019.")["site"] == "name"
    assert findings(hotel, "هاجم مسلحون فندق راديسون في طرابلس يوم 4 حزيران 2019.")["site"] == "other name"


NEAR: dict[str, Any] = {"text": "", "lon": 37.6, "country": "UA", "admin1": "UA-14", "path": ("Donetsk", "Ukraine")}
TOWN: dict[str, Any] = {"name": "Kramatorsk", "geonames_id": 704508, "lat": 48.72, "radius_km": 5.0, "kind": "town"}

MET = "Egyptian Foreign Minister Sameh Shoukry met his Jordanian counterpart Ayman Safadi in Amman on 4 June 2019."
MET_AR = "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في عمان يوم 4 حزيران 2019."


@pytest.mark.parametrize("text", [MET, MET_AR], ids=["en", "ar"])
def test_a_guest_who_met_another_host_is_another_meeting(text: str) -> None:
    assert findings(MET, text)["doer"].startswith("both sides")
    assert findings(MET.replace("Ayman Safadi", "Nasser Judeh"), text)["doer"] == "another side"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thousands protested in Baghdad on 4 June 2019.", "Thousands protested in Baghdad on 5 June 2019."),
        ("تظاهر آلاف العراقيين في بغداد يوم 4 حزيران 2019.", "تظاهر آلاف العراقيين في بغداد يوم 5 حزيران 2019."),
    ],
    ids=["en", "ar"],
)
def test_crowds_that_come_back_the_next_day_are_no_name(one: str, other: str) -> None:
    assert findings(one, other)["period"] == "next day, alone"


def test_two_neighbouring_towns_are_two() -> None:
    places = [
        Place(**NEAR, **one) for one in (TOWN, {**TOWN, "name": "Slovyansk", "geonames_id": 693468, "lat": 48.85})
    ]
    assert place_pair(*places) == "beside"
    assert place_pair(places[0], replace(places[1], kind="village")) == "near"
    assert place_pair(places[0], replace(places[0], name="كراماتورسك", names=("كراماتورسك",))) == "same"


@pytest.mark.parametrize("text", [QUARTER, QUARTER_AR], ids=["en", "ar"])
def test_two_quarters_of_a_town_are_told_apart_by_name(text: str) -> None:
    assert findings(QUARTER, text)["place"] == "same"
    assert findings(QUARTER_AR, text)["place"] == "same"
    assert findings(QUARTER_AR.replace("الزهور", "التنك"), text)["place"] == "other quarter"
