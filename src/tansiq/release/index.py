"""Keeps the tables of `tables.py`: after anything that changes who sees a report, and when all are rebuilt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from tansiq.ledger import KeyRing, Secret
from tansiq.ledger.entries import batches
from tansiq.ledger.schema import entry, report_head, telling, telling_key
from tansiq.release.apart import claims_apart, hide_apart, hide_ends, readers_of, releases_apart, show_apart
from tansiq.release.decide import NEVER, Window, find_windows
from tansiq.release.eventids import event_id
from tansiq.release.facts import EntryFacts, get_facts
from tansiq.release.lines import find_companions, hide_tellings, insert_events
from tansiq.release.links.events import recluster
from tansiq.release.links.judgements import resting_on_reports, show_judgements
from tansiq.release.links.scoring import Touched, forget_links, link_tellings, shift_blocks
from tansiq.release.links.tables import LINKS
from tansiq.release.runs import less
from tansiq.release.tables import SHOWN, STANDS, find_odd, shown_report
from tansiq.release.views import Reader

__all__ = ["hide_report", "link_all", "make_tables", "reader_name", "show_report", "show_reports"]

_TELLING = (
    telling.c.report, telling.c.telling, telling.c.anchor, telling.c.at, telling.c.type, telling.c.status,
    telling.c.country, telling.c.first_day, telling.c.last_day,
)  # fmt: skip


def make_tables(connection: Connection, *, is_fresh: bool = False) -> None:
    """Make the tables that are missing; `is_fresh` drops them first."""
    if is_fresh:
        SHOWN.drop_all(connection)
        LINKS.drop_all(connection)
    SHOWN.create_all(connection)
    LINKS.create_all(connection)


def reader_name(reader: Reader) -> str:
    """The reader's name in the tables: "party" or "party:user"."""
    return f"{reader.party}:{reader.user}" if reader.user else reader.party


def _windows(facts: EntryFacts, reader: Reader) -> tuple[Window, ...]:
    """When a reader sees it; a user only beyond its party: what the whole party sees keeps the party's id."""
    windows = find_windows(facts, reader)
    return less(windows, find_windows(facts, Reader(reader.party))) if reader.user else windows


def hide_report(connection: Connection, report_id: str) -> set[int]:
    """Remove every row of one report.

    Returns:
        The tellings of other reports whose events are others now, for `show_report`.
    """
    report = bytes.fromhex(report_id)
    parted: set[int] = set()
    if (
        connection.execute(select(shown_report.c.report).where(shown_report.c.report == report).limit(1)).first()
        is None
    ):
        # Most reports are new: nobody has rows of them.
        return parted
    for position in connection.scalars(select(entry.c.position).where(entry.c.id == report)).all():
        parted |= find_companions(connection, telling_key(position, 0), telling_key(position + 1, 0) - 1)
        hide_tellings(connection, position)
    connection.execute(delete(shown_report).where(shown_report.c.report == report))
    return parted


def show_report(connection: Connection, keys: KeyRing, report_id: str, *, parted: Collection[int] = ()) -> None:
    """Write the rows of one report for all who may see it, in place of those it had.

    Args:
        parted: Tellings that were of one event with some of its, where those are hidden already.
    """
    show_reports(connection, keys, [report_id], parted=parted)


def show_reports(
    connection: Connection,
    keys: KeyRing,
    ids: Sequence[str],
    *,
    is_content_same: bool = False,
    only: str = "",
    has_links: bool = True,
    parted: Collection[int] = (),
) -> None:
    """Write the rows of reports for all who may see them, in place of those they had: a few statements for many.

    Args:
        ids: Of reports; one that is erased, or no report, is only hidden.
        is_content_same: Nothing was read or erased since, so that a reader who sees a report as before keeps its rows:
            one who leaves a room of twenty takes away a twentieth of them.
        only: A party, of which alone something changed: by an act of its own membership, and with the content the same.
        has_links: Link them, and make the events anew that this changes; else every telling stands alone, and there are
            no rows yet to be hidden.
        parted: Further tellings whose events are made anew.
    """
    for some in batches(list(dict.fromkeys(ids))):
        touched = Touched(parted=set(parted))
        is_new = not _have_rows(connection, some)
        apart = {bytes.fromhex(one) for one in releases_apart(connection, claims_apart(connection, some))}
        if has_links:
            forget_links(connection, apart, touched)
        if not is_content_same and has_links:
            forget_links(connection, [bytes.fromhex(one) for one in some], touched)
            for one in some:
                touched.parted |= hide_report(connection, one)
        is_new = is_new and not apart and touched == Touched()
        found = get_facts(connection, some)
        alone = _alone(connection, found) if only else set()
        changed = _show_some(connection, keys, [one for one in some if one not in alone], found)
        changed |= _show_some(connection, keys, sorted(alone), found, only=only)
        if has_links:
            if not is_content_same:
                link_tellings(connection, [bytes.fromhex(one) for one in some], touched)
            link_tellings(connection, apart, touched, has_texts=False)
            touched.tellings |= _numbers(connection, changed)
            among: Collection[str] | None = [only] if only and not apart else None
            if is_new:
                # Whoever sees nothing of what came in has the same events as before, however many of its own tellings
                # stand in one block with the new ones.
                among = _parties_seeing(connection, some)
            shift_blocks(connection, touched, among=among if is_new else None)
            recluster(connection, keys.node(), touched.tellings, parted=touched.parted, among=among)
            show_judgements(connection, keys, resting_on_reports(connection, some))


def _have_rows(connection: Connection, ids: Sequence[str]) -> bool:
    wanted = [bytes.fromhex(one) for one in ids]
    return (
        connection.scalar(select(shown_report.c.report).where(shown_report.c.report.in_(wanted)).limit(1)) is not None
    )


def _parties_seeing(connection: Connection, ids: Sequence[str]) -> set[str]:
    wanted = [bytes.fromhex(one) for one in ids]
    chosen = select(shown_report.c.reader).where(shown_report.c.report.in_(wanted)).distinct()
    return {name.partition(":")[0] for name in connection.scalars(chosen)}


def link_all(connection: Connection, keys: KeyRing) -> None:
    """Link all tellings that are there, and make the events of every reader; each stands alone so far."""
    sources = connection.scalars(select(telling.c.report).distinct().order_by(telling.c.report)).all()
    heads = connection.scalars(select(report_head.c.report).order_by(report_head.c.report)).all()
    touched = Touched()
    for some in batches([one.hex() for one in sorted({*sources, *heads})]):
        part = Touched()
        link_tellings(connection, [bytes.fromhex(one) for one in some], part)
        shift_blocks(connection, part)
        touched.tellings |= part.tellings
    recluster(connection, keys.node(), touched.tellings)


def _numbers(connection: Connection, reports: Iterable[bytes]) -> set[int]:
    return set(connection.scalars(select(telling.c.telling).where(telling.c.report.in_(list(reports)))))


def _alone(connection: Connection, found: Mapping[str, EntryFacts]) -> set[str]:
    """Reports of which one party's membership changes nothing for others.

    Not those with claims that stand apart, nor those that somebody besides the originator released: what one recipient
    passed on may hang on what it sees itself.
    """
    apart = claims_apart(connection, list(found))
    own = (one for one in found.values() if all(release.originator == one.originator for release in one.releases))
    return {facts.id for facts in own} - apart.keys()


def _show_some(
    connection: Connection, keys: KeyRing, ids: Sequence[str], found: Mapping[str, EntryFacts], *, only: str = ""
) -> set[bytes]:
    """Write the rows of some reports; which of them had others."""
    if not ids:
        return set()
    apart: dict[str, list[str]] = {}
    if only:
        hide_ends(connection, ids, only)
    else:
        apart = hide_apart(connection, ids)
    parties = [Reader(party) for party in keys.parties() if only in ("", party)]
    facts = [found[one] for one in ids if one in found]
    shown = _shown(connection, facts, parties)
    changed, gone = _hide_changed(connection, ids, shown, only=only)
    if changed:
        connection.execute(shown_report.insert(), [row for pair in changed for row in shown.get(pair, ())])
    key = keys.node()
    tellings = _tellings(connection, {report for report, _ in changed})
    events = (
        row
        for pair in changed
        for terms in shown.get(pair, ())
        for row in _events(terms, tellings.get(pair[0], ()), key)
    )
    insert_events(connection, events)
    show_apart(
        connection,
        facts,
        apart,
        parties,
        lambda terms, window, rows, name: _events(terms | {"since": window.since, "reader": name}, rows, key),
    )
    return {report for report, _ in (*changed, *gone)}


_Shown = dict[tuple[bytes, str], list[dict[str, Any]]]
"""Rows of `shown_report` by report and reader."""


def _shown(connection: Connection, found: Iterable[EntryFacts], parties: Sequence[Reader]) -> _Shown:
    """The rows that there should be."""
    by_id = {bytes.fromhex(facts.id): facts for facts in found}
    chosen = select(report_head.c.report, report_head.c.published).where(report_head.c.report.in_(list(by_id)))
    shown: _Shown = {}
    for report, published in connection.execute(chosen):
        facts = by_id[report]
        for reader in readers_of((facts,), parties):
            name = reader_name(reader)
            for window in _windows(facts, reader):
                row = {"reader": name, "at": published or "", "report": report, "since": window.since}
                row |= {"opens": window.opens, "until": window.until}
                shown.setdefault((report, name), []).append(row)
    return shown


def _hide_changed(
    connection: Connection, ids: Sequence[str], shown: _Shown, *, only: str = ""
) -> tuple[list[tuple[bytes, str]], list[tuple[bytes, str]]]:
    """Remove the rows that should not be there as they are.

    Args:
        only: A party, the rows of which and of its users are looked at; of all where "".

    Returns:
        Which pairs of report and reader are to be written, and of which rows went.
    """
    reports = [bytes.fromhex(one) for one in ids]
    known: _Shown = {}
    for row in connection.execute(select(shown_report).where(shown_report.c.report.in_(reports))).mappings():
        if only in ("", row["reader"].partition(":")[0]):
            known.setdefault((row["report"], row["reader"]), []).append(dict(row))
    gone = [pair for pair, rows in known.items() if _in_order(rows) != _in_order(shown.get(pair, []))]
    places = {
        row.id: row.position
        for row in connection.execute(select(entry.c.id, entry.c.position).where(entry.c.id.in_(reports)))
    }
    for report, reader in gone:
        hide_tellings(connection, places[report], [reader])
        connection.execute(
            delete(shown_report).where(shown_report.c.report == report, shown_report.c.reader.concat("") == reader)
        )
    gone_pairs = set(gone)
    return [pair for pair in shown if pair not in known or pair in gone_pairs], gone


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["since"]))


def _tellings(connection: Connection, reports: Iterable[bytes]) -> dict[bytes, list[Any]]:
    found: dict[bytes, list[Any]] = {}
    for row in connection.execute(select(*_TELLING).where(telling.c.report.in_(list(reports)))):
        found.setdefault(row.report, []).append(row)
    return found


def _events(terms: dict[str, Any], tellings: Iterable[Any], key: Secret) -> Iterator[dict[str, Any]]:
    shown = {"reader": terms["reader"], "opens": terms["opens"]}
    shown["until"] = STANDS if terms["until"] == NEVER else terms["until"]
    for row in tellings:
        made = shown | {
            "at": row.at,
            "event": event_id(key, terms["reader"], row.anchor, terms["since"]),
            "telling": row.telling,
            "type": row.type,
            "status": row.status,
            "country": row.country or "",
            "first_day": row.first_day,
            "last_day": row.last_day,
        }
        yield made | {"odd": find_odd(made)}
