"""The working copy of one text: its words without white space, their keys, its sentences and what was found in them.

A Sheet rides on the spaCy Doc (`doc._.sheet`). Components read and fill it; all ranges in it are half-open indexes
into its words, and `chars(i, j)` is the only way back to offsets of the text as given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from tansiq.model import Actor, Count, Period, Place, Span

if TYPE_CHECKING:
    from tansiq.reading.groups import Group
    from tansiq.reading.numerals import Word

__all__ = ["ActorMention", "Lang", "PlaceMention", "QuantityMention", "Sentence", "Sheet", "TimeMention"]

Lang = Literal["en", "ar"]


@dataclass(slots=True)
class Sentence:
    """Words [start, end) of one sentence.

    Args:
        block: Number of the paragraph it stands in; sentences of one block follow each other.
        kind: "text"; "heading" (a title or subheading: no full stop); "caption"; "furniture" (yields nothing).
    """

    start: int
    end: int
    block: int
    kind: Literal["text", "heading", "caption", "furniture"] = "text"


@dataclass(slots=True)
class TimeMention:
    """Words [start, end) that name a time.

    Args:
        period: Resolved against the anchor; None where it cannot be ("that day" before any day was named).
        is_relative: It was counted from the anchor ("yesterday", a bare weekday).
        is_duration: It says how long, not when ("for two hours"): never an event's period.
        is_of_next: It counts from the event named after it, and dates that one: "a day after the bombing".
        alternatives: For a bare weekday or month: the same word read as the next one to come, for plans.
    """

    start: int
    end: int
    period: Period | None
    is_relative: bool = False
    is_duration: bool = False
    future: Period | None = None
    is_of_next: bool = False


@dataclass(slots=True)
class QuantityMention:
    """Words [start, end) that say how many, hedge included ("at least 12", "عشرات"); the noun counted is outside.

    Args:
        head: Index of the counted noun where it is part of the same word (Arabic dual: جنديان), else None.
        joined: The first word begins with the conjunction that joins it to what stands before ("وأحد عشر").
    """

    start: int
    end: int
    value: Count
    head: int | None = None
    joined: bool = False


@dataclass(slots=True)
class PlaceMention:
    """Words [start, end) that name a place ("west of Raqqa" whole: `core` is the bare name)."""

    start: int
    end: int
    place: Place
    core: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class ActorMention:
    """Words [start, end) that name an actor, title included; `name` is the bare name's range."""

    start: int
    end: int
    actor: Actor
    name: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Sheet:
    """Words of a text and all that is found in them.

    Args:
        text: The report's text as given.
        lang: Whose grammar is used.
        words, keys: The words as written, and their match keys; white space is left out.
        starts, ends: Code-point offsets of each word.
        gaps: Line breaks between a word and the one before it (0 within a line; 2 and more: a new paragraph).
        anchor: The day relative dates are counted from, or None.
        atoms: What each word says of numbers and times, once someone has looked; not to be changed.
        hot: The words among them at which any grammar of numbers or times may begin.
        vocabulary: All keys: a rule asks it first whether any of its words is in the text at all.
        tolls: The sort of toll that each word names, None for most, once someone has looked; not to be changed.
    """

    text: str
    lang: Lang
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[int]
    anchor: date | None = None
    sentences: list[Sentence] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    quantities: list[QuantityMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    atoms: list[Word] = field(default_factory=list)
    hot: list[int] = field(default_factory=list)
    tolls: list[str | None] = field(default_factory=list)
    vocabulary: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.vocabulary = frozenset(self.keys)

    def __len__(self) -> int:
        return len(self.words)

    def chars(self, start: int, end: int) -> Span:
        """Offsets of words [start, end) in the text as given."""
        return (self.starts[start], self.ends[end - 1])

    def slice(self, start: int, end: int) -> str:
        """The text of words [start, end) as written."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""
