"""Names that a translation changed: most of a person's name agrees, and a word of it does not."""

from __future__ import annotations

from collections.abc import Iterator

from tansiq.linking.documents import Document
from tansiq.linking.names import ALIKE, match_names, shared_words
from tansiq.model import Actor, Mention

__all__ = ["changed_names"]

_SPOT = 0.08
"""Share of a report's length within which a translation names the same person."""
_MOST = 0.5


def _persons(document: Document) -> dict[str, Mention]:
    """The first mention of each full name of a person."""
    found: dict[str, Mention] = {}
    for mention in document.mentions:
        if isinstance(mention.value, Actor) and mention.value.actor_type == "person" and " " in mention.value.name:
            found.setdefault(mention.value.name, mention)
    return found


def changed_names(a: Document, b: Document) -> Iterator[tuple[Mention, Mention]]:
    """Mentions of one person in a text and its translation whose names do not agree in full.

    Args:
        a, b: Reports of which one translates the other.
    """
    ours, theirs = _persons(a), _persons(b)
    for name, mention in ours.items():
        if any(match_names(name, other) >= ALIKE for other in theirs):
            continue
        depth = mention.span[0] / max(1, len(a.text))
        near = [
            (shared_words(name, other), other)
            for other, there in theirs.items()
            if abs(depth - there.span[0] / max(1, len(b.text))) <= _SPOT
            and not any(match_names(one, other) >= ALIKE for one in ours)
        ]
        if near and max(near)[0] >= _MOST:
            yield mention, theirs[max(near)[1]]
