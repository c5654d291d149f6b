"""TAXII in the harness: how objects are posted, and what a reader asks at each of its routes."""

from __future__ import annotations

import json
import random
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tansiq.exchange.taxii import MEDIA, Asker, computed, make_routes
from tansiq.ledger import find_resting_on, open_ledger
from tansiq.ledger.schema import entry
from tansiq.release import Reader as Asking
from tansiq.release.objects.collections import Target, collection_id, uuid_of
from tansiq.release.objects.describe import version_key
from tansiq.release.objects.tables import object_body, object_status
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tests.noninterference.faults import Leak, Loss
from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.reference_rule import visible

__all__ = [
    "TaxiiGuesses", "ask_taxii", "check_red", "check_taxii", "check_whole", "collection_of", "find_posted",
    "gather_taxii", "identity_id", "object_body_of", "stix_id", "taxii_client", "tell_now", "version_of",
]  # fmt: skip

_TLP = {
    "GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
}
_WHEN = "2025-06-01T00:00:00.000Z"
_ROOT = "/exchange/collections/"
_NOTHING = "00000000-0000-4000-8000-000000000000"
_NO_MARK = "A" * 60
Answers = dict[str, bytes]


def stix_id(seed: str) -> str:
    """The STIX id of a seed, or of "SEED@N", its Nth version: two objects of one seed are of one id."""
    seed = seed.partition("@")[0]
    return f"note--{uuid.UUID(bytes=random.Random(f'stix {seed}').randbytes(16), version=4)}"


def identity_id(seed: str) -> str:
    """The STIX identity of a seed."""
    return f"identity--{uuid.UUID(bytes=random.Random(f'stix {seed}').randbytes(16), version=4)}"


def version_of(seed: str) -> str:
    """`modified` of a seed's version: the later, the greater its number."""
    return f"2025-06-0{seed.partition('@')[2] or 1}T00:00:00.000Z"


def object_body_of(line: Command) -> bytes:
    """The envelope that an "object" line posts."""
    canary, seed, *creator = line.what.split()
    made: dict[str, Any] = {"type": "note", "spec_version": "2.1", "id": stix_id(seed), "created": _WHEN}
    made |= {"modified": version_of(seed), "content": canary, "object_refs": [stix_id("about")]}
    if creator:
        made["created_by_ref"] = identity_id(creator[0])
    if line.tlp != "none":
        made["object_marking_refs"] = [_TLP[line.tlp]]
    return json.dumps({"objects": [made]}).encode()


def collection_of(settings: Settings, party: str, target: Target) -> str:
    """The id that a party knows a collection by."""
    return uuid_of(collection_id(open_ledger(settings.home, clock=settings.clock).keys.node(), party, target))


def find_posted(settings: Settings, line: Command) -> tuple[str, str]:
    """Ids of the entry of a posted object and of its newest release, "" for none."""
    ledger = open_ledger(settings.home, clock=settings.clock)
    body, seed = object_body.c, line.what.split()[1]
    is_it = (body.originator == line.by, body.stix == stix_id(seed), body.key == version_key(version_of(seed)))
    chosen = select(body.entry).where(*is_it)
    with ledger.read() as connection:
        found = connection.scalars(chosen).one().hex()
        releases = [one for _, one in find_resting_on(connection, [found], ["release"])]
    return found, releases[-1] if releases else ""


def taxii_client(settings: Settings, reader: Reader) -> TestClient:
    """The routes of TAXII for one reader, whatever key it sends."""

    def authenticate(_settings: Settings, _header: str) -> Asker:
        return Asker(reader.party, reader.user, may_write=True)

    app = Starlette(routes=make_routes(settings, authenticate))
    return TestClient(app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False, headers={"accept": MEDIA})


@dataclass(frozen=True, slots=True)
class TaxiiGuesses:
    """All there is in both worlds: what is another's, and STIX ids."""

    collections: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def __or__(self, other: TaxiiGuesses) -> TaxiiGuesses:
        return TaxiiGuesses(
            tuple(sorted({*self.collections, *other.collections})),
            tuple(sorted({*self.objects, *other.objects})),
            tuple(sorted({*self.statuses, *other.statuses})),
            tuple(sorted({*self.marks, *other.marks})),
        )


def gather_taxii(settings: Settings, reader: Reader) -> TaxiiGuesses:
    """Ids of all collections, objects and statuses, and page marks of others, by looking behind every door."""
    ledger = open_ledger(settings.home, clock=settings.clock)
    with ledger.read() as connection:
        rooms = [one.hex() for one in connection.scalars(select(entry.c.id).where(entry.c.kind == "room"))]
        objects = set(connection.scalars(select(object_body.c.stix)))
        theirs = select(object_status.c.status).where(object_status.c.reader != reader.party)
        statuses = {str(uuid.UUID(bytes=one)) for one in connection.scalars(theirs)}
    parties = ledger.keys.parties()
    targets = [Target("room", one) for one in rooms] + [Target("inbox", one) for one in parties]
    collections = {
        collection_of(settings, party, target)
        for party in parties
        if party != reader.party
        for target in (*targets, Target("mine", party))
    }
    marks: set[str] = set()
    others = [party for party in parties if party != reader.party]
    for party in random.Random(f"{reader} {settings.clock()}").sample(others, min(2, len(others))):
        with taxii_client(settings, Reader(party)) as client:
            mine = collection_of(settings, party, Target("mine", party))
            # Of what is delivered the originator is told; a manifest delivers nothing.
            page = client.get(f"{_ROOT}{mine}/manifest/", params={"limit": 1}).json()
        marks |= {page["next"]} if "next" in page else set()
    return TaxiiGuesses(*(tuple(sorted(one)) for one in (collections, objects, statuses, marks)))


def _own(client: TestClient) -> list[str]:
    listed = client.get(_ROOT).json().get("collections", [])
    return [one["id"] for one in listed if one["can_read"]]


def _addresses(own: list[str], given: TaxiiGuesses) -> Iterator[str]:
    yield from ("/taxii2/", "/exchange/", _ROOT)
    for one in own:
        yield from (f"{_ROOT}{one}/", f"{_ROOT}{one}/objects/", f"{_ROOT}{one}/objects/?match[version]=first")
        yield from (f"{_ROOT}{one}/objects/?match[version]=all&added_after=2026-01-05T00:40:00Z",)
        yield from (f"{_ROOT}{one}/{what}/?match[version]=all" for what in ("manifest", "objects"))
        for stix in (*given.objects, stix_id("nobody's")):
            about = f"{_ROOT}{one}/objects/{stix}/"
            yield from (about, f"{about}versions/", f"{about}?match[version]=first,{version_of('@2')}")
        yield from (f"{_ROOT}{one}/objects/?limit=1&next={mark}" for mark in (*given.marks[:2], _NO_MARK))
    for one in (*given.collections, _NOTHING):
        yield from (f"{_ROOT}{one}/", f"{_ROOT}{one}/objects/")
    yield from (f"/exchange/status/{one}/" for one in (*given.statuses, _NOTHING))


def ask_taxii(settings: Settings, reader: Reader, given: TaxiiGuesses, rng: random.Random, most: int = 3) -> Answers:
    """Ask every route; status, every header and the body are the answer.

    Args:
        most: Guesses of each sort, chosen anew each time.
    """
    some = TaxiiGuesses(
        *(
            tuple(rng.sample(one, min(most, len(one))))
            for one in (given.collections, given.objects, given.statuses, given.marks)
        )
    )
    with taxii_client(settings, reader) as client:
        own = _own(client)
        found = {address: _answer(client, address) for address in _addresses(own, some)}
        for one in own:
            found |= _walk(client, f"{_ROOT}{one}/objects/?match[version]=all&limit=2")
    return {f"taxii {what}": one for what, one in found.items()}


def _answer(client: TestClient, address: str) -> bytes:
    response = client.get(address)
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{response.status_code}\n{headers}\n\n".encode() + response.content


def _walk(client: TestClient, address: str) -> Answers:
    found: Answers = {}
    following = address
    for _ in range(10):
        found[following] = _answer(client, following)
        page = client.get(following).json()
        if "next" not in page:
            break
        following = f"{address}&next={page['next']}"
    return found


def tell_now(settings: Settings, reader: Reader) -> None:
    """Tell the reader's events ahead of its asking, as the server's job does; some, or all, as it comes."""
    with open_objects(settings, Asking(reader.party, reader.user)) as view:
        collections = [one for one in view.list_collections() if one.can_read]
    for one in collections:
        with open_objects(settings, Asking(reader.party, reader.user)) as view:
            computed.tell_ahead(settings, view, one, most=1)


def check_whole(settings: Settings, reader: Reader) -> None:
    """What was told anew by and by is what is told at once: nothing is missing, nothing is of yesterday."""
    with open_objects(settings, Asking(reader.party, reader.user)) as view, pytest.MonkeyPatch.context() as patch:
        collections = [one for one in view.list_collections() if one.can_read and one.target.kind != "inbox"]
        for one in collections:
            computed.bring_up(settings, view, one)
        patch.setattr(computed, "SOFTWARE", "another")
        for one in collections:
            of = view.computing(one)
            _, kept = computed._compute(of, computed._tell(of))
            if kept.new or kept.gone:
                raise Loss(f"told at once, {one.target.kind} differs: {kept.new} {kept.gone}")


def check_taxii(answers: Answers, given: TaxiiGuesses, at: int) -> None:
    """What is another's is answered as what does not exist."""
    pairs = [(f"/exchange/status/{one}/", f"/exchange/status/{_NOTHING}/") for one in given.statuses]
    for end in ("", "objects/"):
        pairs += [(f"{_ROOT}{one}/{end}", f"{_ROOT}{_NOTHING}/{end}") for one in given.collections]
    for what in answers:
        where, _, mark = what.partition("?limit=1&next=")
        if mark in given.marks:
            pairs.append((what.removeprefix("taxii "), f"{where.removeprefix('taxii ')}?limit=1&next={_NO_MARK}"))
    for one, other in pairs:
        answer = answers.get(f"taxii {one}")
        if answer is not None and answer != answers[f"taxii {other}"]:
            raise Leak(f"at {at}, {one} is answered unlike what does not exist: {answer!r}")


def check_red(script: Script, reader: Reader, at: int, answers: Answers) -> None:
    """What the reader sees by RED alone, released so or narrowed to it, goes to no client."""
    without = tuple(
        replace(line, verb="withdraw", kind="", to=()) if line.verb == "narrow" and line.kind == "users" else line
        for line in script
        if not (line.verb == "release" and line.tlp == "RED")
    )
    red = visible(script, reader, at) - visible(without, reader, at)
    texts = [line.what for line in script if line.verb in ("report", "object") and line.name in red]
    canaries = {word for one in texts for word in re.findall(r"canary\w+(?:head|of\d|obj)", one)}
    for what, answer in answers.items():
        found = {one for one in canaries if one.encode() in answer}
        if found:
            raise Leak(f"at {at}, {what} gives a client what is RED: {sorted(found)}")
