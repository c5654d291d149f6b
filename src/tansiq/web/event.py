"""One event's page: how its tellings compare, whom they trace to, why they are one, and the way to decide otherwise."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq.desk import entries_of_event, log_opening
from tansiq.release import EventView, View
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import make_card
from tansiq.web.claims import list_slots
from tansiq.web.comparison import compare_tellings
from tansiq.web.language import Catalogue
from tansiq.web.origins import list_origins
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.reasons import JudgementLine, list_judgements, list_ties
from tansiq.web.rendering import Pages
from tansiq.web.terms import Known
from tansiq.web.wording import say_number, say_when

__all__ = ["find_moved", "router"]

_MOST_TIES = 20
"""Pairs of tellings that are explained: the strongest."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


def find_moved(request: Request, asked: str, found: str) -> RedirectResponse | None:
    """Where an event is now that was asked for by an id it had before; None where it has that id."""
    if asked == found:
        return None
    # The path as decoded, in which the id stands as it was asked for: "%7B" is "{" there as well.
    path = str(request.scope["path"]).replace(asked, found)
    return RedirectResponse(f"{path}?{request.url.query}" if request.url.query else path, 307)


@router.get("/events/{event_id}")
def event_page(
    request: Request,
    event_id: str,
    view: Annotated[View, Depends(view_of)],
    cat: Annotated[Catalogue, Depends(catalogue_of)],
    pages: Annotated[Pages, Depends(pages_of)],
) -> Response:
    event = view.get_event(event_id)
    moved = find_moved(request, event_id, event.id)
    if moved is not None:
        return moved
    log_opening(settings_of(request), reader_of(request), entries_of_event(view, event), "page")
    tellings = [make_card(head, cat) for head in event.tellings]
    first = event.tellings[0].event
    return pages.render(
        request,
        "event.html",
        event=event,
        card=tellings[0],
        tellings=tellings,
        slots=list_slots(event, cat),
        comparison=compare_tellings(event, cat) if len(tellings) > 1 else None,
        origins=list_origins(event, cat),
        named=_named(event, cat),
        claim_count=sum(len(head.event.claims) for head in event.tellings),
        # What was released without its report counts for none.
        report_count=len({head.report.id for head in event.tellings} - {""}),
        part_of=None if event.part_of is None else make_card(event.part_of, cat),
        because=None if event.because is None else make_card(event.because, cat),
        parts=[make_card(head, cat) for head in event.parts],
        items=[(item.what, say_number(item.value, cat) if item.has_number else "", item.unit) for item in first.items],
        planned="" if first.planned is None else say_when(first.planned, cat),
        **_why(request, view, event, cat),
    )


def _why(request: Request, view: View, event: EventView, cat: Catalogue) -> dict[str, Any]:
    """Why its tellings are one, and what was judged of them."""
    why = view.why(event.id)
    judgements: tuple[JudgementLine, ...] = ()
    if why.judgements:
        known = Known(request, view, cat)
        judgements = list_judgements(why.judgements, view, known, reader_of(request).party, cat)
    return {"ties": list_ties(why.ties[:_MOST_TIES], event.tellings, cat), "judgements": judgements}


_NOBODY = frozenset({"", "group_of_people"})
"""Sorts of what is named by no name of its own ("men", "a prison"): it has a page, and no link here."""


def _named(event: EventView, cat: Catalogue) -> list[tuple[str, str]]:
    """Name and address of each place and actor that it names."""
    return [
        (cat.in_script(one.names[0], one.names), f"/{one.kind}s/{one.id}")
        for one in event.named
        if one.kind == "place" or one.sort not in _NOBODY
    ]
