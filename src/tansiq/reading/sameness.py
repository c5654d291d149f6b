"""Whether two candidates of a text tell of one event: what fits, what contradicts, what only points back."""

from __future__ import annotations

from collections.abc import Iterable

from tansiq.knowledge.keys import match_key
from tansiq.reading.alike import holds_office, is_akin, name_words
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.naming import described_as, is_that_bomb, names_those
from tansiq.reading.turning_out import is_same_target, turns_out
from tansiq.reading.wordsets import word_set

__all__ = [
    "is_apart",
    "is_damage",
    "is_its_damage",
    "is_its_toll",
    "is_other_deed",
    "is_same_type",
    "is_violent",
    "tells_again",
]

_VIOLENT = ("attack", "clash", "operation", "riot", "protest", "hazard", "robbery", "abduction", "property_destruction")
# Attacks that "an attack" without more does not mean.
_APART = frozenset({"attack.arson", "attack.sexual"})
# What "a bombing" without more may have been.
_BOMBS = frozenset({"attack.bombing", "attack.car_bomb", "attack.ied", "attack.suicide_bomb", "attack.grenade"})
# Attacks in which nobody is murdered one by one.
_FROM_AFAR = ("attack.bombing", "attack.airstrike", "attack.shelling", "attack.arson", "attack.ied", "attack.car_bomb")
# Acts of speech: each is one of its own, however alike.
_SPOKEN = ("statement", "pledge", "request", "order", "accusation", "threat", "message", "call", "arrest", "seizure")
# Sentences after which "the attack" no longer means the one told of; set on the sample reports, 2026-11.
_MEMORY_SENTENCES = 12
_NEAR_SENTENCES = 3
# Sentences over which a story goes on without pointing back; set on the development halves, 2026-11.
_STORY_SENTENCES = 4
# Descriptions that fit whoever was told of.
_ANYONE = word_set("anyone")
# Parties that make talks the same talks.
_BOTH = 2
# Days by which the date under a picture may differ from that of the text. Set on the sample reports, 2026-11.
_CAPTION_DAYS = 1
# Sentences after which a count of hurt without more is no longer of the event told of.
_TOLL_SENTENCES = 2


def is_violent(candidate: Candidate) -> bool:
    """Whether it is an act of violence that may have a toll, and no toll itself."""
    return candidate.type.startswith(_VIOLENT) and not candidate.is_harm


def is_apart(attack: str, killing: Candidate) -> bool:
    """Whether a killing is by its own means, as nobody is killed by the bombs of an attack: murdered, beheaded."""
    return bool(killing.entry.row.get("deed")) and attack.startswith(_FROM_AFAR)


def is_other_deed(one: Candidate, other: Candidate) -> bool:
    """Whether a killing stands beside a bombing and not in it: "bombed cities and murdered priests"."""
    later = max(one, other, key=lambda c: c.start)
    if one.sentence != other.sentence or not later.is_added or one.entry.pos != other.entry.pos:
        return False
    return any(is_apart(a.type, b) and bool(b.filled("undergoer")) for a, b in ((one, other), (other, one)))


def _names(candidate: Candidate, *arguments: str) -> set[str]:
    return {match_key(f.name) for f in candidate.filled(*arguments)}


def _parties(candidate: Candidate) -> set[str]:
    """Who took part, by name and by an office of two words or more ("the Syrian ambassador")."""
    parties = candidate.filled("doer", "partner")
    names = {match_key(f.name) for f in parties}
    return names | {match_key(f.office) for f in parties if " " in f.office.strip()}


def _shared_parties(a: Candidate, b: Candidate) -> int:
    """How many parties of two talks are the same, one's office or name standing within the other's."""
    first, second = _parties(a), _parties(b)
    return sum(any(f" {x} " in f" {y} " or f" {y} " in f" {x} " for y in second) for x in first)


def is_same_type(a: str, b: str) -> bool:
    """Whether two types may be of one event: "an attack" may turn out an ambush, "a bombing" a car bomb."""
    if a == b:
        return True
    if {a, b} & _APART:
        return False
    if {a, b} <= _BOMBS and "attack.bombing" in (a, b):
        return True
    heads = {a.split(".", maxsplit=1)[0], b.split(".", maxsplit=1)[0]}
    return len(heads) == 1 and (heads == {"attack"} and "attack.armed" in (a, b))


def _days(candidate: Candidate) -> list[tuple[object, object]]:
    return [
        (t.period.first_day, t.period.last_day) for t in candidate.times if t.period is not None and not t.is_duration
    ]


def _times_conflict(a: Candidate, b: Candidate) -> bool:
    first = [t.period for t in a.times if t.period is not None and not t.is_duration]
    second = [t.period for t in b.times if t.period is not None and not t.is_duration]
    return bool(first and second) and not any(p.overlaps(q) for p in first for q in second)


def _places_conflict(a: Candidate, b: Candidate) -> bool:
    if not a.places or not b.places:
        return False
    first = {n for p in a.places for n in (p.place.name, *p.place.path[:3])}
    second = {n for p in b.places for n in (p.place.name, *p.place.path[:3])}
    names_a, names_b = {p.place.name for p in a.places}, {p.place.name for p in b.places}
    return not (names_a & second or names_b & first)


def _tolls_conflict(a: Candidate, b: Candidate) -> bool:
    for one in a.tolls:
        for two in b.tolls:
            if one.key == two.key and not one.value.overlaps(two.value):
                return True
    return False


def _agreement(a: Candidate, b: Candidate) -> int:
    """How much two candidates share, counted in slots."""
    shared = 0
    for arguments in (("doer",), ("undergoer", "site"), ("partner",), ("instrument",)):
        shared += _some_akin(a.filled(*arguments), b.filled(*arguments))
    shared += bool({(t.key, t.value) for t in a.tolls if t.explicit} & {(t.key, t.value) for t in b.tolls})
    times_a, times_b = _days(a), _days(b)
    shared += bool(set(times_a) & set(times_b))
    shared += bool({p.place.name for p in a.places} & {p.place.name for p in b.places})
    return shared


def _some_akin(first: list[Filler], second: list[Filler]) -> bool:
    return any(is_akin(one, two) for one in first for two in second)


def _harmed_conflict(a: Candidate, b: Candidate) -> bool:
    """Whether two tellings name others as harmed or struck; "people" and "the victim" may be anyone."""
    for things in (False, True):
        first, second = (
            [f for f in c.filled("undergoer", "site") if (f.sort in ("thing", "place", "")) == things] for c in (a, b)
        )
        if first and second and not _some_akin(first, second) and not (_are_anyone(first) or _are_anyone(second)):
            return True
    return False


def _are_anyone(fillers: list[Filler]) -> bool:
    """Whether a description says no more than that they were people, or means one told of before."""
    return all(not _ANYONE.isdisjoint(name_words(f.name)) for f in fillers)


def _means_told(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a clause that speaks of all in it as known means a deed told shortly before."""
    if not new.is_given or not 0 <= new.sentence - last.sentence <= _STORY_SENTENCES or old.in_heading:
        return False
    if {old.status, new.status} - {"occurred", "claimed"} or {old.type, new.type} & _APART:
        return False
    if old.type.split(".")[0] != new.type.split(".")[0] or _times_conflict(old, new) or _tolls_conflict(old, new):
        return False
    if new.filled("instrument") and not (old.type in _BOMBS or old.filled("instrument")):
        return False
    both = _bodies(old) and _bodies(new)
    if both and not _some_akin(old.filled("doer"), new.filled("doer")) and not _by_pronoun(new):
        return False
    struck = [[f for f in c.filled("undergoer", "site") if f.sort == "thing"] for c in (old, new)]
    return not (all(struck) and not _some_akin(*struck))


def _by_pronoun(candidate: Candidate) -> bool:
    return all(f.group is not None and f.group.sort == "pron" for f in candidate.filled("doer"))


def _is_blast(candidate: Candidate) -> bool:
    """Whether a bomb goes off in it; two sentences with a bomb each are two bombs."""
    return candidate.entry.pos == "verb" and bool(candidate.filled("instrument"))


def _goes_on(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a story goes on: near, of a type that fits, and in nothing another event."""
    if new.status not in ("occurred", "claimed") or old.status not in ("occurred", "claimed"):
        return False
    if new.sentence - last.sentence > _STORY_SENTENCES or old.in_heading != new.in_heading:
        return False
    kinds = {old.type.split(".")[0], new.type.split(".")[0]}
    if not kinds <= {"attack", "clash"} or {old.type, new.type} & _APART:
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
    if not toll and whole and not _BOMBS.isdisjoint((old.type, new.type)) and not _agreement(old, new):
        # A car bomb went off; "gunmen then attacked a police station": who and what are told anew.
        return False
    return not _harmed_conflict(old, new)


def _doers_conflict(a: Candidate, b: Candidate) -> bool:
    first, second = _names(a, "doer", "partner"), _names(b, "doer", "partner")
    if b.entry.pos == "noun" and not (_bodies(a) and _bodies(b)):
        # "The escape of prisoners": a description may mean whoever was named before.
        return False
    return bool(first and second) and not any(x in y or y in x for x in first for y in second)


def _bodies(candidate: Candidate) -> bool:
    """Whether a body or a person by name did it, and not people by description."""
    return any(f.actor_type not in ("", "group_of_people") for f in candidate.filled("doer", "partner"))


def _refers_back(old: Candidate, new: Candidate) -> bool:
    """Whether a later telling without a day of its own names nothing that the earlier one has otherwise."""
    if old.type != new.type or new.times or old.type.startswith(_SPOKEN):
        return False
    if new.entry.pos == "noun" or new.reduced:
        return True
    sides = ("doer", "partner") if new.type in ("meeting", "call") else ("undergoer", "partner")
    first, second = _names(old, *sides), _names(new, *sides)
    return not new.places and not (first and second and not any(x in y or y in x for x in first for y in second))


def _is_meant(old: Candidate, new: Candidate) -> bool:
    """Whether "the crime" of a later sentence means the violent event told before."""
    return (
        (new.definite or new.points_back)
        and old.status in ("occurred", "claimed")
        and old.type.startswith(("attack", "abduction", "robbery"))
        and new.sentence - old.sentence <= _MEMORY_SENTENCES
        and not _times_conflict(old, new)
        and not (_places_conflict(old, new) and not (new.points_back and new.place_is_near))
        and not _harmed_conflict(old, new)
    )


def _harms_another(old: Candidate, new: Candidate) -> bool:
    """ "The murder of the mayor" after a blast: a harm that names its own, whom the earlier telling does not have."""
    return (new.is_harm or _takes_life(new)) and _harmed_conflict(old, new)


def _same_person(old: Candidate, new: Candidate) -> bool:
    """Whether both take the life, or the freedom, of one person by name: that happens once in a text."""
    deaths = _takes_life(old) and _takes_life(new)
    if not deaths and not (old.type == new.type == "abduction"):
        return False
    if (old.status == "planned") != (new.status == "planned") or (old.status == "attempted") != (
        new.status == "attempted"
    ):
        return False
    if not deaths and _times_conflict(old, new):
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


def _takes_life(candidate: Candidate) -> bool:
    return candidate.type == "attack.assassination" or (
        candidate.type.startswith("attack") and candidate.entry.row.get("count") == "killed"
    )


def _is_same_talk(old: Candidate, new: Candidate) -> bool:
    """Whether talks of the same two parties are one although their days differ: two claims of when it was.

    "Today" in a text written days later, in the next sentence; and a caption or headline whose date is a day off.
    """
    if new.type not in ("meeting", "call") or _shared_parties(old, new) < _BOTH:
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
        not {old.type, new.type} & _APART
        and new.definite
        and is_violent(new)
        and old.type.split(".")[0] == new.type.split(".")[0]
    ):
        return False
    if (old.status == "planned") != (new.status == "planned") and not new.definite:
        return False
    if _times_conflict(old, new) and not _is_same_talk(old, new):
        return False
    # "The blast tore through rows of stalls, when traders from the villages along the river were unloading"
    again = new.definite and new.entry.pos == "noun" and new.sentence - old.sentence <= _TOLL_SENTENCES
    elsewhere = _places_conflict(old, new) and not ((new.is_echo or again) and new.place_is_near)
    if elsewhere or _doers_conflict(old, new) or (_tolls_conflict(old, new) and not new.definite):
        return False
    distance = new.sentence - old.sentence
    if distance <= _MEMORY_SENTENCES and is_same_target(old, new):
        return True
    if old.in_heading and not new.in_heading and distance <= _NEAR_SENTENCES and _agreement(old, new) >= 1:
        return True
    if distance > _MEMORY_SENTENCES:
        told_of = (new.reduced or (new.definite and new.entry.pos == "noun")) and _some_akin(
            old.filled("undergoer"), new.filled("undergoer")
        )
        return _agreement(old, new) >= (1 if told_of and _takes_life(old) and _takes_life(new) else 3)
    # "The army murdered priests. The bombings went on": nobody was murdered by those.
    if new.definite and new.is_weak and not _harms_another(old, new) and not (new.is_many and is_apart(new.type, old)):
        return True
    if _refers_back(old, new):
        return True
    if new.type in ("meeting", "call") and _shared_parties(old, new) >= _BOTH:
        return True
    if (
        not new.times
        and not new.places
        and distance <= _NEAR_SENTENCES
        and (_agreement(old, new) >= 1 or not new.fillers)
    ):
        return True
    return _agreement(old, new) >= 2


def _contradicts(old: Candidate, new: Candidate) -> bool:
    conflicts = (_times_conflict, _places_conflict, _doers_conflict, _tolls_conflict)
    return any(conflict(old, new) for conflict in conflicts)


def _denies_means(old: Candidate, new: Candidate) -> bool:
    """Whether what is told of a bomb is of another attack: elsewhere, on another day, by another body."""
    others = _bodies(old) and _bodies(new) and _doers_conflict(old, new)
    return others or _times_conflict(old, new) or _places_conflict(old, new) or _tolls_conflict(old, new)


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
    if any(is_other_deed(old, new) for old in event) or new.is_other:
        return False
    if _means_told(first, event[-1], new):
        return True
    named = names_those(first, event[-1], new) or described_as(first, event[-1], new)
    if named and not _times_conflict(first, new) and not _places_conflict(first, new):
        return True
    if is_that_bomb(first, event[-1], new) and not _denies_means(first, new):
        return True
    if turns_out(first, event[-1], new) and not _denies_means(first, new):
        return True
    if not _is_same(first, new) and (not _goes_on(first, event[-1], new) or _contradicts(first, new)):
        return False
    return not any(_times_conflict(old, new) or (_tolls_conflict(old, new) and not new.definite) for old in differing)


def is_damage(candidate: Candidate) -> bool:
    """Whether it only says what was wrecked, by nobody: "two houses were damaged", "destroying windows"."""
    if candidate.type != "property_destruction" or candidate.status != "occurred" or candidate.is_echo:
        return False
    by = candidate.filled("doer")
    return bool(candidate.filled("undergoer", "site")) and all(f.sort in ("weapon", "event", "thing") for f in by)


def is_its_damage(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a sentence behind a bombing only adds what it wrecked."""
    if not is_damage(new) or old.in_heading or old.status not in ("occurred", "claimed"):
        return False
    if old.type not in _BOMBS or new.entry.pos != "verb" or not 0 <= new.sentence - last.sentence <= _TOLL_SENTENCES:
        return False
    if any(t.period is not None and not t.is_duration for t in new.times) and not _agreement(old, new):
        return False
    return not _times_conflict(old, new) and (new.place_is_near or not _places_conflict(old, new))


def is_its_toll(old: Candidate, new: Candidate) -> bool:
    """Whether the next sentence only counts whom an event hurt: "Several policemen were injured." """
    if not new.is_harm or not old.type.startswith(_VIOLENT) or old.in_heading:
        return False
    if not 0 <= new.sentence - old.sentence <= _TOLL_SENTENCES:
        return False
    if new.filled("doer") or is_apart(old.type, new) or any(f.actor_type == "person" for f in new.filled("undergoer")):
        return False
    counted = [t for t in new.tolls if t.explicit]
    known = {t.key for t in old.tolls}
    if not counted or any(t.key in known for t in counted) or old.type.startswith(("robbery", "abduction")):
        return False
    if _times_conflict(old, new) or (not new.place_is_near and _places_conflict(old, new)):
        return False
    return old.status in ("occurred", "claimed")
