"""How the tolls of two tellings agree."""

from __future__ import annotations

from tansiq.linking.telling import MANY, Telling
from tansiq.linking.when import NEAR_DAYS, NEWS_DAYS, days_pair
from tansiq.model import Count

__all__ = ["toll_pair"]


def _count_pair(a: Count, b: Count) -> str:
    if a == b:
        # One or two dead are told of so many events that the same number is chance.
        return "equal, many" if a.min >= MANY else "equal" if a.max is None or a.max > _FEW else "equal, few"
    if a.overlaps(b) or _are_rounded(a, b) or _are_rounded(b, a):
        return "overlapping"
    high, low = max(a.min, b.min), min(a.max or a.min, b.max or b.min)
    return "close" if high - low <= 2 or high <= 1.5 * low else "apart"


def _are_rounded(a: Count, b: Count) -> bool:
    """Whether the one is "more than N" and the other N: a headline rounds so."""
    return a.max is None and b.is_exact and b.min > _FEW and a.min == b.min + 1


_FEW = 2
_COUNTS = ("apart", "close", "equal, few", "overlapping", "equal", "equal, many")


def toll_pair(a: Telling, b: Telling) -> str:
    """How the tolls of two tellings agree.

    Returns:
        One of "equal, many", equal, "equal, few", overlapping, close, apart, "apart, first news", unknown.
    """
    other = dict(b.counts)
    found = {_count_pair(count, other[key]) for key, count in a.counts if key in other}
    if not found:
        return "unknown"
    if "equal, many" in found and "apart" not in found:
        return "equal, many"
    value = next(value for value in _COUNTS if value in found)
    if value == "overlapping" and _are_open(a, b) and days_pair(a, b) in NEAR_DAYS:
        # Of two days in a row "at least 50" and "dozens" are of either.
        return "unknown"
    return "apart, first news" if value == "apart" and _are_first_news(a, b) else value


def _are_open(a: Telling, b: Telling) -> bool:
    """Whether no toll of theirs that could meet has an end: "at least 50" and "dozens" meet whatever happened."""
    other = dict(b.counts)
    return all(count.max is None and other[key].max is None for key, count in a.counts if key in other)


def _are_first_news(a: Telling, b: Telling) -> bool:
    """Whether both were told within days, of one day where both name one: tolls rise while they do."""
    if a.told is None or b.told is None or abs(a.told - b.told) > NEWS_DAYS:
        return False
    return a.days is None or b.days is None or a.days == b.days
