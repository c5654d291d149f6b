"""Downloads: the events of a filter as a file of each format; a stream over one snapshot of the reader's view."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import Field

from tansiq.desk import log_opening
from tansiq.exchange.export import FORMATS, export, find_format
from tansiq.exchange.stix import load_schema
from tansiq.release import View, open_joint
from tansiq.web.asked import WhichIn
from tansiq.web.described import failing_page
from tansiq.web.query import Filter, parse_filter
from tansiq.web.reader import reader_of, settings_of, view_of

__all__ = ["download_links", "joint_fields", "router"]

router = APIRouter()


class ExportIn(WhichIn):
    """Which events a file holds."""

    for_whom: str = Field(
        "", alias="for", description="Partners, with commas: only what all of them see, as far as you may know it"
    )


def _recipients(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in text.replace("،", ",").split(","))))


def _view(request: Request, given: Annotated[ExportIn, Query()]) -> Iterator[View]:
    """The reader's view, or what of it partners see as well."""
    if not given.for_whom:
        yield from view_of(request)
        return
    with open_joint(settings_of(request), reader_of(request), _recipients(given.for_whom)) as view:
        yield view


Viewed = Annotated[View, Depends(_view)]
Given = Annotated[ExportIn, Query()]
_SCHEMA = "application/schema+json"
_NAMES: dict[str, Any] = {"enum": [one.NAME for one in FORMATS]}
"""Said of the address only: what is no format is not there, 404."""


@router.get(
    "/export/schema/stix-incident-1.json",
    response_class=JSONResponse,
    responses=failing_page(400, 401, 429) | {200: {"content": {_SCHEMA: {"schema": {"type": "object"}}}}},
)
def extension_schema() -> JSONResponse:
    """The JSON Schema of our STIX extension, for whoever is sent an incident."""
    return JSONResponse(load_schema(), media_type=_SCHEMA)


@router.get(
    "/export/{form}",
    response_class=StreamingResponse,
    responses=failing_page(400, 401, 403, 404, 429) | {200: {"content": {one.MEDIA_TYPE: {} for one in FORMATS}}},
)
def download(
    request: Request, form: Annotated[str, Path(json_schema_extra=_NAMES)], view: Viewed, given: Given
) -> StreamingResponse:
    """All events of a filter that the reader sees; with `for`, of what several partners see in common."""
    kind = find_format(form)
    query = parse_filter(given.model_dump(exclude={"lang", "for_whom"})).query
    settings, reader = settings_of(request), reader_of(request)
    day = settings.clock().date().isoformat()
    headers = {"content-disposition": f'attachment; filename="tansiq-events-{day}.{kind.ENDING}"'}
    parts = export(view, query, form, log=lambda ids: log_opening(settings, reader, ids, "export"))
    return StreamingResponse(_started(parts), media_type=kind.MEDIA_TYPE, headers=headers)


def _started(parts: Iterator[str]) -> Iterator[str]:
    """The same parts, the first of which is made already: what is refused is refused before an answer begins."""
    first = next(parts, "")
    return chain([first], parts)


def joint_fields(found: Filter) -> list[tuple[str, str]] | None:
    """Name and value of the filter for a file for several partners; None where it asks for what is not done there."""
    query = found.query
    if query.text or query.about:
        return None
    given = (("type", query.type), ("status", query.status), ("country", query.country), ("since", query.since),
             ("until", query.until))  # fmt: skip
    return [(name, value) for name, value in given if value]


def download_links(found: Filter) -> list[tuple[str, str]]:
    """Each format's name and address for the events of a filter."""
    return [(one.NAME, found.address(f"/export/{one.NAME}")) for one in FORMATS]
