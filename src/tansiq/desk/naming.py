"""Persons named beside words for detainees: flagged before a text is shown to others.

A person named in a sentence that also has a word for a detainee (prisoner, detainee, hostage, سجين, معتقل …) or in the
clause of an event of custody (arrest, release, transfer, escape, abduction). It rather flags too much: who releases
looks and confirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.model import Actor, Reading

__all__ = ["find_named"]

_CUSTODY = ("arrest", "release", "transfer", "escape", "abduction", "attack.prison")
_SENTENCE = re.compile(r"[^.!?؟\n]+")
_WORD = re.compile(r"\w+")
_ARTICLES = ("ال", "وال", "بال", "لل", "و")


@cache
def _detained() -> frozenset[str]:
    """Match keys of the words for detainees, in both languages."""
    english = [form for row in load_rows("en/people") if row["sort"] == "detainee" for form in row["forms"]]
    arabic = [
        form
        for row in load_rows("ar/people")
        if row["sort"] == "detainee"
        for number in ("singular", "dual", "plural")
        for form in row[number]
    ]
    return frozenset(match_key(form) for form in (*english, *arabic))


def _is_detained(word: str) -> bool:
    key = match_key(word)
    bare = (key.removeprefix(match_key(one)) for one in _ARTICLES if key.startswith(match_key(one)))
    return key in _detained() or any(one in _detained() for one in bare)


def find_named(text: str, reading: Reading) -> tuple[str, ...]:
    """The persons of a report that are named so, each once, in the order of the text."""
    spans = [*_sentences(text), *_clauses(reading)]
    found = [
        mention.text
        for mention in sorted(reading.mentions, key=lambda one: one.span)
        if isinstance(mention.value, Actor)
        and mention.value.actor_type == "person"
        and any(start <= mention.span[0] < end for start, end in spans)
    ]
    return tuple(dict.fromkeys(found))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that have a word for a detainee."""
    for sentence in _SENTENCE.finditer(text):
        if any(map(_is_detained, _WORD.findall(sentence.group()))):
            yield sentence.span()


def _clauses(reading: Reading) -> Iterator[tuple[int, int]]:
    """Clauses of events of custody."""
    for event in reading.events:
        if event.type.startswith(_CUSTODY) and event.spans:
            yield event.spans[0]
