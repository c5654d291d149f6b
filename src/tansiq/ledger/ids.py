"""Ids of entries and the canonical form they are computed over (release.md, "Ids")."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import rfc8785

from tansiq.errors import LedgerError
from tansiq.ledger.keys import Secret

__all__ = ["canonical", "entry_id", "format_time"]


def canonical(value: Any) -> bytes:
    """The RFC 8785 form of JSON values.

    Raises:
        LedgerError: A number beyond 2**53 - 1, not a number, a lone surrogate, or a value that JSON does not have.

    Source: RFC 8785, section 3.2.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise LedgerError("the content has no canonical form", code="not-canonical") from error


def entry_id(secret: Secret, *, kind: str, basis: Sequence[str], payload: bytes) -> str:
    """The id of an entry: keyed, so that only its originator can test a guess.

    Args:
        secret: The originator's id key.
        kind: An EntryKind.
        basis: Ids of the entries it rests on, in order.
        payload: The RFC 8785 form of the payload.

    Returns:
        64 lower-case hex digits: HMAC-SHA-256 over the RFC 8785 form of {"basis", "kind", "payload"}.
    """
    # The payload is already canonical and the three keys are in canonical order, so the whole is put together here
    # instead of being encoded a second time; the test compares it with rfc8785 over the whole.
    first = b'{"basis":' + rfc8785.dumps(list(basis)) + b',"kind":' + rfc8785.dumps(kind)
    whole = first + b',"payload":' + payload + b"}"
    return hmac.new(secret.reveal(), whole, hashlib.sha256).hexdigest()


def format_time(moment: datetime) -> str:
    """RFC 3339 in UTC with microseconds, so that text order is time order.

    Raises:
        LedgerError: The moment has no zone.
    """
    if moment.tzinfo is None:
        raise LedgerError("a time of the ledger needs its zone", code="naive-time")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
