"""Whose a STIX identity is: which posted objects are of the party that their `created_by_ref` names.

The operator enters a party's identities with its names (`tansiq party add`): nobody says of itself that an identity is
its own, so that no party takes another's line of an object over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select, text, update

from tansiq.ledger import Stored
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import entry
from tansiq.release.moments import Moment
from tansiq.release.objects.tables import object_body, party_identity

__all__ = ["created_by_originator", "holders_of", "identities_of", "list_identities", "objects_of_creators"]

_IS_ITS_ORIGINATOR = party_identity.c.party == object_body.c.originator
_SHARED = text("""
    SELECT b.entry FROM object_body b WHERE b.creator IN :named AND EXISTS (
        SELECT 1 FROM object_body o WHERE o.stix = b.stix AND o.originator != b.originator)
""").bindparams(bindparam("named", expanding=True))


def identities_of(connection: Connection, party: str) -> tuple[str, ...]:
    """The STIX identities that are a party's now, by id."""
    mine = party_identity.c
    chosen = select(mine.identity).where(mine.party == party, mine.ends.is_(None)).order_by(mine.identity)
    return tuple(connection.scalars(chosen))


def holders_of(connection: Connection, identities: Iterable[str]) -> frozenset[str]:
    """Parties that have one of these identities now."""
    theirs = party_identity.c
    chosen = select(theirs.party).where(theirs.identity.in_(sorted(identities)), theirs.ends.is_(None))
    return frozenset(connection.scalars(chosen))


def list_identities(connection: Connection, act: Stored) -> frozenset[str]:
    """Note which identities are a party's from an act of it on, the entry of the party opened.

    Returns:
        Those that were not before, or are not any more.
    """
    party, wanted = act.entry.originator, frozenset((act.entry.payload or {}).get("identities", ()))
    before = frozenset(identities_of(connection, party))
    mine = party_identity.c
    ended = mine.identity.in_(sorted(before - wanted))
    over = update(party_identity).where(mine.party == party, mine.ends.is_(None), ended)
    connection.execute(over.values(ends=act.position, ended=act.received))
    rows: list[dict[str, Any]] = [
        {"identity": one, "party": party, "begins": act.position, "begun": act.received, "ends": None, "ended": None}
        for one in sorted(wanted - before)
    ]
    if rows:
        connection.execute(party_identity.insert(), rows)
    return before ^ wanted


def objects_of_creators(connection: Connection, identities: Iterable[str]) -> list[str]:
    """Entries of objects that name one of these as their creator, and of whose id others have objects too."""
    named = sorted(identities)
    return sorted(row[0].hex() for row in connection.execute(_SHARED, {"named": named})) if named else []


def created_by_originator(
    connection: Connection, entries: Iterable[str]
) -> dict[str, tuple[tuple[Moment, Moment | None], ...]]:
    """Since and until when the identity that an object names as its creator is its originator's, by entry."""
    found: dict[str, list[tuple[Moment, Moment | None]]] = {}
    for some in batches(sorted(entries)):
        for row in connection.execute(_chosen(some)):
            ended = None if row.ends is None else Moment(row.ends, row.ended)
            found.setdefault(row.entry.hex(), []).append((Moment(row.begins, row.begun), ended))
    return {name: tuple(some) for name, some in found.items()}


def _chosen(some: Sequence[str]) -> Any:
    body, named = object_body.c, party_identity.c
    return (
        select(body.entry, named.begins, named.begun, named.ends, named.ended)
        .join(entry, entry.c.position == body.position)
        .join(party_identity, and_(named.identity == body.creator, _IS_ITS_ORIGINATOR))
        .where(entry.c.id.in_([bytes.fromhex(one) for one in some]), body.creator != "")
        .order_by(body.position, named.begins)
    )
