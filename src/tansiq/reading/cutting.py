"""A text's words: what stands between white space is cut by spaCy's rules, each distinct piece once a process.

spaCy's tokeniser cuts every piece between white space by itself, and keeps the cuts of its first 10,000 pieces; a
stream of reports has many more. Here all are kept, with their match keys, so that a text costs one look-up a piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from spacy.tokens import Doc

from tansiq.knowledge.keys import match_key

__all__ = ["UNSEEN", "Cutter", "Rules", "Words"]

# White space, direction marks and the like, which writers' programs put round numbers and foreign words.
UNSEEN = (
    " \t\n\r\f\v\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_SPACE = re.compile(r"(\s+)")
# Words longer than this are no words of a language, and looking at each of their parts would cost the square of them.
_MAX_WORD_CHARS = 200
# Longer pieces come once (addresses, rules of dashes) and are cut each time.
_MAX_KEPT_CHARS = 60
# Pieces kept between texts, about 60 MB; emptied when full, so that a stream of noise cannot fill the memory.
_MAX_PIECES = 200_000

_Cut = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...]]


@dataclass(slots=True)
class Words:
    """The words of one text; the lists are of one length and mean what Sheet says of them."""

    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[int]


class Rules(Protocol):
    """What is asked of a spaCy tokeniser, which has no types of its own."""

    @property
    def rules(self) -> dict[str, Any]:
        """Its special cases."""

    def __call__(self, string: str, /) -> Doc: ...


class Cutter:
    """Cuts texts of one language.

    Args:
        make_rules: Makes the tokeniser whose rules are followed. Called again when the pieces kept are emptied, since
            a tokeniser's vocabulary keeps every word that it ever saw.
    """

    def __init__(self, make_rules: Callable[[], Rules]) -> None:
        self._make_rules = make_rules
        self._rules = make_rules()
        self._known: dict[str, _Cut] = {}
        # Special cases of two pieces ("م. س", an abbreviation): where a text has one, its pieces hang together.
        self._spaced = [case for case in self._rules.rules if _SPACE.search(case.strip())]

    def cut(self, text: str) -> Words:
        """The words of a text, as the rules cut them; white space is left out."""
        pieces = _SPACE.split(text)
        if any(case in text for case in self._spaced) and max(map(len, pieces)) <= _MAX_WORD_CHARS:
            return self._cut_whole(text)
        words: list[str] = []
        keys: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        gaps: list[int] = []
        known = self._known
        at = breaks = 0
        pieces.append("")
        for piece, space in zip(pieces[::2], pieces[1::2], strict=True):
            some, some_keys, some_starts, some_ends = known.get(piece) or self._cut(piece)
            if len(some) == 1:
                words.append(some[0])
                keys.append(some_keys[0])
                starts.append(at + some_starts[0])
                ends.append(at + some_ends[0])
                gaps.append(breaks)
                breaks = 0
            elif some:
                words += some
                keys += some_keys
                starts += [at + start for start in some_starts]
                ends += [at + end for end in some_ends]
                gaps += (breaks, *(0,) * (len(some) - 1))
                breaks = 0
            at += len(piece) + len(space)
            if space != " ":
                breaks += space.count("\n")
        return Words(words, keys, starts, ends, gaps)

    def _cut_whole(self, text: str) -> Words:
        found = _forms((token.text, token.idx) for token in self._rules(text))
        cut = Words([], [], [], [], [])
        before = 0
        for word, key, start, end in found:
            cut.words.append(word)
            cut.keys.append(key)
            cut.starts.append(start)
            cut.ends.append(end)
            cut.gaps.append(text.count("\n", before, start))
            before = start
        return cut

    def _cut(self, piece: str) -> _Cut:
        if piece.isalpha() and piece not in self._rules.rules:
            # No rule but a special case ("cannot") cuts letters from letters.
            parts = [(piece, 0)]
        else:
            # The rules take the square of a piece's length: a long one (ten thousand brackets) is no word anyway.
            parts = [
                (token.text, begin + token.idx)
                for begin in range(0, len(piece), _MAX_WORD_CHARS)
                for token in self._rules(piece[begin : begin + _MAX_WORD_CHARS])
            ]
        forms = _forms(parts)
        cut: _Cut = tuple(zip(*forms, strict=True)) if forms else ((), (), (), ())  # type: ignore[assignment]
        if len(piece) <= _MAX_KEPT_CHARS:
            if len(self._known) >= _MAX_PIECES:
                self._known.clear()
                self._rules = self._make_rules()
            self._known[piece] = cut
        return cut


def _forms(tokens: Iterable[tuple[str, int]]) -> list[tuple[str, str, int, int]]:
    """Word, key, start and end of each token; direction marks are trimmed off, and lone tatweels are no words."""
    words = (
        (bare[:_MAX_WORD_CHARS], start + text.index(bare))
        for text, start in tokens
        if (bare := text.strip().strip(UNSEEN))
    )
    return [(word, key, start, start + len(word)) for word, start in words if (key := match_key(word))]
