"""The pages: events as list, map and timeline, reports, about."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from tansiq.release import EventQuery, View
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import make_card
from tansiq.web.exports import download_links, joint_fields
from tansiq.web.groups import GROUPS, find_group, list_types
from tansiq.web.headline import label_type
from tansiq.web.language import Catalogue
from tansiq.web.query import MAX_TEXT_CHARS, Filter, parse_filter
from tansiq.web.reader import view_of
from tansiq.web.rendering import Pages
from tansiq.web.timeline import make_bar, make_scale
from tansiq.web.wording import say_country
from tansiq.web.years import make_years

__all__ = ["pages_of", "router"]

_MAP_EVENTS = 100
"""Events listed beside the map, which itself shows more."""

_GEONAMES = Markup('<a href="https://www.geonames.org/" rel="noreferrer">GeoNames</a>')
_NATURAL_EARTH = Markup('<a href="https://www.naturalearthdata.com/" rel="noreferrer">Natural Earth</a>')

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]
Worded = Annotated[Catalogue, Depends(catalogue_of)]


def pages_of(request: Request) -> Pages:
    """The templates of this server."""
    pages: Pages = request.app.state.pages
    return pages


Rendered = Annotated[Pages, Depends(pages_of)]


def _countries(view: View, cat: Catalogue) -> list[tuple[str, str]]:
    """Countries in which the reader sees events, as code and name, by name."""
    codes = [code for code, _ in view.countries(EventQuery())]
    return sorted(((code, say_country(code, cat)) for code in codes), key=lambda pair: pair[1])


def _types(cat: Catalogue) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups with their types and prefixes as code and label, for the filter."""
    choices = []
    for group, codes in list_types().items():
        options = []
        for code in codes:
            label = label_type(code, cat)
            is_prefix = any(other.startswith(f"{code}.") for other in codes)
            options.append((code, cat.text("filter.type_any", label=label) if is_prefix else label))
        choices.append((cat.text(f"group.{group}"), options))
    return choices


def _tally(view: View, query: EventQuery) -> list[tuple[str, int]]:
    """Events of a filter by group, empty groups left out."""
    found = dict.fromkeys(GROUPS, 0)
    for code, count in view.types(query):
        found[find_group(code)] += count
    return [(group, count) for group, count in found.items() if count]


def _about(view: View, about: str, cat: Catalogue) -> str:
    """What the place or actor is called whose events are listed."""
    named = view.find_named(about) if about else None
    return cat.text("filter.about_unknown") if named is None else cat.in_script(named.names[0], named.names)


def _events_page(
    request: Request, view: View, cat: Catalogue, pages: Pages, *, kind: str, found: Filter
) -> HTMLResponse:
    page = view.list_events(found.query)
    cards = [make_card(head, cat) for head in page.events]
    path = "/events" if kind == "list" else f"/events/{kind}"
    by_year = view.year_counts(found.query) if kind == "timeline" else ()
    dated = sum(one.count for one in by_year) if kind == "timeline" else page.total
    scale = make_scale([card.period for card in cards], cat) if kind == "timeline" else None
    return pages.render(
        request,
        "events.html",
        kind=kind,
        found=found,
        about=_about(view, found.query.about, cat),
        about_clear=Filter(found.query, found.params | {"about": ""}).address(path),
        page_path=path,
        views=[(name, found.address("/events" if name == "list" else f"/events/{name}")) for name in _KINDS],
        total=page.total,
        cards=cards,
        located=[card for card in cards if card.is_located],
        unlocated=[card for card in cards if not card.is_located],
        more=found.address(path, after=page.next) if page.next else "",
        tally=_tally(view, found.query),
        undated=page.total - dated,
        years=make_years(by_year, cat),
        scale=scale,
        bars={} if scale is None else {card.id: make_bar(card.period, scale) for card in cards},
        types=_types(cat),
        countries=_countries(view, cat),
        downloads=download_links(found),
        joint=joint_fields(found),
        statuses=("occurred", "claimed", "planned", "attempted", "denied"),
    )


_KINDS = ("list", "map", "timeline")


@router.get("/")
def home() -> RedirectResponse:
    return RedirectResponse("/events")


@router.get("/events")
def list_page(request: Request, view: Viewed, cat: Worded, pages: Rendered) -> HTMLResponse:
    return _events_page(request, view, cat, pages, kind="list", found=parse_filter(request.query_params))


@router.get("/events/map")
def map_page(request: Request, view: Viewed, cat: Worded, pages: Rendered) -> HTMLResponse:
    found = parse_filter(request.query_params, limit=_MAP_EVENTS)
    return _events_page(request, view, cat, pages, kind="map", found=found)


@router.get("/events/timeline")
def timeline_page(request: Request, view: Viewed, cat: Worded, pages: Rendered) -> HTMLResponse:
    return _events_page(request, view, cat, pages, kind="timeline", found=parse_filter(request.query_params))


@router.get("/reports")
def reports_page(request: Request, view: Viewed, pages: Rendered, after: str = "", text: str = "") -> HTMLResponse:
    words = text.strip()[:MAX_TEXT_CHARS]
    reports, following = view.list_reports(after=after, text=words)
    kept = {"text": words} if words else {}
    more = f"/reports?{urlencode(kept | {'after': following})}" if following else ""
    return pages.render(request, "reports.html", reports=reports, more=more, words=words, notice="")


@router.get("/about")
def about_page(request: Request, pages: Rendered) -> HTMLResponse:
    return pages.render(request, "about.html", geonames=_GEONAMES, natural_earth=_NATURAL_EARTH)
