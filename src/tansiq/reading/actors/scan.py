"""The working view of one text while its actors are looked for: which words are capitalised, what was found where."""

from __future__ import annotations

from dataclasses import dataclass, field

from tansiq.model import ActorType
from tansiq.reading.actors.words import Entry, KnownActor, Lexicon
from tansiq.reading.sheet import Sheet

__all__ = ["Draft", "Range", "Scan", "new_scan"]

Range = tuple[int, int]

# Below this share of capitalised words a text counts as written without capitals: MUC-4 has none at all, a newspaper
# 10 % and more (set on 2026-03 on the sample reports).
_CASED_SHARE = 0.015
_ENDERS = frozenset({".", "!", "?", "؟", "…", ":"})
_OPENERS = frozenset({'"', "“", "«", "‘", "'", "(", "["})
_PREFIXES = frozenset({"anti", "pro", "non", "ex", "pre", "post", "mid", "then", "self", "so"})


@dataclass(slots=True)
class Draft:
    """A mention being worked out.

    Args:
        name: Words of the bare name.
        how: Which rule found it: known, state, org, ref, person, office, group.
        head: Key of the head noun, by which a short form points back.
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
    """One text and the drafts found so far; `starting` and `ending` hold the longest name at each place."""

    sheet: Sheet
    lex: Lexicon
    words: list[str]
    keys: list[str]
    size: int
    is_cased: bool
    caps: list[bool]
    openings: set[int]
    breaks: set[int]
    """Words that begin a sentence or paragraph: nothing found may reach across."""
    hits: list[tuple[int, int, Entry]] = field(default_factory=list)
    """(start, end, entry) of nouns and titles, in the order of the text."""
    title_ends: dict[int, int] = field(default_factory=dict)
    """End of a title to its start."""
    drafts: list[Draft] = field(default_factory=list)
    starting: dict[int, Draft] = field(default_factory=dict)
    ending: dict[int, Draft] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    """Words inside a name."""
    definite: dict[int, bool] = field(default_factory=dict)
    """Arabic: nouns and titles found, to whether they carry the article."""
    proclitics: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Arabic: word to the number of letters of its proclitics, and what stands for them (ال for لل)."""

    def add(self, draft: Draft) -> Draft:
        """Keep a draft, and index it by its ends where it is an organisation, a force or a state."""
        self.drafts.append(draft)
        if draft.how in {"known", "state", "org", "ref"}:
            for table, spot in ((self.starting, draft.start), (self.ending, draft.end)):
                old = table.get(spot)
                if old is None or old.end - old.start < draft.end - draft.start:
                    table[spot] = draft
            self.taken.update(range(draft.start, draft.end))
        return draft

    def text(self, start: int, end: int) -> str:
        """The words as written, line breaks read as spaces."""
        return " ".join(self.sheet.slice(start, end).split())

    def crosses(self, start: int, end: int) -> bool:
        """Whether a sentence or paragraph begins inside (start, end)."""
        return any(spot in self.breaks for spot in range(start + 1, end))


def _is_capital(word: str) -> bool:
    if word[0].isupper():
        return True
    head, dash, tail = word.partition("-")
    return bool(dash) and tail[:1].isupper() and head not in _PREFIXES


def _openings(sheet: Sheet) -> tuple[set[int], set[int]]:
    gaps, words = sheet.gaps, sheet.words
    breaks = {sentence.start for sentence in sheet.sentences}
    breaks.update(spot for spot, gap in enumerate(gaps) if gap > 1)
    if not sheet.sentences:
        breaks.update(spot for spot in range(1, len(words)) if words[spot - 1] in _ENDERS - {":"})
    breaks.add(0)
    openings = set(breaks)
    openings.update(spot for spot in range(1, len(words)) if words[spot - 1] in _ENDERS)
    openings.update(spot + 1 for spot in breaks if spot < len(words) and words[spot] in _OPENERS)
    return openings, breaks


def new_scan(sheet: Sheet, lex: Lexicon) -> Scan:
    """Look at a text for the first time: capitals, sentence beginnings."""
    words = sheet.words
    text = sheet.text
    if lex.lang == "ar" or text.islower() or text.isupper():
        is_cased, caps = False, [False] * len(words)
    else:
        caps = [_is_capital(word) for word in words]
        is_cased = sum(caps) > _CASED_SHARE * len(words)
    openings, breaks = _openings(sheet)
    return Scan(sheet, lex, words, sheet.keys, len(words), is_cased, caps, openings, breaks)
