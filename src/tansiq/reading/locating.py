"""Where an event was whose own clause names no place: the only place of its sentence, or the one before "where"."""

from __future__ import annotations

from itertools import pairwise

from tansiq.reading.candidates import Candidate
from tansiq.reading.deeds import TALKS
from tansiq.reading.lexicon import Lexicon
from tansiq.reading.place_words import begins_beside
from tansiq.reading.sayings import Saying
from tansiq.reading.sheet import PlaceMention, Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["locate"]

_WHERE = word_set("where_clause")
# Groups from "where" to the event that its clause tells.
_WHERE_REACH = 8
_CARRIED = word_set("carried_off")
_GOAL = word_set("goal_of")
_GOAL_REACH = 3
"""Groups from a verb of carrying to "to"."""
_BORDERING = word_set("bordering")
_HURTFUL = ("attack", "clash", "riot", "abduction", "killing", "protest", "hazard")
# More places than this in one sentence are a list of something else.
_MAX_PLACES = 4


def locate(
    candidate: Candidate, sheet: Sheet, lexicon: Lexicon, syntax: Syntax, sayings: list[Saying], *, alone: bool
) -> None:
    """Without places of its own: the only place of its sentence, or all where it is the only event there."""
    away = _carried_off(candidate, sheet, syntax)
    away |= {p.start for g in syntax.groups for p in g.places if sheet.keys[p.start - 1] in _BORDERING and p.start}
    candidate.places = [p for p in candidate.places if p.start not in away]
    if not candidate.places:
        candidate.places = _where_told(candidate, sheet, syntax)
    if candidate.places:
        return
    # "the coalition led by Washington": a place after any other preposition is not where it happened.
    placed = [g for g in syntax.groups if g.places and g.kind == "N"]
    around = pairwise(syntax.groups) if placed else ()
    led = {b.head for a, b in around if a.kind == "P" and not lexicon.is_place_prep(a.key)}
    homes = _homes(candidate, sheet, syntax) if placed else set()
    named = [
        p
        for g in placed
        if g.head not in led
        and g.head not in homes
        and (g.sort not in ("organisation", "people", "weapon") or any(a.actor.actor_type == "state" for a in g.actors))
        for p in g.places
        if not p.place.is_demonym and p.start not in away and not _in_saying(p.start, sayings)
    ]
    if candidate.type in TALKS:
        named = [p for p in named if not _behind_verb(candidate, p.start, syntax)]
    named = _innermost(named)
    if len({p.place.name for p in named}) == 1 or (alone and len(named) <= _MAX_PLACES):
        candidate.places += named
        candidate.place_is_near = True


def _carried_off(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> set[int]:
    """Words of where those hurt were taken afterwards: "was shot and was flown to Miami for treatment"."""
    if sheet.lang != "en" or _CARRIED.isdisjoint(sheet.vocabulary) or not candidate.type.startswith(_HURTFUL):
        return set()
    away: set[int] = set()
    for k in syntax.verbs:
        group = syntax.groups[k]
        around = syntax.verb(k)
        if k == candidate.at or sheet.keys[group.head] not in _CARRIED or around.reduced or not around.passive:
            continue
        first = k
        if sheet.keys[group.end - 1] not in _GOAL:
            first = next((j for j in range(k + 1, k + _GOAL_REACH) if syntax.kind(j) == "P"), 0)
            if not first or syntax.groups[first].key not in _GOAL:
                continue
        behind = range(first + 1, len(syntax.groups))
        end = next((j for j in behind if syntax.kind(j) in ("V", "X", "S")), len(syntax.groups))
        away.update(range(group.end, syntax.groups[end - 1].end))
    return away


def _homes(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> set[int]:
    """Heads of the countries that people told of come from: "peacekeepers from Malawi and Nepal"."""
    if sheet.lang != "en" or not candidate.type.startswith(_HURTFUL):
        return set()
    groups, homes = syntax.groups, set()
    for k in range(1, len(groups) - 1):
        if groups[k].kind == "P" and groups[k].key in word_set("of_origin") and groups[k - 1].sort == "people":
            row = syntax.coordinated(k + 1) if groups[k + 1].actors_are("state") else []
            homes |= {groups[j].head for j in row}
    return homes


def _where_told(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> list[PlaceMention]:
    """ "بلدة الشدادي جنوبي محافظة الحسكة، حيث اقتحم": a clause with "where" is at the place right before it."""
    opens = [k for k, group in enumerate(syntax.groups[: candidate.at]) if group.key in _WHERE]
    if not opens or candidate.type in TALKS or candidate.at - opens[-1] > _WHERE_REACH:
        return []
    first = next((k for k in range(opens[-1] - 1, -1, -1) if syntax.kind(k) == "V"), -1)
    before = [p for g in syntax.groups[first + 1 : opens[-1]] for p in g.places if not p.place.is_demonym]
    # "Amara, south of Baghdad, where": not what it is south of.
    before = [p for p in before if not begins_beside(sheet, p)] or before
    return [one for one in before if all(one.place.name not in other.place.path for other in before)][-1:]


def _behind_verb(candidate: Candidate, word: int, syntax: Syntax) -> bool:
    """Whether another verb stands between talks and a place: "to discuss the situation in Syria"."""
    return any(
        g.kind == "V" and not candidate.start <= g.start < candidate.end
        for g in syntax.groups
        if candidate.end <= g.start < word
    )


def _in_saying(word: int, sayings: list[Saying]) -> bool:
    return any(saying.act[0] <= word < saying.act[1] for saying in sayings)


def _innermost(named: list[PlaceMention]) -> list[PlaceMention]:
    """Of places that lie in one another ("Shopian in Kashmir") the innermost; all where they do not."""
    for one in named:
        if all(other.place.name in (one.place.name, *one.place.path) for other in named):
            return [one]
    return named
