"""Judgements: what people decide of two tellings, that they are of one event or of two; and how they take that back.

A judgement is an entry of the party that made it. It acts in its own view, and in that of whoever it is released to and
sees both tellings. Nothing in a ledger is changed by it: taken back, all is as the program would have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.releasing import take_back
from tansiq.errors import ReleaseError
from tansiq.ledger import get_stored
from tansiq.release import NotVisible, Reader
from tansiq.release.links.judgements import Verdict, list_judgements
from tansiq.release.register import show_entry
from tansiq.release.view import View
from tansiq.release.views import EventHead
from tansiq.settings import Settings

__all__ = ["judge_apart", "judge_same", "undo_judgement"]

_REASON_CHARS = 1000
_TELLING = re.compile(r"[0-9a-f]{64}")


def judge_same(
    settings: Settings, one: str, other: str, *, reason: str, party: str | None = None, user: str = ""
) -> tuple[str, ...]:
    """Say that two events are one.

    Args:
        one, other: Ids of events, as the party (or its user) sees them, or of single tellings.
        reason: In the party's words; shown to whoever sees the judgement.
        user: The user of the party whose view the ids are of.

    Returns:
        Ids of the judgements.

    Raises:
        NotYours: One of them is nothing that the party sees.
        ReleaseError: They are one event already, or the reason is none or longer than 1000 characters.
    """
    with acting(settings, party) as desk:
        sides = [_tellings(desk, each, user)[0] for each in (one, other)]
        are_events = not any(map(_TELLING.fullmatch, (one, other)))
        if sides[0] == sides[1] or (are_events and _event(desk, one, user)[0].id == _event(desk, other, user)[0].id):
            raise ReleaseError("they are one event already", code="one-already")
        return _judge(desk, "same", sides[0], [sides[1]], reason, user)


def judge_apart(
    settings: Settings, one: str, other: str, *, reason: str, party: str | None = None, user: str = ""
) -> tuple[str, ...]:
    """Say that one telling of an event is not of that event; or that two events that are two are to stay two.

    Args:
        one: Id of an event, as the party sees it, or of a telling.
        other: A telling by its id, or by that of its report where that tells of the event once; or another event's id.
        reason: As in `judge_same`.

    Returns:
        Ids of the judgements, one for each two tellings that are set apart.

    Raises:
        NotYours: The party sees no such event, or no such telling in it.
        ReleaseError: The event has no other telling, or the reason is none.
    """
    with acting(settings, party) as desk:
        from_here = _tellings(desk, one, user)
        moved = _moved(desk, one, other, user)
        others = [each for each in from_here if each != moved]
        if not others:
            raise ReleaseError("nothing else is told of this event", code="alone")
        return _judge(desk, "apart", moved, others, reason, user)


def undo_judgement(settings: Settings, judgement: str, *, party: str | None = None) -> tuple[str, ...]:
    """Take back a judgement of the party, all that was judged in the same act with it, and their releases.

    Returns:
        Ids of the entries that take them back.

    Raises:
        NotYours: The party has made no such judgement.
        ReleaseError: It is taken back already.
    """
    with acting(settings, party) as desk:
        desk.get_own(judgement, "judgement")
        own = {one.id: one for one in _view(desk, "").judgements()}
        # What was judged in one act has its time.
        with_it = [one for one in own.values() if one.is_standing and one.made == own[judgement].made]
        if not own[judgement].is_standing or own[judgement].verdict == "undone":
            message = "it is taken back already, or a later judgement of yours on the same two holds"
            raise ReleaseError(message, code="undone")
        done: list[str] = []
        for one in with_it:
            if one.by == desk.party and one.verdict != "undone":
                take_back(desk, one.id, "")
                basis = get_stored(desk.connection, [one.id])[one.id].entry.basis
                done += _write(desk, "undone", one.a, one.b, "", basis)
        return tuple(done)


def _tellings(desk: Acting, what: str, user: str) -> list[str]:
    """The tellings of an event, the one that stands for it first; or the one telling that is named."""
    if not _TELLING.fullmatch(what):
        return [head.telling for head in _event(desk, what, user)]
    if not _view(desk, user).claims_of(what):
        raise NotYours
    return [what]


def _moved(desk: Acting, event: str, what: str, user: str) -> str:
    """The telling that is to be set apart."""
    if not _TELLING.fullmatch(event):
        heads = _event(desk, event, user)
        named = [head.telling for head in heads if what and what in (head.telling, head.report.id)]
        if len(named) > 1:
            raise ReleaseError("this report tells of the event more than once", code="which", hint="name the telling")
        if named:
            return named[0]
        if not _TELLING.fullmatch(what) and _event(desk, what, user)[0].id == heads[0].id:
            raise NotYours
    return _tellings(desk, what, user)[0]


def _event(desk: Acting, event: str, user: str) -> tuple[EventHead, ...]:
    view = _view(desk, user)
    try:
        return view.get_event(event).tellings
    except NotVisible:
        raise NotYours from None


def _view(desk: Acting, user: str) -> View:
    return View(desk.connection, desk.keys, Reader(desk.party, user), datetime.fromisoformat(desk.writer.received))


def _judge(desk: Acting, verdict: Verdict, one: str, others: Sequence[str], reason: str, user: str) -> tuple[str, ...]:
    if not reason.strip():
        raise ReleaseError("a judgement needs a reason", code="reason", hint="say why, in a sentence")
    if len(reason) > _REASON_CHARS:
        raise ReleaseError("a reason is at most 1000 characters", code="reason")
    view = _view(desk, user)
    done: list[str] = []
    for other in others:
        basis = tuple(dict.fromkeys((*view.claims_of(one), *view.claims_of(other))))
        done += _write(desk, verdict, one, other, reason.strip(), basis)
    return tuple(done)


def _write(desk: Acting, verdict: Verdict, a: str, b: str, reason: str, basis: tuple[str, ...]) -> list[str]:
    payload = {"verdict": verdict, "a": a, "b": b, "reason": reason}
    done = desk.act("judgement", payload, tuple(basis))
    list_judgements(desk.connection, get_stored(desk.connection, [done.id]).values())
    show_entry(desk.connection, desk.keys, [done.id])
    return [done.id]
