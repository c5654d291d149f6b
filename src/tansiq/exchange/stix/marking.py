"""Terms as STIX markings: the TLP 2.0 label that binds the reader most, and the terms themselves as a statement."""

from __future__ import annotations

from tansiq.exchange.stix.common import SPEC, Json, Minting
from tansiq.exchange.told import ToldEvent
from tansiq.model.release import ANYONE, TLP_ORDER, Tlp
from tansiq.release import GivenRelease

__all__ = ["TLP_IDS", "markings_of", "say_terms", "tlp_marking"]

_TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
TLP_IDS: dict[Tlp, str] = {
    "CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""Ids of the TLP 2.0 marking definitions (OASIS CTI, STIX 2.1 TLP 2.0 extension), equal for everybody."""


def tlp_marking(label: Tlp) -> Json:
    """The marking definition of a label, as OASIS publishes it."""
    return {
        "type": "marking-definition",
        "spec_version": SPEC,
        "id": TLP_IDS[label],
        "created": "2022-10-01T00:00:00.000Z",
        "name": f"TLP:{label}",
        "extensions": {_TLP_EXTENSION: {"extension_type": "property-extension", "tlp_2_0": label.lower()}},
    }


def say_terms(given: GivenRelease) -> str:
    """One release in a sentence: only what its recipient is told of it."""
    onward = ", ".join("anyone" if one == ANYONE else one for one in given.onward) or "nobody"
    said = [f"Released by {given.originator}: TLP:{given.tlp}, onward to {onward}"]
    if given.passed_on_by:
        said.append(f"passed on by {given.passed_on_by}")
    if given.purpose:
        said.append(f"for {given.purpose} only")
    if given.until:
        said.append(f"until {given.until}")
    return "; ".join(said)


def markings_of(told: ToldEvent, minting: Minting, *, of: str = "") -> tuple[Json, ...]:
    """The marking definitions of an event's objects; none where everything in it is the reader's own.

    Args:
        of: Of the terms of this entry alone.
    """
    terms = [one for one in told.terms if of in ("", one.what)]
    if not terms:
        return ()
    sentences = sorted({say_terms(one) for one in terms})
    text = ". ".join(sentences) + "."
    statement = {
        "type": "marking-definition",
        "spec_version": SPEC,
        "id": minting.mint("marking-definition", text),
        # A marking definition has no versions: its time is a constant, so that the same terms are the same object.
        "created": "2022-10-01T00:00:00.000Z",
        "definition_type": "statement",
        "definition": {"statement": text},
    }
    label = next(one for one in TLP_ORDER if one in {term.tlp for term in terms})
    return tlp_marking(label), statement
