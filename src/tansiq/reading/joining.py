"""Candidates of one sentence that tell of one thing: a toll and its attack, a bomb and the bombing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tansiq.reading.alike import is_called
from tansiq.reading.armed import is_fighter, is_state_force
from tansiq.reading.candidates import Candidate
from tansiq.reading.deeds import TALKS, is_calm, is_damage, is_other_deed, is_same_type, is_violent
from tansiq.reading.refining import refine
from tansiq.reading.sheet import Lang

__all__ = ["join_sentence"]


def _absorb(into: Candidate, other: Candidate) -> None:
    """Take over what the other candidate found, in the same sentence."""
    into.tolls += other.tolls
    for filler in other.fillers:
        if filler.argument == "doer" and into.filled("doer") and other.is_harm:
            continue
        if filler.argument == "undergoer" and into.type == "clash":
            bears_arms = is_fighter(filler) or is_called(filler.name, "state_forces")
            against = bool(into.filled("partner")) and not into.filled("doer")
            if bears_arms and (other.filled("doer") or against):
                # "A clash in which troops killed 17 rebels", "police died in a clash with rebels": both sides fought.
                into.add(replace(filler, argument="partner"))
            continue
        if filler.argument == "doer" and any(f.name == filler.name for f in into.filled("undergoer")):
            # "Worshippers were shot at two churches, killing 17": the participle has no subject of its own.
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
            if host is not None and _is_wrecked(host, candidate):
                continue
            if host is not None:
                hit = host.type == "attack.shelling" and host.entry.frame.get("subject") == "instrument"
                known = host.type == candidate.type
                if hit or known or host.type in ("attack.armed", "attack.bombing", "property_destruction"):
                    host.type = candidate.type
                    host.merged.append(candidate)
                    # "في هجوم بسيارة مفخخة نفذته جماعة صباح الجمعة": who and when stand behind the bomb.
                    host.times += [t for t in candidate.times if t not in host.times]
                    host.places += [p for p in candidate.places if p not in host.places]
                    host.tolls += candidate.tolls
                    for filler in candidate.filled("site", "undergoer", *(() if host.filled("doer") else ("doer",))):
                        host.add(filler)
                continue
        kept.append(candidate)
    return kept


def _with_same_bomb(candidates: list[Candidate]) -> list[Candidate]:
    """ "انفجرت عبوة ناسفة في سوق فأصابت 15 شخصا": what the bomb that went off hit is no further attack."""
    kept: list[Candidate] = []
    for candidate in candidates:
        bombs = {f.start for f in candidate.filled("instrument")} if candidate.entry.pos == "verb" else set()
        host = next((c for c in kept if bombs & {f.start for f in c.filled("instrument")} and _goes_off(c)), None)
        if host is not None and _goes_off(candidate) and candidate.status == host.status:
            _absorb(host, candidate)
        else:
            kept.append(candidate)
    return kept


def _goes_off(candidate: Candidate) -> bool:
    """Whether its verb has the weapon for its subject."""
    return candidate.entry.pos == "verb" and candidate.entry.frame.get("subject") == "instrument"


def _is_wrecked(host: Candidate, bomb: Candidate) -> bool:
    """ "Jets destroyed four car bombs": what a verb did to a bomb set none off."""
    if host.type not in ("property_destruction", "operation", "seizure"):
        return False
    undergone = any(f.start <= bomb.start < f.end for f in host.filled("undergoer"))
    return undergone and host.entry.pos == "verb" and host.entry.frame.get("object") == "undergoer"


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
        if c.type not in ("protest.peaceful", "cordon") or not any(c.reach[0] <= first < c.end for first in struck)
    ]


def _pointing_aside(candidates: list[Candidate]) -> list[Candidate]:
    """ "Two died in the incident": beside an event of its own, a word that only points back adds who did it."""
    for candidate in [c for c in candidates if c.entry.row.get("refers")]:
        beside = [c for c in candidates if c is not candidate and c.type.startswith(("attack", "abduction", "clash"))]
        if beside:
            nearest = min(beside, key=lambda c: abs(c.at - candidate.at))
            nearest.points_back = nearest.points_back or candidate.definite
            _absorb(nearest, candidate)
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


def _with_it(one: Candidate, other: Candidate) -> bool:
    """ "محاولة اغتيال بطائرة استهدفت منزله": what the verb says of the weapon it says of the deed done with it."""
    if one.is_harm or one.entry.pos != "noun":
        return False
    weapons = {f.start for f in one.filled("instrument")}
    return any(f.start in weapons for f in other.filled("instrument", "doer") if f.sort in ("weapon", "event"))


def _owned_up(candidates: list[Candidate]) -> list[Candidate]:
    """ "Claimed responsibility for the attack, saying it had targeted a convoy": the same deed told on."""
    for deed in [c for c in candidates if c.doer_status == "claimed" and c.definite and c.entry.pos == "noun"]:
        for told in list(candidates):
            verb = told is not deed and told.entry.pos == "verb" and told.start > deed.start and not told.is_harm
            if not verb or not is_same_type(deed.type, told.type) or told.status == "denied":
                continue
            by = told.filled("doer")
            if by and all(f.group is not None and f.group.sort == "pron" for f in by):
                told.fillers = [f for f in told.fillers if f.argument != "doer"]
                _absorb(deed, told)
                candidates = [c for c in candidates if c is not told]
    return candidates


def _told_of_subjects(candidates: list[Candidate]) -> list[Candidate]:
    """ "The airstrikes targeted areas": the verb says of its subject what it did, and is no event beside it."""
    for candidate in list(candidates):
        hosts = [c for c in candidates if c is not candidate and (c.at in candidate.subjects or _with_it(c, candidate))]
        akin = [c for c in hosts if is_same_type(c.type, candidate.type)]
        # "The aggression hit the district with four strikes": the one that says more.
        told = next((c for c in akin if c.type != candidate.type), akin[0] if akin else None)
        if told is None and candidate.type.startswith(("attack", "property_destruction")):
            told = next((c for c in hosts if is_violent(c)), None)
        if told is not None and not candidate.is_harm:
            _absorb(told, candidate)
            candidates = [c for c in candidates if c is not candidate]
    return candidates


def _done_inside(candidates: list[Candidate]) -> list[Candidate]:
    """ "Was assassinated in an attack on his residence": what the verb tells and what it was done in are one."""
    for deed in [c for c in candidates if c.inside and c.type.startswith("attack") and not c.is_harm]:
        whole = next((c for c in candidates if c.at in deed.inside and c.type.startswith(("attack", "clash"))), None)
        if whole is not None and whole.type == "clash" and whole.status == deed.status:
            # "At least 60 were shot dead in clashes around the square"
            _absorb(whole, deed)
            candidates = [c for c in candidates if c is not deed]
            continue
        told = whole is not None and "attack.armed" in (deed.type, whole.type)
        if whole is None or whole.entry.pos != "noun" or whole.status != deed.status:
            continue
        if told or deed.type == "attack.assassination":
            deed.type = whole.type if deed.type == "attack.armed" else deed.type
            _absorb(deed, whole)
            candidates = [c for c in candidates if c is not whole]
    return candidates


def _wrecking(candidates: list[Candidate], lang: Lang) -> list[Candidate]:
    """ "A bomb went off, destroying windows": what is wrecked by nobody was struck by the attack beside it."""
    for damage in [c for c in candidates if is_damage(c) and (c.entry.pos == "verb" or lang == "ar")]:
        hosts = [c for c in candidates if c.type.startswith("attack") and not c.is_harm and c.status == damage.status]
        if hosts:
            host = min(hosts, key=lambda c: abs(c.at - damage.at))
            support = host.support
            _absorb(host, damage)
            # What was wrecked makes no event of a noun that has nothing else, unless "a blast" wrecked it.
            host.support = support or (damage.at < host.at and not host.definite and not host.is_bare)
            candidates = [c for c in candidates if c is not damage]
    return candidates


def _dead_captives(candidates: list[Candidate]) -> list[Candidate]:
    """ "Abducted 40 villagers, 22 of whom died", "توفي 22 منهم": such a death, which nobody did, is told of them."""
    kept = list(candidates)
    for before, death in pairwise(candidates):
        held = before.type in ("abduction", "arrest") and before.status == death.status
        if held and death.is_harm and death.entry.row.get("deedless") and not death.filled("doer", "instrument"):
            before.tolls += [toll for toll in death.tolls if toll.key in ("killed", "injured")]
            kept = [one for one in kept if one is not death]
    return kept


def _stand_alike(one: Candidate, other: Candidate) -> bool:
    """Whether neither or both are denied: "two were killed, and the army denied targeting civilians" tells of two."""
    return (one.status == "denied") == (other.status == "denied")


def _hurt_none(one: Candidate, harm: Candidate) -> bool:
    """Whether a deed of the same sentence is said to have hurt none, so that those killed were killed by another."""
    spared = {toll.key for toll in one.tolls if toll.value.max == 0}
    return any(toll.key in spared and toll.value.max != 0 for toll in harm.tolls)


def _is_killing(one: Candidate, harm: Candidate) -> bool:
    """Whether what reads as an operation took lives, and was no force's of a state."""
    doers = one.filled("doer")
    armed = bool(doers) and not any(is_state_force(f) or f.actor_type == "person" for f in doers)
    return armed and one.entry.pos == "verb" and harm.entry.row.get("count") == "killed"


def _set_off(one: Candidate, harm: Candidate) -> bool:
    """ "Clashes broke out after the killing of a sheikh": a death that set off a fight is none of its toll."""
    if not harm.is_cause or one.start > harm.start or not one.type.startswith(("clash", "protest", "riot")):
        return False
    one.because = one.because or harm
    return True


def _is_between(candidates: list[Candidate], host: Candidate, harm: Candidate) -> bool:
    """Whether a harm is that of an event recalled beside its host: "a day after the massacre that killed 52"."""
    if _is_recalled(host) != _is_recalled(harm):
        # "Two days after six were killed in an ambush": both stand behind it.
        first, second = sorted((host, harm), key=lambda c: c.start)
        # "He died two days after he was wounded" is one event.
        return _is_recalled(second) and not _is_recalled(first) and second.entry.row.get("count") == "killed"
    return any(c.is_harm and _is_recalled(c) and host.start < c.start < harm.start for c in candidates)


def _is_recalled(candidate: Candidate) -> bool:
    return any(time.is_of_next for time in candidate.times)


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
    # Two sentences in three that tell of something have one candidate, which nothing can be joined to.
    candidates = _wrecking(candidates, lang) if len(candidates) == 1 else _join(candidates, lang)
    for candidate in candidates:
        refine(candidate, lang, alone=True)
    return candidates


def _join(candidates: list[Candidate], lang: Lang) -> list[Candidate]:
    """What is left of several candidates once those of one event are joined."""
    candidates = _pointing_aside(_agreed_truces(_with_same_bomb(_carried(candidates))))
    candidates = _struck_crowds(_told_of_subjects(_owned_up(candidates) if lang == "en" else candidates))
    candidates = _done_inside(candidates)
    harms = [c for c in candidates if c.is_harm]
    others = [c for c in candidates if is_violent(c)]
    for harm in harms:
        akin = [c for c in others if _stand_alike(c, harm) and not is_other_deed(c, harm) and not _hurt_none(c, harm)]
        akin = [c for c in akin if not _set_off(c, harm) and not _is_between(candidates, c, harm)]
        hosts = [c for c in akin if c.type not in ("robbery", "abduction")]
        # "Troops fired on protesters blocking a bridge, killing 25": not their protest did.
        near = min(hosts, key=lambda c: (is_calm(c), abs(c.at - harm.at), c.start), default=None)
        if near is not None:
            if near.entry.row.get("carrier"):
                near.support = True
            if near.type == "protest.peaceful" and harm.filled("doer"):
                # "Dozens were killed by army fire during marches"
                near.type = "protest.force"
            _absorb(near, harm)
            if near.type == "operation" and _is_killing(near, harm):
                # "Herdsmen invaded the village and slaughtered 20 people"
                near.type = "attack.armed"
            if near.type == "attack.armed":
                # "Protesters died as troops opened fire"
                refine(near, lang)
            candidates = [c for c in candidates if c is not harm]
    candidates = _dead_captives(_wrecking(candidates, lang))
    talks = [c for c in candidates if c.type in TALKS]
    for first, second in pairwise(talks):
        if first.type == second.type:
            _absorb(second, first)
            second.start, second.end, second.at = first.start, first.end, first.at
            candidates = [c for c in candidates if c is not first]
    left = [c for c in candidates if c.is_harm]
    for first, second in pairwise(left):
        if not _stand_alike(first, second):
            continue
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
