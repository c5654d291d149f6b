"""The sources of an event as a tree: under each independent source the reports that trace to it, and by what way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tansiq.web.cards import find_chains
from tansiq.web.differing import in_time

if TYPE_CHECKING:
    from tansiq.linking.origins import Root
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
        same_text: Those before it in the tree whose text it carries.
    """

    report: ReportHead
    tellings: tuple[tuple[str, str], ...]
    chains: tuple[tuple[str, ...], ...]
    same_text: tuple[SameText, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent source; `names` are () where nobody is named."""

    names: tuple[str, ...]
    branches: tuple[Branch, ...]


def list_origins(view: EventView, cat: Catalogue) -> tuple[Origin, ...]:
    """The tree, sources and the reports under them in order of time."""
    heads = in_time(view.tellings)
    told: dict[str, list[EventHead]] = {}
    for head in heads:
        told.setdefault(head.report.id or head.telling, []).append(head)
    place = {name: at for at, name in enumerate(told)}
    origins = []
    for root in sorted(view.sources, key=lambda one: min(place[name] for name in one.reports)):
        members = sorted(root.reports, key=place.__getitem__)
        branches = tuple(_branch(name, told, members[:at], view, cat) for at, name in enumerate(members))
        origins.append(Origin(_names(root), branches))
    return tuple(origins)


def _names(root: Root) -> tuple[str, ...]:
    return root.names[:3]


def _branch(name: str, told: dict[str, list[EventHead]], before: list[str], view: EventView, cat: Catalogue) -> Branch:
    heads = told[name]
    chains = dict.fromkeys(chain for head in heads for chain in find_chains(head.event, head.report.outlet))
    ties = {frozenset((tie.a, tie.b)): tie.how for tie in view.texts_tied}
    same = tuple(
        SameText(told[other][0].report, cat.text(f"text.{how}"))
        for other in before
        if (how := ties.get(frozenset((name, other))))
    )
    return Branch(heads[0].report, tuple((head.telling, head.words) for head in heads), tuple(chains), same)
