"""How much one credential may ask: counted for each by itself, so that nobody's load is told to anybody else."""

from __future__ import annotations

from datetime import datetime
from threading import Lock

from tansiq.people.keys import hash_token

__all__ = ["PER_MINUTE", "Limits", "credential_of"]

PER_MINUTE = 60_000
"""Requests of one credential a minute: a program gone wild is stopped, a TAXII client that walks a collection is not
(OpenTAXII serves some 200 pages a second on 2 cores, 2026-11)."""
_MOST = 10_000
"""Credentials counted at a time; those of the minute before are forgotten first."""


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
