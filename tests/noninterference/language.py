"""The language of scripts: what ever enters a node, line by line, with who sent it and the clock as read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["Command", "Reader", "Script", "may_leave", "stamp_of", "time_of"]

_EPOCH = datetime(2026, 1, 5, tzinfo=UTC)


def time_of(minute: int) -> datetime:
    """A script's minute as a time."""
    return _EPOCH + timedelta(minutes=minute)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of a script.

    Args:
        name: Its own, by which later lines refer to it.
        at: The clock as read, in minutes; a script's lines are in its order and no two are equal.
        by: The party that acts; of "party", the one that is opened.
        verb: party, clients, room, charter, invite, accept, leave, uninvite, report, object, open, correct, notify,
            confirm, spill, draft, stand, urgent, depart, keep, retain (a room), retire (carry out what is kept), hold,
            order (an erasure by the operator), introduce (to another party), judge, unjudge, release, narrow,
            withdraw, delete or erase; a release of another's entry passes it on. An "object" posted under a label is
            followed by the release that it is, "NAME!" at the same minute.
        what: The name of a room's, a report's, a release's line; "REPORT/N" are the claims of its Nth event, from 0;
            of "party", the seed of a STIX identity that is its own, "" for none; of "report", its text, where of the
            kind "tear" it is a tear line of the report of `to`; of "object", its canary, the seed of its STIX id
            ("SEED@N" for a later version of it), and of the identity that it names as its creator, if any; of
            "judge", one of two tellings, "REPORT/N"; of "unjudge", the judgement's line.
        kind: Of an audience: party, users, room or public; of "narrow", "" keeps it; of "judge", same or apart, or
            called-same or called-apart, of those by whose names the two are told, or placed-same or placed-apart, of
            the names of the places where they were, or acted-same or acted-apart, of those who did them; of "room",
            confidential or ""; of "accept", signed (the room's newest charter) or "".
        to: Who is invited, listed as a client, or an audience's ids: parties, "party:user", or one room's line; of
            "judge", the other telling; of "correct", with the kind "report", the report that replaces it.
            To named users a narrowing takes the label RED.
        until: In minutes, of a release or a narrowing; in days, of "keep" and "retain".
        has_words: Of a detached release: the words that the claims rest on go with them.
        is_refused: The desk refuses it; where it does not, it must show nothing all the same.
        hand: "ROLE:MARK" of the person of the party who acts; "" for nobody that entries know.
        onward: To whom it may be passed on: parties, names of rooms' lines, "*"; None is nobody, and narrows nothing.
    """

    name: str
    at: int
    by: str
    verb: str
    what: str = ""
    kind: str = ""
    to: tuple[str, ...] = ()
    tlp: str = "AMBER"
    until: int | None = None
    is_detached: bool = False
    is_for_later: bool = False
    has_words: bool = False
    onward: tuple[str, ...] | None = None
    purpose: str = ""
    is_refused: bool = False
    hand: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    party: str
    user: str = ""


Script = Sequence[Command]


def stamp_of(minute: int | None) -> str | None:
    """A minute of a script as a time in entries; None for none."""
    return None if minute is None else time_of(minute).strftime("%Y-%m-%dT%H:%M:%SZ")


def may_leave(line: Command) -> bool:
    """Whether a release is ticked: all that can be; what stays is tried by tests of its own."""
    return line.tlp != "RED" and line.kind != "users"
