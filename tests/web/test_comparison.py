"""The table that compares tellings, the sources as a tree, and why tellings are one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from tansiq.knowledge.loader import load_rows
from tansiq.model import Claim, Count, Period
from tansiq.release import EventHead, EventView, ReportHead, TextTie
from tansiq.web.comparison import compare_tellings
from tansiq.web.language import get_catalogue
from tests.web.linked import Linked
from tests.web.world import HASAKAH, HIT, english_report

EN, AR = get_catalogue("en"), get_catalogue("ar")


def _head(name: str, day: str, *claims: Claim) -> EventHead:
    base = english_report().reading.events[0]
    event = type(base)((Claim("event", "clash", ((0, 3),)), *claims), ((0, 3),))
    return EventHead("e", event, "w", ReportHead(name, name, name, day, "en"), telling=name * 4)


def _killed(low: int, high: int | None = None) -> Claim:
    return Claim("killed", Count(low, high), ((4, 6),))


def _view(*heads: EventHead, how: str = "") -> EventView:
    ties = (TextTie("a", "b", how),) if how else ()
    return EventView("e", heads, {head.report.id: "Twelve words of a text" for head in heads}, texts_tied=ties)


def test_columns_stand_in_order_of_time_and_rows_in_order_of_slots() -> None:
    place = Claim("place", HIT, ((4, 6),))
    found = compare_tellings(_view(_head("b", "2020-05-21", place), _head("a", "2020-05-20", _killed(3, 3))), EN)

    assert [column.report.id for column in found.columns] == ["a", "b"]
    assert [row.slot for row in found.rows] == ["event", "place", "killed"]
    assert [[cell.mark for cell in row.cells] for row in found.rows] == [
        ["same", "same"],
        ["none", "only"],
        ["only", "none"],
    ]


@pytest.mark.parametrize(
    ("one", "other", "days", "how", "mark"),
    [
        pytest.param(_killed(3, 3), _killed(4, 4), (20, 20), "", "contradiction", id="other"),
        pytest.param(_killed(3, 3), _killed(7, 7), (20, 22), "", "update", id="newer"),
        pytest.param(_killed(3, 3), _killed(4, 4), (20, 20), "translation", "translation", id="translated"),
        pytest.param(_killed(3, 3), _killed(3, 3), (20, 20), "", "same", id="same"),
        pytest.param(
            Claim("period", Period.month(2020, 5), ((4, 6),)),
            Claim("period", Period.day(date(2020, 5, 19)), ((4, 6),)),
            (20, 20), "", "granularity", id="finer",
        ),
        pytest.param(
            Claim("place", HIT, ((4, 6),)), Claim("place", HASAKAH, ((4, 6),)),
            (20, 20), "", "contradiction", id="place",
        ),
    ],
)  # fmt: skip
def test_what_differs_is_marked_by_its_kind(
    one: Claim, other: Claim, days: tuple[int, int], how: str, mark: str
) -> None:
    view = _view(_head("a", f"2020-05-{days[0]}", one), _head("b", f"2020-05-{days[1]}", other), how=how)
    row = compare_tellings(view, EN).rows[-1]

    assert [cell.mark for cell in row.cells] == [mark, mark]
    assert row.mark == ("" if mark == "same" else mark)


def test_of_many_each_cell_has_the_kind_of_its_own_pairs() -> None:
    days = [Claim("period", Period.day(date(2020, 5, day)), ((4, 6),)) for day in (*[19] * 14, 17)]
    heads = [_head(f"a{number}", "2020-05-20", day) for number, day in enumerate(days)]
    month = _head("b", "2020-05-20", Claim("period", Period.month(2020, 5), ((4, 6),)))
    marks = [cell.mark for cell in compare_tellings(_view(*heads, month), EN).rows[-1].cells]

    # A month holds both days, whatever they are to each other.
    assert (marks.count("contradiction"), marks.count("granularity")) == (15, 1)


def test_of_three_each_cell_has_the_gravest_kind_of_its_own_pairs() -> None:
    heads = [_head(name, "2020-05-20", _killed(n, n)) for name, n in (("a", 3), ("b", 3), ("c", 9))]
    cells = compare_tellings(_view(*heads), EN).rows[-1].cells
    assert [cell.mark for cell in cells] == ["contradiction"] * 3
    within = replace(heads[2], event=_head("c", "2020-05-20").event)
    assert [cell.mark for cell in compare_tellings(_view(*heads[:2], within), EN).rows[-1].cells] == [
        "same",
        "same",
        "none",
    ]


def test_many_tellings_are_compared_at_once() -> None:
    heads = [_head(f"r{n:02}", "2020-05-20", _killed(3 + n % 2, 3 + n % 2)) for n in range(20)]
    row = compare_tellings(_view(*heads), EN).rows[-1]
    assert {cell.mark for cell in row.cells} <= {"contradiction", "same"}
    assert row.mark == "contradiction"


def test_the_words_are_quoted_and_those_released_alone_are_not_told_twice() -> None:
    alone = replace(_head("a", "2020-05-20", _killed(3, 3)), report=ReportHead("", "", "", None, ""))
    found = compare_tellings(_view(_head("b", "2020-05-20", _killed(3, 3)), alone), EN)
    quotes = [[one.quote for one in cell.claims] for cell in found.rows[-1].cells]
    assert quotes[0][0] is not None
    assert quotes[1] == [None]


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_an_event_s_page_compares_traces_and_explains(asking: TestClient, linked: Linked, lang: str) -> None:
    page = asking.get(f"/events/{linked.event()}", params={"lang": lang}).text
    cat = get_catalogue(lang)

    assert page.count('<th scope="col"><a href="/reports/') == 2
    assert f">{cat.text('differs.translation')}</span>" in page
    assert cat.count("event.report_count", 2) in page
    assert cat.text("found.place.same") in page
    assert cat.text("text.translation") in page
    assert f"/reports/{linked.english}/with/{linked.arabic}" in page or f"/reports/{linked.arabic}/with/" in page
    assert "found." not in page
    assert cat.count("source.count", 2) in asking.get("/events", params={"lang": lang}).text


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_every_finding_of_the_evidence_has_plain_words(lang: str) -> None:
    cat = get_catalogue(lang)
    features = {(row["feature"], row["value"]) for row in load_rows("linking")} - {("prior", "")}
    assert not [one for one in features if not cat.has(f"found.{one[0]}.{one[1]}")]


@pytest.mark.parametrize(
    ("lang", "words"), [pytest.param("en", "(after", id="en"), pytest.param("ar", "(نقلا عن", id="ar")]
)
def test_an_outlet_that_passes_on_is_said_to(asking: TestClient, linked: Linked, lang: str, words: str) -> None:
    page = asking.get(f"/events/{linked.event()}", params={"lang": lang}).text
    header = page.split("<thead>")[1].split("</thead>")[0]

    assert header.count(words) == 2
    assert "Monitor of Raqqa" in header
    assert "مجلس الرقة" in header


def test_an_outlet_that_is_its_own_source_passes_nothing_on() -> None:
    heads = [_head(name, "2020-05-20", _killed(n, n)) for name, n in (("a", 3), ("b", 4))]
    assert [column.after for column in compare_tellings(_view(*heads), EN).columns] == ["", ""]
