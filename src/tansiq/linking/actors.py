"""Which mentions name one actor, within a report and across reports, scripts and spellings.

A mention's actor is, in this order: a known one of `knowledge/actors.yml` (or a state, or an outlet); a person or body
whose name matches that of another; an office alone, which is not its holder. Descriptions of people are nobody's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tansiq.linking.clusters import Link, cluster
from tansiq.linking.documents import Document
from tansiq.linking.names import blocking_keys, match_names
from tansiq.linking.parties import make_party
from tansiq.model import Actor
from tansiq.model.mention import Span

__all__ = ["NAME_THRESHOLD", "ActorCluster", "link_actors"]

NAME_THRESHOLD = 0.8
_NAMELESS = frozenset({"group_of_people"})
Spot = tuple[str, int, int]


@dataclass(slots=True)
class ActorCluster:
    """One actor with everything that named it.

    Args:
        id: Key of the known actor, or of the first name in order.
        name: The fullest name.
        names: Every spelling met, and those known.
        mentions: (report, start, end).
    """

    id: str
    name: str
    names: list[str] = field(default_factory=list)
    mentions: list[Spot] = field(default_factory=list)


@dataclass(frozen=True, slots=True, order=True)
class _Named:
    """One name of one type: all its mentions are one actor."""

    kind: str
    name: str


def _known_key(actor: Actor) -> str | None:
    """The known actor that the mention names as a whole: "SDF", not "an SDF commander"."""
    party = make_party(actor.name)
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
    for document in documents:
        for mention in document.mentions:
            actor = mention.value
            if not isinstance(actor, Actor) or actor.actor_type in _NAMELESS:
                continue
            spot: Span = mention.span
            key = _known_key(actor)
            if key is not None:
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
    return sorted(clusters, key=lambda c: c.id)


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
