"""Words by which a sentence sets what it tells apart from what was told before: "in a separate incident"."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate
from tansiq.reading.deeds import TALKS
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sentence, Sheet
from tansiq.reading.wordsets import first_words, phrase_set, word_set

__all__ = ["begins_another", "calls_another"]

_BESIDE = 4
"""Words between a deed and the incident that it was done in."""
_OPENING_WORDS = 3
"""Words into a sentence by which "separately" and "elsewhere" are said of all of it."""


def begins_another(candidate: Candidate, sheet: Sheet, sentence: Sentence) -> bool:
    """Whether the words of a sentence say that what it tells is not what was told before.

    Args:
        candidate: Of that sentence, with its places, and with what was joined to it.
        sheet: The text.
        sentence: The candidate's.
    """
    if _is_next_door(candidate, sheet):
        # "In neighbouring Sousa the floods swept away houses": the floods are known, and not what was told of Derna.
        return True
    if candidate.definite or candidate.points_back:
        return False
    opening = range(sentence.start, min(sentence.start + _OPENING_WORDS, candidate.start))
    if any(_says(sheet, i, "aside") for i in opening) or _is_separate(candidate, sheet):
        return True
    if _is_in_another(candidate, sheet, sentence):
        return True
    # A host receives several guests a day, and a guest is received by several; of violence "later" goes on telling.
    return candidate.type in TALKS and any(
        _says(sheet, i, "at_another_time") for i in range(sentence.start, candidate.start)
    )


def calls_another(group: Group, sheet: Sheet) -> bool:
    """Whether an event noun's own group says that it is not the one told before: "another attack", "هجمات أخرى"."""
    others = word_set("others")
    told = not others.isdisjoint(sheet.keys[group.start : group.end])
    return told and (not group.definite or sheet.keys[group.start] in others)


def _says(sheet: Sheet, at: int, name: str) -> bool:
    """Whether a phrase of a set begins at a word."""
    if sheet.keys[at] not in first_words(name):
        return False
    return any(tuple(sheet.keys[at : at + len(phrase)]) == phrase for phrase in phrase_set(name))


def _is_separate(candidate: Candidate, sheet: Sheet) -> bool:
    """ "A separate attack", "حادث منفصل": said of the event's own noun, or of the "incident" joined to it."""
    for one in (candidate, *candidate.merged):
        beside = one.end if sheet.lang == "ar" else one.start - 1
        if 0 <= beside < len(sheet.keys) and sheet.keys[beside] in word_set("separate"):
            return sheet.lang == "ar" or sheet.keys[beside - 1] in word_set("one_of_them")
    return False


def _is_in_another(candidate: Candidate, sheet: Sheet, sentence: Sentence) -> bool:
    """ "وفي حادثة ثانية، أصيب مزارع", "أصيب في حادث مماثل آخر": the incident that Arabic names beside the deed."""
    if sheet.lang != "ar":
        return False
    first = min(one.start for one in (candidate, *candidate.merged))
    near = range(max(sentence.start, first - _BESIDE), min(first + _BESIDE, sentence.end - 1))
    incidents, separate = word_set("incidents"), word_set("separate")
    return any(sheet.keys[i].lstrip("وبف") in incidents and sheet.keys[i + 1] in separate for i in near)


def _is_next_door(candidate: Candidate, sheet: Sheet) -> bool:
    """ "In neighbouring Tikrit", "في سوسة المجاورة": next to the place of what was told before."""
    if sheet.lang == "ar":
        beside = (place.end for place in candidate.places)
    else:
        beside = (place.start - 1 for place in candidate.places)
    return any(0 <= i < len(sheet.keys) and sheet.keys[i] in word_set("next_door") for i in beside)
