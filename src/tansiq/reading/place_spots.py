"""Where a text may name a place: every run of words that the gazetteer knows, with what stands beside it.

Nothing is decided here but what no reader would take for a place: lower-case words of a text with capitals, words
inside a longer name, abbreviations in small letters. The choice among places of one name is place_choice's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.toponyms import ARTICLES, atoms_of, fold_article
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import Sheet

__all__ = ["Spot", "has_capitals", "spot_arabic", "spot_english"]

CAPITALISED_SHARE = 0.03
"""Share of words that begin with a capital under which a text is taken to have none (MUC-4 style). 2026-11-21."""
WORDS_JUDGED = 300
ALL_CAPITALS_SHARE = 0.6
"""Share from which capitals say nothing: a text, or a telegram, in capitals throughout."""


@dataclass(slots=True, eq=False)
class Spot:
    """Words [start, end) that the gazetteer knows.

    Args:
        entries: Places and demonyms of that name, the likeliest first; never empty.
        name: The key they were found under.
        cue: How surely a place is named here by what stands beside it: 2 a locative word or a type word, 1 a word
            that often goes before places ("from", "to", "و" after a place), 0 nothing.
        against: Words beside it say a person or a body is named.
        paired: A capitalised word follows that makes no institution: part of a longer name, unless the place is large.
        heads: It opens a sentence, so that its capital says nothing.
        capitals: It is written in capitals where the text has small letters too.
        kind: What a type word beside it makes of it ("province": admin1), or "".
        qualifier: The spot of the larger place named right after it ("Paris, Texas").
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    name: str
    cue: int = 0
    against: bool = False
    paired: bool = False
    heads: bool = False
    capitals: bool = False
    kind: str = ""
    qualifier: Spot | None = None


def has_capitals(sheet: Sheet) -> bool:
    """Whether capitals tell names from words in this text, judged by its first words."""
    words = sheet.words[:WORDS_JUDGED]
    upper = len([word for word in words if word[0].isupper()])
    if upper < CAPITALISED_SHARE * len(words):
        return False
    return len([word for word in words if word.isupper() and len(word) > 1]) < ALL_CAPITALS_SHARE * len(words)


def _longest(
    sheet: Sheet,
    gazetteer: Gazetteer,
    start: int,
    first: str,
    longest: int,
    *,
    small_last: dict[str, str] | None = None,
) -> tuple[int, tuple[Entry, ...], str] | None:
    """End, places and key of the longest known name that begins at a word; `first` is the word's key.

    `small_last` holds the words that may end a name in small letters ("prison"); None where capitals say nothing.
    """
    keys, gaps, words = sheet.keys, sheet.gaps, sheet.words
    parts: list[str] = []
    ends: list[tuple[int, int]] = []
    at, stop = start, len(keys)
    while at < stop and len(parts) < longest and (at == start or gaps[at] < 2):
        atoms = atoms_of(first if at == start else keys[at])
        if atoms:
            if not atoms[0]:
                break
            for atom in atoms:
                parts.append(fold_article(atom, first=not parts))
            ends.append((len(parts), at + 1))
        elif at == start:
            return None
        at += 1
    for count, end in reversed(ends):
        if count <= longest:
            if small_last is not None and end > start + 1:
                last = words[end - 1]
                if last.isalpha() and not last[0].isupper() and keys[end - 1] not in small_last:
                    continue
            name = parts[0] if count == 1 else " ".join(parts[:count])
            if found := gazetteer.find(name):
                return end, found, name
    return None


def _first_length(gazetteer: Gazetteer, key: str) -> int:
    atoms = atoms_of(key)
    return gazetteer.first(fold_article(atoms[0], first=True)) if atoms and atoms[0] else 0


def _usable(entries: tuple[Entry, ...], word: str) -> tuple[Entry, ...]:
    """Without abbreviations that are not written as such ("us" for "US")."""
    if word.isupper() or "." in word:
        return entries
    return tuple(entry for entry in entries if entry.form != "short")


def spot_english(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords) -> list[Spot]:
    """Candidate names of an English text, left to right, none inside another."""
    cased = has_capitals(sheet)
    text, keys = sheet.words, sheet.keys
    spots: list[Spot] = []
    common, reach = words.common, 0
    small_last = words.type_after if cased else None
    candidates = [at for at, word in enumerate(text) if word[0].isupper()] if cased else range(len(text))
    for start in candidates:
        key, word = keys[start], text[start]
        if start < reach:
            continue
        longest = _first_length(gazetteer, key)
        if not longest:
            continue
        hit = _longest(sheet, gazetteer, start, key, longest, small_last=small_last)
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
    _link_neighbours(sheet, spots)
    return spots


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word[1:].islower() and word.isalpha()


def starts_sentence(sheet: Sheet, at: int) -> bool:
    """Whether a capital at this word says nothing."""
    if at == 0 or sheet.gaps[at] >= 2:
        return True
    before = sheet.words[at - 1]
    return before in {".", "!", "?", ":", "“", '"', "”", "—", "–", "-", "(", "''", "``", "…", "•", "*", "|"} or (
        sheet.gaps[at] == 1 and not before[-1].isalnum() and before != ","
    )


def _look_around(sheet: Sheet, spot: Spot, words: PlaceWords, *, cased: bool) -> None:
    """Set cue, against and kind from the words on both sides."""
    text, keys, start, end = sheet.words, sheet.keys, spot.start, spot.end
    before = keys[start - 1] if start and sheet.gaps[start] < 2 else ""
    after = keys[end] if end < len(keys) and sheet.gaps[end] < 2 else ""
    if before == "the" and start > 1:
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
    if cased:
        _doubt(sheet, spot, words, before, after)


def _doubt(sheet: Sheet, spot: Spot, words: PlaceWords, before: str, after: str) -> None:
    """Set what speaks against a place: names of persons, bodies and newspapers, capitals that mean nothing."""
    text, keys, start, end = sheet.words, sheet.keys, spot.start, spot.end
    spot.heads = starts_sentence(sheet, start)
    spot.capitals = end == start + 1 and text[start].isupper()
    if start and not spot.heads:
        left = keys[start - 1]
        if _is_name_word(text[start - 1]) and left not in words.before_name:
            spot.against = True
        if left in words.title or (len(text[start - 1]) == 2 and text[start - 1][1] == "."):
            spot.against = True
    if before == "of" and start > 1 and keys[start - 2] in words.body and text[start - 2][0].isupper():
        spot.against = True
    if not after:
        return
    if text[end][0].isupper() and after in words.paper:
        spot.against = True
    elif _is_name_word(text[end]) and after not in words.institution and after not in words.month:
        spot.paired = spot.kind == ""
    elif after in words.saying and spot.cue == 0 and spot.name in words.person:
        spot.against = True


def _link_neighbours(sheet: Sheet, spots: list[Spot]) -> None:
    """ "X, Y" where Y may hold X makes Y the qualifier of X; "X, Y and Z" shares its cue along the row."""
    for left, right in pairwise(spots):
        between = sheet.keys[left.end : right.start]
        if between == [","] and left.entries[0].kind != "country":
            holders = [one for one in right.entries if one.kind in {"country", "admin1"} and one.form != "demonym"]
            if holders and any(_holds(holder, entry) for holder in holders for entry in left.entries):
                left.qualifier, left.cue = right, 2
                right.cue = max(right.cue, 2)
                left.against = right.against = left.paired = False
            elif left.cue:
                right.cue = max(right.cue, 1)
        elif between in (["and"], ["or"], [",", "and"], ["و"], ["،"]) and left.cue and left.entries[0].form == "noun":
            right.cue = max(right.cue, min(left.cue, 1 if between != ["and"] else left.cue))


def _holds(holder: Entry, entry: Entry) -> bool:
    if holder.kind == "country":
        return entry.country == holder.country and entry.kind != "country"
    return bool(holder.area) and entry.area == holder.area and entry.id != holder.id


SURE_AFTER_FA = 7.0
"""Rank from which ف before a name is taken for the proclitic: it is rare there, and فرانس is no Reims."""
_ONE = ("و", "ف")
_TWO = ("ب", "ل", "ك")


def _stripped(key: str) -> Iterator[tuple[str, int]]:
    """A word without its proclitics: at most three tries, each with the cue that the proclitic gives."""
    yield key, 0
    if len(key) > 3 and key[0] in _ONE:
        yield key[1:], 0
        key = key[1:]
    if len(key) > 3 and key[0] in _TWO:
        yield key[1:], 2 if key[0] == "ب" else 1
        if key.startswith("لل") and len(key) > 4:
            yield "ال" + key[2:], 1


def spot_arabic(sheet: Sheet, gazetteer: Gazetteer, words: PlaceWords) -> list[Spot]:
    """Candidate names of an Arabic text; a word's proclitics are taken off, whole words first."""
    spots: list[Spot] = []
    reach = 0
    for start, key in enumerate(sheet.keys):
        if start < reach or len(key) < 2 or key[0] < "\u0600":
            continue
        for plain, cue in _stripped(key):
            longest = gazetteer.first(plain)
            hit = _longest(sheet, gazetteer, start, plain, longest) if longest else None
            if hit is not None:
                end, entries, name = hit
                if key[0] == "ف" and plain is not key and entries[0].rank < SURE_AFTER_FA:
                    continue
                spot = Spot(start, end, entries, name, cue=cue)
                _look_around_arabic(sheet, spot, words)
                spots.append(spot)
                reach = end
                break
    _link_neighbours(sheet, spots)
    _share_arabic_cues(sheet, spots)
    return spots


def _look_around_arabic(sheet: Sheet, spot: Spot, words: PlaceWords) -> None:
    keys, start = sheet.keys, spot.start
    before = keys[start - 1] if start and sheet.gaps[start] < 2 else ""
    if before in {"«", '"', "“", "("} and start > 1:
        before = keys[start - 2]
    bare = before[1:] if before[:1] in {"و", "ب", "ل", "ف"} else before
    for one in (before, bare, bare.removeprefix("ال")):
        if one in words.type_of:
            spot.kind, spot.cue = words.type_of[one], 2
            return
        if one in words.locative:
            spot.cue = 2
            return
        if one in words.weak_locative:
            spot.cue = max(spot.cue, 1)
            return
    if before in words.title:
        spot.against = True


def _share_arabic_cues(sheet: Sheet, spots: list[Spot]) -> None:
    """A name joined to a located one by و is in the same row ("في بغداد والموصل")."""
    for left, right in pairwise(spots):
        joined = sheet.keys[right.start].startswith("و") and right.start == left.end
        if joined and left.cue and left.entries[0].form == "noun":
            right.cue = max(right.cue, left.cue)
            right.kind = right.kind or left.kind
