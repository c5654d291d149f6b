"""English organisations by their form: a head noun with the words that make it a name."""

from __future__ import annotations

from tansiq.reading.actors.en_phrases import complement, left_edge
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.actors.words import Entry

__all__ = ["find_orgs"]

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "our"})
_PEOPLE_OF = frozenset({"people", "peoples", "workers", "worker", "women", "children", "farmers", "teachers", "miners"})
_OFFICES = frozenset(
    {"office", "press office", "media office", "media center", "media centre", "press center", "information office"}
)
_JOINED = frozenset({"of", "for", "against", "to"})


def find_orgs(scan: Scan) -> None:
    """Add drafts of organisations; those already known by name are only lengthened ("the ISIS group")."""
    for start, end, entry in scan.hits:
        if entry.kind != "org" or start in scan.taken:
            continue
        _read(scan, start, end, entry)


def _possessor(scan: Scan, spot: int) -> int | None:
    """First word of the owner before a possessive that ends at `spot`, or None: "Fayadh's", "prime minister's"."""
    keys = scan.keys
    if spot < 2 or spot in scan.breaks or keys[spot - 1] not in {"'s", "'"}:
        return None
    owner = spot - 1
    name = scan.ending.get(owner)
    if name is not None:
        return name.start
    start = owner
    while start > 0 and owner - start < 5 and start not in scan.breaks:
        key = keys[start - 1]
        title = scan.title_ends.get(start)
        if title is not None:
            start = title
            continue
        if key in {"'s", "'"} and start - 2 >= 0 and keys[start - 2] in scan.lex.demonyms:
            start -= 2
            continue
        if (
            (scan.is_cased and scan.caps[start - 1] and key not in scan.lex.stops)
            or key in scan.lex.heads
            or key in scan.lex.title_mods
            or key in scan.lex.demonyms
        ):
            start -= 1
        else:
            break
    return start if start < owner else None


def _right(scan: Scan, end: int, entry: Entry) -> int:
    """End of an "of" or "for" phrase that belongs to the name, or `end`."""
    if end + 1 >= scan.size or end in scan.breaks or scan.keys[end] not in _JOINED:
        return end
    if entry.sort in {"force"} and scan.keys[end] != "of":
        return end
    # "Fighters to the Army", "Center to Baghdad": only "of" and "for" may stand before a place.
    if scan.keys[end] in {"to", "against"} and not (scan.is_cased and scan.caps[end - 1] and scan.caps[end + 1]):
        return end
    if entry.sort == "agency" and entry.keys[-1] == "office" and scan.keys[end] == "of":
        title = _title_end(scan, end + 1)
        if title is not None:
            return title
    if scan.is_cased and not scan.caps[end - 1] and not _lower_takes(entry):
        return end
    stop = complement(scan, end + 1, scan.lex.portfolios | scan.lex.org_mods if _lower_takes(entry) else frozenset())
    return stop if stop > end + 1 else end


def _lower_takes(entry: Entry) -> bool:
    """Whether the noun takes "of" plus a common noun: "ministry of interior", "supreme court of justice"."""
    return entry.keys[-1] in {
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
    }


def _title_end(scan: Scan, spot: int) -> int | None:
    start = spot + 1 if scan.keys[spot] in _ARTICLES else spot
    while start < scan.size and (scan.keys[start] in scan.lex.demonyms or scan.keys[start] in scan.lex.title_mods):
        start += 1
    for entry in scan.lex.first.get(scan.keys[start], ()) if start < scan.size else ():
        if entry.kind == "title" and tuple(scan.keys[start : start + len(entry.keys)]) == entry.keys:
            return start + len(entry.keys)
    return None


def _read(scan: Scan, head: int, end: int, entry: Entry) -> None:
    lex, keys = scan.lex, scan.keys
    start = left_edge(scan, head, lex.org_mods)
    core, country = start, None
    own = _possessor(scan, start)
    if own is not None:
        owner = scan.ending.get(start - 1)
        if owner is not None and owner.how == "state":
            country = owner.country
        elif (
            " ".join(entry.keys) in _OFFICES
            or keys[own] in _PEOPLE_OF
            or (scan.is_cased and scan.caps[start] and scan.caps[own])
        ):
            start = core = own
    stop = _right(scan, end, entry)
    first = scan.starting.get(core)
    if first is not None and first.end == head and stop == end and "generic" in entry.marks and first.how == "known":
        first.end = end
        scan.ending[end] = first
        scan.taken.update(range(head, end))
        return
    if not _is_name(scan, core, head, stop, entry, country):
        return
    country = country or next((lex.demonyms[keys[i]] for i in range(core, head) if keys[i] in lex.demonyms), None)
    scan.add(Draft(core, stop, (core, stop), entry.sort, "org", country=country, head=keys[end - 1]))  # type: ignore[arg-type]


def _is_name(scan: Scan, start: int, head: int, stop: int, entry: Entry, country: str | None) -> bool:
    """Whether the phrase names one organisation, rather than speaking of organisations."""
    keys, lex = scan.keys, scan.lex
    end = head + len(entry.keys)
    if (
        stop == end
        and end < scan.size
        and end not in scan.breaks
        and keys[end] in lex.followers
        and "alone" in entry.marks
    ):
        return False
    alone = "alone" in entry.marks
    if start == head and stop == end:
        if scan.is_cased and scan.caps[head] and head not in scan.openings and len(entry.keys) > 1:
            return True
        # "the coalition" may stand for one named before: left to the short forms.
        return alone and country is not None
    if scan.is_cased and scan.caps[head]:
        return True
    if stop > end:
        return True
    named = scan.starting.get(start)
    if named is not None and named.end <= head:
        return True
    # "the UK-based observatory" only describes; it is left to the short forms.
    strong = any(
        keys[i] in lex.demonyms
        or (scan.is_cased and scan.caps[i] and not keys[i].endswith("-based"))
        or keys[i].endswith("-led")
        for i in range(start, head)
    )
    if entry.sort in {"organisation", "outlet", "armed_group"}:
        return strong
    return strong or entry.sort in {"force", "agency"} and _is_definite(scan, start)


def _is_definite(scan: Scan, start: int) -> bool:
    """Whether a definite article or a possessor stands before; forces and ministries also go without."""
    before = scan.keys[start - 1] if start else ""
    return before not in {"a", "an", "no", "any", "some", "another", "each", "every"}
