"""Carrying retention out: what is due is erased, what is held is left and named; done again it does nothing more."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

from tansiq.desk.acting import Acting, NotAllowed, check_right
from tansiq.desk.erasing import erasing
from tansiq.errors import LedgerError, TansiqError
from tansiq.ledger import KeyRing, Ledger, format_time, open_ledger
from tansiq.people import hand_of
from tansiq.release.retention import DueEntry, Retention, find_due, find_retention
from tansiq.settings import Settings

__all__ = ["EVERY_SECONDS", "NotErased", "RetentionRun", "run_all_retention", "run_retention", "start_retention"]


EVERY_SECONDS = 3600
"""A rule counts in days: an hour late is soon enough, and a look at what is due is one statement a party."""


@dataclass(frozen=True, slots=True)
class NotErased:
    """An entry that was due and is still there.

    Args:
        why: "held", or the code of what went wrong.
        holds: Ids of the holds that keep it.
    """

    id: str
    why: str
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetentionRun:
    """What was done.

    Args:
        rule: The id of the retention that was carried out, "" where the party has none.
        erased: Ids of the entries that were erased, with the ids of the erasures.
        kept: Those that were due and were not.
        following: When the next of what is not due yet will be, or "".
    """

    party: str
    rule: str
    erased: tuple[tuple[str, str], ...] = ()
    kept: tuple[NotErased, ...] = ()
    following: str = ""


def run_retention(settings: Settings, *, party: str | None = None) -> RetentionRun:
    """Erase what a party's retention ends by now, an entry a transaction, so that a break loses nothing.

    Raises:
        NotAllowed: Who asks may not.
        LedgerError: There is no ledger, or this node has no such party.
    """
    name = settings.party if party is None else party
    check_right(settings, "erase")
    if settings.rights is not None and name != settings.party:
        raise NotAllowed
    ledger = open_ledger(settings.home, clock=settings.clock, randomness=settings.randomness)
    if not ledger.keys.has(name):
        raise LedgerError("this node has no such party", code="no-party", hint="`tansiq party add` makes one")
    moment = format_time(settings.clock())
    with ledger.read() as connection:
        rule = find_retention(connection, name)
        found = () if rule is None else find_due(connection, name, moment, days=rule.days, by=rule.date_of)
    if rule is None:
        return RetentionRun(name, "")
    erased: list[tuple[str, str]] = []
    kept: list[NotErased] = []
    for one in found:
        if not one.is_due:
            continue
        if one.holds:
            kept.append(NotErased(one.id, "held", one.holds))
            continue
        try:
            if done := _erase(settings, ledger, name, one, rule):
                erased.append((one.id, done))
        except LedgerError as error:
            # It was held or erased meanwhile; or it fails alone: the others are still due.
            kept.append(NotErased(one.id, error.code))
    following = min((one.due for one in found if not one.is_due), default="")
    return RetentionRun(name, rule.id, tuple(erased), tuple(kept), following)


def _erase(settings: Settings, ledger: Ledger, party: str, one: DueEntry, rule: Retention) -> str:
    """Erase one entry; "" where the rule that ended it is not the party's rule any more."""
    hand = hand_of(settings, "erase")
    with erasing(ledger, lambda writer: Acting(party, writer, ledger.keys, hand)) as made:
        if find_retention(made.desk.connection, party) != rule:
            return ""
        return made.erase(one.id, reason="retention", via="command", said={"retention": rule.id})


def start_retention(settings: Settings, *, is_over: Callable[[], bool] = lambda: False) -> Thread:
    """Carry out every party's retention again and again beside a server, until the program ends.

    Args:
        is_over: Whether to stop; asked before each time.
    """

    def run() -> None:
        while not is_over():
            # No ledger yet: the next time.
            with suppress(TansiqError):
                run_all_retention(settings)
            time.sleep(EVERY_SECONDS)

    thread = Thread(target=run, name="retention", daemon=True)
    thread.start()
    return thread


def run_all_retention(settings: Settings) -> tuple[RetentionRun, ...]:
    """Carry out the retention of every party of the node: the operator's, or the server's, who print no content."""
    check_right(settings, "operate")
    found = []
    for party in KeyRing(settings.home).parties():
        try:
            found.append(run_retention(settings, party=party))
        except TansiqError:
            # No ledger yet, or it is being rebuilt: the next time.
            continue
    return tuple(found)
