"""A text and its translation, sentence by sentence: what one of a pair of sentences has and the other has otherwise.

Sentences are paired in order by the landmarks that both have. Of a pair, a number, a day, a known side or the state
that backs someone is compared only if all but one of its sort agree: then that one was changed on the way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tansiq.knowledge.keys import match_key
from tansiq.linking.documents import Document, Landmark
from tansiq.linking.parties import make_party
from tansiq.model import Actor
from tansiq.model.mention import Span
from tansiq.reading.wordsets import phrase_set, word_set

__all__ = ["Changed", "changed_facts", "pair_sentences"]

_END = re.compile(r"(?<![A-Z.])[.!?؟]+[\"”»’)]*\s+|\n\s*\n")
_WEIGHTS = {"place": 1.0, "actor": 1.0, "name": 1.5, "time": 1.2, "number": 1.2, "range": 0.6, "event": 0.7}
_LEAST = 1.0
"""Weight of the landmarks that two sentences share before they are taken for a pair."""
_SORTS = {"number": "number", "time": "period", "actor": "side"}
_WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")


class _Mark(NamedTuple):
    at: int
    mark: Landmark


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    marks: tuple[_Mark, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a translation changed.

    Args:
        slot: "number", "period", "side" or "backer".
        a, b: Words in the one and in the other text.
    """

    slot: str
    a: Span
    b: Span


def _sentences(document: Document) -> list[_Sentence]:
    cuts = [0, *(hit.end() for hit in _END.finditer(document.text)), len(document.text)]
    marks = [_Mark(at, mark) for at, mark in document.landmarks]
    found = []
    for start, end in pairwise(cuts):
        if end > start:
            found.append(_Sentence(start, end, tuple(one for one in marks if start <= one.at < end)))
    return found


def _shared(a: _Sentence, b: _Sentence) -> float:
    both = Counter(one.mark for one in a.marks) & Counter(one.mark for one in b.marks)
    return sum(_WEIGHTS[str(mark[0])] * count for mark, count in both.items())


def pair_sentences(a: Document, b: Document) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences of a text and its translation that stand for each other: the pairs in order that share most."""
    ours, theirs = _sentences(a), _sentences(b)
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            shared = _shared(ours[i], theirs[j])
            taken = best[i + 1][j + 1] + (shared if shared >= _LEAST else 0.0)
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(ours) and j < len(theirs):
        shared = _shared(ours[i], theirs[j])
        if shared >= _LEAST and best[i][j] == best[i + 1][j + 1] + shared:
            yield ours[i], theirs[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _left(a: _Sentence, b: _Sentence, sort: str) -> tuple[list[_Mark], list[_Mark]]:
    """Landmarks of a sort that only one of the two sentences has, each once."""
    ours, theirs = ({m.mark for m in s.marks if m.mark[0] == sort} for s in (a, b))
    return tuple(  # type: ignore[return-value]
        list({m.mark: m for m in reversed(s.marks) if m.mark in only}.values())
        for s, only in ((a, ours - theirs), (b, theirs - ours))
    )


def _type_at(document: Document, at: int) -> str:
    """Of what type the actor is that begins at an offset: one not read in the other text is no change."""
    return next((m.value.actor_type for m in document.mentions if m.span[0] == at and isinstance(m.value, Actor)), "")


def _word_span(document: Document, at: int) -> Span:
    """The mention that begins at an offset, or the word there."""
    ends = [mention.span[1] for mention in document.mentions if mention.span[0] == at]
    if ends:
        return at, max(ends)
    end = at
    while end < len(document.text) and not document.text[end].isspace():
        end += 1
    return at, end


def changed_facts(a: Document, b: Document) -> Iterator[Changed]:
    """Numbers, days, sides and backers that differ between a text and its translation.

    Args:
        a, b: Reports of which one translates the other.
    """
    for one, two in pair_sentences(a, b):
        for sort, slot in _SORTS.items():
            left = _left(one, two, sort)
            if len(left[0]) != 1 or len(left[1]) != 1:
                continue
            (ours,), (theirs,) = left
            alike = sort != "actor" or _type_at(a, ours.at) == _type_at(b, theirs.at)
            if alike and _tells(sort, ours.mark, theirs.mark):
                yield Changed(slot, _word_span(a, ours.at), _word_span(b, theirs.at))
    yield from _changed_backers(a, b)


def _tells(sort: str, one: Landmark, two: Landmark) -> bool:
    """Whether two landmarks contradict; states are left out, which a translation adds and drops as it likes."""
    if sort == "actor":
        return not any(str(key).startswith(("state:", "outlet:")) for key in (*one[1:], *two[1:]))
    # "In 2014" and "since 2014" begin alike: what differs is grammar.
    return sort != "time" or one[1] != two[1]


@dataclass(frozen=True, slots=True)
class _Backed:
    span: Span
    backer: Hashable


def _backer(words: list[str]) -> Hashable:
    """The state or group that one or two words name, or the first word itself."""
    for name in (" ".join(words), words[0]):
        known = make_party(name).known
        if known:
            return tuple(sorted(known))
    return match_key(words[0]).strip(".")


def _backed(document: Document) -> list[_Backed]:
    """ "US-backed forces", "القوات المدعومة من إيران": who is said to back someone."""
    words = list(_WORD.finditer(document.text))
    keys = [match_key(word.group()).rstrip(".") for word in words]
    found = []
    for n, key in enumerate(keys):
        if n and key in word_set("backed") and document.text[words[n].start() - 1] == "-":
            found.append(_Backed((words[n - 1].start(), words[n].end()), _backer([words[n - 1].group()])))
        for phrase in phrase_set("backed_from") | phrase_set("backed_by"):
            stop = n + len(phrase)
            if tuple(keys[n:stop]) == phrase and stop < len(words):
                span = (words[max(0, n - 1)].start(), words[stop].end())
                found.append(_Backed(span, _backer([word.group() for word in words[stop : stop + 2]])))
    return found


_SPOT = 0.08
"""Share of a report's length within which a translation names the same forces."""


def _changed_backers(a: Document, b: Document) -> Iterator[Changed]:
    ours, theirs = _backed(a), _backed(b)
    for one in ours:
        depth = one.span[0] / max(1, len(a.text))
        near = [(abs(depth - other.span[0] / max(1, len(b.text))), n, other) for n, other in enumerate(theirs)]
        if near and min(near)[0] <= _SPOT and one.backer != min(near)[2].backer:
            yield Changed("backer", one.span, min(near)[2].span)
