"""A text's words: what stands between white space is cut by spaCy's rules, each distinct piece once a process.

spaCy's tokeniser cuts every piece between white space by itself, and keeps the cuts of its first 10,000 pieces; a
stream of reports has many more. Here all are kept, with their match keys, so that a text costs one look-up a piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import add
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

# A word or a number, with no more than a mark before it and two behind it: nearly all pieces of a text, and cut here as
# spaCy's rules of either language cut them, each of which takes ten times as long. Whether a full stop is cut off hangs
# on the letters before it.
# Latin words and figures joined by hyphens ("well-known", "M-16", "25-year-old"), but no two figures ("16-23").
_HYPHENED = "(?:[A-Za-z]++|[0-9]++(?!-[0-9]))(?:-(?:[A-Za-z]{2,}+|[0-9]++(?!-[0-9])))++"
_PLAIN = re.compile(
    '(["(\\[]?)'
    "([A-Za-z\u0621-\u063a\u0641-\u064a\u064b-\u0652]{2,}+(?!-)|[0-9]++(?:[.,][0-9]++)?+(?!-)|" + _HYPHENED + ")"
    "(['’][sS](?!\\.))?"
    "([,;:?!)\\]\"،؛؟]|'$|(?:(?<=[a-z0-9\u0621-\u064a])|(?<=[A-Z][A-Z]))\\.)?"
    '((?<=[.,?!)\\]"])[,?!)\\]"]|(?<=[)"])\\.)?'
)

_Cut = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]
"""Words of one piece, their keys, and where in it they start."""
_NOTHING: _Cut = ((), (), ())


@dataclass(slots=True)
class Words:
    """The words of one text; the lists are of one length and mean what Sheet says of them."""

    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[int]


class _Pieces(dict[str, _Cut]):
    """The cuts of pieces; those not yet cut are as they are asked for, so that a whole text is one `map` over it."""

    def __init__(self, cut: Callable[[str], _Cut]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, piece: str) -> _Cut:
        return self._cut(piece)


class Rules(Protocol):
    """What is asked of a spaCy tokeniser, which has no types of its own."""

    @property
    def rules(self) -> dict[str, Any]:
        """Its special cases."""

    @property
    def infix_finditer(self) -> Callable[[str], Iterable[re.Match[str]]]:
        """Where it parts a word that nothing else can be cut from."""

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
        self._known = _Pieces(self._cut)
        self._cases = frozenset(self._rules.rules)
        # The rules for Arabic leave the full stop at Latin letters and figures, and know no possessive.
        self._cuts_latin_stops = len([*self._rules("letters.")]) == 2
        self._cuts_possessives = len([*self._rules("letter's")]) == 2
        # Special cases of two pieces ("م. س", an abbreviation): where a text has one, its pieces hang together.
        self._spaced = [case for case in self._cases if _SPACE.search(case.strip())]

    def cut(self, text: str) -> Words:
        """The words of a text, as the rules cut them; white space is left out."""
        # Other white space stays in its piece, which _cut parts: most texts have next to none.
        pieces = text.replace("\n", " ").split(" ")
        if any(case in text for case in self._spaced) and max(map(len, pieces)) <= _MAX_WORD_CHARS:
            return self._cut_whole(text)
        cuts = list(map(self._known.__getitem__, pieces))
        # Long lists are made whole by the interpreter's own loops: a loop written out cost three times as much.
        words, keys, within = zip(*cuts, strict=True)
        begins = map(add, accumulate(map(len, pieces), initial=0), range(len(pieces)))
        starts = [begin + start for begin, some in zip(begins, within, strict=False) for start in some]
        flat = list(chain.from_iterable(words))
        ends = list(map(add, starts, map(len, flat)))
        return Words(flat, list(chain.from_iterable(keys)), starts, ends, _gaps(text, starts))

    def _cut_whole(self, text: str) -> Words:
        found = _forms((token.text, token.idx) for token in self._rules(text))
        words, keys, starts = list(found[0]), list(found[1]), list(found[2])
        return Words(words, keys, starts, list(map(add, starts, map(len, words))), _gaps(text, starts))

    def _plain(self, piece: str) -> list[tuple[str, int]] | None:
        """Parts of a piece that needs no rules, with where they start; None for any other piece."""
        found = _PLAIN.fullmatch(piece) if len(piece) <= _MAX_WORD_CHARS else None
        if found is None:
            return None
        mark, bare, owner, last, final = found.groups("")
        if last == "." and bare[-1].isascii() and not self._cuts_latin_stops:
            return None
        if owner and not self._cuts_possessives:
            return None
        if "-" in bare and any(True for _ in self._rules.infix_finditer(bare)):
            # "mid-May" is two words.
            return None
        # A special case ("cannot", "Mr.", "8)") may be the piece, or what its marks leave of it.
        word = bare + owner
        whole = word + last
        if not self._cases.isdisjoint((piece, bare, bare + ".", word, whole, whole + final, mark + word, mark + whole)):
            return None
        return [(part, found.start(n)) for n, part in enumerate(found.groups(), 1) if part]

    def _cut(self, piece: str) -> _Cut:
        if piece.isalpha() and piece not in self._cases:
            # Half of all pieces: no rule but a special case ("cannot") cuts letters from letters.
            key, word = match_key(piece[:_MAX_WORD_CHARS]), piece[:_MAX_WORD_CHARS]
            cut = ((word,), (key,), (0,)) if key else _NOTHING
        else:
            plain = self._plain(piece)
            if plain is not None:
                parts, starts = zip(*plain, strict=True)
                cut = (parts, tuple(map(match_key, parts)), starts)
            elif _SPACE.search(piece) is None:
                cut = _forms(self._tokens(piece))
            else:
                cut = self._join(_SPACE.split(piece))
        if len(piece) <= _MAX_KEPT_CHARS:
            if len(self._known) >= _MAX_PIECES:
                self._known.clear()
                self._rules = self._make_rules()
            self._known[piece] = cut
        return cut

    def _join(self, parted: list[str]) -> _Cut:
        """The cuts of bare pieces, between which the white space stands."""
        words, keys, starts = list[str](), list[str](), list[int]()
        at = 0
        for number, part in enumerate(parted):
            if not number % 2:
                some, some_keys, within = self._known[part]
                words += some
                keys += some_keys
                starts += [at + start for start in within]
            at += len(part)
        return tuple(words), tuple(keys), tuple(starts)

    def _tokens(self, piece: str) -> list[tuple[str, int]]:
        """The tokens of a piece without white space, with where each starts."""
        # The rules take the square of a piece's length: a long one (ten thousand brackets) is no word anyway.
        return [
            (token.text, begin + token.idx)
            for begin in range(0, len(piece), _MAX_WORD_CHARS)
            for token in self._rules(piece[begin : begin + _MAX_WORD_CHARS])
        ]


def _forms(tokens: Iterable[tuple[str, int]]) -> _Cut:
    """Words, keys and starts of the tokens; direction marks are trimmed off, and lone tatweels are no words."""
    words: list[str] = []
    keys: list[str] = []
    starts: list[int] = []
    for text, start in tokens:
        bare = text.strip().strip(UNSEEN)
        word = bare[:_MAX_WORD_CHARS]
        if bare and (key := match_key(word)):
            words.append(word)
            keys.append(key)
            starts.append(start + text.index(bare) if bare is not text else start)
    return (tuple(words), tuple(keys), tuple(starts)) if words else _NOTHING


def _gaps(text: str, starts: list[int]) -> list[int]:
    """Line breaks before each word, since the word before it."""
    gaps = [0] * len(starts)
    at, count = text.find("\n"), len(starts)
    number = 0
    while at >= 0:
        number = bisect_left(starts, at, number)
        if number == count:
            break
        gaps[number] += 1
        at = text.find("\n", at + 1)
    return gaps
