"""The filter of an address: its parameters as a query of a view, and back as an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from tansiq.errors import TansiqError
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.release import EventQuery

__all__ = ["FILTERS", "MAX_TEXT_CHARS", "PAGE_EVENTS", "BadFilter", "Filter", "is_day", "parse_filter"]

FILTERS = ("text", "type", "country", "status", "since", "until", "about")
"""Parameters of every page and address that lists events."""
PAGE_EVENTS = 50
MAX_TEXT_CHARS = 200
_STATUSES = frozenset({"occurred", "claimed", "planned", "attempted", "denied"})


class BadFilter(TansiqError):  # noqa: N818 (the sender's slip, not a fault)
    """A parameter has a value that it cannot have: answer 400. Left out, it would show everything as if filtered.

    `code` is bad-day, bad-type, bad-country, bad-status, bad-about or bad-kind.
    """

    code = "bad-filter"


@dataclass(frozen=True, slots=True)
class Filter:
    """A query with the parameters it was made of."""

    query: EventQuery
    params: dict[str, str]

    def address(self, path: str, **more: str) -> str:
        """`path` with the parameters that filter, and `more`."""
        given = {name: value for name, value in (self.params | more).items() if value}
        return f"{path}?{urlencode(given)}" if given else path


def is_day(text: str) -> bool:
    """Whether a text is a day as YYYY-MM-DD."""
    try:
        # The length, since 20200519 and 2020-W21-2 are ISO days as well, and days are compared as text.
        return len(text) == len("2020-05-19") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_type(text: str) -> bool:
    return any(code == text or code.startswith(f"{text}.") for code in EVENT_TYPES)


def _is_country(text: str) -> bool:
    return len(text) == 2 and text.isalpha() and text.isascii()


def _is_about(text: str) -> bool:
    return re.fullmatch(r"[0-7][0-9a-f]{15}", text) is not None


_CHECKS = (
    ("since", "bad-day", is_day),
    ("until", "bad-day", is_day),
    ("type", "bad-type", _is_type),
    ("country", "bad-country", _is_country),
    ("status", "bad-status", _STATUSES.__contains__),
    ("about", "bad-about", _is_about),
)


def parse_filter(params: Mapping[str, str], *, limit: int = PAGE_EVENTS) -> Filter:
    """Read the filter of an address; an empty value does not filter.

    Args:
        params: Parameters of the address.
        limit: Events a page.

    Raises:
        BadFilter: A day, type, country, status or id of what events are about is none.
    """
    given = {name: params.get(name, "").strip() for name in FILTERS}
    given["text"] = given["text"][:MAX_TEXT_CHARS]
    given["type"] = given["type"].rstrip(".")
    given["country"] = given["country"].upper()
    for name, code, is_good in _CHECKS:
        if given[name] and not is_good(given[name]):
            raise BadFilter("not a value of this parameter", code=code, where=name)
    query = EventQuery(**given, limit=limit, after=params.get("after", ""))
    return Filter(query, {name: value for name, value in given.items() if value})
