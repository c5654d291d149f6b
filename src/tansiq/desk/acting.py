"""What every act of a party has in common: who acts, what is its own, and that the same act again is a new entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from tansiq.desk.once import check_sending, note_sending
from tansiq.errors import LedgerError, ReleaseError
from tansiq.ledger import Draft, KeyRing, Stored, Writer, format_time, get_stored, open_ledger
from tansiq.ledger.keys import check_party
from tansiq.ledger.store import Appended
from tansiq.model import NOBODY, Audience, Hand
from tansiq.model.entry import EntryKind
from tansiq.model.release import ANYONE
from tansiq.people import hand_of
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.register import find_rooms
from tansiq.release.rooms import Room
from tansiq.settings import Settings

__all__ = ["VIA", "Acting", "NotAllowed", "NotYours", "acting", "check_names", "check_party_id", "check_right"]

VIA = "command"
_ID = re.compile(r"[0-9a-f]{64}")
_USER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_NAME_CHARS = 80
_NO_SIGNS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Line ends, direction marks and the like, with which a name could pass for another."""


class NotYours(ReleaseError):  # noqa: N818 (not a fault: the one answer to "not yours" and "no such thing")
    """The party has nothing by this name or id: it is another's, or it does not exist. Stop: nothing was done."""

    code = "not-yours"

    def __init__(self) -> None:
        super().__init__("you have nothing by this name or id")


class NotAllowed(ReleaseError):  # noqa: N818 (an answer, as "not yours" is)
    """The roles of the person who asks, or the scopes of their key, do not let them do this. Stop: nothing was done."""

    code = "not-allowed"

    def __init__(self) -> None:
        super().__init__("your roles do not let you do this")


def check_right(settings: Settings, *rights: str) -> None:
    """Nothing, where who asks has one of these rights.

    Raises:
        NotAllowed: They may not.
    """
    if settings.rights is not None and settings.rights.isdisjoint(rights):
        raise NotAllowed


@dataclass(frozen=True, slots=True)
class Acting:
    """One party within one write transaction.

    Args:
        hand: By whose hand it acts.
        made: Ids of the acts so far, in order.
    """

    party: str
    writer: Writer
    keys: KeyRing
    hand: Hand = NOBODY
    made: list[str] = field(default_factory=list)

    @property
    def connection(self) -> Connection:
        return self.writer.connection

    def get_own(self, entry_id: str, *kinds: EntryKind) -> Stored:
        """One of the party's own entries of these kinds.

        Raises:
            NotYours: It has none such.
        """
        stored = get_stored(self.connection, [entry_id]).get(entry_id) if _ID.fullmatch(entry_id) else None
        if stored is None or stored.entry.originator != self.party or stored.entry.kind not in kinds:
            raise NotYours
        return stored

    def get_facts(self, entry_id: str) -> EntryFacts | None:
        """What the rule knows of an entry, whose ever it is; None where there is none."""
        return get_facts(self.connection, [entry_id]).get(entry_id) if _ID.fullmatch(entry_id) else None

    def rooms(self) -> tuple[Room, ...]:
        """The rooms that the party hosts or was ever invited to."""
        return find_rooms(self.connection, self.party)

    def get_room(self, room: str) -> Room:
        """A room that the party hosts or was invited to, by its id or its name; of two of one name, its own.

        Raises:
            NotYours: There is none such.
            ReleaseError: Several rooms of this name, none of them its own.
        """
        named = [one for one in self.rooms() if room in (one.id, one.payload.get("room"))]
        found = [one for one in named if one.host == self.party] or named
        if not found:
            raise NotYours
        if len(found) > 1:
            raise ReleaseError("several rooms have this name", code="which-room", hint="use the room's id")
        return found[0]

    def check_audience(self, audience: Audience) -> Audience:
        """The audience with rooms by their ids; whether a party exists is never asked.

        Raises:
            ReleaseError: It is empty or malformed.
            NotYours: The room is not the party's.
        """
        if audience.kind == "public":
            if audience.ids:
                raise ReleaseError("the public has no names", code="audience")
            return audience
        if not audience.ids:
            raise ReleaseError("an empty audience is nobody", code="empty-audience", hint="name who is to see it")
        if audience.kind == "room":
            if len(audience.ids) > 1:
                raise ReleaseError("a release names one room", code="audience", hint="release it to each")
            return Audience("room", (self.get_room(audience.ids[0]).id,))
        for name in audience.ids:
            party, colon, user = name.partition(":")
            check_party_id(party)
            if (audience.kind == "users") != (bool(colon) and _USER.fullmatch(user) is not None):
                raise ReleaseError("not a user", code="audience", hint="users are PARTY:USER, parties are PARTY")
        return Audience(audience.kind, tuple(dict.fromkeys(audience.ids)))

    def check_onward(self, onward: tuple[str, ...]) -> tuple[str, ...]:
        """Parties by their form, rooms ("room:NAME" or an id) by their ids, "*" as it is.

        Raises:
            ReleaseError: A party's id is malformed.
            NotYours: A room is not the party's.
        """
        return tuple(dict.fromkeys(self._onward(name) for name in onward))

    def _onward(self, name: str) -> str:
        if name == ANYONE:
            return name
        if name.startswith("room:") or _ID.fullmatch(name):
            return self.get_room(name.removeprefix("room:")).id
        check_party_id(name)
        return name

    def check_until(self, until: str | datetime | None) -> str | None:
        """A term as the ledger writes times.

        Raises:
            ReleaseError: It has no zone, is no time, or is not in the future.
        """
        if until is None:
            return None
        try:
            moment = until if isinstance(until, datetime) else datetime.fromisoformat(until)
            if moment.tzinfo is None:
                raise ReleaseError("a time needs its offset", code="until", hint="end it with Z")
            term = format_time(moment)
        except (ValueError, OverflowError) as error:
            # Overflow: in UTC it would lie before the year 1 or after 9999.
            raise ReleaseError("not a time", code="until", hint="use RFC 3339, e.g. 2026-02-01T00:00:00Z") from error
        if term <= self.writer.received:
            raise ReleaseError("this time is past", code="until-past", hint="withdraw it instead")
        return term

    def act(
        self, kind: EntryKind, payload: dict[str, Any], basis: tuple[str, ...] = (), *, after: str = ""
    ) -> Appended:
        """Write an act with whose hand it is by and the time as read; done again at that time it is moved on by 1 µs.

        Args:
            after: The time of an act that it comes after: it gets a later one, whatever a clock says.
        """
        return self.enter(kind, payload, basis, after=after)[0]

    def enter(
        self, kind: EntryKind, payload: dict[str, Any], basis: tuple[str, ...] = (), *, after: str = ""
    ) -> tuple[Appended, dict[str, Any]]:
        """The same, and the payload as it was written."""
        made = datetime.fromisoformat(self.writer.received)
        if after:
            made = max(made, datetime.fromisoformat(after) + timedelta(microseconds=1))
        signed = payload | ({"hand": self.hand.to_json()} if self.hand else {})
        while True:
            draft = Draft(kind, signed | {"made": format_time(made)}, basis)
            (done,) = self.writer.append([draft], originator=self.party, via=VIA)
            if done.is_new:
                self.made.append(done.id)
                return done, draft.payload
            made += timedelta(microseconds=1)


def check_party_id(name: str) -> None:
    """Nothing, where it is of the form of a party's id; whether there is such a party is not asked.

    Raises:
        ReleaseError: It is malformed.
    """
    try:
        check_party(name)
    except LedgerError as error:
        raise ReleaseError(error.message, code=error.code, hint=error.hint) from error


def check_names(names: dict[str, str]) -> dict[str, str]:
    """Names by language, without those that were not given.

    Raises:
        ReleaseError: One is longer than a line of 80 characters.
    """
    for name in names.values():
        if len(name) > _NAME_CHARS or any(unicodedata.category(sign) in _NO_SIGNS for sign in name):
            raise ReleaseError("not a name", code="name", hint="one line of at most 80 characters")
    return {lang: name for lang, name in names.items() if name}


@contextmanager
def acting(settings: Settings, party: str | None, *, right: str = "release") -> Iterator[Acting]:
    """A party at its desk: one transaction, all of it or nothing.

    Args:
        party: Who acts; the settings' party where None.
        right: What the person who asks must be let do; the most that an act asks for by default.

    Raises:
        NotAllowed: They are not let do it, or not for this party.
        DoneAlready, KeyReused: As `once.check_sending` has them.
        LedgerError: There is no ledger, or this node has no such party.
    """
    name = settings.party if party is None else party
    check_right(settings, right)
    if settings.rights is not None and name != settings.party:
        raise NotAllowed
    ledger = open_ledger(settings.home, clock=settings.clock, randomness=settings.randomness)
    if not ledger.keys.has(name):
        raise LedgerError("this node has no such party", code="no-party", hint="`tansiq party add` makes one")
    with ledger.write() as writer:
        check_sending(writer.connection, settings.sending)
        desk = Acting(name, writer, ledger.keys, hand_of(settings, right))
        yield desk
        note_sending(writer.connection, settings.sending, next(iter(desk.made), ""), writer.received)
