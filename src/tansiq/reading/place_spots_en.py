"""Candidate place names of English text, in capitals, in small letters, or with both."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import compress

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.toponyms import ARTICLES
from tansiq.reading.place_spots import Spot, ends_here, link_neighbours, longest_name
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Sheet

__all__ = ["has_capitals", "spot_english"]

CAPITALISED_SHARE = 0.03
"""Share of words that begin with a capital under which a text is taken to have none (MUC-4 style). 2026-11-21."""
WORDS_JUDGED = 300
ALL_CAPITALS_SHARE = 0.6
"""Share from which capitals say nothing: a text, or a telegram, in capitals throughout."""


def has_capitals(sheet: Sheet) -> bool:
    """Whether capitals tell names from words in this text, judged by its first words."""
    words = sheet.words[:WORDS_JUDGED]
    upper = [word for word in words if word[0].isupper()]
    if len(upper) < CAPITALISED_SHARE * len(words):
        return False
    # A single letter is no word in capitals.
    return sum(map(str.isupper, upper)) - list(map(len, upper)).count(1) < ALL_CAPITALS_SHARE * len(words)


def _usable(entries: tuple[Entry, ...], word: str) -> tuple[Entry, ...]:
    """Without abbreviations that are not written as such ("us" for "US")."""
    if word.isupper() or "." in word:
        return entries
    return tuple(entry for entry in entries if entry.form != "short")


def _articled(word: str) -> bool:
    """Whether a hyphenated word is a name behind a small article: al-Hasakah, but not anti-ISIS."""
    article, _, name = word.partition("-")
    return name[:1].isupper() and article in ARTICLES


def _openings(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords, *, cased: bool) -> list[tuple[int, int]]:
    """Words that may begin a name, with the atoms of the longest one.

    Capitalised words, or all but function words where capitals say nothing; there an everyday word begins none alone.
    """
    opens = gazetteer.opens
    if cased:
        capital = [at for at, word in enumerate(sheet.words) if word[0].isupper() or ("-" in word and _articled(word))]
        return [(at, longest) for at in capital if (longest := opens(sheet.keys[at]))]
    found = list(map(_caseless(gazetteer, words), sheet.keys))
    # Most words open no name, and are passed by without a step of a loop.
    return list(zip(compress(range(len(found)), found), filter(None, found), strict=True))


@lru_cache(maxsize=2)
def _caseless(gazetteer: Gazetteer, words: PlaceWords) -> Callable[[str], int]:
    """What says of a word how many atoms a name may have that begins with it where capitals say nothing; 0: none."""

    @lru_cache(maxsize=100_000)
    def longest_of(key: str) -> int:
        longest = 0 if key in words.function else gazetteer.opens(key)
        return longest if longest > 1 or key not in words.common else 0

    return longest_of


def spot_english(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords, *, cased: bool) -> list[Spot]:
    """Candidate names of an English text, left to right, none inside another; `cased` as has_capitals gives it."""
    text, keys = sheet.words, sheet.keys
    spots: list[Spot] = []
    common, reach = words.common, 0
    small_last = words.type_after.keys() | words.name_end if cased else None
    for start, longest in _openings(sheet, gazetteer, words, cased=cased):
        if start < reach:
            continue
        key, word = keys[start], text[start]
        if not cased and key in common and key.isalnum() and ends_here(sheet, gazetteer, start, key):
            # Where capitals say nothing, an everyday word names no place by itself.
            continue
        hit = longest_name(sheet, gazetteer, start, key, longest, small_last=small_last)
        if hit is None:
            continue
        end, entries, name = hit
        if end == start + 1:
            entries = _usable(entries, word)
            # A function word opens names ("The Hague") but is none itself ("On", "Most"), unless in capitals ("US").
            if not entries or (key in words.function and not word.isupper()) or (not cased and key in common):
                continue
        begin = start
        if begin >= 2 and text[begin - 1] == "-" and keys[begin - 2] in ARTICLES:
            begin -= 2
        spot = Spot(begin, end, entries, name)
        _look_around(sheet, spot, words, cased=cased)
        spots.append(spot)
        reach = end
    link_neighbours(sheet, spots)
    return spots


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word[1:].islower() and word.isalpha()


def _starts_sentence(sheet: Sheet, at: int) -> bool:
    """Whether a capital at this word says nothing."""
    if at == 0 or sheet.gaps[at] >= 2:
        return True
    before = sheet.words[at - 1]
    return before in {".", "!", "?", ":", "“", '"', "”", "—", "–", "-", "(", "''", "``", "…", "•", "*", "|"} or (
        sheet.gaps[at] == 1 and not before[-1].isalnum() and before != ","
    )


def _look_around(sheet: Sheet, spot: Spot, words: PlaceWords, *, cased: bool) -> None:
    """Set cue, against and kind from the words on both sides."""
    keys, start, end = sheet.keys, spot.start, spot.end
    before = keys[start - 1] if start and sheet.gaps[start] < 2 else ""
    after = keys[end] if end < len(keys) and sheet.gaps[end] < 2 else ""
    the = before == "the"
    if the and start > 1:
        before = keys[start - 2]
    if after in words.type_after:
        spot.kind, spot.cue = words.type_after[after], 2
    elif before == "of" and start > 1 and keys[start - 2] in words.type_of:
        spot.kind, spot.cue = words.type_of[keys[start - 2]], 2
    elif before in words.locative or before in words.direction:
        spot.cue = 2
    elif before in words.weak_locative:
        spot.cue = 1
    if before == "of" and start > 1 and keys[start - 2] in words.compass:
        spot.cue = 2
    if spot.name in words.common and not spot.kind and (the or before in words.direction):
        # "Inside the Cathedral", "South Hospital": a thing that is called so, and no town.
        spot.cue = 0
    if cased:
        _doubt(sheet, spot, words, before, after)


def _doubt(sheet: Sheet, spot: Spot, words: PlaceWords, before: str, after: str) -> None:
    """Set what speaks against a place: names of persons, bodies and newspapers, capitals that mean nothing."""
    text, keys, start, end = sheet.words, sheet.keys, spot.start, spot.end
    spot.heads = _starts_sentence(sheet, start)
    spot.capitals = end == start + 1 and text[start].isupper()
    if start and not spot.heads:
        left = keys[start - 1]
        if _is_name_word(text[start - 1]) and left not in words.before_name:
            spot.against = True
        if left in words.title or (len(text[start - 1]) == 2 and text[start - 1][1] == "."):
            spot.against = True
    if before == "of" and start > 1 and keys[start - 2] in words.body and text[start - 2][0].isupper():
        spot.inner = True
    if not after:
        return
    if text[end][0].isupper() and after in words.paper:
        spot.inner = True
    elif _is_name_word(text[end]) and after not in words.institution and after not in words.month:
        spot.paired = spot.kind == ""
    elif after in words.saying and spot.cue == 0 and spot.name in words.person:
        spot.against = True
