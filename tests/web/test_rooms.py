"""A room's page: reading the charter, signing, leaving, and what a host does there."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq import desk
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.world import Shelf

CHARTER = {"english": "What is released here\r\nstays here.", "arabic": "ما يُتاح هنا يبقى هنا."}


@pytest.fixture
def client(settings: Settings) -> TestClient:
    open_parties(settings)
    return asking(settings)


def room_of(client: TestClient) -> str:
    """The room's id, as the host's end point has it."""
    room: str = as_reader(client, "home").get("/api/me/clearances").json()["rooms"][0]["room"]
    return room


@pytest.mark.parametrize(
    ("lang", "sign"), [pytest.param("en", "Sign and enter", id="en"), pytest.param("ar", "توقيع ودخول", id="ar")]
)
def test_a_member_reads_and_signs_the_charter(
    client: TestClient, settings: Settings, shelf: Shelf, lang: str, sign: str
) -> None:
    room = room_of(client)
    address = f"/rooms/{room}"
    assert client.post(f"{address}/charter", data=CHARTER, follow_redirects=False).status_code == 303
    as_reader(client, "ministry")
    page = client.get(f"{address}?lang={lang}").text
    assert sign in page
    assert "What is released here\nstays here." in page
    assert CHARTER["arabic"] in page
    assert page.index('lang="ar" dir="rtl">ما') < page.index('lang="en" dir="ltr">What') or lang == "en"
    assert client.post(f"{address}/accept", data={"charter": "0" * 64}).status_code == 400
    charter = page.split('name="charter" value="')[1].split('"')[0]
    assert client.post(f"{address}/accept", data={"charter": charter}, follow_redirects=False).status_code == 303
    assert sign not in client.get(address).text
    assert client.post(f"{address}/leave", follow_redirects=False).status_code == 303
    assert sign in client.get(address).text


def test_a_host_invites_and_takes_back(client: TestClient) -> None:
    address = f"/rooms/{room_of(client)}"
    assert client.post(f"{address}/invite", data={"party": "liaison"}, follow_redirects=False).status_code == 303
    assert client.post(f"{address}/invite", data={"party": "liaison"}).status_code == 400
    assert client.post(f"{address}/invite", data={"party": "No Party"}).status_code == 400
    assert client.post(f"{address}/charter", data=CHARTER | {"arabic": ""}).status_code == 400
    assert "liaison" in client.get(address).text
    assert client.post(f"{address}/uninvite", data={"party": "liaison"}, follow_redirects=False).status_code == 303


def test_a_room_of_others_and_none_are_one_answer(client: TestClient) -> None:
    room = room_of(client)
    as_reader(client, "liaison")
    for act in ("", "/accept", "/leave", "/charter", "/invite", "/uninvite"):
        hidden, nothing = (
            client.request("POST" if act else "GET", f"/rooms/{one}{act}", data=CHARTER if act else None)
            for one in (room, "0" * 64)
        )
        assert hidden.status_code == nothing.status_code == 404, act
        assert hidden.headers["content-length"] == nothing.headers["content-length"]


def test_only_the_host_is_shown_its_forms(client: TestClient) -> None:
    room = room_of(client)
    as_reader(client, "ministry")
    page = client.get(f"/rooms/{room}").text
    assert f"/rooms/{room}/charter" not in page
    assert f"/rooms/{room}/invite" not in page
    assert client.post(f"/rooms/{room}/charter", data=CHARTER).status_code == 400


def test_a_confidential_room_says_so(client: TestClient, settings: Settings) -> None:
    room = desk.open_room(settings, "quiet", party="home", confidential=True)
    assert "no guest learns of another" in as_reader(client, "home").get(f"/rooms/{room}?lang=en").text
