"""Names that are known before reading: organisations, outlets and states, by any spelling; acronyms a text defines."""

from __future__ import annotations

from itertools import compress

from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["add_known", "find_acronyms", "gather_hits"]

# Acronyms that are everyday words or names: in a text without capitals they are not taken for organisations.
_PLAIN = frozenset(
    [
        "who",
        "is",
        "ap",
        "aa",
        "st",
        "us",
        "ina",
        "mena",
        "sana",
        "sna",
        "adf",
        "rt",
        "up",
        "let",
        "lej",
        "jem",
        "spa",
        "wam",
        "it",
        "pa",
        "mit",
        "far",
        "plc",
        "eij",
        "who",
        "cts",
    ]
)
_SMALL = frozenset({"of", "for", "and", "the", "in", "to", "'s", "de", "-"})
_LONGEST_ACRONYM = 8


def _is_name(scan: Scan, spot: int, entry: Entry) -> bool:
    """Whether a known name of one word is written as one: an acronym in capitals, any other with a capital."""
    if "strict" in entry.marks:
        return sum(map(str.isupper, scan.words[spot])) > 1 if scan.is_cased else entry.keys[0] not in _PLAIN
    return not scan.is_cased or scan.caps[spot]


def gather_hits(scan: Scan) -> None:
    """One look-up a word: known names at once, nouns and titles kept for the rules (the longest of a kind)."""
    nodes, keys = scan.lex.nodes, scan.keys
    covered, last = 0, scan.size - 1
    for spot in compress(range(scan.size), map(nodes.__contains__, keys)):
        found = ""
        singles, longer = nodes[keys[spot]]
        rows = longer.get(keys[spot + 1], ()) if spot < last and longer else ()
        for entry in (*rows, *singles):
            kind, end = entry.kind, spot + len(entry.keys)
            if kind in found:
                continue
            if end - spot > 1:
                if (end - spot > 2 and tuple(keys[spot:end]) != entry.keys) or scan.crosses(spot, end):
                    continue
            elif kind == "known" and not _is_name(scan, spot, entry):
                continue
            found += kind
            if kind != "known":
                scan.hits.append((spot, end, entry))
                if kind == "title":
                    scan.title_ends.setdefault(end, spot)
                    scan.title_starts.add(spot)
            elif spot >= covered:
                covered = end
                add_known(scan, spot, end, end, entry)


def add_known(scan: Scan, start: int, end: int, stop: int, entry: Entry) -> None:
    """Draft a known name of words [start, end) whose mention reaches to `stop`."""
    actor = entry.actor
    assert actor is not None
    how = "state" if actor.actor_type == "state" else "known"
    scan.add(Draft(start, stop, (start, end), actor.actor_type, how, country=actor.country, known=actor))


def find_acronyms(scan: Scan) -> dict[str, Draft]:
    """Acronyms in parentheses after a name: "Syrian Democratic Forces (SDF)".

    Returns:
        Match key of the acronym to the draft of the name it stands for.
    """
    found: dict[str, Draft] = {}
    if "(" not in scan.sheet.vocabulary:
        return found
    for spot in [spot for spot, word in enumerate(scan.words) if word == "("]:
        if spot and scan.key(spot + 2) == ")" and _may_be_acronym(scan, spot + 1):
            name = scan.ending.get(spot)
            if name is None or name.how not in {"known", "org"}:
                name = _spelled_out(scan, spot, scan.keys[spot + 1])
            if name is not None:
                found[scan.keys[spot + 1]] = name
    return found


def _may_be_acronym(scan: Scan, spot: int) -> bool:
    key, lex = scan.keys[spot], scan.lex
    if not 2 <= len(key) <= _LONGEST_ACRONYM or not key.isalnum() or key.isdigit():
        return False
    if scan.is_cased:
        return scan.words[spot].isupper()
    return key not in lex.stops and key not in lex.verbs and key not in lex.heads and not key.endswith("ed")


def _spelled_out(scan: Scan, spot: int, key: str) -> Draft | None:
    """The words before `spot` whose initials are the acronym, small words left out."""
    for start in range(max(0, spot - _LONGEST_ACRONYM), spot - 1):
        if scan.keys[start] in _SMALL or scan.keys[start][0] != key[0]:
            continue
        initials = "".join(word[0] for word in scan.keys[start:spot] if word not in _SMALL)
        if initials == key and not scan.crosses(start, spot):
            return scan.add(Draft(start, spot, (start, spot), "organisation", "org", head=scan.keys[spot - 1]))
    return None
