"""What one word may be in a number or a time."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["COUNT", "PLAIN", "SHARE", "TIME", "Word"]

TIME, COUNT, SHARE = 1, 2, 4
"""Bits of Word.hot: the word starts the grammar of times, of quantities, of shares."""


@dataclass(frozen=True, slots=True)
class Word:
    """Every reading of one match key; what it is not stays empty.

    Args:
        key: The match key without its Arabic clitics.
        hot: TIME, COUNT, SHARE, or'ed: which grammars it starts.
        num: Value of a cardinal in figures or words.
        digits: Figures it is written with (0: a word); `padded` where the first is a nought.
        role: "ones", "teen_head", "tens", "hundreds", "scale", "pair" (an Arabic 2000), or "".
        ordinal: 1 for "first", "الأول"; 0 for none.
        month, hijri: 1 to 12, or 0. `weak`: also an everyday word or a name.
        weekday: 0 is Monday; -1 for none.
        unit, count: A unit of time and its grammatical number (1, 2 dual, 3 plural).
        day: Days from the anchor ("yesterday" is -1). `night`: the same for "tonight".
        part, adverb: A part of the day; in Arabic as a noun (صباح) and as an adverb (صباحا).
        half: What an adverb says of the hour: "am", "pm", "noon", "night".
        rel, phase: "last", "next" …; "start", "mid", "end" ….
        zone: Minutes east of Greenwich.
        vague: Least number of a vague quantity before a unit of time ("several").
        clock: (hour, minute) of "6:30". date: three numbers and their separator of "18/05/2017".
        conj, prep, art: Arabic clitics on it: و or ف; ب, ل or ك; ال.
        low, high, base: Range of a vague number ("dozens") and what a number before it multiplies.
        share: Fraction of a whole.
        label, measure, amount, percent, definite, dual: Marks of numbers.yml and counted.yml.
        feast: "12-25", or days from Easter: "easter-2".
        follow: Second words that make a phrase with this one ("كانون" + "الثاني").
        parts: The words inside a compound token ("يناير/2022"); the token itself is then nothing else.
    """

    key: str = ""
    hot: int = 0
    num: float | int | None = None
    digits: int = 0
    padded: bool = False
    role: str = ""
    ordinal: int = 0
    month: int = 0
    hijri: int = 0
    weak: bool = False
    weekday: int = -1
    unit: str = ""
    count: int = 0
    day: int | None = None
    night: int | None = None
    part: str = ""
    adverb: str = ""
    half: str = ""
    rel: str = ""
    phase: str = ""
    season: int = 0
    ampm: str = ""
    zone: int | None = None
    vague: int = 0
    era: str = ""
    title: bool = False
    clock: tuple[int, int] | None = None
    date: tuple[int, int, int, str] | None = None
    conj: bool = False
    prep: str = ""
    art: bool = False
    low: int = -1
    high: int | None = None
    base: int = 0
    share: float = 0.0
    most: bool = False
    label: bool = False
    measure: bool = False
    amount: bool = False
    percent: bool = False
    definite: bool = False
    dual: bool = False
    feast: str = ""
    follow: dict[str, Word] | None = field(default=None, hash=False)
    parts: tuple[Word, ...] = ()


PLAIN = Word()
"""Any word that the grammars have nothing to say of."""
