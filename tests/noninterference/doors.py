"""Every door out of the program, as the program itself lists them.

A door is in one of five classes: it shows entries ("entries"), the reader's own part of rooms and releases
("standing"), nothing of either ("none"), takes something in and answers about it ("in"), or is the operator's, who is
no reader ("operator"). One that the program has and this page does not list fails the harness, and so does one that is
listed and gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from fastapi.routing import APIRoute
from starlette.routing import Mount, Route

from tansiq import cli
from tansiq.settings import Settings
from tansiq.web import create_app

__all__ = ["COMMANDS", "ROUTES", "TAXII", "commands", "routes"]

DoorClass = Literal["entries", "standing", "none", "in", "operator"]

# The pages and the HTTP API; what is asked of them, and of the commands, is in asking.py.

ROUTES: Mapping[str, DoorClass] = {
    "GET /": "none",
    "GET /about": "none",
    "GET /actors/{name_id}": "entries",
    "GET /api/countries": "none",
    "GET /api/drafts": "standing",
    "POST /api/drafts": "in",
    "POST /api/drafts/{draft}/drop": "in",
    "POST /api/drafts/{draft}/release": "in",
    "GET /api/events": "entries",
    "GET /api/events/{event_id}": "entries",
    "GET /api/judgements": "standing",
    "GET /api/map": "entries",
    "GET /api/me": "standing",
    "GET /api/me/clearances": "standing",
    "GET /api/notices": "standing",
    "POST /api/notices/correct": "in",
    "POST /api/notices/{change}/send": "in",
    "POST /api/notices/{notice}/acknowledge": "in",
    "GET /api/openapi.json": "none",
    "GET /api/people": "standing",
    "POST /api/people/{mark}/remove": "in",
    "POST /api/people/{mark}/unlock": "in",
    "GET /api/objects": "entries",
    "GET /api/objects/{object_id}": "entries",
    "GET /api/reports": "entries",
    "GET /api/reports/{report_id}": "entries",
    "GET /api/search": "entries",
    "GET /api/standing": "standing",
    "POST /api/standing": "in",
    "POST /api/standing/{standing}/stop": "in",
    "GET /api/urgent": "standing",
    "POST /api/urgent": "in",
    "POST /api/urgent/{urgent}/review": "in",
    "GET /api/timeline": "entries",
    "GET /api/years": "entries",
    "GET /events": "entries",
    "GET /events/map": "entries",
    "GET /events/timeline": "entries",
    "GET /events/{event_id}": "entries",
    "GET /actors/{name_id}/judge": "entries",
    "GET /places/{name_id}/judge": "entries",
    "GET /events/{event_id}/merge": "entries",
    "GET /events/{event_id}/split": "entries",
    "GET /export/schema/stix-incident-1.json": "none",
    "GET /export/{form}": "entries",
    "GET /judgements": "standing",
    "GET /me": "standing",
    "GET /me/clearances": "standing",
    "GET /people": "standing",
    "GET /objects": "entries",
    "GET /objects/{object_id}": "entries",
    "GET /places/{name_id}": "entries",
    "GET /reports": "entries",
    "GET /reports/{report_id}": "entries",
    "GET /reports/{report_id}/with/{other_id}": "entries",
    "GET /rooms/{room_id}": "standing",
    "GET /search": "entries",
    "GET /search/complete": "entries",
    "GET /sharing": "standing",
    "GET /sharing/dry-run": "standing",
    "GET /sign-in": "none",
    "GET /sharing/leave": "standing",
    "GET /sharing/leave/export": "standing",
    "GET /sharing/log": "standing",
    "GET /sharing/notices": "standing",
    "GET /sharing/prepared": "standing",
    "GET /sharing/spills": "standing",
    "GET /sharing/spills/{change}": "standing",
    "POST /api/judgements": "in",
    "POST /actors/{name_id}/judge": "in",
    "POST /places/{name_id}/judge": "in",
    "POST /events/{event_id}/merge": "in",
    "POST /events/{event_id}/split": "in",
    "POST /judgements/{judgement_id}/undo": "in",
    "POST /me/keys": "in",
    "POST /me/keys/{key_id}/revoke": "in",
    "POST /me/password": "in",
    "POST /people": "in",
    "POST /people/keys/{key_id}/revoke": "in",
    "POST /people/{mark}/password": "in",
    "POST /people/{mark}/remove": "in",
    "POST /people/{mark}/roles": "in",
    "POST /people/{mark}/unlock": "in",
    "POST /reports": "in",
    "POST /reports/{report_id}/release": "in",
    "POST /sharing/notices/acknowledge": "in",
    "POST /sharing/notices/correct": "in",
    "POST /sharing/notices/send": "in",
    "POST /reports/{report_id}/draft": "in",
    "POST /reports/{report_id}/tear": "in",
    "POST /reports/{report_id}/urgent": "in",
    "POST /rooms": "in",
    "POST /sharing/clients": "in",
    "POST /sharing/clients/release": "in",
    "POST /sharing/leave": "in",
    "POST /sharing/drafts/{draft}/drop": "in",
    "POST /sharing/drafts/{draft}/release": "in",
    "POST /sharing/spills": "in",
    "POST /sharing/standing": "in",
    "POST /sharing/standing/{standing}/stop": "in",
    "POST /sharing/urgent/{urgent}/review": "in",
    "POST /rooms/{room_id}/accept": "in",
    "POST /rooms/{room_id}/charter": "in",
    "POST /rooms/{room_id}/invite": "in",
    "POST /rooms/{room_id}/leave": "in",
    "POST /rooms/{room_id}/uninvite": "in",
    "POST /sharing/withdraw": "in",
    "POST /sign-in": "in",
    "POST /sign-out": "in",
    "GET /sharing/keeping": "standing",
    "POST /sharing/keeping/retention": "in",
    "POST /sharing/keeping/run": "in",
    "POST /sharing/holds": "in",
    "POST /sharing/holds/{hold}/lift": "in",
    "POST /reports/{report_id}/erase": "in",
    "POST /rooms/{room_id}/retention": "in",
    "POST /api/entries/{entry_id}/erase": "in",
    "GET /api/holds": "standing",
    "POST /api/holds": "in",
    "POST /api/holds/{hold}/lift": "in",
    "GET /api/retention": "standing",
    "POST /api/retention": "in",
    "POST /api/retention/run": "in",
    "POST /api/rooms/{room_id}/retention": "in",
    "MOUNT /static": "none",
}
"""Each route of the application to its class."""
TAXII: Mapping[str, DoorClass] = {
    "DELETE /exchange/collections/{collection}/objects/{object}/": "in",
    "GET /exchange/": "none",
    "GET /exchange/collections/": "standing",
    "GET /exchange/collections/{collection}/": "standing",
    "GET /exchange/collections/{collection}/manifest/": "entries",
    "GET /exchange/collections/{collection}/objects/": "entries",
    "GET /exchange/collections/{collection}/objects/{object}/": "entries",
    "GET /exchange/collections/{collection}/objects/{object}/versions/": "entries",
    "GET /exchange/status/{status}/": "standing",
    "GET /taxii2/": "none",
    "POST /exchange/collections/{collection}/objects/": "in",
}
"""The routes of TAXII, where the sender is known by a key; what is asked of them is in taxii.py."""


def routes(settings: Settings) -> frozenset[str]:
    """Method and path of every route of the application."""
    return frozenset(_walk_routes(create_app(settings).routes))


def _walk_routes(found: list[Any]) -> Iterator[str]:
    for route in found:
        if isinstance(route, Mount):
            yield f"MOUNT {route.path}"
        elif isinstance(route, APIRoute | Route):
            yield from (f"{method} {route.path}" for method in sorted(route.methods or ()) if method != "HEAD")
        else:
            # A router within: its own routes, or a kind that nobody has thought of.
            inner = getattr(getattr(route, "original_router", route), "routes", None)
            assert inner, f"an unknown kind of route: {route!r}"
            yield from _walk_routes(inner)


# The command line.

COMMANDS: Mapping[str, DoorClass] = {
    "demo": "operator",
    "erase": "in",
    "events list": "entries",
    "events show": "entries",
    "events years": "entries",
    "export": "entries",
    "extract": "none",
    "link": "none",
    "names match": "none",
    "hold lift": "in",
    "hold list": "standing",
    "hold set": "in",
    "judge apart": "in",
    "judge list": "standing",
    "judge same": "in",
    "judge undo": "in",
    "key list": "standing",
    "key make": "in",
    "key revoke": "in",
    "ledger info": "operator",
    "ledger init": "operator",
    "ledger rebuild": "operator",
    "ledger verify": "operator",
    "log list": "standing",
    "notice acknowledge": "in",
    "notice correct": "in",
    "notice list": "standing",
    "notice send": "in",
    "objects list": "entries",
    "objects show": "entries",
    "order erase": "operator",
    "order hold": "operator",
    "order lift": "operator",
    "order list": "operator",
    "party add": "operator",
    "party clients list": "standing",
    "party clients set": "in",
    "party introduce": "operator",
    "party leave": "in",
    "party list": "standing",
    "read": "in",
    "release dry-run": "standing",
    "release list": "standing",
    "release make": "in",
    "release narrow": "in",
    "release preview": "standing",
    "release drafts": "standing",
    "release drop-draft": "in",
    "release review": "in",
    "release send-draft": "in",
    "release stand": "in",
    "release standing": "standing",
    "release stop": "in",
    "release tear": "in",
    "release urgent": "standing",
    "release spill": "in",
    "release spill-report": "standing",
    "release withdraw": "in",
    "retention list": "standing",
    "retention off": "in",
    "retention run": "in",
    "retention set": "in",
    "room accept": "in",
    "room charter": "in",
    "room invite": "in",
    "room leave": "in",
    "room list": "standing",
    "room open": "in",
    "room uninvite": "in",
    "reports list": "entries",
    "reports show": "entries",
    "search": "entries",
    "serve": "none",
    "taxii list": "standing",
    "taxii poll": "in",
    "taxii remove": "in",
    "taxii subscribe": "in",
    "taxii tell": "operator",
    "user add": "in",
    "user list": "standing",
    "user password": "in",
    "user remove": "in",
    "user roles": "in",
    "user unlock": "in",
}
"""Each command, with its subcommands, to its class. `serve` opens the application above; `demo` its own home."""


def commands() -> frozenset[str]:
    """Every command and subcommand of the command line."""
    return frozenset(one for name in cli.COMMANDS for one in _walk_commands(name, cli.load_command(name)))


def _walk_commands(name: str, found: Any) -> Iterator[str]:
    inner: Mapping[str, Any] = getattr(found, "commands", {})
    for sub, one in inner.items():
        yield from _walk_commands(f"{name} {sub}", one)
    if not inner:
        yield name
