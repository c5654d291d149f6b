"""Leaks of the release desk: what a dry run counts, whom it may be made as, and members of others' rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from tansiq.ledger.schema import entry
from tansiq.release import dryrun, openings, own
from tansiq.release.own import OwnPart
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _counts_all(patch: Patch) -> None:
    """What is withheld is counted over the reports of all."""
    run_dry = dryrun.run_dry

    def mutant(connection: Any, *rest: Any) -> Any:
        reports = select(func.count()).select_from(entry).where(entry.c.kind == "report")
        return replace(run_dry(connection, *rest), withheld=connection.scalar(reports))

    patch.setattr(own, "run_dry", mutant)


def _as_anybody(patch: Patch) -> None:
    def mutant(self: Any) -> Any:
        return tuple(self._connection.scalars(select(entry.c.originator).where(entry.c.kind == "party")))

    patch.setattr(OwnPart, "partners", mutant)


def _all_members(patch: Patch) -> None:
    """A dry run knows who is in the rooms of others."""
    patch.setattr(dryrun, "known_facts", lambda facts, _rooms, _party: facts)


def _log_names_members(patch: Patch) -> None:
    patch.setattr(openings, "masked", lambda _release, other, _hosts, _party: openings.Who("party", other))


def _log_of_passed_on(patch: Patch) -> None:
    """The log tells of every opening, by whatever release it came about."""
    patch.setattr(openings, "_who", lambda _facts, row, _party, _hosts: openings.Who("party", row.party))


MUTANTS = (
    Mutant("dry-run-counts-all", "how many reports of others are withheld", "others", _counts_all),
    Mutant("dry-run-as-anybody", "as whom a dry run can be made: every party", "hidden-party", _as_anybody),
    Mutant("dry-run-knows-members", "who is in a room of another host", "members-of-others", _all_members),
    Mutant(
        "log-names-members", "which member of another's room opened something", "opened-in-a-room", _log_names_members
    ),
    Mutant("log-of-passed-on", "who opened what others passed on", "opened", _log_of_passed_on),
)
