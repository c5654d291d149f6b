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
from tansiq.release.objects.pending import (
    Pending,
    computed_software,
    pending_base,
    pending_event,
    pending_object,
    read_pending,
)

__all__ = ["Kept", "forget_computed", "keep_computed", "note_software"]

_AT_ONCE = 500
_PAST = "0"
_COLUMNS = ", ".join(one.name for one in pending_object.c if one.name not in ("reader", "collection"))
_GIVE = f"""
    INSERT INTO computed_object (reader, collection, added, {_COLUMNS})
    SELECT reader, collection, ?, {_COLUMNS} FROM pending_object WHERE reader = ? AND collection = ? AND base = ?
"""  # noqa: S608 (its own names)


@dataclass(frozen=True, slots=True)
class Kept:
    """What changes of a reader's rows in one collection.

    Args:
        new: In place of those by the same ids.
        gone: Ids of rows that go.
        events: In place of those that there are of the same events.
        lost: Events of which there is nothing more.
        pieces: What the new events say.
        pending: What had been told ahead of it.
        is_given: The reader is given it all now; else it was told ahead, and is noted as pending.
        bases: Objects of which events say, or said, something; where it is not given.
        first: Those objects as a reader that has nothing there yet is given them; where it is not given.
        ready: Of objects told ahead that are given as they are, when each was added, by base.
        left: Events that are to be told the next time, as they are noted; what they say stays, of before.
    """

    new: Sequence[ComputedRow] = ()
    gone: Collection[str] = ()
    events: Mapping[bytes, ComputedEvent] = field(default_factory=dict)
    lost: Collection[bytes] = ()
    pieces: Sequence[Piece] = ()
    pending: Pending = field(default_factory=Pending)
    is_given: bool = False
    bases: Collection[str] = ()
    first: Sequence[ComputedRow] = ()
    ready: Mapping[str, str] = field(default_factory=dict)
    left: Mapping[bytes, ComputedEvent] = field(default_factory=dict)


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
        is_same = read_state(connection, reader, collection) == before
        if not is_same or read_pending(connection, reader, collection) != kept.pending:
            return False
        whose = {"reader": reader, "collection": collection}
        _replace(connection, computed_object, "stix", whose, (*kept.gone, *(one.stix for one in kept.new)), kept.new)
        events = (*kept.events, *kept.lost)
        noted = (*kept.events.values(), *kept.left.values())
        _replace(connection, computed_event, "event", whose, (*events, *kept.left), noted)
        _replace(connection, computed_piece, "event", whose, events, kept.pieces)
        _note_pending(connection, whose, kept, after.position)
        state = computed_state.c
        connection.execute(delete(computed_state).where(state.reader == reader, state.collection == collection))
        connection.execute(
            computed_state.insert().values(
                **whose, position=after.position, at=after.at, until=after.until, software=after.software,
                last=after.last,
            )
        )  # fmt: skip
    return True


def _note_pending(connection: Connection, whose: Mapping[str, Any], kept: Kept, position: int) -> None:
    """Note what was told ahead; nothing of it is left where the reader is given it."""
    if kept.is_given:
        if kept.ready:
            values = [(added, *whose.values(), base) for base, added in kept.ready.items()]
            connection.exec_driver_sql(_GIVE, values)
        for table in (pending_event, pending_base, pending_object) if kept.pending else ():
            mine = table.c
            own = (mine.reader == whose["reader"], mine.collection == whose["collection"])
            connection.execute(delete(table).where(*own))
        return
    _replace(connection, pending_object, "base", whose, kept.bases, kept.first, is_added=False)
    told = [{**whose, "event": one, "position": position} for one in kept.events]
    bases = [{**whose, "base": one} for one in sorted(kept.bases)]
    for table, rows in ((pending_event, told), (pending_base, bases)):
        if rows:
            connection.execute(table.insert().prefix_with("OR REPLACE"), rows)


def _replace(
    connection: Connection,
    table: Table,
    column: str,
    whose: Mapping[str, Any],
    names: Iterable[Any],
    rows: Sequence[ComputedRow | ComputedEvent | Piece],
    *,
    is_added: bool = True,
) -> None:
    """Write rows in place of those that have these names in one column."""
    mine = table.c
    own = (mine.reader == whose["reader"], mine.collection == whose["collection"])
    wanted = list(dict.fromkeys(names))
    for start in range(0, len(wanted), _AT_ONCE):
        connection.execute(delete(table).where(*own, mine[column].in_(wanted[start : start + _AT_ONCE])))
    if rows:
        values = [{**whose, **one.to_values()} for one in rows]
        for one in () if is_added else values:
            del one["added"]
        connection.execute(table.insert(), values)


def note_software(home: Path, software: str, at: str) -> None:
    """Note when a software was first run here, where it was not: the operator's act, of which each new version is."""
    with transaction(get_engine(home, is_new=True, name=COMPUTED_FILE), writes=True) as connection:
        COMPUTED.create_all(connection)
        row = {"software": software, "since": at}
        connection.execute(computed_software.insert().prefix_with("OR IGNORE"), row)


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
            connection.execute(delete(pending_object).where(func.instr(pending_object.c.rests, name) > 0))
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
