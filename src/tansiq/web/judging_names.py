"""Judging names in the browser: these two are one actor, or one place; they are not; taking either back.

One page for both: it offers names like this one, takes the address of any other, and says what will happen.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from tansiq import desk
from tansiq.release import NamedHead, NameJudgementHead, NotVisible, View, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.event import find_moved
from tansiq.web.judging import refusal, refused_by
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.reasons import JudgementLine
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment

__all__ = ["find_name_id", "list_name_judgements", "router"]

Kind = Literal["actor", "place"]
_NAME = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
_ADDRESS_CHARS = 500

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]
Words = Annotated[str, Form()]


def find_name_id(text: str) -> str:
    """The id of an actor or place in its address, or in whatever was pasted; "" where there is none."""
    found = _NAME.search(text[:_ADDRESS_CHARS].lower())
    return found.group() if found else ""


def list_name_judgements(
    judgements: tuple[NameJudgementHead, ...], known: Known, party: str, cat: Catalogue
) -> tuple[JudgementLine, ...]:
    """Judgements on names in words, in the order given, each side as it was called before."""
    return tuple(
        JudgementLine(
            id=one.id,
            by=known.party(one.by),
            made=say_moment(one.made, cat),
            words=cat.markup(
                f"judged.{one.about}.{one.verdict}",
                a=_side(one, one.a, one.names_a, cat),
                b=_side(one, one.b, one.names_b, cat),
            ),
            reason=one.reason,
            is_own=one.by == party and one.is_standing,
            is_standing=one.is_standing,
        )
        for one in judgements
        if one.verdict != "undone"
    )


def _side(one: NameJudgementHead, about: str, names: tuple[str, ...], cat: Catalogue) -> Markup | str:
    if not about:
        return cat.text("judged.unseen_name")
    return Markup('<a href="/{}s/{}"><bdi>{}</bdi></a>').format(one.about, about, names[0])


def _head(view: View, about: str, kind: Kind) -> NamedHead:
    head = view.find_named(about)
    if head is None or head.kind != kind:
        raise NotVisible
    return head


def _page(
    request: Request, view: View, about: str, kind: Kind, *, chosen: str = "", reason: str = "", refused: str = ""
) -> HTMLResponse:
    """Step one offers names; step two, where one is chosen, asks which of the two it is, and why."""
    cat = catalogue_of(request)
    head = _head(view, about, kind)
    other = view.find_named(find_name_id(chosen)) if chosen else None
    if chosen and not refused:
        refused = _fault(head, other)
    if other is not None and (other.id == head.id or other.kind != kind):
        other = None
    return pages_of(request).render(
        request,
        "judge_name.html",
        status=400 if refused else 200,
        head=head,
        kind=kind,
        name=cat.in_script(head.names[0], head.names),
        other=other,
        other_name="" if other is None else cat.in_script(other.names[0], other.names),
        alike=[(one, cat.in_script(one.names[0], one.names)) for one in view.alike_named(head.id)],
        pasted="" if other is not None else chosen,
        reason=reason,
        refused=refusal(refused, cat) if refused else "",
    )


def _fault(head: NamedHead, other: NamedHead | None) -> str:
    if other is None:
        return "no-name"
    if other.kind != head.kind:
        return "other-kind"
    return "one-name" if other.id == head.id else ""


def _asked(request: Request, view: View, about: str, kind: Kind, alike: str, address: str) -> Response:
    moved = find_moved(request, about, _head(view, about, kind).id)
    # What was pasted was meant, whatever is still ticked above it.
    return moved or _page(request, view, about, kind, chosen=address.strip()[:_ADDRESS_CHARS] or alike)


def _judge(request: Request, about: str, kind: Kind, other: str, verdict: str, reason: str) -> Response:
    settings, reader = settings_of(request), reader_of(request)
    judge = desk.judge_name_apart if verdict == "apart" else desk.judge_name_same
    judged = partial(judge, settings, about, find_name_id(other), reason=reason, party=reader.party, user=reader.user)
    refused = refused_by(judged, nothing="no-name")
    if not refused:
        return RedirectResponse(f"/{kind}s/{about}#judged", 303)
    with open_view(settings, reader) as view:
        return _page(request, view, about, kind, chosen=other, reason=reason, refused=refused)


@router.get("/actors/{name_id}/judge")
def judge_actor_page(request: Request, name_id: str, view: Viewed, alike: str = "", address: str = "") -> Response:
    return _asked(request, view, name_id, "actor", alike, address)


@router.get("/places/{name_id}/judge")
def judge_place_page(request: Request, name_id: str, view: Viewed, alike: str = "", address: str = "") -> Response:
    return _asked(request, view, name_id, "place", alike, address)


@router.post("/actors/{name_id}/judge", dependencies=[Depends(check_acting)])
def judge_actor(
    request: Request, name_id: str, other: Words = "", verdict: Words = "same", reason: Words = ""
) -> Response:
    """Say that two actors are one, or are not; a refusal shows the form again with its reason."""
    return _judge(request, name_id, "actor", other, verdict, reason)


@router.post("/places/{name_id}/judge", dependencies=[Depends(check_acting)])
def judge_place(
    request: Request, name_id: str, other: Words = "", verdict: Words = "same", reason: Words = ""
) -> Response:
    """Say that two places are one, or are not; a refusal shows the form again with its reason."""
    return _judge(request, name_id, "place", other, verdict, reason)
