"""The table of claims: nothing is merged away, and differences are seen."""

from __future__ import annotations

from datetime import date

import pytest

from tansiq.model import ChainLink, Claim, Count, Period, SourceChain
from tansiq.release import EventHead, EventView, ReportHead
from tansiq.web.claims import list_slots
from tansiq.web.language import get_catalogue
from tests.web.world import arabic_report, english_report

EN, AR = get_catalogue("en"), get_catalogue("ar")
_HEAD = ReportHead("r", "t", "o", None, "en", 1)


def _view(index: int = 0) -> EventView:
    told = english_report()
    return EventView("e", (EventHead("e", told.reading.events[index], "w", _HEAD),), {"r": told.report.text})


def test_every_claim_has_a_row_with_its_words_and_chain() -> None:
    event = english_report().reading.events[0]
    slots = list_slots(_view(), EN)

    assert sum(len(slot.rows) for slot in slots) == len(event.claims)
    killed = next(slot for slot in slots if slot.slot == "killed")
    assert [row.value for row in killed.rows] == ["at least 12", "9"]
    assert [(link.name, link.verb) for link in killed.rows[1].chain] == [("Police", "said")]
    quote = killed.rows[1].quote
    assert quote is not None
    assert [one.text for one in quote.segments if one.marks] == ["9 killed"]


def test_an_arabic_claim_is_told_in_arabic() -> None:
    told = arabic_report()
    view = EventView("e", (EventHead("e", told.reading.events[0], "w", _HEAD),), {"r": told.report.text})
    killed = next(slot for slot in list_slots(view, AR) if slot.slot == "killed")

    assert (killed.label, killed.rows[0].value, killed.rows[0].detail) == ("القتلى", "11", "من قوات سوريا الديمقراطية")
    assert killed.rows[0].chain[0].verb == "قال"


@pytest.mark.parametrize(
    ("slot", "left", "right", "differs"),
    [
        pytest.param("killed", Count.at_least(12), Count.exactly(9), True, id="tolls-that-cannot-both-be"),
        pytest.param("killed", Count.at_least(12), Count.exactly(15), False, id="tolls-that-can"),
        pytest.param("period", Period.month(2017, 2), Period.day(date(2017, 3, 1)), True, id="times-apart"),
        pytest.param("period", Period.month(2017, 2), Period.day(date(2017, 2, 7)), False, id="a-day-of-the-month"),
        pytest.param("status", "occurred", "denied", True, id="statuses"),
        pytest.param("target", "a post", "a convoy", False, id="names-add-up"),
    ],
)
def test_a_difference_is_marked_where_no_one_truth_fits(
    slot: str, left: Count | Period | str, right: Count | Period | str, differs: bool
) -> None:
    base = english_report().reading.events[1]
    # Of two tellers: one does not contradict itself.
    chains = [SourceChain((ChainLink(name, "said", "organisation", (0, 3)),)) for name in ("Police", "Army")]
    told = (Claim(slot, one, ((0, 3),), chain) for one, chain in zip((left, right), chains, strict=True))
    event = type(base)((Claim("event", "attack.armed", ((0, 3),)), *told), ((0, 3),))
    view = EventView("e", (EventHead("e", event, "w", _HEAD),), {"r": "some text"})

    assert [one.has_difference for one in list_slots(view, EN) if one.slot == slot] == [differs]


def test_counts_of_different_groups_do_not_differ() -> None:
    claims = (
        Claim("event", "clash", ((0, 3),)),
        Claim("killed", Count.exactly(4), ((0, 3),), of="soldiers"),
        Claim("killed", Count.exactly(6), ((0, 3),), of="militants"),
    )
    event = type(english_report().reading.events[0])(claims, ((0, 3),))
    view = EventView("e", (EventHead("e", event, "w", _HEAD),), {"r": "some text"})

    assert not any(one.has_difference for one in list_slots(view, EN))


def test_words_are_left_out_where_the_text_is_not_to_be_seen() -> None:
    told = english_report()
    view = EventView("e", (EventHead("e", told.reading.events[0], "w", _HEAD),), {})

    assert all(row.quote is None for slot in list_slots(view, EN) for row in slot.rows)
