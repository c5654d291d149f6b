"""Client lists, opening a room, and leaving altogether by page, in both languages."""

from __future__ import annotations

import json
import re

import pytest
from starlette.testclient import TestClient

from tansiq import desk
from tansiq.desk import log_opening
from tansiq.model import Audience
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tests.web.staffed import Staffed, staff
from tests.web.world import Shelf

PARTY = "home"
LANGS = pytest.mark.parametrize("lang", ["en", "ar"])


@pytest.fixture
def staffed(settings: Settings, quick_passwords: None) -> Staffed:
    desk.open_party(settings, "ministry", name_en="Ministry", name_ar="الوزارة")
    return staff(settings)


def acting(client: TestClient, path: str = "/sharing") -> str:
    found = re.search(r'name="acting" value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def lists(settings: Settings, party: str) -> dict[str, tuple[str, ...]]:
    with open_view(settings, Reader(party)) as view:
        return {one.party: one.clients for one in view.client_lists()}


@LANGS
def test_an_administrator_lists_clients_and_a_releaser_shows_them(lang: str, staffed: Staffed) -> None:
    boss, releaser, settings = staffed.by_role["administrator"], staffed.by_role["releaser"], staffed.settings
    form = {"acting": acting(boss, f"/sharing?lang={lang}"), "clients": "echo، foxtrot, golf"}
    assert boss.post("/sharing/clients", data=form).status_code == 303
    assert lists(settings, PARTY) == {PARTY: ("echo", "foxtrot", "golf")}
    assert lists(settings, "ministry") == {}
    page = releaser.get("/sharing", params={"lang": lang}).text
    assert 'action="/sharing/clients/release"' in page
    assert 'action="/sharing/clients"' not in page
    form = {"acting": acting(releaser), "names": "ministry"}
    assert releaser.post("/sharing/clients/release", data=form).status_code == 303
    assert lists(settings, "ministry") == {PARTY: ("echo", "foxtrot", "golf")}
    for sent in ({"clients": PARTY}, {"clients": "No Party!"}):
        refused = boss.post("/sharing/clients", data={"acting": acting(boss), **sent})
        assert refused.status_code == 400
        assert 'role="alert"' in refused.text
    assert releaser.post("/sharing/clients", data={"clients": "x"}).status_code == 403
    assert boss.post("/sharing/clients/release", data={"names": "ministry"}).status_code == 403
    assert lists(settings, PARTY) == {PARTY: ("echo", "foxtrot", "golf")}


def test_without_a_list_there_is_none_to_release(staffed: Staffed) -> None:
    releaser = staffed.by_role["releaser"]
    assert 'action="/sharing/clients/release"' not in releaser.get("/sharing").text
    assert releaser.post("/sharing/clients/release", data={"names": "ministry"}).status_code == 404


@LANGS
def test_a_room_is_opened_and_a_party_invited(lang: str, staffed: Staffed) -> None:
    releaser, settings = staffed.by_role["releaser"], staffed.settings
    form = {"acting": acting(releaser, f"/sharing?lang={lang}"), "name": "council", "name_en": "Council",
            "name_ar": "المجلس", "tlp": "GREEN", "confidential": "yes"}  # fmt: skip
    opened = releaser.post("/rooms", data=form)
    assert opened.status_code == 303
    page = releaser.get(opened.headers["location"]).text
    assert {"en": "Council", "ar": "المجلس"}[lang] in page
    where = f"{opened.headers['location']}/invite"
    assert releaser.post(where, data={"acting": acting(releaser), "party": "ministry"}).status_code == 303
    with open_view(settings, Reader("ministry")) as view:
        (room,) = view.memberships()
    assert (room.host, room.state, room.default_tlp, room.is_confidential) == (PARTY, "invited", "GREEN", True)
    for sent in (form, form | {"name": ""}, form | {"name": "other", "tlp": "PINK"}):
        refused = releaser.post("/rooms", data=sent)
        assert refused.status_code == 400
        assert 'role="alert"' in refused.text
    assert staffed.by_role["analyst"].post("/rooms", data=form).status_code == 403


@LANGS
def test_leaving_takes_the_export_the_name_and_a_reason(lang: str, staffed: Staffed, shelf: Shelf) -> None:
    releaser, settings = staffed.by_role["releaser"], staffed.settings
    audience = Audience("party", ("ministry",))
    desk.release(settings, shelf.reports[0], audience, party=PARTY, tlp="GREEN", has_seen_names=True)
    log_opening(settings, Reader("ministry"), [shelf.reports[0]], "page")
    assert "/sharing/leave" in releaser.get("/sharing").text
    page = releaser.get("/sharing/leave", params={"lang": lang}).text
    assert f'lang="{lang}"' in page
    export = releaser.get("/sharing/leave/export")
    own = [json.loads(line) for line in export.text.splitlines()]
    assert {one["id"] for one in own if one["kind"] == "report"} == set(shelf.reports)
    assert "attachment" in export.headers["content-disposition"]

    form = {"acting": acting(releaser), "party": PARTY, "reason": "the mandate ended", "taken": "yes"}
    for sent in (form | {"party": "ministry"}, form | {"reason": " "}, {**form, "taken": ""}):
        refused = releaser.post("/sharing/leave", data=sent)
        assert refused.status_code == 400
        assert 'role="alert"' in refused.text
    with open_view(settings, Reader(PARTY)) as view:
        assert len(view.list_reports()[0]) == len(shelf.reports)
    done = releaser.post("/sharing/leave", data=form)
    assert done.status_code == 200
    with open_view(settings, Reader(PARTY)) as view:
        assert view.list_reports()[0] == ()
        (sent_one,) = view.notices_sent()
    with open_view(settings, Reader("ministry")) as view:
        assert [one.kind for one in view.notices_given()] == ["erased"]
        assert view.list_reports()[0] == ()
    assert sent_one.hand.role == "releaser"


def test_no_key_and_nobody_but_a_releaser_leaves(staffed: Staffed, shelf: Shelf) -> None:
    form = {"party": PARTY, "reason": "gone", "taken": "yes"}
    clients = [client for role, client in staffed.by_role.items() if role != "releaser"] + [*staffed.by_scope.values()]
    for client in clients:
        assert client.post("/sharing/leave", data=form).status_code == 403
        assert client.get("/sharing/leave/export").status_code == 403
    with open_view(staffed.settings, Reader(PARTY)) as view:
        assert len(view.list_reports()[0]) == len(shelf.reports)
