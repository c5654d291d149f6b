"""How fast the TAXII server takes and gives objects: over a socket on this machine, one connection, one key."""

from __future__ import annotations

import http.client
import json
import random
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from bench.figures import Figure
from bench.ledgers import build_ledger
from tansiq.exchange.taxii import API_ROOT, MEDIA
from tansiq.exchange.taxii.computed import tell_ahead
from tansiq.release import Reader
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tests.exchange.taxii.serving import make_world, served

__all__ = ["measure_taxii"]

_OBJECTS = 20_000
_AT_ONCE = 100
_ROUNDS = 30
_CLAIMS = 12_000
"""Of the ledger whose events are told."""
_WHEN = "2024-03-01T12:00:00.000Z"


def _objects(number: int) -> list[dict[str, object]]:
    """Identities of about 700 bytes, in both languages."""
    rng = random.Random(1)
    made: list[dict[str, object]] = []
    for at in range(number):
        one: dict[str, object] = {"type": "identity", "spec_version": "2.1", "created": _WHEN, "modified": _WHEN}
        one |= {"id": f"identity--{uuid.UUID(bytes=rng.randbytes(16), version=4)}", "identity_class": "group"}
        one |= {"name": f"كتيبة {at}", "description": f"Group {at}, seen near the river. " * 12}
        made.append(one)
    return made


class _Client:
    def __init__(self, address: str, key: str) -> None:
        parts = urlsplit(address)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
        self._headers = {"accept": MEDIA, "authorization": f"Bearer {key}", "content-type": MEDIA}

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        read = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"bench: TAXII answered {answer.status}")
        return read


def _rate(call: Callable[[], object], objects: int) -> float:
    """Objects a second, by the median of some rounds."""
    spent = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        call()
        spent.append(time.perf_counter() - begun)
    return objects / median(spent)


def measure_taxii() -> Iterator[Figure]:
    """A room of two, 20,000 objects without a label posted by one, then pages, one object, and a walk."""
    with tempfile.TemporaryDirectory(prefix="tansiq-bench-") as folder:
        world = make_world(Settings(Path(folder) / "home", "alpha"))
        base = f"{API_ROOT}collections/{world.collection('alpha', 'room', world.room).id}/"
        objects = _objects(_OBJECTS)
        bodies = [
            json.dumps({"objects": objects[at : at + _AT_ONCE]}, ensure_ascii=False).encode()
            for at in range(0, _OBJECTS, _AT_ONCE)
        ]
        with served(world.settings) as address:
            client = _Client(address, "key-of-alpha")
            begun = time.perf_counter()
            for body in bodies:
                client.ask("POST", f"{base}objects/", body)
            yield Figure(f"TAXII, POST of {_AT_ONCE}", _OBJECTS / (time.perf_counter() - begun), "objects/s")
            yield from _read(client, base, str(objects[_OBJECTS // 2]["id"]))
    yield from _tell()


def _tell() -> Iterator[Figure]:
    """All events of one party of eight, of some 200 reports, told ahead of the first asking."""
    with tempfile.TemporaryDirectory(prefix="tansiq-bench-") as folder:
        settings = Settings(Path(folder) / "home", "party-01", datetime(2026, 1, 5, tzinfo=UTC))
        build_ledger(settings, claims=_CLAIMS, parties=8, labels=60)
        later = replace(settings, fixed_time=datetime(2026, 6, 1, tzinfo=UTC))
        with open_objects(later, Reader(later.party)) as view:
            mine = next(one for one in view.list_collections() if one.target.kind == "mine")
            events = len(view.computing(mine).view((), None)[1])
            begun = time.perf_counter()
            while tell_ahead(later, view, mine):
                pass
        yield Figure(f"TAXII, telling {events} events", events / (time.perf_counter() - begun), "events/s")


def _read(client: _Client, base: str, one: str) -> Iterator[Figure]:
    def rate(path: str, objects: int) -> float:
        return _rate(lambda: client.ask("GET", base + path), objects)

    for size in (100, 1000):
        yield Figure(f"TAXII, page of {size}", rate(f"objects/?limit={size}", size), "objects/s")
    yield Figure("TAXII, manifest of 1000", rate("manifest/?limit=1000", 1000), "objects/s")
    yield Figure("TAXII, one object", 1000 / rate(f"objects/{one}/", 1), "ms")
    begun, following, seen = time.perf_counter(), f"{base}objects/?limit=1000", 0
    while following:
        answer = json.loads(client.ask("GET", following))
        seen += len(answer["objects"])
        following = f"{base}objects/?limit=1000&next={answer['next']}" if answer.get("more") else ""
    yield Figure("TAXII, walk by pages of 1000", seen / (time.perf_counter() - begun), "objects/s")
