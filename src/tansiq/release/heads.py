"""Rows of the derived tables as the records that lists show."""

from __future__ import annotations

import json
import uuid
from typing import Any

from sqlalchemy import Row

from tansiq.model import Event
from tansiq.release.views import EventHead, ReportHead

__all__ = ["event_head", "report_head_of", "told_head"]


def report_head_of(row: Row[Any]) -> ReportHead:
    """A row that has the columns of `report_head`."""
    return ReportHead(
        id=row.report.hex(),
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        language=row.language,
        events=row.events,
    )


def event_head(row: Row[Any]) -> EventHead:
    """A row that has the reader's event id, the telling's body and the columns of `report_head`."""
    return told_head(row, str(uuid.UUID(bytes=row.event)))


def told_head(row: Row[Any], event_id: str = "") -> EventHead:
    """A row that has the telling's body and the columns of `report_head`."""
    body = json.loads(row.body)
    return EventHead(
        id=event_id,
        event=Event.from_json(body["event"]),
        words=body["words"],
        report=report_head_of(row),
        telling=row.anchor.hex(),
    )
