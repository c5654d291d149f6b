"""Which reports of a ledger carry one text: found among those that share a blocking key.

A key holds the month of publication or the one after, so that what stands in every statement of an office does not
bring all of its statements together; it is made of the report alone, never of how many have it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from tansiq.ledger import ReadReport
from tansiq.ledger.schema import report_head
from tansiq.linking.documents import Document, Landmark
from tansiq.linking.reports import compare_reports, text_keys
from tansiq.linking.telling import day_told
from tansiq.release.links.marks import AT_ONCE
from tansiq.release.links.tables import text_key, text_link, text_mark

__all__ = ["forget_texts", "link_text"]

_WINDOW_DAYS = 30
_UNDATED, _DATED = -1, -2


@dataclass(frozen=True, slots=True)
class _Text:
    """What `compare_reports` asks of a report."""

    id: str
    language: str
    published: str | None
    shingles: frozenset[int]
    landmarks: tuple[tuple[int, Landmark], ...]
    told: frozenset[tuple[str, bool]]


def forget_texts(connection: Connection, reports: Iterable[bytes]) -> None:
    """Remove what was noted of reports' texts."""
    for one in reports:
        connection.execute(delete(text_key).where(text_key.c.report == one))
        connection.execute(delete(text_mark).where(text_mark.c.report == one))
        connection.execute(delete(text_link).where(or_(text_link.c.a == one, text_link.c.b == one)))


def link_text(connection: Connection, read: ReadReport) -> None:
    """Note a report's text, and which others carry it; nothing is noted of it yet."""
    report, reading = read.report, read.reading
    document = Document(
        id=read.id,
        language=reading.language,
        published=report.published or reading.published,
        text=report.text,
        mentions=reading.mentions,
        events=reading.events,
    )
    kept, asked = _keys(document)
    own = bytes.fromhex(read.id)
    found: set[bytes] = set()
    for start in range(0, len(asked), AT_ONCE):
        chosen = select(text_key.c.report).where(text_key.c.key.in_(asked[start : start + AT_ONCE]))
        found |= set(connection.scalars(chosen.distinct()))
    for other in _load(connection, sorted(found)):
        link = compare_reports(document, other)
        if link is not None:
            pair = {"a": bytes.fromhex(link.a), "b": bytes.fromhex(link.b)}
            connection.execute(text_link.insert().values(**pair, how=link.how, shared=link.shared))
    if kept:
        connection.execute(text_key.insert(), [{"key": key, "report": own} for key in kept])
    marks = json.dumps([[at, list(mark)] for at, mark in document.landmarks], separators=(",", ":"))
    shingles = array("Q", sorted(document.shingles)).tobytes()
    told = json.dumps(sorted(document.told))
    connection.execute(text_mark.insert().values(report=own, shingles=shingles, landmarks=marks, told=told))


def _keys(document: Document) -> tuple[list[int], list[int]]:
    """Numbers of the report's keys, each with windows of days: those it stands under, and those under which others are.

    One without a date is looked for by all, and looks for all.
    """
    told = day_told(document.published)
    if told is None:
        kept, asked = [_UNDATED], [_UNDATED, _DATED]
    else:
        window = told.toordinal() // _WINDOW_DAYS
        kept, asked = [window, window + 1, _DATED], [window, window + 1, _UNDATED]
    found = [[_number(window, key) for key in set(text_keys(document)) for window in some] for some in (kept, asked)]
    return sorted(found[0]), sorted(found[1])


def _number(window: int, key: Hashable) -> int:
    digest = blake2b(repr((window, key)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _load(connection: Connection, reports: list[bytes]) -> Iterator[_Text]:
    for start in range(0, len(reports), AT_ONCE):
        some = reports[start : start + AT_ONCE]
        chosen = (
            select(text_mark, report_head.c.language, report_head.c.published)
            .join(report_head, report_head.c.report == text_mark.c.report)
            .where(text_mark.c.report.in_(some))
            .order_by(text_mark.c.report)
        )
        for row in connection.execute(chosen):
            yield _text(row)


def _text(row: Any) -> _Text:
    shingles = array("Q")
    shingles.frombytes(row.shingles)
    marks = tuple((at, tuple(mark)) for at, mark in json.loads(row.landmarks))
    told = frozenset((kind, denied) for kind, denied in json.loads(row.told))
    return _Text(row.report.hex(), row.language, row.published, frozenset(shingles), marks, told)
