"""Corrections chase copies: which notices are to be sent and to whom, which were, and who has confirmed.

A notice is an entry of its sender's for each recipient alone: neither its id nor its words are part of another's. It
goes to exactly those who opened the entry, or had it delivered, by the sender's own release.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, desc, select

from tansiq.ledger import Stored, find_resting_on, get_stored
from tansiq.ledger.ids import canonical
from tansiq.model import NOBODY, Hand, Release
from tansiq.release.index import reader_name
from tansiq.release.openings import OpenedBy, Who, find_opened_by
from tansiq.release.register import notice_by, notice_to, party_release
from tansiq.release.views import Reader

__all__ = [
    "Change",
    "GivenNotice",
    "NoticeDraft",
    "Recipient",
    "SentNotice",
    "Toll",
    "find_changes",
    "find_chased",
    "find_recipients",
    "find_told_alike",
    "list_drafts",
    "list_given",
    "list_sent",
    "without_correction",
]

MAX_NOTICES = 1000
_CHANGES = ("withdrawal", "erasure", "correction")
Toll = tuple[str, tuple[int, int | None], tuple[int, int | None]]
"""What was counted; as it was, and as it is now."""


@dataclass(frozen=True, slots=True)
class Change:
    """An act of the party by which what others hold is no longer right.

    Args:
        id: Of the act: a withdrawal, an erasure or a correction.
        kind: "withdrawn", "erased" or "corrected".
        entries: What it changes; `releases` of a withdrawal of one release alone, and of further ones of the same
            entries that ended at the same instant, else empty.
        by: Of a correction, the entry that replaces it, or "".
        tolls: Of a correction, the counts that changed.
        text: Of a correction what is to be known; of a spill its reason.
        hand: By whose hand it was done.
    """

    id: str
    kind: str
    entries: tuple[str, ...]
    at: str
    releases: tuple[str, ...] = ()
    by: str = ""
    text: str = ""
    tolls: tuple[Toll, ...] = ()
    is_spill: bool = False
    hand: Hand = NOBODY

    @property
    def ref(self) -> str:
        """By what a notice names it. Not its id: in that are the reason, who else a release was made to, and the report
        that corrects, none of which a recipient need know."""
        return hashlib.sha256(canonical([self.kind, list(self.entries), self.at])).hexdigest()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a notice goes or went to, as its sender is told: members of another's room together.

    Args:
        entries: What they opened.
        sent: When the notice was sent, "" for a draft.
        confirmed: The day on which they, or the last of them, confirmed it; "" while anyone has not.
    """

    who: Who
    entries: tuple[str, ...] = ()
    sent: str = ""
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice that is to be sent."""

    change: Change
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class SentNotice:
    """Notices of one change."""

    change: str
    kind: str
    entries: tuple[str, ...]
    text: str
    sent: str
    recipients: tuple[Recipient, ...]
    hand: Hand = NOBODY

    @property
    def unconfirmed(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.recipients if not one.confirmed)


@dataclass(frozen=True, slots=True)
class GivenNotice:
    """A notice to the reader.

    Args:
        by: What replaces the entry that was corrected, "" for nothing that the reader sees.
        tolls: The counts that it changed; none where the reader does not see it.
        confirmed: When the reader confirmed it, "" until then.
        hand: By whose hand of the originator's it was sent: role and mark, never a name.
    """

    id: str
    originator: str
    kind: str
    entries: tuple[str, ...]
    by: str
    text: str
    tolls: tuple[Toll, ...]
    sent: str
    confirmed: str
    hand: Hand = NOBODY


def _tolls(payload: Mapping[str, Any]) -> tuple[Toll, ...]:
    return tuple((str(key), (old[0], old[1]), (new[0], new[1])) for key, old, new in payload.get("tolls", ()))


def find_changes(connection: Connection, party: str) -> tuple[Change, ...]:
    """Withdrawals, erasures and corrections by a party of what it had released, the newest first."""
    mine = select(party_release.c.release).where(party_release.c.party == party)
    releases = get_stored(connection, [one.hex() for one in connection.scalars(mine)])
    targets = {name: Release.from_json(one.entry.payload or {}).targets for name, one in releases.items()}
    on = [*targets, *dict.fromkeys(one for some in targets.values() for one in some)]
    ids = dict.fromkeys(act for _, act in find_resting_on(connection, on, _CHANGES))
    acts = (one for one in get_stored(connection, list(ids)).values() if one.entry.originator == party)
    newest = sorted(filter(_is_told, acts), key=lambda one: (one.position, one.entry.id), reverse=True)
    return tuple(_change(one, targets) for one in newest)


def find_told_alike(connection: Connection, party: str) -> tuple[Change, ...]:
    """Changes as notices are sent of them: releases of the same entries that ended at one instant are one change, for
    its notices name it alike, and to whom each release was made is told to nobody."""
    found: dict[str, Change] = {}
    for one in find_changes(connection, party):
        # A spill is told of by itself, and a correction by what replaces it.
        first = found.setdefault(one.ref if one.kind == "withdrawn" and not one.is_spill else one.id, one)
        if first is not one:
            # What ended for all who saw it ended for those of a single release too.
            releases = first.releases and one.releases and (*first.releases, *one.releases)
            found[one.ref] = replace(first, releases=releases)
    return tuple(found.values())


def _is_told(act: Stored) -> bool:
    """Whether an act speaks for itself: of a report that ends for all others, its own speaks for all read in it."""
    return (act.entry.payload or {}).get("ends") != []


def _change(act: Stored, targets: Mapping[str, tuple[str, ...]]) -> Change:
    payload = act.entry.payload or {}
    what, hand = payload["what"], Hand.of(payload)
    match act.entry.kind:
        case "correction":
            by, text = str(payload["by"]), str(payload["text"])
            told = _tolls(payload)
            return Change(act.entry.id, "corrected", (what,), act.received, (), by, text, told, hand=hand)
        case "erasure":
            return Change(act.entry.id, "erased", tuple(what), act.received, hand=hand)
    if "ends" in payload:
        # Of a report that is held when its party leaves: nobody else is to tell it from an erasure.
        return Change(act.entry.id, "erased", tuple(payload["ends"]), act.received, hand=hand)
    is_release = what in targets
    entries = targets[what] if is_release else (what,)
    is_spill = payload.get("spill") is True
    text = str(payload.get("reason", "")) if is_spill else ""
    releases = (what,) if is_release else ()
    return Change(act.entry.id, "withdrawn", entries, act.received, releases, text=text, is_spill=is_spill, hand=hand)


def find_recipients(connection: Connection, home: Path, party: str, change: Change) -> tuple[OpenedBy, ...]:
    """Openings of what a change is of that came before it, by the releases that it ends, where it ends one alone."""
    found = find_opened_by(connection, home, party, entries=change.entries, all_of_them=True)
    return tuple(
        one
        for one in found
        if one.opening.at <= change.at and (not change.releases or not set(one.ways).isdisjoint(change.releases))
    )


def find_chased(connection: Connection, home: Path, party: str, change: Change) -> tuple[OpenedBy, ...]:
    """Those of them whose copies are to be chased: not who sees it still by another release of the party's own. What
    others passed on does not count, for the party is not to learn of it."""
    found = find_recipients(connection, home, party, change)
    return tuple(one for one in found if not (change.releases and _sees_still(one, change)))


def _sees_still(one: OpenedBy, change: Change) -> bool:
    others = (held for release, held in one.reaching if release not in change.releases)
    return any(each.since <= change.at < each.told_end for held in others for each in held)


def _sent(connection: Connection, party: str, changes: Iterable[Change]) -> dict[str, list[Stored]]:
    """The party's notices by the id of the change that each is of, in the ledger's order."""
    named = {one.ref: one.id for one in changes}
    chosen = (
        select(notice_by.c.notice)
        .where(notice_by.c.party == party)
        .order_by(desc(notice_by.c.at), desc(notice_by.c.notice))
    )
    found: dict[str, list[Stored]] = {}
    notices = get_stored(connection, [one.hex() for one in connection.scalars(chosen)])
    for one in sorted(notices.values(), key=lambda stored: stored.position):
        name = str((one.entry.payload or {})["change"])
        # Those of earlier versions name it by its id.
        found.setdefault(named.get(name, name), []).append(one)
    return found


def list_drafts(connection: Connection, home: Path, party: str) -> tuple[NoticeDraft, ...]:
    """Notices that a party has still to send: each change whose copies it has not chased yet."""
    changes = find_told_alike(connection, party)
    sent = _sent(connection, party, changes)
    drafts = []
    for change in changes:
        openings = () if change.id in sent else find_chased(connection, home, party, change)
        if openings:
            drafts.append(NoticeDraft(change, _recipients(openings)))
    return tuple(drafts[:MAX_NOTICES])


def _recipients(openings: Iterable[OpenedBy]) -> tuple[Recipient, ...]:
    entries: dict[Who, set[str]] = {}
    for one in openings:
        entries.setdefault(one.who, set()).add(one.opening.entry)
    return tuple(Recipient(who, tuple(sorted(entries[who]))) for who in sorted(entries))


def list_sent(connection: Connection, party: str) -> tuple[SentNotice, ...]:
    """The notices that a party sent, the newest first, with who has confirmed and who has not."""
    sent = _sent(connection, party, find_told_alike(connection, party))
    receipts = _receipts(connection, [one.entry.id for some in sent.values() for one in some])
    found = [_sent_notice(change, some, receipts) for change, some in sent.items()]
    return tuple(sorted(found, key=lambda one: (one.sent, one.change), reverse=True)[:MAX_NOTICES])


def _receipts(connection: Connection, notices: list[str]) -> dict[str, str]:
    """When each notice was confirmed by the party to which it was sent, first."""
    pairs = find_resting_on(connection, notices, ["receipt"])
    acts = get_stored(connection, [one for _, one in pairs], is_header=True)
    to = {name: (one.entry.payload or {})["to"] for name, one in get_stored(connection, notices).items()}
    found: dict[str, str] = {}
    for notice, one in pairs:
        if acts[one].entry.originator == to[notice]:
            found.setdefault(notice, acts[one].received)
    return found


def _sent_notice(change: str, notices: list[Stored], receipts: Mapping[str, str]) -> SentNotice:
    told: dict[Who, list[Stored]] = {}
    for one in notices:
        kind, name = (one.entry.payload or {})["who"]
        told.setdefault(Who(kind, name), []).append(one)
    first = notices[0].entry.payload or {}
    return SentNotice(
        change=change,
        kind=str(first["kind"]),
        # Each recipient is told of what it opened itself.
        entries=tuple(sorted({one for each in notices for one in (each.entry.payload or {})["entries"]})),
        text=str(first["text"]),
        sent=notices[0].received,
        recipients=tuple(_recipient(who, told[who], receipts) for who in sorted(told)),
        hand=Hand.of(first),
    )


def _recipient(who: Who, notices: list[Stored], receipts: Mapping[str, str]) -> Recipient:
    days = [receipts.get(one.entry.id, "")[:10] for one in notices]
    entries = {one for each in notices for one in (each.entry.payload or {})["entries"]}
    # How many members of a room there are is not told: together they have confirmed when the last one has.
    return Recipient(who, tuple(sorted(entries)), notices[0].received, max(days) if all(days) else "")


def list_given(connection: Connection, reader: Reader) -> tuple[GivenNotice, ...]:
    """Notices to a reader's party, and to the user alone, the newest first; ties go by id."""
    chosen = (
        select(notice_to.c.notice)
        .where(notice_to.c.party.in_({reader.party, reader_name(reader)}))
        .order_by(desc(notice_to.c.at), desc(notice_to.c.notice))
        .limit(MAX_NOTICES)
    )
    ids = [one.hex() for one in connection.scalars(chosen)]
    stored, receipts = get_stored(connection, ids), _receipts(connection, ids)
    corrections = _corrections(connection, stored.values())
    return tuple(_given(stored[one], receipts.get(one, ""), corrections) for one in ids)


def _corrections(connection: Connection, notices: Iterable[Stored]) -> dict[tuple[str, str], Change]:
    """Corrections by who made them and by what notices name them: a notice to who did not see the corrected report when
    it was sent holds nothing of it."""
    told = [one.entry.payload or {} for one in notices]
    entries = {name for one in told if one["kind"] == "corrected" for name in one["entries"]}
    acts = get_stored(connection, [act for _, act in find_resting_on(connection, sorted(entries), ["correction"])])
    return {(act.entry.originator, change.ref): change for act in acts.values() for change in (_change(act, {}),)}


def without_correction(one: GivenNotice) -> GivenNotice:
    """A notice as it is told to who does not see what replaces the entry."""
    return replace(one, by="", tolls=())


def _given(one: Stored, confirmed: str, corrections: Mapping[tuple[str, str], Change]) -> GivenNotice:
    payload = one.entry.payload or {}
    change = corrections.get((one.entry.originator, str(payload["change"])))
    return GivenNotice(
        id=one.entry.id,
        originator=one.entry.originator,
        kind=str(payload["kind"]),
        entries=tuple(payload["entries"]),
        by=str(payload["by"]) if change is None else change.by,
        text=str(payload["text"]),
        tolls=_tolls(payload) if change is None else change.tolls,
        sent=one.received,
        confirmed=confirmed,
        hand=Hand.of(payload),
    )
