"""Terms of a release as its narrowings leave them, and which of them stands in the way of passing an entry on."""

from __future__ import annotations

from dataclasses import dataclass

from tansiq.model import Audience
from tansiq.model.release import ANYONE, TLP_ORDER, Tlp, may_go_on
from tansiq.release.facts import ReleaseFacts
from tansiq.release.moments import Moment

__all__ = ["Bar", "Bound", "bound_terms", "find_bar", "find_stop", "name_of", "narrowed_at", "onward_for"]

Bar = str
"""Which term stands in the way, "" for none: "detached", "onward", "tlp", "purpose" or "further"."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Label, onward and end of a release with its narrowings: the strictest of each. `until` is "" for no end."""

    tlp: Tlp
    onward: tuple[str, ...]
    until: str


def bound_terms(release: ReleaseFacts, order: int | None = None) -> Bound | None:
    """The terms of a release as they bind; None where they cannot be read.

    Args:
        order: With the narrowings that came up to this place in the ledger; with all of them where None.
    """
    terms = release.terms
    if terms is None:
        return None
    tlp, onward, until = terms.tlp, terms.onward, terms.until or ""
    for limit in release.limits:
        if order is not None and limit.moment.order > order:
            continue
        if limit.terms.tlp is not None:
            tlp = min(tlp, limit.terms.tlp, key=TLP_ORDER.index)
        if limit.terms.onward is not None:
            onward = tuple(one for one in onward if one in limit.terms.onward)
        if limit.terms.until is not None:
            until = min(until, limit.terms.until) if until else limit.terms.until
    return Bound(tlp, onward, until)


def onward_for(release: ReleaseFacts, party: str, order: int | None = None) -> tuple[str, ...]:
    """To whom one recipient may pass it on: what the label allows, and of AMBER its own listed clients alone.

    Args:
        party: The recipient.
        order: As `bound_terms` has it.
    """
    bound = bound_terms(release, order)
    if bound is None:
        return ()
    named = may_go_on(bound.tlp, bound.onward)
    if bound.tlp != "AMBER":
        return named
    listed = {client for one in release.lists if one.party == party for client in one.clients}
    return tuple(one for one in named if one in listed)


def narrowed_at(release: ReleaseFacts, party: str) -> str:
    """When the terms that one recipient is told of changed last; "" where no narrowing changed them for it."""
    found, before = "", _told(release, party, release.made.order)
    for limit in sorted(release.limits, key=lambda one: one.moment):
        after = _told(release, party, limit.moment.order)
        if after != before:
            found, before = max(found, limit.moment.at), after
    return found


def _told(release: ReleaseFacts, party: str, order: int) -> object:
    bound = bound_terms(release, order)
    return bound and (bound.tlp, bound.until, onward_for(release, party, order))


def name_of(audience: Audience, party: str) -> str:
    """By which name in `onward` an audience reaches a party: the party's, the room's, or anyone's."""
    if audience.kind == "public":
        return ANYONE
    return "".join(audience.ids) if audience.kind == "room" else party


def find_bar(grant: ReleaseFacts, passed: ReleaseFacts, to: str, order: int) -> Bar:
    """Which term of a release stands in the way of passing on what it shows.

    The end is no such term: what is passed on ends with the release that it rests on.

    Args:
        passed: The release by the recipient, by which it passes it on.
        to: A name in its audience, as `name_of` gives it.
        order: The place in the ledger at which both are compared, with the narrowings up to it.
    """
    if grant.terms is None or grant.terms.is_detached or passed.terms is None or passed.terms.is_detached:
        return "detached"
    allowed = onward_for(grant, passed.originator, order)
    given, wanted = bound_terms(grant, order), bound_terms(passed, order)
    if not _is_within((to,), allowed):
        return "onward"
    if given is None or wanted is None or TLP_ORDER.index(wanted.tlp) > TLP_ORDER.index(given.tlp):
        return "tlp"
    if grant.terms.purpose != passed.terms.purpose:
        return "purpose"
    return "" if _is_within(wanted.onward, allowed) else "further"


def find_stop(grant: ReleaseFacts, passed: ReleaseFacts, to: str) -> Moment | None:
    """The first narrowing after it was passed on with which it may no longer be; None where there is none."""
    later = (limit.moment for limit in grant.limits if limit.moment > passed.made)
    return next((one for one in later if find_bar(grant, passed, to, one.order)), None)


def _is_within(names: tuple[str, ...], allowed: tuple[str, ...]) -> bool:
    return ANYONE in allowed or set(names) <= set(allowed)
