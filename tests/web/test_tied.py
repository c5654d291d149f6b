"""What an event was part of, told otherwise by two reports: on its page, in the API, and from the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tansiq.cli.events import event_json
from tansiq.release import EventQuery, EventView, Reader, open_view
from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.comparison import compare_tellings
from tansiq.web.language import get_catalogue
from tansiq.web.pairs import list_differences
from tests.ledger.told import NOON, add, make_desk, make_report, make_settings

ASSAULT = make_report(
    "Fighting by the river\n"
    "clash | 2022-01-19 | Raqqa | - | Zed\n"
    "attack.shelling | 2022-01-20 | Raqqa | killed 3 | Zed\n",
    outlet="Wire",
    published="2022-01-21",
)
MARCH = make_report(
    "مسيرة عند النهر\n"
    "protest.peaceful | 2022-01-19 | الرقة | - | مجلس\n"
    "attack.shelling | 2022-01-20 | الرقة | killed 3 | مجلس\n",
    language="ar",
    outlet="وكالة",
    published="2022-01-21",
)
SILENT = make_report(
    "Shells\nattack.shelling | 2022-01-20 | Raqqa | killed 3 | Yad\n", outlet="Gazette", published="2022-01-22"
)


@dataclass(frozen=True, slots=True)
class Told:
    settings: Settings
    event: EventView


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """One shelling: of a clash for the one, of a march for the other, and alone for the third."""
    settings = make_settings(tmp_path, party="home", now=NOON)
    add(make_desk(settings, party="home", seed=1), ASSAULT, MARCH, SILENT)
    with open_view(settings, Reader("home")) as view:
        (head,) = view.list_events(EventQuery(type="attack.shelling")).events
        return Told(settings, view.get_event(head.id))


@pytest.fixture
def asked(told: Told) -> Iterator[TestClient]:
    with TestClient(create_app(told.settings), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_the_table_has_a_row_of_what_it_was_part_of(told: Told, lang: str) -> None:
    cat = get_catalogue(lang)
    row = compare_tellings(told.event, cat).rows[-1]

    assert (row.slot, row.label, row.mark) == ("part_of", cat.text("event.part_of"), "contradiction")
    assert [cell.mark for cell in row.cells] == ["contradiction", "contradiction", "none"]
    ids = {one.tie: one.to.id for one in told.event.ties}
    assert {said.event for cell in row.cells for said in cell.claims} >= set(ids.values())
    quoted = [said.quote for cell in row.cells for said in cell.claims]
    assert None not in quoted


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_the_page_leads_to_each_of_them(asked: TestClient, told: Told, lang: str) -> None:
    page = asked.get(f"/events/{told.event.id}", params={"lang": lang}).text
    cat = get_catalogue(lang)
    row = re.search(rf'<th scope="row" class="slot">{cat.text("event.part_of")}</th>.*?</tr>', page, re.DOTALL)

    assert row is not None
    for one in told.event.ties:
        assert f'href="/events/{one.to.id}"' in row.group()
        assert asked.get(f"/events/{one.to.id}").status_code == 200
    assert row.group().count(f">{cat.text('differs.contradiction')}</span>") == 2
    assert cat.text("compare.silent") in row.group()


@pytest.mark.parametrize("lang", [pytest.param("en", id="en"), pytest.param("ar", id="ar")])
def test_two_reports_side_by_side_show_it(asked: TestClient, told: Told, lang: str) -> None:
    names = {head.report.outlet: head.report.id for head in told.event.tellings}
    cat = get_catalogue(lang)
    label = f'<th scope="row">{cat.text("event.part_of")} '
    page = asked.get(f"/reports/{names['Wire']}/with/{names['وكالة']}", params={"lang": lang}).text
    row = re.search(rf"{re.escape(label)}.*?</tr>", page, re.DOTALL)

    assert row is not None
    assert f">{cat.text('differs.contradiction')}</span>" in row.group()
    with open_view(told.settings, Reader("home")) as view:
        pair = view.pair(names["Wire"], names["وكالة"])
    (line,) = (one for one in list_differences(pair, cat) if one.label == cat.text("event.part_of"))
    assert [text.split(" |")[0] for text in (*line.ones, *line.others)] == ["clash", "protest.peaceful"]
    # Who says nothing of it contradicts nobody.
    assert label not in asked.get(f"/reports/{names['Wire']}/with/{names['Gazette']}", params={"lang": lang}).text


def test_the_api_and_the_command_say_so_too(asked: TestClient, told: Told) -> None:
    answer = asked.get(f"/api/events/{told.event.id}").json()["ties"]
    assert sorted((one["tie"], one["event"]["type"], one["differs"]) for one in answer) == [
        ("part_of", "clash", True),
        ("part_of", "protest.peaceful", True),
    ]
    printed = event_json(told.event)["ties"]
    assert json.loads(json.dumps(printed)) == [
        {"telling": one["telling"], "tie": one["tie"], "event": one["event"]["id"], "differs": one["differs"]}
        for one in answer
    ]
