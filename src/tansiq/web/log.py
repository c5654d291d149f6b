"""The page "Who opened what we shared"."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from tansiq.release import View, Who
from tansiq.web.asking import catalogue_of
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import view_of
from tansiq.web.rendering import Pages
from tansiq.web.terms import Known
from tansiq.web.wording import say_day

__all__ = ["router", "say_who"]

_MOST = 500
"""Lines of the page: the newest."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


def say_who(who: Who, known: Known) -> Markup:
    """A party as it is called, a member of a room, or somebody."""
    if who.kind == "party":
        return Markup("<bdi>{}</bdi>").format(known.party(who.name))
    if who.kind == "room":
        return known.cat.markup("log.member", room=known.room(who.name))
    return Markup("{}").format(known.cat.text("log.somebody"))


@router.get("/sharing/log")
def log_page(
    request: Request,
    view: Annotated[View, Depends(view_of)],
    cat: Annotated[Catalogue, Depends(catalogue_of)],
    pages: Annotated[Pages, Depends(pages_of)],
    of: str = "",
) -> HTMLResponse:
    known = Known(request, view, cat)
    found = view.openings(of=of)
    lines = [
        (
            say_day(date.fromisoformat(one.day), cat),
            say_who(one.who, known),
            cat.text(f"door.{one.door}"),
            known.title(one.entry),
            cat.text(f"kind.{one.kind}"),
        )
        for one in found[:_MOST]
    ]
    return pages.render(request, "log.html", lines=lines, count=len(found), most=_MOST, of=of)
