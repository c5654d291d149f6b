"""Events that could be the same as one of a reader: of its group of types and near it in time, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from tansiq.linking.candidates import order_of
from tansiq.linking.evidence import may_be_one, score
from tansiq.linking.telling import Telling
from tansiq.model import Period
from tansiq.release.links.marks import find_marks
from tansiq.release.views import EventQuery

__all__ = ["around", "rank_near"]

_DAYS = 7
"""On either side of the event: what is told of it elsewhere may have another date."""


def around(period: Period | None, limit: int) -> EventQuery:
    """The query for what may have happened within some days of a period; for none, all."""
    if period is None:
        return EventQuery(limit=limit)
    first, last = period.first_day, period.last_day
    since = "" if first is None else (first - timedelta(days=_DAYS)).isoformat()
    until = "" if last is None else (last + timedelta(days=_DAYS)).isoformat()
    # Of a period open to one side, what lies about the side that is known.
    if first is None and last is not None:
        since = (last - timedelta(days=2 * _DAYS)).isoformat()
    if last is None and first is not None:
        until = (first + timedelta(days=2 * _DAYS)).isoformat()
    return EventQuery(since=since, until=until, limit=limit)


def rank_near(connection: Connection, tellings: Sequence[int], rows: Sequence[Any], limit: int) -> list[Any]:
    """Those of the rows that could be one event with the tellings, the likeliest first; ties go by id.

    Args:
        tellings: Numbers of those of the event itself.
        rows: Of other events of the reader, each with its number and id.
    """
    marks = {one.key: one.telling for one in find_marks(connection, {*tellings, *(row.telling for row in rows)})}
    own = [marks[key] for key in tellings if key in marks]
    ranked = [
        (-max(_weigh(one, marks[row.telling]) for one in own), row.event, row)
        for row in rows
        if row.telling in marks and any(may_be_one(one.type, marks[row.telling].type) for one in own)
    ]
    return [row for _, _, row in sorted(ranked, key=lambda one: one[:2])[:limit]]


def _weigh(one: Telling, other: Telling) -> float:
    return score(*sorted((one, other), key=order_of))[0]
