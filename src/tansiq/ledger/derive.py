"""The derived tables: a row a telling, ready to be filtered and listed, rebuilt to the same content at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, text

from tansiq.ledger.ids import canonical
from tansiq.ledger.names import Named, forget_names, list_named, write_names
from tansiq.ledger.record import ReadReport, get_reading
from tansiq.ledger.schema import DERIVED, WORD_INDEXES, entry, erased, report_head, telling, telling_key
from tansiq.ledger.search import index_text
from tansiq.linking.telling import headline_end
from tansiq.linking.wording import words_of
from tansiq.model import Actor, Event, Period, Place, Reading

__all__ = ["derive_report", "forget_report", "make_tables", "make_word_indexes", "rebuild_tellings", "tidy_words"]


def make_tables(connection: Connection) -> None:
    """Make the derived tables that are missing."""
    DERIVED.create_all(connection)
    make_word_indexes(connection)


def make_word_indexes(connection: Connection, *, schema: str = "main") -> None:
    """Make the full-text tables that are missing.

    Args:
        schema: Of SQLite: "main", or "temp" for tables of this connection alone.
    """
    for name, columns in WORD_INDEXES.items():
        made = f"CREATE VIRTUAL TABLE IF NOT EXISTS {schema}.{name} USING fts5"
        connection.execute(text(f'{made}({", ".join(columns)}, tokenize = "unicode61 remove_diacritics 0")'))


def _sort_time(period: Period | None) -> str:
    """By what lists are ordered: the start as the text gives it, else the last day, else "" (last)."""
    if period is None:
        return ""
    if isinstance(period.start, datetime):
        return period.start.replace(tzinfo=None).isoformat(timespec="minutes")
    day = period.first_day or period.last_day
    return "" if day is None else day.isoformat()


def _texts(event: Event, words: Iterable[str], title: str, spellings: Iterable[str]) -> Iterator[str]:
    yield from words
    yield title
    for claim in event.claims:
        if isinstance(claim.value, str):
            yield claim.value
        elif isinstance(claim.value, Place):
            yield from (claim.value.name, claim.value.text, *claim.value.names, *claim.value.path)
        yield from claim.chain.names
        yield claim.of
    yield from (item.what for item in event.items)
    yield from spellings


def _spellings(reading: Reading, event: Event | None, named: Iterable[Named] = ()) -> Iterator[str]:
    """Every spelling of who and what is named in an event's words and by its claims, or in the whole report.

    What is known in both scripts is found in both, whatever the language of the text.
    """
    yield from (one for some in named for one in some.names)
    for mention in reading.mentions:
        at = mention.span[0]
        if event is None or any(start <= at < end for start, end in event.spans):
            yield from mention.value.names if isinstance(mention.value, Actor | Place) else ()


def _row(read: ReadReport, number: int) -> dict[str, Any]:
    event = read.reading.events[number]
    start, end = event.spans[0]
    period, place = event.period, event.place
    located = place if place is not None and place.is_located else None
    first, last = (None, None) if period is None else (period.first_day, period.last_day)
    return {
        "telling": telling_key(read.position, number),
        "report": bytes.fromhex(read.id),
        "number": number,
        "anchor": bytes.fromhex(read.anchors[number]),
        "at": _sort_time(period),
        "type": event.type,
        "status": event.status,
        "country": next((one.country for one in event.places if one.country), None),
        "first_day": None if first is None else first.isoformat(),
        "last_day": None if last is None else last.isoformat(),
        "lat": None if located is None else located.lat,
        "lon": None if located is None else located.lon,
        "place": None if located is None else canonical(located.to_json()).decode(),
        "depth": start * 1000 // max(1, len(read.report.text)),
        # Canonical, so that a value that passed through the ledger (10.0 is 10 there) gives the same bytes.
        "body": canonical(
            {
                "event": event.to_json(),
                "words": read.report.text[start:end],
                "told": words_of(event, read.report.text),
                "headline": event.spans[-1][1]
                <= headline_end(read.report.text, read.report.title or read.reading.title),
            }
        ).decode(),
    }


def derive_report(connection: Connection, read: ReadReport) -> None:
    """Write the derived rows of one report, in place of those it had."""
    forget_report(connection, read.id)
    report, reading = read.report, read.reading
    title = report.title or reading.title
    connection.execute(
        report_head.insert().values(
            report=bytes.fromhex(read.id),
            title=title,
            outlet=report.outlet or reading.outlet,
            published=report.published or reading.published,
            language=reading.language,
            events=len(reading.events),
        )
    )
    names = (title, report.outlet or reading.outlet)
    told = (report.text, *_spellings(reading, None))
    found = {"key": read.position, "title": index_text(names), "words": index_text(told)}
    connection.execute(text("INSERT INTO report_text (rowid, title, words) VALUES (:key, :title, :words)"), found)
    if not reading.events:
        return
    rows = [_row(read, number) for number in range(len(reading.events))]
    connection.execute(telling.insert(), rows)
    named = list_named(reading)
    write_names(connection, [row["telling"] for row in rows], named)
    words = []
    for row, event, some in zip(rows, reading.events, named, strict=True):
        own = [report.text[start:end] for start, end in event.spans]
        texts = _texts(event, own, title, _spellings(reading, event, some))
        words.append({"key": row["telling"], "words": index_text(texts)})
    connection.execute(text("INSERT INTO telling_text (rowid, words) VALUES (:key, :words)"), words)


def forget_report(connection: Connection, report_id: str) -> None:
    """Remove the derived rows of one report."""
    report = bytes.fromhex(report_id)
    keys = [{"key": key} for key in connection.scalars(select(telling.c.telling).where(telling.c.report == report))]
    if keys:
        connection.execute(text("DELETE FROM telling_text WHERE rowid = :key"), keys)
        forget_names(connection, [one["key"] for one in keys])
    places = [{"key": key} for key in connection.scalars(select(entry.c.position).where(entry.c.id == report))]
    if places:
        connection.execute(text("DELETE FROM report_text WHERE rowid = :key"), places)
    connection.execute(delete(telling).where(telling.c.report == report))
    connection.execute(delete(report_head).where(report_head.c.report == report))


def tidy_words(connection: Connection) -> None:
    """Deleted words linger in the index until its parts are merged: merge them."""
    for name in WORD_INDEXES:
        connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('optimize')"))  # noqa: S608 (its own name)


def rebuild_tellings(connection: Connection, each: Callable[[ReadReport], None]) -> int:
    """Drop the derived tables and make them again from the entries.

    Args:
        each: Called with every report after its rows are written, in the ledger's order.

    Returns:
        How many reports there are.

    Raises:
        LedgerError: An entry does not open: run `tansiq ledger verify`.
    """
    for name in WORD_INDEXES:
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    DERIVED.drop_all(connection)
    make_tables(connection)
    chosen = (
        select(entry.c.id)
        .outerjoin(erased, erased.c.position == entry.c.position)
        .where(entry.c.kind == "report", erased.c.position.is_(None))
        .order_by(entry.c.position)
    )
    reports = [one.hex() for one in connection.scalars(chosen)]
    for one in reports:
        read = get_reading(connection, one)
        if read is not None:
            derive_report(connection, read)
            each(read)
    return len(reports)
