"""Offices answer for a day what their sources say, and no more; a row that breaks a rule is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tansiq.errors import LexiconError
from tansiq.knowledge.loader import load_table
from tansiq.knowledge.offices import KINDS, Tenure, holders_on, load_offices, make_offices


@pytest.mark.parametrize(
    ("office", "day", "names", "sure"),
    [
        pytest.param("iq_pm", date(2014, 6, 10), ["Nouri al-Maliki"], True, id="to the day"),
        pytest.param("iq_pm", date(2014, 9, 8), ["Nouri al-Maliki", "Haider al-Abadi"], True, id="handover: both"),
        pytest.param("iq_cpa", date(2003, 12, 13), ["Paul Bremer"], True, id="an occupation's head"),
        pytest.param("iq_cpa", date(2005, 1, 1), [], False, id="after the office ended"),
        pytest.param("lb_army", date(2024, 10, 1), ["Joseph Aoun"], True, id="ends in a month"),
        pytest.param("lb_president", date(2015, 5, 1), ["Tammam Salam"], True, id="a stand-in"),
        pytest.param("iq_foreign", date(2022, 10, 27), ["Fuad Hussein"], True, id="seen in office"),
        pytest.param("sy_pm", date(2018, 4, 14), ["Imad Khamis", "Mohammed al-Bashir"], False, id="end unknown"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, day: date, names: list[str], sure: bool) -> None:
    found, certain = holders_on(office, day)
    assert ([one.en[0] for one in found], certain) == (names, sure)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        pytest.param(date(2010, 12, 31), "no", id="the year before"),
        pytest.param(date(2011, 3, 1), "maybe", id="within the first year"),
        pytest.param(date(2012, 1, 1), "yes", id="between"),
        pytest.param(date(2014, 6, 1), "maybe", id="within the last year"),
        pytest.param(date(2015, 1, 1), "no", id="the year after"),
    ],
)
def test_a_year_is_no_day(day: date, held: str) -> None:
    assert Tenure(("a",), ("ا",), "2011", "2014", None, False, ("s",)).held(day) == held


def _table(*holders: dict[str, Any], **office: Any) -> dict[str, Any]:
    row = {"key": "x", "kind": "army", "en": ["X"], "ar": ["س"], "source": "s", "holders": list(holders), **office}
    return {"sources": {"s": {"address": "https://example.org"}}, "rows": [row]}


def _holder(**over: Any) -> dict[str, Any]:
    return {"en": ["A"], "ar": ["ا"], "from": "2010", "to": None, "source": "s", **over}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        pytest.param(_table(_holder(), kind="czar"), "lexicon-kind", id="kind"),
        pytest.param(_table(), "lexicon-kind", id="no holder"),
        pytest.param(_table(_holder(ar=["A"])), "lexicon-names", id="script"),
        pytest.param(_table(_holder(), ar=[]), "lexicon-names", id="one language"),
        pytest.param(_table(_holder(source="t")), "lexicon-source", id="source"),
        pytest.param(_table(_holder(**{"from": "May 2010"})), "lexicon-date", id="no date"),
        pytest.param(_table(_holder(**{"from": "2010-02-30"})), "lexicon-date", id="no day"),
        pytest.param(_table(_holder(**{"from": None})), "lexicon-date", id="never"),
        pytest.param(_table(_holder(seen="2011")), "lexicon-date", id="seen in a year"),
        pytest.param(_table(_holder(to="2009-12-31")), "lexicon-date", id="ends before it starts"),
        pytest.param(_table(_holder(to="2012", seen="2013-01-01")), "lexicon-date", id="seen after the end"),
        pytest.param(_table(_holder(), _holder(**{"from": "2008"})), "lexicon-order", id="order"),
        pytest.param(_table(_holder(to="2014"), _holder(**{"from": "2012"})), "lexicon-overlap", id="two at once"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(table: dict[str, Any], code: str) -> None:
    with pytest.raises(LexiconError) as error:
        make_offices(table)
    assert error.value.code == code


def test_a_stand_in_may_serve_beside_another() -> None:
    offices = make_offices(_table(_holder(to="2014"), _holder(**{"from": "2012", "acting": True})))
    assert [one.acting for one in offices["x"].holders] == [False, True]


def _cited(row: dict[str, Any]) -> Iterator[str]:
    yield from row["source"] if isinstance(row["source"], list) else [row["source"]]


def test_every_source_is_cited_and_every_kind_occurs() -> None:
    table = load_table("offices")
    rows = [one for row in table["rows"] for one in (row, *row["holders"])]
    assert {key for row in rows for key in _cited(row)} == set(table["sources"])
    assert {one.kind for one in load_offices().values()} == KINDS


def test_sixty_offices_are_known() -> None:
    offices = load_offices()
    assert len(offices) >= 60
    assert {one.country for one in offices.values()} >= {"IQ", "SY", "LB", "JO", "TR", "IR"}
