"""Evidence that two tellings are of one event: one finding a feature, each with a shipped weight.

A pair's score is the sum of its findings' weights (log odds); nothing in it is learnt from a ledger. The weights stand
in `knowledge/linking.yml`, set on labelled pairs (docs/method/linking.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from tansiq.knowledge.loader import load_rows
from tansiq.linking.fillers import alike, alike_doers, are_opposed, is_named, sites
from tansiq.linking.kinds import groups_of, kind_pair, may_be_one, report_pair
from tansiq.linking.names import names_alike
from tansiq.linking.nearness import BROAD, place_pair
from tansiq.linking.offices import home_of, is_held_by
from tansiq.linking.parties import Party
from tansiq.linking.sites import site_pair
from tansiq.linking.telling import Telling
from tansiq.linking.tolls import toll_pair
from tansiq.linking.when import NEAR_DAYS, are_other_hours, days_pair, follows_night
from tansiq.model import Place

__all__ = ["Finding", "compare", "groups_of", "may_be_one", "place_pair", "score", "text_pair"]

_SPOT = 0.06
"""Share of a report's length within which a translation has the same event."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature says of a pair: "place: near", and what that weighs."""

    feature: str
    value: str
    weight: float


@cache
def _findings() -> dict[tuple[str, str], Finding]:
    rows = load_rows("linking")
    return {(row["feature"], row["value"]): Finding(row["feature"], row["value"], row["weight"]) for row in rows}


@cache
def _prior() -> float:
    """What a pair under one key weighs before anything is compared."""
    return _findings()["prior", ""].weight


_CARRIED = frozenset(
    {"same day", "next day", "next day, alone", "within a week", "within a week, alone", "apart", "elsewhere", "far"}
)
"""Findings that say less where one of the two has its day or place from what its report told before."""


def _carried(found: str, a: Telling, b: Telling, *, is_carried: bool) -> str:
    if is_carried and a.id[0] == b.id[0] and found in ("same day", "same"):
        # Both rest on the same words of their report.
        return "same words"
    return f"{found}, carried" if is_carried and found in _CARRIED else found


def _period(a: Telling, b: Telling) -> str:
    # In one template with other words in its gaps the day is what its head says.
    is_carried = (a.is_day_carried or b.is_day_carried) and _words(a, b) != "most"
    return _carried(_days(a, b), a, b, is_carried=is_carried)


def _days(a: Telling, b: Telling) -> str:
    found = days_pair(a, b)
    if found in NEAR_DAYS and _has_that_day(a, b):
        return "same day, among others"
    if found == "same day" and are_other_hours(a, b):
        return "same day, other hours"
    is_exact = a.days is not None and b.days is not None and a.days.is_exact and b.days.is_exact
    if found == "next day" and follows_night(a, b):
        # What was done in the evening is told as the next day's.
        return found
    return f"{found}, alone" if is_exact and found in NEAR_DAYS and not _is_identified(a, b) else found


def _has_that_day(a: Telling, b: Telling) -> bool:
    """Whether claims of the one have the other's day too: a caption's Thursday beside a text's yesterday.

    Only of one kind of deed: what a reprisal was for is told with it, and has the day before.
    """
    if kind_pair(a, b) not in ("same", "finer"):
        return False
    return any(x.days is not None and x.days.first in y.days_said for x, y in ((a, b), (b, a)))


def _is_identified(a: Telling, b: Telling) -> bool:
    """Whether something else than place and kind says which event it is: a name, a site, a toll of many.

    Crowds come back to one square and sides fight on at one front: of those only a toll tells.
    """
    if not _RECURRING.isdisjoint((a.type.split(".", maxsplit=1)[0], b.type.split(".", maxsplit=1)[0])):
        return toll_pair(a, b) == "equal, many"
    if any(alike(one, two) == "name" for one, two in ((a.doers, b.doers), (a.done_to, b.done_to))):
        return True
    return bool(a.things & b.things & sites() or a.items & b.items) or toll_pair(a, b) == "equal, many"


_RECURRING = frozenset({"protest", "clash", "riot", "work_stoppage"})


_NEAREST = (
    "same",
    "within",
    "near",
    "same country",
    "beside",
    "around",
    "unlocated",
    "other quarter",
    "same governorate",
    "elsewhere",
    "far",
)


def _place(a: Telling, b: Telling) -> str:
    return _carried(_places(a, b), a, b, is_carried=a.is_place_carried or b.is_place_carried)


def _places(a: Telling, b: Telling) -> str:
    if not a.places or not b.places:
        return "unknown"
    # Broad places beside finer ones say nothing: the finest of each decide, of several such the best; but where rockets
    # came from is not where they fell, so main places in two countries are two.
    one, two = _finest(_told_of(a)), _finest(_told_of(b))
    if not one or not two:
        return "unknown"
    main = place_pair(one[0], two[0])
    if main in _OTHER and names_alike(one[0].text, two[0].text):
        return "namesake"
    if one[0].country != two[0].country:
        return main
    found = {place_pair(x, y) for x, y in product(one, two)}
    best = next(value for value in _NEAREST if value in found)
    # "Hawija, south-west of Kirkuk" is not in Kirkuk.
    return "aside" if best in _CLOSE and main in _DISTANT else best


_CLOSE = frozenset({"same", "within", "near"})
_OTHER = frozenset({"elsewhere", "far"})
_DISTANT = _OTHER | {"beside", "around", "other quarter", "same governorate"}


def _told_of(telling: Telling) -> tuple[Place, ...]:
    """Its places; of talks without the countries that took part: Iran that agreed is not where it agreed."""
    if "talks" not in groups_of(telling.type):
        return telling.places
    sides = {key for party in telling.doers for key in party.known if key.startswith("state:")}
    return tuple(p for p in telling.places if p.kind != "country" or f"state:{p.country}" not in sides)


def _finest(places: tuple[Place, ...]) -> tuple[Place, ...]:
    fine = [place for place in places if place.kind not in BROAD]
    # The town beside its quarter says no more than the quarter, nor does the province beside its town.
    if any(place.is_located and place.kind != "admin1" for place in fine):
        fine = [place for place in fine if place.kind != "admin1"]
    around = {name for place in fine for name in place.path[:1]}
    return tuple(place for place in fine if place.name not in around)[:3] or places[:2]


def _doers(a: Telling, b: Telling) -> str:
    """Who did it; of talks, whether both sides of them are one: a guest meets several hosts in a day."""
    found = alike_doers(a.doers, b.doers)
    if found not in _STRONG and _are_held(a, b):
        found = "name"
    elif found == "name" and "violence" in groups_of(a.type):
        # Who attacks under a name that no list knows is a force, which does so again and again.
        found = "known"
    if found in _WEAK and a.type.startswith("attack.") and b.type.startswith("attack."):
        return "opposed" if are_opposed(a.doers, b.doers) else found
    if "talks" not in groups_of(a.type) or min(len(a.doers), len(b.doers)) < _SIDES:
        return found
    free = list(b.doers)
    matched = []
    for one in a.doers:
        how = [(_MATCH.get(alike_doers((one,), (other,)), 0), -n) for n, other in enumerate(free)]
        if how and max(how)[0]:
            best, n = max(how)
            matched.append(best)
            del free[-n]
    if len(matched) < _SIDES:
        left = [one for one in a.doers if not any(_MATCH.get(alike_doers((one,), (other,)), 0) for other in b.doers)]
        return "another side" if matched and _are_others(a, b, left, free) else "one side" if matched else found
    return "both sides, named" if sorted(matched)[-_SIDES] == _BY_NAME else "both sides"


def _done_to(a: Telling, b: Telling) -> str:
    """Whom or what it befell; that both name the ground they share ("Jabalia camp") is said by the place."""
    found = alike(a.done_to, b.done_to)
    if found not in ("name", "sort", "words") or _places(a, b) not in _CLOSE:
        return found
    return alike(_beside_ground(a), _beside_ground(b))


def _beside_ground(telling: Telling) -> tuple[Party, ...]:
    named = [place.text for place in telling.places if place.text]
    return tuple(
        party
        for party in telling.done_to
        if not (party.sorts <= _GROUND and any(name in party.name or party.name in name for name in named))
    )


_GROUND = frozenset({"camp", "village"})


def _are_others(a: Telling, b: Telling, left: list[Party], free: list[Party]) -> bool:
    """Whether of two guests each met one host, and both are named: Safadi for the one, the King for the other."""
    if len(a.doers) != _SIDES or len(b.doers) != _SIDES or len(left) != 1 or len(free) != 1:
        return False
    return is_named(left[0]) and is_named(free[0]) and not _are_held(a, b)


def _are_held(a: Telling, b: Telling) -> bool:
    """Whether one names an office and the other who held it that day."""
    told = next((x for x in (a.days and a.days.first, b.days and b.days.first, a.told, b.told) if x), None)
    day = date.fromordinal(told) if told else None
    here, there = home_of(a.places), home_of(b.places)
    return any(
        is_held_by(x.name, y.name, day, here) or is_held_by(y.name, x.name, day, there)
        for x, y in product(a.doers, b.doers)
        if bool(x.sorts) != bool(y.sorts)
    )


_STRONG = frozenset({"name", "other"})
_WEAK = frozenset({"unknown", "unlike", "anybody", "words"})
_SIDES = 2
_BY_NAME = 2
_MATCH = {"name": _BY_NAME, "known": 1, "state": 1, "sort": 1, "words": 1}


def _items(a: Telling, b: Telling) -> str:
    """Numbers of what was seized."""
    if not a.items or not b.items:
        return "unknown"
    ours, theirs = ({number for _, number in items} for items in (a.items, b.items))
    if ours & theirs:
        return "equal"
    # 505 slabs of hashish and 133: two hauls, told by one template.
    one, two = ({sort for sort, _ in items if sort} for items in (a.items, b.items))
    return "other numbers" if one & two else "other"


def _actor(a: Telling, b: Telling) -> str:
    """Known actors whatever their roles: who did it and who says so stand in one clause."""
    one, two = a.actors, b.actors
    if not one or not two:
        return "unknown"
    return "shared" if one & two else "other"


def _things(a: Telling, b: Telling) -> str:
    one, two = a.things, b.things
    if not one or not two:
        return "unknown"
    shared = one & two
    # What was hit, and with what, is compared by itself: a market and a car bomb are no further evidence.
    left = len(shared - _sorts_shared(a.done_to, b.done_to) - _sorts_shared(a.tools, b.tools))
    return "several" if left > 1 else "one" if left else "unknown" if shared else "other"


def _sorts_shared(a: tuple[Party, ...], b: tuple[Party, ...]) -> frozenset[str]:
    one, two = (frozenset(sort for party in side for sort in party.sorts) for side in (a, b))
    return one & two


def _words(a: Telling, b: Telling) -> str:
    """Words of one language, or names across two."""
    one, two = a.wording, b.wording
    if one.is_arabic != two.is_arabic:
        if not one.bones or not two.bones:
            return "unknown"
        shared = one.bones & two.bones
        if shared & (a.placed | b.placed) and _places(a, b) in _CLOSE:
            # That both name the place they share is said by the place.
            shared -= a.placed | b.placed
        return "names" if len(shared) > 1 else "a name" if shared else "no name"
    least = min(len(one.stems), len(two.stems))
    if least < _FEWEST_WORDS:
        return "unknown"
    share = len(one.stems & two.stems) / least
    return "most" if share >= 0.5 else "some" if share >= 0.25 else "few"


_FEWEST_WORDS = 4


def _status(a: Telling, b: Telling) -> str:
    plans = {"planned"}
    return "plan and act" if ((a.status in plans) != (b.status in plans)) else "alike"


_FEATURES: tuple[tuple[str, Callable[[Telling, Telling], str]], ...] = (
    ("period", _period),
    ("place", _place),
    ("kind", kind_pair),
    ("doer", _doers),
    ("done to", _done_to),
    ("site", site_pair),
    ("tool", lambda a, b: alike(a.tools, b.tools)),
    ("toll", toll_pair),
    ("items", _items),
    ("actor", _actor),
    ("things", _things),
    ("words", _words),
    ("report", report_pair),
    ("status", _status),
)


def compare(a: Telling, b: Telling) -> Iterator[tuple[str, str]]:
    """What each feature finds; symmetrical in the two."""
    for feature, find in _FEATURES:
        yield feature, find(a, b)


def text_pair(a: Telling, b: Telling) -> str:
    """Where two stand in reports that carry one text."""
    if kind_pair(a, b) == "same family":
        return "other kind"
    gap = abs(a.depth - b.depth)
    return "same spot" if gap <= _SPOT else "near spot" if gap <= 2.5 * _SPOT else "other spot"


def score(a: Telling, b: Telling, *, one_text: bool = False) -> tuple[float, tuple[Finding, ...]]:
    """Log odds that the two are one event, and the findings that add up to it.

    Args:
        a, b: The tellings.
        one_text: Their reports carry one text (copied or translated), and whoever sees them sees both reports.

    Returns:
        The sum with the prior; above 0 is more likely one event than two. Types of different groups are minus infinity.
    """
    if not may_be_one(a.type, b.type):
        return -math.inf, (Finding("kind", "other group", -math.inf),)
    known, total = _findings(), _prior()
    found = []
    for pair in (*compare(a, b), *((("text", text_pair(a, b)),) if one_text else ())):
        finding = known.get(pair) or Finding(pair[0], pair[1], 0.0)
        total += finding.weight
        found.append(finding)
    return round(total, 3), tuple(found)
