"""Groups of words: what the two grammars cut sentences into, and all that later steps look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tansiq.reading.lexicon import Entry
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention, TimeMention

__all__ = ["Group", "GroupKind", "Trigger", "in_name"]

GroupKind = Literal["N", "V", "P", "C", "S", "R", "Q", "X", ",", "T", "A"]
"""Noun, verb, preposition, conjunction, subordinator, relative, quote mark, other mark, comma, time, adverb."""


@dataclass(slots=True)
class Trigger:
    """Words [start, end) that carry an event, and the rows that say which."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class Group:
    """Words [start, end) of one group; an Arabic proclitic makes a group of no width before its noun.

    Args:
        key: Prepositions, conjunctions, marks: the match key. Verbs: the key of the main verb.
        head: Index of the head word.
        sort: Nouns: people, organisation, place, thing, weapon, statement, abstract, event, pron, count, "".
        definite: Nouns: the, a possessive, ال, or a proper name.
        voice: Verbs: active, passive, or "" where the form does not tell.
        mood: Verbs: "", future, modal, negated, infinitive.
        form: Verbs: fin (finite), inf, ing, part, cop (a bare copula).
        entries: Verbs: all readings of the main verb. Nouns: readings of speech or modality at the head.
    """

    kind: GroupKind
    start: int
    end: int
    key: str = ""
    head: int = 0
    sort: str = ""
    definite: bool = False
    voice: str = ""
    mood: str = ""
    negated: bool = False
    form: str = ""
    aspect: str = ""
    """English verbs: present or perfect, where the form says so."""
    agreement: str = ""
    accusative: bool = False
    has_suffix: bool = False
    entries: list[Entry] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    quantity: QuantityMention | None = None
    time: TimeMention | None = None
    is_ground: bool = False
    """Nouns: a piece of ground that can be held: town, base, crossing."""
    is_abstract: bool = False
    """Nouns: a quality, a matter or a doing ("crisis", "decision"): it neither shoots nor explodes."""
    poss: tuple[int, int] | None = None
    """Nouns: words of the possessor before 's."""

    def actors_are(self, *kinds: str) -> bool:
        """Whether an actor at the head is of one of these types."""
        return any(a.actor.actor_type in kinds for a in self.actors if a.start <= self.head < a.end)

    def entry(self, layer: str) -> Entry | None:
        """The first reading of a layer, the longest phrase first."""
        return next((one for one in self.entries if one.layer == layer), None)

    def modality(self, *kinds: str) -> Entry | None:
        """The first reading as a modal verb or noun of one of these kinds."""
        return next((e for e in self.entries if e.layer == "modality" and e.row["kind"] in kinds), None)


def in_name(trigger: Trigger, group: Group) -> bool:
    """Whether an event noun is part of the name of a body or office: "Joint Operations Command" is no operation."""
    return any(
        a.start <= trigger.start
        and trigger.end <= a.end
        and a.end - a.start > trigger.end - trigger.start
        and a.actor.actor_type != "group_of_people"
        for a in group.actors
    )
