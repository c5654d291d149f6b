"""Downloads: what the list has, for who is asking, with links on the pages in both languages."""

from __future__ import annotations

import csv
import io
import json
from html import unescape
from re import findall

import pytest
from starlette.testclient import TestClient

from tansiq import desk, people
from tansiq.exchange.export import FORMATS
from tansiq.exchange.stix import SCHEMA_ID
from tansiq.model import Audience
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.credentials import SESSION_COOKIE
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.staffed import PASSWORD
from tests.web.world import Shelf, open_desk

NAMES = [one.NAME for one in FORMATS]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    ("name", "kind", "file"),
    [
        ("csv", "text/csv; charset=utf-8", "tansiq-events-2026-03-02.csv"),
        ("hxl", "text/csv; charset=utf-8", "tansiq-events-2026-03-02.hxl.csv"),
        ("geojson", "application/geo+json", "tansiq-events-2026-03-02.geojson"),
        ("jsonl", "application/jsonl; charset=utf-8", "tansiq-events-2026-03-02.jsonl"),
        ("stix", "application/stix+json;version=2.1", "tansiq-events-2026-03-02.stix.json"),
    ],
)
def test_each_format_is_a_file_with_its_type(client: TestClient, name: str, kind: str, file: str) -> None:
    answer = client.get(f"/export/{name}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert file.split("-", 2)[0] in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].endswith(f'.{file.split(".", 1)[1]}"')
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_table_has_the_events_of_the_list(client: TestClient) -> None:
    listed = [one["id"] for one in client.get("/api/events", params={"limit": 100}).json()["events"]]

    assert [row["event_id"] for row in table(client.get("/export/csv").text)] == listed


def test_what_one_user_saw_by_name_is_on_pages_and_neither_in_a_file_nor_had_by_a_key(
    settings: Settings, shelf: Shelf
) -> None:
    open_parties(settings)
    person = people.add_person(settings, "liaison", "reader", PASSWORD, ["reader"])
    for user in ("officer", person.mark):
        desk.release(settings, shelf.reports[0], Audience("users", (f"liaison:{user}",)), party="home", tlp="RED")

    chosen = as_reader(asking(settings), "liaison:officer")
    assert chosen.get(f"/reports/{shelf.reports[0]}").status_code == 200
    assert [len(table(chosen.get("/export/csv").text)), chosen.get("/export/jsonl").text.strip()] == [0, ""]

    app = create_app(settings, open_desk=open_desk)
    signed, keyed = (TestClient(app, base_url="http://127.0.0.1:8000") for _ in range(2))
    signed.cookies.set(SESSION_COOKIE, people.open_session(settings, person).reveal())
    key = people.make_key(settings, "liaison", "reader", scopes=["read"]).token.reveal()
    keyed.headers["authorization"] = f"Bearer {key}"
    assert [one.get(f"/api/reports/{shelf.reports[0]}").status_code for one in (signed, keyed)] == [200, 404]
    assert table(signed.get("/export/csv").text) == []


@pytest.mark.parametrize("params", [{"type": "attack"}, {"country": "IQ"}, {"text": "سجن"}, {"since": "2021-01-01"}])
def test_the_filter_of_a_page_is_that_of_its_download(client: TestClient, params: dict[str, str]) -> None:
    listed = [one["id"] for one in client.get("/api/events", params=params).json()["events"]]

    assert 0 < len(listed) < 6
    assert [row["event_id"] for row in table(client.get("/export/csv", params=params).text)] == listed


@pytest.mark.parametrize(
    ("lang", "title"),
    [pytest.param("en", "Download these events", id="en"), pytest.param("ar", "تنزيل هذه الأحداث", id="ar")],
)
def test_the_list_leads_to_every_format_with_its_filter(client: TestClient, lang: str, title: str) -> None:
    page = client.get("/events", params={"lang": lang, "type": "attack"}).text
    links = [unescape(one) for one in findall(r'href="(/export/[^"]+)"', page)]

    assert title in page
    assert links == [f"/export/{name}?type=attack" for name in NAMES]
    assert {client.get(link).status_code for link in links} == {200}


def test_where_nothing_is_found_there_is_nothing_to_download(client: TestClient) -> None:
    assert "/export/" not in client.get("/events", params={"text": "zzzz"}).text


def test_no_such_format_is_no_such_page(client: TestClient) -> None:
    answer, other = client.get("/export/xlsx"), client.get("/export/nope")

    assert answer.status_code == other.status_code == 404
    assert answer.text.replace("xlsx", "") == other.text.replace("nope", "")


@pytest.mark.parametrize("params", [{"since": "yesterday"}, {"country": "Iraq"}, {"type": "party"}])
def test_a_filter_that_is_none_is_refused_before_the_file_begins(client: TestClient, params: dict[str, str]) -> None:
    answer = client.get("/export/csv", params=params)

    assert answer.status_code == 400
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("name", NAMES)
def test_another_reader_downloads_nothing_of_it(settings: Settings, shelf: Shelf, name: str) -> None:
    open_parties(settings)
    with asking(settings) as client:
        own = client.get(f"/export/{name}").text
        other = as_reader(client, "liaison").get(f"/export/{name}").text

    assert shelf.events[0][0] in own
    assert not [one for ids in shelf.events for one in ids if one in other]


def test_the_originator_is_told_that_it_was_exported(settings: Settings, shelf: Shelf) -> None:
    open_parties(settings)
    desk.release(settings, shelf.reports[0], Audience("party", ("liaison",)), party="home", tlp="AMBER")
    with asking(settings) as client:
        as_reader(client, "liaison").get("/export/csv")
    with open_view(settings, Reader("home")) as view:
        assert [(one.entry, one.who.name, one.door) for one in view.openings()] == [
            (shelf.reports[0], "liaison", "export")
        ]


def test_the_schema_of_our_extension_is_there_for_whoever_was_sent_an_incident(client: TestClient) -> None:
    answer = client.get("/export/schema/stix-incident-1.json")

    assert answer.headers["content-type"] == "application/schema+json"
    assert json.loads(answer.text)["$id"] == SCHEMA_ID
