"""Ids of events, each bound to its reader."""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Sequence

from tansiq.ledger import Secret
from tansiq.ledger.ids import canonical

__all__ = ["event_id", "minted_id"]


def event_id(key: Secret, reader: str, anchor: bytes, since: str) -> bytes:
    """An event's id for one reader (release.md, "Entries travel, views are shown").

    Returns:
        The first 128 bits of HMAC-SHA-256(node's id key; reader, anchor, since) with UUID version 4 and variant bits.
    """
    return _as_uuid(hmac.digest(key.reveal(), canonical([reader, anchor.hex(), since]), "sha256"))


def minted_id(key: Secret, reader: str, kind: str, parts: Sequence[str]) -> str:
    """The id of something that is computed for one reader and is no entry, as a UUID; made as an event's is.

    Args:
        kind: What it is: the same parts of two kinds have two ids, and none is an event's.
        parts: By which the reader itself would know it again.
    """
    made = hmac.digest(key.reveal(), canonical(["minted", reader, kind, *parts]), "sha256")
    return str(uuid.UUID(bytes=_as_uuid(made)))


def _as_uuid(digest: bytes) -> bytes:
    """The first 128 bits with the bits of a UUID of version 4."""
    made = bytearray(digest[:16])
    made[6], made[8] = made[6] & 0x0F | 0x40, made[8] & 0x3F | 0x80
    return bytes(made)
