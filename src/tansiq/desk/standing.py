"""Standing releases: reports of an outlet, of certain kinds, go to an audience until a day, in one act with each."""

from __future__ import annotations

from typing import Unpack

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.once import once
from tansiq.desk.releasing import Terms, check_release, release_within
from tansiq.errors import ReleaseError
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.ledger import get_stored
from tansiq.ledger.record import ReadReport
from tansiq.model import Audience
from tansiq.release.register import list_standing
from tansiq.release.rooms import members_mark
from tansiq.release.standings import StandingRelease, find_standing
from tansiq.settings import Settings

__all__ = ["apply_standing", "stand_release", "stop_standing"]

_OUTLET_CHARS = 200


@once
def stand_release(
    settings: Settings,
    audience: Audience,
    *,
    outlet: str,
    ends: str,
    kinds: tuple[str, ...] = (),
    party: str | None = None,
    **terms: Unpack[Terms],
) -> str:
    """Release every report that the party takes in from an outlet, until a day.

    Args:
        outlet: As reports name it; case does not matter. "" for whatever the party takes in.
        ends: When it ends, RFC 3339; what it released stays released.
        kinds: Event types or their beginnings: a report goes out if it tells of some event and of none of another
            kind. () for all reports.
        terms: Label, onward and purpose of each release, and whether it may leave tansiq.

    Returns:
        The id of the standing release.

    Raises:
        NotYours: The party has no such room.
        ReleaseError: `ends` is no time to come, a kind is none, or the label does not allow it.
    """
    with acting(settings, party) as desk:
        end = desk.check_until(ends or None)
        if end is None:
            raise ReleaseError("a standing release has an end", code="until", hint="name a day")
        if len(outlet) > _OUTLET_CHARS:
            raise ReleaseError("the name of the outlet is too long", code="outlet")
        known = [kind for kind in kinds if any(one == kind or one.startswith(f"{kind}.") for one in EVENT_TYPES)]
        if len(known) != len(kinds):
            raise ReleaseError("not a kind of event", code="kinds", hint="a type or its beginning, such as attack")
        # As a release of any report of the party's would be refused, this is.
        made = check_release(desk, "", audience, Terms(**terms), is_of_none=True)
        payload = {
            "outlet": outlet.strip(), "kinds": sorted(set(kinds)), "audience": made.audience.to_json(), "tlp": made.tlp,
            "onward": list(made.onward), "purpose": made.purpose, "until": end,
            "may_leave": made.may_leave,
        }  # fmt: skip
        rooms = made.audience.ids if made.audience.kind == "room" else ()
        done = desk.act("standing", payload, rooms)
        list_standing(desk.connection, get_stored(desk.connection, [done.id], is_header=True).values())
        return done.id


@once
def stop_standing(settings: Settings, standing: str, *, party: str | None = None) -> str:
    """Stop a standing release; what it released stays released until that is withdrawn.

    Returns:
        The id of the withdrawal.

    Raises:
        NotYours: The party has none such that stands.
    """
    with acting(settings, party) as desk:
        found = find_standing(desk.connection, desk.party, desk.writer.received)
        if standing not in {one.id for one in found if one.is_in_force}:
            raise NotYours
        return desk.act("withdrawal", {"what": standing, "reason": ""}, (standing,)).id


def apply_standing(desk: Acting, read: ReadReport) -> tuple[str, ...]:
    """Release a report that is just taken in by what stands; in its transaction, before its lists are made.

    Returns:
        Ids of the releases. What cannot be released so (the party left the room meanwhile) is left.
    """
    standing = find_standing(desk.connection, desk.party, desk.writer.received, is_counted=False)
    return tuple(
        done for one in standing if one.is_in_force and _is_meant(one, read) if (done := _release(desk, one, read))
    )


def _is_meant(one: StandingRelease, read: ReadReport) -> bool:
    if one.outlet and one.outlet.casefold() != (read.reading.outlet or read.report.outlet or "").strip().casefold():
        return False
    types = [event.type for event in read.reading.events]
    return not one.kinds or (bool(types) and all(_is_of(kind, one.kinds) for kind in types))


def _is_of(kind: str, kinds: tuple[str, ...]) -> bool:
    return any(kind == one or kind.startswith(f"{one}.") for one in kinds)


def _release(desk: Acting, one: StandingRelease, read: ReadReport) -> str:
    if one.audience == "room":
        # Who left the room goes on releasing to it by hand alone.
        room = next((each for each in desk.rooms() if each.id in one.names), None)
        if room is None or not members_mark(room, desk.party, desk.keys.node()):
            return ""
    terms = Terms(tlp=one.tlp, onward=one.onward, purpose=one.purpose, may_leave=one.may_leave)
    try:
        made = check_release(desk, read.id, Audience(one.audience, one.names), terms)
    except (NotYours, ReleaseError):
        return ""
    return release_within(desk, made, by=(one.id,))
