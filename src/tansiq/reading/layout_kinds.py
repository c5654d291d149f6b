"""What each paragraph of a page is: text, heading, caption, furniture or masthead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tansiq.knowledge.keys import match_key
from tansiq.reading.layout_dates import Stamp, read_stamp
from tansiq.reading.layout_lines import BLANK, CLOSERS, Line, ends_sentence
from tansiq.reading.layout_words import Opening, Role, Words, has_digit, letters_of, plain

__all__ = ["Guess", "Guesser", "count_words", "fold"]

# A line of more characters is looked at only by its beginning and its end.
_SHORT = 100
_LONGEST_CAPTION = 600
_LONGEST_NOTICE = 900
_NOTICE_WORDS = 90
_POLICY_WORDS = 3
_CREDIT_WORDS = 9
_BYLINE_WORDS = 8
_CRUMB_WORDS = 12
_STEPS = ("›", "»", ">", "|", "/", "\\", "→", "«", "‹", "<")
_STEP_MARKS = frozenset(_STEPS)
_PUNCTUATION = "\"'“”‘’«»()[]{}<>*#|-–—_.,:;!?؟،؛•·…+&@^~`/\\" + BLANK


@dataclass(frozen=True, slots=True)
class Guess:
    """What one paragraph looks like by itself.

    Args:
        role: "" where nothing marks it.
        stamp: The date it holds, for role "date".
        name: The outlet or author it names, for roles "outlet", "source", "date", "byline" and breadcrumbs.
    """

    role: Role
    stamp: Stamp | None = None
    name: str = ""


_NOTHING = Guess("")


def count_words(text: str, start: int, end: int) -> int:
    """Words of text[start:end], counted by its blanks."""
    return text.count(" ", start, end) + text.count("\n", start, end) + 1


class Guesser:
    """Looks at the paragraphs of one text.

    Args:
        text: As given.
        words: Lexicon.
        language: For dates.
    """

    def __init__(self, text: str, words: Words, language: str) -> None:
        self.text, self.words, self.language = text, words, language
        self.low = low = fold(text)
        # What no paragraph holds need not be sought in each: one pass over the text a phrase, at C speed.
        self.notices = sorted(at for phrase in words.within if phrase in low for at in _places(low, phrase))
        self.policies = sorted(at for word in words.anchors if word in low for at in _places(low, word))
        marks = [(at, one) for one in words.captions if one.words[0] in low for at in _places(low, one.words[0])]
        self.captions = sorted(marks, key=lambda mark: mark[0])
        self.caption_places = [at for at, _ in self.captions]
        self._known: dict[tuple[int, int], Guess] = {}

    def guess(self, line: Line) -> Guess:
        """The role of one paragraph."""
        span = (line.start, line.end)
        found = self._known.get(span)
        if found is None:
            found = self._known[span] = self._look(line)
        return found

    def _look(self, line: Line) -> Guess:
        start, end = line.start, line.end
        if end - start <= _SHORT:
            piece = self.text[start:end]
            found = self._short(piece)
            if found.role:
                return found
        else:
            piece = self.text[start : start + _SHORT]
        if role := self._opens(piece, line):
            return Guess(role)
        if end - start <= _LONGEST_CAPTION and self._is_caption(start, end):
            return Guess("caption")
        if self.notices or len(self.policies) > 2:
            return self._notice(start, end)
        return _NOTHING

    # Lines that are nothing but themselves

    def _may_be_marked(self, piece: str, first: str) -> bool:
        """Whether a line without figures whose first word is `first` can be anything but text; most end a paragraph."""
        return len(first) == 1 or first in self.words.firsts or not _STEP_MARKS.isdisjoint(piece)

    def _short(self, piece: str) -> Guess:
        tokens = letters_of(piece)
        dated = has_digit(piece)
        if tokens and not dated and not self._may_be_marked(piece, tokens[0]):
            return _NOTHING
        if tokens:
            key = " ".join(tokens)
            if role := self.words.exact.get(key):
                return Guess(role)
            if max(map(len, tokens)) == 1 and len(tokens) < 5 and not dated:
                return Guess("furniture")
            if name := self.words.outlets.get(key):
                return Guess("outlet", name=name)
            if self.words.buttons.issuperset(tokens):
                return Guess("furniture")
        if dated and (stamp := read_stamp(piece, self.words, language=self.language)):
            return self._dated(piece, stamp, tokens)
        if not tokens:
            # Rules, bullets, counters: nothing that anybody says.
            return Guess("furniture")
        return self._labelled(piece, tokens)

    def _dated(self, piece: str, stamp: Stamp, tokens: list[str]) -> Guess:
        spare = " ".join(stamp.spare)
        labelled = any(token in self.words.labels for token in tokens[:1])
        labelled = labelled or any(token in self.words.sources for token in stamp.spare)
        name = self.words.outlets.get(spare, "")
        bare = piece.rstrip(CLOSERS)
        if bare.endswith((".", "؟", "?")) and not bare.endswith(".."):
            return Guess("date", stamp) if not spare else _NOTHING
        if len(stamp.spare) < 3 or name or (labelled and len(stamp.spare) < 8):
            return Guess("date", stamp, name or self._after_source(piece))
        return _NOTHING

    def _after_source(self, piece: str) -> str:
        head, colon, tail = piece.rpartition(":")
        if colon and letters_of(head[-20:])[-1:] and letters_of(head[-20:])[-1] in self.words.sources:
            return self.words.outlets.get(plain(tail), tail.strip(BLANK))
        return ""

    def _labelled(self, piece: str, tokens: list[str]) -> Guess:
        colon = piece.find(":")
        if tokens[0] in self.words.sources and 0 < colon < 20 and len(tokens) < 9:
            name = piece[colon + 1 :].strip(BLANK)
            return Guess("source", name=self.words.outlets.get(plain(name), name))
        for byline in self.words.bylines:
            if tuple(tokens[: len(byline)]) == byline and len(byline) < len(tokens) <= _BYLINE_WORDS:
                name = piece.split(":", 1)[1] if colon > 0 else piece.split(None, len(byline))[-1]
                name = name.strip(BLANK)
                if colon > 0 or (name[:1].isupper() and not ends_sentence(piece, 0, len(piece))):
                    return Guess("byline", name=name)
        if tokens[0] in self.words.leads and len(tokens) < _BYLINE_WORDS:
            _, comma, tail = piece.rpartition(",")
            if comma and (outlet := self.words.outlets.get(plain(tail))):
                return Guess("furniture", name=outlet)  # "In Global, Rudaw"
        return Guess("furniture") if self._is_crumb(piece, tokens) else _NOTHING

    def _is_crumb(self, piece: str, tokens: list[str]) -> bool:
        """A breadcrumb: "Home > News > Iraq"."""
        if len(tokens) > _CRUMB_WORDS:
            return False
        for mark in _STEPS:
            if mark not in piece:
                continue
            steps = [step.strip(BLANK) for step in piece.split(mark)]
            if plain(steps[0]) in self.words.homes:
                return True
            if len(steps) > 2 and mark not in "/«»" and all(step and step.count(" ") < 4 for step in steps):
                return True
        return False

    # Lines known by how they begin

    def _opens(self, piece: str, line: Line) -> Role:
        bare = piece.lstrip(_PUNCTUATION)
        if not bare:
            return ""
        first = match_key(bare.split(None, 1)[0].strip(_PUNCTUATION))
        if first not in self.words.openings:
            return ""
        tokens = letters_of(bare)
        for opening in self.words.openings[first]:
            if tuple(tokens[: len(opening.words)]) == opening.words and self._fits(opening, piece, line):
                return "furniture" if opening.kind == "start" else opening.kind
        return ""

    def _fits(self, opening: Opening, piece: str, line: Line) -> bool:
        count = count_words(self.text, line.start, line.end)
        if count > opening.most:
            return False
        if len(opening.words) > 2 and opening.kind == "start":
            return True
        if ":" in piece[: sum(map(len, opening.words)) + 12]:
            return True
        return count <= 15 and not ends_sentence(self.text, line.start, line.end)

    # Captions and notices

    def _is_caption(self, start: int, end: int) -> bool:
        text = self.text
        if text[end - 1] in ")]" and self._is_credit(start, end):
            return True
        at = bisect_left(self.caption_places, start)
        while at < len(self.captions) and self.captions[at][0] < end:
            place, caption = self.captions[at]
            if self._is_marked(caption, place, start, end):
                return True
            at += 1
        return False

    def _is_marked(self, caption: Opening, at: int, start: int, end: int) -> bool:
        text = self.text
        tail = text[at:end]
        if caption.at == "start":
            return at - start < 3
        if caption.at == "slash":
            return tail[len(caption.words[0]) :].startswith("/") and tail.count(" ") < _CREDIT_WORDS
        if caption.at == "colon":
            after = tail[len(caption.words[0]) :].lstrip(BLANK)
            before = text[start:at].rstrip(BLANK)
            stands = not before or before[-1] in ".([|،,؛/" or before[-1] in CLOSERS
            return stands and after.startswith(":") and after.count(" ") <= _CREDIT_WORDS
        return tuple(letters_of(tail[:60])[: len(caption.words)]) == caption.words and tail.count(" ") < 14

    def _is_credit(self, start: int, end: int) -> bool:
        """A picture's credit in brackets at the end: "(أ.ف.ب)", "[مجيد جابر/رويترز]"."""
        text = self.text
        opened = max(text.rfind("(", start, end), text.rfind("[", start, end))
        if opened <= start or end - opened > 60 or not 4 < count_words(text, start, end) <= 60:
            return False
        if text[start:opened].rstrip(BLANK)[-1:] in (".", "؟", "?", "!"):
            return False
        inside = text[opened + 1 : end - 1]
        return any(plain(part) in self.words.outlets for part in inside.replace("-", "/").split("/"))

    def _notice(self, start: int, end: int) -> Guess:
        if end - start > _LONGEST_NOTICE:
            return _NOTHING
        if _has(self.notices, start, end) and count_words(self.text, start, end) <= _NOTICE_WORDS:
            return Guess("furniture")
        if _has(self.policies, start, end):
            padded = f" {plain(self.text[start:end])} "
            if sum(f" {word} " in padded for word in self.words.policy) >= _POLICY_WORDS:
                return Guess("policy")
        return _NOTHING


def _has(places: list[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _places(low: str, phrase: str) -> Iterator[int]:
    at = low.find(phrase)
    while at >= 0:
        yield at
        at = low.find(phrase, at + len(phrase))


def fold(text: str) -> str:
    """Case and alef variants folded, every character in its place: offsets stay those of the text."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char if len(char.lower()) != 1 else char.lower() for char in text)
    if not low.isascii():
        for variant in "أإآٱ":
            low = low.replace(variant, "ا")
        low = low.replace("ى", "ي")
    return low
