"""Judgements on names: what people decide of two places or two actors, that they are one or are not.

A judgement is an entry of the party that made it, resting on a claim of a telling that has each name. It acts in its
own view, and in that of whoever it is released to and sees both names; what the program links is not changed by it.
"""

from __future__ import annotations

from tansiq.desk.acting import Acting, NotYours, acting
from tansiq.desk.judging import done_or_refused, judge_pairs, newest_of, view_of
from tansiq.errors import ReleaseError
from tansiq.release import NamedHead
from tansiq.release.links.judgements import Verdict
from tansiq.settings import Settings

__all__ = ["judge_name_apart", "judge_name_same"]


def judge_name_same(
    settings: Settings, one: str, other: str, *, reason: str, party: str | None = None, user: str = ""
) -> tuple[str, ...]:
    """Say that two places, or two actors, are one.

    Args:
        one, other: Ids of names, as a search gives them.
        reason: In the party's words; shown to whoever sees the judgement.
        user: The user of the party who asks.

    Returns:
        Ids of the judgements.

    Raises:
        NotYours: One of them is nothing that the party's events name.
        ReleaseError: They are one already, one is a place and the other none, or the reason is none or too long.
    """
    with acting(settings, party, right="contribute") as desk:
        mine, theirs = _named(desk, one, user), _named(desk, other, user)
        if mine.id == theirs.id:
            raise ReleaseError("they are one already", code="one-name")
        if mine.kind != theirs.kind:
            raise ReleaseError("a place is no actor", code="other-kind")
        pairs = [(one, other), *(pair for pair in _held_apart(desk, mine.id, theirs.id) if set(pair) != {one, other})]
        done = _judge(desk, "same", mine.kind, pairs, reason)
        if _named(desk, one, user).id != _named(desk, other, user).id:
            raise ReleaseError("another judgement keeps them apart", code="kept-apart", hint="`tansiq judge list`")
        return done_or_refused(done)


def judge_name_apart(
    settings: Settings, one: str, other: str, *, reason: str, party: str | None = None, user: str = ""
) -> tuple[str, ...]:
    """Say that two names are not of one place or actor, and are to stay two.

    Args:
        one, other: Ids of names, as a search gives them, or as a judgement has them that joined the two.
        reason: As in `judge_name_same`.

    Returns:
        Ids of the judgements.

    Raises:
        NotYours: One of them is nothing that the party's events name.
        ReleaseError: They are one name, one is a place and the other none, or the reason is none or too long.
    """
    with acting(settings, party, right="contribute") as desk:
        mine, theirs = _named(desk, one, user), _named(desk, other, user)
        if one == other:
            raise ReleaseError("that is one name", code="one-name")
        if mine.kind != theirs.kind:
            raise ReleaseError("a place is no actor", code="other-kind")
        return done_or_refused(_judge(desk, "apart", mine.kind, [(one, other)], reason))


def _named(desk: Acting, about: str, user: str) -> NamedHead:
    found = view_of(desk, user).find_named(about)
    if found is None:
        raise NotYours
    return found


def _held_apart(desk: Acting, one: str, other: str) -> list[tuple[str, str]]:
    """Pairs of names of two places or actors that a judgement which the party sees says to be apart."""
    view = view_of(desk, "")
    ids = {about: found.id for each in view.name_judgements() for about in (each.a, each.b)
           if about and (found := view.find_named(about)) is not None}  # fmt: skip
    said = (each for each in newest_of(view.name_judgements()) if each.verdict == "apart")
    return [(each.a, each.b) for each in said if {ids.get(each.a), ids.get(each.b)} == {one, other}]


def _judge(desk: Acting, verdict: Verdict, kind: str, pairs: list[tuple[str, str]], reason: str) -> list[str]:
    # A judgement is its party's: of what was released to one user by name the others must learn nothing.
    view = view_of(desk, "")
    what = {"about": kind, "verdict": verdict}
    return judge_pairs(desk, what, pairs, reason, judgements=view.name_judgements(), claims_of=view.claims_naming)
