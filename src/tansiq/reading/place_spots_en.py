"""Candidate place names of English text, in capitals, in small letters, or with both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.toponyms import ARTICLES, phrase_of
from tansiq.reading.line_heads import find_line_heads
from tansiq.reading.place_spots import Opening, Spot, link_neighbours, longest_name, opening_of
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Sheet

__all__ = ["has_capitals", "spot_english"]

CAPITALISED_SHARE = 0.03
"""Share of words that begin with a capital under which a text is taken to have none (MUC-4 style). 2026-11-21."""
WORDS_JUDGED = 300
_MOST_KEPT = 100_000
ALL_CAPITALS_SHARE = 0.6
"""Share from which capitals say nothing: a text, or a telegram, in capitals throughout."""
_JOINS = frozenset({"and", "or", ",", "&"})
_ROW = 2
"""Words from one side to the next of "North and South"."""
_OF_FOR = frozenset({"of", "for"})
_ROMANCE_OF = frozenset({"del", "do", "dos", "das"})
_ONE = frozenset({"a", "an"})


def has_capitals(sheet: Sheet) -> bool:
    """Whether capitals tell names from words in this text, judged by its first words."""
    if sheet.text.isupper() or sheet.text.islower():
        return False
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


def _openings(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords, *, cased: bool) -> Iterator[tuple[int, Opening]]:
    """Words that may begin a name, with what they are as the first of one.

    Capitalised words, or all but function words where capitals say nothing; there an everyday word begins none alone.
    """
    known = _known_openings(gazetteer, words, cased=cased)
    if cased:
        at = [at for at, word in enumerate(sheet.words) if word[0].isupper() or ("-" in word and _articled(word))]
        found = [known[sheet.keys[one]] for one in at]
        return zip(compress(at, found), filter(None, found), strict=True)
    found = list(map(known.__getitem__, sheet.keys))
    # Most words open no name, and are passed by without a step of a loop.
    return zip(compress(range(len(found)), found), filter(None, found), strict=True)


class _Openings(dict[str, Opening | None]):
    """Key to Opening, None for a word that begins no name; made as it is asked for."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceWords, *, cased: bool) -> None:
        super().__init__()
        self._gazetteer, self._words, self._cased = gazetteer, words, cased

    def __missing__(self, key: str) -> Opening | None:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[key] = found = self._make(key)
        return found

    def _make(self, key: str) -> Opening | None:
        if self._cased:
            longest = self._gazetteer.opens(key)
            return opening_of(self._gazetteer, key, longest) if longest else None
        longest = 0 if key in self._words.function else self._gazetteer.opens(key)
        common = key in self._words.common
        if not longest or (longest == 1 and common):
            return None
        # Where capitals say nothing, an everyday word names no place by itself.
        return opening_of(self._gazetteer, key, longest, alone=not common or not key.isalnum())


@cache
def _known_openings(gazetteer: Gazetteer, words: PlaceWords, *, cased: bool) -> _Openings:
    return _Openings(gazetteer, words, cased=cased)


def spot_english(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords, *, cased: bool) -> list[Spot]:
    """Candidate names of an English text, left to right, none inside another; `cased` as has_capitals gives it."""
    text, keys = sheet.words, sheet.keys
    spots: list[Spot] = []
    headed = {word for head in find_line_heads(sheet) for word in head} if cased else frozenset[int]()
    common, reach = words.common, 0
    small_last = words.type_after.keys() | words.name_end if cased else None
    for start, opening in _openings(sheet, gazetteer, words, cased=cased):
        if start < reach:
            continue
        key, word = keys[start], text[start]
        hit = longest_name(sheet, gazetteer, start, key, opening, small_last=small_last)
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
        if start in headed and spot.name not in common:
            # A dated line that opens with "30 Jan, Kiwanja".
            spot.cue, spot.against = 2, False
        spots.append(spot)
        reach = end
    spots = _with_shared(sheet, spots, gazetteer, words)
    link_neighbours(sheet, spots)
    return spots


def _with_shared(sheet: Sheet, spots: list[Spot], gazetteer: Gazetteer, words: PlaceWords) -> list[Spot]:
    """ "North and South Kivu": the first side shares the name behind the second, and is no place by itself."""
    keys = sheet.keys
    shared: list[Spot] = []
    for spot in spots:
        at = spot.start if keys[spot.start] in words.direction else spot.start - 1
        rest = keys[at + 1 : spot.end]
        while at >= _ROW and rest and keys[at] in words.direction and keys[at - 1] in _JOINS:
            at -= _ROW
            if keys[at] not in words.direction or max(sheet.gaps[at + 1 : at + _ROW + 1]) > 1:
                break
            name = phrase_of(" ".join([keys[at], *rest]))
            shared.append(Spot(at, at + 1, gazetteer.find(name), name, cue=2))
    if not shared:
        return spots
    alone = {spot.start for spot in shared}
    others = [spot for spot in spots if spot.start not in alone or spot.end > spot.start + 1]
    begun = {spot.start for spot in others}
    found = [spot for spot in shared if spot.entries and spot.start not in begun]
    return sorted([*others, *found], key=lambda spot: spot.start)


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
    if before in _OF_FOR and start > 1 and keys[start - 2] in words.befalls and spot.name not in words.person:
        # "The siege of Mariupol", "the battle for Avdiivka": what befalls towns.
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
    if before in _ROMANCE_OF and start > 1 and text[start - 2][0].isupper():
        # "Ciudad del Este": the last word of a name that no list holds.
        spot.against = spot.inner = True
    if before == "of" and start > 1 and keys[start - 2] in words.body and text[start - 2][0].isupper():
        spot.inner = True
    if not after:
        return
    if text[end][0].isupper() and after in words.street and _is_called(sheet, spot, words):
        spot.against = spot.inner = True
    elif text[end][0].isupper() and after in words.paper:
        spot.inner = True
    elif _is_name_word(text[end]) and after not in words.institution and after not in words.month:
        spot.paired = spot.kind == ""
    elif after in words.saying and spot.cue == 0 and spot.name in words.person:
        spot.against = True


def _is_called(sheet: Sheet, spot: Spot, words: PlaceWords) -> bool:
    """Whether "Oxford Street" is a street's name: not "a Baghdad Street", nor "Blast Rocks Baghdad Street"."""
    before = sheet.keys[spot.start - 1] if spot.start else ""
    return spot.heads or (before not in _ONE and (before in words.function or not before[-1:].isalnum()))
