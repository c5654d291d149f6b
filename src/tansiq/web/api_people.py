"""The people of one's party over the HTTP API. Who makes or changes a credential does that signed in, on the pages."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from tansiq import people
from tansiq.web.described import FOUND, READ
from tansiq.web.people import find_other
from tansiq.web.reader import settings_of
from tansiq.web.refused import refusing

__all__ = ["router"]

router = APIRouter(prefix="/api", responses=READ)


class PersonOut(BaseModel):
    """Somebody who works for your party."""

    mark: str = Field(description="The random name under which entries know them")
    login: str
    roles: list[str]
    is_locked: bool = Field(description="Too many wrong passwords: locked for some minutes, or until unlocked")


class PeopleOut(BaseModel):
    """Who works for your party, by login."""

    people: list[PersonOut]


@router.get("/people")
def list_people(request: Request) -> PeopleOut:
    """Who works for your party."""
    settings = settings_of(request)
    found = people.list_persons(settings, settings.party)
    locked = people.list_locked(settings, settings.party, [one.login for one in found])
    return PeopleOut(
        people=[
            PersonOut(mark=one.mark, login=one.login, roles=sorted(one.roles), is_locked=one.login in locked)
            for one in found
        ]
    )


def _login(request: Request, mark: str) -> str:
    """The login of somebody else of the party, who is no operator.

    Raises:
        NoSuchPerson: Nobody of the party has this mark.
        Refused: It is who asks, or an operator.
    """
    with refusing():
        return find_other(request, mark).login


@router.post("/people/{mark}/unlock", status_code=204, responses=FOUND)
def unlock(request: Request, mark: str) -> None:
    """Let somebody sign in again who was locked out after wrong passwords."""
    settings = settings_of(request)
    people.unlock(settings, settings.party, _login(request, mark))


@router.post("/people/{mark}/remove", status_code=204, responses=FOUND)
def remove(request: Request, mark: str) -> None:
    """Somebody works for your party no more: sessions end, keys are revoked."""
    settings = settings_of(request)
    people.remove_person(settings, settings.party, _login(request, mark))
