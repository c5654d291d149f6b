"""Every door out of the program, as the program itself lists them, and what a reader asks at each.

A door is in one of five classes: it shows entries ("entries"), the reader's own part of rooms and releases
("standing"), nothing of either ("none"), takes something in and answers about it ("in"), or is the operator's, who is
no reader ("operator"). One that the program has and this page does not list fails the harness, and so does one that is
listed and gone.
"""

from __future__ import annotations

import inspect
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from functools import partial
from typing import Any, Literal

from fastapi.routing import APIRoute
from sqlalchemy import select
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from tansiq import cli
from tansiq.errors import TansiqError
from tansiq.ledger import open_ledger, schema
from tansiq.model import Report
from tansiq.release import ANY_READER, DryRun, EventQuery, SearchQuery, View, open_view
from tansiq.release import Reader as Asking
from tansiq.settings import Settings
from tansiq.web import create_app
from tests.noninterference.faults import Leak
from tests.noninterference.language import Reader
from tests.noninterference.node import Answer, Node, client_of, command, time_of

__all__ = [
    "COMMANDS", "FUNCTIONS", "ROUTES", "TAXII", "Answers", "Guesses", "ask_commands", "ask_functions", "ask_routes",
    "commands", "functions", "gather", "routes",
]  # fmt: skip

NO_REPORT = "0" * 64
NO_EVENT = "00000000-0000-4000-8000-000000000000"
NO_CURSOR = "A" * 60
NO_NAME = "0" * 16
"""What no node ever gave: the answer to it is the answer to all that is hidden."""
SOUGHT = "monitor"
"""A word of a name in every report (scripts.make_text), beside its canary."""
DoorClass = Literal["entries", "standing", "none", "in", "operator"]
Answers = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a reader asks for: all there is in both worlds, its own and what is hidden from it."""

    reports: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    cursors: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    own_reports: tuple[str, ...] = ()
    own_events: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()

    def __or__(self, other: Guesses) -> Guesses:
        return Guesses(*(tuple(sorted({*mine, *asdict(other)[name]})) for name, mine in asdict(self).items()))

    def some(self, rng: random.Random, number: int, *, own: int = 1000) -> Guesses:
        """At most so many of each, chosen by the generator; of what the reader sees itself, at most `own`."""
        few = {name: tuple(rng.sample(one, min(number, len(one)))) for name, one in asdict(self).items()}
        few["reports"] += (NO_REPORT, *self.own_reports[:own])
        few["events"] += (NO_EVENT, *self.own_events[:own])
        few["cursors"] += (NO_CURSOR,)
        few["names"] += (NO_NAME, *self.own_names[:own])
        return Guesses(**few)


def gather(node: Node, minute: int, reader: Reader) -> Guesses:
    """Every id, hash, text, name and cursor that there is on a node, by looking behind every door.

    The reader's own ids stand apart, so that none of them is left unasked.
    """
    reports = {node.ids[line.name] for line in node.done if line.verb == "report" and line.name in node.ids}
    here = {line.by for line in node.done if line.verb == "party"}
    events: set[str] = set()
    cursors: set[str] = set()
    minted: set[str] = set()
    others = [(party, user) for party in sorted(here) for user in ("", "amal") if party != reader.party]
    # Two others at each moment: looking behind every door each time would take longer than asking at them.
    for party, user in random.Random(f"{reader} {minute}").sample(others, min(2, len(others))):
        with open_view(node.settings(party, minute), Asking(party, user)) as view:
            events |= {head.id for head in view.list_events(EventQuery()).events}
            cursors.add(view.list_events(EventQuery(limit=1)).next)
            minted.add(view.mint("identity", NO_NAME))
    with open_view(node.settings(reader.party, minute), Asking(reader.party, reader.user)) as view:
        own_reports = {head.id for head in view.list_reports()[0]}
        own = {head.id for head in view.list_events(EventQuery()).events}
        # Sources alone: each is of one report (scripts.make_text), and places of many.
        sources = view.search(SearchQuery(SOUGHT, ("actors",), 1000)).actors
        own_names = {head.id for head in sources.named}
        # Of names judged to be one actor's, those that lead to the one that is listed.
        own_names |= {one for told in view.name_judgements() for one in (told.a, told.b) if one}
        is_shared = view.mint("identity", NO_NAME) in minted
    with open_ledger(node.folder / "home", clock=node.settings("alpha", minute).clock).read() as connection:
        of_actors = select(schema.name.c.same).where(schema.name.c.kind == "actor")
        names = {f"{one:016x}" for one in connection.scalars(of_actors)}
    words = {word for text in node.texts.values() for word in re.findall(r"canary\w+", text)}
    hashes = {Report.hash_bytes(text.encode()) for text in node.texts.values()}
    entries = {*node.ids.values(), *hashes, *(one for ids in node.claims.values() for one in ids)}
    hidden = (reports - own_reports, events - own, entries, words, cursors - {""}, here, names - own_names)
    sorts = (*hidden, own_reports, own, own_names)
    if is_shared:
        raise Leak("an object of the reader has the id that another party knows it by")
    if own & events:
        raise Leak("an event of the reader has the id that another party knows it by")
    return Guesses(*(tuple(sorted(one)) for one in sorts))


# The functions of release.


def functions() -> frozenset[str]:
    """What a view offers."""
    return frozenset(name for name, one in inspect.getmembers(View, callable) if not name.startswith("_"))


_QUERIES = (
    EventQuery(type="attack", status="occurred"),
    EventQuery(country="IQ", since="2022-01-15", until="2022-02-20"),
    EventQuery(text="Shelling river"),
    EventQuery(text="قصف"),
    EventQuery(type="protest", country="SY"),
)


def _queries(given: Guesses) -> Iterator[EventQuery]:
    """All events, a filter chosen by what there is, and the words of a text."""
    yield EventQuery()
    yield random.Random(repr(given)).choice(_QUERIES)
    yield from (EventQuery(text=word) for word in given.words[:1])
    yield from (EventQuery(about=one) for one in given.names[:2])


def _lists(view: View, given: Guesses) -> Iterator[tuple[str, Any]]:
    yield from ((str(query), view.list_events(query)) for query in _queries(given))
    for after in ("", *given.cursors):
        yield from _walk(f"events from {after}", lambda mark: _page(view, mark), after)


def _page(view: View, after: str) -> tuple[Any, str]:
    page = view.list_events(EventQuery(limit=2, after=after))
    return page, page.next


def _walk(what: str, page: Callable[[str], tuple[Any, str]], after: str) -> Iterator[tuple[str, Any]]:
    for number in range(20):
        try:
            found, after = page(after)
        except TansiqError as error:
            yield f"{what} {number}", error
            return
        yield f"{what} {number}", found
        if not after:
            return


def _over(ids: tuple[str, ...], one: Callable[[str], Any]) -> Iterator[tuple[str, Any]]:
    for name in ids:
        try:
            yield name, one(name)
        except TansiqError as error:
            yield name, error


def _previews(view: Any, given: Guesses) -> Iterator[tuple[str, Any]]:
    for party in (*given.parties[:2], "nobody"):
        for what, answer in _over((*given.own_reports[:1], *given.entries[:2]), partial(view.preview, as_party=party)):
            yield f"{what} as {party}", answer


def _dry_runs(view: Any, given: Guesses) -> Iterator[tuple[str, Any]]:
    """As whom the reader may choose, and as whom it may not; beside another, and at a day that is past."""
    chosen = view.partners()[:3]
    for name, answer in _over((*chosen, *given.parties[:2], "nobody"), lambda one: view.dry_run(DryRun(one))):
        yield f"as {name}", answer
    asked = {
        "compared": DryRun(chosen[0], other=ANY_READER, other_at="2026-01-05T00:30:00Z"),
        "searched": DryRun(ANY_READER, text=SOUGHT, only="withheld"),
    }
    yield from _over(tuple(asked), lambda one: view.dry_run(asked[one]))


def _whole_and_of(given: Guesses, one: Callable[..., Any]) -> Iterator[tuple[str, Any]]:
    yield "", one()
    yield from ((f"of {what}", one(of=what)) for what in (*given.own_reports[:1], *given.reports[:2]))


def _some_queries(given: Guesses, one: Callable[[EventQuery], Any]) -> Iterator[tuple[str, Any]]:
    for query in (EventQuery(), random.Random(repr(given)).choice(_QUERIES)):
        yield str(query), one(query)


_SEARCHES = ("Shelling near", "قصف", "raqqa", "الرقه", "hit", "هيت", "desert", "canary")


def _searches(given: Guesses) -> Iterator[SearchQuery]:
    """The source of every report, one word of many, and words of texts that may be hidden."""
    yield SearchQuery(SOUGHT, limit=1000)
    yield SearchQuery(random.Random(repr(given)).choice(_SEARCHES))
    yield SearchQuery(SOUGHT, limit=1)
    yield from (SearchQuery(word) for word in given.words[:2])


def _reports(view: View, given: Guesses) -> Iterator[tuple[str, Any]]:
    yield from _walk("reports", lambda mark: view.list_reports(limit=2, after=mark), "")
    yield from ((f"reports of {word}", view.list_reports(text=word)) for word in (SOUGHT, "قصف", *given.words[:2]))


def _pair(view: View, given: Guesses, report: str) -> Any:
    """A report beside one that the reader sees, where it sees any."""
    return view.pair((*given.own_reports, NO_REPORT)[0], report)


FUNCTIONS: Mapping[str, Callable[[Any, Guesses], Iterator[tuple[str, Any]]]] = {
    "list_events": _lists,
    "get_event": lambda view, given: _over(given.events, view.get_event),
    "why": lambda view, given: _over(given.events, view.why),
    "judgements": lambda view, _: iter([("", view.judgements())]),
    "name_judgements": lambda view, _: iter([("", view.name_judgements())]),
    "claims_naming": lambda view, given: _over(given.names, view.claims_naming),
    "alike_named": lambda view, given: _over(given.names, view.alike_named),
    "find_tellings": lambda view, given: _over(given.entries, lambda one: sorted(view.find_tellings([one]).items())),
    "near_events": lambda view, given: _over(given.events, view.near_events),
    "pair": lambda view, given: _over(given.reports, lambda one: _pair(view, given, one)),
    "claims_of": lambda view, given: _over(given.entries, view.claims_of),
    "list_reports": _reports,
    "search": lambda view, given: ((str(query), view.search(query)) for query in _searches(given)),
    "complete": lambda view, given: _over((SOUGHT, "raq", "الر", "can", *given.words[:2]), view.complete),
    "find_named": lambda view, given: _over(given.names, view.find_named),
    "get_report_head": lambda view, given: _over(given.reports, view.get_report_head),
    "get_report": lambda view, given: _over(given.reports, view.get_report),
    "map_points": lambda view, given: _some_queries(given, view.map_points),
    "time_counts": lambda view, given: _some_queries(given, view.time_counts),
    "day_counts": lambda view, given: _some_queries(given, view.day_counts),
    "types": lambda view, given: _some_queries(given, view.types),
    "countries": lambda view, given: _some_queries(given, view.countries),
    "year_counts": lambda view, given: _some_queries(given, view.year_counts),
    "decide": lambda view, given: _over(given.entries, view.decide),
    "kinds": lambda view, given: iter([("", sorted(view.kinds(given.entries).items()))]),
    "tombstones": lambda view, _: iter([("", view.tombstones())]),
    "find_tombstone": lambda view, given: _over(given.entries, view.find_tombstone),
    "parties": lambda view, _: iter([("", view.parties())]),
    "client_lists": lambda view, _: iter([("", view.client_lists())]),
    "claims_released": lambda view, _: iter([("", view.claims_released())]),
    "memberships": lambda view, _: iter([("", view.memberships())]),
    "releases_by_me": lambda view, given: _whole_and_of(given, view.releases_by_me),
    "releases_to_me": lambda view, given: _whole_and_of(given, view.releases_to_me),
    "preview": _previews,
    "partners": lambda view, _: iter([("", view.partners())]),
    "dry_run": _dry_runs,
    "mint": lambda view, given: _over(given.entries, partial(view.mint, "identity")),
    "notice_drafts": lambda view, _: iter([("", view.notice_drafts())]),
    "notices_sent": lambda view, _: iter([("", view.notices_sent())]),
    "notices_given": lambda view, _: iter([("", view.notices_given())]),
    "spills": lambda view, _: iter([("", view.spills())]),
    "spill": lambda view, given: _over(given.entries, view.spill),
    "standing_releases": lambda view, _: iter([("", view.standing_releases())]),
    "urgent_releases": lambda view, _: iter([("", view.urgent_releases())]),
    "tears": lambda view, given: _over((*given.own_reports, *given.reports), view.tears),
    "openings": lambda view, given: _whole_and_of(given, view.openings),
}
"""Each function of a view to what a reader asks of it."""


def _bytes_of(answer: object) -> Answer:
    if isinstance(answer, TansiqError):
        return f"{type(answer).__name__} {answer.code} {answer}".encode()
    # The fields that a record does not print of itself (texts) are answers too.
    return repr(asdict(answer) if is_dataclass(answer) and not isinstance(answer, type) else answer).encode()


def ask_functions(settings: Settings, reader: Reader, given: Guesses, names: frozenset[str] | None = None) -> Answers:
    """Ask functions of the reader's view, all of them where no names are given."""
    found: Answers = {}
    with open_view(settings, Asking(reader.party, reader.user)) as view:
        for name in sorted(functions() if names is None else names & functions()):
            found |= {f"{name} {what}": _bytes_of(answer) for what, answer in FUNCTIONS[name](view, given)}
    return found


# The pages and the HTTP API.

ROUTES: Mapping[str, DoorClass] = {
    "GET /": "none",
    "GET /about": "none",
    "GET /actors/{name_id}": "entries",
    "GET /api/countries": "none",
    "GET /api/drafts": "standing",
    "POST /api/drafts": "in",
    "POST /api/drafts/{draft}/drop": "in",
    "POST /api/drafts/{draft}/release": "in",
    "GET /api/events": "entries",
    "GET /api/events/{event_id}": "entries",
    "GET /api/judgements": "standing",
    "GET /api/map": "entries",
    "GET /api/me": "standing",
    "GET /api/me/clearances": "standing",
    "GET /api/notices": "standing",
    "POST /api/notices/correct": "in",
    "POST /api/notices/{change}/send": "in",
    "POST /api/notices/{notice}/acknowledge": "in",
    "GET /api/openapi.json": "none",
    "GET /api/people": "standing",
    "POST /api/people/{mark}/remove": "in",
    "POST /api/people/{mark}/unlock": "in",
    "GET /api/reports": "entries",
    "GET /api/reports/{report_id}": "entries",
    "GET /api/search": "entries",
    "GET /api/timeline": "entries",
    "GET /api/years": "entries",
    "GET /events": "entries",
    "GET /events/map": "entries",
    "GET /events/timeline": "entries",
    "GET /events/{event_id}": "entries",
    "GET /actors/{name_id}/judge": "entries",
    "GET /places/{name_id}/judge": "entries",
    "GET /events/{event_id}/merge": "entries",
    "GET /events/{event_id}/split": "entries",
    "GET /export/schema/stix-incident-1.json": "none",
    "GET /export/{form}": "entries",
    "GET /judgements": "standing",
    "GET /me": "standing",
    "GET /me/clearances": "standing",
    "GET /people": "standing",
    "GET /places/{name_id}": "entries",
    "GET /reports": "entries",
    "GET /reports/{report_id}": "entries",
    "GET /reports/{report_id}/with/{other_id}": "entries",
    "GET /rooms/{room_id}": "standing",
    "GET /search": "entries",
    "GET /search/complete": "entries",
    "GET /sharing": "standing",
    "GET /sharing/dry-run": "standing",
    "GET /sign-in": "none",
    "GET /sharing/leave": "standing",
    "GET /sharing/leave/export": "standing",
    "GET /sharing/log": "standing",
    "GET /sharing/notices": "standing",
    "GET /sharing/prepared": "standing",
    "GET /sharing/spills": "standing",
    "GET /sharing/spills/{change}": "standing",
    "POST /api/judgements": "in",
    "POST /actors/{name_id}/judge": "in",
    "POST /places/{name_id}/judge": "in",
    "POST /events/{event_id}/merge": "in",
    "POST /events/{event_id}/split": "in",
    "POST /judgements/{judgement_id}/undo": "in",
    "POST /me/keys": "in",
    "POST /me/keys/{key_id}/revoke": "in",
    "POST /me/password": "in",
    "POST /people": "in",
    "POST /people/keys/{key_id}/revoke": "in",
    "POST /people/{mark}/password": "in",
    "POST /people/{mark}/remove": "in",
    "POST /people/{mark}/roles": "in",
    "POST /people/{mark}/unlock": "in",
    "POST /reports": "in",
    "POST /reports/{report_id}/release": "in",
    "POST /sharing/notices/acknowledge": "in",
    "POST /sharing/notices/correct": "in",
    "POST /sharing/notices/send": "in",
    "POST /reports/{report_id}/draft": "in",
    "POST /reports/{report_id}/tear": "in",
    "POST /reports/{report_id}/urgent": "in",
    "POST /rooms": "in",
    "POST /sharing/clients": "in",
    "POST /sharing/clients/release": "in",
    "POST /sharing/leave": "in",
    "POST /sharing/drafts/{draft}/drop": "in",
    "POST /sharing/drafts/{draft}/release": "in",
    "POST /sharing/spills": "in",
    "POST /sharing/standing": "in",
    "POST /sharing/standing/{standing}/stop": "in",
    "POST /sharing/urgent/{urgent}/review": "in",
    "POST /rooms/{room_id}/accept": "in",
    "POST /rooms/{room_id}/charter": "in",
    "POST /rooms/{room_id}/invite": "in",
    "POST /rooms/{room_id}/leave": "in",
    "POST /rooms/{room_id}/uninvite": "in",
    "POST /sharing/withdraw": "in",
    "POST /sign-in": "in",
    "POST /sign-out": "in",
    "MOUNT /static": "none",
}
"""Each route of the application to its class."""
TAXII: Mapping[str, DoorClass] = {
    "DELETE /exchange/collections/{collection}/objects/{object}/": "in",
    "GET /exchange/": "none",
    "GET /exchange/collections/": "standing",
    "GET /exchange/collections/{collection}/": "standing",
    "GET /exchange/collections/{collection}/manifest/": "entries",
    "GET /exchange/collections/{collection}/objects/": "entries",
    "GET /exchange/collections/{collection}/objects/{object}/": "entries",
    "GET /exchange/collections/{collection}/objects/{object}/versions/": "entries",
    "GET /exchange/status/{status}/": "standing",
    "GET /taxii2/": "none",
    "POST /exchange/collections/{collection}/objects/": "in",
}
"""The routes of TAXII, where the sender is known by a key; what is asked of them is in taxii.py."""
_WITH_FILTER = ("/events", "/events/map", "/events/timeline", "/api/events", "/api/map", "/api/timeline", "/api/years")


_WITH_WORDS = ("/search", "/search/complete", "/api/search")


def routes(settings: Settings) -> frozenset[str]:
    """Method and path of every route of the application."""
    return frozenset(_walk_routes(create_app(settings).routes))


def _walk_routes(found: list[Any]) -> Iterator[str]:
    for route in found:
        if isinstance(route, Mount):
            yield f"MOUNT {route.path}"
        elif isinstance(route, APIRoute | Route):
            yield from (f"{method} {route.path}" for method in sorted(route.methods or ()) if method != "HEAD")
        else:
            # A router within: its own routes, or a kind that nobody has thought of.
            inner = getattr(getattr(route, "original_router", route), "routes", None)
            assert inner, f"an unknown kind of route: {route!r}"
            yield from _walk_routes(inner)


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
    yield "/no-such-page"


def ask_routes(settings: Settings, reader: Reader, given: Guesses) -> Answers:
    """Ask the pages and the HTTP API; status, every header and the body are the answer."""
    with client_of(settings, reader.user) as client:
        return {address: answer_of(client, address) for address in addresses(given)}


def answer_of(client: TestClient, address: str) -> Answer:
    response = client.get(address, follow_redirects=False)
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{response.status_code}\n{headers}\n\n".encode() + response.content


# The command line.

COMMANDS: Mapping[str, DoorClass] = {
    "demo": "operator",
    "events list": "entries",
    "events show": "entries",
    "events years": "entries",
    "export": "entries",
    "extract": "none",
    "link": "none",
    "names match": "none",
    "judge apart": "in",
    "judge list": "standing",
    "judge same": "in",
    "judge undo": "in",
    "key list": "standing",
    "key make": "in",
    "key revoke": "in",
    "ledger info": "operator",
    "ledger init": "operator",
    "ledger rebuild": "operator",
    "ledger verify": "operator",
    "log list": "standing",
    "notice acknowledge": "in",
    "notice correct": "in",
    "notice list": "standing",
    "notice send": "in",
    "party add": "operator",
    "party clients list": "standing",
    "party clients set": "in",
    "party leave": "in",
    "party list": "standing",
    "read": "in",
    "release dry-run": "standing",
    "release list": "standing",
    "release make": "in",
    "release narrow": "in",
    "release preview": "standing",
    "release drafts": "standing",
    "release drop-draft": "in",
    "release review": "in",
    "release send-draft": "in",
    "release stand": "in",
    "release standing": "standing",
    "release stop": "in",
    "release tear": "in",
    "release urgent": "standing",
    "release spill": "in",
    "release spill-report": "standing",
    "release withdraw": "in",
    "room accept": "in",
    "room charter": "in",
    "room invite": "in",
    "room leave": "in",
    "room list": "standing",
    "room open": "in",
    "room uninvite": "in",
    "reports list": "entries",
    "reports show": "entries",
    "search": "entries",
    "serve": "none",
    "taxii list": "standing",
    "taxii poll": "in",
    "taxii remove": "in",
    "taxii subscribe": "in",
    "user add": "in",
    "user list": "standing",
    "user password": "in",
    "user remove": "in",
    "user roles": "in",
    "user unlock": "in",
}
"""Each command, with its subcommands, to its class. `serve` opens the application above; `demo` its own home."""


def commands() -> frozenset[str]:
    """Every command and subcommand of the command line."""
    return frozenset(one for name in cli.COMMANDS for one in _walk_commands(name, cli.load_command(name)))


def _walk_commands(name: str, found: Any) -> Iterator[str]:
    inner: Mapping[str, Any] = getattr(found, "commands", {})
    for sub, one in inner.items():
        yield from _walk_commands(f"{name} {sub}", one)
    if not inner:
        yield name


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
        yield "taxii", "list", *as_json
        yield "user", "list", *as_json
        yield "key", "list", *as_json
        yield "log", "list", *as_json
        yield "notice", "list", *as_json
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
