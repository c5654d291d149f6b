"""Posted objects on pages: those that a reader gets, and of one id the other lines that it may see, as second copies.

Of an object that two parties have, a TAXII client is given one line (placing.py); pages show that one and name the
others. What is shown of a line is decided by the release rule, as for every entry.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from tansiq.ledger import Secret, format_time
from tansiq.ledger.entries import batches
from tansiq.model.signs import acts_on_display
from tansiq.release.decide import Share, decide_release
from tansiq.release.facts import get_facts
from tansiq.release.objects.collections import Target, collection_id
from tansiq.release.objects.tables import object_body
from tansiq.release.views import Reader

__all__ = ["ListedObjects", "ObjectCopy", "ObjectHead", "StixObject"]

_PAGE = """
    SELECT s.added, s.entry, s.collection = :mine AS is_given, b.stix, b.type, b.version, b.originator, b.body
    FROM shown_object s CROSS JOIN object_body b ON b.position = s.position
    WHERE s.reader IN ({names}) AND s.collection IN (:mine, :stays) AND s.opens <= :now AND s.until > :now
    AND (s.collection = :mine OR NOT EXISTS (
        SELECT 1 FROM shown_object o WHERE o.position = s.position AND o.reader = s.reader AND o.collection = :mine
        AND o.opens <= :now AND o.until > :now))
    AND (:added = '' OR (s.added, s.entry) < (:added, :entry)) AND (:type = '' OR b.type = :type)
    ORDER BY s.added DESC, s.entry DESC LIMIT :limit
"""
_NAME_CHARS = 200
_SPACES = {ord(sign): " " for sign in "\n\t"}


@dataclass(frozen=True, slots=True)
class ObjectCopy:
    """Another party's line of the same STIX id, by the newest version of it that the reader sees."""

    id: str
    originator: str
    version: str


@dataclass(frozen=True, slots=True)
class ObjectHead:
    """What a list says of a version of an object.

    Args:
        id: Of its entry.
        name: As the object has it, on one line and without signs that act on what shows it; "" for none.
        is_given: The reader's TAXII clients get it; else it is for pages alone, or is a second copy.
        copies: Other lines of its id that the reader sees, by originator.
    """

    id: str
    stix: str
    type: str
    version: str
    originator: str
    name: str
    is_given: bool
    copies: tuple[ObjectCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class StixObject:
    """One version of an object.

    Args:
        text: As it was posted.
        since: When it became the reader's to see.
        is_second: Another party's line of its id is the one that the reader gets.
    """

    head: ObjectHead
    text: str
    since: str
    is_second: bool


class ListedObjects:
    """A reader's posted objects at one moment.

    Args:
        names: The reader's names in the tables.
    """

    def __init__(
        self, connection: Connection, key: Secret, reader: Reader, names: tuple[str, ...], now: datetime
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._names = names
        self._now = now
        self._bound = {
            "now": format_time(now),
            "mine": collection_id(key, reader.party, Target("mine", reader.party)),
            "stays": collection_id(key, reader.party, Target("stays", reader.party)),
        }

    def page(self, limit: int, kind: str, after: tuple[str, bytes] | None) -> list[tuple[tuple[str, str], ObjectHead]]:
        """Versions of objects, the newest added first; ties go by id. Each with its place in the order.

        Args:
            kind: A STIX type, "" for all.
            after: The place at which the page before ended.
        """
        names = {f"name{number}": name for number, name in enumerate(self._names)}
        words = _PAGE.format(names=", ".join(f":{one}" for one in names))
        added, name = after or ("", b"")
        values = {**self._bound, **names, "added": added, "entry": name, "type": kind, "limit": limit}
        rows = self._connection.execute(text(words), values).all()
        copies = self._copies({row.stix for row in rows})
        return [((row.added, row.entry.hex()), _head(row, copies, is_given=bool(row.is_given))) for row in rows]

    def get(self, entry_id: str) -> StixObject | None:
        """One version by the id of its entry; None for what the rule does not show."""
        facts = get_facts(self._connection, [entry_id]).get(entry_id)
        decision = decide_release(facts, self._reader, self._now) if facts is not None else None
        if facts is None or facts.kind != "object" or not isinstance(decision, Share):
            return None
        chosen = select(object_body).where(object_body.c.position == facts.made.order)
        row = self._connection.execute(chosen).first()
        if row is None:
            return None
        here = self._collections(facts.made.order)
        head = _head(row, self._copies({row.stix}), is_given=self._bound["mine"] in here)
        return StixObject(head, row.body.decode(), decision.since, not here)

    def _collections(self, position: int) -> set[bytes]:
        """In which of "mine" and "stays" it is now."""
        names = ", ".join("?" * len(self._names))
        chosen = (
            "SELECT collection FROM shown_object WHERE position = ? AND collection IN (?, ?)"  # noqa: S608 (marks alone)
            f" AND opens <= ? AND until > ? AND reader IN ({names})"
        )
        bound = self._bound
        values = (position, bound["mine"], bound["stays"], bound["now"], bound["now"], *self._names)
        return {row[0] for row in self._connection.exec_driver_sql(chosen, values)}

    def _copies(self, ids: Collection[str]) -> dict[str, list[ObjectCopy]]:
        """Of each STIX id the newest version of each line that the reader sees."""
        chosen = select(
            object_body.c.entry, object_body.c.stix, object_body.c.originator, object_body.c.version
        ).order_by(object_body.c.key.desc(), object_body.c.entry)
        rows = [
            row
            for some in batches(sorted(ids))
            for row in self._connection.execute(chosen.where(object_body.c.stix.in_(some)))
        ]
        seen = self._seen({row.entry.hex() for row in rows})
        found: dict[str, dict[str, ObjectCopy]] = {}
        for row in rows:
            if row.entry.hex() in seen:
                copy = ObjectCopy(row.entry.hex(), row.originator, row.version)
                found.setdefault(row.stix, {}).setdefault(row.originator, copy)
        return {stix: [lines[one] for one in sorted(lines)] for stix, lines in found.items()}

    def _seen(self, entries: Iterable[str]) -> set[str]:
        """Those that the rule shows to the reader."""
        found = get_facts(self._connection, sorted(entries))
        return {
            name for name, facts in found.items() if isinstance(decide_release(facts, self._reader, self._now), Share)
        }


def _head(row: Any, copies: dict[str, list[ObjectCopy]], *, is_given: bool) -> ObjectHead:
    others = tuple(one for one in copies.get(row.stix, ()) if one.originator != row.originator)
    return ObjectHead(
        row.entry.hex(), row.stix, row.type, row.version, row.originator, _name(row.body), is_given, others
    )


def _name(body: bytes) -> str:
    """The name that an object gives itself, as one line that can be shown: half a surrogate would be no text at all."""
    found = json.loads(body).get("name", "")
    shown = found[:_NAME_CHARS] if type(found) is str else ""
    return "".join("\ufffd" if acts_on_display(sign) else sign for sign in shown.translate(_SPACES))
