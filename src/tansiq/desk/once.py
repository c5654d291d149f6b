"""The same form sent again, or the same request under one key, is one act: the first answer is given once more.

A double click, a page that is loaded again after a broken answer, a program that tries again: each sends what it sent
before. What was done is noted in the act's own transaction, so that either both are there or neither is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from sqlalchemy import Connection, delete, select

from tansiq.errors import ReleaseError
from tansiq.ledger import format_time, open_ledger
from tansiq.ledger.schema import sending
from tansiq.settings import Sending, Settings

__all__ = ["KEPT_DAYS", "DoneAlready", "KeyReused", "check_sending", "find_done", "note_sending", "once", "opened_at"]

KEPT_DAYS = 30
P = ParamSpec("P")


class KeyReused(ReleaseError):  # noqa: N818 (an answer)
    """Something else was asked under this key before: nothing was done. Ask under another key."""

    code = "key-reused"

    def __init__(self) -> None:
        super().__init__("something else was asked under this key")


class DoneAlready(ReleaseError):  # noqa: N818 (an answer)
    """This was done by the same form before, and is not done again.

    Args:
        result: The id of what was made then.
    """

    code = "done-already"

    def __init__(self, result: str) -> None:
        super().__init__("this was done already")
        self.result = result


def opened_at(settings: Settings) -> str:
    """When a form is opened, as the ledger writes times: part of what makes it the same form when it is sent again."""
    return format_time(settings.clock())


def check_sending(connection: Connection, sent: Sending | None) -> None:
    """Nothing, where nothing was done by this form or request before.

    Raises:
        DoneAlready: It was.
        KeyReused: Something else was, under the same key.
    """
    if sent is None or not sent.is_awaited:
        return
    row = connection.execute(select(sending).where(sending.c.mark == sent.mark)).first()
    if row is not None:
        raise DoneAlready(row.result) if row.body == sent.body else KeyReused


def note_sending(connection: Connection, sent: Sending | None, result: str, at: str) -> None:
    """Note what was done by a form or a request, and forget those of old.

    Args:
        at: The time of the act, as the ledger writes times.
    """
    if sent is None or not sent.is_awaited or not result:
        return
    old = format_time(datetime.fromisoformat(at) - timedelta(days=KEPT_DAYS))
    connection.execute(delete(sending).where(sending.c.at < old))
    connection.execute(sending.insert().values(mark=sent.mark, body=sent.body, result=result, at=at))


def once(act: Callable[Concatenate[Settings, P], str]) -> Callable[Concatenate[Settings, P], str]:
    """Let an act that gives the id of the first thing it makes be done once by a form, and answer it the same again."""

    @wraps(act)
    def doing(settings: Settings, /, *args: P.args, **kwargs: P.kwargs) -> str:
        if settings.sending is not None:
            settings = replace(settings, sending=replace(settings.sending, is_awaited=True))
        try:
            return act(settings, *args, **kwargs)
        except DoneAlready as known:
            return known.result

    return doing


def find_done(settings: Settings) -> str:
    """The id of what was made by this very form or request before; "" for nothing.

    Raises:
        KeyReused: Something else was, under the same key.
    """
    if settings.sending is None:
        return ""
    ledger = open_ledger(settings.home, clock=settings.clock, randomness=settings.randomness)
    with ledger.read() as connection:
        try:
            check_sending(connection, replace(settings.sending, is_awaited=True))
        except DoneAlready as known:
            return known.result
    return ""
