"""Derived tables of foreign objects: bodies once, and a row a reader and collection that has one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from tansiq.release.tables import SHOWN

__all__ = [
    "object_body", "object_last", "object_posting", "object_status", "of_collection", "party_identity", "room_member",
    "shown_object",
]  # fmt: skip


def of_collection() -> tuple[Column[Any], Column[Any]]:
    """Whose row it is, "party" or "party:user" for what a user was given by name, and in which collection."""
    return Column("reader", Text, primary_key=True), Column("collection", LargeBinary(16), primary_key=True)


object_body = Table(
    "object_body",
    SHOWN,
    # The place of its entry in the ledger: joins rows to bodies, and is never shown.
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("entry", LargeBinary(32), nullable=False),
    Column("originator", Text, nullable=False),
    Column("stix", Text, nullable=False),
    # The version so that text order is time order (describe.py), and as it is written.
    Column("key", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("spec", Text, nullable=False),
    Column("revoked", Integer, nullable=False),
    # The identity of its `created_by_ref`, or "".
    Column("creator", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("object_body_stix", "stix"),
)
"""A posted object, byte for byte. By its entry it is found through the ledger's own index: one more index over random
ids would be a page written an object."""
party_identity = Table(
    "party_identity",
    SHOWN,
    Column("identity", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    # Places and times of the acts that said so, and that said so no more.
    Column("begins", Integer, primary_key=True),
    Column("begun", Text, nullable=False),
    Column("ends", Integer),
    Column("ended", Text),
    sqlite_with_rowid=False,
)
"""Which STIX identities are a party's, and since and until when: as the operator entered it."""
object_posting = Table(
    "object_posting",
    SHOWN,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("posting", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Where each object was posted to, by the places of object and posting in the ledger."""
shown_object = Table(
    "shown_object",
    SHOWN,
    *of_collection(),
    Column("added", Text, primary_key=True),
    # Part of the order, so that a tie goes by id.
    Column("entry", LargeBinary(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("since", Text, nullable=False),
    Column("opens", Text, nullable=False),
    Column("until", Text, nullable=False),
    # Whether it is the first, and the last version of its id there: 1 or 0; 2 where a term decides, so it is asked.
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    # By STIX id they are found through object_body: places only grow, so that this index is written at its end.
    Index("shown_object_position", "position", "reader", "collection"),
    sqlite_with_rowid=False,
)
object_last = Table(
    "object_last",
    SHOWN,
    *of_collection(),
    Column("added", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""The last `date_added` that a reader has had in a collection, whether or not the object is still there."""
object_status = Table(
    "object_status",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("status", LargeBinary(16), primary_key=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Where the posting of a status resource is, for the party that made it."""
room_member = Table(
    "room_member",
    SHOWN,
    Column("party", Text, primary_key=True),
    Column("room", LargeBinary(32), primary_key=True),
    sqlite_with_rowid=False,
)
"""Rooms that a party is in now, host or member: their collections are its."""
