"""What peers publish as examples goes through our server: their requests, and bundles of the form of theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import stix2
import taxii2client.v21 as taxii
from taxii2client.common import TokenAuth

from tansiq.exchange.taxii.client import poll
from tansiq.settings import Settings
from tests.exchange.taxii.serving import World, make_world, served
from tests.exchange.taxii.test_client import kept, subscribed
from tests.exchange.taxii.test_server import GREEN

PUBLISHED = Path(__file__).parent / "published"
FILES = sorted(PUBLISHED.glob("*.json"))
MEDIA = "application/taxii+json;version=2.1"
FREE = {
    "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
}
"""White, green and amber of TLP 1: with no other label beside them, what a room's members are given."""
Json = dict[str, Any]


def texts_of(body: str) -> list[str]:
    """Each object's own text, as it stands in a file or an answer."""
    at, decoder, found = body.index("[", body.index('"objects"')) + 1, json.JSONDecoder(), []
    while "{" in body[at:]:
        start = body.index("{", at)
        _, at = decoder.raw_decode(body, start)
        found.append(body[start:at])
    return found


def is_given_on(one: Json) -> bool:
    marks = {*one.get("object_marking_refs", ())}
    marks |= {part["marking_ref"] for part in one.get("granular_markings", ()) if "marking_ref" in part}
    return bool(marks) and marks <= FREE


def spec_of(one: Json) -> str:
    return str(one.get("spec_version", "2.0" if "created" in one else "2.1"))


def version_of(one: Json) -> str:
    return str(one.get("modified", one.get("created", "1970-01-01T00:00:00.000Z")))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(Settings(tmp_path / "theirs", "alpha"))


@pytest.fixture
def address(world: World) -> Iterator[str]:
    with served(world.settings) as found:
        yield found


def room_of(world: World, address: str, party: str) -> taxii.Collection:
    # As the README of the OASIS client writes it: without a slash at the end.
    where = f"{address}/exchange/collections/{world.collection(party, 'room', world.room).id}"
    return taxii.Collection(where, auth=TokenAuth(f"key-of-{party}"))


def raw(world: World, address: str, party: str, query: str = "match[version]=all") -> list[str]:
    """Texts of what a party reads in the room."""
    where = f"{address}/exchange/collections/{world.collection(party, 'room', world.room).id}/objects/?{query}"
    answer = httpx2.get(where, headers={"accept": MEDIA, "authorization": f"Bearer key-of-{party}"})
    assert answer.status_code == 200, answer.text
    return texts_of(answer.text) if "objects" in answer.json() else []


def test_the_forms_name_their_sources() -> None:
    page = (PUBLISHED / "README.md").read_text(encoding="utf-8")

    assert len(FILES) == 4
    assert [one.name for one in FILES if f"| `{one.name}` |" not in page] == []


@pytest.mark.parametrize("file", [pytest.param(one, id=one.stem) for one in FILES])
def test_a_published_bundle_is_kept_listed_filtered_and_given_on_byte_for_byte(
    file: Path, world: World, address: str, tmp_path: Path
) -> None:
    body = file.read_text(encoding="utf-8")
    texts, objects = texts_of(body), json.loads(body)["objects"]
    assert len(texts) == len(objects)
    given = [text for text, one in zip(texts, objects, strict=True) if is_given_on(one)]
    assert 0 < len(given) < len(texts)
    room = room_of(world, address, "alpha")

    status = room.add_objects(body.encode())

    assert (status.status, status.success_count, status.failure_count) == ("complete", len(objects), 0)
    assert sorted(raw(world, address, "alpha")) == sorted(texts)
    assert sorted(raw(world, address, "bravo")) == sorted(given)
    # What was known already is taken, and changes nothing.
    assert room.add_objects(body.encode()).success_count == len(objects)
    assert sorted(raw(world, address, "alpha")) == sorted(texts)

    check_filters(room, objects)

    # A node that polls the room keeps and gives on the very bytes.
    mine = make_world(Settings(tmp_path / "mine", "charlie")).settings
    polled = poll(mine, subscribed(mine, world, address))
    assert (polled.taken, len(polled.refused)) == (len(given), 0)
    assert sorted(kept(mine)) == sorted(given)


def check_filters(room: taxii.Collection, objects: list[Json]) -> None:
    """The OASIS client is answered what an example asks for, and the OASIS library reads each object of it."""
    listed = room.get_objects(version="all")["objects"]
    assert sorted(map(repr, listed)) == sorted(map(repr, objects))
    for one in listed:
        read = stix2.parse(one, allow_custom=True, version=spec_of(one), interoperability=True)
        assert read["id"] == one["id"]
    records = room.get_manifest(version="all")["objects"]
    assert {(one["id"], one["version"], one["media_type"]) for one in records} == {
        (one["id"], version_of(one), f"application/stix+json;version={spec_of(one)}") for one in objects
    }
    for kind in {one["type"] for one in objects}:
        found = room.get_objects(type=kind, version="all")["objects"]
        assert {one["id"] for one in found} == {one["id"] for one in objects if one["type"] == kind}
    for one in objects:
        same = [other for other in objects if other["id"] == one["id"]]
        newest = max(same, key=version_of)
        assert room.get_object(one["id"])["objects"] == [newest]
        assert room.get_objects(id=[one["id"]], version=version_of(one))["objects"] == [one]
        # As they were added, and those of one message in no order that it promises.
        assert sorted(room.object_versions(one["id"])["versions"]) == sorted(map(version_of, same))
    for spec in {spec_of(one) for one in objects}:
        found = room.get_objects(spec_version=spec, version="all")["objects"]
        assert sorted(map(repr, found)) == sorted(repr(one) for one in objects if spec_of(one) == spec)
    pages = [page["objects"] for page in taxii.as_pages(room.get_objects, per_request=1, version="all")]
    assert sorted(repr(one) for page in pages for one in page) == sorted(map(repr, objects))
    last = max(one["date_added"] for one in records)
    assert room.get_objects(added_after=last, version="all").get("objects", []) == []
    assert len(room.get_objects(added_after="2016-02-01T00:00:01.000Z", version="all")["objects"]) == len(objects)


REQUESTS = {
    # TAXII 2.1, sections 4.1, 4.2, 5.1 to 5.8, with the parameters of section 3.4 as they stand there.
    "discovery": ("/taxii2/", {}, 200),
    "an API root": ("/exchange/", {}, 200),
    "collections": ("/exchange/collections/", {}, 200),
    "a collection": ("/exchange/collections/{room}/", {}, 200),
    "objects": ("/exchange/collections/{room}/objects/", {}, 200),
    "what came since": ("/exchange/collections/{room}/objects/?added_after=2016-02-01T00:00:01.000Z", {}, 200),
    "of types": ("/exchange/collections/{room}/objects/?match[type]=incident,ttp,actor", {}, 200),
    "by id": (
        "/exchange/collections/{room}/objects/?match[id]=indicator--3600ad1b-fff1-4c98-bcc9-4de3bc2e2ffb",
        {},
        200,
    ),
    "of a version": ("/exchange/collections/{room}/objects/?match[version]=2018-03-02T01:01:01.123Z,last", {}, 200),
    "of a STIX": ("/exchange/collections/{room}/objects/?match%5Bspec_version%5D=2.0,2.1&limit=1", {}, 200),
    "of an unknown parameter": ("/exchange/collections/{room}/objects/?match[x_opencti_score]=50", {}, 200),
    "a manifest": ("/exchange/collections/{room}/manifest/?match[type]=indicator", {}, 200),
    # By curl, as servers' pages have it: no Accept but curl's own, a media type without a version, or with spaces.
    "curl": ("/taxii2/", {"accept": "*/*"}, 200),
    "no version": ("/taxii2/", {"accept": "application/taxii+json"}, 200),
    "spaces": ("/taxii2/", {"accept": "application/taxii+json; version=2.1"}, 200),
    "by weight": ("/taxii2/", {"accept": "application/taxii+json;version=2.1;q=0.9, */*;q=0.1"}, 200),
    # A client of TAXII 2.0 is told that this is none.
    "TAXII 2.0": ("/taxii2/", {"accept": "application/vnd.oasis.taxii+json; version=2.0"}, 406),
    "no key": ("/taxii2/", {"authorization": ""}, 401),
    "not there": ("/exchange/collections/91a7b528-80eb-42ed-a74d-c6fbd5a26116/", {}, 404),
    "no such object": (
        "/exchange/collections/{room}/objects/indicator--252c7c11-daf2-42bd-843b-be65edca9f61/",
        {},
        404,
    ),
    "no such status": ("/exchange/status/2d086da7-4bdc-4f91-900e-d77486753710/", {}, 404),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_published_request_is_answered_as_the_standard_has_it(name: str, world: World, address: str) -> None:
    path, headers, status = REQUESTS[name]
    where = path.replace("{room}", world.collection("alpha", "room", world.room).id)
    sent = {"accept": MEDIA, "authorization": "Bearer key-of-alpha"} | headers

    answer = httpx2.get(f"{address}{where}", headers={key: value for key, value in sent.items() if value})

    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA
    said = answer.json()
    if status >= 400:
        assert said["title"]
        assert said["http_status"] == str(status)
        assert ("www-authenticate" in answer.headers) == (status == 401)


def test_the_resources_have_the_properties_that_published_ones_have(world: World, address: str) -> None:
    server = taxii.Server(f"{address}/taxii2/", user="user_id", password="key-of-alpha")

    assert server.default.url == server.api_roots[0].url == f"{address}/exchange/"
    root = server.api_roots[0]
    assert (root.versions, root.title) == ([MEDIA], "tansiq")
    assert root.max_content_length > 9_765_625 / 2
    for one in root.collections:
        assert one.id
        assert one.title
        assert {"application/stix+json;version=2.1", "application/stix+json;version=2.0"} == set(one.media_types)
    posted = [{"type": "x-a", "id": "x-a--9d403c6b-5f4e-4c0c-9c6e-30724f5e6d99", "object_marking_refs": [GREEN]}]
    failed = {"type": "indicator", "id": "no-id", "modified": "2016-11-03T12:30:59.000Z"}
    status = room_of(world, address, "alpha").add_objects({"objects": [*posted, failed]})
    assert (status.total_count, status.success_count, status.failure_count, status.pending_count) == (2, 1, 1, 0)
    assert {"id", "version", "message"} <= status.failures[0].keys()
    assert root.get_status(status.id).request_timestamp
