"""One request to an ASGI application as bytes: what no client library would send."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI

__all__ = ["Raw", "ask_raw"]


@dataclass(frozen=True, slots=True)
class Raw:
    """A request as it stands on the wire."""

    method: str
    path: str
    query: bytes = b""
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""


def ask_raw(app: FastAPI, sent: Raw, *more: tuple[bytes, bytes]) -> tuple[int, dict[bytes, bytes], bytes]:
    """Status, headers and body of the answer; a length and a host are added where the request has none of its own.

    Raises:
        Exception: Whatever the application let through: its answer would be a 500.
    """
    own = {name for name, _ in sent.headers}
    usual = [(b"host", b"127.0.0.1:8000"), (b"content-length", str(len(sent.body)).encode())]
    headers = [*sent.headers, *more, *(one for one in usual if one[0] not in own)]
    scope = {
        "type": "http", "asgi": {"version": "3.0", "spec_version": "2.4"}, "http_version": "1.1", "scheme": "http",
        "method": sent.method, "path": unquote(sent.path), "raw_path": sent.path.encode(), "root_path": "",
        "query_string": sent.query, "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    parts: list[dict[str, Any]] = []
    asyncio.run(_run(app, scope, sent.body, parts))
    start = parts[0]
    return start["status"], dict(start["headers"]), b"".join(one.get("body", b"") for one in parts[1:])


async def _run(app: FastAPI, scope: dict[str, Any], body: bytes, parts: list[dict[str, Any]]) -> None:
    given: Sequence[dict[str, Any]] = ({"type": "http.request", "body": body}, {"type": "http.disconnect"})
    waiting = iter(given)

    async def receive() -> dict[str, Any]:
        return next(waiting, given[-1])

    async def send(message: Any) -> None:
        parts.append(message)

    await app(scope, receive, send)
