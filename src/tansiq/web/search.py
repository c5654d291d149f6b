"""The search: one page over events, reports, actors and places, its completions, and the same as JSON."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from tansiq.release import SEARCH_KINDS, SearchQuery, View
from tansiq.web.asked import MAX_LIMIT
from tansiq.web.asking import catalogue_of
from tansiq.web.cards import make_card
from tansiq.web.described import READ
from tansiq.web.found import FoundIn, FoundOut, found_out, make_named_line, make_report_line, make_wanted, mark_card
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.query import MAX_TEXT_CHARS, BadFilter
from tansiq.web.reader import view_of
from tansiq.web.rendering import Pages

__all__ = ["api_router", "router"]

_EACH = 6
"""Of each kind where all are shown: a page of two screens."""

_SHOWN = ("places", "actors", "events", "reports")
"""The kinds in the order of the page."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api_router = APIRouter(prefix="/api", responses=READ)
Viewed = Annotated[View, Depends(view_of)]
Worded = Annotated[Catalogue, Depends(catalogue_of)]


def parse_search(text: str, kind: str, limit: int) -> SearchQuery:
    """The search of an address.

    Raises:
        BadFilter: There is no such kind.
    """
    if kind and kind not in SEARCH_KINDS:
        raise BadFilter("not a kind of results", code="bad-kind", where="kind")
    kinds = tuple(one for one in SEARCH_KINDS if kind in ("", one))
    return SearchQuery(text.strip()[:MAX_TEXT_CHARS], kinds, limit)


@router.get("/search")
def search_page(
    request: Request, view: Viewed, cat: Worded, pages: Annotated[Pages, Depends(pages_of)], q: str = "", kind: str = ""
) -> HTMLResponse:
    """What has the words, a group a kind; of one kind alone where it is chosen."""
    query = parse_search(q, kind, MAX_LIMIT if kind else _EACH)
    found = view.search(query)
    words = query.text
    wanted = make_wanted(words, found)
    return pages.render(
        request,
        "search.html",
        words=words,
        kind=kind,
        kinds=[one for one in _SHOWN if one in query.kinds],
        totals={
            "events": found.events.total,
            "reports": found.reports.total,
            "actors": found.actors.total,
            "places": found.places.total,
        },
        events=[mark_card(make_card(head, cat), wanted) for head in found.events.events],
        reports=[make_report_line(one, wanted) for one in found.reports.reports],
        named={
            "actors": [make_named_line(head, cat, words) for head in found.actors.named],
            "places": [make_named_line(head, cat, words) for head in found.places.named],
        },
        whole={
            "events": f"/events?{urlencode({'text': words})}",
            "reports": f"/reports?{urlencode({'text': words})}",
            "actors": f"/search?{urlencode({'q': words, 'kind': 'actors'})}",
            "places": f"/search?{urlencode({'q': words, 'kind': 'places'})}",
        },
    )


@router.get("/search/complete")
def complete(view: Viewed, q: str = "") -> HTMLResponse:
    """Options of the search box: names that the words begin, of the reader's own events."""
    names = view.complete(q.strip()[:MAX_TEXT_CHARS])
    return HTMLResponse(Markup("").join(Markup('<option value="{}"></option>').format(name) for name in names))


@api_router.get("/search")
def search(view: Viewed, cat: Worded, given: Annotated[FoundIn, Query()]) -> FoundOut:
    """Events, reports, actors and places that have all the words."""
    return found_out(view.search(parse_search(given.q, given.kind, given.limit)), cat)
