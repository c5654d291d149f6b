"""Whether what was computed for a reader may be another by now, and of which events: looked at, and never told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection

from tansiq.ledger.engine import ask, ask_one
from tansiq.release.views import Reader

__all__ = [
    "EventMark",
    "entry_at",
    "event_marks",
    "has_acts",
    "last_added",
    "last_position",
    "next_bound",
    "touched_since",
]

_IDLE = (
    "('object', 'posting', 'removal', 'notice', 'receipt', 'correction', 'party', 'standing', 'urgent', 'review',"
    " 'room', 'invitation')"
)
"""Kinds of entries that by themselves change nothing of an event for anybody: who is invited has still to accept."""
_HAS_ACTS = f"""
    SELECT EXISTS (
        SELECT 1 FROM entry e WHERE e.position > ? AND e.kind NOT IN {_IDLE}
        AND NOT (e.kind = 'release' AND EXISTS (
            SELECT 1 FROM basis b JOIN entry o ON o.id = b.basis WHERE b.position = e.position AND o.kind = 'object')))
"""  # noqa: S608 (fixed words)
_FOLLOWED = "('report', 'reading', 'claim', 'release', 'narrowing', 'withdrawal', 'judgement', 'erasure', 'tear')"
"""Kinds of which the entries that they rest on, and those below, tell which reports they are about."""
_OF_MEMBERS = "('acceptance', 'leaving', 'charter')"
_HAS_OTHERS = f"""
    SELECT EXISTS (
        SELECT 1 FROM entry WHERE position > ?
        AND kind NOT IN {_IDLE} AND kind NOT IN {_FOLLOWED} AND kind NOT IN {_OF_MEMBERS})
"""  # noqa: S608 (fixed words)
_BELOW = """
    WITH RECURSIVE below(position) AS (
        {seeds}
        UNION SELECT o.position FROM below JOIN basis b ON b.position = below.position JOIN entry o ON o.id = b.basis)
    SELECT DISTINCT e.id FROM below JOIN entry e ON e.position = below.position WHERE e.kind IN ({kinds})
"""
_TOUCHED = _BELOW.format(
    seeds=f"SELECT position FROM entry WHERE position > ? AND kind IN {_FOLLOWED}",  # noqa: S608 (fixed words)
    kinds="'report', 'release'",
)
_BESIDE = """
    SELECT DISTINCT first.id FROM entry r
    JOIN basis b ON b.position = r.position JOIN entry c ON c.id = b.basis
    JOIN basis f ON f.basis = c.id JOIN entry first ON first.position = f.position
    WHERE r.position > ? AND r.kind = 'release' AND c.kind = 'claim' AND first.kind = 'release'
"""
_IS_UNINVITING = """
    e.kind = 'withdrawal' AND EXISTS (
        SELECT 1 FROM basis b JOIN entry o ON o.id = b.basis
        WHERE b.position = e.position AND o.kind IN ('invitation', 'acceptance'))
"""
_ROOMS = {
    # What the reader's own party does, or the host to whom it likes, changes what was released to the room.
    True: _BELOW.format(
        seeds=f"""
            SELECT e.position FROM entry e WHERE e.position > ?
            AND (e.kind = 'charter' OR (e.kind IN {_OF_MEMBERS} AND e.originator = ?) OR ({_IS_UNINVITING}))
        """,  # noqa: S608 (fixed words)
        kinds="'room'",
    ),
    # What another does, who comes or goes, only what somebody passed on.
    False: _BELOW.format(
        seeds=f"SELECT position FROM entry WHERE position > ? AND kind IN {_OF_MEMBERS} AND originator != ?",  # noqa: S608 (fixed words)
        kinds="'room'",
    ),
}
_IN_ROOMS = _BELOW.format(
    seeds="""
        SELECT a.position FROM entry a JOIN basis r ON r.position = a.position
        WHERE r.basis IN ({rooms}) AND a.kind IN ('release', 'narrowing')
    """,
    kinds="'report', 'release'",
)
_JUDGED = """
    WITH told(claim) AS (
        SELECT c.id FROM basis b JOIN entry c ON c.position = b.position WHERE b.basis IN ({some}) AND c.kind = 'claim'
        UNION SELECT b.basis FROM entry r JOIN basis b ON b.position = r.position
        WHERE r.id IN ({some}) AND r.kind = 'release')
    SELECT DISTINCT t.report FROM told JOIN basis b ON b.basis = told.claim JOIN entry e ON e.position = b.position
    JOIN judged j ON j.judgement = e.id JOIN telling t ON t.anchor = j.side
"""
_JUDGED_BY_TERMS = """
    SELECT DISTINCT t.report FROM shown_judgement s
    JOIN judged j ON j.judgement = s.judgement JOIN telling t ON t.anchor = j.side
    WHERE s.reader = ? AND ((s.opens > ? AND s.opens <= ?) OR (s.until > ? AND s.until <= ?))
"""
_IS_PASSED = """
    AND EXISTS (
        SELECT 1 FROM basis p JOIN entry passed ON passed.position = p.position
        WHERE p.basis = e.id AND passed.kind = 'release' AND passed.originator != e.originator)
"""
_AT_ONCE = 400
_TERMED = ("shown_report", "shown_claim", "shown_judgement", "shown_event", "shown_end")
_MASKED = " AND {0}.telling NOT IN (SELECT telling FROM shown_mask WHERE reader = ?)"
_ALONE = """
    SELECT s.event, s.telling, x'' AS own, t.report, t.anchor FROM shown_event s JOIN telling t ON t.telling = s.telling
    WHERE s.reader = ? AND s.opens <= ? AND s.until > ?
"""
_JOINED = """
    SELECT m.event, m.telling, m.own, t.report, t.anchor FROM shown_member m JOIN telling t ON t.telling = m.telling
    WHERE m.reader = ? AND m.opens <= ? AND m.until > ?
"""


@dataclass(frozen=True, slots=True)
class EventMark:
    """What an event of a reader is made of.

    Args:
        mark: Another one where it is made of other tellings, or has another lead.
        sources: Ids of the reports, or of the releases of claims alone, that tell of it.
        tellings: Its tellings by anchor, with the number of each and its source.
    """

    mark: str
    sources: frozenset[str]
    tellings: dict[str, tuple[int, str]]


def last_position(connection: Connection) -> int:
    """The place of the last entry in the ledger, 0 for none."""
    found: int | None = ask_one(connection, "SELECT max(position) FROM entry")
    return found or 0


def entry_at(connection: Connection, position: int) -> bytes:
    """The id of the entry at a place, b"" for none."""
    return ask_one(connection, "SELECT id FROM entry WHERE position = ?", (position,)) or b""


def has_acts(connection: Connection, position: int) -> bool:
    """Whether anything came after a place that may change what somebody sees of an event: posted objects do not."""
    return bool(ask_one(connection, _HAS_ACTS, (position,)))


def touched_since(connection: Connection, position: int, party: str, *, at: str, moment: str) -> frozenset[str] | None:
    """Reports, and releases of claims alone, of which something came after a place that a party may be told of.

    Args:
        at, moment: What judgements the party sees by terms may have changed after the one, until the other.

    Returns:
        None where something came that may be about any: client lists.
    """
    if ask_one(connection, _HAS_OTHERS, (position,)):
        return None
    found = {row[0] for row in ask(connection, _TOUCHED, (position,))}
    # The same claims released alone once more are the same telling, which goes by the first release of them.
    found |= {row[0] for row in ask(connection, _BESIDE, (position,))}
    for is_whole, chosen in _ROOMS.items():
        rooms = [row[0] for row in ask(connection, chosen, (position, party))]
        if rooms:
            targets = _IN_ROOMS.format(rooms=", ".join("?" * len(rooms))) + ("" if is_whole else _IS_PASSED)
            found |= {row[0] for row in ask(connection, targets, tuple(rooms))}
    found |= _judged_with(connection, found)
    found |= _judged_by_terms(connection, party, at, moment)
    return frozenset(one.hex() for one in found)


def _judged_with(connection: Connection, sources: Collection[bytes]) -> set[bytes]:
    """Sources of which a telling was judged to be, or not to be, one event with one of these.

    A judgement is seen while both its sides are: an act on one side gives it to the other's event, or takes it away.
    """
    found: set[bytes] = set()
    wanted = sorted(sources)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        chosen = _JUDGED.format(some=", ".join("?" * len(some)))
        found |= {row[0] for row in ask(connection, chosen, (*some, *some))}
    return found


def _judged_by_terms(connection: Connection, party: str, at: str, moment: str) -> set[bytes]:
    """Sources of the sides of judgements that a party sees, or sees no more, since a moment: no act need have come."""
    bounds = (party, at, moment, at, moment)
    return {row[0] for row in ask(connection, _JUDGED_BY_TERMS, bounds)}


def event_marks(connection: Connection, names: Collection[str], moment: str) -> dict[bytes, EventMark]:
    """All events of a reader.

    Args:
        names: By which the reader has rows: the party, and the user where it is one.
    """
    party, *users = names
    parts: dict[bytes, list[tuple[str, int, str, str]]] = defaultdict(list)
    anchors: dict[bytes, dict[str, tuple[int, str]]] = defaultdict(dict)
    for name in names:
        for chosen, table in ((_ALONE, "s"), (_JOINED, "m")):
            is_masked = bool(users) and name == party
            values = (name, moment, moment, *(users if is_masked else ()))
            words = chosen + (_MASKED.format(table) if is_masked else "")
            for event, number, own, source, anchor in ask(connection, words, values):
                parts[event].append((table, number, own.hex(), source.hex()))
                anchors[event][anchor.hex()] = (number, source.hex())
    return {
        event: EventMark(
            sha256(repr(sorted(some)).encode()).hexdigest(), frozenset(one[3] for one in some), anchors[event]
        )
        for event, some in parts.items()
    }


def next_bound(connection: Connection, reader: Reader, moment: str) -> str:
    """The next moment after this one at which a row of the reader opens or ends; "" for none."""
    names = (reader.party, f"{reader.party}:{reader.user}") if reader.user else (reader.party,)
    found: list[str] = []
    for name in names:
        for table in _TERMED:
            for column in ("opens",) if table == "shown_end" else ("opens", "until"):
                # An odd row alone has terms; "~" and the year 9999 are no end.
                only = " AND odd = 1" if table == "shown_event" else ""
                is_coming = f"reader = ? AND {column} > ? AND {column} < '9999'{only}"
                chosen = f"SELECT min({column}) FROM {table} WHERE {is_coming}"  # noqa: S608 (fixed words)
                one = ask_one(connection, chosen, (name, moment))
                found += [one] if one else []
    return min(found, default="")


def last_added(connection: Connection, names: tuple[str, ...], collection: bytes) -> str:
    """The last `date_added` of posted objects that a reader has had in a collection; "" for none."""
    chosen = f"SELECT max(added) FROM object_last WHERE reader IN ({', '.join('?' * len(names))}) AND collection = ?"  # noqa: S608 (marks alone)
    return ask_one(connection, chosen, (*names, collection)) or ""
