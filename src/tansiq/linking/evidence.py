"""Evidence that two tellings are of one event: one finding a feature, each with a shipped weight.

A pair's score is the sum of its findings' weights (log odds); nothing in it is learnt from a ledger. The weights stand
in `knowledge/linking.yml`, set on labelled pairs (docs/method/linking.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from tansiq.knowledge.loader import load_rows
from tansiq.linking.names import names_alike
from tansiq.linking.parties import Party
from tansiq.linking.telling import Telling
from tansiq.model import Count, Place

__all__ = ["Finding", "compare", "group_of", "place_pair", "score"]

_NEWS_DAYS = 3
"""Days after which news no longer tells of an event without its date."""
_NEAR_KM = 15.0
_AROUND_KM = 70.0
_SPOT = 0.06
"""Share of a report's length within which a translation has the same event."""
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature says of a pair: "place: near", and what that weighs."""

    feature: str
    value: str
    weight: float


@cache
def _weights() -> dict[tuple[str, str], float]:
    return {(row["feature"], row["value"]): row["weight"] for row in load_rows("linking")}


@cache
def _groups() -> dict[str, str]:
    """Event type to its group: types outside one group never are one event."""
    from tansiq.knowledge.loader import load_table

    return {code: name for name, codes in load_table("linking")["groups"].items() for code in codes}


def group_of(event_type: str) -> str:
    """The group of types that tellings of one event may differ within."""
    groups = _groups()
    return groups.get(event_type) or groups.get(event_type.split(".", maxsplit=1)[0], event_type)


def _period(a: Telling, b: Telling) -> str:
    one, two = a.days, b.days
    if one is None and two is None:
        if a.told is None or b.told is None:
            return "unknown"
        return "told together" if abs(a.told - b.told) <= _NEWS_DAYS else "told apart"
    if one is None or two is None:
        return _undated(a, b) if one is None else _undated(b, a)
    if one.is_exact and two.is_exact:
        assert one.first is not None
        assert two.first is not None
        gap = abs(one.first - two.first)
        return "same day" if gap == 0 else "next day" if gap == 1 else "within a week" if gap < 7 else "apart"
    late = one.last is not None and two.first is not None and one.last < two.first
    early = two.last is not None and one.first is not None and two.last < one.first
    if not (late or early):
        return "overlapping" if one.first is not None and two.first is not None else "open"
    ends = (one.last, two.first) if late else (two.last, one.first)
    return "within a week" if ends[1] - ends[0] < 7 else "apart"  # type: ignore[operator]


def _undated(a: Telling, b: Telling) -> str:
    """The telling `a` without a time against one with: news tells of the days before it, and never of those after."""
    days = b.days
    assert days is not None
    last = days.last if days.last is not None else days.first
    first = days.first if days.first is not None else last
    if a.told is None or last is None or first is None:
        return "unknown"
    if first > a.told + 1:
        return "apart"
    return "told then" if a.told - last <= _NEWS_DAYS else "told later"


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, or None where one is not located."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


_BROAD = frozenset({"country", "continent", "region"})
_PLACES = ("same", "within", "near", "same country", "around", "same governorate", "elsewhere")


def place_pair(a: Place, b: Place) -> str:
    """How two places lie to each other: one of the values of the feature "place"."""
    if a.country and b.country and a.country != b.country and a.kind != "border" and b.kind != "border":
        return "elsewhere"
    broad = {a.kind, b.kind} & _BROAD
    if broad:
        return "same country" if a.country == b.country else "elsewhere"
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return "same"
    names = set(a.names) | {a.name}
    if names & (set(b.names) | {b.name}) and (a.admin1 == b.admin1 or not a.admin1 or not b.admin1):
        return "same"
    if (a.kind == "admin1") != (b.kind == "admin1") and a.admin1 and a.admin1 == b.admin1:
        return "within"
    if names & set(b.path) or set(a.path[:1]) & (set(b.names) | {b.name}):
        return "within"
    km = distance_km(a, b)
    if km is not None:
        reach = (a.radius_km or 0.0) + (b.radius_km or 0.0)
        if km <= min(max(a.radius_km or 0.0, b.radius_km or 0.0), 60.0):
            return "within"
        if km <= min(reach, 30.0) + _NEAR_KM:
            return "near"
        if km <= _AROUND_KM:
            return "around"
    if a.admin1 and a.admin1 == b.admin1:
        return "same governorate"
    return "elsewhere"


def _place(a: Telling, b: Telling) -> str:
    if not a.places or not b.places:
        return "unknown"
    # Broad places beside finer ones say nothing: the finest of each decide, of several such the best.
    found = {place_pair(one, two) for one, two in product(_finest(a.places), _finest(b.places))}
    return next(value for value in _PLACES if value in found)


def _finest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    fine = tuple(place for place in places if place.kind not in _BROAD)[:3]
    return fine or places[:2]


def _kind(a: Telling, b: Telling) -> str:
    if a.type == b.type:
        return "same"
    one, two = a.type.split("."), b.type.split(".")
    if one[0] == two[0]:
        bare = {"attack.armed", "attack.bombing", "attack.prison", "attack.assassination"}
        return "finer" if a.type in bare or b.type in bare else "same family"
    return "same group"


def _alike(a: tuple[Party, ...], b: tuple[Party, ...]) -> str:
    """How two lists of fillers agree: known, state, name, sort, words, other (both known), unlike, unknown."""
    if not a or not b:
        return "unknown"
    known_a, known_b = frozenset().union(*(p.known for p in a)), frozenset().union(*(p.known for p in b))
    if known_a & known_b:
        return "known" if not (known_a & known_b) <= {k for k in known_a if k.startswith("state:")} else "state"
    if any(names_alike(x.name, y.name) for x, y in product(a, b) if not x.sorts and not y.sorts):
        return "name"
    if known_a and known_b:
        return "other"
    if any((x.sorts & y.sorts) and not _clash(x, y) for x, y in product(a, b)):
        return "sort"
    if any(set(x.words) & set(y.words) for x, y in product(a, b) if x.is_arabic == y.is_arabic):
        return "words"
    if any(x.sorts for x in a) and any(y.sorts for y in b):
        return "unlike"
    return "unknown"


def _clash(a: Party, b: Party) -> bool:
    return bool(a.country and b.country and not a.country & b.country)


def _count_pair(a: Count, b: Count) -> str:
    if a == b:
        return "equal, many" if a.min >= 4 else "equal"
    if a.overlaps(b):
        return "overlapping"
    high, low = max(a.min, b.min), min(a.max or a.min, b.max or b.min)
    return "close" if high - low <= 2 or high <= 1.5 * low else "apart"


_COUNTS = ("apart", "close", "overlapping", "equal", "equal, many")


def _toll(a: Telling, b: Telling) -> str:
    other = dict(b.counts)
    found = {_count_pair(count, other[key]) for key, count in a.counts if key in other}
    if not found:
        return "unknown"
    if "equal, many" in found and "apart" not in found:
        return "equal, many"
    return next(value for value in _COUNTS if value in found)


def _status(a: Telling, b: Telling) -> str:
    plans = {"planned"}
    return "plan and act" if ((a.status in plans) != (b.status in plans)) else "alike"


_FEATURES: tuple[tuple[str, Callable[[Telling, Telling], str]], ...] = (
    ("period", _period),
    ("place", _place),
    ("kind", _kind),
    ("doer", lambda a, b: _alike(a.doers, b.doers)),
    ("done to", lambda a, b: _alike(a.done_to, b.done_to)),
    ("tool", lambda a, b: _alike(a.tools, b.tools)),
    ("toll", _toll),
    ("status", _status),
)


def compare(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """What each feature finds; symmetrical in the two."""
    for feature, find in _FEATURES:
        yield feature, find(a, b)


def _text(a: Telling, b: Telling) -> str:
    """Where two stand in reports that carry one text."""
    return "same spot" if abs(a.depth - b.depth) <= _SPOT else "other spot"


def score(a: Telling, b: Telling, *, one_text: bool = False) -> tuple[float, tuple[Finding, ...]]:
    """Log odds that the two are one event, and the findings that add up to it.

    Args:
        a, b: The tellings.
        one_text: Their reports carry one text (copied or translated), and whoever sees them sees both reports.

    Returns:
        The sum with the prior; above 0 is more likely one event than two. Types of different groups are minus infinity.
    """
    if group_of(a.type) != group_of(b.type):
        return -math.inf, (Finding("kind", "other group", -math.inf),)
    weights = _weights()
    found = [*compare(a, b), *([("text", _text(a, b))] if one_text else [])]
    findings = tuple(Finding(f, v, weights.get((f, v), 0.0)) for f, v in found)
    return weights[("prior", "")] + sum(one.weight for one in findings), findings
