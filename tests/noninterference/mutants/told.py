"""Leaks of what is said of an event beside its tellings: whose texts are tied to it, and which events are near."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tansiq.ledger.schema import telling
from tansiq.release import view
from tansiq.release.links.scoring import texts_of
from tansiq.release.standing import Standing
from tansiq.release.view import View
from tansiq.release.views import TextTie
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _tied_to_hidden(patch: Patch) -> None:
    """The reports that carry one text with those of an event, whoever sees them."""

    def mutant(connection: Any, reports: Any) -> tuple[TextTie, ...]:
        found = texts_of(connection, set(reports))
        return tuple(
            TextTie(min(a, b).hex(), max(a, b).hex(), how)
            for a, others in sorted(found.items())
            for b, how in sorted(others.items())
            if a in reports
        )

    patch.setattr(view, "text_ties", mutant)


def _near_cut_first(patch: Patch) -> None:
    """Of all tellings of the node the first few are taken, and those of others left out of them."""
    near_events = View.near_events

    def mutant(self: View, event_id: str, *, limit: int = 8) -> Any:
        found = near_events(self, event_id, limit=limit)
        first = select(telling.c.anchor).order_by(telling.c.anchor).limit(2)
        few = {one.hex() for one in self._connection.scalars(first)}
        return tuple(head for head in found if head.telling in few)

    patch.setattr(View, "near_events", mutant)


def _newest_hand(patch: Patch) -> None:
    """By whose hand an entry was released last, to whomever."""
    given = Standing._given

    def mutant(self: Any, facts: Any, release: Any) -> Any:
        return [replace(one, hand=facts.releases[-1].hand) for one in given(self, facts, release)]

    patch.setattr(Standing, "_given", mutant)


MUTANTS = (
    Mutant("newest-hand", "by whose hand an entry was released to others", "other-hands", _newest_hand),
    Mutant("tied-to-hidden", "that a hidden report carries the text of one that is seen", "one-text", _tied_to_hidden),
    Mutant(
        "near-cut-first", "that hidden events stand before those near an event", "judged-and-shown", _near_cut_first
    ),
)
