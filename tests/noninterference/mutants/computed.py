"""Leaks of computed objects: revocations, times and versions by hidden acts, and what is gone and still given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from tansiq.exchange.taxii import computed
from tansiq.exchange.taxii.versions import plan
from tansiq.ledger.schema import entry
from tansiq.release import View
from tansiq.release.links.tables import judged_name
from tansiq.release.objects import computing, currency, parts, placing
from tansiq.release.objects.computed import computed_object, read_computed, read_rows
from tansiq.release.objects.computing import Computing
from tansiq.release.objects.pending import Pending, glance
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _rows_of_all(patch: Patch) -> None:
    """What others were given counts as the reader's: it is not, and so is revoked."""

    def mutant(connection: Any, _reader: str, _collection: bytes) -> Any:
        mine = computed_object.c
        pairs = connection.execute(select(mine.reader, mine.collection).distinct().order_by(mine.reader)).all()
        return {stix: row for pair in pairs for stix, row in read_rows(connection, *pair).items()}

    patch.setattr(computing, "read_rows", mutant)


def _newest_of_all(patch: Patch) -> None:
    """Each new version is of the newest act there is, whoever may know of it."""
    last: dict[str, str] = {}
    view = Computing.view

    def noted(self: Computing, *given: Any) -> Any:
        last["act"] = self._connection.scalar(select(func.max(entry.c.received)))
        return view(self, *given)

    def mutant(stored: Any, fresh: Any, acts: Any, **more: Any) -> Any:
        return plan(stored, [replace(one, newest=last["act"]) for one in fresh], acts, **more)

    patch.setattr(Computing, "view", noted)
    patch.setattr(computed, "plan", mutant)


def _added_after_all(patch: Patch) -> None:
    """`date_added` goes on from the last that anybody was given."""

    def mutant(self: Computing) -> str:
        with read_computed(self._home) as connection:
            found = None if connection is None else connection.scalar(select(func.max(computed_object.c.added)))
        return found or ""

    patch.setattr(Computing, "last_added", mutant)


def _version_an_act(patch: Patch) -> None:
    """What was looked at again is a version, whether or not anything in it is another."""
    mint = View.mint

    def mutant(self: View, kind: str, *parts: str) -> str:
        if kind == "content":
            return str(self._connection.scalar(select(func.max(entry.c.position))))
        return mint(self, kind, *parts)

    patch.setattr(View, "mint", mutant)
    patch.setattr(Computing, "touched", lambda _self: None)


def _never_again(patch: Patch) -> None:
    """What was computed once is given for ever."""
    patch.setattr(Computing, "is_in_line", lambda self, _software: self.state.position >= 0 and not self.pending)
    patch.setattr(Computing, "may_have_changed", lambda self, _software: self.state.position < 0)


def _one_side_alone(patch: Patch) -> None:
    """A judgement that comes or goes with one of its sides is told anew of that side alone."""
    patch.setattr(currency, "_judged_with", lambda _connection, _sources: set())
    patch.setattr(currency, "_judged_by_terms", lambda *_: set())


def _given_when_told(patch: Patch) -> None:
    """What the job tells is given by it: then when it ran is seen in what comes later."""

    def mutant(settings: Any, view: Any, collection: Any, **_: Any) -> bool:
        computed.bring_up(settings, view, collection)
        return False

    patch.setattr(computed, "tell_ahead", mutant)


def _told_and_lost(patch: Patch) -> None:
    """What was told ahead is not compared with what the reader has."""
    patch.setattr(Computing, "pending", Pending())
    patch.setattr(computing, "glance", lambda *given: (glance(*given)[0], False))


def _every_release_is_the_rooms(patch: Patch) -> None:
    """A room's collection tells of all that the reader sees."""
    patch.setattr(parts.Part, "is_meant", lambda _self, release: release.terms is not None and release.terms.may_leave)


def _names_by_anybody(patch: Patch) -> None:
    """Names are one in a collection by whatever judgement there is."""

    def mutant(self: parts.PartCalled, numbers: Any) -> Any:
        every = self._connection.execute(select(judged_name.c.other, judged_name.c.judgement, judged_name.c.side))
        return ((row.other, row.judgement) for row in every if row.side in numbers)

    patch.setattr(parts.PartCalled, "_judged", mutant)
    patch.setattr(parts.PartCalled, "_sees", lambda _self, _one: True)


def _red_goes_out(patch: Patch) -> None:
    """What was ticked still goes to the clients of whom it was narrowed to RED for."""

    def mutant(facts: Any) -> Any:
        leaving = (one for one in facts.releases if one.terms is not None and one.terms.may_leave)
        return replace(facts, releases=tuple(leaving))

    patch.setattr(placing, "that_may_leave", mutant)


def _names_of_two_alone(patch: Patch) -> None:
    """A judgement on names is told anew of the events that it rests on, and of no others."""
    patch.setattr(computing, "mark_names", lambda marks, _called: marks)


MUTANTS = (
    Mutant("revoked-of-others", "What others were given is revoked to the reader.", "own-events", _rows_of_all),
    Mutant("modified-by-any-act", "`modified` is the newest act of anybody.", "own-events", _newest_of_all),
    Mutant("added-after-others", "`date_added` goes on from what others were given.", "own-events", _added_after_all),
    Mutant("version-an-act", "Every act makes a version of a reader's events.", "own-events", _version_an_act),
    Mutant("given-when-told", "When a job told of events is seen in their versions.", "told-ahead", _given_when_told),
    Mutant("told-and-lost", "What a job told ahead is never given.", "own-events", _told_and_lost),
    Mutant("room-of-everything", "A room's collection holds what was released elsewhere.", "room-and-elsewhere",
           _every_release_is_the_rooms),
    Mutant("given-for-ever", "An event that is gone is still given by TAXII.", "own-events", _never_again),
    Mutant("judged-one-side", "What a judgement's other side brings is not told.", "judged-and-back",
           _one_side_alone),
    Mutant("narrowed-to-red", "What is narrowed to RED for a user goes to a client.", "object-to-red", _red_goes_out,
           "amal"),
    Mutant("named-by-hidden", "A hidden judgement on names joins identities in TAXII.", "acted", _names_by_anybody),
    Mutant("named-in-two-alone", "An event with a name that was judged keeps its old identity.", "acted-and-told",
           _names_of_two_alone),
)  # fmt: skip
