"""Events by year: a row a year, its groups as one stacked bar, its commonest types in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.web.groups import GROUPS, find_group
from tansiq.web.headline import label_type

if TYPE_CHECKING:
    from tansiq.release import YearCount
    from tansiq.web.language import Catalogue

__all__ = ["YearPart", "YearRow", "make_years"]

_TYPES_NAMED = 3
"""Types said of a year: as many as fit beside its bar; the API and the command have all."""


@dataclass(frozen=True, slots=True)
class YearPart:
    """The events of one group in a year, as a piece of its bar in percent of the fullest year."""

    group: str
    start: str
    width: str
    label: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year.

    Args:
        first, last: Its days, as the filter takes them.
        types: The commonest, each with its count; `has_more` where there are others.
    """

    year: str
    first: str
    last: str
    total: int
    parts: tuple[YearPart, ...]
    types: tuple[str, ...]
    has_more: bool


def make_years(counts: Iterable[YearCount], cat: Catalogue) -> tuple[YearRow, ...]:
    """The years in which events begin, the newest first."""
    by_year: dict[str, Counter[str]] = {}
    for one in counts:
        by_year.setdefault(one.year, Counter())[one.type] += one.count
    fullest = max((types.total() for types in by_year.values()), default=1)
    return tuple(_row(year, by_year[year], fullest, cat) for year in sorted(by_year, reverse=True))


def _row(year: str, types: Counter[str], fullest: int, cat: Catalogue) -> YearRow:
    groups: Counter[str] = Counter()
    for code, count in types.items():
        groups[find_group(code)] += count
    parts, done = [], 0
    for group in (one for one in GROUPS if groups[one]):
        label = f"{cat.text(f'group.{group}')} {cat.number(groups[group])}"
        parts.append(YearPart(group, _percent(done, fullest), _percent(groups[group], fullest), label))
        done += groups[group]
    named = sorted(types.items(), key=lambda pair: (-pair[1], pair[0]))
    said = tuple(f"{label_type(code, cat)} {cat.number(count)}" for code, count in named[:_TYPES_NAMED])
    return YearRow(year, f"{year}-01-01", f"{year}-12-31", types.total(), tuple(parts), said, len(named) > _TYPES_NAMED)


def _percent(count: int, fullest: int) -> str:
    return f"{100 * count / fullest:.3f}%"
