"""Tear lines: a shorter text as an entry of its own, made of a report for a wider audience."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from tansiq.ledger import find_resting_on, get_stored

__all__ = ["Tears", "find_tears"]


@dataclass(frozen=True, slots=True)
class Tears:
    """The tear lines of a report, by id; and of a tear line the report that it is of, "" for none."""

    lines: tuple[str, ...] = ()
    of: str = ""


def find_tears(connection: Connection, report: str) -> Tears:
    """For the report's originator alone: nobody else is told that there is more."""
    acts = get_stored(connection, [act for _, act in find_resting_on(connection, [report], ["tear"])])
    told = [one.entry.payload or {} for one in acts.values()]
    lines = {str(one["what"]) for one in told if one["of"] == report}
    return Tears(tuple(sorted(lines)), next((str(one["of"]) for one in told if one["what"] == report), ""))
