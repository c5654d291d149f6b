"""Connections to the ledger's file: pragmas, transactions, migrations. SQLite in WAL mode."""

from __future__ import annotations

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.exc import DatabaseError, OperationalError

from tansiq.errors import LedgerError
from tansiq.ledger.schema import HEAD_REVISION

__all__ = ["LEDGER_FILE", "ask", "ask_one", "get_engine", "migrate", "put_rows", "transaction"]

LEDGER_FILE = "ledger.db"
_BUSY_MS = 30_000
"""How long a writer waits for another: a report is written in milliseconds, a rebuild of 17,000 reports in a minute."""
_CACHE_KIB = 65_536
_LOG_PAGES = 8_192
"""Pages of the write-ahead log (32 MiB) after which they are put into the file. Ids are random, so that index pages
are written again and again: at SQLite's own 1,000 every fourth posting of 100 objects waited 8 ms for it (2026-11)."""
_MMAP_BYTES = 1 << 28
_ENGINES = 64
"""Ledgers open at a time: a node has one, tests and the harness have several."""


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    # SQLAlchemy's own BEGIN (below) instead of the driver's, which begins late and never IMMEDIATE.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL, not NORMAL: what was acknowledged outlives a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Without it INSERT OR REPLACE would delete rows behind the triggers' back.
    connection.execute("PRAGMA recursive_triggers = ON")
    # Erased pages are overwritten with zeros.
    connection.execute("PRAGMA secure_delete = ON")
    # What a search or a sort holds for a moment is written to no other file.
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute(f"PRAGMA mmap_size = {_MMAP_BYTES}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")


def _begin(connection: Connection) -> None:
    # Inside of `transaction` one has begun, by the driver.
    driver = _driver(connection)
    if not driver.in_transaction:
        driver.execute("BEGIN")


class _Engines:
    """The engines of this process, the latest used ones. One that is let go closes its connections.

    Not `lru_cache`: an engine's own listeners keep it alive, so that only saying so closes what it holds.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Engine] = OrderedDict()
        self._lock = Lock()

    def get(self, path: str, inode: int) -> Engine:
        """The engine of a file, while it is the same file."""
        with self._lock:
            engine = self._kept.get((path, inode)) or _make_engine(path)
            self._kept[path, inode] = engine
            self._kept.move_to_end((path, inode))
            # A connection that is in use meanwhile is closed when it is given back.
            gone = self._kept.popitem(last=False)[1] if len(self._kept) > _ENGINES else None
        if gone is not None:
            gone.dispose()
        return engine


class _Compiler(SQLiteCompiler):
    """Renders hints of a table (INDEXED BY), which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, _table: Any, text: str | None) -> str | None:
        return text


def _make_engine(path: str) -> Engine:
    engine = create_engine(f"sqlite:///{path}", pool_reset_on_return="rollback")
    engine.dialect.statement_compiler = _Compiler
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


_engines = _Engines()


def get_engine(home: Path, *, is_new: bool = False, name: str = LEDGER_FILE) -> Engine:
    """The engine of a home's ledger, kept for the life of the process while the file is the same.

    Args:
        home: The node's folder.
        name: Of another database of the home than the ledger's.
        is_new: Make the file where it is missing.
        name: The file; another database of the home has its own.

    Raises:
        LedgerError: There is no ledger.
    """
    path = os.path.abspath(os.path.join(home, name))  # noqa: PTH100, PTH118 (a third of the time, and all ask it)
    if is_new and not os.path.exists(path):  # noqa: PTH110
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        Path(path).touch(mode=0o600)
    try:
        inode = os.stat(path).st_ino  # noqa: PTH116
    except OSError as error:
        raise LedgerError(
            "there is no ledger here", code="no-ledger", where=str(home), hint="`tansiq ledger init` makes one"
        ) from error
    return _engines.get(path, inode)


def _driver(connection: Connection) -> sqlite3.Connection:
    found = connection.connection.dbapi_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def ask(connection: Connection, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
    """Rows of a statement as plain tuples, by the driver itself.

    SQLAlchemy takes 14 µs of the processor for a statement that SQLite answers in 1 (2026-11), and a page asks a dozen:
    for what is asked every time. Use it inside of `transaction`, which says what went wrong.
    """
    return _driver(connection).execute(statement, values)


def ask_one(connection: Connection, statement: str, values: Sequence[Any] = ()) -> Any:
    """The first value of the first row; None where there is none."""
    row = ask(connection, statement, values).fetchone()
    return None if row is None else row[0]


def put_rows(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    """Run a writing statement for each of these rows, by the driver itself."""
    _driver(connection).executemany(statement, rows)


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """One transaction: a snapshot for a reader, all or nothing for a writer.

    Raises:
        LedgerError: The file is locked, full, read-only or no database.
    """
    try:
        with engine.connect() as connection:
            # By the driver: through SQLAlchemy beginning and ending takes more than what most pages ask.
            driver = _driver(connection)
            driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            try:
                yield connection
            except BaseException:
                driver.rollback()
                raise
            driver.commit()
    except (OperationalError, sqlite3.OperationalError) as error:
        raise LedgerError(f"the ledger cannot be used: {_said(error)}", code="ledger-unusable") from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise LedgerError(f"the ledger refused this: {_said(error)}", code="ledger-refused") from error


def _said(error: DatabaseError | sqlite3.Error) -> object:
    """What the driver said, without the statement and its values."""
    return error.orig if isinstance(error, DatabaseError) else error


_REVISION = "SELECT version_num FROM alembic_version"


def _is_at_head(engine: Engine) -> bool:
    """Whether nothing is to be migrated, asked of the driver: every page asks it, and is true of most ledgers."""
    try:
        with closing(engine.raw_connection()) as pooled:
            return bool(pooled.cursor().execute(_REVISION).fetchone() == (HEAD_REVISION,))
    except (sqlite3.Error, DatabaseError):
        # Whatever it is, the slower way says it.
        return False


def _revision(connection: Connection) -> str | None:
    try:
        found = connection.exec_driver_sql(_REVISION).scalar()
    except OperationalError as error:
        if "no such table" not in str(error.orig):
            raise
        return None
    return None if found is None else str(found)


def migrate(engine: Engine) -> bool:
    """Bring the fixed tables to this program's form.

    Returns:
        Whether anything was done.

    Raises:
        LedgerError: The ledger was written by a newer program.
    """
    if _is_at_head(engine):
        return False
    with transaction(engine, writes=False) as connection:
        if _revision(connection) == HEAD_REVISION:
            return False
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with transaction(engine, writes=True) as connection:
        # Asked again inside the write lock: another process may have done it meanwhile.
        found = _revision(connection)
        if found == HEAD_REVISION:
            return False
        if found is not None and found not in known:
            raise LedgerError("a newer tansiq wrote this ledger", code="newer-ledger", hint="upgrade tansiq")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True
