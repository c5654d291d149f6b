"""Which mentions of actors stand inside others."""

from __future__ import annotations

from collections.abc import Sequence

from tansiq.reading.sheet import ActorMention

__all__ = ["outermost"]


def outermost(actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Mentions that no other contains, in the order given; of two with the same words both stay."""
    if len(actors) < 2:
        return list(actors)
    # Relations ask this of all mentions of a text: each is compared with how far those before it reach.
    inside: set[int] = set()
    reach = longest = start = -1
    for actor in sorted(actors, key=lambda a: (a.start, -a.end)):
        if actor.start != start:
            reach, longest, start = max(reach, longest), actor.end, actor.start
        if reach >= actor.end or longest > actor.end:
            inside.add(id(actor))
    return [a for a in actors if id(a) not in inside] if inside else list(actors)
