"""English organisations by their form: a head noun with the words that make it a name."""

from __future__ import annotations

from tansiq.reading.actors.en_phrases import LED, complement, has_entry, left_edge
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["find_orgs"]

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "our"})
_INDEFINITE = frozenset({"a", "an", "no", "any", "some", "another", "each", "every"})
_OWNERS = frozenset({"people", "peoples", "workers", "worker", "women", "children", "farmers", "teachers", "miners"})
_OFFICES = frozenset({"office", "center", "centre"})
# Common nouns that name an outlet only with a capital: "North Press", not "the local press".
_CAPITAL_ONLY = frozenset({"press", "news", "daily", "weekly", "watch", "monitor"})
# Nouns that take "of" and a common noun: "ministry of interior", "supreme court of justice".
_TAKES_OF = frozenset(
    [
        "ministry",
        "office",
        "directorate",
        "department",
        "court",
        "secretariat",
        "council",
        "bureau",
        "agency",
        "commission",
        "committee",
    ]
)


def find_orgs(scan: Scan) -> None:
    """Add drafts of organisations; those already known by name are only lengthened ("the ISIS group")."""
    for start, end, entry in scan.hits:
        if entry.kind == "org" and start not in scan.taken:
            _read(scan, start, end, entry)


def _read(scan: Scan, head: int, end: int, entry: Entry) -> None:
    keys, lex = scan.keys, scan.lex
    start, country = _with_owner(scan, _across_and(scan, left_edge(scan, head, lex.org_mods), head, entry), entry)
    stop = _right(scan, end, entry)
    known = scan.ending.get(head)
    if "generic" in entry.marks and known is not None and known.how == "known" and stop == end:
        known.start, known.end = start, end
        scan.starting[start] = scan.ending[end] = known
        scan.taken.update(range(start, end))
    elif _is_name(scan, start, head, stop, entry, owned=country is not None):
        if country is None:
            country = next((lex.demonyms[key] for key in keys[start:head] if key in lex.demonyms), None)
        sort = entry.actor_type
        scan.add(Draft(start, stop, (start, stop), sort, "org", country=country, head=keys[end - 1]))


def _across_and(scan: Scan, start: int, head: int, entry: Entry) -> int:
    """The first word of a name with two fields: "Intelligence and | Investigative Agency", not "the Army and ...".

    Between them stand capitals alone, the first field is one word, and no name that is known for itself.
    """
    field = start - 2
    named = scan.is_cased and scan.caps[head] and start < head and scan.caps[start]
    if not named or entry.actor_type != "agency" or field < 0 or scan.key(start - 1) != "and" or start in scan.breaks:
        return start
    alone = field == 0 or not scan.caps[field - 1] or scan.keys[field - 1] in scan.lex.demonyms
    known = field in scan.taken or field + 1 in scan.ending or has_entry(scan, field, "org")
    key = scan.keys[field]
    plain = key in scan.lex.stops or key in scan.lex.demonyms or key.endswith("s")
    return field if scan.caps[field] and alone and not known and not plain else start


def _with_owner(scan: Scan, start: int, entry: Entry) -> tuple[int, str | None]:
    """The first word once an owner before a possessive is taken in, and the country where the owner is a state."""
    own = _owner(scan, start)
    if own is None:
        return start, None
    owner = scan.ending.get(start - 1)
    if owner is not None and owner.how == "state":
        return start, owner.country
    joined = scan.is_cased and scan.caps[start] and scan.caps[own]
    if entry.keys[-1] in _OFFICES or scan.keys[own] in _OWNERS or joined:
        return own, None
    return start, None


def _owner(scan: Scan, spot: int) -> int | None:
    """First word of the owner before a possessive that ends at `spot`, or None: "Fayadh's", "prime minister's"."""
    keys, lex = scan.keys, scan.lex
    if spot < 2 or spot in scan.breaks or keys[spot - 1] not in {"'s", "'"}:
        return None
    owner = start = spot - 1
    while start > 0 and owner - start < 5 and start not in scan.breaks:
        key = keys[start - 1]
        if start in scan.ending:
            start = scan.ending[start].start
        elif start in scan.title_ends:
            start = scan.title_ends[start]
        elif key == "'s" and start > 1 and keys[start - 2] in lex.demonyms:
            start -= 2
        elif (
            (scan.is_cased and scan.caps[start - 1] and key not in lex.stops)
            or key in lex.title_mods
            or key in lex.demonyms
            or key in _OWNERS
        ):
            start -= 1
        else:
            break
    return start if start < owner else None


def _right(scan: Scan, end: int, entry: Entry) -> int:
    """End of an "of" or "for" phrase that belongs to the name, or `end`."""
    link = scan.next_key(end)
    takes_of = entry.keys[-1] in _TAKES_OF
    if link not in {"of", "for"} or (link == "for" and entry.actor_type == "force"):
        return end
    if entry.keys[-1] == "office" and link == "of":
        title = _title_end(scan, end + 1)
        if title is not None:
            return title
    if scan.is_cased and not scan.caps[end - 1] and not takes_of and _is_plain(scan, end + 1):
        return end
    stop = complement(scan, end + 1, scan.lex.org_fields if takes_of else frozenset())
    return stop if stop > end + 1 else end


def _is_plain(scan: Scan, spot: int) -> bool:
    """Whether no state or demonym follows: "the government of Iraq" is a name, "groups of Iraqi Shiites" is none."""
    named = scan.starting.get(spot + 1 if scan.key(spot) == "the" else spot)
    return named is None or named.how != "state"


def _title_end(scan: Scan, spot: int) -> int | None:
    """End of the title in "press office of the prime minister"."""
    start = spot + 1 if scan.key(spot) in _ARTICLES else spot
    while scan.key(start) in scan.lex.demonyms or scan.key(start) in scan.lex.title_mods:
        start += 1
    if start not in scan.title_starts:
        return None
    return max(end for end, begin in scan.title_ends.items() if begin == start)


def _is_name(scan: Scan, start: int, head: int, stop: int, entry: Entry, *, owned: bool) -> bool:
    """Whether the phrase names one organisation, rather than speaking of organisations."""
    keys, lex = scan.keys, scan.lex
    end = head + len(entry.keys)
    capital = scan.is_cased and scan.caps[head]
    if stop == end and has_entry(scan, end, "org") and scan.next_key(end):
        # "1st infantry brigade": the name goes on to the next head.
        return False
    if not capital and (
        entry.keys[-1] in _CAPITAL_ONLY or (keys[end - 1] == "police" and scan.next_key(end) in lex.followers)
    ):
        return False
    if start == head and stop == end:
        if "alone" in entry.marks and scan.next_key(end) in lex.followers:
            return False
        # "the coalition" may stand for one named before: left to the short forms.
        return (capital and head not in scan.openings and len(entry.keys) > 1) or ("alone" in entry.marks and owned)
    if capital or stop > end:
        return True
    named = scan.starting.get(start)
    if named is not None and named.end <= head:
        return True
    # "the UK-based observatory" only describes; it is left to the short forms.
    strong = owned or any(
        keys[spot] in lex.demonyms
        or (scan.is_cased and scan.caps[spot] and not keys[spot].endswith("-based"))
        or keys[spot].endswith(LED[:4])
        for spot in range(start, head)
    )
    if strong or entry.actor_type in {"organisation", "outlet", "armed_group"}:
        return strong
    return scan.key_before(start) not in _INDEFINITE
