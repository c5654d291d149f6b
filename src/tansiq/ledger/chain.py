"""The chain beside the entries: every link covers the header, the salted payload hash and the link before it.

It is keyed with the node's key, so that whoever can write the database but not read `keys/` cannot make a chain that
verifies. It leaves the node through no door (release.md, "Chains").
"""

from __future__ import annotations

import hashlib
import hmac
import re
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


_PLAIN = re.compile(r"[A-Za-z0-9 .:_-]*")
"""Words that stand in JSON as they are."""


def _plain_form(previous: bytes, header: Header, payload_hash: bytes) -> str:
    """The RFC 8785 form of what a link covers, where no word of it needs an escape: in a third of the time."""
    basis = ",".join(f'"{one.hex()}"' for one in header.basis)
    return (
        f'{{"basis":[{basis}],"id":"{header.id.hex()}","kind":"{header.kind}","originator":"{header.originator}"'
        f',"payload":"{payload_hash.hex()}","position":{header.position},"previous":"{previous.hex()}"'
        f',"received":"{header.received}","via":"{header.via}"}}'
    )


def link_hash(key: Secret, previous: bytes, header: Header, payload_hash: bytes) -> bytes:
    """The hash of one link: HMAC-SHA-256 over the RFC 8785 form of all it covers."""
    words = f"{header.kind} {header.originator} {header.received} {header.via}"
    if _PLAIN.fullmatch(words):
        return hmac.digest(key.reveal(), _plain_form(previous, header, payload_hash).encode(), "sha256")
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
