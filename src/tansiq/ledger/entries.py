"""Entries out of the store, by id and by what they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, select

from tansiq.ledger.engine import ask
from tansiq.ledger.schema import entry, erased
from tansiq.ledger.seal import Sealed, unseal
from tansiq.model import Entry

__all__ = ["Stored", "batches", "find_resting_on", "get_erasures", "get_stored"]

_IDS_PER_QUERY = 500
"""SQLite takes 32,766 variables a statement; a report of 500 entries is rare and goes in two."""
# Sent to the driver as they are: with statements built anew, five hundred parameters each checked and every row made a
# record, 400 headers took 9 ms of the processor where these take 4, and a page makes a dozen look-ups.
_HEADER = "entry.id, entry.position, entry.kind, entry.originator, entry.received, entry.via, erased.by_position"
_HEADER_ROWS = f"SELECT {_HEADER} FROM entry LEFT JOIN erased USING (position) WHERE entry.id IN "  # noqa: S608 (fixed)
_WHOLE_ROWS = f"""
    SELECT {_HEADER}, payload.nonce, payload.body, payload_key.key, payload_key.salt FROM entry
    LEFT JOIN erased USING (position) LEFT JOIN payload USING (position) LEFT JOIN payload_key USING (position)
    WHERE entry.id IN """  # noqa: S608 (fixed)
_BASES = "SELECT position, basis FROM basis WHERE position IN {} ORDER BY position, ordinal"
_RESTING = """
    SELECT entry.position, basis.basis, entry.id FROM basis JOIN entry USING (position)
    LEFT JOIN erased USING (position) WHERE erased.position IS NULL AND basis.basis IN {} AND entry.kind IN {}"""


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry with what stands beside it. `entry.payload` is None where it was erased or left closed."""

    entry: Entry
    position: int
    received: str
    via: str
    is_erased: bool


def batches(values: list[str]) -> Iterator[list[str]]:
    """Few enough ids for one statement at a time."""
    for start in range(0, len(values), _IDS_PER_QUERY):
        yield values[start : start + _IDS_PER_QUERY]


def _marks(values: Sequence[object]) -> str:
    return f"({', '.join('?' * len(values))})"


def _open(name: bytes, nonce: bytes, body: bytes | None, key: bytes | None, salt: bytes) -> dict[str, Any] | None:
    if body is None or key is None:
        return None
    return cast("dict[str, Any]", json.loads(unseal(Sealed(nonce, body, key, salt), entry=name)))


def _bases(connection: Connection, positions: tuple[int, ...]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for position, one in ask(connection, _BASES.format(_marks(positions)), positions):
        found.setdefault(position, []).append(one.hex())
    return found


def get_stored(connection: Connection, ids: Sequence[str], *, is_header: bool = False) -> dict[str, Stored]:
    """Entries by id; an id that is not in the ledger is not in the answer.

    Args:
        is_header: Leave the payloads closed (None), which is quicker.

    Raises:
        LedgerError: A payload does not open: run `tansiq ledger verify`.
    """
    found: dict[str, Stored] = {}
    for some in batches(list(dict.fromkeys(ids))):
        names = tuple(map(bytes.fromhex, some))
        rows_of = (_HEADER_ROWS if is_header else _WHOLE_ROWS) + _marks(names)
        rows = ask(connection, rows_of, names).fetchall()
        bases = _bases(connection, tuple(row[1] for row in rows))
        for name, position, kind, originator, received, via, by_position, *sealed in rows:
            payload = None if is_header else _open(name, *sealed)
            one = Entry(name.hex(), kind, originator, tuple(bases.get(position, ())), payload)
            found[one.id] = Stored(one, position, received, via, by_position is not None)
    return found


def find_resting_on(connection: Connection, ids: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs (id of the basis, id of the entry that rests on it) of these kinds, in the ledger's order.

    Entries whose payload was erased are left out.
    """
    found: list[tuple[int, bytes, bytes]] = []
    for some in batches(list(dict.fromkeys(ids))):
        names = tuple(map(bytes.fromhex, some))
        chosen = _RESTING.format(_marks(names), _marks(kinds))
        found += ask(connection, chosen, (*names, *kinds))
    return [(on.hex(), one.hex()) for _, on, one in sorted(found)]


def get_erasures(connection: Connection, positions: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Of erased entries by their position: position and time of the erasure."""
    if not positions:
        return {}
    chosen = (
        select(erased.c.position, entry.c.position, entry.c.received)
        .join(entry, entry.c.position == erased.c.by_position)
        .where(erased.c.position.in_(positions))
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(chosen)}
