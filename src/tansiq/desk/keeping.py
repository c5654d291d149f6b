"""How long entries are kept: a party's rule for its own, a room's for what is released into it, and holds.

A room's rule ends releases, never entries: what is released into the room while it stands gets an end, in the release
itself. It changes none that was made before, as a charter does not (docs/decisions/0009-a-room-ends-releases.md).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.once import once
from tansiq.errors import ReleaseError
from tansiq.ledger import format_time, get_stored, search_words
from tansiq.model.entry import EntryKind
from tansiq.release.holds import DateOf, HoldScope, find_holds
from tansiq.release.keeping import MAX_DAYS
from tansiq.release.register import list_keeping
from tansiq.release.retention import find_retention, find_room_retention
from tansiq.release.runs import NEVER
from tansiq.settings import Settings

__all__ = ["check_scope", "hold", "keep", "keep_act", "keep_in_room", "lift_hold", "place_hold", "room_end"]

_REASON_CHARS = 1000
_TEXT_CHARS = 200
_MOST_HELD = 1000


def _check_days(days: int | None, least: int) -> int | None:
    if days is not None and not least <= days <= MAX_DAYS:
        raise ReleaseError("not a number of days", code="days", hint=f"{least} to {MAX_DAYS}")
    return days


def keep_act(desk: Acting, kind: EntryKind, payload: dict[str, Any], basis: tuple[str, ...] = ()) -> str:
    """Write an act of keeping, and list whose it is; its id."""
    done = desk.act(kind, payload, basis)
    list_keeping(desk.connection, get_stored(desk.connection, [done.id], is_header=True).values())
    return done.id


@once
def keep(settings: Settings, days: int | None, *, by: DateOf = "received", party: str | None = None) -> str:
    """Set how long the party keeps its own reports and objects, in place of the rule before; erases nothing by itself.

    Args:
        days: So many after the date that `by` names; None takes the rule away.
        by: "published" counts from the day that a report says it is of, and without one from when it was received.

    Returns:
        The id of the act.

    Raises:
        NotAllowed: Who asks may not.
        ReleaseError: It is no rule, or there is none to take away.
    """
    if by not in ("received", "published"):
        raise ReleaseError("not a date that entries have", code="retention-by", hint="received or published")
    _check_days(days, 0)
    with acting(settings, party, right="keep") as desk:
        if days is None and find_retention(desk.connection, desk.party) is None:
            raise ReleaseError("there is no rule to take away", code="no-rule")
        return keep_act(desk, "retention", {"room": "", "days": days, "by": by})


@once
def keep_in_room(settings: Settings, room: str, days: int | None, *, party: str | None = None) -> str:
    """Set for how long members hold what is released into a room of one's own from now on; no entry is erased by it.

    Args:
        room: Name or id.
        days: After the release; None for no end.

    Returns:
        The id of the act.

    Raises:
        NotAllowed: Who asks may not.
        NotYours: There is no such room for the party.
        ReleaseError: It is not the host, it is no number of days, or there is none to take away.
    """
    _check_days(days, 1)
    with acting(settings, party, right="keep") as desk:
        found = desk.get_room(room)
        if found.host != desk.party:
            raise ReleaseError("only the host of a room does this", code="not-host")
        if days is None and find_room_retention(desk.connection, found.id, desk.party) is None:
            raise ReleaseError("there is no rule to take away", code="no-rule")
        return keep_act(desk, "retention", {"room": found.id, "days": days, "by": "released"}, (found.id,))


def room_end(desk: Acting, room: str) -> str | None:
    """When a release into a room that is made now ends at the latest, as the ledger writes times; None for no end.

    Args:
        room: Its id. Not looked up with its members, who do not matter: every posting to a room asks this.
    """
    found = get_stored(desk.connection, [room], is_header=True).get(room)
    rule = None if found is None else find_room_retention(desk.connection, room, found.entry.originator)
    if rule is None:
        return None
    try:
        return format_time(datetime.fromisoformat(desk.writer.received) + timedelta(days=rule.days))
    except OverflowError:
        return NEVER


@once
def hold(settings: Settings, scope: HoldScope, *, reason: str, party: str | None = None) -> str:
    """Keep entries of one's own, whatever the retention says, and let none be erased, until the hold is lifted.

    Nobody else is told, and no answer to anybody else changes.

    Args:
        reason: Why; kept with the hold.

    Returns:
        The id of the hold.

    Raises:
        NotAllowed: Who asks may not.
        NotYours: One of the entries is none of the party's.
        ReleaseError: There is no reason; nothing is named, or both ids and what is meant; a day is none.
    """
    with acting(settings, party, right="keep") as desk:
        return place_hold(desk, check_scope(desk, scope), reason=reason)


def check_scope(desk: Acting, scope: HoldScope) -> HoldScope:
    """What is held, as it is kept; errors as `hold` has them."""
    named, text = tuple(dict.fromkeys(scope.what)), scope.text.strip()
    is_said = bool(scope.since or scope.until or text)
    if bool(named) == is_said or len(named) > _MOST_HELD or scope.by not in ("received", "published"):
        raise ReleaseError("say what is held", code="hold", hint="ids; or a period, words, or both")
    if text and (len(text) > _TEXT_CHARS or not search_words(text)):
        raise ReleaseError(
            "not words", code="hold", hint=f"that occur in what is held, at most {_TEXT_CHARS} characters"
        )
    since, until = _day(scope.since), _day(scope.until)
    if since and until and until < since:
        raise ReleaseError("the period ends before it begins", code="period")
    for one in named:
        if desk.get_own(one, "report", "claim", "object").is_erased:
            raise ReleaseError("it was erased", code="erased", where=one)
    return HoldScope(named, since, until, scope.by, text)


def place_hold(desk: Acting, scope: HoldScope, *, reason: str, order: str = "", rests: tuple[str, ...] = ()) -> str:
    """Place a hold within an act; its id.

    Args:
        scope: As `check_scope` gives it.
        order: The reference of the order by which the operator places it.
        rests: Ids of what it rests on besides the entries.
    """
    reason = reason.strip()
    if not 0 < len(reason) <= _REASON_CHARS:
        raise ReleaseError("say why it is held", code="reason", hint=f"1 to {_REASON_CHARS} characters")
    said = {"since": scope.since, "until": scope.until, "by": scope.by, "text": scope.text}
    payload = {"what": list(scope.what), "reason": reason, "order": order} | said
    return keep_act(desk, "hold", payload, (*scope.what, *rests))


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ReleaseError("not a day", code="period", hint="as 2026-02-01") from error


@once
def lift_hold(settings: Settings, hold_id: str, *, reason: str = "", party: str | None = None) -> str:
    """Lift a hold of one's own; what its retention ends is erased when that is next carried out.

    Returns:
        The id of the withdrawal.

    Raises:
        NotAllowed: Who asks may not.
        NotYours: The party has no such hold that stands.
        ReleaseError: The operator placed it under an order, or the reason is too long.
    """
    if len(reason) > _REASON_CHARS:
        raise ReleaseError("the reason is too long", code="reason", hint=f"at most {_REASON_CHARS} characters")
    with acting(settings, party, right="keep") as desk:
        found = next((one for one in find_holds(desk.connection, desk.party) if one.id == hold_id), None)
        if found is None or found.lifted:
            raise NotYours
        if found.order:
            raise ReleaseError("it was placed under an order", code="ordered", hint="the operator lifts it")
        return desk.act("withdrawal", {"what": hold_id, "reason": reason.strip()}, (hold_id,)).id
