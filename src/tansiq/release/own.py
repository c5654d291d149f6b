"""What a reader may ask of its own part: what it may see and why, its rooms and releases, judgements, what it lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from tansiq.errors import ReleaseError
from tansiq.ledger import KeyRing
from tansiq.release.cursor import open_cursor, seal_cursor
from tansiq.release.decide import Decision, Share, Withhold, decide_release
from tansiq.release.dryrun import DryRun, DryView, find_partners, run_dry
from tansiq.release.eventids import minted_id
from tansiq.release.facts import get_facts
from tansiq.release.index import reader_name
from tansiq.release.links.judgements import judged_by, standing
from tansiq.release.links.tables import shown_judgement
from tansiq.release.links.why import JudgementHead, Why, explain, judgement_head, sides_told
from tansiq.release.naming import NameJudgementHead, name_judgements
from tansiq.release.notices import (
    GivenNotice,
    NoticeDraft,
    SentNotice,
    list_drafts,
    list_given,
    list_sent,
    without_correction,
)
from tansiq.release.objects.listed import ListedObjects, ObjectHead, StixObject
from tansiq.release.openings import OpeningLine, list_openings
from tansiq.release.parts import ClientList, GivenRelease, Membership, OwnRelease, PartyHead, SharedClaim, Tombstone
from tansiq.release.query import check_query, is_shown
from tansiq.release.register import find_rooms
from tansiq.release.rooms import members_mark
from tansiq.release.rows import Rows
from tansiq.release.searching import Search
from tansiq.release.spills import SpillReport, find_spill, list_spills
from tansiq.release.standings import StandingRelease, UrgentRelease, find_standing, find_urgent
from tansiq.release.tears import Tears, find_tears
from tansiq.release.views import EventQuery, Reader

__all__ = ["NotVisible", "OwnPart", "id_bytes"]


class NotVisible(ReleaseError):  # noqa: N818 (not a fault: the one answer to "not yours" and "no such thing")
    """Nothing by this id is shown to the reader: it is not theirs to see, or it does not exist."""

    code = "not-visible"

    def __init__(self) -> None:
        super().__init__("nothing by this id is shown to you")


def id_bytes(text_id: str, length: int) -> bytes:
    """The bytes of an id; b"" (which no row has) for what is no id, so that both take one path."""
    try:
        found = bytes.fromhex(text_id)
    except ValueError:
        return b""
    return found if len(found) == length and text_id == found.hex() else b""


class OwnPart:
    """One reader at one moment, within one transaction.

    Args:
        connection: A reading transaction.
        reader: For whom.
        now: The moment for which terms are judged.
    """

    def __init__(self, connection: Connection, keys: KeyRing, reader: Reader, now: datetime) -> None:
        self.reader = reader
        self._connection = connection
        self._key = keys.node()
        self._home = keys.folder.parent
        self._now = now
        self._rows = Rows(connection, reader, now)
        self._names, self._moment = self._rows.names, self._rows.moment
        self._counts = self._rows.counts
        self._search = Search(connection, self._rows)

    @property
    def moment(self) -> str:
        """The moment for which terms are judged, as the ledger writes times."""
        return self._moment

    def decide(self, entry_id: str) -> Decision:
        """The decision on one entry for this reader, with its rule and reason.

        Why something is withheld is for its originator: to the reader, not theirs and no such thing are one answer.
        """
        facts = get_facts(self._connection, [entry_id]).get(entry_id) if id_bytes(entry_id, 32) else None
        if facts is not None:
            decision = decide_release(facts, self.reader, self._now)
            if isinstance(decision, Share) or facts.originator == self.reader.party:
                return decision
        return Withhold("not-visible", "Nothing by this id is shown to the reader.")

    def mint(self, kind: str, *parts: str) -> str:
        """The id of something computed for this reader alone: "identity--…", of the kind that it is.

        Args:
            parts: By which the reader itself knows what it is the id of; the same give the same.
        """
        return f"{kind}--{minted_id(self._key, reader_name(self.reader), kind, parts)}"

    def kinds(self, entry_ids: Iterable[str]) -> dict[str, str]:
        """What these entries are, by id: "report", "claim", "clients"; without those that the reader does not see."""
        ids = [one for one in entry_ids if id_bytes(one, 32)]
        found = get_facts(self._connection, list(dict.fromkeys(ids)))
        return {
            one: facts.kind
            for one, facts in found.items()
            if isinstance(decide_release(facts, self.reader, self._now), Share)
        }

    def tombstones(self) -> tuple[Tombstone, ...]:
        """What the reader saw and sees no more, the newest first; what followed a report is gone with it."""
        return self._rows.standing.tombstones()

    def find_tombstone(self, entry_id: str) -> Tombstone | None:
        """The tombstone of one entry; None for what the reader sees, never saw, or does not exist."""
        return self._rows.standing.find_tombstone(entry_id) if id_bytes(entry_id, 32) else None

    def memberships(self) -> tuple[Membership, ...]:
        """The rooms that the reader's party hosts or was invited to, by id; the guests of those it hosts."""
        rooms = {one.id: one for one in find_rooms(self._connection, self.reader.party)}
        return tuple(
            replace(one, mark=members_mark(rooms[one.room], self.reader.party, self._key))
            for one in self._rows.standing.memberships()
        )

    def parties(self) -> tuple[PartyHead, ...]:
        """The parties that the reader may know of; itself first, the others by id."""
        return self._rows.standing.parties()

    def list_objects(self, *, limit: int = 50, after: str = "", kind: str = "") -> tuple[tuple[ObjectHead, ...], str]:
        """Posted STIX objects, the newest added first; and the cursor of the next page, "" on the last.

        Args:
            kind: A STIX type, "" for all.

        Raises:
            ReleaseError: The limit is none, or the cursor belongs to another list.
        """
        check_query(EventQuery(limit=limit))
        bound_to = ["posted objects", *self._names, kind]
        place = open_cursor(self._key, bound_to, after) if after else None
        rows = self._objects.page(limit + 1, kind, None if place is None else (place[0], bytes.fromhex(place[1])))
        following = seal_cursor(self._key, bound_to, rows[limit - 1][0]) if len(rows) > limit else ""
        return tuple(head for _, head in rows[:limit]), following

    def get_object(self, object_id: str) -> StixObject:
        """One version of a posted STIX object by the id of its entry, with other lines of its STIX id.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        found = self._objects.get(object_id) if id_bytes(object_id, 32) else None
        if found is None:
            raise NotVisible
        return found

    @property
    def _objects(self) -> ListedObjects:
        return ListedObjects(self._connection, self._key, self.reader, self._names, self._now)

    def releases_by_me(self, *, of: str = "") -> tuple[OwnRelease, ...]:
        """Releases of the reader's party, the newest first.

        Args:
            of: Those of this entry alone: as quick for a party of many releases.
        """
        standing = self._rows.standing
        if not of:
            return standing.releases_by_me()
        return standing.releases_of(of) if id_bytes(of, 32) else ()

    def releases_to_me(self, *, of: str = "") -> tuple[GivenRelease, ...]:
        """What others released to the reader, or passed on to it, and is in force, the newest first.

        Args:
            of: Those of this entry alone.
        """
        return self._rows.standing.releases_to_me(of=of) if not of or id_bytes(of, 32) else ()

    def client_lists(self) -> tuple[ClientList, ...]:
        """The reader's own client list, and the newest of each other party that was released to it, by party."""
        return self._rows.standing.client_lists()

    def claims_released(self) -> tuple[SharedClaim, ...]:
        """Claims released to the reader alone, of reports that it does not see, by id."""
        return self._rows.standing.claims_released()

    def why(self, event_id: str, *, has_ties: bool = True) -> Why:
        """Why the tellings of an event are one for the reader.

        Args:
            has_ties: Links of the program too, not judgements alone.

        Raises:
            NotVisible: Nothing by this id is shown to the reader.
        """
        rows = [row for row, _ in self._rows.heads(self._rows.of_event(event_id))]
        if not rows:
            raise NotVisible
        numbers = [row.telling for row in rows]
        seen = self._rows.heads_of_anchors
        return explain(self._connection, numbers, self.reader, self._names, self._now, seen, has_ties=has_ties)

    def claims_of(self, telling: str) -> tuple[str, ...]:
        """The claims on which a judgement of a telling rests: the one it goes by, or all that were released alone.
        None where the reader sees no such telling.
        """
        return self._rows.claims_of(id_bytes(telling, 32))

    def judgements(self) -> tuple[JudgementHead, ...]:
        """The judgements that the reader sees, its own and those released to it, the newest first."""
        chosen = select(shown_judgement.c.judgement).where(is_shown(shown_judgement, self._names, self._moment))
        found = judged_by(self._connection, {one.hex() for one in self._connection.scalars(chosen)})
        found = {name: one for name, one in found.items() if one.about == "event"}
        seen = [one for one in found.values() if isinstance(decide_release(one.facts, self.reader, self._now), Share)]
        holding = {one.id for one in standing(seen)}
        told = self._rows.heads_of_anchors(sides_told(seen)) if seen else {}
        heads = [judgement_head(one, is_standing=one.id in holding, seen=told) for one in seen]
        return tuple(sorted(heads, key=lambda head: (head.made, head.id), reverse=True))

    def name_judgements(self) -> tuple[NameJudgementHead, ...]:
        """The judgements on names of places and actors that the reader sees, the newest first."""
        return name_judgements(self._counts.called)

    def claims_naming(self, about: str) -> tuple[str, ...]:
        """The claims on which a judgement of a name rests: those of one telling that has it.
        None where no event of the reader names it.
        """
        return self._rows.claims_naming(about)

    def preview(self, entry_id: str, as_party: str | Reader) -> Decision:
        """What another party gets of one of the reader's own entries, with rule and reason.

        Args:
            as_party: "PARTY", "PARTY:USER" or a Reader; whether there is such a party is not said.

        Returns:
            For an entry of others and for none at all, one and the same Withhold.
        """
        if isinstance(as_party, str):
            party, _, user = as_party.partition(":")
            as_party = Reader(party, user)
        return self._rows.standing.preview(entry_id if id_bytes(entry_id, 32) else "0" * 64, as_party)

    def partners(self) -> tuple[str, ...]:
        """As whom the reader may make a dry run: "PARTY", "PARTY:USER", by name; "*", the public, last."""
        return find_partners(self._rows.standing, self.reader.party)

    def dry_run(self, query: DryRun) -> DryView:
        """The reader's own entries as a partner gets them, or how two partners or two times differ.

        Raises:
            NotVisible: A partner is none of `partners`; whether there is such a party is not said.
            ReleaseError: A time or the limit is none.
        """
        if not {query.partner, query.other or query.partner} <= set(self.partners()):
            raise NotVisible
        wanted = self._search.wanted_reports(query.text)
        return run_dry(self._connection, self.reader, self._now, wanted, query)

    def openings(self, *, of: str = "") -> tuple[OpeningLine, ...]:
        """Who opened what the reader's party shared, the newest day first.

        Args:
            of: Of this entry alone.
        """
        if of and not id_bytes(of, 32):
            return ()
        return list_openings(self._connection, self._home, self.reader.party, entries=[of] if of else ())

    def notice_drafts(self) -> tuple[NoticeDraft, ...]:
        """Notices that the reader's party has still to send, to exactly those who hold copies, the newest first."""
        return list_drafts(self._connection, self._home, self.reader.party)

    def notices_sent(self) -> tuple[SentNotice, ...]:
        """Notices by the reader's party with who has confirmed, the newest first."""
        return list_sent(self._connection, self.reader.party)

    def notices_given(self) -> tuple[GivenNotice, ...]:
        """Notices to the reader's party and to the reader by name, the newest first.

        What replaces an entry, and what it counts, is told to those who see it.
        """
        given = list_given(self._connection, self.reader)
        named = get_facts(self._connection, [one.by for one in given if one.by])
        seen = {name for name, one in named.items() if isinstance(decide_release(one, self.reader, self._now), Share)}
        return tuple(one if one.by in seen else without_correction(one) for one in given)

    def spills(self) -> tuple[SpillReport, ...]:
        """Wrong releases that the reader's party stopped, the newest first."""
        return list_spills(self._connection, self._home, self.reader.party, self._moment)

    def spill(self, change: str) -> SpillReport:
        """The report of one of them.

        Args:
            change: The id of the withdrawal by which it was stopped.

        Raises:
            NotVisible: It is none of the party's, or does not exist.
        """
        found = find_spill(self._connection, self._home, self.reader.party, change, self._moment)
        if found is None:
            raise NotVisible
        return found

    def standing_releases(self) -> tuple[StandingRelease, ...]:
        """The standing releases of the reader's party, stopped and ended ones too, the newest first."""
        return find_standing(self._connection, self.reader.party, self._moment)

    def urgent_releases(self) -> tuple[UrgentRelease, ...]:
        """The urgent releases of the reader's party: those that wait for a review first."""
        return find_urgent(self._connection, self.reader.party, self._moment)

    def tears(self, report: str) -> Tears:
        """The tear lines of a report of the reader's own; of others' reports, and of none, nothing."""
        decision = self.decide(report)
        is_own = isinstance(decision, Share) and decision.rule == "originator"
        return find_tears(self._connection, report) if is_own else Tears()
