"""The page "Sharing": the reader's rooms, what it released, what is released to it, and what it sees no more."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import desk
from tansiq.desk import NotAllowed, NotYours
from tansiq.errors import LedgerError, ReleaseError
from tansiq.model import Audience
from tansiq.model.release import TLP_ORDER, Tlp
from tansiq.release import View
from tansiq.web.asking import catalogue_of
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.switch import check_acting
from tansiq.web.terms import Known, say_moment

__all__ = ["router"]

_MOST = 200
"""Lines of each list: the newest; a page of more would be neither read nor quick."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


@router.get("/sharing")
def sharing_page(request: Request, view: Viewed) -> HTMLResponse:
    return _page(request, view)


def _page(request: Request, view: View, *, refused: str = "", status: int = 200, clients: str = "") -> HTMLResponse:
    cat = catalogue_of(request)
    known = Known(request, view, cat)
    mine, given, gone = view.releases_by_me(), view.releases_to_me(), view.tombstones()
    lists, party = view.client_lists(), reader_of(request).party
    own = next((one for one in lists if one.party == party), None)
    return pages_of(request).render(
        request,
        "sharing.html",
        status=status,
        refused=refused,
        labels=TLP_ORDER,
        own_clients=clients or ("" if own is None else ", ".join(own.clients)),
        has_clients=own is not None,
        rooms=[
            {
                "id": one.room,
                "name": known.room(one.room),
                "host": known.party(one.host),
                "state": one.state,
                "since": say_moment(one.since, cat),
                "tlp": one.default_tlp,
                "keeps_days": one.keeps_days,
                "guests": [(known.party(guest.party), guest.state) for guest in one.guests],
            }
            for one in known.memberships
        ],
        by_me=[known.own(one) for one in mine[:_MOST]],
        by_me_count=len(mine),
        to_me=[known.given(one) for one in given[:_MOST]],
        to_me_count=len(given),
        clients=[
            (known.party(one.party), [known.party(name) for name in one.clients], known.hand(one.party, one.hand))
            for one in lists
        ],
        gone=[(one.id, one.kind, known.party(one.originator), say_moment(one.since, cat)) for one in gone[:_MOST]],
        gone_count=len(gone),
        most=_MOST,
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.replace("،", " ").replace(",", " ").split())


@router.post("/sharing/clients", dependencies=[Depends(check_acting)])
def set_clients(request: Request, view: Viewed, clients: Annotated[str, Form()] = "") -> Response:
    """List the party's clients, in place of those listed before; nobody else sees the list until it is released."""
    try:
        desk.set_clients(settings_of(request), _names(clients), party=reader_of(request).party)
    except (ReleaseError, LedgerError) as error:
        return _refused(request, view, "clients.refused.", error, clients=clients)
    return RedirectResponse("/sharing#clients", 303)


@router.post("/sharing/clients/release", dependencies=[Depends(check_acting)])
def release_clients(request: Request, view: Viewed, names: Annotated[str, Form()] = "") -> Response:
    """Let parties see the party's newest client list, so that they may let it pass AMBER on to these."""
    party = reader_of(request).party
    mine = next((one.id for one in view.client_lists() if one.party == party), "")
    try:
        desk.release(settings_of(request), mine, Audience("party", _names(names)), party=party, tlp="AMBER")
    except (ReleaseError, LedgerError) as error:
        return _refused(request, view, "clients.refused.", error)
    return RedirectResponse("/sharing#clients", 303)


@router.post("/rooms", dependencies=[Depends(check_acting)])
def open_room(
    request: Request,
    view: Viewed,
    name: Annotated[str, Form()] = "",
    name_en: Annotated[str, Form()] = "",
    name_ar: Annotated[str, Form()] = "",
    tlp: Annotated[str, Form()] = "AMBER",
    confidential: Annotated[str, Form()] = "",
) -> Response:
    """Open a room, and go to its page, where parties are invited."""
    try:
        room = desk.open_room(
            settings_of(request),
            name.strip(),
            party=reader_of(request).party,
            name_en=name_en.strip(),
            name_ar=name_ar.strip(),
            # Checked where it is entered, as every label from outside.
            default_tlp=cast("Tlp", tlp),
            confidential=bool(confidential),
        )
    except (ReleaseError, LedgerError) as error:
        return _refused(request, view, "open.refused.", error)
    return RedirectResponse(f"/rooms/{room}", 303)


def _refused(request: Request, view: View, words_of: str, error: Exception, **given: str) -> Response:
    """The page anew with why nothing was done; what is said of the asker's rights and of what is not theirs stays."""
    assert isinstance(error, ReleaseError | LedgerError)
    if isinstance(error, NotAllowed | NotYours):
        raise error
    cat = catalogue_of(request)
    key = words_of + error.code
    words = cat.text(key) if cat.has(key) else f"{error.message}; {error.hint}".rstrip("; ")
    return _page(request, view, refused=words, status=400, **given)


@router.post("/sharing/withdraw", dependencies=[Depends(check_acting)])
def withdraw_release(request: Request, what: Annotated[str, Form()] = "") -> RedirectResponse:
    """Take back one of the reader's own releases; of another's, and of none, one answer."""
    desk.withdraw(settings_of(request), what, party=reader_of(request).party)
    return RedirectResponse("/sharing#by-me", 303)
