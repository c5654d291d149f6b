"""Ids of entries and the canonical form they are computed over (release.md, "Ids")."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import rfc8785

from tansiq.errors import LedgerError
from tansiq.ledger.keys import Secret

__all__ = ["canonical", "entry_id", "format_time"]


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_quote = json.encoder.encode_basestring
"""A text as the encoder writes it."""
_MAX_SAFE = 2**53 - 1
_LEAST_PLAIN, _LEAST_LONG = 1e-4, 1e16
"""Between the two Python writes a float as ECMAScript does: shortest digits and no exponent."""


class _Unusual(Exception):  # noqa: N818 (not a fault: the slower way decides)
    """A value of which the quick way cannot say that it writes it as RFC 8785 does."""


def _plain(value: Any) -> Any:
    """The value as Python's own encoder writes it in RFC 8785's form, in half the time of rfc8785.

    Raises:
        _Unusual: It has a key that is not ASCII text, a large or tiny number, a lone surrogate, or is no JSON at all.
    """
    kind = type(value)
    if kind is str:
        # A lone surrogate is refused; this is the quickest way to ask.
        if not value.isascii():
            _check_text(value)
        return value
    if value is None or kind is bool:
        return value
    if kind is dict:
        # Of ASCII keys the order of code points is that of UTF-16.
        if not all(type(name) is str and name.isascii() for name in value):
            raise _Unusual
        return {name: _plain(one) for name, one in value.items()}
    if kind is list or kind is tuple:
        return [_plain(one) for one in value]
    return _plain_number(value, kind)


def _check_text(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _Unusual from error


def _plain_number(value: Any, kind: type) -> int | float:
    if kind is int and -_MAX_SAFE <= value <= _MAX_SAFE:
        return int(value)
    if kind is float and value.is_integer() and -_MAX_SAFE <= value <= _MAX_SAFE:
        # 10.0 is 10, and -0.0 is 0.
        return int(value)
    if kind is float and _LEAST_PLAIN <= abs(value) < _LEAST_LONG and not value.is_integer():
        return float(value)
    raise _Unusual


def canonical(value: Any) -> bytes:
    """The RFC 8785 form of JSON values.

    Raises:
        LedgerError: A number beyond 2**53 - 1, not a number, a lone surrogate, or a value that JSON does not have.

    Source: RFC 8785, section 3.2.
    """
    try:
        if type(value) is dict and len(value) == 1:
            # A posted object is one text by one name: a third of the time that the encoder takes to begin.
            ((name, one),) = value.items()
            if type(name) is str and name.isascii() and type(one) is str:
                return f"{{{_quote(name)}:{_quote(_plain(one))}}}".encode()
        return _encoder.encode(_plain(value)).encode()
    except _Unusual:
        pass
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
    named = canonical(list(basis)) if basis else b"[]"
    whole = b'{"basis":%b,"kind":%b,"payload":%b}' % (named, canonical(kind), payload)
    return hmac.digest(secret.reveal(), whole, "sha256").hex()


def format_time(moment: datetime) -> str:
    """RFC 3339 in UTC with microseconds, so that text order is time order.

    Raises:
        LedgerError: The moment has no zone.
    """
    if moment.tzinfo is None:
        raise LedgerError("a time of the ledger needs its zone", code="naive-time")
    # Not strftime: its %Y writes the year 999 without a zero before it, which sorts after 2026.
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
