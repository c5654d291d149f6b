"""Names that are known before reading: organisations, outlets and states, by any spelling; acronyms a text defines."""

from __future__ import annotations

from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["find_acronyms", "find_known", "gather_hits"]

# Acronyms that are everyday words: in a text without capitals they are not taken for names.
_PLAIN = frozenset({"who", "is", "ap", "aa", "st", "us", "un", "ina", "mena", "arena", "sana", "sna", "adf", "rt", "up", "let", "spa", "wam", "it", "ira", "eta", "pa", "mit"})  # fmt: skip
_KEPT = frozenset({"un", "arena", "eta", "ira"})
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "'s", "de", "-"})


def _matches(scan: Scan, spot: int, entry: Entry) -> bool:
    end = spot + len(entry.keys)
    if len(entry.keys) > 1 and tuple(scan.keys[spot:end]) != entry.keys:
        return False
    if entry.kind != "known":
        return True
    word = scan.words[spot]
    if "strict" in entry.marks:
        if scan.is_cased:
            return word.isupper()
        return entry.keys[0] not in _PLAIN or entry.keys[0] in _KEPT
    # A one-word name that is not in capitals where others are is a common word ("badr", "fatah").
    return not scan.is_cased or len(entry.keys) > 1 or scan.caps[spot] or not word.isascii()


def gather_hits(scan: Scan) -> None:
    """One look-up a word: known names at once, nouns and titles kept for the rules (the longest of a kind)."""
    first, keys = scan.lex.first, scan.keys
    covered = 0
    for spot in [spot for spot, key in enumerate(keys) if key in first]:
        found: set[str] = set()
        for entry in first[keys[spot]]:
            if entry.kind in found or not _matches(scan, spot, entry):
                continue
            found.add(entry.kind)
            end = spot + len(entry.keys)
            if scan.crosses(spot, end):
                continue
            if entry.kind != "known":
                scan.hits.append((spot, end, entry))
                if entry.kind == "title":
                    scan.title_ends.setdefault(end, spot)
            elif spot >= covered:
                covered = end
                _add_known(scan, spot, end, entry)


def _add_known(scan: Scan, start: int, end: int, entry: Entry) -> None:
    actor = entry.actor
    assert actor is not None
    how = "state" if actor.actor_type == "state" else "known"
    # "Michael Jordan", "Jordan Valley Authority": a state beside another capital is left to the rules of names.
    scan.add(Draft(start, end, (start, end), actor.actor_type, how, country=actor.country, known=actor))


def find_known(scan: Scan) -> None:
    """Fill `hits` and the drafts of known names."""
    gather_hits(scan)


def _initials(scan: Scan, start: int, end: int) -> str:
    return "".join(key[0] for key in scan.keys[start:end] if key not in _SMALL and key)


def find_acronyms(scan: Scan) -> dict[str, Draft]:
    """Acronyms in parentheses after a name: "Syrian Democratic Forces (SDF)".

    Returns:
        Match key of the acronym to the draft of the name it stands for; known acronyms are there already.
    """
    found: dict[str, Draft] = {}
    words, keys = scan.words, scan.keys
    for spot in range(1, scan.size - 2):
        if words[spot] != "(" or words[spot + 2] != ")":
            continue
        acronym, key = words[spot + 1], keys[spot + 1]
        if not 2 <= len(key) <= 8 or not key.isalnum() or key.isdigit() or (scan.is_cased and not acronym.isupper()):
            continue
        name = scan.ending.get(spot)
        if name is not None and name.how in {"known", "org"}:
            found[key] = name
            continue
        # No head noun told of it: the initials of the words before must then spell it.
        for start in range(max(0, spot - 8), spot - 1):
            if keys[start] not in _SMALL and keys[start][0] == key[0] and _initials(scan, start, spot) == key:
                if not scan.crosses(start, spot):
                    found[key] = scan.add(Draft(start, spot, (start, spot), "organisation", "org", head=keys[spot - 1]))
                break
    return found
