"""Whether the derived tables are what the entries give: each report's rows are made again, aside, and compared.

Pages and answers are read from these tables, which no chain covers. They are made by the same functions as in a
rebuild, but into temporary tables of the same names: SQLite looks for an unqualified name among those first.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, MetaData, Table, select, text
from sqlalchemy.exc import DatabaseError

from tansiq.ledger.derive import derive_report, make_word_indexes
from tansiq.ledger.record import get_reading
from tansiq.ledger.schema import DERIVED, WORD_INDEXES, entry, report_head, telling, telling_name
from tansiq.ledger.store import Ledger
from tansiq.ledger.verify import Fault

__all__ = ["Lists", "verify_lists"]

_REPORTS_AT_ONCE = 100
"""Held in memory at a time: about 4 MB with their rows (0.4 MB of text each ten reports, 2026-11)."""
_HINT = "`tansiq ledger rebuild` makes the lists anew"


@dataclass(frozen=True, slots=True)
class Lists:
    """Derived tables beside the ledger's own, and how they are made.

    Args:
        tables: All of them but `links`.
        by_report: Those whose rows each belong to one report; the others are compared when all reports are done.
        linked: Those of `by_report` of which tellings that are linked have rows made by `make_links` instead.
        asked: Those that `make_links` asks for what it makes.
        links: Kept work: it may hold more than is needed, if only that is right.
        make_whole: Writes what is made of all entries at once.
        make_links: Writes links and the rows of what is linked.
        make_reports: Writes the rows of these reports; the ledger's own are there.
        drop_linked: Removes from `linked` the rows of tellings that are linked.
        has_false_links: Whether a link that is kept beyond need is not what the two tellings give.
    """

    tables: MetaData
    by_report: tuple[Table, ...]
    linked: tuple[Table, ...]
    asked: tuple[Table, ...]
    links: MetaData
    make_whole: Callable[[Connection], None]
    make_links: Callable[[Connection], None]
    make_reports: Callable[[Connection, Sequence[str]], None]
    drop_linked: Callable[[Connection], None]
    has_false_links: Callable[[Connection], bool]


def verify_lists(ledger: Ledger, lists: Lists) -> Fault | None:
    """Compare every row of every derived table with what the entries give.

    Call it when entries and schema are found sound. It takes as long as a rebuild, and writes nothing.

    Returns:
        The first difference; None where there is none.

    Raises:
        LedgerError: The database cannot be read, or an entry does not open.
    """
    try:
        with _scratch(ledger) as connection:
            return _Comparison(connection, lists).run() or _check_words(ledger)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        return Fault(0, "damaged-file", f"the lists cannot be read: {type(error).__name__}")


def _check_words(ledger: Ledger) -> Fault | None:
    """Whether the word index finds the words that are in it; SQLite has this as an insertion of nothing."""
    try:
        with ledger.engine.connect() as connection:
            for name in WORD_INDEXES:
                connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')"))  # noqa: S608 (its own name)
            connection.rollback()
    except DatabaseError:
        return Fault(0, "altered-list", f"the word index does not find what is in it: {_HINT}")
    return None


@contextmanager
def _scratch(ledger: Ledger) -> Iterator[Connection]:
    """A connection of its own, so that no other ever meets the temporary tables; what it writes stays in memory."""
    with ledger.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        connection.detach()
        driver.execute("PRAGMA temp_store = MEMORY")
        with connection.begin() as transaction_:
            yield connection
            transaction_.rollback()


class _Comparison:
    """Temporary tables, filled report by report."""

    def __init__(self, connection: Connection, lists: Lists) -> None:
        self._connection = connection
        self._lists = lists
        self._tables = (*DERIVED.tables.values(), *lists.tables.tables.values())
        self._fault: Fault | None = None
        self._by_report = (report_head, telling, telling_name, *lists.by_report)
        self._rows: Counter[str] = Counter()

    def run(self) -> Fault | None:
        self._make_tables(one for one in self._lists.tables.sorted_tables if one not in self._lists.asked)
        self._make_tables(self._lists.links.sorted_tables)
        self._lists.make_whole(self._connection)
        self._link()
        self._make_tables([*DERIVED.sorted_tables, *self._lists.asked])
        make_word_indexes(self._connection, schema="temp")
        ids = self._reports()
        for start in range(0, len(ids), _REPORTS_AT_ONCE):
            some = ids[start : start + _REPORTS_AT_ONCE]
            if self._differing(some) is not None:
                return self._first(some)
            self._count()
            self._empty()
        own = [one for one in self._by_report if one not in self._lists.linked]
        return self._stray((*WORD_INDEXES, *_names(own))) or self._fault or self._whole()

    def _make_tables(self, tables: Iterable[Table]) -> None:
        connection = self._connection
        connection.execution_options(schema_translate_map={None: "temp"})
        for table in tables:
            table.create(connection)
        connection.execution_options(schema_translate_map={})

    def _link(self) -> None:
        """Make what is linked, of the ledger's own rows of tellings.

        Those are compared after: a fault here is told of only where every report's rows are as they should be.
        """
        altered = f"the links are not what the entries give: {_HINT}"
        try:
            self._lists.make_links(self._connection)
        except (DatabaseError, sqlite3.DatabaseError):
            raise
        except Exception:  # noqa: BLE001 (rows that were altered: whatever they hold now)
            self._fault = Fault(0, "altered-list", altered)
        for name, sql in self._missing((*self._lists.linked, *self._lists.links.sorted_tables)):
            if self._fault is None and self._connection.scalar(text(sql)):
                self._fault = Fault(0, "altered-list", f"{name}: {altered}")
        if self._fault is None and self._lists.has_false_links(self._connection):
            self._fault = Fault(0, "altered-list", altered)
        self._count(self._lists.linked)
        self._empty(self._lists.linked)

    def _reports(self) -> list[str]:
        """All of them: of an erased one it is still shown that it is gone."""
        chosen = select(entry.c.id).where(entry.c.kind == "report").order_by(entry.c.position)
        return [one.hex() for one in self._connection.scalars(chosen)]

    def _differing(self, ids: Sequence[str]) -> str | None:
        """Make the rows of these reports; the first table that has others."""
        for one in ids:
            read = get_reading(self._connection, one)
            if read is not None:
                derive_report(self._connection, read)
        self._lists.make_reports(self._connection, ids)
        self._lists.drop_linked(self._connection)
        return next((name for name, sql in self._missing(self._by_report) if self._connection.scalar(text(sql))), None)

    def _first(self, ids: Sequence[str]) -> Fault:
        for one in ids:
            self._empty()
            name = self._differing([one])
            if name is not None:
                chosen = select(entry.c.position).where(entry.c.id == bytes.fromhex(one))
                position = self._connection.scalar(chosen.order_by(entry.c.position)) or 0
                message = f"{name}: the list does not show entry {position} as it was written: {_HINT}"
                return Fault(position, "altered-list", message)
        return Fault(0, "altered-list", f"a list was altered: {_HINT}")

    @staticmethod
    def _missing(tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
        """For each table a statement that counts the rows made which the ledger has not, or has otherwise."""
        for table in tables:
            # `=` on the key, so that the row is looked up; IS on the rest, which may be NULL.
            same = " AND ".join(
                f'own."{one.name}" {"=" if one.primary_key else "IS"} made."{one.name}"' for one in table.columns
            )
            there = f"SELECT 1 FROM main.{table.name} own WHERE {same}"  # noqa: S608 (names of this program)
            yield table.name, f"SELECT count(*) FROM temp.{table.name} made WHERE NOT EXISTS ({there})"  # noqa: S608
        if report_head in tables:
            for name, columns in WORD_INDEXES.items():
                same = " AND ".join(f"own.{one} IS made.{one}" for one in columns)
                there = f"SELECT 1 FROM main.{name} own WHERE own.rowid = made.rowid AND {same}"  # noqa: S608
                yield name, f"SELECT count(*) FROM temp.{name} made WHERE NOT EXISTS ({there})"  # noqa: S608

    def _count(self, tables: Sequence[Table] = ()) -> None:
        for name in _names(tables) or (*WORD_INDEXES, *_names(self._by_report)):
            self._rows[name] += self._connection.scalar(text(f"SELECT count(*) FROM temp.{name}")) or 0  # noqa: S608

    def _empty(self, tables: Sequence[Table] = ()) -> None:
        """Remove the rows of reports without their triggers: sums are kept until all reports are done."""
        connection = self._connection
        triggers = connection.execute(text("SELECT name, sql FROM sqlite_temp_master WHERE type = 'trigger'")).all()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER temp.{name}")
        for name in _names(tables) or (*WORD_INDEXES, *_names(self._by_report)):
            connection.exec_driver_sql(f"DELETE FROM temp.{name}")  # noqa: S608 (as above)
        for _, sql in triggers:
            connection.exec_driver_sql(sql)

    def _whole(self) -> Fault | None:
        """Tables that are no report's, and that no table has rows besides those made."""
        rest = [table for table in self._tables if table not in self._by_report]
        for name, sql in self._missing(rest):
            if self._connection.scalar(text(sql)):
                return Fault(0, "altered-list", f"{name}: the list is not what the entries give: {_HINT}")
        for table in rest:
            self._rows[table.name] = self._connection.scalar(text(f"SELECT count(*) FROM temp.{table.name}")) or 0  # noqa: S608
        return self._stray((*WORD_INDEXES, *_names(self._tables)))

    def _stray(self, tables: Iterable[str]) -> Fault | None:
        """Whether one of these has rows besides those made."""
        for name in tables:
            if self._connection.scalar(text(f"SELECT count(*) FROM main.{name}")) != self._rows[name]:  # noqa: S608
                return Fault(0, "stray-list-row", f"{name}: the list has rows that no entry gives: {_HINT}")
        return None


def _names(tables: Iterable[Table]) -> tuple[str, ...]:
    return tuple(table.name for table in tables)
