"""Clusters from links and judgements: the same for every order in which they came in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Judgement", "Link", "cluster"]

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Link(Generic[T]):
    """The program's finding on two, with its weight (log odds): above 0 that they are one, below that they are two."""

    a: T
    b: T
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement(Generic[T]):
    """A person's decision on two. Of several on one pair the newest counts (time of the act, then id)."""

    a: T
    b: T
    is_same: bool
    at: str
    id: str


class _Groups(Generic[T]):
    """Disjoint sets with pairs of sets that must stay apart."""

    def __init__(self) -> None:
        self.parent: dict[T, T] = {}
        self.members: dict[T, list[T]] = {}
        self.apart: dict[T, set[T]] = {}
        self.weight: dict[T, dict[T, float]] = {}

    def root(self, one: T) -> T:
        self.parent.setdefault(one, one)
        self.members.setdefault(one, [one])
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def forbid(self, a: T, b: T) -> None:
        a, b = self.root(a), self.root(b)
        if a != b:
            self.apart.setdefault(a, set()).add(b)
            self.apart.setdefault(b, set()).add(a)

    def weigh(self, a: T, b: T, weight: float) -> None:
        """Add what the program finds on two to what speaks for their sets being one."""
        a, b = self.root(a), self.root(b)
        for one, other in ((a, b), (b, a)) if a != b else ():
            known = self.weight.setdefault(one, {})
            known[other] = known.get(other, 0.0) + weight

    def speaks_for(self, a: T, b: T) -> bool:
        """Whether all that is found between two sets, added up, is above nought."""
        return self.weight.get(self.root(a), {}).get(self.root(b), 0.0) > 0

    def join(self, a: T, b: T) -> bool:
        """Make one set of two unless they must stay apart."""
        a, b = self.root(a), self.root(b)
        if a == b or b in self.apart.get(a, ()):
            return False
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        self.parent[b] = a
        self.members[a] += self.members.pop(b)
        for other in self.apart.pop(b, set()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart.setdefault(a, set()).add(other)
        for other, weight in self.weight.pop(b, {}).items():
            self.weight[other].pop(b)
            if other != a:
                self.weight[a][other] = self.weight[other][a] = self.weight[a].get(other, 0.0) + weight
        return True


def cluster(
    links: Iterable[Link[T]], judgements: Iterable[Judgement[T]] = (), apart: Iterable[tuple[T, T]] = ()
) -> list[tuple[T, ...]]:
    """Sets of two or more that are one.

    A fixed order: people before the program, the newest judgement first, then the strength of the weight, then ids;
    a person's "not the same" forbids whatever would join its two sides after it. Two sets are joined by a link if all
    that the program finds between them, for and against, adds up to more than nought: one weak link between many
    tellings that speak against it joins nothing.

    Args:
        links: Of the program.
        judgements: Of people; an older one on a pair that a newer one names is passed over.
        apart: Pairs of one report that the program found to be two: no chain of links joins them, and a person's
            "same" does.

    Returns:
        Clusters with their members sorted, sorted by their first.
    """
    groups: _Groups[T] = _Groups()
    decided: set[frozenset[T]] = set()
    newest = sorted(judgements, key=lambda j: (j.at, j.id), reverse=True)
    valid = []
    for judgement in newest:
        pair = frozenset((judgement.a, judgement.b))
        if pair not in decided:
            decided.add(pair)
            valid.append(judgement)
    for judgement in valid:
        if judgement.is_same:
            groups.join(judgement.a, judgement.b)
        else:
            groups.forbid(judgement.a, judgement.b)
    for a, b in sorted(apart):
        groups.forbid(a, b)
    ordered = _within_chains(links, [one for one in valid if one.is_same])
    for link in ordered:
        groups.weigh(link.a, link.b, link.weight)
    for link in ordered:
        if link.weight > 0 and groups.speaks_for(link.a, link.b):
            groups.join(link.a, link.b)
    return sorted(tuple(sorted(members)) for members in groups.members.values() if len(members) > 1)  # type: ignore[type-var]


def _within_chains(links: Iterable[Link[T]], same: Iterable[Judgement[T]]) -> list[Link[T]]:
    """The links in order, without those against two that no chain would join: most of what is compared is two."""
    chains: _Groups[T] = _Groups()
    links = list(links)
    for judgement in same:
        chains.join(judgement.a, judgement.b)
    for link in links:
        if link.weight > 0:
            chains.join(link.a, link.b)
    kept = (one for one in links if one.weight > 0 or chains.root(one.a) == chains.root(one.b))
    return sorted(kept, key=lambda one: (-abs(one.weight), *sorted((one.a, one.b))))  # type: ignore[type-var]
