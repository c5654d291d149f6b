"""Openings on the pages: which answers are one, and what the originator is told, in both languages."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.cli import run
from tansiq.desk import release
from tansiq.model import Audience
from tansiq.release import EventQuery, Reader, open_view
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf

_ROOM = Audience("room", ("council",))


@pytest.fixture
def shared(settings: Settings, shelf: Shelf) -> TestClient:
    open_parties(settings)
    for one in shelf.reports[:2]:
        release(settings, one, _ROOM, party="home", tlp="AMBER")
    return asking(settings)


def _doors(settings: Settings) -> list[str]:
    with open_view(settings, Reader("home")) as view:
        return [one.door for one in view.openings()]


def test_opening_a_report_an_event_or_two_reports_is_logged(
    shared: TestClient, settings: Settings, shelf: Shelf
) -> None:
    as_reader(shared, "ministry")
    with open_view(settings, Reader("ministry")) as view:
        event = view.list_events(EventQuery()).events[0]
    for path in (f"/events/{event.id}", f"/reports/{shelf.reports[0]}/with/{shelf.reports[1]}"):
        assert shared.get(path).status_code == 200
    with open_view(settings, Reader("home")) as view:
        assert {one.entry for one in view.openings()} == set(shelf.reports[:2])
    assert set(_doors(settings)) == {"page"}
    assert shared.get(f"/api/reports/{shelf.reports[0]}").status_code == 200
    assert shared.get(f"/api/events/{event.id}").status_code == 200
    assert set(_doors(settings)) == {"page", "api"}


@pytest.mark.parametrize(
    "path",
    ["/events", "/reports", "/events/map", "/events/timeline", "/search?q=Hit", "/api/events", "/api/map", "/api/years",
     "/sharing", "/reports/" + "0" * 64],
)  # fmt: skip
def test_lists_maps_counts_and_searches_are_none(shared: TestClient, settings: Settings, path: str) -> None:
    as_reader(shared, "ministry").get(path)

    assert _doors(settings) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("en", ("Who opened what we shared", "Ministry", "page", "1 January 2026"), id="en"),
        pytest.param("ar", ("من فتح ما أتحناه", "الوزارة", "صفحة", "2026"), id="ar"),
    ],
)
def test_the_originator_reads_who_opened_what(
    shared: TestClient, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    as_reader(shared, "ministry").get(f"/reports/{shelf.reports[0]}")
    page = as_reader(shared, "home").get("/sharing/log", params={"lang": lang}).text

    assert [word for word in words if word not in page] == []
    assert f"/reports/{shelf.reports[0]}" in page
    assert f"/reports/{shelf.reports[1]}" not in page
    assert "Car bomb" not in as_reader(shared, "liaison").get("/sharing/log").text


def test_a_page_that_cannot_be_logged_is_not_sent(settings: Settings, shelf: Shelf, shared: TestClient) -> None:
    (settings.home / "access.db").mkdir()
    client = TestClient(shared.app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
    answer = as_reader(client, "ministry").get(f"/reports/{shelf.reports[0]}")

    assert answer.status_code == 500
    assert "car bomb" not in answer.text


def test_the_command_line_logs_and_lists(
    shared: TestClient, settings: Settings, shelf: Shelf, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("TANSIQ_HOME", str(settings.home))
    monkeypatch.setenv("TANSIQ_CLOCK", "2026-01-01T00:00:00Z")
    assert run(["reports", "show", shelf.reports[0], "--as", "ministry"]) == 0
    capsys.readouterr()
    assert run(["log", "list", "--as", "home"]) == 0

    assert f"2026-01-01  ministry  command  report {shelf.reports[0]}" in capsys.readouterr().out
