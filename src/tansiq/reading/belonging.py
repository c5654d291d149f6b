"""Whose people they are: "the guerrillas" of a text that names one armed group are that group's."""

from __future__ import annotations

from tansiq.reading.alike import is_called
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.deeds import OWNED_UP
from tansiq.reading.groups import BODIES
from tansiq.reading.sheet import ActorMention, Sheet

__all__ = ["name_groups"]

_BODIES = BODIES | {"state"}


def name_groups(sheet: Sheet, events: list[list[Candidate]]) -> None:
    """Give events that rebels without a name did the one armed group that the text names.

    Args:
        sheet: The text with its actors.
        events: Joined candidates; the telling with the description gets one more doer.
    """
    named = [a for a in sheet.actors if a.actor.actor_type == "armed_group"]
    if not named or len({a.actor.name for a in named}) > 1:
        return
    for event in events:
        if not event[0].type.startswith(OWNED_UP):
            continue
        doers = [(telling, f) for telling in event for f in telling.filled("doer")]
        if any(f.actor_type in _BODIES for _, f in doers):
            continue
        telling = next((t for t, f in doers if is_called(f.name, "irregulars")), None)
        if telling is not None:
            group = _nearest(named, telling)
            telling.add(Filler("doer", group.start, group.end, group.actor.name, "organisation", None, "armed_group"))


def _nearest(named: list[ActorMention], telling: Candidate) -> ActorMention:
    """The mention last before the telling, or the first of the text."""
    before = [a for a in named if a.start <= telling.start]
    return before[-1] if before else named[0]
