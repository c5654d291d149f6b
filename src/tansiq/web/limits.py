"""How much one credential may ask: counted for each by itself, so that nobody's load is told to anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from ipaddress import IPv6Address, ip_address
from threading import Lock

from fastapi import Request

from tansiq.errors import PeopleError
from tansiq.people.keys import hash_token

__all__ = ["PER_MINUTE", "Limits", "SignIns", "TooMany", "credential_of", "source_of"]

PER_MINUTE = 60_000
"""Requests of one credential a minute: a program gone wild is stopped, a TAXII client that walks a collection is not
(OpenTAXII serves some 200 pages a second on 2 cores, 2026-11)."""
_MOST = 10_000
"""Credentials counted at a time; those of the minute before are forgotten first."""


TRIES_OF_ONE = 30
TRIES_OF_ALL = 300
"""Passwords tried a minute from one source and in all: each costs a tenth of a second of all processors."""
TRIES_WAITING = 8
"""Passwords that are looked at or wait for that: the other threads of the server answer who is signed in."""


class TooMany(PeopleError):  # noqa: N818 (an answer)
    """More in a minute than one credential, or one source of sign-ins, may send: wait."""

    code = "too-many"

    def __init__(self) -> None:
        super().__init__("too many requests")


def credential_of(shown: str) -> bytes:
    """By what a credential is counted: its last word, so that spaces and the case of "Bearer" make no other of one."""
    return hash_token(shown.strip().rpartition(" ")[2])


class Limits:
    """Counts by credential and minute, in the memory of one server."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self._per_minute = per_minute
        self._counts: dict[bytes, tuple[str, int]] = {}
        self._lock = Lock()

    def admits(self, credential: bytes, now: datetime) -> bool:
        """Count a request; whether it is within the limit of its minute."""
        minute = now.strftime("%Y-%m-%dT%H:%M")
        with self._lock:
            if len(self._counts) >= _MOST:
                self._counts = {one: seen for one, seen in self._counts.items() if seen[0] == minute}
            before, number = self._counts.get(credential, (minute, 0))
            number = number + 1 if before == minute else 1
            self._counts[credential] = (minute, number)
            return number <= self._per_minute


def source_of(request: Request) -> bytes:
    """From where a request comes, as it is counted: an address, or the first half of one of IPv6.

    Others reach the server through a proxy on its machine (docs/people.md): then it is what the proxy added last.
    """
    peer = request.client.host if request.client is not None else ""
    try:
        if ip_address(peer).is_loopback:
            peer = request.headers.get("x-forwarded-for", peer).rpartition(",")[2].strip()
        told = ip_address(peer)
    except ValueError:
        return hash_token(peer)
    # A household has a whole /64.
    return told.packed[:8] if isinstance(told, IPv6Address) else told.packed


class SignIns:
    """How many passwords may be tried, whosever they are: asked before anything is looked up, so that the answer tells
    nothing of any name."""

    def __init__(self, of_one: int = TRIES_OF_ONE, of_all: int = TRIES_OF_ALL, waiting: int = TRIES_WAITING) -> None:
        self._of_one = Limits(of_one)
        self._of_all = Limits(of_all)
        self._waiting = waiting
        self._lock = Lock()

    @contextmanager
    def one(self, source: bytes, now: datetime) -> Iterator[None]:
        """While one password is looked at.

        Raises:
            TooMany: Too many were tried in this minute, or are looked at right now.
        """
        # Of who sends too much nothing is counted among all, or they would lock out the others.
        if not (self._of_one.admits(source, now) and self._of_all.admits(b"", now)):
            raise TooMany
        with self._lock:
            if self._waiting <= 0:
                raise TooMany
            self._waiting -= 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting += 1
