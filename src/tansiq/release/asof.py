"""What the rule knew of an entry at an earlier time: the same facts without what came later."""

from __future__ import annotations

from dataclasses import replace

from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.moments import Moment
from tansiq.release.rooms import RoomStretch

__all__ = ["facts_as_of"]


def facts_as_of(facts: EntryFacts, moment: str) -> EntryFacts | None:
    """Facts as they stood at a time, its own acts included; None where the entry was not there yet.

    Args:
        moment: As format_time gives it. A time to come leaves the facts as they are.
    """
    if facts.made.at > moment:
        return None
    return replace(
        facts,
        erased=_by(facts.erased, moment),
        releases=tuple(_release(one, moment) for one in facts.releases if one.made.at <= moment),
        basis=tuple(None if one is None else facts_as_of(one, moment) for one in facts.basis),
        rooms=tuple(_stay(one, moment) for one in facts.rooms if one.joined.at <= moment),
    )


def _by(act: Moment | None, moment: str) -> Moment | None:
    return act if act is not None and act.at <= moment else None


def _release(one: ReleaseFacts, moment: str) -> ReleaseFacts:
    limits = tuple(limit for limit in one.limits if limit.moment.at <= moment)
    return replace(one, closed=_by(one.closed, moment), limits=limits)


def _stay(one: RoomStretch, moment: str) -> RoomStretch:
    return replace(one, left=_by(one.left, moment))
