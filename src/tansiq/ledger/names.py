"""The places and actors that tellings name, and the words by which each is searched.

What is stored of one is a function of the claim and of the reading's mentions alone, and its number is a hash of that:
a row that two parties' reports share says nothing of either. Names of one place or actor (Mosul, الموصل) have the same
`same`; they are brought together for each reader anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, exists, select

from tansiq.knowledge.keys import is_arabic
from tansiq.knowledge.offices import load_offices
from tansiq.knowledge.renamed import find_names_of, newest_key
from tansiq.ledger.ids import canonical
from tansiq.ledger.schema import name, name_word, telling_name
from tansiq.ledger.search import name_words, search_words
from tansiq.linking.names import blocking_keys
from tansiq.linking.names.known import known_actor
from tansiq.linking.offices import home_of, office_in
from tansiq.model import Actor, Claim, Event, Place, Reading

__all__ = ["ACTOR_SLOTS", "BONES", "Named", "forget_names", "list_named", "write_names"]

ACTOR_SLOTS = frozenset(
    {"perpetrator", "perpetrator_org", "target", "victim", "participant", "mediator", "agent", "sender", "bearer",
     "recipient"}
)  # fmt: skip
"""Roles that somebody plays; the others are things, matters and places."""
BONES = "~"
"""Before the consonants of a word, by which spellings in any script are found; no word that is searched begins so."""
_AT_ONCE = 500
"""Numbers of one statement, well below what SQLite takes."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an actor as one telling names it.

    Args:
        kind: "place" or "actor".
        names: Every spelling known, the one of the text first.
        same: What its names in other texts and languages have in common with it.
        sort: Place.kind or Actor.actor_type; "" where it is not known.
        country: ISO 3166-1 alpha-2, or None.
    """

    kind: str
    names: tuple[str, ...]
    same: str
    sort: str = ""
    country: str | None = None

    @property
    def body(self) -> str:
        data = {"names": list(self.names), "same": self.same, "sort": self.sort, "country": self.country}
        return canonical(data | {"kind": self.kind}).decode()


def _number(text: str) -> int:
    """63 bits of a text: of a million names two share one with a chance under 1 in 10^7."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def _folded(text: str) -> str:
    return " ".join(search_words(text))


def _place(place: Place) -> Named:
    if place.geonames_id is not None:
        same = f"place geonames {place.geonames_id}"
    elif place.is_located:
        same = f"place {place.lat} {place.lon} {place.country}"
    else:
        same = f"place {_folded(place.name)}"
    names = tuple(dict.fromkeys(one for one in (place.name, *place.names) if one))
    return Named("place", names, same, place.kind, place.country)


def _actor(text: str, known: dict[str, Actor], home: str | None) -> Named:
    """An actor by what a claim calls it; with every spelling where the reading knows it by that name.

    Args:
        home: The country that the report tells of, where that is clear: whose "the Prime Minister" is.
    """
    office = office_in(text, home)
    if office is not None:
        found = load_offices()[office]
        names = tuple(dict.fromkeys((text, found.en[0], found.ar[0])))
        return Named("actor", names, f"actor office {office}", "person", found.country)
    actor = known.get(text)
    if actor is None:
        return Named("actor", (text,), f"actor {_folded(text)}")
    names = tuple(dict.fromkeys(one for one in (text, actor.name, *actor.names) if one))
    key = known_actor(actor.name)
    before = find_names_of(key) if key is not None else ()
    if key is not None and before:
        # A group that took another name is one actor, by all its names.
        names = tuple(dict.fromkeys((*names, *(name for one in before for name in (*one.en, *one.ar)))))
        return Named("actor", names, f"actor known {newest_key(key)}", actor.actor_type, actor.country)
    # Spellings in both scripts are those of knowledge/, the same for a text in either; else a name is what it is.
    is_known = len({is_arabic(one) for one in actor.names}) > 1
    same = " | ".join(sorted({_folded(one) for one in names})) if is_known else _folded(actor.name)
    return Named("actor", names, f"actor {same}", actor.actor_type, actor.country)


def _known_actors(reading: Reading) -> dict[str, Actor]:
    """Actors of a reading by each of their names; of two of one name the first in the text."""
    found: dict[str, Actor] = {}
    actors = [mention.value for mention in reading.mentions if isinstance(mention.value, Actor)]
    for actor in actors:
        found.setdefault(actor.name, actor)
    for actor in actors:
        for one in actor.names:
            found.setdefault(one, actor)
    return found


def _of_claim(claim: Claim, known: dict[str, Actor], home: str | None) -> Iterator[Named]:
    if isinstance(claim.value, Place):
        yield _place(claim.value)
    elif claim.slot in ACTOR_SLOTS and isinstance(claim.value, str):
        yield _actor(claim.value, known, home)
    for link in claim.chain.links:
        if link.kind != "unnamed":
            yield _actor(link.name, known, home)


def list_named(reading: Reading) -> list[tuple[Named, ...]]:
    """The places and actors that each event's claims name: those in a role, those who say so; none twice."""
    known = _known_actors(reading)
    home = home_of(mention.value for mention in reading.mentions if isinstance(mention.value, Place))
    return [_of_event(event, known, home) for event in reading.events]


def _of_event(event: Event, known: dict[str, Actor], home: str | None) -> tuple[Named, ...]:
    found = (one for claim in event.claims for one in _of_claim(claim, known, home))
    # What has no letter in it could not be searched for.
    return tuple(dict.fromkeys(one for one in found if any(map(search_words, one.names))))


def write_names(connection: Connection, keys: Sequence[int], named: Iterable[Sequence[Named]]) -> None:
    """Write what some tellings name.

    Args:
        keys: Of the tellings, which have no such rows.
        named: Runs beside `keys`.
    """
    rows: dict[int, Named] = {}
    told: dict[tuple[int, int], None] = {}
    for key, some in zip(keys, named, strict=True):
        for one in some:
            number = _number(one.body)
            rows[number] = one
            told[key, number] = None
    if not rows:
        return
    wanted = list(rows)
    for start in range(0, len(wanted), _AT_ONCE):
        chosen = select(name.c.name).where(name.c.name.in_(wanted[start : start + _AT_ONCE]))
        for number in connection.scalars(chosen):
            del rows[number]
    if rows:
        connection.execute(name.insert(), [_row(number, one) for number, one in rows.items()])
        connection.execute(name_word.insert(), [row for number, one in rows.items() for row in _words(number, one)])
    connection.execute(telling_name.insert(), [{"telling": key, "name": number} for key, number in told])


def _row(number: int, one: Named) -> dict[str, Any]:
    return {"name": number, "same": _number(one.same), "kind": one.kind, "body": one.body}


def _words(number: int, one: Named) -> Iterator[dict[str, Any]]:
    for word, is_whole in name_words(one.names).items():
        yield {"word": word, "name": number, "is_whole": int(is_whole)}
    for bones in {key for spelling in one.names for key in blocking_keys(spelling) if key}:
        yield {"word": f"{BONES}{bones}", "name": number, "is_whole": 0}


def forget_names(connection: Connection, keys: Sequence[int]) -> None:
    """Remove what some tellings name; a name that no other telling has goes with its words."""
    named: set[int] = set()
    for start in range(0, len(keys), _AT_ONCE):
        is_theirs = telling_name.c.telling.in_(keys[start : start + _AT_ONCE])
        named |= set(connection.scalars(select(telling_name.c.name).where(is_theirs)))
        connection.execute(delete(telling_name).where(is_theirs))
    wanted = sorted(named)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for table in (name, name_word):
            is_told = exists().where(telling_name.c.name == table.c.name)
            connection.execute(delete(table).where(table.c.name.in_(some), ~is_told))
