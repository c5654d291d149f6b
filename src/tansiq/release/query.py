"""An EventQuery as conditions over the rows of one reader; ways.py makes statements of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Integer, and_, column, intersect, literal_column, or_, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.sql.selectable import FromClause

from tansiq.errors import ReleaseError
from tansiq.release.named import number_of, tellings_about
from tansiq.release.tables import LONGEST_DAYS, shown_event
from tansiq.release.views import EventQuery

__all__ = [
    "MAX_LIMIT",
    "check_query",
    "find_tellings",
    "is_filtered",
    "is_found",
    "is_mine",
    "is_shown",
    "is_type",
    "touches",
    "touches_plainly",
]

MAX_LIMIT = 10_000
"""Rows of one answer at most, so that no request makes the server build a whole ledger's view in memory."""


def _check_day(day: str, what: str) -> None:
    try:
        # 20220120 and 2022-W03-4 are ISO days as well, and days are compared as text.
        is_day = date.fromisoformat(day).isoformat() == day
    except ValueError:
        is_day = False
    if not is_day:
        raise ReleaseError("not a day", code="query", where=what, hint="use YYYY-MM-DD")


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


def is_mine(table: FromClause, reader: str) -> ColumnElement[bool]:
    """The rows of one name of the reader; part of every statement over events, before it counts, sorts or cuts."""
    mine: ColumnElement[bool] = table.c.reader == reader
    return mine


def is_filtered(query: EventQuery, columns: Mapping[str, ColumnElement[str]]) -> list[ColumnElement[bool]]:
    """What type, country and status ask of a row.

    Args:
        columns: Where a row has them, by name.
    """
    asked = [is_type(columns["type"], query.type)] if query.type else []
    if query.country:
        asked.append(columns["country"] == query.country.upper())
    if query.status:
        asked.append(columns["status"] == query.status)
    return asked


_AFTER = "~"
"""After a day as text: before it is all of that day, with whatever time of day."""


def touches_plainly(query: EventQuery) -> list[ColumnElement[bool]]:
    """The period of a plain row touches the days asked for, said by the row's place in the order."""
    at, last_day = shown_event.c.at, shown_event.c.last_day
    found: list[ColumnElement[bool]] = []
    if query.since:
        first = date.fromisoformat(query.since)
        back = min(LONGEST_DAYS, first.toordinal() - 1)
        found += [at >= (first - timedelta(days=back)).isoformat(), or_(at >= query.since, last_day >= query.since)]
    if query.until:
        found += [at > "", at < query.until + _AFTER]
    return found


def touches(query: EventQuery) -> list[ColumnElement[bool]]:
    """The period may touch the days asked for; an open side reaches without end, no period at all touches nothing."""
    shown = shown_event.c
    found: list[ColumnElement[bool]] = []
    if query.since:
        found.append(or_(shown.last_day >= query.since, and_(shown.last_day.is_(None), shown.first_day.is_not(None))))
    if query.until:
        found.append(or_(shown.first_day <= query.until, and_(shown.first_day.is_(None), shown.last_day.is_not(None))))
    return found


_FOUND = sql_table("found_telling", column("telling", Integer), schema="temp")


def find_tellings(connection: Connection, words: str, about: str, readers: tuple[str, ...], now: str) -> int:
    """Note the tellings that have the words and name a place or actor, for `is_found` in the statements that follow.

    In a table of this connection alone, in memory: four statements a page would each look the words up anew, and for
    each row asked the index reads all that begins with a word. With words alone they are those of the whole ledger.

    Args:
        words: As match_expression gives them, or "".
        about: The id of a place or actor, or "".
        readers: Who is asking, by the names in the tables.

    Returns:
        How many there are: for the choice of a way and for no answer.
    """
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS found_telling (telling INTEGER PRIMARY KEY)"))
    connection.execute(text("DELETE FROM temp.found_telling"))
    having = sql_table("telling_text", column("rowid", Integer))
    by_words = select(having.c.rowid).where(literal_column("telling_text").op("MATCH")(words))
    by_name = tellings_about(about, readers, now)
    chosen = intersect(by_words, by_name) if words and about else by_words if words else by_name.distinct()
    return connection.execute(_FOUND.insert().from_select(["telling"], chosen)).rowcount


def is_found(telling: ColumnElement[int]) -> ColumnElement[bool]:
    """A row's telling is among those that `find_tellings` noted."""
    return telling.in_(select(_FOUND.c.telling))
