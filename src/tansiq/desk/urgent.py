"""Urgent releases: in danger to life a duty officer releases alone, and it is reviewed within a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, Unpack

from tansiq.desk.acting import NotYours, acting
from tansiq.desk.once import once
from tansiq.desk.releasing import Terms, check_release, release_within, take_back
from tansiq.errors import ReleaseError
from tansiq.ledger import format_time
from tansiq.model import Audience
from tansiq.people import list_persons
from tansiq.release.register import show_entry
from tansiq.release.standings import UrgentRelease, find_urgent
from tansiq.settings import Settings

__all__ = ["REVIEW_HOURS", "has_reviewer", "release_urgently", "review_urgent"]

REVIEW_HOURS = 24
_REASON_CHARS = 1000


def has_reviewer(settings: Settings, urgent: UrgentRelease, *, party: str | None = None) -> bool:
    """Whether somebody of the party may review an urgent release: who may release, and is not who made it.

    On a node that knows no people, and of what was released where nobody was asked who they are, anybody may.
    """
    if not urgent.hand:
        return True
    people = list_persons(settings, settings.party if party is None else party)
    return any("release" in one.rights() and one.mark != urgent.hand.mark for one in people)


@once
def release_urgently(
    settings: Settings,
    entry_id: str,
    audience: Audience,
    *,
    reason: str,
    party: str | None = None,
    **terms: Unpack[Terms],
) -> str:
    """Release an entry of one's own alone, since lives are in danger; it goes on the list for review.

    Args:
        reason: Whose life is in danger, and how; kept, and shown to nobody else.

    Returns:
        The id of the release.

    Raises:
        NotYours: The party has no such entry of its own.
        ReleaseError: There is no reason, or as `release` has them.
    """
    reason = reason.strip()
    if not 0 < len(reason) <= _REASON_CHARS:
        raise ReleaseError("say what the danger is", code="urgent-reason", hint=f"1 to {_REASON_CHARS} characters")
    with acting(settings, party, right="contribute") as desk:
        # Its own alone: what others shared is passed on by who may release.
        desk.get_own(entry_id, "report", "claim")
        made = check_release(desk, entry_id, audience, terms)
        done = release_within(desk, made)
        due = datetime.fromisoformat(desk.writer.received) + timedelta(hours=REVIEW_HOURS)
        desk.act("urgent", {"what": done, "reason": reason, "due": format_time(due)}, (done,))
        show_entry(desk.connection, desk.keys, made.targets)
        return done


@once
def review_urgent(
    settings: Settings,
    urgent: str,
    verdict: Literal["stands", "withdrawn"],
    *,
    note: str = "",
    party: str | None = None,
) -> str:
    """Review an urgent release: it stands, or it is withdrawn with this.

    Returns:
        The id of the review.

    Raises:
        NotYours: The party has none such.
        ReleaseError: It was reviewed already, the verdict is none, or who reviews it made it.
    """
    if verdict not in ("stands", "withdrawn"):
        raise ReleaseError("not a verdict", code="verdict", hint="stands or withdrawn")
    if len(note) > _REASON_CHARS:
        raise ReleaseError("the note is too long", code="note", hint=f"at most {_REASON_CHARS} characters")
    with acting(settings, party) as desk:
        found = next(
            (one for one in find_urgent(desk.connection, desk.party, desk.writer.received) if one.id == urgent), None
        )
        if found is None:
            raise NotYours
        if found.hand and found.hand.mark == desk.hand.mark:
            raise ReleaseError(
                "who released it does not review it", code="own-urgent", hint="somebody else of your party does"
            )
        if found.verdict:
            raise ReleaseError("it was reviewed already", code="reviewed")
        done = desk.act("review", {"what": urgent, "verdict": verdict, "note": note.strip()}, (urgent,))
        if verdict == "withdrawn":
            take_back(desk, found.release, note, found.entries)
        return done.id
