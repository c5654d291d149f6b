"""What tells two events of one day, or one place, from one: hours, places named beside, headlines, who fights whom."""

from dataclasses import replace

import pytest

from tansiq.linking.candidates import candidates
from tansiq.linking.documents import Document, parse_document
from tansiq.linking.events import find_apart
from tansiq.linking.evidence import compare, score
from tansiq.linking.telling import Telling, headline_end
from tansiq.model import Count
from tansiq.reading import read_text, to_contract


def document(text: str, published: str, report: str = "a") -> Document:
    reading = read_text(text, published=published)
    return parse_document(to_contract(reading, doc_id=report, text=text), report)


def tell(text: str, published: str, report: str = "a") -> Telling:
    return max(document(text, published, report).tellings, key=lambda telling: len(telling.wording.stems))


MORNING = tell("A car bomb killed nine people at a market in Kirkuk on Tuesday morning.", "2019-06-05")


def test_a_bomb_of_the_morning_is_none_of_the_evening() -> None:
    evening = tell("انفجرت سيارة مفخخة في كركوك مساء الثلاثاء فقتلت ستة أشخاص.", "2019-06-05", "b")
    dawn = tell("A car bomb killed nine people at a market in Kirkuk at dawn on Tuesday.", "2019-06-05", "c")
    assert dict(compare(MORNING, evening))["period"] == "same day, other hours"
    assert dict(compare(MORNING, dawn))["period"] == "same day"
    assert score(MORNING, evening)[0] < score(MORNING, dawn)[0]


def test_a_town_south_west_of_another_is_not_that_other() -> None:
    beside = tell("A bomb killed two men in Hawija, southwest of Kirkuk, on Tuesday.", "2019-06-05", "b")
    town = tell("A bomb killed two men in Kirkuk on Tuesday.", "2019-06-05")
    assert dict(compare(town, beside))["place"] == "aside"


def test_fighters_and_a_state_are_opposed() -> None:
    fighters = tell("Militants attacked a checkpoint in North Sinai on Friday.", "2017-11-26")
    jets = tell("Egyptian jets bombed vehicles in North Sinai on Friday, the army said.", "2017-11-26", "b")
    both = tell("هاجم مسلحون حاجزا في شمال سيناء يوم الجمعة.", "2017-11-26", "c")
    assert dict(compare(fighters, jets))["doer"] == "opposed"
    assert dict(compare(fighters, both))["doer"] != "opposed"


def test_a_headline_and_its_text_are_no_two_events_by_that() -> None:
    text = "Hotel attack in Kismayo\n\nGunmen stormed a hotel in Kismayo on Friday and killed nine people, police said."
    one = document(text, "2019-07-13")
    headline = [telling for telling in one.tellings if telling.is_headline]
    assert headline_end(text, one.title) == len("Hotel attack in Kismayo")
    below = [telling for telling in one.tellings if not telling.is_headline]
    assert below
    for telling in headline:
        assert dict(compare(telling, below[0]))["report"] == "headline"


def test_a_text_that_does_not_begin_with_its_title_has_no_headline() -> None:
    assert headline_end("Gunmen stormed a hotel.", "Hotel attack") == 0
    assert headline_end("Hotel attack", "") == 0
    assert headline_end("  Hotel\nattack\n\nGunmen stormed it.", "Hotel attack") == len("  Hotel\nattack")


def test_of_tolls_that_may_all_be_true_the_exact_one_counts() -> None:
    telling = tell("Dozens killed in Mosul\n\nA bomb killed 64 people at a market in Mosul on Monday.", "2016-05-12")
    assert dict(telling.counts)["killed"].is_exact


def test_what_is_recalled_weeks_later_is_compared_by_its_things() -> None:
    then = tell("Bombs killed 81 people at a snooker club in Quetta on 12 January 2013.", "2013-01-13")
    later = tell("A bomb killed people at a snooker club in Peshawar in January.", "2013-01-30", "b")
    assert later.days is not None
    assert not later.days.is_exact
    assert {frozenset((x.id, y.id)) for x, y in candidates([then, later])} == {frozenset((then.id, later.id))}


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("operation", "attack.chemical", "part"),
        ("attack.armed", "robbery", "part"),
        ("territory.government", "operation", "part"),
        ("agreement", "ceasefire", "one, other kinds"),
        ("statement", "pledge", "one, other kinds"),
        ("attack.armed", "attack.ambush", "one, finer"),
    ],
)
def test_deeds_of_two_kinds_in_one_report_are_parts_and_no_doubles(one: str, two: str, found: str) -> None:
    base = tell("Gunmen killed thirty people in an attack on a camp in Raqqa on Tuesday.", "2019-06-05")
    a, b = (replace(base, id=("a", number), type=kind) for number, kind in enumerate((one, two)))
    assert dict(compare(a, b))["report"] == found
    # All else agrees, since both are one telling under two names.
    assert found != "part" or score(a, b)[0] < 0
    assert score(a, replace(b, id=("b", 0)))[0] > 0


@pytest.mark.parametrize(
    ("early", "late", "found"),
    [
        ("on Monday night", "at dawn on Tuesday", "one night"),
        ("on Monday night", "on Tuesday", "next day"),
        ("on Monday morning", "on Tuesday", "next day, alone"),
        ("on Monday", "on Tuesday night", "next day, alone"),
    ],
)
def test_what_was_done_at_night_is_told_as_the_next_day_s(early: str, late: str, found: str) -> None:
    one, two = (f"Gunmen killed three farmers in Kirkuk {when}." for when in (early, late))
    assert dict(compare(tell(one, "2019-06-05"), tell(two, "2019-06-05", "b")))["period"] == found
    assert dict(compare(tell(two, "2019-06-05"), tell(one, "2019-06-05", "b")))["period"] == found


def test_a_night_and_the_dawn_after_it_are_one_night_in_both_languages() -> None:
    night = tell("Gunmen killed three farmers in Kirkuk on Monday night.", "2019-06-05")
    dawn = tell("قتل مسلحون ثلاثة مزارعين في كركوك فجر الثلاثاء.", "2019-06-05", "b")
    assert dict(compare(night, dawn))["period"] == "one night"


@pytest.mark.parametrize(
    ("toll", "again", "found"),
    [
        ("more than 60", "60", "overlapping"),
        ("more than 60", "58", "close"),
        ("more than two", "two", "close"),
    ],
)
def test_more_than_a_number_may_be_that_number(toll: str, again: str, found: str) -> None:
    one, two = (f"A bomb killed {killed} people in Kirkuk on Tuesday." for killed in (toll, again))
    assert dict(compare(tell(one, "2019-06-05"), tell(two, "2019-06-05", "b")))["toll"] == found
    assert dict(compare(tell(two, "2019-06-05"), tell(one, "2019-06-05", "b")))["toll"] == found


def are_compared(one: str, two: str, published: str = "2019-06-05", later: str = "2019-06-05") -> bool:
    return bool(list(candidates([tell(one, published), tell(two, later, "b")])))


def test_what_names_only_its_country_is_compared_with_what_names_the_town() -> None:
    broad = "A bomb killed a peace envoy in Pakistan on Tuesday."
    assert are_compared(broad, "A car bomb killed five people in Quetta on Tuesday.")
    assert are_compared(
        "انفجرت عبوة ناسفة في باكستان يوم الثلاثاء.", "A car bomb killed five people in Quetta on Tuesday."
    )
    # By other means, on another day, in another country: no.
    assert not are_compared(broad, "An air strike killed five people in Quetta on Tuesday.")
    assert not are_compared(broad, "A roadside bomb killed five people in Quetta on 28 May 2019.")
    assert not are_compared(broad, "A car bomb killed five people in Kabul on Tuesday.")


def test_two_towns_of_one_country_are_not_compared_for_their_country() -> None:
    assert not are_compared(
        "A mine killed two envoys in Peshawar on Tuesday.", "A car bomb killed three farmers in Quetta on Tuesday."
    )


def test_what_is_recalled_by_its_year_is_compared_by_its_toll() -> None:
    then = "Gunmen killed 28 people on a bus in Minya on 26 May 2017."
    assert are_compared(then, "In 2017 gunmen shot 28 people dead in Minya.", "2017-05-27", "2018-11-02")
    assert not are_compared(then, "In 2016 gunmen shot 28 people dead in Minya.", "2017-05-27", "2018-11-02")
    assert not are_compared(then, "In 2017 gunmen shot 11 people dead in Minya.", "2017-05-27", "2018-11-02")


def test_a_day_that_one_names_beside_another_is_no_next_day() -> None:
    """A caption and its text differ in the day; who tells of either tells of that event."""
    both = tell(
        "Gunmen killed a judge in Mosul on Tuesday. A photo shows police at the scene after the judge was shot dead by"
        " the gunmen in Mosul on Wednesday.",
        "2019-06-06",
    )
    early = tell("قتل مسلحون قاضيا في الموصل يوم الثلاثاء.", "2019-06-06", "b")
    late = tell("قتل مسلحون قاضيا في الموصل يوم الأربعاء.", "2019-06-06", "c")
    later = tell("قتل مسلحون قاضيا في الموصل يوم الخميس.", "2019-06-06", "d")
    assert len(both.days_said) == 2
    found = [dict(compare(both, other))["period"] for other in (early, late, later)]
    assert sorted(found[:2]) == ["same day", "same day, among others"]
    assert found[2] == "within a week, alone"


def test_two_states_that_agreed_are_both_sides() -> None:
    one = tell("Iran and Saudi Arabia agreed on Friday to reopen their embassies.", "2023-03-11")
    two = tell("اتفقت السعودية وإيران يوم الجمعة على إعادة فتح السفارتين.", "2023-03-11", "b")
    third = tell("اتفقت السعودية وتركيا يوم الجمعة على إعادة فتح السفارتين.", "2023-03-11", "c")
    assert dict(compare(one, two))["doer"] == "both sides"
    assert dict(compare(one, third))["doer"] != "both sides"


def test_a_deed_told_once_more_with_its_means_is_not_forbidden_to_be_one() -> None:
    """What speaks against that is weighed with what other reports tell; of two deeds of one kind it forbids."""
    blast = tell("A blast killed nine people in Kirkuk.", "2019-06-05")
    means = tell("A car bomb killed 22 people in Kirkuk on Tuesday.", "2019-06-05")
    first, second = replace(blast, id=("a", 0)), replace(means, id=("a", 1))
    assert -1 < score(first, second)[0] <= 0
    assert list(find_apart([first, second])) == []
    same_kind = [
        replace(one, type="attack.bombing", counts=(("killed", Count(n, n)),)) for n, one in ((90, first), (4, second))
    ]
    assert list(find_apart(same_kind)) == [(("a", 0), ("a", 1))]


def test_what_is_recalled_by_its_year_is_compared_by_who_did_it_there() -> None:
    """Tolls differ from telling to telling, most of all of what is told years later."""
    one = "Islamic State militants killed at least 40 people in a market in Khalis in Diyala province on 12 May 2016."
    recalled = "In 2016 Islamic State militants killed more than 60 people in Khalis in Diyala province."
    elsewhere = "In 2016 Islamic State militants killed more than 60 people in Raqqa in Syria."
    assert are_compared(one, recalled, "2016-05-13", "2019-06-05")
    assert not are_compared(one, elsewhere, "2016-05-13", "2019-06-05")


def test_what_is_recalled_by_its_month_and_country_is_compared_by_its_toll() -> None:
    one = "قتل مسلحون 28 شخصا في هجوم على حافلة في محافظة ديالى يوم 26 أيار 2017."
    recalled = "In May 2017 gunmen killed 28 people in an attack in Iraq."
    other = "In May 2017 gunmen killed 33 people in an attack in Iraq."
    assert are_compared(one, recalled, "2017-05-27", "2018-11-03")
    assert not are_compared(one, other, "2017-05-27", "2018-11-03")
