"""Offices and who held them: "the Prime Minister of Iraq on that day" (offices.yml). Not yet used by the reading.

A source often gives a year or a month only, or shows a person in office without saying since when: so the answer for
a day is yes, maybe or no, and nobody is guessed into a gap.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from tansiq.errors import LexiconError
from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.loader import Row, check_rows, load_table

__all__ = ["Office", "Tenure", "holders_on", "load_offices", "make_offices"]

Held = Literal["yes", "maybe", "no"]
KINDS = frozenset(
    {
        "administrator", "army", "coalition", "force", "governor", "group_leader", "head_of_government",
        "head_of_region", "head_of_state", "intelligence", "judiciary", "minister_defence", "minister_electricity",
        "minister_finance", "minister_foreign", "minister_health", "minister_interior", "minister_justice",
        "minister_labour", "minister_migration", "minister_oil", "minister_planning", "police", "royal_office",
        "security", "speaker", "spokesman", "un_envoy", "un_secretary_general", "vice_president",
    }
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")


def _span(text: str) -> tuple[date, date]:
    """First and last day of "2014", "2014-10" or "2014-10-18"."""
    found = _DATE.match(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(one) if one else 0 for one in found.groups())
    last = month or 12
    end = date(year, last, day or calendar.monthrange(year, last)[1])
    return date(year, month or 1, day or 1), end


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office; a bound is as exact as its source, None is unknown or still open."""

    en: tuple[str, ...]
    ar: tuple[str, ...]
    start: str | None
    end: str | None
    seen: str | None
    acting: bool
    source: tuple[str, ...]

    def sure(self) -> tuple[date, date]:
        """First and last day that the source vouches for; the last before the first where it vouches for none."""
        known = self.seen or self.end or self.start or ""
        low = _span(self.start)[1] if self.start else _span(known)[0]
        high = _span(self.end)[0] if self.end else max(low, _span(self.seen)[0]) if self.seen else low
        return low, high

    def held(self, day: date) -> Held:
        """Whether the person held the office on a day; the day of a handover belongs to both."""
        if (self.start and day < _span(self.start)[0]) or (self.end and day > _span(self.end)[1]):
            return "no"
        low, high = self.sure()
        return "yes" if low <= day <= high else "maybe"


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its names (the first of each language is the usual one) and its holders, the earliest first."""

    key: str
    kind: str
    country: str | None
    en: tuple[str, ...]
    ar: tuple[str, ...]
    holders: tuple[Tenure, ...]


def _names(row: Row, where: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    en, ar = tuple(row.get("en") or ()), tuple(row.get("ar") or ())
    if not en or not ar or any(map(is_arabic, en)) or not all(map(is_arabic, ar)):
        raise LexiconError("names in both languages, each in its script", code="lexicon-names", where=where)
    return en, ar


def _tenure(row: Row, where: str) -> Tenure:
    en, ar = _names(row, where)
    start, seen, end = row.get("from"), row.get("seen"), row.get("to")
    source = row["source"] if isinstance(row["source"], list) else [row["source"]]
    try:
        spans = [_span(one) for one in (start, seen, end) if one is not None]
    except (TypeError, ValueError) as error:
        raise LexiconError("a date is YYYY, YYYY-MM or YYYY-MM-DD", code="lexicon-date", where=where) from error
    if not spans or (seen and len(seen) != len("2014-10-18")):
        raise LexiconError("one date at least, and `seen` is a day", code="lexicon-date", where=where)
    if any(one[0] > after[1] for one, after in pairwise(spans)):
        raise LexiconError("in office before the first day, or after the last", code="lexicon-date", where=where)
    return Tenure(en, ar, start, end, seen, row.get("acting") is True, tuple(source))


def _office(row: Row, sources: dict[str, Any]) -> Office:
    where = f"offices {row.get('key')}"
    if row.get("kind") not in KINDS or not row.get("holders"):
        raise LexiconError("an office has a known kind and holders", code="lexicon-kind", where=where)
    check_rows(row["holders"], sources, where=where, unique=())
    en, ar = _names(row, where)
    holders = tuple(_tenure(one, f"{where} {one.get('en')}") for one in row["holders"])
    for one, after in pairwise(holders):
        if one.sure()[0] > after.sure()[0]:
            raise LexiconError("holders stand in order of time", code="lexicon-order", where=where)
    regular = [one.sure() for one in holders if not one.acting]
    if any(one[1] > after[0] for one, after in pairwise(regular)):
        raise LexiconError("two holders at one time", code="lexicon-overlap", where=where)
    return Office(row["key"], row["kind"], row.get("country"), en, ar, holders)


def make_offices(table: dict[str, Any]) -> dict[str, Office]:
    """The offices of a data file, by key.

    Raises:
        LexiconError: A name, date, kind, source or the order of holders breaks a rule.
    """
    return {row["key"]: _office(row, table["sources"]) for row in table["rows"]}


@cache
def load_offices() -> dict[str, Office]:
    """The offices of offices.yml, by key."""
    return make_offices(load_table("offices"))


def holders_on(key: str, day: date) -> tuple[tuple[Tenure, ...], bool]:
    """Who held an office on a day, and whether that is sure; those who may have held it only where nobody surely did.

    Raises:
        KeyError: No such office.
    """
    holders = load_offices()[key].holders
    found = tuple(one for one in holders if one.held(day) == "yes")
    return (found, True) if found else (tuple(one for one in holders if one.held(day) == "maybe"), False)
