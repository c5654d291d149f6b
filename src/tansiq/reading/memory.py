"""The events of a text told so far, and which of them a later candidate tells of again."""

from __future__ import annotations

from tansiq.reading.alike import holds_office
from tansiq.reading.candidates import Candidate
from tansiq.reading.naming import described_as
from tansiq.reading.sameness import is_its_damage, is_its_toll, tells_again

__all__ = ["join_text"]

# Events looked back at; a text with more is a chronicle, whose entries do not tell of each other.
_MEMORY_EVENTS = 120


def _facts(candidate: Candidate) -> object:
    """What conflicts of times and tolls are judged by."""
    periods = tuple(candidate.periods())
    return periods, tuple((toll.key, toll.value) for toll in candidate.tolls)


class _Told:
    """The tellings of one event, and those behind the first that differ in times or tolls.

    A text that says one thing a thousand times would else be compared with itself a million times.
    """

    def __init__(self, first: Candidate) -> None:
        self.tellings = [first]
        self.differing: dict[object, Candidate] = {}

    def add(self, candidate: Candidate) -> None:
        """Take one more telling of the event, in the order of the text."""
        self._name_holders(candidate)
        self.tellings.append(candidate)
        self.differing.setdefault(_facts(candidate), candidate)

    def _name_holders(self, candidate: Candidate) -> None:
        """Give whom a later telling calls by an office ("the archbishop") the name told before, so that one died.

        And count whom it names ("Policeman Omar Aziz") as the one described before ("a policeman").
        """
        described = described_as(self.tellings[0], self.tellings[-1], candidate)
        for toll in candidate.tolls if described is not None else ():
            toll.of = described.of if described is not None and toll.key == described.key else toll.of
        for filler in candidate.filled("undergoer"):
            for one in self.tellings[0].filled("undergoer"):
                if holds_office(one, filler):
                    for toll in candidate.tolls:
                        toll.of = one.name if toll.of == filler.name else toll.of
                    filler.name = one.name


def _takes(told: _Told, candidate: Candidate) -> bool:
    """Whether an event is what a later candidate tells of, which then leaves a place that is known better."""
    first = told.tellings[0]
    if candidate.is_cause and any(one.because is candidate for one in told.tellings):
        # What set an event off is no telling of it.
        return False
    if is_its_toll(first, candidate):
        candidate.type = first.type
        if candidate.place_is_near and first.places:
            # "There 14 died, and Moscow put the wounded at 108": where it was is known.
            candidate.places = []
        return True
    if is_its_damage(first, told.tellings[-1], candidate):
        if candidate.place_is_near and first.places:
            candidate.places = []
        return True
    if not tells_again(told.tellings, candidate, told.differing.values()):
        return False
    if candidate.type == "operation" and first.type.startswith("attack"):
        # "The raid" by those who attacked.
        candidate.type = first.type
    if candidate.is_echo and candidate.place_is_near and first.places:
        # "In retaliation for the attack, jets bombed Kobani": Kobani is where they bombed.
        candidate.places = []
    return True


def join_text(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Events over the text: each a list of its tellings in order, the first the one that carries it."""
    events: list[_Told] = []
    for candidate in candidates:
        recent = reversed(events[-_MEMORY_EVENTS:])
        if candidate.continues is not None:
            # It goes on from one told before; where that was dropped, so is its count.
            going = next((e for e in recent if any(one is candidate.continues for one in e.tellings)), None)
            if going is not None:
                going.add(candidate)
            continue
        told = next((event for event in recent if _takes(event, candidate)), None)
        if told is not None and told.tellings[0].type == "attack.bombing" != candidate.type:
            # "The detonation of a car bomb": the car bomb told before rather than the bombing told since.
            alike = (event for event in recent if event.tellings[0].type == candidate.type)
            told = next((event for event in alike if _takes(event, candidate)), told)
        if told is not None:
            told.add(candidate)
        elif not candidate.is_echo:
            events.append(_Told(candidate))
    return [event.tellings for event in events if not all(_is_mere_death(one) for one in event.tellings)]


def _is_mere_death(candidate: Candidate) -> bool:
    """ "The former president died on Monday": a death that nobody is said to have brought about is no attack."""
    deaths = all(c.entry.row.get("deedless") for c in (candidate, *candidate.merged))
    return deaths and candidate.type == "attack.armed" and not candidate.filled("doer", "instrument")
