"""What the node's operator does to a ledger: make it, check it, rebuild what is derived. None of it shows content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select, text

from tansiq.errors import LedgerError
from tansiq.ledger import (
    Fault,
    KeyRing,
    Ledger,
    Lists,
    Randomness,
    Verification,
    open_ledger,
    rebuild_tellings,
    verify,
    verify_lists,
    verify_openings,
    verify_schema,
)
from tansiq.ledger import make_tables as make_tellings
from tansiq.ledger.schema import DERIVED, WORD_INDEXES, entry, head
from tansiq.release.apart import shown_claim
from tansiq.release.index import link_all, show_reports
from tansiq.release.index import make_tables as make_shown
from tansiq.release.links.checks import drop_linked, has_false_links
from tansiq.release.links.tables import LINKS
from tansiq.release.named import shown_name
from tansiq.release.objects.showing import find_unread
from tansiq.release.register import rebuild_register, show_erased, show_party
from tansiq.release.tables import SHOWN, VERSION, shown_event, shown_report
from tansiq.settings import Settings

__all__ = ["LedgerInfo", "Rebuilt", "describe_ledger", "init_ledger", "rebuild_ledger", "verify_ledger"]


@dataclass(frozen=True, slots=True)
class LedgerInfo:
    """Figures of a ledger; `head` is the hash of the last link, to be noted and compared later."""

    parties: tuple[str, ...]
    entries: dict[str, int]
    head: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did.

    Args:
        reports: How many reports were derived anew.
        has_differed: Whether anything had not been as it is now.
        unread: Ids of objects that cannot be read any more, and are withheld from everybody.
    """

    reports: int
    has_differed: bool
    unread: tuple[str, ...] = ()


def init_ledger(settings: Settings, *, party: str | None = None, randomness: Randomness | None = None) -> Ledger:
    """Open a home's ledger for a party, and make what is missing: folder, keys, tables.

    Args:
        party: Gets a key where it has none; the settings' party where None.
        randomness: Source of keys; the settings' where None.

    Raises:
        LedgerError: The party's id is not of the allowed form, or the ledger cannot be opened.
    """
    name = settings.party if party is None else party
    is_new = name not in KeyRing(settings.home).parties()
    drawn = settings.randomness if randomness is None else randomness
    ledger = open_ledger(settings.home, clock=settings.clock, randomness=drawn, party=name)
    with ledger.read() as connection:
        version = connection.execute(text("PRAGMA user_version")).scalar()
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'telling_text'")).scalar()
    if version == VERSION and tables:
        if is_new:
            with ledger.write() as writer:
                show_party(writer.connection, ledger.keys, name)
        return ledger
    with ledger.write() as writer:
        if writer.position:
            raise LedgerError("the lists are of another version", code="old-lists", hint="run `tansiq ledger rebuild`")
        _make_derived(writer.connection)
    return ledger


def _make_derived(connection: Connection) -> None:
    make_tellings(connection)
    make_shown(connection)
    connection.execute(text(f"PRAGMA user_version = {VERSION}"))


def rebuild_ledger(settings: Settings, *, on_report: Callable[[], None] | None = None) -> Rebuilt:
    """Drop all derived tables and make them again from the entries, in one transaction.

    Args:
        on_report: Called after every report, for a progress bar.

    Raises:
        LedgerError: There is no ledger, or an entry does not open.
    """
    ledger = open_ledger(settings.home, clock=settings.clock)
    with ledger.write() as writer:
        connection = writer.connection
        # Lists of another version may have other columns: they differ, and need no look.
        is_same = connection.execute(text("PRAGMA user_version")).scalar() == VERSION
        before = _digest(connection) if is_same else ""
        make_shown(connection, is_fresh=True)
        rebuild_register(connection, ledger.keys)

        def each(report_id: str) -> None:
            show_reports(connection, ledger.keys, [report_id], has_links=False)
            if on_report is not None:
                on_report()

        reports = rebuild_tellings(connection, lambda read: each(read.id))
        show_erased(connection, ledger.keys)
        link_all(connection, ledger.keys)
        connection.execute(text(f"PRAGMA user_version = {VERSION}"))
        return Rebuilt(reports, _digest(connection) != before, find_unread(connection))


def _digest(connection: Connection) -> str:
    """A hash over every row of the derived tables; "" where they are not there."""
    names = {name for (name,) in connection.execute(text("SELECT name FROM sqlite_master"))}
    queries = [
        (table.name, select(*table.c).order_by(*table.primary_key.columns))
        for made in (DERIVED, SHOWN)
        for table in made.sorted_tables
    ]
    words = [
        (name, select(text("rowid"), *map(text, columns)).select_from(text(name)).order_by(text("rowid")))
        for name, columns in WORD_INDEXES.items()
    ]
    whole = hashlib.sha256()
    for name, chosen in [*queries, *words]:
        if name not in names:
            return ""
        for row in connection.execute(chosen).yield_per(1000):
            whole.update(repr(tuple(row)).encode())
    return whole.hexdigest()


def verify_ledger(settings: Settings) -> Verification:
    """Whether anything in the ledger is not as it was written: entries, access log, schema, every derived row.

    Raises:
        LedgerError: There is no ledger, or its keys cannot be read.
    """
    ledger = open_ledger(settings.home, clock=settings.clock)
    found = verify(ledger)
    if not found.is_sound:
        return found
    _, fault = verify_openings(ledger.home, ledger.keys)
    if fault is not None:
        return replace(found, fault=fault)
    with ledger.read() as connection:
        version = connection.execute(text("PRAGMA user_version")).scalar()
    if version != VERSION:
        message = "the lists are of another version: `tansiq ledger rebuild` makes them anew"
        return replace(found, fault=Fault(0, "old-lists", message))
    lists = Lists(
        SHOWN,
        by_report=(shown_report, shown_event, shown_name),
        linked=(shown_event, shown_name),
        asked=(shown_report, shown_claim),
        links=LINKS,
        make_whole=lambda connection: rebuild_register(connection, ledger.keys),
        make_links=lambda connection: link_all(connection, ledger.keys),
        make_reports=lambda connection, ids: show_reports(connection, ledger.keys, ids, has_links=False),
        drop_linked=drop_linked,
        has_false_links=has_false_links,
    )
    return replace(found, fault=verify_schema(ledger, _make_derived) or verify_lists(ledger, lists))


def describe_ledger(settings: Settings) -> LedgerInfo:
    """Figures of the ledger.

    Raises:
        LedgerError: There is no ledger.
    """
    ledger = open_ledger(settings.home, clock=settings.clock)
    with ledger.read() as connection:
        kinds = connection.execute(select(entry.c.kind, func.count()).group_by(entry.c.kind).order_by(entry.c.kind))
        last = connection.execute(select(head.c.hash)).scalar()
        entries = {kind: count for kind, count in kinds}  # noqa: C416 (rows are no pairs to dict())
        pages = connection.execute(text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
        size = int(pages.scalar() or 0)
    return LedgerInfo(ledger.keys.parties(), entries, "" if last is None else last.hex(), size)
