"""Tokens that hold figures, alone or glued to signs, units and Arabic clitics: "2,000", "13,", "و13", "7–13"."""

from __future__ import annotations

import re
from collections.abc import Callable

from tansiq.reading.numerals.words import COUNT, PLAIN, SHARE, TIME, Word

__all__ = ["SPLIT", "read_figures"]

SPLIT = re.compile(r"[0-9/()\[\]«»\-\u2013\u2014.,،؛:;!؟?%٪#]")
"""A token without any of these is one word or nothing."""
_PIECE = re.compile(r"\d+(?:[.,،:/\u066b\u066c\-]\d+)*|[^\W\d_]+(?:[.'][^\W\d_]+)*\.?|[^\w\s]|_+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,،\u066c]\d{3})+$")
_DECIMAL = re.compile(r"(\d{1,9})[.,\u066b](\d{1,6})$")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?$")
_DATE = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})$")
_SUFFIXES = {"st", "nd", "rd", "th"}
_TOUCHING = frozenset({"and", "to", "و"})
_MOST_DIGITS = 12
"""Longer runs of figures are telephone and serial numbers."""


def _plain_figure(text: str) -> Word | None:
    if text.isdecimal():
        if len(text) > _MOST_DIGITS:
            return None
        return Word(
            key=text, hot=TIME | COUNT | SHARE, num=int(text), digits=len(text), padded=len(text) > 1 and text[0] == "0"
        )
    if _THOUSANDS.match(text):
        figures = "".join(filter(str.isdecimal, text))
        return Word(key=text, hot=COUNT | SHARE, num=int(figures), digits=-1)
    if (clock := _CLOCK.match(text)) and ":" in text and int(clock[1]) < 25 and int(clock[2]) < 60:
        return Word(key=text, hot=TIME, clock=(int(clock[1]) % 24, int(clock[2])))
    if date := _DATE.match(text):
        return Word(key=text, hot=TIME, date=(int(date[1]), int(date[3]), int(date[4]), date[2]))
    if decimal := _DECIMAL.match(text):
        clock = _CLOCK.match(text)
        dotted = (int(clock[1]), int(clock[2])) if clock and int(clock[1]) < 25 and int(clock[2]) < 60 else None
        value = float(f"{decimal[1]}.{decimal[2]}")
        return Word(key=text, hot=COUNT | SHARE | (TIME if dotted else 0), num=value, digits=-1, clock=dotted)
    return None


def _glued(left: Word, piece: str, known: Callable[[str], Word]) -> Word | tuple[Word, Word] | None:
    """A figure and the letters that touch it on its right: an ordinal, or the figure and a word of its own."""
    if piece in _SUFFIXES and left.digits > 0 and isinstance(left.num, int):
        return Word(key=left.key + piece, hot=TIME, ordinal=left.num)
    word = known(piece)
    if word.ampm or word.era or word.month or word.measure or word.zone is not None:
        return left, word
    return None


def _article(piece: str) -> tuple[bool, str, bool] | None:
    """The Arabic clitics that may stand before figures, or None for other letters."""
    conj = piece[:1] in "وف" and piece != "ف"
    rest = piece[1:] if conj else piece
    art = rest.endswith("ال")
    rest = rest[:-2] if art else rest
    if rest == "لل":
        return conj, "ل", True
    return (conj, rest, art) if rest in ("", "ب", "ل", "ك") else None


def read_figures(key: str, known: Callable[[str], Word], *, arabic: bool) -> Word:
    """Take a token with figures or signs apart.

    Args:
        key: Match key of the token.
        known: Looks up a key without figures.
        arabic: Whether letters before figures may be clitics.

    Returns:
        One Word, a Word whose `parts` are the pieces in order, or PLAIN ("M-16", a telephone number).
    """
    figure = _plain_figure(key)
    if figure is not None:
        return figure
    pieces = _PIECE.findall(key)
    if len(pieces) < 2:
        return PLAIN
    found: list[Word] = []
    place = 0
    for number, piece in enumerate(pieces):
        at = key.index(piece, place)
        touching = at == place and number > 0
        place = at + len(piece)
        if piece[0].isdigit():
            word = _plain_figure(piece)
            if word is None:
                found.append(PLAIN)
                continue
            if found and touching and pieces[number - 1][-1:].isalpha():
                clitics = _article(pieces[number - 1]) if arabic else None
                if clitics is None:
                    return PLAIN
                conj, prep, art = clitics
                found[-1] = _with_clitics(word, conj=conj, prep=prep, art=art)
            else:
                found.append(word)
        elif piece[0].isalpha():
            if found and touching and pieces[number - 1][-1].isdigit():
                glued = _glued(found[-1], piece.rstrip(".") if piece not in ("a.m.", "p.m.") else piece, known)
                if glued is None:
                    return PLAIN
                found[-1:] = [glued] if isinstance(glued, Word) else list(glued)
            else:
                word = known(piece)
                found.append(word if word is not PLAIN else Word(key=piece.rstrip(".")))
        else:
            found.append(known(piece) if known(piece) is not PLAIN else Word(key=piece))
    if len(found) == 1:
        return found[0]
    if any(a.key in ("-", "\u2013", "\u2014") for a in found) and not _is_range(found):
        return PLAIN
    hot = 0
    for word in found:
        hot |= word.hot
    return Word(key=key, hot=hot, parts=tuple(found)) if hot else PLAIN


def _with_clitics(word: Word, *, conj: bool, prep: str, art: bool) -> Word:
    return Word(
        key=word.key, hot=word.hot, num=word.num, digits=word.digits, padded=word.padded, clock=word.clock,
        date=word.date, conj=conj, prep=prep, art=art,
    )  # fmt: skip


def _is_range(found: list[Word]) -> bool:
    """Whether a dash inside a token joins figures or names of times: else it is a name ("M-16", "F-16s")."""
    for at, word in enumerate(found):
        if word.key in ("-", "\u2013", "\u2014"):
            for other in (found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None):
                if other is not None and not (
                    other.num is not None
                    or other.month
                    or other.weekday >= 0
                    or other.clock
                    # "mid-April", "two-thirds"
                    or other.phase
                    or other.share
                ):
                    return False
    return True
