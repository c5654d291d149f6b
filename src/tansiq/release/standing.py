"""A reader's own part in what decides what it sees: its rooms, the releases to it and by it, and what it lost.

A recipient is told the terms of a release to it as they bind it, never the release's id or its other recipients.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, desc, select

from tansiq.ledger import format_time, get_stored
from tansiq.ledger.schema import entry
from tansiq.model import Claim, Hand, Release
from tansiq.release.apart import claims_apart, shown_claim, shown_end
from tansiq.release.clients import find_lists, lists_shown
from tansiq.release.decide import Decision, Share, Withhold, decide_release, find_gone
from tansiq.release.detached import Telling, bare_claim, windows_of_telling, words_of
from tansiq.release.facts import EntryFacts, ReleaseFacts, get_facts
from tansiq.release.introductions import find_introduced
from tansiq.release.knowing import known_facts
from tansiq.release.objects.tables import shown_object
from tansiq.release.onward import bound_terms, narrowed_at, onward_for
from tansiq.release.parts import (
    Charter,
    ClientList,
    GivenRelease,
    Guest,
    Membership,
    MemberState,
    OwnRelease,
    PartyHead,
    SharedClaim,
    Tombstone,
)
from tansiq.release.query import is_shown
from tansiq.release.register import find_rooms, party_entry, party_release
from tansiq.release.retention import find_room_retention
from tansiq.release.rooms import Room, Seat
from tansiq.release.runs import NEVER, holds, windows_of
from tansiq.release.stretches import Passing, release_stretches
from tansiq.release.tables import shown_report
from tansiq.release.views import Reader

__all__ = ["Standing"]

MAX_LISTED = 1000
"""Releases and tombstones of one answer at most: each is decided by the rule when it is listed."""


class Standing:
    """One reader's own part, within one transaction.

    Args:
        names: The reader's names in the derived tables.
        now: The moment for which terms are judged.
    """

    def __init__(self, connection: Connection, reader: Reader, names: tuple[str, ...], now: datetime) -> None:
        self._connection = connection
        self._reader = reader
        self._names = names
        self._now = now
        self._moment = format_time(now)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What the reader saw and sees no more, the newest first; ties go by id."""
        chosen = (
            select(shown_end.c.entry)
            .where(shown_end.c.reader.in_(self._names), shown_end.c.opens <= self._moment)
            .order_by(desc(shown_end.c.since), desc(shown_end.c.entry))
            .limit(MAX_LISTED)
        )
        found = self._buried(list(dict.fromkeys(one.hex() for one in self._connection.scalars(chosen))))
        return tuple(sorted(found, key=lambda one: (one.since, one.id), reverse=True))

    def find_tombstone(self, entry_id: str) -> Tombstone | None:
        """The tombstone of one entry; None for what the reader sees, or never saw."""
        return next(iter(self._buried([entry_id])), None)

    def _buried(self, ids: list[str]) -> list[Tombstone]:
        found = []
        for facts in get_facts(self._connection, ids).values():
            since = find_gone(facts, self._reader, self._now)
            if since is not None:
                found.append(Tombstone(facts.id, facts.kind, facts.originator, since))
        return found

    def memberships(self) -> tuple[Membership, ...]:
        """The rooms that the reader's party hosts or was invited to, by id."""
        return tuple(self._membership(room) for room in find_rooms(self._connection, self._reader.party))

    def _membership(self, room: Room) -> Membership:
        if room.host == self._reader.party:
            state: MemberState = "host"
            since, signed, is_told = room.opened.at, "", True
            guests = tuple(Guest(seat.guest, *_state(seat), _signed(seat)) for seat in _newest(room.seats))
        else:
            mine = [seat for seat in room.seats if seat.guest == self._reader.party][-1]
            state, since = _state(mine)
            guests, signed, is_told = (), _signed(mine), mine.withdrawn is None
        payload = room.payload
        rule = find_room_retention(self._connection, room.id, room.host) if is_told else None
        return Membership(
            room=room.id,
            name=payload["room"],
            names=dict(payload["names"]),
            host=room.host,
            default_tlp=payload["tlp"],
            state=state,
            since=since,
            guests=guests,
            charter=self._charter(room) if is_told else None,
            signed=signed,
            is_confidential=room.is_confidential,
            keeps_days=None if rule is None else rule.days,
        )

    def _charter(self, room: Room) -> Charter | None:
        """The charter that counts now, for those whom it concerns: the host, and whoever is invited."""
        if not room.charter:
            return None
        stored = get_stored(self._connection, [room.charter])[room.charter]
        payload = stored.entry.payload or {}
        return Charter(room.charter, stored.received, dict(payload.get("texts", {})), Hand.of(payload))

    def parties(self) -> tuple[PartyHead, ...]:
        """The parties that the reader may know of, by id; itself first."""
        known = set(find_introduced(self._connection, self._reader.party))
        for room in find_rooms(self._connection, self._reader.party):
            if room.host != self._reader.party:
                known.add(room.host)
            else:
                known |= {seat.guest for seat in room.seats if seat.acceptances}
        known.discard(self._reader.party)
        return tuple(self._party(one) for one in (self._reader.party, *sorted(known)))

    def _party(self, party: str) -> PartyHead:
        own = self._connection.scalar(select(party_entry.c.entry).where(party_entry.c.party == party))
        if own is None:
            return PartyHead(party)
        payload = get_stored(self._connection, [own.hex()])[own.hex()].entry.payload or {}
        return PartyHead(party, dict(payload.get("names", {})), tuple(payload.get("identities", ())))

    def releases_of(self, entry_id: str) -> tuple[OwnRelease, ...]:
        """Releases that the reader's party made of one entry, its own or passed on, the newest first; ties go by id."""
        facts = get_facts(self._connection, [entry_id]).get(entry_id)
        if facts is None:
            return ()
        own = (one for one in facts.releases if one.originator == self._reader.party)
        found = [self._own(facts, one, one.terms) for one in own if one.terms is not None]
        return tuple(sorted(found, key=lambda one: (one.made, one.id), reverse=True))

    def releases_by_me(self) -> tuple[OwnRelease, ...]:
        """Releases of the reader's party, the newest first; ties go by id. MAX_LISTED at most."""
        mine = party_release.c
        chosen = (
            select(mine.release)
            .where(mine.party == self._reader.party)
            .order_by(desc(mine.at), desc(mine.release))
            .limit(MAX_LISTED)
        )
        ids = [one.hex() for one in self._connection.scalars(chosen)]
        acts = get_stored(self._connection, ids)
        targets = {one: str((acts[one].entry.payload or {}).get("what", "")) for one in ids}
        facts = get_facts(self._connection, list(dict.fromkeys(targets.values())))
        found = []
        for one in ids:
            about = facts.get(targets[one])
            release = next((each for each in about.releases if each.id == one), None) if about is not None else None
            if about is not None and release is not None and release.terms is not None:
                found.append(self._own(about, release, release.terms))
        return tuple(found)

    def _own(self, about: EntryFacts, release: ReleaseFacts, terms: Release) -> OwnRelease:
        bound = bound_terms(release)
        assert bound is not None
        until, is_closed = bound.until, release.closed is not None or about.erased is not None
        is_passed = release.originator != about.originator
        return OwnRelease(
            id=release.id,
            what=terms.targets,
            made=release.made.at,
            audience=terms.audience.kind,
            names=terms.audience.ids,
            tlp=bound.tlp,
            onward=bound.onward,
            purpose=terms.purpose,
            until=until,
            is_detached=terms.is_detached,
            later_joiners=terms.later_joiners,
            narrowed=len(release.limits),
            withdrawn="" if release.closed is None else release.closed.at,
            is_in_force=not is_closed
            and (not until or until > self._moment)
            and (not is_passed or Passing(about).may_pass(release, self._moment)),
            passed_on=about.originator if is_passed else "",
            hand=release.hand,
            may_leave=terms.may_leave and bound.tlp != "RED",
        )

    def releases_to_me(
        self, *, of: str = "", is_meant: Callable[[ReleaseFacts], bool] | None = None
    ) -> tuple[GivenRelease, ...]:
        """What others released to the reader and is in force, the newest first; ties go by entry, then by terms.

        Of the newest reports, MAX_LISTED at most; those of one entry alone where `of` names it.

        Args:
            is_meant: Which releases count; all where None.
        """
        found: set[GivenRelease] = set()
        for facts in get_facts(self._connection, [of] if of else self._given_ids()).values():
            for release in facts.releases:
                if is_meant is None or is_meant(release):
                    found |= set(self._given(facts, release))
        return tuple(sorted(found, key=lambda one: (one.since, one.what, repr(one)), reverse=True))

    def _given_ids(self) -> list[str]:
        reports = (
            select(shown_report.c.report)
            .join(entry, entry.c.id == shown_report.c.report)
            .where(is_shown(shown_report, self._names, self._moment), entry.c.originator != self._reader.party)
            .order_by(desc(shown_report.c.at), desc(shown_report.c.report))
            .limit(MAX_LISTED)
        )
        claims = select(shown_claim.c.claim).where(is_shown(shown_claim, self._names, self._moment)).limit(MAX_LISTED)
        ids = [*self._connection.scalars(reports), *self._connection.scalars(claims)]
        known = [one.hex() for one in dict.fromkeys(ids)]
        # What was released of a report that the reader sees anyway was released to it all the same.
        apart = claims_apart(self._connection, known)
        lists = lists_shown(self._connection, self._names, self._moment, limit=MAX_LISTED)
        return [*known, *(one for some in apart.values() for one in some), *lists, *self._objects()]

    def _objects(self) -> list[str]:
        """Others' objects that the reader sees, the newest first."""
        shown = shown_object.c
        chosen = (
            select(shown.entry)
            .join(entry, entry.c.position == shown.position)
            .where(is_shown(shown_object, self._names, self._moment), entry.c.originator != self._reader.party)
            .order_by(desc(shown.added), desc(shown.entry))
            .limit(MAX_LISTED)
        )
        return [one.hex() for one in dict.fromkeys(self._connection.scalars(chosen))]

    def _given(self, facts: EntryFacts, release: ReleaseFacts) -> list[GivenRelease]:
        terms, bound = release.terms, bound_terms(release)
        if terms is None or bound is None or facts.originator == self._reader.party:
            return []
        if not isinstance(decide_release(facts, self._reader, self._now), Share):
            return []
        kind = terms.audience.kind
        # What it was before the reader had it, and what it rests on that others passed on, is not the reader's to know.
        is_first = release.originator == facts.originator
        narrowed = narrowed_at(release, self._reader.party) if is_first else ""
        to = {"party": self._reader.party, "users": f"{self._reader.party}:{self._reader.user}", "public": ""}
        return [
            GivenRelease(
                what=facts.id,
                originator=facts.originator,
                since=since,
                audience=kind,
                to=to.get(kind, terms.audience.ids[0] if terms.audience.ids else ""),
                tlp=bound.tlp,
                onward=onward_for(release, self._reader.party),
                purpose=terms.purpose,
                until=until,
                is_detached=terms.is_detached,
                passed_on_by="" if release.originator == facts.originator else release.originator,
                hand=release.hand,
                may_leave=terms.may_leave and bound.tlp != "RED",
                narrowed=narrowed if narrowed > since else "",
            )
            for since, until in self._held(facts, release, bound.until)
        ]

    def _held(self, facts: EntryFacts, release: ReleaseFacts, until: str) -> list[tuple[str, str]]:
        """Since when and until when a release holds the reader now, "" without end."""
        if release.originator == facts.originator:
            own = release_stretches(facts, release, self._reader)
            return [(one.since, until) for one in own if one.ended is None and self._moment < one.until]
        # How many releases it rests on is not the reader's to know: together they are one stretch.
        hops = windows_of(Passing(facts).hops(release, self._reader))
        return [(one.since, "" if one.until == NEVER else one.until) for one in hops if holds(one, self._moment)]

    def client_lists(self) -> tuple[ClientList, ...]:
        """The newest client list of each party that the reader sees, its own first, the others by party."""
        found = find_lists(self._connection, self._reader, self._now)
        return tuple(sorted(found.values(), key=lambda one: (one.party != self._reader.party, one.party)))

    def claims_released(self) -> tuple[SharedClaim, ...]:
        """Claims that were released to the reader alone and whose report it does not see, by id."""
        shown = is_shown(shown_claim, self._names, self._moment)
        chosen = select(shown_claim.c.claim, shown_claim.c.release).where(shown).limit(MAX_LISTED)
        wanted: dict[str, set[str]] = {}
        for row in self._connection.execute(chosen):
            wanted.setdefault(row.claim.hex(), set()).add(row.release.hex())
        found = []
        for facts in get_facts(self._connection, sorted(wanted)).values():
            decision = decide_release(facts, self._reader, self._now)
            if isinstance(decision, Share):
                with_words = any(
                    release.id in wanted[facts.id] and release.terms is not None and release.terms.has_words
                    for release in facts.releases
                )
                found.append(self._claim(facts, with_words, decision.since))
        return tuple(found)

    def _claim(self, facts: EntryFacts, has_words: bool, since: str) -> SharedClaim:
        stored = get_stored(self._connection, [facts.id])[facts.id].entry
        claim = Claim.from_json((stored.payload or {})["claim"])
        words = words_of(self._connection, stored.basis[0], claim) if has_words else ""
        return SharedClaim(facts.id, facts.originator, bare_claim(claim, words, 0), words, since)

    def sees_telling(self, release_id: str) -> bool:
        """Whether the rule shows the telling that a detached release makes."""
        stored = get_stored(self._connection, [release_id]).get(release_id)
        terms = (
            None if stored is None or stored.entry.kind != "release" else Release.from_json(stored.entry.payload or {})
        )
        if terms is None or stored is None:
            return False
        facts = get_facts(self._connection, sorted(terms.targets))
        telling = Telling(release_id, stored.position, tuple(facts[one] for one in sorted(facts)), terms.has_words)
        return any(holds(window, self._moment) for window in windows_of_telling(telling, self._reader))

    def preview(self, entry_id: str, as_reader: Reader) -> Decision:
        """What another party gets of one of the reader's own entries, as far as the reader may know.

        Of rooms of other hosts it knows the host: who else is in them is not the reader's to know.
        """
        facts = get_facts(self._connection, [entry_id]).get(entry_id)
        if facts is None or facts.originator != self._reader.party:
            return Withhold("not-visible", "Nothing by this id is shown to the reader.")
        rooms = {one.id: one.host for one in find_rooms(self._connection, self._reader.party)}
        return decide_release(known_facts(facts, rooms, self._reader.party), as_reader, self._now)


def _newest(seats: tuple[Seat, ...]) -> list[Seat]:
    """Of each guest the newest invitation, by guest."""
    newest = {seat.guest: seat for seat in seats}
    return [newest[guest] for guest in sorted(newest)]


def _signed(seat: Seat) -> str:
    """The charter by which the guest is in the room now, or ""."""
    return seat.signed.get(seat.standing[0], "") if seat.standing is not None else ""


def _state(seat: Seat) -> tuple[MemberState, str]:
    if seat.withdrawn is not None:
        return "uninvited", seat.withdrawn.at
    if seat.standing is not None:
        return "member", seat.standing[1].joined.at
    if seat.lapsed is not None:
        return "unsigned", seat.lapsed.at
    if seat.acceptances:
        left = seat.acceptances[-1][1].left
        return "left", "" if left is None else left.at
    return "invited", seat.invited.at
