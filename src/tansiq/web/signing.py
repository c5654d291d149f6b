"""Signing in and out: one form, one cookie, and one answer for every no."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq.people import LOCKED_MINUTES, check_password, end_session, open_session
from tansiq.settings import Settings
from tansiq.web.asking import catalogue_of
from tansiq.web.credentials import SESSION_COOKIE, has_bad_key
from tansiq.web.limits import SignIns, source_of
from tansiq.web.pages import pages_of
from tansiq.web.rendering import Pages
from tansiq.web.security import is_loopback

__all__ = ["local_address", "router"]

_ADDRESS = re.compile(r"/(?:[A-Za-z0-9_~.-][A-Za-z0-9_~./-]*)?(?:\?[A-Za-z0-9_~.!$&'()*+,;=:@/?%-]*)?")
_ADDRESS_CHARS = 2000
_HOME = "/events"

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Rendered = Annotated[Pages, Depends(pages_of)]


def local_address(text: str) -> str:
    """An address of this server as it is, and the first page for anything else: nothing leads to another site."""
    path = text.partition("?")[0]
    is_one = len(text) < _ADDRESS_CHARS and _ADDRESS.fullmatch(text) and "//" not in path
    return text if is_one and not path.startswith("/sign-") else _HOME


def _form(
    request: Request, pages: Pages, *, back: str, refused: str = "", party: str = "", login: str = ""
) -> Response:
    return pages.render(
        request,
        "sign-in.html",
        status=401 if refused else 200,
        back_to=local_address(back),
        refused=refused,
        given={"party": party, "login": login},
    )


@router.get("/sign-in")
def sign_in_page(request: Request, pages: Rendered, back: str = "") -> Response:
    return _form(request, pages, back=back)


@router.post("/sign-in")
def sign_in(
    request: Request,
    pages: Rendered,
    party: Annotated[str, Form()] = "",
    login: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """Open a session; unknown, wrong and locked are one answer.

    Raises:
        TooMany: From this source, or in all, too many passwords were tried.
    """
    settings: Settings = request.app.state.settings
    party, login = party.strip(), login.strip()
    sign_ins: SignIns = request.app.state.sign_ins
    with sign_ins.one(source_of(request), settings.clock()):
        found = None if has_bad_key(request) else check_password(settings, party, login, password)
    if found is None:
        minutes = catalogue_of(request).number(LOCKED_MINUTES)
        refused = catalogue_of(request).text("sign.refused", n=minutes)
        return _form(request, pages, back=back, refused=refused, party=party[:80], login=login[:80])
    # Another session than one that was in this browser before: that one ends.
    end_session(settings, request.cookies.get(SESSION_COOKIE, ""))
    answer = RedirectResponse(local_address(back), 303)
    answer.set_cookie(
        SESSION_COOKIE,
        open_session(settings, found).reveal(),
        httponly=True,
        samesite="strict",
        # Off this machine the pages are behind TLS (docs/people.md).
        secure=not is_loopback(request.url.hostname or ""),
        path="/",
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request) -> RedirectResponse:
    """End the session of this browser, on the server too."""
    settings: Settings = request.app.state.settings
    end_session(settings, request.cookies.get(SESSION_COOKIE, ""))
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(SESSION_COOKIE, path="/")
    return answer
