"""Lines that open with where and when: "30 Jan, Masisi: mortar fire hit the market".

Notes of field offices and lists of incidents say so once, before a colon, for all that their line tells.
"""

from __future__ import annotations

from itertools import takewhile

from tansiq.reading.candidates import Candidate
from tansiq.reading.sheet import PlaceMention, Sentence, Sheet, TimeMention
from tansiq.reading.wordsets import word_set

__all__ = ["LineHeads", "find_line_heads"]

_COLONS = frozenset({":", "):"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "o", ">"})
_INSIDE = frozenset({",", "(", ")", "-", "–", "/", "."}) | word_set("of_line_heads")
_MOST_BULLETS = 2
_LONGEST = 14
"""Words of the longest head: a day, a place, what it is near and the area in brackets."""


def find_line_heads(sheet: Sheet) -> list[range]:
    """The words of each line's head, without bullet and colon; English only, whose capitals show names."""
    if sheet.lang != "en" or _COLONS.isdisjoint(sheet.vocabulary):
        return []
    dated = {word for time in sheet.times for word in range(time.start, time.end)}
    heads = []
    begun = -1
    for colon in [at for at, word in enumerate(sheet.words) if word in _COLONS]:
        # Only lines with a colon near their beginning are walked: a text has many lines and few colons.
        at = colon
        while at and not sheet.gaps[at] and colon - at <= _LONGEST + _MOST_BULLETS:
            at -= 1
        if at == begun or (at and not sheet.gaps[at]):
            continue
        begun = at
        first = at + sum(1 for _ in takewhile(_BULLETS.__contains__, sheet.words[at : at + _MOST_BULLETS]))
        end = first
        while end < min(len(sheet), first + _LONGEST) and _may_stand(sheet, end, first, dated):
            end += 1
        if first < end < len(sheet) and sheet.words[end] in _COLONS:
            heads.append(range(first, end))
    return heads


def _may_stand(sheet: Sheet, word: int, first: int, dated: set[int]) -> bool:
    """Whether a word may be part of a head: a name, a part of a date, what joins them."""
    if word > first and sheet.gaps[word]:
        return False
    text = sheet.words[word]
    return word in dated or text[:1].isupper() or text[:1].isdigit() or sheet.keys[word] in _INSIDE


class LineHeads:
    """When and where the line of each sentence says that all was which it tells.

    Args:
        sheet: The text, with its times and places.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        heads = find_line_heads(sheet)
        # "Background:", "Kherson: the mood": only a day makes the line one of incidents.
        dated = [head for head in heads if any(time.start in head for time in sheet.times)]
        self._heads = {head.start: head for head in dated}
        self._times: list[TimeMention] = []
        self._places: list[PlaceMention] = []

    def settle(self, sentence: Sentence, candidates: list[Candidate]) -> None:
        """Give what a sentence tells the day and the place of its line, where it has none of its own.

        Args:
            sentence: The next of the text; to be called for each, in order.
            candidates: Of that sentence.
        """
        if not self._heads:
            return
        sheet, start = self._sheet, sentence.start
        bullet = sheet.words[start] in _BULLETS
        head = self._heads.get(start) or (self._heads.get(start + 1) if bullet else None)
        if head is not None or bullet or sheet.gaps[start] > 1:
            self._times = [] if head is None else [t for t in sheet.times if t.start in head and not t.is_duration]
            self._places = [] if head is None else [p for p in sheet.places if p.start in head]
            self._places = [p for p in self._places if not p.place.is_demonym]
        for candidate in candidates:
            if self._times and not candidate.periods():
                candidate.times = [*candidate.times, *self._times]
            if self._places and (not candidate.places or candidate.place_is_near):
                candidate.places = list(self._places)
