"""Entries in, entries out: one transaction a report, nothing half-written, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table

from tansiq.errors import LedgerError
from tansiq.ledger.chain import ORIGIN, Header, head_seal, link_hash
from tansiq.ledger.engine import LEDGER_FILE, ask, get_engine, migrate, put_rows, transaction
from tansiq.ledger.entries import batches, get_stored
from tansiq.ledger.ids import canonical, entry_id, format_time
from tansiq.ledger.keys import SYSTEM_RANDOM, KeyRing, Randomness, write_new, write_over
from tansiq.ledger.schema import basis, chain, entry, payload, payload_key
from tansiq.ledger.seal import Sealed, seal
from tansiq.model.entry import EntryKind

__all__ = [
    "CHAIN_KEY",
    "MARK_FILE",
    "Appended",
    "Draft",
    "Ledger",
    "Own",
    "Writer",
    "open_ledger",
]

Clock = Callable[[], datetime]
CHAIN_KEY = "tansiq chain"
MARK_FILE = "ledger.head"
"""Beside the keys: position and hash of the last link that this node wrote. A database put back to an older state, or
cut at its end, falls behind it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry not yet in the ledger."""

    kind: EntryKind
    payload: dict[str, Any]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appended:
    """An entry's id, its internal position, and whether it was new."""

    id: str
    position: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Own:
    """That the asking party has this entry already."""

    id: str
    is_erased: bool


_HEAD = "SELECT position, hash FROM head"
_SET_HEAD = """
    INSERT INTO head (single, position, hash, seal) VALUES (1, ?, ?, ?)
    ON CONFLICT (single) DO UPDATE SET position = excluded.position, hash = excluded.hash, seal = excluded.seal
"""


class Writer:
    """One write transaction.

    Args:
        connection: Begun for writing.
        received: Time as read once for the whole transaction.
    """

    def __init__(self, connection: Connection, keys: KeyRing, randomness: Randomness, received: str) -> None:
        self.connection = connection
        self.received = received
        self._keys = keys
        self._chain_key = keys.node().derive(CHAIN_KEY)
        self._randomness = randomness
        row = ask(connection, _HEAD).fetchone()
        self.position: int = 0 if row is None else row[0]
        self.last: bytes = ORIGIN if row is None else row[1]
        self._start = self.position

    @property
    def has_written(self) -> bool:
        return self.position > self._start

    def find(self, ids: Iterable[str], originator: str) -> dict[str, int]:
        """Positions of those of the originator's entries that are in the ledger."""
        found: dict[str, int] = {}
        for some in batches(list(dict.fromkeys(ids))):
            names = tuple(map(bytes.fromhex, some))
            chosen = f"SELECT id, position FROM entry WHERE id IN ({', '.join('?' * len(names))}) AND originator = ?"  # noqa: S608 (marks alone)
            rows = ask(self.connection, chosen, (*names, originator))
            found.update({name.hex(): position for name, position in rows})
        return found

    def append(self, drafts: Sequence[Draft], *, originator: str, via: str) -> list[Appended]:
        """Add entries in this order; those of the originator that are there already stay as they are.

        Args:
            drafts: A basis names ids, of this call or before.
            via: By what way they came, a short fixed word ("command", "page", "feed"); never a file's name.

        Raises:
            LedgerError: A payload has no canonical form, or the originator has no key here.
        """
        secret = self._keys.party(originator)
        payloads = [canonical(draft.payload) for draft in drafts]
        ids = [
            entry_id(secret, kind=draft.kind, basis=draft.basis, payload=body)
            for draft, body in zip(drafts, payloads, strict=True)
        ]
        known = self.find(ids, originator)
        rows = _Rows()
        done = []
        for draft, body, name in zip(drafts, payloads, ids, strict=True):
            is_new = name not in known
            if is_new:
                known[name] = self.position + 1
                header = Header(
                    position=self.position + 1,
                    id=bytes.fromhex(name),
                    kind=draft.kind,
                    originator=originator,
                    basis=[bytes.fromhex(one) for one in draft.basis],
                    received=self.received,
                    via=via,
                )
                self._link(rows, header, body)
            done.append(Appended(name, known[name], is_new))
        rows.insert(self.connection)
        if self.has_written:
            self._move_head()
        return done

    def _link(self, rows: _Rows, header: Header, body: bytes) -> None:
        sealed, payload_hash = seal(body, entry=header.id, randomness=self._randomness)
        link = link_hash(self._chain_key, self.last, header, payload_hash)
        rows.add(header, sealed, self.last, payload_hash, link)
        self.position, self.last = header.position, link

    def _move_head(self) -> None:
        values = (self.position, self.last, head_seal(self._chain_key, self.position, self.last))
        ask(self.connection, _SET_HEAD, values)


def _insert_of(table: Table) -> str:
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 (its own names)


_INSERTS = tuple(map(_insert_of, (entry, basis, chain, payload, payload_key)))


class _Rows:
    """Rows of one append, a list a table; by the driver, which takes them as they are: 100 entries in a third less."""

    def __init__(self) -> None:
        self._entry: list[tuple[Any, ...]] = []
        self._basis: list[tuple[Any, ...]] = []
        self._chain: list[tuple[Any, ...]] = []
        self._payload: list[tuple[Any, ...]] = []
        self._payload_key: list[tuple[Any, ...]] = []

    def add(self, header: Header, sealed: Sealed, previous: bytes, payload_hash: bytes, link: bytes) -> None:
        at = header.position
        self._entry.append((at, header.id, header.kind, header.originator, header.received, header.via))
        self._basis += [(at, number, one) for number, one in enumerate(header.basis)]
        self._chain.append((at, previous, payload_hash, link))
        self._payload.append((at, sealed.nonce, sealed.body))
        self._payload_key.append((at, sealed.key, sealed.salt))

    def insert(self, connection: Connection) -> None:
        tables = (self._entry, self._basis, self._chain, self._payload, self._payload_key)
        for insert, rows in zip(_INSERTS, tables, strict=True):
            if rows:
                put_rows(connection, insert, rows)


class Ledger:
    """One node's ledger.

    Args:
        home: The node's folder.
        clock: The time now, aware.
        randomness: Source of payload keys, nonces and salts.
    """

    def __init__(self, home: Path, *, clock: Clock, randomness: Randomness = SYSTEM_RANDOM) -> None:
        self.home = home
        self.keys = KeyRing(home)
        self.engine = get_engine(home)
        self._clock = clock
        self._randomness = randomness

    def __repr__(self) -> str:
        return f"Ledger({str(self.home)!r})"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot: what others write meanwhile is not seen."""
        with transaction(self.engine, writes=False) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """One transaction: all of it is in the ledger when the block ends, or nothing if it raises."""
        with transaction(self.engine, writes=True) as connection:
            writer = Writer(connection, self.keys, self._randomness, format_time(self._clock()))
            yield writer
        if writer.has_written:
            self._mark(writer.position, writer.last)

    def find_own(self, draft: Draft, originator: str) -> Own | None:
        """The party's own entry of this content, if it has one; of nobody else's can be asked.

        Raises:
            LedgerError: The payload has no canonical form, or the originator has no key here.
        """
        secret = self.keys.party(originator)
        name = entry_id(secret, kind=draft.kind, basis=draft.basis, payload=canonical(draft.payload))
        with self.read() as connection:
            stored = get_stored(connection, [name], is_header=True).get(name)
        return None if stored is None else Own(name, stored.is_erased)

    def empty_log(self) -> None:
        """Empty the write-ahead log, which holds pages as they were; pages freed in the file are zeroed already."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _mark(self, position: int, last: bytes) -> None:
        # After the commit and without a sync: a mark that lags behind is still true of the link that it names.
        with suppress(OSError):
            write_over(self.keys.folder / MARK_FILE, _mark_text(position, last))


def _mark_text(position: int, last: bytes) -> str:
    """As long whatever the position."""
    return f"{position:020} {last.hex()}"


def open_ledger(
    home: Path, *, clock: Clock, randomness: Randomness = SYSTEM_RANDOM, party: str | None = None
) -> Ledger:
    """Open a ledger, with its fixed tables brought to this program's form.

    Args:
        party: Make keys for this party and, where there is none, the ledger itself.

    Raises:
        LedgerError: There is no ledger and no party to make one for, the home is no folder that can be written, or a
            newer program wrote it.
    """
    if party is not None:
        try:
            _make_home(home, party, randomness)
        except OSError as error:
            raise LedgerError(
                f"this cannot be the home folder: {error.strerror}",
                code="bad-home",
                where=str(home),
                hint="set TANSIQ_HOME to a folder that you may write to",
            ) from error
    migrate(get_engine(home))
    return Ledger(home, clock=clock, randomness=randomness)


def _make_home(home: Path, party: str, randomness: Randomness) -> None:
    keys = KeyRing(home)
    keys.make(party, randomness)
    if not (home / LEDGER_FILE).exists():
        # Before the file: from its first moment on, a ledger without a mark is one that lost it.
        write_new(keys.folder / MARK_FILE, _mark_text(0, ORIGIN))
    get_engine(home, is_new=True)
