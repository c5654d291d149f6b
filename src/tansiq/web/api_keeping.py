"""How long entries are kept, over the HTTP API: erasure, retention and legal holds, as the page "Kept" has them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from tansiq import desk
from tansiq.release import Hold, HoldScope, View
from tansiq.web.api_desk import HandOut, MadeOut, hand_out
from tansiq.web.described import FOUND, READ, WRITTEN
from tansiq.web.keeping import erase_entry
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.refused import refusing

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=READ)
Viewed = Annotated[View, Depends(view_of)]
_MOST_DAYS = 36_500
DateOf = Literal["received", "published"]


class ErasureIn(BaseModel):
    """Why an entry is erased."""

    reason: str = Field(min_length=1, max_length=2000, description="Kept with the erasure")


class RetentionIn(BaseModel):
    """How long your reports and objects are kept."""

    days: int | None = Field(ge=0, le=_MOST_DAYS, description="null takes the rule away")
    by: DateOf = Field("received", description="From which date it counts; without a day of publication, received")


class RoomRetentionIn(BaseModel):
    """For how long members hold what is released into a room of yours from now on."""

    days: int | None = Field(ge=1, le=_MOST_DAYS, description="After the release; null takes the rule away")


class RetentionOut(BaseModel):
    """The rule by which your entries are kept."""

    id: str
    days: int
    by: str
    made: str
    hand: HandOut


class DueOut(BaseModel):
    """An entry of yours, and when its retention ends."""

    id: str
    kind: str
    due: str
    is_due: bool
    holds: list[str] = Field(description="Ids of the holds that keep it")


class DueListOut(BaseModel):
    """The rule and what it ends when, the first to go first."""

    retention: RetentionOut | None
    due: list[DueOut]


class ErasedOut(BaseModel):
    """An entry that was erased, and the id of the erasure."""

    what: str
    id: str


class KeptOut(BaseModel):
    """An entry that was due and is still there: "held", or the code of what went wrong."""

    id: str
    why: str
    holds: list[str]


class RunOut(BaseModel):
    """What carrying the rule out did."""

    rule: str
    erased: list[ErasedOut]
    kept: list[KeptOut]
    following: str = Field(description='When the next is due, or ""')


class ScopeOut(BaseModel):
    """What a hold names."""

    what: list[str] = Field(default_factory=list, max_length=1000, description="Ids; or else which are meant")
    since: str = Field("", description="A day, inclusive")
    until: str = Field("", description="A day, inclusive")
    by: DateOf = "received"
    text: str = Field("", max_length=200, description="Words that all occur in it")


class HoldIn(ScopeOut):
    """Entries to be held: ids; or a period, words, or both."""

    reason: str = Field(min_length=1, max_length=1000, description="Kept with the hold")


class HoldOut(BaseModel):
    """A hold on entries of yours."""

    id: str
    scope: ScopeOut
    reason: str
    order: str = Field(description='The reference of the order under which the operator placed it, or ""')
    made: str
    lifted: str
    covers: int
    hand: HandOut


class HoldListOut(BaseModel):
    """The holds on entries of yours, the newest first."""

    holds: list[HoldOut]


class LiftIn(BaseModel):
    """Why a hold is lifted."""

    reason: str = Field("", max_length=1000)


@router.post("/entries/{entry_id}/erase", status_code=201, responses=WRITTEN)
def erase(request: Request, entry_id: str, given: ErasureIn) -> MadeOut:
    """Destroy the content of a report, a claim or an object of yours; there is no way back."""
    with refusing():
        party = reader_of(request).party
        return MadeOut(id=erase_entry(settings_of(request), entry_id, reason=given.reason, party=party))


@router.get("/retention")
def list_due(
    view: Viewed,
    days: Annotated[int | None, Query(ge=0, le=_MOST_DAYS, description="As if it were the rule")] = None,
    by: DateOf = "received",
) -> DueListOut:
    """The rule and what it ends when; nothing is erased."""
    rule, due = view.retention(), view.due(days=days, by=by)
    told = None
    if rule is not None:
        told = RetentionOut(id=rule.id, days=rule.days, by=rule.by, made=rule.made, hand=hand_out(rule.hand))
    return DueListOut(
        retention=told,
        due=[DueOut(id=one.id, kind=one.kind, due=one.due, is_due=one.is_due, holds=list(one.holds)) for one in due],
    )


@router.post("/retention", status_code=201, responses=WRITTEN)
def set_retention(request: Request, given: RetentionIn) -> MadeOut:
    """Set the rule, or take it away; nothing is erased by that."""
    with refusing():
        return MadeOut(id=desk.keep(settings_of(request), given.days, by=given.by, party=reader_of(request).party))


@router.post("/retention/run", status_code=201)
def run(request: Request) -> RunOut:
    """Erase what the rule ends by now; done again it does nothing more."""
    done = desk.run_retention(settings_of(request), party=reader_of(request).party)
    return RunOut(
        rule=done.rule,
        erased=[ErasedOut(what=what, id=made) for what, made in done.erased],
        kept=[KeptOut(id=one.id, why=one.why, holds=list(one.holds)) for one in done.kept],
        following=done.following,
    )


@router.post("/rooms/{room_id}/retention", status_code=201, responses=WRITTEN)
def set_room_retention(request: Request, room_id: str, given: RoomRetentionIn) -> MadeOut:
    """Set for how long members of a room of yours hold what is released into it from now on."""
    with refusing():
        return MadeOut(id=desk.keep_in_room(settings_of(request), room_id, given.days, party=reader_of(request).party))


def _hold(one: Hold) -> HoldOut:
    scope = one.scope
    told = ScopeOut(what=list(scope.what), since=scope.since, until=scope.until, by=scope.by, text=scope.text)
    return HoldOut(
        id=one.id, scope=told, reason=one.reason, order=one.order, made=one.made, lifted=one.lifted,
        covers=one.covers, hand=hand_out(one.hand),
    )  # fmt: skip


@router.get("/holds")
def list_holds(view: Viewed) -> HoldListOut:
    """The holds on entries of yours, with how many each keeps."""
    return HoldListOut(holds=[_hold(one) for one in view.holds()])


@router.post("/holds", status_code=201, responses=WRITTEN)
def place_hold(request: Request, given: HoldIn) -> MadeOut:
    """Hold entries of yours; nobody else is told."""
    scope = HoldScope(tuple(given.what), given.since, given.until, given.by, given.text)
    with refusing():
        return MadeOut(id=desk.hold(settings_of(request), scope, reason=given.reason, party=reader_of(request).party))


@router.post("/holds/{hold}/lift", status_code=201, responses=FOUND | WRITTEN)
def lift(request: Request, hold: str, given: LiftIn) -> MadeOut:
    """Lift a hold of your own."""
    with refusing():
        party = reader_of(request).party
        return MadeOut(id=desk.lift_hold(settings_of(request), hold, reason=given.reason, party=party))
