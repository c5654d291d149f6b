"""Every rule of release switched off, one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tansiq.release import apart, detached, facts, index, rooms, runs, stretches
from tansiq.release.moments import Moment
from tansiq.release.rows import Rows
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch
_IN = stretches._in_audience
_RULE = ("mutant", "It is a mutant.")


def _audience(patch: Patch, kind: str, is_held: Callable[[Any, Any, Any, Any], bool]) -> None:
    """Hold readers in audiences of a kind whom the rule leaves out."""

    def mutant(about: Any, audience: Any, made: Moment, reader: Any, later: bool) -> Any:
        if audience.kind == kind and is_held(about, audience, made, reader):
            return [((made.order, made.at), None, _RULE)]
        return _IN(about, audience, made, reader, later)

    patch.setattr(stretches, "_in_audience", mutant)


def _any_party(patch: Patch) -> None:
    _audience(patch, "party", lambda *_: True)


def _user_is_party(patch: Patch) -> None:
    _audience(
        patch, "users", lambda _a, audience, _m, reader: any(one.startswith(reader.party) for one in audience.ids)
    )


def _room_joined_later(patch: Patch) -> None:
    patch.setattr(
        stretches, "_in_audience", lambda about, audience, made, reader, _: _IN(about, audience, made, reader, True)
    )


def _room_anyone(patch: Patch) -> None:
    _audience(patch, "room", lambda *_: True)


def _room_once_in(patch: Patch) -> None:
    _audience(patch, "room", lambda about, _a, _m, reader: any(one.party == reader.party for one in about.rooms))


def _leaving_ignored(patch: Patch) -> None:
    make = rooms._seat

    def mutant(*args: Any) -> Any:
        seat = make(*args)
        stays = tuple((name, replace(stretch, left=None)) for name, stretch in seat.acceptances[:1])
        return replace(seat, acceptances=(*stays, *seat.acceptances[1:]))

    patch.setattr(rooms, "_seat", mutant)


def _term_ignored(patch: Patch) -> None:
    patch.setattr(stretches, "_end", lambda _until: runs.NEVER)


def _withdrawal_ignored(patch: Patch) -> None:
    after = facts._Endings.after
    patch.setattr(facts._Endings, "after", lambda self, act, *targets: (None, after(self, act, *targets)[1]))


def _entry_withdrawal_ignored(patch: Patch) -> None:
    after = facts._Endings.after
    patch.setattr(facts._Endings, "after", lambda self, act, *targets: after(self, act, *targets[1:]))


def _narrowing_ignored(patch: Patch) -> None:
    patch.setattr(stretches, "_limited", lambda _f, _r, one, *_: one)


def _narrowed_term_ignored(patch: Patch) -> None:
    limited = stretches._limited
    patch.setattr(
        stretches,
        "_limited",
        lambda about, release, one, audience, _until, moment, reader: limited(
            about, release, one, audience, None, moment, reader
        ),
    )


def _erasure_ignored(patch: Patch) -> None:
    """Rows of what was erased stay in the lists, and the rule does not ask."""
    # By its name among modules: the folder exports a function of the same name.
    patch.setattr(sys.modules["tansiq.ledger.erase"], "_derive_anew", lambda _connection, _report: None)
    gather = facts.get_facts

    def mutant(connection: Any, ids: Any) -> Any:
        return {one: replace(about, erased=None) for one, about in gather(connection, ids).items()}

    for module in ("index", "rows", "standing", "own"):
        patch.setattr(f"tansiq.release.{module}.get_facts", mutant)


def _since_arrival(patch: Patch) -> None:
    find = stretches.find_windows

    def mutant(about: Any, reader: Any) -> Any:
        return tuple(replace(one, since=about.made.at) for one in find(about, reader))

    patch.setattr(index, "find_windows", mutant, raising=False)
    patch.setattr(index, "_windows", mutant, raising=False)


def _apart_for_all(patch: Patch) -> None:
    patch.setattr(apart, "_stood_apart", lambda claim, _report, _reader: bool(claim.releases))


def _report_of_claims_told(patch: Patch) -> None:
    patch.setattr(Rows, "_bare", lambda _self, head: head)


def _report_must_be_seen(patch: Patch) -> None:
    """A detached release asks for its basis after all."""
    patch.setattr(detached, "find_released", lambda _claims, _is_meant, _reader: ())


def _narrowed_users_forgotten(patch: Patch) -> None:
    """Who is named by a narrowing alone has no rows."""
    find = apart.readers_of

    def mutant(about: Any, parties: Any) -> Any:
        return find(
            [replace(one, releases=tuple(replace(r, limits=()) for r in one.releases)) for one in about], parties
        )

    patch.setattr(apart, "readers_of", mutant)
    patch.setattr(index, "readers_of", mutant)


MUTANTS = (
    Mutant("party-rule-off", "a release to one party is one to all", "others", _any_party),
    Mutant("user-rule-off", "a release to a user is one to its party", "user-by-name", _user_is_party),
    Mutant("room-order-off", "who joins later sees what was released before", "joined-later", _room_joined_later),
    Mutant("room-rule-off", "a release to a room is one to all", "hidden-room", _room_anyone),
    Mutant("room-break-off", "who came back sees what was released before it left", "came-back", _room_once_in),
    Mutant("leaving-off", "who left the room still sees", "left-the-room", _leaving_ignored),
    Mutant("term-off", "a release that ran out still holds", "run-out", _term_ignored),
    Mutant("withdrawal-off", "a withdrawn release still holds", "withdrawn", _withdrawal_ignored),
    Mutant(
        "entry-withdrawal-off", "withdrawing an entry closes no release", "entry-withdrawn", _entry_withdrawal_ignored
    ),
    Mutant("narrowing-off", "who was narrowed away still sees", "narrowed", _narrowing_ignored),
    Mutant(
        "narrowed-users-lost",
        "a user that a narrowing names is shown nothing",
        "narrowed-to-a-user",
        _narrowed_users_forgotten,
        user="amal",
    ),
    Mutant("narrowed-term-off", "an earlier end does not count", "narrowed-until", _narrowed_term_ignored),
    Mutant("erasure-off", "what was erased stays in the lists", "erased", _erasure_ignored),
    Mutant("apart-for-all", "that a claim was released alone, to others", "alone-for-another", _apart_for_all),
    Mutant("alone-with-report", "the release that claims alone are kept by", "alone", _report_of_claims_told),
    Mutant("alone-asks-report", "claims released alone are lost", "alone", _report_must_be_seen),
    Mutant("since-arrival", "event ids hold when a report came in", "arrival", _since_arrival),
)
