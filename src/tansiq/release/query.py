"""An EventQuery as one statement over the rows of one reader."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, literal_column, or_, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.sql.selectable import FromClause

from tansiq.errors import ReleaseError
from tansiq.ledger import match_expression
from tansiq.release.named import number_of, tellings_about
from tansiq.release.tables import shown_event
from tansiq.release.views import EventQuery

__all__ = ["FEW", "MAX_LIMIT", "check_query", "has_few", "has_few_about", "is_shown", "is_type", "matches"]

MAX_LIMIT = 10_000
"""Rows of one answer at most, so that no request makes the server build a whole ledger's view in memory."""

FEW = 200
"""Tellings from which on walking a reader's rows in their order (0.2 µs each) is quicker than looking up each that has
the words among the rows of all its readers (50 µs, and a sort); set on a ledger of 172,000 tellings and a reader of
83,000."""


def _check_day(day: str, what: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise ReleaseError("not a day", code="query", where=what, hint="use YYYY-MM-DD") from error


def check_query(query: EventQuery) -> None:
    """Refuse a filter that is no filter.

    Raises:
        ReleaseError: A day is not YYYY-MM-DD, an id is none, or the limit is not 1 to MAX_LIMIT.
    """
    for what, day in (("since", query.since), ("until", query.until)):
        if day:
            _check_day(day, what)
    if query.about and number_of(query.about) is None:
        raise ReleaseError("not an id of a place or actor", code="query", where="about", hint="a search gives it")
    if not 1 <= query.limit <= MAX_LIMIT:
        raise ReleaseError(f"a limit is 1 to {MAX_LIMIT}", code="query", where="limit")


def is_shown(table: FromClause, readers: tuple[str, ...], now: str, *, is_lookup: bool = False) -> ColumnElement[bool]:
    """The reader's own rows whose terms hold now; part of every statement.

    Args:
        is_lookup: Few rows are named by something else. SQLite, which keeps no statistics here, would rather walk all
            rows of the reader: `||` hides the reader from its choice of an index, and changes no answer.
    """
    reader = table.c.reader.concat("") if is_lookup else table.c.reader
    # `= ` for the one name of a party keeps the table's own order, so that a page needs no sorting.
    mine = reader == readers[0] if len(readers) == 1 else reader.in_(readers)
    return and_(mine, table.c.opens <= now, table.c.until > now)


def is_type(column: ColumnElement[str], asked: str) -> ColumnElement[bool]:
    """A type is the one asked for, or begins with it."""
    kind = asked.rstrip(".")
    # "/" is the sign after "." in ASCII: all types that begin with "kind." and no others.
    return or_(column == kind, and_(column > f"{kind}.", column < f"{kind}/"))


def _touches(query: EventQuery) -> list[ColumnElement[bool]]:
    """The period may touch the days asked for; an open side reaches without end, no period at all touches nothing."""
    shown = shown_event.c
    found: list[ColumnElement[bool]] = []
    if query.since:
        found.append(or_(shown.last_day >= query.since, and_(shown.last_day.is_(None), shown.first_day.is_not(None))))
    if query.until:
        found.append(or_(shown.first_day <= query.until, and_(shown.first_day.is_(None), shown.last_day.is_not(None))))
    return found


def has_few(connection: Connection, words: str) -> bool:
    """Whether few tellings of the whole ledger have these words: decides how rows are looked up, and no answer."""
    some = text("SELECT rowid FROM telling_text WHERE telling_text MATCH :words LIMIT :most")
    return len(connection.execute(some, {"words": words, "most": FEW}).all()) < FEW


def has_few_about(connection: Connection, about: str, readers: tuple[str, ...], now: str) -> bool:
    """The same for a place or actor, of the reader's own rows."""
    return len(connection.execute(tellings_about(about, readers, now).limit(FEW)).all()) < FEW


def matches(query: EventQuery, readers: tuple[str, ...], now: str, *, is_lookup: bool = False) -> ColumnElement[bool]:
    """All that the statement asks of a row: that the reader may see it, and the filter.

    Args:
        is_lookup: The words asked for are in few tellings, or few events name what they are to be about.
    """
    shown = shown_event.c
    asked = [is_shown(shown_event, readers, now, is_lookup=is_lookup), *_touches(query)]
    if query.type:
        asked.append(is_type(shown.type, query.type))
    if query.country:
        asked.append(shown.country == query.country.upper())
    if query.status:
        asked.append(shown.status == query.status)
    if query.about:
        asked.append(shown.telling.in_(tellings_about(query.about, readers, now)))
    if words := match_expression(query.text):
        by_words = text("telling_text MATCH :words").bindparams(words=words)
        found: Select[tuple[int]] = (
            select(literal_column("rowid")).select_from(sql_table("telling_text")).where(by_words)
        )
        asked.append(shown.telling.in_(found))
    return and_(*asked)
