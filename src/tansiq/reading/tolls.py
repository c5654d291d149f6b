"""Tolls that hang on no verb of killing: "leaving five dead and 12 wounded", "أسفر عن خمسة قتلى", "no casualties"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard

from tansiq.model import Count, SourceChain
from tansiq.reading.candidates import Candidate, Toll
from tansiq.reading.deeds import is_calm
from tansiq.reading.falsehood import calls_number_false
from tansiq.reading.groups import NAMED, Group
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.negation import is_none, is_without
from tansiq.reading.quantities.hedges import apply_rule
from tansiq.reading.sheet import Lang, QuantityMention, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = [
    "DEADLY",
    "LooseToll",
    "add_loose_tolls",
    "awaits_tolls",
    "find_loose_tolls",
    "further_tolls",
    "join_wreckage",
    "spare",
]

DEADLY = ("attack", "clash", "operation", "hazard", "riot", "protest")
"""Families of events that people die in."""
_NONE = word_set("without")
_NOBODY = word_set("nobody")
_HARM = word_set("harm_at_all")
_TOTALS = word_set("toll_totals")
_NUMBERS = word_set("toll_numbers")
_TOTALS_NUMBERS = _TOTALS | _NUMBERS
_PASSES = word_set("toll_passes")
_COMES_TO = word_set("toll_reaches") | _PASSES
_RISES = word_set("toll_rises")
_OF = word_set("of")
_WAS_BEFORE = word_set("toll_before")
# What "no casualties" and "no injuries" say of.
_NEAR_GREATER = 3
_NONE_OF = {"casualties": ("killed", "injured"), "injuries": ("injured",)}
_Spot = tuple[str, int, int]
"""A toll told in a sentence: its key and its words [start, end)."""
_OF_WHOM = 6
"""Groups in which those stand who are counted: "the number of people known to have died"."""
_TOLL_SENTENCES = 3
"""Sentences back in which the event may stand whose toll is told by itself. Set on the development half, 2026-11."""
_LONG = ("month", "quarter", "year", "decade")
"""Precisions of periods that hold more than one event."""
_TOTAL_REACH = 14
"""Groups between "the toll" and its number: "bringing to 39 the number of people known to have died"."""


@dataclass(slots=True)
class LooseToll:
    """A count of dead or wounded at group `at` that no verb of killing carries.

    Args:
        is_total: "The toll rose to 14": it stands for all, those of the same sentence included.
        host: The candidate of its sentence whose toll it is, where somebody else tells it.
    """

    at: int
    toll: Toll
    is_total: bool = False
    host: Candidate | None = None


def _toll_sort(sheet: Sheet, group: Group) -> str:
    for sort in _tolls(sheet)[group.start : group.end]:
        if sort:
            return sort
    return ""


def _tolls(sheet: Sheet) -> list[str | None]:
    """What toll each word of the text names: looked up once, since most sentences name none and are passed by."""
    if not sheet.tolls:
        sheet.tolls = list(map(_named(sheet.lang).get, sheet.keys))
    return sheet.tolls


@cache
def _named(lang: Lang) -> dict[str, str]:
    """Keys of words that name a toll, with its sort: as they are, and behind an Arabic conjunction or article."""
    bare = dict.fromkeys(_HARM, "casualties")
    bare |= {key: word.sort[5:] for key, word in load_lexicon(lang).words.items() if word.sort.startswith("toll.")}
    # A word that is a toll by itself is none behind a clitic.
    joined = {clitic + key: sort for clitic in ("ال", "و") for key, sort in bare.items()}
    return joined | bare


def _names_toll(sheet: Sheet, syntax: Syntax) -> bool:
    """Whether any word of the sentence names dead, wounded or harm."""
    groups = syntax.groups
    return bool(groups) and any(_tolls(sheet)[groups[0].start : groups[-1].end])


def spare(harm: Candidate, candidates: list[Candidate]) -> None:
    """ "No one was killed": a toll of nought for the nearest violent candidate of the sentence."""
    violent = [c for c in candidates if c.type.startswith(DEADLY)]
    if violent and (key := harm.entry.row.get("count")):
        near = min(violent, key=lambda c: abs(c.at - harm.at))
        # Where no one was hurt, no one was killed either.
        for one in ("killed", "injured") if key == "injured" else (str(key),):
            if all(toll.key != one for toll in near.tolls):
                near.tolls.append(Toll(one, Count.exactly(0), "", harm.start, harm.end))


def add_loose_tolls(
    sheet: Sheet, syntax: Syntax, candidates: list[Candidate], chain_at: Callable[[int], SourceChain]
) -> list[LooseToll]:
    """Hang counts of dead and wounded on the nearest violent candidate of the sentence.

    Args:
        sheet, syntax, candidates: The sentence.
        chain_at: Who tells a word of it.

    Returns:
        Those that found none: they may be of an event told before. Those that another told than the nearest
        candidate ("state media put the toll at nine") have it as `host`, and are a telling of their own.
    """
    violent = [c for c in candidates if c.type.startswith(DEADLY)]
    loose = find_loose_tolls(sheet, syntax, candidates)
    if not violent:
        return loose
    apart: list[LooseToll] = []
    for one in loose:
        # "Attacked the post without causing casualties, then clashed": what hurt nobody was told before.
        behind = one.toll.value.max == 0 and any(c.at < one.at for c in violent)
        near = min(violent, key=lambda c: (c.is_harm, is_calm(c), behind and c.at > one.at, abs(c.at - one.at)))
        if one.is_total and (chain := chain_at(one.toll.start)) and _names_of(chain) != _names_of(chain_at(near.start)):
            one.host = near
            apart.append(one)
            continue
        near.support = True
        if one.is_total:
            for candidate in candidates:
                # "A wounded man died, raising the toll to 9": he is one of them.
                candidate.tolls = [t for t in candidate.tolls if t.key != one.toll.key or t.start == one.toll.start]
        if all(t.key != one.toll.key or t.value != one.toll.value for t in near.tolls):
            near.tolls.append(one.toll)
    said = not loose and _names_toll(sheet, syntax)
    if said and any(g.kind == "N" and _toll_sort(sheet, g) == "casualties" for g in syntax.groups):
        # "There were no reports of casualties in the attack": who asks for them takes it as having happened.
        min(violent, key=lambda c: c.is_harm).support = True
    return apart


def _names_of(chain: SourceChain) -> tuple[str, ...]:
    return tuple(link.name for link in chain.links)


def awaits_tolls(last: Candidate | None, sentence: int) -> TypeGuard[Candidate]:
    """Whether a toll that stands by itself in this sentence would be of the deadly event told last."""
    return last is not None and sentence - last.sentence <= _TOLL_SENTENCES and last.is_done


def further_tolls(loose: list[LooseToll], syntax: Syntax, last: Candidate | None, sentence: int) -> list[Candidate]:
    """A further telling of the deadly event told last, for tolls that stand without one: "He spoke of 40 dead"."""
    if not awaits_tolls(last, sentence):
        return []
    first = syntax.groups[loose[0].at]
    reach = (min(one.toll.start for one in loose), max(one.toll.end for one in loose))
    telling = Candidate(last.type, last.entry, *reach, sentence, loose[0].at, reach)
    telling.tolls = [one.toll for one in loose]
    telling.support, telling.definite, telling.status = True, True, "occurred"
    telling.continues = last
    telling.reach = (min(first.start, reach[0]), reach[1])
    return [telling]


def join_wreckage(kept: list[Candidate], last: Candidate | None, sentence: int) -> list[Candidate]:
    """What a disaster wrecked is told of it: "More than 1,000 homes were damaged", where nobody is said to have.

    Args:
        kept: Candidates of one sentence.
        last: The deadly event told last before it.
        sentence: Number of the sentence.
    """
    here = any(c.type.startswith("hazard") for c in kept)
    follows = awaits_tolls(last, sentence) and last.type.startswith("hazard")
    if not (here or follows):
        return kept
    found: list[Candidate] = []
    for candidate in kept:
        acts = any(f.sort in NAMED for f in candidate.filled("doer")) or candidate.filled("instrument")
        if candidate.type == "property_destruction" and not acts:
            if here or last is None:
                continue
            candidate.type, candidate.continues, candidate.definite = last.type, last, True
        found.append(candidate)
    return found


def find_loose_tolls(sheet: Sheet, syntax: Syntax, candidates: list[Candidate]) -> list[LooseToll]:
    """Counts of dead and wounded of one sentence that no candidate carries, in order."""
    found: list[LooseToll] = []
    named = _names_toll(sheet, syntax)
    groups = syntax.groups
    counted = [k for k, g in enumerate(groups) if g.kind == "N" and (named or g.quantity is not None)]
    if not counted:
        return found
    carried = [(t.key, t.start, t.end) for c in candidates for t in c.tolls]
    for k in counted:
        group = groups[k]
        total = _total(sheet, syntax, k, carried) or _left_out(syntax, k, carried)
        if total is not None:
            found.append(total)
            carried.append((total.toll.key, total.toll.start, total.toll.end))
            continue
        sort = _toll_sort(sheet, group)
        if not sort:
            continue
        if _is_none(sheet, syntax, k):
            keys = [key for key in _NONE_OF.get(sort, (sort,)) if key in ("killed", "injured")]
            found += [LooseToll(k, Toll(key, Count.exactly(0), "", group.start, group.end)) for key in keys]
            continue
        if sort in _NONE_OF or group.quantity is None:
            continue
        spot = (group.quantity.start, group.end)
        if not any(key == sort and start < spot[1] and spot[0] < end for key, start, end in carried):
            found.append(LooseToll(k, Toll(sort, group.quantity.value, "", *spot)))
    return found


def _is_none(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether group k says that there were none: "no deaths or injuries", "لم تسفر عن أي إصابات"."""
    group = syntax.groups[k]
    if not word_set("greater_than").isdisjoint(sheet.keys[max(0, group.start - _NEAR_GREATER) : group.end]):
        # "لم يسفر عن سقوط عدد أكبر من الضحايا": fewer, and not none.
        return False
    if {sheet.keys[i] for i in range(group.start, group.end)} & _NONE or is_none(sheet, syntax, k):
        return True
    before = syntax.groups[k - 1] if k else None
    if before is None:
        return False
    if before.key in _NONE or before.key in _NOBODY or (before.kind == "V" and before.negated):
        return True
    if before.kind == "C" and k >= 2 and syntax.kind(k - 2) == "N":
        return _is_none(sheet, syntax, k - 2)
    verb = syntax.previous_verb(k)
    if verb is None or syntax.groups[verb].modality("cause") is None:
        return False
    if not syntax.groups[verb].negated and not is_without(syntax, verb):
        return False
    return syntax.verb(verb).governs(k)


def _left_out(syntax: Syntax, k: int, carried: list[_Spot]) -> LooseToll | None:
    """A number at group k that another gives for a toll told before: "they said 20 had died, the army said three"."""
    group = syntax.groups[k]
    if group.quantity is None or group.sort != "count" or k < 1 or not syntax.says_number(k - 1):
        return None
    before = [key for key, start, _ in carried if start < group.start and key in ("killed", "injured")]
    if not before:
        return None
    toll = Toll(before[-1], group.quantity.value, "", group.quantity.start, group.end, is_total=True)
    return LooseToll(k, toll, is_total=True)


def _is_put_at(sheet: Sheet, syntax: Syntax, j: int, k: int) -> bool:
    """Whether group j names those of whom the number at group k is told: "put the dead | at | four"."""
    named, at = syntax.groups[j], syntax.groups[k - 1]
    if j != k - 2 or at.kind != "P" or not named.definite or named.quantity is not None:
        return False
    return sheet.lang == "en" and bool(_toll_sort(sheet, named))


def _total(sheet: Sheet, syntax: Syntax, k: int, carried: list[_Spot]) -> LooseToll | None:
    """A number at group k that is the toll: "the death toll rose to 14", "put the number of wounded at 8"."""
    group = syntax.groups[k]
    if group.quantity is None or group.kind != "N" or not k:
        return None
    if not _reaches(sheet, syntax, k) and sheet.keys[group.quantity.start] not in _PASSES:
        return None
    if group.sort not in ("count", "people", "") and not group.sort.startswith("toll."):
        return None
    for j in (*range(k - 1, max(-1, k - _TOTAL_REACH), -1), *range(k + 1, min(len(syntax.groups), k + 3))):
        named = syntax.groups[j]
        is_toll = named.kind == "N" and (_names(sheet, named, _TOTALS) or _is_put_at(sheet, syntax, j, k))
        if named.kind != "N" or not (is_toll or _names(sheet, named, _NUMBERS)):
            continue
        if _is_of_long(syntax, j):
            return None
        nearest = ""
        for between in reversed(syntax.groups[j + 1 : k]):
            if between.quantity is not None:
                # "The toll reached 14, among them three children": the toll has had its number.
                return None
            if nearest := _toll_sort(sheet, between):
                break
        key = _toll_sort(sheet, group) or nearest or _toll_sort(sheet, named) or _sort_near(sheet, syntax, j)
        if key not in ("killed", "injured"):
            # "The number of displaced rose": only a toll is of the dead where it does not say of whom.
            before = [one for one, start, _ in carried if start < group.start and one in ("killed", "injured")]
            if not is_toll and not before and not _tells_toll(sheet, syntax):
                return None
            # "The group said 20 had died, the army put the figure at three"
            key = "killed" if is_toll or not before else before[-1]
        return _told_total(sheet, syntax, (j, k), key, group.quantity)
    return None


def _is_of_long(syntax: Syntax, j: int) -> bool:
    """Whether the toll at group j is of months or years: "bringing the toll this year to 40" is of many events."""
    for group in syntax.groups[j + 1 : j + 1 + _OF_WHOM]:
        if group.kind == "T":
            period = group.time.period if group.time is not None else None
            return period is not None and period.precision in _LONG
        if group.kind not in ("N", "V") and group.key not in _OF:
            # "The toll from the January quake"
            return False
    return False


def _told_total(sheet: Sheet, syntax: Syntax, at: tuple[int, int], key: str, number: QuantityMention) -> LooseToll:
    """The total of groups `at`, the toll and its number: it stands for all, unless it was before, or is wrong."""
    j, k = at
    value = _passed(syntax, j, k, number.value)
    toll = Toll(key, value, "", number.start, syntax.groups[k].end)
    toll.is_wrong = calls_number_false(sheet, syntax, k)
    named = syntax.groups[j]
    was_before = toll.is_wrong or any(key in _WAS_BEFORE for key in sheet.keys[max(0, named.start - 1) : named.end])
    toll.is_total = not was_before
    toll.is_update = not was_before and _is_update(sheet, syntax, j, k)
    return LooseToll(k, toll, is_total=not was_before)


def _tells_toll(sheet: Sheet, syntax: Syntax) -> bool:
    """Whether a sentence speaks of a toll elsewhere, so that "the final count" is one too."""
    return any(g.kind == "N" and _names(sheet, g, _TOTALS) for g in syntax.groups)


def _reaches(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether the toll comes to the number at group k: "rose to 14", "بلغ عدد القتلى 14"."""
    before = syntax.groups[k - 1]
    if before.key in _COMES_TO:
        return True
    named = syntax.groups[k - 2] if k > 1 and before.kind == "P" and before.key in _OF else before
    if named is not before or (before.kind == "V" and before.form == "cop" and before.mood == ""):
        # "A toll of 50", "the final count is three", "حصيلة سابقة من 50 قتيلا"
        named = named if named is not before else syntax.groups[max(0, k - 2)]
        return named.kind == "N" and _names(sheet, named, _TOTALS_NUMBERS)
    if syntax.sheet_lang == "ar" and before.kind == "N" and syntax.kind(k - 2) == "S":
        # "إن الحصيلة تسعة": no verb stands between.
        return True
    verbs = (g for g in syntax.groups[max(0, k - _TOTAL_REACH) : k] if g.kind == "V")
    return before.kind != "P" and any(verb.key in _COMES_TO for verb in verbs)


def _passed(syntax: Syntax, j: int, k: int, value: Count) -> Count:
    """The number at group k as the toll at group j comes to it: "the toll has passed 200" is 201 and more."""
    # Arabic has the verb before the toll.
    first, last = max(0, min(j, k) - 2), max(j, k)
    return apply_rule(value, "more_than") if any(g.key in _PASSES for g in syntax.groups[first:last]) else value


def _is_update(sheet: Sheet, syntax: Syntax, j: int, k: int) -> bool:
    """Whether the toll at group j has come to the number at group k: "rose to 14", "later put at", "ارتفعت إلى"."""
    first = syntax.groups[max(0, min(j, k) - 2)].start
    keys = sheet.keys[first : syntax.groups[max(j, k)].end]
    return any(key in _RISES or (sheet.lang == "ar" and key.removeprefix("و") in _RISES) for key in keys)


def _names(sheet: Sheet, group: Group, words: frozenset[str]) -> bool:
    keys = (sheet.keys[i] for i in range(group.start, group.end))
    return any(key in words or key.removeprefix("و").removeprefix("ال") in words for key in keys)


def _sort_near(sheet: Sheet, syntax: Syntax, j: int) -> str:
    """Of whom the number is: "the number of wounded", "the number of people known to have died", "عدد من توفوا"."""
    for group in syntax.groups[j : j + _OF_WHOM]:
        if group.kind == "N" and (sort := _toll_sort(sheet, group)):
            return sort
        if group.kind == "V" and (event := group.entry("event")) is not None and event.row.get("count"):
            return str(event.row["count"])
    return ""
