"""Judgements over the HTTP API: which there are, and making and taking back the party's own."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from tansiq import desk
from tansiq.release import View
from tansiq.web.described import READ, WRITTEN
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.shapes import JudgementOut, NameJudgementOut, judgement_out, name_judgement_out

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=READ)


class JudgementListOut(BaseModel):
    """The judgements that the reader sees, its own and those released to it, the newest first."""

    judgements: list[JudgementOut]
    names: list[NameJudgementOut]


class JudgementIn(BaseModel):
    """What is judged."""

    verdict: Literal["same", "apart", "undone"] = Field(description='"undone" takes back a judgement')
    event: str = Field("", description="Id of an event")
    name: str = Field("", description="Instead of an event, the id of an actor or place")
    other: str = Field("", description='The other actor or place; for "same" of an event, the id of the other event')
    telling: str = Field("", description='For "apart", a telling of the event, its report, or the id of another event')
    reason: str = Field("", description="Why, in a sentence; shown to whoever sees the judgement")
    judgement: str = Field("", description='For "undone", the id of the judgement')


class JudgedOut(BaseModel):
    """Ids of the entries made."""

    ids: list[str]


@router.get("/judgements")
def list_judgements(view: Annotated[View, Depends(view_of)]) -> JudgementListOut:
    """The judgements that the reader sees, the newest first."""
    names = [name_judgement_out(one) for one in view.name_judgements()]
    return JudgementListOut(judgements=[judgement_out(one) for one in view.judgements()], names=names)


@router.post("/judgements", status_code=201, responses=WRITTEN)
def judge(request: Request, given: JudgementIn) -> JudgedOut:
    """Say that two events, actors or places are one, or are not; or take a judgement back."""
    settings, reader = settings_of(request), reader_of(request)
    if given.verdict == "undone":
        return JudgedOut(ids=list(desk.undo_judgement(settings, given.judgement, party=reader.party)))
    who = {"reason": given.reason, "party": reader.party, "user": reader.user}
    if given.name:
        judge_name = desk.judge_name_same if given.verdict == "same" else desk.judge_name_apart
        return JudgedOut(ids=list(judge_name(settings, given.name, given.other, **who)))
    if given.verdict == "same":
        return JudgedOut(ids=list(desk.judge_same(settings, given.event, given.other, **who)))
    return JudgedOut(ids=list(desk.judge_apart(settings, given.event, given.telling, **who)))
