"""Judging in the browser: these two are one; this report tells of another event; taking either back.

Each act has a page that says what will happen before its form is sent, and plain forms that need no script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from textwrap import shorten
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from tansiq import desk
from tansiq.desk import NotYours
from tansiq.errors import ReleaseError
from tansiq.release import EventView, NotVisible, View, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import Card, make_card
from tansiq.web.differing import in_time
from tansiq.web.event import find_moved
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.reasons import name_telling
from tansiq.web.switch import check_acting

__all__ = ["REFUSALS", "find_event_id", "refusal", "refused_by", "router"]

REFUSALS = frozenset(
    {
        "alone",
        "by-name",
        "judged-so",
        "kept-apart",
        "one-already",
        "one-name",
        "other-kind",
        "reason",
        "undone",
        "which",
    }
)
"""Codes of what the desk refuses to judge: the sender's slip, said in the page's language."""
_ADDRESS_CHARS = 500
_WORDS_CHARS = 60
_EVENT = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


def find_event_id(text: str) -> str:
    """The id of an event in its address, or in whatever was pasted; "" where there is none."""
    found = _EVENT.search(text[:_ADDRESS_CHARS].lower())
    return found.group() if found else ""


def refusal(code: str, cat: Catalogue) -> str:
    """Why a judgement was not made, in the reader's language."""
    return cat.text(f"judge.refused.{code}")


def _find_event(view: View, event_id: str) -> EventView | None:
    try:
        return view.get_event(event_id)
    except NotVisible:
        return None


def _count(event: EventView) -> int:
    """Reports that tell of an event; claims released alone count as one each."""
    return len({head.report.id or head.telling for head in event.tellings})


def _card(event: EventView, cat: Catalogue) -> Card:
    return make_card(event.tellings[0], cat)


def _named(event: EventView, cat: Catalogue) -> list[tuple[str, Markup]]:
    """Tellings by their ids, each as its report is called; with its words where the report tells of the event twice."""
    often = Counter(head.report.id for head in event.tellings)
    found = []
    for head in in_time(event.tellings):
        name = name_telling(head, cat)
        if often[head.report.id] > 1:
            name += Markup(": <bdi>{}</bdi>").format(shorten(head.words, _WORDS_CHARS, placeholder=" …"))
        found.append((head.telling, name))
    return found


def _merge_page(
    request: Request, view: View, event: EventView, *, chosen: str, reason: str = "", refused: str = ""
) -> HTMLResponse:
    """Step one offers events; step two, where one is chosen, says what will happen and asks for the reason."""
    cat = catalogue_of(request)
    other = _find_event(view, find_event_id(chosen)) if chosen else None
    if chosen and not refused:
        refused = "no-event" if other is None else "one-already" if other.id == event.id else ""
    if other is not None and other.id == event.id:
        other = None
    near = () if other is not None else view.near_events(event.id)
    return pages_of(request).render(
        request,
        "merge.html",
        status=400 if refused else 200,
        event=event,
        card=_card(event, cat),
        count=_count(event),
        other=None if other is None else _card(other, cat),
        other_count=0 if other is None else _count(other),
        near=[make_card(head, cat) for head in near],
        pasted="" if other is not None else chosen,
        reason=reason,
        refused=refusal(refused, cat) if refused else "",
    )


@router.get("/events/{event_id}/merge")
def merge_page(
    request: Request,
    event_id: str,
    view: Viewed,
    near: str = "",
    address: str = "",
) -> Response:
    event = view.get_event(event_id)
    moved = find_moved(request, event_id, event.id)
    # What was pasted was meant, whatever is still ticked above it.
    return moved or _merge_page(request, view, event, chosen=address.strip()[:_ADDRESS_CHARS] or near)


def refused_by(judge: Callable[[], object], *, nothing: str) -> str:
    """Judge; the code of a refusal, "" where it was done.

    Args:
        nothing: Where the party sees nothing by that id.
    """
    try:
        judge()
    except NotYours:
        return nothing
    except ReleaseError as error:
        if error.code not in REFUSALS:
            raise
        return error.code
    return ""


@router.post("/events/{event_id}/merge", dependencies=[Depends(check_acting)])
def merge(
    request: Request, event_id: str, other: Annotated[str, Form()] = "", reason: Annotated[str, Form()] = ""
) -> Response:
    """Say that two events are one; a refusal shows the form again with its reason."""
    settings, reader = settings_of(request), reader_of(request)
    judged = partial(desk.judge_same, settings, event_id, other, reason=reason, party=reader.party, user=reader.user)
    refused = refused_by(judged, nothing="no-event")
    if not refused:
        return RedirectResponse(f"/events/{event_id}#why", 303)
    with open_view(settings, reader) as view:
        return _merge_page(request, view, view.get_event(event_id), chosen=other, reason=reason, refused=refused)


def _split_page(
    request: Request, event: EventView, *, telling: str, reason: str = "", refused: str = ""
) -> HTMLResponse:
    cat = catalogue_of(request)
    names = dict(_named(event, cat))
    head = next((one for one in event.tellings if one.telling == telling), None)
    others = [name for one, name in names.items() if one != telling]
    if not refused:
        refused = "alone" if len(names) < 2 else "no-telling" if telling and head is None else ""
    return pages_of(request).render(
        request,
        "split.html",
        # Of an event told once the page says that there is nothing to set apart; nobody asked for that.
        status=400 if refused and (telling or len(names) > 1) else 200,
        event=event,
        card=_card(event, cat),
        names=list(names.items()),
        telling=None if head is None else make_card(head, cat),
        telling_id=telling,
        name=names.get(telling, Markup()),
        others=others,
        joined=Markup("{}").format(cat.text("split.and")).join(others),
        reason=reason,
        refused=refusal(refused, cat) if refused else "",
    )


@router.get("/events/{event_id}/split")
def split_page(request: Request, event_id: str, view: Viewed, telling: str = "") -> Response:
    event = view.get_event(event_id)
    return find_moved(request, event_id, event.id) or _split_page(request, event, telling=telling)


@router.post("/events/{event_id}/split", dependencies=[Depends(check_acting)])
def split(
    request: Request, event_id: str, telling: Annotated[str, Form()] = "", reason: Annotated[str, Form()] = ""
) -> Response:
    """Say that a telling is of another event; a refusal shows the form again with its reason."""
    settings, reader = settings_of(request), reader_of(request)
    judged = partial(desk.judge_apart, settings, event_id, telling, reason=reason, party=reader.party, user=reader.user)
    refused = refused_by(judged, nothing="no-telling")
    if not refused:
        return RedirectResponse(f"/events/{event_id}#why", 303)
    with open_view(settings, reader) as view:
        return _split_page(request, view.get_event(event_id), telling=telling, reason=reason, refused=refused)
