"""Posted STIX objects: the list, one of them as it came, and of one id the lines of others as second copies."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from tansiq.desk import log_opening
from tansiq.model.signs import acts_on_display
from tansiq.release import GivenRelease, ObjectHead, View
from tansiq.web.asking import catalogue_of
from tansiq.web.described import FOUND, READ
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.query import PAGE_EVENTS
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.rendering import Pages
from tansiq.web.terms import Known, say_moment

__all__ = ["api_router", "router"]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api_router = APIRouter(prefix="/api", responses=READ)
Viewed = Annotated[View, Depends(view_of)]
Worded = Annotated[Catalogue, Depends(catalogue_of)]
Rendered = Annotated[Pages, Depends(pages_of)]
Limit = Annotated[int, Query(ge=1, le=1000)]


class CopyOut(BaseModel):
    """Another party's line of the same STIX id."""

    id: str
    originator: str
    version: str = Field(description="The newest that you see")


class ObjectOut(BaseModel):
    """One version of a posted STIX object."""

    id: str = Field(description="Of its entry")
    stix_id: str
    type: str
    version: str
    originator: str
    name: str
    is_given: bool = Field(description="Your TAXII clients get it")
    second_copies: list[CopyOut] = Field(description="Other parties' lines of this STIX id that you see")


class ObjectListOut(BaseModel):
    """Posted STIX objects, the newest added first."""

    next: str
    objects: list[ObjectOut]


class ObjectViewOut(ObjectOut):
    """One version of a posted STIX object with its text."""

    since: str = Field(description="When it became yours to see")
    is_second_copy: bool = Field(description="Another party's line of this STIX id is the one that you are given")
    text: str = Field(description="The object as it was posted, byte for byte")


def _out(head: ObjectHead) -> ObjectOut:
    return ObjectOut(
        id=head.id, stix_id=head.stix, type=head.type, version=head.version, originator=head.originator,
        name=head.name, is_given=head.is_given,
        second_copies=[CopyOut(id=one.id, originator=one.originator, version=one.version) for one in head.copies],
    )  # fmt: skip


@api_router.get("/objects")
def list_objects(view: Viewed, after: str = "", kind: str = "", limit: Limit = PAGE_EVENTS) -> ObjectListOut:
    """Posted STIX objects that you may see, each version, the newest added first."""
    heads, following = view.list_objects(limit=limit, after=after, kind=kind)
    return ObjectListOut(next=following, objects=[_out(one) for one in heads])


@api_router.get("/objects/{object_id}", responses=FOUND)
def get_object(request: Request, object_id: str, view: Viewed) -> ObjectViewOut:
    """One posted STIX object as it came, by the id of its entry."""
    found = view.get_object(object_id)
    log_opening(settings_of(request), reader_of(request), [object_id], "api")
    return ObjectViewOut(
        **_out(found.head).model_dump(), since=found.since, is_second_copy=found.is_second, text=found.text
    )


@router.get("/objects")
def objects_page(
    request: Request, view: Viewed, cat: Worded, pages: Rendered, after: str = "", kind: str = ""
) -> HTMLResponse:
    heads, following = view.list_objects(limit=PAGE_EVENTS, after=after, kind=kind)
    known = Known(request, view, cat)
    lines = [
        (one, known.party(one.originator), [(copy, known.party(copy.originator)) for copy in one.copies])
        for one in heads
    ]
    return pages.render(request, "objects.html", lines=lines, following=following, kind=kind)


def _shown(text: str) -> str:
    """An object as a page shows it: indented, with signs that act on what shows them as JSON escapes."""
    indented = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    return "".join(json.dumps(sign)[1:-1] if acts_on_display(sign) else sign for sign in indented)


@router.get("/objects/{object_id}")
def object_page(request: Request, object_id: str, view: Viewed, cat: Worded, pages: Rendered) -> HTMLResponse:
    found = view.get_object(object_id)
    log_opening(settings_of(request), reader_of(request), [object_id], "page")
    known = Known(request, view, cat)
    return pages.render(
        request,
        "object.html",
        head=found.head,
        originator=known.party(found.head.originator),
        since=say_moment(found.since, cat),
        is_second=found.is_second,
        text=_shown(found.text),
        copies=[(one, known.party(one.originator)) for one in found.head.copies],
        given=[
            (known.audience(one.audience, (one.to,)), _terms(one, known)) for one in view.releases_to_me(of=object_id)
        ],
    )


def _terms(one: GivenRelease, known: Known) -> dict[str, object]:
    return {"tlp": one.tlp, "terms": known.terms(one.onward, one.purpose, one.until, may_leave=one.may_leave)}
