"""What every test runs under: no clock, no network, repeatable searches for counter-examples."""

from __future__ import annotations

import math
import os
import socket
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

# No deadline: two cores shared with Chromium make single examples slow without making them wrong.
settings.register_profile("developer", deadline=None)
# The same examples each time, so that a red run is the change's fault; developers go on searching.
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "developer")

_LOCAL = {"localhost", "127.0.0.1", "::1", ""}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine; the pages' own server is reached at 127.0.0.1."""
    connect = socket.socket.connect

    def refuse(address: object) -> NoReturn:
        raise AssertionError(f"a test asked the network: {address!r}")

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
            refuse(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def unlinked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every telling stays an event of its own: for tests of lists that count tellings."""
    from tansiq.release.links import scoring

    monkeypatch.setattr(scoring, "THRESHOLD", math.inf)


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of passwords in a millisecond: for tests that are not about how slow they are."""
    from argon2 import PasswordHasher

    monkeypatch.setattr("tansiq.people.passwords._HASHER", PasswordHasher(1, 8, 1))
