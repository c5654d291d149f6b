"""Where and when an event was that says neither: what the text told just before, or where the report was filed."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate
from tansiq.reading.place_back import places_back
from tansiq.reading.place_words import load_place_words
from tansiq.reading.sheet import PlaceMention, Sheet

__all__ = ["settle"]

# Events that are at one place, so that the place told last is theirs; talks, orders and journeys are not.
_AT_PLACE = (
    "attack", "clash", "abduction", "robbery", "escape", "arrest", "operation", "cordon", "seizure", "protest", "riot",
    "property_destruction", "hazard", "work_stoppage", "construction",
)  # fmt: skip
# Those that are where their own sentence points back to, and nowhere else that is told before.
_ON_GROUND = ("deployment", "territory", "base")
_LOCAL = ("force", "agency")
_SEATS = ("town", "village", "district", "admin1")
# How far back, in sentences, the place told last still holds. Set on the development half, 2026-11.
_PLACE_SENTENCES = 8
# The same for the day, which changes sooner.
_TIME_SENTENCES = 1
# Until where the place line holds where no event has named a place.
_FILED_SENTENCES = 6


def settle(sheet: Sheet, events: list[list[Candidate]]) -> None:
    """Give events without a place the place told last, and the first ones where the report was filed.

    Args:
        sheet: The text with its sentences and places.
        events: Joined candidates; the first of each may get places.
    """
    _settle_times(events)
    filed = _filed(sheet)
    last: list[PlaceMention] = []
    told: list[int] = []
    for event in sorted(events, key=lambda one: (one[0].sentence, one[0].start)):
        first = event[0]
        own = [place for candidate in event for place in candidate.places]
        if not own and first.type.startswith((*_AT_PLACE, *_ON_GROUND)):
            own = first.places = _pointed(sheet, event)
        if not own and first.type.startswith(_AT_PLACE):
            own = first.places = _seat(event)
        if own:
            if first.type.startswith(_AT_PLACE):
                last, told = own, [candidate.sentence for candidate in event]
        elif first.type.startswith(_AT_PLACE) and first.is_done:
            if last and _since(told, first.sentence) <= _PLACE_SENTENCES:
                first.places = list(last[:1])
            elif not last and filed and first.sentence <= _FILED_SENTENCES and not _is_abroad(sheet, filed, first):
                first.places = filed[:1]


def _seat(event: list[Candidate]) -> list[PlaceMention]:
    """The town or district in the name of the force that did it: "شرطة كربلاء", "Basra police"; never a country."""
    named = [
        place
        for candidate in event
        for filler in candidate.filled("doer")
        if filler.group is not None and filler.actor_type in _LOCAL
        for place in filler.group.places
        if not place.place.is_demonym and place.place.kind in _SEATS and place.end <= filler.end
    ]
    return named[:1]


def _pointed(sheet: Sheet, event: list[Candidate]) -> list[PlaceMention]:
    """The place that an event's own sentence only points back to ("in the city"), the nearest to its words."""
    first = event[0]
    sentence = sheet.sentences[first.sentence]
    words = load_place_words(sheet.lang)
    held = first.type.startswith("territory")
    taken = {word for f in first.filled("undergoer") for word in range(f.start, f.end)} if held else set[int]()
    near = places_back(sheet, sheet.places, words, range(sentence.start, sentence.end), taken)
    return [min(near, key=lambda place: abs(place.start - first.start))] if near else []


def _settle_times(events: list[list[Candidate]]) -> None:
    """Give events without a day the day of the one told right before, as long as the story goes on from it."""
    last: Candidate | None = None
    told: list[int] = []
    for event in sorted(events, key=lambda one: (one[0].sentence, one[0].start)):
        first = event[0]
        if not first.type.startswith(_AT_PLACE) or not first.is_done:
            continue
        times = [time for candidate in event for time in candidate.times]
        if times and all(time.is_of_next for time in times):
            # What is only recalled ("a day after the bombing") is not where the story goes on.
            continue
        if times:
            last = first if first.times else None
            told = [candidate.sentence for candidate in event]
        elif last is not None and _since(told, first.sentence) <= _TIME_SENTENCES:
            first.times = [t for t in last.times if t.period is not None and not t.is_duration][:1]


def _since(told: list[int], sentence: int) -> int:
    """Sentences since an event was last told of."""
    return min((sentence - one for one in told if one <= sentence), default=sentence)


def _filed(sheet: Sheet) -> list[PlaceMention]:
    """Places of the place line, which is a sentence that tells nothing."""
    lines = [(s.start, s.end) for s in sheet.sentences if s.kind == "furniture"]
    return [p for start, end in lines for p in sheet.places if start <= p.start < end and not p.place.is_demonym]


def _is_abroad(sheet: Sheet, filed: list[PlaceMention], first: Candidate) -> bool:
    """Whether most places named since the place line lie elsewhere: filed in Baghdad, and telling of Hasakah."""
    own = {place.place.country for place in filed}
    start, end = max(place.end for place in filed), sheet.sentences[first.sentence].end
    named = [
        p.place.country in own
        for p in sheet.places
        if start <= p.start < end and not p.place.is_demonym and p.place.country
    ]
    return 2 * sum(named) < len(named)
