"""Leaks of who works for other parties: lists, logins, lock-outs, limits; and credentials that outlive their end."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from starlette.exceptions import HTTPException

from tansiq import people
from tansiq.errors import PeopleError
from tansiq.people import keys, persons, sessions
from tansiq.people.schema import api_key, attempt, opened, person
from tansiq.web import limits, signing, terms
from tansiq.web.reader import settings_of
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _people_of_all(patch: Patch) -> None:
    def mutant(settings: Any, _party: str) -> Any:
        with opened(settings) as connection:
            return tuple(persons.person_of(row) for row in connection.execute(select(person)))

    patch.setattr(people, "list_persons", mutant)


def _keys_of_all(patch: Patch) -> None:
    listed = people.list_keys

    def mutant(settings: Any, party: str, login: str | None = None) -> Any:
        with opened(settings) as connection:
            parties = sorted(set(connection.scalars(select(person.c.party))))
        return (
            listed(settings, party, login) if login else tuple(key for one in parties for key in listed(settings, one))
        )

    patch.setattr(people, "list_keys", mutant)


def _one_login_for_all(patch: Patch) -> None:
    """A login is taken by whichever party has it."""
    added = people.add_person

    def mutant(settings: Any, party: str, login: str, password: str, roles: Any) -> Any:
        with opened(settings) as connection:
            if connection.scalar(select(person.c.mark).where(person.c.login == login)) is not None:
                raise PeopleError("taken", code="login-taken")
        return added(settings, party, login, password, roles)

    patch.setattr(people, "add_person", mutant)


def _lock_for_all(patch: Patch) -> None:
    """A lock-out that is shared by all who have the same login."""
    patch.setattr(sessions, "_credential", lambda _party, login: hashlib.sha256(login.encode()).digest())


def _lock_of_the_node(patch: Patch) -> None:
    """A lock-out of the whole node."""
    patch.setattr(sessions, "_credential", lambda _party, _login: bytes(32))


def _lock_told(patch: Patch) -> None:
    """A credential that is locked gets an answer of its own, which tells that somebody tried."""
    checked = sessions.check_password

    def mutant(settings: Any, party: str, login: str, password: str) -> Any:
        mine = attempt.c.credential == sessions._credential(party, login)
        with opened(settings) as connection:
            if (connection.scalar(select(attempt.c.failures).where(mine)) or 0) >= sessions.TRIES:
                raise HTTPException(429)
        return checked(settings, party, login, password)

    patch.setattr(signing, "check_password", mutant)


def _logins_told(patch: Patch) -> None:
    """A login that nobody has gets an answer of its own."""
    checked = sessions.check_password

    def mutant(settings: Any, party: str, login: str, password: str) -> Any:
        here = select(person.c.mark).where(person.c.party == party, person.c.login == login)
        with opened(settings) as connection:
            if connection.scalar(here) is None:
                raise HTTPException(404)
        return checked(settings, party, login, password)

    patch.setattr(signing, "check_password", mutant)


def _one_limit_for_all(patch: Patch) -> None:
    admits = limits.Limits.admits
    patch.setattr(limits.Limits, "admits", lambda self, _credential, now: admits(self, bytes(32), now))


def _numbered_marks(patch: Patch) -> None:
    """A mark that counts the people of the node."""

    def mutant(settings: Any) -> str:
        with opened(settings) as connection:
            return f"p{connection.scalar(select(func.count()).select_from(person))}"

    patch.setattr(persons, "_draw_mark", mutant)


def _any_key_revoked(patch: Patch) -> None:
    """A key is revoked by whoever knows its id."""

    def mutant(settings: Any, _party: str, key_id: str, **_more: Any) -> None:
        with opened(settings, writes=True) as connection:
            if connection.execute(api_key.update().where(api_key.c.id == key_id).values(revoked="now")).rowcount != 1:
                raise people.NoSuchPerson

    patch.setattr(people, "revoke_key", mutant)


def _revoked_key_works(patch: Patch) -> None:
    def mutant(settings: Any, token: str) -> Any:
        joined = select(person, api_key.c.scopes).join(api_key, api_key.c.mark == person.c.mark)
        with opened(settings) as connection:
            row = connection.execute(joined.where(api_key.c.hash == keys.hash_token(token))).first()
        return None if row is None else replace(persons.person_of(row), scopes=frozenset(row.scopes.split()))

    patch.setattr(keys, "find_by_key", mutant)


def _marks_named(patch: Patch) -> None:
    """By whose hand something was done is told by name, whosever person it is."""

    def mutant(self: Any, _party: str, hand: Any) -> str:
        with opened(settings_of(self._request)) as connection:
            return connection.scalar(select(person.c.login).where(person.c.mark == hand.mark)) or ""

    patch.setattr(terms.Known, "hand", mutant)


MUTANTS = (
    Mutant("marks-named", "the name of another party's person who released something", "people", _marks_named),
    Mutant("people-of-all", "who works for another party", "people", _people_of_all),
    Mutant("keys-of-all", "the keys of another party's people", "people", _keys_of_all),
    Mutant("one-login-for-all", "that another party has somebody of this name", "people", _one_login_for_all),
    Mutant("lock-for-all", "a lock-out that all of one name share", "people", _lock_for_all),
    Mutant("lock-of-the-node", "a lock-out that all of the node share", "people", _lock_of_the_node),
    Mutant("lock-told", "that somebody tried to sign in as another", "people", _lock_told),
    Mutant("logins-told", "whether another party has somebody of this name", "people", _logins_told),
    Mutant("one-limit-for-all", "how much others ask", "people", _one_limit_for_all),
    Mutant("numbered-marks", "how many people the node has", "people", _numbered_marks),
    Mutant("any-key-revoked", "whether there is a key by an id, and an end to it", "people", _any_key_revoked),
    Mutant("revoked-key-works", "all, to who holds a key that was revoked", "people", _revoked_key_works),
)
