"""Entries out of the store, by id and by what they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, bindparam, select

from tansiq.ledger.schema import basis, entry, erased, payload, payload_key
from tansiq.ledger.seal import Sealed, unseal
from tansiq.model import Entry
from tansiq.model.entry import EntryKind

__all__ = ["Stored", "batches", "find_resting_on", "get_erasures", "get_stored"]

_IDS_PER_QUERY = 500
"""SQLite takes 32,766 variables a statement; a report of 500 entries is rare and goes in two."""
# Statements are made once, with places for the ids: making one, and its cache key, took longer than running it.
_HEADERS = entry.outerjoin(erased, erased.c.position == entry.c.position)
_BY_ID = entry.c.id.in_(bindparam("ids", expanding=True))
_HEADER_ROWS = select(*entry.c, erased.c.by_position).select_from(_HEADERS).where(_BY_ID)
_WHOLE_ROWS = (
    select(*entry.c, erased.c.by_position, payload.c.nonce, payload.c.body, payload_key.c.key, payload_key.c.salt)
    .select_from(
        _HEADERS.outerjoin(payload, payload.c.position == entry.c.position).outerjoin(
            payload_key, payload_key.c.position == entry.c.position
        )
    )
    .where(_BY_ID)
)
_BASES = (
    select(basis.c.position, basis.c.basis)
    .where(basis.c.position.in_(bindparam("positions", expanding=True)))
    .order_by(basis.c.position, basis.c.ordinal)
)
_RESTING = (
    select(basis.c.basis, entry.c.id, entry.c.position)
    .join(entry, entry.c.position == basis.c.position)
    .outerjoin(erased, erased.c.position == entry.c.position)
    .where(
        erased.c.position.is_(None),
        basis.c.basis.in_(bindparam("ids", expanding=True)),
        entry.c.kind.in_(bindparam("kinds", expanding=True)),
    )
)
_ERASING = entry.alias("erasing")
_ERASURES = (
    select(erased.c.position, _ERASING.c.position, _ERASING.c.received)
    .join(_ERASING, _ERASING.c.position == erased.c.by_position)
    .where(erased.c.position.in_(bindparam("positions", expanding=True)))
)


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


def _open(row: RowMapping) -> dict[str, Any] | None:
    if row["body"] is None or row["key"] is None:
        return None
    sealed = Sealed(row["nonce"], row["body"], row["key"], row["salt"])
    return cast("dict[str, Any]", json.loads(unseal(sealed, entry=row["id"])))


def _bases(connection: Connection, positions: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in connection.execute(_BASES, {"positions": positions}):
        found.setdefault(row.position, []).append(row.basis.hex())
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
        rows_of = _HEADER_ROWS if is_header else _WHOLE_ROWS
        rows = connection.execute(rows_of, {"ids": [bytes.fromhex(one) for one in some]}).mappings().all()
        bases = _bases(connection, [row["position"] for row in rows]) if rows else {}
        for row in rows:
            one = Entry(
                id=row["id"].hex(),
                kind=cast("EntryKind", row["kind"]),
                originator=row["originator"],
                basis=tuple(bases.get(row["position"], ())),
                payload=None if is_header else _open(row),
            )
            is_erased = row["by_position"] is not None
            found[one.id] = Stored(one, row["position"], row["received"], row["via"], is_erased)
    return found


def find_resting_on(connection: Connection, ids: Sequence[str], kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs (id of the basis, id of the entry that rests on it) of these kinds, in the ledger's order.

    Entries whose payload was erased are left out.
    """
    found: list[tuple[int, str, str]] = []
    for some in batches(list(dict.fromkeys(ids))):
        asked = {"ids": [bytes.fromhex(one) for one in some], "kinds": list(kinds)}
        found += [(row.position, row.basis.hex(), row.id.hex()) for row in connection.execute(_RESTING, asked)]
    return [(on, one) for _, on, one in sorted(found)]


def get_erasures(connection: Connection, positions: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Of erased entries by their position: position and time of the erasure."""
    if not positions:
        return {}
    return {row[0]: (row[1], row[2]) for row in connection.execute(_ERASURES, {"positions": list(positions)})}
