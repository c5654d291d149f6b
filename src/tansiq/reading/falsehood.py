"""What is told only to be called false: "reports that the army seized the town were false", "لا صحة لأنباء مقتل"."""

from __future__ import annotations

from functools import lru_cache

from tansiq.reading.candidates import Candidate
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["CALLING", "brands_false", "calls_number_false", "is_called_false", "is_verdict"]

_HEARSAY = word_set("hearsay")
_FALSE = word_set("called_false")
_TRUE = word_set("called_true")
_TRUTH = word_set("truth")
CALLING = word_set("calling")
_NOT = word_set("other_than")
_NOBODY = word_set("nobody")
_THAT = word_set("that")
_THIS = word_set("this")
_RECALLED = word_set("recalled")
_ABOUT = word_set("hearsay_about")
# Groups, or in Arabic words, between what is told and the word that calls it false.
_NEAR_VERDICT = 14
# Words of a sentence that says no more than that something is false.
_SHORT_VERDICT = 5


def is_called_false(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    """Whether a candidate is the content of hearsay that its sentence calls false.

    "It is untrue that", "there is no truth to reports that", "claims that … were false", "الأنباء عن … غير صحيحة"; not
    what the hearsay itself takes as known: "reports that troops shelled the town after the attack were false".
    """
    if sheet.lang == "ar":
        return _may_call_false(sheet.vocabulary) and _is_false_arabic(candidate, sheet, syntax)
    return _is_false_english(candidate, sheet, syntax)


def _is_recalled(candidate: Candidate, sheet: Sheet, start: int) -> bool:
    return not _RECALLED.isdisjoint(sheet.keys[start : candidate.start])


def _is_false_english(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    groups, k = syntax.groups, candidate.at
    for j in range(k - 1, 0, -1):
        group = groups[j]
        if group.kind == "X" or (group.entries and group.entry("speech") is not None):
            return False
        opens = (group.kind == "S" and group.key in _THAT) or (group.kind == "P" and group.key in _ABOUT)
        if not opens or syntax.kind(j - 1) != "N":
            continue
        before = groups[j - 1]
        key = sheet.keys[before.head]
        if key in _HEARSAY and any(sheet.keys[i] in _FALSE for i in range(before.start, before.head)):
            # "False reports that", "called false reports of"
            return not _is_recalled(candidate, sheet, group.end)
        if group.kind == "S" and _calls_false(syntax, sheet, j - 2, j - 1):
            # "It is untrue that"
            return not _is_recalled(candidate, sheet, group.end)
        if key not in _HEARSAY:
            continue
        denied = syntax.kind(j - 2) == "P" and _is_no_truth(sheet, syntax, j - 3)
        return (denied or _has_verdict(sheet, syntax, k)) and not _is_recalled(candidate, sheet, group.end)
    return False


def _is_no_truth(sheet: Sheet, syntax: Syntax, j: int) -> bool:
    """ "No truth | to reports"."""
    group = syntax.groups[j] if j >= 0 else None
    return (
        group is not None
        and group.kind == "N"
        and sheet.keys[group.start] in _NOBODY
        and sheet.keys[group.head] in _TRUTH
    )


def _calls_false(syntax: Syntax, sheet: Sheet, verb: int, noun: int) -> bool:
    """Whether a form of "be" and the group behind it call the subject false: "were false", "is not true"."""
    if syntax.kind(verb) != "V" or syntax.kind(noun) not in ("N", "A"):
        return False
    be, key = syntax.groups[verb], sheet.keys[syntax.groups[noun].end - 1]
    return be.form == "cop" and be.mood == "" and key in (_TRUE if be.negated else _FALSE)


def _has_verdict(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether the first "be" behind group k calls what stands before it false."""
    for j in range(k + 1, min(len(syntax.groups), k + _NEAR_VERDICT)):
        if syntax.kind(j) in ("X", "R", "S"):
            return False
        if syntax.kind(j) == "V" and syntax.groups[j].form == "cop":
            after = j + 1
            while syntax.kind(after) == "A" and syntax.kind(after + 1) in ("A", "N"):
                after += 1
            return _calls_false(syntax, sheet, j, after)
    return False


def _is_false_arabic(candidate: Candidate, sheet: Sheet, syntax: Syntax) -> bool:
    first, last = syntax.groups[0].start, syntax.groups[-1].end
    keys = sheet.keys
    ends = [g.start for g in syntax.groups if g.kind == "X"]
    for i in range(candidate.start - 1, first - 1, -1):
        if i in ends:
            return False
        if i + 1 < candidate.start and keys[i] in _NOBODY and keys[i + 1] in _TRUTH:
            # "لا صحة لأنباء"
            return not _is_recalled(candidate, sheet, i + 2)
        if _bare(keys[i]) in _HEARSAY:
            end = min([e for e in ends if e > candidate.start], default=last)
            behind = range(candidate.end, min(end, candidate.end + _NEAR_VERDICT))
            if any(_is_verdict(keys, j, end) for j in behind):
                return not _is_recalled(candidate, sheet, i + 1)
    return False


@lru_cache(maxsize=4)
def _may_call_false(vocabulary: frozenset[str]) -> bool:
    """Whether an Arabic text speaks of hearsay or of truth at all; asked again for each candidate of it."""
    return not _TRUTH.isdisjoint(vocabulary) or not _HEARSAY.isdisjoint(map(_bare, vocabulary))


@lru_cache(maxsize=50_000)
def _bare(key: str) -> str:
    """A word without its preposition and article: "للأنباء", "بأنباء", "الأنباء"."""
    for lead in ("لل", "بال", "وال", "ال", "ل", "ب"):
        if key.startswith(lead) and key.removeprefix(lead) in _HEARSAY:
            return key.removeprefix(lead)
    return key


def _is_verdict(keys: list[str], j: int, end: int) -> bool:
    """Words j …: "كاذبة", "غير صحيحة"."""
    if keys[j] in _FALSE:
        return True
    return keys[j] in _NOT and j + 1 < end and keys[j + 1] in _TRUE


def _opens_with_this(sheet: Sheet, syntax: Syntax) -> bool:
    """Whether the first word of a sentence, marks and conjunctions aside, points at what was told before."""
    for group in syntax.groups:
        if group.end > group.start and group.kind not in ("X", "Q", "C"):
            return sheet.keys[group.start].removeprefix("و") in _THIS
    return False


def is_verdict(sheet: Sheet, syntax: Syntax) -> bool:
    """Whether a sentence only calls what was told before it false: "This is false.", "وهذا غير صحيح"."""
    if not _opens_with_this(sheet, syntax):
        return False
    groups = [g for g in syntax.groups if g.end > g.start and g.kind not in ("X", "Q", "C")]
    keys = [sheet.keys[i] for g in groups for i in range(g.start, g.end)]
    if len(keys) > _SHORT_VERDICT:
        return False
    if sheet.lang == "en":
        at = next((j for j, g in enumerate(syntax.groups) if g.kind == "V"), 0)
        return syntax.kind(at + 2) in ("X", "") and _calls_false(syntax, sheet, at, at + 1)
    return any(_is_verdict(sheet.keys, i, syntax.groups[-1].end) for g in groups for i in range(g.start, g.end))


def brands_false(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether verb group k calls hearsay false: "called reports that … false", "وصف أنباء عن … بأنها كاذبة"."""
    if syntax.groups[k].key not in CALLING:
        return False
    objects = syntax.verb(k).object
    if not any(_bare(sheet.keys[i]) in _HEARSAY for j in objects for i in range(*_words(syntax.groups[j]))):
        return False
    last = syntax.groups[-1].end
    return any(_is_verdict(sheet.keys, i, last) for i in range(syntax.groups[k].end, last))


def _words(group: Group) -> tuple[int, int]:
    return group.start, group.end


def calls_number_false(sheet: Sheet, syntax: Syntax, k: int) -> bool:
    """Whether what its clause says of the number in group k is that it is wrong: "an earlier toll of 50 was wrong"."""
    after = syntax.groups[k + 1 :]
    stop = next((n for n, g in enumerate(after) if g.kind in ("X", ",", "C", "S", "R")), len(after))
    if sheet.lang == "en":
        return any(_calls_false(syntax, sheet, k + 1 + n, k + 2 + n) for n in range(stop))
    end = after[stop].start if stop < len(after) else syntax.groups[-1].end
    return any(_is_verdict(sheet.keys, i, end) for i in range(syntax.groups[k].start, end))
