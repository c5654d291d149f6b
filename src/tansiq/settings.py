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

__all__ = [
    "SYSTEM_RANDOM",
    "ModelService",
    "Plugins",
    "Randomness",
    "Secret",
    "Sending",
    "Settings",
    "load_settings",
]


class Randomness(Protocol):
    """Where random bytes come from; `random.Random` is one, and tests give a seeded one."""

    def randbytes(self, n: int, /) -> bytes: ...


SYSTEM_RANDOM: Randomness = SystemRandom()
"""os.urandom."""


class Secret:
    """A key that shows itself to whoever calls `reveal`, and in no message, log or repr."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "Secret(…)"


@dataclass(frozen=True, slots=True)
class ModelService:
    """A model behind an OpenAI-compatible address (docs/plugins.md).

    Args:
        address: The part before "/chat/completions", e.g. "http://127.0.0.1:8000/v1".
        model: Its name there; also what the claims it proposed are marked with.
        key: Sent as a bearer token; empty where none is asked for.
        timeout_s: Seconds that one request may take from first to last byte.
        per_day: Requests a day (UTC) and party, tries again included.
        may_see: Parties whose reports may be sent to an address off this machine.
    """

    address: str
    model: str
    key: Secret = field(default_factory=Secret)
    timeout_s: float = 30.0
    per_day: int = 200
    may_see: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plugins:
    """What may propose claims beside the rules; nothing by default.

    Args:
        spacy: Names or folders of trained spaCy pipelines.
        model: A model behind an address, or None.
    """

    spacy: tuple[str, ...] = ()
    model: ModelService | None = None

    def __bool__(self) -> bool:
        return bool(self.spacy) or self.model is not None


@dataclass(frozen=True, slots=True)
class Sending:
    """The form, or the request under a key of its sender's, by which something is asked (tansiq.desk.once).

    Args:
        mark: 32 bytes: the same for the same form sent again, or for the same key.
        body: 32 bytes: the same where it asks for the same.
        is_awaited: What is done by it is noted, and is not done again.
    """

    mark: bytes
    body: bytes
    is_awaited: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's surroundings.

    Args:
        home: Folder that holds the ledger, its keys and what is derived from them. It may not exist yet.
        party: Id of the party for whom this program acts.
        fixed_time: Aware UTC time that `clock` gives, for reproducible runs; None for the real clock.
        randomness: Source of keys, nonces and salts.
        plugins: What may propose claims beside the rules.
        rights: What the person for whom this program acts may do (tansiq.people); None where nobody is asked who they
            are: on the command line, and on the pages of a node that knows no people.
        mark: Under which entries know that person, "" for nobody; what they do is entered under it.
        roles: Of that person.
        sending: By which form or request this is asked; None where it may be asked any number of times.
    """

    home: Path = Path("tansiq-home")
    party: str = "home"
    fixed_time: datetime | None = None
    randomness: Randomness = field(default=SYSTEM_RANDOM, repr=False, compare=False)
    plugins: Plugins = Plugins()
    rights: frozenset[str] | None = None
    mark: str = ""
    roles: frozenset[str] = frozenset()
    sending: Sending | None = None

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


def _parse_number(given: Mapping[str, str], name: str, default: float, *, most: float) -> float:
    """A number above 0 and at most `most`."""
    text = given.get(name, "")
    if not text:
        return default
    try:
        number = float(text)
    except ValueError as error:
        raise TansiqError("not a number", code="settings", where=name) from error
    if not 0 < number <= most:
        raise TansiqError(f"a number above 0 and at most {most:g} is needed", code="settings", where=name)
    return number


def _parse_list(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in given.get(name, "").split(",") if one.strip())


def _parse_plugins(given: Mapping[str, str]) -> Plugins:
    spacy = _parse_list(given, "TANSIQ_SPACY")
    address, model = given.get("TANSIQ_MODEL_ADDRESS", ""), given.get("TANSIQ_MODEL_NAME", "")
    if not address:
        return Plugins(spacy)
    if not model:
        hint = "say which model is to be asked, or leave TANSIQ_MODEL_ADDRESS out"
        raise TansiqError("the model has no name", code="settings", where="TANSIQ_MODEL_NAME", hint=hint)
    defaults = ModelService(address, model)
    service = ModelService(
        address=address,
        model=model,
        key=Secret(given.get("TANSIQ_MODEL_KEY", "")),
        timeout_s=_parse_number(given, "TANSIQ_MODEL_TIMEOUT_S", defaults.timeout_s, most=3600),
        per_day=int(_parse_number(given, "TANSIQ_MODEL_PER_DAY", defaults.per_day, most=1_000_000)),
        may_see=frozenset(_parse_list(given, "TANSIQ_MODEL_MAY_SEE")),
    )
    return Plugins(spacy, service)


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Args:
        environ: TANSIQ_HOME, TANSIQ_PARTY, TANSIQ_CLOCK, and TANSIQ_SPACY and TANSIQ_MODEL_… of the plug-ins
            (docs/plugins.md); the process environment where None. An empty value counts as not given.

    Raises:
        TansiqError: TANSIQ_CLOCK is not an RFC 3339 time with an offset, or a setting of a plug-in is none.
    """
    given = os.environ if environ is None else environ
    defaults = Settings()
    clock = given.get("TANSIQ_CLOCK", "")
    return Settings(
        home=Path(given.get("TANSIQ_HOME") or defaults.home),
        party=given.get("TANSIQ_PARTY") or defaults.party,
        fixed_time=_parse_clock(clock) if clock else None,
        plugins=_parse_plugins(given),
    )
