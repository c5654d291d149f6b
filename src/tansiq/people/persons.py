"""Who works for a party: added, given roles, given a password, removed; each party knows its own people alone."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from tansiq.errors import PeopleError
from tansiq.ledger import KeyRing, format_time
from tansiq.people.passwords import hash_password
from tansiq.people.rights import Person, check_roles
from tansiq.people.schema import api_key, has_file, opened, person, session
from tansiq.settings import Settings

__all__ = ["NoSuchPerson", "add_person", "get_person", "list_persons", "names_of", "person_of", "remove_person",
           "row_of", "set_password", "set_roles"]  # fmt: skip

_LOGIN = re.compile(r"[^\W_](?:[\w.@-]{0,62})")
_MARK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_MARK_BYTES = 10
"""80 bits, 16 letters: a mark is never drawn twice."""
_HERE = person.c.removed.is_(None)


class NoSuchPerson(PeopleError):  # noqa: N818 (the one answer to "not yours" and "no such person")
    """The party has nobody, or no key, of this name: stop, nothing was done."""

    code = "no-person"

    def __init__(self) -> None:
        super().__init__("your party has nobody and nothing by this name")


def person_of(row: Any) -> Person:
    """The person of a row of the table."""
    return Person(row.party, row.mark, row.login, frozenset(row.roles.split()))


def row_of(connection: Connection, party: str, login: str) -> Any:
    """The row of somebody who works for the party now: one statement for "not yours" and "no such person".

    Raises:
        NoSuchPerson: Nobody of the party has this login.
    """
    found = connection.execute(select(person).where(person.c.party == party, person.c.login == login, _HERE)).first()
    if found is None:
        raise NoSuchPerson
    return found


def _check_party(settings: Settings, party: str) -> None:
    if party not in KeyRing(settings.home).parties():
        raise PeopleError("this node has no such party", code="no-party", hint="`tansiq party add` makes one")


def _draw_mark(settings: Settings) -> str:
    return base64.b32encode(settings.randomness.randbytes(_MARK_BYTES)).decode().lower()


def add_person(
    settings: Settings, party: str, login: str, password: str, roles: Iterable[str], *, mark: str = ""
) -> Person:
    """Add somebody who works for a party.

    Args:
        mark: Under which entries know the person already; a random one where none is given.
        login: A letter or digit, then at most 62 of letters of any script, digits, '.', '-', '_' and '@'.
        password: At least 12 characters.

    Raises:
        PeopleError: The node has no such party, the login is none or is taken, the password is too short, a role is
            none, or the mark is none or somebody's.
    """
    _check_party(settings, party)
    asked = check_roles(roles)
    if not _LOGIN.fullmatch(login):
        hint = "a letter or digit, then letters, digits, '.', '-', '_' and '@', at most 63"
        raise PeopleError("not a login", code="login", hint=hint)
    hashed = hash_password(settings, password)
    if mark and not _MARK.fullmatch(mark):
        raise PeopleError("not a mark", code="mark", hint="letters of a-z, digits, '.', '-' and '_', at most 63")
    mark = mark or _draw_mark(settings)
    with opened(settings, writes=True) as connection:
        taken = select(person.c.mark).where(person.c.party == party, person.c.login == login, _HERE)
        if connection.scalar(taken) is not None:
            raise PeopleError("somebody of your party has this login", code="login-taken")
        if connection.scalar(select(person.c.mark).where(person.c.mark == mark)) is not None:
            raise PeopleError("this is or was somebody's mark", code="mark-taken")
        row = {"mark": mark, "party": party, "login": login, "password": hashed, "roles": " ".join(sorted(asked))}
        connection.execute(insert(person), row | {"made": format_time(settings.clock())})
    return Person(party, mark, login, asked)


def list_persons(settings: Settings, party: str) -> tuple[Person, ...]:
    """Those who work for the party, by login."""
    asked = select(person).where(person.c.party == party, _HERE).order_by(person.c.login)
    with opened(settings) as connection:
        return tuple(person_of(row) for row in connection.execute(asked))


def names_of(settings: Settings, party: str) -> dict[str, str]:
    """Mark to login of all who work or worked for the party: for its own pages, which name who did what."""
    if not has_file(settings):
        return {}
    with opened(settings) as connection:
        return {row.mark: row.login for row in connection.execute(select(person).where(person.c.party == party))}


def get_person(settings: Settings, party: str, login: str) -> Person:
    """Somebody who works for the party.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
    """
    with opened(settings) as connection:
        return person_of(row_of(connection, party, login))


def set_roles(settings: Settings, party: str, login: str, roles: Iterable[str]) -> Person:
    """Give somebody these roles in place of those they had; they count from the next request on.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
        PeopleError: A role is none.
    """
    asked = check_roles(roles)
    with opened(settings, writes=True) as connection:
        row = row_of(connection, party, login)
        connection.execute(update(person).where(person.c.mark == row.mark).values(roles=" ".join(sorted(asked))))
    return Person(party, row.mark, login, asked)


def set_password(settings: Settings, party: str, login: str, password: str, *, revokes_keys: bool = False) -> None:
    """Give somebody another password and end their sessions.

    Args:
        revokes_keys: Their keys are revoked, too: somebody else resets the password, mostly because it got out.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
        PeopleError: The password is too short.
    """
    hashed = hash_password(settings, password)
    with opened(settings, writes=True) as connection:
        mark = row_of(connection, party, login).mark
        connection.execute(update(person).where(person.c.mark == mark).values(password=hashed))
        connection.execute(delete(session).where(session.c.mark == mark))
        if revokes_keys:
            _revoke_keys(connection, mark, format_time(settings.clock()))


def _revoke_keys(connection: Connection, mark: str, now: str) -> None:
    mine = update(api_key).where(api_key.c.mark == mark, api_key.c.revoked.is_(None))
    connection.execute(mine.values(revoked=now))


def remove_person(settings: Settings, party: str, login: str) -> None:
    """Somebody works for the party no more: sessions end, keys are revoked, and the password is forgotten.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
    """
    now = format_time(settings.clock())
    with opened(settings, writes=True) as connection:
        mark = row_of(connection, party, login).mark
        connection.execute(update(person).where(person.c.mark == mark).values(removed=now, password="", roles=""))
        _revoke_keys(connection, mark, now)
        connection.execute(delete(session).where(session.c.mark == mark))
