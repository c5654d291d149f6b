"""What a reader is told of its own part: rooms, releases by and to it, claims alone, and what it lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tansiq.model import NOBODY, Claim, Hand

__all__ = [
    "Charter",
    "ClientList",
    "GivenRelease",
    "Guest",
    "MemberState",
    "Membership",
    "OwnRelease",
    "PartyHead",
    "SharedClaim",
    "Tombstone",
]

MemberState = Literal["host", "member", "invited", "left", "uninvited", "unsigned"]
_GONE = "no longer shared with you"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """All that is left of an entry that the reader once saw."""

    id: str
    kind: str
    originator: str
    since: str
    message: str = _GONE


@dataclass(frozen=True, slots=True)
class Guest:
    """A party that the reader, host of the room, invited; `signed` is the id of the charter that it signed, or ""."""

    party: str
    state: MemberState
    since: str
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Charter:
    """The text that a room's members sign before they are in it, by language; written by the host.

    Args:
        id: Of its entry; by it a member says which text it signed.
        since: When the host set it.
    """

    id: str
    since: str
    texts: dict[str, str]
    hand: Hand = NOBODY


@dataclass(frozen=True, slots=True)
class Membership:
    """A room that the reader hosts or was invited to.

    Args:
        name: As the host wrote it; `names` by language.
        since: Of the state.
        guests: For the host alone; nobody else is told who is in a room.
        charter: The text that members sign, for the host and those invited; None where there is none.
        signed: The id of the charter that the reader's party signed, or "".
        keeps_days: For how long after its release members hold what is released from now on; None for no end.
        is_confidential: Members learn of no other member.
        mark: For members: another one after anybody came or went, so that a release can be held until that was seen.
    """

    room: str
    name: str
    names: dict[str, str]
    host: str
    default_tlp: str
    state: MemberState
    since: str
    guests: tuple[Guest, ...] = ()
    mark: str = ""
    charter: Charter | None = None
    signed: str = ""
    is_confidential: bool = False
    keeps_days: int | None = None


@dataclass(frozen=True, slots=True)
class PartyHead:
    """A party that the reader may know of: itself, hosts of its rooms, and guests that accepted its invitation.

    Args:
        identities: Ids of the STIX identities that the operator entered as its own.
    """

    party: str
    names: dict[str, str] = field(default_factory=dict)
    identities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnRelease:
    """A release of the reader's party.

    Args:
        audience: "party", "users", "room" or "public"; `names` as released, rooms by id.
        narrowed: How many narrowings limit it.
        withdrawn: When it was withdrawn, or "".
        is_in_force: Whether it can still show anything to anyone.
        passed_on: Whose entry it passes on, or "" where it is the party's own.
        hand: By whose hand it was made.
        may_leave: It goes to recipients' TAXII clients too.
    """

    id: str
    what: tuple[str, ...]
    made: str
    audience: str
    names: tuple[str, ...]
    tlp: str
    onward: tuple[str, ...]
    purpose: str
    until: str
    is_detached: bool
    later_joiners: bool
    narrowed: int
    withdrawn: str
    is_in_force: bool
    passed_on: str = ""
    hand: Hand = NOBODY
    may_leave: bool = False


@dataclass(frozen=True, slots=True)
class GivenRelease:
    """What a release to the reader allows: its terms as narrowed, and the reader's own part of the audience.

    Args:
        to: "PARTY", "PARTY:USER", a room's id, or "" for the public.
        onward: To whom the reader itself may pass it on: of AMBER, its own listed clients alone.
        passed_on_by: Who passed it on to the reader, or "" where its originator released it.
        hand: By whose hand of theirs: role and mark, never a name.
        may_leave: It goes to the reader's TAXII clients too, where all that it was passed on by does.
        narrowed: When the terms told here were narrowed last, "" for never.
    """

    what: str
    originator: str
    since: str
    audience: str
    to: str
    tlp: str
    onward: tuple[str, ...]
    purpose: str
    until: str
    is_detached: bool
    passed_on_by: str = ""
    hand: Hand = NOBODY
    may_leave: bool = False
    narrowed: str = ""


@dataclass(frozen=True, slots=True)
class ClientList:
    """The clients that a party lists, in its own order.

    Args:
        id: Of the list's entry, by which it is released.
        made: When the party made it.
    """

    id: str
    party: str
    clients: tuple[str, ...]
    made: str
    hand: Hand = NOBODY


@dataclass(frozen=True, slots=True)
class SharedClaim:
    """A claim that was released alone. `words` is "" where they were not released; offsets point into it."""

    id: str
    originator: str
    claim: Claim
    words: str
    since: str
