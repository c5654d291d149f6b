"""Groups that took another name (renamed.yml): one actor, called differently before a day and after it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tansiq.errors import LexiconError
from tansiq.knowledge.loader import Row, load_rows

__all__ = ["Called", "find_names_of", "newest_key"]


@dataclass(frozen=True, slots=True)
class Called:
    """One actor's names for a time.

    Args:
        key: Of actors.yml.
        en, ar: Names, the usual one first.
        since, until: YYYY-MM-DD or YYYY-MM; None is unknown, or still so.
    """

    key: str
    en: tuple[str, ...]
    ar: tuple[str, ...]
    since: str | None
    until: str | None


@cache
def _actors() -> dict[str, Row]:
    return {row["key"]: row for row in load_rows("actors")}


@cache
def _renamings() -> dict[str, Row]:
    """Rows by the actor that took another name.

    Raises:
        LexiconError: A row names no known actor, or a group becomes itself again.
    """
    rows = {str(row["was"]): row for row in load_rows("renamed")}
    for was, row in rows.items():
        if not {was, row["became"]} <= _actors().keys():
            raise LexiconError("both are actors of actors.yml", code="lexicon-key", where=f"renamed {was}")
        seen, key = {was}, str(row["became"])
        while key in rows:
            if key in seen:
                raise LexiconError("a group becomes itself again", code="lexicon-order", where=f"renamed {was}")
            seen.add(key)
            key = str(rows[key]["became"])
    return rows


@cache
def newest_key(key: str) -> str:
    """The key under which an actor goes now, its own where it took no other name."""
    row = _renamings().get(key)
    return key if row is None else newest_key(str(row["became"]))


@cache
def find_names_of(key: str) -> tuple[Called, ...]:
    """The names that one actor had, the earliest first; of one that took no other name none.

    Args:
        key: Of any of them.
    """
    newest = newest_key(key)
    before = sorted((row["from"], was) for was, row in _renamings().items() if newest_key(was) == newest)
    if not before:
        return ()
    since: dict[str, str] = {}
    for on, was in before:
        became = str(_renamings()[was]["became"])
        since[became] = max(on, since.get(became, ""))
    keys = [*(was for _, was in before), newest]
    return tuple(
        Called(
            one, tuple(_actors()[one]["en"]), tuple(_actors()[one]["ar"]), since.get(one),
            str(_renamings()[one]["from"]) if one in _renamings() else None,
        )
        for one in keys
    )  # fmt: skip
