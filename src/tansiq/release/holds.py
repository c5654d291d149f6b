"""Legal holds: which of a party's entries are kept whatever its retention says; for the party alone to see.

A hold names entries, or says which are meant: a period, words, or both. Whatever it meant when it was placed it means
of what comes later, too. Where it is unclear whether an entry is meant (it has no date), it is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, select

from tansiq.ledger import Stored, find_resting_on, get_stored, has_words, match_expression
from tansiq.ledger.entries import batches
from tansiq.model import NOBODY, Hand
from tansiq.release.register import keeping_of

__all__ = ["DateOf", "Hold", "HoldScope", "OwnContent", "find_acts", "find_held", "find_holds", "list_content"]

_AT_ONCE = 500
DateOf = Literal["received", "published"]


@dataclass(frozen=True, slots=True)
class OwnContent:
    """A report or an object of a party's that was not erased; never what it says.

    Args:
        received: When this node took it in, RFC 3339.
        published: As the report says, a day or an RFC 3339 time; "" where it says none, and of objects.
    """

    id: str
    kind: str
    position: int
    received: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class HoldScope:
    """Which entries are held: ids; or a period, words, or both.

    Args:
        what: Ids of entries: with a claim its report is held. () where it says which are meant.
        since, until: Days, both inclusive, of the date that `by` names; "" for no bound.
        text: Words that all occur in it; "" for any.
    """

    what: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    by: DateOf = "received"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on entries of a party.

    Args:
        reason: In the words of who placed it.
        order: The reference of the order under which the operator placed it, "" for the party's own.
        lifted: When it was lifted, or "".
        covers: How many entries it holds now; 0 once lifted.
    """

    id: str
    scope: HoldScope
    reason: str
    made: str
    order: str = ""
    lifted: str = ""
    covers: int = 0
    hand: Hand = NOBODY


_CONTENT = """
    SELECT entry.id, entry.kind, entry.position, entry.received, report_head.published FROM entry
    LEFT JOIN report_head ON report_head.report = entry.id LEFT JOIN erased USING (position)
    WHERE entry.originator = ? AND entry.kind IN ('report', 'object') AND erased.position IS NULL"""


def list_content(connection: Connection, party: str, ids: Sequence[str] | None = None) -> list[OwnContent]:
    """A party's reports and objects that are there, in the ledger's order.

    Args:
        ids: Those of these ids alone; all where None.
    """
    rows: list[Any] = []
    if ids is None:
        rows = list(connection.exec_driver_sql(f"{_CONTENT} ORDER BY entry.position", (party,)))
    for some in () if ids is None else batches(list(dict.fromkeys(ids))):
        chosen = f"{_CONTENT} AND entry.id IN ({', '.join('?' * len(some))}) ORDER BY entry.position"
        rows += connection.exec_driver_sql(chosen, (party, *map(bytes.fromhex, some)))
    return [
        OwnContent(name.hex(), kind, at, received, _date(published)) for name, kind, at, received, published in rows
    ]


def _date(published: str | None) -> str:
    """What a report says of its day, "" where it says nothing that is one: it comes as it was sent."""
    try:
        datetime.fromisoformat(published or "")
    except ValueError:
        return ""
    return published or ""


def find_acts(connection: Connection, party: str, kind: str) -> list[Stored]:
    """A party's acts of keeping of one kind, the newest first; ties go by id."""
    listed = keeping_of.c
    ids = [one.hex() for one in connection.scalars(select(listed.act).where(listed.party == party))]
    stored = (one for one in get_stored(connection, ids).values() if one.entry.kind == kind)
    return sorted(stored, key=lambda one: (one.received, one.entry.id), reverse=True)


def find_holds(connection: Connection, party: str, *, is_counted: bool = False) -> tuple[Hold, ...]:
    """The holds on a party's entries, lifted ones too, the newest first.

    Args:
        is_counted: Say how many entries each holds.
    """
    acts = find_acts(connection, party, "hold")
    ended = dict(reversed(find_resting_on(connection, [one.entry.id for one in acts], ["withdrawal"])))
    lifts = get_stored(connection, list(ended.values()), is_header=True)
    content = list_content(connection, party) if is_counted and acts else []
    found = []
    for one in acts:
        lifted = lifts[ended[one.entry.id]].received if one.entry.id in ended else ""
        hold = _hold(one, lifted)
        covers = len(_held_by(connection, hold.scope, content)) if not lifted else 0
        found.append(_hold(one, lifted, covers))
    return tuple(found)


def _hold(one: Stored, lifted: str, covers: int = 0) -> Hold:
    payload: dict[str, Any] = one.entry.payload or {}
    named = {name: payload[name] for name in ("since", "until", "by", "text")}
    scope = HoldScope(tuple(payload["what"]), **named)
    return Hold(
        id=one.entry.id, scope=scope, reason=payload["reason"], made=one.received, order=payload["order"],
        lifted=lifted, covers=covers, hand=Hand.of(payload),
    )  # fmt: skip


def find_held(connection: Connection, party: str, content: Sequence[OwnContent]) -> dict[str, tuple[str, ...]]:
    """Ids of the reports and objects that are held, each with the holds that hold it; what is not held is left out."""
    found: dict[str, list[str]] = {}
    for hold in find_holds(connection, party):
        for one in _held_by(connection, hold.scope, content) if not hold.lifted else ():
            found.setdefault(one, []).append(hold.id)
    return {one: tuple(holds) for one, holds in found.items()}


def _held_by(connection: Connection, scope: HoldScope, content: Sequence[OwnContent]) -> set[str]:
    if scope.what:
        named = get_stored(connection, scope.what, is_header=True).values()
        # With a claim its report is held: erasing that would erase the claim.
        whole = {one.entry.basis[0] if one.entry.kind == "claim" else one.entry.id for one in named}
        return whole & {one.id for one in content}
    meant = [one for one in content if _is_in_period(one, scope)]
    return {one.id for one in _with_words(connection, meant, scope.text)}


def _is_in_period(one: OwnContent, scope: HoldScope) -> bool:
    day = (one.received if scope.by == "received" else one.published)[:10]
    # Without a date nobody can say that it is not meant.
    return not day or ((not scope.since or scope.since <= day) and (not scope.until or day <= scope.until))


_MATCHED = "SELECT rowid FROM report_text WHERE report_text MATCH ? AND rowid IN ({})"


def _matched(connection: Connection, expression: str, positions: Sequence[int]) -> set[int]:
    """Those of the reports at these positions in which the words occur."""
    found: set[int] = set()
    for start in range(0, len(positions), _AT_ONCE):
        some = tuple(positions[start : start + _AT_ONCE])
        chosen = _MATCHED.format(", ".join("?" * len(some)))
        found |= {row[0] for row in connection.exec_driver_sql(chosen, (expression, *some))}
    return found


def _with_words(connection: Connection, content: Iterable[OwnContent], text: str) -> list[OwnContent]:
    """Those in which all of the words occur: of reports as a search finds them, of objects anywhere in them."""
    expression = match_expression(text)
    some = list(content)
    if not expression or not some:
        return some
    positions = _matched(connection, expression, [one.position for one in some if one.kind == "report"])
    objects = get_stored(connection, [one.id for one in some if one.kind == "object"])
    told = {name: str((one.entry.payload or {}).get("object", "")) for name, one in objects.items()}
    return [
        one for one in some if (has_words(told[one.id], text) if one.kind == "object" else one.position in positions)
    ]
