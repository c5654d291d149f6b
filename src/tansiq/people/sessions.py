"""Signing in: a password once, then a random token in a cookie; lock-out per credential, one answer for every no."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from tansiq.ledger import format_time
from tansiq.people.keys import hash_token
from tansiq.people.passwords import is_password
from tansiq.people.persons import person_of, row_of
from tansiq.people.rights import Person
from tansiq.people.schema import attempt, has_file, opened, person, session
from tansiq.settings import Secret, Settings

__all__ = ["LOCKED_MINUTES", "check_password", "end_session", "find_by_session", "list_locked", "open_session",
           "unlock"]  # fmt: skip

TRIES = 5
"""Wrong passwords in a row before a credential is locked (OWASP ASVS 2.2.1 allows at most 100 an hour)."""
LOCKED_MINUTES = 15
SESSION_HOURS = 12
"""However busy: a working day."""
IDLE_MINUTES = 60
_SEEN_MINUTES = 5
"""`seen` is written when it is older than this, not at every request."""
_TOKEN_BYTES = 32
_TOKEN_CHARS = 100


def _credential(party: str, login: str) -> bytes:
    return hashlib.sha256(f"{party}\0{login}".encode("utf-8", "surrogatepass")).digest()


def _count_try(connection: Connection, credential: bytes, settings: Settings) -> bool:
    """Note a try before it is made, so that many at once are counted; whether it may be made.

    A try while locked does not lock for longer. It is counted for logins that nobody has, as for any.
    """
    now = settings.clock()
    stale = format_time(now - timedelta(minutes=LOCKED_MINUTES))
    connection.execute(delete(attempt).where(attempt.c.last <= stale))
    mine = attempt.c.credential == credential
    failures = connection.scalar(select(attempt.c.failures).where(mine))
    if failures is None:
        connection.execute(insert(attempt).values(credential=credential, failures=1, last=format_time(now)))
    elif failures < TRIES:
        connection.execute(update(attempt).where(mine).values(failures=failures + 1, last=format_time(now)))
    else:
        return False
    return True


def check_password(settings: Settings, party: str, login: str, password: str) -> Person | None:
    """Whose password it is; None for a wrong one, for a login that nobody has, and while the credential is locked.

    Nothing tells these apart, so that trying tells nothing of who works for whom.
    """
    if not has_file(settings):
        return None
    credential = _credential(party, login)
    here = select(person).where(person.c.party == party, person.c.login == login, person.c.removed.is_(None))
    with opened(settings, writes=True) as connection:
        is_allowed = _count_try(connection, credential, settings)
        # What is no text of UTF-8 cannot be asked for, and is nobody's.
        row = connection.execute(here).first() if (party + login).isprintable() else None
    # Outside of any transaction: it takes a while.
    is_right = is_password(row.password if row is not None else None, password)
    if not is_allowed or not is_right or row is None:
        return None
    with opened(settings, writes=True) as connection:
        connection.execute(delete(attempt).where(attempt.c.credential == credential))
    return person_of(row)


def list_locked(settings: Settings, party: str, logins: Iterable[str]) -> frozenset[str]:
    """Those of the party's logins that are locked now."""
    stale = format_time(settings.clock() - timedelta(minutes=LOCKED_MINUTES))
    named = {_credential(party, login): login for login in logins}
    locked = select(attempt.c.credential).where(attempt.c.failures >= TRIES, attempt.c.last > stale)
    with opened(settings) as connection:
        return frozenset(named[one] for one in connection.scalars(locked.where(attempt.c.credential.in_(named))))


def unlock(settings: Settings, party: str, login: str) -> None:
    """Forget the wrong tries at somebody's password: who knows it signs in again at once.

    Raises:
        NoSuchPerson: Nobody of the party has this login.
    """
    with opened(settings, writes=True) as connection:
        row_of(connection, party, login)
        connection.execute(delete(attempt).where(attempt.c.credential == _credential(party, login)))


def open_session(settings: Settings, who: Person) -> Secret:
    """A session for somebody who just showed the password; the token goes into a cookie and is stored as its hash."""
    token = base64.urlsafe_b64encode(settings.randomness.randbytes(_TOKEN_BYTES)).decode().rstrip("=")
    now = settings.clock()
    oldest = format_time(now - timedelta(hours=SESSION_HOURS))
    row = {"hash": hash_token(token), "mark": who.mark, "made": format_time(now), "seen": format_time(now)}
    with opened(settings, writes=True) as connection:
        connection.execute(delete(session).where(session.c.made <= oldest))
        connection.execute(insert(session), row)
    return Secret(token)


def _live(settings: Settings) -> Any:
    """Sessions that hold now, of people who still work for their party."""
    now = settings.clock()
    return (
        select(person, session.c.seen)
        .join(person, person.c.mark == session.c.mark)
        .where(person.c.removed.is_(None))
        .where(session.c.made > format_time(now - timedelta(hours=SESSION_HOURS)))
        .where(session.c.seen > format_time(now - timedelta(minutes=IDLE_MINUTES)))
    )


def find_by_session(settings: Settings, token: str) -> Person | None:
    """Whose session this is; None for one that is unknown, ended, 12 hours old or an hour idle."""
    if not token or len(token) > _TOKEN_CHARS or not has_file(settings):
        return None
    mine = session.c.hash == hash_token(token)
    with opened(settings) as connection:
        row = connection.execute(_live(settings).where(mine)).first()
    if row is None:
        return None
    now = settings.clock()
    if row.seen <= format_time(now - timedelta(minutes=_SEEN_MINUTES)):
        with opened(settings, writes=True) as connection:
            connection.execute(update(session).where(mine).values(seen=format_time(now)))
    return person_of(row)


def end_session(settings: Settings, token: str) -> None:
    """End a session; of one that is none nothing is said."""
    if token and len(token) <= _TOKEN_CHARS and has_file(settings):
        with opened(settings, writes=True) as connection:
            connection.execute(delete(session).where(session.c.hash == hash_token(token)))
