"""Place lines: where, when and for whom a report was filed, at the head of its first paragraph.

"BAGHDAD (Reuters) -", "ERBIL, Kurdistan Region –", "BOGOTA, 7 JAN 90 (EFE) --", "بغداد / واع", "دمشق – سانا".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tansiq.reading.layout_dates import read_stamp
from tansiq.reading.layout_lines import BLANK
from tansiq.reading.layout_words import Words, has_digit, plain

__all__ = ["PlaceLine", "read_place_line"]

_LONGEST = 140
# Characters of an agency's name, with whatever marks stand in it.
_LONGEST_AGENCY = 60
# What parts the pieces: dashes, a slash, brackets, commas, a colon, an underscore, a tatweel drawn as a dash.
_CUT = re.compile(r"--+|[–—ـ/(),،:_|]|-")
_NEXT_WORD = re.compile(r"\w{2,20}")
_DASHES = frozenset({"-", "–", "—", "ـ", "_"})
_YEAR = re.compile(r"\s*\d{4}\b")
_TAG = re.compile(r"[\s]*\[[A-Z ]{3,20}\]")
_MOST_PLACE_WORDS = 4
_MOST_PIECES = 6


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place line as read.

    Args:
        name: The place as written, with the region after its comma where there is one; "" where only an agency stands.
        agency: The one English name of the agency or outlet where it is known, else as written; "" where none stands.
        date: ISO date, or None.
        start, end: Code points of the whole line, its last dash included.
        author: A person named between place and agency ("بغداد/فلان/الأناضول"), or "".
        day: A day and month without their year, as written ("Nov. 21"), or "".
    """

    name: str
    agency: str
    date: str | None
    start: int
    end: int
    author: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    mark: str  # what follows it; "" at the end of the paragraph
    end: int  # past the mark


def _pieces(text: str, start: int, end: int, words: Words) -> list[_Piece]:
    stop = min(end, start + _LONGEST)
    pieces = []
    at = start
    for cut in _CUT.finditer(text, start, stop):
        if cut.group() == "," and _YEAR.match(text, cut.end(), stop):
            continue  # "August 18, 2018" is one piece
        if cut.group() == "-" and not _parts(text, start, cut.start(), words):
            continue
        pieces.append(_Piece(text[at : cut.start()].strip(BLANK), cut.group(), cut.end()))
        at = cut.end()
        if len(pieces) == _MOST_PIECES:
            return pieces
    pieces.append(_Piece(text[at:stop].strip(BLANK), "", stop))
    return pieces


def _parts(text: str, start: int, at: int, words: Words) -> bool:
    """Whether a hyphen is a dash: a blank beside it, or an agency's name straight after it ("دمشق-سانا")."""
    if text[at - 1 : at] in " \u00a0)\n" or text[at + 1 : at + 2] in " \u00a0\n":
        return True
    # "military sources told acan-efe" is none: the place stands alone before it.
    after = _NEXT_WORD.match(text, at + 1)
    return after is not None and text.count(" ", start, at) < 2 and plain(after.group()) in words.agencies


def _may_open(text: str, start: int, end: int, words: Words) -> bool:
    """Whether the first piece may be a place, an agency or a date; by its length alone most paragraphs' is none."""
    stop = min(end, start + _LONGEST)
    cut = _CUT.search(text, start, stop)
    if cut is None:
        return False
    if cut.group() == "-" or _YEAR.match(text, cut.end(), stop):
        # Perhaps no end of the piece.
        return True
    head = text[start : cut.start()].strip(BLANK)
    if head.count(" ") < _MOST_PLACE_WORDS or has_digit(head):
        return True
    return len(head) <= _LONGEST_AGENCY and words.find_outlet(plain(head)) is not None


def read_place_line(text: str, start: int, end: int, words: Words, *, language: str) -> PlaceLine | None:
    """The place line at the head of a paragraph.

    Args:
        text: The whole text as given.
        start, end: The paragraph.
        words: Lexicon; which agencies are known decides where the punctuation alone does not.
        language: For dates.

    Returns:
        None where the paragraph begins with its first sentence.
    """
    if not _may_open(text, start, end, words):
        return None
    pieces = _pieces(text, start, end, words)
    if len(pieces) < 2:
        return None
    return _Filed(text, start, end, pieces, words, language).read()


class _Filed:
    def __init__(self, text: str, start: int, end: int, pieces: list[_Piece], words: Words, language: str) -> None:
        self.text, self.start, self.end, self.pieces = text, start, end, pieces
        self.words, self.language = words, language
        self.places: list[str] = []
        self.agency = self.author = self.day = ""
        self.date: str | None = None
        self.dashed = False
        self.is_listed = True

    def read(self) -> PlaceLine | None:
        closed = 0
        for piece in self.pieces[:_MOST_PIECES]:
            if piece.text and not self._take(piece):
                closed = self._glued(piece, closed)
                break
            if piece.mark and (piece.mark in _DASHES or piece.mark in "/:" or piece.mark.startswith("--")):
                closed = piece.end
                self.dashed = self.dashed or piece.mark != "/"
                if self.agency and self.places and piece.mark != "/":
                    break
            if piece.mark == "" or self._is_whole(piece):
                closed = piece.end
                break
        if not closed or not (self.places or self.agency) or not self._is_sure(closed):
            return None
        if tag := _TAG.match(self.text, closed, min(self.end, closed + 30)):
            closed = tag.end()
        name = ", ".join(self.places)
        return PlaceLine(name, self.agency, self.date, self.start, min(closed, self.end), self.author, self.day)

    def _glued(self, piece: _Piece, closed: int) -> int:
        """The end of an agency's name that the first sentence follows without a mark: "دمشق – سانا أعلنت ..."."""
        if not closed or not self.places or self.agency:
            return closed
        at = self.text.find(piece.text, closed, self.end)
        parts = piece.text.split(None, self.words.longest_outlet)
        for count in range(min(self.words.longest_outlet, len(parts) - 1), 0, -1):
            key = plain(" ".join(parts[:count]))
            if key in self.words.agencies:
                self.agency = self.words.outlets[key]
                return self.text.find(parts[count - 1], at, self.end) + len(parts[count - 1])
        return closed

    def _is_whole(self, piece: _Piece) -> bool:
        return not self.text[piece.end : self.end].strip(BLANK)

    def _take(self, piece: _Piece) -> bool:
        """Sort one piece into place, agency, date or author; False where it is the first sentence."""
        known = self.words.find_outlet(plain(piece.text))
        if known and not self.agency:
            self.agency = known
            return True
        if has_digit(piece.text):
            stamp = read_stamp(piece.text, self.words, language=self.language)
            if stamp is None or len(stamp.spare) > 0:
                return self._placed_day(piece.text) or self._bare_day(piece.text)
            self.date = self.date or stamp.when
            return True
        count = piece.text.count(" ") + 1
        if count > _MOST_PLACE_WORDS or (self.agency and self.places and piece.mark != "/"):
            return False
        if self.dashed or (self.agency and not self.places):
            # "Shafaq News / Erbil -" has a place, "Shafaq News/ A source, who ..." has none; nor has what follows the
            # dash of "Baghdad – The command, on Monday, ...".
            closed = piece.mark == "/" or piece.mark in _DASHES or (not piece.mark and self._is_whole(piece))
            if count > 2 or not closed:
                return False
        if not self._is_name(piece.text):
            return False
        return self._sort(piece, count)

    def _sort(self, piece: _Piece, count: int) -> bool:
        bracketed = piece.mark == ")"
        if bracketed and not self.agency and self.places:
            # An agency nobody listed: "(ACAN-EFE)"; in brackets nothing else stands in a place line.
            self.agency, self.is_listed = piece.text, False
        elif len(self.places) == 2 or (self.places and piece.mark == "/" and self._slashed()):
            self.author = self.author or piece.text
        elif len(self.places) < 2 and count <= _MOST_PLACE_WORDS:
            self.places.append(piece.text)
        return True

    def _slashed(self) -> bool:
        return self.pieces[0].mark == "/" and not self.text[self.start : self.start + 1].isascii()

    def _placed_day(self, text: str) -> bool:
        """Whether a piece is a place with its date and no mark between: "الخرطوم 19 أبريل 2023"."""
        digit = next(i for i, c in enumerate(text) if c.isdigit())
        lead = text[:digit].split()
        while lead and plain(lead[-1]) in self.words.weekdays:
            lead.pop()
        stamp = read_stamp(text[digit:], self.words, language=self.language)
        name = " ".join(lead)
        if stamp is None or len(stamp.spare) > 0 or not lead or len(lead) > 2 or self.places or text.isascii():
            return False
        self.places.append(name)
        self.date = self.date or stamp.when
        return True

    def _bare_day(self, text: str) -> bool:
        # "BEIRUT, June 2 —": the year is that of the day it was published on, where that is known.
        key = plain(text)
        self.day = self.day or text
        return key in self.words.months or key.split(" ")[0] in self.words.weekdays

    def _is_name(self, text: str) -> bool:
        parts = text.split()
        if any(part.lower() in self.words.leads for part in parts[1:]) and len(parts) > 2:
            return False
        if not text.isascii() or text.islower() or text.isupper():
            return True
        return all(part[:1].isupper() or part[:3] == "al-" or not part[:1].isalpha() for part in parts)

    def _is_sure(self, closed: int) -> bool:
        """Whether the head is a place line for certain: agency, date, capitals, or a lone short name and a dash."""
        mark = self.text[closed - 1]
        if self.agency:
            sure = self.is_listed or mark in "-–—"
            return sure and (bool(self.places) or self._is_head_of_text(closed))
        if mark in "/:":
            return False
        first = self.places[0]
        after = self.text[closed : min(self.end, closed + 12)].strip(BLANK)
        if not self.date and not first.islower() and after[:1].islower():
            return False  # "ISIS – the group that ... – claimed"
        if self.date or (first.isupper() and first.isascii() and len(first) > 2 and not self._all_upper()):
            return True
        # Dashes in pairs set off an aside: "قال الجيش - في بيان له - إن".
        if f" {mark}" in self.text[closed : min(self.end, closed + 60)]:
            return False
        lone = len(self.places) == 1 and first.count(" ") < 2 and not first.islower()
        return lone and len(after) > 2 and not after[0].islower() and self.end - closed > 40

    def _all_upper(self) -> bool:
        return self.text[self.start : min(self.end, self.start + 300)].isupper()

    def _is_head_of_text(self, closed: int) -> bool:
        # "Shafaq News/ An official ...": only with a mark straight after the name.
        return closed - self.start < 40
