"""Drafts: releases that an analyst prepared and a releaser makes; seen by the party alone.

They are no entries: rows of a file of their own in the home folder (`desk.db`, for its owner alone), in no chain.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from sqlalchemy import Column, Connection, MetaData, Table, Text, and_, delete, select

from tansiq.desk.acting import NotYours, acting, check_right
from tansiq.desk.once import find_done
from tansiq.desk.releasing import Terms, check_release, release
from tansiq.errors import ReleaseError
from tansiq.ledger.engine import get_engine, transaction
from tansiq.model import NOBODY, Audience, Hand
from tansiq.settings import Settings

__all__ = ["Draft", "drop_draft", "forget_drafts", "keep_draft", "list_drafts", "release_draft"]

_FILE = "desk.db"
_ID_BYTES = 8
_NOTE_CHARS = 1000
_TABLES = MetaData()
_draft = Table(
    "draft",
    _TABLES,
    # Keys begin with the party: nobody else's draft is met on the way.
    Column("party", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("made", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("note", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A release that was prepared.

    Args:
        id: Random.
        user: The mark of who prepared it, "" where nobody is signed in.
        audience: As entered, rooms by id.
        terms: As `Terms` has them, with the mark of the room's members as they were then.
        note: To whoever releases it.
        hand: By whose hand it was prepared.
    """

    id: str
    made: str
    user: str
    what: str
    audience: Audience
    terms: Terms
    note: str
    hand: Hand = NOBODY


@contextmanager
def _open(settings: Settings, *, writes: bool) -> Iterator[Connection]:
    with transaction(get_engine(settings.home, is_new=True, name=_FILE), writes=True) as connection:
        if connection.exec_driver_sql("PRAGMA user_version").scalar() == 0:
            _TABLES.create_all(connection)
            connection.exec_driver_sql("PRAGMA user_version = 1")
        yield connection
        if not writes:
            connection.rollback()


def keep_draft(
    settings: Settings,
    entry_id: str,
    audience: Audience,
    *,
    party: str | None = None,
    user: str = "",
    note: str = "",
    **terms: Unpack[Terms],
) -> str:
    """Keep a release to be made later; what a release would refuse is refused now.

    Returns:
        The id of the draft.

    Raises:
        NotYours, ReleaseError: As `release` has them; or the note is too long.
    """
    if len(note) > _NOTE_CHARS:
        raise ReleaseError("the note is too long", code="note", hint=f"at most {_NOTE_CHARS} characters")
    with acting(settings, party, right="contribute") as desk:
        # Names of persons detained are looked at by whoever releases it.
        made = check_release(desk, entry_id, audience, Terms(**terms) | {"has_seen_names": True})
        name, now, hand = desk.party, desk.writer.received, desk.hand
    until = terms.get("until")
    kept: dict[str, Any] = {**terms, "until": made.until if until else None, "onward": made.onward}
    sent = settings.sending
    row = {
        "party": name,
        # Of a form that is sent again the same: it is one draft.
        "id": (settings.randomness.randbytes(_ID_BYTES) if sent is None else sent.mark[:_ID_BYTES]).hex(),
        "made": now,
        "user": user,
        "what": entry_id,
        "terms": json.dumps({"audience": made.audience.to_json(), "terms": kept, "hand": hand.to_json()}),
        "note": note.strip(),
    }
    with _open(settings, writes=True) as connection:
        connection.execute(_draft.insert().prefix_with("OR IGNORE").values(**row))
    return str(row["id"])


def _made(row: Any) -> Draft:
    kept = json.loads(row.terms)
    told = kept["terms"] | {name: tuple(kept["terms"].get(name, ())) for name in ("onward", "claims")}
    return Draft(
        row.id, row.made, row.user, row.what, Audience.from_json(kept["audience"]), told, row.note, Hand.of(kept)
    )


def list_drafts(settings: Settings, *, party: str | None = None) -> tuple[Draft, ...]:
    """The party's drafts, the newest first; ties go by id."""
    check_right(settings, "read")
    return _list(settings, party)


def _list(settings: Settings, party: str | None) -> tuple[Draft, ...]:
    name = settings.party if party is None else party
    chosen = select(_draft).where(_draft.c.party == name).order_by(_draft.c.made.desc(), _draft.c.id)
    with _open(settings, writes=False) as connection:
        return tuple(_made(row) for row in connection.execute(chosen))


@contextmanager
def _taking(settings: Settings, draft: str, party: str | None) -> Iterator[Draft]:
    """A draft that is gone at the end, and stays where that fails; nobody else takes it meanwhile.

    Raises:
        NotYours: The party has no such draft.
    """
    name = settings.party if party is None else party
    mine = and_(_draft.c.party == name, _draft.c.id == draft)
    # One transaction from the look to the end. Nobody waits for this file while holding the ledger.
    with _open(settings, writes=True) as connection:
        row = connection.execute(select(_draft).where(mine)).first()
        if row is None:
            raise NotYours
        yield _made(row)
        connection.execute(delete(_draft).where(mine))


def drop_draft(settings: Settings, draft: str, *, party: str | None = None) -> None:
    """Throw a draft away.

    Raises:
        NotYours: The party has no such draft.
    """
    check_right(settings, "contribute")
    with _taking(settings, draft, party):
        pass


def release_draft(
    settings: Settings,
    draft: str,
    *,
    party: str | None = None,
    members: str | None = None,
    has_seen_names: bool = False,
) -> str:
    """Make the release that was prepared, once however often it is asked for; the draft is gone then.

    Args:
        members: The mark of the room's members as the releaser saw them; as they were when it was prepared where None.
        has_seen_names: The releaser has seen that the text names persons beside words for detainees.

    Returns:
        The id of the release.

    Raises:
        NotYours: The party has no such draft, or what it is of is not to be released any more.
        ReleaseError: As `release` has them; the draft stays.
    """
    # Who may release it need not be let read it: a key may be good for writing alone.
    check_right(settings, "release")
    try:
        with _taking(settings, draft, party) as found:
            terms = Terms(**found.terms)
            if members is not None:
                terms["members"] = members
            if has_seen_names:
                terms["has_seen_names"] = True
            return release(settings, found.what, found.audience, party=party, **terms)
    except NotYours:
        # It is gone: by this very form, sent before?
        if done := find_done(settings):
            return done
        raise


def forget_drafts(home: Path, party: str, entries: Collection[str]) -> None:
    """Destroy the drafts of a party that are of these entries: their notes may tell what was in them.

    Raises:
        LedgerError: The file cannot be written.
    """
    if not (home / _FILE).exists():
        return
    engine = get_engine(home, name=_FILE)
    with transaction(engine, writes=True) as connection:
        if connection.exec_driver_sql("PRAGMA user_version").scalar() == 0:
            return
        connection.execute(delete(_draft).where(_draft.c.party == party, _draft.c.what.in_(sorted(entries))))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
