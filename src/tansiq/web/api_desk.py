"""The release desk over the HTTP API: drafts and notices, as the pages have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from tansiq import desk
from tansiq.desk import Draft
from tansiq.model import Audience, Hand
from tansiq.model.release import AudienceKind, Tlp
from tansiq.release import Change, GivenNotice, Order, Recipient, SentNotice, View
from tansiq.web.described import FOUND, READ, WRITTEN
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.refused import refusing

__all__ = ["AudienceIn", "HandOut", "MadeOut", "hand_out", "router"]

router = APIRouter(prefix="/api", responses=READ)
Viewed = Annotated[View, Depends(view_of)]
_ID = Field(description="64 hexadecimal digits")


class HandOut(BaseModel):
    """By whose hand: role and mark of a person; both "" for nobody that entries know."""

    role: str
    mark: str


def hand_out(hand: Hand) -> HandOut:
    """By whose hand, as the API gives it."""
    return HandOut(role=hand.role, mark=hand.mark)


class AudienceIn(BaseModel):
    """To whom: parties, users as PARTY:MARK, one room by name or id, or the public."""

    kind: Literal["party", "users", "room", "public"]
    names: list[str] = Field(default_factory=list, max_length=200)

    @classmethod
    def of(cls, kind: AudienceKind, names: Iterable[str]) -> AudienceIn:
        """An audience as the API gives it."""
        return cls(kind=kind, names=list(names))

    def meant(self) -> Audience:
        """The audience as the desk takes it."""
        return Audience(self.kind, tuple(self.names))


class DraftIn(BaseModel):
    """A release to be made by somebody else."""

    what: str = Field(description="Id of an entry of yours, or of one that you may pass on")
    audience: AudienceIn
    tlp: Tlp
    onward: list[str] = Field(default_factory=list, max_length=200, description='Parties, "room:NAME", or "*"')
    purpose: str = ""
    until: str = Field("", description="RFC 3339 with its offset, in the future")
    note: str = Field("", max_length=1000, description="To whoever releases it")
    may_leave: bool = Field(False, description="It goes to recipients' TAXII clients too")


class DraftOut(BaseModel):
    """A release that was prepared; seen by your party alone."""

    id: str
    made: str
    what: str
    audience: AudienceIn
    tlp: str
    onward: list[str]
    purpose: str
    until: str
    note: str
    may_leave: bool
    hand: HandOut


class DraftListOut(BaseModel):
    """The drafts of your party, the newest first."""

    drafts: list[DraftOut]


class ReleaseIn(BaseModel):
    """What the releaser has seen."""

    has_seen_names: bool = Field(False, description="That the text names persons beside words for detainees")


class MadeOut(BaseModel):
    """The id of what was made."""

    id: str


class DoneOut(BaseModel):
    """How many it went to."""

    recipients: int


def _draft(one: Draft) -> DraftOut:
    terms = one.terms
    return DraftOut(
        id=one.id,
        made=one.made,
        what=one.what,
        audience=AudienceIn.of(one.audience.kind, one.audience.ids),
        tlp=terms["tlp"],
        onward=list(terms.get("onward", ())),
        purpose=terms.get("purpose", ""),
        until=str(terms.get("until") or ""),
        note=one.note,
        may_leave=terms.get("may_leave", False),
        hand=hand_out(one.hand),
    )


@router.get("/drafts")
def list_drafts(request: Request) -> DraftListOut:
    """Releases that were prepared."""
    found = desk.list_drafts(settings_of(request), party=reader_of(request).party)
    return DraftListOut(drafts=[_draft(one) for one in found])


@router.post("/drafts", status_code=201, responses=WRITTEN)
def keep_draft(request: Request, given: DraftIn) -> MadeOut:
    """Prepare a release; what a release would refuse is refused at once."""
    reader = reader_of(request)
    with refusing():
        made = desk.keep_draft(
            settings_of(request),
            given.what,
            given.audience.meant(),
            party=reader.party,
            user=reader.user,
            note=given.note,
            tlp=given.tlp,
            onward=tuple(given.onward),
            purpose=given.purpose,
            until=given.until or None,
            may_leave=given.may_leave,
        )
    return MadeOut(id=made)


@router.post("/drafts/{draft}/release", status_code=201, responses=WRITTEN)
def release_draft(request: Request, draft: str, given: ReleaseIn) -> MadeOut:
    """Make a release that was prepared."""
    with refusing():
        made = desk.release_draft(
            settings_of(request), draft, party=reader_of(request).party, has_seen_names=given.has_seen_names
        )
    return MadeOut(id=made)


@router.post("/drafts/{draft}/drop", status_code=204, responses=FOUND)
def drop_draft(request: Request, draft: str) -> None:
    """Throw a draft away."""
    desk.drop_draft(settings_of(request), draft, party=reader_of(request).party)


class TollOut(BaseModel):
    """A count that a correction changed: least and most, as it was and as it is."""

    slot: str
    old: list[int | None]
    new: list[int | None]


class RecipientOut(BaseModel):
    """Whom a notice goes to, as you may know it: a party, a member of a room, or somebody."""

    kind: Literal["party", "room", "public"]
    name: str
    entries: list[str]
    confirmed: str = Field(description='The day on which they, or the last of them, confirmed it, or ""')


class GivenNoticeOut(BaseModel):
    """A notice to you."""

    id: str
    originator: str
    kind: str
    entries: list[str]
    by: str = Field(description='The report that replaces the entry, where you see it, or ""')
    text: str
    tolls: list[TollOut]
    sent: str
    confirmed: str
    hand: HandOut


class ChangeOut(BaseModel):
    """A withdrawal, an erasure or a correction of yours whose copies are to be chased."""

    id: str
    kind: str
    entries: list[str]
    at: str
    by: str
    text: str
    tolls: list[TollOut]
    recipients: list[RecipientOut]
    hand: HandOut


class SentNoticeOut(BaseModel):
    """A notice that you sent."""

    change: str
    kind: str
    entries: list[str]
    text: str
    sent: str
    recipients: list[RecipientOut]
    hand: HandOut


class OrderOut(BaseModel):
    """A legal order that the operator carried out on entries of yours; confirmed as a notice is."""

    id: str
    kind: Literal["erase", "hold", "lift"]
    reference: str
    text: str
    what: list[str]
    kept: list[str] = Field(description="Of these, what a hold of yours keeps")
    made: str
    confirmed: str
    hand: HandOut


class NoticesOut(BaseModel):
    """Notices to you, those that are to be sent, those that you sent, and orders; each the newest first."""

    given: list[GivenNoticeOut]
    drafts: list[ChangeOut]
    sent: list[SentNoticeOut]
    orders: list[OrderOut]


class CorrectionIn(BaseModel):
    """What is not right about a report of yours."""

    report: str = _ID
    by: str = Field("", description="The report of yours that replaces it")
    text: str = Field("", max_length=2000, description="What is to be known; needed where nothing replaces it")


class NoticeIn(BaseModel):
    """What is said beside the change itself."""

    text: str = Field("", max_length=2000)


def _tolls(some: Change | GivenNotice) -> list[TollOut]:
    return [TollOut(slot=slot, old=list(old), new=list(new)) for slot, old, new in some.tolls]


def _recipients(some: tuple[Recipient, ...]) -> list[RecipientOut]:
    return [
        RecipientOut(kind=one.who.kind, name=one.who.name, entries=list(one.entries), confirmed=one.confirmed)
        for one in some
    ]


def _given(one: GivenNotice) -> GivenNoticeOut:
    return GivenNoticeOut(
        id=one.id, originator=one.originator, kind=one.kind, entries=list(one.entries), by=one.by, text=one.text,
        tolls=_tolls(one), sent=one.sent, confirmed=one.confirmed, hand=hand_out(one.hand),
    )  # fmt: skip


def _sent(one: SentNotice) -> SentNoticeOut:
    return SentNoticeOut(
        change=one.change, kind=one.kind, entries=list(one.entries), text=one.text, sent=one.sent,
        recipients=_recipients(one.recipients), hand=hand_out(one.hand),
    )  # fmt: skip


def _change(one: Change, recipients: tuple[Recipient, ...]) -> ChangeOut:
    return ChangeOut(
        id=one.id, kind=one.kind, entries=list(one.entries), at=one.at, by=one.by, text=one.text, tolls=_tolls(one),
        recipients=_recipients(recipients), hand=hand_out(one.hand),
    )  # fmt: skip


def _order(one: Order) -> OrderOut:
    return OrderOut(
        id=one.id, kind=one.kind, reference=one.reference, text=one.text, what=list(one.what), kept=list(one.kept),
        made=one.made, confirmed=one.confirmed, hand=hand_out(one.hand),
    )  # fmt: skip


@router.get("/notices")
def list_notices(view: Viewed) -> NoticesOut:
    """Notices to you and by you."""
    return NoticesOut(
        given=[_given(one) for one in view.notices_given()],
        drafts=[_change(one.change, one.recipients) for one in view.notice_drafts()],
        sent=[_sent(one) for one in view.notices_sent()],
        orders=[_order(one) for one in view.orders()],
    )


@router.post("/notices/correct", status_code=201, responses=WRITTEN)
def correct(request: Request, given: CorrectionIn) -> MadeOut:
    """Say that a report of yours is not right; that drafts a notice, and sends none."""
    settings, party = settings_of(request), reader_of(request).party
    with refusing():
        return MadeOut(id=desk.correct(settings, given.report, by=given.by, text=given.text, party=party))


@router.post("/notices/{change}/send", status_code=201, responses=WRITTEN)
def send(request: Request, change: str, given: NoticeIn) -> DoneOut:
    """Send the notice of a change to exactly those who hold copies."""
    settings, party = settings_of(request), reader_of(request).party
    with refusing():
        return DoneOut(recipients=desk.send_notice(settings, change, text=given.text, party=party))


@router.post("/notices/{notice}/acknowledge", status_code=201, responses=FOUND)
def acknowledge(request: Request, notice: str) -> MadeOut:
    """Confirm a notice to you."""
    with refusing():
        reader = reader_of(request)
        return MadeOut(id=desk.acknowledge(settings_of(request), notice, party=reader.party, user=reader.user))
