"""Tellings of a ledger in the form in which they are compared."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from hashlib import blake2b

from sqlalchemy import Connection, select

from tansiq.ledger.schema import report_head, telling
from tansiq.linking.candidates import keys_of, order_of
from tansiq.linking.telling import Telling, day_told, make_telling
from tansiq.model import Event

__all__ = ["AT_ONCE", "Mark", "find_marks", "number_keys"]

AT_ONCE = 500
"""Numbers of one statement, well below what SQLite takes."""
_KEPT = 20_000
"""Tellings kept for the next comparison: some 3 KB each."""


class Mark:
    """A telling with its number in the ledger.

    Args:
        key: Its number; in no answer and no tie.
        report: Of the report, or of the release that makes a telling of its own.
        telling: Its id is its anchor, by which ties go.
    """

    __slots__ = ("key", "report", "telling")

    def __init__(self, key: int, report: bytes, telling: Telling) -> None:
        self.key, self.report, self.telling = key, report, telling

    @property
    def start(self) -> int:
        """Its place in a block; ties go by its id."""
        return order_of(self.telling)[0]


def find_marks(connection: Connection, keys: Collection[int]) -> Iterator[Mark]:
    """Tellings by their numbers, in order."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        chosen = (
            select(
                telling.c.telling, telling.c.report, telling.c.anchor, telling.c.number, telling.c.depth,
                telling.c.body, report_head.c.published,
            )
            .join(report_head, report_head.c.report == telling.c.report)
            .where(telling.c.telling.in_(wanted[start : start + AT_ONCE]))
            .order_by(telling.c.telling)
        )  # fmt: skip
        for row in connection.execute(chosen):
            made = _made(row.anchor.hex(), row.number, row.body, row.published, row.depth)
            yield Mark(row.telling, row.report, made)


@lru_cache(maxsize=_KEPT)
def _made(anchor: str, number: int, body: str, published: str | None, depth: int) -> Telling:
    data = json.loads(body)
    event, words = Event.from_json(data["event"]), data["told"]
    is_headline = data.get("headline", False)
    return make_telling(
        anchor, number, event, told=day_told(published), depth=depth / 1000, words=words, is_headline=is_headline
    )


def number_keys(telling: Telling) -> list[int]:
    """Its blocking keys as numbers of 63 bits, in order."""
    keys = (repr(key).encode("utf-8", "replace") for key in keys_of(telling))
    return sorted({int.from_bytes(blake2b(key, digest_size=8).digest(), "big") >> 1 for key in keys})
