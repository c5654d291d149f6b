"""Keeps the tables of `tables.py`: after anything that changes who sees a report, and when all are rebuilt."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, between, delete, select

from tansiq.ledger import KeyRing, Secret, telling_key
from tansiq.ledger.ids import canonical
from tansiq.ledger.schema import entry, report_head, telling
from tansiq.release.decide import Window, find_windows
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.tables import SHOWN, shown_event, shown_report
from tansiq.release.views import Reader

__all__ = ["event_id", "hide_report", "make_tables", "reader_name", "show_report"]


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


def _readers(facts: EntryFacts, keys: KeyRing) -> Iterator[Reader]:
    """All who could see it: the parties of this node, and users that a release names."""
    for party in keys.parties():
        yield Reader(party)
    named = {
        name
        for release in facts.releases
        if release.terms is not None and release.terms.audience.kind == "users"
        for name in release.terms.audience.ids
    }
    for name in sorted(named):
        party, _, user = name.partition(":")
        # What the whole party sees keeps the party's id.
        if user and party in keys.parties() and not find_windows(facts, Reader(party)):
            yield Reader(party, user)


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
    hide_report(connection, report_id)
    facts = get_facts(connection, [report_id]).get(report_id)
    report = bytes.fromhex(report_id)
    head = connection.execute(select(report_head).where(report_head.c.report == report)).first()
    if facts is None or head is None:
        return
    tellings = connection.execute(select(telling).where(telling.c.report == report)).all()
    reports: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for reader in _readers(facts, keys):
        name = reader_name(reader)
        for window in find_windows(facts, reader):
            terms = {"reader": name, "opens": window.opens, "until": window.until}
            reports.append(terms | {"at": head.published or "", "report": report, "since": window.since})
            events += _events(terms, window, tellings, keys.node(), name)
    if reports:
        connection.execute(shown_report.insert(), reports)
    if events:
        connection.execute(shown_event.insert(), events)


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
