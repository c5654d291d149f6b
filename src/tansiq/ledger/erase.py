"""Erasure: payload, key and derived rows are destroyed; header and chain stay, so that the rest still verifies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, bindparam

from tansiq.errors import LedgerError
from tansiq.ledger.derive import derive_report, forget_report, tidy_words
from tansiq.ledger.entries import Stored, find_resting_on, get_stored
from tansiq.ledger.record import get_reading
from tansiq.ledger.schema import erased, payload, payload_key
from tansiq.ledger.store import Draft, Writer
from tansiq.model import NOBODY, Hand
from tansiq.model.entry import ACT_KINDS

__all__ = ["Erased", "erase"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Erased:
    """The id of the erasure, and the report that it was about; "" for what is of no report."""

    id: str
    report: str


def erase(
    writer: Writer,
    target: str,
    *,
    originator: str,
    reason: str,
    via: str,
    hide: Callable[[Connection, str], None] | None = None,
    hand: Hand = NOBODY,
    said: Mapping[str, Any] = _NOTHING,
) -> Erased:
    """Destroy the content of an entry and of what the program read from it; then call `Ledger.empty_log`.

    Args:
        target: Id of one of the originator's entries. With a report go its readings and claims.
        reason: Why, in the originator's words; kept.
        hand: By whose hand.
        said: What else the erasure says: by which rule or order it is.
        hide: Takes away what readers are shown of a report, which is told by its derived rows: before they go.

    Returns:
        The erasure, an entry whose basis is all that was erased; and the report whose rows changed.

    Raises:
        LedgerError: There is no reason, the originator has no such entry, it is an act, or it is erased already.
    """
    if not reason.strip():
        raise LedgerError("say why it is erased", code="reason", hint="it is kept with the erasure")
    connection = writer.connection
    stored = _find_erasable(connection, target, originator)
    resting = find_resting_on(connection, [target], ["reading", "claim"])
    gone = (target, *(one for _, one in resting))
    signed = {"hand": hand.to_json()} if hand else {}
    draft = Draft(
        "erasure", {"what": list(gone), "reason": reason, "made": writer.received} | signed | dict(said), gone
    )
    (done,) = writer.append([draft], originator=originator, via=via)
    positions = sorted(writer.find(gone, originator).values())
    connection.execute(erased.insert(), [{"position": one, "by_position": done.position} for one in positions])
    for table in (payload, payload_key):
        connection.execute(
            table.delete().where(table.c.position == bindparam("one")), [{"one": at} for at in positions]
        )
    if stored.entry.kind == "object":
        # It is derived from nothing; its rows are the readers' alone.
        return Erased(done.id, "")
    report = target if stored.entry.kind == "report" else stored.entry.basis[0]
    if hide is not None:
        hide(connection, report)
    _derive_anew(connection, report)
    return Erased(done.id, report)


def _find_erasable(connection: Connection, target: str, originator: str) -> Stored:
    """An entry's header, where its content may go."""
    stored = get_stored(connection, [target], is_header=True).get(target)
    if stored is None or stored.entry.originator != originator:
        raise LedgerError("you have no entry of this id", code="no-entry")
    if stored.entry.kind in ACT_KINDS:
        # An erased withdrawal would open again what it closed.
        raise LedgerError("an act is kept: only content is erased", code="keeps-acts", where=target)
    if stored.entry.kind == "reading":
        raise LedgerError(
            "a reading goes with its report", code="keeps-readings", where=target, hint="erase the report"
        )
    if stored.is_erased:
        raise LedgerError("it is erased already", code="erased", where=target)
    return stored


def _derive_anew(connection: Connection, report: str) -> None:
    """Bring the derived rows in line with what is left."""
    read = get_reading(connection, report)
    if read is None:
        forget_report(connection, report)
    else:
        derive_report(connection, read)
    tidy_words(connection)
