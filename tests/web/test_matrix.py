"""Every route of the program, asked as every role, as nobody and with a key of every scope (docs/people.md)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tansiq.desk import describe_ledger
from tansiq.people import ROLES, SCOPES, list_keys, list_persons
from tansiq.release import Reader, open_view
from tansiq.settings import Settings
from tansiq.web.admission import ACCESS
from tests.noninterference.doors import routes
from tests.web.staffed import Staffed, staff
from tests.web.world import Shelf

PAGE = (Path(__file__).parents[2] / "docs" / "people.md").read_text(encoding="utf-8")
TAKES = dict(re.findall(r"^\| `((?:GET|POST|DELETE|MOUNT) [^`]+)` \| ([\w-]+) \|$", PAGE, re.MULTILINE))
"""Route to what it takes, as the page has it."""
WHO = ("nobody", *ROLES)
_ROW = re.compile(r"^\| ([\w-]+) \| ((?:(?:yes|no) \| ){6})(\w+) \|$", re.MULTILINE)
LET_IN = {takes: dict(zip(WHO, words.strip(" |").split(" | "), strict=True)) for takes, words, _ in _ROW.findall(PAGE)}
"""What a route takes to who is let in, as the page has it."""
SCOPE = {takes: scope for takes, _, scope in _ROW.findall(PAGE)}
_UNKNOWN = {
    "{mark}": "a" * 16, "{key_id}": "0" * 16, "{name_id}": "0" * 16, "{judgement_id}": "0" * 64, "{change}": "0" * 64,
    "{draft}": "0" * 16, "{standing}": "0" * 64, "{urgent}": "0" * 64, "{room_id}": "0" * 64, "{notice}": "0" * 64,
    "{hold}": "0" * 64, "{entry_id}": "0" * 64,
}  # fmt: skip


@pytest.fixture
def staffed(settings: Settings, quick_passwords: None) -> Staffed:
    return staff(settings)


def _address(door: str, shelf: Shelf) -> str:
    path = door.split(" ", 1)[1]
    for name, value in _UNKNOWN.items():
        path = path.replace(name, value)
    path = path.replace("{event_id}", shelf.events[0][0]).replace("{other_id}", shelf.reports[1])
    return path.replace("{report_id}", shelf.reports[0])


def _ask(client: TestClient, door: str, shelf: Shelf) -> str:
    """ "yes" where the route answers who asks, "no" where it refuses for who they are."""
    method, path = door.split(" ", 1)
    if method == "MOUNT":
        return "yes" if client.get(f"{path}/app.css").status_code == 200 else "no"
    sent = None if method == "GET" else {"verdict": "same"}
    answer = client.request(method, _address(door, shelf), data=sent)
    assert answer.status_code < 500
    sent_away = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?back=")
    if answer.status_code == 401 and door != "POST /sign-in":
        ways = "Basic Bearer" if path.startswith(("/exchange/", "/taxii2/")) else "Bearer"
        challenge = ", ".join(f'{way} realm="tansiq"' for way in ways.split())
        assert answer.headers["www-authenticate"] == challenge
    refused = answer.status_code == 403 or sent_away or (answer.status_code == 401 and door != "POST /sign-in")
    return "no" if refused else "yes"


def test_the_page_lists_every_route_of_the_program_as_the_program_has_it(settings: Settings) -> None:
    offered = {"POST /reader": "anybody"}

    assert set(TAKES) == routes(settings) | set(offered)
    assert dict(ACCESS) == TAKES
    assert set(LET_IN) == set(SCOPE) >= set(TAKES.values())


@pytest.mark.parametrize("who", WHO)
def test_who_is_let_in(who: str, staffed: Staffed, shelf: Shelf) -> None:
    client = staffed.nobody if who == "nobody" else staffed.by_role[who]
    doors = sorted(routes(staffed.settings), key=lambda door: door == "POST /sign-out")

    assert {door: _ask(client, door, shelf) for door in doors} == {door: LET_IN[TAKES[door]][who] for door in doors}


@pytest.mark.parametrize("scope", SCOPES)
def test_what_a_key_is_good_for(scope: str, staffed: Staffed, shelf: Shelf) -> None:
    """Of somebody who has every role, so that the scope alone decides."""
    expected = {door: "yes" if SCOPE[takes] in (scope, "any") else "no" for door, takes in TAKES.items()}
    doors = routes(staffed.settings)

    assert {door: _ask(staffed.by_scope[scope], door, shelf) for door in doors} == {one: expected[one] for one in doors}


def _state(settings: Settings) -> object:
    with open_view(settings, Reader(settings.party)) as view:
        seen = (view.releases_by_me(), view.judgements())
    party = settings.party
    return describe_ledger(settings).head, seen, list_persons(settings, party), list_keys(settings, party)


@pytest.mark.parametrize("who", ["nobody", "reader", "operator"])
def test_what_is_refused_changes_nothing(who: str, staffed: Staffed, shelf: Shelf) -> None:
    client = staffed.nobody if who == "nobody" else staffed.by_role[who]
    before = _state(staffed.settings)
    marks = [one.mark for one in list_persons(staffed.settings, staffed.settings.party)]
    acts: list[tuple[str, dict[str, Any]]] = [
        ("/reports", {"text": "Shelling near Hit on Monday killed two."}),
        (f"/reports/{shelf.reports[0]}/release", {"kind": "public", "tlp": "CLEAR"}),
        (f"/events/{shelf.events[0][0]}/merge", {"other": shelf.events[0][1], "reason": "one"}),
        ("/people", {"login": "new", "role": ["administrator"]}),
        *((f"/people/{mark}/roles", {"role": ["administrator"]}) for mark in marks),
        *((f"/people/{mark}/remove", {}) for mark in marks),
    ]

    assert {client.post(path, data=data).status_code for path, data in acts} <= {401, 403}
    judged = {"verdict": "same", "event": shelf.events[0][0], "other": shelf.events[0][1], "reason": "one"}
    assert client.post("/api/judgements", json=judged).status_code in (401, 403)
    assert _state(staffed.settings) == before


def test_a_route_that_is_not_in_the_table_is_refused(
    staffed: Staffed, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tansiq.web.admission.ACCESS", {})

    for client in (staffed.nobody, *staffed.by_role.values()):
        assert client.get("/api/events").status_code in (401, 403)
