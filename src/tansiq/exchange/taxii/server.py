"""The TAXII 2.1 server: routes over a reader's own collections; what is not the reader's is not there."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from tansiq.desk import NotYours
from tansiq.desk.access import log_opening
from tansiq.desk.objects import delete_object, post_objects
from tansiq.errors import ReleaseError, TansiqError
from tansiq.exchange.taxii.computed import NotReadyError, StaleError, bring_up
from tansiq.exchange.taxii.envelope import BadEnvelopeError, read_envelope
from tansiq.exchange.taxii.media import MEDIA, TaxiiError, check_accept, check_content_type, error_response
from tansiq.exchange.taxii.query import read_query, read_versions
from tansiq.exchange.taxii.written import (
    collection_json,
    manifest_bytes,
    objects_bytes,
    status_json,
    versions_bytes,
)
from tansiq.release import NotVisible, Reader
from tansiq.release.objects.collections import Collection
from tansiq.release.objects.describe import version_key
from tansiq.release.objects.view import ObjectView, Page, open_objects
from tansiq.settings import Settings

__all__ = ["API_ROOT", "DISCOVERY", "MAX_CONTENT", "Asker", "Authenticate", "is_taxii", "make_routes"]

DISCOVERY = "/taxii2/"
API_ROOT = "/exchange/"
MAX_CONTENT = 8 * 2**20
"""Bytes of one POST: 10,000 objects of the usual size, which are taken in within a second."""
_DRAINED = 4 * MAX_CONTENT
"""Bytes beyond the limit that are read and thrown away, so that a client that is still sending gets the answer."""
_COLLECTION = f"{API_ROOT}collections/{{collection}}/"
_OBJECT = f"{_COLLECTION}objects/{{object}}/"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who sends a request.

    Args:
        user: The mark of the person, by which RED is released; "" for none.
        may_write: Its role and its key let it release for its party.
        roles: Of the person, by which what is posted is entered.
    """

    party: str
    user: str = ""
    may_write: bool = False
    roles: frozenset[str] = frozenset()


Authenticate = Callable[[Settings, str], Asker | None]
"""The asker of an Authorization header, or None."""


def is_taxii(path: str, accept: str = "") -> bool:
    """Whether an answer at this path is to be one of TAXII."""
    return path.startswith((DISCOVERY, API_ROOT)) or "application/taxii+json" in accept


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request whose sender is known."""

    request: Request
    asker: Asker
    settings: Settings
    body: bytes = b""

    @property
    def reader(self) -> Reader:
        return Reader(self.asker.party, self.asker.user)

    def path(self, name: str) -> str:
        return str(self.request.path_params[name])


_Answer = Callable[[_Asked], Response]


def make_routes(settings: Settings, authenticate: Authenticate) -> list[Route]:
    """The routes of discovery and of the one API root.

    Args:
        settings: Where the ledger lives, and the clock.
        authenticate: Knows the sender by an Authorization header.
    """

    def route(path: str, answer: _Answer, method: str = "GET") -> Route:
        return Route(path, _endpoint(settings, authenticate, answer), methods=[method])

    return [
        route(DISCOVERY, _discover),
        route(API_ROOT, _describe_root),
        route(f"{API_ROOT}collections/", _list_collections),
        route(f"{API_ROOT}status/{{status}}/", _get_status),
        route(_COLLECTION, _get_collection),
        route(f"{_COLLECTION}manifest/", _get_manifest),
        route(f"{_COLLECTION}objects/", _get_objects),
        route(f"{_COLLECTION}objects/", _post, "POST"),
        route(_OBJECT, _get_object),
        route(_OBJECT, _delete, "DELETE"),
        route(f"{_OBJECT}versions/", _get_versions),
    ]


def _endpoint(
    settings: Settings, authenticate: Authenticate, answer: _Answer
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            body = await _read(request) if request.method == "POST" else b""
            return await run_in_threadpool(_ask, request, settings, authenticate, answer, body)
        except TaxiiError as error:
            return error_response(error)

    return endpoint


async def _read(request: Request) -> bytes:
    """The body, of at most MAX_CONTENT bytes.

    Raises:
        TaxiiError: 413.
    """
    parts, size = [], 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > _DRAINED:
                break
            if size <= MAX_CONTENT:
                parts.append(part)
    except ClientDisconnect as error:
        raise TaxiiError(400, "The request broke off") from error
    if size > MAX_CONTENT:
        raise TaxiiError(413, "That is more than is taken at once", f"at most {MAX_CONTENT} bytes")
    return b"".join(parts)


def _ask(request: Request, settings: Settings, authenticate: Authenticate, answer: _Answer, body: bytes) -> Response:
    asker = authenticate(settings, request.headers.get("authorization", ""))
    if asker is None:
        raise TaxiiError(401, "A key is needed", "Basic or Bearer, with an API key that has the scope taxii")
    check_accept(request.headers.get("accept"))
    try:
        acting = replace(settings, party=asker.party, mark=asker.user, roles=asker.roles)
        return answer(_Asked(request, asker, acting, body))
    except (NotVisible, NotYours) as error:
        raise TaxiiError(404, "Nothing is here for you") from error
    except NotReadyError as error:
        said = f"{error.told} of {error.of} events are told"
        raise TaxiiError(503, "Your events are still to be told", said, retry_s=_RETRY_S) from error
    except ReleaseError as error:
        if error.code in ("cursor", "query"):
            raise TaxiiError(400, "This mark belongs to another list", "begin the list anew") from error
        raise TaxiiError(500, "This failed") from error
    except TansiqError as error:
        raise TaxiiError(500, "This failed") from error


def _json(data: Any, status: int = 200) -> Response:
    return Response(json.dumps(data, ensure_ascii=False).encode(), status, media_type=MEDIA)


def _discover(_asked: _Asked) -> Response:
    return _json({"title": "tansiq", "default": API_ROOT, "api_roots": [API_ROOT]})


def _describe_root(_asked: _Asked) -> Response:
    return _json({"title": "tansiq", "versions": [MEDIA], "max_content_length": MAX_CONTENT})


def _list_collections(asked: _Asked) -> Response:
    with open_objects(asked.settings, asked.reader) as view:
        found = [collection_json(one, asked.asker.may_write) for one in view.list_collections()]
    return _json({"collections": found} if found else {})


def _get_collection(asked: _Asked) -> Response:
    with open_objects(asked.settings, asked.reader) as view:
        return _json(collection_json(view.get_collection(asked.path("collection")), asked.asker.may_write))


def _readable(asked: _Asked, view: ObjectView) -> Collection:
    """The collection of the address.

    Raises:
        NotVisible: It is none of the reader's.
        TaxiiError: 403, it is one that the reader can only write to.
    """
    found = view.find_target(asked.path("collection"))
    if not found.can_read:
        raise TaxiiError(403, "This collection is not read by you")
    return found


def _writable(asked: _Asked, view: ObjectView) -> Collection:
    # Before the collection is looked for: it is said of the key, not of what is there.
    found = view.find_target(asked.path("collection")) if asked.asker.may_write else None
    if found is None or not found.can_write:
        raise TaxiiError(403, "This collection is not written to by you")
    return found


def _paged(page: Page, body: bytes) -> Response:
    headers = None
    if page.first:
        headers = {"x-taxii-date-added-first": page.first, "x-taxii-date-added-last": page.last}
    return Response(body, 200, headers, MEDIA)


def _delivered(asked: _Asked, page: Page) -> Response:
    """A page of objects, once it is logged that others' go out to the reader."""
    body = objects_bytes(page)
    log_opening(asked.settings, asked.reader, page.entries, "taxii")
    return _paged(page, body)


_Use = Callable[[ObjectView, Collection], Page]
_RETRY_S = 2
"""When a client may ask again of whose events more are to be told than it can wait for: each asking tells some."""
_TRIES = 4
"""Another answer to the same reader may be quicker, from a later state of the ledger."""


def _read_from(asked: _Asked, use: _Use) -> Page:
    """A page of the collection of the address, with the reader's own events in it as they are now."""
    for left in reversed(range(_TRIES)):
        with open_objects(asked.settings, asked.reader) as view:
            collection = _readable(asked, view)
            try:
                bring_up(asked.settings, view, collection, is_last=left == 1)
            except StaleError:
                if not left:
                    raise
                continue
            return use(view, collection)
    raise AssertionError("the last try raises or returns")


def _get_objects(asked: _Asked) -> Response:
    query = read_query(asked.request.query_params)
    return _delivered(asked, _read_from(asked, lambda view, collection: view.get_objects(collection, query)))


def _get_manifest(asked: _Asked) -> Response:
    query = read_query(asked.request.query_params)
    page = _read_from(asked, lambda view, collection: view.get_manifest(collection, query))
    return _paged(page, manifest_bytes(page))


def _get_object(asked: _Asked) -> Response:
    query = replace(read_query(asked.request.query_params), ids=(asked.path("object"),), types=())

    def use(view: ObjectView, collection: Collection) -> Page:
        page = view.get_objects(collection, query)
        if not page.bodies and not view.has_object(collection, asked.path("object")):
            raise NotVisible
        return page

    return _delivered(asked, _read_from(asked, use))


def _get_versions(asked: _Asked) -> Response:
    query = read_query(asked.request.query_params)
    query = replace(query, ids=(asked.path("object"),), types=(), versions=("all",))

    def use(view: ObjectView, collection: Collection) -> Page:
        page = view.get_versions(collection, query)
        if not page.versions and not view.has_object(collection, asked.path("object")):
            raise NotVisible
        return page

    page = _read_from(asked, use)
    return _paged(page, versions_bytes(page))


def _get_status(asked: _Asked) -> Response:
    with open_objects(asked.settings, asked.reader) as view:
        return _json(status_json(view.get_status(asked.path("status"))))


def _post(asked: _Asked) -> Response:
    with open_objects(asked.settings, asked.reader) as view:
        collection = _writable(asked, view)
    check_content_type(asked.request.headers.get("content-type"))
    try:
        sent = read_envelope(asked.body)
    except BadEnvelopeError as error:
        raise TaxiiError(422, "This is no envelope of objects", str(error)) from error
    return _json(status_json(post_objects(asked.settings, collection.target, sent)), 202)


def _version_keys(versions: Sequence[str]) -> list[str] | None:
    if not versions or "all" in versions:
        return None
    return [one if one in ("first", "last") else version_key(one) for one in versions]


def _delete(asked: _Asked) -> Response:
    keys = _version_keys(read_versions(asked.request.query_params))
    with open_objects(asked.settings, asked.reader) as view:
        collection = _writable(asked, view)
    if not collection.can_read:
        raise TaxiiError(403, "Objects of this collection are not yours to delete")
    delete_object(asked.settings, collection.target, asked.path("object"), keys)
    return Response(b"", 200, media_type=MEDIA)
