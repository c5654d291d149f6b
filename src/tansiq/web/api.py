"""The HTTP API beside the pages: the same views as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse

from tansiq.desk import entries_of_event, log_opening
from tansiq.release import EventQuery, View
from tansiq.web.asked import MAX_LIMIT, FilterIn
from tansiq.web.asking import catalogue_of
from tansiq.web.described import ASKED, FOUND, READ
from tansiq.web.event import find_moved
from tansiq.web.groups import find_group
from tansiq.web.headline import label_type
from tansiq.web.language import Catalogue
from tansiq.web.query import MAX_TEXT_CHARS, PAGE_EVENTS, parse_filter
from tansiq.web.reader import reader_of, settings_of, view_of
from tansiq.web.shapes import (
    CountriesOut,
    DayOut,
    EventListOut,
    EventViewOut,
    MapOut,
    ReportListOut,
    ReportViewOut,
    TimelineOut,
    YearOut,
    YearsOut,
    event_out,
    event_view_out,
    point_out,
    report_out,
    report_view_out,
)

__all__ = ["router"]

_MAX_MAPPED = 400
"""Events on one map: set by the budget of a page, 100 ms (release reads each event whole, 0.2 ms; 2 cores, 2026-11)."""

router = APIRouter(prefix="/api", responses=ASKED, default_response_class=JSONResponse)
Viewed = Annotated[View, Depends(view_of)]
Worded = Annotated[Catalogue, Depends(catalogue_of)]


def event_query(given: Annotated[FilterIn, Query()]) -> EventQuery:
    """The filter of the address, as a page of the same address has it."""
    return parse_filter(given.model_dump(exclude={"limit", "lang"}), limit=given.limit).query


Queried = Annotated[EventQuery, Depends(event_query)]


@router.get("/events", responses=READ)
def list_events(view: Viewed, cat: Worded, query: Queried) -> EventListOut:
    """Events of a filter, newest first."""
    page = view.list_events(query)
    return EventListOut(total=page.total, next=page.next, events=[event_out(head, cat) for head in page.events])


@router.get(
    "/events/{event_id}", response_model=EventViewOut, responses=FOUND | {307: {"description": "Its id of now"}}
)
def get_event(request: Request, event_id: str, view: Viewed, cat: Worded) -> Any:
    """One event with every claim; an id that it had before leads to the one it has."""
    event = view.get_event(event_id)
    moved = find_moved(request, event_id, event.id)
    if moved is not None:
        return moved
    log_opening(settings_of(request), reader_of(request), entries_of_event(view, event), "api")
    return event_view_out(event, view.why(event.id), cat)


@router.get("/reports", responses=READ)
def list_reports(
    view: Viewed, after: str = "", text: str = "", limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = PAGE_EVENTS
) -> ReportListOut:
    """Reports that have all words of `text`, the newest published first."""
    heads, following = view.list_reports(limit=limit, after=after, text=text.strip()[:MAX_TEXT_CHARS])
    return ReportListOut(next=following, reports=[report_out(head) for head in heads])


@router.get("/reports/{report_id}", responses=FOUND)
def get_report(request: Request, report_id: str, view: Viewed, cat: Worded) -> ReportViewOut:
    """One report with its text and all that was read in it."""
    report = view.get_report(report_id)
    log_opening(settings_of(request), reader_of(request), [report_id], "api")
    return report_view_out(report, report.heads, cat)


@router.get("/map", responses=READ)
def get_map(view: Viewed, cat: Worded, query: Queried) -> MapOut:
    """The newest located events of a filter, by place; `limit` and `after` do not count here."""
    found = replace(query, limit=_MAX_MAPPED, after="")
    points = view.map_points(found)
    has_more = sum(len(point.events) for point in points) == _MAX_MAPPED
    return MapOut(points=[point_out(point, cat) for point in points], has_more=has_more)


@router.get("/timeline", responses=READ)
def get_timeline(view: Viewed, query: Queried) -> TimelineOut:
    """Events of a filter by their first day and type, or by its week, month or year where they span a long time."""
    over_time = view.time_counts(query)
    total = sum(count for _, count in view.types(query))
    days = [DayOut(day=one.day, type=one.type, group=find_group(one.type), count=one.count) for one in over_time.counts]
    return TimelineOut(total=total, undated=total - sum(one.count for one in days), unit=over_time.unit, days=days)


@router.get("/years", responses=READ)
def get_years(view: Viewed, cat: Worded, query: Queried) -> YearsOut:
    """Events of a filter by the year in which they begin and by type."""
    counts = view.year_counts(query)
    total = sum(count for _, count in view.types(query))
    years = [
        YearOut(
            year=one.year,
            type=one.type,
            type_label=label_type(one.type, cat),
            group=find_group(one.type),
            count=one.count,
        )
        for one in counts
    ]
    return YearsOut(total=total, undated=total - sum(one.count for one in counts), years=years)


@router.get("/countries")
def get_countries(cat: Worded) -> CountriesOut:
    """What countries are called in the language asked for."""
    import pycountry

    territories: Any = cat.locale.territories
    names = {
        country.numeric: territories[country.alpha_2]
        for country in pycountry.countries
        if country.alpha_2 in territories
    }
    return CountriesOut(names=dict(sorted(names.items())), direction="rtl" if cat.direction == "rtl" else "ltr")
