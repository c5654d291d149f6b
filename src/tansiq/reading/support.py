"""Whether more than a word says that an event happened, and whether a number is of one event or the sum of many."""

from __future__ import annotations

from tansiq.model import Period
from tansiq.reading.candidates import Candidate

__all__ = ["is_supported", "is_tally"]

# Precisions of periods in which many things happen, and a number that no single event of the lexicon's types has.
_WIDE = frozenset({"year", "season", "quarter"})
_TALLY_FROM = 1000
# Places in which much happens in a year.
_LANDS = frozenset({"country", "admin1", "region", "district"})
# Days of a range in which deaths are summed up.
_LONG_RANGE = 60
# Talks and arrangements, which somebody has with somebody about something.
_OF_PARTIES = ("meeting", "call", "cooperation")
_PARTIES = ("doer", "partner", "topic", "mediator", "sender", "recipient")
# Deeds that are many in a year.
_SUMMED = ("attack", "clash", "abduction", "robbery")


def is_tally(candidate: Candidate) -> bool:
    """Whether a number of dead, hurt or taken is of many events: "47 people have been murdered since January"."""
    counted = [t for t in candidate.tolls if t.explicit]
    if _is_yearly(candidate):
        return True
    if not candidate.entry.row.get("count") or not counted or candidate.is_echo:
        return False
    if candidate.entry.row.get("lasting") or (not candidate.is_harm and candidate.type != "abduction"):
        # "Held since December": since when it has lasted, and no sum.
        return False
    periods = candidate.periods()
    if any(p.end is None or p.precision in _WIDE for p in periods):
        return not candidate.filled("instrument") and not _is_one_deed(candidate, periods)
    if candidate.entry.pos == "verb" and any(_is_long(p) for p in periods):
        return not candidate.filled("doer", "instrument")
    return not periods and any(t.value.min >= _TALLY_FROM for t in counted)


def _is_long(period: Period) -> bool:
    """Whether a range covers so many days that deaths in it are a sum: "in the last three years"."""
    first, last = period.first_day, period.last_day
    return period.precision == "range" and first is not None and last is not None and (last - first).days > _LONG_RANGE


def _is_one_deed(candidate: Candidate, periods: list[Period]) -> bool:
    """ "In 2013 the group killed 67 people in a shopping mall in Nairobi": who, and a spot, are told of one deed."""
    year = candidate.entry.pos == "verb" and all(p.end is not None for p in periods)
    spot = candidate.filled("site") or any(p.place.kind not in _LANDS for p in candidate.places)
    few = all(t.value.min < _TALLY_FROM for t in candidate.tolls)
    return year and few and bool(candidate.filled("doer")) and bool(spot)


def _is_yearly(candidate: Candidate) -> bool:
    """Whether a plural sums up what went on for a year or since a day: "1,500 died in clashes in 1988"."""
    times = [(t, t.period) for t in candidate.times if t.period is not None and not t.is_duration]
    # "since Sunday's bombings" is since what was on that day.
    wide = bool(times) and all(
        p.precision in _WIDE or (p.precision == "since" and t.start >= candidate.end) for t, p in times
    )
    return candidate.is_bare and wide and not candidate.happened and candidate.type.startswith(_SUMMED)


def _is_borne(candidate: Candidate) -> bool:
    """Whether it names what it was done to, or with whom it was agreed."""
    told = ("undergoer", "goal", "partner") if candidate.type in ("agreement", "ceasefire") else ("undergoer", "goal")
    return bool(candidate.filled(*told))


def _is_recalled(candidate: Candidate) -> bool:
    """ "After a gun battle in the port": one deed that something else came after."""
    return candidate.is_cause and candidate.is_one and not candidate.definite and not candidate.place_is_near


def is_supported(candidate: Candidate) -> bool:
    """Whether more than the word itself says that the event happened."""
    row = candidate.entry.row
    if candidate.reduced and row.get("lasting"):
        # "The women held by the group were handed over": how they come to be there is not told.
        return False
    if candidate.reduced and not (
        candidate.times or any(t.explicit for t in candidate.tolls) or candidate.filled("doer")
    ):
        return False
    if not row.get("weak") or candidate.happened:
        return True
    dated = bool(candidate.periods()) and candidate.type != "cooperation"
    english = isinstance(candidate.entry.form, int)
    if english and candidate.type in _OF_PARTIES and not (dated or candidate.filled(*_PARTIES)):
        # "The alliance said", "after a closed meeting in Geneva": of whom, or when, is not told.
        return False
    doer, other = (
        bool(candidate.filled("doer", "sender", "bearer")),
        bool(candidate.filled("undergoer", "partner", "site", "recipient", "goal")),
    )
    where, when = bool(candidate.places), bool(candidate.periods())
    if row.get("strict"):
        return (candidate.support and (doer or other)) or (when and (doer or where))
    named = doer or other
    if english and candidate.type == "meeting" and len(candidate.filled("partner")) > 1:
        # "Talks between the two governments could not settle it"
        return True
    return (
        (candidate.support and (named or where or when))
        or bool(candidate.tolls)
        or (when and (named or where))
        or (doer and (other or where))
        or (where and not candidate.is_bare and (_is_borne(candidate) or _is_recalled(candidate)))
        or (candidate.is_cause and candidate.type == "clash" and len(candidate.filled("partner")) > 1)
    )
