"""Rows of `shown_object` as they are written: which are new, and their `date_added` (release.md, "TAXII")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from tansiq.ledger import format_time
from tansiq.ledger.engine import ask, ask_one, put_rows
from tansiq.release.objects.tables import shown_object
from tansiq.release.runs import NEVER

__all__ = ["Row", "Rows", "add_fresh", "read_rows", "stamps"]

_COLUMNS = [column.name for column in shown_object.columns]
_INSERT = f"INSERT INTO shown_object ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 (its own names)
_KEY = "reader = ? AND collection = ? AND added = ? AND entry = ?"
_DELETE = f"DELETE FROM shown_object WHERE {_KEY}"  # noqa: S608 (as above)
_UPDATE = f"UPDATE shown_object SET opens = ?, until = ? WHERE {_KEY}"  # noqa: S608 (as above)
_LAST = "SELECT added FROM object_last WHERE reader = ? AND collection = ?"
_SET_LAST = """
    INSERT INTO object_last (reader, collection, added) VALUES (?, ?, ?)
    ON CONFLICT (reader, collection) DO UPDATE SET added = excluded.added
"""
_VERSIONS = """
    SELECT s.added, s.entry, s.opens, s.until, s.first, s.last
    FROM object_body b CROSS JOIN shown_object s ON s.position = b.position
    WHERE s.reader = ? AND s.collection = ? AND b.stix = ? ORDER BY b.key, s.entry, s.added
"""
_SET_FLAGS = f"UPDATE shown_object SET first = ?, last = ? WHERE {_KEY}"  # noqa: S608 (as above)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A row without its `date_added` and what hangs on its neighbours."""

    reader: str
    collection: bytes
    entry: bytes
    position: int
    stix: str
    since: str
    opens: str
    until: str

    @property
    def name(self) -> tuple[str, bytes, bytes, str]:
        """Of two windows of one object the later begins at another act."""
        return (self.reader, self.collection, self.entry, self.since)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A row that is there."""

    stix: str
    added: str
    opens: str
    until: str


Known = dict[tuple[str, bytes, bytes, str], _Kept]


def read_rows(connection: Connection, positions: Sequence[int], parties: Collection[str] | None = None) -> Known:
    """The rows that there are of these objects.

    Args:
        parties: Of these and their users alone; of all where None.
    """
    found: Known = {}
    for start in range(0, len(positions), _AT_ONCE):
        some = tuple(positions[start : start + _AT_ONCE])
        chosen = (
            "SELECT s.reader, s.collection, s.entry, s.since, coalesce(b.stix, ''), s.added, s.opens, s.until"  # noqa: S608
            " FROM shown_object s LEFT JOIN object_body b ON b.position = s.position"
            f" WHERE s.position IN ({', '.join('?' * len(some))})"
        )
        for reader, where, name, since, *rest in ask(connection, chosen, some):
            if parties is None or reader.partition(":")[0] in parties:
                found[reader, where, name, since] = _Kept(*rest)
    return found


def stamps(moment: str, last: str, number: int) -> list[str]:
    """So many times: from the act's on, and each later than the last one by 1 µs at least."""
    first = datetime.fromisoformat(moment)
    if last:
        first = max(first, datetime.fromisoformat(last) + timedelta(microseconds=1))
    if first.microsecond + number < 1_000_000:
        second = format_time(first)[:20]
        return [f"{second}{first.microsecond + at:06d}Z" for at in range(number)]
    return [format_time(first + timedelta(microseconds=at)) for at in range(number)]


class Rows:
    """Rows as one act changes them.

    Args:
        moment: The time of the act.
    """

    def __init__(self, connection: Connection, moment: str) -> None:
        self._connection = connection
        self._moment = moment
        self._touched: set[tuple[str, bytes, str]] = set()

    def replace(self, known: Known, wanted: Iterable[Row]) -> None:
        """Write the rows wanted in place of those that are known; one that was there keeps its `date_added`."""
        new: dict[tuple[str, bytes], list[Row]] = {}
        kept: set[tuple[str, bytes, bytes, str]] = set()
        for row in wanted:
            was = known.get(row.name)
            # What has not opened yet nobody has been given.
            if was is None or (was.opens != row.opens and was.opens > self._moment):
                new.setdefault((row.reader, row.collection), []).append(row)
                continue
            kept.add(row.name)
            if (was.opens, was.until) != (row.opens, row.until):
                place = (row.reader, row.collection, was.added, row.entry)
                ask(self._connection, _UPDATE, (row.opens, row.until, *place))
                self._touched.add((row.reader, row.collection, row.stix))
        self._delete((name, was) for name, was in known.items() if name not in kept)
        for (reader, where), rows in sorted(new.items()):
            self._add(reader, where, rows)
        self._flag()

    def _delete(self, gone: Iterable[tuple[tuple[str, bytes, bytes, str], _Kept]]) -> None:
        for (reader, where, name, _), was in gone:
            ask(self._connection, _DELETE, (reader, where, was.added, name))
            self._touched.add((reader, where, was.stix))

    def _add(self, reader: str, where: bytes, rows: Sequence[Row]) -> None:
        ordered = sorted(rows, key=lambda row: (row.entry, row.opens))
        # What opens later by its term is added then, whatever comes before.
        now = [row for row in ordered if row.opens <= self._moment]
        added = dict(zip((row.name for row in now), _take(self._connection, reader, where, self._moment, len(now)),
                         strict=True))  # fmt: skip
        values = [
            (reader, where, added.get(row.name, row.opens), row.entry, row.position, row.since, row.opens, row.until,
             2, 2)
            for row in ordered
        ]  # fmt: skip
        put_rows(self._connection, _INSERT, values)
        self._touched |= {(reader, where, row.stix) for row in ordered}

    def _flag(self) -> None:
        """Say of each version whether it is the first, and the last, of its id in its collection."""
        for place in sorted(self._touched):
            rows = ask(self._connection, _VERSIONS, place).fetchall()
            is_plain = all(opens == "" and until == NEVER for _, _, opens, until, _, _ in rows)
            for number, (added, name, _, _, first, last) in enumerate(rows):
                flags = (int(number == 0), int(number == len(rows) - 1)) if is_plain else (2, 2)
                if flags != (first, last):
                    ask(self._connection, _SET_FLAGS, (*flags, *place[:2], added, name))


def _take(connection: Connection, reader: str, where: bytes, moment: str, number: int) -> list[str]:
    """So many times of `date_added`, noted as given."""
    if not number:
        return []
    last = ask_one(connection, _LAST, (reader, where))
    given = stamps(moment, last or "", number)
    ask(connection, _SET_LAST, (reader, where, given[-1]))
    return given


Fresh = tuple[bytes, int]
"""Entry and position of an object that nobody had."""


def add_fresh(
    connection: Connection, places: Iterable[tuple[str, bytes]], objects: Sequence[Fresh], moment: str
) -> None:
    """Write rows of objects that are new, each the only one of its STIX id: as `Rows` would, in one statement a place.

    Args:
        places: Reader and collection of each.
        objects: At least one.
        moment: The time of the act.
    """
    ordered = sorted(objects)
    values = list(_values(connection, places, ordered, moment))
    put_rows(connection, _INSERT, values)


def _values(
    connection: Connection, places: Iterable[tuple[str, bytes]], ordered: Sequence[Fresh], moment: str
) -> Iterator[tuple[Any, ...]]:
    for reader, where in places:
        times = _take(connection, reader, where, moment, len(ordered))
        for (name, position), added in zip(ordered, times, strict=True):
            yield (reader, where, added, name, position, moment, "", NEVER, 1, 1)
