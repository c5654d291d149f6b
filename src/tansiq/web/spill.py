"""The pages of a spill: stop a wrong release, and a report of it to print and sign."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.desk import NotYours
from tansiq.errors import ReleaseError
from tansiq.release import SpilledRelease, SpillReport, View, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.log import say_who
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment
from tansiq.web.wording import say_day

__all__ = ["router"]

_ID_CHARS = 64

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


def _day(day: str, known: Known) -> str:
    return say_day(date.fromisoformat(day), known.cat)


def _release(one: SpilledRelease, known: Known) -> tuple[Any, ...]:
    """A release in words: to whom, since when, label, terms and id."""
    audience, made = known.audience(one.audience, one.names), say_moment(one.made, known.cat)
    return audience, made, one.tlp, known.terms(one.onward, "", ""), one.id


def _lines(found: SpillReport, known: Known) -> dict[str, Any]:
    """A report in words."""
    recipients = () if found.notice is None else found.notice.recipients
    return {
        "id": found.id,
        "reason": found.reason,
        "stopped": say_moment(found.stopped, known.cat),
        "hand": known.hand(known.own_party, found.hand),
        "titles": [(*known.title(one), one) for one in found.entries],
        "releases": [_release(one, known) for one in found.releases],
        "standing": [_release(one, known) for one in found.standing],
        "could_see": [say_who(one, known) for one in found.could_see],
        "opened": [
            (_day(one.day, known), say_who(one.who, known), known.cat.text(f"door.{one.door}")) for one in found.opened
        ],
        "unopened": [say_who(one, known) for one in found.unopened],
        "confirmed": [(say_who(one.who, known), _day(one.confirmed, known)) for one in recipients if one.confirmed],
        "unconfirmed": [say_who(one.who, known) for one in found.unconfirmed],
    }


def _form(request: Request, view: View, what: str, *, reason: str = "", text: str = "", refused: str = "") -> Response:
    cat = catalogue_of(request)
    known = Known(request, view, cat)
    release = next((one for one in view.releases_by_me() if one.id == what), None) if what else None
    return pages_of(request).render(
        request,
        "spills.html",
        status=400 if refused else 200,
        spills=[_lines(one, known) for one in view.spills()],
        what=what,
        release=None if release is None else known.own(release),
        title=known.title(what) if what and release is None else None,
        reason=reason,
        text=text,
        refused=cat.text(f"spill.refused.{refused}") if refused else "",
    )


@router.get("/sharing/spills")
def spills_page(request: Request, view: Viewed, what: str = "") -> Response:
    """The spills so far, and the form to stop a release."""
    return _form(request, view, what.strip()[:_ID_CHARS])


@router.post("/sharing/spills", dependencies=[Depends(check_acting)])
def stop(
    request: Request,
    what: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
) -> Response:
    """Stop a release of the reader's; of another's, and of none, one answer."""
    settings, reader = settings_of(request), reader_of(request)
    try:
        done = desk.spill(settings, what, reason=reason, text=text, party=reader.party)
    except NotYours:
        raise
    except ReleaseError as error:
        if error.code not in ("reason", "notice-text"):
            raise
        with open_view(settings, reader) as view:
            return _form(request, view, what[:_ID_CHARS], reason=reason, text=text, refused=error.code)
    return RedirectResponse(f"/sharing/spills/{done}", 303)


@router.get("/sharing/spills/{change}")
def report_page(request: Request, view: Viewed, change: str) -> HTMLResponse:
    found = view.spill(change)
    cat = catalogue_of(request)
    known = Known(request, view, cat)
    return pages_of(request).render(
        request,
        "spill.html",
        one=_lines(found, known),
        by=known.party(reader_of(request).party),
        now=say_moment(view.moment, cat),
    )
