"""Our property extension of `incident`: what a report of an event says and Incident Core has no words for.

Its schema is `incident.schema.json` beside this module (JSON Schema 2020-12). Where STIX would want an id, a partner's
entry stands by the id that all who see it know.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tansiq.exchange.acled import ACLED_TYPES
from tansiq.exchange.stix.common import SPEC, Json, compact, time_of_day
from tansiq.exchange.told import ToldEvent, types_of
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Claim, Count, Period, Place
from tansiq.model.claim import COUNT_SLOTS, ROLE_SLOTS
from tansiq.release import EventHead

__all__ = [
    "EXTENSION_ID",
    "INCIDENT_CORE",
    "SCHEMA_ID",
    "definitions",
    "incident_core",
    "load_schema",
    "tansiq_incident",
]

EXTENSION_ID = "extension-definition--8ff515c3-9c21-4889-adf4-3444e2448288"
INCIDENT_CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126"
SCHEMA_ID = "urn:tansiq:stix-incident:1"
_MAKER_ID = "identity--1f4c072b-a3e0-464a-aa83-9a8ed7e9eceb"
_DEFINED = "2026-11-29T00:00:00.000Z"
"""Of the definition itself, not of any object: the same on every node."""
_DESCRIPTION = (
    "What the reports of one event say, as one reader sees them: type by the tansiq ontology, ACLED and PLOVER names, "
    "period with its precision, tolls as ranges, status, who said what by which chain of sources, the words it was "
    "read from, the ids of the entries it rests on, and the terms that bind the reader."
)
_DETERMINATION = {
    "occurred": "successful-attempt",
    "attempted": "failed-attempt",
    "claimed": "suspected",
    "planned": "suspected",
    "denied": "suspected",
}
"""Event status to the nearest word of Incident Core, which was made for cyber incidents."""


@cache
def load_schema() -> Json:
    """The JSON Schema of the extension."""
    schema: Json = json.loads(
        files("tansiq.exchange.stix").joinpath("incident.schema.json").read_text(encoding="utf-8")
    )
    return schema


def definitions() -> tuple[Json, Json]:
    """The maker of the extension and its definition: the same on every node and for every reader."""
    times = {"created": _DEFINED, "modified": _DEFINED}
    maker = {"type": "identity", "spec_version": SPEC, "id": _MAKER_ID, **times, "name": "tansiq",
             "identity_class": "system"}  # fmt: skip
    definition = {
        "type": "extension-definition",
        "spec_version": SPEC,
        "id": EXTENSION_ID,
        "created_by_ref": _MAKER_ID,
        **times,
        "name": "tansiq incident",
        "description": _DESCRIPTION,
        "schema": SCHEMA_ID,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }
    return maker, definition


def incident_core(told: ToldEvent) -> Json:
    """Incident Core's two required properties; all that it cannot say is in ours."""
    return {
        "extension_type": "property-extension",
        "determination": _DETERMINATION[told.event.status],
        "investigation_status": "open",
    }


def tansiq_incident(told: ToldEvent) -> Json:
    """The extension's value for one event."""
    event, known = told.event, EVENT_TYPES.get(told.event.type)
    acled = None if known is None else known.acled
    made: Json = compact(
        {
            "extension_type": "property-extension",
            "event_type": event.type,
            "acled": {"event_type": ACLED_TYPES.get(acled or ""), "sub_event_type": acled},
            "plover": None if known is None else known.plover,
            "status": event.status,
            "period": _period(event.period),
            "place": _place(event.place, has_names=True),
            "tolls": {key: _range(count) for key, count in told.tolls.items()},
            "roles": {role: list(names) for role, names in told.roles.items()},
            "independent_sources": max(1, told.view.sources.independent),
            "tellings": [_telling(told, head) for head in told.view.tellings],
            "judgements": [
                {"entry": one.id, "author": one.by, "made": one.made, "verdict": one.verdict,
                 "reason": told.names.mask(one.reason), "tellings": [side for side in (one.a, one.b) if side]}
                for one in told.judgements
            ],
            "terms": [
                {"entry": one.what, "originator": one.originator, "tlp": one.tlp, "onward": list(one.onward),
                 "purpose": one.purpose, "until": one.until, "passed_on_by": one.passed_on_by}
                for one in told.terms
            ],
        }
    )  # fmt: skip
    return made


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {"start": time_of_day(period.start), "end": time_of_day(period.end), "precision": period.precision}


def _place(place: Place | None, *, has_names: bool = False) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "names": list(place.names) if has_names else None,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "geonames_id": place.geonames_id,
        "latitude": place.lat,
        "longitude": place.lon,
        "radius_km": place.radius_km,
    }


def _range(count: Count) -> Json:
    """Without "max" where the words set no ceiling."""
    return {"min": count.min, "max": count.max}


def _telling(told: ToldEvent, head: EventHead) -> Json:
    report = told.reports.get(head.report.id)
    return {
        "telling": head.telling,
        "claim_entries": list(told.entries.get(head.telling, ())),
        "report": None if report is None else {
            "entry": report.id, "title": report.title, "outlet": report.outlet, "published": report.published,
            "language": report.language,
        },
        "words": told.words(head, *head.event.spans[0]),
        "claims": list(_claims(told, head)),
    }  # fmt: skip


def _claims(told: ToldEvent, head: EventHead) -> Iterator[Json]:
    types = types_of(head.event)
    for claim in head.event.claims:
        value = _value(told, claim, types)
        if value is None:
            continue
        yield {
            "slot": claim.slot,
            **value,
            "status": claim.status,
            "chain": [
                {"name": name, "verb": verb, "kind": kind} for name, verb, kind in told.chain(claim.chain)
            ],
            "said": _period(claim.said),
            "group": told.names.mask(claim.of),
            "words": told.words(head, *claim.spans[0]),
            "read_by": claim.by,
        }  # fmt: skip


def _value(told: ToldEvent, claim: Claim, types: frozenset[str]) -> Json | None:
    """The claim's value under the name of its shape; None where it is a name that is kept back."""
    value = claim.value
    if isinstance(value, Count):
        assert claim.slot in COUNT_SLOTS
        return {"range": _range(value)}
    if isinstance(value, Period):
        return {"period": _period(value)}
    if isinstance(value, Place):
        return {"place": _place(value)}
    if claim.slot in ROLE_SLOTS:
        name = told.names.in_role(value, claim.slot, types)
        return None if name is None else {"name": name}
    return {"name": value}
