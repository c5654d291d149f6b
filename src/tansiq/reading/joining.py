"""Candidates that tell of one thing: within a sentence (a toll and its attack), then over the text."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.reading.alike import is_akin, name_words
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.sheet import Lang
from tansiq.reading.wordsets import word_set

__all__ = ["join_sentence", "join_text", "refine"]

_VIOLENT = ("attack", "clash", "operation", "riot", "protest", "hazard", "robbery", "abduction", "property_destruction")
# Attacks that "an attack" without more does not mean.
_APART = frozenset({"attack.arson", "attack.sexual"})
# What "a bombing" without more may have been.
_BOMBS = frozenset({"attack.bombing", "attack.car_bomb", "attack.ied", "attack.suicide_bomb", "attack.grenade"})
# Acts of speech: each is one of its own, however alike.
_SPOKEN = ("statement", "pledge", "request", "order", "accusation", "threat", "message", "call", "arrest", "seizure")
# Sentences after which "the attack" no longer means the one told of; set on the sample reports, 2026-11.
_MEMORY_SENTENCES = 12
_NEAR_SENTENCES = 3
_STORY_SENTENCES = 4
_ANYONE = word_set("anyone")
# Parties that make talks the same talks.
_BOTH = 2
# Days by which the date under a picture may differ from that of the text. Set on the sample reports, 2026-11.
_CAPTION_DAYS = 1
# Sentences after which a count of hurt without more is no longer of the event told of.
_TOLL_SENTENCES = 2
# Events looked back at; a text with more is a chronicle, whose entries do not tell of each other.
_MEMORY_EVENTS = 120


@cache
def _refinements(lang: Lang) -> list[tuple[frozenset[str], frozenset[str], tuple[str, ...], str]]:
    return [
        (frozenset(row["from"]), frozenset(row["arguments"]), tuple(match_key(w) for w in row["words"]), row["to"])
        for row in load_rows(f"{lang}/refine")
    ]


def refine(candidate: Candidate, lang: Lang) -> None:
    """Give a candidate the more specific type that one of its arguments names."""
    for sources, arguments, words, target in _refinements(lang):
        if candidate.type in sources:
            for filler in candidate.filled(*arguments):
                keys = match_key(filler.name)
                if any(f" {word} " in f" {keys} " for word in words):
                    if candidate.type == "escape" and target == "displacement":
                        for toll in candidate.tolls:
                            toll.key = "displaced" if toll.key == "escaped" else toll.key
                    candidate.type = target
                    return


def _violent(candidate: Candidate) -> bool:
    return candidate.type.startswith(_VIOLENT) and not candidate.is_harm


def _absorb(into: Candidate, other: Candidate) -> None:
    """Take over what the other candidate found, in the same sentence."""
    into.tolls += other.tolls
    for filler in other.fillers:
        if filler.argument == "doer" and into.filled("doer") and other.is_harm:
            continue
        if filler.argument == "undergoer" and into.type == "clash":
            continue
        into.add(filler)
    into.times += [t for t in other.times if t not in into.times]
    into.places += [p for p in other.places if p not in into.places]
    into.support = into.support or other.support
    into.reach = (min(into.reach[0], other.reach[0]), max(into.reach[1], other.reach[1]))
    into.merged += [other, *other.merged]


def _carried(candidates: list[Candidate]) -> list[Candidate]:
    """A bomb that another candidate sets off, or that kills, is that one's weapon and no event of its own."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if candidate.entry.row.get("carrier"):
            host = next(
                (
                    c
                    for c in candidates
                    if c is not candidate
                    and not c.is_harm
                    and any(
                        f.start <= candidate.start < f.end for f in c.filled("instrument", "doer", "undergoer", "site")
                    )
                ),
                None,
            )
            if host is not None:
                hit = host.type == "attack.shelling" and host.entry.frame.get("subject") == "instrument"
                if hit or host.type in ("attack.armed", "attack.bombing", "property_destruction"):
                    host.type = candidate.type
                    host.merged.append(candidate)
                    host.places += [p for p in candidate.places if p not in host.places]
                    host.tolls += candidate.tolls
                    for filler in candidate.filled("site", "undergoer", *(() if host.filled("doer") else ("doer",))):
                        host.add(filler)
                continue
        kept.append(candidate)
    return kept


def _struck_crowds(candidates: list[Candidate]) -> list[Candidate]:
    """ "Troops fired on the sit-in": the protest is what was struck, and no event beside that."""
    struck = {
        f.start
        for c in candidates
        if c.type in ("protest.force", "protest.intervention", "attack.armed")
        for f in c.filled("undergoer")
        if f.sort == "event"
    }
    return [
        c
        for c in candidates
        if c.type != "protest.peaceful" or not any(c.reach[0] <= first < c.end for first in struck)
    ]


def _pointing_aside(candidates: list[Candidate]) -> list[Candidate]:
    """ "Two died in the incident": beside an event of its own, a word that only points back adds who did it."""
    for candidate in [c for c in candidates if c.entry.row.get("refers")]:
        beside = [c for c in candidates if c is not candidate and c.type.startswith(("attack", "abduction", "clash"))]
        if beside:
            _absorb(min(beside, key=lambda c: abs(c.at - candidate.at)), candidate)
            candidates = [c for c in candidates if c is not candidate]
    return candidates


def _agreed_truces(candidates: list[Candidate]) -> list[Candidate]:
    """ "They agreed on a ceasefire": the truce is what came of the agreement, and both are one."""
    for pact in [c for c in candidates if c.type == "agreement"]:
        topics = pact.filled("topic")
        truce = next(
            (c for c in candidates if c.type == "ceasefire" and any(t.start <= c.start < t.end for t in topics)), None
        )
        if truce is not None:
            pact.fillers = [f for f in pact.fillers if f.argument != "topic"]
            _absorb(truce, pact)
            candidates = [c for c in candidates if c is not pact]
    return candidates


def _told_of_subjects(candidates: list[Candidate]) -> list[Candidate]:
    """ "The airstrikes targeted areas": the verb says of its subject what it did, and is no event beside it."""
    for candidate in list(candidates):
        hosts = [c for c in candidates if c is not candidate and c.at in candidate.subjects]
        told = next((c for c in hosts if _same_type(c.type, candidate.type)), None)
        if told is None and candidate.type.startswith(("attack", "property_destruction")):
            told = next((c for c in hosts if _violent(c)), None)
        if told is not None and not candidate.is_harm:
            _absorb(told, candidate)
            candidates = [c for c in candidates if c is not candidate]
    return candidates


def join_sentence(candidates: list[Candidate], lang: Lang) -> list[Candidate]:
    """Join what one sentence says of one event.

    Args:
        candidates: In the order of the text.
        lang: Language of the text.

    Returns:
        Fewer candidates; those joined are kept in `merged` of the one they went into.
    """
    for candidate in candidates:
        refine(candidate, lang)
    candidates = _carried(candidates)
    candidates = _struck_crowds(_told_of_subjects(_pointing_aside(candidates)))
    candidates = _agreed_truces(_carried(candidates))
    candidates = _struck_crowds(_told_of_subjects(candidates))
    harms = [c for c in candidates if c.is_harm]
    others = [c for c in candidates if _violent(c)]
    for harm in harms:
        hosts = [c for c in others if c.type not in ("robbery", "abduction")]
        near = min(hosts, key=lambda c: (abs(c.at - harm.at), c.start), default=None)
        if near is not None:
            if near.entry.row.get("carrier"):
                near.support = True
            _absorb(near, harm)
            candidates = [c for c in candidates if c is not harm]
    talks = [c for c in candidates if c.type in ("meeting", "call")]
    for first, second in pairwise(talks):
        if first.type == second.type:
            _absorb(second, first)
            second.start, second.end, second.at = first.start, first.end, first.at
            candidates = [c for c in candidates if c is not first]
    left = [c for c in candidates if c.is_harm]
    for first, second in pairwise(left):
        if (
            {t.key for t in first.tolls} & {t.key for t in second.tolls}
            and first.filled("doer")
            and second.filled("doer")
        ):
            continue
        _absorb(second, first)
        second.start, second.end = min(first.start, second.start), max(second.end, first.start + 1)
        candidates = [c for c in candidates if c is not first]
    return candidates


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


def _same_type(a: str, b: str) -> bool:
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
        not _same_type(old.type, new.type)
        or new.sentence == last.sentence
        or (_is_blast(new) and not (told_first and new.sentence - last.sentence == 1))
    ):
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
        new.definite
        and old.status in ("occurred", "claimed")
        and old.type.startswith(("attack", "abduction", "robbery"))
        and new.sentence - old.sentence <= _MEMORY_SENTENCES
        and not _times_conflict(old, new)
        and not _places_conflict(old, new)
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
    if (old.status == "planned") != (new.status == "planned") or (old.status == "attempted") != (new.status == "attempted"):
        return False
    if not deaths and _times_conflict(old, new):
        return False
    first, second = ([f for f in c.filled("undergoer") if f.actor_type == "person"] for c in (old, new))
    return _some_akin(first, second)


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
    if _same_person(old, new):
        return True
    if not _same_type(old.type, new.type) and not (
        not {old.type, new.type} & _APART
        and new.definite
        and _violent(new)
        and old.type.split(".")[0] == new.type.split(".")[0]
    ):
        return False
    if (old.status == "planned") != (new.status == "planned") and not new.definite:
        return False
    if _times_conflict(old, new) and not _is_same_talk(old, new):
        return False
    elsewhere = _places_conflict(old, new) and not (new.is_echo and new.place_is_near)
    if elsewhere or _doers_conflict(old, new) or (_tolls_conflict(old, new) and not new.definite):
        return False
    distance = new.sentence - old.sentence
    if old.in_heading and not new.in_heading and distance <= _NEAR_SENTENCES and _agreement(old, new) >= 1:
        return True
    if distance > _MEMORY_SENTENCES:
        told_of = new.definite and new.entry.pos == "noun" and _some_akin(old.filled("undergoer"), new.filled("undergoer"))
        return _agreement(old, new) >= (1 if told_of and _takes_life(old) and _takes_life(new) else 3)
    if new.definite and new.is_weak and not _harms_another(old, new):
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
    return _times_conflict(old, new) or _places_conflict(old, new) or _doers_conflict(old, new) or _tolls_conflict(old, new)


def _is_its_toll(old: Candidate, new: Candidate) -> bool:
    """Whether the next sentence only counts whom an event hurt: "Several policemen were injured." """
    if not new.is_harm or not old.type.startswith(_VIOLENT) or old.in_heading:
        return False
    if not 0 <= new.sentence - old.sentence <= _TOLL_SENTENCES:
        return False
    if new.filled("doer") or any(f.actor_type == "person" for f in new.filled("undergoer")):
        return False
    counted = [t for t in new.tolls if t.explicit]
    known = {t.key for t in old.tolls}
    if not counted or any(t.key in known for t in counted) or old.type.startswith(("robbery", "abduction")):
        return False
    if _times_conflict(old, new) or (not new.place_is_near and _places_conflict(old, new)):
        return False
    return old.status in ("occurred", "claimed")


def _go_on(events: list[list[Candidate]], telling: Candidate) -> None:
    """Add a telling to the event of the candidate that it goes on from, unless its count is known already."""
    for event in reversed(events[-_MEMORY_EVENTS:]):
        if any(one is telling.continues for one in event):
            event.append(telling)
            return


def join_text(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Events over the text: each a list of its tellings in order, the first the one that carries it."""
    events: list[list[Candidate]] = []
    for candidate in candidates:
        if candidate.continues is not None:
            _go_on(events, candidate)
            continue
        for event in reversed(events[-_MEMORY_EVENTS:]):
            if _is_its_toll(event[0], candidate):
                candidate.type = event[0].type
                if candidate.place_is_near and event[0].places:
                    # "There 14 died, and Moscow put the wounded at 108": where it was is known.
                    candidate.places = []
                event.append(candidate)
                break
            if (all(_is_same(old, candidate) for old in event[:1]) or (_goes_on(event[0], event[-1], candidate) and not _contradicts(event[0], candidate))) and not any(
                _times_conflict(old, candidate) or (_tolls_conflict(old, candidate) and not candidate.definite)
                for old in event[1:]
            ):
                if candidate.is_echo and candidate.place_is_near and event[0].places:
                    # "In retaliation for the attack, jets bombed Kobani": Kobani is where they bombed.
                    candidate.places = []
                event.append(candidate)
                break
        else:
            if not candidate.is_echo:
                events.append([candidate])
    return events
