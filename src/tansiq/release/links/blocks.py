"""Blocks of tellings as one reader sees them, and what the cap of a block admits.

Under a key a pair is compared if either side is among the first CAP tellings that the reader sees there, by period and
anchor. So a block of ten thousand hidden tellings around two visible ones changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from tansiq.linking import candidates
from tansiq.release.links.marks import AT_ONCE
from tansiq.release.links.tables import link_key

__all__ = ["Blocks", "Placed", "block_sizes", "keys_by_telling"]

_SEEN = """
    SELECT k.telling, k.start, t.anchor, t.number, r.opens, r.until FROM link_key k
    JOIN telling t ON t.telling = k.telling
    JOIN shown_report r ON r.report = t.report AND r.reader IN ({names}) WHERE k.key = ?
    UNION
    SELECT k.telling, k.start, t.anchor, t.number, c.opens, c.until FROM link_key k
    JOIN telling t ON t.telling = k.telling
    JOIN shown_claim c ON c.release = t.report AND c.reader IN ({names}) WHERE k.key = ?
    ORDER BY 2, 3, 4, 5
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A telling in a reader's block, and when the reader sees it."""

    telling: int
    opens: str
    until: str


def block_sizes(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """How many tellings, of all readers, stand under each key: whether a cap could come in at all."""
    wanted, found = sorted(set(keys)), dict[int, int]()
    # By the driver: a report has hundreds of keys, and few of them have a block.
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        marks = ", ".join("?" * len(some))
        chosen = f"SELECT key, count(*) FROM link_key WHERE key IN ({marks}) GROUP BY key"  # noqa: S608 (marks)
        found |= {key: count for key, count in connection.exec_driver_sql(chosen, tuple(some))}  # noqa: C416
    return found


def keys_by_telling(connection: Connection, tellings: Iterable[int]) -> dict[int, set[int]]:
    """The keys of tellings."""
    wanted, found = sorted(set(tellings)), {one: set[int]() for one in tellings}
    for start in range(0, len(wanted), AT_ONCE):
        chosen = select(link_key.c.telling, link_key.c.key).where(
            link_key.c.telling.in_(wanted[start : start + AT_ONCE])
        )
        for telling, key in connection.execute(chosen):
            found[telling].add(key)
    return found


class Blocks:
    """One reader's blocks.

    Args:
        names: The reader's names in the tables.
    """

    def __init__(self, connection: Connection, names: Sequence[str]) -> None:
        self._connection = connection
        self._names = tuple(names)
        self._seen: dict[int, list[Placed]] = {}
        self._first: dict[tuple[int, str], frozenset[int]] = {}

    def seen(self, key: int) -> list[Placed]:
        """The tellings of a block that the reader sees at any time, in the block's order."""
        if key not in self._seen:
            marks = ", ".join("?" * len(self._names))
            rows = self._connection.execute(
                text(_SEEN.format(names=", ".join(f":r{n}" for n in range(len(self._names)))).replace("?", ":key")),
                {"key": key} | {f"r{n}": name for n, name in enumerate(self._names)},
            ) if marks else ()  # fmt: skip
            self._seen[key] = [Placed(row[0], row[4], row[5]) for row in rows]
        return self._seen[key]

    def first(self, key: int, moment: str) -> frozenset[int]:
        """The first CAP tellings of a block that the reader sees at a moment."""
        if (key, moment) not in self._first:
            seen = (one.telling for one in self.seen(key) if one.opens <= moment < one.until)
            self._first[key, moment] = frozenset(list(dict.fromkeys(seen))[: candidates.CAP])
        return self._first[key, moment]

    def bounds(self, keys: Iterable[int]) -> set[str]:
        """Moments at which one of these blocks changes by itself."""
        return {bound for key in keys for one in self.seen(key) for bound in (one.opens, one.until)}
