"""Islands: connected parts of all links and judgements. They are internal and never shown.

What of an island acts for a reader hangs on what the reader sees: links between tellings that it sees, as its own
blocks admit them, and judgements that it sees (`events.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tansiq.ledger.schema import telling
from tansiq.linking import candidates
from tansiq.linking.clusters import Link, cluster
from tansiq.linking.events import may_be_told_again
from tansiq.release.links.blocks import Blocks, block_sizes, keys_by_telling
from tansiq.release.links.judgements import judged_on
from tansiq.release.links.marks import AT_ONCE, Mark, find_marks
from tansiq.release.links.scoring import Pair, texts_of, weigh_against
from tansiq.release.links.tables import judged, link

__all__ = ["Island", "find_islands"]


class Island:
    """A connected part of links and judgements.

    Args:
        tellings: Rows of `telling` by number.
    """

    def __init__(self, connection: Connection, tellings: Mapping[int, Any]) -> None:
        self._connection = connection
        self.tellings = tellings
        self.by_anchor = {row.anchor.hex(): number for number, row in tellings.items()}
        self.links = _links(connection, tellings)
        self.judgements = judged_on(connection, [row.anchor for row in tellings.values()])
        self._against: dict[Pair, float | None] = {}
        self._again: dict[Pair, bool] = {}
        self._marks: dict[int, Mark] = {}
        self._keys: dict[int, set[int]] | None = None
        self._sizes: dict[int, int] = {}
        self._texts: Mapping[bytes, Mapping[bytes, str]] = {}

    def _shared(self, pair: Pair) -> set[int]:
        """Blocking keys of a pair; those that stand under no key are of one text."""
        if self._keys is None:
            self._keys = keys_by_telling(self._connection, self.tellings)
            self._sizes = block_sizes(self._connection, {key for keys in self._keys.values() for key in keys})
            self._texts = texts_of(self._connection, {row.report for row in self.tellings.values()})
        return self._keys[pair[0]] & self._keys[pair[1]]

    def _is_one_text(self, pair: Pair) -> bool:
        one, other = (self.tellings[number].report for number in pair)
        return other in self._texts.get(one, {})

    def capped(self) -> set[int]:
        """Keys on whose cap a link of the island hangs."""
        found: set[int] = set()
        for pair in self.links:
            shared = self._shared(pair)
            if not self._is_one_text(pair) and all(self._sizes[key] > candidates.CAP for key in shared):
                found |= shared
        return found

    def admitted(self, blocks: Blocks, seen: Collection[int], moment: str) -> Iterator[Link[str]]:
        """Links between tellings that a reader sees, as its blocks admit them."""
        for pair, weight in self.links.items():
            if pair[0] not in seen or pair[1] not in seen:
                continue
            shared = self._shared(pair)
            if (
                self._is_one_text(pair)
                or any(self._sizes[key] <= candidates.CAP for key in shared)
                or any({*pair} & blocks.first(key, moment) for key in sorted(shared))
            ):
                a, b = (self.tellings[number].anchor.hex() for number in pair)
                yield Link(a, b, weight)

    def against(self, links: Sequence[Link[str]]) -> Iterator[Link[str]]:
        """What speaks against joining tellings that a chain of links would join.

        Not against what people join: of that the program's doubts are settled.

        Args:
            links: Those that the reader sees.
        """
        for members in cluster(links):
            if len(members) == 2:
                continue
            numbers = sorted((self.by_anchor[anchor] for anchor in members), key=self._place)
            # As in a block: the first of them, by content, are asked of all others.
            for n, one in enumerate(numbers[: candidates.CAP]):
                for other in numbers[n + 1 :]:
                    weight = self._weigh_against((one, other) if one < other else (other, one))
                    if weight is not None:
                        a, b = (self.tellings[number].anchor.hex() for number in (one, other))
                        yield Link(a, b, weight)

    def _place(self, number: int) -> tuple[str, bytes]:
        """Where a telling stands, by its own content."""
        row = self.tellings[number]
        return row.at, row.anchor

    def _weigh_against(self, pair: Pair) -> float | None:
        # As in `tansiq link`: what shares no key is not compared, for a place or day misread speaks loudest there.
        if pair in self.links or not (self._shared(pair) or self._is_one_text(pair)):
            return None
        if pair not in self._against:
            self._against[pair] = weigh_against(self._mark(pair[0]), self._mark(pair[1]), self._texts)
        return self._against[pair]

    def _may_be_told_again(self, pair: Pair) -> bool:
        """By its content alone, so the same for whoever sees both."""
        if pair not in self._again:
            one, other = (self._mark(number).telling for number in pair)
            self._again[pair] = may_be_told_again(one, other)
        return self._again[pair]

    def _mark(self, number: int) -> Mark:
        if not self._marks:
            self._marks = {mark.key: mark for mark in find_marks(self._connection, self.tellings)}
        return self._marks[number]

    def apart(self, seen: Collection[int]) -> Iterator[tuple[str, str]]:
        """Tellings of one report that nothing links directly: it was written to tell them apart.

        Not those that it may tell again, in its headline or with the means: what speaks against that is weighed.
        """
        by_report: dict[bytes, list[int]] = defaultdict(list)
        for number in sorted(seen):
            by_report[self.tellings[number].report].append(number)
        for members in by_report.values():
            for n, one in enumerate(members):
                for other in members[n + 1 :]:
                    if (one, other) not in self.links and not self._may_be_told_again((one, other)):
                        a, b = sorted(self.tellings[number].anchor.hex() for number in (one, other))
                        yield a, b


def _links(connection: Connection, tellings: Collection[int]) -> dict[Pair, float]:
    wanted, found = sorted(tellings), dict[Pair, float]()
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(link.c.a, link.c.b, link.c.weight).where(link.c.a.in_(wanted[start : start + AT_ONCE]))
        found |= {(a, b): weight for a, b, weight in connection.execute(chosen) if b in tellings}
    return found


def find_islands(connection: Connection, seeds: Collection[int], parted: Collection[int] = ()) -> Iterator[Island]:
    """The islands that hold these tellings, each once; of a telling alone only where it was of an event of several."""
    left = _concerned(connection, seeds) | set(parted)
    while left:
        members = _closure(connection, min(left))
        left -= members
        rows = _rows(connection, members)
        if rows:
            yield Island(connection, rows)


def _closure(connection: Connection, seed: int) -> set[int]:
    found: set[int] = set()
    edge = {seed}
    while edge:
        found |= edge
        edge = _neighbours(connection, edge) - found
    return found


def _neighbours(connection: Connection, numbers: Collection[int]) -> set[int]:
    wanted, found = sorted(numbers), set[int]()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        found |= set(connection.scalars(select(link.c.b).where(link.c.a.in_(some))))
        found |= set(connection.scalars(select(link.c.a).where(link.c.b.in_(some))))
        other = telling.alias()
        chosen = (
            select(other.c.telling)
            .select_from(telling)
            .join(judged, judged.c.side == telling.c.anchor)
            .join(other, other.c.anchor == judged.c.other)
            .where(telling.c.telling.in_(some))
        )
        found |= set(connection.scalars(chosen))
    return found


def _rows(connection: Connection, numbers: Collection[int]) -> dict[int, Any]:
    wanted, found = sorted(numbers), dict[int, Any]()
    columns = [column for column in telling.c if column.name not in ("body", "place")]
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(*columns).where(telling.c.telling.in_(wanted[start : start + AT_ONCE]))
        found |= {row.telling: row for row in connection.execute(chosen.order_by(telling.c.telling))}
    return found


_CONCERNED = """
    SELECT telling FROM telling WHERE telling IN ({marks}) AND (
        EXISTS (SELECT 1 FROM link WHERE link.a = telling.telling)
        OR EXISTS (SELECT 1 FROM link WHERE link.b = telling.telling)
        OR EXISTS (SELECT 1 FROM judged WHERE judged.side = telling.anchor)
        OR EXISTS (SELECT 1 FROM shown_member WHERE shown_member.telling = telling.telling)
        OR EXISTS (SELECT 1 FROM shown_mask WHERE shown_mask.telling = telling.telling))
"""


def _concerned(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Those that are linked or judged, or were of an event of several tellings; of most there is nothing to do."""
    wanted, found = sorted(numbers), set[int]()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        chosen = _CONCERNED.format(marks=", ".join("?" * len(some)))
        found |= {number for (number,) in connection.exec_driver_sql(chosen, tuple(some))}
    return found
