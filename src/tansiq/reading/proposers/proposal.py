"""What a plug-in may say: that words of the text name something, or that they fill a slot of an event. Nothing else.

No proposal carries a value into the ledger. It points at words; what they mean is read by our own readers
(reread.py), and a value that it states is only compared with theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from tansiq.model import Note, Reading, Span

__all__ = ["NOTES", "Named", "NamedKind", "Proposals", "Proposer", "Stated", "Told"]

NamedKind = Literal["place", "time", "person", "body", "quantity"]

NOTES = {
    "budget": "today's requests are used up",
    "timeout": "it took longer than its time limit",
    "unreachable": "it could not be reached",
    "busy": "it answered with an error, tried again",
    "refused": "it refused the request",
    "answer": "its answer was not of the agreed form",
    "size": "its answer was too large",
    "too-long": "the text is longer than what is sent to it",
    "not-allowed": "this text may not leave the machine",
    "given-up": "it failed for several reports in a row and was not asked again",
    "failed": "it failed",
    "home": "what it was asked today could not be written down",
}
"""Code of a note to what it means; the reading is then the rules' own (web/messages have the same codes)."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words [start, end) of the text that name something, in code points."""

    kind: NamedKind
    span: Span


@dataclass(frozen=True, slots=True)
class Stated:
    """What the proposer itself reads in the words, to be compared; None where it says nothing.

    Args:
        least, most: Of a count; most is None where the words set no ceiling. Compared where least is given.
        first, last: ISO days of a period, both within it. Compared where one is given.
        country: ISO 3166-1 alpha-2 of a place.
    """

    least: int | None = None
    most: int | None = None
    first: str | None = None
    last: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Words that fill a slot of the event that other words carry.

    Args:
        type: Code of the ontology.
        triggers: Where the words that carry the event stand: one span or more, where they stand several times.
        slot: "period", "place", a role or a count; "event" for the event alone.
        spans: The same for the words of the slot; the trigger's own for "event".
        stated: What the proposer reads in them.
    """

    type: str
    triggers: tuple[Span, ...]
    slot: str
    spans: tuple[Span, ...]
    stated: Stated = Stated()


@dataclass(frozen=True, slots=True)
class Proposals:
    """What one proposer says of one text; notes say why it says nothing."""

    named: tuple[Named, ...] = ()
    told: tuple[Told, ...] = ()
    notes: tuple[Note, ...] = ()


class Proposer(Protocol):
    """A plug-in."""

    @property
    def name(self) -> str:
        """What its claims are marked with (`by`); from the operator's settings, never from an answer."""

    def propose(self, text: str, reading: Reading) -> Proposals:
        """What it sees in a text.

        Args:
            text: As the offsets of the reading have it.
            reading: What the rules read.

        Returns:
            Its proposals; it raises nothing for a failure of its own, but says so in a note.
        """
