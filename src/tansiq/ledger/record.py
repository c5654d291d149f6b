"""A report and its reading as entries, and back: one "report", one "claim" a claim, one "reading" that holds the rest.

The claims stand alone because each may be released alone; the reading keeps what no claim carries (mentions, figures,
relations, the structure of the events) and the order of the claims' ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tansiq.errors import LedgerError
from tansiq.ledger.schema import erased
from tansiq.ledger.store import Draft, Stored, Writer, find_resting_on, get_stored
from tansiq.model import Anchor, Claim, Event, Figure, Item, Mention, Period, Reading, Relation, Report

__all__ = ["ReadReport", "Recorded", "get_reading", "get_report", "record_report", "report_draft"]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with its reading; `claim_ids` runs beside `reading.events`, and inside beside each event's claims."""

    id: str
    position: int
    originator: str
    received: str
    report: Report
    reading: Reading
    claim_ids: tuple[tuple[str, ...], ...]
    version: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a report: `read` is None where it was known, and nothing was changed."""

    id: str
    is_erased: bool
    read: ReadReport | None


def report_draft(report: Report) -> Draft:
    return Draft("report", report.to_json())


def _claim_drafts(reading: Reading, report_id: str, version: str) -> list[Draft]:
    return [
        Draft("claim", {"reading": version, "telling": number, "claim": claim.to_json()}, (report_id,))
        for number, event in enumerate(reading.events)
        for claim in event.claims
    ]


def _reading_payload(reading: Reading, version: str, claim_ids: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    return {
        "version": version,
        "language": reading.language,
        "published": reading.published,
        "title": reading.title,
        "anchor": None if reading.anchor is None else reading.anchor.to_json(),
        "mentions": [mention.to_json() for mention in reading.mentions],
        "figures": [figure.to_json() for figure in reading.figures],
        "relations": [relation.to_json() for relation in reading.relations],
        "events": [
            event.to_json() | {"claims": list(ids)} for event, ids in zip(reading.events, claim_ids, strict=True)
        ],
    }


def record_report(
    writer: Writer, report: Report, reading: Reading, *, version: str, originator: str, via: str
) -> Recorded:
    """Write a report, its claims and its reading; a report that the originator has already changes nothing.

    Args:
        version: Of the program that read it; part of every claim's id.
        via: By what way it came, as Writer.append has it.

    Raises:
        LedgerError: The content has no canonical form, or the originator has no key here.
    """
    (first,) = writer.append([report_draft(report)], originator=originator, via=via)
    if not first.is_new:
        gone = writer.connection.execute(select(erased).where(erased.c.position == first.position)).first()
        return Recorded(first.id, gone is not None, None)
    claims = writer.append(_claim_drafts(reading, first.id, version), originator=originator, via=via)
    # One claim said twice in the same words is one entry: its id stands twice.
    ids = iter(claim.id for claim in claims)
    claim_ids = tuple(tuple(next(ids) for _ in event.claims) for event in reading.events)
    payload = _reading_payload(reading, version, claim_ids)
    writer.append([Draft("reading", payload, (first.id,))], originator=originator, via=via)
    read = ReadReport(first.id, first.position, originator, writer.received, report, reading, claim_ids, version)
    return Recorded(first.id, False, read)


def get_report(connection: Connection, report_id: str) -> Stored:
    """The entry of one report.

    Raises:
        LedgerError: No report has this id.
    """
    stored = get_stored(connection, [report_id]).get(report_id)
    if stored is None or stored.entry.kind != "report":
        raise LedgerError("no report has this id", code="no-report")
    return stored


def _compose(payload: dict[str, Any], claims: dict[str, Claim]) -> Reading:
    events = [
        Event(
            claims=tuple(claims[one] for one in event["claims"]),
            spans=tuple((start, end) for start, end in event["spans"]),
            items=tuple(map(Item.from_json, event["items"])),
            planned=None if event["planned"] is None else Period.from_json(event["planned"]),
            part_of=event["part_of"],
            because=event["because"],
            confidence=event["confidence"],
        )
        for event in payload["events"]
    ]
    return Reading(
        language=payload["language"],
        published=payload["published"],
        title=payload["title"],
        anchor=None if payload["anchor"] is None else Anchor.from_json(payload["anchor"]),
        mentions=tuple(map(Mention.from_json, payload["mentions"])),
        events=tuple(events),
        figures=tuple(map(Figure.from_json, payload["figures"])),
        relations=tuple(map(Relation.from_json, payload["relations"])),
    )


def get_reading(connection: Connection, report_id: str) -> ReadReport | None:
    """A report with the newest reading that its originator made of it; None where its content was erased.

    Raises:
        LedgerError: No report has this id, or what it needs is missing or damaged.
    """
    stored = get_report(connection, report_id)
    if stored.entry.payload is None:
        return None
    resting = [one for _, one in find_resting_on(connection, [report_id], ["reading"])]
    readings = [
        one for one in get_stored(connection, resting).values() if one.entry.originator == stored.entry.originator
    ]
    if not readings:
        raise LedgerError("a report without a reading", code="no-reading", where=report_id)
    payload = max(readings, key=lambda one: one.position).entry.payload
    assert payload is not None
    claim_ids = tuple(tuple(event["claims"]) for event in payload["events"])
    found = get_stored(connection, [one for ids in claim_ids for one in ids])
    claims = {
        one: Claim.from_json(claim.entry.payload["claim"])
        for one, claim in found.items()
        if claim.entry.payload is not None
    }
    if any(one not in claims for ids in claim_ids for one in ids):
        raise LedgerError("a claim of this report is missing", code="no-claim", where=report_id)
    return ReadReport(
        id=report_id,
        position=stored.position,
        originator=stored.entry.originator,
        received=stored.received,
        report=Report.from_json(stored.entry.payload),
        reading=_compose(payload, claims),
        claim_ids=claim_ids,
        version=payload["version"],
    )
