"""The page "My account": who I am here, my password, my API keys."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from tansiq import people
from tansiq.errors import PeopleError
from tansiq.people import SCOPES, KeyHead, Person
from tansiq.settings import Settings
from tansiq.web.asking import catalogue_of
from tansiq.web.credentials import SESSION_COOKIE, find_person
from tansiq.web.described import ASKED
from tansiq.web.language import Catalogue
from tansiq.web.limits import SignIns, source_of
from tansiq.web.pages import pages_of
from tansiq.web.reader import reader_of
from tansiq.web.rendering import Pages
from tansiq.web.switch import check_acting
from tansiq.web.terms import say_moment

__all__ = ["api_router", "key_lines", "refusal", "router"]

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
api_router = APIRouter(prefix="/api", responses=ASKED)
Rendered = Annotated[Pages, Depends(pages_of)]


class MeOut(BaseModel):
    """For whom this answers, and what they may do."""

    party: str
    mark: str = Field(
        description="The random name under which entries know you; PARTY:MARK is the user of a RED release"
    )
    login: str
    roles: list[str]
    rights: list[str] = Field(description="What your roles and the scopes of this key let you do")


def refusal(error: PeopleError, cat: Catalogue) -> str:
    """Why nothing was done, in the reader's language."""
    key = f"people.refused.{error.code}"
    return cat.text(key) if cat.has(key) else cat.text("people.refused")


def key_lines(keys: tuple[KeyHead, ...], cat: Catalogue) -> list[dict[str, object]]:
    """Keys as a table shows them."""
    return [
        {
            "id": one.id,
            "login": one.login,
            "label": one.label,
            "scopes": [cat.text(f"scope.{scope}") for scope in one.scopes],
            "made": say_moment(one.made, cat),
            "until": say_moment(one.until, cat) if one.until else "",
            "revoked": say_moment(one.revoked, cat) if one.revoked else "",
        }
        for one in keys
    ]


def _signed_in(request: Request) -> Person:
    """Who is signed in; what asks for it takes a session (admission.py), except where nobody is asked."""
    person = find_person(request)
    if person is None:
        raise people.NoSuchPerson
    return person


def _page(
    request: Request, pages: Pages, *, refused: str = "", done: str = "", shown: str = "", status: int = 200
) -> HTMLResponse:
    cat, person = catalogue_of(request), find_person(request)
    settings: Settings = request.app.state.settings
    keys = () if person is None else people.list_keys(settings, person.party, person.login)
    return pages.render(
        request,
        "me.html",
        status=status,
        reader=reader_of(request),
        keys=key_lines(keys, cat),
        scopes=SCOPES,
        refused=refused,
        done=done,
        shown=shown,
    )


@router.get("/me")
def me_page(request: Request, pages: Rendered) -> HTMLResponse:
    return _page(request, pages)


@api_router.get("/me")
def get_me(request: Request) -> MeOut:
    """For whom this answers, and what they may do."""
    person, reader = find_person(request), reader_of(request)
    if person is None:
        return MeOut(party=reader.party, mark=reader.user, login="", roles=[], rights=[])
    roles, rights = sorted(person.roles), sorted(person.rights())
    return MeOut(party=person.party, mark=person.mark, login=person.login, roles=list(roles), rights=list(rights))


@router.post("/me/password", dependencies=[Depends(check_acting)])
def change_password(
    request: Request, pages: Rendered, old: Annotated[str, Form()] = "", new: Annotated[str, Form()] = ""
) -> Response:
    """Change one's own password, which takes the old one; every other session of one's own ends."""
    cat, person = catalogue_of(request), _signed_in(request)
    settings: Settings = request.app.state.settings
    sign_ins: SignIns = request.app.state.sign_ins
    with sign_ins.one(source_of(request), settings.clock()):
        is_right = people.check_password(settings, person.party, person.login, old) is not None
    if not is_right:
        return _page(request, pages, refused=cat.text("people.refused.old"), status=400)
    try:
        people.set_password(settings, person.party, person.login, new)
    except PeopleError as error:
        return _page(request, pages, refused=refusal(error, cat), status=400)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(SESSION_COOKIE, path="/")
    return answer


def _end_of(day: str) -> datetime | None:
    """The first moment after a day in UTC; None for none."""
    if not day:
        return None
    try:
        return datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), UTC)
    except (ValueError, OverflowError) as error:
        raise PeopleError("not a day", code="until") from error


@router.post("/me/keys", dependencies=[Depends(check_acting)])
def make_key(
    request: Request,
    pages: Rendered,
    scope: Annotated[list[str] | None, Form()] = None,
    label: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
) -> Response:
    """Make a key of one's own and show it, this once."""
    cat, person = catalogue_of(request), _signed_in(request)
    settings: Settings = request.app.state.settings
    try:
        made = people.make_key(
            settings, person.party, person.login, scopes=scope or (), label=label.strip(), until=_end_of(until.strip())
        )
    except PeopleError as error:
        return _page(request, pages, refused=refusal(error, cat), status=400)
    return _page(request, pages, done=cat.text("keys.made"), shown=made.token.reveal())


@router.post("/me/keys/{key_id}/revoke", dependencies=[Depends(check_acting)])
def revoke_key(request: Request, key_id: str) -> RedirectResponse:
    """Revoke a key of one's own; of another's, and of none, one answer."""
    person = _signed_in(request)
    settings: Settings = request.app.state.settings
    people.revoke_key(settings, person.party, key_id, login=person.login)
    return RedirectResponse("/me#keys", 303)
