"""The filter of an address: its parameters as a query of a view, and back as an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.release import EventQuery

__all__ = ["FILTERS", "PAGE_EVENTS", "Filter", "parse_filter"]

FILTERS = ("text", "type", "country", "status", "since", "until")
"""Parameters of every page and address that lists events."""
PAGE_EVENTS = 50
_MAX_TEXT_CHARS = 200
_STATUSES = frozenset({"occurred", "claimed", "planned", "attempted", "denied"})


@dataclass(frozen=True, slots=True)
class Filter:
    """A query with the parameters it was made of; `is_bad_day` where a day could not be read and was left out."""

    query: EventQuery
    params: dict[str, str]
    is_bad_day: bool = False

    def address(self, path: str, **more: str) -> str:
        """`path` with the parameters that filter, and `more`."""
        given = {name: value for name, value in (self.params | more).items() if value}
        return f"{path}?{urlencode(given)}" if given else path


def _day(text: str) -> str | None:
    """The day in ISO form, "" for none, None for what is no day."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _is_type(text: str) -> bool:
    return any(code == text or code.startswith(f"{text}.") for code in EVENT_TYPES)


def parse_filter(params: Mapping[str, str], *, limit: int = PAGE_EVENTS) -> Filter:
    """Read the filter of an address; what is no value of its parameter does not filter.

    Args:
        params: Parameters of the address.
        limit: Events a page.
    """
    given = {name: params.get(name, "").strip() for name in FILTERS}
    days = {name: _day(given[name]) for name in ("since", "until")}
    country = given["country"].upper()
    clean = {
        "text": given["text"][:_MAX_TEXT_CHARS],
        "type": given["type"] if given["type"] and _is_type(given["type"]) else "",
        "country": country if len(country) == 2 and country.isalpha() and country.isascii() else "",
        "status": given["status"] if given["status"] in _STATUSES else "",
        "since": days["since"] or "",
        "until": days["until"] or "",
    }
    query = EventQuery(**clean, limit=limit, after=params.get("after", ""))
    return Filter(query, {name: value for name, value in clean.items() if value}, None in days.values())
