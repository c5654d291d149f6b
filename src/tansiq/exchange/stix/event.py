"""An event as one reader sees it, as STIX 2.1 objects that stix2-validator 3.2.0 takes in strict mode.

    with open_view(settings, reader) as view:
        told = Teller(view).tell(event_id)
        objects = stix_of_event(told, mint_for(view, told))

What `--strict` refuses, and what is done instead: ids of version 5 ({103}): version 4 bits; `incident` located-at, or
anything but the common relationships from an incident ({202}): `related-to` with the role in its description; an
extension definition without a description ({305}); empty lists, nulls, property names under three letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tansiq.exchange.stix.common import Json, Minting, stix_time
from tansiq.exchange.stix.dissent import notes_of, opinions_of
from tansiq.exchange.stix.extension import EXTENSION_ID, INCIDENT_CORE, definitions, incident_core, tansiq_incident
from tansiq.exchange.stix.marking import TLP_IDS, markings_of
from tansiq.exchange.stix.things import identities_of, locations_of, report_object
from tansiq.exchange.told import ToldEvent
from tansiq.exchange.wording import describe, name_event
from tansiq.model.release import TLP_ORDER
from tansiq.release import View

__all__ = ["bundle_of", "collect", "mint_for", "stix_of_event"]

_UNMARKED = frozenset({"marking-definition", "extension-definition"})
_STRICTEST = tuple(TLP_IDS[label] for label in TLP_ORDER)


def mint_for(view: View, told: ToldEvent, *, modified: str = "") -> Minting:
    """The ids and times of an event's objects for the reader of a view.

    Args:
        modified: RFC 3339; the newest act that the reader knows to have changed its view of the event where "".
    """
    created = stix_time(told.first_seen)
    return Minting(view.mint, created, max(created, stix_time(modified or told.last_change)))


def stix_of_event(told: ToldEvent, minting: Minting) -> tuple[Json, ...]:
    """All objects of one event: definitions and markings first, then the incident and what belongs to it.

    The same for the same view, ids and times. No object has a `created_by_ref`, but for the extension's definition.
    """
    incident = _incident(told, minting)
    marks = markings_of(told, minting)
    marked = [incident, _translation(told, incident, minting), *_related(told, incident, minting)]
    marked += [*opinions_of(told, incident["id"], minting), *notes_of(told, incident["id"], minting)]
    objects = [*definitions(), *marks, *(_marked(one, marks) for one in marked)]
    for seen in told.reports.values():
        own = markings_of(told, minting, of=seen.id)
        objects += [*own, _marked(report_object(seen, minting), own)]
    return collect(objects)


def _marked(made: Json, marks: Iterable[Json]) -> Json:
    refs = [one["id"] for one in marks]
    return made | {"object_marking_refs": refs} if refs else made


def _incident(told: ToldEvent, minting: Minting) -> Json:
    # release has bound the event's id to its reader already.
    made = minting.base("incident", id=f"incident--{told.view.id}")
    return made | {
        "lang": "en",
        "name": name_event(told, "en"),
        "description": describe(told, "en"),
        "extensions": {INCIDENT_CORE: incident_core(told), EXTENSION_ID: tansiq_incident(told)},
    }


def _translation(told: ToldEvent, incident: Json, minting: Minting) -> Json:
    made = minting.base("language-content", told.view.id, "ar")
    return made | {
        "object_ref": incident["id"],
        "object_modified": incident["modified"],
        "contents": {"ar": {"name": name_event(told, "ar"), "description": describe(told, "ar")}},
    }


def _related(told: ToldEvent, incident: Json, minting: Minting) -> Iterator[Json]:
    """Places and actors, each with its relationship to the incident."""
    for _, location in locations_of(told, minting):
        yield location
        yield _relationship(told, incident, location, "place", minting)
    for role, identity in identities_of(told, minting):
        yield identity
        yield _relationship(told, incident, identity, role, minting)
    for about, head in (("because of", told.view.because), ("part of", told.view.part_of)):
        if head is not None and head.id != told.view.id:
            yield _relationship(told, incident, {"id": f"incident--{head.id}"}, about, minting)


def _relationship(told: ToldEvent, incident: Json, other: Json, about: str, minting: Minting) -> Json:
    made = minting.base("relationship", told.view.id, other["id"], about)
    return made | {
        "relationship_type": "related-to",
        "source_ref": incident["id"],
        "target_ref": other["id"],
        "description": about,
    }


def collect(objects: Iterable[Json]) -> tuple[Json, ...]:
    """Objects of one reader, each id once, in the order met.

    What several events share (a place, an actor) takes the strictest label of them and the terms of all, and the later
    time; the earlier one stays as its creation.
    """
    found: dict[str, Json] = {}
    for one in objects:
        before = found.get(one["id"])
        found[one["id"]] = one if before is None else _merged(before, one)
    return tuple(found.values())


def _merged(before: Json, after: Json) -> Json:
    if before == after or before["type"] in _UNMARKED:
        return before
    made = dict(before)
    made["created"], made["modified"] = (
        min(before["created"], after["created"]),
        max(before["modified"], after["modified"]),
    )
    refs = dict.fromkeys((*before.get("object_marking_refs", ()), *after.get("object_marking_refs", ())))
    labels = [one for one in _STRICTEST if one in refs]
    others = sorted(one for one in refs if one not in _STRICTEST)
    if refs:
        made["object_marking_refs"] = [*labels[:1], *others]
    return made


def bundle_of(objects: Iterable[Json], view: View) -> Json:
    """A STIX bundle of one reader; its id follows from what is in it."""
    held = list(collect(objects))
    versions = [f"{one['id']} {one.get('modified', '')}" for one in held]
    bundle: Json = {"type": "bundle", "id": view.mint("bundle", *versions)}
    return bundle | ({"objects": held} if held else {})
