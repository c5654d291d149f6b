"""Leaks of rooms with a charter and of confidential ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tansiq.release import rooms, standing
from tansiq.release.rooms import Room
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _signature_off(patch: Patch) -> None:
    """Whoever accepted is in the room, signed or not."""
    seat: Any = rooms._seat
    patch.setattr(rooms, "_seat", lambda *given: seat(*given[:-1], ()))


def _signed_from_invitation(patch: Patch) -> None:
    """Who signs sees what was released before."""
    seat = rooms._seat

    def mutant(*given: Any) -> Any:
        made = seat(*given)
        early = tuple((name, replace(one, joined=made.invited)) for name, one in made.acceptances)
        return replace(made, acceptances=early)

    patch.setattr(rooms, "_seat", mutant)


def _marks_in_confidential_rooms(patch: Patch) -> None:
    """A guest of a confidential room notices that another came or went."""
    patch.setattr(Room, "is_confidential", property(lambda _self: False))


def _guests_told(patch: Patch) -> None:
    """Guests are told who the other guests are."""
    made = standing.Standing._membership

    def mutant(self: Any, room: Room) -> Any:
        names = sorted({seat.guest for seat in room.seats if seat.standing is not None})
        return replace(made(self, room), name=" ".join(names))

    patch.setattr(standing.Standing, "_membership", mutant)


MUTANTS = (
    Mutant("signature-off", "who did not sign the room's charter sees", "unsigned", _signature_off),
    Mutant("signed-from-invitation", "who signs sees what was released before", "signed-later",
           _signed_from_invitation),
    Mutant("marks-in-confidential-rooms", "that somebody came or went, in a confidential room", "confidential",
           _marks_in_confidential_rooms),
    Mutant("guests-told", "who the other guests of a confidential room are", "confidential", _guests_told),
)  # fmt: skip
