"""Independent sources of an event: reports that trace to one root, by who told them or by copied text, count once.

A report's roots are the named origins of the chains under which it tells of the event: "police told Reuters" traces to
the police; "a source told Reuters" to Reuters, since nobody knows who the source was. What nobody is named for is the
report's own. A report that cites the outlet of another traces on to that one's roots, and copied or translated text to
the roots of all that carry it. Who denies an event is no source of it.

    tree = find_roots([Account("a", "Outlet", "2022-01-25", chains), …], same_report=[("a", "b")])
    f"{len(tree.nodes)} reports, {tree.independent} independent sources"
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from tansiq.linking.clusters import Link, cluster
from tansiq.linking.names import match_names
from tansiq.linking.offices import office_of
from tansiq.linking.parties import make_party
from tansiq.model import ChainLink, Event, SourceChain

__all__ = ["Account", "Node", "Root", "SourceTree", "chains_of", "find_roots"]

_SAME_NAME = 0.8


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of where it has an event from.

    Args:
        report: Its id.
        outlet: Who published it; "" where that is unknown.
        published: ISO date or time, or None.
        chains: Of the claims that the event took place; an empty one is the report's own word.
    """

    report: str
    outlet: str
    published: str | None
    chains: tuple[SourceChain, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source.

    Args:
        name: The fullest name met; the outlet or the report where nobody is named.
        names: All names met, sorted.
        reports: Ids of the reports that trace to it, in the order of the tree.
    """

    name: str
    names: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One report in the tree.

    Args:
        report: Its id.
        copies: The report whose text it carries (the first published), or None.
        cites: Reports of outlets that it names as its source.
        roots: Places in `SourceTree.roots`.
    """

    report: str
    copies: str | None
    cites: tuple[str, ...]
    roots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceTree:
    """Reports of one event with their roots.

    Args:
        roots: In the order in which the reports meet them.
        nodes: By time of publication, then id.
    """

    roots: tuple[Root, ...]
    nodes: tuple[Node, ...]

    @property
    def independent(self) -> int:
        """The number of independent sources."""
        return len(self.roots)


def chains_of(event: Event) -> tuple[SourceChain, ...]:
    """The chains under which a telling says that its event took place, each once."""
    chains = [claim.chain for claim in event.claims if claim.slot == "event" and claim.status != "denied"]
    return tuple(dict.fromkeys(chains))


def _named(chain: SourceChain) -> ChainLink | None:
    """The named link nearest the origin; None where nobody is named, or whoever is denies it."""
    if any(link.verb == "denied" for link in chain.links):
        return None
    return next((link for link in chain.links if link.kind != "unnamed"), None)


def _are_one(a: str, b: str) -> bool:
    """Whether two names of sources are one source's."""
    if match_names(a, b) >= _SAME_NAME:
        return True
    first, second = office_of(a), office_of(b)
    if first is not None or second is not None:
        return first == second
    one, two = make_party(a), make_party(b)
    if one.known or two.known:
        return one.known == two.known
    # "Police" and "الشرطة": one body by its sort, in two languages.
    plain = one.is_arabic != two.is_arabic and len(one.words) == len(two.words) == 1
    return plain and bool(one.sorts & two.sorts)


def _order(account: Account) -> tuple[str, str]:
    return account.published or "9999", account.report


def _one_name(names: Iterable[str]) -> dict[str, str]:
    """Each name to the first in order of those that are one source's."""
    rows = sorted(set(names))
    joined = cluster(Link(a, b, 1.0) for a, b in combinations(rows, 2) if _are_one(a, b))
    first = {name: members[0] for members in joined for name in members}
    return {name: first.get(name, name) for name in rows}


def find_roots(accounts: Sequence[Account], same_report: Iterable[Collection[str]] = ()) -> SourceTree:
    """The tree of the reports of one event, and its independent sources.

    Args:
        accounts: One a report; whoever sees the tree sees all of them.
        same_report: Groups of reports that carry one text.

    Returns:
        The same for every order of the accounts and groups.
    """
    ordered = sorted(accounts, key=_order)
    there = {account.report for account in ordered}
    first_of: dict[str, str] = {}
    for group in same_report:
        members = [account.report for account in ordered if account.report in set(group)]
        first_of |= dict.fromkeys(members, members[0] if members else "")
    unit = {account.report: first_of.get(account.report, account.report) for account in ordered}
    said: dict[str, list[str]] = {report: [] for report in there}
    for account in ordered:
        links = [_named(chain) for chain in account.chains if chain]
        said[unit[account.report]] += [link.name for link in links if link is not None]
    outlets = {account.report: account.outlet for account in ordered if account.outlet}
    one_name = _one_name([*(name for names in said.values() for name in names), *outlets.values()])
    by_outlet: dict[str, str] = {}
    for account in ordered:
        if account.outlet:
            by_outlet.setdefault(one_name[account.outlet], unit[account.report])
    found = _Tracer(said, outlets, one_name, by_outlet)
    keys = {report: found.roots_of(unit[report], frozenset()) for report in there}
    order = list(dict.fromkeys(key for account in ordered for key in keys[account.report]))
    reports = {key: tuple(a.report for a in ordered if key in keys[a.report]) for key in order}
    nodes = tuple(
        Node(
            account.report,
            unit[account.report] if unit[account.report] != account.report else None,
            tuple(found.cited(unit[account.report])),
            tuple(order.index(key) for key in keys[account.report]),
        )
        for account in ordered
    )
    return SourceTree(tuple(_root(key, one_name, outlets, reports[key]) for key in order), nodes)


def _root(key: str, one_name: dict[str, str], outlets: dict[str, str], reports: tuple[str, ...]) -> Root:
    if key.startswith(_OWN):
        report = key.removeprefix(_OWN)
        name = outlets.get(report, report)
        return Root(name, (name,), reports)
    names = tuple(sorted(name for name, first in one_name.items() if first == key))
    return Root(max(names, key=lambda n: (len(n), n)), names, reports)


_OWN = "\0"
"""Before the id of a report that is its own root: no name begins so."""


@dataclass(frozen=True, slots=True)
class _Tracer:
    """From a text to its roots.

    Args:
        said: First report of a text to the origins it names.
        outlets: Report to outlet.
        one_name: Name to the first of the names of its source.
        by_outlet: That name, of an outlet, to the first text that it published here.
    """

    said: dict[str, list[str]]
    outlets: dict[str, str]
    one_name: dict[str, str]
    by_outlet: dict[str, str]

    def cited(self, text: str) -> list[str]:
        """Texts of outlets that a text names as its source."""
        texts = [self.by_outlet.get(self.one_name[name]) for name in self.said[text]]
        return list(dict.fromkeys(one for one in texts if one is not None and one != text))

    def roots_of(self, text: str, passed: frozenset[str]) -> tuple[str, ...]:
        """Keys of the roots of a text, in the order in which it names them."""
        found: dict[str, None] = {}
        for name in self.said[text]:
            key = self.one_name[name]
            source = self.by_outlet.get(key)
            if source is None or source == text:
                # An outlet that tells what it saw itself is a name like any other.
                found[key if source is None else self._own(text)] = None
            elif source not in passed:
                found |= dict.fromkeys(self.roots_of(source, passed | {text}))
        return tuple(found) or (self._own(text),)

    def _own(self, text: str) -> str:
        """Two reports of one outlet that name nobody are one source."""
        outlet = self.outlets.get(text)
        return f"{_OWN}{text if outlet is None else self.by_outlet[self.one_name[outlet]]}"
