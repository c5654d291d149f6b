"""Erasure: content goes, header and chain stay."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tansiq.desk import Rejected, rebuild_ledger
from tansiq.errors import LedgerError
from tansiq.ledger import Ledger, find_resting_on, get_reading, get_stored, verify
from tansiq.release import EventQuery, NotVisible, open_view
from tansiq.settings import Settings
from tests.ledger.conftest import ARABIC, ENGLISH
from tests.ledger.told import make_desk, take


def files_hold(settings: Settings, words: str) -> bool:
    """Whether any file of the home holds these words."""
    return any(words.encode() in path.read_bytes() for path in settings.home.iterdir() if path.is_file())


def test_an_erased_report_leaves_its_headers_and_a_sound_chain(
    ledger: Ledger, settings: Settings, report_ids: list[str]
) -> None:
    done = make_desk(settings).erase(report_ids[1], reason="a court's order")

    found = verify(ledger)
    assert found.is_sound, found.fault
    # The report, its seven claims and its reading; and one more entry, which says so.
    assert (found.entries, found.erased) == (21, 10)
    with ledger.read() as connection:
        assert get_reading(connection, report_ids[1]) is None
        assert get_reading(connection, report_ids[0]) is not None
        erasure = get_stored(connection, [done])[done].entry
        gone = get_stored(connection, erasure.basis)
    assert erasure.payload is not None
    assert erasure.payload["reason"] == "a court's order"
    assert len(gone) == 10
    assert all(one.is_erased and one.entry.payload is None for one in gone.values())


def test_an_erased_report_is_in_no_list_and_no_file(ledger: Ledger, settings: Settings, report_ids: list[str]) -> None:
    # The searchable words stand in the lists as they are: this is what must go.
    assert files_hold(settings, "النهر")
    make_desk(settings).erase(report_ids[1], reason="-")

    assert not files_hold(settings, "النهر")
    with open_view(settings) as view:
        assert {head.report.id for head in view.list_events(EventQuery()).events} == {report_ids[0]}
        assert view.list_events(EventQuery(text="النهر")).total == 0
        assert [head.id for head in view.list_reports()[0]] == [report_ids[0]]
        with pytest.raises(NotVisible):
            view.get_report(report_ids[1])
    with ledger.read() as connection:
        rows = connection.execute(text("SELECT count(*) FROM shown_event")).scalar()
    assert rows == 2


def test_an_erased_report_is_not_taken_in_again(settings: Settings, report_ids: list[str]) -> None:
    desk = make_desk(settings)
    desk.erase(report_ids[0], reason="-")

    (outcome,) = take(desk, ENGLISH)

    assert isinstance(outcome, Rejected)
    assert outcome.code == "erased"


@pytest.mark.usefixtures("unlinked")
def test_one_claim_can_be_erased_alone(ledger: Ledger, settings: Settings, report_ids: list[str]) -> None:
    with ledger.read() as connection:
        claim = find_resting_on(connection, [report_ids[0]], ["claim"])[1][1]
    make_desk(settings).erase(claim, reason="-")

    found = verify(ledger)
    assert found.is_sound, found.fault
    assert found.erased == 1
    with open_view(settings) as view:
        report = view.get_report(report_ids[0])
        shown = next(head for head in view.list_events(EventQuery()).events if head.id == report.event_ids[0])
    assert [claim.slot for claim in report.reading.events[0].claims] == ["event", "place", "killed"]
    assert shown.event.claims == report.reading.events[0].claims


@pytest.mark.parametrize("language", [pytest.param(0, id="english"), pytest.param(1, id="arabic")])
def test_an_event_goes_with_the_claim_of_its_type_and_the_rest_stays(
    ledger: Ledger, settings: Settings, report_ids: list[str], language: int
) -> None:
    report = report_ids[language]
    with ledger.read() as connection:
        read = get_reading(connection, report)
    assert read is not None
    with open_view(settings) as view:
        before = view.get_report(report)
    make_desk(settings).erase(read.claim_ids[0][0], reason="-")

    with open_view(settings) as view:
        after = view.get_report(report)
    assert [event.type for event in after.reading.events] == ["arrest"]
    assert after.reading.events[0].part_of is None
    assert after.event_ids == before.event_ids[1:]
    assert not rebuild_ledger(settings).has_differed


@pytest.mark.parametrize("again", [pytest.param(True, id="erased-already"), pytest.param(False, id="an-act")])
def test_what_cannot_be_erased_is_refused(
    ledger: Ledger, settings: Settings, report_ids: list[str], again: bool
) -> None:
    desk = make_desk(settings)
    done = desk.erase(report_ids[0], reason="-")

    with pytest.raises(LedgerError) as caught:
        desk.erase(report_ids[0] if again else done, reason="-")

    assert caught.value.code == ("erased" if again else "keeps-acts")


def test_another_party_s_entry_and_no_entry_get_one_answer(settings: Settings, report_ids: list[str]) -> None:
    other = make_desk(settings, party="ministry")
    answers = []
    for target in (report_ids[0], "0" * 64, ARABIC.raw_hash):
        with pytest.raises(LedgerError) as caught:
            other.erase(target, reason="-")
        answers.append(str(caught.value))

    assert len(set(answers)) == 1
