"""Who says otherwise: a source's denial as `opinion`, a party's "not the same" as `note`."""

from __future__ import annotations

from collections.abc import Iterator

from tansiq.exchange.stix.common import Json, Minting
from tansiq.exchange.told import ToldEvent
from tansiq.model import Claim, SourceChain
from tansiq.release import EventHead

__all__ = ["notes_of", "opinions_of"]

_WHOLE = frozenset({"event", "status"})
"""Slots of which a denial is one of the event itself."""


def _denies(claim: Claim) -> bool:
    return claim.status == "denied" or any(link.verb == "denied" for link in claim.chain.links)


def opinions_of(told: ToldEvent, incident_id: str, minting: Minting) -> Iterator[Json]:
    """An `opinion` for each source that denies: the event itself, or things said of it."""
    for head in told.view.tellings:
        by_chain: dict[SourceChain, list[Claim]] = {}
        for claim in head.event.claims:
            if _denies(claim):
                by_chain.setdefault(claim.chain, []).append(claim)
        for chain, claims in by_chain.items():
            yield _opinion(told, head, chain, claims, minting) | {"object_refs": [incident_id]}


def _opinion(told: ToldEvent, head: EventHead, chain: SourceChain, claims: list[Claim], minting: Minting) -> Json:
    slots = dict.fromkeys(claim.slot for claim in claims)
    is_whole = any(slot in _WHOLE for slot in slots)
    about = "the event" if is_whole else ", ".join(slots)
    told_by = told.chain(chain)
    links = " ← ".join(f"{name or kind} ({verb})" for name, verb, kind in reversed(told_by))
    words = told.words(head, *head.event.spans[0])
    explanation = ". ".join(one for one in (f"Denied: {about}", links, f"“{words}”" if words else "") if one)
    made = minting.base("opinion", told.view.id, head.telling, about, links)
    made |= {"opinion": "strongly-disagree" if is_whole else "disagree", "explanation": explanation}
    authors = [name for name, verb, _ in told_by if name and verb == "denied"]
    return made | ({"authors": authors} if authors else {})


def notes_of(told: ToldEvent, incident_id: str, minting: Minting) -> Iterator[Json]:
    """A `note` for each judgement that a telling of the event is of another event."""
    for one in told.judgements:
        if one.verdict == "apart":
            made = minting.base("note", told.view.id, one.id)
            reason = told.names.mask(one.reason)
            yield made | {
                "abstract": "Not the same event",
                "content": reason or "Judged not to be the same event.",
                "authors": [one.by],
                "object_refs": [incident_id],
            }
