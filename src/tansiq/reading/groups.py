"""Groups of words: what the two grammars cut sentences into, and all that later steps look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from tansiq.reading.lexicon import Entry
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention, TimeMention

__all__ = ["BODIES", "NAMED", "PERSONAL", "SORTS", "Group", "GroupKind", "Trigger", "in_name", "longest_triggers"]

NAMED = frozenset({"people", "organisation"})
"""Sorts of groups that are told by a name or by who they are."""
BODIES = frozenset({"organisation", "agency", "force", "armed_group"})
"""Actor types that are bodies, and no states."""
PERSONAL = ("person", "group_of_people")
"""Actor types that are people, and no bodies."""
SORTS = {"teller": "people", "mass": "people", "crowd": "people", "facility": "thing", "ground": "thing"}
"""Sort of a group whose head is a noun of one of these sorts of the lexicon; others stand as they are."""

GroupKind = Literal["N", "V", "P", "C", "S", "R", "Q", "X", ",", "T", "A"]
"""Noun, verb, preposition, conjunction, subordinator, relative, quote mark, other mark, comma, time, adverb."""


@dataclass(slots=True)
class Trigger:
    """Words [start, end) that carry an event, and the rows that say which."""

    start: int
    end: int
    entry: Entry


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
        aspect: English verbs: present or perfect, where the form says so.
        is_ground: Nouns: a piece of ground that can be held: town, base, crossing.
        is_bearing: Arabic nouns: begins with a side ("غرب البلاد").
        is_calling: Arabic nouns: one word that says what somebody is, whose name may follow ("الشاب").
        is_abstract: Nouns: a quality, a matter or a doing ("crisis", "decision"): it neither shoots nor explodes.
        poss: Nouns: words of the possessor before 's.
        entries: Verbs: all readings of the main verb. Nouns: readings of speech or modality at the head.
    """

    # Slots, all of them set: a field that only the class had was looked for in three places each time it was asked.
    __slots__ = (
        "accusative",
        "actors",
        "agreement",
        "aspect",
        "definite",
        "end",
        "entries",
        "form",
        "has_suffix",
        "head",
        "is_abstract",
        "is_bearing",
        "is_calling",
        "is_ground",
        "key",
        "kind",
        "mood",
        "negated",
        "places",
        "poss",
        "quantity",
        "sort",
        "start",
        "time",
        "triggers",
        "voice",
    )

    def __init__(
        self,
        kind: GroupKind,
        start: int,
        end: int,
        head: int = 0,
        key: str = "",
        *,
        sort: str = "",
        definite: bool = False,
    ) -> None:
        self.kind: GroupKind = kind
        self.start = start
        self.end = end
        self.head = head
        self.key = key
        self.sort = sort
        self.definite = definite
        self.voice = self.mood = self.form = self.aspect = self.agreement = ""
        self.negated = self.accusative = self.has_suffix = self.is_ground = self.is_abstract = self.is_bearing = False
        self.is_calling = False
        # Most groups hold none of these, and a list made for each of them was a third of the cost of a group.
        self.entries: Sequence[Entry] = ()
        self.triggers: Sequence[Trigger] = ()
        self.actors: Sequence[ActorMention] = ()
        self.places: Sequence[PlaceMention] = ()
        self.quantity: QuantityMention | None = None
        self.time: TimeMention | None = None
        self.poss: tuple[int, int] | None = None

    def having(self, **fields: Any) -> Self:
        """This group with more of its fields set."""
        for name, value in fields.items():
            setattr(self, name, value)
        return self

    def actors_are(self, *kinds: str) -> bool:
        """Whether an actor at the head is of one of these types."""
        # Most groups have no actor: nothing is made to find that out.
        return bool(self.actors) and any(
            a.actor.actor_type in kinds for a in self.actors if a.start <= self.head < a.end
        )

    def head_actor(self) -> ActorMention | None:
        """The first actor at the head."""
        for a in self.actors:
            if a.start <= self.head < a.end:
                return a
        return None

    def entry(self, layer: str) -> Entry | None:
        """The first reading of a layer, the longest phrase first."""
        for one in self.entries:
            if one.layer == layer:
                return one
        return None

    def tells(self, *types: str) -> bool:
        """Whether one of its readings is an event of these types or families."""
        return any(one.layer == "event" and one.type.startswith(types) for one in self.entries)

    def modality(self, *kinds: str) -> Entry | None:
        """The first reading as a modal verb or noun of one of these kinds."""
        for one in self.entries:
            if one.layer == "modality" and one.row["kind"] in kinds:
                return one
        return None


def in_name(trigger: Trigger, group: Group) -> bool:
    """Whether an event noun is part of the name of a body or office: "Joint Operations Command" is no operation."""
    return bool(group.actors) and any(
        a.start <= trigger.start
        and trigger.end <= a.end
        and a.end - a.start > trigger.end - trigger.start
        and a.actor.actor_type != "group_of_people"
        for a in group.actors
    )


def longest_triggers(triggers: list[Trigger]) -> list[Trigger]:
    """Of overlapping triggers the longest; of equally long ones all readings stay, the first row first."""
    if len(triggers) < 2:
        return triggers
    kept: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda t: (t.start - t.end, t.start)):
        if all(
            trigger.end <= k.start or trigger.start >= k.end or (trigger.start, trigger.end) == (k.start, k.end)
            for k in kept
        ):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.start)
