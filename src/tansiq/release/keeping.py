"""What a reader may ask of how long its own party's entries are kept: the rule, what it ends when, holds and orders."""

from __future__ import annotations

from typing import NamedTuple

from tansiq.errors import ReleaseError
from tansiq.release.holds import DateOf, Hold, find_held, find_holds, list_content
from tansiq.release.orders import Order, find_orders
from tansiq.release.own import OwnPart, id_bytes
from tansiq.release.retention import DueEntry, Retention, find_due, find_retention

__all__ = ["MAX_DAYS", "KeepingPart", "OwnEntry"]

MAX_DAYS = 36_500
"""A hundred years."""


class OwnEntry(NamedTuple):
    """A report or an object; where it stands in the ledger would tell of what others sent."""

    id: str
    kind: str


class KeepingPart(OwnPart):
    """One reader at one moment; of what others keep, hold or were ordered nothing is asked."""

    def own_content(self) -> tuple[OwnEntry, ...]:
        """The reports and posted objects of the reader's party that are not erased, as they came in."""
        return tuple(OwnEntry(one.id, one.kind) for one in list_content(self._connection, self.reader.party))

    def retention(self) -> Retention | None:
        """The rule by which the reader's party keeps its own entries; None where it keeps them until it erases them."""
        return find_retention(self._connection, self.reader.party)

    def due(self, *, days: int | None = None, by: DateOf = "received") -> tuple[DueEntry, ...]:
        """The party's own entries by when their retention ends, the first to go first: a dry run, nothing is erased.

        Args:
            days, by: As a rule would have it that is not set yet; by the rule that stands where `days` is None.

        Raises:
            ReleaseError: That is no rule.
        """
        if days is None:
            rule = self.retention()
            if rule is None:
                return ()
            days, by = rule.days, rule.date_of
        if not 0 <= days <= MAX_DAYS or by not in ("received", "published"):
            raise ReleaseError("not a retention", code="retention", hint=f"0 to {MAX_DAYS} days")
        return find_due(self._connection, self.reader.party, self.moment, days=days, by=by)

    def holds(self) -> tuple[Hold, ...]:
        """The holds on the party's entries, its own and those the operator placed, the newest first."""
        return find_holds(self._connection, self.reader.party, is_counted=True)

    def held(self, entry_id: str) -> tuple[str, ...]:
        """Ids of the holds that keep a report or an object of the party's own; of another's, and of none, none."""
        if not id_bytes(entry_id, 32):
            return ()
        own = list_content(self._connection, self.reader.party, [entry_id])
        return find_held(self._connection, self.reader.party, own).get(entry_id, ())

    def orders(self) -> tuple[Order, ...]:
        """The orders that the operator carried out on the party's entries, the newest first."""
        return find_orders(self._connection, self.reader.party)
