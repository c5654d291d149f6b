"""Standing facts that reports tell differently: who holds an office, of what a body is part.

Of one known office at one time two reports, or two places of one report, name two people; of one known body they name
two others that it is part of. Two holders at two times, each of whom held it then, differ in nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from tansiq.linking.documents import Document
from tansiq.linking.names import match_names
from tansiq.linking.offices import holders_of, home_of, office_in
from tansiq.linking.parties import make_party
from tansiq.linking.telling import day_told
from tansiq.model import Actor, Place, Relation

__all__ = ["find_rival_facts"]

_ONE_TIME_DAYS = 30
"""Days between two reports within which an office is told of at one time."""
_UNLIKE = 0.5
"""Score below which two names are not one bearer's: 0.8 makes them one, and between the two nobody can say."""
_PARTS = frozenset({"part_of", "member_of"})
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Fact:
    """One relation of a report.

    Args:
        about: What can have one such fact at a time: an office, a body.
        value: Who, or what, the report says it is.
        slot: Of the relation in which `value` stands.
    """

    document: Document
    index: int
    relation: Relation
    about: tuple[str, str]
    value: str
    slot: str

    @property
    def day(self) -> date | None:
        return day_told(self.document.published)

    def to_json(self) -> dict[str, Any]:
        sources = [list(chain) for chain in self.relation.sources]
        return {"value": self.value, "doc": self.document.id, "span": list(self.relation.spans[0]), "sources": sources}


def find_rival_facts(
    documents: Sequence[Document], translated: Collection[frozenset[str]] = frozenset()
) -> Iterator[dict[str, Any]]:
    """Differences about relations, as contract.md has them.

    Args:
        documents: In the order of their ids.
        translated: Pairs of report ids of which one translates the other.
    """
    told: dict[tuple[str, str], list[_Fact]] = defaultdict(list)
    for document in documents:
        for fact in _facts(document):
            told[fact.about].append(fact)
    for _, facts in sorted(told.items()):
        rivals = [(one, two) for one, two in combinations(facts, 2) if _are_rivals(one, two)]
        if not rivals:
            continue
        apart = {id(fact) for pair in rivals for fact in pair}
        chosen = [fact for fact in facts if id(fact) in apart]
        are_translated = all(frozenset((one.document.id, two.document.id)) in translated for one, two in rivals)
        yield {
            "about": {"relation": [[fact.document.id, fact.index] for fact in chosen]},
            "slot": chosen[0].slot,
            "kind": "translation" if are_translated else "contradiction",
            "values": [fact.to_json() for fact in chosen],
        }


def _facts(document: Document) -> Iterator[_Fact]:
    home = home_of(mention.value for mention in document.mentions if isinstance(mention.value, Place))
    people = {m.value.name for m in document.mentions if isinstance(m.value, Actor) and m.value.actor_type == "person"}
    for index, relation in enumerate(document.relations):
        if relation.kind == "holds_office":
            office = office_in(relation.object, home)
            if office is not None and relation.subject in people and _is_a_name(relation.subject):
                yield _Fact(document, index, relation, ("office", office), relation.subject, "subject")
        elif relation.kind in _PARTS:
            known = sorted(make_party(relation.subject).known)
            if len(known) == 1 and make_party(relation.object).known:
                yield _Fact(document, index, relation, (relation.kind, known[0]), relation.object, "object")


def _is_a_name(name: str) -> bool:
    """Whether it can be told from others: of two words, and no office itself."""
    return len(name.split()) >= _FEWEST_WORDS and not make_party(name).sorts


def _are_rivals(one: _Fact, two: _Fact) -> bool:
    if one.document.id != two.document.id and not _is_one_time(one.day, two.day):
        return False
    if one.slot == "object":
        return not make_party(one.value).known & make_party(two.value).known
    if match_names(one.value, two.value) >= _UNLIKE:
        return False
    return not _are_known(one, two)


def _is_one_time(one: date | None, two: date | None) -> bool:
    return one is not None and two is not None and abs((one - two).days) <= _ONE_TIME_DAYS


def _are_known(one: _Fact, two: _Fact) -> bool:
    """Whether each held the office when it was told of, the two one after the other; or both names are one holder's."""
    office = one.about[1]
    held = [
        {
            holder.names[0]
            for holder in holders_of(office, fact.day)
            for name in holder.names
            if _is_one(name, fact.value)
        }
        for fact in (one, two)
        if fact.day is not None
    ]
    return len(held) == len((one, two)) and all(held)


def _is_one(name: str, other: str) -> bool:
    return match_names(name, other) >= 1 - _UNLIKE / 2
