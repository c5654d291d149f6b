"""A room's page: who one is in it, its charter in both languages, and the forms to sign, leave, invite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.desk import NotYours
from tansiq.errors import LedgerError, ReleaseError
from tansiq.release import NotVisible, open_view
from tansiq.web.asking import catalogue_of
from tansiq.web.language import Catalogue
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment

__all__ = ["router"]

_DAYS_CHARS = 9
_NOW_OR_EARLIER = {True: "of_now", False: "earlier"}

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


def _refusal(code: str, cat: Catalogue) -> str:
    """Why nothing was done, in the reader's language."""
    key = f"room.refused.{code}"
    return cat.text(key) if cat.has(key) else cat.text("people.refused")


def _page(request: Request, room_id: str, *, refused: str = "") -> HTMLResponse:
    """The page of a room that the reader hosts or was invited to; of another's, and of none, one answer."""
    cat = catalogue_of(request)
    with open_view(settings_of(request), reader_of(request)) as view:
        known = Known(request, view, cat)
        room = next((one for one in known.memberships if one.room == room_id), None)
        if room is None:
            raise NotVisible
        newest = "" if room.charter is None else room.charter.id
        return pages_of(request).render(
            request,
            "room.html",
            status=400 if refused else 200,
            room=room,
            name=known.room(room.room),
            host=known.party(room.host),
            since=say_moment(room.since, cat),
            charter=room.charter,
            set_on="" if room.charter is None else say_moment(room.charter.since, cat),
            guests=[
                (one.party, known.party(one.party), one.state, one.signed and _NOW_OR_EARLIER[one.signed == newest])
                for one in room.guests
            ],
            refused=_refusal(refused, cat) if refused else "",
        )  # fmt: skip


def _act(request: Request, room_id: str, act: Callable[[], object]) -> Response:
    """The room's page anew after an act; a refusal shows it with its reason."""
    try:
        act()
    except NotYours:
        raise
    except (ReleaseError, LedgerError) as error:
        if error.code == "not-allowed":
            raise
        return _page(request, room_id, refused=error.code)
    return RedirectResponse(f"/rooms/{room_id}", 303)


@router.get("/rooms/{room_id}")
def room_page(request: Request, room_id: str) -> Response:
    return _page(request, room_id)


@router.post("/rooms/{room_id}/accept", dependencies=[Depends(check_acting)])
def accept(request: Request, room_id: str, charter: Annotated[str, Form()] = "") -> Response:
    """Accept an invitation, and sign the charter that the page showed."""
    settings = settings_of(request)
    return _act(request, room_id, lambda: desk.accept(settings, room_id, charter=charter))


@router.post("/rooms/{room_id}/leave", dependencies=[Depends(check_acting)])
def leave(request: Request, room_id: str) -> Response:
    """Leave a room."""
    settings = settings_of(request)
    return _act(request, room_id, lambda: desk.leave(settings, room_id))


@router.post("/rooms/{room_id}/charter", dependencies=[Depends(check_acting)])
def set_charter(
    request: Request, room_id: str, english: Annotated[str, Form()] = "", arabic: Annotated[str, Form()] = ""
) -> Response:
    """Set the text that members sign."""
    settings = settings_of(request)
    return _act(request, room_id, lambda: desk.set_charter(settings, room_id, text_en=english, text_ar=arabic))


@router.post("/rooms/{room_id}/retention", dependencies=[Depends(check_acting)])
def set_retention(
    request: Request, room_id: str, days: Annotated[str, Form()] = "", off: Annotated[str, Form()] = ""
) -> Response:
    """Set for how long members hold what is released into it from now on, or take that away."""
    settings = settings_of(request)
    # The desk refuses what is no number of days.
    counted = None if off else int(days) if days.isdecimal() and len(days) < _DAYS_CHARS else 0
    return _act(request, room_id, lambda: desk.keep_in_room(settings, room_id, counted))


@router.post("/rooms/{room_id}/invite", dependencies=[Depends(check_acting)])
def invite(request: Request, room_id: str, party: Annotated[str, Form()] = "") -> Response:
    """Invite a party; whether there is such a party is not said."""
    settings = settings_of(request)
    return _act(request, room_id, lambda: desk.invite(settings, room_id, party.strip()))


@router.post("/rooms/{room_id}/uninvite", dependencies=[Depends(check_acting)])
def uninvite(request: Request, room_id: str, party: Annotated[str, Form()] = "") -> Response:
    """Take an invitation back."""
    settings = settings_of(request)
    return _act(request, room_id, lambda: desk.uninvite(settings, room_id, party.strip()))
