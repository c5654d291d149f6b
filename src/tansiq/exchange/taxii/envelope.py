"""A TAXII envelope as it came: each object with its own bytes, which are kept as they are."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from tansiq.desk.objects import Sent
from tansiq.errors import ReleaseError
from tansiq.release.objects.describe import check_depth, check_version, describe

__all__ = ["BadEnvelopeError", "read_envelope", "read_page"]

_MOST = 50_000
"""Objects of one envelope: of the usual size that is four times what a POST may hold; of 2,000,000 empty ones the
answer took 49 s (2 cores, 2026-11), and everybody waited."""
_SPACE = re.compile(r"[ \t\n\r]*")
_SIGNS = frozenset('{}[]",:')
"""Of most envelopes every sign that is looked for stands where it is looked for."""
_PLAIN = re.compile(r"[\x21-\x7e]{1,300}")


class BadEnvelopeError(ValueError):
    """What came is no envelope: refuse the whole."""


def _refuse(name: str) -> NoReturn:
    raise BadEnvelopeError(f"{name} is no JSON")


class _Twice(dict[str, Any]):
    """An object that has a name twice. Programs differ in which they take, so it says nothing, least of all a label."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Twice(found)


_DECODER = json.JSONDecoder(parse_constant=_refuse, object_pairs_hook=_object)


def _skip(text: str, at: int) -> int:
    if text[at : at + 1] in _SIGNS:
        return at
    found = _SPACE.match(text, at)
    assert found is not None
    return found.end()


def _value(text: str, at: int) -> tuple[Any, int]:
    """The value that begins here, and where it ends."""
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise BadEnvelopeError("not JSON") from error


def _expect(text: str, at: int, signs: str) -> tuple[str, int]:
    """The next sign that is no space, one of these, and the place after it."""
    at = _skip(text, at)
    if at >= len(text) or text[at] not in signs:
        raise BadEnvelopeError("not JSON")
    return text[at], at + 1


def read_envelope(body: bytes) -> list[Sent]:
    """The objects of an envelope, each as the bytes that it came as.

    Raises:
        BadEnvelopeError: It is not UTF-8, no JSON, no object, or has no list of objects.
    """
    sent, _, _ = read_page(body)
    if not sent:
        raise BadEnvelopeError("it has no objects")
    return sent


def read_page(body: bytes) -> tuple[list[Sent], bool, str]:
    """The objects of an envelope that a server gives, whether it has more, and the mark for the next page.

    Raises:
        BadEnvelopeError: As `read_envelope`; but one without objects is an empty page.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise BadEnvelopeError("not UTF-8") from error
    sent: list[Sent] | None = None
    rest: dict[str, Any] = {}
    _, at = _expect(text, 0, "{")
    sign, after = _expect(text, at, '"}')
    while sign != "}":
        key, at = _value(text, _skip(text, at))
        if type(key) is not str:
            raise BadEnvelopeError("not JSON")
        _, at = _expect(text, at, ":")
        if key == "objects":
            if sent is not None:
                raise BadEnvelopeError("it has objects twice")
            sent, at = _objects(text, at)
        else:
            rest[key], at = _value(text, _skip(text, at))
        sign, at = _expect(text, at, ",}")
        after = at
    if _skip(text, after) != len(text):
        raise BadEnvelopeError("something follows the envelope")
    mark = rest.get("next")
    return sent or [], rest.get("more") is True, mark if type(mark) is str else ""


def _objects(text: str, at: int) -> tuple[list[Sent], int]:
    _, at = _expect(text, at, "[")
    found: list[Sent] = []
    start = _skip(text, at)
    if text[start : start + 1] == "]":
        return found, start + 1
    while True:
        start = _skip(text, at)
        data, end = _value(text, start)
        found.append(_sent(text[start:end], data))
        if len(found) > _MOST:
            raise BadEnvelopeError(f"it has more than {_MOST} objects")
        sign, at = _expect(text, end, ",]")
        if sign == "]":
            return found, at


def _sent(text: str, data: Any) -> Sent:
    try:
        said = describe(data)
        check_version(said)
        check_depth(text, data)
    except ReleaseError as error:
        fields = data if isinstance(data, dict) else {}
        return Sent(text, error, _plain(fields.get("id")), _plain(fields.get("modified")))
    return Sent(text, said, said.stix, said.version)


def _plain(value: Any) -> str:
    """What may be told again in a status; "" for what is no plain word."""
    return value if type(value) is str and _PLAIN.fullmatch(value) else ""
