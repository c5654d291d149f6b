"""Rooms and who was in them when, from two entries a guest: the host's invitation and its own acceptance."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from tansiq.ledger import Secret, Stored, find_resting_on, get_stored
from tansiq.ledger.ids import canonical
from tansiq.release.moments import Moment, first_of

__all__ = ["Room", "RoomStretch", "Seat", "get_rooms", "members_mark"]


_ID_CHARS = 64


@dataclass(frozen=True, slots=True)
class RoomStretch:
    """One unbroken membership of a room, in the ledger order of the room's home node; `left` None while it lasts."""

    room: str
    party: str
    joined: Moment
    left: Moment | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One invitation and what became of it.

    Args:
        invitation: Id of its entry.
        withdrawn: When the host took it back, or None.
        acceptances: Ids of the guest's acceptances with their stretches, in the ledger's order.
        signed: Acceptance to the charter that it signed, where it signed one.
        lapsed: When the room's first charter ended an acceptance that signed none, until the guest accepts anew.
    """

    guest: str
    invitation: str
    invited: Moment
    withdrawn: Moment | None = None
    acceptances: tuple[tuple[str, RoomStretch], ...] = ()
    signed: Mapping[str, str] = field(default_factory=dict)
    lapsed: Moment | None = None

    @property
    def standing(self) -> tuple[str, RoomStretch] | None:
        """The acceptance that stands, where one does."""
        return next((pair for pair in self.acceptances if pair[1].left is None), None)


@dataclass(frozen=True, slots=True)
class Room:
    """A room as its entries make it.

    Args:
        id: Of its `room` entry.
        payload: Names and default marking, as the host wrote them.
        charters: Ids of the texts that its members sign, and when the host set them, in the ledger's order.
    """

    id: str
    host: str
    opened: Moment
    payload: dict[str, Any]
    seats: tuple[Seat, ...] = ()
    charters: tuple[tuple[str, Moment], ...] = ()

    @property
    def charter(self) -> str:
        """The id of the charter that counts now, or ""."""
        return self.charters[-1][0] if self.charters else ""

    @property
    def is_confidential(self) -> bool:
        """Whether members learn of no other member, not even that one came or went."""
        return self.payload.get("confidential") is True

    @property
    def stretches(self) -> tuple[RoomStretch, ...]:
        """Every membership; the host is in from the opening on."""
        guests = (stretch for seat in self.seats for _, stretch in seat.acceptances)
        return (RoomStretch(self.id, self.host, self.opened), *guests)


def _moment(stored: Stored) -> Moment:
    return Moment(stored.position, stored.received)


class _Acts:
    """Acts of one kind by what they rest on."""

    def __init__(self, connection: Connection, targets: Iterable[str], kind: str) -> None:
        pairs = find_resting_on(connection, list(targets), [kind])
        # Only an invitation says something that is not in its header: whom it invites.
        self.stored = get_stored(connection, [one for _, one in pairs], is_header=kind != "invitation")
        self._on: dict[str, list[Stored]] = {}
        for target, one in pairs:
            self._on.setdefault(target, []).append(self.stored[one])

    def of(self, target: Stored, originator: str) -> list[Stored]:
        """Those by this originator that came after the target, in the ledger's order."""
        found = self._on.get(target.entry.id, ())
        return [one for one in found if one.entry.originator == originator and one.position > target.position]


_Charters = tuple[tuple[str, Moment], ...]


def _seat(room: str, invitation: Stored, guest: str, host: str, acts: Sequence[_Acts], charters: _Charters) -> Seat:
    withdrawals, acceptances, leavings = acts
    withdrawn = first_of(*map(_moment, withdrawals.of(invitation, host)))
    accepted, signed, lapsed = [], dict[str, str](), None
    for one in acceptances.of(invitation, guest):
        joined = _moment(one)
        there = [name for name, at in charters if at < joined]
        # The one that counted then: who signs a text that was replaced has not signed what the room asks.
        charter = there[-1] if there and there[-1] in one.entry.basis[1:] else ""
        if (withdrawn is not None and joined > withdrawn) or (there and not charter):
            continue
        # The first charter ends what was accepted without any: an unsigned member sees nothing of the room.
        ended = charters[0][1] if charters and not charter else None
        left = first_of(withdrawn, ended, *map(_moment, leavings.of(one, guest)))
        lapsed = ended if left == ended else None
        accepted.append((one.entry.id, RoomStretch(room, guest, joined, left)))
        signed |= {one.entry.id: charter} if charter else {}
    return Seat(guest, invitation.entry.id, _moment(invitation), withdrawn, tuple(accepted), signed, lapsed)


def get_rooms(connection: Connection, ids: Iterable[str]) -> dict[str, Room]:
    """Rooms by id; what is no room of this ledger is not in the answer."""
    named = [one for one in ids if len(one) == _ID_CHARS]
    if not named:
        return {}
    stored = get_stored(connection, named)
    rooms = {one: room for one, room in stored.items() if room.entry.kind == "room"}
    invitations = _Acts(connection, rooms, "invitation")
    withdrawals = _Acts(connection, invitations.stored, "withdrawal")
    acceptances = _Acts(connection, invitations.stored, "acceptance")
    leavings = _Acts(connection, acceptances.stored, "leaving")
    texts = _Acts(connection, rooms, "charter")
    found = {}
    for one, room in rooms.items():
        host = room.entry.originator
        charters = tuple((each.entry.id, _moment(each)) for each in texts.of(room, host))
        seats = tuple(
            _seat(one, invitation, str(guest), host, (withdrawals, acceptances, leavings), charters)
            for invitation in invitations.of(room, host)
            # What cannot be read invites nobody (release.md, rule 6).
            if (guest := (invitation.entry.payload or {}).get("guest"))
        )
        found[one] = Room(one, host, _moment(room), room.entry.payload or {}, seats, charters)
    return found


def members_mark(room: Room, party: str, key: Secret) -> str:
    """A mark of who is in a room now, for one of its members; another one after anybody came or went. "" for others,
    and for the guests of a confidential room.

    It says nothing by itself: it is keyed with the node's key and bound to the member, and counts nothing.

    Args:
        key: The node's.
    """
    inside = sorted((one.party, one.joined.at) for one in room.stretches if one.left is None)
    if party not in {name for name, _ in inside} or (room.is_confidential and party != room.host):
        return ""
    covered = canonical({"room": room.id, "member": party, "inside": [list(one) for one in inside]})
    return hmac.digest(key.derive("tansiq members").reveal(), covered, "sha256")[:16].hex()
