"""Leaving altogether: an export of one's own, then erasure, rooms left and closed, notices to who holds copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from tansiq.desk.acting import acting, check_right
from tansiq.desk.desk import Desk
from tansiq.desk.ending import end_for_others
from tansiq.desk.notices import send_notice
from tansiq.desk.releasing import withdraw
from tansiq.desk.rooms import leave, uninvite
from tansiq.desk.standing import stop_standing
from tansiq.errors import LedgerError, ReleaseError
from tansiq.release import Reader, View, open_view
from tansiq.settings import Settings

__all__ = ["Departure", "depart", "exit_export"]


@dataclass(frozen=True, slots=True)
class Departure:
    """What was done, how many of each.

    Args:
        erased: Reports and posted objects.
        held: Those that a legal hold keeps, and nobody else sees any more.
        releases_ended: What else was released: lists of clients, judgements, what was passed on.
    """

    erased: int
    held: int
    releases_ended: int
    rooms_left: int
    guests_sent_away: int
    standing_stopped: int
    notices_sent: int


def exit_export(view: View) -> Iterator[dict[str, Any]]:
    """What a party takes with it, an object a line: its reports whole, what it posted, its releases, its notices,
    its retention, holds and orders; of what others
    released to it the ids and terms alone, for their words are not its to take.
    """
    for one in view.own_content():
        if one.kind == "object":
            yield {"kind": "object", "id": one.id, "object": view.get_object(one.id).text}
            continue
        whole = view.get_report(one.id)
        events = [event.flat_json() | event.to_json() for event in whole.reading.events]
        yield {"kind": "report", "id": one.id, "report": whole.report.to_json(), "events": events}
    told: dict[str, tuple[Any, ...]] = {
        "release": view.releases_by_me(),
        "opening": view.openings(),
        "hold": view.holds(),
        "order": view.orders(),
        "retention": tuple(filter(None, [view.retention()])),
        "notice_sent": view.notices_sent(),
        "notice_to_me": view.notices_given(),
        "released_to_me": view.releases_to_me(),
    }
    yield from ({"kind": kind, kind: asdict(one)} for kind, some in told.items() for one in some)


def depart(settings: Settings, *, reason: str, party: str | None = None) -> Departure:
    """Take a party's own off the node: there is no way back. Export first.

    Every report of the party and every object that it posted is erased, but for those that a legal hold keeps: they are
    withdrawn from everybody, and nobody else can tell (headers and acts stay, as the chain needs them), so that it ends
    for all who saw it; whoever had opened something is sent a notice. What else it released ends too. It leaves the
    rooms it is in, and sends the guests of its own away.

    Args:
        reason: Kept with each erasure.

    Raises:
        NotAllowed: Who asks may not release for the party.
        ReleaseError: There is no reason.
    """
    check_right(settings, "release")
    if not reason.strip():
        raise ReleaseError("say why the party leaves", code="reason", hint="it is kept with each erasure")
    name = settings.party if party is None else party
    # One form for many acts, each of which is done once by itself.
    settings = replace(settings, sending=None)
    with open_view(settings, Reader(name)) as view:
        own, rooms = [one.id for one in view.own_content()], view.memberships()
        standing = [one.id for one in view.standing_releases() if one.is_in_force]
    for one in standing:
        stop_standing(settings, one, party=name)
    desk = Desk(settings, party=name)
    held = [one for one in own if not _erase(desk, settings, name, one, reason)]
    with open_view(settings, Reader(name)) as view:
        others = [one.id for one in view.releases_by_me() if one.is_in_force]
    for one in others:
        withdraw(settings, one, party=name, reason=reason)
    with open_view(settings, Reader(name)) as view:
        changes = [one.change.id for one in view.notice_drafts()]
    sent = sum(send_notice(settings, one, party=name) for one in changes)
    left = [one.room for one in rooms if one.state == "member"]
    for one in left:
        leave(settings, one, party=name)
    guests = [(one.room, guest.party) for one in rooms for guest in one.guests if guest.state in ("member", "invited")]
    for room, guest in guests:
        uninvite(settings, room, guest, party=name)
    return Departure(len(own) - len(held), len(held), len(others), len(left), len(guests), len(standing), sent)


def _erase(desk: Desk, settings: Settings, party: str, entry_id: str, reason: str) -> bool:
    """Whether one was erased; one that a legal hold keeps ends for all others in the same way."""
    try:
        desk.erase(entry_id, reason=reason)
    except LedgerError as error:
        if error.code != "held":
            raise
        with acting(settings, party) as held:
            end_for_others(held, entry_id, reason)
        return False
    return True
