"""Whether two candidates of a text tell of one event: what fits, what contradicts, what only points back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from tansiq.knowledge.keys import match_key
from tansiq.reading.alike import holds_office, is_akin
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.conflicts import (
    are_named,
    count_shared,
    doers_conflict,
    harmed_conflict,
    means_conflict,
    names_conflict,
    places_conflict,
    share_some,
    shared_parties,
    tellings_conflict,
    times_conflict,
    tolls_conflict,
)
from tansiq.reading.deeds import (
    APART,
    BOMBS,
    TALKS,
    VIOLENT,
    is_apart,
    is_damage,
    is_other_deed,
    is_same_type,
    is_violent,
    takes_life,
)
from tansiq.reading.naming import described_as, is_that_bomb, names_those
from tansiq.reading.turning_out import is_same_target, is_that_raid, turns_out

__all__ = ["is_its_damage", "is_its_toll", "tells_again"]

# Acts of speech: each is one of its own, however alike.
_SPOKEN = ("statement", "pledge", "request", "order", "accusation", "threat", "message", "call", "arrest", "seizure")
# Sentences after which "the attack" no longer means the one told of; set on the sample reports, 2026-11.
_MEMORY_SENTENCES = 12
_NEAR_SENTENCES = 3
# Sentences over which a story goes on without pointing back; set on the development halves, 2026-11.
_STORY_SENTENCES = 4
# Parties that make talks the same talks.
_BOTH = 2
# Days by which the date under a picture may differ from that of the text. Set on the sample reports, 2026-11.
_CAPTION_DAYS = 1
# Sentences after which a count of hurt without more is no longer of the event told of.
_TOLL_SENTENCES = 2
# Precisions of a date that is of no news of the day.
_COARSE = frozenset({"month", "quarter", "season", "year"})
# Tellings that are asked whose deed they tell.
_LAST_TELLINGS = 16


def _means_told(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a clause that speaks of all in it as known means a deed told shortly before."""
    if not new.is_given or not 0 <= new.sentence - last.sentence <= _STORY_SENTENCES or old.in_heading:
        return False
    if not (old.is_done and new.is_done) or {old.type, new.type} & APART:
        return False
    if old.type.split(".")[0] != new.type.split(".")[0] or times_conflict(old, new) or tolls_conflict(old, new):
        return False
    if new.filled("instrument") and not (old.type in BOMBS or old.filled("instrument")):
        return False
    both = are_named(old) and are_named(new)
    if both and not share_some(old.filled("doer"), new.filled("doer")) and not _by_pronoun(new):
        return False
    struck = [[f for f in c.filled("undergoer", "site") if f.sort == "thing"] for c in (old, new)]
    return not (all(struck) and not share_some(*struck))


def _is_anothers(event: list[Candidate], new: Candidate) -> bool:
    """Whether a later sentence tells what another body by name did, to others: "the army then bombed the rebels"."""
    # What the later one must be is asked once, and of the tellings the last: an event may be told a thousand times.
    if not new.type.startswith("attack") or new.doer_status or not are_named(new) or _by_pronoun(new):
        return False
    return any(
        not old.doer_status
        and are_named(old)
        and names_conflict(old, new, "doer", "partner")
        and not share_some(old.filled("undergoer", "site"), new.filled("undergoer", "site"))
        for old in event[-_LAST_TELLINGS:]
    )


def _by_pronoun(candidate: Candidate) -> bool:
    return all(f.group is not None and f.group.sort == "pron" for f in candidate.filled("doer"))


def _is_blast(candidate: Candidate) -> bool:
    """Whether a bomb goes off in it; two sentences with a bomb each are two bombs."""
    return candidate.entry.pos == "verb" and bool(candidate.filled("instrument"))


def _goes_on(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a story goes on: near, of a type that fits, and in nothing another event."""
    if not new.is_done or not old.is_done:
        return False
    if new.sentence - last.sentence > _STORY_SENTENCES or old.in_heading != new.in_heading:
        return False
    kinds = {old.type.split(".")[0], new.type.split(".")[0]}
    if not kinds <= {"attack", "clash"} or {old.type, new.type} & APART:
        return False
    toll = new.is_harm and not new.entry.row.get("deed") and not new.filled("doer")
    told_first = old.is_harm and not old.entry.row.get("deed") and not old.filled("doer")
    if not toll and (
        not is_same_type(old.type, new.type)
        or new.sentence == last.sentence
        or (_is_blast(new) and not (told_first and new.sentence - last.sentence == 1))
    ):
        return False
    whole = bool(new.filled("doer") and new.filled("undergoer", "site"))
    if (not new.definite or new.is_many) and (is_apart(old.type, new) or is_apart(new.type, old)):
        # Bombs went off; "a banker was shot dead outside his house" is another deed, and so are bombs after murders.
        return False
    if not toll and whole and not BOMBS.isdisjoint((old.type, new.type)) and not count_shared(old, new):
        # A car bomb went off; "gunmen then attacked a police station": who and what are told anew.
        return False
    return not harmed_conflict(old, new)


def _refers_back(old: Candidate, new: Candidate) -> bool:
    """Whether a later telling without a day of its own names nothing that the earlier one has otherwise."""
    if old.type != new.type or new.times or old.type.startswith(_SPOKEN):
        return False
    if new.entry.pos == "noun" or new.reduced:
        return True
    sides = ("doer", "partner") if new.type in TALKS else ("undergoer", "partner")
    return not new.places and not names_conflict(old, new, *sides)


def _is_meant(old: Candidate, new: Candidate) -> bool:
    """Whether "the crime" of a later sentence means the violent event told before."""
    return (
        (new.definite or new.points_back)
        and old.is_done
        and old.type.startswith(("attack", "abduction", "robbery"))
        and new.sentence - old.sentence <= _MEMORY_SENTENCES
        and not times_conflict(old, new)
        and not (places_conflict(old, new) and not (new.points_back and new.place_is_near))
        and not harmed_conflict(old, new)
    )


def _harms_another(old: Candidate, new: Candidate) -> bool:
    """ "The murder of the mayor" after a blast: a harm that names its own, whom the earlier telling does not have."""
    return (new.is_harm or takes_life(new)) and harmed_conflict(old, new)


def _same_person(old: Candidate, new: Candidate) -> bool:
    """Whether both take the life, or the freedom, of one person by name: that happens once in a text."""
    deaths = takes_life(old) and takes_life(new)
    if not deaths and not (old.type == new.type == "abduction"):
        return False
    if (old.status == "planned") != (new.status == "planned") or (old.status == "attempted") != (
        new.status == "attempted"
    ):
        return False
    if not deaths and times_conflict(old, new):
        return False
    return any(_is_one(one, two) for one in old.filled("undergoer") for two in new.filled("undergoer"))


def _is_one(one: Filler, two: Filler) -> bool:
    """Whether two fillers are one person by name, by the end of the name, or by "the" and the office he held."""
    first, second = match_key(one.name), match_key(two.name)
    by_office = one.actor_type == "person" and two.group is not None and two.group.definite and one.office
    if holds_office(one, two):
        return True
    if one.actor_type == two.actor_type == "person":
        return is_akin(one, two)
    if by_office:
        return False
    unknown = [f.group is not None and f.group.sort == "" and not f.group.definite for f in (one, two)]
    if not all(u or f.actor_type == "person" for u, f in zip(unknown, (one, two), strict=True)):
        return False
    words = min(first.count(" "), second.count(" ")) + 1
    ends = f" {first}".endswith(f" {second}") or f" {second}".endswith(f" {first}")
    return ends and (words > 1 or "person" in (one.actor_type, two.actor_type))


def _is_same_talk(old: Candidate, new: Candidate) -> bool:
    """Whether talks of the same two parties are one although their days differ: two claims of when it was.

    "Today" in a text written days later, in the next sentence; and a caption or headline whose date is a day off.
    """
    if new.type not in TALKS or shared_parties(old, new) < _BOTH:
        return False
    if new.sentence - old.sentence <= 1 and all(t.is_relative for t in new.times):
        return True
    return (old.in_heading or old.sentence == 0) and _days_apart(old, new) <= _CAPTION_DAYS


def _days_apart(a: Candidate, b: Candidate) -> int:
    """Days between the nearest days that two candidates have; many where either has none."""
    gaps = [
        max((p.first_day - q.last_day).days, (q.first_day - p.last_day).days, 0)
        for p in (t.period for t in a.times)
        for q in (t.period for t in b.times)
        if p is not None and q is not None and p.first_day and q.first_day and p.last_day and q.last_day
    ]
    return min(gaps, default=_CAPTION_DAYS + 1)


def _is_same(old: Candidate, new: Candidate) -> bool:
    """Whether a later candidate tells again of an earlier one."""
    if new.entry.row.get("refers"):
        return _is_meant(old, new)
    if new.points_back and is_same_type(old.type, new.type) and _is_meant(old, new):
        return True
    if _same_person(old, new):
        return True
    if not is_same_type(old.type, new.type) and not (
        not {old.type, new.type} & APART
        and new.definite
        and is_violent(new)
        and old.type.split(".")[0] == new.type.split(".")[0]
    ):
        return False
    if (old.status == "planned") != (new.status == "planned") and not new.definite:
        return False
    if times_conflict(old, new) and not _is_same_talk(old, new):
        return False
    # "The blast tore through rows of stalls, when traders from the villages along the river were unloading"
    again = new.definite and new.entry.pos == "noun" and new.sentence - old.sentence <= _TOLL_SENTENCES
    elsewhere = places_conflict(old, new) and not ((new.is_echo or again) and new.place_is_near)
    if elsewhere or doers_conflict(old, new) or (tolls_conflict(old, new) and not new.definite):
        return False
    distance = new.sentence - old.sentence
    if distance <= _MEMORY_SENTENCES and is_same_target(old, new):
        return True
    if old.in_heading and not new.in_heading and distance <= _NEAR_SENTENCES and count_shared(old, new) >= 1:
        return True
    if distance > _MEMORY_SENTENCES:
        told_of = (new.reduced or (new.definite and new.entry.pos == "noun")) and share_some(
            old.filled("undergoer"), new.filled("undergoer")
        )
        return count_shared(old, new) >= (1 if told_of and takes_life(old) and takes_life(new) else 3)
    # "The army murdered priests. The bombings went on": nobody was murdered by those.
    if new.definite and new.is_weak and not _harms_another(old, new) and not (new.is_many and is_apart(new.type, old)):
        return True
    if _refers_back(old, new):
        return True
    if new.type in TALKS and shared_parties(old, new) >= _BOTH:
        return True
    if (
        not new.times
        and not new.places
        and distance <= _NEAR_SENTENCES
        and (count_shared(old, new) >= 1 or not new.fillers)
    ):
        return True
    return count_shared(old, new) >= 2


def _is_of_another_time(first: Candidate, last: Candidate, new: Candidate) -> bool:
    """ "In March 2021, 137 were killed in attacks": what only a month or a year dates is no news of the day."""
    if new.definite or new.points_back or new.sentence == last.sentence or first.times or last.times:
        return False
    told = [time for time in new.times if time.period is not None]
    return bool(told) and all(t.period.precision in _COARSE and not t.is_relative for t in told if t.period)


def tells_again(event: list[Candidate], new: Candidate, differing: Iterable[Candidate]) -> bool:
    """Whether a later candidate tells again of an event, or goes on with it.

    Args:
        event: Its tellings so far, the first the one that carries it.
        new: A candidate of a later or the same sentence.
        differing: Of its tellings behind the first those that differ in times or tolls.
    """
    first = event[0]
    if _same_person(first, new):
        return True
    if _is_of_another_time(first, event[-1], new):
        return False
    beside = takewhile(lambda old: old.sentence == new.sentence, reversed(event))
    if any(is_other_deed(old, new) for old in beside) or new.is_other:
        return False
    if _is_anothers(event, new):
        return False
    if _means_told(first, event[-1], new):
        return True
    named = names_those(first, event[-1], new) or described_as(first, event[-1], new)
    if named and not times_conflict(first, new) and not places_conflict(first, new):
        return True
    if is_that_bomb(first, event[-1], new) and not means_conflict(first, new):
        return True
    if turns_out(first, event[-1], new) and not means_conflict(first, new):
        return True
    if is_that_raid(first, event[-1], new) and not means_conflict(first, new):
        return True
    if not _is_same(first, new) and (not _goes_on(first, event[-1], new) or tellings_conflict(first, new)):
        return False
    return not any(times_conflict(old, new) or (tolls_conflict(old, new) and not new.definite) for old in differing)


def is_its_damage(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a sentence behind a bombing only adds what it wrecked."""
    if not is_damage(new) or old.in_heading or not old.is_done:
        return False
    if old.type not in BOMBS or new.entry.pos != "verb" or not 0 <= new.sentence - last.sentence <= _TOLL_SENTENCES:
        return False
    if new.periods() and not count_shared(old, new):
        return False
    return not times_conflict(old, new) and (new.place_is_near or not places_conflict(old, new))


def is_its_toll(old: Candidate, new: Candidate) -> bool:
    """Whether the next sentence only counts whom an event hurt: "Several policemen were injured." """
    if not new.is_harm or not old.type.startswith(VIOLENT) or old.in_heading:
        return False
    if not 0 <= new.sentence - old.sentence <= _TOLL_SENTENCES:
        return False
    if new.filled("doer") or is_apart(old.type, new) or any(f.actor_type == "person" for f in new.filled("undergoer")):
        return False
    counted = [t for t in new.tolls if t.explicit]
    known = {t.key for t in old.tolls}
    if not counted or any(t.key in known for t in counted) or old.type.startswith(("robbery", "abduction")):
        return False
    if old.type == "property_destruction" and new.places and not new.place_is_near:
        # "Jets destroyed depots. Eight were killed in Mardin": where those died is said, and not by what.
        return False
    if times_conflict(old, new) or (not new.place_is_near and places_conflict(old, new)):
        return False
    return old.is_done
