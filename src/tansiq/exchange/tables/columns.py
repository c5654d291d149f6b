"""One event as one row: what each column holds, its HXL tag, and where the value comes from.

Names follow ACLED's columns where they mean the same (event_type, sub_event_type, actor1, actor2, admin1, location,
latitude, longitude, notes); where ACLED has one number or one day, here are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from tansiq.exchange.acled import ACLED_TYPES
from tansiq.exchange.told import ToldEvent
from tansiq.exchange.wording import describe, name_place
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import ChainLink, Count
from tansiq.model.claim import COUNT_SLOTS

__all__ = ["COLUMNS", "Cell", "Column", "row_of"]

Cell = str | int | float | None
"""None is what is not known; 0 is a number."""
_BETWEEN = "; "
_FIRST = ("perpetrator_org", "perpetrator", "agent", "sender", "participant")
_SECOND = ("target", "victim", "recipient", "mediator")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        name: Of the header.
        tag: HXL 1.1 hashtag with attributes (docs/exchange.md says which attributes are ours), "" where none fits.
        value: Of an event.
    """

    name: str
    tag: str
    value: Callable[[ToldEvent], Cell]


def row_of(told: ToldEvent) -> dict[str, Cell]:
    """All cells of an event, by column, in order."""
    return {one.name: one.value(told) for one in COLUMNS}


def _joined(values: Iterable[str]) -> str | None:
    return _BETWEEN.join(dict.fromkeys(one for one in values if one)) or None


def _actors(told: ToldEvent, roles: Iterable[str]) -> str | None:
    return _joined(name for role in roles for name in told.roles.get(role, ()))


def _kind(told: ToldEvent, name: str) -> str | None:
    known = EVENT_TYPES.get(told.event.type)
    found: str | None = getattr(known, name, None)
    return found


def _day(told: ToldEvent, name: str) -> str | None:
    period = told.event.period
    day = None if period is None else getattr(period, name)
    return None if day is None else str(day.isoformat())


def _place(told: ToldEvent, name: str) -> Any:
    place = told.event.place
    return None if place is None else getattr(place, name)


@cache
def _area(code: str | None) -> str | None:
    """What ISO 3166-2 calls an area; None for a code that it has no more."""
    import pycountry

    areas: Any = pycountry.subdivisions
    found = None if code is None else areas.get(code=code)
    return None if found is None else str(found.name)


@cache
def _country(code: str | None) -> str | None:
    from babel import Locale

    return None if code is None else Locale("en").territories.get(code, code)


def _sources(told: ToldEvent) -> str | None:
    """Whom the reports trace to; for a private person nothing stands, though it is counted."""
    links: dict[str, ChainLink] = {}
    for head in told.view.tellings:
        for claim in head.event.claims:
            links |= {link.name: link for link in claim.chain.links}
    found = []
    for root in told.view.sources.roots:
        link = links.get(root.name)
        # A report that names nobody and has no outlet is its own source, by its id.
        is_id = root.name in told.reports or root.name in {head.telling for head in told.view.tellings}
        name = "" if is_id else root.name if link is None else told.names.of_source(link)
        found.append(name or "")
    return _joined(told.names.mask(one) for one in found)


def _outlets(told: ToldEvent) -> str | None:
    return _joined(one.outlet for one in told.reports.values())


def _published(told: ToldEvent) -> str | None:
    days = sorted(one.published[:10] for one in told.reports.values() if one.published)
    return days[0] if days else None


def _terms(told: ToldEvent, name: str) -> str | None:
    return _joined(str(getattr(one, name)) for one in told.terms)


def _onward(told: ToldEvent) -> str | None:
    """To whom all of it may be passed on; None for what is all the reader's own."""
    if not told.terms:
        return None
    shared = set(told.terms[0].onward).intersection(*(one.onward for one in told.terms))
    return _joined(sorted(shared)) or "nobody"


def _until(told: ToldEvent) -> str | None:
    ends = sorted(one.until for one in told.terms if one.until)
    return ends[0] if ends else None


def _bound(told: ToldEvent, slot: str, side: str) -> int | None:
    count: Count | None = told.tolls.get(slot)
    value: int | None = None if count is None else getattr(count, side)
    return value


def _toll(slot: str, side: str) -> Column:
    label = "fatalities" if slot == "killed" else slot
    return Column(f"{label}_{side}", f"#affected+{slot}+{side}", partial(_bound, slot=slot, side=side))


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "#meta+id", lambda told: told.view.id),
    Column("date_from", "#date+occurred+start", lambda told: _day(told, "first_day")),
    Column("date_to", "#date+occurred+end", lambda told: _day(told, "last_day")),
    Column("date_precision", "#meta+precision",
           lambda told: None if told.event.period is None else told.event.period.precision),
    Column("event_type", "#event+type", lambda told: ACLED_TYPES.get(_kind(told, "acled") or "")),
    Column("sub_event_type", "#event+type+sub", lambda told: _kind(told, "acled")),
    Column("type", "#event+code", lambda told: told.event.type),
    Column("type_en", "#event+name+i_en", lambda told: _kind(told, "label_en")),
    Column("type_ar", "#event+name+i_ar", lambda told: _kind(told, "label_ar")),
    Column("plover", "#event+code+plover", lambda told: _kind(told, "plover")),
    Column("actor1", "#group+name+first", lambda told: _actors(told, _FIRST)),
    Column("actor2", "#group+name+second", lambda told: _actors(told, _SECOND)),
    Column("country_code", "#country+code", lambda told: _place(told, "country")),
    Column("country", "#country+name", lambda told: _country(_place(told, "country"))),
    Column("admin1_code", "#adm1+code", lambda told: _place(told, "admin1")),
    Column("admin1", "#adm1+name", lambda told: _area(_place(told, "admin1"))),
    Column("location", "#loc+name+i_en", lambda told: name_place(told.event.place, "en") or None),
    Column("location_ar", "#loc+name+i_ar", lambda told: name_place(told.event.place, "ar") or None),
    Column("latitude", "#geo+lat", lambda told: _place(told, "lat")),
    Column("longitude", "#geo+lon", lambda told: _place(told, "lon")),
    Column("radius_km", "#geo+radius", lambda told: _place(told, "radius_km")),
    *(_toll(slot, side) for slot in COUNT_SLOTS for side in ("min", "max")),
    Column("status", "#status+code", lambda told: told.event.status),
    Column("source", "#meta+source", _sources),
    Column("independent_sources", "#meta+sources+num", lambda told: max(1, told.view.sources.independent)),
    Column("reports", "#meta+reports+num", lambda told: len(told.reports) or 1),
    Column("outlets", "#meta+source+outlet", _outlets),
    Column("first_published", "#date+reported", _published),
    Column("notes", "#description", lambda told: told.words(told.lead, *told.event.spans[0]) or None),
    Column("summary_en", "#description+i_en", lambda told: describe(told, "en")),
    Column("summary_ar", "#description+i_ar", lambda told: describe(told, "ar")),
    Column("tlp", "#meta+tlp", lambda told: told.tlp),
    Column("released_by", "#meta+originator", lambda told: _terms(told, "originator")),
    Column("onward", "#meta+onward", _onward),
    Column("purpose", "#meta+purpose", lambda told: _terms(told, "purpose")),
    Column("until", "#meta+until", _until),
)  # fmt: skip
