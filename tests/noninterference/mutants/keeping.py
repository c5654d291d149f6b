"""Leaks of how long entries are kept: others' rules, holds and orders, and what they end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tansiq.desk import departing, retaining
from tansiq.desk import keeping as desk_keeping
from tansiq.release import holds, keeping, notices, orders, register, retention
from tests.noninterference.mutants.mutant import Mutant

Patch = pytest.MonkeyPatch

__all__ = ["MUTANTS"]


def _parties(connection: Any, party: str) -> list[str]:
    return sorted({party, *connection.scalars(select(register.keeping_of.c.party))})


def _retention_off(patch: Patch) -> None:
    """What is due is said to be erased, and stays."""
    patch.setattr(retaining, "_erase", lambda *_: "0" * 64)


def _retention_of_all(patch: Patch) -> None:
    """One party's rule ends what is another's."""
    find_retention = retention.find_retention

    def mutant(connection: Any, party: str) -> Any:
        found = [find_retention(connection, one) for one in _parties(connection, party)]
        return min((one for one in found if one is not None), key=lambda one: one.days, default=None)

    for module in (keeping, retaining):
        patch.setattr(module, "find_retention", mutant)


def _due_of_all(patch: Patch) -> None:
    """What others' rules end is listed, too."""
    list_content = holds.list_content

    def mutant(connection: Any, party: str, ids: Any = None) -> Any:
        parties = sorted({party, *connection.scalars(select(register.party_entry.c.party))})
        return [found for one in parties for found in list_content(connection, one, ids)]

    patch.setattr(retention, "list_content", mutant)


def _holds_of_all(patch: Patch) -> None:
    find_holds = holds.find_holds

    def mutant(connection: Any, party: str, *, is_counted: bool = False) -> Any:
        found = (find_holds(connection, one, is_counted=is_counted) for one in _parties(connection, party))
        return tuple(one for some in found for one in some)

    patch.setattr(keeping, "find_holds", mutant)


def _held_stays(patch: Patch) -> None:
    """What is held stays with those who saw it when its party leaves."""
    patch.setattr(departing, "end_for_others", lambda *_: None)


def _held_named(patch: Patch) -> None:
    """The notice of what is held says that it was withdrawn, where others were erased."""
    change_of = notices._change

    def mutant(act: Any, targets: Any) -> Any:
        change = change_of(act, targets)
        return replace(change, kind="withdrawn") if "ends" in (act.entry.payload or {}) else change

    patch.setattr(notices, "_change", mutant)


def _orders_of_all(patch: Patch) -> None:
    find_orders = orders.find_orders

    def mutant(connection: Any, party: str) -> Any:
        return tuple(one for each in _parties(connection, party) for one in find_orders(connection, each))

    patch.setattr(keeping, "find_orders", mutant)


def _order_told(patch: Patch) -> None:
    """Whoever held a copy is told why it was erased."""
    change_of = notices._change

    def mutant(act: Any, targets: Any) -> Any:
        change = change_of(act, targets)
        return replace(change, text=str((act.entry.payload or {}).get("reason", "")))

    patch.setattr(notices, "_change", mutant)


def _one_rule_for_rooms(patch: Patch) -> None:
    """The shortest rule of any room of the host's ends what is released into another."""
    find_room_retention = retention.find_room_retention

    def mutant(connection: Any, _room: str, host: str) -> Any:
        rooms = [one.id for one in register.find_rooms(connection, host)]
        found = [find_room_retention(connection, one, host) for one in rooms]
        return min((one for one in found if one is not None), key=lambda one: one.days, default=None)

    patch.setattr(desk_keeping, "find_room_retention", mutant)


MUTANTS = (
    Mutant("retention-off", "what another's retention ended is still seen", "retired", _retention_off),
    Mutant("retention-of-all", "another's retention ends what is one's own", "retired", _retention_of_all),
    Mutant("due-of-all", "what others keep, and until when", "retired", _due_of_all),
    Mutant("holds-of-all", "what others hold", "held", _holds_of_all),
    Mutant("held-stays", "that who left altogether holds something", "held", _held_stays),
    Mutant("held-named", "that something was not erased, by its notice", "held", _held_named),
    Mutant("orders-of-all", "under which orders others' entries were erased", "ordered", _orders_of_all),
    Mutant("order-told", "that it was by an order that something was erased", "ordered", _order_told),
    Mutant("one-rule-for-rooms", "for how long a hidden room keeps", "kept-in-another-room", _one_rule_for_rooms),
)
