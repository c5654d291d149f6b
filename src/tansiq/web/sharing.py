"""The page "Sharing": the reader's rooms, what it released, what is released to it, and what it sees no more."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.release import View
from tansiq.web.asking import catalogue_of
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.rendering import Pages
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment

__all__ = ["router"]

_MOST = 200
"""Lines of each list: the newest; a page of more would be neither read nor quick."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/sharing")
def sharing_page(
    request: Request,
    view: Annotated[View, Depends(view_of)],
    cat: Annotated[Catalogue, Depends(catalogue_of)],
    pages: Annotated[Pages, Depends(pages_of)],
) -> HTMLResponse:
    known = Known(request, view, cat)
    mine, given, gone = view.releases_by_me(), view.releases_to_me(), view.tombstones()
    return pages.render(
        request,
        "sharing.html",
        rooms=[
            {
                "id": one.room,
                "name": known.room(one.room),
                "host": known.party(one.host),
                "state": one.state,
                "since": say_moment(one.since, cat),
                "tlp": one.default_tlp,
                "guests": [(known.party(guest.party), guest.state) for guest in one.guests],
            }
            for one in known.memberships
        ],
        by_me=[known.own(one) for one in mine[:_MOST]],
        by_me_count=len(mine),
        to_me=[known.given(one) for one in given[:_MOST]],
        to_me_count=len(given),
        clients=[(known.party(one.party), [known.party(name) for name in one.clients]) for one in view.client_lists()],
        gone=[(one.id, one.kind, known.party(one.originator), say_moment(one.since, cat)) for one in gone[:_MOST]],
        gone_count=len(gone),
        most=_MOST,
    )


@router.post("/sharing/withdraw", dependencies=[Depends(check_acting)])
def withdraw_release(request: Request, what: Annotated[str, Form()] = "") -> RedirectResponse:
    """Take back one of the reader's own releases; of another's, and of none, one answer."""
    desk.withdraw(settings_of(request), what, party=reader_of(request).party)
    return RedirectResponse("/sharing#by-me", 303)
