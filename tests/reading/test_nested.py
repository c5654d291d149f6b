"""Which mentions of actors stand inside others."""

from __future__ import annotations

from random import Random

import pytest

from tansiq.model import Actor
from tansiq.reading.nested import outermost
from tansiq.reading.sheet import ActorMention


def mention(start: int, end: int) -> ActorMention:
    return ActorMention(start, end, Actor("Northern Front", "armed_group"))


@pytest.mark.parametrize("seed", range(30))
def test_outermost_keeps_what_no_longer_mention_contains(seed: int) -> None:
    """Compared with the plain definition, in any order of the mentions."""
    chance = Random(seed)
    actors = [
        mention(start := chance.randint(0, 12), start + chance.randint(1, 5)) for _ in range(chance.randint(0, 9))
    ]
    kept = [
        a
        for a in actors
        if not any(b.start <= a.start and a.end <= b.end and b.end - b.start > a.end - a.start for b in actors)
    ]
    assert [id(a) for a in outermost(actors)] == [id(a) for a in kept]
