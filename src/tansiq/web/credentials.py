"""Who sends a request: by session cookie, by API key, or nobody; and whether the server asks at all."""

from __future__ import annotations

from fastapi import Request

from tansiq.errors import PeopleError
from tansiq.people import Person, find_by_authorization, find_by_session, has_people
from tansiq.settings import Settings

__all__ = ["SESSION_COOKIE", "SignInNeeded", "asks_who", "find_person", "has_bad_key", "is_by_session"]

SESSION_COOKIE = "tansiq_session"


class SignInNeeded(PeopleError):  # noqa: N818 (an answer)
    """Nobody is signed in, or the key is nobody's: sign in, or send a key that holds."""

    code = "sign-in"

    def __init__(self) -> None:
        super().__init__("sign in first")


def asks_who(request: Request) -> bool:
    """Whether this server asks who is there: from the first person on, except where readers are offered to choose from.

    The choice of readers is the demo's, and such a server answers this machine alone.
    """
    state = request.app.state
    if state.offered:
        return False
    if not state.has_people:
        state.has_people = has_people(state.settings)
    return bool(state.has_people)


def _look(request: Request) -> tuple[Person | None, bool]:
    settings: Settings = request.app.state.settings
    header = request.headers.get("authorization")
    if header is not None and has_people(settings):
        # Its own answer, whatever the cookie says: who sends a key means to be that key's person.
        found = find_by_authorization(settings, header)
        return found, found is None
    return find_by_session(settings, request.cookies.get(SESSION_COOKIE, "")), False


def _looked(request: Request) -> tuple[Person | None, bool]:
    """Looked up once a request."""
    found: tuple[Person | None, bool] | None = getattr(request.state, "looked", None)
    if found is None:
        found = request.state.looked = _look(request)
    return found


def find_person(request: Request) -> Person | None:
    """Who sends the request, or None for nobody."""
    return _looked(request)[0]


def has_bad_key(request: Request) -> bool:
    """Whether a key was sent that is nobody's."""
    return _looked(request)[1]


def is_by_session(request: Request) -> bool:
    """Whether the one who sends the request signed in, and sent no key."""
    return "authorization" not in request.headers and find_person(request) is not None
