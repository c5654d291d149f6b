"""Where a page ended, bound to the reader and to what was asked: of visible values only, and of no use to others."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from collections.abc import Sequence

from tansiq.errors import ReleaseError
from tansiq.ledger import Secret

__all__ = ["open_cursor", "seal_cursor"]

_TAG_BYTES = 16


def _tag(key: Secret, bound_to: Sequence[str], body: bytes) -> bytes:
    covered = json.dumps(["cursor", *bound_to]).encode() + body
    return hmac.digest(key.reveal(), covered, "sha256")[:_TAG_BYTES]


def seal_cursor(key: Secret, bound_to: Sequence[str], values: Sequence[str]) -> str:
    """A cursor over values that the reader has seen.

    Args:
        bound_to: Reader, and all of the question but its limit.
    """
    body = json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_tag(key, bound_to, body) + body).decode().rstrip("=")


def open_cursor(key: Secret, bound_to: Sequence[str], cursor: str) -> list[str]:
    """The values in a cursor.

    Raises:
        ReleaseError: It was made for another reader or question, or by no node at all.
    """
    try:
        whole = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError):
        whole = b""
    tag, body = whole[:_TAG_BYTES], whole[_TAG_BYTES:]
    if not hmac.compare_digest(tag, _tag(key, bound_to, body)):
        raise ReleaseError("this page mark belongs to another list", code="cursor", hint="begin the list anew")
    values: list[str] = json.loads(body)
    return values
