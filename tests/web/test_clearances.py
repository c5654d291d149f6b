"""What I may see and why: rooms, releases counted by terms, and nobody else's part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tansiq import desk, people
from tansiq.model import Audience
from tansiq.release.clearances import sum_clearances
from tansiq.release.parts import GivenRelease
from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.credentials import SESSION_COOKIE
from tests.web.staffed import PASSWORD
from tests.web.world import Shelf


@pytest.fixture
def reader(settings: Settings, shelf: Shelf, quick_passwords: None) -> Iterator[TestClient]:
    """A reader of the ministry, to which the home party's reports are released in several ways."""
    for party in ("ministry", "liaison"):
        desk.open_party(settings, party, name_en=party.title(), name_ar=f"جهة {party}")
    room = desk.open_room(settings, "council", party="home", name_en="Council", name_ar="مجلس")
    desk.invite(settings, room, "ministry", party="home")
    desk.accept(settings, room, party="ministry")
    mark = people.add_person(settings, "ministry", "amal", PASSWORD, ["reader"]).mark
    one, two, three = shelf.reports[:3]
    for report in (one, two):
        desk.release(settings, report, Audience("party", ("ministry", "liaison")), tlp="GREEN", onward=("liaison",))
    desk.release(settings, one, Audience("room", (room,)), tlp="AMBER", purpose="early-warning")
    desk.release(settings, three, Audience("users", (f"ministry:{mark}",)), tlp="RED")
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        who = people.get_person(settings, "ministry", "amal")
        client.cookies.set(SESSION_COOKIE, people.open_session(settings, who).reveal())
        yield client


def test_the_end_point_counts_by_way_and_terms(reader: TestClient) -> None:
    told = reader.get("/api/me/clearances").json()
    lines = {(one["rule"], one["tlp"], one["purpose"], one["entries"]) for one in told["clearances"]}

    assert lines == {
        ("released-party", "GREEN", "", 2),
        ("released-room", "AMBER", "early-warning", 1),
        ("released-user", "RED", "", 1),
    }
    assert [(one["name"], one["host"], one["state"]) for one in told["rooms"]] == [("council", "home", "member")]
    assert (told["party"], told["roles"], told["no_longer"]) == ("ministry", ["reader"], 0)
    assert {one["to"] for one in told["clearances"] if one["rule"] == "released-party"} == {"ministry"}


@pytest.mark.parametrize(
    ("lang", "why"),
    [
        pytest.param("en", "It was released to this user by name.", id="en"),
        pytest.param("ar", "أُتيح", id="ar"),
    ],
)
def test_the_page_says_why_in_both_languages(reader: TestClient, lang: str, why: str) -> None:
    page = reader.get(f"/me/clearances?lang={lang}")

    assert page.status_code == 200
    assert why in page.text
    assert page.text.count("TLP:") == 3 + 1


def test_what_is_withdrawn_is_counted_as_gone(reader: TestClient, settings: Settings, shelf: Shelf) -> None:
    desk.withdraw(settings, shelf.reports[1], party="home")
    told = reader.get("/api/me/clearances").json()

    assert {one["entries"] for one in told["clearances"]} == {1}
    assert told["no_longer"] >= 1


def test_one_entry_released_twice_alike_is_one_entry() -> None:
    one = GivenRelease("a" * 64, "home", "2026-01-02", "party", "ministry", "GREEN", (), "", "", is_detached=False)
    other = GivenRelease("a" * 64, "home", "2026-01-01", "party", "ministry", "GREEN", (), "", "", is_detached=False)
    (line,) = sum_clearances([one, other])

    assert (line.entries, line.since) == (1, "2026-01-01")
    assert sum_clearances([]) == ()
