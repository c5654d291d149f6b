"""Payloads, each sealed with a key of its own: destroying payload and key destroys the content and nothing else."""

from __future__ import annotations

import hmac
import zlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tansiq.errors import LedgerError
from tansiq.ledger.keys import Randomness

__all__ = ["Sealed", "salted_hash", "seal", "unseal"]

_KEY, _NONCE, _SALT = 32, 12, 32
COMPRESS_FROM_BYTES = 1024
"""Payloads from this size on are packed: a reading of 60 claims shrinks from 40 to 6 KB at 0.3 ms; a claim of 370 bytes
would save a third and cost as much as its encryption."""
_PLAIN, _PACKED = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Sealed:
    """One payload as stored: `nonce` and `body` in one table, `key` and `salt` in another."""

    nonce: bytes
    body: bytes
    key: bytes
    salt: bytes


def salted_hash(salt: bytes, payload: bytes) -> bytes:
    """What the chain covers: 32 bytes that tell nothing of the payload once the salt is destroyed."""
    return hmac.digest(salt, payload, "sha256")


def seal(payload: bytes, *, entry: bytes, randomness: Randomness) -> tuple[Sealed, bytes]:
    """Encrypt a payload (AES-256-GCM) bound to the id of its entry.

    Returns:
        What is stored, and the salted hash for the chain.
    """
    random = randomness.randbytes(_KEY + _NONCE + _SALT)
    key, nonce, salt = random[:_KEY], random[_KEY : _KEY + _NONCE], random[_KEY + _NONCE :]
    plain = _PACKED + zlib.compress(payload, 6) if len(payload) >= COMPRESS_FROM_BYTES else _PLAIN + payload
    return Sealed(nonce, AESGCM(key).encrypt(nonce, plain, entry), key, salt), salted_hash(salt, payload)


def unseal(sealed: Sealed, *, entry: bytes) -> bytes:
    """The payload's canonical bytes.

    Raises:
        LedgerError: Payload, key or nonce were altered, or belong to another entry.
    """
    try:
        plain = AESGCM(sealed.key).decrypt(sealed.nonce, sealed.body, entry)
        return zlib.decompress(plain[1:]) if plain[:1] == _PACKED else plain[1:]
    except (InvalidTag, ValueError, zlib.error) as error:
        raise LedgerError("the payload does not open with its key", code="unseal", where=entry.hex()) from error
