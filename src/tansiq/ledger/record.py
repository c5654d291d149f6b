"""A report and its reading as entries, and back: one "report", one "claim" a claim, one "reading" that holds the rest.

The claims stand alone because each may be released alone; the reading keeps what no claim carries (mentions, figures,
relations, the structure of the events) and the order of the claims' ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tansiq.errors import LedgerError
from tansiq.ledger.entries import Stored, find_resting_on, get_stored
from tansiq.ledger.schema import erased
from tansiq.ledger.store import Draft, Writer
from tansiq.model import Anchor, Claim, Event, Figure, Item, Mention, Period, Reading, Relation, Report

__all__ = ["ReadReport", "Recorded", "get_reading", "get_report", "record_report", "report_draft"]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with its reading.

    Args:
        claim_ids: Runs beside `reading.events`, and inside beside each event's claims.
        anchors: For each event the claim that its ids for readers are made of, erased or not, so that they stay.
    """

    id: str
    position: int
    originator: str
    received: str
    report: Report
    reading: Reading
    claim_ids: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...]
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
        "outlet": reading.outlet,
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
    read = ReadReport(
        id=first.id,
        position=first.position,
        originator=originator,
        received=writer.received,
        report=report,
        reading=reading,
        claim_ids=claim_ids,
        anchors=_anchors(claim_ids),
        version=version,
    )
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


def _anchors(claim_ids: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """All claims of a report become visible together, so of each event the first by id: ties go by id."""
    return tuple(min(ids) for ids in claim_ids)


def _compose(payload: dict[str, Any], claims: dict[str, Claim]) -> tuple[Reading, list[dict[str, Any]]]:
    """The reading of the claims that are there, and the stored events that it still has."""
    # An event that lost the claim of its type to an erasure is no event any more; the indexes of the others move up.
    kept = [
        number
        for number, event in enumerate(payload["events"])
        if any(one in claims and claims[one].slot == "event" for one in event["claims"])
    ]
    moved = {old: new for new, old in enumerate(kept)}
    stored = [payload["events"][number] for number in kept]
    events = [
        Event(
            claims=tuple(claims[one] for one in event["claims"] if one in claims),
            spans=tuple((start, end) for start, end in event["spans"]),
            items=tuple(map(Item.from_json, event["items"])),
            planned=None if event["planned"] is None else Period.from_json(event["planned"]),
            part_of=moved.get(event["part_of"]),
            because=moved.get(event["because"]),
            confidence=event["confidence"],
        )
        for event in stored
    ]
    reading = Reading(
        language=payload["language"],
        published=payload["published"],
        title=payload["title"],
        outlet=payload["outlet"],
        anchor=None if payload["anchor"] is None else Anchor.from_json(payload["anchor"]),
        mentions=tuple(map(Mention.from_json, payload["mentions"])),
        events=tuple(events),
        figures=tuple(map(Figure.from_json, payload["figures"])),
        relations=tuple(map(Relation.from_json, payload["relations"])),
    )
    return reading, stored


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
    wanted = [one for event in payload["events"] for one in event["claims"]]
    found = get_stored(connection, wanted)
    if len(found) < len(set(wanted)):
        raise LedgerError("a claim of this report is missing", code="no-claim", where=report_id)
    claims = {
        one: Claim.from_json(claim.entry.payload["claim"])
        for one, claim in found.items()
        if claim.entry.payload is not None
    }
    reading, events = _compose(payload, claims)
    return ReadReport(
        id=report_id,
        position=stored.position,
        originator=stored.entry.originator,
        received=stored.received,
        report=Report.from_json(stored.entry.payload),
        reading=reading,
        claim_ids=tuple(tuple(one for one in event["claims"] if one in claims) for event in events),
        anchors=_anchors(event["claims"] for event in events),
        version=payload["version"],
    )
