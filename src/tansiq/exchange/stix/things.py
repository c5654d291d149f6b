"""Places, actors and reports of an event as `location`, `identity` and `report`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tansiq.exchange.stix.common import Json, Minting, compact, stix_time
from tansiq.exchange.told import SeenReport, ToldEvent
from tansiq.exchange.wording import LANGUAGES, name_place
from tansiq.knowledge.keys import is_arabic
from tansiq.model import Place

__all__ = ["identities_of", "locations_of", "report_object"]

_CLASSES = {
    "person": "individual",
    "state": "organization",
    "force": "organization",
    "armed_group": "organization",
    "agency": "organization",
    "organisation": "organization",
    "outlet": "organization",
}
"""Sort of an actor to identity-class-ov; what is named by no name of its own ("men") is no identity."""
_NOT_ISO = frozenset({"XK"})
"""Codes in use that are no ISO 3166-1 codes, which the strict validator refuses (GeoNames' Kosovo)."""


def locations_of(told: ToldEvent, minting: Minting) -> Iterator[tuple[Place, Json]]:
    """A `location` for each place of the telling that stands for the event, the most specific first.

    Of a place that is judged to have several names all stand in its description.
    """
    for place in told.event.places:
        made = _location(place)
        # STIX asks for a region, a country or a position; a place of which none is known stands in the extension.
        if "country" in made or "latitude" in made:
            parts = [f"{key}={value}" for key, value in sorted(made.items())]
            judged = told.places.get(place.name)
            if judged is not None:
                parts.append(f"is {judged.id}")
                made["description"] = " | ".join(sorted(judged.names))
            yield place, minting.base("location", *parts) | made


def _location(place: Place) -> Json:
    made: Json = compact(
        {
            "name": name_place(place, "en"),
            "country": place.country if place.country not in _NOT_ISO else None,
            "administrative_area": place.admin1,
            "latitude": place.lat,
            "longitude": place.lon,
        }
    )
    if place.is_located and place.radius_km is not None:
        made["precision"] = float(round(place.radius_km * 1000))
    return made


def identities_of(told: ToldEvent, minting: Minting) -> Iterator[tuple[str, Json]]:
    """A role and the `identity` of each named actor in it: persons only where they may be named."""
    for role, names in told.roles.items():
        for name in names:
            actor = told.actors.get(name)
            kind = None if actor is None else _CLASSES.get(actor.sort)
            if actor is not None and kind is not None and (kind != "individual" or told.names.is_person(name)):
                spellings = sorted({told.names.mask(one) for one in actor.names})
                latin = [one for one in spellings if not is_arabic(one)]
                made = minting.base("identity", actor.id)
                made |= {"name": max(latin or spellings, key=lambda one: (len(one), one)), "identity_class": kind}
                if len(spellings) > 1:
                    made["description"] = " | ".join(spellings)
                yield role, made


def report_object(seen: SeenReport, minting: Minting) -> Json:
    """A report as the reader sees it: no text, and of its events those that the reader sees."""
    made = minting.base("report", seen.id)
    language = seen.language.partition("-")[0]
    reference = compact({"source_name": "tansiq", "external_id": seen.id, "description": seen.outlet})
    made |= {
        "name": seen.title or seen.outlet or seen.id,
        "published": _published(seen.published) or minting.created,
        "object_refs": [f"incident--{one}" for one in seen.events],
        "external_references": [reference],
    }
    if seen.url:
        made["external_references"].append({"source_name": seen.outlet or "report", "url": seen.url})
    return made | ({"lang": language} if language in LANGUAGES else {})


def _published(text: str | None) -> str | None:
    """A day is its first moment: STIX has no days; the extension keeps it as it is."""
    try:
        return None if text is None else stix_time(datetime.fromisoformat(text))
    except ValueError:
        return None
