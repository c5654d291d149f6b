"""A report and its reading, into entries and back."""

from __future__ import annotations

import json

import pytest

from tansiq.errors import LedgerError
from tansiq.ledger import Ledger, find_resting_on, get_reading, get_report, get_stored
from tansiq.model import Claim, Report
from tests.ledger.conftest import ARABIC, ENGLISH
from tests.ledger.told import LineReader


@pytest.mark.parametrize(
    ("number", "report"), [pytest.param(0, ENGLISH, id="english"), pytest.param(1, ARABIC, id="arabic")]
)
def test_what_was_read_comes_back(ledger: Ledger, report_ids: list[str], number: int, report: Report) -> None:
    with ledger.read() as connection:
        read = get_reading(connection, report_ids[number])

    assert read is not None
    assert read.report == report
    assert read.reading == LineReader()(report)
    assert (read.originator, read.version) == ("home", LineReader.version)


def test_each_claim_is_an_entry_and_its_id_stands_in_order(ledger: Ledger, report_ids: list[str]) -> None:
    with ledger.read() as connection:
        read = get_reading(connection, report_ids[1])
        assert read is not None
        for number, (event, ids) in enumerate(zip(read.reading.events, read.claim_ids, strict=True)):
            stored = get_stored(connection, ids)
            for claim, one in zip(event.claims, ids, strict=True):
                payload = stored[one].entry.payload
                assert payload is not None
                assert (payload["reading"], payload["telling"]) == (LineReader.version, number)
                assert Claim.from_json(payload["claim"]) == claim


def test_the_reading_holds_no_claim_a_second_time(ledger: Ledger, report_ids: list[str]) -> None:
    with ledger.read() as connection:
        (one,) = [one for _, one in find_resting_on(connection, [report_ids[0]], ["reading"])]
        payload = get_stored(connection, [one])[one].entry.payload

    assert payload is not None
    assert all(set(map(type, event["claims"])) == {str} for event in payload["events"])
    assert "slot" not in json.dumps(payload)


def test_no_such_report_raises(ledger: Ledger, report_ids: list[str]) -> None:
    with ledger.read() as connection:
        claim = find_resting_on(connection, report_ids, ["claim"])[0][1]
        for unknown in ("0" * 64, claim):
            with pytest.raises(LedgerError):
                get_report(connection, unknown)
