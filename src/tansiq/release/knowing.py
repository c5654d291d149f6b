"""What an originator may know of its own entry: its releases, and the members of rooms whose list is its to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tansiq.release.facts import EntryFacts

__all__ = ["known_facts"]


def known_facts(facts: EntryFacts, rooms: Mapping[str, str], party: str) -> EntryFacts:
    """Facts without what the party may not know: members of others' rooms, their entries below, what they passed on.

    Args:
        rooms: The rooms that the party hosts or was invited to, to their hosts.
    """
    basis = tuple(
        None if one is None or one.originator != party else known_facts(one, rooms, party) for one in facts.basis
    )
    # Of a room of another host it knows two members: the host and itself.
    seats = tuple(one for one in facts.rooms if rooms.get(one.room) in (party, one.party) or one.party == party)
    own = tuple(one for one in facts.releases if one.originator == party)
    return replace(facts, basis=basis, rooms=seats, releases=own)
