"""A place in the ledger's order with its time: what came before what is a question of order, never of a clock."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Moment", "first_of"]


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When an act came in.

    Args:
        order: Its place in the ledger; it decides.
        at: The time as read, as format_time gives it; it is told.
    """

    order: int
    at: str = ""


def first_of(*moments: Moment | None) -> Moment | None:
    """The first of those that came at all."""
    return min((one for one in moments if one is not None), default=None)
