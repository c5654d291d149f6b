"""Leaks of TAXII: page marks, times of adding, existence told, and lines of versions across parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import true

from tansiq.desk import objects as posting
from tansiq.exchange.taxii import TaxiiError
from tansiq.ledger import get_stored
from tansiq.release import NotVisible, register
from tansiq.release.cursor import open_cursor, seal_cursor
from tansiq.release.objects import adding, creators, describe, listed, view
from tansiq.release.objects.collections import Collection, Target, collection_id, uuid_of
from tansiq.release.objects.showing import show_objects
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch


def _unbound_mark(patch: Patch) -> None:
    patch.setattr(view, "seal_cursor", lambda key, _bound, values: seal_cursor(key, (), values))
    patch.setattr(view, "open_cursor", lambda key, _bound, mark: open_cursor(key, (), mark))


def _counted_time(patch: Patch) -> None:
    """Microseconds of `date_added` count all rows that the node ever gave out."""
    stamps, given = adding.stamps, [0]

    def take(connection: Any, _reader: str, _where: bytes, moment: str, number: int) -> list[str]:
        given[0] = connection.exec_driver_sql("SELECT count(*) FROM shown_object").scalar() or 0
        return [f"{one[:20]}{(int(one[20:26]) + given[0]) % 1_000_000:06d}Z" for one in stamps(moment, "", number)]

    patch.setattr(adding, "_take", take)


def _forbidden(patch: Patch) -> None:
    """A collection of another is forbidden, where one that nobody has is not found."""
    find_target = view.ObjectView.find_target

    def mutant(self: Any, name: str) -> Collection:
        key = self._keys.node()
        parties = self._keys.parties()
        if any(
            uuid_of(collection_id(key, one, Target("mine", one))) == name
            for one in parties
            if one != self._reader.party
        ):
            raise TaxiiError(403, "not yours")
        return find_target(self, name)

    patch.setattr(view.ObjectView, "find_target", mutant)


def _unique_for_all(patch: Patch) -> None:
    """An id and version that any party has is refused."""
    patch.setattr(posting, "_KNOWN", posting._KNOWN.replace("originator, key", "'alpha', key"))


def _green_for_all(patch: Patch) -> None:
    patch.setattr(describe, "_label", lambda _data: "GREEN")


def _any_status(patch: Patch) -> None:
    def mutant(self: Any, name: str) -> Any:
        chosen = "SELECT e.id FROM object_status s JOIN entry e USING (position) WHERE hex(s.status) = ?"
        found = self._connection.exec_driver_sql(chosen, (name.replace("-", "").upper(),)).scalar()
        if found is None:
            raise NotVisible
        stored = get_stored(self._connection, [found.hex()])[found.hex()]
        return view.PostStatus.from_payload(stored.entry.payload or {})

    patch.setattr(view.ObjectView, "get_status", mutant)


def _rows_that_stay(patch: Patch) -> None:
    """What is withdrawn stays in the collections."""
    show = show_objects

    def mutant(connection: Any, keys: Any, ids: Sequence[str], **more: Any) -> None:
        rows = connection.exec_driver_sql("SELECT * FROM shown_object").all()
        show(connection, keys, ids, **more)
        connection.exec_driver_sql("DELETE FROM shown_object")
        if rows:
            connection.exec_driver_sql(adding._INSERT, [tuple(row) for row in rows])

    patch.setattr(register, "show_objects", mutant)


def _creator_of_anybody(patch: Patch) -> None:
    """An object comes first if the identity that it names is anybody's."""
    patch.setattr(creators, "_IS_ITS_ORIGINATOR", true())


def _copies_of_anybody(patch: Patch) -> None:
    """Pages name every line of an id as a second copy."""
    patch.setattr(listed.ListedObjects, "_seen", lambda _self, entries: set(entries))


MUTANTS = (
    Mutant("mark-of-any-reader", "A page mark of TAXII is good for whoever sends it.", "objects", _unbound_mark),
    Mutant("counted-date-added", "`date_added` counts the rows of all readers.", "objects", _counted_time),
    Mutant("forbidden-collection", "A collection of another is 403, and so is told of.", "objects", _forbidden),
    Mutant("one-id-for-all", "An id that a hidden object has is refused.", "objects", _unique_for_all),
    Mutant("green-without-label", "What has no TLP is released to the room.", "objects", _green_for_all),
    Mutant("status-of-anybody", "The status of a posting is shown to others.", "objects", _any_status),
    Mutant("creator-of-anybody", "An identity that a hidden party has decides which line is given.", "two-lines",
           _creator_of_anybody),
    Mutant("copy-of-anybody", "A hidden line of an id is shown as a second copy.", "two-lines", _copies_of_anybody),
    Mutant("withdrawn-and-served", "A withdrawn object stays in the collections.", "objects-gone", _rows_that_stay),
)  # fmt: skip
