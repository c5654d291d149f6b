"""What the surroundings decide: where the ledger lives, what time it is, and for which party we act.

This is the only module that reads the environment, the clock or the system's randomness; everything else is given a
Settings.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from typing import Protocol

from tansiq.errors import TansiqError

__all__ = ["SYSTEM_RANDOM", "Randomness", "Settings", "load_settings"]


class Randomness(Protocol):
    """Where random bytes come from; `random.Random` is one, and tests give a seeded one."""

    def randbytes(self, n: int, /) -> bytes: ...


SYSTEM_RANDOM: Randomness = SystemRandom()
"""os.urandom."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's surroundings.

    Args:
        home: Folder that holds the ledger, its keys and what is derived from them. It may not exist yet.
        party: Id of the party for whom this program acts.
        fixed_time: Aware UTC time that `clock` gives, for reproducible runs; None for the real clock.
        randomness: Source of keys, nonces and salts.
    """

    home: Path = Path("tansiq-home")
    party: str = "home"
    fixed_time: datetime | None = None
    randomness: Randomness = field(default=SYSTEM_RANDOM, repr=False, compare=False)

    def clock(self) -> datetime:
        """The time now, aware, in UTC."""
        return datetime.now(UTC) if self.fixed_time is None else self.fixed_time


def _parse_clock(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise TansiqError("not an RFC 3339 time", code="settings", where="TANSIQ_CLOCK") from error
    if moment.tzinfo is None:
        raise TansiqError("a time needs its offset", code="settings", where="TANSIQ_CLOCK", hint="end it with Z")
    return moment.astimezone(UTC)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        environ: TANSIQ_HOME, TANSIQ_PARTY and TANSIQ_CLOCK; the process environment where None. An empty value
            counts as not given.

    Raises:
        TansiqError: TANSIQ_CLOCK is not an RFC 3339 time with an offset.
    """
    given = os.environ if environ is None else environ
    defaults = Settings()
    clock = given.get("TANSIQ_CLOCK", "")
    return Settings(
        home=Path(given.get("TANSIQ_HOME") or defaults.home),
        party=given.get("TANSIQ_PARTY") or defaults.party,
        fixed_time=_parse_clock(clock) if clock else None,
    )
