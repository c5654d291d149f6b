"""`open_objects`: a reader's TAXII collections, page by page, of stored rows and bytes alone."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from tansiq.errors import ReleaseError
from tansiq.ledger import KeyRing, Ledger, format_time, get_stored, open_ledger
from tansiq.ledger.engine import ask, ask_one
from tansiq.ledger.schema import entry
from tansiq.release.cursor import open_cursor, seal_cursor
from tansiq.release.objects.collections import Collection, Target, collection_id, uuid_of
from tansiq.release.objects.computed import entries_in, find_page, read_computed
from tansiq.release.objects.computing import Computing
from tansiq.release.objects.describe import SPEC, version_key
from tansiq.release.objects.tables import object_status
from tansiq.release.own import NotVisible
from tansiq.release.rooms import get_rooms
from tansiq.release.standing import Standing
from tansiq.release.tables import VERSION
from tansiq.release.views import Reader
from tansiq.settings import Settings

__all__ = ["Failure", "ObjectQuery", "ObjectView", "Page", "PostStatus", "Record", "open_objects"]

_FIELDS = {"objects": "b.body, b.originator", "manifest": "b.stix, b.version, b.spec", "versions": "b.version"}
_ROOMS = "SELECT room FROM room_member WHERE party = ? ORDER BY room"
_HAS_USER = "SELECT EXISTS (SELECT 1 FROM shown_object WHERE reader = ?)"
_BY_ID = "object_body b CROSS JOIN shown_object s INDEXED BY shown_object_position ON s.position = b.position"
_BY_TIME = "shown_object s CROSS JOIN object_body b ON b.position = s.position"
_HAS_ID = f"SELECT 1 FROM {_BY_ID} WHERE {{mine}} AND b.stix = ? AND s.opens <= ? AND s.until > ? LIMIT 1"  # noqa: S608 (fixed words)
_OTHER = """
    (s.{flag} = 1 OR (s.{flag} = 2 AND NOT EXISTS (
        SELECT 1 FROM object_body other CROSS JOIN shown_object o INDEXED BY shown_object_position
        ON o.position = other.position WHERE other.stix = b.stix AND other.key {sign} b.key
        AND o.reader = s.reader AND o.collection = s.collection AND o.opens <= ? AND o.until > ?)))
"""
_SIGNS = {"first": "<", "last": ">"}
_SHAPES: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "objects": lambda row: (row[0], row[1], row[4], tuple(entries_in(row[5]))),
    "manifest": lambda row: (*row[:4], SPEC),
    "versions": lambda row: (row[0], row[1], row[3]),
}
"""A row of a computed object as one of a posted object is asked for."""
_place = itemgetter(0, 1)


@dataclass(frozen=True, slots=True)
class ObjectQuery:
    """A TAXII filter; an empty list asks for nothing.

    Args:
        limit: At most so many.
        added_after: RFC 3339; only what was added later.
        next: The mark at which a page ended.
        versions: "first", "last", "all" and timestamps.
    """

    limit: int
    added_after: str = ""
    next: str = ""
    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    versions: tuple[str, ...] = ("last",)
    specs: tuple[str, ...] = ()

    def to_words(self) -> str:
        """All of the question that a page mark is bound to."""
        return repr((self.added_after, self.ids, self.types, self.versions, self.specs))


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a manifest."""

    stix: str
    added: str
    version: str
    spec: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a collection.

    Args:
        bodies: The objects, byte for byte; for a manifest or versions, none.
        entries: Of those of them that are not the reader's party's own, the ids.
        records: Of a manifest.
        versions: Of one object.
        first, last: `date_added` of its first and last row, "" of an empty page.
        next: The mark for the following page, "" for none.
    """

    bodies: tuple[bytes, ...] = ()
    entries: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    versions: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An object that was not taken, and why: a stable code and one sentence."""

    stix: str
    version: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class PostStatus:
    """What became of one posting; the party's that made it alone."""

    id: str
    made: str
    successes: int
    failures: tuple[Failure, ...] = ()
    unnamed: int = 0

    @property
    def total(self) -> int:
        return self.successes + self.failed

    @property
    def failed(self) -> int:
        """How many were not taken, those without an id included."""
        return len(self.failures) + self.unnamed

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> PostStatus:
        failures = tuple(Failure(*one) for one in payload["failures"])
        status = str(uuid.UUID(hex=payload["status"]))
        return cls(status, payload["made"], payload["taken"], failures, payload["unnamed"])


class ObjectView:
    """One reader's collections at one moment, within one transaction."""

    def __init__(self, connection: Connection, keys: KeyRing, reader: Reader, now: datetime, home: Path) -> None:
        self._connection = connection
        self._keys = keys
        self._reader = reader
        self._now = now
        self._home = home
        self._moment = format_time(now)
        self._names = self._names_of(reader)
        self._without_computed: set[str] = set()

    def computing(self, collection: Collection) -> Computing:
        """What the reader's own events in a collection are computed from: of the same snapshot and moment."""
        return Computing(
            self._connection, self._keys, self._reader.party, self._now, home=self._home, target=collection.target
        )

    def pass_over_computed(self, collection: Collection) -> None:
        """Look for none of the reader's own events in a collection: it was seen that it has none."""
        self._without_computed.add(collection.id)

    def _names_of(self, reader: Reader) -> tuple[str, ...]:
        name = f"{reader.party}:{reader.user}"
        # Most users have no rows of their own; of one name the order is that of the table.
        has_own = bool(reader.user) and bool(ask_one(self._connection, _HAS_USER, (name,)))
        return (reader.party, name) if has_own else (reader.party,)

    def list_collections(self) -> tuple[Collection, ...]:
        """All collections of the reader: "mine", its inbox, its rooms and others' inboxes, each by id."""
        party = self._reader.party
        own = [
            self._collection(Target("mine", party), party, {}, can_read=True),
            self._collection(Target("inbox", party), party, {}, can_read=True),
        ]
        rooms = [
            self._collection(
                Target("room", one.id), one.payload["room"], dict(one.payload["names"]), can_read=True, can_write=True
            )
            for one in get_rooms(self._connection, self._rooms()).values()
        ]
        heads = self._standing().parties()[1:]
        inboxes = [
            self._collection(Target("inbox", head.party), head.party, dict(head.names), can_read=False, can_write=True)
            for head in heads
        ]
        return (*own, *sorted(rooms, key=lambda one: one.id), *sorted(inboxes, key=lambda one: one.id))

    def get_collection(self, name: str) -> Collection:
        """One collection by its id.

        Raises:
            NotVisible: The reader has none by this id.
        """
        found = next((one for one in self.list_collections() if one.id == name), None)
        if found is None:
            raise NotVisible
        return found

    def find_target(self, name: str) -> Collection:
        """The same without its names, which is quicker.

        Raises:
            NotVisible: The reader has none by this id.
        """
        party = self._reader.party
        for kind in ("mine", "inbox"):
            if self._id(target := Target(kind, party)) == name:
                return self._collection(target, party, {}, can_read=True)
        for room in self._rooms():
            if self._id(target := Target("room", room)) == name:
                return self._collection(target, room, {}, can_read=True, can_write=True)
        for head in self._standing().parties()[1:]:
            if self._id(target := Target("inbox", head.party)) == name:
                return self._collection(target, head.party, {}, can_read=False, can_write=True)
        raise NotVisible

    def _standing(self) -> Standing:
        return Standing(self._connection, self._reader, self._names, self._now)

    def _rooms(self) -> list[str]:
        return [one.hex() for (one,) in ask(self._connection, _ROOMS, (self._reader.party,))]

    def _id(self, target: Target) -> str:
        return uuid_of(collection_id(self._keys.node(), self._reader.party, target))

    def _collection(
        self, target: Target, name: str, names: dict[str, str], *, can_read: bool, can_write: bool = False
    ) -> Collection:
        return Collection(self._id(target), target, name, names, can_read, can_write)

    def get_objects(self, collection: Collection, query: ObjectQuery) -> Page:
        """A page of objects, in the order in which they were added.

        Raises:
            ReleaseError: The mark belongs to another list, or a version is no time.
        """
        rows, page = self._page(collection, query, "objects")
        others = tuple(one for row in rows for one in row[3])
        return replace(page, bodies=tuple(row[2] for row in rows), entries=others)

    def get_manifest(self, collection: Collection, query: ObjectQuery) -> Page:
        """The same page as a manifest."""
        rows, page = self._page(collection, query, "manifest")
        return replace(page, records=tuple(Record(row[2], row[0], row[3], row[4]) for row in rows))

    def get_versions(self, collection: Collection, query: ObjectQuery) -> Page:
        """A page of the versions of one object."""
        rows, page = self._page(collection, query, "versions")
        return replace(page, versions=tuple(row[2] for row in rows))

    def has_object(self, collection: Collection, stix: str) -> bool:
        """Whether any version of an id is there."""
        mine, values = self._mine(collection)
        chosen = _HAS_ID.format(mine=mine)
        found = ask(self._connection, chosen, (*values, stix, self._moment, self._moment))
        return found.fetchone() is not None or bool(
            self._computed(collection, ObjectQuery(1, ids=(stix,), versions=("all",)), None)
        )

    def _mine(self, collection: Collection) -> tuple[str, tuple[Any, ...]]:
        """The condition that the rows are the reader's own; part of every statement."""
        where = uuid.UUID(collection.id).bytes
        if len(self._names) == 1:
            return "s.reader = ? AND s.collection = ?", (self._names[0], where)
        return "s.reader IN (?, ?) AND s.collection = ?", (*self._names, where)

    def _page(self, collection: Collection, query: ObjectQuery, what: str) -> tuple[Sequence[Any], Page]:
        key = self._keys.node()
        bound_to = [*self._names[-1:], collection.id, what, query.to_words()]
        after: tuple[str, bytes] | None = None
        if query.next:
            added, name = open_cursor(key, bound_to, query.next)
            after = (added, bytes.fromhex(name))
        posted = self._posted(collection, query, after, what)
        computed = [_SHAPES[what](row) for row in self._computed(collection, query, after)]
        # Both are in order: of most collections one is empty.
        rows = sorted([*posted, *computed], key=_place) if posted and computed else posted or computed
        page = rows[: query.limit]
        if not page:
            return page, Page()
        more = seal_cursor(key, bound_to, [page[-1][0], page[-1][1].hex()]) if len(rows) > query.limit else ""
        return page, Page(first=page[0][0], last=page[-1][0], next=more)

    def _posted(
        self, collection: Collection, query: ObjectQuery, after: tuple[str, bytes] | None, what: str
    ) -> list[Any]:
        """Rows of posted objects, one more than the page has."""
        conditions, values = self._conditions(collection, query)
        if after is not None:
            conditions.append("(s.added, s.entry) > (?, ?)")
            values += after
        chosen = (
            f"SELECT s.added, s.entry, {_FIELDS[what]} FROM {_BY_ID if query.ids else _BY_TIME}"  # noqa: S608 (fixed words; values are bound)
            f" WHERE {' AND '.join(conditions)}"
            " ORDER BY s.added, s.entry LIMIT ?"
        )
        rows = ask(self._connection, chosen, (*values, query.limit + 1)).fetchall()
        if what != "objects":
            return rows
        party = self._reader.party
        return [(row[0], row[1], row[2], (row[1].hex(),) if row[3] != party else ()) for row in rows]

    def _computed(self, collection: Collection, query: ObjectQuery, after: tuple[str, bytes] | None) -> Sequence[Any]:
        """Rows of computed objects, of which the newest version alone is kept: it is the first, the last and all."""
        if collection.id in self._without_computed or (query.specs and SPEC not in query.specs):
            return ()
        found = ["s.reader = ?", "s.collection = ?", "s.body IS NOT NULL"]
        values: list[Any] = [self._reader.party, uuid.UUID(collection.id).bytes]
        for column, asked in (("s.stix", query.ids), ("s.type", query.types)):
            if asked:
                found.append(f"{column} IN ({', '.join('?' * len(asked))})")
                values += asked
        if not {"all", *_SIGNS} & set(query.versions):
            found.append(f"s.key IN ({', '.join('?' * len(query.versions))})")
            values += map(version_key, query.versions)
        if query.added_after:
            found.append("s.added > ?")
            values.append(query.added_after)
        if after is not None:
            found.append("(s.added, s.name) > (?, ?)")
            values += after
        with read_computed(self._home) as connection:
            return () if connection is None else find_page(connection, found, values, query.limit + 1)

    def _conditions(self, collection: Collection, query: ObjectQuery) -> tuple[list[str], list[Any]]:
        mine, own = self._mine(collection)
        found, values = [mine, "s.opens <= ?", "s.until > ?"], [*own, self._moment, self._moment]
        if query.added_after:
            found.append("s.added > ?")
            values.append(query.added_after)
        for column, asked in (("b.stix", query.ids), ("b.type", query.types), ("b.spec", query.specs)):
            if asked:
                found.append(f"{column} IN ({', '.join('?' * len(asked))})")
                values += asked
        if "all" not in query.versions:
            wanted: list[str] = []
            for one in query.versions:
                if one in _SIGNS:
                    wanted.append(_OTHER.format(flag=one, sign=_SIGNS[one]))
                    values += (self._moment, self._moment)
                else:
                    wanted.append("b.key = ?")
                    values.append(version_key(one))
            found.append(f"({' OR '.join(wanted)})")
        return found, values

    def get_status(self, name: str) -> PostStatus:
        """What became of one of the party's own postings.

        Raises:
            NotVisible: It has made none by this id.
        """
        try:
            wanted = uuid.UUID(name).bytes if len(name) == 36 else b""
        except ValueError:
            wanted = b""
        chosen = (
            select(entry.c.id)
            .join(object_status, object_status.c.position == entry.c.position)
            .where(object_status.c.reader == self._reader.party, object_status.c.status == wanted)
        )
        posting = self._connection.scalar(chosen)
        if posting is None:
            raise NotVisible
        stored = get_stored(self._connection, [posting.hex()])[posting.hex()]
        return PostStatus.from_payload(stored.entry.payload or {})


@contextmanager
def open_objects(
    settings: Settings, reader: Reader, *, find_ledger: Callable[[], Ledger] | None = None
) -> Iterator[ObjectView]:
    """A reader's collections as they are now.

    Args:
        find_ledger: Gives the ledger where it is open already.

    Raises:
        ReleaseError: The reader's party is not known to this node, or the derived tables are of another version.
        LedgerError: There is no ledger.
    """
    ledger = open_ledger(Path(settings.home), clock=settings.clock) if find_ledger is None else find_ledger()
    if not ledger.keys.has(reader.party):
        raise ReleaseError("this node has no such party", code="no-party")
    with ledger.read() as connection:
        if ask_one(connection, "PRAGMA user_version") != VERSION:
            raise ReleaseError("the lists are of another version", code="old-lists", hint="run `tansiq ledger rebuild`")
        yield ObjectView(connection, ledger.keys, reader, settings.clock(), ledger.home)
