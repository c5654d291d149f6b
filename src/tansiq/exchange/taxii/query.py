"""The filters of an address (TAXII 2.1, section 3.4)."""

from __future__ import annotations

from starlette.datastructures import QueryParams

from tansiq.errors import ReleaseError
from tansiq.exchange.taxii.media import TaxiiError
from tansiq.release.objects.describe import added_key, version_key
from tansiq.release.objects.view import ObjectQuery

__all__ = ["MOST", "read_query", "read_versions"]

MOST = 2000
"""Objects of one page at most, and where none is asked for: 1.4 MB of the usual 700 bytes each."""
_WORDS = frozenset({"first", "last", "all"})
_MOST_NAMED = 500
"""Names in one filter at most, well below what SQLite takes."""


def _list(params: QueryParams, name: str) -> tuple[str, ...]:
    found = [one.strip() for given in params.getlist(f"match[{name}]") for one in given.split(",")]
    named = tuple(dict.fromkeys(one for one in found if one))
    if len(named) > _MOST_NAMED:
        raise TaxiiError(400, "Too many names in a filter", f"match[{name}] takes {_MOST_NAMED} at most")
    return named


def _limit(params: QueryParams) -> int:
    given = params.get("limit")
    if given is None:
        return MOST
    if not (given.isascii() and given.isdigit() and len(given) < 19 and int(given) > 0):
        raise TaxiiError(400, "The limit is no number above 0")
    return min(int(given), MOST)


def read_versions(params: QueryParams) -> tuple[str, ...]:
    """What `match[version]` asks for; () where it is not given.

    Raises:
        TaxiiError: 400, it is neither a word of the standard nor a time.
    """
    asked = _list(params, "version")
    try:
        for one in asked:
            if one not in _WORDS:
                version_key(one)
    except ReleaseError as error:
        raise TaxiiError(400, "Not a version", "first, last, all, or a time that ends with Z") from error
    return asked


def read_query(params: QueryParams) -> ObjectQuery:
    """The filter of an address; what is no part of the standard is passed over.

    Raises:
        TaxiiError: 400, a part of it is malformed.
    """
    added_after = params.get("added_after", "")
    try:
        after = added_key(added_after) if added_after else ""
    except ReleaseError as error:
        raise TaxiiError(400, "added_after is no time", "RFC 3339, e.g. 2026-02-01T00:00:00.000000Z") from error
    return ObjectQuery(
        limit=_limit(params),
        added_after=after,
        next=params.get("next", ""),
        ids=_list(params, "id"),
        types=_list(params, "type"),
        versions=read_versions(params) or ("last",),
        specs=_list(params, "spec_version"),
    )
