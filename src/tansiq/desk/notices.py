"""Corrections, the notices that chase copies of what was withdrawn or corrected, and receipts for them."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.once import once
from tansiq.errors import ReleaseError
from tansiq.ledger import get_stored
from tansiq.model import Count
from tansiq.release import Reader, open_view
from tansiq.release.decide import Share, decide_release
from tansiq.release.notices import Change, GivenNotice, Toll, find_chased, find_told_alike, list_given, list_sent
from tansiq.release.openings import OpenedBy
from tansiq.release.orders import Order, find_orders
from tansiq.release.register import list_notices
from tansiq.settings import Settings

__all__ = ["acknowledge", "correct", "send_notice", "send_within"]

_TEXT_CHARS = 2000


def _check_text(text: str, *, is_needed: bool) -> str:
    text = text.strip()
    has_control = any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text)
    if len(text) > _TEXT_CHARS or has_control or (is_needed and not text):
        raise ReleaseError("say what is to be known", code="notice-text", hint=f"1 to {_TEXT_CHARS} characters")
    return text


@once
def correct(settings: Settings, report: str, *, by: str = "", text: str = "", party: str | None = None) -> str:
    """Say that a report of one's own is not right, and which one replaces it; that drafts a notice, and sends none.

    Args:
        by: The corrected report, one's own; the counts that differ between what both tell are noted. "" for none.
        text: What is to be known; needed where there is no other report.

    Returns:
        The id of the correction.

    Raises:
        NotYours: One of the two is no report of the party's.
        ReleaseError: Both are one, or there is neither a report nor a text.
    """
    if by and by == report:
        raise ReleaseError("a report does not replace itself", code="corrects-itself")
    text = _check_text(text, is_needed=not by)
    tolls = _changed_tolls(settings, report, by, party) if by else []
    with acting(settings, party, right="contribute") as desk:
        for one in filter(None, (report, by)):
            if desk.get_own(one, "report").is_erased:
                raise ReleaseError("it was erased", code="erased", where=one)
        payload = {"what": report, "by": by, "text": text, "tolls": tolls}
        return desk.act("correction", payload, tuple(filter(None, (report, by)))).id


def _changed_tolls(settings: Settings, report: str, by: str, party: str | None) -> list[list[Any]]:
    """Counts of the events that both reports tell, where they differ: key, as it was, as it is."""
    with open_view(settings, Reader(settings.party if party is None else party)) as view:
        if not {"originator"} == {view.decide(one).rule for one in (report, by)}:
            raise NotYours
        pair = view.pair(report, by)
    found: list[list[Any]] = []
    for both in pair.events:
        old = _casualties([pair.one.reading.events[at].casualties for at in both.ones])
        new = _casualties([pair.other.reading.events[at].casualties for at in both.others])
        found += [[key, old[key], new[key]] for key in sorted(old.keys() & new.keys()) if old[key] != new[key]]
    return found


def _casualties(told: list[dict[str, Count]]) -> dict[str, list[int | None]]:
    return {key: [count.min, count.max] for one in told for key, count in one.items()}


def send_notice(settings: Settings, change: str, *, text: str = "", party: str | None = None) -> int:
    """Send the notice of a withdrawal, an erasure or a correction to exactly those who hold copies.

    Args:
        change: The id of the act.
        text: Beside what was written with the correction.

    Returns:
        How many recipients there are, as the sender may know them: members of another's room are one.

    Raises:
        NotYours: The party has made no such change.
        ReleaseError: It was sent already, or nobody has opened anything.
    """
    with acting(settings, party) as desk:
        found = next((one for one in find_told_alike(desk.connection, desk.party) if one.id == change), None)
        if found is None:
            raise NotYours
        if any(one.change == change for one in list_sent(desk.connection, desk.party)):
            raise ReleaseError("this notice was sent already", code="sent")
        if not (sent := send_within(desk, found, text)):
            raise ReleaseError("nobody has opened it", code="no-copies")
        return sent


def send_within(desk: Acting, change: Change, text: str) -> int:
    """Send a notice within an act; how many recipients there are, 0 where nobody holds a copy."""
    # What one saw by name alone is told to that one: the rest of the party is not to know that it exists.
    by_reader: dict[Reader, list[OpenedBy]] = {}
    for one in find_chased(desk.connection, desk.keys.folder.parent, desk.party, change):
        by_reader.setdefault(one.reader, []).append(one)
    # Of a spill the reason is the party's own.
    written = "" if change.is_spill else change.text
    text = _check_text("\n\n".join(filter(None, (written, text.strip()))), is_needed=False)
    for to, openings in sorted(by_reader.items(), key=lambda each: (each[0].party, each[0].user)):
        entries = sorted({one.opening.entry for one in openings})
        who = min(one.who for one in openings)
        by, tolls = _told_of(desk, change, to)
        payload = {
            "change": change.ref, "kind": change.kind, "entries": entries, "by": by, "text": text,
            "tolls": [list(map(_plain, toll)) for toll in tolls], "to": to.party, "who": [who.kind, who.name],
        }  # fmt: skip
        payload |= {"user": to.user} if to.user else {}
        done = desk.act("notice", payload, tuple(entries))
        list_notices(desk.connection, get_stored(desk.connection, [done.id]).values())
    return len({min(one.who for one in openings) for openings in by_reader.values()})


def _told_of(desk: Acting, change: Change, to: Reader) -> tuple[str, tuple[Toll, ...]]:
    """The corrected report and what it counts, for a recipient who sees it; who does not is told of neither."""
    facts = desk.get_facts(change.by) if change.by else None
    now = datetime.fromisoformat(desk.writer.received)
    sees = facts is not None and isinstance(decide_release(facts, to, now), Share)
    return (change.by, change.tolls) if sees else ("", ())


def _plain(part: object) -> object:
    return list(part) if isinstance(part, tuple) else part


@once
def acknowledge(settings: Settings, notice: str, *, party: str | None = None, user: str = "") -> str:
    """Confirm a notice: its copies were dealt with; or an order of which the operator told. The sender sees that.

    Args:
        user: Who confirms it, by the name that releases use; a notice to one user is that one's alone to confirm.

    Returns:
        The id of the receipt.

    Raises:
        NotYours: No such notice was sent to the party.
        ReleaseError: It has confirmed it already.
    """
    with acting(settings, party, right="contribute") as desk:
        told: tuple[GivenNotice | Order, ...] = (
            *list_given(desk.connection, Reader(desk.party, user)),
            *find_orders(desk.connection, desk.party),
        )
        mine = {one.id: one for one in told}
        if notice not in mine:
            raise NotYours
        if mine[notice].confirmed:
            raise ReleaseError("you have confirmed it already", code="confirmed")
        return desk.act("receipt", {"what": notice}, (notice,)).id
