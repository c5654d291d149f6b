"""What the HTTP API may be asked of events: the parameters that several addresses share."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, JsonValue

from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.web.query import PAGE_EVENTS

__all__ = ["MAX_LIMIT", "FilterIn", "WhichIn"]

MAX_LIMIT = 200
"""Events or reports a page at most."""


def _said(description: str, **extra: JsonValue) -> Any:
    """A parameter that may be empty, with its form as the description has it; `parse_filter` checks it in our words."""
    return Field("", description=description, json_schema_extra=extra)


_DAY = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
_TYPES: list[JsonValue] = [
    "",
    *sorted({".".join(code.split(".")[:depth]) for code in EVENT_TYPES for depth in range(1, code.count(".") + 2)}),
]
_STATUSES: list[JsonValue] = ["", "occurred", "claimed", "planned", "attempted", "denied"]


class WhichIn(BaseModel):
    """Which events are meant; an empty value does not filter."""

    text: str = Field("", description="Words that must all occur")
    type: str = _said("An event type or a prefix of types", enum=_TYPES)
    country: str = _said("ISO 3166-1 alpha-2", pattern="^([A-Za-z]{2})?$")
    status: str = _said("What is said of it", enum=_STATUSES)
    since: str = _said("First day, YYYY-MM-DD", pattern=_DAY)
    until: str = _said("Last day, YYYY-MM-DD", pattern=_DAY)
    about: str = _said("Id of a place or actor, as a search gives it", pattern="^([0-7][0-9a-f]{15})?$")
    lang: str = Field("", description="Language of the words in the answer: en or ar")


class FilterIn(WhichIn):
    """What every address that gives a page of events may ask for."""

    after: str = Field("", description="Cursor: `next` of the page before")
    limit: int = Field(PAGE_EVENTS, ge=1, le=MAX_LIMIT, description="Events a page")
