"""Introductions: the operator makes two parties known to each other, who may then find each other in the directory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tansiq.desk.acting import Acting, check_right
from tansiq.errors import LedgerError, ReleaseError
from tansiq.ledger import get_stored, open_ledger
from tansiq.people import hand_of
from tansiq.release.introductions import find_introduced
from tansiq.release.register import list_introductions
from tansiq.settings import Settings

__all__ = ["end_introduction", "introduce"]


def introduce(settings: Settings, one: str, other: str) -> tuple[str, ...]:
    """Make two parties known to each other; nothing of either is released by it. Done again, it changes nothing.

    Returns:
        The ids of the introductions: each party is told of the other by an entry of its own.

    Raises:
        NotAllowed: Who asks is not the operator.
        LedgerError: This node has no such party.
        ReleaseError: They are one party.
    """
    with _both(settings, one, other) as sides:
        return tuple(_introduce(desk, known) for desk, known in sides)


def end_introduction(settings: Settings, one: str, other: str) -> tuple[str, ...]:
    """Take an introduction back: they know of each other by their rooms alone. What was released stays as it is.

    Returns:
        The ids of the withdrawals.

    Raises:
        NotAllowed, LedgerError: As `introduce` has them.
        ReleaseError: They are one party, or were not introduced.
    """
    with _both(settings, one, other) as sides:
        return tuple(_end(desk, known) for desk, known in sides)


@contextmanager
def _both(settings: Settings, one: str, other: str) -> Iterator[tuple[tuple[Acting, str], ...]]:
    """Two parties within one transaction, each with the one that it is to know."""
    check_right(settings, "operate")
    if one == other:
        raise ReleaseError("a party knows itself", code="one-party", hint="name two parties")
    ledger = open_ledger(settings.home, clock=settings.clock, randomness=settings.randomness)
    for party in (one, other):
        if not ledger.keys.has(party):
            raise LedgerError("this node has no such party", code="no-party", where=party, hint="`tansiq party add`")
    hand = hand_of(settings, "operate")
    with ledger.write() as writer:
        yield tuple((Acting(party, writer, ledger.keys, hand), known) for party, known in ((one, other), (other, one)))


def _introduce(desk: Acting, known: str) -> str:
    standing = find_introduced(desk.connection, desk.party).get(known)
    if standing is None:
        standing = desk.act("introduction", {"party": known}).id
        list_introductions(desk.connection, get_stored(desk.connection, [standing], is_header=True).values())
    return standing


def _end(desk: Acting, known: str) -> str:
    standing = find_introduced(desk.connection, desk.party).get(known)
    if standing is None:
        raise ReleaseError("they were not introduced to each other", code="not-introduced")
    return desk.act("withdrawal", {"what": standing, "reason": ""}, (standing,)).id
