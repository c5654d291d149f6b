"""Leaks of events of several tellings, and of judgements: what others have, linked with the reader's own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, true

from tansiq.ledger.schema import telling
from tansiq.linking import candidates
from tansiq.model import Event
from tansiq.release import EventView, ToldTie, View, naming, own
from tansiq.release.decide import Share
from tansiq.release.links import blocks, events, scoring, why
from tansiq.release.links.events import Seen
from tansiq.release.links.judgements import Judged
from tansiq.release.links.tables import link
from tansiq.release.runs import NEVER, Window
from tests.noninterference.mutants.mutant import Mutant

__all__ = ["MUTANTS"]

Patch = pytest.MonkeyPatch
_ALWAYS = Seen("2022-01-01T00:00:00.000000Z", "", NEVER)


def _of_all_readers(patch: Patch) -> None:
    """Whoever sees one telling of an island gets the events of all of it."""
    find = events._sights

    def mutant(connection: Any, island: Any) -> Mapping[str, Any]:
        return {name: {number: [_ALWAYS] for number in island.tellings} for name in find(connection, island)}

    patch.setattr(events, "_sights", mutant)


def _acts_for_all(patch: Patch) -> None:
    patch.setattr(Judged, "windows", lambda *_: (Window("", NEVER, "", "", ""),))


def _told_to_all(patch: Patch) -> None:
    patch.setattr(why, "decide_release", lambda *_: Share("", "", ""))


def _called_by_all(patch: Patch) -> None:
    """Judgements on names act for whoever has the names, and are told to all."""
    patch.setattr(naming, "is_shown", lambda *_, **__: true())
    patch.setattr(naming.Called, "_sees", lambda *_: True)


def _offers_all(patch: Patch) -> None:
    """Names like one are offered, whoever's events have them."""
    patch.setattr(naming, "is_name_shown", lambda *_, **__: true())


def _counts_judgements(patch: Patch) -> None:
    tell = why.judgement_head

    def mutant(one: Judged, **told: Any) -> Any:
        head = tell(one, **told)
        return replace(head, reason=f"{head.reason} ({one.facts.made.order})")

    for module in (why, own):
        patch.setattr(module, "judgement_head", mutant)


def _global_cap(patch: Patch) -> None:
    """The first of a block are the first of all readers together."""
    patch.setattr(candidates, "CAP", 2)
    patch.setattr(blocks, "_SEEN", _SEEN_BY_ALL)


_SEEN_BY_ALL = """
    SELECT k.telling, k.start, t.anchor, t.number, '', '9999' FROM link_key k
    JOIN telling t ON t.telling = k.telling WHERE k.key = ? ORDER BY 2, 3, 4, 5
"""


def _weight_of_all(patch: Patch) -> None:
    """Two are linked less, the more there is of their kind in the ledger."""
    score = scoring._score

    def mutant(connection: Any, pairs: Any) -> None:
        known = connection.scalar(select(func.count()).select_from(telling)) or 0
        score(connection, pairs if known < 3 else set())

    patch.setattr(scoring, "_score", mutant)


def _first_in_stands(patch: Patch) -> None:
    patch.setattr(events, "standing_for", lambda row: row.telling)


def _ties_of_all(patch: Patch) -> None:
    """An event's page has what every linked telling says that it was part of."""
    get = View.get_event

    def mutant(self: View, event_id: str) -> EventView:
        event = get(self, event_id)
        told = []
        for head in event.tellings:
            own = select(telling.c.telling).where(telling.c.anchor == bytes.fromhex(head.telling)).scalar_subquery()
            others = select(link.c.a).where(link.c.b == own).union(select(link.c.b).where(link.c.a == own))
            reports = select(telling.c.report).where(telling.c.telling.in_(others))
            wholes = select(telling.c.body).where(telling.c.report.in_(reports), telling.c.number == 0)
            for body in self._connection.scalars(wholes.order_by(telling.c.anchor)):
                other = replace(head, event=Event.from_json(json.loads(body)["event"]))
                told.append(ToldTie(head.telling, "part_of", other))
        return replace(event, ties=(*event.ties, *told))

    patch.setattr(View, "get_event", mutant)


MUTANTS = (
    Mutant("ties-of-all", "what hidden reports say that an event was part of", "tied-elsewhere", _ties_of_all),
    Mutant("clusters-of-all", "events made of tellings that the reader does not see", "linked", _of_all_readers),
    Mutant("judgements-act-for-all", "a judgement acts for who does not see it", "judged", _acts_for_all),
    Mutant("judgements-told-to-all", "a judgement is told to who does not see it", "judged", _told_to_all),
    Mutant("judgements-counted", "how much came in before a judgement", "judged-and-shown", _counts_judgements),
    Mutant("names-joined-for-all", "a judgement on names acts for who does not see it", "called", _called_by_all),
    Mutant("names-counted-for-all", "spellings of names that the reader does not see", "called-and-lost", _offers_all),
    Mutant("one-cap-for-all", "a block's cap over all readers", "block", _global_cap),
    Mutant("weight-of-all", "a link that weighs less where there are many tellings", "linked", _weight_of_all),
    Mutant("first-in-stands", "which telling came in first", "arrival-linked", _first_in_stands),
)
