"""Phrases of the lexicon at a word: which entries start here, and which words they take."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from tansiq.knowledge.forms import ADJ, ADV
from tansiq.reading.lexicon import EMPTY, Entry, Lexicon, Rows
from tansiq.reading.sheet import Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["GAP", "Match", "Placed", "match_english", "noun_sort", "within"]

Match = tuple[Entry, tuple[int, ...]]
"""An entry and the indexes of the words of its tail."""
# Words that may stand inside a phrase: "delivered [a verbal] message". Set on the sample reports, 2026-11.
_MAX_INSIDE = 2
GAP = "*"
"""Stands in a verb's phrase for its object: "take * hostage"."""
# Words that an object may have there. Set on the labelled sentences, 2026-11.
_MAX_GAP = 9
_MAX_QUANTITY = 12
_DESCRIBES = ADJ | ADV


class _Placed(Protocol):
    start: int
    end: int


_START = attrgetter("start")
_T = TypeVar("_T", bound=_Placed)


def within(mentions: Sequence[_T], start: int, end: int) -> Sequence[_T]:
    """The mentions that start in words [start, end); they are sorted by start, so no walk over all of them."""
    first = bisect_left(mentions, start, key=_START)
    size = last = len(mentions)
    # Seldom more than one or two: a few steps are less than a second search.
    for at in range(first, size):
        if mentions[at].start >= end:
            last = at
            break
    return mentions[first:last] if last > first else ()


class Placed(Generic[_T]):
    """Mentions of a text, sorted by start, of which those in a range are asked for again and again."""

    def __init__(self, mentions: Sequence[_T]) -> None:
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def inside(self, start: int, end: int) -> list[_T]:
        """Those that lie in words [start, end) as a whole."""
        starts = self._starts
        at = bisect_left(starts, start)
        if at == len(starts) or starts[at] >= end:
            return []
        return [m for m in self._mentions[at : bisect_left(starts, end, at)] if m.end <= end]


def match_english(
    sheet: Sheet, lexicon: Lexicon, rows: Rows, i: int, end: int, said: frozenset[str]
) -> Sequence[Match]:
    """Those of a word's rows whose words stand from word i on; determiners and adjectives may stand inside.

    Args:
        sheet, lexicon: The text and its language.
        rows: Of word i.
        i, end: Words [i, end) are looked at.
        said: Keys of all words of the sentence, or more.

    Returns:
        In the order of the rows; not to be changed.
    """
    if rows.signs.isdisjoint(said):
        # Most phrases that begin with a word do not stand here: one look at the sentence spares walking them.
        return rows.bare
    found: list[Match] = []
    keys, words = sheet.keys, lexicon.words
    for entry in rows:
        if not entry.tail:
            found.append((entry, ()))
            continue
        if entry.tail[-1] not in said:
            continue
        at, taken = i + 1, []
        if entry.tail[0] == GAP:
            if (spot := _behind_object(sheet, lexicon, entry.tail[1:], at, end)) is not None:
                found.append((entry, spot))
            continue
        for wanted in entry.tail:
            skipped = 0
            # No adjective stands before a preposition: "shot | dead at a checkpoint" is no shooting at it.
            other = ADJ if "prep" in words.get(wanted, EMPTY).classes else 0
            while at < end and keys[at] != wanted and entry.pos == "verb" and skipped < _MAX_INSIDE:
                classes = words.get(keys[at], EMPTY).classes
                # Only what may stand before a noun: a preposition or another verb ends the phrase.
                if any(q.end > at for q in within(sheet.quantities, max(0, at - _MAX_QUANTITY), at + 1)):
                    at += 1
                    continue
                if classes and "det" not in classes and "adv" not in classes:
                    break
                bits = lexicon.bits.get(keys[at], 0)
                if not classes and (bits & other or not bits & _DESCRIBES):
                    break
                at += 1
                skipped += 1
            if at >= end or keys[at] != wanted or within(sheet.quantities, at, at + 1):
                # "shot dead | at least six": a word that opens a number is no part of a phrase.
                break
            taken.append(at)
            at += 1
        else:
            found.append((entry, tuple(taken)))
    return found


def _behind_object(
    sheet: Sheet, lexicon: Lexicon, tail: tuple[str, ...], start: int, end: int
) -> tuple[int, ...] | None:
    """Where the rest of a phrase stands behind an object: one to nine words, no mark and no clause between."""
    keys = sheet.keys
    for at in range(start, min(end, start + _MAX_GAP + 1)):
        ends = at > start and tuple(keys[at : min(end, at + len(tail))]) == tail
        if ends and not any(q.end > at for q in within(sheet.quantities, max(0, at - _MAX_QUANTITY), at)):
            # "told 60 to 70 guards | to leave"
            return tuple(range(at, at + len(tail)))
        word = sheet.words[at]
        if keys[at] in word_set("that"):
            # "warned that up to a million", "told reporters that it was to withdraw": a clause.
            return None
        if not word[0].isalnum() and word not in ("'s", "’s", "-", "(", ")") and (word != "," or len(tail) == 1):
            # "Took the general, a former minister, into custody"
            return None
        if lexicon.words.get(keys[at], EMPTY).classes & {"sub", "rel", "be", "have", "modal", "future"}:
            return None
    return None


def noun_sort(sheet: Sheet, lexicon: Lexicon, start: int, head: int) -> str:
    """What sort of thing the noun at `head` names; phrases that end there win over the word alone."""
    keys = sheet.keys
    for first in range(max(start, head - 3), head):
        for tail, sort in lexicon.phrases.get(keys[first], ()):
            if first + len(tail) == head and tuple(keys[first + 1 : head + 1]) == tail:
                return sort
    return lexicon.words.get(keys[head], EMPTY).sort
