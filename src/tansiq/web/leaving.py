"""The pages for leaving altogether: what will happen, what is taken along, and what was done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from tansiq import desk
from tansiq.errors import ReleaseError
from tansiq.release import View, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.switch import check_acting

__all__ = ["router"]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


def _page(request: Request, view: View, *, refused: str = "", reason: str = "") -> HTMLResponse:
    """What there is to be erased and left, and the form."""
    party, cat = reader_of(request).party, catalogue_of(request)
    rooms = view.memberships()
    return pages_of(request).render(
        request,
        "leaving.html",
        status=400 if refused else 200,
        own_party=party,
        own=len(view.own_content()),
        rooms=sum(one.state == "member" for one in rooms),
        guests=sum(guest.state in ("member", "invited") for one in rooms for guest in one.guests),
        has_held=any(one.covers for one in view.holds()),
        standing=sum(one.is_in_force for one in view.standing_releases()),
        done=None,
        reason=reason,
        refused=cat.text(f"leave.refused.{refused}") if refused else "",
    )


@router.get("/sharing/leave")
def leave_page(request: Request, view: Viewed) -> Response:
    """What leaving altogether does, and the form."""
    return _page(request, view)


@router.get("/sharing/leave/export")
def take_along(request: Request, view: Viewed) -> StreamingResponse:
    """What is the party's own, an object a line; of what others released to it ids and terms alone."""
    day = settings_of(request).clock().date().isoformat()
    headers = {"content-disposition": f'attachment; filename="tansiq-own-{day}.jsonl"'}
    lines: Iterator[str] = (json.dumps(one, ensure_ascii=False) + "\n" for one in desk.exit_export(view))
    return StreamingResponse(lines, media_type="application/jsonl", headers=headers)


@router.post("/sharing/leave", dependencies=[Depends(check_acting)])
def leave(
    request: Request,
    party: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    taken: Annotated[str, Form()] = "",
) -> Response:
    """Leave: only where the party's id was written out, and it was said that the export is taken along."""
    settings, reader = settings_of(request), reader_of(request)
    refused = "party" if party.strip() != reader.party else "" if taken else "taken"
    done = None
    if not refused:
        try:
            done = desk.depart(settings, reason=reason, party=reader.party)
        except ReleaseError as error:
            if error.code != "reason":
                raise
            refused = "reason"
    if done is None:
        with open_view(settings, reader) as view:
            return _page(request, view, refused=refused, reason=reason)
    return pages_of(request).render(request, "leaving.html", own_party=reader.party, done=done, refused="", reason="")
