"""The guard: which hosts are answered, how much is taken, and that a bug tells nothing."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.security import HEADERS, MAX_BODY_BYTES, is_loopback
from tests.web.world import Shelf


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8000", 200, id="address"),
        pytest.param("localhost:1234", 200, id="name"),
        pytest.param("[::1]:8000", 200, id="six"),
        pytest.param("evil.example", 400, id="rebound-name"),
        pytest.param("127.0.0.1.evil.example", 400, id="look-alike"),
        pytest.param("[", 400, id="broken"),
        pytest.param("", 400, id="none"),
    ],
)
def test_only_this_machines_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/about", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        pytest.param("127.0.0.1", True, id="four"),
        pytest.param("::1", True, id="six"),
        pytest.param("LOCALHOST", True, id="name"),
        pytest.param("0.0.0.0", False, id="every-interface"),
        pytest.param("::", False, id="every-interface-six"),
        pytest.param("192.168.1.5", False, id="lan"),
    ],
)
def test_loopback_is_told_from_the_rest(host: str, is_local: bool) -> None:
    assert is_loopback(host) == is_local


def test_more_than_can_be_taken_is_refused_before_it_is_read(client: TestClient) -> None:
    headers = {"content-length": str(MAX_BODY_BYTES + 1), "content-type": "multipart/form-data; boundary=x"}

    assert client.post("/reports", content=b"", headers=headers).status_code == 413


def test_a_body_without_a_length_is_refused(client: TestClient) -> None:
    answer = client.post("/reports", content=iter([b"text=x"]))

    assert answer.status_code == 411


def test_a_bug_tells_nothing_and_keeps_the_guard(settings: Settings, shelf: Shelf) -> None:
    app = create_app(settings)

    @app.get("/api/bug")
    def bug() -> None:
        raise RuntimeError("the secret text of a report")

    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        answer = client.get("/api/bug", params={"lang": "en"})

    assert answer.status_code == 500
    assert "secret" not in answer.text
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] == "no-store"


def test_a_party_that_is_not_there_sees_nothing(settings: Settings, shelf: Shelf) -> None:
    app = create_app(Settings(home=settings.home, party="stranger"))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        answer = client.get("/events", params={"lang": "en"})

    assert answer.status_code == 500
    assert "Car bomb" not in answer.text


def test_no_answer_depends_on_who_asked_before(client: TestClient, shelf: Shelf) -> None:
    addresses = ["/events?lang=en", f"/reports/{shelf.reports[0]}?lang=ar", "/api/map?lang=en", "/api/events/x"]
    first = {one: client.get(one).content for one in addresses}
    for one in reversed(addresses):
        client.get(one, headers={"accept-language": "ar"})

    assert {one: client.get(one).content for one in addresses} == first
