"""Passing on: what of others' entries a party may show to whom, and the client lists by which AMBER may go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tansiq.desk.acting import Acting, NotYours, acting, check_party_id
from tansiq.desk.once import once
from tansiq.errors import ReleaseError
from tansiq.ledger import Stored, get_stored
from tansiq.model import Entry, Release
from tansiq.model.entry import EntryKind
from tansiq.release.clients import find_lists, show_lists
from tansiq.release.decide import Share, decide_release
from tansiq.release.facts import EntryFacts, ReleaseFacts
from tansiq.release.onward import find_bar, name_of, onward_for
from tansiq.release.runs import NEVER, Stretch
from tansiq.release.stretches import Passing, of_basis
from tansiq.release.views import Reader
from tansiq.settings import Settings

__all__ = ["check_passing", "find_seen", "needed_lists", "set_clients"]

_MOST_CLIENTS = 1000
_BARS = ("detached", "onward", "tlp", "purpose", "until", "further")
"""Terms in the order in which they are compared; of several releases the one that allows most is told of."""


@once
def set_clients(settings: Settings, clients: Sequence[str], *, party: str | None = None) -> str:
    """List the party's clients, in place of those listed before. The list is an entry: nobody sees it unreleased.

    Args:
        clients: Party ids, whether or not there are such parties; none empties the list.

    Returns:
        The id of the list's entry, by which it is released.

    Raises:
        ReleaseError: An id is malformed or the party's own, or there are more than a thousand.
    """
    with acting(settings, party, right="administer") as desk:
        named = list(dict.fromkeys(clients))
        for one in named:
            check_party_id(one)
        if desk.party in named or len(named) > _MOST_CLIENTS:
            raise ReleaseError("not a list of clients", code="client-list", hint="at most 1000 other parties")
        done = desk.act("clients", {"clients": named})
        show_lists(desk.connection, desk.keys, [done.id])
        return done.id


def find_seen(desk: Acting, entry_id: str, kinds: tuple[EntryKind, ...]) -> Stored:
    """An entry of another that the party sees now.

    Raises:
        NotYours: It sees no such entry; it may be there.
    """
    facts = desk.get_facts(entry_id)
    reader, now = Reader(desk.party), datetime.fromisoformat(desk.writer.received)
    if facts is None or facts.kind not in kinds or not isinstance(decide_release(facts, reader, now), Share):
        raise NotYours
    return get_stored(desk.connection, [entry_id], is_header=True)[entry_id]


def check_passing(desk: Acting, entry: Entry, made: Release) -> None:
    """Nothing, where the entry is the party's own or was released to it on terms that let it pass it on so.

    Args:
        made: What it would pass it on by.

    Raises:
        ReleaseError: A term stands in the way.
    """
    if entry.originator == desk.party:
        return
    facts = desk.get_facts(entry.id)
    assert facts is not None
    if made.audience.kind in ("party", "users") and any(
        one.partition(":")[0] in (facts.originator, desk.party) for one in made.audience.ids
    ):
        raise ReleaseError("nobody passes an entry on to itself or to its originator", code="passed-back")
    bars = [_bar(grant, held, made, desk.party) for grant, held in _grants(desk, facts)]
    if not bars:
        # It follows its report, or is one of several entries that must be seen together.
        raise ReleaseError("it was not released by itself", code="onward-none", hint="pass on the report it follows")
    code, told = max(bars, key=lambda one: (not one[0], _BARS.index(one[0]) if one[0] else 0))
    if code:
        raise _refusal(code, told)


def _grants(desk: Acting, facts: EntryFacts) -> list[tuple[ReleaseFacts, Stretch]]:
    """The releases by which the party sees the entry now, each with its stretch."""
    reader, now = Reader(desk.party), desk.writer.received
    passing, basis = Passing(facts), of_basis(facts, reader)
    return [
        (release, one)
        for release in facts.releases
        for one in passing.given(release, reader, basis)
        if one.ended is None and now < one.until
    ]


def _bar(grant: ReleaseFacts, held: Stretch, made: Release, party: str) -> tuple[str, str]:
    """Which term of a release stands in the way, "" for none; and what is said of it."""
    passed = ReleaseFacts("", party, grant.made, made)
    last = max((limit.moment.order for limit in grant.limits), default=grant.made.order)
    names = [name_of(made.audience, one.partition(":")[0]) for one in made.audience.ids or ("",)]
    found = [bar for name in names if (bar := find_bar(grant, passed, name, last))]
    is_late = held.until != NEVER and (made.until is None or held.until < made.until)
    if is_late and all(bar == "further" for bar in found):
        return "until", held.until
    allowed = ", ".join(onward_for(grant, party)) or "nobody"
    told = {"tlp": grant.terms.tlp if grant.terms else "", "onward": allowed, "further": allowed}
    worst = min(found, key=_BARS.index, default="")
    return worst, told.get(worst, grant.terms.purpose if grant.terms else "")


def _refusal(code: str, told: str) -> ReleaseError:
    match code:
        case "detached":
            return ReleaseError("a claim released alone, without its report, is not passed on", code="onward-detached")
        case "onward":
            hint = f"it may be passed on to {told}"
            return ReleaseError("its originator does not let you pass it on to them", code="onward", hint=hint)
        case "further":
            hint = f"onward to {told} at most"
            return ReleaseError("its originator does not let it go on so far", code="onward-further", hint=hint)
        case "tlp":
            return ReleaseError("the label is laxer than the one you hold it by", code="onward-tlp")
        case "purpose":
            hint = f"use purpose {told}" if told else "name no purpose"
            return ReleaseError("it was released to you for another purpose", code="onward-purpose", hint=hint)
        case _:
            hint = f"name an end no later than {told}"
            return ReleaseError("it is released to you for a shorter time", code="onward-until", hint=hint)


def needed_lists(desk: Acting, made: Release) -> tuple[str, ...]:
    """Ids of the client lists that let an AMBER release be passed on: of each recipient the newest that the party sees.

    Who is in a room is not asked, which only its host may know: there every list that names one of them is relied on,
    and counts for whom it is a list of.

    Raises:
        ReleaseError: Onward names a party that is on none of these lists.
    """
    if made.tlp != "AMBER" or not made.onward:
        return ()
    lists = find_lists(desk.connection, Reader(desk.party), datetime.fromisoformat(desk.writer.received))
    meant = [one for party, one in sorted(lists.items()) if party != desk.party]
    if made.audience.kind != "room":
        meant = [one for one in meant if one.party in made.audience.ids]
    listed = {client for one in meant for client in one.clients}
    missing = [one for one in made.onward if one not in listed]
    if missing:
        raise ReleaseError(
            f"on no client list of a recipient that you see: {', '.join(missing)}",
            code="clients",
            hint="AMBER goes on to listed clients alone: ask the recipient to release its list to you",
        )
    return tuple(one.id for one in meant if set(one.clients) & set(made.onward))
