"""What TAXII says over HTTP beside its content: media types, their negotiation, and errors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from starlette.responses import Response

__all__ = ["MEDIA", "TaxiiError", "check_accept", "check_content_type", "error_response"]

MEDIA = "application/taxii+json;version=2.1"
_TYPE = "application/taxii+json"
_VERSION = "2.1"
_VERSION_PARAM = re.compile(r'\s*version\s*=\s*"?([^"]*?)"?\s*', re.IGNORECASE)
"""Read by hand: the mail parser of the library takes continuations (RFC 2231) as well, and breaks on odd ones."""
_WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*", re.IGNORECASE)
_WILD = {"*/*": 1, "application/*": 2}
"""How exactly a range with a wildcard names TAXII: what names it more exactly decides (RFC 9110, section 12.5.1)."""


class TaxiiError(Exception):
    """An answer that is an error: its status, and what is said of it. Never words of an object.

    Args:
        retry_s: After how many seconds to ask again; 0 where that is of no use.
    """

    def __init__(self, status: int, title: str, description: str = "", *, retry_s: int = 0) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.description = description
        self.retry_s = retry_s


def error_response(error: TaxiiError) -> Response:
    """The error as TAXII has it (section 3.6)."""
    body = {"title": error.title, "http_status": str(error.status)}
    if error.description:
        body["description"] = error.description
    headers = {"www-authenticate": 'Basic realm="tansiq", Bearer realm="tansiq"'} if error.status == 401 else {}
    if error.retry_s:
        headers["retry-after"] = str(error.retry_s)
    return Response(json.dumps(body).encode(), error.status, headers, MEDIA)


def _ranges(header: str) -> Iterator[tuple[str, str, float]]:
    """Each type of a header with its `version`, "" where it has none, and its weight."""
    for one in header.split(","):
        name, *given = one.split(";")
        versions = [found[1] for found in map(_VERSION_PARAM.fullmatch, given) if found]
        weights = [float(found[1]) for found in map(_WEIGHT.fullmatch, given) if found]
        yield name.strip().lower(), versions[0] if versions else "", weights[0] if weights else 1.0


def _is_taxii(name: str, version: str) -> bool:
    return name == _TYPE and version in ("", _VERSION)


def _exactness(name: str, version: str) -> int:
    """How exactly a range names TAXII 2.1; 0 for one that does not."""
    if _is_taxii(name, version):
        return 4 if version else 3
    return _WILD.get(name, 0)


def check_accept(header: str | None) -> None:
    """Nothing, where TAXII 2.1 may be answered (section 1.6.8).

    Raises:
        TaxiiError: 406.
    """
    if header is None or header == MEDIA:
        return
    named = [(_exactness(name, version), weight) for name, version, weight in _ranges(header)]
    exactness, weight = max(named)
    # A weight of 0 is "not this".
    if not exactness or not weight:
        raise TaxiiError(406, "Only TAXII 2.1 is spoken here", f"Accept {MEDIA}")


def check_content_type(header: str | None) -> None:
    """Nothing, where what is sent is TAXII 2.1.

    Raises:
        TaxiiError: 415.
    """
    if header == MEDIA:
        return
    kinds = list(_ranges(header or ""))
    if len(kinds) != 1 or not _is_taxii(*kinds[0][:2]):
        raise TaxiiError(415, "Only TAXII 2.1 is taken", f"Send it as {MEDIA}")
