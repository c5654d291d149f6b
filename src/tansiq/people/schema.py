"""Tables of who works for a party: a database file of its own beside the ledger, and in no chain."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, select, text

from tansiq.errors import LedgerError, PeopleError
from tansiq.ledger import KeyRing
from tansiq.ledger.engine import ask_one, get_engine, transaction
from tansiq.settings import Settings

__all__ = ["PEOPLE_FILE", "api_key", "attempt", "has_file", "has_people", "opened", "person", "session"]

PEOPLE_FILE = "people.db"
_VERSION = 1
"""Of the tables, in SQLite's `user_version`: 0 is a new file."""

_TABLES = MetaData()

person = Table(
    "person",
    _TABLES,
    # Random, and all that entries ever hold of a person.
    Column("mark", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("password", Text, nullable=False),
    # Words of ROLES, sorted, with spaces.
    Column("roles", Text, nullable=False),
    Column("made", Text, nullable=False),
    # Null while the person works for the party. Rows stay: a mark is never given to another person.
    Column("removed", Text),
    Index("person_login", "party", "login", unique=True, sqlite_where=text("removed IS NULL")),
)
api_key = Table(
    "api_key",
    _TABLES,
    Column("id", Text, primary_key=True),
    Column("mark", Text, ForeignKey("person.mark"), nullable=False, index=True),
    Column("hash", LargeBinary(32), nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("until", Text),
    Column("revoked", Text),
)
session = Table(
    "session",
    _TABLES,
    Column("hash", LargeBinary(32), primary_key=True),
    Column("mark", Text, ForeignKey("person.mark"), nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("seen", Text, nullable=False),
)
attempt = Table(
    "attempt",
    _TABLES,
    # A hash of party and login, whether there is such a person or not.
    Column("credential", LargeBinary(32), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Text, nullable=False),
)


def has_file(settings: Settings) -> bool:
    """Whether there ever were people; asking makes no file."""
    return os.path.exists(os.path.join(settings.home, PEOPLE_FILE))  # noqa: PTH110, PTH118 (every request asks it)


@contextmanager
def opened(settings: Settings, *, writes: bool = False) -> Iterator[Connection]:
    """One transaction over the people of a node; the file, for its owner alone, is made where it is missing.

    Raises:
        PeopleError: There is no node here, the file cannot be used, or a newer program wrote it.
    """
    if not has_file(settings) and not KeyRing(settings.home).parties():
        raise PeopleError("there is no node here", code="no-node", where=str(settings.home), hint="`tansiq party add`")
    try:
        engine = get_engine(settings.home, is_new=True, name=PEOPLE_FILE)
        with transaction(engine, writes=writes) as connection:
            version = ask_one(connection, "PRAGMA user_version")
            if version == _VERSION:
                yield connection
                return
        if version:
            raise PeopleError("a newer tansiq wrote this file", code="newer-people", where=PEOPLE_FILE)
        with transaction(engine, writes=True) as connection:
            _TABLES.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {_VERSION}")
        with transaction(engine, writes=writes) as connection:
            yield connection
    except LedgerError as error:
        raise PeopleError("the file of people cannot be used", code="people-unusable", where=PEOPLE_FILE) from error


def has_people(settings: Settings) -> bool:
    """Whether anybody ever worked for a party of this node: from then on its pages ask who is there.

    Those who were removed count: taking the last one away must not open the pages to all.
    """
    if not has_file(settings):
        return False
    with opened(settings) as connection:
        return connection.scalar(select(person.c.mark).limit(1)) is not None
