"""What several recipients see in common, as far as the asker may know it: for a product that is handed to all of them.

Of a report the asker knows that a recipient sees it where it is the asker's own and released to that one, by the rule
and by what the asker may know of it; where it is the recipient's own; and where it was released to the public. What
others released to a recipient is between those two: it is left out, whether or not the recipient sees it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from tansiq.errors import ReleaseError
from tansiq.ledger import KeyRing, format_time
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import telling
from tansiq.linking import candidates
from tansiq.linking.clusters import cluster
from tansiq.release.decide import Share, decide_release
from tansiq.release.dryrun import ANY_READER
from tansiq.release.eventids import minted_id
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.index import reader_name
from tansiq.release.knowing import known_facts
from tansiq.release.links.blocks import Blocks, Placed, block_sizes, keys_by_telling
from tansiq.release.links.events import standing_for
from tansiq.release.links.islands import Island
from tansiq.release.links.scoring import Pair, admit, links_of
from tansiq.release.links.sources import find_sources, text_ties
from tansiq.release.own import NotVisible
from tansiq.release.parts import GivenRelease, OwnRelease
from tansiq.release.query import check_query
from tansiq.release.register import find_rooms
from tansiq.release.view import View, opened
from tansiq.release.views import EventHead, EventPage, EventQuery, EventView, Reader, ReportView
from tansiq.settings import Settings

__all__ = ["JointView", "open_joint"]

_PAGE = 200


class JointView(View):
    """The asker's view cut to what all recipients see; events are made anew of the tellings that are left.

    Args:
        recipients: As `View.partners` names them.

    Raises:
        NotVisible: None is named, or one whom the asker may not name; whether there is such a party is not said.
    """

    def __init__(
        self, connection: Connection, keys: KeyRing, reader: Reader, now: datetime, recipients: Sequence[str]
    ) -> None:
        super().__init__(connection, keys, reader, now)
        if not recipients or not set(recipients) <= set(self.partners()):
            raise NotVisible
        self.recipients = tuple(sorted(dict.fromkeys(recipients)))
        rooms = find_rooms(connection, reader.party)
        self._hosts = {one.id: one.host for one in rooms}
        self._inside = {one.room: [reader.party, *(guest.party for guest in one.guests if guest.state == "member")]
                        for one in self.memberships() if one.state == "host"}  # fmt: skip
        self._common: dict[str, bool] = {}
        self._events: dict[str, EventView] = {}

    def list_events(self, query: EventQuery) -> EventPage:
        """All events of the tellings in common that the query matches, in one page, in the order of lists.

        A telling that recipients do not see decides nothing: not which events there are, nor which of them match.

        Raises:
            ReleaseError: The query is none; or it asks for words, a place or an actor, which is not done here.
        """
        check_query(query)
        if query.text or query.about or query.after:
            raise ReleaseError(
                "not by words, places or actors", code="query", where="for", hint="by type, time or country"
            )
        self._events = {one.id: one for one in self._all_events() if _matches(one.tellings[0], query)}
        found = sorted(self._events.values(), key=_order, reverse=True)
        return EventPage(tuple(replace(one.tellings[0], reports=len(one.texts)) for one in found), len(found))

    def _all_heads(self) -> Iterator[EventHead]:
        query = EventQuery(limit=_PAGE)
        while True:
            page = super().list_events(query)
            yield from page.events
            if not page.next:
                return
            query = replace(query, after=page.next)

    def get_event(self, event_id: str) -> EventView:
        """An event of `list_events`, which is asked before.

        Raises:
            NotVisible: It is none of them.
        """
        if event_id not in self._events:
            raise NotVisible
        return self._events[event_id]

    def get_report(self, report_id: str) -> ReportView:
        """A report in common; of which events of the asker's it tells is not said.

        Raises:
            NotVisible: It is none.
        """
        if not self._is_common(report_id):
            raise NotVisible
        return replace(super().get_report(report_id), event_ids=())

    def releases_to_me(self, *, of: str = "") -> tuple[GivenRelease, ...]:
        """The terms on which recipients hold a report in common; of the asker's own, its releases to them."""
        given = super().releases_to_me(of=of)
        public = tuple(one for one in given if one.audience == "public")
        own = self._releases_to(of, self.recipients)
        return public or (*given, *(_as_given(one, of, self.reader.party) for one in own))

    def _releases_to(self, report: str, recipients: Iterable[str]) -> list[OwnRelease]:
        """The asker's own releases in force of a whole report that reach one of them and may leave by a file."""
        return [
            one
            for one in (self.releases_by_me(of=report) if report else ())
            # RED goes by a page or a sealed bundle alone.
            if one.is_in_force and not one.is_detached and one.tlp != "RED" and self._reaches(one, recipients)
        ]

    def _reaches(self, one: OwnRelease, recipients: Iterable[str]) -> bool:
        if one.audience == "public":
            return True
        names = set(one.names if one.audience in ("party", "users") else self._members(one.names))
        return any({who, who.partition(":")[0]} & names for who in recipients)

    def _members(self, rooms: Iterable[str]) -> Iterator[str]:
        for room in rooms:
            yield from self._inside.get(room, [self._hosts.get(room, "")])

    def _is_common(self, report: str) -> bool:
        if report not in self._common:
            facts = get_facts(self._connection, [report]).get(report)
            self._common[report] = facts is not None and all(self._sees(one, facts) for one in self.recipients)
        return self._common[report]

    def _sees(self, who: str, facts: EntryFacts) -> bool:
        """Whether a recipient sees a report that the asker sees, as far as the asker may know it."""
        party, _, user = who.partition(":")
        if not isinstance(decide_release(facts, self.reader, self._now), Share):
            return False
        if facts.originator == self.reader.party:
            known = known_facts(facts, self._hosts, self.reader.party)
            is_shown = isinstance(decide_release(known, Reader(party, user), self._now), Share)
            return is_shown and bool(self._releases_to(facts.id, [who]))
        is_public = any(one.audience == "public" for one in super().releases_to_me(of=facts.id))
        return is_public or (facts.originator == party and who != ANY_READER)

    def _all_events(self) -> Iterator[EventView]:
        """Events made of the tellings in common alone, by the program's links: judgements are the asker's or others'.

        As of a reader who sees these and nothing else: what the asker sees beside them neither joins nor parts them,
        and decides of none which telling stands for the event.
        """
        left, texts = self._in_common()
        rows = self._rows_of(left)
        island = Island(self._connection, rows)
        blocks = _CommonBlocks(self._connection, self._names, rows)
        island.links |= links_of(self._connection, self._fresh_pairs(blocks, rows) - island.links.keys())
        links = list(island.admitted(blocks, rows, format_time(self._now)))
        groups = cluster([*links, *island.against(links)], (), island.apart(rows))
        together = {name for group in groups for name in group}
        for names in (*groups, *([one] for one in left if one not in together)):
            lead, *others = sorted((rows[island.by_anchor[name]] for name in names), key=standing_for)
            others.sort(key=lambda row: (left[row.anchor.hex()].report.published or "", row.anchor, row.number))
            yield self._event([left[row.anchor.hex()] for row in (lead, *others)], texts)

    def _fresh_pairs(self, blocks: Blocks, rows: Mapping[int, Any]) -> set[Pair]:
        """Pairs of large blocks that are among the first of what is in common: whether they were scored hangs on who
        else sees few enough of the others.
        """
        keys = {key for some in keys_by_telling(self._connection, rows).values() for key in some}
        large = sorted(key for key, size in block_sizes(self._connection, keys).items() if size > candidates.CAP)
        return {pair for key in large for pair in admit(blocks, key, {one.telling for one in blocks.seen(key)})}

    def _in_common(self) -> tuple[dict[str, EventHead], dict[str, str]]:
        """Tellings of reports in common by their anchors, and the texts of these reports."""
        left: dict[str, EventHead] = {}
        texts: dict[str, str] = {}
        for head in self._all_heads():
            view = super().get_event(head.id)
            here = [one for one in view.tellings if one.report.id and self._is_common(one.report.id)]
            left |= {one.telling: one for one in here}
            texts |= {one.report.id: view.texts[one.report.id] for one in here}
        return left, texts

    def _rows_of(self, left: Mapping[str, EventHead]) -> dict[int, Any]:
        found: dict[int, Any] = {}
        for some in batches(sorted(left)):
            chosen = select(*telling.c).where(telling.c.anchor.in_([bytes.fromhex(one) for one in some]))
            # A claim that was released alone, too, is of two tellings.
            rows = (row for row in self._connection.execute(chosen)
                    if row.report.hex() == left[row.anchor.hex()].report.id)  # fmt: skip
            found |= {row.telling: row for row in rows}
        return found

    def _event(self, heads: Sequence[EventHead], texts: Mapping[str, str]) -> EventView:
        name = minted_id(self._key, reader_name(self.reader), "joint",
                         [*self.recipients, min(one.telling for one in heads)])  # fmt: skip
        reports = {one.report.id for one in heads}
        tied = text_ties(self._connection, {bytes.fromhex(one) for one in reports})
        sources = find_sources(heads, tied)
        tellings = tuple(
            replace(one, id=name, reports=len(reports), sources=max(1, sources.independent)) for one in heads
        )
        return EventView(
            id=name, tellings=tellings, texts={one: texts[one] for one in reports}, texts_tied=tied, sources=sources
        )


class _CommonBlocks(Blocks):
    """Blocks of the asker with the tellings in common alone: what else it sees there takes no place among the first.

    Args:
        numbers: Of these tellings.
    """

    def __init__(self, connection: Connection, names: Sequence[str], numbers: Collection[int]) -> None:
        super().__init__(connection, names)
        self._numbers = frozenset(numbers)

    def seen(self, key: int) -> list[Placed]:
        """The tellings of a block that are in common, in the block's order."""
        return [one for one in super().seen(key) if one.telling in self._numbers]


def _as_given(one: OwnRelease, what: str, party: str) -> GivenRelease:
    """A release of the asker's as the terms that its recipients hold the report by."""
    return GivenRelease(
        what=what, originator=party, since=one.made, audience=one.audience, to="", tlp=one.tlp, onward=one.onward,
        purpose=one.purpose, until=one.until, is_detached=False,
    )  # fmt: skip


def _matches(head: EventHead, query: EventQuery) -> bool:
    event = head.event
    period, place = event.period, event.place
    if query.type and not (event.type == query.type or event.type.startswith(f"{query.type.rstrip('.')}.")):
        return False
    if query.status and event.status != query.status:
        return False
    if query.country and (place is None or place.country != query.country.upper()):
        return False
    if not (query.since or query.until):
        return True
    first = None if period is None else period.first_day
    last = None if period is None else period.last_day
    is_late = bool(query.since) and last is not None and last.isoformat() < query.since
    is_early = bool(query.until) and first is not None and first.isoformat() > query.until
    return (first is not None or last is not None) and not is_late and not is_early


def _order(one: EventView) -> tuple[str, str]:
    period = one.tellings[0].event.period
    day = None if period is None else period.first_day
    return "" if day is None else day.isoformat(), one.id


@contextmanager
def open_joint(settings: Settings, reader: Reader, recipients: Sequence[str]) -> Iterator[JointView]:
    """The asker's view cut to what all recipients see.

    Raises:
        NotVisible: As JointView has it.
        ReleaseError, LedgerError: As `open_view` has them.
    """
    with opened(settings, reader) as (connection, keys, asking):
        yield JointView(connection, keys, asking, settings.clock(), recipients)
