"""Which pairs of tellings are compared: those that share a blocking key, capped by what one reader sees under it.

Keys follow from one telling alone; a block's size never makes them finer. Under a key a pair is taken if either side is
among the first CAP tellings that the reader sees there, by content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations

from tansiq.linking.kinds import groups_of, means_of
from tansiq.linking.names import blocking_keys
from tansiq.linking.telling import MANY, Telling

__all__ = ["CAP", "block", "candidates", "keys_of", "order_of"]

CAP = 60
"""Tellings of a block that are compared with all of it; the others are compared with these alone."""
_SELDOM = frozenset({"talks", "ground", "crowds", "nature"})
"""Groups of types of which a day has few."""
_YEAR = 365
"""Days; what is told only by its year is found by it, where a toll of many tells it from others."""
_THINGS = 6
"""Things of which a telling is found by two, however long ago it is recalled."""
_LONG = 62
"""Days: a period longer than this is found by its year."""

Key = tuple[Hashable, ...]


def order_of(telling: Telling) -> tuple[int, tuple[str, int]]:
    """By period, then id: what decides who is first in a block, whatever came in first."""
    days = telling.days
    start = -1 if days is None else days.first if days.first is not None else days.last or -1
    return start, telling.id


def _areas(telling: Telling) -> set[str]:
    """Governorates and, for what has none, countries."""
    found = {place.admin1 or place.country or place.name for place in telling.places[:4]}
    return {area for area in found if area}


def _actors(telling: Telling) -> set[str]:
    known = {key for party in (*telling.doers, *telling.done_to) for key in party.known}
    return {key for key in known if not key.startswith("state:")} or known


def _people(telling: Telling) -> set[str]:
    """Skeletons of personal names: words that no lexicon knows."""
    names = (p for p in (*telling.doers, *telling.done_to) if not p.known and not p.sorts and len(p.words) > 1)
    return {bones for party in names for bones in blocking_keys(party.name) if len(bones) > 2}


def _times(telling: Telling) -> tuple[list[Hashable], list[Hashable]]:
    """Windows of two days that a short period touches, and months (or the year of a long one)."""
    days = telling.days
    if days is None:
        # Known only by when it was told: in the news of those days.
        if telling.told is None:
            return [], ["undated"]
        return [("d", day) for day in range(telling.told - 3, telling.told + 2)], [("m", telling.told // 30)]
    first = days.first if days.first is not None else days.last
    last = days.last if days.last is not None else days.first
    assert first is not None
    assert last is not None
    if days.first is None:
        # Known only by when it was said: news is told within days.
        first = last - 2
    length = last - first
    months: list[Hashable] = (
        [("m", day // 30) for day in sorted({first, last})] if length <= _LONG else [("y", first // _YEAR)]
    )
    short = [("d", day) for day in range(first, last + 2)] if length <= 4 else []
    return list(short), months


def _years(telling: Telling) -> set[Hashable]:
    """Years that it may have happened in: that of its period, or that of its report and of the month before."""
    days, told = telling.days, telling.told
    starts = {days.first, days.last} if days is not None else {told, told - 31} if told is not None else set()
    return {("year", date.fromordinal(start).year) for start in starts if start is not None}


def keys_of(telling: Telling) -> frozenset[Key]:
    """The blocking keys of a telling.

    Returns:
        (group of types, window of two days, and an area, actor, name, thing or count), and by month (area, and an
        actor, thing or type); by day (country, and means) for a toll of many and for what names nothing finer, which
        of the two may be the only one that names a town; by month (country, and a toll of many); by year (area, and
        that toll, or an actor of any toll of many).
    """
    return frozenset(key for group in groups_of(telling.type) for key in _keys_in(group, telling))


def _keys_in(group: str, telling: Telling) -> set[Key]:
    short, months = _times(telling)
    areas, actors = _areas(telling), _actors(telling)
    keys: set[Key] = {(group, when, where) for when in short for where in areas}
    keys |= {(group, when, who) for when in short for who in actors}
    things = {sort for party in (*telling.done_to, *telling.tools) for sort in party.sorts}
    keys |= {(group, when, telling.type, thing) for when in short for thing in things}
    keys |= {(group, when, "thing", thing) for when in short for thing in telling.things}
    keys |= {(group, when, "name", bones) for when in short for bones in _people(telling)}
    keys |= {(group, when, "name", bones) for when in months for bones in _people(telling)}
    counts = [(key, count.min) for key, count in telling.counts if count.min >= MANY]
    keys |= {(group, when, *count) for when in short for count in counts}
    countries = {place.country for place in telling.places[:4] if place.country}
    if counts or areas <= countries:
        keys |= {(group, when, "in", land, means_of(telling.type)) for when in short for land in countries}
    keys |= {(group, when, where, *count) for when in _years(telling) for where in areas for count in counts}
    keys |= {(group, when, "in", land, *count) for when in months for land in countries for count in counts}
    if counts:
        keys |= {(group, when, where, who) for when in _years(telling) for where in areas for who in actors}
    # What is recalled later, or has a vague day: by what tells it from others of its month.
    pairs = list(combinations(sorted(telling.things)[:_THINGS], 2))
    keys |= {(group, when, *pair, land) for when in months for pair in pairs for land in countries}
    keys |= {(group, when, "item", *item) for when in months for item in telling.items}
    if not areas or group in _SELDOM:
        keys |= {(group, when, telling.type) for when in short}
    keys |= {(group, when, where, who) for when in months for where in areas for who in actors}
    kinds = (telling.type, *things)
    keys |= {(group, when, where, kind) for when in months for where in areas for kind in kinds}
    if not areas:
        keys |= {(group, when, who, telling.type) for when in months for who in actors}
    return keys


def block(tellings: Iterable[Telling]) -> dict[Key, list[Telling]]:
    """Tellings under each of their keys, in the order of `order_of`."""
    blocks: dict[Key, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=order_of):
        for key in keys_of(telling):
            blocks[key].append(telling)
    return blocks


def candidates(tellings: Iterable[Telling], cap: int = CAP) -> Iterator[tuple[Telling, Telling]]:
    """Pairs to compare, none twice, the earlier of `order_of` first."""
    seen: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for members in block(tellings).values():
        for n, one in enumerate(members[:cap]):
            for other in members[n + 1 :]:
                pair = (one.id, other.id)
                if pair not in seen:
                    seen.add(pair)
                    yield one, other
