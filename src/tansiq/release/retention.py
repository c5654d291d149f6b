"""How long entries are kept: a party's rule for its own, and a room's for what is released into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from tansiq.ledger import Stored, find_resting_on, format_time, get_stored
from tansiq.model import NOBODY, Hand
from tansiq.release.holds import DateOf, OwnContent, find_acts, find_held, list_content
from tansiq.release.runs import NEVER

__all__ = ["DueEntry", "Retention", "due_at", "find_due", "find_retention", "find_room_retention"]


@dataclass(frozen=True, slots=True)
class Retention:
    """How long entries are kept.

    Args:
        days: So many after the date that `by` names.
        by: Of a room's it is "released".
    """

    id: str
    days: int
    by: str
    made: str
    hand: Hand = NOBODY

    @property
    def date_of(self) -> DateOf:
        """The date of an entry from which a party's rule counts."""
        return "published" if self.by == "published" else "received"


@dataclass(frozen=True, slots=True)
class DueEntry:
    """An entry of the reader's own, and when its retention ends.

    Args:
        due: From when on it is to be erased, RFC 3339.
        is_due: Whether that is now.
        holds: Ids of the holds that keep it.
    """

    id: str
    kind: str
    due: str
    is_due: bool
    holds: tuple[str, ...] = ()


def _rule(one: Stored) -> Retention | None:
    """None for a rule that was taken away."""
    payload: dict[str, Any] = one.entry.payload or {}
    days = payload.get("days")
    if not isinstance(days, int):
        return None
    return Retention(one.entry.id, days, str(payload["by"]), one.received, Hand.of(payload))


def find_retention(connection: Connection, party: str) -> Retention | None:
    """The rule by which a party keeps its own entries now; None where it keeps them until it erases them."""
    own = [one for one in find_acts(connection, party, "retention") if not (one.entry.payload or {}).get("room")]
    return _rule(max(own, key=lambda one: one.position)) if own else None


def find_room_retention(connection: Connection, room: str, host: str) -> Retention | None:
    """For how long what is released to a room from now on is held by its members; None for no end."""
    ids = [one for _, one in find_resting_on(connection, [room], ["retention"])]
    own = [one for one in get_stored(connection, ids).values() if one.entry.originator == host]
    return _rule(max(own, key=lambda one: one.position)) if own else None


def due_at(one: OwnContent, days: int, by: DateOf) -> str:
    """When the retention of an entry ends, as the ledger writes times.

    Of a day of publication it counts from that day's end, in UTC; without one from when the entry was received.
    """
    start = datetime.fromisoformat(one.received)
    if by == "published" and one.published:
        told = one.published
        if len(told) == len("2022-03-30"):
            start = datetime.combine(date.fromisoformat(told) + timedelta(days=1), time(), UTC)
        else:
            moment = datetime.fromisoformat(told)
            # Without an offset it may have been as late as in the last zone of that day.
            start = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC) + timedelta(hours=12)
    try:
        return format_time(start + timedelta(days=days))
    except OverflowError:
        return NEVER


def find_due(
    connection: Connection, party: str, moment: str, *, days: int, by: DateOf, ids: Sequence[str] | None = None
) -> tuple[DueEntry, ...]:
    """A party's entries by when a rule ends their retention, the first to go first; ties go by id.

    Args:
        moment: As format_time gives it.
        ids: Of these alone; of all where None.
    """
    content = list_content(connection, party, ids)
    held = find_held(connection, party, content)
    found = []
    for one in content:
        due = due_at(one, days, by)
        found.append(DueEntry(one.id, one.kind, due, due <= moment, held.get(one.id, ())))
    return tuple(sorted(found, key=lambda one: (one.due, one.id)))
