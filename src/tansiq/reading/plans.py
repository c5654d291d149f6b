"""When what is pledged, ordered or planned is to happen, kept apart from when it was pledged."""

from __future__ import annotations

from datetime import date

from tansiq.model import Period
from tansiq.reading.candidates import Candidate
from tansiq.reading.sheet import Sheet, TimeMention

__all__ = ["find_planned", "is_ahead", "is_only_topic"]

# Acts of speech about something to come: their own day is that of speaking.
_OUTWARD = frozenset({"pledge", "order", "request", "agreement", "ceasefire", "threat", "cooperation"})


def find_planned(sheet: Sheet, tellings: list[Candidate]) -> Period | None:
    """The period for which a plan is announced; None where the text names none.

    Args:
        sheet: The text with its times, and the day it was told.
        tellings: Candidates of one event.
    """
    anchor = sheet.anchor
    for telling in tellings:
        for time in telling.times:
            if time.is_duration or time.period is None:
                continue
            if telling.status == "planned":
                return time.future or time.period
            if is_ahead(telling, time, anchor):
                return time.period if _is_after(time.period, anchor) else time.future
        if telling.type in _OUTWARD and telling.status == "occurred":
            # "pledged to free them in June": the month is of the clause that is the topic.
            clauses = [f for f in telling.filled("topic") if f.group is None]
            named = [t for t in sheet.times if any(f.start <= t.start < f.end for f in clauses)]
            for time in named:
                if not time.is_duration and time.period is not None:
                    return time.period if _is_after(time.period, anchor) else time.future
    return None


def is_only_topic(candidate: Candidate, beside: list[Candidate]) -> bool:
    """ "تعهد الرئيس بملاحقة المنفذين": a plan that somebody only pledged or ordered, told of no place or day.

    Args:
        candidate: What may be no event of its own.
        beside: Candidates of the same sentence.
    """
    if candidate.status != "planned" or candidate.places or candidate.times:
        return False
    outward = [one for one in beside if one.type in ("pledge", "order", "agreement")]
    return any(f.start <= candidate.start < f.end for one in outward for f in one.filled("topic"))


def is_ahead(telling: Candidate, time: TimeMention, anchor: date | None) -> bool:
    """Whether a time beside an act of speech is that of what is spoken of: "pledged to free them next week"."""
    if telling.type not in _OUTWARD or time.period is None or time.is_duration:
        return False
    if _is_after(time.period, anchor):
        return True
    # A topic without a group is a clause: "pledged to free them in June", but not "agreed on a truce on Monday".
    clause = any(f.group is None and f.start <= time.start for f in telling.filled("topic"))
    return clause and time.future is not None and time.start > telling.end


def _is_after(period: Period, anchor: date | None) -> bool:
    first = period.first_day
    return anchor is not None and first is not None and first > anchor
