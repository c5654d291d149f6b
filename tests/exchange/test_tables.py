"""Exports: exactly the events that the list has, in columns that hold ranges, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tansiq import desk
from tansiq.errors import ExchangeError, ReleaseError
from tansiq.exchange.export import FORMATS, export, find_format
from tansiq.exchange.stix.extension import load_schema
from tansiq.exchange.tables import COLUMNS, guard
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, View, open_view
from tansiq.settings import Settings
from tests.exchange.conftest import HELD_EN
from tests.ledger.told import add, make_desk, make_report
from tests.release.conftest import Node

NAMES = [one.NAME for one in FORMATS]
Row = dict[str, str]

HXL_TAGS = frozenset({
    "#access", "#activity", "#adm1", "#adm2", "#adm3", "#adm4", "#adm5", "#affected", "#beneficiary", "#capacity",
    "#cause", "#channel", "#contact", "#country", "#crisis", "#currency", "#date", "#description", "#event",
    "#frequency", "#geo", "#group", "#impact", "#indicator", "#inneed", "#item", "#loc", "#meta", "#modality",
    "#need", "#operations", "#org", "#output", "#population", "#reached", "#region", "#respondee", "#sector",
    "#service", "#severity", "#status", "#subsector", "#targeted", "#value",
})  # fmt: skip
HXL_ATTRIBUTES = frozenset({
    "abducted", "activity", "adolescents", "adults", "approved", "bounds", "canceled", "children", "cluster", "code",
    "converted", "coord", "dest", "displaced", "elderly", "elevation", "email", "end", "f", "funder", "hh", "i", "id",
    "idps", "impl", "incamp", "ind", "infants", "infected", "injured", "killed", "label", "lat", "lon", "m", "name",
    "noncamp", "num", "occurred", "origin", "phone", "prog", "programme", "project", "provided", "refugees",
    "reported", "source", "start", "text", "type", "url", "used", "i_en", "i_ar",
})  # fmt: skip
"""Of the HXL 1.1 dictionary (hxlstandard.org/standard/1-1final/dictionary), and the language attributes of its 1.1."""
OWN_ATTRIBUTES = frozenset({
    "min", "max", "captured", "escaped", "freed", "transferred", "missing", "surrendered", "precision", "radius",
    "sub", "plover", "first", "second", "sources", "reports", "outlet", "tlp", "originator", "onward", "purpose",
    "until",
})  # fmt: skip
"""HXL lets anybody add attributes; docs/exchange.md says what ours mean."""


def written(view: View, name: str, query: EventQuery | None = None) -> str:
    return "".join(export(view, EventQuery() if query is None else query, name))


def rows(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def ids(text: str, name: str) -> list[str]:
    """The ids of the events of an export, in its order."""
    if name == "csv":
        return [row["event_id"] for row in rows(text)]
    if name == "hxl":
        return [row["event_id"] for row in rows(text)][1:]
    if name == "geojson":
        return [one["id"] for one in json.loads(text)["features"]]
    if name == "jsonl":
        return [json.loads(line)["id"] for line in text.splitlines()]
    objects = json.loads(text).get("objects", [])
    return [one["id"].removeprefix("incident--") for one in objects if one["type"] == "incident"]


def listed(view: View, query: EventQuery) -> list[str]:
    found: list[str] = []
    page = view.list_events(replace(query, limit=7))
    while True:
        found += [head.id for head in page.events]
        if not page.next:
            return found
        page = view.list_events(replace(query, limit=7, after=page.next))


QUERIES = st.builds(
    EventQuery,
    since=st.sampled_from(["", "2014-01-01", "2022-01-20"]),
    until=st.sampled_from(["", "2022-01-31", "2017-12-31"]),
    type=st.sampled_from(["", "attack", "attack.prison", "meeting", "protest"]),
    country=st.sampled_from(["", "SY", "iq", "FR"]),
    text=st.sampled_from(["", "prison", "سجن", "Raqqa الرقة", "canary"]),
    status=st.sampled_from(["", "occurred", "claimed", "denied"]),
)


@settings(max_examples=25, deadline=None)
@given(query=QUERIES, party=st.sampled_from(["joint-command", "ministry", "liaison"]), name=st.sampled_from(NAMES))
def test_an_export_has_exactly_the_events_of_the_list_in_its_order(
    samples: Settings, query: EventQuery, party: str, name: str
) -> None:
    with open_view(samples, Reader(party)) as view:
        assert ids(written(view, name, query), name) == listed(view, query)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_s_limit_and_cursor_cut_nothing(samples: Settings, name: str) -> None:
    with open_view(samples, Reader("liaison")) as view:
        page = view.list_events(EventQuery(limit=2))
        assert written(view, name, EventQuery(limit=2, after=page.next)) == written(view, name)


@pytest.mark.parametrize("name", NAMES)
def test_more_events_than_a_page_are_all_there(samples: Settings, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_view(samples, Reader("liaison")) as view:
        whole = written(view, name)
        monkeypatch.setattr("tansiq.exchange.export._PAGE", 5)
        assert written(view, name) == whole


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_the_reader_s_stands_in_no_export(node: Node, name: str) -> None:
    with open_view(node.settings, Reader("liaison")) as view:
        assert ids(written(view, name), name) == []
    node.release(node.english, Audience("party", ("liaison",)))
    with open_view(node.settings, Reader("liaison")) as view:
        text = written(view, name)
    assert len(ids(text, name)) == 3
    assert "Zebra" not in text
    assert "command" in text


@pytest.mark.parametrize("name", NAMES)
def test_no_part_of_a_name_that_is_kept_back_stands_in_an_export(people: Settings, name: str) -> None:
    assert "Karim Salman Darwish" in HELD_EN.text
    for party in ("command", "ministry"):
        with open_view(people, Reader(party)) as view:
            text = written(view, name)
        for part in ("Karim", "Salman", "Darwish", "كريم", "سلمان", "درويش", "Samir", "Layla", "Nouri"):
            assert part not in text
        assert "Adnan Fawzi" in text


def test_tolls_are_ranges_and_what_is_unknown_is_empty(linked: Node) -> None:
    with open_view(linked.settings, Reader("command")) as view:
        found = {row["type"]: row for row in rows(written(view, "csv"))}

    shelling = found["attack.shelling"]
    assert (shelling["fatalities_min"], shelling["fatalities_max"]) == ("3", "4")
    assert (shelling["injured_min"], shelling["injured_max"]) == ("", "")
    assert (shelling["event_type"], shelling["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert (shelling["date_from"], shelling["date_to"], shelling["date_precision"]) == (
        "2022-01-20",
        "2022-01-20",
        "day",
    )
    assert (shelling["admin1_code"], shelling["location"], shelling["location_ar"]) == ("SY-RA", "Raqqa", "الرقة")
    assert (shelling["reports"], shelling["independent_sources"]) == ("2", "2")
    assert found["meeting"]["latitude"] == found["meeting"]["date_from"] == ""


def test_arabic_comes_through_as_it_was_written(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        text = written(view, "csv")
    (row,) = [one for one in rows(text) if one["type"] == "attack.shelling" and "مرصد" in one["source"]]

    assert text.startswith("\ufeff")
    assert row["source"] == "مرصد الرقة"
    assert row["type_ar"] == EVENT_TYPES["attack.shelling"].label_ar
    assert row["notes"] == "attack.shelling | 2022-01-20 | الرقة | killed 4 | مرصد الرقة"


@pytest.mark.parametrize(
    ("cell", "written_as"),
    [
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="formula"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1+1", "'-1+1", id="minus"),
        pytest.param("@SUM(1)", "'@SUM(1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'=1", id="carriage return, which goes"),
        pytest.param("  =1", "'  =1", id="spaces before"),
        pytest.param("＝1", "'＝1", id="wide"),
        pytest.param("\u202e=1", "'=1", id="behind a sign that bends"),
        pytest.param("قصف", "قصف", id="Arabic"),
        pytest.param("a-b", "a-b", id="within"),
        pytest.param("", "", id="empty"),
        pytest.param(-33.5, -33.5, id="number"),
        pytest.param(0, 0, id="zero"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_no_cell_is_a_formula(cell: Any, written_as: Any) -> None:
    assert guard(cell) == written_as


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_whatever_a_text_is_its_cell_begins_no_formula(text: str) -> None:
    cell = guard(text)
    assert isinstance(cell, str)
    assert cell.strip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}


def test_a_report_that_is_a_formula_is_none_in_the_table(node: Node) -> None:
    report = make_report(
        "=cmd\nclash | 2022-01-25 | Raqqa | killed 9 | =HYPERLINK(x)\n", outlet="+Wire", published="2022-01-26"
    )
    add(make_desk(node.settings, party="command", seed=5), report)
    with open_view(node.settings, Reader("command")) as view:
        (row,) = [one for one in rows(written(view, "csv")) if one["type"] == "clash"]

    assert row["source"] == "'=HYPERLINK(x)"
    assert row["outlets"] == "'+Wire"


def test_every_hxl_tag_is_of_the_dictionary_and_every_attribute_too_or_ours() -> None:
    used: set[str] = set()
    for column in COLUMNS:
        tag, *attributes = column.tag.split("+")
        assert tag in HXL_TAGS, column.name
        assert set(attributes) <= HXL_ATTRIBUTES | OWN_ATTRIBUTES, column.name
        used |= set(attributes)
    assert used >= OWN_ATTRIBUTES
    assert len({column.tag for column in COLUMNS}) == len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_the_page_lists_every_column_with_its_tag_in_order() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")

    assert re.findall(r"^\| `(\w+)` \| `(#[^`]+)` \|", page, re.MULTILINE) == [(one.name, one.tag) for one in COLUMNS]
    assert not [one for one in OWN_ATTRIBUTES if f"`{one}`" not in page]


def test_hxl_tags_stand_right_below_the_header(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        header, tags, *_ = written(view, "hxl").splitlines()

    assert header.split(",") == [column.name for column in COLUMNS]
    assert tags.split(",") == [column.tag for column in COLUMNS]


def test_hxl_values_are_of_the_types_that_the_dictionary_asks(samples: Settings) -> None:
    with open_view(samples, Reader("ministry")) as view:
        _, *found = rows(written(view, "hxl"))
    for row in found:
        for column in COLUMNS:
            value = row[column.name]
            if value and column.tag.startswith("#affected"):
                assert value.isdigit(), column.name
            if value and column.tag.startswith("#date"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", value), column.name


def test_geojson_is_rfc_7946(samples: Settings) -> None:
    with open_view(samples, Reader("ministry")) as view:
        found = json.loads(written(view, "geojson"))

    assert set(found) == {"type", "features"}
    assert {one["type"] for one in found["features"]} == {"Feature"}
    points = [one["geometry"] for one in found["features"]]
    assert None in points
    for point in filter(None, points):
        longitude, latitude = point["coordinates"]
        assert point["type"] == "Point"
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    assert any(30 < one["coordinates"][0] < 50 and 30 < one["coordinates"][1] < 38 for one in filter(None, points))


def test_an_empty_geojson_is_one_too(samples: Settings) -> None:
    with open_view(samples, Reader("ministry")) as view:
        assert json.loads(written(view, "geojson", EventQuery(text="canary"))) == {
            "type": "FeatureCollection",
            "features": [],
        }


def test_json_lines_are_the_extension_with_names(samples: Settings) -> None:
    properties = set(load_schema()["properties"])
    with open_view(samples, Reader("ministry")) as view:
        for line in written(view, "jsonl").splitlines():
            found = json.loads(line)
            assert set(found) <= properties | {"id", "name", "description"}
            assert set(found["name"]) == {"en", "ar"}


def test_terms_stand_beside_what_they_bind(node: Node) -> None:
    node.release(node.english, Audience("party", ("liaison",)), tlp="GREEN", until="2026-02-01T00:00:00Z")
    with open_view(node.settings, Reader("liaison")) as view:
        for row in rows(written(view, "csv")):
            assert (row["tlp"], row["released_by"], row["onward"]) == ("GREEN", "command", "nobody")
            assert row["until"].startswith("2026-02-01T00:00:00")
    with open_view(node.settings, Reader("command")) as view:
        assert {row["tlp"] for row in rows(written(view, "csv"))} == {""}


def test_claims_released_alone_give_no_report(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view:
        (head,) = [one for one in view.list_events(EventQuery(type="attack")).events if one.report.id == node.english]
        claims = view.claims_of(head.telling)
    to = Audience("party", ("liaison",))
    desk.release(node.settings, claims[0], to, party="command", tlp="AMBER", detached=True)
    with open_view(node.settings, Reader("liaison")) as view:
        for name in NAMES:
            text = written(view, name)
            assert len(ids(text, name)) == 1
            for hidden in (node.english, "Wire", "Shelling near the river", "2022-01-21"):
                assert hidden not in text


def test_there_is_no_other_format() -> None:
    with pytest.raises(ExchangeError, match="csv, hxl"):
        find_format("xlsx")


def test_a_query_that_is_none_is_refused_before_anything_is_written(node: Node) -> None:
    with open_view(node.settings, Reader("command")) as view, pytest.raises(ReleaseError):
        next(export(view, EventQuery(since="yesterday"), "csv"))


def test_what_goes_out_is_logged_before_it_does(node: Node) -> None:
    node.release(node.english, Audience("party", ("liaison",)))
    logged: list[str] = []
    with open_view(node.settings, Reader("liaison")) as view:
        parts = export(view, EventQuery(), "csv", log=logged.extend)
        assert "event_id" in next(parts)
        assert logged == []
        assert "Raqqa" in "".join(parts)
    assert set(logged) == {node.english}


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_logged_does_not_go_out(node: Node, name: str) -> None:
    def full(_: object) -> None:
        raise OSError("no space left")

    with open_view(node.settings, Reader("command")) as view:
        parts = export(view, EventQuery(), name, log=full)
        gone: list[str] = []
        with pytest.raises(OSError, match="no space"):
            gone.extend(parts)
    assert "Raqqa" not in "".join(gone)
