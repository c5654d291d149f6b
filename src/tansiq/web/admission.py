"""Who may ask what: every route with what it takes, in one table. A route that is not in it is refused.

The page docs/people.md shows the table, and tests/web/test_matrix.py asks each route as each role.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from fastapi import Request

from tansiq.errors import PeopleError
from tansiq.people import Right
from tansiq.web.credentials import SESSION_COOKIE, SignInNeeded, asks_who, find_person, has_bad_key, is_by_session
from tansiq.web.limits import Limits, TooMany, credential_of

__all__ = ["ACCESS", "Access", "NoRight", "admit"]

Access = Literal[
    "anybody", "signed-in", "session", "read", "contribute", "release", "erase", "keep", "administer",
    "administer-by-session", "release-by-session", "taxii", "taxii-write",
]  # fmt: skip

_READ: tuple[str, ...] = (
    "/actors/{name_id}", "/api/events", "/api/events/{event_id}", "/api/judgements", "/api/map", "/api/me/clearances",
    "/api/objects", "/api/objects/{object_id}", "/api/reports",
    "/api/reports/{report_id}", "/api/search", "/api/timeline", "/api/years", "/events", "/events/map",
    "/events/timeline", "/events/{event_id}", "/export/{form}", "/judgements", "/me/clearances",
    "/objects", "/objects/{object_id}", "/places/{name_id}", "/reports", "/reports/{report_id}",
    "/reports/{report_id}/with/{other_id}", "/search", "/search/complete", "/sharing",
    "/rooms/{room_id}", "/sharing/dry-run",
)  # fmt: skip

_TAXII: tuple[str, ...] = (
    "/exchange/", "/exchange/collections/", "/exchange/collections/{collection}/",
    "/exchange/collections/{collection}/manifest/",
    "/exchange/collections/{collection}/objects/", "/exchange/collections/{collection}/objects/{object}/",
    "/exchange/collections/{collection}/objects/{object}/versions/", "/exchange/status/{status}/", "/taxii2/",
)  # fmt: skip

ACCESS: Mapping[str, Access] = {
    "GET /": "anybody",
    "GET /about": "anybody",
    "GET /api/countries": "anybody",
    "GET /api/openapi.json": "anybody",
    "GET /export/schema/stix-incident-1.json": "anybody",
    "MOUNT /static": "anybody",
    "GET /sign-in": "anybody",
    "POST /sign-in": "anybody",
    "POST /sign-out": "anybody",
    "POST /reader": "anybody",
    "GET /me": "signed-in",
    "GET /api/me": "signed-in",
    # What makes or changes a credential takes a session: a key must not make another that may do more.
    "POST /me/password": "session",
    "POST /me/keys": "session",
    "POST /me/keys/{key_id}/revoke": "session",
    **{f"GET {path}": "read" for path in _READ},
    "GET /export/{form}": "read",
    "GET /actors/{name_id}/judge": "contribute",
    "GET /places/{name_id}/judge": "contribute",
    "GET /events/{event_id}/merge": "contribute",
    "GET /events/{event_id}/split": "contribute",
    "POST /api/judgements": "contribute",
    "POST /actors/{name_id}/judge": "contribute",
    "POST /places/{name_id}/judge": "contribute",
    "POST /events/{event_id}/merge": "contribute",
    "POST /events/{event_id}/split": "contribute",
    "POST /judgements/{judgement_id}/undo": "contribute",
    "POST /reports": "contribute",
    "POST /reports/{report_id}/release": "release",
    "GET /sharing/dry-run": "read",
    "GET /sharing/log": "read",
    "GET /sharing/notices": "read",
    "POST /sharing/notices/correct": "contribute",
    "POST /sharing/notices/send": "release",
    "POST /sharing/notices/acknowledge": "contribute",
    "GET /sharing/keeping": "read",
    "POST /sharing/keeping/retention": "keep",
    "POST /sharing/keeping/run": "erase",
    "POST /sharing/holds": "keep",
    "POST /sharing/holds/{hold}/lift": "keep",
    "POST /reports/{report_id}/erase": "erase",
    "POST /rooms/{room_id}/retention": "keep",
    "GET /sharing/spills": "read",
    "GET /sharing/spills/{change}": "read",
    "POST /sharing/spills": "release",
    "GET /sharing/prepared": "read",
    "POST /reports/{report_id}/draft": "contribute",
    "POST /reports/{report_id}/urgent": "contribute",
    "POST /sharing/drafts/{draft}/drop": "contribute",
    "POST /sharing/drafts/{draft}/release": "release",
    "POST /sharing/standing": "release",
    "POST /sharing/standing/{standing}/stop": "release",
    "POST /sharing/urgent/{urgent}/review": "release",
    "POST /reports/{report_id}/tear": "contribute",
    "POST /sharing/withdraw": "release",
    "POST /sharing/clients": "administer",
    "POST /sharing/clients/release": "release",
    "POST /rooms": "release",
    # There is no way back from it: no program does it.
    "GET /sharing/leave": "release-by-session",
    "GET /sharing/leave/export": "release-by-session",
    "POST /sharing/leave": "release-by-session",
    "GET /api/drafts": "read",
    "POST /api/drafts": "contribute",
    "POST /api/drafts/{draft}/release": "release",
    "POST /api/drafts/{draft}/drop": "contribute",
    "GET /api/notices": "read",
    "POST /api/notices/correct": "contribute",
    "POST /api/notices/{change}/send": "release",
    "POST /api/notices/{notice}/acknowledge": "contribute",
    "POST /api/entries/{entry_id}/erase": "erase",
    "GET /api/holds": "read",
    "POST /api/holds": "keep",
    "POST /api/holds/{hold}/lift": "keep",
    "GET /api/retention": "read",
    "POST /api/retention": "keep",
    "POST /api/retention/run": "erase",
    "POST /api/rooms/{room_id}/retention": "keep",
    "GET /api/standing": "read",
    "POST /api/standing": "release",
    "POST /api/standing/{standing}/stop": "release",
    "GET /api/urgent": "read",
    "POST /api/urgent": "contribute",
    "POST /api/urgent/{urgent}/review": "release",
    "GET /api/people": "administer",
    "POST /api/people/{mark}/remove": "administer",
    "POST /api/people/{mark}/unlock": "administer",
    "POST /rooms/{room_id}/accept": "release",
    "POST /rooms/{room_id}/charter": "release",
    "POST /rooms/{room_id}/invite": "release",
    "POST /rooms/{room_id}/leave": "release",
    "POST /rooms/{room_id}/uninvite": "release",
    "GET /people": "administer",
    # By a session, as one's own are: a key good for administering alone could make somebody who may do more.
    "POST /people": "administer-by-session",
    "POST /people/{mark}/roles": "administer-by-session",
    "POST /people/{mark}/password": "administer-by-session",
    "POST /people/{mark}/remove": "administer",
    "POST /people/{mark}/unlock": "administer",
    "POST /people/keys/{key_id}/revoke": "administer",
    # Asked of the key by web/keyed.py, in TAXII's own words; no session is good for them.
    **{f"GET {path}": "taxii" for path in _TAXII},
    "POST /exchange/collections/{collection}/objects/": "taxii-write",
    "DELETE /exchange/collections/{collection}/objects/{object}/": "taxii-write",
}
"""Method and path of each route to what it takes."""


class NoRight(PeopleError):  # noqa: N818 (an answer)
    """The roles of who asks, or the scopes of their key, do not let them do this: ask the party's administrator."""

    code = "not-allowed"

    def __init__(self) -> None:
        super().__init__("your roles do not let you do this")


def _count(request: Request) -> None:
    limits: Limits = request.app.state.limits
    shown = request.headers.get("authorization") or request.cookies.get(SESSION_COOKIE, "")
    if not limits.admits(credential_of(shown), request.app.state.settings.clock()):
        raise TooMany


def admit(request: Request) -> None:
    """Nothing, where who asks may ask this.

    Raises:
        SignInNeeded: It takes somebody, and nobody asks; or the key is nobody's.
        NoRight: It takes a right, or a session, that who asks does not have.
        TooMany: The credential sent too much in this minute.
    """
    if has_bad_key(request):
        raise SignInNeeded
    access = ACCESS.get(f"{request.method} {request.scope['route'].path}")
    person = find_person(request)
    if person is None:
        if access != "anybody" and asks_who(request):
            raise SignInNeeded
        return
    _count(request)
    if access in ("anybody", "signed-in") or (access == "session" and is_by_session(request)):
        return
    if access == "administer-by-session":
        access = "administer" if is_by_session(request) else None
    if access == "release-by-session":
        access = "release" if is_by_session(request) else None
    if access is None or access == "session" or not person.may(_right(access)):
        raise NoRight


def _right(access: Access) -> Right:
    assert access in ("read", "contribute", "release", "erase", "keep", "administer")
    return access
