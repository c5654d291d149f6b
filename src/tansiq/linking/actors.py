"""Which mentions name one actor, within a report and across reports, scripts and spellings.

A mention's actor is, in this order: a known one of `knowledge/actors.yml` (or a state, or an outlet); an office alone,
which is not its holder, with who held it when the report came out (a bare "Prime Minister" is that of the country
that the report tells of, where that is clear); a person or body whose name matches that of another.
Descriptions of people are nobody's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.offices import load_offices
from tansiq.linking.clusters import Link, cluster
from tansiq.linking.documents import Document
from tansiq.linking.names import blocking_keys, match_names
from tansiq.linking.offices import holders_of, home_of, office_in
from tansiq.linking.parties import make_party
from tansiq.model import Actor, Place, parse_instant
from tansiq.model.mention import Span
from tansiq.model.period import day_of

__all__ = ["NAME_THRESHOLD", "ActorCluster", "link_actors"]

NAME_THRESHOLD = 0.8
_NAMELESS = frozenset({"group_of_people"})
Spot = tuple[str, int, int]


class Held(NamedTuple):
    """Who held an office on a day.

    Args:
        actor: Id of the holder among the actors of these reports, or None where no report names him.
        name: Of the holder.
        on: The day on which a report that names the office was published.
        is_sure: The sources vouch for that day.
    """

    actor: str | None
    name: str
    on: date
    is_sure: bool


@dataclass(slots=True)
class ActorCluster:
    """One actor with everything that named it.

    Args:
        id: Key of the known actor, or of the first name in order.
        name: The fullest name.
        names: Every spelling met, and those known.
        mentions: (report, start, end).
        holds: Of an office, who held it on the days on which it was named.
    """

    id: str
    name: str
    names: list[str] = field(default_factory=list)
    mentions: list[Spot] = field(default_factory=list)
    holds: list[Held] = field(default_factory=list)


@dataclass(frozen=True, slots=True, order=True)
class _Named:
    """One name of one type: all its mentions are one actor."""

    kind: str
    name: str


def _known_key(actor: Actor) -> str | None:
    """The known actor that the mention names as a whole: "SDF", not "an SDF commander"."""
    for name in (actor.name, *actor.names):
        party = make_party(name)
        if len(party.known) == 1 and (not party.words or actor.actor_type in ("state", "outlet")):
            return next(iter(party.known))
    return None


def _broad(actor_type: str) -> str:
    return "person" if actor_type == "person" else "body"


def link_actors(documents: Iterable[Document], translated: Iterable[tuple[str, str]] = ()) -> list[ActorCluster]:
    """Actors of all reports, each with its mentions.

    Args:
        documents: The reports.
        translated: Names of persons that a translation changed, which are one bearer's all the same.

    Returns:
        In the order of their ids; none for descriptions of people ("gunmen").
    """
    known: dict[str, ActorCluster] = {}
    named: dict[_Named, list[Spot]] = defaultdict(list)
    spellings: dict[str, dict[str, None]] = defaultdict(dict)
    offices: dict[str, list[tuple[Document, str, Span]]] = defaultdict(list)
    for document in documents:
        home = home_of(mention.value for mention in document.mentions if isinstance(mention.value, Place))
        for mention in document.mentions:
            actor = mention.value
            if not isinstance(actor, Actor) or actor.actor_type in _NAMELESS:
                continue
            spot: Span = mention.span
            key = _known_key(actor)
            if key is None and _is_office(actor):
                offices[office_in(actor.name, home) or match_key(actor.name)].append((document, actor.name, spot))
            elif key is not None:
                found = known.setdefault(key, ActorCluster(key, actor.name))
                found.mentions.append((document.id, *spot))
                spellings[key] |= dict.fromkeys([actor.name, *actor.names])
            else:
                named[_Named(_broad(actor.actor_type), actor.name)].append((document.id, *spot))
    clusters = list(known.values())
    for members in _same_names(sorted(named), translated):
        name = max((one.name for one in members), key=lambda n: (len(n.split()), len(n), n))
        one = ActorCluster(f"{members[0].kind}:{min(m.name for m in members)}", name)
        one.mentions = sorted(spot for member in members for spot in named[member])
        one.names = sorted({member.name for member in members})
        clusters.append(one)
    for one in clusters:
        if one.id in spellings:
            one.names = list(spellings[one.id])
    clusters += [_office(key, rows, clusters) for key, rows in sorted(offices.items())]
    return sorted(clusters, key=lambda c: c.id)


def _is_office(actor: Actor) -> bool:
    """Whether a mention names an office and not who holds it."""
    return actor.actor_type == "person" and bool(actor.role) and match_key(actor.role) == match_key(actor.name)


def _office(key: str, rows: list[tuple[Document, str, Span]], people: list[ActorCluster]) -> ActorCluster:
    names = sorted({name for _, name, _ in rows})
    found = ActorCluster(f"office:{key}", max(names, key=lambda n: (len(n), n)), names)
    found.mentions = [(document.id, *spot) for document, _, spot in rows]
    days = sorted({day_of(parse_instant(d.published)) for d, _, _ in rows if d.published})
    for day in days if key in load_offices() else ():
        for holder in holders_of(key, day):
            actor = next((one.id for one in people if _is_named(one, holder.names)), None)
            found.holds.append(Held(actor, holder.names[0], day, holder.is_sure))
    return found


def _is_named(one: ActorCluster, names: tuple[str, ...]) -> bool:
    return one.id.startswith("person:") and any(match_names(x, y) >= NAME_THRESHOLD for x in one.names for y in names)


def _same_names(names: list[_Named], translated: Iterable[tuple[str, str]]) -> list[tuple[_Named, ...]]:
    blocks: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one in names:
        for key in blocking_keys(one.name):
            blocks[one.kind, key].append(one)
    links: dict[tuple[_Named, _Named], float] = {}
    for members in blocks.values():
        for n, one in enumerate(members):
            for other in members[n + 1 :]:
                if (one, other) not in links:
                    links[one, other] = match_names(one.name, other.name) - NAME_THRESHOLD
    there = set(names)
    for a, b in translated:
        one, other = _Named("person", a), _Named("person", b)
        if one in there and other in there:
            links[one, other] = 1.0
    joined = cluster(Link(a, b, weight) for (a, b), weight in links.items() if weight > 0)
    inside = {one for members in joined for one in members}
    return [*joined, *((one,) for one in names if one not in inside)]
