"""What tests of a reader's own events in TAXII share: a client of one party, releases, and what is valid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from stix2validator import ValidationOptions, validate_instance

from tansiq import desk
from tansiq.model import Audience
from tansiq.release.objects.collections import Target
from tansiq.settings import Settings
from tests.ledger.told import NOON
from tests.noninterference.language import Reader
from tests.noninterference.taxii import collection_of, taxii_client
from tests.release.conftest import Node

__all__ = ["MINISTRY", "Asking", "Json", "at", "check", "of_type", "room_of", "share"]

STRICT = ValidationOptions(version="2.1", strict=True, strict_types=True, strict_properties=True)
MINISTRY = Audience("party", ("ministry",))
Json = dict[str, Any]


class Asking:
    """One party's client: what it is given, and what is new since its last page."""

    def __init__(self, node: Node, party: str, user: str = "", *, kind: str = "mine", target: str = "") -> None:
        self._node = node
        self._reader = Reader(party, user)
        self._target = Target(kind, target or party)  # type: ignore[arg-type]
        self.last = ""

    @contextmanager
    def _client(self, at: Settings) -> Iterator[tuple[Any, str]]:
        settings = replace(at, party=self._reader.party)
        where = f"/exchange/collections/{collection_of(settings, self._reader.party, self._target)}/"
        with taxii_client(settings, self._reader) as client:
            yield client, where

    def all(self, at: Settings) -> list[Json]:
        with self._client(at) as (client, where):
            answer = client.get(f"{where}objects/", params={"match[version]": "all"})
        assert answer.status_code == 200
        found: list[Json] = answer.json().get("objects", [])
        return found

    def new(self, at: Settings) -> list[Json]:
        """What was added since the last time, page by page."""
        found: list[Json] = []
        with self._client(at) as (client, where):
            asked = {"limit": "7"} | ({"added_after": self.last} if self.last else {})
            while True:
                answer = client.get(f"{where}objects/", params=asked)
                page = answer.json()
                found += page.get("objects", [])
                self.last = answer.headers.get("x-taxii-date-added-last", self.last)
                if not page.get("more"):
                    return found
                asked["next"] = page["next"]

    def manifest(self, at: Settings) -> list[Json]:
        with self._client(at) as (client, where):
            found: list[Json] = client.get(f"{where}manifest/").json().get("objects", [])
        return found


def at(node: Node, minutes: int) -> Settings:
    """The node's settings so long after noon."""
    return replace(node.settings, fixed_time=NOON + timedelta(minutes=minutes))


def share(node: Node, what: str, minutes: int, audience: Audience = MINISTRY, **more: Any) -> str:
    terms: Json = {"tlp": "AMBER", "may_leave": True} | more
    return desk.release(at(node, minutes), what, audience, party="command", **terms)


def of_type(objects: list[Json], kind: str, *, revoked: bool = False) -> list[Json]:
    return [one for one in objects if one["type"] == kind and one.get("revoked", False) is revoked]


def check(objects: list[Json]) -> None:
    for one in objects:
        result = validate_instance(one, STRICT)
        assert result.is_valid, (one, [str(error) for error in result.errors])


def room_of(node: Node) -> str:
    """A room of the command with the ministry and the liaison in it, in which the English report is."""
    room = desk.open_room(at(node, 1), "council", party="command", name_en="Council", name_ar="المجلس")
    for guest in ("ministry", "liaison"):
        desk.invite(at(node, 2), room, guest, party="command")
        desk.accept(at(node, 3), room, party=guest)
    return room
