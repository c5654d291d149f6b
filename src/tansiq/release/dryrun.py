"""The dry run: everything of a party's own as a partner gets it, with rule and reason for what is withheld.

It is computed from what the asking party may know alone: its own entries, its own releases, the members of rooms that
it hosts. No entry, count, cluster or event id of the partner enters it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, desc, select

from tansiq.errors import ReleaseError
from tansiq.ledger import format_time, get_stored
from tansiq.ledger.schema import entry, report_head
from tansiq.release.asof import facts_as_of
from tansiq.release.decide import Decision, Share, Withhold, decide_release
from tansiq.release.facts import EntryFacts, ReleaseFacts, get_facts
from tansiq.release.knowing import known_facts
from tansiq.release.onward import bound_terms, onward_for
from tansiq.release.register import find_rooms, party_release
from tansiq.release.rows import REPORTS
from tansiq.release.standing import Standing
from tansiq.release.stretches import release_stretches
from tansiq.release.tables import shown_report
from tansiq.release.views import Reader

__all__ = ["ANY_READER", "DryLine", "DryRun", "DryTerms", "DryView", "Only", "find_partners", "run_dry"]

Only = Literal["", "shared", "withheld", "differing"]
ANY_READER = "*"
"""The partner that stands for the public: no party has this id, so that only what is released to all reaches it."""
MAX_LOOKED = 5000
"""Own entries of one dry run: each is decided by the rule, 0.2 ms each."""
_NOT_YET = Withhold("not-yet", "It was not there yet.")
_HIDDEN_MEMBERS = Withhold(
    "members-hidden", "It was released to a room of another host: whether the partner is in it is the host's to know."
)


@dataclass(frozen=True, slots=True)
class DryRun:
    """What is asked.

    Args:
        partner: "PARTY", "PARTY:USER" or "*" for the public; one of `find_partners`.
        other: A second partner to compare with; "" for the same one.
        at, other_at: A day (its last moment) or a time of RFC 3339, past or to come; "" for now.
        text: Words that a report must have in title, outlet or text; then nothing but reports is listed.
        only: Those that are shared with the first, withheld from it, or differ between the two; "" for all.
        limit: Lines at most; all are counted.
    """

    partner: str
    other: str = ""
    at: str = ""
    other_at: str = ""
    text: str = ""
    only: Only = ""
    limit: int = 200

    @property
    def is_compared(self) -> bool:
        return bool(self.other or self.at != self.other_at)


@dataclass(frozen=True, slots=True)
class DryTerms:
    """On which terms a partner gets an entry, by one of its releases. `until` is "" for no end."""

    tlp: str
    onward: tuple[str, ...]
    purpose: str
    until: str


@dataclass(frozen=True, slots=True)
class DryLine:
    """One own entry.

    Args:
        kind: "report", "claim", "judgement", "clients" or "object".
        report: Of a claim the report that it was read in, else the id.
        title: Of the report, or "".
        first: What the partner gets.
        second: What the other one gets, or the same one at the other time; None where nothing is compared.
        terms: On which the partner gets it; () where it does not.
        events: How many events go with a report.
    """

    id: str
    kind: str
    report: str
    title: str
    first: Decision
    second: Decision | None = None
    terms: tuple[DryTerms, ...] = ()
    events: int = 0

    @property
    def differs(self) -> bool:
        """Whether one gets it and the other does not."""
        return self.second is not None and isinstance(self.first, Share) != isinstance(self.second, Share)


@dataclass(frozen=True, slots=True)
class DryView:
    """The answer: counts of all that was looked at, and the lines asked for.

    Args:
        is_cut: Older entries were not looked at.
    """

    partner: str
    other: str
    at: str
    other_at: str
    shared: int
    withheld: int
    differing: int
    lines: tuple[DryLine, ...]
    is_cut: bool = False


class _Side(NamedTuple):
    """One of the two that are compared."""

    reader: Reader
    moment: datetime


class _Own(NamedTuple):
    """An own entry to be looked at."""

    id: str
    kind: str
    report: str
    title: str = ""
    events: int = 0


def find_partners(standing: Standing, party: str) -> tuple[str, ...]:
    """Whom a party may choose: those it knows of, those it named in a release, their users it named, the public."""
    known = {one.party for one in standing.parties()}
    for release in standing.releases_by_me():
        if release.audience in ("party", "users"):
            known |= set(release.names) | {name.partition(":")[0] for name in release.names}
    return (*sorted(one for one in known if one.partition(":")[0] != party), ANY_READER)


def run_dry(
    connection: Connection, reader: Reader, now: datetime, wanted: ColumnElement[bool], query: DryRun
) -> DryView:
    """Look at all that is the reader's own, or at its reports that a text chooses.

    Args:
        wanted: Which rows of the reader's reports are looked at.

    Raises:
        ReleaseError: A time or the limit is none.
    """
    if not 0 < query.limit <= 1000:
        raise ReleaseError("a page has 1 to 1000 lines", code="query", where="limit")
    first = _Side(_reader(query.partner), _moment(query.at, now))
    second = _Side(_reader(query.other or query.partner), _moment(query.other_at, now)) if query.is_compared else None
    own = list(_own_entries(connection, reader.party, wanted, is_whole=not query.text))
    rooms = {one.id: one.host for one in find_rooms(connection, reader.party)}
    looked = own[:MAX_LOOKED]
    facts = get_facts(connection, [one.id for one in looked])
    found = [_line(one, known_facts(facts[one.id], rooms, reader.party), rooms, first, second)
             for one in looked if facts[one.id].originator == reader.party]  # fmt: skip
    chosen = [one for one in found if _is_wanted(one, query.only)]
    return DryView(
        partner=query.partner,
        other=query.other or (query.partner if query.is_compared else ""),
        at=format_time(first.moment),
        other_at="" if second is None else format_time(second.moment),
        shared=sum(isinstance(one.first, Share) for one in found),
        withheld=sum(isinstance(one.first, Withhold) for one in found),
        differing=sum(one.differs for one in found),
        lines=tuple(chosen[: query.limit]),
        is_cut=len(own) > MAX_LOOKED,
    )


def _is_wanted(line: DryLine, only: Only) -> bool:
    match only:
        case "shared":
            return isinstance(line.first, Share)
        case "withheld":
            return isinstance(line.first, Withhold)
        case "differing":
            return line.differs
    return True


def _reader(name: str) -> Reader:
    party, _, user = name.partition(":")
    return Reader(party, user)


def _moment(text: str, now: datetime) -> datetime:
    """A day's last moment, or a time; now where nothing is given."""
    if not text:
        return now
    try:
        if len(text) == 10:
            day = datetime.combine(datetime.fromisoformat(text).date(), time(), UTC)
            # Of today what holds now, not what will have run out by midnight.
            return now if day.date() == now.date() else day + timedelta(days=1, microseconds=-1)
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return datetime.fromisoformat(format_time(moment))
    except (ValueError, OverflowError):
        pass
    raise ReleaseError("not a day or a time", code="query", where="at", hint="use YYYY-MM-DD or RFC 3339 with Z")


def _own_entries(connection: Connection, party: str, wanted: ColumnElement[bool], *, is_whole: bool) -> Iterator[_Own]:
    """Reports, the newest published first; then what else may be released, by id."""
    chosen = (
        select(*report_head.c)
        .select_from(REPORTS.join(entry, entry.c.id == shown_report.c.report))
        .where(wanted, entry.c.originator == party)
        .order_by(desc(shown_report.c.at), desc(shown_report.c.report))
        .limit(MAX_LOOKED + 1)
    )
    titles = {}
    for row in connection.execute(chosen):
        name = row.report.hex()
        titles[name] = row.title
        yield _Own(name, "report", name, row.title, row.events)
    if is_whole:
        yield from _others(connection, party, titles)


def _others(connection: Connection, party: str, titles: Mapping[str, str]) -> Iterator[_Own]:
    """Claims that were released alone, judgements and client lists that were released."""
    mine = select(party_release.c.release).where(party_release.c.party == party)
    acts = get_stored(connection, [one.hex() for one in connection.scalars(mine)], is_header=True)
    targets = sorted({on for act in acts.values() for on in act.entry.basis})
    for name, stored in get_stored(connection, targets, is_header=True).items():
        one = stored.entry
        if one.originator == party and one.kind in ("claim", "judgement", "clients", "object"):
            report = one.basis[0] if one.kind == "claim" else name
            yield _Own(name, one.kind, report, titles.get(report, ""))


def _line(own: _Own, facts: EntryFacts, rooms: Mapping[str, str], first: _Side, second: _Side | None) -> DryLine:
    decision = _decide(facts, rooms, first)
    return DryLine(
        id=own.id,
        kind=own.kind,
        report=own.report,
        title=own.title,
        first=decision,
        second=None if second is None else _decide(facts, rooms, second),
        terms=_terms(facts, first) if isinstance(decision, Share) else (),
        events=own.events,
    )


def _decide(facts: EntryFacts, rooms: Mapping[str, str], side: _Side) -> Decision:
    then = facts_as_of(facts, format_time(side.moment))
    if then is None:
        return _NOT_YET
    decision = decide_release(then, side.reader, side.moment)
    if isinstance(decision, Withhold) and any(_is_elsewhere(one, then, rooms, side) for one in _releases(then)):
        return _HIDDEN_MEMBERS
    return decision


def _releases(facts: EntryFacts) -> tuple[ReleaseFacts, ...]:
    """Those of the entry, or of the report that it follows."""
    below = tuple(release for one in facts.basis if one is not None for release in one.releases)
    return (*facts.releases, *below)


def _is_elsewhere(one: ReleaseFacts, facts: EntryFacts, rooms: Mapping[str, str], side: _Side) -> bool:
    """Whether a release that stands is to a room whose list the party does not know."""
    if one.terms is None or one.terms.audience.kind != "room" or one.closed is not None or facts.erased is not None:
        return False
    bound = bound_terms(one)
    is_over = bound is None or (bound.until and bound.until <= format_time(side.moment))
    host = rooms.get("".join(one.terms.audience.ids))
    return not is_over and side.reader.party != ANY_READER and host not in (facts.originator, side.reader.party)


def _terms(facts: EntryFacts, side: _Side) -> tuple[DryTerms, ...]:
    """Of each release that holds the partner at the time, the strictest first."""
    moment = format_time(side.moment)
    then = facts_as_of(facts, moment)
    found = set()
    for one in () if then is None else _releases(then):
        about = (
            then
            if then is not None and one in then.releases
            else next((below for below in facts.basis if below is not None), facts)
        )
        assert about is not None
        bound = bound_terms(one)
        if bound is None or one.terms is None:
            continue
        held = release_stretches(about, one, side.reader)
        if any(each.ended is None and each.since <= moment < each.until for each in held):
            onward = onward_for(one, side.reader.party)
            found.add(DryTerms(bound.tlp, onward, one.terms.purpose, bound.until))
    return tuple(sorted(found, key=lambda each: (each.tlp, each.until, each.purpose)))
