"""What tells two events of one day, or one place, from one: hours, places named beside, headlines, who fights whom."""

from dataclasses import replace

import pytest

from tansiq.linking.candidates import candidates
from tansiq.linking.documents import Document, parse_document
from tansiq.linking.evidence import compare, score
from tansiq.linking.telling import Telling, headline_end
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
