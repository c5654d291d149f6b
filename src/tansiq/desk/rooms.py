"""Parties and rooms: who takes part on this node, and the standing arrangements between them."""

from __future__ import annotations

from collections.abc import Sequence

from tansiq.desk.acting import Acting, NotYours, acting, check_names
from tansiq.desk.once import once
from tansiq.desk.operate import init_ledger
from tansiq.errors import ReleaseError
from tansiq.ledger import get_stored
from tansiq.ledger.keys import check_party
from tansiq.model.release import TLP_ORDER, Tlp
from tansiq.model.signs import acts_on_display
from tansiq.release.objects.creators import holders_of, identities_of, list_identities, objects_of_creators
from tansiq.release.objects.describe import check_identity
from tansiq.release.objects.showing import show_objects
from tansiq.release.register import list_party, list_room, show_room
from tansiq.release.rooms import Room, Seat
from tansiq.settings import Settings

__all__ = ["accept", "invite", "leave", "open_party", "open_room", "set_charter", "uninvite"]

_CHARTER_CHARS = 20_000
_CHARTER_HINT = f"both languages, at most {_CHARTER_CHARS} characters each"


def open_party(
    settings: Settings,
    party: str,
    *,
    name_en: str = "",
    name_ar: str = "",
    identities: Sequence[str] | None = None,
) -> str:
    """Make a party on this node: its keys and its entry. Done again, it gives the party other names.

    Args:
        party: Its id.
        name_en, name_ar: What it is called; shown to those who may know of it.
        identities: Ids of STIX identities that are its own, in place of those before; the same where None. Of an
            object that names one of them as its creator, readers get this party's line (docs/taxii.md).

    Returns:
        The id of the entry.

    Raises:
        LedgerError: The id is not of the allowed form.
        ReleaseError: A name or an identity is none, or an identity is another party's.
    """
    names = check_names({"en": name_en, "ar": name_ar})
    given = None if identities is None else frozenset(map(check_identity, identities))
    init_ledger(settings, party=party)
    with acting(settings, party) as desk:
        wanted = frozenset(identities_of(desk.connection, party)) if given is None else given
        if holders_of(desk.connection, wanted) - {party}:
            raise ReleaseError("this identity is another party's", code="identity-taken")
        payload = {"party": party, "names": names} | ({"identities": sorted(wanted)} if wanted else {})
        done = desk.act("party", payload)
        list_party(desk.connection, party, done.id)
        changed = list_identities(desk.connection, get_stored(desk.connection, [done.id])[done.id])
        show_objects(desk.connection, desk.keys, objects_of_creators(desk.connection, changed))
        return done.id


@once
def open_room(
    settings: Settings,
    room: str,
    *,
    party: str | None = None,
    name_en: str = "",
    name_ar: str = "",
    default_tlp: Tlp = "AMBER",
    confidential: bool = False,
) -> str:
    """Open a room; the party is its host, and a member from then on.

    Args:
        room: A short name, unique among the host's rooms.
        default_tlp: Fills in the form of releases to the room, and releases nothing.
        confidential: Guests learn of no other guest, not even that one came or went. It stays so.

    Returns:
        The id of the entry, which is the room's id.

    Raises:
        ReleaseError: A name is none, the host has a room of this name, or the label is unknown.
        LedgerError: This node has no such party.
    """
    names = check_names({"": room, "en": name_en, "ar": name_ar})
    if not room:
        raise ReleaseError("a room needs a name", code="name")
    if default_tlp not in TLP_ORDER:
        raise ReleaseError("unknown TLP label", code="tlp", hint=f"one of {', '.join(TLP_ORDER)}")
    with acting(settings, party) as desk:
        if any(one.host == desk.party and one.payload.get("room") == room for one in desk.rooms()):
            raise ReleaseError("you have a room of this name", code="room-exists")
        names.pop("")
        flags = {"confidential": True} if confidential else {}
        done = desk.act("room", {"room": room, "names": names, "tlp": default_tlp} | flags)
        list_room(desk.connection, done.id)
        return done.id


def _own_room(desk: Acting, room: str) -> Room:
    found = desk.get_room(room)
    if found.host != desk.party:
        raise ReleaseError("only the host of a room does this", code="not-host")
    return found


def _standing(room: Room, guest: str) -> Seat | None:
    """The guest's invitation that stands."""
    return next((seat for seat in room.seats if seat.guest == guest and seat.withdrawn is None), None)


@once
def invite(settings: Settings, room: str, guest: str, *, party: str | None = None) -> str:
    """Invite a party into a room of one's own; it is a member once it accepts.

    Args:
        room: Name or id.
        guest: Id of the party. Whether there is such a party is not said.

    Raises:
        NotYours: There is no such room for the party.
        ReleaseError: It is not the host, the guest is invited already or is the host, or its id is malformed.
    """
    check_party(guest)
    with acting(settings, party) as desk:
        found = _own_room(desk, room)
        if guest == desk.party or _standing(found, guest) is not None:
            raise ReleaseError("this party is invited already", code="invited")
        done = desk.act("invitation", {"room": found.id, "guest": guest}, (found.id,))
        list_room(desk.connection, found.id)
        return done.id


@once
def uninvite(settings: Settings, room: str, guest: str, *, party: str | None = None) -> str:
    """Take an invitation back: the guest is no member from then on.

    Raises:
        NotYours: There is no such room for the party, or no such guest.
        ReleaseError: It is not the host.
    """
    with acting(settings, party) as desk:
        found = _own_room(desk, room)
        seat = _standing(found, guest)
        if seat is None:
            raise NotYours
        done = desk.act("withdrawal", {"what": seat.invitation, "reason": ""}, (seat.invitation,))
        show_room(desk.connection, desk.keys, found.id, guest)
        return done.id


@once
def set_charter(settings: Settings, room: str, *, text_en: str, text_ar: str, party: str | None = None) -> str:
    """Set the text that members sign: from now on nobody becomes a member without signing the newest one.

    The first charter ends the membership of every guest, who signed none, until it accepts anew and signs. A later one
    changes nothing for those who signed an earlier one: the host sees which each of them signed.

    Args:
        text_en, text_ar: The same text in both languages.

    Returns:
        The id of the charter, by which it is signed.

    Raises:
        NotYours: There is no such room for the party.
        ReleaseError: It is not the host, or a text is empty, too long, or holds signs that act on a display.
    """
    texts = {lang: "\n".join(text.strip().splitlines()) for lang, text in (("en", text_en), ("ar", text_ar))}
    for one in texts.values():
        if not 0 < len(one) <= _CHARTER_CHARS or any(map(acts_on_display, one)):
            raise ReleaseError("a charter is a text in both languages", code="charter-text", hint=_CHARTER_HINT)
    with acting(settings, party) as desk:
        found = _own_room(desk, room)
        done = desk.act("charter", {"room": found.id, "texts": texts}, (found.id,))
        for seat in found.seats:
            if seat.standing is not None and not seat.signed.get(seat.standing[0]):
                show_room(desk.connection, desk.keys, found.id, seat.guest)
        return done.id


@once
def accept(settings: Settings, room: str, *, party: str | None = None, charter: str = "") -> str:
    """Accept an invitation that stands, and sign the room's charter where it has one: a member from then on.

    Args:
        charter: The id of the charter that is signed, "" where the room has none.

    Raises:
        NotYours: The party has no invitation that stands.
        ReleaseError: It is a member already, or this is not the charter of now.
    """
    with acting(settings, party) as desk:
        found = desk.get_room(room)
        if found.host == desk.party:
            raise ReleaseError("you are a member already", code="member")
        seat = _standing(found, desk.party)
        if seat is None:
            raise NotYours
        if seat.standing is not None:
            raise ReleaseError("you are a member already", code="member")
        if charter != found.charter:
            hint = "`tansiq room list` shows it" if found.charter else "accept without one"
            raise ReleaseError("sign the charter of now", code="charter", hint=hint)
        signed = (charter,) if charter else ()
        done = desk.act("acceptance", {"room": found.id}, (seat.invitation, *signed))
        show_room(desk.connection, desk.keys, found.id, desk.party)
        return done.id


@once
def leave(settings: Settings, room: str, *, party: str | None = None) -> str:
    """Leave a room. What was released to its members since is seen no more; whoever returns starts anew.

    Raises:
        NotYours: The party is no member of such a room.
        ReleaseError: It is the host.
    """
    with acting(settings, party) as desk:
        found = desk.get_room(room)
        if found.host == desk.party:
            raise ReleaseError("the host does not leave its room", code="host")
        seat = _standing(found, desk.party)
        standing = None if seat is None else seat.standing
        if standing is None:
            raise NotYours
        done = desk.act("leaving", {"room": found.id}, (standing[0],))
        show_room(desk.connection, desk.keys, found.id, desk.party)
        return done.id
