"""Texts in which the rules leave something unread, each with its twin, and shorthands to have them read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tansiq.model import Note, Reading, Span
from tansiq.reading.proposers import Named, Proposals, Proposer, Stated, Told, read_with
from tansiq.reading.sheet import Lang

__all__ = ["DAY", "TEXTS", "Saying", "claims_by", "read", "spans_of", "told"]

DAY = "2022-01-25"
"""A Tuesday."""
NAME = "model of the tests"
NOTHING = Stated()

TEXTS: dict[Lang, str] = {
    "en": (
        "An attack shook Tikrit on Monday, with masked men on motorbikes to blame and three guards among the dead. "
        "A raid, an ambush and an explosion were among last week's news."
    ),
    "ar": (
        "هز انفجار سوقا في تكريت يوم الإثنين، والفاعلون مسلحون على دراجات نارية، وكان بين القتلى ثلاثة حراس. "
        "وكانت أخبار الأسبوع الماضي عن مداهمة وكمين وهجوم."
    ),
}


@dataclass(frozen=True, slots=True)
class Saying:
    """A proposer that says what it was told to."""

    told: tuple[Told, ...] = ()
    named: tuple[Named, ...] = ()
    notes: tuple[Note, ...] = ()
    name: str = NAME

    def propose(self, text: str, reading: Reading) -> Proposals:
        return Proposals(self.named, self.told, self.notes)


def spans_of(text: str, words: str) -> tuple[Span, ...]:
    """Every place where the words stand."""
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    return tuple((at, at + len(words)) for at in starts)


def told(text: str, kind: str, trigger: str, slot: str, words: str, stated: Stated = NOTHING) -> Told:
    """One slot of one event, its words found in the text."""
    return Told(kind, spans_of(text, trigger), slot, spans_of(text, words), stated)


def read(text: str, lang: Lang, *said: Told, proposers: Sequence[Proposer] | None = None) -> Reading:
    """The text, read with a proposer that says this."""
    asked = (Saying(said),) if proposers is None else proposers
    return read_with(asked, text, published=DAY, language=lang)


def claims_by(reading: Reading, by: str = NAME) -> list[tuple[str, str, object]]:
    """Event, slot and value of each claim that a proposer made."""
    return [
        (event.type, claim.slot, claim.value) for event in reading.events for claim in event.claims if claim.by == by
    ]
