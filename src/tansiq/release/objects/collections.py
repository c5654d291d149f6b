"""A reader's collections: one a room it is in, all that is its to see, its inbox, and inboxes that it may write to."""

from __future__ import annotations

import hmac
import uuid
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from tansiq.ledger import Secret
from tansiq.ledger.ids import canonical

__all__ = ["Collection", "CollectionKind", "Target", "collection_id"]

CollectionKind = Literal["mine", "room", "inbox", "stays"]
"""What stays is in no collection: it was released to the reader, and not to its clients."""
_PURPOSE = "tansiq taxii collection"


@dataclass(frozen=True, slots=True)
class Target:
    """What a collection is of, whoever reads it.

    Args:
        id: Of the room's entry, or of the party whose it is.
    """

    kind: CollectionKind
    id: str

    def to_json(self) -> dict[str, str]:
        return {"kind": self.kind, "id": self.id}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Target:
        return cls(data["kind"], data["id"])


@dataclass(frozen=True, slots=True)
class Collection:
    """One collection as a reader has it.

    Args:
        id: Bound to the reader's party: another party knows the same room's by another id.
        names: Of the room or party, by language; may be empty.
        name: The room's short name or the party's id.
    """

    id: str
    target: Target
    name: str
    names: dict[str, str]
    can_read: bool
    can_write: bool


@lru_cache(maxsize=4096)
def collection_id(key: Secret, party: str, target: Target) -> bytes:
    """A collection's id for one party.

    Returns:
        128 bits of HMAC-SHA-256(node's key; party, kind, id) with UUID version 4 and variant bits.
    """
    bound = canonical([_PURPOSE, party, target.kind, target.id])
    made = bytearray(hmac.digest(key.reveal(), bound, "sha256")[:16])
    made[6], made[8] = made[6] & 0x0F | 0x40, made[8] & 0x3F | 0x80
    return bytes(made)


def uuid_of(raw: bytes) -> str:
    """16 bytes as a UUID is written."""
    return str(uuid.UUID(bytes=raw))
