"""Which times of a sentence date which event, and what an event has from the one told right before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tansiq.model import Period
from tansiq.reading.candidates import Candidate
from tansiq.reading.next_event import date_next, later
from tansiq.reading.sayings import Saying
from tansiq.reading.sheet import TimeMention
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["date_events", "inherit"]

# Groups from a time to the event that it dates, where a sentence tells of more than one, and of one alone.
_NEAR, _NEAR_ALONE = 12, 30
# Times that say of how long an event is the third.
_LONG = ("week", "month", "year", "span")
# Words from a time to the act of telling that it dates.
_NEAR_SAYING = 12


def date_events(candidates: list[Candidate], syntax: Syntax, sayings: list[Saying], keys: Sequence[str] = ()) -> None:
    """Times that no clause took: those beside a verb of saying date the saying, others the nearest event."""
    date_next(candidates, syntax)
    taken = {id(t) for c in candidates for t in c.times}
    # "Forty were killed when a bomber rammed a bus that was part of a convoy on the highway on Thursday"
    timed = [k for k, group in enumerate(syntax.groups) if group.kind == "T"]
    lone = len(timed) == 1
    recalls = [k for k in timed if (time := syntax.groups[k].time) is not None and time.is_of_next]
    if not lone:
        # "حكمت اليوم على متهم بقتل ضابط عام 2020": the day beside an event is its own, whichever comes first.
        timed.sort(key=lambda k: min((abs(c.at - k) for c in candidates), default=0))
    for k in timed:
        time = syntax.groups[k].time
        if time is None or time.is_duration or id(time) in taken:
            continue
        saying = next((s for s in sayings if _is_of_saying(time.start, s)), None)
        if saying is not None:
            for candidate in candidates:
                if saying.scope[0] <= candidate.start < saying.scope[1]:
                    candidate.said = time
            continue
        reach = _NEAR if len(candidates) > 1 and not (lone and not taken) else _NEAR_ALONE
        near = [c for c in candidates if abs(c.at - k) <= reach and not _is_of_verb(c, k, syntax)]
        # "Searched the compound for six hours": how long is no day.
        near = [c for c in near if all(t.is_duration for t in c.times)]
        # "On Wednesday, four days after a quake killed 300": what is recalled was not on that Wednesday.
        near = [c for c in near if not any(k < j < c.at for j in recalls)]
        # "Hit a camp on Friday, after a night of clashes": what came before has no day here.
        told = [c for c in near if not _came_before(c, k, syntax)]
        # "The campaign was halted on Friday following a truce": no other deed is told of that day.
        near = told if any(c.entry.pos == "verb" for c in told) else near
        if (planned := _scheduling(k, syntax)) is not None:
            # "A conference that had been scheduled for 14 April": the day of that one, which is to come.
            near = [c for c in near if c.at in syntax.subject(planned)]
            time = time if time.future is None else replace(time, period=time.future)
        if near:
            min(near, key=lambda c: abs(c.at - k)).times.append(later(time) if time.is_of_next else time)
    counted = _counting(syntax, keys) if candidates and keys else None
    for candidate in candidates:
        candidate.times = [_day_of_clause(t, candidate, syntax) for t in candidate.times]
        if counted is not None:
            # "The blast was the third this month": of how long it is the third, and not when it was.
            candidate.times = [t for t in candidate.times if not _is_long(t)]
            candidate.definite = candidate.definite or candidate.at == counted
    for saying in sayings:
        for candidate in candidates:
            for time in candidate.times if candidate.end <= saying.act[0] else ():
                if time.start == saying.act[1] and not time.is_duration:
                    # "…، بحسب ما أعلنت الشرطة الخميس": the day is that of the announcement.
                    candidate.said = time
                    candidate.times = [t for t in candidate.times if t is not time]
            # A time inside the act of saying was taken by no event of what is said.
            candidate.times = [
                t
                for t in candidate.times
                if not saying.act[0] <= t.start < saying.act[1] or saying.act[0] <= candidate.start < saying.act[1]
            ]


def _counting(syntax: Syntax, keys: Sequence[str]) -> int | None:
    """The group that says which one of its kind an event is: "was | the third", "وهذا | ثالث تفجير"; None for none."""
    for k, group in enumerate(syntax.groups):
        if group.kind != "N" or word_set("nth").isdisjoint(keys[group.start : group.end]):
            continue
        told = syntax.kind(k - 1) == "V" and syntax.groups[k - 1].form == "cop" and not syntax.groups[k - 1].negated
        if told or keys[group.start] in word_set("this_is"):
            return k
    return None


def _is_long(time: TimeMention) -> bool:
    """Whether a time is a week or more."""
    return time.period is not None and time.period.precision in _LONG


def _came_before(candidate: Candidate, k: int, syntax: Syntax) -> bool:
    """Whether an event noun behind time group k is what came before: "on Friday, | after | a night of clashes"."""
    behind = range(k + 1, candidate.at)
    return (
        syntax.sheet_lang == "en"
        and candidate.entry.pos == "noun"
        and any(syntax.groups[j].key in word_set("what_came_before") for j in behind)
    )


def _scheduling(k: int, syntax: Syntax) -> int | None:
    """The verb that sets time group k for something: "scheduled | for | Monday"; None for no such."""
    if syntax.kind(k - 1) != "P" or syntax.kind(k - 2) != "V" or syntax.groups[k - 1].key not in word_set("done_for"):
        return None
    verb = syntax.groups[k - 2]
    return k - 2 if verb.modality("plan") is not None and verb.voice == "passive" else None


def _day_of_clause(time: TimeMention, candidate: Candidate, syntax: Syntax) -> TimeMention:
    """ "Since Thursday, when he ordered": since when something lasts is the day of the clause behind it."""
    if time.period is None or time.period.precision != "since" or time.start > candidate.start:
        return time
    first = time.period.first_day
    opens = [j for j, g in enumerate(syntax.groups) if time.end <= g.start < candidate.start and g.kind == "S"]
    if first is None or not opens or syntax.groups[opens[-1]].key not in word_set("when"):
        return time
    return replace(time, period=Period.day(first))


def _is_of_verb(candidate: Candidate, k: int, syntax: Syntax) -> bool:
    """Whether time group k dates a verb that tells of no event, and not what is named behind it.

    "The town on Friday buried the victims of the attack": then they were buried.
    """
    if syntax.sheet_lang != "en" or candidate.at < k:
        return False
    at = candidate.at
    if candidate.entry.pos != "noun":
        # "Of an attack that killed nine"
        at = next(iter(syntax.subject(at)), at) if syntax.kind(at - 1) == "R" else at
        if at == candidate.at or at < k:
            return False
    verb = next((v for v in (k + 1, k - 1, k - 2) if syntax.kind(v) == "V"), None)
    if verb is None or verb > at or (verb == k - 2 and syntax.kind(k - 1) != "P"):
        return False
    group = syntax.groups[verb]
    plain = group.form == "fin" and not any(e.layer in ("event", "modality") for e in group.entries)
    hangs = syntax.kind(at - 1) == "P" and syntax.groups[at - 1].key in word_set("of")
    return plain and hangs


def _is_of_saying(word: int, saying: Saying) -> bool:
    """Whether a time at this word stands beside an act of telling, and outside of what it tells."""
    inside = saying.scope[0] <= word < saying.scope[1]
    return not inside and abs(word - saying.act[0]) <= _NEAR_SAYING


def inherit(candidates: list[Candidate], syntax: Syntax) -> None:
    """What an event led to, and what shares its subject, happened then and there unless it says otherwise."""
    for whole in candidates:
        # "In the operation held on Monday, nine were detained"
        if whole.type == "operation" and whole.times and syntax.groups[whole.at - 1].key in word_set("in_course"):
            for one in candidates:
                one.times = one.times or (list(whole.times) if one.type in ("arrest", "seizure") else [])
    for n, candidate in enumerate(candidates):
        group = syntax.groups[candidate.at]
        before = syntax.previous_verb(candidate.at)
        caused = group.kind == "N" and before is not None and syntax.groups[before].modality("cause") is not None
        shares = group.kind == "V" and (group.form == "ing" or syntax.kind(candidate.at - 1) == "C")
        if not (caused or shares) or n == 0:
            continue
        main = candidates[n - 1]
        if caused and not main.is_harm:
            candidate.because = main
        if not candidate.times:
            candidate.times = list(main.times)
        elif shares and not main.times:
            # "shot two men and wounded a third on Monday"
            main.times = list(candidate.times)
        if not candidate.places:
            candidate.places = list(main.places)
