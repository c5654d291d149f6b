"""Keeps the tables of `tables.py`: after anything that changes who sees a report, and when all are rebuilt."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, between, delete, select

from tansiq.ledger import KeyRing, Secret, telling_key
from tansiq.ledger.entries import batches
from tansiq.ledger.ids import canonical
from tansiq.ledger.schema import entry, report_head, telling
from tansiq.release.apart import hide_apart, readers_of, show_apart
from tansiq.release.decide import Window, find_windows
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.stretches import less
from tansiq.release.tables import SHOWN, shown_event, shown_report
from tansiq.release.views import Reader

__all__ = ["event_id", "hide_report", "make_tables", "reader_name", "show_report", "show_reports"]

_TELLING = (
    telling.c.report, telling.c.telling, telling.c.anchor, telling.c.at, telling.c.type, telling.c.status,
    telling.c.country, telling.c.first_day, telling.c.last_day,
)  # fmt: skip


def make_tables(connection: Connection, *, is_fresh: bool = False) -> None:
    """Make the tables that are missing; `is_fresh` drops them first."""
    if is_fresh:
        SHOWN.drop_all(connection)
    SHOWN.create_all(connection)


def reader_name(reader: Reader) -> str:
    """The reader's name in the tables: "party" or "party:user"."""
    return f"{reader.party}:{reader.user}" if reader.user else reader.party


def event_id(key: Secret, reader: str, anchor: bytes, since: str) -> bytes:
    """An event's id for one reader (release.md, "Entries travel, views are shown").

    Returns:
        The first 128 bits of HMAC-SHA-256(node's id key; reader, anchor, since) with UUID version 4 and variant bits.
    """
    covered = canonical([reader, anchor.hex(), since])
    return uuid.UUID(bytes=hmac.new(key.reveal(), covered, hashlib.sha256).digest()[:16], version=4).bytes


def _windows(facts: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    """When a reader sees it; a user only beyond its party: what the whole party sees keeps the party's id."""
    windows = find_windows(facts, reader)
    return less(windows, find_windows(facts, Reader(reader.party))) if reader.user else windows


def hide_report(connection: Connection, report_id: str) -> None:
    """Remove every row of one report."""
    report = bytes.fromhex(report_id)
    for position in connection.scalars(select(entry.c.position).where(entry.c.id == report)).all():
        # By their range and not by the rows of `telling`, which may be gone already.
        of_report = between(shown_event.c.telling, telling_key(position, 0), telling_key(position + 1, 0) - 1)
        connection.execute(delete(shown_event).where(of_report))
    connection.execute(delete(shown_report).where(shown_report.c.report == report))


def show_report(connection: Connection, keys: KeyRing, report_id: str) -> None:
    """Write the rows of one report for all who may see it, in place of those it had."""
    show_reports(connection, keys, [report_id])


def show_reports(connection: Connection, keys: KeyRing, ids: Sequence[str]) -> None:
    """Write the rows of reports for all who may see them, in place of those they had: a few statements for many.

    Args:
        ids: Of reports; one that is erased, or no report, is only hidden.
    """
    for some in batches(list(dict.fromkeys(ids))):
        _show_some(connection, keys, some)


def _show_some(connection: Connection, keys: KeyRing, ids: Sequence[str]) -> None:
    for one in ids:
        hide_report(connection, one)
    apart = hide_apart(connection, ids)
    wanted = [bytes.fromhex(one) for one in ids]
    heads = {row.report: row for row in connection.execute(select(report_head).where(report_head.c.report.in_(wanted)))}
    tellings: dict[bytes, list[Any]] = {}
    for row in connection.execute(select(*_TELLING).where(telling.c.report.in_(wanted))):
        tellings.setdefault(row.report, []).append(row)
    parties = [Reader(party) for party in keys.parties()]
    key = keys.node()
    reports: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    found = get_facts(connection, ids)
    for one, facts in found.items():
        head = heads.get(bytes.fromhex(one))
        if head is None:
            continue
        for reader in readers_of((facts,), parties):
            name = reader_name(reader)
            for window in _windows(facts, reader):
                terms = {"reader": name, "opens": window.opens, "until": window.until}
                reports.append(terms | {"at": head.published or "", "report": head.report, "since": window.since})
                events += _events(terms, window, tellings.get(head.report, ()), key, name)
    if reports:
        connection.execute(shown_report.insert(), reports)
    if events:
        connection.execute(shown_event.insert(), events)
    show_apart(
        connection,
        list(found.values()),
        apart,
        parties,
        lambda terms, window, rows, name: _events(terms, window, rows, key, name),
    )


def _events(
    terms: dict[str, Any], window: Window, tellings: Iterable[Any], key: Secret, name: str
) -> Iterator[dict[str, Any]]:
    for row in tellings:
        yield terms | {
            "at": row.at,
            "event": event_id(key, name, row.anchor, window.since),
            "telling": row.telling,
            "type": row.type,
            "status": row.status,
            "country": row.country,
            "first_day": row.first_day,
            "last_day": row.last_day,
        }
