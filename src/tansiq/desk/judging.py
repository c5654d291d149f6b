"""Judgements: what people decide of two tellings, that they are of one event or of two; and how they take that back.

A judgement is an entry of the party that made it. It acts in its own view, and in that of whoever it is released to and
sees both tellings. Nothing in a ledger is changed by it: taken back, all is as the program would have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.releasing import take_back
from tansiq.errors import ReleaseError
from tansiq.ledger import get_stored
from tansiq.model.signs import acts_on_display
from tansiq.release import JudgementHead, NameJudgementHead, NotVisible, Reader
from tansiq.release.links.judgements import Verdict, list_judgements
from tansiq.release.register import show_entry
from tansiq.release.view import View
from tansiq.release.views import EventHead
from tansiq.settings import Settings

__all__ = [
    "check_reason",
    "done_or_refused",
    "judge_apart",
    "judge_pairs",
    "judge_same",
    "newest_of",
    "undo_judgement",
    "view_of",
    "write_judgement",
]

_REASON_CHARS = 1000
AnyJudgement = JudgementHead | NameJudgementHead
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
    with acting(settings, party, right="contribute") as desk:
        sides = [_tellings(desk, each, user) for each in (one, other)]
        mine, theirs = sides[0], [each for each in sides[1] if each not in sides[0]]
        if not theirs:
            raise ReleaseError("they are one event already", code="one-already")
        are_single = all(map(_TELLING.fullmatch, (one, other)))
        # With whatever was said to be apart before, or it would part them still.
        pairs = [(mine[0], each) for each in theirs]
        pairs += [] if are_single else [pair for pair in _held_apart(desk, mine, theirs, user) if pair not in pairs]
        done = _judge(desk, "same", pairs, reason)
        if not are_single and not _are_one(desk, mine, theirs, user):
            # What the program keeps apart, two events of one report, is one by a person's word alone.
            done += _judge(desk, "same", [(mine[0], each) for each in mine[1:]], reason)
        if not are_single and not _are_one(desk, mine[:1], theirs, user):
            raise ReleaseError("another judgement keeps them apart", code="kept-apart", hint="`tansiq judge list`")
        return done_or_refused(done)


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
    with acting(settings, party, right="contribute") as desk:
        from_here = _tellings(desk, one, user)
        moved = _moved(desk, one, other, user)
        others = [each for each in from_here if each != moved]
        if not others:
            raise ReleaseError("nothing else is told of this event", code="alone")
        return done_or_refused(_judge(desk, "apart", [(moved, each) for each in others], reason))


def undo_judgement(settings: Settings, judgement: str, *, party: str | None = None) -> tuple[str, ...]:
    """Take back a judgement of the party, all that was judged in the same act with it, and their releases.

    Returns:
        Ids of the entries that take them back.

    Raises:
        NotYours: The party has made no such judgement.
        ReleaseError: It is taken back already.
    """
    with acting(settings, party, right="contribute") as desk:
        desk.get_own(judgement, "judgement")
        view = view_of(desk, "")
        seen: list[JudgementHead | NameJudgementHead] = [*view.judgements(), *view.name_judgements()]
        own = {one.id: one for one in seen if one.by == desk.party}
        asked = own[judgement]
        if asked.verdict == "undone" or not asked.is_standing:
            raise ReleaseError("it is taken back already", code="undone")
        done: list[str] = []
        for one in own.values():
            # What was judged in one act has its time.
            if one.made == asked.made and one.verdict == asked.verdict and one.is_standing:
                take_back(desk, one.id, "")
                stored = get_stored(desk.connection, [one.id])[one.id].entry
                payload = {name: told for name, told in (stored.payload or {}).items() if name in ("about", "a", "b")}
                done += write_judgement(
                    desk, payload | {"verdict": "undone", "what": one.id, "reason": ""}, stored.basis
                )
        return tuple(done)


def _tellings(desk: Acting, what: str, user: str) -> list[str]:
    """The tellings of an event, the one that stands for it first; or the one telling that is named."""
    if not _TELLING.fullmatch(what):
        return [head.telling for head in _event(desk, what, user)]
    if not view_of(desk, user).claims_of(what):
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
        # Another telling is not of this event, whatever it was when the page was opened.
        if _TELLING.fullmatch(what) or _event(desk, what, user)[0].id == heads[0].id:
            raise NotYours
    return _tellings(desk, what, user)[0]


def _event(desk: Acting, event: str, user: str) -> tuple[EventHead, ...]:
    view = view_of(desk, user)
    try:
        return view.get_event(event).tellings
    except NotVisible:
        raise NotYours from None


def view_of(desk: Acting, user: str) -> View:
    """What the party, or a user of it, sees within the act."""
    return View(desk.connection, desk.keys, Reader(desk.party, user), datetime.fromisoformat(desk.writer.received))


def _are_one(desk: Acting, mine: Sequence[str], theirs: Sequence[str], user: str) -> bool:
    """Whether all of these are now of one event."""
    heads = view_of(desk, user).find_tellings([*mine, *theirs])
    return len({head.id for head in heads.values()}) == 1 and len(heads) == len({*mine, *theirs})


def _held_apart(desk: Acting, mine: Sequence[str], theirs: Sequence[str], user: str) -> list[tuple[str, str]]:
    """Pairs of two events that a judgement which the party sees says to be apart."""
    said = [{one.a, one.b} for one in view_of(desk, user).judgements() if one.verdict == "apart" and one.is_standing]
    return [(one, other) for one in mine for other in theirs if {one, other} in said]


def check_reason(reason: str) -> str:
    """The reason as it is kept.

    Raises:
        ReleaseError: It is none, too long, or not words alone.
    """
    told = reason.strip()
    if not told:
        raise ReleaseError("a judgement needs a reason", code="reason", hint="say why, in a sentence")
    if len(told) > _REASON_CHARS:
        raise ReleaseError("a reason is at most 1000 characters", code="reason")
    if any(map(acts_on_display, told)):
        raise ReleaseError("a reason is words alone", code="reason", hint="without control characters")
    return told


def _judge(desk: Acting, verdict: Verdict, pairs: Sequence[tuple[str, str]], reason: str) -> list[str]:
    # A judgement is its party's: of what was released to one user by name the others must learn nothing.
    view = view_of(desk, "")
    return judge_pairs(
        desk, {"verdict": verdict}, pairs, reason, judgements=view.judgements(), claims_of=view.claims_of
    )


def judge_pairs(
    desk: Acting,
    what: dict[str, str],
    pairs: Sequence[tuple[str, str]],
    reason: str,
    *,
    judgements: Sequence[AnyJudgement],
    claims_of: Callable[[str], tuple[str, ...]],
) -> list[str]:
    """Write a judgement on each pair of which the party has not said the same already.

    Args:
        what: The verdict, and what it is about where that is not tellings.
        judgements: Those of the same sort that the whole party sees.
        claims_of: The claims that a side rests on, of those that the whole party sees.

    Returns:
        Ids of the judgements.

    Raises:
        ReleaseError: The reason is none or too long, or a side is not the whole party's to see.
    """
    told = check_reason(reason)
    said = {(frozenset((one.a, one.b)), one.verdict) for one in newest_of(judgements) if one.by == desk.party}
    # Of two judgements the newer counts: this one is.
    last = max((one.made for one in judgements), default="")
    done: list[str] = []
    for one, other in pairs:
        sides = claims_of(one), claims_of(other)
        if not all(sides):
            message = "what is not your whole party's to see is not judged"
            raise ReleaseError(message, code="by-name", hint="it was released to users by name")
        if (frozenset((one, other)), what["verdict"]) not in said:
            payload = {**what, "a": one, "b": other, "reason": told}
            done += write_judgement(desk, payload, tuple(dict.fromkeys((*sides[0], *sides[1]))), after=last)
    return done


def done_or_refused(ids: list[str]) -> tuple[str, ...]:
    """Ids of the judgements made.

    Raises:
        ReleaseError: There is none: the party has judged so already.
    """
    if not ids:
        raise ReleaseError("you have judged so already", code="judged-so")
    return tuple(ids)


def newest_of(judgements: Sequence[AnyJudgement]) -> list[AnyJudgement]:
    """Of each two tellings, or names that the reader sees, the judgement that acts."""
    newest: dict[frozenset[str], AnyJudgement] = {}
    for one in sorted(judgements, key=lambda each: (each.made, each.id)):
        if one.is_standing and one.verdict != "undone" and one.a and one.b:
            newest[frozenset((one.a, one.b))] = one
    return list(newest.values())


def write_judgement(desk: Acting, payload: dict[str, str], basis: tuple[str, ...], *, after: str = "") -> list[str]:
    """Write a judgement and bring the views in line with it.

    Args:
        after: A time that its own comes after.
    """
    done = desk.act("judgement", payload, basis, after=after)
    list_judgements(desk.connection, get_stored(desk.connection, [done.id]).values())
    show_entry(desk.connection, desk.keys, [done.id])
    return [done.id]
