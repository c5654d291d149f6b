"""The chain beside the entries: every link covers the header, the salted payload hash and the link before it.

It is keyed with the node's key, so that whoever can write the database but not read `keys/` cannot make a chain that
verifies. It leaves the node through no door (release.md, "Chains").
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tansiq.ledger.ids import canonical
from tansiq.ledger.keys import Secret

__all__ = ["ORIGIN", "Header", "head_seal", "link_hash"]

ORIGIN = bytes(32)
"""The hash before the first link."""


@dataclass(frozen=True, slots=True)
class Header:
    """All of an entry but its payload. `received` and `via` stand beside the content and are covered all the same."""

    position: int
    id: bytes
    kind: str
    originator: str
    basis: Sequence[bytes]
    received: str
    via: str


def link_hash(key: Secret, previous: bytes, header: Header, payload_hash: bytes) -> bytes:
    """The hash of one link: HMAC-SHA-256 over the RFC 8785 form of all it covers."""
    covered: dict[str, Any] = {
        "position": header.position,
        "previous": previous.hex(),
        "id": header.id.hex(),
        "kind": header.kind,
        "originator": header.originator,
        "basis": [one.hex() for one in header.basis],
        "received": header.received,
        "via": header.via,
        "payload": payload_hash.hex(),
    }
    return hmac.digest(key.reveal(), canonical(covered), "sha256")


def head_seal(key: Secret, position: int, last: bytes) -> bytes:
    """The seal over the length and the last link, without which rows cut from the end would leave a sound chain."""
    return hmac.new(key.reveal(), b"head %d " % position + last, hashlib.sha256).digest()
