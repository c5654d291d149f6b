"""The page "Notices": corrections and withdrawals chase copies; who has confirmed, and what is to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.desk import NotYours
from tansiq.errors import ReleaseError
from tansiq.model import Count
from tansiq.release import GivenNotice, NoticeDraft, Order, Recipient, SentNotice, View, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.log import say_who
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment
from tansiq.web.wording import say_day, say_number

__all__ = ["router"]

_REPORT = re.compile(r"[0-9a-f]{64}")
_ADDRESS_CHARS = 500

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


def _tolls(tolls: tuple[Any, ...], known: Known) -> list[str]:
    return [
        known.cat.text(
            "notice.toll",
            what=known.cat.text(f"slot.{key}"),
            old=say_number(Count(*old), known.cat),
            new=say_number(Count(*new), known.cat),
        )
        for key, old, new in tolls
    ]


def _recipients(some: tuple[Recipient, ...], known: Known) -> list[dict[str, Any]]:
    return [
        {
            "who": say_who(one.who, known),
            "titles": [known.title(entry) for entry in one.entries],
            "confirmed": say_day(date.fromisoformat(one.confirmed), known.cat) if one.confirmed else "",
            "is_sent": bool(one.sent),
        }
        for one in some
    ]


def _draft(one: NoticeDraft, known: Known) -> dict[str, Any]:
    change = one.change
    return {
        "id": change.id,
        "kind": change.kind,
        "titles": [known.title(entry) for entry in change.entries],
        "by": known.title(change.by) if change.by else None,
        "at": say_moment(change.at, known.cat),
        "hand": known.hand(known.own_party, change.hand),
        "text": change.text,
        "tolls": _tolls(change.tolls, known),
        "recipients": _recipients(one.recipients, known),
    }


def _sent(one: SentNotice, known: Known) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "titles": [known.title(entry) for entry in one.entries],
        "at": say_moment(one.sent, known.cat),
        "hand": known.hand(known.own_party, one.hand),
        "text": one.text,
        "recipients": _recipients(one.recipients, known),
        "unconfirmed": len(one.unconfirmed),
    }


def _given(one: GivenNotice, known: Known) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "originator": known.party(one.originator),
        "titles": [known.title(entry) for entry in one.entries],
        "by": known.title(one.by) if one.by else None,
        "at": say_moment(one.sent, known.cat),
        "hand": known.hand(one.originator, one.hand),
        "text": one.text,
        "tolls": _tolls(one.tolls, known),
        "confirmed": say_moment(one.confirmed, known.cat),
    }


def _order(one: Order, known: Known) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "reference": one.reference,
        "titles": [known.title(entry) for entry in one.what] if one.kind != "lift" else [],
        "kept": len(one.kept),
        "at": say_moment(one.made, known.cat),
        "hand": known.hand("", one.hand),
        "text": one.text,
        "confirmed": say_moment(one.confirmed, known.cat),
    }


def _page(request: Request, view: View, *, form: dict[str, str], refused: str = "") -> HTMLResponse:
    cat = catalogue_of(request)
    known = Known(request, view, cat)
    return pages_of(request).render(
        request,
        "notices.html",
        status=400 if refused else 200,
        drafts=[_draft(one, known) for one in view.notice_drafts()],
        sent=[_sent(one, known) for one in view.notices_sent()],
        given=[_given(one, known) for one in view.notices_given()],
        orders=[_order(one, known) for one in view.orders()],
        form=form,
        refused=cat.text(f"notice.refused.{refused}") if refused else "",
    )


@router.get("/sharing/notices")
def notices_page(request: Request, view: Annotated[View, Depends(view_of)], correct: str = "") -> HTMLResponse:
    return _page(request, view, form={"report": correct.strip()[:_ADDRESS_CHARS], "by": "", "text": ""})


def _id_in(text: str) -> str:
    """The id of a report in its address, or in whatever was pasted; the text itself where there is none."""
    found = _REPORT.search(text[:_ADDRESS_CHARS].lower())
    return found.group() if found else text.strip()[:_ADDRESS_CHARS]


def _done(request: Request, act: Callable[[], object], form: dict[str, str], where: str) -> Response:
    """Do it, and go where it is listed; what is refused shows the page again with the reason."""
    try:
        act()
    except ReleaseError as error:
        if not catalogue_of(request).has(f"notice.refused.{error.code}") or (isinstance(error, NotYours) and not form):
            raise
        with open_view(settings_of(request), reader_of(request)) as view:
            return _page(request, view, form=form or {"report": "", "by": "", "text": ""}, refused=error.code)
    return RedirectResponse(f"/sharing/notices#{where}", 303)


@router.post("/sharing/notices/correct", dependencies=[Depends(check_acting)])
def correct(
    request: Request,
    report: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
) -> Response:
    """Say that a report of the reader's is not right; of another's, and of none, one answer."""
    act = partial(desk.correct, settings_of(request), _id_in(report), by=_id_in(by), text=text)
    form = {"report": report, "by": by, "text": text}
    return _done(request, partial(act, party=reader_of(request).party), form, "drafts")


@router.post("/sharing/notices/send", dependencies=[Depends(check_acting)])
def send(request: Request, change: Annotated[str, Form()] = "", text: Annotated[str, Form()] = "") -> Response:
    """Send a notice to exactly those who hold copies."""
    act = partial(desk.send_notice, settings_of(request), change, text=text, party=reader_of(request).party)
    return _done(request, act, {}, "sent")


@router.post("/sharing/notices/acknowledge", dependencies=[Depends(check_acting)])
def acknowledge(request: Request, notice: Annotated[str, Form()] = "") -> Response:
    """Confirm a notice."""
    reader = reader_of(request)
    act = partial(desk.acknowledge, settings_of(request), notice, party=reader.party, user=reader.user)
    return _done(request, act, {}, "given")
