"""Where a reader's computed objects are written: after they were told, and before they are given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update

from tansiq.ledger.engine import get_engine, transaction
from tansiq.release.objects.computed import (
    COMPUTED,
    COMPUTED_FILE,
    ComputedEvent,
    ComputedRow,
    ComputedState,
    Piece,
    computed_event,
    computed_object,
    computed_piece,
    computed_state,
    read_computed,
    read_state,
)

__all__ = ["Kept", "forget_computed", "keep_computed"]

_AT_ONCE = 500
_PAST = "0"


@dataclass(frozen=True, slots=True)
class Kept:
    """What changes of a reader's rows in one collection.

    Args:
        new: In place of those by the same ids.
        gone: Ids of rows that go.
        events: In place of those that there are of the same events.
        lost: Events of which there is nothing more.
        pieces: What the new events say.
    """

    new: Sequence[ComputedRow] = ()
    gone: Collection[str] = ()
    events: Mapping[bytes, ComputedEvent] = field(default_factory=dict)
    lost: Collection[bytes] = ()
    pieces: Sequence[Piece] = ()


def keep_computed(
    home: Path, reader: str, collection: bytes, *, before: ComputedState, after: ComputedState, kept: Kept
) -> bool:
    """Write what was computed for a reader, unless somebody wrote meanwhile.

    Args:
        before: The state from which it was computed.

    Returns:
        Whether it was written.

    Raises:
        LedgerError: The file cannot be written: give nothing.
    """
    engine = get_engine(home, is_new=True, name=COMPUTED_FILE)
    with transaction(engine, writes=True) as connection:
        COMPUTED.create_all(connection)
        if read_state(connection, reader, collection) != before:
            return False
        whose = {"reader": reader, "collection": collection}
        _replace(connection, computed_object, "stix", whose, (*kept.gone, *(one.stix for one in kept.new)), kept.new)
        events = (*kept.events, *kept.lost)
        _replace(connection, computed_event, "event", whose, events, tuple(kept.events.values()))
        _replace(connection, computed_piece, "event", whose, events, kept.pieces)
        state = computed_state.c
        connection.execute(delete(computed_state).where(state.reader == reader, state.collection == collection))
        connection.execute(
            computed_state.insert().values(
                **whose, position=after.position, at=after.at, until=after.until, software=after.software,
                last=after.last,
            )
        )  # fmt: skip
    return True


def _replace(
    connection: Connection,
    table: Table,
    column: str,
    whose: Mapping[str, Any],
    names: Iterable[Any],
    rows: Sequence[ComputedRow | ComputedEvent | Piece],
) -> None:
    """Write rows in place of those that have these names in one column."""
    mine = table.c
    own = (mine.reader == whose["reader"], mine.collection == whose["collection"])
    wanted = list(dict.fromkeys(names))
    for start in range(0, len(wanted), _AT_ONCE):
        connection.execute(delete(table).where(*own, mine[column].in_(wanted[start : start + _AT_ONCE])))
    if rows:
        connection.execute(table.insert(), [{**whose, **one.to_values()} for one in rows])


def forget_computed(home: Path, entries: Iterable[str]) -> None:
    """Destroy the bytes of all computed objects that rest on these entries; what is left is computed anew when asked.

    Raises:
        LedgerError: The file cannot be written.
    """
    with read_computed(home) as connection:
        if connection is None:
            return
    engine = get_engine(home, name=COMPUTED_FILE)
    with transaction(engine, writes=True) as connection:
        for one in entries:
            # Wherever it stands in the list: bytes of two ids that make up a third would cost a computation, no more.
            name = bytes.fromhex(one)
            object_rests = func.instr(computed_object.c.rests, name) > 0
            connection.execute(update(computed_object).where(object_rests).values(body=None))
            event, piece = computed_event.c, computed_piece.c
            of_it = select(event.event).where(
                func.instr(event.rests, name) > 0, event.reader == piece.reader, event.collection == piece.collection
            )
            connection.execute(update(computed_piece).where(piece.event.in_(of_it)).values(body=None))
            connection.execute(update(computed_event).where(func.instr(event.rests, name) > 0).values(mark=""))
        # A moment that is past: it is looked at when next asked.
        connection.execute(update(computed_state).values(until=_PAST))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
