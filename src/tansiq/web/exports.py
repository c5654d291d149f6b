"""Downloads: the events of a filter as a file of each format; a stream over one snapshot of the reader's view."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, StreamingResponse

from tansiq.desk import log_opening
from tansiq.exchange.export import FORMATS, export, find_format
from tansiq.exchange.stix import load_schema
from tansiq.release import View
from tansiq.web.query import Filter, parse_filter
from tansiq.web.reader import reader_of, settings_of, view_of

__all__ = ["download_links", "router"]

router = APIRouter(include_in_schema=False)
Viewed = Annotated[View, Depends(view_of)]


@router.get("/export/schema/stix-incident-1.json")
def extension_schema() -> JSONResponse:
    """The JSON Schema of our STIX extension, for whoever is sent an incident."""
    return JSONResponse(load_schema(), media_type="application/schema+json")


@router.get("/export/{form}")
def download(request: Request, form: str, view: Viewed) -> StreamingResponse:
    """All events of a filter that the reader sees."""
    kind = find_format(form)
    query = parse_filter(request.query_params).query
    settings, reader = settings_of(request), reader_of(request)
    day = settings.clock().date().isoformat()
    headers = {"content-disposition": f'attachment; filename="tansiq-events-{day}.{kind.ENDING}"'}
    parts = export(view, query, form, log=lambda ids: log_opening(settings, reader, ids, "export"))
    return StreamingResponse(_started(parts), media_type=kind.MEDIA_TYPE, headers=headers)


def _started(parts: Iterator[str]) -> Iterator[str]:
    """The same parts, the first of which is made already: what is refused is refused before an answer begins."""
    first = next(parts, "")
    return chain([first], parts)


def download_links(found: Filter) -> list[tuple[str, str]]:
    """Each format's name and address for the events of a filter."""
    return [(one.NAME, found.address(f"/export/{one.NAME}")) for one in FORMATS]
