"""Orders that the operator carried out on a party's entries, as the party is told of them and confirms them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection

from tansiq.ledger import find_resting_on, get_stored
from tansiq.model import NOBODY, Hand
from tansiq.release.holds import find_acts

__all__ = ["Order", "OrderKind", "find_orders"]

OrderKind = Literal["erase", "hold", "lift"]


@dataclass(frozen=True, slots=True)
class Order:
    """An order about entries of a party.

    Args:
        kind: What was ordered: entries erased or held, or a hold lifted.
        reference: Of the order: court or authority, and its number.
        text: What the operator says of it.
        what: Ids of the entries, or of the hold that was lifted.
        kept: Of these, the ones that a hold of the party's keeps: they were not erased.
        confirmed: When the party confirmed that it was told, or "".
    """

    id: str
    party: str
    kind: OrderKind
    reference: str
    text: str
    what: tuple[str, ...]
    made: str
    kept: tuple[str, ...] = ()
    confirmed: str = ""
    hand: Hand = NOBODY


def find_orders(connection: Connection, party: str) -> tuple[Order, ...]:
    """The orders about a party's entries, the newest first."""
    acts = find_acts(connection, party, "order")
    pairs = find_resting_on(connection, [one.entry.id for one in acts], ["receipt"])
    receipts = get_stored(connection, [one for _, one in pairs], is_header=True)
    confirmed: dict[str, str] = {}
    for order, receipt in pairs:
        if receipts[receipt].entry.originator == party:
            confirmed.setdefault(order, receipts[receipt].received)
    found = []
    for one in acts:
        payload: dict[str, Any] = one.entry.payload or {}
        found.append(
            Order(
                id=one.entry.id, party=party, kind=payload["order"], reference=payload["reference"],
                text=payload["text"], what=tuple(payload["what"]), made=one.received, kept=tuple(payload["kept"]),
                confirmed=confirmed.get(one.entry.id, ""), hand=Hand.of(payload),
            )
        )  # fmt: skip
    return tuple(found)
