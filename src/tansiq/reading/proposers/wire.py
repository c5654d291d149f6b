"""One request over HTTP with everything bounded: its time from first to last byte, its size, and where it goes.

Not an HTTP client of a library: those follow redirects and the proxies of the environment, and so could carry a report
to where the operator never said it may go.
"""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from math import isfinite
from socket import SHUT_RDWR
from urllib.parse import urlsplit

from tansiq.errors import TansiqError

__all__ = ["MAX_ANSWER_BYTES", "Address", "Answer", "WireError", "parse_address", "post"]

MAX_ANSWER_BYTES = 1 << 20
"""A long report's answer takes some 30 kB."""
_MAX_PATH = 500


@dataclass(frozen=True, slots=True)
class Address:
    """Where a service is.

    Args:
        path: With the name of the call: "/v1/chat/completions".
        is_here: It is an address of this very machine: 127.0.0.0/8, ::1 or "localhost".
    """

    host: str
    port: int
    path: str
    is_tls: bool
    is_here: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, body, and the seconds after which to ask again (None where it says none)."""

    status: int
    body: bytes
    retry_after_s: float | None = None


class WireError(Exception):
    """No answer; `code` is one of proposal.NOTES: "timeout", "unreachable" or "size"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def parse_address(text: str) -> Address:
    """Read the address of a service.

    Args:
        text: The part before "/chat/completions": "http://127.0.0.1:8000/v1".

    Raises:
        TansiqError: It is none, holds a name and password, or would carry reports over a network unencrypted.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise TansiqError("this is no address", code="settings", where="TANSIQ_MODEL_ADDRESS") from error
    where = "TANSIQ_MODEL_ADDRESS"
    printable = text.isascii() and text.isprintable() and " " not in text
    if parts.scheme not in ("http", "https") or not host or not printable or len(parts.path) > _MAX_PATH:
        raise TansiqError(
            "this is no http address", code="settings", where=where, hint="such as http://127.0.0.1:8000/v1"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        hint = "a key goes into TANSIQ_MODEL_KEY"
        raise TansiqError("it holds more than host, port and path", code="settings", where=where, hint=hint)
    is_here, is_tls = _is_loopback(host), parts.scheme == "https"
    if not is_here and not is_tls:
        hint = "use https for an address off this machine"
        raise TansiqError("reports would be sent unencrypted", code="settings", where=where, hint=hint)
    path = parts.path.rstrip("/") + "/chat/completions"
    return Address(host, port or (443 if is_tls else 80), path, is_tls, is_here)


def _connect(address: Address, timeout_s: float) -> HTTPConnection:
    if address.is_tls:
        context = ssl.create_default_context()
        return HTTPSConnection(address.host, address.port, timeout=timeout_s, context=context)
    return HTTPConnection(address.host, address.port, timeout=timeout_s)


def _check_peer(connection: HTTPConnection, address: Address) -> None:
    """A name of this machine that leads elsewhere is not asked."""
    if address.is_here and not ip_address(connection.sock.getpeername()[0]).is_loopback:
        raise WireError("unreachable")


def _seconds(text: str | None) -> float | None:
    try:
        seconds = float(text or "")
    except ValueError:
        # A date: not worth a second clock.
        return None
    return max(0.0, seconds) if isfinite(seconds) else None


def post(address: Address, body: bytes, *, headers: dict[str, str], timeout_s: float) -> Answer:
    """Send one request and read its answer.

    Args:
        address: Where to; a redirect in the answer is not followed.
        body: What to send.
        headers: Beside those of every request.
        timeout_s: Seconds from the first byte to the last.

    Raises:
        WireError: No answer in time, none at all, or one larger than MAX_ANSWER_BYTES.
    """
    connection = _connect(address, timeout_s)
    late = threading.Event()

    def stop() -> None:
        # A socket's own timeout starts anew with each byte; one that drips would hold a report for ever.
        late.set()
        if connection.sock is not None:
            try:
                connection.sock.shutdown(SHUT_RDWR)
            except OSError:
                # Closed already.
                return

    timer = threading.Timer(timeout_s, stop)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        _check_peer(connection, address)
        connection.request("POST", address.path, body=body, headers=headers)
        response = connection.getresponse()
        content = response.read(MAX_ANSWER_BYTES + 1)
        if late.is_set():
            raise WireError("timeout")
        if len(content) > MAX_ANSWER_BYTES:
            raise WireError("size")
        return Answer(response.status, content, _seconds(response.getheader("Retry-After")))
    except TimeoutError as error:
        raise WireError("timeout") from error
    except (OSError, HTTPException, ValueError) as error:
        raise WireError("timeout" if late.is_set() else "unreachable") from error
    finally:
        timer.cancel()
        connection.close()
