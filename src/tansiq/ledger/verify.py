"""Whether anything in the entries of the ledger is not as it was written, and what the first such thing is.

`verify_schema` and `verify_lists` look at the rest of the file; `tansiq ledger verify` is all three.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DatabaseError

from tansiq.errors import LedgerError
from tansiq.ledger.chain import ORIGIN, Header, head_seal, link_hash
from tansiq.ledger.engine import LEDGER_FILE
from tansiq.ledger.ids import entry_id
from tansiq.ledger.keys import KeyRing, Secret
from tansiq.ledger.schema import basis, chain, entry, erased, head, payload, payload_key
from tansiq.ledger.seal import Sealed, salted_hash, unseal
from tansiq.ledger.store import CHAIN_KEY, MARK_FILE, Ledger

__all__ = ["Fault", "Verification", "verify"]

_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is not as it was written.

    Args:
        position: Of the entry in the ledger's order, from 1; 0 where it is about the whole.
        what: A stable name, kebab-case.
        message: One sentence for the operator; names positions and ids, never content.
    """

    position: int
    what: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked. `head` is the hash of the last link, for the operator to note and compare later."""

    entries: int
    erased: int
    head: str
    fault: Fault | None

    @property
    def is_sound(self) -> bool:
        return self.fault is None


class _FaultError(Exception):
    def __init__(self, position: int, what: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(position, what, message)


class _Check:
    """One pass over all entries, in order."""

    def __init__(self, connection: Connection, keys: KeyRing) -> None:
        self._connection = connection
        self._keys = keys
        self._chain_key = keys.node().derive(CHAIN_KEY)
        self._parties: dict[str, Secret] = {party: keys.party(party) for party in keys.parties()}
        self._bases = self._read_bases()
        self._next_basis = next(self._bases, None)
        self.count = 0
        self.erased = 0
        self.last = ORIGIN

    def _read_bases(self) -> Iterator[Any]:
        chosen = select(basis).order_by(basis.c.position, basis.c.ordinal)
        yield from self._connection.execute(chosen).yield_per(_ROWS_AT_ONCE)

    def _basis_of(self, position: int) -> list[bytes]:
        found: list[bytes] = []
        while (row := self._next_basis) is not None and row.position <= position:
            if row.position < position:
                raise _FaultError(position, "stray-basis", f"a basis stands at {row.position}, where no entry is")
            if row.ordinal != len(found):
                raise _FaultError(position, "altered-header", f"entry {position}: its bases were moved")
            found.append(row.basis)
            self._next_basis = next(self._bases, None)
        return found

    def entries(self) -> None:
        whole = entry.outerjoin(chain).outerjoin(payload).outerjoin(payload_key)
        whole = whole.outerjoin(erased, erased.c.position == entry.c.position)
        columns = (
            *entry.c, chain.c.previous, chain.c.payload_hash, chain.c.hash, payload.c.nonce, payload.c.body,
            payload_key.c.key, payload_key.c.salt, erased.c.by_position,
        )  # fmt: skip
        chosen = select(*columns).select_from(whole).order_by(entry.c.position)
        for row in self._connection.execute(chosen).yield_per(_ROWS_AT_ONCE):
            self._entry(row)

    def _entry(self, row: Any) -> None:
        position = self.count + 1
        if row.position != position:
            raise _FaultError(position, "gap", f"entry {position} is missing: the next one stands at {row.position}")
        if row.hash is None:
            raise _FaultError(position, "no-link", f"entry {position} has no link in the chain")
        if row.previous != self.last:
            raise _FaultError(position, "broken-chain", f"entry {position} does not follow the one before it")
        header = Header(position, row.id, row.kind, row.originator, self._basis_of(position), row.received, row.via)
        if link_hash(self._chain_key, row.previous, header, row.payload_hash) != row.hash:
            raise _FaultError(
                position, "altered-header", f"entry {position}: the header or the link was altered after it was written"
            )
        if row.by_position is None:
            self._payload(row, header)
        else:
            self._erased(row)
        self.count, self.last = position, row.hash

    def _payload(self, row: Any, header: Header) -> None:
        position = header.position
        if row.body is None or row.key is None:
            what = "payload" if row.body is None else "key"
            raise _FaultError(position, f"no-{what}", f"entry {position}: its {what} is gone and no erasure says so")
        try:
            content = unseal(Sealed(row.nonce, row.body, row.key, row.salt), entry=row.id)
        except LedgerError as error:
            raise _FaultError(
                position, "altered-payload", f"entry {position}: payload and key do not belong together"
            ) from error
        if salted_hash(row.salt, content) != row.payload_hash:
            raise _FaultError(
                position, "other-payload", f"entry {position}: the payload is not the one that was written"
            )
        secret = self._parties.get(row.originator)
        if secret is None:
            raise _FaultError(
                position, "no-party-key", f"entry {position}: its originator's key is gone, so its id cannot be checked"
            )
        bases = [one.hex() for one in header.basis]
        if entry_id(secret, kind=row.kind, basis=bases, payload=content) != row.id.hex():
            raise _FaultError(
                position, "other-id", f"entry {position}: its id was not made from it with its originator's key"
            )

    def _erased(self, row: Any) -> None:
        position = row.position
        if row.body is not None or row.key is not None:
            raise _FaultError(
                position, "not-erased", f"entry {position} was erased, and payload or key are still there"
            )
        named = (
            select(func.count())
            .select_from(entry.join(basis, basis.c.position == entry.c.position))
            .where(entry.c.position == row.by_position, entry.c.kind == "erasure", basis.c.basis == row.id)
        )
        if not self._connection.scalar(named):
            raise _FaultError(position, "no-erasure", f"entry {position} is erased, and no erasure names it")
        self.erased += 1

    def whole(self) -> None:
        if self._next_basis is not None:
            raise _FaultError(
                self.count, "stray-basis", f"a basis stands at {self._next_basis.position}, after the last entry"
            )
        for table in (chain, payload, payload_key, erased):
            # Two statements: SQLite finds an end of the table at once, but of both together it reads every row.
            for end in (func.min, func.max):
                at = self._connection.scalar(select(end(table.c.position)))
                if at is not None and not 1 <= at <= self.count:
                    raise _FaultError(at, "stray-row", f"a {table.name} stands at {at}, where no entry is")
        row = self._connection.execute(select(head)).first()
        stated = (0, ORIGIN) if row is None else (row.position, row.hash)
        if stated[0] != self.count:
            raise _FaultError(
                self.count, "cut", f"{self.count} entries, and the head says {stated[0]}: rows were cut off or added"
            )
        if stated[1] != self.last or (row is not None and row.seal != head_seal(self._chain_key, *stated)):
            raise _FaultError(self.count, "altered-head", "the head was not written by this node")

    def mark(self) -> None:
        """Against the mark beside the keys: an older state of the whole file is a sound chain, only too short."""
        path = self._keys.folder / MARK_FILE
        if not path.exists():
            # It is made before the ledger's file: without it, a ledger cut to nothing would be sound.
            raise _FaultError(0, "no-mark", f"{MARK_FILE} beside the keys is gone")
        try:
            number, hashed = path.read_text(encoding="ascii").split()
            position, expected = int(number), bytes.fromhex(hashed)
        except ValueError as error:
            raise _FaultError(0, "bad-mark", f"{MARK_FILE} beside the keys is damaged") from error
        if position > self.count:
            raise _FaultError(
                self.count,
                "older-state",
                f"this node wrote {position} entries, {self.count} are here: an older state was put back",
            )
        found: bytes | None = ORIGIN
        if position:
            found = self._connection.scalar(select(chain.c.hash).where(chain.c.position == position))
        if found != expected:
            raise _FaultError(position, "other-ledger", f"entry {position} is not the one that this node wrote there")


def _sound_file(connection: Connection) -> None:
    # Not quick_check: an index that lacks a row hides that row from whatever looks by it.
    found = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
    if found != "ok":
        raise _FaultError(0, "damaged-file", "the file of the database is damaged")


def _files(home: Path, keys: Path) -> Iterator[Path]:
    yield home
    yield from sorted(home.glob(f"{LEDGER_FILE}*"))
    yield keys
    yield from sorted(keys.iterdir())


def _closed_files(home: Path, keys: Path) -> None:
    """The lists in the database are not encrypted, and a key that others can replace proves nothing."""
    for path in _files(home, keys):
        if stat.S_IMODE(path.lstat().st_mode) & 0o077:
            mode = "700" if path.is_dir() else "600"
            name = "the home folder" if path == home else path.name
            raise _FaultError(0, "open-file", f"others than its owner have access to {name} (`chmod {mode}` ends it)")


def verify(ledger: Ledger) -> Verification:
    """Check every entry, the chain, payloads, keys, erasures, the head, the mark beside the keys and the files' modes.

    Returns:
        What was checked; with the first fault, where there is one. `entries` counts those found sound.

    Raises:
        LedgerError: The node's keys cannot be read, so that nothing can be checked.
    """
    check: _Check | None = None
    fault: Fault | None = None
    try:
        with ledger.read() as connection:
            check = _Check(connection, ledger.keys)
            steps: tuple[Callable[[], None], ...] = (
                lambda: _sound_file(connection), check.entries, check.whole, check.mark,
                lambda: _closed_files(ledger.home, ledger.keys.folder),
            )  # fmt: skip
            for step in steps:
                step()
    except _FaultError as broken:
        fault = broken.fault
    except (DatabaseError, sqlite3.DatabaseError) as error:
        fault = Fault(0, "damaged-file", f"the database cannot be read: {type(error).__name__}")
    except LedgerError as error:
        # A damaged file already fails at the first statement; what is wrong with the keys is the caller's to mend.
        if error.code not in ("ledger-unusable", "ledger-refused"):
            raise
        fault = Fault(0, "damaged-file", error.message)
    if check is None:
        return Verification(0, 0, "", fault)
    return Verification(check.count, check.erased, check.last.hex(), fault)
