"""Proposals that stood the check join the rules' reading: they add to it, and never change what the rules read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from tansiq.model import COUNT_SLOTS, ROLE_SLOTS, Actor, Claim, Event, Mention, Period, Place, Quantity, Reading, Span
from tansiq.model.claim import ClaimStatus, Value
from tansiq.reading.candidates import DROP, Candidate
from tansiq.reading.cascade import Story
from tansiq.reading.claims import make_event
from tansiq.reading.pipeline import Draft
from tansiq.reading.proposers.proposal import Named, Told
from tansiq.reading.proposers.reread import FoundMention, Rereader
from tansiq.reading.sheet import ActorMention, PlaceMention, QuantityMention, Sheet, TimeMention
from tansiq.reading.support import is_tally

__all__ = ["merge_named", "merge_told"]

_DOERS = frozenset({"perpetrator", "perpetrator_org"})


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _may_add(event: Event, claim: Claim) -> bool:
    """Whether a claim fills what is empty: what the rules read in an event stands, alone.

    A period, a place or a count is added where the event has none; a name, where neither it nor its words are in a
    role of the event already.
    """
    if claim.slot in ROLE_SLOTS:
        others = [one for one in event.claims if one.slot in ROLE_SLOTS]
        return all(one.value != claim.value and not _overlap(one.spans[0], claim.spans[0]) for one in others)
    if claim.slot in COUNT_SLOTS:
        counts = [one for one in event.claims if one.slot in COUNT_SLOTS]
        return all(one.slot != claim.slot and not _overlap(one.spans[0], claim.spans[0]) for one in counts)
    return claim.slot in ("period", "place") and all(one.slot != claim.slot for one in event.claims)


def _carriers(event: Event) -> list[Claim]:
    return [claim for claim in event.claims if claim.slot == "event"]


def _with_event(events: tuple[Event, ...], added: Event) -> tuple[Event, ...]:
    """The events with one more, in the order of the text; those that name another by its index still name it."""
    numbered = [*enumerate(events), (None, replace(added, part_of=None, because=None))]
    ordered = sorted(numbered, key=lambda pair: pair[1].spans[0])
    place = {old: new for new, (old, _) in enumerate(ordered) if old is not None}
    return tuple(
        replace(
            event,
            part_of=None if event.part_of is None else place[event.part_of],
            because=None if event.because is None else place[event.because],
        )
        for _, event in ordered
    )


def _signed(event: Event, by: str) -> Event:
    return replace(event, claims=tuple(replace(claim, by=by) for claim in event.claims))


# -- slots of events


class _Told:
    """Adds what one proposer says of events."""

    def __init__(self, draft: Draft, sheet: Sheet, story: Story, reading: Reading, by: str) -> None:
        self.text = draft.text
        self.sheet, self.story, self.by = sheet, story, by
        self.events = reading.events
        self.reread = Rereader(sheet, story)

    def add(self, told: Told) -> None:
        trigger = self.reread.only(told.triggers)
        if trigger is None or told.slot in ("event", "status"):
            # An event is made by the first slot that stands: words that only look like one are none.
            return
        span = self.sheet.chars(*trigger)
        at = self._host(told.type, span)
        event = self.events[at] if at is not None else self._unsupported(told.type, trigger)
        if event is None:
            return
        claim = self._claim(event, told)
        if claim is None:
            return
        if _may_add(event, claim):
            event = replace(event, claims=(*event.claims, claim))
        elif at is not None or all((one.slot, one.value) != (claim.slot, claim.value) for one in event.claims):
            # A new event stands as well on a slot that the rules read beside its word without trusting the word.
            return
        if at is None:
            self.events = _with_event(self.events, event)
        else:
            self.events = (*self.events[:at], event, *self.events[at + 1 :])

    def _host(self, event_type: str, trigger: Span) -> int | None:
        """The event that stands at these words already."""
        for at, event in enumerate(self.events):
            if any(_overlap(claim.spans[0], trigger) for claim in _carriers(event)) and event_type in {
                event.type,
                *(claim.value for claim in _carriers(event)),
            }:
                return at
        return None

    def _unsupported(self, event_type: str, trigger: tuple[int, int]) -> Event | None:
        """What the rules saw at these words and left, for want of anything beside the word that says it happened.

        What they left because it is negated, thought of, or an aggregate stays left.
        """
        if any(_overlap(c.spans[0], self.sheet.chars(*trigger)) for event in self.events for c in _carriers(event)):
            return None
        for candidate in self.story.dropped:
            if self._is_unsupported(candidate) and candidate.type == event_type and _overlap(
                (candidate.start, candidate.end), trigger
            ):  # fmt: skip
                return _signed(make_event(self.sheet, [candidate], weapon=False), self.by)
        return None

    @staticmethod
    def _is_unsupported(candidate: Candidate) -> bool:
        tally = candidate.is_harm and is_tally(candidate)
        return candidate.is_echo and candidate.status not in (DROP, "") and not candidate.definite and not tally

    def _claim(self, event: Event, told: Told) -> Claim | None:
        words = self.reread.only(told.spans)
        carrier = self._carrier(event, words)
        if words is None or carrier is None:
            return None
        found: tuple[Value, str, tuple[int, int]] | None = None
        if told.slot in COUNT_SLOTS and told.slot in self.reread.counted(words):
            found = self.reread.count(words, told.stated)
        elif told.slot == "period" and (time := self.reread.period(words, told.stated)) is not None:
            found = (time[0], "", time[1])
        elif told.slot == "place" and (place := self.reread.place(words, told.stated)) is not None:
            found = (place[0], "", place[1])
        elif told.slot in ROLE_SLOTS and (role := self.reread.role(words, event.type, told.slot)) is not None:
            found = (role[0], "", role[1])
        if found is None:
            return None
        value, of, (start, end) = found
        status = _status(told.slot, carrier)
        spans = (self.sheet.chars(start, end),)
        return Claim(told.slot, value, spans, carrier.chain, status, of, carrier.said, self.by)

    def _carrier(self, event: Event, words: tuple[int, int] | None) -> Claim | None:
        """The claim of the event in whose sentence the words stand: they have its tellers, and its standing."""
        found = None if words is None else self.reread.sentence(words[0])
        if words is None or found is None or words[1] > found[0].end:
            return None
        first, last = self.sheet.chars(found[0].start, found[0].end)
        return next((claim for claim in _carriers(event) if first <= claim.spans[0][0] < last), None)


def _status(slot: str, carrier: Claim) -> ClaimStatus:
    """As the rules have it: a denied event denies its tolls; an accuser accuses its doer."""
    verbs = {link.verb for link in carrier.chain.links}
    if slot in _DOERS and "accused" in verbs:
        return "accused"
    if carrier.status == "claimed" or (slot in _DOERS and "claimed" in verbs):
        return "claimed"
    return "denied" if carrier.status == "denied" and slot in COUNT_SLOTS else "occurred"


def merge_told(draft: Draft, reading: Reading, told: Iterable[Told], by: str) -> Reading:
    """The reading with what stood the check.

    Args:
        draft: What the rules made of the text.
        reading: The same with what other proposers added already.
        told: What one proposer says.
        by: Its name, for the claims.
    """
    if draft.sheet is None or draft.story is None:
        return reading
    merging = _Told(draft, draft.sheet, draft.story, reading, by)
    for one in told:
        merging.add(one)
    return replace(reading, events=merging.events)


# -- names


def _add_mentions(sheet: Sheet, found: Iterable[FoundMention]) -> None:
    for one in found:
        match one:
            case PlaceMention():
                sheet.places = sorted([*sheet.places, one], key=lambda m: m.start)
            case TimeMention():
                sheet.times = sorted([*sheet.times, one], key=lambda m: m.start)
            case ActorMention():
                sheet.actors = sorted([*sheet.actors, one], key=lambda m: (m.start, -m.end))
            case QuantityMention():
                sheet.quantities = sorted([*sheet.quantities, one], key=lambda m: m.start)


def _value_of(one: FoundMention) -> Place | Period | Actor | Quantity:
    match one:
        case PlaceMention():
            return one.place
        case TimeMention():
            assert one.period is not None
            return one.period
        case ActorMention():
            return one.actor
        case QuantityMention():
            return Quantity(one.value)


def _new_mentions(sheet: Sheet, story: Story, named: Iterable[Named]) -> Iterator[FoundMention]:
    """Mentions of words that the rules say nothing of, each read again."""
    reread = Rereader(sheet, story)
    taken = {
        word
        for mentions in (sheet.places, sheet.times, sheet.actors, sheet.quantities)
        for mention in mentions
        for word in range(mention.start, mention.end)
    }
    for one in named:
        found = reread.named(one)
        if found is not None and taken.isdisjoint(range(found.start, found.end)):
            taken.update(range(found.start, found.end))
            yield found


def _fresh(event: Event, added: list[Span]) -> list[Claim]:
    """Claims of an event whose words are what was added."""
    return [claim for claim in event.claims if any(_overlap(claim.spans[0], span) for span in added)]


def _told_by(event: Event, added: list[Span]) -> list[Claim]:
    """Claims that it happened, by a teller who was added."""
    return [
        claim
        for claim in _carriers(event)
        if any(_overlap(link.span, span) for link in claim.chain.links for span in added)
    ]


def merge_named(
    draft: Draft, reading: Reading, named: Iterable[Named], by: str, again: Callable[[Callable[[Sheet], None]], Draft]
) -> Reading:
    """The reading with what our own grammar makes of further names.

    Args:
        draft, reading, by: As merge_told.
        named: What one proposer says.
        again: Reads the same text once more, with mentions added to its Sheet.

    Returns:
        The mentions, each marked with `by`, and the claims that rest on them. All else is as it was: the second
        reading is only looked at for what it says of the added words.
    """
    sheet, story = draft.sheet, draft.story
    found = [] if sheet is None or story is None else list(_new_mentions(sheet, story, named))
    if sheet is None or not found:
        return reading
    added = [sheet.chars(one.start, one.end) for one in found]
    events = reading.events
    for event in again(lambda other: _add_mentions(other, found)).reading.events:
        trigger = _carriers(event)[0].spans[0]
        hosts = [n for n, old in enumerate(events) if any(_overlap(c.spans[0], trigger) for c in _carriers(old))]
        host = next((n for n in hosts if events[n].type == event.type), None)
        if host is not None:
            whole = events[host]
            for claim in _fresh(event, added):
                if _may_add(whole, claim):
                    whole = replace(whole, claims=(*whole.claims, replace(claim, by=by)))
            if not any(claim.chain for claim in _carriers(whole)):
                tellers = tuple(replace(claim, by=by) for claim in _told_by(event, added))
                whole = replace(whole, claims=(*whole.claims, *tellers))
            events = (*events[:host], whole, *events[host + 1 :])
        elif not hosts and _fresh(event, added):
            events = _with_event(events, _signed(event, by))
    mentions = [
        Mention(span, draft.text[span[0] : span[1]], _value_of(one), by) for span, one in zip(added, found, strict=True)
    ]
    ordered = sorted([*reading.mentions, *mentions], key=lambda m: (m.span, m.kind))
    return replace(reading, mentions=tuple(ordered), events=events)
