"""State of one pass over a text: its words, the bounds of the sentence, the anchor, and the last day named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tansiq.knowledge.keys import match_key
from tansiq.model import Period
from tansiq.reading.numerals import PLAIN, TIME, Word, table_of
from tansiq.reading.numerals.phrases import read_number, read_number_before
from tansiq.reading.sheet import Lang, Sheet

__all__ = ["Found", "Reader", "spread"]


@dataclass(slots=True)
class Found:
    """A time read from atoms [start, end).

    Args:
        period: What it names, or None where it cannot be resolved.
        future: The same words read as the next one to come.
        level: How fine it is: "clock", "part", "day", "week", "month", "year", "span", "length".
        is_relative, is_duration, is_of_next: As in TimeMention.
        has_year: The words themselves, or their sentence, say the year.
    """

    start: int
    end: int
    period: Period | None
    level: str
    future: Period | None = None
    is_relative: bool = False
    is_duration: bool = False
    is_of_next: bool = False
    has_year: bool = True


def spread(sheet: Sheet, hot: int) -> tuple[list[Word], list[str], list[int] | None, list[int]]:
    """The Words of a text with compound tokens taken apart.

    Returns:
        Words and keys of the atoms, the sheet's word of each atom (None: one atom a word), and the atoms that start
        a grammar of kind `hot`.
    """
    if not sheet.atoms:
        sheet.atoms = list(map(table_of(sheet.lang).__getitem__, sheet.keys))
        sheet.hot = [i for i, word in enumerate(sheet.atoms) if word.hot]
    words = sheet.atoms
    starts = [i for i in sheet.hot if words[i].hot & hot]
    compounds = [i for i in starts if words[i].parts]
    if not compounds:
        return words, sheet.keys, None, starts
    atoms: list[Word] = []
    keys: list[str] = []
    where: list[int] = []
    done = 0
    for i in [*compounds, len(words)]:
        atoms += words[done:i]
        keys += sheet.keys[done:i]
        where += range(done, i)
        if i < len(words):
            atoms += words[i].parts
            keys += [part.key for part in words[i].parts]
            where += [i] * len(words[i].parts)
        done = i + 1
    places: list[int] = []
    for i in starts:
        first = bisect_left(where, i)
        places += [at for at in range(first, bisect_left(where, i + 1)) if atoms[at].hot & hot]
    return atoms, keys, where, places


def _nothing(_: int) -> Found | None:
    """The grammar of a reader that looks for no times."""
    return None


_EARLIEST, _LATEST = 1000, 9000
"""Anchor years outside are taken for none: arithmetic from them could leave the calendar."""


class Reader:
    """Atoms of a text and where the grammar may look.

    Args:
        sheet: The text; only its words, keys, gaps, sentences, language and anchor are read.
        hot: Which grammar's starting words `hot` will list.

    `core` is the grammar of the language, through which its modules read a time inside a time; find_times sets it.
    """

    __slots__ = (
        "_walls",
        "anchor",
        "begin",
        "coarse_at",
        "core",
        "day",
        "day_at",
        "depth",
        "hi",
        "hot",
        "keys",
        "lang",
        "lo",
        "where",
        "words",
        "written",
    )

    def __init__(self, sheet: Sheet, hot: int = TIME) -> None:
        self.lang: Lang = sheet.lang
        anchor = sheet.anchor
        self.anchor: date | None = anchor if anchor is not None and _EARLIEST < anchor.year < _LATEST else None
        self.words, self.keys, self.where, self.hot = spread(sheet, hot)
        self.written = sheet.words
        self.day: date | None = None
        self.core: Callable[[int], Found | None] = _nothing
        self.depth = 0
        self.lo, self.hi = 0, 0
        self.begin, self.day_at, self.coarse_at = 0, -1, -1
        self._walls: list[int] = []
        if self.hot:
            self._build_walls(sheet)

    def _build_walls(self, sheet: Sheet) -> None:
        """Atoms that begin a sentence, or a paragraph where sentences are not filled; the last first."""
        if sheet.sentences:
            walls = {wall for sentence in sheet.sentences for wall in (sentence.start, sentence.end)}
        else:
            walls = {i for i, gap in enumerate(sheet.gaps) if gap > 1}
        if self.where is not None:
            walls = {bisect_left(self.where, wall) for wall in walls}
        self._walls = sorted(walls, reverse=True)

    def enter(self, i: int, done: int) -> None:
        """Move the bounds to the sentence of an atom; words before `done` are taken. Atoms must come in order."""
        if i >= self.hi:
            start = self.hi
            while self._walls and self._walls[-1] <= i:
                start = self._walls.pop()
            self.begin = start
            self.lo, self.hi = start, self._walls[-1] if self._walls else len(self.words)
        self.lo = max(self.lo, done)

    def counted_from(self) -> date | None:
        """The day that "two days later" counts from.

        None where the sentence has named a month or year since: "In December boys were seized, and freed six days
        later" counts from no day that anybody named.
        """
        return None if self.coarse_at >= self.begin and self.coarse_at > self.day_at else self.day

    def word(self, i: int) -> Word:
        """The Word of an atom inside the bounds; PLAIN outside."""
        return self.words[i] if self.lo <= i < self.hi else PLAIN

    def key(self, i: int) -> str:
        """The key of an atom inside the bounds; "" outside."""
        return self.keys[i] if self.lo <= i < self.hi else ""

    def link(self, i: int) -> str:
        """The key of a preposition inside the bounds, less an Arabic و or ف before it."""
        key = self.key(i)
        return key[1:] if key[:1] in "وف" and key[1:] in _PREPOSITIONS else key

    def is_capital(self, i: int) -> bool:
        """Whether the atom's word is written with a capital."""
        return self.written[i if self.where is None else self.where[i]][:1].isupper()

    def spelling(self, i: int) -> str:
        """The word as written that holds an atom."""
        return self.written[i if self.where is None else self.where[i]]

    def number(self, i: int) -> tuple[float | int, int] | None:
        """The number that starts at an atom."""
        return read_number(self.words, self.keys, i, self.hi, lang=self.lang) if self.lo <= i < self.hi else None

    def number_before(self, end: int) -> tuple[float | int, int] | None:
        """The number that ends right before an atom."""
        return read_number_before(self.words, self.keys, end, self.lo, lang=self.lang)

    def is_open(self, i: int) -> bool:
        """Whether what stands at an atom is no content word: the end, a sign, a figure, a short function word."""
        key = self.key(i)
        return not key or not key[0].isalpha() or key in _FUNCTION or (self.lang == "ar" and key[0] == "و")


_PREPOSITIONS = frozenset(
    match_key(word)
    for word in "منذ مند قبل بعد بين من في خلال حتى لغاية إلى على عند ما أول هذا هذه".split()  # noqa: SIM905
)
_FUNCTION_WORDS = """
in on at when while as and or but with by from to for after before near of that which where were was is are has had
have the a an his her its their he she it they who said says against during local he's until since this
في من على إلى عن مع بعد قبل حين عندما بين إثر ان أن إن التي الذي وقد قد كما لكن حيث وفق بحسب حسب قال قالت أعلن أعلنت
"""
_FUNCTION = frozenset(match_key(word) for word in _FUNCTION_WORDS.split())
