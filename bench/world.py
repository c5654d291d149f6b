"""A generated world for large ledgers: parties, audiences, and reports with readings made beside them.

No text is read: a reading of 1,000,000 claims would take hours and measure something else. What is made has the shape
that the reading gives (bench/texts.py: about 10 events a report and 6 claims an event), in both languages, over ten
years, with few common and many rare types, places and words. Nobody and nothing in it exists.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench.texts import Lang, make_name
from tansiq.knowledge.ontology import EVENT_TYPES
from tansiq.model import Audience, ChainLink, Claim, Count, Event, Period, Place, Reading, Report, SourceChain, Span
from tansiq.model.release import Tlp

__all__ = ["COMMON_WORD", "FIRST_YEAR", "YEARS", "Label", "World"]

FIRST_YEAR, YEARS = 2015, 10
COMMON_WORD: dict[Lang, str] = {"en": "checkpoint", "ar": "حاجز"}
"""In a third of the events of its language."""
_PLACES = 400
_TYPES = sorted(EVENT_TYPES)
_COUNTRIES = (("IQ", 33.0, 44.0, 0.5), ("SY", 35.0, 38.5, 0.3), ("TR", 37.5, 40.0, 0.1), ("JO", 31.5, 36.5, 0.1))
_WORDS: dict[Lang, tuple[str, ...]] = {
    "en": ("soldiers", "convoy", "road", "market", "patrol", "school", "bridge", "village", "rockets", "prison"),
    "ar": ("جنود", "رتل", "طريق", "سوق", "دورية", "مدرسة", "جسر", "قرية", "صواريخ", "سجن"),
}
_ALONE = 0.15
"""Share of the reports that their originator keeps to itself."""
_PUBLIC = 0.02
_TO_THE_FIRST = 0.6
"""Share of the audiences that hold the first party: a joint command, which sees most."""
_TO_A_ROOM = 0.3
_MEMBERS_OF_A_ROOM = (20, 12, 8, 5, 3)
_PARTIES_OF_A_LABEL = (1, 1, 2, 2, 3, 4, 6, 8, 12, 20)


@dataclass(frozen=True, slots=True)
class Label:
    """One originator's audience; None is nobody."""

    originator: str
    audience: Audience | None
    tlp: Tlp = "AMBER"


class World:
    """What the reports are made of; the same for the same seed.

    Args:
        parties: How many organisations.
        labels: How many pairs of originator and audience, all different; more than twice the parties and the members
            of the rooms, who have two and one each.
        rooms: Members of each, the host first.
    """

    def __init__(self, *, parties: int, labels: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.parties = [f"party-{number:02}" for number in range(1, parties + 1)]
        self.places = {lang: self._make_places(lang) for lang in ("en", "ar")}
        # Common and rare: the n-th is 1/n as frequent as the first.
        self._types = self.chance.sample(_TYPES, len(_TYPES))
        self._type_weights = [1 / number for number in range(1, len(_TYPES) + 1)]
        self._place_weights = [1 / number for number in range(1, _PLACES + 1)]
        self._names = {
            lang: [f"{make_name(self.chance, lang)} {make_name(self.chance, lang)}" for _ in range(3000)]
            for lang in ("en", "ar")
        }
        self.rooms = [tuple(self.chance.sample(self.parties, min(size, parties))) for size in _MEMBERS_OF_A_ROOM]
        # The first party is in the largest room, and not its host, so that it can leave.
        self.rooms[0] = tuple(dict.fromkeys((*self.rooms[0][:1], self.parties[0], *self.rooms[0][1:])))
        self._of_rooms: list[Label] = []
        self.labels = self._make_labels(labels - sum(map(len, self.rooms)))

    def _make_places(self, lang: Lang) -> list[Place]:
        made = []
        for _ in range(_PLACES):
            country, lat, lon, _ = self.chance.choices(_COUNTRIES, [one[3] for one in _COUNTRIES])[0]
            name = make_name(self.chance, lang)
            at = (round(lat + self.chance.uniform(-2, 2), 3), round(lon + self.chance.uniform(-3, 3), 3))
            made.append(Place(name, name, (name,), *at, country, None, None, (name, country), 5.0, "town"))
        return made

    def _make_labels(self, how_many: int) -> list[Label]:
        found: dict[Label, None] = {}
        for party in self.parties:
            found[Label(party, None)] = None
            found[Label(party, Audience("public"), "CLEAR")] = None
        while len(found) < how_many:
            party = self.chance.choice(self.parties)
            others = [one for one in self.parties if one != party]
            size = min(self.chance.choice(_PARTIES_OF_A_LABEL), len(others))
            chosen = set(self.chance.sample(others, size))
            if party != self.parties[0] and self.chance.random() < _TO_THE_FIRST:
                chosen.add(self.parties[0])
            found[Label(party, Audience("party", tuple(sorted(chosen))))] = None
        return list(found)

    def open_rooms(self, ids: Sequence[str]) -> None:
        """Take the rooms' ids, in the order of `rooms`: from then on their members release to them."""
        self._of_rooms = [
            Label(party, Audience("room", (room,)))
            for room, members in zip(ids, self.rooms, strict=True)
            for party in members
        ]

    def pick_label(self) -> Label:
        """An audience for one report: now and then nobody or everybody, else one of the named ones."""
        drawn = self.chance.random()
        parties = len(self.parties)
        if drawn < _ALONE + _PUBLIC:
            number = 2 * self.chance.randrange(parties)
            return self.labels[number if drawn < _ALONE else number + 1]
        is_room = drawn < _ALONE + _PUBLIC + _TO_A_ROOM
        return self.chance.choice(self._of_rooms if is_room else self.labels[2 * parties :])

    def reports(self) -> Iterator[tuple[Report, Reading]]:
        """Reports without end, English and Arabic by turns."""
        number = 0
        while True:
            number += 1
            yield self._report("en" if number % 2 else "ar", number)

    def _report(self, lang: Lang, number: int) -> tuple[Report, Reading]:
        day = date(FIRST_YEAR, 1, 1) + timedelta(self.chance.randrange(YEARS * 365))
        title = f"{make_name(self.chance, lang)} {number}"
        text, events = title + "\n", []
        outlet = self.chance.choice(self._names[lang][:200])
        for _ in range(self.chance.randint(3, 18)):
            line, event = self._event(lang, day, len(text))
            text += line + "\n"
            events.append(event)
        report = Report(text, Report.hash_bytes(text.encode()), lang, outlet, day.isoformat(), title)
        return report, Reading(lang, day.isoformat(), title, None, events=tuple(events))

    def _event(self, lang: Lang, day: date, at: int) -> tuple[str, Event]:
        chance = self.chance
        place = chance.choices(self.places[lang], self._place_weights)[0]
        kind = chance.choices(self._types, self._type_weights)[0]
        name, source = chance.choice(self._names[lang]), chance.choice(self._names[lang])
        noun = COMMON_WORD[lang] if chance.random() < 1 / 3 else chance.choice(_WORDS[lang])
        line = f"{name} {noun} {place.name} {chance.randint(1, 90)} {source}"
        span: Span = (at, at + len(line))
        chain = (
            SourceChain((ChainLink(source, "said", "organisation", span),)) if chance.random() < 0.7 else SourceChain()
        )
        claims = [Claim("event", kind, (span,), chain)]
        if (period := self._period(day)) is not None:
            claims.append(Claim("period", period, (span,), chain))
        if chance.random() < 0.85:
            claims.append(Claim("place", place, (span,), chain))
        claims.append(Claim("agent", name, (span,), chain))
        claims.append(Claim("target", noun, (span,), chain))
        hurt = chance.sample(("killed", "injured", "captured"), chance.randint(0, 2))
        claims += [Claim(key, Count.exactly(chance.randint(0, 40)), (span,), chain) for key in hurt]
        return line, Event(tuple(claims), (span,), confidence=0.9)

    def _period(self, day: date) -> Period | None:
        drawn = self.chance.random()
        if drawn < 0.04:
            return None
        if drawn < 0.08:
            return Period.month(day.year, day.month)
        if drawn < 0.1:
            return Period.since(day)
        return Period.day(day - timedelta(self.chance.choice((0, 0, 0, 1, 1, 2, 5, 30))))
