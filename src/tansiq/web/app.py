"""The application: routes, the guard around them, and one shape for every failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tansiq import __version__
from tansiq.desk import Desk, KeyReused, NotAllowed, NotYours
from tansiq.errors import ExchangeError, LedgerError, ReleaseError, TansiqError
from tansiq.exchange.taxii import Authenticate, TaxiiError, error_response, is_taxii, make_routes
from tansiq.people import NoSuchPerson, has_people
from tansiq.release import NotVisible
from tansiq.settings import Settings
from tansiq.web import (
    account,
    api,
    api_desk,
    api_judging,
    api_keeping,
    api_people,
    api_prepared,
    clearances,
    dryrun,
    event,
    exports,
    judged,
    judging,
    judging_names,
    keeping,
    leaving,
    log,
    named,
    notices,
    objects,
    pages,
    pairs,
    people,
    prepared,
    reports,
    rooms,
    search,
    sharing,
    signing,
    spill,
    switch,
    uploads,
)
from tansiq.web.admission import NoRight, admit
from tansiq.web.asking import catalogue_of
from tansiq.web.credentials import SignInNeeded
from tansiq.web.described import describe_app
from tansiq.web.keyed import authenticate_by_key
from tansiq.web.limits import Limits, SignIns, TooMany
from tansiq.web.query import BadFilter
from tansiq.web.reader import Offered
from tansiq.web.refused import Refused
from tansiq.web.rendering import STATIC, Pages
from tansiq.web.security import HEADERS, LOOPBACK, Guard
from tansiq.web.sent import note_sent

__all__ = ["create_app"]

_TAXII_TITLES = {404: "Nothing is here for you", 405: "This is not done here"}
_IMMUTABLE = "public, max-age=31536000, immutable"

_ROUTERS = (
    api.router,
    api_judging.router,
    api_desk.router,
    api_prepared.router,
    api_keeping.router,
    api_people.router,
    account.api_router,
    account.router,
    clearances.api_router,
    clearances.router,
    signing.router,
    people.router,
    rooms.router,
    search.api_router,
    search.router,
    uploads.router,
    sharing.router,
    dryrun.router,
    log.router,
    notices.router,
    spill.router,
    prepared.router,
    keeping.router,
    leaving.router,
    pairs.router,
    reports.router,
    objects.api_router,
    objects.router,
    judging.router,
    judged.router,
    judging_names.router,
    named.router,
    exports.router,
)


class _Assets(StaticFiles):
    """Static files; one asked for by its digest may be kept for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if scope["query_string"].startswith(b"v=") and response.status_code == 200:
            response.headers["cache-control"] = _IMMUTABLE
        return response


def _answer(request: Request, status: int, code: str, message: str = "") -> Response:
    """A failure as a page or, under /api, as JSON; the same bytes for the same request whatever the cause."""
    if is_taxii(request.url.path, request.headers.get("accept", "")):
        return error_response(TaxiiError(status, _TAXII_TITLES.get(status, "This failed")))
    cat = catalogue_of(request)
    message = message or cat.text(f"error.{code}")
    if request.url.path.startswith("/api/"):
        return JSONResponse({"code": code.replace("_", "-"), "message": message}, status)
    rendered: Pages = request.app.state.pages
    return rendered.render(request, "error.html", status=status, code=code, message=message)


def _not_found(request: Request) -> Response:
    return _answer(request, 404, "not_found")


def _on_sign_in(request: Request, error: Exception) -> Response:
    """Nobody asks for what takes somebody: to the sign-in, and for programs the challenge of RFC 9110."""
    is_page = request.method == "GET" and not request.url.path.startswith("/api/")
    if is_page and "authorization" not in request.headers:
        asked = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
        return RedirectResponse(f"/sign-in?{urlencode({'back': asked})}", 303)
    response = _answer(request, 401, "sign_in")
    response.headers["www-authenticate"] = 'Bearer realm="tansiq"'
    return response


def _on_tansiq(request: Request, error: Exception) -> Response:
    assert isinstance(error, TansiqError)
    if isinstance(error, NotAllowed | NoRight):
        return _answer(request, 403, "not_allowed")
    if isinstance(error, TooMany):
        response = _answer(request, 429, "too_many")
        response.headers["retry-after"] = "60"
        return response
    # "Not yours" and "no such thing" are one error, and one answer without its words (release.md, "The promise").
    if isinstance(error, NotVisible | NotYours | NoSuchPerson):
        return _not_found(request)
    if isinstance(error, KeyReused):
        return _answer(request, 409, "key_reused")
    if isinstance(error, Refused):
        return _answer(request, 400, error.code, error.message)
    if isinstance(error, ReleaseError) and error.code in ("cursor", "query"):
        return _answer(request, 400, "bad_cursor")
    if isinstance(error, ReleaseError) and error.code in judging.REFUSALS:
        return _answer(request, 400, f"judge-{error.code}", judging.refusal(error.code, catalogue_of(request)))
    if isinstance(error, LedgerError) and error.code == "not-canonical":
        # Half a surrogate pair in a field: no character, so nothing that can be entered.
        return _answer(request, 400, "refused")
    if isinstance(error, ExchangeError) and error.code == "format":
        return _not_found(request)
    if isinstance(error, BadFilter):
        return _answer(request, 400, error.code.replace("-", "_"))
    return _answer(request, 500, "failed_note")


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405 and is_taxii(request.url.path):
        return _answer(request, 405, "not_found")
    if error.status_code in (404, 405):
        return _not_found(request)
    return _answer(request, error.status_code, "other_reader" if error.status_code == 409 else "failed")


def _on_invalid(request: Request, error: Exception) -> Response:
    return _answer(request, 400, "refused")


def _on_failure(request: Request, error: Exception) -> Response:
    """A bug: said without its words, which could hold text of a report. It stands outside the guard's headers."""
    response = _answer(request, 500, "failed_note")
    response.headers.update(HEADERS | {"cache-control": "no-store"})
    return response


def _open_desk(settings: Settings) -> Desk:
    return Desk(settings, via="page")


def create_app(
    settings: Settings,
    *,
    open_desk: Callable[[Settings], Desk] | None = None,
    hosts: Iterable[str] = LOOPBACK,
    offered: Sequence[Offered] = (),
    authenticate: Authenticate | None = None,
) -> FastAPI:
    """The pages and the HTTP API for one node.

    Args:
        settings: Where the ledger lives, for which party we act, and the clock.
        open_desk: Opens the desk that uploads go to; the party's own desk where None.
        hosts: Host names under which the pages may be asked for.
        offered: Readers as whom the pages may be read, chosen in the browser without sign-in; () for the party alone.
        authenticate: Knows who sends a TAXII request by its Authorization header; by API keys where None.

    Returns:
        An ASGI application; it holds no state of a request or a reader.

    Raises:
        TansiqError: Readers are offered, or a party that has no people is read for, to more than this machine.
    """
    hosts = frozenset(hosts)
    if not hosts <= LOOPBACK and (offered or not has_people(settings)):
        raise TansiqError("without sign-in pages are for this machine only", code="not-loopback")
    app = FastAPI(
        title="tansiq",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(admit), Depends(note_sent)],
    )
    app.openapi = describe_app(app)  # type: ignore[method-assign]
    app.state.settings = settings
    app.state.open_desk = _open_desk if open_desk is None else open_desk
    app.state.open_tear = Desk
    app.state.offered = tuple(offered)
    app.state.pages = Pages()
    app.state.limits = Limits()
    app.state.sign_ins = SignIns()
    app.state.has_people = False
    app.router.routes += make_routes(settings, authenticate or authenticate_by_key(app.state.limits))
    for router in _ROUTERS:
        app.include_router(router)
    if offered:
        app.include_router(switch.router)
    # Events by id come after the lists, /events/map and /events/timeline.
    app.include_router(pages.router)
    app.include_router(event.router)
    app.mount("/static", _Assets(directory=STATIC), name="static")
    app.add_exception_handler(SignInNeeded, _on_sign_in)
    app.add_exception_handler(TansiqError, _on_tansiq)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_failure)
    app.add_middleware(Guard, hosts=hosts)
    return app
