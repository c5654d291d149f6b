"""How two places lie to each other."""

from __future__ import annotations

import math
from itertools import product

from tansiq.linking.names import names_alike
from tansiq.model import Place

__all__ = ["BROAD", "distance_km", "place_pair"]

_NEAR_KM = 15.0
_AROUND_KM = 70.0
_FAR_KM = 100.0
_BORDERLESS = frozenset({"border", "sea", "river", "road", "mountain"})
_EARTH_KM = 6371.0


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance, or None where one is not located."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


BROAD = frozenset({"country", "continent", "region"})
_WIDE = frozenset({"admin1", "district"})


def place_pair(a: Place, b: Place) -> str:
    """How two places lie to each other: one of the values of the feature "place"."""
    if a.country and b.country and a.country != b.country and a.kind != "border" and b.kind != "border":
        return "elsewhere"
    broad = {a.kind, b.kind} & BROAD
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
    if km is None or (_is_quarter(a) and _is_quarter(b) and km < 1.0):
        # Quarters have their town's coordinates or none: the names alone tell them apart.
        if any(names_alike(x, y) for x, y in product(_called(a), _called(b))):
            return "same"
        return "other quarter" if _are_of_one_town(a, b) else "unlocated"
    reach = (a.radius_km or 0.0) + (b.radius_km or 0.0)
    if ((a.kind in _WIDE) != (b.kind in _WIDE)) and km <= min(max(a.radius_km or 0.0, b.radius_km or 0.0), 60.0):
        return "within" if "admin1" in (a.kind, b.kind) else "near"
    if km <= min(reach, 30.0) + _NEAR_KM:
        return "beside" if _are_two(a, b) else "near"
    if km <= _AROUND_KM:
        return "around"
    if km > _FAR_KM and not _BORDERLESS & {a.kind, b.kind}:
        return "far"
    if a.admin1 and a.admin1 == b.admin1:
        return "same governorate"
    return "elsewhere"


def _is_quarter(place: Place) -> bool:
    """Whether it is a part of a town that no list holds: reading puts it where its town is."""
    return place.kind == "district" and place.geonames_id is None


_IN_TOWN = 3
"""Names on the path of a place within a town: the town, its province and its country."""
_PARTS = frozenset({"district", "town", "village"})


def _are_of_one_town(a: Place, b: Place) -> bool:
    if min(len(a.path), len(b.path)) < _IN_TOWN or not {a.kind, b.kind} <= _PARTS:
        return False
    return a.path[0] == b.path[0] or names_alike(a.path[0], b.path[0])


_SETTLED = frozenset({"town", "village"})


def _are_two(a: Place, b: Place) -> bool:
    """Whether a list has both as towns or as villages, neither the seat that its province has its name from."""
    if a.geonames_id is None or b.geonames_id is None or a.kind != b.kind or a.kind not in _SETTLED:
        return False
    return not any(name in part for x, y in ((a, b), (b, a)) for name in (x.name, *x.names) for part in y.path[:1])


def _called(place: Place) -> tuple[str, ...]:
    return tuple(dict.fromkeys((place.name, place.text, *place.names[:3])))
