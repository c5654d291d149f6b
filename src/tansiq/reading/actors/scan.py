"""The working view of one text while its actors are looked for: which words are capitalised, what was found where."""

from __future__ import annotations

from dataclasses import dataclass, field

from tansiq.model import ActorType
from tansiq.reading.actors.words import Entry, KnownActor, Lexicon
from tansiq.reading.sheet import Sheet

__all__ = ["Draft", "Range", "Scan", "in_title_case", "new_scan"]

Range = tuple[int, int]

# Below this share of capitalised words a text counts as written without capitals: the lower-case MUC-4 texts have
# none, the sample reports 10 % and more (2026-08).
_CASED_SHARE = 0.015
# A sentence with at least so many words, and so great a share of them capitalised, is a headline in title case.
_TITLE_WORDS = 4
_TITLE_SHARE = 0.7
_ENDERS = frozenset({".", "!", "?", "؟", "…"})
_LEADING = _ENDERS | {":"}
_OPENERS = frozenset({'"', "“", "«", "‘", "'", "(", "["})
_PREFIXES = frozenset({"anti", "pro", "non", "ex", "pre", "post", "mid", "then", "self", "so"})
_NAMING = frozenset({"known", "state", "org", "ref"})


@dataclass(slots=True)
class Draft:
    """A mention being worked out.

    Args:
        name: Words of the bare name.
        how: Which rule found it: known, state, org, ref, person, appositive, office, group.
        head: Key of the head noun, by which a short form points back; "rank" for a person whose role is a rank.
        owner: The earlier draft that a short form or a last name stands for.
    """

    start: int
    end: int
    name: Range
    actor_type: ActorType
    how: str
    role: str = ""
    country: str | None = None
    known: KnownActor | None = None
    head: str = ""
    owner: Draft | None = None


@dataclass(slots=True)
class Scan:
    """One text and what was found in it so far.

    Args:
        openings: Words with a capital for standing first; breaks: words that begin a sentence or paragraph, which
            nothing found may reach across.
        hits: (start, end, entry) of nouns and titles, in the order of the text.
        starting, ending: The longest name of an organisation or state at each place.
        taken: Words inside a name; spoken_for: words of persons, titles included.
        title_ends: End of a title to its start; title_starts: the first words of titles.
        definite: Arabic nouns and titles found, to whether they carry the article.
        proclitics: Arabic words to the number of letters of their proclitics and what stands for them (ال for لل).
    """

    sheet: Sheet
    lex: Lexicon
    words: list[str]
    keys: list[str]
    size: int
    is_cased: bool
    caps: list[bool]
    openings: set[int]
    breaks: set[int]
    hits: list[tuple[int, int, Entry]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    starting: dict[int, Draft] = field(default_factory=dict)
    ending: dict[int, Draft] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    spoken_for: set[int] = field(default_factory=set)
    title_ends: dict[int, int] = field(default_factory=dict)
    title_starts: set[int] = field(default_factory=set)
    definite: dict[int, bool] = field(default_factory=dict)
    proclitics: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, draft: Draft) -> Draft:
        """Keep a draft, and index it by its ends where it names an organisation, a force or a state."""
        self.drafts.append(draft)
        start, end = draft.start, draft.end
        if draft.how in _NAMING:
            old = self.starting.get(start)
            if old is None or old.end < end:
                self.starting[start] = draft
            old = self.ending.get(end)
            if old is None or old.start > start:
                self.ending[end] = draft
            self.taken.update(range(start, end))
        elif draft.how == "person":
            self.taken.update(range(*draft.name))
            self.spoken_for.update(range(start, end))
        return draft

    def key(self, spot: int) -> str:
        """The key of a word, "" beyond the text."""
        return self.keys[spot] if 0 <= spot < self.size else ""

    def next_key(self, spot: int) -> str:
        """The key of a word that goes on the sentence of the one before it, else ""."""
        return self.keys[spot] if spot < self.size and spot not in self.breaks else ""

    def key_before(self, spot: int) -> str:
        """The key of the word before one, "" where a sentence begins."""
        return self.keys[spot - 1] if spot > 0 and spot not in self.breaks else ""

    def text(self, start: int, end: int) -> str:
        """The words as written, line breaks read as spaces."""
        piece = self.sheet.slice(start, end)
        return piece if end - start == 1 else " ".join(piece.split())

    def crosses(self, start: int, end: int) -> bool:
        """Whether a sentence or paragraph begins inside (start, end)."""
        return not self.breaks.isdisjoint(range(start + 1, end))


def _has_capital(word: str) -> bool:
    """Whether a hyphenated word has a capital behind the hyphen: al-Kadhimi, but not anti-ISIS."""
    head, _, tail = word.partition("-")
    return tail[:1].isupper() and head not in _PREFIXES


def _breaks(sheet: Sheet) -> set[int]:
    breaks = {sentence.start for sentence in sheet.sentences}
    breaks.update([spot for spot, gap in enumerate(sheet.gaps) if gap > 1])
    if not sheet.sentences:
        breaks.update([spot for spot, word in enumerate(sheet.words, 1) if word in _ENDERS])
    breaks.add(0)
    return breaks


def new_scan(sheet: Sheet, lex: Lexicon) -> Scan:
    """Look at a text for the first time: capitals, sentence beginnings."""
    words, text = sheet.words, sheet.text
    breaks = _breaks(sheet)
    openings = breaks
    is_cased, caps = False, [False] * len(words)
    if lex.lang == "en" and not text.islower() and not text.isupper():
        caps = [word[0].isupper() or ("-" in word and _has_capital(word)) for word in words]
        is_cased = caps.count(True) > _CASED_SHARE * len(words)
        openings = breaks.union([spot for spot, word in enumerate(words, 1) if word in _LEADING])
        openings.update([spot + 1 for spot in breaks if spot < len(words) and words[spot] in _OPENERS])
    return Scan(sheet, lex, words, sheet.keys, len(words), is_cased, caps, openings, breaks)


def in_title_case(scan: Scan, spot: int) -> bool:
    """Whether a word stands in a headline that capitalises every word, where a capital tells nothing."""
    start, end = spot, spot
    while start > 0 and start not in scan.breaks:
        start -= 1
    while end < scan.size and (end == start or end not in scan.breaks):
        end += 1
    letters = [word for word in range(start, end) if scan.keys[word][:1].isalpha()]
    return len(letters) >= _TITLE_WORDS and sum(scan.caps[word] for word in letters) >= _TITLE_SHARE * len(letters)
