"""The page "My clearances" and its end point: what I may see and why, as far as it is mine to know."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from tansiq.release import Clearance, View, sum_clearances
from tansiq.web.asking import catalogue_of
from tansiq.web.credentials import find_person
from tansiq.web.described import READ
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, view_of
from tansiq.web.rendering import Pages
from tansiq.web.terms import Known, say_moment

__all__ = ["api_router", "router"]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api_router = APIRouter(prefix="/api", responses=READ)
Viewed = Annotated[View, Depends(view_of)]

_RULES = {"party": "released-party", "users": "released-user", "room": "released-room", "public": "released-public"}
"""Audience of a release to the rule by which it shows (docs/sharing.md)."""


class RoomOut(BaseModel):
    """A room of yours."""

    room: str
    name: str
    host: str
    state: str
    since: str
    default_tlp: str
    keeps_days: int | None = Field(description="How many days after its release members hold what is released now")


class ClearanceOut(BaseModel):
    """Entries that one party lets you see, by one way and on the same terms."""

    originator: str
    passed_on_by: str = Field(description='Who passed them on, or ""')
    rule: str = Field(description="The rule of docs/sharing.md by which you see them")
    to: str = Field(
        description='Your part of the audience: your party, PARTY:MARK, a room of yours, or "" for the public'
    )
    tlp: str
    onward: list[str]
    purpose: str
    until: str = Field(description='When it ends, or ""')
    detached: bool = Field(description="Claims alone, without their report")
    since: str = Field(description="When the first of them was released to you")
    entries: int


class ClearancesOut(BaseModel):
    """What you may see beside what is your party's own, and why."""

    party: str
    mark: str
    roles: list[str]
    rooms: list[RoomOut]
    clearances: list[ClearanceOut]
    no_longer: int = Field(description="Entries that are no longer shared with you")


def _rule(one: Clearance) -> str:
    return "passed-on" if one.by else _RULES[one.audience]


@api_router.get("/me/clearances")
def get_clearances(request: Request, view: Viewed) -> ClearancesOut:
    """What you may see beside what is your party's own, and why: rooms, and releases counted by terms."""
    reader, person = reader_of(request), find_person(request)
    return ClearancesOut(
        party=reader.party,
        mark=reader.user,
        roles=[] if person is None else sorted(person.roles),
        rooms=[
            RoomOut(
                room=one.room, name=one.name, host=one.host, state=one.state, since=one.since,
                default_tlp=one.default_tlp, keeps_days=one.keeps_days,
            )
            for one in view.memberships()
        ],
        clearances=[
            ClearanceOut(
                originator=one.originator, passed_on_by=one.by, rule=_rule(one), to=one.to, tlp=one.tlp,
                onward=list(one.onward), purpose=one.purpose, until=one.until, detached=one.is_detached,
                since=one.since, entries=one.entries,
            )
            for one in sum_clearances(view.releases_to_me())
        ],
        no_longer=len(view.tombstones()),
    )  # fmt: skip


@router.get("/me/clearances")
def clearances_page(
    request: Request,
    view: Viewed,
    cat: Annotated[Catalogue, Depends(catalogue_of)],
    pages: Annotated[Pages, Depends(pages_of)],
) -> HTMLResponse:
    known = Known(request, view, cat)
    reader = reader_of(request)
    return pages.render(
        request,
        "clearances.html",
        reader_party=known.party(reader.party),
        rooms=[
            (known.room(one.room), known.party(one.host), one.state, say_moment(one.since, cat), one.default_tlp)
            for one in known.memberships
        ],
        lines=[
            {
                "originator": known.party(one.originator),
                "by": known.party(one.by) if one.by else "",
                "entries": one.entries,
                "audience": known.audience(one.audience, (one.to,)),
                "why": cat.text(f"rule.{_rule(one)}"),
                "terms": {"tlp": one.tlp, "terms": known.terms(one.onward, one.purpose, one.until)},
                "is_detached": one.is_detached,
                "since": say_moment(one.since, cat),
            }
            for one in sum_clearances(view.releases_to_me())
        ],
        gone=len(view.tombstones()),
    )
