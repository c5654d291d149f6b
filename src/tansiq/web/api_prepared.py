"""Standing and urgent releases over the HTTP API, as the page "Prepared" has them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from tansiq import desk
from tansiq.model.release import Tlp
from tansiq.release import View
from tansiq.web.api_desk import AudienceIn, HandOut, MadeOut, hand_out
from tansiq.web.described import READ, WRITTEN
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.refused import refusing

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=READ)
Viewed = Annotated[View, Depends(view_of)]
_LEAVES = "What is released goes to recipients' TAXII clients too"


class TermsIn(BaseModel):
    """To whom, and on what terms."""

    audience: AudienceIn
    tlp: Tlp
    onward: list[str] = Field(default_factory=list, max_length=200, description='Parties, "room:NAME", or "*"')
    purpose: str = ""
    may_leave: bool = Field(False, description=_LEAVES)


class StandingIn(TermsIn):
    """Reports of an outlet, of certain kinds, to be released as they come in."""

    outlet: str = Field("", description='"" for whatever your party takes in')
    kinds: list[str] = Field(default_factory=list, max_length=200, description="Event types or their beginnings")
    ends: str = Field(description="RFC 3339 with its offset, in the future")


class StandingOut(BaseModel):
    """A standing release of your party."""

    id: str
    outlet: str
    kinds: list[str]
    audience: AudienceIn
    tlp: str
    onward: list[str]
    purpose: str
    may_leave: bool
    ends: str
    made: str
    stopped: str
    is_in_force: bool
    released: int
    hand: HandOut


class StandingListOut(BaseModel):
    """The standing releases of your party, the newest first."""

    standing: list[StandingOut]


class UrgentIn(TermsIn):
    """A release where lives are in danger."""

    what: str = Field(description="Id of a report or claim of yours")
    reason: str = Field(description="Whose life is in danger, and how; kept, and shown to nobody else")
    until: str = Field("", description="RFC 3339 with its offset, in the future")
    has_seen_names: bool = Field(False, description="That the text names persons beside words for detainees")


class UrgentOut(BaseModel):
    """An urgent release of your party."""

    id: str
    release: str
    entries: list[str]
    audience: AudienceIn
    may_leave: bool
    reason: str
    made: str
    due: str
    verdict: str = Field(description='"", stands or withdrawn')
    note: str
    is_overdue: bool
    hand: HandOut


class UrgentListOut(BaseModel):
    """The urgent releases of your party: those that wait for a review first."""

    urgent: list[UrgentOut]


class ReviewIn(BaseModel):
    """What became of an urgent release."""

    verdict: Literal["stands", "withdrawn"]
    note: str = Field("", max_length=1000)


@router.get("/standing")
def list_standing(view: Viewed) -> StandingListOut:
    """Standing releases, with how many reports each has released."""
    return StandingListOut(
        standing=[
            StandingOut(
                id=one.id, outlet=one.outlet, kinds=list(one.kinds),
                audience=AudienceIn.of(one.audience, one.names), tlp=one.tlp, onward=list(one.onward),
                purpose=one.purpose, may_leave=one.may_leave, ends=one.until, made=one.made, stopped=one.stopped,
                is_in_force=one.is_in_force, released=one.released, hand=hand_out(one.hand),
            )
            for one in view.standing_releases()
        ]
    )  # fmt: skip


@router.post("/standing", status_code=201, responses=WRITTEN)
def stand_release(request: Request, given: StandingIn) -> MadeOut:
    """Release every report that your party takes in from an outlet, until a day."""
    with refusing():
        made = desk.stand_release(
            settings_of(request),
            given.audience.meant(),
            outlet=given.outlet,
            ends=given.ends,
            kinds=tuple(given.kinds),
            party=reader_of(request).party,
            tlp=given.tlp,
            onward=tuple(given.onward),
            purpose=given.purpose,
            may_leave=given.may_leave,
        )
    return MadeOut(id=made)


@router.post("/standing/{standing}/stop", status_code=201, responses=WRITTEN)
def stop_standing(request: Request, standing: str) -> MadeOut:
    """Stop a standing release; what it released stays released."""
    return MadeOut(id=desk.stop_standing(settings_of(request), standing, party=reader_of(request).party))


@router.get("/urgent")
def list_urgent(view: Viewed) -> UrgentListOut:
    """Urgent releases with what became of them."""
    return UrgentListOut(
        urgent=[
            UrgentOut(
                id=one.id, release=one.release, entries=list(one.entries),
                audience=AudienceIn.of(one.audience, one.names), may_leave=one.may_leave,
                reason=one.reason, made=one.made, due=one.due, verdict=one.verdict, note=one.note,
                is_overdue=one.is_overdue, hand=hand_out(one.hand),
            )
            for one in view.urgent_releases()
        ]
    )  # fmt: skip


@router.post("/urgent", status_code=201, responses=WRITTEN)
def release_urgently(request: Request, given: UrgentIn) -> MadeOut:
    """Release an entry of your party's at once, since lives are in danger; it is reviewed within a day."""
    with refusing():
        made = desk.release_urgently(
            settings_of(request),
            given.what,
            given.audience.meant(),
            reason=given.reason,
            party=reader_of(request).party,
            tlp=given.tlp,
            onward=tuple(given.onward),
            purpose=given.purpose,
            until=given.until or None,
            may_leave=given.may_leave,
            has_seen_names=given.has_seen_names,
        )
    return MadeOut(id=made)


@router.post("/urgent/{urgent}/review", status_code=201, responses=WRITTEN)
def review(request: Request, urgent: str, given: ReviewIn) -> MadeOut:
    """Say that an urgent release stands, or withdraw it."""
    with refusing():
        made = desk.review_urgent(
            settings_of(request), urgent, given.verdict, note=given.note, party=reader_of(request).party
        )
    return MadeOut(id=made)
