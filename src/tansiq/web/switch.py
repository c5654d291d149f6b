"""Reading as another of the parties that the server offers: the demo's stand-in for sign-in, one cookie a browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from tansiq.web.query import FILTERS
from tansiq.web.reader import READER_COOKIE, find_offered, reader_name, reader_of

__all__ = ["check_acting", "router"]

_LISTS = dict.fromkeys(
    ("/events", "/events/map", "/events/timeline", "/reports", "/sharing", "/judgements", "/about"), FILTERS
) | {"/search": ("q", "kind")}
"""Pages that every reader has, with the parameters that stay; one event or report may be there for some only."""

router = APIRouter(include_in_schema=False)


def _address_back(back: str) -> str:
    """Where to go after a switch: the list or search that was open with its filter, never another site's page.

    A cursor is left out: it belongs to the reader who had it.
    """
    try:
        asked = urlsplit(back)
    except ValueError:
        return "/events"
    names = _LISTS.get(asked.path, ())
    if asked.scheme or asked.netloc or not names:
        return "/events"
    kept = [(name, value) for name, value in parse_qsl(asked.query) if name in names]
    return f"{asked.path}?{urlencode(kept)}" if kept else asked.path


@router.post("/reader")
def choose_reader(
    request: Request, chosen: Annotated[str, Form(alias="as")] = "", back: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Read as another reader from now on, in this browser."""
    found = find_offered(request, chosen)
    if found is None:
        raise HTTPException(404)
    answer = RedirectResponse(_address_back(back), 303)
    # For as long as the browser is open; no script reads it, and no other site's page sends it.
    answer.set_cookie(READER_COOKIE, reader_name(found.reader), httponly=True, samesite="strict", path="/")
    return answer


def check_acting(request: Request, acting: Annotated[str | None, Form()] = None) -> None:
    """Refuse a form that was opened as another reader than the one who sends it: two windows share one cookie.

    Raises:
        HTTPException: 409; nothing was done.
    """
    if acting is not None and acting != reader_name(reader_of(request)):
        raise HTTPException(409)
