"""The page "People": who works for the reader's party, for its administrators."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from tansiq import people
from tansiq.errors import PeopleError
from tansiq.people import ROLES, NoSuchPerson, Person
from tansiq.settings import Settings
from tansiq.web.account import key_lines, refusal
from tansiq.web.asking import catalogue_of
from tansiq.web.credentials import find_person
from tansiq.web.pages import pages_of
from tansiq.web.reader import settings_of
from tansiq.web.rendering import Pages
from tansiq.web.switch import check_acting

__all__ = ["find_other", "router"]

_GIVEN = tuple(role for role in ROLES if role != "operator")
"""Roles that a party gives: operators are made by whoever runs the node, on its command line."""

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
Rendered = Annotated[Pages, Depends(pages_of)]


def _list(settings: Settings) -> tuple[Person, ...]:
    return people.list_persons(settings, settings.party)


def find_other(request: Request, mark: str) -> Person:
    """Somebody of the party whom its administrator may change: not themselves, and no operator.

    Raises:
        NoSuchPerson: Nobody of the party has this mark.
        PeopleError: It is the administrator, or an operator.
    """
    found = next((one for one in _list(settings_of(request)) if one.mark == mark), None)
    if found is None:
        raise NoSuchPerson
    me = find_person(request)
    if "operator" in found.roles or (me is not None and me.mark == mark):
        # Whoever locked themselves out would need the node's command line.
        raise PeopleError("not oneself, and no operator", code="yourself", hint="another administrator does this")
    return found


def _check_roles(roles: list[str] | None) -> list[str]:
    if "operator" in (roles or ()):
        raise PeopleError("operators are made on the command line", code="role")
    return roles or []


def _page(
    request: Request, pages: Pages, *, refused: str = "", done: str = "", shown: str = "", status: int = 200
) -> HTMLResponse:
    settings, cat, me = settings_of(request), catalogue_of(request), find_person(request)
    here = _list(settings)
    locked = people.list_locked(settings, settings.party, [one.login for one in here])
    return pages.render(
        request,
        "people.html",
        status=status,
        party_id=settings.party,
        people=[
            {
                "mark": one.mark,
                "login": one.login,
                "roles": one.roles,
                "names": [cat.text(f"role.{role}") for role in ROLES if role in one.roles],
                "is_me": me is not None and me.mark == one.mark,
                "is_operator": "operator" in one.roles,
                "is_locked": one.login in locked,
            }
            for one in here
        ],
        keys=key_lines(people.list_keys(settings, settings.party), cat),
        roles=_GIVEN,
        refused=refused,
        done=done,
        shown=shown,
    )


@router.get("/people")
def people_page(request: Request, pages: Rendered) -> HTMLResponse:
    return _page(request, pages)


@router.post("/people", dependencies=[Depends(check_acting)])
def add_person(
    request: Request,
    pages: Rendered,
    login: Annotated[str, Form()] = "",
    role: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Add somebody with a drawn password, shown this once."""
    settings, cat = settings_of(request), catalogue_of(request)
    password = people.draw_password(settings)
    try:
        people.add_person(settings, settings.party, login.strip(), password, _check_roles(role))
    except PeopleError as error:
        return _page(request, pages, refused=refusal(error, cat), status=400)
    if find_person(request) is None:
        # The first of the node: from here on it asks who is there, and whoever added them has to sign in.
        return pages.render(request, "people-first.html", login=login.strip(), shown=password, party_id=settings.party)
    return _page(request, pages, done=cat.text("people.added", login=login.strip()), shown=password)


def _change(request: Request, pages: Pages, mark: str, change: Callable[[str], Response | None]) -> Response:
    """Do something to somebody by their login and show the list, or what it gives; a refusal with its reason.

    Raises:
        NoSuchPerson: Nobody of the party has this mark.
    """
    try:
        shown = change(find_other(request, mark).login)
    except NoSuchPerson:
        raise
    except PeopleError as error:
        return _page(request, pages, refused=refusal(error, catalogue_of(request)), status=400)
    return shown or RedirectResponse("/people", 303)


@router.post("/people/{mark}/roles", dependencies=[Depends(check_acting)])
def set_roles(
    request: Request, pages: Rendered, mark: str, role: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Give somebody these roles."""
    settings = settings_of(request)

    def give(login: str) -> None:
        people.set_roles(settings, settings.party, login, _check_roles(role))

    return _change(request, pages, mark, give)


@router.post("/people/{mark}/password", dependencies=[Depends(check_acting)])
def reset_password(request: Request, pages: Rendered, mark: str) -> Response:
    """Draw somebody another password, shown this once; their sessions end, and their keys."""
    settings, cat = settings_of(request), catalogue_of(request)
    password = people.draw_password(settings)

    def reset(login: str) -> Response:
        people.set_password(settings, settings.party, login, password, revokes_keys=True)
        return _page(request, pages, done=cat.text("people.password_of", login=login), shown=password)

    return _change(request, pages, mark, reset)


@router.post("/people/{mark}/unlock", dependencies=[Depends(check_acting)])
def unlock(request: Request, pages: Rendered, mark: str) -> Response:
    """Somebody who was locked out after wrong tries may sign in again at once."""
    settings = settings_of(request)
    return _change(request, pages, mark, partial(people.unlock, settings, settings.party))


@router.post("/people/{mark}/remove", dependencies=[Depends(check_acting)])
def remove_person(request: Request, pages: Rendered, mark: str) -> Response:
    """Somebody works for the party no more."""
    settings = settings_of(request)
    return _change(request, pages, mark, partial(people.remove_person, settings, settings.party))


@router.post("/people/keys/{key_id}/revoke", dependencies=[Depends(check_acting)])
def revoke_key(request: Request, key_id: str) -> RedirectResponse:
    """Revoke a key of somebody of the party; of another's, and of none, one answer."""
    settings = settings_of(request)
    people.revoke_key(settings, settings.party, key_id)
    return RedirectResponse("/people#keys", 303)
