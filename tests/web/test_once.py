"""The same form sent twice, and the same request under one key, is one act; on the pages and over the HTTP API."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from tansiq import desk
from tansiq.desk.once import KEPT_DAYS
from tansiq.ledger import open_ledger
from tansiq.ledger.schema import entry, sending
from tansiq.model import Audience
from tansiq.settings import Settings
from tests.ledger.told import LineReader
from tests.web.sharing import as_reader, asking, open_parties
from tests.web.staffed import Staffed, staff
from tests.web.world import NOW, Shelf

_ROOM = {"kind": "room", "room": "council", "tlp": "AMBER"}
_OUTLET = {"outlet": "Rudaw", "kind": "party", "names": "ministry", "tlp": "GREEN", "until": "2030-01-01"}


@pytest.fixture
def shared(settings: Settings) -> TestClient:
    open_parties(settings)
    return asking(settings)


def acts(settings: Settings) -> Counter[str]:
    """How many entries of each kind there are."""
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        found = connection.execute(select(entry.c.kind, func.count()).group_by(entry.c.kind))
        return Counter(dict(tuple(row) for row in found))


def opened_on(client: TestClient, page: str) -> dict[str, str]:
    """The hidden marks that every form of a page carries."""
    text = client.get(page).text
    found = {name: re.search(rf'name="{name}" value="([^"]*)"', text) for name in ("acting", "opened")}
    return {name: match[1] for name, match in found.items() if match}


@pytest.mark.parametrize(
    ("page", "path", "form", "kinds"),
    [
        pytest.param("{report}", "{report}/release", _ROOM, ["release"], id="release"),
        pytest.param("{report}", "{report}/urgent", _ROOM | {"note": "a convoy"}, ["release", "urgent"], id="urgent"),
        pytest.param("/sharing/prepared", "/sharing/standing", _OUTLET, ["standing"], id="standing"),
        pytest.param("/sharing", "/sharing/withdraw", {"what": "{made}"}, ["withdrawal"], id="withdraw"),
        pytest.param("/sharing/spills", "/sharing/spills", {"what": "{made}", "reason": "x"}, ["withdrawal", "notice"],
                     id="spill"),
        pytest.param("/sharing/notices", "/sharing/notices/correct", {"report": "{id}", "text": "x"}, ["correction"],
                     id="correct"),
        pytest.param("/sharing/keeping", "/sharing/holds", {"ids": "{id}", "reason": "a court asked"}, ["hold"],
                     id="hold"),
        pytest.param("/sharing/keeping", "/sharing/keeping/retention", {"days": "90"}, ["retention"], id="retention"),
        pytest.param("/sharing", "/sharing/clients", {"clients": "ngo"}, ["clients"], id="clients"),
        pytest.param("/sharing", "/rooms", {"name": "second", "tlp": "AMBER"}, ["room"], id="open-room"),
        pytest.param("/sharing", "/rooms/{room}/invite", {"party": "liaison"}, ["invitation"], id="invite"),
        pytest.param("/sharing", "/rooms/{room}/uninvite", {"party": "ministry"}, ["withdrawal"], id="uninvite"),
    ],
)  # fmt: skip
def test_a_form_that_is_sent_twice_is_one_act(
    shared: TestClient, settings: Settings, shelf: Shelf, page: str, path: str, form: dict[str, str], kinds: list[str]
) -> None:
    report = shelf.reports[0]
    made = desk.release(settings, report, Audience("room", ("council",)), party="home", tlp="AMBER")
    with_room = next(one for one in re.findall(r"/rooms/([0-9a-f]{64})", shared.get("/sharing").text))
    assert as_reader(shared, "ministry").get(f"/reports/{report}").status_code == 200
    as_reader(shared, "home")
    known = {"report": f"/reports/{report}", "id": report, "made": made, "room": with_room}
    sent = {name: value.format(**known) for name, value in form.items()} | opened_on(shared, page.format(**known))
    before = acts(settings)
    answers = [shared.post(path.format(**known), data=sent, follow_redirects=False) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303], answers[1].text
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert acts(settings) - before == Counter(kinds)


def test_what_differs_in_a_form_is_another_act(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    path, marks = f"/reports/{shelf.reports[0]}/release", opened_on(shared, f"/reports/{shelf.reports[0]}")
    for form in (_ROOM, _ROOM | {"tlp": "GREEN"}, _ROOM | {"opened": "2026-01-01T00:00:00.000001Z"}):
        assert shared.post(path, data=marks | form, follow_redirects=False).status_code == 303

    assert acts(settings)["release"] == 3


def test_what_was_refused_is_asked_anew(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    path, marks = f"/reports/{shelf.reports[0]}/urgent", opened_on(shared, f"/reports/{shelf.reports[0]}")
    answers = [shared.post(path, data=marks | _ROOM | {"note": ""}) for _ in range(2)]

    assert [one.status_code for one in answers] == [400, 400]
    assert acts(settings)["release"] == 0


def test_a_draft_and_its_release_are_made_once(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    path, marks = f"/reports/{shelf.reports[0]}/draft", opened_on(shared, f"/reports/{shelf.reports[0]}")
    for _ in range(2):
        assert shared.post(path, data=marks | _ROOM, follow_redirects=False).status_code == 303
    (draft,) = desk.list_drafts(settings, party="home")
    marks = opened_on(shared, "/sharing/prepared")
    answers = [shared.post(f"/sharing/drafts/{draft.id}/release", data=marks, follow_redirects=False) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert acts(settings)["release"] == 1


def test_a_tear_line_is_made_once(shared: TestClient, shelf: Shelf) -> None:
    shared.app.state.open_tear = partial(desk.Desk, read=LineReader())  # type: ignore[attr-defined]
    path = f"/reports/{shelf.reports[0]}"
    form = opened_on(shared, path) | {"text": "Car bomb\n", "title": "A car bomb"}
    answers = [shared.post(f"{path}/tear", data=form, follow_redirects=False) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert shared.get(path).text.count(f'href="{answers[0].headers["location"].partition("#")[0]}"') == 1


def test_sent_at_one_time_it_is_one_act(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    path = f"/reports/{shelf.reports[0]}/release"
    form = _ROOM | opened_on(shared, f"/reports/{shelf.reports[0]}")
    found: list[int] = []

    def send() -> None:
        found.append(shared.post(path, data=form, follow_redirects=False).status_code)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert found == [303] * 4
    assert acts(settings)["release"] == 1


def test_it_is_forgotten_after_a_while(shared: TestClient, settings: Settings, shelf: Shelf) -> None:
    form = _ROOM | opened_on(shared, f"/reports/{shelf.reports[0]}")
    shared.post(f"/reports/{shelf.reports[0]}/release", data=form)
    later = replace(settings, fixed_time=NOW.replace(year=NOW.year + 1))
    client = asking(later)
    client.post(f"/reports/{shelf.reports[1]}/release", data=form | opened_on(client, "/sharing"))
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        kept = list(connection.scalars(select(sending.c.at)))

    assert KEPT_DAYS < 365
    assert [one[:4] for one in kept] == [str(NOW.year + 1)]


@pytest.fixture
def staffed(settings: Settings, quick_passwords: None) -> Staffed:
    desk.open_party(settings, "ministry", name_en="Ministry", name_ar="الوزارة")
    return staff(settings)


def test_a_key_makes_a_request_one_act(staffed: Staffed, shelf: Shelf) -> None:
    releaser, analyst = staffed.by_role["releaser"], staffed.by_role["analyst"]
    sent = {"outlet": "Rudaw", "audience": {"kind": "party", "names": ["ministry"]}, "tlp": "GREEN",
            "ends": "2030-01-01T00:00:00Z"}  # fmt: skip
    key = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    answers = [releaser.post("/api/standing", json=sent, headers=key) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    # Without a key each is an act of its own; so is the same key of somebody else, or for another act.
    assert releaser.post("/api/standing", json=sent).json() != answers[0].json()
    where = f"/api/standing/{answers[0].json()['id']}/stop"
    stops = [releaser.post(where, headers=key) for _ in range(2)]
    assert [one.status_code for one in stops] == [201, 201]
    assert stops[0].json() == stops[1].json()
    assert releaser.post(where).status_code == 404

    draft = {"what": shelf.reports[0], "audience": sent["audience"], "tlp": "GREEN"}
    drafts = [one.post("/api/drafts", json=draft, headers=key).json()["id"] for one in (analyst, analyst, releaser)]
    assert drafts[0] == drafts[1] != drafts[2]
    assert len(analyst.get("/api/drafts").json()["drafts"]) == 2
    made = [releaser.post(f"/api/drafts/{drafts[0]}/release", json={"has_seen_names": True}, headers=key) for _ in "ab"]
    assert made[0].status_code == made[1].status_code == 201
    assert made[0].json() == made[1].json()


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Something else was asked under this key"), ("ar", "طُلب شيء آخر بهذا المفتاح")]
)
def test_a_key_for_something_else_is_refused(staffed: Staffed, lang: str, words: str) -> None:
    releaser = staffed.by_role["releaser"]
    sent = {"audience": {"kind": "party", "names": ["ministry"]}, "tlp": "GREEN", "ends": "2030-01-01T00:00:00Z"}
    headers, params = {"Idempotency-Key": "one"}, {"lang": lang}
    assert releaser.post("/api/standing", json=sent, headers=headers, params=params).status_code == 201
    answer = releaser.post("/api/standing", json=sent | {"tlp": "AMBER"}, headers=headers, params=params)

    assert (answer.status_code, answer.json()["code"]) == (409, "key-reused")
    assert words in answer.json()["message"]
    assert len(releaser.get("/api/standing").json()["standing"]) == 1


def test_a_key_without_an_end_is_refused(staffed: Staffed) -> None:
    sent = {"audience": {"kind": "party", "names": ["ministry"]}, "tlp": "GREEN", "ends": "2030-01-01T00:00:00Z"}
    releaser = staffed.by_role["releaser"]
    answer = releaser.post("/api/standing", json=sent, headers={"Idempotency-Key": "k" * 201})

    assert (answer.status_code, answer.json()["code"]) == (400, "key-too-long")
    assert releaser.get("/api/standing").json()["standing"] == []
