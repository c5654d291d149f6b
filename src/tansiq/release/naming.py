"""Which names are of one place or actor for a reader: by the judgements on names that it sees, and no others.

A judgement acts for a reader who sees both names among its events. The names that are one have one id, the lowest of
theirs; the others lead to it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tansiq.ledger.names import BONES
from tansiq.ledger.schema import name, name_word
from tansiq.linking.clusters import Judgement, cluster
from tansiq.release.links.judgements import About, Judged, Verdict, judged_by, standing
from tansiq.release.links.marks import AT_ONCE
from tansiq.release.links.tables import judged_name, shown_judgement
from tansiq.release.named import is_name_shown, made_id, number_of, shown_name
from tansiq.release.query import is_shown
from tansiq.release.views import Reader

__all__ = ["Called", "NameJudgementHead", "alike_names", "name_judgements"]

_FEWEST_BONES = 2
"""Words that names in question must share by their consonants, where both have so many."""
_MOST_ALIKE = 500
"""Names looked at for those like one: of a common name there are many."""


@dataclass(frozen=True, slots=True)
class NameJudgementHead:
    """A judgement on two names that the reader sees.

    Args:
        by: The party whose it is.
        about: Of what the names are.
        a, b: Their ids; "" for one that no event of the reader has.
        names_a, names_b: Every spelling of each that the reader's events know.
        is_standing: Nobody took it back.
    """

    id: str
    by: str
    made: str
    verdict: Verdict
    about: About
    a: str
    b: str
    reason: str
    names_a: tuple[str, ...] = ()
    names_b: tuple[str, ...] = ()
    is_standing: bool = True


class Called:
    """What one reader's places and actors are called, at one moment.

    Args:
        connection: A reading transaction.
        names: The reader's names in the tables.
        moment: For which terms are judged.
    """

    def __init__(self, connection: Connection, names: tuple[str, ...], moment: str) -> None:
        self._connection = connection
        self._names, self._moment = names, moment
        self._groups: dict[int, tuple[int, ...]] = {}
        self._holding: dict[str, Judged] = {}

    def judgements(self) -> tuple[Judged, ...]:
        """The judgements on names that the reader sees, those taken back too, by id."""
        mine = is_shown(shown_judgement, self._names, self._moment)
        return self._read(self._connection.scalars(select(shown_judgement.c.judgement).where(mine)))

    def _read(self, ids: Iterable[bytes]) -> tuple[Judged, ...]:
        found = judged_by(self._connection, {one.hex() for one in ids})
        return tuple(one for _, one in sorted(found.items()) if one.about != "event" and self._sees(one))

    def learn(self, numbers: Collection[int]) -> None:
        """Look up what names are judged to be, all of these at once, and whatever they are judged with."""
        edge = set(numbers) - self._groups.keys()
        if not edge:
            return
        reached, ids = set(edge), set[bytes]()
        while edge:
            near = set[int]()
            for other, judgement in self._judged(edge):
                ids.add(judgement)
                near.add(other)
            edge = near - reached
            reached |= near
        holding = standing(self._read(ids)) if ids else []
        self._holding |= {one.id: one for one in holding}
        shown = self.shown({number for one in holding for number in numbers_of(one)})
        acting = [one for one in holding if shown.issuperset(numbers_of(one))]
        decided = [Judgement(*numbers_of(one), one.verdict == "same", one.made, one.id) for one in acting]
        joined = {number: members for members in cluster((), decided) for number in members}
        self._groups |= {number: joined.get(number, (number,)) for number in reached}

    def _judged(self, numbers: Collection[int]) -> Iterator[tuple[int, bytes]]:
        """With what some names are judged, by judgements that the reader sees."""
        mine = is_shown(shown_judgement, self._names, self._moment, is_lookup=True)
        wanted = sorted(numbers)
        for start in range(0, len(wanted), AT_ONCE):
            chosen = (
                select(judged_name.c.other, judged_name.c.judgement)
                .join(shown_judgement, shown_judgement.c.judgement == judged_name.c.judgement)
                .where(judged_name.c.side.in_(wanted[start : start + AT_ONCE]), mine)
            )
            yield from ((row.other, row.judgement) for row in self._connection.execute(chosen))

    def _sees(self, one: Judged) -> bool:
        """By the rule itself: a row that should not be there shows nothing."""
        user = self._names[-1].partition(":")[2]
        windows = one.windows(Reader(self._names[0], user))
        return any(each.opens <= self._moment < each.until for each in windows)

    def shown(self, numbers: Collection[int]) -> frozenset[int]:
        """Those of some names that events of the reader have."""
        chosen = (
            select(name.c.same)
            .join(shown_name, shown_name.c.name == name.c.name)
            .where(is_name_shown(self._names, self._moment), name.c.same.in_(numbers))
        )
        return frozenset(self._connection.scalars(chosen.distinct())) if numbers else frozenset()

    def numbers(self, number: int) -> tuple[int, ...]:
        """All names of what has this one, the one that stands for them first."""
        self.learn((number,))
        return self._groups[number]

    def first(self, number: int) -> int:
        """The name that stands for all names of what has this one."""
        return self.numbers(number)[0]

    def first_of(self, numbers: Collection[int]) -> dict[int, int]:
        """The same of several names."""
        self.learn(numbers)
        return {number: self._groups[number][0] for number in numbers}

    def joined_by(self, number: int) -> tuple[str, ...]:
        """Ids of the judgements by which what has this name has other names too; none where it has this one alone."""
        mine = set(self.numbers(number))
        found = (one for one in self._holding.values() if one.verdict == "same" and mine >= set(numbers_of(one)))
        return tuple(sorted(one.id for one in found))

    def kept_apart(self, number: int) -> frozenset[int]:
        """Names of which it is said that they are of something else."""
        found: set[int] = set()
        mine = set(self.numbers(number))
        for one in self._holding.values():
            sides = set(numbers_of(one))
            if one.verdict == "apart" and mine & sides:
                found |= {other for side in sides - mine for other in self.numbers(side)}
        return frozenset(found)

    def spellings(self, numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
        """How each of some names is spelled in events of the reader; without those that none has."""
        chosen = (
            select(name.c.same, name.c.name, name.c.body)
            .join(shown_name, shown_name.c.name == name.c.name)
            .where(is_name_shown(self._names, self._moment), name.c.same.in_(numbers))
            .order_by(name.c.name)
            .distinct()
        )
        found: dict[int, dict[str, None]] = {}
        for row in self._connection.execute(chosen) if numbers else ():
            found.setdefault(row.same, {}).update(dict.fromkeys(json.loads(row.body)["names"]))
        return {number: tuple(names) for number, names in found.items()}


def name_judgements(called: Called) -> tuple[NameJudgementHead, ...]:
    """The judgements on names that a reader sees, the newest first."""
    told = called.judgements()
    holding = {one.id for one in standing(told)}
    spelled = called.spellings({number for one in told for number in numbers_of(one)})
    heads = []
    for one in told:
        a, b = (spelled.get(number, ()) for number in numbers_of(one))
        about: About = one.about
        heads.append(
            NameJudgementHead(
                id=one.id, by=one.originator, made=one.made, verdict=one.verdict, about=about,
                a=one.a if a else "", b=one.b if b else "", reason=one.reason, names_a=a, names_b=b,
                is_standing=one.id in holding,
            )
        )  # fmt: skip
    return tuple(sorted(heads, key=lambda head: (head.made, head.id), reverse=True))


def numbers_of(one: Judged) -> tuple[int, int]:
    """The numbers of the two names that a judgement is on."""
    a, b = number_of(one.a), number_of(one.b)
    assert a is not None
    assert b is not None
    return a, b


def alike_names(
    connection: Connection, numbers: Sequence[int], kind: str, readers: tuple[str, ...], now: str
) -> Iterator[str]:
    """Ids of names of the reader's events that share words, by their consonants in any script, with these."""
    mine = (
        select(name_word.c.word)
        .join(name, name.c.name == name_word.c.name)
        .where(name.c.same.in_(numbers), name_word.c.word.between(BONES, f"{BONES}\U0010ffff"))
    )
    bones = sorted(set(connection.scalars(mine)))
    if not bones:
        return
    least = min(_FEWEST_BONES, len(bones))
    near = (
        select(name_word.c.name)
        .where(name_word.c.word.in_(bones))
        .group_by(name_word.c.name)
        .having(func.count() >= least)
        .subquery("near")
    )
    chosen = (
        select(name.c.same)
        .join(near, near.c.name == name.c.name)
        .join(shown_name, shown_name.c.name == name.c.name)
        .where(is_name_shown(readers, now), name.c.kind == kind, name.c.same.not_in(numbers))
        .distinct()
        .order_by(name.c.same)
        .limit(_MOST_ALIKE)
    )
    for number in connection.scalars(chosen):
        yield made_id(number)
