"""The events of each reader: clusters of the tellings that it sees, made anew where something changed.

Of an island that a change touches, each reader's clusters are computed from what that reader sees, and its rows are
replaced; nothing else is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, delete, select

from tansiq.ledger import Secret
from tansiq.linking.clusters import cluster
from tansiq.release.apart import shown_claim
from tansiq.release.eventids import event_id
from tansiq.release.lines import insert_events
from tansiq.release.links.blocks import Blocks
from tansiq.release.links.islands import Island, find_islands
from tansiq.release.links.judgements import Judged, as_decisions
from tansiq.release.links.marks import AT_ONCE
from tansiq.release.links.scoring import names_of
from tansiq.release.runs import NEVER
from tansiq.release.tables import STANDS, find_odd, shown_event, shown_mask, shown_member, shown_report
from tansiq.release.views import Reader

__all__ = ["recluster", "standing_for"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A stretch in which a reader sees a telling."""

    since: str
    opens: str
    until: str


Sight = dict[int, list[Seen]]
"""Tellings to when a reader sees them."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tellings that are one event for a reader.

    Args:
        event: Its id for the reader.
        lead: The telling that stands for it.
        own: Each member's own id.
    """

    event: bytes
    lead: int
    own: tuple[tuple[int, bytes], ...]


def recluster(
    connection: Connection,
    key: Secret,
    seeds: Collection[int],
    *,
    parted: Collection[int] = (),
    among: Collection[str] | None = None,
) -> None:
    """Write the events of the islands that hold these tellings, for all who see any of them.

    Args:
        key: The node's, for ids.
        parted: Further tellings, whose rows are written whether or not they are linked any more.
        among: Parties of which alone something changed, and of their users; None for all.
    """
    for island in find_islands(connection, seeds, parted):
        _write(connection, key, island, among)


def _write(connection: Connection, key: Secret, island: Island, among: Collection[str] | None) -> None:
    sights = _sights(connection, island)
    names = set(sights)
    # A user that has rows of its own instead of its party's, whether or not it still has a reason to.
    chosen = select(shown_mask.c.reader).where(shown_mask.c.telling.in_(list(island.tellings))).distinct()
    names |= set(connection.scalars(chosen))
    judging = _judging_users(island, sights)
    names |= judging
    for name in sorted(names):
        if among is not None and name.partition(":")[0] not in among:
            continue
        _hide(connection, name, island)
        party = name.partition(":")[0]
        if ":" in name and name not in sights and name not in judging:
            continue
        events = _Events(connection, key, island, name, sights)
        rows, members = events.rows()
        insert_events(connection, rows)
        if members:
            connection.execute(shown_member.insert(), members)
        if name != party and party in sights:
            connection.execute(shown_mask.insert(), [{"reader": name, "telling": one} for one in sorted(sights[party])])


def _hide(connection: Connection, name: str, island: Island) -> None:
    wanted = sorted(island.tellings)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        for table in (shown_member, shown_event, shown_mask):
            connection.execute(delete(table).where(table.c.reader == name, table.c.telling.in_(some)))
        connection.execute(delete(shown_member).where(shown_member.c.reader == name, shown_member.c.lead.in_(some)))


def _sights(connection: Connection, island: Island) -> dict[str, Sight]:
    """What each reader sees of an island, by its name in the tables; of a user only what is beyond its party."""
    found: dict[str, Sight] = {}
    by_source: dict[bytes, list[int]] = defaultdict(list)
    for number, row in island.tellings.items():
        by_source[row.report].append(number)
    wanted = sorted(by_source)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        for table, source in ((shown_report, shown_report.c.report), (shown_claim, shown_claim.c.release)):
            columns = (table.c.reader, source.label("source"), table.c.since, table.c.opens, table.c.until)
            for row in connection.execute(select(*columns).where(source.in_(some)).distinct()):
                seen = Seen(row.since, row.opens, row.until)
                for number in by_source[row.source]:
                    found.setdefault(row.reader, {}).setdefault(number, []).append(seen)
    return found


def _judging_users(island: Island, sights: Mapping[str, Sight]) -> set[str]:
    """Users to whom a judgement was released by name that their party does not see, and who see something of it."""
    found: set[str] = set()
    for one in island.judgements:
        for name in _users_named(one):
            party = name.partition(":")[0]
            reader = Reader(party, name.partition(":")[2])
            if (party in sights or name in sights) and one.windows(reader) != one.windows(Reader(party)):
                found.add(name)
    return found


def _users_named(one: Judged) -> set[str]:
    audiences = [release.terms.audience for release in one.facts.releases if release.terms is not None]
    audiences += [
        limit.terms.audience
        for release in one.facts.releases
        for limit in release.limits
        if limit.terms.audience is not None
    ]
    return {name for audience in audiences if audience.kind == "users" for name in audience.ids}


class _Events:
    """One reader's events of one island."""

    def __init__(
        self, connection: Connection, key: Secret, island: Island, name: str, sights: Mapping[str, Sight]
    ) -> None:
        self._key = key
        self._island = island
        self._name = name
        self._party = name.partition(":")[0]
        self._of_party = sights.get(self._party, {})
        own = sights.get(name, {}) if name != self._party else {}
        self._sight = {
            number: [*self._of_party.get(number, ()), *own.get(number, ())] for number in {*self._of_party, *own}
        }
        reader = Reader(*name.partition(":")[::2])
        self._judged = [(one, one.windows(reader)) for one in island.judgements]
        self._blocks = Blocks(connection, names_of(name))

    def rows(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Rows of `shown_event` and of `shown_member`."""
        bounds = {bound for seen in self._sight.values() for one in seen for bound in (one.opens, one.until)}
        bounds |= {bound for _, windows in self._judged for one in windows for bound in (one.opens, one.until)}
        bounds |= self._blocks.bounds(self._island.capped())
        runs: dict[Cluster, list[list[str]]] = {}
        moments = sorted(bounds)
        for opens, until in pairwise(moments):
            for one in self._clusters(opens):
                stretches = runs.setdefault(one, [])
                if stretches and stretches[-1][1] == opens:
                    stretches[-1][1] = until
                else:
                    stretches.append([opens, until])
        events: list[dict[str, Any]] = []
        members: list[dict[str, Any]] = []
        for one, stretches in runs.items():
            for opens, until in stretches:
                event = self._event(one, opens, STANDS if until == NEVER else until)
                events.append(event)
                if len(one.own) > 1:
                    members += self._members(one, event)
        return events, members

    def _clusters(self, moment: str) -> Iterator[Cluster]:
        """The events at a moment."""
        at: dict[int, Seen] = {}
        for number, seen in self._sight.items():
            now = [one for one in seen if one.opens <= moment < one.until]
            if now:
                at[number] = min(now, key=lambda one: one.since)
        island = self._island
        judgements = [
            one
            for one, windows in self._judged
            if any(window.opens <= moment < window.until for window in windows)
            and {island.by_anchor.get(one.a), island.by_anchor.get(one.b)} <= at.keys()
        ]
        links, decisions = list(island.admitted(self._blocks, at.keys(), moment)), as_decisions(judgements)
        found = cluster([*links, *island.against(links)], decisions, island.apart(at.keys()))
        joined = [[island.by_anchor[anchor] for anchor in members] for members in found]
        alone = at.keys() - {number for members in joined for number in members}
        for members in [*joined, *([number] for number in sorted(alone))]:
            yield self._cluster(members, at, moment)

    def _cluster(self, members: Sequence[int], at: Mapping[int, Seen], moment: str) -> Cluster:
        own = [(number, self._own(number, at[number].since, moment)) for number in sorted(members)]
        rows = self._island.tellings
        # What the whole party sees keeps the party's id.
        aged = [(is_own, since, rows[number].anchor, made) for number, (is_own, since, made) in own]
        event = min(aged)[3]
        lead = min(members, key=lambda number: standing_for(rows[number]))
        return Cluster(event, lead, tuple((number, made) for number, (_, _, made) in own))

    def _own(self, number: int, since: str, moment: str) -> tuple[bool, str, bytes]:
        """Whether the telling is beyond the party, since when it is seen, and its own id."""
        anchor = self._island.tellings[number].anchor
        of_party = [one for one in self._of_party.get(number, ()) if one.opens <= moment < one.until]
        if of_party:
            since = min(one.since for one in of_party)
            return False, since, event_id(self._key, self._party, anchor, since)
        return True, since, event_id(self._key, self._name, anchor, since)

    def _event(self, one: Cluster, opens: str, until: str) -> dict[str, Any]:
        row = self._island.tellings[one.lead]
        made: dict[str, Any] = {
            "reader": self._name,
            "at": row.at,
            "event": one.event,
            "telling": one.lead,
            "type": row.type,
            "status": row.status,
            "country": row.country or "",
            "first_day": row.first_day,
            "last_day": row.last_day,
            "opens": opens,
            "until": until,
        }
        return made | {"odd": find_odd(made)}

    def _members(self, one: Cluster, event: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        same = {name: event[name] for name in ("reader", "event", "at", "opens", "until")}
        for number, own in one.own:
            yield same | {"telling": number, "lead": one.lead, "own": own}


def standing_for(row: Any) -> tuple[Any, ...]:
    """Which telling stands for an event: one that says it happened, when, where and what kind; ties go by content."""
    return (
        row.status == "denied",
        row.first_day is None or row.first_day != row.last_day,
        row.lat is None,
        row.type == "attack.armed",
        row.depth,
        row.anchor,
        row.number,
    )
