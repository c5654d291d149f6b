"""Passing on with each of its terms switched off, and what it would tell of others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tansiq.desk import passing as entering
from tansiq.desk import releasing
from tansiq.ledger import get_stored
from tansiq.release import onward, standing, stretches
from tansiq.release.clients import shown_clients
from tansiq.release.parts import ClientList
from tansiq.release.runs import NEVER
from tansiq.release.stretches import Passing
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch
_BAR = onward.find_bar


def _without(patch: Patch, term: str) -> None:
    """Compare all terms but one, at the desk and by the rule."""

    def mutant(*args: Any) -> str:
        found = _BAR(*args)
        return "" if found == term else found

    for module in (onward, stretches, entering):
        patch.setattr(module, "find_bar", mutant)


def _unbarred(term: str) -> Any:
    return lambda patch: _without(patch, term)


def _narrowed_onward_ignored(patch: Patch) -> None:
    patch.setattr(stretches, "find_stop", lambda *_: None)


def _held(patch: Patch, change: Any) -> None:
    held = Passing._held
    patch.setattr(Passing, "_held", lambda self, *args: [replace(one, **change) for one in held(self, *args)])


def _grant_withdrawn(patch: Patch) -> None:
    _held(patch, {"ended": None})


def _grant_run_out(patch: Patch) -> None:
    _held(patch, {"until": NEVER})


def _later_grants(patch: Patch) -> None:
    """What it was given later is a grant for what it did before."""

    def mutant(self: Passing, grant: Any, passed: Any, to: str) -> Any:
        is_barred = grant.id == passed.id or _BAR(grant, passed, to, grant.made.order)
        return [] if is_barred else self._sight(grant, passed.originator)

    patch.setattr(Passing, "_held", mutant)


def _clients_ignored(patch: Patch) -> None:
    def mutant(release: Any, _party: str, order: int | None = None) -> Any:
        bound = onward.bound_terms(release, order)
        return () if bound is None else bound.onward

    for module in (onward, standing, entering):
        patch.setattr(module, "onward_for", mutant)
    patch.setattr(releasing, "needed_lists", lambda *_: ())


def _others_clients(patch: Patch) -> None:
    """A recipient is told to whom others may pass it on."""
    patch.setattr(standing, "onward_for", lambda release, _party: release.terms.onward)


def _told_to_originator(patch: Patch) -> None:
    own = standing.Standing._own

    def mutant(self: Any, about: Any, *args: Any) -> Any:
        passed = [one for one in about.releases if one.originator != about.originator]
        return replace(own(self, about, *args), narrowed=len(passed))

    patch.setattr(standing.Standing, "_own", mutant)


def _previewed(patch: Patch) -> None:
    patch.setattr(standing, "known_facts", lambda facts, *_: facts)


def _each_grant(patch: Patch) -> None:
    """A reader is told of each release that what was passed on to it rests on."""

    def mutant(self: Any, facts: Any, release: Any, until: str) -> Any:
        return [(one.since, f"{until} {one.until}") for one in Passing(facts).hops(release, self._reader)]

    patch.setattr(standing.Standing, "_held", mutant)


def _all_lists(patch: Patch) -> None:
    def mutant(connection: Any, *_: Any) -> Any:
        ids = [one.hex() for one in connection.scalars(shown_clients.select().with_only_columns(shown_clients.c.entry))]
        return {
            one.entry.originator: ClientList(one.entry.id, one.entry.originator, (), "")
            for one in get_stored(connection, ids).values()
        }

    patch.setattr(standing, "find_lists", mutant)


MUTANTS = (
    Mutant("onward-off", "what is passed on to anyone is seen", "passed-on-astray", _unbarred("onward")),
    Mutant("label-off", "it is passed on by a laxer label", "passed-on-laxer", _unbarred("tlp")),
    Mutant("purpose-off", "it is passed on for another purpose", "passed-on-for-more", _unbarred("purpose")),
    Mutant("further-off", "a hop lets it go on further than the originator", "passed-on-further", _unbarred("further")),
    Mutant("onward-narrowing-off", "narrowing onward ends nothing", "passed-on-narrowed", _narrowed_onward_ignored),
    Mutant("grant-term-off", "it is passed on for longer than it is held", "passed-on-run-out", _grant_run_out),
    Mutant("grant-withdrawal-off", "a hop outlives what it rests on", "passed-on-twice", _grant_withdrawn),
    Mutant("grant-leaving-off", "it is seen after who passed it on left", "passed-on-from-a-room", _grant_withdrawn),
    Mutant("later-grants", "a release made later covers what was passed on", "passed-on-anew", _later_grants),
    Mutant("clients-off", "AMBER goes on to who is on no list", "not-listed", _clients_ignored),
    Mutant("others-clients-told", "to whom others may pass it on", "others-clients", _others_clients),
    Mutant("passing-told", "the originator is told of what is passed on", "passed-on-by-others", _told_to_originator),
    Mutant("passing-previewed", "a preview tells of what is passed on", "passed-on-by-others", _previewed),
    Mutant("each-grant-told", "on which releases a hop rests", "two-grants", _each_grant),
    Mutant("all-lists", "every party's client list", "hidden-list", _all_lists),
)
