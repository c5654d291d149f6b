"""Whom the operator introduced a party to, and it may therefore know of."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tansiq.ledger import find_resting_on, get_stored
from tansiq.release.register import introduced

__all__ = ["find_introduced"]


def find_introduced(connection: Connection, party: str) -> dict[str, str]:
    """The parties that a party was introduced to and still is, each with the id of the introduction."""
    listed = introduced.c
    ids = [one.hex() for one in connection.scalars(select(listed.introduction).where(listed.party == party))]
    ended = {on for on, _ in find_resting_on(connection, ids, ["withdrawal"])}
    stored = get_stored(connection, [one for one in ids if one not in ended])
    return {str((one.entry.payload or {})["party"]): name for name, one in stored.items()}
