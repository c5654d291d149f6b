"""The page of an actor or a place: how it is called, what it is, offices held, and the events that name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.renamed import find_names_of
from tansiq.linking.names.known import known_actor
from tansiq.linking.tenures import Held, find_holders, find_tenures
from tansiq.release import EventQuery, NamedHead, NameJudgementHead, NotVisible, View
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import make_card
from tansiq.web.event import find_moved
from tansiq.web.judging_names import list_name_judgements
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.query import PAGE_EVENTS
from tansiq.web.reader import reader_of, view_of
from tansiq.web.rendering import Pages
from tansiq.web.terms import Known
from tansiq.web.wording import say_country, say_partial

__all__ = ["TenureLine", "list_called", "list_tenures", "router"]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]
Worded = Annotated[Catalogue, Depends(catalogue_of)]
Rendered = Annotated[Pages, Depends(pages_of)]


@dataclass(frozen=True, slots=True)
class TenureLine:
    """One person's time in one office, in words.

    Args:
        what: The office; for an office's own page the person.
        acting: Whether it was held as a stand-in.
    """

    what: str
    country: str
    dates: str
    acting: bool


def _dates(one: Held, cat: Catalogue) -> str:
    tenure = one.tenure
    if tenure.end or not tenure.seen:
        return _span(tenure.start, tenure.end, cat)
    shown = cat.text("office.seen", x=say_partial(tenure.seen, cat))
    return cat.text("office.from_seen", a=say_partial(tenure.start, cat), seen=shown) if tenure.start else shown


def _span(start: str | None, end: str | None, cat: Catalogue) -> str:
    if start and end:
        return cat.text("office.from_to", a=say_partial(start, cat), b=say_partial(end, cat))
    if end:
        return cat.text("office.to", b=say_partial(end, cat))
    return cat.text("office.from", a=say_partial(start or "", cat))


def _in_language(en: tuple[str, ...], ar: tuple[str, ...], cat: Catalogue) -> str:
    return (ar if cat.lang == "ar" else en)[0]


def list_tenures(head: NamedHead, cat: Catalogue) -> tuple[tuple[TenureLine, ...], bool]:
    """The offices that a person held; or, of an office, its holders, and then True."""
    holders = find_holders(head.names)
    held = holders or (find_tenures(head.names) if head.sort in ("person", "") else ())
    lines = []
    for one in held:
        told = one.tenure if holders else one.office
        what, country = _in_language(told.en, told.ar, cat), say_country(one.office.country, cat)
        lines.append(TenureLine(what, country, _dates(one, cat), one.tenure.acting))
    return tuple(lines), bool(holders)


def _page(
    request: Request, view: View, cat: Catalogue, pages: Pages, *, kind: str, name_id: str, after: str
) -> Response:
    head = view.find_named(name_id)
    if head is None or head.kind != kind:
        raise NotVisible
    moved = find_moved(request, name_id, head.id)
    if moved is not None:
        return moved
    page = view.list_events(EventQuery(about=name_id, limit=PAGE_EVENTS, after=after))
    name = cat.in_script(head.names[0], head.names)
    tenures, is_office = list_tenures(head, cat) if kind == "actor" else ((), False)
    sort = f"sort.{head.sort}"
    told = tuple(one for one in view.name_judgements() if head.id in _ids_of(view, one))
    return pages.render(
        request,
        "named.html",
        head=head,
        kind=kind,
        name=name,
        spellings=[(lang, [one for one in head.names if is_arabic(one) == (lang == "ar")]) for lang in _scripts(cat)],
        sort=cat.text(sort) if cat.has(sort) else "",
        country=say_country(head.country, cat),
        tenures=tenures,
        called=list_called(head, cat) if kind == "actor" else (),
        is_office=is_office,
        judgements=list_name_judgements(told, Known(request, view, cat), reader_of(request).party, cat),
        total=page.total,
        cards=[make_card(one, cat) for one in page.events],
        more=f"{request.url.path}?after={page.next}" if page.next else "",
    )


def list_called(head: NamedHead, cat: Catalogue) -> tuple[TenureLine, ...]:
    """What an actor that took another name was called, and when."""
    key = next((key for name in head.names if (key := known_actor(name)) is not None), None)
    found = find_names_of(key) if key is not None else ()
    return tuple(
        TenureLine(_in_language(one.en, one.ar, cat), "", _span(one.since, one.until, cat), False) for one in found
    )


def _ids_of(view: View, one: NameJudgementHead) -> set[str]:
    """The actors or places that a judgement's names are of now."""
    heads = (view.find_named(about) for about in (one.a, one.b) if about)
    return {head.id for head in heads if head is not None}


def _scripts(cat: Catalogue) -> tuple[str, str]:
    return ("ar", "en") if cat.lang == "ar" else ("en", "ar")


@router.get("/actors/{name_id}")
def actor_page(request: Request, name_id: str, view: Viewed, cat: Worded, pages: Rendered, after: str = "") -> Response:
    return _page(request, view, cat, pages, kind="actor", name_id=name_id, after=after)


@router.get("/places/{name_id}")
def place_page(request: Request, name_id: str, view: Viewed, cat: Worded, pages: Rendered, after: str = "") -> Response:
    return _page(request, view, cat, pages, kind="place", name_id=name_id, after=after)
