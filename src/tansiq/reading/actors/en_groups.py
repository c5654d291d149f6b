"""English groups of people by noun: "ISIS militants", "members of ISIS cells", "residents"."""

from __future__ import annotations

from tansiq.reading.actors.en_phrases import left_edge
from tansiq.reading.actors.en_titles import country_of
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["find_groups"]

_ARTICLES = frozenset({"the", "its", "their", "a", "an"})
_CELLS = frozenset({"cells", "cell", "group", "groups", "branch", "wing"})
_ONE = frozenset(
    [
        "a",
        "an",
        "the",
        "one",
        "another",
        "each",
        "every",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "no",
        "any",
        "second",
    ]
)


def find_groups(scan: Scan) -> None:
    """Add groups of people; the number and the article stay outside, an organisation named inside keeps its mention."""
    done = 0
    for start, end, entry in scan.hits:
        if entry.kind != "people" or start in scan.taken or start < done or _is_adjective(scan, end):
            continue
        begin, stop = left_edge(scan, start, scan.lex.group_mods), _whole(scan, end)
        if begin == start and not _is_group(scan, start, end, stop, entry):
            continue
        if begin in scan.spoken_for and start in scan.spoken_for:
            continue
        country = country_of(scan, begin, stop)
        scan.add(Draft(begin, stop, (begin, stop), "group_of_people", "group", country=country))
        done = stop if "singular" in entry.marks else end


def _is_group(scan: Scan, start: int, end: int, stop: int, entry: Entry) -> bool:
    """Whether a bare noun speaks of people: not "terrorist" without an article, not "members" of nothing."""
    if entry.sort == "generic":
        return stop > end
    if "singular" not in entry.marks:
        return True
    before = scan.key_before(start)
    return before in _ONE or stop > end


def _is_adjective(scan: Scan, end: int) -> bool:
    """A noun before another noun of people or of organisations only describes it: "guerrilla column"."""
    after = scan.next_key(end)
    if after == "-":
        return True
    return (after in scan.lex.followers or after in scan.lex.heads) and after not in scan.lex.closed


def _whole(scan: Scan, end: int) -> int:
    """End of "of the Islamic State" behind a group of people, or `end`."""
    keys, lex = scan.keys, scan.lex
    if scan.next_key(end) not in {"of", "from"}:
        return end
    begin = end + 2 if scan.key(end + 1) in _ARTICLES else end + 1
    edge = begin
    while edge not in scan.starting and edge - begin < 3 and scan.next_key(edge) in lex.group_mods:
        edge += 1
    named = scan.starting.get(begin) or scan.starting.get(edge)
    if named is None or named.how == "state":
        return end
    # "members of ISIS cells": the inner group is part of the outer one.
    return named.end + (scan.next_key(named.end) in _CELLS) if keys[end] == "of" or named.how != "org" else end
