"""How many independent sources tell of an event: reports that trace to one root, or carry one text, count once.

A root is whom a report's source chains begin with; a report that says a thing itself is its own root, by its outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tansiq.knowledge.keys import match_key
from tansiq.linking.clusters import Link, cluster
from tansiq.linking.names import names_alike
from tansiq.linking.parties import make_party

__all__ = ["Root", "Traced", "find_roots"]

_ROOTS_COMPARED = 60
"""Names of roots of one event that are compared with each other, letter by letter; beyond that by what is known."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A report as its roots are looked for.

    Args:
        id: Of the report.
        outlet: Who published it, or "".
        chains: Who says that the event happened, origin first; () where the report itself does.
    """

    id: str
    outlet: str
    chains: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """One independent source.

    Args:
        names: Whom the reports trace to, in the order of the reports; () where none of them has a chain or an outlet.
        reports: Ids, in the order given.
    """

    names: tuple[str, ...]
    reports: tuple[str, ...]


def _roots(one: Traced) -> tuple[str, ...]:
    found = dict.fromkeys(chain[0] for chain in one.chains if chain)
    return tuple(found) or ((one.outlet,) if one.outlet else ())


def _keys(name: str) -> Iterator[str]:
    """What stands for a name in every spelling and script, as far as it is known."""
    yield match_key(name)
    known = make_party(name).known
    # "An Iraqi officer" has the state in it, and two officers are two sources.
    yield from (key for key in known if not key.startswith("state:"))


def find_roots(reports: Iterable[Traced], one_text: Iterable[tuple[str, str]] = ()) -> tuple[Root, ...]:
    """The independent sources of an event.

    Args:
        reports: In the order in which they are to be shown; one that tells of it twice may stand twice.
        one_text: Ids of reports of which one copies or translates the other.

    Returns:
        In the order of their first reports; each report is in one.
    """
    given = list(reports)
    names: dict[str, list[str]] = {}
    for one in given:
        names.setdefault(one.id, []).extend(_roots(one))
    ids = list(names)
    links = [Link(a, b, 1.0) for a, b in one_text if a in names and b in names and a != b]
    links += [Link(a, b, 1.0) for a, b in _of_one_root(names)]
    joined = cluster(links)
    place = {one: at for at, one in enumerate(ids)}
    inside = {one for members in joined for one in members}
    groups = [sorted(members, key=place.__getitem__) for members in joined]
    groups += [[one] for one in ids if one not in inside]
    groups.sort(key=lambda members: place[members[0]])
    return tuple(
        Root(tuple(dict.fromkeys(name for one in members for name in names[one])), tuple(members)) for members in groups
    )


def _of_one_root(names: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of reports that trace to one root."""
    first: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for one, roots in names.items():
        for name in dict.fromkeys(roots):
            for key in _keys(name):
                other = first.setdefault(key, one)
                if other != one:
                    yield other, one
            spelled.setdefault(name, one)
    yield from _alike(list(spelled.items())[:_ROOTS_COMPARED])


def _alike(spelled: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for at, (name, one) in enumerate(spelled):
        for other_name, other in spelled[at + 1 :]:
            if one != other and not make_party(name).sorts and names_alike(name, other_name):
                yield one, other
