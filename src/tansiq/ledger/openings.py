"""The access log: who opened what, one row a response, in a file and a chain of its own beside the ledger.

A row is committed before the bytes go. It holds ids, a party, the mark of a user, a door and a time; no query and no
content. It leaves the node through no door as it is: what an originator is told of it is decided in
`release.openings`.
"""

from __future__ import annotations

import hmac
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import CheckConstraint, Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text, select

from tansiq.ledger.chain import ORIGIN, head_seal
from tansiq.ledger.engine import ask_one, get_engine, transaction
from tansiq.ledger.entries import batches
from tansiq.ledger.ids import canonical
from tansiq.ledger.keys import KeyRing, Secret
from tansiq.ledger.verify import Fault

__all__ = ["OPENINGS_FILE", "Opening", "append_opening", "find_opened", "find_openings", "verify_openings"]

OPENINGS_FILE = "access.db"
_CHAIN_KEY = "tansiq access log"
_LOG = MetaData()
_opening = Table(
    "opening",
    _LOG,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("party", Text, nullable=False),
    # Of the party's own user, for whom something may have been released by name; told to nobody.
    Column("user", Text, nullable=False),
    Column("door", Text, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
)
_opened = Table(
    "opened",
    _LOG,
    Column("entry", LargeBinary(32), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("originator", Text, nullable=False),
    Index("opened_originator", "originator", "position"),
    Index("opened_position", "position"),
    sqlite_with_rowid=False,
)
_head = Table(
    "head",
    _LOG,
    Column("single", Integer, CheckConstraint("single = 1"), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("seal", LargeBinary(32), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """That a party was given one entry of another: one of those of a response."""

    entry: str
    party: str
    user: str
    door: str
    at: str


def append_opening(
    home: Path, keys: KeyRing, reader: tuple[str, str], *, door: str, at: str, entries: Mapping[str, str]
) -> None:
    """Write one row, on the disk when this returns.

    Args:
        reader: Party and user.
        door: By what way the entries go out.
        at: As format_time gives it.
        entries: Ids to their originators.

    Raises:
        LedgerError: The log cannot be written; nothing may go out then.
    """
    key = keys.node().derive(_CHAIN_KEY)
    with _writing(home) as connection:
        last = connection.execute(select(_head.c.position, _head.c.hash)).first()
        position, previous = (0, ORIGIN) if last is None else (last.position, last.hash)
        position += 1
        row = {"position": position, "at": at, "party": reader[0], "user": reader[1], "door": door}
        found = _link(key, previous, row, entries)
        connection.execute(_opening.insert().values(**row, hash=found))
        connection.execute(
            _opened.insert(),
            [{"entry": bytes.fromhex(one), "position": position, "originator": by} for one, by in entries.items()],
        )
        values = {"position": position, "hash": found, "seal": head_seal(key, position, found)}
        if connection.execute(_head.update().values(values)).rowcount == 0:
            connection.execute(_head.insert().values(single=1, **values))


def _link(key: Secret, previous: bytes, row: Mapping[str, object], entries: Mapping[str, str]) -> bytes:
    covered = {"previous": previous.hex(), "row": dict(row), "entries": dict(sorted(entries.items()))}
    return hmac.digest(key.reveal(), canonical(covered), "sha256")


@contextmanager
def _writing(home: Path) -> Iterator[Connection]:
    with transaction(get_engine(home, is_new=True, name=OPENINGS_FILE), writes=True) as connection:
        if ask_one(connection, "PRAGMA user_version") == 0:
            _LOG.create_all(connection)
            connection.exec_driver_sql("PRAGMA user_version = 1")
        yield connection


@contextmanager
def _reading(home: Path) -> Iterator[Connection | None]:
    """The log; None where nothing was ever opened."""
    if not (home / OPENINGS_FILE).exists():
        yield None
        return
    with transaction(get_engine(home, name=OPENINGS_FILE), writes=False) as connection:
        yield connection if ask_one(connection, "PRAGMA user_version") else None


def _rows(connection: Connection, where: object, limit: int | None) -> list[Opening]:
    chosen = (
        select(_opened.c.entry, _opening.c.party, _opening.c.user, _opening.c.door, _opening.c.at)
        .join(_opening, _opening.c.position == _opened.c.position)
        .where(where)  # type: ignore[arg-type]
        .order_by(_opened.c.position.desc(), _opened.c.entry)
        .limit(limit)
    )
    return [Opening(row.entry.hex(), *row[1:]) for row in connection.execute(chosen)]


def find_openings(home: Path, originator: str, limit: int) -> list[Opening]:
    """The newest openings of an originator's entries by others."""
    with _reading(home) as connection:
        return [] if connection is None else _rows(connection, _opened.c.originator == originator, limit)


def find_opened(home: Path, entries: Sequence[str], limit: int | None) -> list[Opening]:
    """The newest openings of these entries, whose ever they are; all of them where the limit is None."""
    found: list[Opening] = []
    with _reading(home) as connection:
        for some in batches(list(dict.fromkeys(entries))) if connection is not None else ():
            assert connection is not None
            found += _rows(connection, _opened.c.entry.in_([bytes.fromhex(one) for one in some]), limit)
    return sorted(found, key=lambda one: (one.at, one.entry, one.party, one.user, one.door), reverse=True)[:limit]


def verify_openings(home: Path, keys: KeyRing) -> tuple[int, Fault | None]:
    """How many rows the log has, and the first thing in it that is not as it was written."""
    path = home / OPENINGS_FILE
    if not path.exists():
        return 0, None
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return 0, Fault(0, "open-log", "others may read or change the access log")
    with _reading(home) as connection:
        return (0, None) if connection is None else _verify(connection, keys.node().derive(_CHAIN_KEY))


def _verify(connection: Connection, key: Secret) -> tuple[int, Fault | None]:
    entries: dict[int, dict[str, str]] = {}
    for row in connection.execute(select(_opened)):
        entries.setdefault(row.position, {})[row.entry.hex()] = row.originator
    previous, number = ORIGIN, 0
    for row in connection.execute(select(_opening).order_by(_opening.c.position)):
        number += 1
        told = {"position": row.position, "at": row.at, "party": row.party, "user": row.user, "door": row.door}
        link = _link(key, previous, told, entries.pop(number, {}))
        if row.position != number or not hmac.compare_digest(link, row.hash):
            return number - 1, Fault(number, "log-link", f"row {number} of the access log is not as it was written")
        previous = row.hash
    last = connection.execute(select(_head)).first()
    is_whole = last is None if number == 0 else last is not None and last.seal == head_seal(key, number, previous)
    if not is_whole or entries:
        return number, Fault(0, "log-end", "rows of the access log are missing")
    return number, None
