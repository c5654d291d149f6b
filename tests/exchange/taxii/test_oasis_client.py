"""The client that OASIS publishes works with our server, over a socket."""

from __future__ import annotations

import json
from pathlib import Path

import taxii2client.v21 as taxii

from tansiq.settings import Settings
from tests.exchange.taxii.serving import make_world, served
from tests.exchange.taxii.test_server import GREEN, NEW, stix


def test_it_discovers_posts_reads_pages_and_deletes(tmp_path: Path) -> None:
    world = make_world(Settings(tmp_path / "home", "alpha"))
    with served(world.settings) as address:
        server = taxii.Server(f"{address}/taxii2/", user="anna", password="key-of-alpha")
        root = server.api_roots[0]
        found = {one.id: one for one in root.collections}
        room = found[world.collection("alpha", "room", world.room).id]
        assert (room.title, room.can_read, room.can_write) == ("Council – المجلس", True, True)

        first = stix("كتيبة", GREEN)
        status = room.add_objects({"objects": [first, stix("two", GREEN), stix("three", GREEN)]})
        room.add_objects(json.dumps({"objects": [stix("later", GREEN, stix_id=first["id"], modified=NEW)]}).encode())

        assert (status.status, status.success_count, status.failure_count) == ("complete", 3, 0)
        assert root.get_status(status.id).success_count == 3
        pages = list(taxii.as_pages(room.get_objects, per_request=2))
        assert sorted(one["name"] for page in pages for one in page["objects"]) == ["later", "three", "two"]
        assert room.get_object(first["id"])["objects"][0]["name"] == "later"
        assert len(room.object_versions(first["id"])["versions"]) == 2
        assert len(room.get_manifest(type="identity", version="all")["objects"]) == 4
        room.delete_object(first["id"])
        assert len(room.get_manifest(version="all")["objects"]) == 2

        other = taxii.Collection(
            f"{address}/exchange/collections/{world.collection('bravo', 'room', world.room).id}/",
            user="badr",
            password="key-of-bravo",
        )
        assert len(other.get_objects()["objects"]) == 2
