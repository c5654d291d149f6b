"""API keys: 256 random bits shown once, stored as SHA-256, good for some scopes, revocable."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import insert, select, update

from tansiq.errors import PeopleError
from tansiq.ledger import format_time
from tansiq.ledger.engine import ask
from tansiq.people.persons import NoSuchPerson, row_of
from tansiq.people.rights import Person, Scope, check_scopes
from tansiq.people.schema import api_key, has_file, opened, person
from tansiq.settings import Secret, Settings

__all__ = ["KeyHead", "NewKey", "find_by_authorization", "find_by_key", "hash_token", "list_keys", "make_key",
           "revoke_key"]  # fmt: skip

PREFIX = "tansiq_"
"""So that a scanner for leaked secrets knows one."""
_KEY_BYTES = 32
_ID_BYTES = 8
_TOKEN_CHARS = 200
_LABEL_CHARS = 80


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key as made; the token is nowhere else, and cannot be had again."""

    id: str
    token: Secret


@dataclass(frozen=True, slots=True)
class KeyHead:
    """A key as it is listed.

    Args:
        id: Random; by it the key is revoked.
        login: Whose it is.
        until, revoked: Times as the ledger writes them, or None.
    """

    id: str
    login: str
    label: str
    scopes: tuple[Scope, ...]
    made: str
    until: str | None
    revoked: str | None


def hash_token(token: str) -> bytes:
    """What is stored of a token. No salt and no slowness: 256 random bits are not guessed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _check_until(settings: Settings, until: datetime | None) -> str | None:
    if until is None:
        return None
    if until.tzinfo is None or until <= settings.clock():
        raise PeopleError("not a time to come", code="until", hint="RFC 3339 with its offset, in the future")
    return format_time(until)


def make_key(
    settings: Settings, party: str, login: str, *, scopes: Iterable[str], label: str = "", until: datetime | None = None
) -> NewKey:
    """Make a key for somebody of a party. It lets do what both the person's roles and its scopes let do.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
        PeopleError: A scope is none, the label is longer than 80 characters, or the end is past.
    """
    asked = check_scopes(scopes)
    if len(label) > _LABEL_CHARS or not label.isprintable():
        raise PeopleError("not a label", code="label", hint=f"one line of at most {_LABEL_CHARS} characters")
    end = _check_until(settings, until)
    drawn = base64.urlsafe_b64encode(settings.randomness.randbytes(_KEY_BYTES)).decode().rstrip("=")
    made = NewKey(settings.randomness.randbytes(_ID_BYTES).hex(), Secret(PREFIX + drawn))
    with opened(settings, writes=True) as connection:
        row = {
            "id": made.id,
            "mark": row_of(connection, party, login).mark,
            "hash": hash_token(made.token.reveal()),
            "label": label,
            "scopes": " ".join(sorted(asked)),
            "made": format_time(settings.clock()),
            "until": end,
        }
        connection.execute(insert(api_key), row)
    return made


def list_keys(settings: Settings, party: str, login: str | None = None) -> tuple[KeyHead, ...]:
    """The keys of a party's people, or of one of them, newest first; those of people who left are not among them.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
    """
    asked = (
        select(api_key, person.c.login)
        .join(person, person.c.mark == api_key.c.mark)
        .where(person.c.party == party, person.c.removed.is_(None))
        .order_by(api_key.c.made.desc(), api_key.c.id)
    )
    with opened(settings) as connection:
        if login is not None:
            asked = asked.where(person.c.mark == row_of(connection, party, login).mark)
        return tuple(
            KeyHead(row.id, row.login, row.label, tuple(row.scopes.split()), row.made, row.until, row.revoked)
            for row in connection.execute(asked)
        )


def parties_with_key(settings: Settings, scope: Scope) -> tuple[str, ...]:
    """Parties of whose people somebody has a key that is good for something, by id; for jobs of the node alone."""
    if not has_file(settings):
        return ()
    live = (
        select(person.c.party, api_key.c.scopes)
        .join(person, person.c.mark == api_key.c.mark)
        .where(api_key.c.revoked.is_(None), person.c.removed.is_(None))
        .where(api_key.c.until.is_(None) | (api_key.c.until > format_time(settings.clock())))
    )
    with opened(settings) as connection:
        return tuple(sorted({row.party for row in connection.execute(live) if scope in row.scopes.split()}))


def revoke_key(settings: Settings, party: str, key_id: str, *, login: str | None = None) -> None:
    """Revoke a key of the party's people, or of one of them: it is good for nothing from now on.

    Raises:
        NoSuchPerson: The party, or the one, has no such key that is not revoked.
    """
    of_party = select(person.c.mark).where(person.c.party == party)
    if login is not None:
        of_party = of_party.where(person.c.login == login, person.c.removed.is_(None))
    mine = update(api_key).where(api_key.c.id == key_id, api_key.c.mark.in_(of_party), api_key.c.revoked.is_(None))
    with opened(settings, writes=True) as connection:
        if connection.execute(mine.values(revoked=format_time(settings.clock()))).rowcount != 1:
            raise NoSuchPerson


# A text of its own: every request of a program asks it, and building it took longer than its answer.
_LIVE = """
    SELECT p.party, p.mark, p.login, p.roles, k.scopes FROM api_key k JOIN person p ON p.mark = k.mark
    WHERE k.hash = ? AND k.revoked IS NULL AND p.removed IS NULL AND (k.until IS NULL OR k.until > ?)
"""


def find_by_key(settings: Settings, token: str) -> Person | None:
    """Whose key this is, with the scopes that the key has; None for one that is unknown, revoked or has run out.

    One statement decides, and no answer tells these apart.
    """
    if not token.startswith(PREFIX) or len(token) > _TOKEN_CHARS or not has_file(settings):
        return None
    with opened(settings) as connection:
        row = ask(connection, _LIVE, (hash_token(token), format_time(settings.clock()))).fetchone()
    if row is None:
        return None
    party, mark, login, roles, scopes = row
    return Person(party, mark, login, frozenset(roles.split()), cast("frozenset[Scope]", frozenset(scopes.split())))


def find_by_authorization(settings: Settings, header: str) -> Person | None:
    """Who sends an `Authorization` header: `Bearer KEY`, or `Basic` with the login (or LOGIN@PARTY) and the key.

    Passwords are not taken here: they are for sign-in, once a session. None for whatever is nobody's.
    """
    scheme, _, given = header.strip().partition(" ")
    given = given.strip()
    if scheme.lower() == "bearer":
        return find_by_key(settings, given)
    if scheme.lower() != "basic":
        return None
    try:
        name, _, token = base64.b64decode(given, validate=True).decode().partition(":")
    except ValueError:
        # No base64, no UTF-8, or letters outside ASCII.
        return None
    found = find_by_key(settings, token)
    return found if found is not None and name in (found.login, f"{found.login}@{found.party}") else None
