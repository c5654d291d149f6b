"""What a reader asks for: all that is on a node of both worlds, its own and what is hidden from it."""

from __future__ import annotations

import random
import re
from dataclasses import asdict, dataclass

from sqlalchemy import select

from tansiq.ledger import open_ledger, schema
from tansiq.model import Report
from tansiq.release import EventQuery, SearchQuery, open_view
from tansiq.release import Reader as Asking
from tests.noninterference.faults import Leak
from tests.noninterference.language import Reader
from tests.noninterference.node import Node

__all__ = ["NO_EVENT", "NO_NAME", "NO_REPORT", "SOUGHT", "Guesses", "gather"]

NO_REPORT = "0" * 64
NO_EVENT = "00000000-0000-4000-8000-000000000000"
NO_CURSOR = "A" * 60
NO_NAME = "0" * 16
"""What no node ever gave: the answer to it is the answer to all that is hidden."""
SOUGHT = "monitor"
"""A word of a name in every report (telling.make_text), beside its canary."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """What a reader asks for: all there is in both worlds, its own and what is hidden from it."""

    reports: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    cursors: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    own_reports: tuple[str, ...] = ()
    own_events: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()

    def __or__(self, other: Guesses) -> Guesses:
        return Guesses(*(tuple(sorted({*mine, *asdict(other)[name]})) for name, mine in asdict(self).items()))

    def some(self, rng: random.Random, number: int, *, own: int = 1000) -> Guesses:
        """At most so many of each, chosen by the generator; of what the reader sees itself, at most `own`."""
        few = {name: tuple(rng.sample(one, min(number, len(one)))) for name, one in asdict(self).items()}
        few["reports"] += (NO_REPORT, *self.own_reports[:own])
        few["events"] += (NO_EVENT, *self.own_events[:own])
        few["cursors"] += (NO_CURSOR,)
        few["names"] += (NO_NAME, *self.own_names[:own])
        return Guesses(**few)


def gather(node: Node, minute: int, reader: Reader) -> Guesses:
    """Every id, hash, text, name and cursor that there is on a node, by looking behind every door.

    The reader's own ids stand apart, so that none of them is left unasked.
    """
    reports = {node.ids[line.name] for line in node.done if line.verb == "report" and line.name in node.ids}
    here = {line.by for line in node.done if line.verb == "party"}
    events: set[str] = set()
    cursors: set[str] = set()
    minted: set[str] = set()
    others = [(party, user) for party in sorted(here) for user in ("", "amal") if party != reader.party]
    # Two others at each moment: looking behind every door each time would take longer than asking at them.
    for party, user in random.Random(f"{reader} {minute}").sample(others, min(2, len(others))):
        with open_view(node.settings(party, minute), Asking(party, user)) as view:
            events |= {head.id for head in view.list_events(EventQuery()).events}
            cursors.add(view.list_events(EventQuery(limit=1)).next)
            minted.add(view.mint("identity", NO_NAME))
    with open_view(node.settings(reader.party, minute), Asking(reader.party, reader.user)) as view:
        own_reports = {head.id for head in view.list_reports()[0]}
        own = {head.id for head in view.list_events(EventQuery()).events}
        # Sources, groups, and persons; of places there are more.
        found = [view.search(SearchQuery(one, ("actors",), 1000)).actors for one in (SOUGHT, "Brigade", "Captain")]
        own_names = {head.id for page in found for head in page.named}
        # Of names judged to be one actor's, those that lead to the one that is listed.
        own_names |= {one for told in view.name_judgements() for one in (told.a, told.b) if one}
        is_shared = view.mint("identity", NO_NAME) in minted
    with open_ledger(node.folder / "home", clock=node.settings("alpha", minute).clock).read() as connection:
        of_actors = select(schema.name.c.same).where(schema.name.c.kind == "actor")
        names = {f"{one:016x}" for one in connection.scalars(of_actors)}
    words = {word for text in node.texts.values() for word in re.findall(r"canary\w+", text)}
    hashes = {Report.hash_bytes(text.encode()) for text in node.texts.values()}
    entries = {*node.ids.values(), *hashes, *(one for ids in node.claims.values() for one in ids)}
    hidden = (reports - own_reports, events - own, entries, words, cursors - {""}, here, names - own_names)
    sorts = (*hidden, own_reports, own, own_names)
    if is_shared:
        raise Leak("an object of the reader has the id that another party knows it by")
    if own & events:
        raise Leak("an event of the reader has the id that another party knows it by")
    return Guesses(*(tuple(sorted(one)) for one in sorts))
