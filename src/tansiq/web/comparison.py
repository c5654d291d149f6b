"""The table that compares the tellings of one event: a row a slot, a column a source in order of time.

What differs, and of what kind, `linking.differences` says; here it is only found again among the claims. Below the
slots stands what each telling says that the event was part of, and came of (`release.tied`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.linking.ties import TIES
from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, Claim
from tansiq.web.claims import say_value
from tansiq.web.differing import RANK, MarkKey, find_marks, gravest, in_time, mark_key, translated_pairs
from tansiq.web.headline import compose_headline
from tansiq.web.highlight import Snippet, quote_words

if TYPE_CHECKING:
    from tansiq.linking.ties import TieKind
    from tansiq.release import EventHead, EventView, ReportHead, ToldTie
    from tansiq.web.language import Catalogue

__all__ = ["Cell", "Column", "Comparison", "Row", "Said", "compare_tellings"]

_FIRST = (
    "event", "status", "period", "place", "perpetrator_org", "perpetrator", "agent", "participant", "sender",
    "target", "victim", "recipient", *COUNT_SLOTS, "weapon", "means",
)  # fmt: skip
_SLOTS = (*_FIRST, *(slot for slot in ROLE_SLOTS if slot not in _FIRST))


@dataclass(frozen=True, slots=True)
class Column:
    """One telling: whose, when, and in which language.

    Args:
        after: Whom the report passes on, where it has nothing of its own; "" where it is its own source.
    """

    report: ReportHead
    telling: str
    day: str
    language: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, or tie to another event, in a cell.

    Args:
        mark: "" where nothing differs from it, else the kind of difference.
        event: Of a tie the other event's id; else "".
    """

    value: str
    detail: str
    is_name: bool
    status: str
    by: str
    quote: Snippet | None
    mark: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one telling says of a slot.

    Args:
        mark: The gravest kind of difference of its claims; else "same" where another says so too, "only" where none
            does, "none" where there are no claims.
    """

    claims: tuple[Said, ...]
    mark: str
    language: str


@dataclass(frozen=True, slots=True)
class Row:
    """One slot; `mark` is the gravest of its cells."""

    slot: str
    label: str
    cells: tuple[Cell, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table; `kinds` are the kinds of differences in it, the gravest first."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kinds: tuple[str, ...]


def compare_tellings(view: EventView, cat: Catalogue) -> Comparison:
    """The table of an event; of a single telling a table of one column."""
    heads = in_time(view.tellings)
    marks = find_marks(heads, translated_pairs(view))
    columns = tuple(_column(head, view, cat) for head in heads)
    rows = [row for slot in _SLOTS if (row := _row(slot, heads, marks, view.texts, cat)) is not None]
    rows += [row for tie in TIES if (row := _tie_row(tie, heads, view, cat)) is not None]
    marked = {row.mark for row in rows}
    return Comparison(columns, tuple(rows), tuple(kind for kind in RANK if kind in marked))


def _column(head: EventHead, view: EventView, cat: Catalogue) -> Column:
    language = head.report.language
    key = f"lang.{language}"
    day = (head.report.published or "")[:10]
    after = cat.join(_passed_on(head, view, cat))
    return Column(head.report, head.telling, day, cat.text(key) if cat.has(key) else language, after)


def _passed_on(head: EventHead, view: EventView, cat: Catalogue) -> list[str]:
    """Whom a report traces to, where none of them is itself."""
    name = head.report.id or head.telling
    roots = [root for root in view.sources.roots if name in root.reports]
    if any(root.name == name or head.report.outlet in root.names for root in roots):
        return []
    # Of copied text nobody is named for, the outlet that had it first stands for it.
    told = {one.report.id or one.telling for one in view.tellings}
    return [cat.in_script(root.name, root.names) for root in roots if root.name not in told]


def _row(
    slot: str,
    heads: Sequence[EventHead],
    marks: Mapping[MarkKey, str],
    texts: Mapping[str, str],
    cat: Catalogue,
) -> Row | None:
    said = [[claim for claim in head.event.claims if claim.slot == slot] for head in heads]
    if not any(said):
        return None
    found = [
        _each_once(_say(claim, marks.get(mark_key(head, number, claim), ""), head, texts, cat) for claim in claims)
        for number, (head, claims) in enumerate(zip(heads, said, strict=True))
    ]
    often = Counter(value for claims in found for value in {one.value for one in claims})
    cells = tuple(
        Cell(tuple(claims), gravest(one.mark for one in claims) or _plain(claims, often), head.report.language)
        for head, claims in zip(heads, found, strict=True)
    )
    return Row(slot, cat.text(f"slot.{slot}"), cells, gravest(cell.mark for cell in cells))


def _tie_row(tie: TieKind, heads: Sequence[EventHead], view: EventView, cat: Catalogue) -> Row | None:
    """What the event was part of, or came of, as each telling has it."""
    said = [[one for one in view.ties if one.tie == tie and one.telling == head.telling] for head in heads]
    if not any(said):
        return None
    often = Counter(event for ties in said for event in {one.to.id for one in ties})
    cells = []
    for ties in said:
        told = tuple(_say_tie(one, view.texts, cat) for one in ties)
        shared = "same" if any(often[one.to.id] > 1 for one in ties) else "only"
        mark = gravest(one.mark for one in told) or (shared if told else "none")
        cells.append(Cell(told, mark, ties[0].to.report.language if ties else ""))
    return Row(tie, cat.text(f"event.{tie}"), tuple(cells), gravest(cell.mark for cell in cells))


def _say_tie(one: ToldTie, texts: Mapping[str, str], cat: Catalogue) -> Said:
    event = one.to.event
    text = texts.get(one.to.report.id)
    quote = quote_words(text, event.spans[:1]) if text and one.to.report.id else None
    by = " → ".join(event.sources[0]) if event.sources else ""
    mark = "contradiction" if one.differs else ""
    return Said(compose_headline(event, cat).text, "", False, event.status, by, quote, mark, one.to.id)


def _plain(claims: Sequence[Said], often: Mapping[str, int]) -> str:
    """What is said of a cell in which nothing differs: that another says the same, or nothing."""
    if not claims:
        return "none"
    return "same" if any(often[one.value] > 1 for one in claims) else "only"


def _say(claim: Claim, mark: str, head: EventHead, texts: Mapping[str, str], cat: Catalogue) -> Said:
    value, detail, is_name = say_value(claim, cat)
    text = texts.get(head.report.id)
    quote = quote_words(text, claim.spans) if text and head.report.id else None
    return Said(value, detail, is_name, claim.status, " → ".join(claim.chain.names), quote, mark)


def _each_once(claims: Iterable[Said]) -> list[Said]:
    """Claims without those that say the same of the same; the first has the words."""
    found: dict[tuple[str, str, str, str], Said] = {}
    for one in claims:
        found.setdefault((one.value, one.detail, one.status, one.mark), one)
    return list(found.values())
