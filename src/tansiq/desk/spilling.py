"""A spill: a wrong release is stopped, and those who opened it are asked to remove it, in one act."""

from __future__ import annotations

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.notices import send_within
from tansiq.desk.once import once
from tansiq.desk.releasing import targets_of
from tansiq.errors import ReleaseError
from tansiq.release.facts import get_facts
from tansiq.release.notices import find_changes
from tansiq.release.register import show_entry
from tansiq.release.spills import is_stopped_by
from tansiq.settings import Settings

__all__ = ["spill"]

_REASON_CHARS = 1000


@once
def spill(
    settings: Settings, entry_or_release_id: str, *, reason: str, text: str = "", party: str | None = None
) -> str:
    """Stop a wrong release, or all releases of an entry, and send a notice to whoever had opened it.

    What was stopped by a spill already is not stopped again, and nobody is sent a second notice.

    Args:
        reason: What went wrong, in the party's words; it stands in the report of the spill, and nobody else reads it.
        text: What those who opened it are told, beside the request to remove it and to confirm that.

    Returns:
        The id of the withdrawal, by which `View.spill` gives the report; the earlier one's where there is nothing left
        to stop.

    Raises:
        NotYours: The party has no such entry that it released, and has made no such release.
        ReleaseError: There is no reason, or it is too long.
    """
    reason = reason.strip()
    if not 0 < len(reason) <= _REASON_CHARS:
        raise ReleaseError("say what went wrong", code="reason", hint=f"1 to {_REASON_CHARS} characters")
    with acting(settings, party) as desk:
        targets = targets_of(desk, entry_or_release_id)
        if (before := _find_earlier(desk, entry_or_release_id, targets)) is not None:
            return before
        payload = {"what": entry_or_release_id, "reason": reason, "spill": True}
        done = desk.act("withdrawal", payload, (entry_or_release_id,))
        show_entry(desk.connection, desk.keys, targets)
        change = next((one for one in find_changes(desk.connection, desk.party) if one.id == done.id), None)
        if change is None:
            # It was never released: there is nothing to stop.
            raise NotYours
        send_within(desk, change, text)
        return done.id


def _find_earlier(desk: Acting, what: str, targets: tuple[str, ...]) -> str | None:
    """The spill that stopped this already; None where something of it is still released, or it was never spilled."""
    facts = get_facts(desk.connection, targets)
    meant = [
        release
        for one in facts.values()
        for release in one.releases
        if release.originator == desk.party and what in (release.id, one.id)
    ]
    if any(one.closed is None for one in meant):
        return None
    for one in find_changes(desk.connection, desk.party):
        is_same = what == "".join(one.releases or one.entries)
        if one.is_spill and (is_same or any(is_stopped_by(each, one) for each in meant)):
            return one.id
    return None
