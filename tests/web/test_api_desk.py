"""Drafts, notices and people over the HTTP API: what each role may, what it changes, what is refused and how."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tansiq import desk, people
from tansiq.desk import log_opening
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.web.staffed import PASSWORD, Staffed, staff
from tests.web.world import Shelf

NOTHING = "0" * 64


@pytest.fixture
def staffed(settings: Settings, quick_passwords: None) -> Staffed:
    desk.open_party(settings, "ministry", name_en="Ministry", name_ar="الوزارة")
    return staff(settings)


def prepared(what: str, **more: Any) -> dict[str, Any]:
    return {"what": what, "audience": {"kind": "party", "names": ["ministry"]}, "tlp": "GREEN"} | more


def seen(settings: Settings) -> set[str]:
    with open_view(settings, Reader("ministry")) as view:
        return {one.id for one in view.list_reports()[0]}


def test_an_analyst_drafts_and_a_releaser_releases(staffed: Staffed, shelf: Shelf) -> None:
    analyst, releaser = staffed.by_role["analyst"], staffed.by_role["releaser"]
    sent = prepared(
        shelf.reports[0], note="للمراجعة", purpose="early-warning", until="2030-01-01T00:00:00Z", may_leave=True
    )
    made = analyst.post("/api/drafts", json=sent)
    assert made.status_code == 201
    (one,) = analyst.get("/api/drafts").json()["drafts"]
    told = {"what": shelf.reports[0], "tlp": "GREEN", "note": "للمراجعة", "purpose": "early-warning", "onward": []}
    assert one["id"] == made.json()["id"]
    assert one | told == one
    assert one["may_leave"] is True
    assert one["hand"]["role"] == "analyst"

    where = f"/api/drafts/{one['id']}/release"
    assert analyst.post(where, json={}).status_code == 403
    assert seen(staffed.settings) == set()
    assert releaser.post(where, json={"has_seen_names": True}).status_code == 201
    assert seen(staffed.settings) == {shelf.reports[0]}
    with open_view(staffed.settings, Reader("ministry")) as view:
        assert [given.may_leave for given in view.releases_to_me()] == [True]
    assert releaser.post(where, json={}).status_code == 404
    assert analyst.get("/api/drafts").json() == {"drafts": []}


def test_a_draft_is_dropped_and_of_none_it_is_said(staffed: Staffed, shelf: Shelf) -> None:
    analyst = staffed.by_role["analyst"]
    draft = analyst.post("/api/drafts", json=prepared(shelf.reports[0])).json()["id"]
    assert analyst.post(f"/api/drafts/{draft}/drop").status_code == 204
    assert analyst.post(f"/api/drafts/{draft}/drop").status_code == 404


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"tlp": "RED"}, 400, "tlp"),
        ({"tlp": "PINK"}, 400, "refused"),
        ({"until": "2020-01-01T00:00:00Z"}, 400, "until-past"),
        ({"until": "soon"}, 400, "until"),
        ({"purpose": "curiosity"}, 400, "purpose"),
        ({"audience": {"kind": "party"}}, 400, "empty-audience"),
        ({"audience": {"kind": "room", "names": ["council"]}}, 404, "not-found"),
        ({"what": NOTHING}, 404, "not-found"),
    ],
)
def test_what_a_release_would_refuse_is_refused_with_its_code(
    more: dict[str, Any], status: int, code: str, staffed: Staffed, shelf: Shelf
) -> None:
    answer = staffed.by_role["analyst"].post("/api/drafts", json=prepared(shelf.reports[0]) | more)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert staffed.by_role["analyst"].get("/api/drafts").json() == {"drafts": []}


def test_a_correction_its_notice_and_the_receipt(staffed: Staffed, shelf: Shelf) -> None:
    settings, report = staffed.settings, shelf.reports[0]
    analyst, releaser = staffed.by_role["analyst"], staffed.by_role["releaser"]
    draft = analyst.post("/api/drafts", json=prepared(report)).json()["id"]
    releaser.post(f"/api/drafts/{draft}/release", json={"has_seen_names": True})
    log_opening(settings, Reader("ministry"), [report], "page")
    noor = people.add_person(settings, "ministry", "noor", PASSWORD, ["analyst"])
    key = people.make_key(settings, "ministry", "noor", scopes=["read", "write"]).token.reveal()
    theirs = TestClient(create_app(settings), base_url="http://127.0.0.1:8000")
    theirs.headers["authorization"] = f"Bearer {key}"

    made = analyst.post("/api/notices/correct", json={"report": report, "text": "المكان غير صحيح"})
    assert made.status_code == 201
    (change,) = analyst.get("/api/notices").json()["drafts"]
    assert (change["id"], change["kind"]) == (made.json()["id"], "corrected")
    assert [one["name"] for one in change["recipients"]] == ["ministry"]
    sent = releaser.post(f"/api/notices/{change['id']}/send", json={"text": "Soon more."})
    assert (sent.status_code, sent.json()) == (201, {"recipients": 1})
    again = releaser.post(f"/api/notices/{change['id']}/send", json={})
    assert (again.status_code, again.json()["code"]) == (400, "sent")

    (notice,) = theirs.get("/api/notices").json()["given"]
    assert notice["text"] == "المكان غير صحيح\n\nSoon more."
    assert notice["hand"]["role"] == "releaser"
    assert theirs.post(f"/api/notices/{notice['id']}/acknowledge").status_code == 201
    assert theirs.post(f"/api/notices/{notice['id']}/acknowledge").json()["code"] == "confirmed"
    (confirmed,) = analyst.get("/api/notices").json()["sent"]
    assert confirmed["recipients"][0]["confirmed"]
    # Not yours and no such thing: one answer.
    for what in (notice["id"], NOTHING):
        assert analyst.post(f"/api/notices/{what}/acknowledge").status_code == 404
        assert theirs.post(f"/api/notices/{change['id']}/send", json={}).status_code == 403
    assert noor.mark not in analyst.get("/api/notices").text


def test_an_administrator_lists_unlocks_and_removes(staffed: Staffed, settings: Settings) -> None:
    boss = staffed.by_role["administrator"]
    for _ in range(5):
        people.check_password(settings, settings.party, "reader", "a wrong password")
    listed = {one["login"]: one for one in boss.get("/api/people").json()["people"]}
    assert listed["reader"]["is_locked"]
    assert not listed["analyst"]["is_locked"]
    assert listed["releaser"]["roles"] == ["releaser"]
    assert boss.post(f"/api/people/{listed['reader']['mark']}/unlock").status_code == 204
    assert people.check_password(settings, settings.party, "reader", PASSWORD) is not None
    assert boss.post(f"/api/people/{listed['reader']['mark']}/remove").status_code == 204
    assert "reader" not in {one["login"] for one in boss.get("/api/people").json()["people"]}
    for login in ("administrator", "operator"):
        answer = boss.post(f"/api/people/{listed[login]['mark']}/remove")
        assert (answer.status_code, answer.json()["code"]) == (400, "yourself")
    assert boss.post("/api/people/nobody/remove").status_code == 404


def test_standing_and_urgent_releases_by_a_program(staffed: Staffed, shelf: Shelf) -> None:
    analyst, releaser = staffed.by_role["analyst"], staffed.by_role["releaser"]
    terms: dict[str, Any] = {"audience": {"kind": "party", "names": ["ministry"]}, "tlp": "GREEN", "may_leave": True}
    sent = terms | {"outlet": "Rudaw", "kinds": ["attack"], "ends": "2030-01-01T00:00:00Z"}
    assert analyst.post("/api/standing", json=sent).status_code == 403
    made = releaser.post("/api/standing", json=sent)
    assert made.status_code == 201
    (one,) = analyst.get("/api/standing").json()["standing"]
    assert (one["id"], one["may_leave"], one["is_in_force"]) == (made.json()["id"], True, True)
    assert releaser.post("/api/standing", json=sent | {"kinds": ["weather"]}).json()["code"] == "kinds"
    assert releaser.post(f"/api/standing/{one['id']}/stop").status_code == 201
    assert releaser.post(f"/api/standing/{one['id']}/stop").status_code == 404

    urgent = terms | {"what": shelf.reports[0], "reason": "a convoy is on that road"}
    assert analyst.post("/api/urgent", json=urgent | {"reason": ""}).json()["code"] == "urgent-reason"
    assert analyst.post("/api/urgent", json=urgent).status_code == 201
    (told,) = analyst.get("/api/urgent").json()["urgent"]
    assert (told["entries"], told["may_leave"], told["verdict"]) == ([shelf.reports[0]], True, "")
    assert seen(staffed.settings) == {shelf.reports[0]}
    where = f"/api/urgent/{told['id']}/review"
    assert analyst.post(where, json={"verdict": "withdrawn"}).status_code == 403
    assert releaser.post(where, json={"verdict": "withdrawn"}).status_code == 201
    assert seen(staffed.settings) == set()


@pytest.mark.parametrize("field", ["reason", "outlet"])
def test_half_a_surrogate_is_refused_and_no_fault(staffed: Staffed, shelf: Shelf, field: str) -> None:
    # JSON can write one; it is no character, and no entry can hold it.
    releaser = staffed.by_role["releaser"]
    terms = '"audience": {"kind": "party", "names": ["ministry"]}, "tlp": "AMBER"'
    bodies = {
        "reason": ("/api/urgent", f'{{"what": "{shelf.reports[0]}", {terms}, "reason": "\\ud800"}}'),
        "outlet": ("/api/standing", f'{{"outlet": "\\ud800", {terms}, "ends": "2030-01-01T00:00:00Z"}}'),
    }
    address, body = bodies[field]
    answer = releaser.post(address, content=body.encode(), headers={"content-type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (400, "refused")
