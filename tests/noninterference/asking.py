"""What a reader asks of the pages, the HTTP API and the command line."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.testclient import TestClient

from tansiq.settings import Settings
from tests.noninterference.commands import Answer, Answers, command
from tests.noninterference.doors import ROUTES
from tests.noninterference.guesses import NO_NAME, NO_REPORT, SOUGHT, Guesses
from tests.noninterference.language import Reader
from tests.noninterference.node import Node, client_of, time_of

__all__ = ["addresses", "answer_of", "ask_commands", "ask_routes"]

_WITH_FILTER = ("/events", "/events/map", "/events/timeline", "/api/events", "/api/map", "/api/timeline", "/api/years")
_WITH_WORDS = ("/search", "/search/complete", "/api/search")


def addresses(given: Guesses) -> Iterator[str]:
    """What a reader asks for over HTTP."""
    for door, kind in ROUTES.items():
        method, path = door.split(" ", 1)
        if method == "MOUNT":
            yield f"{path}/app.css"
        elif method == "GET" and "{event_id}" in path:
            yield from (path.replace("{event_id}", one) for one in given.events)
            if path.endswith("/merge"):
                # What is pasted may be any event's address.
                yield from (f"{path.replace('{event_id}', one)}?address={one}" for one in given.events[:3])
            if path.endswith("/split"):
                yield from (f"{path.replace('{event_id}', one)}?telling={NO_REPORT}" for one in given.events[:1])
        elif method == "GET" and "{other_id}" in path:
            first = (*given.own_reports, NO_REPORT)[0]
            pairs = ((first, one) for one in (*given.reports, *given.entries[:1]))
            yield from (path.replace("{report_id}", one).replace("{other_id}", two) for one, two in pairs)
        elif method == "GET" and "{change}" in path:
            yield from (path.replace("{change}", one) for one in given.entries[:2])
        elif method == "GET" and "{name_id}" in path:
            yield from (path.replace("{name_id}", one) for one in given.names)
            if path.endswith("/judge"):
                # What is pasted may be any name's address.
                own = (*given.own_names, NO_NAME)[0]
                yield from (f"{path.replace('{name_id}', own)}?address={one}" for one in given.names[:3])
        elif method == "GET" and "{form}" in path:
            # The others are asked on the command line; test_doors.py asks each by both ways.
            yield from (path.replace("{form}", one) for one in ("csv", "stix", "no-such"))
            yield from (f"/export/csv?text={word}" for word in given.words[:1])
            yield from (f"/export/stix?about={one}" for one in given.names[:2])
            yield from (f"/export/csv?for={who}" for who in ("charlie", "bravo,charlie", "*", *given.parties[:1]))
        elif method == "GET" and "{object_id}" in path:
            yield from (path.replace("{object_id}", one) for one in given.entries)
        elif method == "GET" and "{room_id}" in path:
            yield from (path.replace("{room_id}", one) for one in given.entries)
            yield from (f"/export/csv?about={one}" for one in given.names[:1])
        elif method == "GET" and "{report_id}" in path:
            yield from (path.replace("{report_id}", one) for one in (*given.reports, *given.entries[:1]))
        elif method == "GET":
            yield path if kind == "none" else f"{path}?lang=ar"
            if path == "/sharing/dry-run":
                yield from (f"{path}?partner={one}" for one in ("*", "bravo", *given.parties[:2], "nobody"))
                yield f"{path}?partner=*&other_at=2026-01-04&only=differing&text={SOUGHT}"
            if path in _WITH_FILTER:
                yield from (f"{path}?text={word}&limit=20" for word in given.words[:1])
                yield from (f"{path}?about={one}" for one in given.names[:2])
            if path in _WITH_WORDS:
                # Of one kind the page shows as many as there are.
                yield from (f"{path}?q={word}&kind=actors&limit=200" for word in (SOUGHT, *given.words[:1]))
                yield f"{path}?q={SOUGHT}&limit=1"
                yield f"{path}?q=الرقة"
            if path in ("/reports", "/api/reports"):
                yield from (f"{path}?text={word}" for word in ("قصف", *given.words[:1]))
            if path in ("/events", "/api/events", "/reports"):
                yield from (f"{path}?after={mark}" for mark in given.cursors[:1])
    yield from ("/sharing/keeping?days=0&by=published", "/api/retention?days=0&by=published", "/no-such-page")


def ask_routes(settings: Settings, reader: Reader, given: Guesses) -> Answers:
    """Ask the pages and the HTTP API; status, every header and the body are the answer."""
    with client_of(settings, reader.user) as client:
        return {address: answer_of(client, address) for address in addresses(given)}


def answer_of(client: TestClient, address: str) -> Answer:
    response = client.get(address, follow_redirects=False)
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{response.status_code}\n{headers}\n\n".encode() + response.content


def lines(given: Guesses) -> Iterator[tuple[str, ...]]:
    """What a reader asks for on the command line."""
    for as_json in ((), ("--json",)):
        yield "events", "list", *as_json
        yield "events", "years", *as_json
        yield "reports", "list", *as_json
        yield "party", "list", *as_json
        yield "party", "clients", "list", *as_json
        yield "room", "list", *as_json
        yield "release", "list", *as_json
        yield "judge", "list", *as_json
        yield "objects", "list", *as_json
        yield from (("objects", "show", one, *as_json) for one in given.entries[:2])
        yield "taxii", "list", *as_json
        yield "user", "list", *as_json
        yield "key", "list", *as_json
        yield "log", "list", *as_json
        yield "notice", "list", *as_json
        yield "retention", "list", *as_json
        yield "retention", "list", "--days", "0", *as_json
        yield "hold", "list", *as_json
        yield from (("release", name, *as_json) for name in ("drafts", "standing", "urgent"))
        yield from (
            ("release", "spill-report", *one, *as_json) for one in ((), *((each,) for each in given.entries[:1]))
        )
        yield from (("release", "preview", one, "charlie", *as_json) for one in given.entries[:1])
        yield from (("release", "dry-run", *who, *as_json) for who in ((), ("*",), ("bravo",), ("nobody",)))
        yield from (("events", "show", one, "--why", *as_json) for one in given.events)
        yield from (("reports", "show", one, *as_json) for one in given.reports)
        for name in ("list", "years"):
            yield from (("events", name, "--text", word, *as_json) for word in given.words[:1])
        yield from (("reports", "list", "--text", word, *as_json) for word in given.words[:1])
        yield from (("events", "list", "--about", one, *as_json) for one in given.names[:1])
        yield from (("search", word, "--limit", "200", *as_json) for word in (SOUGHT, *given.words[:1]))
        yield "search", "قصف", "--kind", "reports", "--limit", "1", *as_json
    yield from (("events", "list", "--after", mark) for mark in given.cursors[:1])
    yield from (("export", name) for name in ("hxl", "geojson", "jsonl"))
    yield from (("export", "hxl", "--for", who) for who in ("charlie", "bravo,charlie", "*", "nobody"))


def ask_commands(node: Node, reader: Reader, minute: int, given: Guesses) -> Answers:
    """Run every reading command for the reader; status, output and complaints are the answer."""
    who = f"{reader.party}:{reader.user}" if reader.user else reader.party
    return {
        " ".join(words): command(node.folder, reader, time_of(minute), *words, "--as", who).to_bytes()
        for words in lines(given)
    }
