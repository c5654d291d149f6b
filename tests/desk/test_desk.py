"""The way in: every input has an outcome, and a bad one stops nothing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import Connection

from tansiq.desk import Added, Desk, Known, Outcome, Rejected, describe_ledger
from tansiq.errors import LedgerError, ReadingError
from tansiq.intake import Refused, Taken
from tansiq.ledger import ReadReport, derive_report
from tansiq.model import Claim, Count, Event, Reading, Report
from tansiq.release import EventQuery, open_view
from tansiq.settings import Settings
from tests.ledger.told import LineReader, make_desk, make_report, make_settings, take

ENGLISH = make_report("Shelling\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Monitor of Raqqa\n")
ARABIC = make_report("قصف\nattack.shelling | 2022-01-20 | الرقة | killed 3 | مرصد الرقة\n", language="ar")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path)


class Broken(LineReader):
    """Fails on texts that say so."""

    def __call__(self, report: Report) -> Reading:
        if "fail" in report.text:
            raise ReadingError("this text cannot be read", hint="mend it")
        if "bug" in report.text:
            raise IndexError(report.text)
        reading = super().__call__(report)
        if "huge" in report.text:
            many = Claim("killed", Count.exactly(2**60), ((0, 1),))
            event = reading.events[0]
            return Reading("en", None, "", None, events=(Event((*event.claims, many), event.spans),))
        return reading


@pytest.mark.parametrize("report", [pytest.param(ENGLISH, id="english"), pytest.param(ARABIC, id="arabic")])
def test_a_report_is_added_once(settings: Settings, report: Report) -> None:
    desk = make_desk(settings)
    first, again = take(desk, report, report)
    (later,) = take(make_desk(settings, seed=5), report)

    assert isinstance(first, Added)
    assert (first.events, first.claims, first.where) == (1, 4, "report 1")
    assert again == Known(first.report_id, "report 2")
    assert later == Known(first.report_id, "report 1")
    assert describe_ledger(settings).entries == {"claim": 4, "reading": 1, "report": 1}


def test_what_is_known_is_not_read_again(settings: Settings) -> None:
    list(take(make_desk(settings), ENGLISH))

    def never(report: Report) -> NoReturn:
        raise AssertionError("read again")

    reader = LineReader()
    reader.__class__ = type("Never", (LineReader,), {"__call__": lambda _self, report: never(report)})
    (outcome,) = Desk(settings, read=reader, randomness=random.Random(1)).take_in([Taken(ENGLISH, "again")])

    assert isinstance(outcome, Known)


def test_bad_inputs_are_named_and_the_rest_goes_on(settings: Settings) -> None:
    desk = Desk(settings, read=Broken(), randomness=random.Random(1))
    inputs: list[Taken | Refused] = [
        Refused("a.zip", "zip-bomb", "it unpacks to far more than it holds", "unpack it"),
        Taken(make_report("fail\n"), "b.txt"),
        Taken(make_report("huge\nclash | 2022-01-20 | Raqqa | - | -\n"), "c.txt"),
        Taken(make_report("bug\n"), "d.txt"),
        Taken(ENGLISH, "e.txt"),
        Taken(ARABIC, "f.txt"),
    ]
    outcomes: list[Outcome] = list(desk.take_in(inputs))

    assert outcomes[:4] == [
        Rejected("a.zip", "zip-bomb", "it unpacks to far more than it holds", "unpack it"),
        Rejected("b.txt", "reading", "this text cannot be read", "mend it"),
        Rejected("c.txt", "not-canonical", "the content has no canonical form", ""),
        # Without the words of the exception, which may be those of the report.
        Rejected("d.txt", "reading-failed", "reading it failed (IndexError)", "tell us"),
    ]
    assert [type(outcome) for outcome in outcomes[4:]] == [Added, Added]
    # Nothing of what was rejected stands in the ledger.
    assert describe_ledger(settings).entries == {"claim": 8, "reading": 2, "report": 2}


def test_each_report_is_stored_before_its_outcome(settings: Settings) -> None:
    outcomes = take(make_desk(settings), ENGLISH, ARABIC)
    next(outcomes)

    with open_view(settings) as view:
        assert [head.report.language for head in view.list_events(EventQuery()).events] == ["en"]
    next(outcomes)
    with open_view(settings) as view:
        assert {head.language for head in view.list_reports()[0]} == {"en", "ar"}


def test_a_report_without_events_is_a_report_all_the_same(settings: Settings) -> None:
    (outcome,) = take(make_desk(settings), make_report("Nothing happened.\n"))

    assert isinstance(outcome, Added)
    assert (outcome.events, outcome.claims) == (0, 0)
    with open_view(settings) as view:
        assert view.get_report(outcome.report_id).reading.events == ()


def test_one_claim_told_twice_in_one_event_is_one_entry(settings: Settings) -> None:
    class Twice(LineReader):
        def __call__(self, report: Report) -> Reading:
            reading = super().__call__(report)
            event = reading.events[0]
            return Reading("en", None, "", None, events=(Event((*event.claims, event.claims[0]), event.spans),))

    desk = Desk(settings, read=Twice(), randomness=random.Random(1))
    (outcome,) = desk.take_in([Taken(ENGLISH, "twice")])

    assert isinstance(outcome, Added)
    assert outcome.claims == 4
    with open_view(settings) as view:
        assert len(view.get_report(outcome.report_id).reading.events[0].claims) == 5


def test_another_process_that_was_quicker_is_known(settings: Settings) -> None:
    class Slow(LineReader):
        def __call__(self, report: Report) -> Reading:
            list(take(make_desk(settings), report))
            return super().__call__(report)

    desk = Desk(settings, read=Slow(), randomness=random.Random(3))
    (outcome,) = desk.take_in([Taken(ENGLISH, "slow")])

    assert isinstance(outcome, Known)
    assert describe_ledger(settings).entries == {"claim": 4, "reading": 1, "report": 1}


def test_the_program_s_own_reading_is_the_default(settings: Settings) -> None:
    text = "Raqqa, 20 January 2022. Four soldiers were killed on Thursday in a bombing in Raqqa, police said.\n"
    (outcome,) = Desk(settings).take_in([Taken(make_report(text, published="2022-01-21"), "real")])

    assert isinstance(outcome, Added)
    with open_view(settings) as view:
        assert view.get_report(outcome.report_id).report.text == text


def test_a_mistyped_party_makes_no_new_one(settings: Settings) -> None:
    make_desk(settings, party="ministry")

    with pytest.raises(LedgerError) as caught:
        Desk(settings, party="minsitry")

    assert caught.value.code == "no-party"
    assert describe_ledger(settings).parties == ("ministry",)


def test_a_party_id_that_is_none_is_refused(settings: Settings) -> None:
    with pytest.raises(LedgerError):
        make_desk(settings, party="../other")

    assert not settings.home.exists()


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Nothing happened.", "Nothing happened here."), id="en"),
        pytest.param(("لم يحدث شيء.", "لم يحدث شيء هنا."), id="ar"),
    ],
)
def test_a_fault_in_storing_one_report_stores_none_of_it_and_the_next_all_the_same(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, texts: tuple[str, str]
) -> None:
    desk = make_desk(settings)
    calls: list[str] = []

    def fail_once(connection: Connection, read: ReadReport) -> None:
        calls.append(read.id)
        if len(calls) == 1:
            raise ZeroDivisionError
        derive_report(connection, read)

    monkeypatch.setattr("tansiq.desk.desk.derive_report", fail_once)
    first, second = take(desk, *(make_report(text) for text in texts))

    assert isinstance(first, Rejected)
    assert (first.code, first.message) == ("failed", "storing it failed (ZeroDivisionError)")
    assert isinstance(second, Added)
    with open_view(settings) as view:
        assert [head.id for head in view.list_reports()[0]] == [second.report_id]
