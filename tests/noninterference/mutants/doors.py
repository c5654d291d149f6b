"""Leaks of the doors themselves: headers, pages, commands, and what a reader is told of rooms, parties and releases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from tansiq import release
from tansiq.cli import events as events_command
from tansiq.desk import describe_ledger
from tansiq.ledger import get_stored
from tansiq.ledger.schema import entry
from tansiq.release import Membership, own, standing, sum_clearances
from tansiq.release.rooms import get_rooms
from tansiq.release.view import View
from tansiq.web import api, app, clearances, shapes
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _all_rooms(patch: Patch) -> None:
    """The list of memberships holds every room of the node."""

    def mutant(connection: Any, _party: str) -> Any:
        ids = [one.hex() for one in connection.scalars(select(entry.c.id).where(entry.c.kind == "room"))]
        return tuple(get_rooms(connection, ids).values())

    def told(_self: Any, room: Any) -> Any:
        return Membership(room.id, str(len(room.seats)), {}, room.host, "AMBER", "host", "")

    patch.setattr(standing, "find_rooms", mutant)
    patch.setattr(own, "find_rooms", mutant)
    patch.setattr(standing.Standing, "_membership", told)


def _all_parties(patch: Patch) -> None:
    def mutant(self: Any) -> Any:
        known = self._connection.scalars(select(entry.c.originator).where(entry.c.kind == "party"))
        return tuple(self._party(one) for one in sorted(known))

    patch.setattr(standing.Standing, "parties", mutant)


def _introduced_to_all(patch: Patch) -> None:
    def mutant(connection: Any, _party: str) -> Any:
        ids = [one.hex() for one in connection.scalars(select(entry.c.id).where(entry.c.kind == "introduction"))]
        return {(one.entry.payload or {})["party"]: name for name, one in get_stored(connection, ids).items()}

    patch.setattr(standing, "find_introduced", mutant)


def _release_s_own_id(patch: Patch) -> None:
    """A recipient is given the id of the release, which its whole audience is part of."""
    given = standing.Standing._given

    def mutant(self: Any, about: Any, release: Any) -> Any:
        return [replace(one, purpose=release.id) for one in given(self, about, release)]

    patch.setattr(standing.Standing, "_given", mutant)


def _whole_audience(patch: Patch) -> None:
    given = standing.Standing._given

    def mutant(self: Any, about: Any, release: Any) -> Any:
        return [replace(one, to=" ".join(release.terms.audience.ids)) for one in given(self, about, release)]

    patch.setattr(standing.Standing, "_given", mutant)


def _narrowings_counted(patch: Patch) -> None:
    given = standing.Standing._given

    def mutant(self: Any, about: Any, release: Any) -> Any:
        return [replace(one, purpose=f"narrowed {len(release.limits)}") for one in given(self, about, release)]

    patch.setattr(standing.Standing, "_given", mutant)


def _tombstones_for_all(patch: Patch) -> None:
    def mutant(self: Any) -> Any:
        kinds = ("withdrawal", "narrowing", "erasure")
        return tuple(self._connection.scalars(select(entry.c.received).where(entry.c.kind.in_(kinds))))

    patch.setattr(standing.Standing, "tombstones", mutant)


def _header_of_ledger(patch: Patch) -> None:
    """Every answer of the list says how much there is in the ledger."""
    make = shapes.EventListOut

    def mutant(**given: Any) -> Any:
        return make(**given | {"next": given["next"] or str(_newest[-1])})

    _newest: list[object] = [""]
    list_events = View.list_events

    def watched(self: View, asked: Any) -> Any:
        _newest.append(self._connection.scalar(select(func.count()).select_from(entry)))
        return list_events(self, asked)

    patch.setattr(View, "list_events", watched)
    patch.setattr(api, "EventListOut", mutant)


def _etag_of_ledger(patch: Patch) -> None:
    """A header that every entry of the node changes."""
    make = app.create_app

    def mutant(settings: Any, **more: Any) -> Any:
        made = make(settings, **more)

        @made.middleware("http")
        async def tag(request: Any, call_next: Any) -> Any:
            response = await call_next(request)
            response.headers["etag"] = str(sum(describe_ledger(settings).entries.values()))
            return response

        return made

    patch.setattr("tests.noninterference.node.create_app", mutant)


def _clearances_count_all(patch: Patch) -> None:
    """The page of clearances counts every release of the node."""
    given, summed, count = View.releases_to_me, sum_clearances, list[int]()

    def watched(self: View, **more: Any) -> Any:
        releases = select(func.count()).select_from(entry).where(entry.c.kind == "release")
        count.append(self._connection.scalar(releases) or 0)
        return given(self, **more)

    patch.setattr(View, "releases_to_me", watched)
    patch.setattr(
        clearances, "sum_clearances", lambda lines: [replace(one, entries=count[-1]) for one in summed(lines)]
    )


def _command_counts_all(patch: Patch) -> None:
    list_events = View.list_events
    open_view = release.open_view

    def mutant(settings: Any, reader: Any) -> Any:
        patch.setattr(
            View,
            "list_events",
            lambda self, asked: replace(
                list_events(self, asked),
                total=self._connection.scalar(select(func.count()).select_from(entry)),
            ),
        )
        return open_view(settings, reader)

    patch.setattr(events_command, "open_view", mutant)


MUTANTS = (
    Mutant("all-rooms", "a membership list that holds every room", "hidden-room", _all_rooms),
    Mutant("all-parties", "a directory of every party", "hidden-party", _all_parties),
    Mutant("introduced-to-all", "whom others were introduced to", "introduced", _introduced_to_all),
    Mutant("release-s-own-id", "an id that the whole audience is part of", "second-audience", _release_s_own_id),
    Mutant("whole-audience", "who else a release was made to", "second-audience", _whole_audience),
    Mutant("narrowings-counted", "that somebody else was narrowed away", "hidden-narrowing", _narrowings_counted),
    Mutant("tombstones-for-all", "tombstones of what the reader never saw", "never-seen", _tombstones_for_all),
    Mutant("page-counts-ledger", "the API's list says how many entries there are", "others", _header_of_ledger,
           is_all_doors=True),
    Mutant("header-of-ledger", "a header that every entry changes", "alike", _etag_of_ledger, is_all_doors=True),
    Mutant("clearances-count-all", "how much is released to others", "alone-for-another", _clearances_count_all,
           is_all_doors=True),
    Mutant("command-counts-all", "a command's total over all parties", "others", _command_counts_all,
           is_all_doors=True),
)  # fmt: skip
