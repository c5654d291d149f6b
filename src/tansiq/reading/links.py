"""How events of one text hang together: what was part of what, and what led to what."""

from __future__ import annotations

from functools import cache

from tansiq.reading.candidates import Candidate
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import first_words, phrase_set, word_set

__all__ = ["find_indexes", "link_sentence"]

_WHOLE = ("attack", "clash", "operation", "riot", "protest", "territory", "escape")
"""Families that other events may be part of."""
_OVER = word_set("protested_over")
_WITHIN = word_set("within")
_STORMED = ("attack.armed", "attack.prison", "attack.ambush")
_OPENING = ("attack.bombing", "attack.car_bomb", "attack.suicide_bomb", "attack.ied")
_THEN = word_set("and_then")
_LONGEST = 4
"""Words of the longest phrase that says why or within what."""


def link_sentence(sheet: Sheet, syntax: Syntax, told: list[Candidate], before: list[Candidate]) -> None:
    """Set `because` and `part_of` of the candidates of one sentence.

    Args:
        sheet, syntax: The text and the sentence's groups.
        told: Candidates of the sentence, in the order of the text.
        before: Those of the sentence before, for "as a result".
    """
    if not told:
        return
    verbs = ((k, syntax.groups[k]) for k in syntax.verbs)
    causing = [k for k, verb in verbs if verb.entries and not verb.negated and verb.modality("cause") is not None]
    for candidate in told:
        group = syntax.groups[candidate.at]
        start = group.start if group.kind == "N" else candidate.start
        if _preceded(sheet, start, "because_of"):
            _led_to(candidate, _effects(candidate, told))
        elif group.kind == "N" and sheet.keys[start - 1 : start] and sheet.keys[start - 1] in _OVER:
            _led_to(candidate, [c for c in _effects(candidate, told) if c.type.startswith(("protest", "riot", "work"))])
        elif _preceded(sheet, start, "in_course_of") and candidate.type.startswith(_WHOLE):
            _holds(candidate, told)
        for k in causing:
            _leads(syntax, k, candidate, told)
        _in_which(sheet, syntax, candidate, told)
        _began_with(syntax, candidate, told)
    _as_a_result(sheet, syntax, told, before)
    _opens_attack(sheet, syntax, told, before)


@cache
def _last_words(name: str) -> frozenset[str]:
    """The last words of a set of phrases: most words end none of them."""
    return frozenset(phrase[-1] for phrase in phrase_set(name))


def _preceded(sheet: Sheet, start: int, name: str) -> bool:
    """Whether a phrase of a set stands right before word `start`, or ends in the clitic of that word."""
    phrases, last = phrase_set(name), sheet.keys[start - 1] if start else ""
    if last not in _last_words(name) and last.removeprefix("و") not in _last_words(name):
        return False
    for n in range(1, min(start, _LONGEST) + 1):
        first, *rest = sheet.keys[start - n : start]
        if (first, *rest) in phrases or (first.removeprefix("و"), *rest) in phrases:
            return True
    return False


def _effects(cause: Candidate, told: list[Candidate]) -> list[Candidate]:
    """What a cause may have led to: the event before it, or, at the start of a sentence, the one behind it."""
    others = [c for c in told if c is not cause]
    earlier = [c for c in others if c.start < cause.start]
    return earlier[-1:] or others[:1]


def _led_to(cause: Candidate, effects: list[Candidate]) -> None:
    for effect in effects:
        if effect.because is None and cause.because is not effect:
            effect.because = cause


def _holds(whole: Candidate, told: list[Candidate]) -> None:
    for part in _effects(whole, told):
        if part.part_of is None and part.type != whole.type and whole.part_of is not part:
            part.part_of = whole


def _leads(syntax: Syntax, k: int, cause: Candidate, told: list[Candidate]) -> None:
    """What verb k of causing says: "The attack led to the escape of 30 inmates", "أدى الهجوم إلى فرار 30 سجينا"."""
    around = syntax.verb(k)
    if cause.at in around.subject:
        done = {*around.object, *(j for _, members in around.preps for j in members)}
        _led_to(cause, [c for c in told if c is not cause and c.at in done and not c.is_harm])


def _in_which(sheet: Sheet, syntax: Syntax, whole: Candidate, told: list[Candidate]) -> None:
    """ "An operation in which 12 fugitives were arrested"."""
    k = whole.at
    if syntax.groups[k].kind != "N" or not whole.type.startswith(_WHOLE):
        return
    later = [c for c in told if c.at > k and c.type != whole.type]
    for j in range(k + 1, min(k + 6, len(syntax.groups) - 1)):
        group, after = syntax.groups[j], syntax.groups[j + 1]
        english = group.key in _WITHIN and after.kind == "R"
        if later and (english or sheet.keys[group.start] in word_set("in_which")) and later[0].at > j:
            later[0].part_of = later[0].part_of or whole
            return
        if group.kind == "V":
            return


def _began_with(syntax: Syntax, whole: Candidate, told: list[Candidate]) -> None:
    """ "The attack began when a suicide bomber blew himself up"."""
    for k in range(whole.at + 1, min(whole.at + 6, len(syntax.groups))):
        verb: Group = syntax.groups[k]
        if verb.kind == "V":
            first = next((c for c in told if c.at > k), None)
            begins = verb.modality("happen") is not None and whole.type.startswith(_WHOLE)
            if begins and first is not None and first.at - k <= _LONGEST and first.type != whole.type:
                first.part_of = first.part_of or whole
            return


def _as_a_result(sheet: Sheet, syntax: Syntax, told: list[Candidate], before: list[Candidate]) -> None:
    """ "As a result, 30 inmates escaped": of what the sentence before told."""
    if not before or not syntax.groups:
        return
    first = syntax.groups[0].start
    phrases = phrase_set("as_a_result")
    if sheet.keys[first].removeprefix("و") not in first_words("as_a_result"):
        return
    opening = [sheet.keys[first].removeprefix("و"), *sheet.keys[first + 1 : first + _LONGEST]]
    if any(tuple(opening[:n]) in phrases for n in range(1, _LONGEST + 1)) and told[0].because is None:
        told[0].because = before[0]


def _opens_attack(sheet: Sheet, syntax: Syntax, told: list[Candidate], before: list[Candidate]) -> None:
    """ "A car bomb went off at the gate before gunmen stormed the prison": the bomb is part of the attack it opens."""
    first = syntax.groups[0].start if syntax.groups else 0
    for attack in told:
        if attack.type not in _STORMED or not attack.filled("doer") or attack.is_harm or attack.status != "occurred":
            continue
        earlier = [c for c in told if c.start < attack.start] or before[-1:]
        bomb = earlier[-1] if earlier else None
        if bomb is None or bomb.type not in _OPENING or bomb.part_of is not None or bomb.status != "occurred":
            continue
        since = bomb.end if bomb in told else first
        if _THEN.isdisjoint(sheet.keys[since : attack.end]) or not _same_spot(bomb, attack):
            continue
        bomb.part_of = attack


def _same_spot(one: Candidate, other: Candidate) -> bool:
    """Whether neither place nor day of two candidates tells them apart."""
    places = [{p.place.name for p in c.places} for c in (one, other)]
    days = [{t.period for t in c.times if t.period is not None} for c in (one, other)]
    return all(not a or not b or bool(a & b) for a, b in (places, days))


def find_indexes(events: list[list[Candidate]], link: str) -> list[int | None]:
    """For each event the index of the one that it is part of, or because of; None for none.

    Args:
        events: Joined candidates in the order of the list that the indexes are into.
        link: "part_of" or "because".
    """
    home = {id(one): n for n, event in enumerate(events) for c in event for one in (c, *c.merged)}
    found: list[int | None] = []
    for n, event in enumerate(events):
        targets = (getattr(one, link) for c in event for one in (c, *c.merged))
        indexes = (home.get(id(target)) for target in targets if target is not None)
        found.append(next((i for i in indexes if i is not None and i != n), None))
    return found
