"""What the HTTP API says of itself (/api/openapi.json): every answer of a route, and what it takes to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tansiq.web.admission import ACCESS
from tansiq.web.credentials import SESSION_COOKIE
from tansiq.web.sent import MAX_KEY
from tansiq.web.shapes import ErrorOut

__all__ = ["ASKED", "FOUND", "READ", "WRITTEN", "describe_app", "failing_page"]

Responses = dict[int | str, dict[str, Any]]
_PLAIN: dict[str, Any] = {"text/plain": {"schema": {"type": "string"}}}
_TOO_MANY = "More requests in this minute than one credential may send"
_REUSED = "Something else was asked under this Idempotency-Key before: nothing was done"
_KEY: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Chosen by you, a new one for each act: what is asked again under it for 30 days is done once,"
    " and answered with the first id",
    "schema": {"type": "string", "maxLength": MAX_KEY},
}

ASKED: Responses = {
    # What the guard refuses before a route is looked for (security.py) is plain text.
    400: {"model": ErrorOut, "content": _PLAIN, "description": "The request has a value that it cannot have"},
    401: {"model": ErrorOut, "description": "It takes somebody, and nobody asks; or the key is nobody's"},
    429: {"model": ErrorOut, "description": _TOO_MANY},
}
"""Refusals of every route that takes no right."""
READ: Responses = ASKED | {
    403: {"model": ErrorOut, "content": _PLAIN, "description": "The roles of who asks do not let them do this"}
}
"""Refusals of a route that gives what a reader may see."""
FOUND: Responses = READ | {404: {"model": ErrorOut, "description": "Not yours, or no such thing: one answer"}}
"""Refusals of a route that gives one thing."""
WRITTEN: Responses = FOUND | {
    411: {"content": _PLAIN, "description": "The request does not say how long it is"},
    413: {"content": _PLAIN, "description": "That is more than can be taken in at once"},
}
"""Refusals of a route that takes a body."""


def failing_page(*statuses: int) -> Responses:
    """Refusals of a route outside /api, which are pages; a browser without a session is led to the sign-in (303)."""
    content = _PLAIN | {"text/html": {"schema": {"type": "string"}}}
    of_json = {status: FOUND[status]["description"] for status in statuses}
    pages: Responses = {status: {"content": content, "description": words} for status, words in of_json.items()}
    return pages | {303: {"description": "To the sign-in"}}


def describe_app(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """The maker of the description, which is made once.

    FastAPI adds a 422 of its own shape wherever something is validated; what is malformed is 400 here (app.py). And it
    knows nothing of `admission.ACCESS`, which says what takes a key or a session.
    """

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, routes=app.routes)
            error = {"schema": {"$ref": "#/components/schemas/ErrorOut"}}
            made_once = {"description": _REUSED, "content": {"application/json": error}}
            for path, operations in made["paths"].items():
                for method, operation in operations.items():
                    operation["responses"].pop("422", None)
                    if method == "post" and path.startswith("/api/"):
                        operation.setdefault("parameters", []).append(_KEY)
                        operation["responses"].setdefault("409", made_once)
                    if ACCESS.get(f"{method.upper()} {path}") != "anybody":
                        operation["security"] = [{"key": []}, {"session": []}]
            components = made.setdefault("components", {})
            for name in ("HTTPValidationError", "ValidationError"):
                components.get("schemas", {}).pop(name, None)
            components["securitySchemes"] = {
                "key": {"type": "http", "scheme": "bearer", "description": "An API key (docs/people.md)"},
                "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE},
            }
            app.openapi_schema = made
        return app.openapi_schema

    return describe
