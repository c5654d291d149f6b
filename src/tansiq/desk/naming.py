"""Persons named beside words for detainees: flagged before a text is shown to others.

A person named in a sentence that also has a word for a detainee (prisoner, detainee, hostage, سجين, معتقل …) or in the
clause of an event of custody (arrest, release, transfer, escape, abduction). It rather flags too much: who releases
looks and confirms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows
from tansiq.ledger import ReadReport, get_reading, get_stored, open_ledger
from tansiq.model import Actor, Reading, Span
from tansiq.settings import Settings

__all__ = ["find_named", "named_by", "names_flagged"]

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


def find_named(text: str, reading: Reading, within: Sequence[Span] | None = None) -> tuple[str, ...]:
    """The persons of a report that are named so, each once, in the order of the text.

    Args:
        within: Only those named in these words; anywhere where None.
    """
    spans = [*_sentences(text), *_clauses(reading)]
    found = [
        mention.text
        for mention in sorted(reading.mentions, key=lambda one: one.span)
        if isinstance(mention.value, Actor)
        and mention.value.actor_type == "person"
        and _is_in(mention.span, spans)
        and (within is None or _is_in(mention.span, within))
    ]
    return tuple(dict.fromkeys(found))


def _is_in(span: Span, spans: Iterable[Span]) -> bool:
    return any(start <= span[0] < end for start, end in spans)


def named_by(read: ReadReport, claims: Collection[str] = ()) -> tuple[str, ...]:
    """The persons whom a report names so, or claims of it in the words that they rest on.

    Args:
        claims: Ids of those that are released without the report; of none, all of the report is looked at.
    """
    within = [
        span
        for event, ids in zip(read.reading.events, read.claim_ids, strict=True)
        for claim, name in zip(event.claims, ids, strict=True)
        if name in claims
        for span in claim.spans
    ]
    return find_named(read.report.text, read.reading, within if claims else None)


def names_flagged(settings: Settings, party: str, entry: str, claims: Sequence[str] = ()) -> tuple[str, ...]:
    """The same of a report of a party, or of claims that it releases alone; of others' nothing."""
    with open_ledger(settings.home, clock=settings.clock).read() as connection:
        stored = get_stored(connection, [entry], is_header=True).get(entry)
        if stored is None or stored.entry.originator != party:
            return ()
        is_claim = stored.entry.kind == "claim"
        read = get_reading(connection, stored.entry.basis[0] if is_claim else entry)
        return () if read is None else named_by(read, (entry, *claims) if is_claim else ())


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
