"""Erasure, retention and holds on the pages and over the HTTP API: who may, what it changes, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tansiq import desk
from tansiq.model import Audience
from tansiq.release import HoldScope, Reader, open_view
from tansiq.settings import Settings
from tests.web.sharing import as_reader, asking, open_parties, reports_seen, section
from tests.web.staffed import Staffed, staff
from tests.web.world import Shelf

NOTHING = "0" * 64


@pytest.fixture
def shared(settings: Settings, shelf: Shelf) -> TestClient:
    open_parties(settings)
    for one in shelf.reports:
        desk.release(settings, one, Audience("room", ("council",)), party="home", tlp="AMBER", has_seen_names=True)
    return asking(settings)


@pytest.fixture
def staffed(settings: Settings, quick_passwords: None) -> Staffed:
    return staff(settings)


def in_json(client: TestClient, path: str, **given: Any) -> Any:
    answer = client.post(path, json=given)
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.mark.parametrize("role", ["releaser", "administrator"])
def test_who_may_erases_over_the_api(staffed: Staffed, shelf: Shelf, role: str) -> None:
    report = shelf.reports[0]
    for other in ("reader", "analyst", "operator"):
        refused = staffed.by_role[other].post(f"/api/entries/{report}/erase", json={"reason": "asked"})
        assert refused.status_code == 403
    client = staffed.by_role[role]
    path = f"/api/entries/{report}/erase"
    assert client.post(path, json={"reason": ""}).status_code == 400
    assert client.post(path, json={"reason": "  "}).json()["code"] == "reason"

    done = in_json(client, path, reason="asked")["id"]

    assert len(done) == 64
    assert report not in reports_seen(staffed.settings, "home")
    assert client.post(path, json={"reason": "again"}).json()["code"] == "erased"
    for nothing in (NOTHING, "no-id", "é" * 64):
        assert client.post(f"/api/entries/{nothing}/erase", json={"reason": "asked"}).status_code == 404


def test_another_s_report_and_none_are_one_answer(shared: TestClient, shelf: Shelf) -> None:
    as_reader(shared, "ministry")
    pages = [
        shared.post(f"/reports/{one}/erase", data={"reason": "asked", "sure": "yes", "acting": "ministry"})
        for one in (shelf.reports[0], NOTHING)
    ]
    answers = [
        shared.post(f"/api/entries/{one}/erase", json={"reason": "asked"}) for one in (shelf.reports[0], NOTHING)
    ]

    assert {one.status_code for one in (*pages, *answers)} == {404}
    assert pages[0].content == pages[1].content
    assert answers[0].content == answers[1].content
    assert "/erase" not in shared.get(f"/reports/{shelf.reports[0]}").text


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param(
            "en", ("Erase this report", "1 release ends", "1 recipient had opened it", "no way back"), id="en"
        ),
        pytest.param("ar", ("محو هذا التقرير", "تنتهي إتاحة واحدة", "فتحه متلقٍّ واحد", "لا رجعة"), id="ar"),
    ],
)
def test_the_page_says_what_it_does_and_asks_twice(
    shared: TestClient, settings: Settings, shelf: Shelf, lang: str, words: tuple[str, ...]
) -> None:
    report = shelf.reports[0]
    desk.log_opening(settings, Reader("ministry"), [report], "page")
    page = shared.get(f"/reports/{report}", params={"lang": lang}).text
    assert [word for word in words if word not in page] == []
    for data in ({"reason": "asked"}, {"reason": " ", "sure": "yes"}):
        refused = shared.post(f"/reports/{report}/erase", data=data | {"acting": "home"})
        assert refused.status_code == 400
        assert 'role="alert"' in refused.text
    assert report in reports_seen(settings, "ministry")

    data = {"reason": "asked", "sure": "yes", "acting": "home"}
    done = shared.post(f"/reports/{report}/erase", data=data, follow_redirects=False)

    assert done.headers["location"] == f"/sharing/keeping?erased={report}"
    assert report not in reports_seen(settings, "ministry")
    told = {"en": "The report is erased.", "ar": "مُحي التقرير."}[lang]
    assert told in shared.get(done.headers["location"]).text
    assert told not in shared.get("/sharing/keeping", params={"erased": NOTHING}).text
    assert told not in shared.get("/sharing/keeping", params={"erased": shelf.reports[1]}).text
    assert "notices/send" in shared.get("/sharing/notices").text


def test_a_held_report_says_so_to_its_party_and_to_nobody_else(
    shared: TestClient, settings: Settings, shelf: Shelf
) -> None:
    report, scope = shelf.reports[0], HoldScope((shelf.reports[0],))
    as_reader(shared, "ministry")
    paths = (f"/reports/{report}", "/sharing", "/sharing/keeping", "/api/holds", "/api/retention", "/me/clearances")
    before = [shared.get(path).content for path in paths]
    desk.hold(settings, scope, reason="canaryreason", party="home")

    assert [shared.get(path).content for path in paths] == before
    as_reader(shared, "home")
    assert "A legal hold keeps this report." in shared.get(f"/reports/{report}", params={"lang": "en"}).text
    refused = shared.post(f"/reports/{report}/erase", data={"reason": "asked", "sure": "yes", "acting": "home"})
    assert refused.status_code == 400
    assert "a legal hold keeps it" in refused.text
    assert shared.post(f"/api/entries/{report}/erase", json={"reason": "asked"}).json()["code"] == "held"
    assert "canaryreason" in section(shared.get("/sharing/keeping").text, "holds")


def test_retention_over_the_api(staffed: Staffed, shelf: Shelf) -> None:
    releaser, analyst = staffed.by_role["releaser"], staffed.by_role["analyst"]
    assert releaser.get("/api/retention").json() == {"retention": None, "due": []}
    tried = releaser.get("/api/retention", params={"days": 0}).json()["due"]
    assert {one["id"] for one in tried if one["is_due"]} == set(shelf.reports)
    assert releaser.get("/api/retention", params={"days": -1}).status_code == 400
    assert analyst.post("/api/retention", json={"days": 0}).status_code == 403
    assert releaser.post("/api/retention", json={"days": 40_000}).status_code == 400
    assert releaser.post("/api/retention", json={"days": None}).json()["code"] == "no-rule"
    in_json(releaser, "/api/retention", days=0, by="published")
    held = in_json(releaser, "/api/holds", what=[shelf.reports[0]], reason="a court asked")["id"]
    assert analyst.post("/api/retention/run", json={}).status_code == 403

    done = in_json(staffed.by_role["administrator"], "/api/retention/run")

    assert {one["what"] for one in done["erased"]} == set(shelf.reports[1:])
    assert done["kept"] == [{"id": shelf.reports[0], "why": "held", "holds": [held]}]
    assert in_json(releaser, "/api/retention/run")["erased"] == []
    rule = releaser.get("/api/retention").json()["retention"]
    assert (rule["days"], rule["by"], rule["hand"]["role"]) == (0, "published", "releaser")


def test_holds_over_the_api(staffed: Staffed, shelf: Shelf) -> None:
    releaser = staffed.by_role["releaser"]
    assert staffed.by_role["analyst"].post("/api/holds", json={"text": "bomb", "reason": "why"}).status_code == 403
    for given in ({"reason": "why"}, {"text": "bomb", "what": [shelf.reports[0]], "reason": "why"}):
        assert releaser.post("/api/holds", json=given).json()["code"] == "hold"
    assert releaser.post("/api/holds", json={"since": "soon", "reason": "why"}).json()["code"] == "period"
    assert releaser.post("/api/holds", json={"what": [NOTHING], "reason": "why"}).status_code == 404
    made = in_json(releaser, "/api/holds", text="bomb", reason="a court asked")["id"]
    (told,) = staffed.by_role["reader"].get("/api/holds").json()["holds"]
    assert (told["id"], told["scope"]["text"], told["lifted"]) == (made, "bomb", "")
    assert told["covers"] >= 1
    assert releaser.post(f"/api/holds/{NOTHING}/lift", json={}).status_code == 404

    in_json(releaser, f"/api/holds/{made}/lift", reason="done")

    assert releaser.post(f"/api/holds/{made}/lift", json={}).status_code == 404
    placed = desk.order_hold(staffed.settings, "home", HoldScope(text="bomb"), reference="Court of Hit 12/2026")
    assert releaser.post(f"/api/holds/{placed}/lift", json={}).json()["code"] == "ordered"
    (order,) = releaser.get("/api/notices").json()["orders"]
    assert (order["kind"], order["reference"], order["confirmed"]) == ("hold", "Court of Hit 12/2026", "")
    in_json(releaser, f"/api/notices/{order['id']}/acknowledge")
    assert releaser.get("/api/notices").json()["orders"][0]["confirmed"]


def test_a_room_s_retention_is_its_host_s_to_set(shared: TestClient, settings: Settings) -> None:
    with open_view(settings, Reader("home")) as view:
        (room,) = (one.room for one in view.memberships())
    in_json(shared, f"/api/rooms/{room}/retention", days=30)
    for lang, words in (("en", "30 days after its release"), ("ar", "30 يوماً بعد إتاحتها")):
        for reader in ("home", "ministry"):
            assert words in as_reader(shared, reader).get(f"/rooms/{room}", params={"lang": lang}).text
    (told,) = shared.get("/api/me/clearances").json()["rooms"]
    assert told["keeps_days"] == 30
    assert "30 days after its release" in section(shared.get("/sharing", params={"lang": "en"}).text, "rooms")
    assert shared.post(f"/api/rooms/{room}/retention", json={"days": 3}).json()["code"] == "not-host"
    as_reader(shared, "liaison")
    assert shared.post(f"/api/rooms/{room}/retention", json={"days": 3}).status_code == 404
    as_reader(shared, "home")
    for days in ("0", "x", "99999999999", "-1"):
        refused = shared.post(f"/rooms/{room}/retention", data={"days": days, "acting": "home"})
        assert refused.status_code == 400
    assert shared.post(f"/rooms/{room}/retention", data={"days": "7", "acting": "home"}).status_code == 200
    shared.post(f"/rooms/{room}/retention", data={"off": "yes", "acting": "home"})
    with open_view(settings, Reader("ministry")) as view:
        assert view.memberships()[0].keeps_days is None


def test_the_rule_is_carried_out_where_that_was_confirmed(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    shared.post("/sharing/keeping/retention", data={"days": "0", "by": "received", "acting": "home"})
    refused = shared.post("/sharing/keeping/run", data={"acting": "home"})
    assert refused.status_code == 400
    assert reports_seen(settings, "ministry") == set(shelf.reports)
    done = shared.post("/sharing/keeping/run", data={"sure": "yes", "acting": "home"}, params={"lang": "ar"})
    assert "مُحيت 3 مدخلات." in done.text
    assert reports_seen(settings, "ministry") == set()
    again = shared.post("/sharing/keeping/run", data={"sure": "yes", "acting": "home"}, params={"lang": "en"})
    assert "0 entries erased." in again.text


@pytest.mark.parametrize("days", ["x", "-1", "1.5", "99999"])
def test_what_is_no_number_of_days_is_refused(shared: TestClient, days: str) -> None:
    assert shared.get("/sharing/keeping", params={"days": days}).status_code == 400
    data = {"days": days, "by": "received", "acting": "home"}
    assert shared.post("/sharing/keeping/retention", data=data).status_code == 400
