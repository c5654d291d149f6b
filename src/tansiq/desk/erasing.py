"""Erasure as an act: what is held is refused, what it leaves elsewhere is destroyed with it, and it ends for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from tansiq.desk.acting import Acting, check_right
from tansiq.desk.computed import forget_computed
from tansiq.desk.drafts import forget_drafts
from tansiq.desk.torn import close_torn
from tansiq.errors import LedgerError
from tansiq.ledger import Ledger, Writer, erase, get_stored
from tansiq.ledger.derive import tidy_words
from tansiq.people import hand_of
from tansiq.release.holds import find_held, list_content
from tansiq.release.index import hide_report, show_report
from tansiq.release.objects.showing import show_objects
from tansiq.settings import Settings

__all__ = ["Erasing", "erase_own", "erasing", "is_held"]

_ID = re.compile(r"[0-9a-f]{64}")


class Erasing:
    """One transaction in which entries are erased.

    Args:
        desk: The party whose entries they are.
    """

    def __init__(self, desk: Acting, ledger: Ledger) -> None:
        self.desk = desk
        self.gone: set[str] = set()
        self.read: set[str] = set()
        self._ledger = ledger

    def erase(self, entry_id: str, *, reason: str, via: str, said: Mapping[str, Any]) -> str:
        """Destroy the content of one of the party's entries and of what was read from it.

        Args:
            said: By which rule or order it is, for the erasure to say.

        Returns:
            The id of the erasure.

        Raises:
            LedgerError: As `ledger.erase` has them; or a legal hold keeps it.
        """
        desk, writer, parted = self.desk, self.desk.writer, set[int]()

        def hide(connection: Connection, report: str) -> None:
            parted.update(hide_report(connection, report))

        if not _ID.fullmatch(entry_id):
            raise LedgerError("you have no entry of this id", code="no-entry")
        if is_held(desk, entry_id):
            raise LedgerError("a legal hold keeps it", code="held", where=entry_id, hint="lift the hold first")
        done = erase(
            writer, entry_id, originator=desk.party, reason=reason, via=via, hide=hide, hand=desk.hand, said=said
        )
        if done.report:
            show_report(writer.connection, desk.keys, done.report, parted=parted)
        else:
            show_objects(writer.connection, desk.keys, [entry_id])
        close_torn(desk, entry_id)
        self.read |= set(get_stored(desk.connection, [done.id], is_header=True)[done.id].entry.basis)
        self.gone |= {entry_id, *([done.report] if done.report else [])}
        return done.id

    def tidy(self) -> None:
        """Destroy what other rows and files say of it: before the ledger's own commit."""
        if self.gone:
            tidy_words(self.desk.connection)
            # What is left of it is computed anew, whether or not the commit comes.
            forget_computed(self._ledger.home, self.gone)


def is_held(desk: Acting, entry_id: str) -> bool:
    """Whether a legal hold keeps one of the party's entries: it, or the report that it was read in."""
    stored = get_stored(desk.connection, [entry_id], is_header=True).get(entry_id)
    if stored is None or stored.entry.originator != desk.party:
        return False
    whole = stored.entry.basis[0] if stored.entry.kind in ("claim", "reading") else entry_id
    return bool(find_held(desk.connection, desk.party, list_content(desk.connection, desk.party, [whole])))


@contextmanager
def erasing(ledger: Ledger, desk_of: Callable[[Writer], Acting]) -> Iterator[Erasing]:
    """A transaction that erases, and afterwards what a log or an answer on its way could still hold of it.

    Args:
        desk_of: Makes the party's desk of the writer.
    """
    with ledger.write() as writer:
        made = Erasing(desk_of(writer), ledger)
        yield made
        made.tidy()
    if made.gone:
        # An answer that began before may have computed it once more.
        forget_computed(ledger.home, made.gone)
        forget_drafts(ledger.home, made.desk.party, made.gone | made.read)
        ledger.empty_log()


def erase_own(settings: Settings, ledger: Ledger, party: str, entry_id: str, *, reason: str, via: str) -> str:
    """Erase one of a party's entries; errors and answer as `Erasing.erase` has them.

    Raises:
        NotAllowed: Who asks may not.
    """
    check_right(settings, "erase")
    hand = hand_of(settings, "erase")
    with erasing(ledger, lambda writer: Acting(party, writer, ledger.keys, hand)) as made:
        return made.erase(entry_id, reason=reason, via=via, said={})
