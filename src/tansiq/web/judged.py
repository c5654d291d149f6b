"""The page of all judgements that a reader sees, and taking one back."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.errors import ReleaseError
from tansiq.release import JudgementHead, NameJudgementHead, View
from tansiq.web.asking import catalogue_of
from tansiq.web.judging import find_event_id
from tansiq.web.judging_names import list_name_judgements
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.reasons import list_judgements
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known

__all__ = ["router"]

_MOST = 200
"""Judgements of a page: the newest."""
_NAME = re.compile(r"/(?:actor|place)s/[0-9a-f]{16}")

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


@router.post("/judgements/{judgement_id}/undo", dependencies=[Depends(check_acting)])
def undo(request: Request, judgement_id: str, back: Annotated[str, Form()] = "") -> Response:
    """Take back a judgement of the reader's party; of another's, and of none, one answer."""
    settings, reader = settings_of(request), reader_of(request)
    try:
        desk.undo_judgement(settings, judgement_id, party=reader.party)
    except ReleaseError as error:
        # Sent twice, or from two windows: what was asked for is so.
        if error.code != "undone":
            raise
    event, name = find_event_id(back), _NAME.fullmatch(back)
    if event:
        return RedirectResponse(f"/events/{event}#why", 303)
    return RedirectResponse(f"{name.group()}#judged" if name else "/judgements", 303)


@router.get("/judgements")
def judgements_page(request: Request, view: Viewed) -> HTMLResponse:
    """All judgements that the reader sees, the newest first."""
    cat = catalogue_of(request)
    party, known = reader_of(request).party, Known(request, view, cat)
    found: list[JudgementHead | NameJudgementHead] = [*view.judgements(), *view.name_judgements()]
    found.sort(key=lambda one: (one.made, one.id), reverse=True)
    newest = found[:_MOST]
    events = [one for one in newest if isinstance(one, JudgementHead)]
    names = tuple(one for one in newest if isinstance(one, NameJudgementHead))
    lines = {
        line.id: line
        for line in (
            *list_judgements(events, view, known, party, cat),
            *list_name_judgements(names, known, party, cat),
        )
    }
    shown = [lines[one.id] for one in newest if one.id in lines]
    return pages_of(request).render(request, "judgements.html", judgements=shown)
