"""What is only asked, played, rehearsed or remembered, and so tells of nothing that happened (contract.md)."""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_

from tansiq.reading.armed import is_armed
from tansiq.reading.candidates import Candidate
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["is_unreal"]

_QUESTION_MARKS = frozenset({"?", "؟"})
_ASKING = word_set("asking")
_FICTION = word_set("fiction")
_DRILLS = word_set("drills")
_ANNIVERSARIES = word_set("anniversaries")
_DURING = word_set("during")
_FACTUAL = word_set("factual")
_OPENERS = word_set("that") | word_set("how")
# What a drill is of; who is hurt or killed in one is hurt or killed.
_DRILLED = ("attack", "operation", "clash", "abduction")
# What a sentence may speak of; most speak of none of these, and are passed over at once.
_STORIES, _EXERCISES, _DAYS = 1, 2, 4
_SPOKEN_OF = ((_STORIES, _FICTION), (_EXERCISES, _DRILLS), (_DAYS, _ANNIVERSARIES))
_ALL_SPOKEN_OF = _FICTION | _DRILLS | _ANNIVERSARIES


def is_unreal(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """Whether the words around a candidate say that it is no fact.

    "Did the army attack?", "the film shows how gunmen", "a drill simulated an attack", "the anniversary of the attack".
    """
    if _is_asked(candidate, sheet, syntax):
        return True
    spoken = _spoken_of(sheet, syntax.groups[0].start, syntax.groups[-1].end)
    return (
        bool(spoken & _STORIES and _is_played(candidate, sheet, syntax))
        or bool(spoken & _EXERCISES and _is_drilled(candidate, sheet, syntax))
        or bool(spoken & _DAYS and _is_remembered(candidate, sheet, syntax))
    )


def _spoken_of(sheet: Sheet, start: int, end: int) -> int:
    """Which of the words of this module stand in a sentence, in any form that they are known by."""
    keys = sheet.keys[start:end]
    if sheet.lang == "en":
        return (
            0
            if _ALL_SPOKEN_OF.isdisjoint(keys)
            else sum(bit for bit, words in _SPOKEN_OF if not words.isdisjoint(keys))
        )
    return reduce(or_, map(_arabic_bits, keys), 0)


@lru_cache(maxsize=50_000)
def _arabic_bits(key: str) -> int:
    forms = (*_bare_forms(key), key.removeprefix("ب").removeprefix("ال"))
    return sum(bit for bit, words in _SPOKEN_OF if not words.isdisjoint(forms))


def _bare_forms(key: str) -> tuple[str, ...]:
    """An Arabic word without a proclitic of one letter, without its article, and without both."""
    return key, key[1:], key.removeprefix("ال"), key[1:].removeprefix("ال")


def _is_asked(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """In a question only what it takes as known is told: "who was behind the attack?"."""
    ends = [g for g in syntax.groups[-2:] if g.kind in ("X", "Q")]
    marked = any(g.key in _QUESTION_MARKS for g in ends)
    opened = sheet.lang == "ar" and sheet.keys[syntax.groups[0].start] in _ASKING
    if not (marked or opened):
        return False
    group = syntax.groups[candidate.at]
    quoted = marked and any(g.kind == "Q" for g in syntax.groups) and not _inside_quotes(candidate, syntax)
    return not quoted and (group.kind == "V" or not group.definite)


def _inside_quotes(candidate: Candidate, syntax: Syntax) -> bool:
    marks = [g for g in syntax.groups if g.kind == "Q"]
    return any(a.start <= candidate.start < b.start for a, b in zip(marks[::2], marks[1::2], strict=False))


def _is_called(group: Group, sheet: Sheet, words: frozenset[str]) -> bool:
    """Whether the head of a noun group is one of these words; in Arabic its first word is its head."""
    if group.kind != "N" or group.end <= group.start:
        return False
    if sheet.lang == "en":
        return sheet.keys[group.head] in words
    return not words.isdisjoint(_bare_forms(sheet.keys[group.start]))


def _tells(candidate: Candidate, syntax: Syntax, j: int) -> bool:
    """Whether noun group j is the subject of a verb before a candidate: "the film shows how"; or of its own."""
    last = candidate.at + 1
    return any(syntax.kind(v) == "V" and j in syntax.verb(v).subject for v in range(max(0, j - 4), min(last, j + 8)))


def _within(syntax: Syntax, j: int, preps: frozenset[str]) -> bool:
    return j > 0 and syntax.kind(j - 1) == "P" and syntax.groups[j - 1].key in preps


def _is_played(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """ "In the novel, a bomb kills", "the film shows how gunmen attack": told of no one but made-up people."""
    for j, group in enumerate(syntax.groups):
        if not _is_fiction(group, sheet, syntax, j):
            continue
        opens = _within(syntax, j, word_set("within")) and j <= 2 and group.definite
        if opens or (j < candidate.at and (_tells(candidate, syntax, j) or _is_shown(group, sheet, syntax, j))):
            return True
        if candidate.at > j and syntax.kind(candidate.at) == "V" and j in syntax.verb(candidate.at).subject:
            # "The film was shot in Baghdad"
            return True
    return False


def _is_fiction(group: Group, sheet: Sheet, syntax: Syntax, j: int) -> bool:
    """Whether noun group j names a made-up story, and no documentary."""
    keys = sheet.keys[group.start : group.end]
    if any(key.removeprefix("ال") in _FACTUAL for key in keys):
        return False
    return _is_called(group, sheet, _FICTION) or _is_shown(group, sheet, syntax, j)


def _is_shown(group: Group, sheet: Sheet, syntax: Syntax, j: int) -> bool:
    """ "The film shows | how gunmen": a verb written like a noun stands last in the group."""
    last = group.head - 1
    opens = syntax.kind(j + 1) in ("R", "S") and syntax.groups[j + 1].key in _OPENERS
    return sheet.lang == "en" and opens and last >= group.start and sheet.keys[last] in _FICTION


def _is_drilled(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """ "A drill simulated an attack"; "during a drill, soldiers stormed a building": those who rehearse it do it."""
    if not candidate.type.startswith(_DRILLED):
        return False
    for j, group in enumerate(syntax.groups):
        if not _is_called(group, sheet, _DRILLS):
            continue
        if j < candidate.at and _tells(candidate, syntax, j) and not candidate.is_harm:
            return True
        by_forces = any(is_armed(f) for f in candidate.filled("doer"))
        if by_forces and j <= 2 and _within(syntax, j, word_set("within") | _DURING):
            return True
    return False


def _is_remembered(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """ "Marked the tenth anniversary of the bombing that killed 40": what is remembered has no day of its own here."""
    if _goes_on(syntax, candidate.at):
        return False
    for j in range(candidate.at, -1, -1):
        group = syntax.groups[j]
        if j < candidate.at and (group.kind in ("S", "X", ",", "Q") or _goes_on(syntax, j)):
            return False
        if j < candidate.at and _is_called(group, sheet, _ANNIVERSARIES):
            return True
        if sheet.lang == "ar" and any(
            key.removeprefix("ب").removeprefix("ال") in _ANNIVERSARIES
            for key in sheet.keys[group.start : min(group.end, candidate.start)]
        ):
            # "ذكرى الهجوم" is one group.
            return True
    return False


def _goes_on(syntax: Syntax, j: int) -> bool:
    """Whether group j is a verb of a clause that is not relative."""
    return syntax.kind(j) == "V" and not (j and syntax.kind(j - 1) == "R") and syntax.groups[j].form in ("fin", "cop")
