"""The TAXII 2.1 server over HTTP, section by section, and what release.md adds to it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tansiq.exchange.taxii import API_ROOT, MEDIA
from tansiq.exchange.taxii.server import MAX_CONTENT
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.exchange.taxii.serving import World, authenticate, make_world

GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"
RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"
STATEMENT = "marking-definition--11111111-1111-4111-8111-111111111111"
OLD, NEW = "2025-01-01T00:00:00.000Z", "2025-02-01T00:00:00.5Z"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(Settings(tmp_path / "home", "alpha"))


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    app = create_app(world.settings, authenticate=authenticate)
    with TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False) as made:
        made.headers["accept"] = MEDIA
        yield made


def of(party: str) -> dict[str, str]:
    return {"authorization": f"Bearer key-of-{party}"}


def stix(name: str, *marks: str, modified: str = OLD, stix_id: str = "", **more: Any) -> dict[str, Any]:
    made = {"type": "identity", "spec_version": "2.1", "id": stix_id or f"identity--{uuid.uuid4()}", "created": OLD}
    made |= {"modified": modified, "name": name, "identity_class": "group"} | more
    return made | ({"object_marking_refs": list(marks)} if marks else {})


def post(client: TestClient, where: str, party: str, *objects: dict[str, Any], body: bytes = b"") -> dict[str, Any]:
    sent = body or json.dumps({"objects": objects}, ensure_ascii=False).encode()
    answer = client.post(where, content=sent, headers=of(party) | {"content-type": MEDIA})
    assert answer.status_code == 202, answer.text
    status: dict[str, Any] = answer.json()
    return status


def names(client: TestClient, where: str, party: str, **params: Any) -> list[str]:
    answer = client.get(where, params=params, headers=of(party))
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json().get("objects", [])]


def path(world: World, party: str, kind: str, target: str = "") -> str:
    return f"{API_ROOT}collections/{world.collection(party, kind, target).id}/objects/"


def test_an_object_of_green_is_seen_by_the_room_s_members_and_nobody_else(world: World, client: TestClient) -> None:
    post(client, path(world, "alpha", "room", world.room), "alpha", stix("فصيل", GREEN))

    for party in ("alpha", "bravo"):
        assert names(client, path(world, party, "room", world.room), party) == ["فصيل"]
        assert names(client, path(world, party, "mine"), party) == ["فصيل"]
    assert names(client, path(world, "charlie", "mine"), "charlie") == []
    assert names(client, path(world, "bravo", "room", world.other), "bravo") == []


@pytest.mark.parametrize(
    "marks",
    [pytest.param((), id="no-tlp"), pytest.param((GREEN, STATEMENT), id="an-unknown-marking-beside-green")],
)
def test_without_a_known_label_it_is_the_poster_s_alone(world: World, client: TestClient, marks: tuple[str]) -> None:
    post(client, path(world, "alpha", "room", world.room), "alpha", stix("alone", *marks))

    assert names(client, path(world, "alpha", "room", world.room), "alpha") == ["alone"]
    assert names(client, path(world, "bravo", "room", world.room), "bravo") == []
    assert names(client, path(world, "bravo", "mine"), "bravo") == []


def test_the_strictest_marking_counts_for_the_whole_object(world: World, client: TestClient) -> None:
    marked = stix("part", GREEN, granular_markings=[{"marking_ref": RED, "selectors": ["name"]}])

    status = post(client, path(world, "alpha", "room", world.room), "alpha", marked, stix("whole", GREEN))

    assert (status["success_count"], status["failure_count"]) == (1, 1)
    assert status["failures"][0]["id"] == marked["id"]
    assert names(client, path(world, "bravo", "room", world.room), "bravo") == ["whole"]


def test_a_bundle_does_not_carry_what_it_holds_past_its_labels(world: World, client: TestClient) -> None:
    bundle = {"type": "bundle", "id": f"bundle--{uuid.uuid4()}", "name": "bundle", "object_marking_refs": [GREEN]}

    post(client, path(world, "alpha", "room", world.room), "alpha", bundle | {"objects": [stix("named", RED)]})

    assert names(client, path(world, "bravo", "room", world.room), "bravo") == []


@pytest.mark.parametrize("first", ['"object_marking_refs"', '"object_marking\\u005frefs"'])
def test_an_object_with_two_lists_of_labels_is_not_taken(world: World, client: TestClient, first: str) -> None:
    whole = json.dumps(stix("twice", GREEN))
    twice = f'{{{first}: ["{RED}"], {whole[1:]}'

    status = post(client, path(world, "alpha", "room", world.room), "alpha", body=f'{{"objects":[{twice}]}}'.encode())

    assert status["failure_count"] == 1
    assert names(client, path(world, "bravo", "room", world.room), "bravo") == []


@pytest.mark.parametrize(("levels", "taken"), [(100, 1), (101, 0), (900, 0)])
def test_what_is_nested_too_deep_to_be_read_again_is_not_taken(
    world: World, client: TestClient, levels: int, taken: int
) -> None:
    # Of 900 levels nobody could list the party's objects, nor the operator verify the ledger.
    whole = json.dumps(stix("deep", GREEN))
    deep = f'{whole[:-1]}, "x": {"[" * (levels - 1)}{"]" * (levels - 1)}}}'

    status = post(client, path(world, "alpha", "room", world.room), "alpha", body=f'{{"objects":[{deep}]}}'.encode())

    assert status["success_count"] == taken
    assert names(client, path(world, "bravo", "room", world.room), "bravo") == ["deep"] * taken


@pytest.mark.parametrize("modified", ["٢٠٢٦-٠١-٠١T٠٠:٠٠:٠٠Z", "9999-99-99T99:99:99Z", "2026-02-00T00:00:00Z"])
def test_a_version_that_is_no_time_is_not_taken(world: World, client: TestClient, modified: str) -> None:
    status = post(client, path(world, "alpha", "room", world.room), "alpha", stix("odd", GREEN, modified=modified))

    assert status["failure_count"] == 1
    assert names(client, path(world, "alpha", "mine"), "alpha") == []


def test_more_objects_than_anybody_posts_are_refused_before_they_are_sorted(world: World, client: TestClient) -> None:
    where, headers = path(world, "alpha", "room", world.room), of("alpha") | {"content-type": MEDIA}

    answer = client.post(where, content=b'{"objects":[' + b"{}," * 50_000 + b"{}]}", headers=headers)

    assert answer.status_code == 422


def test_an_inbox_is_written_to_by_others_and_read_by_its_owner(world: World, client: TestClient) -> None:
    theirs = path(world, "alpha", "inbox", "bravo")
    post(client, theirs, "alpha", stix("for you", GREEN))

    assert names(client, path(world, "bravo", "inbox"), "bravo") == ["for you"]
    assert client.get(theirs, headers=of("alpha")).status_code == 403
    mine = path(world, "bravo", "inbox")
    answer = client.post(mine, content=b'{"objects":[]}', headers=of("bravo") | {"content-type": MEDIA})
    assert answer.status_code == 403


def test_bytes_come_back_as_they_were_sent(world: World, client: TestClient) -> None:
    one = '{ "type":"identity",  "id":"identity--5f0ad6fb-5b9b-4b5a-8a35-3b6c9d1b0a11", "n": 1.50, "a":"\\u0642\\/" }'
    where = path(world, "alpha", "room", world.room)
    post(client, where, "alpha", body=f'{{"objects" : [{one}\n] , "more":false}}'.encode())

    assert one in client.get(where, headers=of("alpha")).text


def test_what_is_another_s_is_answered_as_what_does_not_exist(world: World, client: TestClient) -> None:
    theirs = path(world, "charlie", "room", world.other)
    status = post(client, path(world, "bravo", "room", world.other), "bravo", stix("hidden", GREEN))
    nothing = f"{API_ROOT}collections/{uuid.uuid4()}/objects/"
    pairs = [(theirs, nothing), (theirs.replace("objects/", ""), nothing.replace("objects/", "")),
             (f"{API_ROOT}status/{status['id']}/", f"{API_ROOT}status/{uuid.uuid4()}/")]  # fmt: skip

    for one, other in pairs:
        answers = [client.get(address, headers=of("alpha")) for address in (one, other)]
        assert answers[0].status_code == 404
        assert (answers[0].content, answers[0].headers) == (answers[1].content, answers[1].headers)
    assert client.get(f"{API_ROOT}status/{status['id']}/", headers=of("bravo")).json() == status
    # One room has an id of its own for each who is in it.
    assert path(world, "alpha", "room", world.room) != path(world, "bravo", "room", world.room)


def test_one_id_by_two_parties_is_two_lines_and_each_reader_gets_one(world: World, client: TestClient) -> None:
    first = stix("of alpha", GREEN)
    second = stix("of bravo", GREEN, stix_id=first["id"], modified=NEW)
    room = {party: path(world, party, "room", world.room) for party in ("alpha", "bravo")}
    post(client, room["alpha"], "alpha", first)
    status = post(client, room["bravo"], "bravo", second)

    assert status["success_count"] == 1
    # The one that was visible first, whatever version the other calls itself.
    assert names(client, room["alpha"], "alpha", **{"match[version]": "all"}) == ["of alpha"]
    assert names(client, room["bravo"], "bravo", **{"match[version]": "all"}) == ["of alpha"]
    client.delete(f"{room['alpha']}{first['id']}/", headers=of("alpha"))
    assert names(client, room["alpha"], "alpha") == ["of bravo"]


def test_a_page_mark_is_good_for_its_reader_and_question_alone(world: World, client: TestClient) -> None:
    post(client, path(world, "alpha", "room", world.room), "alpha", *(stix(f"n{at}", GREEN) for at in range(3)))
    where = {party: path(world, party, "room", world.room) for party in ("alpha", "bravo")}
    mark = client.get(where["alpha"], params={"limit": 1}, headers=of("alpha")).json()["next"]

    def asked(party: str, **more: Any) -> int:
        return client.get(where[party], params={"limit": 1, "next": mark} | more, headers=of(party)).status_code

    assert asked("alpha") == 200
    assert asked("bravo") == 400
    assert asked("alpha", **{"match[type]": "identity"}) == 400


def test_a_line_of_versions_ends_when_it_is_revoked(world: World, client: TestClient) -> None:
    where = path(world, "alpha", "room", world.room)
    first = stix("one", GREEN)
    post(client, where, "alpha", first, stix("gone", GREEN, stix_id=first["id"], modified=NEW, revoked=True))

    later = stix("back", GREEN, stix_id=first["id"], modified="2026-01-01T00:00:00Z")
    again = stix("another", GREEN, stix_id=first["id"])
    status = post(client, where, "alpha", later, again)

    assert (status["success_count"], status["failure_count"]) == (0, 2)
    assert names(client, path(world, "bravo", "room", world.room), "bravo") == ["gone"]


def test_added_after_gives_each_object_once_whatever_the_clock_says(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    stuck = make_world(Settings(tmp_path / "home", "alpha", datetime(2026, 1, 1, tzinfo=UTC)))
    with TestClient(create_app(stuck.settings, authenticate=authenticate), base_url="http://127.0.0.1:8000") as client:
        client.headers["accept"] = MEDIA
        seen: list[str] = []
        after = ""
        where = path(stuck, "bravo", "room", stuck.room)
        for number in range(4):
            post(client, path(stuck, "alpha", "room", stuck.room), "alpha", stix(f"{number}a", GREEN),
                 stix(f"{number}b", GREEN))  # fmt: skip
            answer = client.get(where, params={"added_after": after} if after else {}, headers=of("bravo"))
            seen += [one["name"] for one in answer.json()["objects"]]
            after = answer.headers["x-taxii-date-added-last"]

    assert sorted(seen) == sorted(f"{number}{sign}" for number in range(4) for sign in "ab")


def test_a_deleted_object_leaves_its_room_and_stays_released(world: World, client: TestClient) -> None:
    one = stix("moved", GREEN)
    where = path(world, "alpha", "room", world.room)
    post(client, where, "alpha", one)

    assert (
        client.delete(f"{path(world, 'bravo', 'room', world.room)}{one['id']}/", headers=of("bravo")).status_code == 404
    )
    assert client.delete(f"{where}{one['id']}/", headers=of("alpha")).status_code == 200
    for party in ("alpha", "bravo"):
        assert names(client, path(world, party, "room", world.room), party) == []
        assert names(client, path(world, party, "mine"), party) == ["moved"]
    # Posted again it is there again, and is delivered once more.
    post(client, where, "alpha", one)
    assert names(client, path(world, "bravo", "room", world.room), "bravo") == ["moved"]


def test_a_key_without_the_right_to_release_writes_nothing(world: World, client: TestClient) -> None:
    headers = {"authorization": "Bearer key-to-read", "content-type": MEDIA}
    where = path(world, "alpha", "room", world.room)
    listed = client.get(f"{API_ROOT}collections/", headers=headers).json()["collections"]

    assert not any(one["can_write"] for one in listed)
    assert client.post(where, content=b"{}", headers=headers).status_code == 403
    assert client.delete(f"{where}identity--{uuid.uuid4()}/", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{}", id="no-objects"),
        pytest.param(b'{"objects":[]}', id="empty"),
        pytest.param(b'{"objects":[{}', id="broken-off"),
        pytest.param(b'{"objects":[{}]} more', id="more-after-it"),
        pytest.param(b'{"objects":[{"a":NaN}]}', id="not-a-number"),
        pytest.param(b'{"objects":[1],"objects":[2]}', id="objects-twice"),
        pytest.param(b'{"objects":' + b"[" * 200_000, id="too-deep"),
        pytest.param(b"\xff\xfe", id="not-utf-8"),
    ],
)
def test_what_is_no_envelope_is_refused_whole(world: World, client: TestClient, body: bytes) -> None:
    where = path(world, "alpha", "room", world.room)
    answer = client.post(where, content=body, headers=of("alpha") | {"content-type": MEDIA})

    assert answer.status_code == 422
    assert answer.headers["content-type"] == MEDIA


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        (f"{MEDIA};q=0", 406),
        (f"{MEDIA};q=0.000, */*", 406),
        ("*/*;q=0", 406),
        ("application/*;q=0, */*", 406),
        ("application/taxii+json;q=0, application/*", 406),
        (f"{MEDIA};q=0.1, */*;q=0", 200),
        ("text/html, */*;q=0.1", 200),
        (f"application/taxii+json;q=0, {MEDIA}", 200),
        (f"{MEDIA};q=x", 200),
    ],
)
def test_a_weight_of_nothing_is_not_accepted(world: World, client: TestClient, accept: str, status: int) -> None:
    assert client.get(API_ROOT, headers=of("alpha") | {"accept": accept}).status_code == status


def test_limits_types_and_methods_have_the_standard_s_errors(world: World, client: TestClient) -> None:
    where = path(world, "alpha", "room", world.room)
    assert client.get("/taxii2/", headers={"authorization": "Bearer x"}).status_code == 401
    assert "www-authenticate" in client.get(API_ROOT).headers
    assert client.get(API_ROOT, headers=of("alpha") | {"accept": "text/html"}).status_code == 406
    assert client.put(API_ROOT, content=b"", headers=of("alpha")).status_code == 405
    for kind, status in (("text/plain", 415), (f"{MEDIA[:-3]}9.9", 415)):
        assert client.post(where, content=b"{}", headers=of("alpha") | {"content-type": kind}).status_code == status
    big = client.post(where, content=b" " * (MAX_CONTENT + 1), headers=of("alpha") | {"content-type": MEDIA})
    assert big.status_code == 413
    assert big.headers["content-type"] == MEDIA
    nowhere = client.get(f"/{uuid.uuid4()}/")
    assert (nowhere.status_code, nowhere.headers["content-type"]) == (404, MEDIA)
