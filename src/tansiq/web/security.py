"""What every answer carries and every request must pass: no outside request from a page, no foreign page's request in.

Pure ASGI, so that it also covers static files and errors, and adds nothing that differs between two equal requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "LOOPBACK", "Guard", "is_loopback"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Not "no-referrer": with it a browser sends `Origin: null` with the pages' own forms, which the guard refuses.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
_RAW_HEADERS = {name.encode("latin-1"): value.encode("latin-1") for name, value in HEADERS.items()}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LENGTH = re.compile(r"[0-9]{1,19}")
"""Bytes as RFC 9110 writes them: `²` is a digit to Python, and 5000 digits are no number to it."""
MAX_BODY_BYTES = 100 * 2**20
"""Refused by its length before anything is read; intake has its own, smaller limits a text."""


def is_loopback(host: str) -> bool:
    """Whether a host name stays on this machine."""
    return host.strip("[]").lower() in LOOPBACK


def _host_name(netloc: str) -> str:
    try:
        return (urlsplit(f"//{netloc}").hostname or "").lower()
    except ValueError:
        return ""


def _is_of(origin: str, host: str) -> bool:
    """Whether an Origin header names this host; what is no address names none."""
    try:
        return urlsplit(origin).netloc == host
    except ValueError:
        return False


def _is_text(query: bytes) -> bool:
    """Whether what stands after the `?` can be read at all: everything behind here takes it for text."""
    try:
        query.decode()
    except UnicodeDecodeError:
        return False
    return True


class Guard:
    """Refuses requests for another host name (DNS rebinding) and writing ones from another site's page."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _host_name(host) not in self.hosts:
            return 400, "unknown host\n"
        if not _is_text(scope["query_string"]):
            return 400, "the address is not UTF-8\n"
        if scope["method"] in _SAFE:
            return None
        origin = headers.get("origin")
        if origin is not None and not _is_of(origin, host):
            return 403, "the request came from another site\n"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "the request came from another site\n"
        # A DELETE without a body says no length.
        is_bare = scope["method"] == "DELETE" and "transfer-encoding" not in headers
        length = headers.get("content-length", "0" if is_bare else "")
        if _LENGTH.fullmatch(length) is None:
            return 411, "the request does not say how long it is\n"
        if int(length) > MAX_BODY_BYTES:
            return 413, "that is more than can be taken in at once\n"
        return None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # Of an answer that has none of them itself, as most, none is looked for.
                if _RAW_HEADERS.keys().isdisjoint(name for name, _ in headers.raw):
                    headers.raw.extend(_RAW_HEADERS.items())
                else:
                    headers.update(HEADERS)
                # What a reader sees is kept nowhere: no shared cache can answer another reader with it.
                if "cache-control" not in headers:
                    headers["cache-control"] = "no-store"
            await send(message)

        refusal = self._refusal(scope)
        app = self.app if refusal is None else PlainTextResponse(refusal[1], refusal[0])
        await app(scope, receive, send_guarded)
