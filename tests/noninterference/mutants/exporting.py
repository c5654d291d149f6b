"""Leaks of what leaves as a file: tables, STIX objects, and the ids and times that they bear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from tansiq.cli import export as export_command
from tansiq.exchange.export import export
from tansiq.exchange.told import Teller
from tansiq.ledger.schema import entry, report_head, telling
from tansiq.release import Reader as Asking
from tansiq.release import Share, decide_release, eventids, joint, own
from tansiq.release.rooms import get_rooms
from tansiq.web import exports as export_routes
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _releases_counted(patch: Patch) -> None:
    """The terms of what was released to the reader say how many releases there are on the node."""
    given = Teller._releases
    counted = select(func.count()).select_from(entry).where(entry.c.kind == "release")

    def mutant(self: Teller, entry_id: str) -> Any:
        number = str(self._view._connection.scalar(counted))
        return tuple(replace(one, purpose=number) for one in given(self, entry_id))

    patch.setattr(Teller, "_releases", mutant)


def _wrapped(patch: Patch, change: Any) -> None:
    """Every export, over HTTP and on the command line."""

    def mutant(view: Any, query: Any, name: str, **_: Any) -> Iterator[str]:
        return iter(change(view, query, name, export))

    for module in (export_command, export_routes):
        patch.setattr(module, "export", mutant)


def _members(patch: Patch) -> None:
    """An export says who is in the rooms to which its events were released, also after the reader left them."""

    def change(view: Any, query: Any, name: str, made: Any) -> Iterator[str]:
        yield from made(view, query, name)
        ids = {one for release in view.releases_by_me() if release.audience == "room" for one in release.names}
        for room in get_rooms(view._connection, sorted(ids)).values():
            yield "# for " + " ".join(seat.guest for seat in room.seats) + "\n"

    _wrapped(patch, change)


def _whole_ledger(patch: Patch) -> None:
    """The export forgets whose it is: below the reader's own events stand all reports of the node."""

    def change(view: Any, query: Any, name: str, made: Any) -> Iterator[str]:
        yield from made(view, query, name)
        yield from map(str, view._connection.scalars(select(report_head.c.outlet)))

    _wrapped(patch, change)


def _total_at_end(patch: Patch) -> None:
    def change(view: Any, query: Any, name: str, made: Any) -> Iterator[str]:
        yield from made(view, query, name)
        yield f"# of {view._connection.scalar(select(func.count()).select_from(telling))}\n"

    _wrapped(patch, change)


def _newest_act(patch: Patch) -> None:
    """`modified` is when anybody last did anything on the node."""
    make = Teller.__init__

    def mutant(self: Teller, view: Any) -> None:
        make(self, view)
        self._lost = str(view._connection.scalar(select(func.max(entry.c.received))))

    patch.setattr(Teller, "__init__", mutant)


def _ids_for_all(patch: Patch) -> None:
    """An actor has one STIX id for all readers, so that two of them can tell that both see it."""
    make = eventids.minted_id
    patch.setattr(own, "minted_id", lambda key, _reader, kind, parts: make(key, "", kind, parts))


def _joint_knows_all(patch: Patch) -> None:
    """A product for others holds what they see, by whomever it was released to them."""

    def mutant(self: Any, who: str, facts: Any) -> bool:
        return isinstance(decide_release(facts, Asking(who), self._now), Share)

    patch.setattr(joint.JointView, "_sees", mutant)


MUTANTS = (
    Mutant(
        "joint-knows-all", "what others released to whom a product is for", "joint", _joint_knows_all, is_all_doors=True
    ),
    Mutant("members-in-export", "who is in a room, at the end of an export", "members-of-others", _members,
           is_all_doors=True),
    Mutant("releases-in-export", "how many releases there are, among the terms of an export", "others",
           _releases_counted, is_all_doors=True),
    Mutant("export-of-all", "an export that forgets whose it is", "others", _whole_ledger, is_all_doors=True),
    Mutant("export-counts-all", "an export's total over all parties", "alike", _total_at_end, is_all_doors=True),
    Mutant("modified-by-others", "when anybody last did anything, as a STIX time", "others", _newest_act,
           is_all_doors=True),
    Mutant("stix-ids-for-all", "one STIX id of a thing for all readers", "others", _ids_for_all),
)  # fmt: skip
