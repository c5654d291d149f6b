"""Whom an export may name: persons only in a public role, persons in custody never, not even within quoted words.

What a claim calls somebody is looked up among what the same report names. Where that tells nothing and the role is one
of somebody held or harmed, the name is kept back: in doubt nobody is named. Of claims released alone no report tells
anything: there only known bodies, offices and plain words are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.linking.offices import office_of
from tansiq.linking.parties import make_party
from tansiq.linking.tenures import find_tenures
from tansiq.model import Actor, ChainLink, Claim, Event, Reading

__all__ = ["CUSTODY", "WITHHELD", "Names", "names_of"]

CUSTODY: Mapping[str, frozenset[str]] = {
    "arrest": frozenset({"target"}),
    "release": frozenset({"target"}),
    "transfer": frozenset({"target"}),
    "abduction": frozenset({"target", "victim"}),
    "escape": frozenset({"agent"}),
}
"""Event type to the roles of those who are, or were, held."""
HARMED = frozenset({"victim"})
WITHHELD = "[…]"
"""Stands in quoted words for a name that is kept back."""
_PEOPLE = frozenset(
    {"perpetrator", "target", "victim", "participant", "mediator", "agent", "sender", "bearer", "recipient"}
)
"""Roles that a person may have."""
_SHORTEST_PART = 4
"""Letters of a part of a name that is taken out of quoted words by itself: below it, "bin" and "Abu" would go too."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a report calls somebody.

    Args:
        is_person: A person by a name of their own: not "an officer", nor a group.
        is_public: In a public role, by the report or by knowledge/offices.yml.
        spellings: Every name met.
    """

    is_person: bool
    is_public: bool
    spellings: tuple[str, ...]

    def __or__(self, other: Known) -> Known:
        """Public in one report is public; a person in one is a person."""
        spellings = tuple(dict.fromkeys((*self.spellings, *other.spellings)))
        return Known(self.is_person or other.is_person, self.is_public or other.is_public, spellings)


@dataclass(frozen=True)
class Names:
    """Whom the reports of one event name.

    Args:
        known: Match key of a name to what is known of who bears it.
        held: Match keys of names of persons in custody, whatever their role.
        spoken: Names that do not stand in quoted words or titles, nor any part of them.
        phrases: What may be a name, and does not stand there as a whole.
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

    def __or__(self, other: Names) -> Names:
        known = dict(self.known)
        for key, one in other.known.items():
            known[key] = known[key] | one if key in known else one
        return Names(known, self.held | other.held, self.spoken | other.spoken, self.phrases | other.phrases)

    def in_role(self, name: str, slot: str, types: Iterable[str]) -> str | None:
        """What stands for a filler of a role, or None where it is not to be named.

        Args:
            types: Of the event, as its claims have it.
        """
        key = match_key(name)
        found = self.known.get(key)
        is_held = any(slot in CUSTODY.get(kind, ()) for kind in types)
        if key in self.held or (found is not None and found.is_person and (is_held or not found.is_public)):
            return None
        if found is None and (is_held or slot in HARMED) and not _is_plain(name, is_held=is_held):
            return None
        return self.mask(name)

    def is_person(self, name: str) -> bool:
        """Whether it is a person's own name, and not "an officer"."""
        found = self.known.get(match_key(name))
        return found is not None and found.is_person

    def of_source(self, link: ChainLink) -> str | None:
        """What a source is called, or None for a private person or one in custody."""
        key = match_key(link.name)
        found = self.known.get(key)
        if key in self.held:
            return None
        if link.kind == "person" and not (
            (found is not None and (found.is_public or not found.is_person)) or find_tenures((link.name,))
        ):
            return None
        return self.mask(link.name)

    def mask(self, words: str) -> str:
        """Words of a report without the names that are kept back."""
        return words if self._pattern is None else self._pattern.sub(WITHHELD, words)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        found = set(self.phrases)
        for name in self.spoken:
            found.add(name)
            found |= {part for part in re.split(r"[\s'’-]+", name) if len(part) >= _SHORTEST_PART}
        if not found:
            return None
        longest_first = sorted(found, key=lambda one: (-len(one), one))
        # Arabic writes "and", "by" and "for" together with the name.
        each = (re.escape(one) if is_arabic(one) else rf"\b{re.escape(one)}\b" for one in longest_first)
        return re.compile("|".join(each), re.IGNORECASE)


def _is_plain(words: str, *, is_held: bool) -> bool:
    """Whether words that the reading does not know as anybody's are no name: "relatives", "شرطياً"."""
    if words.isascii():
        return words == words.lower()
    return not is_held and " " not in words.strip()


def _actors(reading: Reading) -> Iterator[tuple[Actor, str]]:
    for mention in reading.mentions:
        if isinstance(mention.value, Actor):
            yield mention.value, mention.text


@lru_cache(maxsize=20_000)
def _held_office(names: tuple[str, ...]) -> bool:
    """Whether knowledge/offices.yml has a holder of this name; asked for every person, and slow for a new one."""
    return bool(find_tenures(names))


def _types(event: Event) -> frozenset[str]:
    return frozenset(str(claim.value).split(".")[0] for claim in event.claims if claim.slot == "event")


def _part_of(text: str, actor: Actor) -> tuple[str, ...]:
    """The words of a mention where all are of the name ("Darwish"): "the commander" is no spelling of it."""
    words = {match_key(one) for name in (actor.name, *actor.names) for one in name.split()}
    return (text,) if {match_key(one) for one in text.split()} <= words else ()


def _is_own_name(actor: Actor) -> bool:
    return actor.actor_type == "person" and match_key(actor.name) != match_key(actor.role)


def _custody_claims(events: Iterable[Event]) -> Iterator[Claim]:
    for event in events:
        slots = frozenset[str]().union(*(CUSTODY.get(kind, frozenset()) for kind in _types(event)))
        yield from (claim for claim in event.claims if claim.slot in slots and isinstance(claim.value, str))


def names_of(reading: Reading | None, events: Iterable[Event] = ()) -> Names:
    """Whom a report names, and who of them is kept back.

    Args:
        reading: Of the report; None for claims that were released alone, of which only `events` is known.
        events: Further events in which somebody may be held.
    """
    known: dict[str, Known] = {}
    for actor, text in () if reading is None else _actors(reading):
        spellings = tuple(dict.fromkeys(one for one in (actor.name, *actor.names, *_part_of(text, actor)) if one))
        is_person = _is_own_name(actor)
        one = Known(is_person, is_person and (bool(actor.role) or _held_office((actor.name, *actor.names))), spellings)
        for key in {match_key(name) for name in (actor.name, *actor.names)}:
            known[key] = one | known[key] if key in known else one
    everything = (*events, *(() if reading is None else reading.events))
    held, spoken = _held(everything, known)
    for one in known.values():
        if one.is_person and not one.is_public:
            spoken |= set(one.spellings)
    if reading is None:
        unknown = {str(claim.value) for claim in _actor_claims(everything) if not _is_sure(str(claim.value))}
        held, spoken = held | {match_key(one) for one in unknown}, spoken | unknown
    names = Names(known, frozenset(held), frozenset(spoken))
    return replace(names, phrases=frozenset(_unsaid(everything, names)))


def _held(events: Iterable[Event], known: Mapping[str, Known]) -> tuple[set[str], set[str]]:
    """Match keys of the names of those in custody, and all their spellings."""
    held, spoken = set[str](), set[str]()
    for claim in _custody_claims(events):
        name = str(claim.value)
        found = known.get(match_key(name))
        if found.is_person if found is not None else not _is_plain(name, is_held=True):
            spellings = (name,) if found is None else (name, *found.spellings)
            held |= {match_key(one) for one in spellings}
            spoken |= set(spellings)
    return held, spoken


def _actor_claims(events: Iterable[Event]) -> Iterator[Claim]:
    return (claim for event in events for claim in event.claims if claim.slot in _PEOPLE)


def _is_sure(name: str) -> bool:
    """Whether without a reading it is no private person's name: plain words, a body that is known, an office."""
    if _is_plain(name, is_held=True) or office_of(name) is not None or _held_office((name,)):
        return True
    return bool(make_party(name).known)


def _unsaid(events: Iterable[Event], names: Names) -> Iterator[str]:
    """Who is not named as a source or as somebody harmed: nor within words."""
    for event in events:
        types = _types(event)
        for claim in event.claims:
            if claim.slot in HARMED and names.in_role(str(claim.value), claim.slot, types) is None:
                yield str(claim.value)
            yield from (link.name for link in claim.chain.links if names.of_source(link) is None)
