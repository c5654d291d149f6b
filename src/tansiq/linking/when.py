"""How the times of two tellings lie to each other: as happened, or as said where nothing else is known."""

from __future__ import annotations

from tansiq.linking.telling import Days, Telling

__all__ = ["NEAR_DAYS", "NEWS_DAYS", "are_other_hours", "days_pair", "follows_night"]

NEWS_DAYS = 3
"""Days after which news no longer tells of an event without its date."""
NEAR_DAYS = frozenset({"next day", "within a week"})
"""Two days that may be one event's or two events'."""
_MONTH_DAYS = 31
_SOME_PART = (0, 23)
_HOURS = {"dawn": 0, "morning": 1, "noon": 2, "afternoon": 3, "evening": 4, "night": 5, "midnight": 5}
"""Parts of the day, as time.yml calls them, in their order."""
_EVENING, _MORNING = 18, 9
"""Hours: what begins after the one and what ends before the other, on the next day, may be one night."""


def days_pair(a: Telling, b: Telling) -> str:
    """What the times of two tellings say of each other: the value of the feature "period"."""
    one, two = a.days, b.days
    if one is None and two is None:
        if a.told is None or b.told is None:
            return "unknown"
        return "told together" if abs(a.told - b.told) <= NEWS_DAYS else "told apart"
    if one is None or two is None:
        return _undated(a, b) if one is None else _undated(b, a)
    if one.is_exact and two.is_exact:
        found = _exact(one, two)
        return "one night" if found == "next day" and _is_one_night(a, b) else found
    for open_one, other in ((one, two), (two, one)):
        # Known only by when it was said: as if undated, in the news of that day.
        if open_one.first is None and other.first is not None and open_one.last is not None:
            return _told(open_one.last, other)
    late = one.last is not None and two.first is not None and one.last < two.first
    early = two.last is not None and one.first is not None and two.last < one.first
    if not (late or early):
        return "overlapping" if one.first is not None and two.first is not None else "open"
    ends = (one.last, two.first) if late else (two.last, one.first)
    return "within a week" if ends[1] - ends[0] < 7 else "apart"  # type: ignore[operator]


def are_other_hours(a: Telling, b: Telling) -> bool:
    """Whether each names one part of the day, and not the same nor the next: a morning's bomb and an evening's."""
    if not (a.days and b.days and a.days.hours and b.days.hours):
        return False
    if len(a.wording.parts) != 1 or len(b.wording.parts) != 1:
        return False
    one, two = (_HOURS[part] for side in (a, b) for part in side.wording.parts)
    return 1 < abs(one - two) < _HOURS["night"]


def _is_one_night(a: Telling, b: Telling) -> bool:
    """Whether the earlier names its night and the later the hours after midnight: "ليلة الثلاثاء", "at dawn"."""
    early, late = sorted((a, b), key=lambda telling: telling.days.first or 0 if telling.days else 0)
    return early.wording.parts in _NIGHT and late.wording.parts in _AFTER


def follows_night(a: Telling, b: Telling) -> bool:
    """Whether the earlier names its evening or night, and the later only the day after it."""
    early, late = sorted((a, b), key=lambda telling: telling.days.first or 0 if telling.days else 0)
    return early.wording.parts in _NIGHT and not late.wording.parts


_NIGHT = (frozenset({"evening"}), frozenset({"night"}), frozenset({"midnight"}))
_AFTER = (frozenset({"dawn"}), frozenset({"night"}), frozenset({"midnight"}))


def _exact(one: Days, two: Days) -> str:
    early, late = sorted((one, two), key=lambda days: days.first or 0)
    gap = (late.first or 0) - (early.first or 0)
    told = gap == 1 and early.hours and late.hours and {early.hours, late.hours} != {_SOME_PART}
    if told and early.hours[1] >= _EVENING and late.hours[0] < _MORNING:  # type: ignore[index]
        return "one night"
    return "same day" if gap == 0 else "next day" if gap == 1 else "within a week" if gap < 7 else "apart"


def _undated(a: Telling, b: Telling) -> str:
    """The telling `a` without a time against one with."""
    assert b.days is not None
    return "unknown" if a.told is None else _told(a.told, b.days)


def _told(told: int, days: Days) -> str:
    """What is known only by when it was told against a day: news tells of the days before it, and of none after."""
    last = days.last if days.last is not None else days.first
    if last is None:
        return "unknown"
    if days.first is None and told < last <= told + _MONTH_DAYS:
        # "By the end of February": mostly said of what was done in that month.
        return "told then"
    first = days.first if days.first is not None else last
    if first > told + 1:
        return "apart"
    return "told then" if told - last <= NEWS_DAYS else "told later"
