"""Signing in and out, accounts and people on the pages; a node without people is as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from tansiq import people
from tansiq.desk import NotAllowed, judge_same, open_party, release, set_clients
from tansiq.errors import TansiqError
from tansiq.model import Audience
from tansiq.people import settings_for
from tansiq.settings import Settings
from tansiq.web import create_app, limits
from tansiq.web.credentials import SESSION_COOKIE
from tansiq.web.limits import Limits
from tansiq.web.signing import local_address
from tests.web.staffed import PASSWORD, shown_once
from tests.web.world import NOW, Shelf, open_desk

PARTY = "home"


@pytest.fixture(autouse=True)
def _quick(quick_passwords: None) -> None:
    """Every test here hashes quickly."""


@pytest.fixture
def boss(settings: Settings) -> people.Person:
    return people.add_person(settings, PARTY, "basma", PASSWORD, ["administrator", "releaser"])


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    app = create_app(settings, open_desk=open_desk)
    with TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False) as asking:
        yield asking


def sign_in(client: TestClient, login: str = "basma", password: str = PASSWORD, **more: str) -> int:
    form = {"party": PARTY, "login": login, "password": password} | more
    return client.post("/sign-in", data=form).status_code


def acting(client: TestClient, path: str = "/me") -> str:
    found = re.search(r'name="acting" value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def test_a_node_without_people_asks_nobody(client: TestClient) -> None:
    assert client.get("/events").status_code == 200
    assert client.get("/api/me").json() == {"party": PARTY, "mark": "", "login": "", "roles": [], "rights": []}
    assert "/sign-in" not in client.get("/events").text
    assert client.get("/events", headers={"authorization": "Bearer x"}).status_code == 200


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_signing_in_leads_back_and_out_ends_it(client: TestClient, boss: people.Person, lang: str) -> None:
    sent = client.get(f"/reports?lang={lang}")
    assert (sent.status_code, sent.headers["location"]) == (303, f"/sign-in?back=%2Freports%3Flang%3D{lang}")
    page = client.get(sent.headers["location"] + f"&lang={lang}")
    assert f'value="/reports?lang={lang}"' in page.text
    answer = client.post(
        "/sign-in", data={"party": PARTY, "login": "basma", "password": PASSWORD, "back": f"/reports?lang={lang}"}
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"/reports?lang={lang}")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    assert client.get("/reports").status_code == 200
    token = client.cookies[SESSION_COOKIE]
    assert client.post("/sign-out").headers["location"] == "/sign-in"
    client.cookies.set(SESSION_COOKIE, token)
    assert client.get("/reports").status_code == 303


def test_every_no_is_one_answer(client: TestClient, settings: Settings, boss: people.Person) -> None:
    people.add_person(settings, PARTY, "locked", PASSWORD, ["reader"])
    for _ in range(5):
        sign_in(client, "locked", "wrong password")
    forms = [("basma", "wrong password"), ("nobody", PASSWORD), ("locked", PASSWORD), ("locked", "wrong password")]
    answers = [client.post("/sign-in", data={"party": PARTY, "login": one, "password": two}) for one, two in forms]

    assert {one.status_code for one in answers} == {401}
    assert len({one.text.replace(form[0], "") for one, form in zip(answers, forms, strict=True)}) == 1
    assert not any("set-cookie" in one.headers for one in answers)


def test_who_tries_too_many_names_is_told_so_and_nothing_of_any_name(client: TestClient, boss: people.Person) -> None:
    statuses = [sign_in(client, f"nobody{number}") for number in range(limits.TRIES_OF_ONE)]
    assert set(statuses) == {401}
    for login, password in (("basma", PASSWORD), ("basma", "wrong password"), ("nobody", PASSWORD)):
        answer = client.post("/sign-in", data={"party": PARTY, "login": login, "password": password})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
        assert "set-cookie" not in answer.headers
    # It was counted for this source alone: over the proxy's word of another, one signs in.
    other = {"x-forwarded-for": "198.51.100.7, 203.0.113.9"}
    app: Any = client.app
    with TestClient(app, base_url="http://127.0.0.1:8000", client=("127.0.0.1", 5000)) as local:
        form = {"party": PARTY, "login": "basma", "password": PASSWORD}
        assert local.post("/sign-in", data=form, headers=other, follow_redirects=False).status_code == 303


def test_sources_are_counted_apart_and_all_together() -> None:
    counted = limits.SignIns(of_one=2, of_all=3, waiting=1)

    def is_admitted(source: bytes, minutes: int = 0) -> bool:
        try:
            with counted.one(source, NOW + timedelta(minutes=minutes)):
                return True
        except limits.TooMany:
            return False

    assert [is_admitted(b"one") for _ in range(4)] == [True, True, False, False]
    assert [is_admitted(source) for source in (b"two", b"three")] == [True, False]
    assert is_admitted(b"one", minutes=1)
    with counted.one(b"two", NOW + timedelta(minutes=2)):
        assert not is_admitted(b"three", minutes=2)
    assert is_admitted(b"three", minutes=2)


@pytest.mark.parametrize(
    ("peer", "told", "is_same_as"),
    [
        ("198.51.100.7", "", ("198.51.100.7", "")),
        ("198.51.100.7", "203.0.113.9", ("198.51.100.7", "203.0.113.10")),
        ("127.0.0.1", "203.0.113.9", ("127.0.0.1", "10.0.0.1, 203.0.113.9")),
        ("2001:db8::1", "", ("2001:db8::ffff:1", "")),
        ("127.0.0.1", "no address", ("127.0.0.1", "no address")),
    ],
)
def test_a_source_is_an_address_that_the_client_did_not_choose(
    peer: str, told: str, is_same_as: tuple[str, str]
) -> None:
    assert source(peer, told) == source(*is_same_as)
    assert source(peer, told) != source("192.0.2.1", "")


def source(peer: str, told: str) -> bytes:
    headers = [(b"x-forwarded-for", told.encode())] if told else []
    return limits.source_of(Request({"type": "http", "client": (peer, 1), "headers": headers}))


def test_an_administrator_unlocks_who_was_locked_out(
    client: TestClient, settings: Settings, boss: people.Person
) -> None:
    locked = people.add_person(settings, PARTY, "locked", PASSWORD, ["reader"])
    sign_in(client)
    assert "/unlock" not in client.get("/people").text
    for _ in range(people.sessions.TRIES):
        people.check_password(settings, PARTY, "locked", "wrong password")
    assert f"/people/{locked.mark}/unlock" in client.get("/people").text
    form = {"acting": acting(client)}
    assert client.post(f"/people/{locked.mark}/unlock", data=form).status_code == 303
    assert people.check_password(settings, PARTY, "locked", PASSWORD) is not None
    assert client.post("/people/nobody/unlock", data=form).status_code == 404
    assert client.post(f"/people/{boss.mark}/unlock", data=form).status_code == 400


def test_a_new_sign_in_ends_the_session_before_it(client: TestClient, boss: people.Person) -> None:
    sign_in(client)
    first = client.cookies[SESSION_COOKIE]
    sign_in(client)
    assert client.cookies[SESSION_COOKIE] != first
    client.cookies.clear()
    client.cookies.set(SESSION_COOKIE, first)
    assert client.get("/events").status_code == 303


def test_a_session_that_ran_out_is_nobody_s(client: TestClient, settings: Settings, boss: people.Person) -> None:
    sign_in(client)
    later = replace(settings, fixed_time=NOW + timedelta(hours=2))
    with TestClient(create_app(later), base_url="http://127.0.0.1:8000", follow_redirects=False) as then:
        then.cookies.set(SESSION_COOKIE, client.cookies[SESSION_COOKIE])
        assert then.get("/events").status_code == 303
        assert then.get("/api/events").json()["code"] == "sign-in"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/events?type=attack", "/events?type=attack"),
        ("/reports/0a1b", "/reports/0a1b"),
        ("", "/events"),
        ("//elsewhere.example/", "/events"),
        ("/\\elsewhere.example", "/events"),
        ("https://elsewhere.example/", "/events"),
        ("/events\r\nset-cookie: a=b", "/events"),
        ("/sign-out", "/events"),
        ("/.//elsewhere.example", "/events"),
    ],
)
def test_after_signing_in_nothing_leads_to_another_site(text: str, address: str) -> None:
    assert local_address(text) == address


def test_another_site_s_page_cannot_sign_in_or_out(client: TestClient, boss: people.Person) -> None:
    for path in ("/sign-in", "/sign-out"):
        assert client.post(path, headers={"origin": "http://elsewhere.example"}).status_code == 403


def test_nobody_is_told_of_any_party(client: TestClient, boss: people.Person, shelf: Shelf) -> None:
    for path in ("/sign-in", "/about", "/no-such-page", "/"):
        page = client.get(path).text
        assert PARTY not in re.findall(r"<bdi>([^<]*)</bdi>", page)
        assert 'href="/reports"' not in page
    assert client.get(f"/reports/{shelf.reports[0]}").status_code == client.get(f"/reports/{'0' * 64}").status_code


def test_a_bad_key_is_refused_whatever_the_cookie_says(client: TestClient, boss: people.Person) -> None:
    sign_in(client)
    for path in ("/api/events", "/events", "/api/countries"):
        answer = client.get(path, headers={"authorization": "Bearer tansiq_nobodys"})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_the_account_page_makes_shows_and_revokes_keys(client: TestClient, boss: people.Person) -> None:
    sign_in(client)
    form = {"acting": acting(client), "scope": ["read"], "label": "غرفة العمليات", "until": "2026-02-01"}
    key = shown_once(client.post("/me/keys", data=form).text)
    listed = client.get("/me").text
    assert key not in listed
    assert "غرفة العمليات" in listed
    headers = {"authorization": f"Bearer {key}"}
    assert client.get("/api/me", headers=headers).json()["rights"] == ["read"]
    key_id = re.search(r"/me/keys/([0-9a-f]{16})/revoke", listed)
    assert key_id is not None
    assert client.post(key_id[0], data={"acting": acting(client)}).status_code == 303
    assert client.get("/api/me", headers=headers).status_code == 401
    slips: list[dict[str, Any]] = [{"scope": []}, {"label": "x" * 81}, {"until": "2020-01-01"}, {"until": "soon"}]
    for wrong in slips:
        assert client.post("/me/keys", data=form | wrong).status_code == 400


def test_a_password_is_changed_by_who_knows_the_old_one(client: TestClient, boss: people.Person) -> None:
    sign_in(client)
    form = {"acting": acting(client), "old": PASSWORD, "new": "another password"}
    assert client.post("/me/password", data=form | {"old": "a guess at it"}).status_code == 400
    assert client.post("/me/password", data=form | {"new": "short"}).status_code == 400
    assert client.post("/me/password", data=form).headers["location"] == "/sign-in"
    assert client.get("/events").status_code == 303
    assert sign_in(client) == 401
    assert sign_in(client, password="another password") == 303


def test_an_administrator_adds_changes_and_removes(client: TestClient, settings: Settings, boss: people.Person) -> None:
    sign_in(client)
    form = {"acting": acting(client, "/people"), "login": "amal", "role": ["reader"]}
    password = shown_once(client.post("/people", data=form).text)
    amal = people.get_person(settings, PARTY, "amal")
    assert amal.roles == {"reader"}
    assert client.post("/people", data=form).status_code == 400
    act = {"acting": form["acting"]}
    changed = client.post(f"/people/{amal.mark}/roles", data=act | {"role": ["analyst", "releaser"]})
    assert changed.status_code == 303
    assert people.get_person(settings, PARTY, "amal").roles == {"analyst", "releaser"}
    again = shown_once(client.post(f"/people/{amal.mark}/password", data=act).text)
    assert people.check_password(settings, PARTY, "amal", password) is None
    assert people.check_password(settings, PARTY, "amal", again) is not None
    key = people.make_key(settings, PARTY, "amal", scopes=["read"])
    assert client.post(f"/people/keys/{key.id}/revoke", data=act).status_code == 303
    assert client.post(f"/people/{amal.mark}/remove", data=act).status_code == 303
    assert [one.login for one in people.list_persons(settings, PARTY)] == ["basma"]


def test_an_administrator_does_not_change_itself_or_operators_or_others_people(
    client: TestClient, settings: Settings, boss: people.Person
) -> None:
    open_party(settings, "ministry")
    operator = people.add_person(settings, PARTY, "node", PASSWORD, ["operator"])
    theirs = people.add_person(settings, "ministry", "amal", PASSWORD, ["reader"])
    sign_in(client)
    act = {"acting": acting(client, "/people")}
    for mark, status in ((boss.mark, 400), (operator.mark, 400), (theirs.mark, 404), ("a" * 16, 404)):
        for what in ("roles", "password", "remove"):
            assert client.post(f"/people/{mark}/{what}", data=act | {"role": ["reader"]}).status_code == status
    assert client.post("/people", data=act | {"login": "x", "role": ["operator"]}).status_code == 400
    page = client.get("/people").text
    assert theirs.mark not in page
    key = people.make_key(settings, "ministry", "amal", scopes=["read"])
    hidden = client.post(f"/people/keys/{key.id}/revoke", data=act)
    nothing = client.post(f"/people/keys/{'0' * 16}/revoke", data=act)
    assert (hidden.status_code, hidden.content) == (nothing.status_code, nothing.content)
    assert people.find_by_key(settings, key.token.reveal()) is not None


def test_the_first_person_is_added_on_the_page_and_closes_it(client: TestClient, settings: Settings) -> None:
    answer = client.post("/people", data={"login": "basma", "role": ["administrator"]})
    assert sign_in(client, password=shown_once(answer.text)) == 303
    client.cookies.clear()
    assert client.get("/events").status_code == 303


def test_pages_leave_out_the_forms_of_what_one_may_not(client: TestClient, settings: Settings, shelf: Shelf) -> None:
    for login, role in (("reader", "reader"), ("analyst", "analyst"), ("releaser", "releaser")):
        people.add_person(settings, PARTY, login, PASSWORD, [role])
    found = {}
    for login in ("reader", "analyst", "releaser"):
        sign_in(client, login)
        report = client.get(f"/reports/{shelf.reports[0]}").text
        found[login] = ('class="upload"' in client.get("/reports").text, f"/{shelf.reports[0]}/release" in report)
    assert found == {"reader": (False, False), "analyst": (True, False), "releaser": (True, True)}


def test_the_desk_checks_the_right_of_an_act_itself(settings: Settings, shelf: Shelf) -> None:
    def of(*roles: str) -> Settings:
        login = "-".join(roles)
        return settings_for(settings, people.add_person(settings, PARTY, login, PASSWORD, roles))

    reader, analyst, administrator = of("reader"), of("analyst"), of("administrator")
    one, other = shelf.events[0][0], shelf.events[1][0]
    for mine in (reader, analyst, administrator):
        with pytest.raises(NotAllowed):
            release(mine, shelf.reports[0], Audience("public"), tlp="CLEAR")
    with pytest.raises(NotAllowed):
        judge_same(reader, one, other, reason="one")
    with pytest.raises(NotAllowed):
        set_clients(analyst, ["ministry"])
    with pytest.raises(NotAllowed):
        list(open_desk(reader).take_in(()))
    open_party(settings, "ministry")
    with pytest.raises(NotAllowed):
        set_clients(administrator, [], party="ministry")
    assert set_clients(administrator, ["ministry"])
    assert judge_same(analyst, one, other, reason="one")


def test_a_credential_that_asks_without_end_waits_and_others_do_not(
    client: TestClient, settings: Settings, boss: people.Person
) -> None:
    client.app.state.limits = Limits(3)  # type: ignore[attr-defined]
    keys = [people.make_key(settings, PARTY, "basma", scopes=["read"]).token.reveal() for _ in range(2)]
    asked = [client.get("/api/me", headers={"authorization": f"Bearer {keys[0]}"}) for _ in range(4)]

    assert [one.status_code for one in asked] == [200, 200, 200, 429]
    assert asked[-1].headers["retry-after"] == "60"
    assert client.get("/api/me", headers={"authorization": f"Bearer {keys[1]}"}).status_code == 200


def test_a_key_written_in_another_way_is_counted_as_the_same_credential(
    client: TestClient, settings: Settings, boss: people.Person
) -> None:
    client.app.state.limits = Limits(3)  # type: ignore[attr-defined]
    key = people.make_key(settings, PARTY, "basma", scopes=["read"]).token.reveal()
    ways = ("Bearer ", "bearer ", "Bearer  ", "BEARER   ")

    asked = [client.get("/api/me", headers={"authorization": f"{way}{key}"}).status_code for way in ways]

    assert asked == [200, 200, 200, 429]


def test_off_this_machine_pages_are_served_only_where_they_ask_who_is_there(settings: Settings) -> None:
    with pytest.raises(TansiqError) as error:
        create_app(settings, hosts=["room.example"])
    assert error.value.code == "not-loopback"
    people.add_person(settings, PARTY, "basma", PASSWORD, ["reader"])
    with TestClient(create_app(settings, hosts=["room.example"]), base_url="https://room.example") as client:
        answer = client.post(
            "/sign-in", data={"party": PARTY, "login": "basma", "password": PASSWORD}, follow_redirects=False
        )
    assert "Secure" in answer.headers["set-cookie"]
