"""Reading as another party: only those offered, only on this machine, one choice a browser, and no trace of others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tansiq.desk import release
from tansiq.errors import TansiqError
from tansiq.model import Audience
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.web.sharing import OFFERED, as_reader, asking, open_parties
from tests.web.world import Shelf


@pytest.fixture
def shared(settings: Settings) -> Iterator[TestClient]:
    open_parties(settings)
    with asking(settings) as client:
        yield client


@pytest.mark.parametrize(
    ("lang", "name"), [pytest.param("en", "Ministry", id="en"), pytest.param("ar", "الوزارة", id="ar")]
)
def test_the_reader_is_named_and_can_be_chosen(shared: TestClient, lang: str, name: str) -> None:
    page = as_reader(shared, "ministry").get("/about", params={"lang": lang}).text

    assert f"<bdi>{name}</bdi></summary>" in page
    assert 'value="ministry" aria-current="true"' in page
    assert 'value="liaison:officer"' in page


def test_every_reader_sees_its_own(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    release(settings, shelf.reports[0], Audience("room", ("council",)), party="home", tlp="AMBER")
    release(settings, shelf.reports[1], Audience("users", ("liaison:officer",)), party="home", tlp="RED")
    totals = {}
    for name in ("home", "ministry", "liaison", "liaison:officer"):
        reports = as_reader(shared, name).get("/api/reports").json()["reports"]
        totals[name] = {one["id"] for one in reports}

    assert totals["home"] == set(shelf.reports)
    assert totals["ministry"] == {shelf.reports[0]}
    assert totals["liaison"] == set()
    assert totals["liaison:officer"] == {shelf.reports[1]}


def test_uploads_become_the_chosen_partys(shared: TestClient) -> None:
    as_reader(shared, "ministry").post("/reports", data={"text": "Rain closed the road to Sinjar."})
    mine = shared.get("/api/reports").json()["reports"]
    theirs = as_reader(shared, "liaison").get("/api/reports").json()["reports"]

    assert len(mine) == 1
    assert theirs == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [pytest.param("en", "opened as another reader", id="en"), pytest.param("ar", "باسم قارئ آخر", id="ar")],
)
def test_a_form_of_another_reader_does_nothing(shared: TestClient, lang: str, words: str) -> None:
    as_reader(shared, "ministry")
    answer = shared.post("/reports", data={"text": "Rain at Sinjar.", "acting": "home"}, params={"lang": lang})

    assert answer.status_code == 409
    assert words in answer.text
    assert shared.get("/api/reports").json()["reports"] == []


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("stranger", id="unknown"),
        pytest.param("", id="none"),
        pytest.param("ministry:officer", id="user-not-offered"),
    ],
)
def test_only_what_is_offered_can_be_chosen(shared: TestClient, name: str) -> None:
    assert shared.post("/reader", data={"as": name}).status_code == 404
    shared.cookies.set("tansiq_reader", name)
    assert len(shared.get("/api/reports").json()["reports"]) == 3


def test_without_an_offer_there_is_no_choice_and_the_cookie_is_nothing(client: TestClient, settings: Settings) -> None:
    open_parties(settings)
    client.cookies.set("tansiq_reader", "ministry")
    page = client.get("/about").text

    assert "reading as <bdi>home</bdi>" in page
    assert "ministry" not in page
    assert client.post("/reader", data={"as": "ministry"}).status_code == 404


@pytest.mark.parametrize(
    ("back", "address"),
    [
        pytest.param("/events/map?type=attack&after=x&lang=ar", "/events/map?type=attack", id="list-with-filter"),
        pytest.param("/sharing", "/sharing", id="sharing"),
        pytest.param("/search?q=Hit&kind=places&lang=ar&type=x", "/search?q=Hit&kind=places", id="search"),
        pytest.param("/search?q=%D9%87%D9%8A%D8%AA", "/search?q=%D9%87%D9%8A%D8%AA", id="search-ar"),
        pytest.param("/events?q=Hit", "/events", id="list-without-search"),
        pytest.param("/reports/abc", "/events", id="one-report"),
        pytest.param("//evil.example/events", "/events", id="other-host"),
        pytest.param("https://evil.example/events", "/events", id="other-site"),
        pytest.param("//[", "/events", id="no-address"),
        pytest.param("", "/events", id="none"),
    ],
)
def test_a_switch_leads_back_to_the_list(shared: TestClient, back: str, address: str) -> None:
    answer = shared.post("/reader", data={"as": "liaison", "back": back}, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, address)
    assert answer.headers["cache-control"] == "no-store"
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "samesite=strict" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "https://evil.example"}, id="origin"),
        pytest.param({"origin": "http://["}, id="origin-that-is-none"),
        pytest.param({"origin": ""}, id="origin-empty"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="cross-site"),
    ],
)
def test_another_sites_page_cannot_switch(shared: TestClient, headers: dict[str, str]) -> None:
    answer = shared.post("/reader", data={"as": "ministry"}, headers=headers)

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_readers_are_offered_on_this_machine_only(settings: Settings) -> None:
    with pytest.raises(TansiqError, match="this machine only"):
        create_app(settings, hosts=("tansiq.example",), offered=OFFERED)
