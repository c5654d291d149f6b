"""Ids of events, each bound to its reader."""

from __future__ import annotations

import hmac

from tansiq.ledger import Secret
from tansiq.ledger.ids import canonical

__all__ = ["event_id"]


def event_id(key: Secret, reader: str, anchor: bytes, since: str) -> bytes:
    """An event's id for one reader (release.md, "Entries travel, views are shown").

    Returns:
        The first 128 bits of HMAC-SHA-256(node's id key; reader, anchor, since) with UUID version 4 and variant bits.
    """
    made = bytearray(hmac.digest(key.reveal(), canonical([reader, anchor.hex(), since]), "sha256")[:16])
    made[6], made[8] = made[6] & 0x0F | 0x40, made[8] & 0x3F | 0x80
    return bytes(made)
