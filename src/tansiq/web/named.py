"""The page of an actor or a place: how it is called, what it is, offices held, and the events that name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.renamed import Called, find_names_of
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
    start, end, seen = one.tenure.start, one.tenure.end, one.tenure.seen
    if start and end:
        return cat.text("office.from_to", a=say_partial(start, cat), b=say_partial(end, cat))
    if end:
        return cat.text("office.to", b=say_partial(end, cat))
    if seen:
        shown = cat.text("office.seen", x=say_partial(seen, cat))
        return cat.text("office.from_seen", a=say_partial(start, cat), seen=shown) if start else shown
    return cat.text("office.from", a=say_partial(start or "", cat))


def _in_language(en: tuple[str, ...], ar: tuple[str, ...], cat: Catalogue) -> str:
    return (ar if cat.lang == "ar" else en)[0]


def list_tenures(head: NamedHead, cat: Catalogue) -> tuple[tuple[TenureLine, ...], bool]:
    """The offices that a person held; or, of an office, its holders, and then True."""
    holders = find_holders(head.names)
    if holders:
        lines = [
            TenureLine(
                _in_language(one.tenure.en, one.tenure.ar, cat),
                say_country(one.office.country, cat),
                _dates(one, cat),
                one.tenure.acting,
            )
            for one in holders
        ]
        return tuple(lines), True
    held = find_tenures(head.names) if head.sort in ("person", "") else ()
    lines = [
        TenureLine(
            _in_language(one.office.en, one.office.ar, cat),
            say_country(one.office.country, cat),
            _dates(one, cat),
            one.tenure.acting,
        )
        for one in held
    ]
    return tuple(lines), False


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
    return tuple(TenureLine(_in_language(one.en, one.ar, cat), "", _span(one, cat), False) for one in found)


def _span(one: Called, cat: Catalogue) -> str:
    if one.since and one.until:
        return cat.text("office.from_to", a=say_partial(one.since, cat), b=say_partial(one.until, cat))
    if one.until:
        return cat.text("office.to", b=say_partial(one.until, cat))
    return cat.text("office.from", a=say_partial(one.since or "", cat))


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
