"""The sources of an event as a tree: under each independent source the reports that trace to it, and by what way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.web.cards import find_chains
from tansiq.web.differing import in_time

if TYPE_CHECKING:
    from tansiq.linking.roots import Root
    from tansiq.release import EventHead, EventView, ReportHead
    from tansiq.web.language import Catalogue

__all__ = ["Branch", "Origin", "SameText", "list_origins"]


@dataclass(frozen=True, slots=True)
class SameText:
    """Another report of the event that carries the same text; `how` in words."""

    report: ReportHead
    how: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One report under its source.

    Args:
        tellings: By which it can be set apart, each with its words; several where it tells of the event more than once.
        chains: Origin first, outlet last.
        same_text: The first report whose text it carries, or None.
    """

    report: ReportHead
    tellings: tuple[tuple[str, str], ...]
    chains: tuple[tuple[str, ...], ...]
    same_text: SameText | None


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent source; `name` is "" where nobody is named."""

    name: str
    branches: tuple[Branch, ...]


def list_origins(view: EventView, cat: Catalogue) -> tuple[Origin, ...]:
    """The tree, sources and the reports under them in order of time; a report that traces to two is under both."""
    told: dict[str, list[EventHead]] = {}
    for head in in_time(view.tellings):
        told.setdefault(head.report.id or head.telling, []).append(head)
    ties = {frozenset((tie.a, tie.b)): tie.how for tie in view.texts_tied}
    copies = {node.report: node.copies for node in view.sources.nodes if node.copies is not None}
    return tuple(
        Origin(
            _name(root, told, cat),
            tuple(_branch(told[name], told.get(copies.get(name, "")), ties, cat) for name in root.reports),
        )
        for root in view.sources.roots
    )


def _name(root: Root, told: Mapping[str, Sequence[EventHead]], cat: Catalogue) -> str:
    """Whom the reports trace to; "" where that is a report of nobody named and no outlet."""
    return "" if root.name in told else cat.in_script(root.name, root.names)


def _branch(
    heads: Sequence[EventHead],
    source: Sequence[EventHead] | None,
    ties: Mapping[frozenset[str], str],
    cat: Catalogue,
) -> Branch:
    report = heads[0].report
    chains = dict.fromkeys(chain for head in heads for chain in find_chains(head.event, report.outlet))
    same = None
    if source is not None:
        # Linked through a third, they carry one text all the same.
        how = ties.get(frozenset((report.id, source[0].report.id)), "edited")
        same = SameText(source[0].report, cat.text(f"text.{how}"))
    return Branch(report, tuple((head.telling, head.words) for head in heads), tuple(chains), same)
