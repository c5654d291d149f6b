"""What each event of a reader says of each object; and the objects, put together of what events say of them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tansiq.exchange.stix import Minting, collect, stix_of_event, stix_time
from tansiq.exchange.stix.common import Json
from tansiq.exchange.stix.extension import definitions
from tansiq.exchange.stix.marking import TLP_IDS
from tansiq.exchange.taxii.versions import Fresh
from tansiq.exchange.told import Teller, ToldEvent
from tansiq.release import NotVisible, View
from tansiq.release.objects.computed import ComputedEvent, ComputedRow, Piece
from tansiq.release.objects.currency import EventMark
from tansiq.release.objects.parts import PartView

__all__ = ["Telling", "join_pieces", "new_names", "with_names"]

_AT_ONCE = 50
"""Events of which all that is asked is looked up at once."""
_EVERYBODYS = frozenset({*(one["id"] for one in definitions()), *TLP_IDS.values()})


@dataclass
class Telling:
    """Events told anew, by and by."""

    view: PartView
    marks: Mapping[bytes, EventMark]

    def __post_init__(self) -> None:
        self._teller = Teller(self.view)
        self.events: dict[bytes, ComputedEvent] = {}
        self.pieces: dict[tuple[str, bytes], Piece] = {}
        self.asked: set[bytes] = set()

    def tell(self, events: Iterable[bytes]) -> None:
        """Make what these events say; one that the rule itself does not show says nothing."""
        wanted = list(events)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            self.view.learn(some)
            self._tell(some)

    def _tell(self, events: Iterable[bytes]) -> None:
        for event in events:
            self.asked.add(event)
            try:
                told = self._teller.tell(str(uuid.UUID(bytes=event)))
            except NotVisible:
                continue
            if not told.first_seen:
                # Of nothing in it is known since when it is the reader's: what is unclear withholds.
                continue
            mark = self.marks[event]
            until = min((given.until for given in told.terms if given.until), default="")
            self.events[event] = ComputedEvent(event, mark.mark, until, mark.sources, frozenset(told.rests_on))
            for piece in _pieces(self.view, event, told):
                self.pieces[piece.base, event] = piece


def _pieces(view: View, event: bytes, told: ToldEvent) -> Iterator[Piece]:
    first = told.first_seen
    newest = max([told.last_shown, *(max(given.since, given.narrowed) for given in told.terms)])
    made = {one["id"]: one for one in stix_of_event(told, Minting(view.mint, stix_time(first), stix_time(newest)))}
    # An actor's names are those that all events give it, whether or not they make an object of it.
    named = [view.mint("identity", one.id) for one in told.view.named if one.kind == "actor"]
    for base in {**made, **dict.fromkeys(named)}:
        body = json.dumps(made[base], ensure_ascii=False) if base in made else None
        yield Piece(base, event, first, newest, body)


def join_pieces(
    pieces: Iterable[Piece], fresh: Mapping[bytes, int], rests_of: Mapping[bytes, frozenset[str]]
) -> list[Fresh]:
    """Objects of what events say of them.

    Args:
        fresh: Events that were told anew, with the place of the ledger up to which: what an object is, the latest says;
            who else has it may restrict it further.
        rests_of: Entries that go out with each event.
    """
    by_base: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.body is not None:
            by_base.setdefault(piece.base, []).append(piece)
    found = []
    for base, some in by_base.items():
        some.sort(key=lambda one: (-fresh.get(one.event, -1), one.event))
        (body,) = collect(json.loads(one.body or "") for one in some)
        is_lasting = base in _EVERYBODYS
        rests = frozenset[str]() if is_lasting else frozenset().union(*(rests_of[one.event] for one in some))
        first, newest = min(one.first for one in some), max(one.newest for one in some)
        found.append(Fresh(base, body, first, newest, rests, is_lasting))
    return found


def new_names(rows: Iterable[ComputedRow], mint: Callable[..., str]) -> dict[str, str]:
    """Ids of those whose own was revoked: no version may follow a revoked one (STIX 2.1, section 3.6).

    Args:
        mint: Gives ids of the reader.
    """
    ended: dict[str, int] = {}
    standing: dict[str, str] = {}
    for row in rows:
        if row.is_revoked:
            ended[row.base] = ended.get(row.base, 0) + 1
        else:
            standing[row.base] = row.stix
    return {
        base: standing.get(base) or mint(base.partition("--")[0], base, str(times)) for base, times in ended.items()
    }


def with_names(value: Json, names: Mapping[str, str]) -> Json:
    """An object with other ids in the place of these, wherever they stand."""
    if not names:
        return value
    text = json.dumps(value, ensure_ascii=False)
    for base, name in names.items():
        text = text.replace(f'"{base}"', f'"{name}"')
    found: Json = json.loads(text)
    return found
