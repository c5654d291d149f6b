"""Where a text may name a place: every run of words that the gazetteer knows, with what stands beside it.

Nothing is decided here but what no reader would take for a place: lower-case words of a text with capitals, words
inside a longer name, abbreviations in small letters. The choice among places of one name is place_choice's. English
and Arabic find their spots in modules of their own; this one holds what they share.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tansiq.knowledge.gazetteer import Entry, Gazetteer
from tansiq.knowledge.toponyms import atoms_of, fold_article
from tansiq.reading.sheet import Sheet

__all__ = ["Opening", "Spot", "ends_here", "link_neighbours", "longest_name", "opening_of"]


@dataclass(slots=True, eq=False)
class Spot:
    """Words [start, end) that the gazetteer knows.

    Args:
        entries: Places and demonyms of that name, the likeliest first; never empty.
        name: The key they were found under.
        cue: How surely a place is named here by what stands beside it: 2 a locative word or a type word, 1 a word
            that often goes before places ("from", "to", "و" after a place), 0 nothing.
        against: Words beside it say a person or a body is named.
        inner: It is part of the name of a body or a newspaper ("Bank of England").
        paired: A capitalised word follows that makes no institution: part of a longer name, unless the place is large.
        heads: It opens a sentence, so that its capital says nothing.
        capitals: It is written in capitals where the text has small letters too.
        files: It opens a place line, in which a report names the town it was filed from.
        kind: What a type word beside it makes of it ("province": admin1), or "".
        qualifier: The spot of the larger place named right after it ("Paris, Texas").
        costs: Of a name that no list has in this spelling: how far each of `entries` sounds from it (letters.distance);
            () for any other.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    name: str
    cue: int = 0
    against: bool = False
    inner: bool = False
    paired: bool = False
    heads: bool = False
    capitals: bool = False
    files: bool = False
    kind: str = ""
    qualifier: Spot | None = None
    costs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """What a word is as the first of a name; kept for each form of a word, so that a text asks once a word.

    Args:
        longest: Atoms in the longest name that it begins.
        seconds: Atoms that come second in these names; None for a word of several atoms, which is looked at as it is.
        name, entries: The key of the word alone and the places of that name; "" and () where none has it.
    """

    longest: int
    seconds: frozenset[str] | None
    name: str
    entries: tuple[Entry, ...]


def opening_of(gazetteer: Gazetteer, key: str, longest: int, *, alone: bool = True) -> Opening:
    """The Opening of a word's key that begins names of up to so many atoms; `alone`: it may name a place by itself."""
    atoms = atoms_of(key)
    if len(atoms) != 1:
        return Opening(longest, None, "", ())
    name = fold_article(atoms[0], first=True)
    seconds = gazetteer.seconds(name) if longest > 1 else frozenset()
    return Opening(longest, seconds, name, gazetteer.find(name) if name and alone else ())


def longest_name(
    sheet: Sheet,
    gazetteer: Gazetteer,
    start: int,
    first: str,
    opening: Opening,
    *,
    small_last: Set[str] | None = None,
) -> tuple[int, tuple[Entry, ...], str] | None:
    """End, places and key of the longest known name that begins at a word.

    Args:
        first: The word's key, or what is left of it without its proclitics; `opening` is that key's.
        small_last: The words that may end a name in small letters ("prison"); None where capitals say nothing.
    """
    if ends_here(sheet, start, opening):
        # Most names are of one word, and the most looked for.
        return (start + 1, opening.entries, opening.name) if opening.entries else None
    longest = opening.longest
    if longest == 1:
        return None
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


def ends_here(sheet: Sheet, start: int, opening: Opening) -> bool:
    """Whether no name that begins with a word's only atom goes on with the word after it."""
    seconds = opening.seconds
    if not seconds:
        return seconds is not None
    after = start + 1
    if after >= len(sheet.keys) or sheet.gaps[after] > 1:
        return True
    second = _second(sheet.keys[after])
    return second is not None and second not in seconds


@lru_cache(maxsize=100_000)
def _second(key: str) -> str | None:
    """What a word is as the second of a name: its first atom; None where it is passed over (a lone hyphen)."""
    atoms = atoms_of(key)
    return fold_article(atoms[0], first=False) if atoms else None


def link_neighbours(sheet: Sheet, spots: list[Spot]) -> None:
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
