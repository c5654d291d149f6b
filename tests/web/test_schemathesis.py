"""The whole HTTP API, asked what it does not expect: no fault of the server, and no answer that it does not declare.

What /api/openapi.json describes is asked by schemathesis; the TAXII routes are outside it, and asked as bytes.
"""

from __future__ import annotations

import base64
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as searching
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tansiq import desk, people
from tansiq.people import ROLES, SCOPES
from tansiq.release import Reader
from tansiq.release.objects.view import open_objects
from tansiq.settings import Settings
from tansiq.web import create_app
from tansiq.web.admission import ACCESS
from tests.web.raw import Raw, ask_raw
from tests.web.staffed import PASSWORD
from tests.web.world import NOW, Shelf, open_desk

DESCRIBED = sorted(
    door for door in ACCESS if door.split()[1].startswith(("/api/", "/export/")) and not door.endswith("openapi.json")
)
TAXII = sorted({door.split()[1] for door in ACCESS if door.split()[1].startswith(("/taxii2/", "/exchange/"))})
KINDS = [
    (door, mode)
    for door in DESCRIBED
    for mode in GenerationMode
    # What anybody may ask has no parameter and takes no key: there is nothing to get wrong.
    if mode is GenerationMode.POSITIVE or ACCESS[door] != "anybody"
]
EXAMPLES = 20
"""Of each route, sender and kind: the test takes some 30 s on 2 cores (2026-11)."""
REQUESTS = 400
"""As bytes."""
quiet = searching(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=False,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True, slots=True)
class Served:
    """An application, the key of somebody with every role and scope, and ids of collections that they have."""

    app: FastAPI
    key: str
    collections: tuple[str, ...]
    shelf: Shelf


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, stored: tuple[Path, Shelf]) -> Served:
    home = tmp_path_factory.mktemp("asked") / "home"
    shutil.copytree(stored[0], home)
    settings = Settings(home=home, fixed_time=NOW)
    party = settings.party
    people.add_person(settings, party, "all", PASSWORD, [role for role in ROLES if role != "operator"])
    key = people.make_key(settings, party, "all", scopes=list(SCOPES)).token.reveal()
    desk.open_party(settings, "other", name_en="Other", name_ar="أخرى")
    desk.open_room(settings, "council", party=party, name_en="Council", name_ar="المجلس")
    with open_objects(settings, Reader(party)) as view:
        collections = tuple(one.id for one in view.list_collections())
    app = create_app(settings, open_desk=open_desk, hosts={"testserver", "127.0.0.1"})
    return Served(app, key, collections, stored[1])


def test_the_document_names_every_route_under_api_and_export(served: Served) -> None:
    paths = served.app.openapi()["paths"]

    assert sorted(f"{method.upper()} {path}" for path, of in paths.items() for method in of) == DESCRIBED
    assert not any("422" in one["responses"] for of in paths.values() for one in of.values())


@pytest.mark.parametrize("who", ["all", "nobody"])
@pytest.mark.parametrize(("door", "mode"), KINDS, ids=[f"{door}-{mode.value}" for door, mode in KINDS])
def test_answers_are_those_declared(door: str, who: str, mode: GenerationMode, served: Served) -> None:
    method, path = door.split()
    operation = schemathesis.openapi.from_asgi("/api/openapi.json", served.app)[path][method]
    headers = {"authorization": f"Bearer {served.key}"} if who == "all" else {}
    # A filter is one value in a thousand, and a cursor is bound to its list: what fits the form may be refused. Nobody
    # is told to sign in, whatever they ask.
    passed_over: list[CheckFunction] = [positive_data_acceptance]
    if who == "nobody":
        passed_over.append(negative_data_rejection)
    seen = set[int]()

    @quiet
    @seed(6)
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        answer = case.call(headers=headers)
        case.validate_response(answer, headers=headers, excluded_checks=passed_over)
        seen.add(answer.status_code)

    ask()

    assert seen
    assert max(seen) < 500


def _described(served: Served, method: str, path: str, **given: Any) -> int:
    """Ask for what is there, and hold the answer to its declared shape."""
    operation = schemathesis.openapi.from_asgi("/api/openapi.json", served.app)[path][method]
    headers = {"authorization": f"Bearer {served.key}"}
    case = operation.Case(**given)
    answer = case.call(headers=headers)
    case.validate_response(answer, headers=headers)
    return answer.status_code


def test_what_is_there_has_the_declared_shape(served: Served) -> None:
    """Random ids find nothing: these are of the stored world."""
    for events in served.shelf.events:
        for event in events:
            assert _described(served, "GET", "/api/events/{event_id}", path_parameters={"event_id": event}) == 200
    for report in served.shelf.reports:
        assert _described(served, "GET", "/api/reports/{report_id}", path_parameters={"report_id": report}) == 200


def test_a_judgement_has_the_declared_shape(served: Served) -> None:
    one, other = (events[0] for events in served.shelf.events[:2])
    said = {"verdict": "same", "event": one, "other": other, "reason": "one place – مكان واحد"}
    sent = {"body": said, "media_type": "application/json"}

    assert _described(served, "POST", "/api/judgements", **sent) == 201
    assert _described(served, "GET", "/api/judgements") == 200
    assert _described(served, "GET", "/api/events/{event_id}", path_parameters={"event_id": other}) in (200, 307)


def test_drafts_notices_and_people_have_the_declared_shape(served: Served) -> None:
    report = served.shelf.reports[0]
    to_other = {"kind": "party", "names": ["other"]}
    kept = {"what": report, "audience": to_other, "tlp": "GREEN", "note": "مسودة"}
    shapes: list[tuple[str, str, dict[str, Any], int]] = [
        ("POST", "/api/drafts", {"body": kept, "media_type": "application/json"}, 201),
        ("GET", "/api/drafts", {}, 200),
        ("POST", "/api/notices/correct",
         {"body": {"report": report, "text": "خطأ"}, "media_type": "application/json"}, 201),
        ("GET", "/api/notices", {}, 200),
        ("GET", "/api/people", {}, 200),
    ]  # fmt: skip
    assert [_described(served, *door, **given) for *door, given, _ in shapes] == [status for *_, status in shapes]


_TEXT = st.text(max_size=40) | st.sampled_from(["\0", "..", "%2e%2e", "\u202e", "é" * 200, "٣", "²", "-1", "9" * 5000])
_HEADERS = (b"accept", b"content-type", b"accept-language", b"cookie", b"authorization", b"content-length")
_FILTERS = ("limit", "next", "added_after", "match[id]", "match[type]", "match[version]", "match[spec_version]", "x")
_VALUES = _TEXT | st.sampled_from(
    ["0", "1", "99999999999999999999", "0001-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "2026-02-30T00:00:00Z", "all",
     "2026-01-01T00:00:00.0000000000001Z", "first", "last", "AAAA", "====", "a,b,,c", "indicator", "2.1",
     ",".join("abcdefg" * 80)]
)  # fmt: skip
_ACCEPTED = ("application/taxii+json;version=2.1", "*/*", "text/html", "application/taxii+json;version*0=2;version*=1")
_HEADER = st.binary(max_size=30).map(lambda raw: raw.replace(b"\n", b"").replace(b"\r", b"")) | st.sampled_from(
    [one.encode() for one in _ACCEPTED]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=6,
)
_OBJECT = st.fixed_dictionaries(
    {"type": st.just("indicator"), "id": st.just("indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f") | _TEXT},
    optional={
        "spec_version": st.sampled_from(["2.1", "2.0", "\ud800"]) | _JSON,
        "modified": _VALUES | _JSON,
        "created": _VALUES | _JSON,
        "name": _JSON,
        "object_marking_refs": _JSON,
    },
)
_ENVELOPE = st.fixed_dictionaries({"objects": st.lists(_OBJECT | _JSON, max_size=3) | _JSON}) | _JSON
_BODY = _ENVELOPE.map(lambda data: json.dumps(data).encode()) | st.binary(max_size=60)


@st.composite
def requests(draw: st.DrawFn, collections: tuple[str, ...]) -> Raw:
    """Requests to the TAXII routes, most of them near to what is right."""
    path = draw(st.sampled_from(TAXII) | st.sampled_from(TAXII).map(lambda one: one.rstrip("/")))
    for name in ("{collection}", "{object}", "{status}"):
        if name in path:
            known = st.sampled_from(collections) if name == "{collection}" else st.nothing()
            segment = draw(known | _TEXT.map(lambda text: quote(text.encode("utf-8", "surrogatepass"), safe="")))
            path = path.replace(name, segment or "%FF")
    asked = draw(st.lists(st.tuples(st.sampled_from(_FILTERS), _VALUES), max_size=3))
    query = "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in asked).encode()
    query = draw(st.just(query) | st.binary(max_size=20))
    names = st.sampled_from(_HEADERS)
    headers = tuple(draw(st.lists(st.tuples(names, _HEADER), max_size=2, unique_by=lambda one: one[0])))
    method = draw(st.sampled_from(["GET", "GET", "POST", "DELETE", "PUT"]))
    if method == "POST" and draw(st.booleans()):
        headers = ((b"content-type", _ACCEPTED[0].encode()),)
        path = f"/exchange/collections/{draw(st.sampled_from(collections))}/objects/"
    return Raw(method, path, query, headers, draw(_BODY) if method == "POST" else b"")


def _check(served: Served, sent: Raw, *, signed: bool) -> int:
    """Ask, hold the answer to what holds of every one, and give its status."""
    own = signed and all(name != b"authorization" for name, _ in sent.headers)
    key = [(b"authorization", f"Bearer {served.key}".encode())] if own else []
    status, headers, body = ask_raw(served.app, sent, *key)

    assert 200 <= status < 500
    assert headers[b"x-content-type-options"] == b"nosniff"
    if headers.get(b"content-type", b"").startswith(b"application/") and body:
        said = json.loads(body)
        assert status < 400 or said.get("http_status", str(status)) == str(status)
    return status


@pytest.mark.parametrize("who", ["all", "nobody"])
def test_taxii_stands_whatever_is_sent(who: str, served: Served) -> None:
    seen = set[int]()

    @searching(quiet, max_examples=REQUESTS)
    @seed(6)
    @given(requests(served.collections))
    def ask(sent: Raw) -> None:
        seen.add(_check(served, sent, signed=who == "all"))

    ask()

    assert seen
    assert max(seen) < 500


def test_posted_objects_of_any_shape_are_taken_or_refused(served: Served) -> None:
    """Past the envelope, which random requests seldom get through."""
    seen = set[int]()

    @searching(quiet, max_examples=150)
    @seed(6)
    @given(st.sampled_from(served.collections), st.lists(_OBJECT | _JSON, max_size=3))
    def ask(collection: str, objects: list[Any]) -> None:
        kind = (b"content-type", _ACCEPTED[0].encode())
        sent = Raw("POST", f"/exchange/collections/{collection}/objects/", b"", (kind,), _json({"objects": objects}))
        seen.add(ask_raw(served.app, sent, (b"authorization", f"Bearer {served.key}".encode()))[0])

    ask()

    assert seen == {202, 403, 422}


def _json(data: object) -> bytes:
    return json.dumps(data).encode()


_SENT = ((b"content-type", b"application/json"),)
FOUND = {
    "a length in superscript": Raw("POST", "/api/judgements", headers=((b"content-length", "²".encode("latin-1")),)),
    "a length of 5000 digits": Raw("POST", "/api/judgements", headers=((b"content-length", b"9" * 5000),)),
    "a version in two ways": Raw("GET", "/exchange/", headers=((b"accept", _ACCEPTED[3].encode()),)),
    "a version of 5000 digits": Raw(
        "GET", "/exchange/", headers=((b"accept", b"application/taxii+json;version*" + b"1" * 5000 + b"*=2"),)
    ),
    "half a surrogate as an event": Raw(
        "POST", "/api/judgements", headers=_SENT, body=_json({"verdict": "same", "event": "\ud800", "reason": "x"})
    ),
    "a number of 5000 digits": Raw("POST", "/api/judgements", headers=_SENT, body=b"9" * 5000),
    "lists in lists": Raw("POST", "/api/judgements", headers=_SENT, body=b"[" * 100_000),
    "a key that is no base64": Raw("GET", "/exchange/", headers=((b"authorization", b"Basic \xe9="),)),
    "a key that is no UTF-8": Raw(
        "GET", "/api/events", headers=((b"authorization", b"Basic " + base64.b64encode(b"\xff:\xff")),)
    ),
    "a query that is no UTF-8": Raw("GET", "/exchange/collections/x/", b"\xed\xa0&limit=1"),
    "an unknown address with it": Raw("GET", "/api/none", b"text=\xff"),
    "NUL in an id": Raw("GET", "/api/events/%00"),
    "NUL in words": Raw("GET", "/api/search", b"q=%00"),
    "half a character in words": Raw("GET", "/api/events", b"text=%ED%A0%80&after=%E9"),
    "a cursor of letters that are none of base64": Raw("GET", "/api/reports", "after=٣٣٣٣".encode()),
    "a language of odd weight": Raw("GET", "/api/countries", headers=((b"accept-language", b"ar;q=\xb2,en;q=nan"),)),
}
"""What long runs found, and what they were begun for."""


@pytest.mark.parametrize("signed", [True, False], ids=["all", "nobody"])
@pytest.mark.parametrize("sent", FOUND.values(), ids=FOUND.keys())
def test_what_was_found_is_refused_or_answered(sent: Raw, signed: bool, served: Served) -> None:
    assert _check(served, sent, signed=signed) < 500
