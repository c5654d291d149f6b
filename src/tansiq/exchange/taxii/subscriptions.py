"""A party's subscriptions to collections of others: a file of mode 0600 beside the ledger, in no chain and no entry."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tansiq.errors import ExchangeError
from tansiq.settings import Settings

__all__ = ["Refused", "Subscription", "add_subscription", "list_subscriptions", "remove_subscription", "save"]

FILE = "taxii.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_REFUSED = 1000
"""Refused objects that are kept to be listed, the newest."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An object that did not come in, and why."""

    id: str
    version: str
    reason: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """One collection that a party takes objects from.

    Args:
        party: Whose the objects become.
        root: Address of the API root.
        user: For HTTP Basic; "" sends the key as a bearer token.
        added_after: Up to where all was taken in; "" from the beginning.
        next: Page mark within what comes after that; "" for none.
        taken, incidents: How many objects came in, and how many of them are incidents that a tansiq computed.
        refused: The newest that did not.
    """

    party: str
    name: str
    root: str
    collection: str
    user: str = ""
    key: str = field(default="", repr=False)
    added_after: str = ""
    next: str = ""
    taken: int = 0
    incidents: int = 0
    refused: tuple[Refused, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Subscription:
        return cls(**(data | {"refused": tuple(Refused(**one) for one in data["refused"])}))


def _path(settings: Settings) -> Path:
    return settings.home / FILE


def _load(settings: Settings) -> list[Subscription]:
    try:
        text = _path(settings).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    try:
        return [Subscription.from_json(one) for one in json.loads(text)]
    except (ValueError, TypeError, KeyError) as error:
        raise ExchangeError("the subscriptions cannot be read", code="subscriptions", where=FILE) from error


def _store(settings: Settings, all_of_them: Iterable[Subscription]) -> None:
    # Written aside and put in place: a break leaves the old file or the new one.
    path = _path(settings)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in all_of_them], file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def list_subscriptions(settings: Settings, party: str) -> tuple[Subscription, ...]:
    """A party's own, by name.

    Raises:
        ExchangeError: The file was damaged.
    """
    return tuple(sorted((one for one in _load(settings) if one.party == party), key=lambda one: one.name))


def _check_root(root: str) -> str:
    try:
        parts = urlsplit(root)
        port = parts.port
    except ValueError as error:
        raise ExchangeError("not an address", code="address") from error
    if parts.username or parts.query or parts.fragment or not parts.hostname or port == 0:
        raise ExchangeError("not an address of an API root", code="address", hint="https://HOST/ROOT/")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise ExchangeError("a key is sent over https only", code="address", hint="use https")
    return root.rstrip("/") + "/"


def add_subscription(settings: Settings, new: Subscription) -> Subscription:
    """Remember a subscription; nothing is asked of the server yet.

    Raises:
        ExchangeError: The name is none or is taken, the address is none, or would send the key in clear.
    """
    if not _NAME.fullmatch(new.name):
        raise ExchangeError("not a name", code="name", hint="letters, digits, '.', '-' and '_', at most 63")
    if not re.fullmatch(r"[0-9A-Za-z._~-]{1,200}", new.collection):
        raise ExchangeError("not an id of a collection", code="collection")
    if not new.key or not new.key.isascii() or not new.key.isprintable():
        raise ExchangeError("a key is needed", code="key", hint="--key-file FILE, or type it when asked")
    known = _load(settings)
    if any((one.party, one.name) == (new.party, new.name) for one in known):
        raise ExchangeError("you have a subscription of this name", code="subscribed")
    made = Subscription(new.party, new.name, _check_root(new.root), new.collection, new.user, new.key)
    _store(settings, [*known, made])
    return made


def save(settings: Settings, changed: Subscription) -> None:
    """Note how far a subscription has come; one that was removed meanwhile stays removed."""
    name = (changed.party, changed.name)
    _store(settings, [changed if (one.party, one.name) == name else one for one in _load(settings)])


def remove_subscription(settings: Settings, party: str, name: str) -> None:
    """Forget a subscription and its key; what came by it stays.

    Raises:
        ExchangeError: The party has none of this name.
    """
    known = _load(settings)
    rest = [one for one in known if (one.party, one.name) != (party, name)]
    if len(rest) == len(known):
        raise ExchangeError("you have no subscription of this name", code="not-subscribed")
    _store(settings, rest)
