"""Where a report itself says that a name it quotes is not the right one: "referring to the PKK instead of the YPG"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tansiq.knowledge.keys import match_key
from tansiq.linking.documents import Document
from tansiq.linking.parties import make_party
from tansiq.model import Actor, Mention
from tansiq.reading.wordsets import phrase_set

__all__ = ["Correction", "find_corrections"]

_BEFORE = 60
"""Characters before the first name in which the report says that it explains a name."""
_BETWEEN = 60
_QUOTED = 400
"""Characters before the explanation in which the name was quoted."""


class Correction(NamedTuple):
    """What was quoted, and whom the report means."""

    quoted: Mention
    meant: Mention


def _holds(name: str, text: str) -> bool:
    """Whether a text has a phrase of a set, as whole words."""
    keys = f" {' '.join(match_key(text).split())} "
    return any(f" {' '.join(phrase)} " in keys for phrase in phrase_set(name))


def _known(mention: Mention) -> frozenset[str]:
    if not isinstance(mention.value, Actor):
        return frozenset()
    return frozenset().union(*(make_party(name).known for name in (mention.value.name, *mention.value.names)))


def find_corrections(document: Document) -> Iterator[Correction]:
    """Names that a report quotes and corrects.

    Args:
        document: With its text.
    """
    actors = [m for m in document.mentions if isinstance(m.value, Actor)]
    named = [mention for mention in actors if _known(mention)]
    for one, two in pairwise(named):
        # An abbreviation in brackets after its name is the same actor once more.
        between = document.text[one.span[1] : two.span[0]]
        if len(between) > _BETWEEN or _known(one) & _known(two) or not _holds("and_not", between):
            continue
        start = max(0, one.span[0] - _BEFORE)
        if not _holds("meaning", document.text[start : one.span[0]]):
            first = next((m for m in named if _known(m) & _known(one) and m.span[1] > start), one)
            if not _holds("meaning", document.text[max(0, first.span[0] - _BEFORE) : first.span[0]]):
                continue
        earlier = [m for m in named if m.span[1] <= start and _known(m) & _known(one)]
        quoted = earlier[-1] if earlier and one.span[0] - earlier[-1].span[1] <= _QUOTED else one
        yield Correction(quoted, two)
