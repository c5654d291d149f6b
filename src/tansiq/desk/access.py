"""The access log's way in: deliberate acts by which entries of others go out to a reader.

Logged are opening a report or an event, an export, a bundle, a TAXII delivery; not lists, maps, counts and searches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

from tansiq.errors import ReleaseError
from tansiq.ledger import append_opening, format_time, get_stored, open_ledger
from tansiq.release import EventView, Reader, View
from tansiq.settings import Settings

__all__ = ["Door", "entries_of_event", "log_opening"]

_ID = re.compile(r"[0-9a-f]{64}")
Door = Literal["page", "api", "command", "export", "taxii", "bundle"]


def log_opening(settings: Settings, reader: Reader, entries: Iterable[str], door: Door) -> None:
    """Log that entries go out to a reader: one row a response, on the disk before this returns.

    Call it when the answer is made and before any byte of it goes out. Entries of the reader's own party are no
    opening; where there are no others nothing is written. Ids that no entry has are left out.

    Args:
        reader: Who is asking.
        entries: Ids of the reports, claims released alone, judgements, objects … that the answer holds.
        door: By what way.

    Raises:
        LedgerError: The log cannot be written: send nothing.
    """
    if door not in get_args(Door):
        raise ReleaseError("no such door", code="door", hint=", ".join(get_args(Door)))
    ids = [one for one in dict.fromkeys(entries) if _ID.fullmatch(one)]
    if not ids:
        return
    ledger = open_ledger(settings.home, clock=settings.clock)
    with ledger.read() as connection:
        stored = get_stored(connection, ids, is_header=True)
    others = {one: found.entry.originator for one, found in stored.items() if found.entry.originator != reader.party}
    if others:
        at = format_time(settings.clock())
        append_opening(ledger.home, ledger.keys, (reader.party, reader.user), door=door, at=at, entries=others)


def entries_of_event(view: View, event: EventView) -> tuple[str, ...]:
    """What goes out with an event: the reports that tell of it, and of claims released alone the claims."""
    found: list[str] = []
    for head in event.tellings:
        found += [head.report.id] if head.report.id else view.claims_of(head.telling)
    return tuple(dict.fromkeys(found))
