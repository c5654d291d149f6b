"""The events of one report as a list has them."""

from __future__ import annotations

from tansiq.release import EventHead, ReportView

__all__ = ["heads_of"]


def heads_of(view: ReportView) -> tuple[EventHead, ...]:
    """The events of a report, each as this report tells it."""
    text = view.report.text
    return tuple(
        EventHead(event_id, event, text[event.spans[0][0] : event.spans[0][1]], view.head)
        for event_id, event in zip(view.event_ids, view.reading.events, strict=True)
    )
