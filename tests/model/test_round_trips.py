"""Whatever a record holds is there again after JSON: written as text, read back, equal."""

from __future__ import annotations

import json
from typing import Any, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tansiq.model import Report
from tests.model import strategies as any_


class Record(Protocol):
    """What every record offers."""

    def to_json(self) -> Any: ...

    @classmethod
    def from_json(cls, data: Any) -> Any: ...


RECORDS: dict[str, st.SearchStrategy[Any]] = {
    "actor": any_.actors,
    "anchor": any_.anchors,
    "chain": any_.chains,
    "chain link": any_.links,
    "claim": any_.claims(),
    "count": any_.counts(),
    "event": any_.events(),
    "figure": any_.figures,
    "item": any_.items,
    "mention": any_.mentions,
    "period": any_.periods,
    "place": any_.places(),
    "quantity": any_.quantities,
    "relation": any_.relations,
    "release": any_.releases(),
    "report": any_.reports,
}


@pytest.mark.parametrize("kind", RECORDS)
@given(data=st.data())
def test_record_comes_back_from_json_as_it_was(kind: str, data: st.DataObject) -> None:
    record: Record = data.draw(RECORDS[kind])
    written = json.dumps(record.to_json(), ensure_ascii=False)

    assert type(record).from_json(json.loads(written)) == record


@pytest.mark.parametrize("kind", RECORDS)
@given(data=st.data())
def test_json_of_a_record_says_the_same_each_time(kind: str, data: st.DataObject) -> None:
    """Ids are computed over payloads: a second writing must not differ."""
    record: Record = data.draw(RECORDS[kind])
    once = json.dumps(record.to_json(), sort_keys=True)

    assert json.dumps(type(record).from_json(json.loads(once)).to_json(), sort_keys=True) == once


@given(any_.reports)
def test_report_ignores_keys_of_a_later_version(report: Report) -> None:
    assert Report.from_json(report.to_json() | {"licence": "later"}) == report


@given(any_.reports)
def test_report_shows_neither_text_nor_outlet_in_a_log(report: Report) -> None:
    shown = repr(report)

    assert shown == f"Report({report.raw_hash[:12]}, {report.language}, {len(report.text)} characters)"
