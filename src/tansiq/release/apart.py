"""Derived tables beside those of reports: claims that were released alone, and what readers see no more.

`shown_claim` says which detached claims a reader may see, `shown_end` when a reader ceased, or will cease, to see an
entry. What merely followed its report ends with it and has no row of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Index, LargeBinary, Table, Text, and_, delete, exists, or_, select

from tansiq.ledger import find_resting_on, forget_report, get_stored
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import basis, entry, erased, telling
from tansiq.release.detached import Telling, derive_telling, find_tellings, windows_beside
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.lines import hide_tellings, insert_events
from tansiq.release.runs import NEVER, Window, cut_short, less
from tansiq.release.stretches import Passing, find_end, of_basis
from tansiq.release.tables import SHOWN
from tansiq.release.views import Reader

__all__ = [
    "claims_apart",
    "ends_of",
    "hide_apart",
    "hide_ends",
    "readers_of",
    "releases_apart",
    "show_apart",
    "shown_claim",
    "shown_end",
]

shown_claim = Table(
    "shown_claim",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("claim", LargeBinary(32), primary_key=True),
    # The telling's; never shown.
    Column("release", LargeBinary(32), primary_key=True),
    Column("since", Text, primary_key=True),
    Column("opens", Text, nullable=False),
    Column("until", Text, nullable=False),
    Index("shown_claim_claim", "claim"),
    Index("shown_claim_release", "release", "reader"),
    sqlite_with_rowid=False,
)
shown_end = Table(
    "shown_end",
    SHOWN,
    Column("reader", Text, primary_key=True),
    Column("entry", LargeBinary(32), primary_key=True),
    # From when on it is seen no more, "" where an act ended it; so that a term needs no job.
    Column("opens", Text, nullable=False),
    Column("since", Text, nullable=False),
    Index("shown_end_entry", "entry"),
    Index("shown_end_since", "reader", "since"),
    sqlite_with_rowid=False,
)

Rows = Callable[[dict[str, Any], Window, Iterable[Any], str], Iterator[dict[str, Any]]]
"""Makes rows of shown_event: terms, window, tellings, reader's name."""


def readers_of(facts: Sequence[EntryFacts], parties: Sequence[Reader]) -> Iterator[Reader]:
    """All who could ever see them: the parties of this node, and users that a release or a narrowing names."""
    yield from parties
    releases = [release for one in facts for release in one.releases]
    audiences = [release.terms.audience for release in releases if release.terms is not None]
    audiences += [limit.terms.audience for release in releases for limit in release.limits if limit.terms.audience]
    named = {name for audience in audiences if audience.kind == "users" for name in audience.ids}
    known = {one.party for one in parties}
    for name in sorted(named):
        party, _, user = name.partition(":")
        if user and party in known:
            yield Reader(party, user)


def claims_apart(connection: Connection, reports: Sequence[str]) -> dict[str, list[str]]:
    """Claims of these reports that were ever released themselves or were erased, by report."""
    on_claim, act = basis.alias(), entry.alias()
    is_released = exists(
        select(on_claim.c.position)
        .join(act, act.c.position == on_claim.c.position)
        .where(on_claim.c.basis == entry.c.id, act.c.kind == "release")
    )
    chosen = (
        select(basis.c.basis, entry.c.id)
        .join(entry, entry.c.position == basis.c.position)
        .outerjoin(erased, erased.c.position == entry.c.position)
        .where(basis.c.basis.in_([bytes.fromhex(one) for one in reports]), entry.c.kind == "claim")
        .where(or_(erased.c.position.is_not(None), is_released))
        .order_by(entry.c.position)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(chosen):
        found.setdefault(row.basis.hex(), []).append(row.id.hex())
    return found


def releases_apart(connection: Connection, apart: dict[str, list[str]]) -> list[str]:
    """Releases of these claims: each may hold a telling of its own."""
    claims = [one for ids in apart.values() for one in ids]
    return list(dict.fromkeys(one for _, one in find_resting_on(connection, claims, ["release"])))


def hide_apart(connection: Connection, reports: Sequence[str]) -> dict[str, list[str]]:
    """Remove every row that stands apart of these reports.

    Returns:
        Claims that stand apart, by report.
    """
    apart = claims_apart(connection, reports)
    claims = [one for ids in apart.values() for one in ids]
    for some in batches([*reports, *claims]):
        ids = [bytes.fromhex(one) for one in some]
        connection.execute(delete(shown_end).where(shown_end.c.entry.in_(ids)))
        connection.execute(delete(shown_claim).where(shown_claim.c.claim.in_(ids)))
    for one in get_stored(connection, releases_apart(connection, apart), is_header=True).values():
        own = telling.c.report == bytes.fromhex(one.entry.id)
        if connection.execute(select(telling.c.telling).where(own)).first() is not None:
            hide_tellings(connection, one.position)
        forget_report(connection, one.entry.id)
    return apart


def hide_ends(connection: Connection, reports: Sequence[str], party: str) -> None:
    """Remove what one party and its users are told of these reports as seen no more; they have no claims apart."""
    reader, ids = shown_end.c.reader, [bytes.fromhex(one) for one in reports]
    # ";" is the sign after ":" in ASCII: the party's users and nobody else.
    for whose in (reader == party, and_(reader > f"{party}:", reader < f"{party};")):
        connection.execute(delete(shown_end).where(whose, shown_end.c.entry.in_(ids)))


def show_apart(
    connection: Connection,
    reports: Sequence[EntryFacts],
    apart: dict[str, list[str]],
    parties: Sequence[Reader],
    rows: Rows,
) -> None:
    """Write the rows that stand apart of these reports; `hide_apart` took away those they had."""
    known = get_facts(connection, [one for ids in apart.values() for one in ids])
    ends: list[dict[str, Any]] = []
    for report in reports:
        claims = [known[one] for one in apart.get(report.id, ()) if one in known]
        ends += ends_of(report, parties)
        for facts in claims:
            ends += ends_of(facts, parties, report=report)
        if claims:
            _show_tellings(connection, report, find_tellings(claims), parties, rows)
    if ends:
        connection.execute(shown_end.insert(), ends)


def ends_of(
    facts: EntryFacts, parties: Sequence[Reader], *, report: EntryFacts | None = None
) -> Iterator[dict[str, Any]]:
    """Rows of `shown_end` for one entry: all who cease to see it.

    Args:
        report: Of a claim: only those are told for whom it stood apart.
    """
    for reader in readers_of((facts,), parties):
        if report is not None and not _stood_apart(facts, report, reader):
            continue
        end = find_end(facts, reader)
        if end is not None and end.opens < NEVER:
            yield {"reader": _name(reader), "entry": bytes.fromhex(facts.id), "opens": end.opens, "since": end.since}


def _stood_apart(claim: EntryFacts, report: EntryFacts, reader: Reader) -> bool:
    """Whether a claim did not merely follow its report for a reader: it was erased alone, or released to it.

    A release to somebody else must not tell: what followed its report for this reader goes with it.
    """
    if claim.erased != report.erased:
        return True
    if reader.party == claim.originator:
        return False
    passing, basis = Passing(claim), of_basis(claim, reader)
    given = (one for release in claim.releases for one in passing.given(release, reader, basis))
    # One that ended before it began showed nothing: who joined after the erasure was never shown the claim alone.
    return any(not cut_short(one, claim.erased).is_none for one in given)


def _show_tellings(
    connection: Connection,
    report: EntryFacts,
    tellings: Sequence[Telling],
    parties: Sequence[Reader],
    rows: Rows,
) -> None:
    written = {one.release: _derived(connection, one) for one in tellings}
    claims: dict[tuple[Any, ...], dict[str, Any]] = {}
    events: list[dict[str, Any]] = []
    for reader in readers_of([claim for one in tellings for claim in one.claims], parties):
        whole = windows_beside(tellings, report, Reader(reader.party))
        for number, (one, windows) in enumerate(windows_beside(tellings, report, reader)):
            name = _name(reader)
            # What the whole party sees keeps the party's id.
            for window in less(windows, whole[number][1]) if reader.user else windows:
                terms = {"reader": name, "opens": window.opens, "until": window.until}
                events += rows(terms, window, written[one.release], name)
                for claim in one.claims:
                    row = terms | {
                        "claim": bytes.fromhex(claim.id),
                        "release": bytes.fromhex(one.release),
                        "since": window.since,
                    }
                    claims[name, claim.id, one.release, window.since] = row
    if claims:
        connection.execute(shown_claim.insert(), list(claims.values()))
    if events:
        insert_events(connection, events)


def _derived(connection: Connection, one: Telling) -> Sequence[Any]:
    if not derive_telling(connection, one):
        return ()
    return connection.execute(select(*telling.c).where(telling.c.report == bytes.fromhex(one.release))).all()


def _name(reader: Reader) -> str:
    return f"{reader.party}:{reader.user}" if reader.user else reader.party
