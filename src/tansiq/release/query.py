"""An EventQuery as conditions over the rows of one reader; ways.py makes statements of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Integer, and_, column, delete, literal_column, or_, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.sql.selectable import FromClause

from tansiq.errors import ReleaseError
from tansiq.release.named import number_of, tellings_about
from tansiq.release.tables import LONGEST_DAYS, shown_event, shown_mask, shown_member
from tansiq.release.views import EventQuery

__all__ = [
    "MAX_LIMIT",
    "check_query",
    "find_tellings",
    "has_masks",
    "is_filtered",
    "is_found",
    "is_mine",
    "is_shown",
    "is_type",
    "is_unmasked",
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


def is_unmasked(names: tuple[str, ...], name: str, telling: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Of a party's rows, those of which the user asking has none of its own instead (`shown_mask`).

    Args:
        names: The reader's names in the tables: the party and, where it is a user of it, the user.
        name: That of the rows.
    """
    if len(names) == 1 or name != names[0]:
        return []
    return [telling.not_in(select(shown_mask.c.telling).where(shown_mask.c.reader == names[1]))]


def has_masks(connection: Connection, names: tuple[str, ...], name: str) -> bool:
    """Whether sums of the party's rows count some that the user asking has otherwise."""
    if len(names) == 1 or name != names[0]:
        return False
    chosen = select(shown_mask.c.telling).where(shown_mask.c.reader == names[1]).limit(1)
    return connection.execute(chosen).first() is not None


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


def find_tellings(connection: Connection, words: str, about: Sequence[int], readers: tuple[str, ...], now: str) -> int:
    """Note the tellings that have the words and name a place or actor, for `is_found` in the statements that follow.

    In a table of this connection alone, in memory: four statements a page would each look the words up anew, and for
    each row asked the index reads all that begins with a word. With words alone they are those of the whole ledger.

    Args:
        words: As match_expression gives them, or "".
        about: The names of a place or actor; of none no telling is asked to name any.
        readers: Who is asking, by the names in the tables.

    Returns:
        How many there are: for the choice of a way and for no answer.
    """
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS found_telling (telling INTEGER PRIMARY KEY)"))
    connection.execute(text("DELETE FROM temp.found_telling"))
    having = sql_table("telling_text", column("rowid", Integer))
    by_words = select(having.c.rowid).where(literal_column("telling_text").op("MATCH")(words))
    by_name = tellings_about(about, readers, now)
    if not words:
        return connection.execute(_FOUND.insert().from_select(["telling"], by_name.distinct())).rowcount
    count = connection.execute(_FOUND.insert().from_select(["telling"], by_words)).rowcount
    # An event is found by the words of any telling of it that the reader sees: for it stands its lead.
    member = shown_member.c
    mine = and_(member.reader.in_(readers), member.opens <= now, member.until > now)
    leads = select(member.lead).where(mine, member.telling.in_(select(_FOUND.c.telling)))
    found = _FOUND.insert().prefix_with("OR IGNORE").from_select(["telling"], leads.distinct())
    count += connection.execute(found).rowcount
    if about:
        count -= connection.execute(delete(_FOUND).where(_FOUND.c.telling.not_in(by_name))).rowcount
    return count


def is_found(telling: ColumnElement[int]) -> ColumnElement[bool]:
    """A row's telling is among those that `find_tellings` noted."""
    return telling.in_(select(_FOUND.c.telling))
