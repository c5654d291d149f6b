"""What stands where on a page: paragraphs with their kind, title, outlet, publication time, author, place line.

Nothing here reads what the report says; offsets point into the text as given, and furniture is marked, never removed.
Linear in the length of the text; a document of 2 kB takes about 0.15 ms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tansiq.reading.layout_kinds import Guess, Guesser, count_words
from tansiq.reading.layout_lines import BLANK, CLOSERS, Line, ends_sentence, paragraphs, split_lines
from tansiq.reading.layout_place import PlaceLine, read_place_line
from tansiq.reading.layout_words import Role, Words, layout_words, plain

__all__ = ["Block", "BlockKind", "Layout", "PlaceLine", "read_layout"]

BlockKind = Literal["text", "heading", "caption", "furniture", "meta"]
# Bounds of titles and headings, in words and characters: set on the pages named in layout.yml, 2026-11.
_TITLE_WORDS, _TITLE_LENGTH = 30, 220
_HEADING_WORDS, _HEADING_LENGTH = 14, 110
_NAME_WORDS = 4
_LINK_WORDS = 24
# The masthead and the foot, in paragraphs, where an outlet or a date line is that of the page.
_MASTHEAD, _FOOT = 12, 5
_META: frozenset[str] = frozenset({"date", "byline", "outlet", "source"})


@dataclass(frozen=True, slots=True)
class Block:
    """Code points [start, end) of one paragraph.

    Args:
        kind: "text"; "heading" (a title or subheading); "caption" (below a picture); "meta" (date, author, outlet, a
            place line by itself); "furniture" (buttons, links, comment rules: yields nothing).
    """

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as laid out.

    Args:
        blocks: In order, disjoint, covering every character that is not blank.
        title: The headline, or "".
        title_span: Where it stands in the text; None where it was only given.
        outlet: Who published it: given, or read from masthead, foot or place line; else "".
        published: ISO date or time: given, or read from a date line; a date in the place line stays there.
        author: Byline, or "".
        place_line: The place line of the report, or None.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    title_span: tuple[int, int] | None = None
    outlet: str = ""
    published: str | None = None
    author: str = ""
    place_line: PlaceLine | None = None


def read_layout(text: str, *, language: str, published: str | None = None, title: str = "", outlet: str = "") -> Layout:
    """Lay out one text.

    Args:
        text: As given; any string, also one of marks and controls only.
        language: BCP 47; decides the order of day and month.
        published, title, outlet: What is known already; given values win over those read.

    Returns:
        Blocks and head data; no blocks for a text without anything but blanks.
    """
    words = layout_words()
    guesser = Guesser(text, words, language)
    lines = split_lines(text)
    for line in lines:
        if line.end - line.start < 40 and text.count(" ", line.start, line.end) < 6 and guesser.guess(line).role:
            line.fixed = True
    parts = _split_trailing(text, paragraphs(text, lines, words), words)
    guesses = [guesser.guess(part) for part in parts]
    page = _Page(text, parts, guesses, words, language)
    page.mark_sections()
    page.mark_kinds(title)
    return page.layout(published, title, outlet)


def _split_trailing(text: str, parts: list[Line], words: Words) -> list[Line]:
    """Part off a link glued to the last sentence of a paragraph ("... of Iraq. Source")."""
    result = []
    for part in parts:
        tail = text[max(part.start, part.end - 24) : part.end]
        if tail[-1] not in ".؟?!" and (cut := _trailing_at(tail, words)):
            at = part.end - cut
            body = text[part.start : at].rstrip(BLANK)
            if len(body) > 30 and body.rstrip(CLOSERS)[-1:] in (".", "!", "?", "؟", "…"):
                result.append(Line(part.start, part.start + len(body), part.apart))
                result.append(Line(at, part.end, False))
                continue
        result.append(part)
    return result


def _trailing_at(tail: str, words: Words) -> int:
    low = tail.lower().replace("أ", "ا").replace("إ", "ا")
    return next((len(word) for word in words.trailing if low.endswith(word)), 0)


class _Page:
    def __init__(self, text: str, parts: list[Line], guesses: list[Guess], words: Words, language: str) -> None:
        self.text, self.parts, self.guesses = text, parts, guesses
        self.words, self.language = words, language
        self.kinds: list[BlockKind | None] = [None] * len(parts)
        self.title_at: int | None = None
        self.place_line: PlaceLine | None = None
        self.author = ""

    def _role(self, at: int) -> Role:
        return self.guesses[at].role

    def _ends(self, at: int) -> bool:
        return ends_sentence(self.text, self.parts[at].start, self.parts[at].end)

    def _count(self, at: int) -> int:
        return count_words(self.text, self.parts[at].start, self.parts[at].end)

    # Sections: comment rules, links to other pages, key words

    def mark_sections(self) -> None:
        """Mark furniture, and whole sections of it from their heading on."""
        size = len(self.parts)
        at = 0
        while at < size:
            role = self._role(at)
            if role in ("furniture", "policy"):
                self.kinds[at] = "furniture"
            elif role == "comments":
                at = self._comments(at)
                continue
            elif role in ("related", "tags"):
                at = self._links(at)
                continue
            at += 1

    def _comments(self, at: int) -> int:
        self.kinds[at] = "furniture"
        before = self.parts[at].start - self.parts[0].start
        after = self.parts[-1].end - self.parts[at].end
        if before >= after and any(self._role(one) == "" for one in range(at)):
            # What follows the story is readers' words or rules for them: never the outlet's report.
            for one in range(at, len(self.parts)):
                self.kinds[one] = "furniture"
            return len(self.parts)
        return at + 1

    def _links(self, at: int) -> int:
        """Headlines of other pages, up to the next whole paragraph."""
        self.kinds[at] = "furniture"
        alone = self._count(at) <= _NAME_WORDS
        at += 1
        while alone and at < len(self.parts) and self._role(at) == "":
            if self._count(at) > _LINK_WORDS or self._ends(at):
                break
            if self._is_title_like(at) and not self._has_text_before(at):
                break
            self.kinds[at] = "furniture"
            at += 1
        return at

    def _has_text_before(self, at: int) -> bool:
        return any(self.kinds[one] is None and self._role(one) == "" for one in range(at))

    def _is_title_like(self, at: int) -> bool:
        part = self.parts[at]
        return part.end - part.start <= _TITLE_LENGTH and self._count(at) <= _TITLE_WORDS and not self._is_stopped(at)

    def _is_stopped(self, at: int) -> bool:
        part = self.parts[at]
        bare = self.text[max(part.start, part.end - 8) : part.end].rstrip(CLOSERS)
        return bare[-1:] in (".", "۔", ":", "؛", ";") and not bare.endswith("..")

    # Kinds of what is left

    def mark_kinds(self, title: str) -> None:
        """Give every paragraph its kind: masthead first, then title and headings, the rest is text."""
        for at, guess in enumerate(self.guesses):
            if self.kinds[at] is None and guess.role in _META:
                self.kinds[at] = "meta"
            elif self.kinds[at] is None and guess.role == "caption":
                self.kinds[at] = "caption"
        open_ones = [at for at, kind in enumerate(self.kinds) if kind is None]
        if not open_ones:
            return
        self._find_title(open_ones, title)
        self._find_author(open_ones)
        self._find_place_line([at for at in open_ones if self.kinds[at] is None])
        last_text = next((at for at in reversed(open_ones) if self.kinds[at] is None and not self._is_headlike(at)), -1)
        for at in open_ones:
            if self.kinds[at] is None:
                self.kinds[at] = "heading" if at < last_text and self._is_headlike(at) else "text"

    def _find_title(self, open_ones: list[int], title: str) -> None:
        wanted = plain(title) if title else ""
        for at in open_ones[:3]:
            part = self.parts[at]
            near = wanted and part.end - part.start <= 2 * len(title) + 20
            if near and plain(self.text[part.start : part.end]) == wanted:
                self.title_at = at
                break
        else:
            at = open_ones[0]
            if title or len(open_ones) < 2 or not self._is_title_like(at) or self._place_line(at):
                return
            if self._count(at) < 2 or (self._ends(at) and self._count(open_ones[1]) < self._count(at)):
                return
            if all(self._is_headlike(one) for one in open_ones):
                return
            self.title_at = at
        self.kinds[self.title_at] = "heading"

    def _find_author(self, open_ones: list[int]) -> None:
        """A name by itself beside the date line, before the story: "أحمد عادل"."""
        for at in open_ones[:3]:
            part = self.parts[at]
            if at == self.title_at or self.kinds[at] is not None:
                continue
            if part.end - part.start > 40 or not 1 < self._count(at) <= _NAME_WORDS:
                break
            beside = [one for one in (at - 1, at + 1) if 0 <= one < len(self.parts)]
            piece = self.text[part.start : part.end]
            clean = all(word.replace("-", "").replace("'", "").replace(".", "").isalpha() for word in piece.split())
            if clean and not self._is_stopped(at) and any(self._role(one) in ("date", "outlet") for one in beside):
                self.kinds[at] = "meta"
                self.author = piece
            break

    def _place_line(self, at: int) -> PlaceLine | None:
        part = self.parts[at]
        return read_place_line(self.text, part.start, part.end, self.words, language=self.language)

    def _find_place_line(self, open_ones: list[int]) -> None:
        for at in open_ones[:3]:
            if found := self._place_line(at):
                self.place_line = found
                if found.end >= self.parts[at].end:
                    self.kinds[at] = "meta"
                return

    def _is_headlike(self, at: int) -> bool:
        part = self.parts[at]
        if part.end - part.start > _HEADING_LENGTH or self._count(at) > _HEADING_WORDS or self._ends(at):
            return False
        return self.text[part.start] not in "\"“«'‘(-•*–—" and self.text[part.end - 1] not in ",،;؛"

    # The result

    def layout(self, published: str | None, title: str, outlet: str) -> Layout:
        """Everything together; given values win."""
        blocks = tuple(
            Block(part.start, part.end, kind or "text") for part, kind in zip(self.parts, self.kinds, strict=True)
        )
        span = None
        if self.title_at is not None:
            part = self.parts[self.title_at]
            span = (part.start, part.end)
        line = self.place_line
        author = next((one.name for one in self._head() if one.role == "byline"), "") or self.author
        return Layout(
            blocks,
            title or (" ".join(self.text[span[0] : span[1]].split()) if span else ""),
            span,
            outlet or self._outlet(),
            published or self._published(),
            author or (line.author if line else ""),
            line,
        )

    def _head(self) -> list[Guess]:
        foot = self.guesses[max(_MASTHEAD, len(self.guesses) - _FOOT) :]
        return self.guesses[:_MASTHEAD] + foot

    def _outlet(self) -> str:
        for role in ("outlet", "source", "date", "furniture"):
            for guess in self._head():
                if guess.role == role and guess.name:
                    return guess.name
        return self.place_line.agency if self.place_line else ""

    def _published(self) -> str | None:
        return next((guess.stamp.when for guess in self._head() if guess.stamp), None)
