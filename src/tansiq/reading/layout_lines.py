"""Lines of a text and the paragraphs they make: hard-wrapped lines are joined, one-line paragraphs are left alone.

A text wrapped at a width W leaves a trace that needs no language: a wrapped line is no longer than W, and the first
word of the next line would not have fitted on it. The widths that explain the most lines are found once a text; a text
that was never wrapped has none. Where a text was wrapped irregularly, a line that cannot end a paragraph (a comma, a
preposition) or a next line in lower case says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from string import ascii_uppercase

from tansiq.knowledge.keys import match_key
from tansiq.reading.layout_words import Words

__all__ = ["BLANK", "CLOSERS", "Line", "ends_sentence", "paragraphs", "split_lines"]

# White space, and what takes no place on the page: zero-width and direction marks, controls, the byte order mark.
BLANK = (
    "".join(chr(n) for n in range(0x21))
    + "".join(chr(n) for n in range(0x7F, 0xA1))
    + "\u00ad\u061c\u1680\u180e\u3000\ufeff"
    + "".join(chr(n) for n in (*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070)))
)
CLOSERS = "\"'”’»)]}›*" + BLANK
_BLANKS = frozenset(BLANK)
_CLOSING = frozenset(CLOSERS)
_BREAK = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# Texts without line breaks (MUC-4 as processed) part their paragraphs by four blanks, their sentences by two.
_GAP = re.compile('(?<=[.!?؟"”»)\\]])[ \u00a0\t]{3,}')
_FINAL = ".!?؟…۔:"
_COMMAS = ',،;؛-–—/("«“'
_BULLETS = "•▪●◦■*·–—-"
_CAPITALS = ascii_uppercase.encode()
_NUMBERED = re.compile(r"\d{1,2}[.)\-]\s")
# A line longer than this was not wrapped by hand or by a mail program. Set on RFC 5322's 78 and Word exports, 2026-11.
_WIDEST = 130
_NARROWEST = 18
# Below it, blanks after a full stop are an indent or a table, not the end of a paragraph.
_GAPPED = 60
# A width needs this many lines it explains, and this share of the lines still open; found by trying 2..6 and .3...6
# on texts wrapped at 36 to 100 columns with textwrap, 2026-11: below it, lists of headlines pass for wrapped text.
_LEAST_LINES = 4
_LEAST_SHARE = 0.45
_FULL = 0.7
_HEADING_WORDS = 14
_ABBREVIATION = 6
# English news has 3 to 6 capitals in a hundred characters; a lower-case text may hold a stray one. Set 2026-11.
_SAMPLE = 800
_FEWEST_CAPITALS, _MOST_CAPITALS = 0.004, 0.4


@dataclass(slots=True)
class Line:
    """One line without the blanks around it.

    Args:
        start, end: Code points, end exclusive; never empty.
        apart: A blank line, or the beginning of the text, stands before it.
        fixed: It was recognised as furniture or a date line: never joined to a neighbour.
    """

    start: int
    end: int
    apart: bool
    fixed: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines of a text that have anything on them, in order."""
    lines: list[Line] = []
    apart = True
    for start, end, parted in _written_lines(text):
        apart = apart or parted
        if end - start > _GAPPED and text.find("   ", start, end) >= 0:
            apart = _cut_gaps(text, start, end, apart, lines)
        elif text[start] not in _BLANKS and text[end - 1] not in _BLANKS:
            lines.append(Line(start, end, apart))
            apart = False
        else:
            apart = _add(text, start, end, apart, lines)
    return lines


def _written_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line begins and ends, and whether an empty one stands before it; empty ones are left out."""
    if len(text.splitlines()) == text.count("\n") + (text[-1:] != "\n") and "\r" not in text:
        # No other breaks: most texts.
        start, parted = 0, False
        for piece in text.split("\n"):
            if piece:
                yield start, start + len(piece), parted
            parted = not piece
            start += len(piece) + 1
        return
    last = 0
    for match in _BREAK.finditer(text):
        start, end = match.span()
        between = text[last:start]
        yield start, end, between.count("\n") > 1 or (between.count("\r") > 1 and "\n" not in between)
        last = end


def _add(text: str, start: int, end: int, apart: bool, lines: list[Line]) -> bool:
    """Take in one line; returns whether the next one stands apart because this one is blank."""
    body = text[start:end]
    bare = body.strip(BLANK)
    if not bare:
        return True
    if len(bare) != len(body):
        start += len(body) - len(body.lstrip(BLANK))
        end = start + len(bare)
    lines.append(Line(start, end, apart))
    return False


def _cut_gaps(text: str, start: int, end: int, apart: bool, lines: list[Line]) -> bool:
    for gap in _GAP.finditer(text, start, end):
        _add(text, start, gap.start(), apart, lines)
        start, apart = gap.end(), True
    return _add(text, start, end, apart, lines)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends on a full stop, a question mark, a colon or the like, quotes and brackets aside."""
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return end > start and text[end - 1] in _FINAL


def _room(text: str, here: Line, after: Line) -> int:
    """The widest column at which `after` had to begin a new line: `here`, a blank, and all but the end of its word."""
    stop = min(after.end, after.start + 40)
    end = text.find(" ", after.start, stop)
    return here.end - here.start + (end if end >= 0 else stop) - after.start


def _widths(lines: list[Line], rooms: list[int], finals: list[bool]) -> list[int]:
    """The widths at which lines of this text were wrapped; none where it was not.

    Args:
        lines: Of the whole text.
        rooms: What _room says of each line but the last, 0 for those that run on into no other.
        finals: Whether each line ends a sentence.
    """
    lengths = [line.end - line.start for line in lines]
    open_lines = [
        (length, room)
        for length, room, final in zip(lengths, rooms, finals, strict=False)
        if room and not final and _NARROWEST <= length <= _WIDEST
    ]
    found: list[int] = []
    longest = max(lengths)
    while len(open_lines) >= 2 and len(found) < 3:
        steps = [0] * (_WIDEST + 42)
        for low, high in open_lines:
            steps[low] += 1
            steps[high + 1] -= 1
        counts = list(accumulate(steps))
        best = max(counts)
        best_at = counts.index(best)
        # A short text has too few lines to count: there every line must keep to the width, and none pass it.
        full = sum(low > _FULL * best_at for low, _ in open_lines)
        few = 2 <= best == full and not found and finals[-1] and longest <= best_at
        if not (few or (best >= _LEAST_LINES and best >= _LEAST_SHARE * len(open_lines))):
            break
        found.append(best_at)
        open_lines = [pair for pair in open_lines if not pair[0] <= best_at <= pair[1]]
    return found


def _count_upper(text: str) -> int:
    return sum(map(str.isupper, text))


def _is_cased(text: str) -> bool:
    """Whether capitals say anything here: not in lower-case or upper-case texts, nor in Arabic."""
    head = text[:_SAMPLE]
    capitals = len(head) - len(head.encode().translate(None, _CAPITALS)) if head.isascii() else _count_upper(head)
    return _FEWEST_CAPITALS * len(head) < capitals < _MOST_CAPITALS * len(head)


def _is_item(text: str, line: Line) -> bool:
    return text[line.start] in _BULLETS or (text[line.start].isdigit() and bool(_NUMBERED.match(text, line.start)))


def _last_word(text: str, line: Line) -> str:
    tail = text[max(line.start, line.end - 30) : line.end]
    return tail.rsplit(None, 1)[-1] if tail else ""


class _Joiner:
    """Decides line by line; one for a text."""

    def __init__(self, text: str, lines: list[Line], words: Words) -> None:
        self.text, self.lines, self.words = text, lines, words
        self.finals = [
            last in _FINAL
            if (last := text[line.end - 1]) not in _CLOSING
            else ends_sentence(text, max(line.start, line.end - 12), line.end)
            for line in lines
        ]
        short = any(line.end - line.start <= _WIDEST for line in lines)
        touching = sum(not line.apart for line in lines)
        # A line that stands apart, or was recognised, runs on from none and into none.
        self.rooms = [
            0 if after.apart or here.fixed or after.fixed else _room(text, here, after)
            for here, after in pairwise(lines)
        ]
        self.widths = _widths(lines, self.rooms, self.finals) if short and touching else []
        self.cased = bool(touching) and _is_cased(text)
        # Where blank lines part the paragraphs, a full stop at the margin is no end of one.
        self.parted = len(lines) - touching > 2
        # In all capitals or none a line cut short (its place line was taken off) has nothing to show that it runs on.
        plain = text[:_SAMPLE]
        self.loose = bool(self.widths) and (plain.isupper() or plain.islower())

    def joins(self, at: int) -> bool:
        """Whether line `at` runs on into the next one."""
        room = self.rooms[at]
        if not room:
            return False
        here, after, text = self.lines[at], self.lines[at + 1], self.text
        length = here.end - here.start
        if length > _WIDEST or _is_item(text, after):
            return False
        lower = self.cased and text[after.start].islower()
        if self.finals[at]:
            if text[here.end - 1] == ":":
                return False
            return lower or (self._is_full(length, room) and (self.parted or self._is_abbreviated(here)))
        if lower or self.loose or text[here.end - 1] in _COMMAS or self._is_full(length, room):
            return True
        if match_key(_last_word(text, here)) in self.words.leads:
            return True
        # Too long for a heading and no end of a paragraph: wrapped, if at another width than the rest.
        long = at > 0 and text.count(" ", here.start, here.end) >= _HEADING_WORDS
        return bool(self.widths) and (long or self._is_torn_heading(at))

    def _is_full(self, length: int, room: int) -> bool:
        """Whether a line was wrapped at one of the widths of the text."""
        return any(length <= width <= room for width in self.widths)

    def _is_abbreviated(self, line: Line) -> bool:
        word = _last_word(self.text, line)
        return len(word) < _ABBREVIATION and word[:1].isupper()

    def _is_torn_heading(self, at: int) -> bool:
        # A heading in a narrow column, one word a line, in a script without capitals: "تعاون / أمني".
        def is_scrap(line: Line) -> bool:
            piece = self.text[line.start : line.end]
            return len(piece) <= _NARROWEST and " " not in piece and piece.isalpha()

        return not self.cased and is_scrap(self.lines[at]) and is_scrap(self.lines[at + 1])


def paragraphs(text: str, lines: list[Line], words: Words) -> list[Line]:
    """Join the lines of a text into its paragraphs.

    Args:
        text: As given.
        lines: From `split_lines`, those already recognised marked `fixed`.
        words: Lexicon.

    Returns:
        One Line a paragraph, in order; a joined one reaches over the line breaks inside it.
    """
    if len(lines) < 2:
        return lines
    joiner = _Joiner(text, lines, words)
    result: list[Line] = []
    start: Line | None = None
    for at, line in enumerate(lines):
        first = start or line
        if at + 1 < len(lines) and joiner.joins(at):
            start = first
            continue
        result.append(line if first is line else Line(first.start, line.end, first.apart, line.fixed))
        start = None
    return result
