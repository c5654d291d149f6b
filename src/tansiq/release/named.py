"""Which places and actors each reader's events name: a row a reader, name and event, in the order of lists.

Kept by triggers on `shown_event` and `shown_member`, so that no writer can forget them. They ask `telling_name` what an
event names: its rows are made before those of readers, and go after them. What any telling of an event names is noted
for the telling that stands for the event, so that the event counts once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, Select, Table, Text, and_, event, or_, select

from tansiq.ledger import is_prefix
from tansiq.ledger.schema import name, name_word, telling_name
from tansiq.release.found import NamedHead
from tansiq.release.tables import SHOWN, shown_event, shown_mask, shown_member
from tansiq.release.views import NamedHere

__all__ = [
    "has_word",
    "is_name_shown",
    "made_id",
    "named_head",
    "named_in",
    "names_of_tellings",
    "number_of",
    "shown_name",
    "tellings_about",
]

_ID = re.compile(r"[0-9a-f]{16}")
_LAST = chr(0x10FFFF)
"""After every letter that a word may go on with."""

shown_name = Table(
    "shown_name",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("name", Integer, primary_key=True),
    Column("at", Text, primary_key=True),
    Column("telling", Integer, primary_key=True),
    Column("opens", Text, primary_key=True),
    Column("until", Text, nullable=False),
    sqlite_with_rowid=False,
)
# The triggers below are on a table that must be there.
shown_name.add_is_dependent_on(shown_event)
shown_name.add_is_dependent_on(shown_member)

_IN = """
    INSERT OR IGNORE INTO shown_name (reader, name, at, telling, opens, until)
    SELECT new.reader, telling_name.name, new.at, new.LEAD, new.opens, new.until
    FROM telling_name WHERE telling_name.telling = new.telling;
"""
_OUT = """
    DELETE FROM shown_name WHERE reader = old.reader
    AND name IN (SELECT telling_name.name FROM telling_name WHERE telling_name.telling = old.telling)
    AND at = old.at AND telling = old.LEAD AND opens = old.opens;
"""
_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_name_{act.lower()} AFTER {act} ON {table} BEGIN {steps.replace('LEAD', lead)} END"
    for table, lead in (("shown_event", "telling"), ("shown_member", "lead"))
    for act, steps in (("INSERT", _IN), ("DELETE", _OUT), ("UPDATE", _OUT + _IN))
)


@event.listens_for(shown_name, "after_create")
def _make_triggers(_table: Table, connection: Connection, **_: Any) -> None:
    for trigger in _TRIGGERS:
        connection.exec_driver_sql(trigger)


def made_id(same: int) -> str:
    """The id of a place or actor: a hash of what it is called, equal for all who see it."""
    return f"{same:016x}"


def number_of(about: str) -> int | None:
    """The number of an id; None for what is no id."""
    return int(about, 16) if _ID.fullmatch(about) and about < "8" else None


def is_name_shown(readers: tuple[str, ...], now: str) -> ColumnElement[bool]:
    """The reader's own rows whose terms hold now; part of every statement."""
    row = shown_name.c
    mine = and_(row.reader.in_(readers), row.opens <= now, row.until > now)
    if len(readers) == 1:
        return mine
    # Of what is linked with something released to the user by name it has rows of its own.
    masked = select(shown_mask.c.telling).where(shown_mask.c.reader == readers[1])
    return and_(mine, or_(row.reader == readers[1], row.telling.not_in(masked)))


def tellings_about(same: Sequence[int], readers: tuple[str, ...], now: str) -> Select[Any]:
    """Tellings among the reader's rows that have any of these names of one place or actor."""
    named = select(name.c.name).where(name.c.same.in_(same))
    return select(shown_name.c.telling).where(is_name_shown(readers, now), shown_name.c.name.in_(named))


def has_word(word: str, *, is_exact: bool = False, is_whole: bool = False) -> Select[Any]:
    """Names, of all there are, of which a spelling has the word, or one that begins with it where it is long enough.

    Args:
        is_exact: Nothing longer.
        is_whole: The word is all of the spelling.
    """
    is_it = name_word.c.word == word
    if is_prefix(word) and not is_exact:
        is_it = name_word.c.word.between(word, word + _LAST)
    chosen = select(name_word.c.name).where(is_it)
    return chosen.where(name_word.c.is_whole == 1) if is_whole else chosen


def named_head(bodies: Sequence[str], about: str, events: int, newest: str) -> NamedHead:
    """What the names of one place or actor say of it together.

    Args:
        bodies: Of the rows of `name` that the reader may see; not empty.
    """
    found = [json.loads(body) for body in bodies]
    return NamedHead(
        id=about,
        kind=found[0]["kind"],
        names=tuple(dict.fromkeys(one for body in found for one in body["names"])),
        sort=next((body["sort"] for body in found if body["sort"]), ""),
        country=next((body["country"] for body in found if body["country"]), None),
        events=events,
        newest=newest,
    )


def names_of_tellings(connection: Connection, tellings: Collection[int]) -> frozenset[int]:
    """Numbers of the places and actors that tellings name."""
    chosen = (
        select(name.c.same)
        .join(telling_name, telling_name.c.name == name.c.name)
        .where(telling_name.c.telling.in_(tellings))
    )
    return frozenset(connection.scalars(chosen.distinct()))


def named_in(
    connection: Connection, tellings: Collection[int], first: Callable[[Collection[int]], Mapping[int, int]]
) -> tuple[NamedHere, ...]:
    """The places and actors that tellings name, all of which the reader sees; places first, then by id.

    Args:
        first: Names to the one that stands for all names of what has it.
    """
    chosen = (
        select(name.c.same, name.c.kind, name.c.body)
        .join(telling_name, telling_name.c.name == name.c.name)
        .where(telling_name.c.telling.in_(tellings))
        .order_by(name.c.kind.desc(), name.c.same, name.c.name)
        .distinct()
    )
    found: dict[int, NamedHere] = {}
    rows = connection.execute(chosen).all()
    standing_for = first({row.same for row in rows})
    for row in rows:
        body = json.loads(row.body)
        same = standing_for[row.same]
        before = found.get(same, NamedHere(made_id(same), row.kind, ()))
        names = tuple(dict.fromkeys((*before.names, *body["names"])))
        found[same] = NamedHere(before.id, row.kind, names, before.sort or body["sort"])
    return tuple(found.values())
