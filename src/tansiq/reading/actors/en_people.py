"""English persons by title, office or cue, and groups of people by noun."""

from __future__ import annotations

from tansiq.reading.actors.en_phrases import complement, left_edge, read_name
from tansiq.reading.actors.scan import Draft, Range, Scan

__all__ = ["find_groups", "find_titled", "find_untitled"]

_ARTICLES = frozenset({"the", "a", "an", "another", "one", "this", "that"})
_PLURAL = frozenset({"sources"})
_TO = frozenset(
    {"ambassador", "envoy", "adviser", "advisor", "representative", "consul", "delegate", "candidate", "secretary"}
)
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to"})
_PARTS = frozenset({"of", "from", "in", "with", "belonging"})
_OWNERS = frozenset({"his", "her", "its", "their", "our"})


def _title_run(scan: Scan, spot: int) -> tuple[int, str, bool]:
    """End of a chain of titles from a word on, the first one's kind, and whether all are words of everyday use."""
    kind, vague, end = "", True, spot
    while end < scan.size and (end == spot or end not in scan.breaks):
        for entry in scan.lex.first.get(scan.keys[end], ()):
            keys = entry.keys
            if entry.kind == "title" and (len(keys) == 1 or tuple(scan.keys[end : end + len(keys)]) == keys):
                kind, vague = kind or entry.sort, vague and "vague" in entry.marks
                end += len(keys)
                break
        else:
            if scan.keys[end] == "staff" and end > spot and kind == "rank":
                end += 1
                continue
            break
    return end, kind, vague


def find_titled(scan: Scan) -> None:
    """Add persons and offices: "Iraqi Prime Minister Mustafa al-Kadhimi", "a defense ministry official"."""
    done = 0
    for start, _, entry in scan.hits:
        if entry.kind == "title" and start >= done and (start not in scan.taken or scan.caps[start] and False):
            done = max(done, _read_title(scan, start))


def _read_title(scan: Scan, head: int) -> int:
    end, kind, vague = _title_run(scan, head)
    if kind == "honorific":
        start = head
    else:
        start = left_edge(scan, head, scan.lex.title_mods | {"defence", "armed"})
        start = _with_owner(scan, start)
    stop = _office_end(scan, end, kind)
    name = _name_after(scan, head, end, stop, vague=vague and start == head and stop == end)
    role = scan.text(start, stop)
    country = _country(scan, start, head)
    if name is not None:
        if kind == "honorific":
            role = ""
        elif stop == end:
            role = _office_part(scan, start, name[0])
        country = country or _country(scan, head, stop)
        scan.add(Draft(start, name[1], name, "person", "person", role=role, country=country))
        scan.taken.update(range(*name))
        return name[1]
    if kind != "office" or not _stands_alone(scan, start, head, stop, vague=vague):
        return end
    owner = _named_before(scan, start)
    how = "appositive" if owner is not None else "office"
    draft = scan.add(Draft(start, stop, owner or (start, stop), "person", how, role=role, country=country))
    draft.head = scan.keys[end - 1]
    return stop


def _office_part(scan: Scan, start: int, name: int) -> str:
    """The title as the text has it, a comma before the name left out."""
    end = name
    while end > start and scan.words[end - 1] in {",", "(", '"', "“", "-", ":"}:
        end -= 1
    return scan.text(start, end)


def _country(scan: Scan, start: int, head: int) -> str | None:
    for spot in range(start, head):
        code = scan.lex.demonyms.get(scan.keys[spot])
        if code is not None:
            return code
        named = scan.starting.get(spot)
        if named is not None and named.how == "state":
            return named.country
    return None


def _with_owner(scan: Scan, start: int) -> int:
    """Take in an owner before a possessive: "Iraq's National Security Adviser"."""
    if start < 2 or start in scan.breaks or scan.keys[start - 1] not in {"'s", "'"}:
        return start
    named = scan.ending.get(start - 1)
    if named is not None:
        return left_edge(scan, named.start, scan.lex.org_mods) if named.how == "org" else named.start
    return start


def _office_end(scan: Scan, end: int, kind: str) -> int:
    """End of the "of", "for" or "at" phrases that say what the office is of."""
    keys, lex = scan.keys, scan.lex
    if kind == "honorific" or end + 1 >= scan.size or end in scan.breaks or keys[end] not in _PREPOSITIONS:
        return end
    if keys[end] == "to" and keys[end - 1] not in _TO:
        return end
    nouns = lex.portfolios if keys[end] in {"of", "for"} else frozenset[str]()
    begin = end + 2 if keys[end + 1] in {"the", "its", "their"} else end + 1
    named = scan.starting.get(begin)
    if keys[end] in {"in", "at"} and (named is None or named.how == "state"):
        return end
    if named is not None:
        stop = named.end
    elif any(keys[begin : begin + 1] == [word] for word in nouns) or (
        scan.is_cased and begin < scan.size and scan.caps[begin]
    ):
        stop = _portfolio_end(scan, end + 1, nouns)
    else:
        return end
    if stop + 1 < scan.size and keys[stop] in {"in", "of", "at"} and stop not in scan.breaks:
        again = scan.starting.get(stop + 2 if keys[stop + 1] == "the" else stop + 1)
        if again is not None and again.how in {"known", "org"}:
            return again.end
    return stop


def _portfolio_end(scan: Scan, spot: int, nouns: frozenset[str]) -> int:
    """ "of Foreign Affairs Mohammed …": the portfolio ends with the last of its own nouns, else with the capitals."""
    stop = complement(scan, spot, nouns | scan.lex.title_mods)
    last = next((i for i in range(stop - 1, spot - 1, -1) if scan.keys[i] in nouns), None)
    return stop if last is None else last + 1


def _name_after(scan: Scan, head: int, end: int, stop: int, *, vague: bool) -> Range | None:
    """The name after a title, or after its "of" phrase and a comma with or without a further title."""
    least = 2 if vague and not scan.is_cased else 1
    if stop == end:
        if end >= scan.size or end in scan.breaks:
            return None
        name = read_name(scan, end, least=least)
        if name is not None:
            return name
    spot = stop
    if spot >= scan.size or spot in scan.breaks:
        return None
    if scan.keys[spot] == ",":
        spot += 1
        title, _, _ = _title_run(scan, spot) if spot < scan.size else (spot, "", False)
        name = read_name(scan, title, least=1 if title > spot else 2) if title < scan.size else None
        # "the director of the observatory, Rami …, told": a list goes on with "and", an apposition is closed.
        if name is not None and (title > spot or _is_closed(scan, name[1]) and stop > end):
            return name
        return None
    title, kind, _ = _title_run(scan, spot)
    return read_name(scan, title) if stop > end and (scan.is_cased or kind) else None


def _is_closed(scan: Scan, spot: int) -> bool:
    return spot >= scan.size or scan.keys[spot] in {",", "("} or scan.keys[spot] in scan.lex.verbs


def _stands_alone(scan: Scan, start: int, head: int, stop: int, *, vague: bool) -> bool:
    """Whether an office without a name speaks of its holder."""
    keys = scan.keys
    if stop < scan.size and stop not in scan.breaks and (keys[stop] in {"'s", "'"} and False or keys[stop] == "-"):
        return False
    if start < head or stop > head + 1 and stop - head > 1 and keys[head + 1 : head + 2] != ["-"]:
        return True
    before = keys[start - 1] if start and start not in scan.breaks else ""
    if before in _ARTICLES:
        return not vague or keys[head] not in {"head", "major", "general", "private", "lead", "father", "marshal"}
    if keys[head] in {"source", "sources", "officials"}:
        return True
    return not vague and before not in {"-"} and (not scan.is_cased or before in _OWNERS or head in scan.openings)


def _named_before(scan: Scan, start: int) -> Range | None:
    """ "Tahsin Khafaji, spokesman for …": the name that the office stands in apposition to."""
    spot = start - 1
    if spot > 0 and scan.keys[spot] in _ARTICLES | {"former"}:
        spot -= 1
    if spot < 1 or scan.keys[spot] != "," or spot in scan.breaks:
        return None
    for draft in reversed(scan.drafts[-6:]):
        if draft.how == "person" and draft.end == spot:
            return draft.name
    begin = spot
    while begin > 0 and spot - begin < 5 and begin not in scan.breaks and begin - 1 not in scan.taken:
        if scan.is_cased and (scan.caps[begin - 1] or scan.keys[begin - 1] in scan.lex.particles | {"-"}):
            begin -= 1
        else:
            break
    name = read_name(scan, begin, least=2) if begin < spot else None
    if name is None or name[1] != spot:
        return None
    scan.add(Draft(name[0], name[1], name, "person", "person", role=""))
    scan.taken.update(range(*name))
    return name


def find_untitled(scan: Scan) -> None:
    """Add persons without a title where capitals and a cue agree: a given name, an age, a verb of saying beside."""
    if not scan.is_cased:
        return
    spot = 0
    while spot < scan.size:
        if not scan.caps[spot] or spot in scan.taken:
            spot += 1
            continue
        name = read_name(scan, spot, least=2)
        if name is None or not _has_cue(scan, name):
            spot = _skip(scan, spot)
            continue
        scan.add(Draft(name[0], name[1], name, "person", "person"))
        scan.taken.update(range(*name))
        spot = name[1]


def _skip(scan: Scan, spot: int) -> int:
    spot += 1
    while spot < scan.size and scan.caps[spot] and spot not in scan.breaks:
        spot += 1
    return spot


def _has_cue(scan: Scan, name: Range) -> bool:
    keys, lex = scan.keys, scan.lex
    start, end = name
    if any(keys[i] in lex.place_nouns for i in range(start, end)) or keys[end - 1] in lex.org_mods:
        return False
    after = keys[end] if end < scan.size and end not in scan.breaks else ""
    before = keys[start - 1] if start and start not in scan.breaks else ""
    if after in lex.place_nouns or after in {"-"} or before in {"in", "at", "near", "from", "outside", "inside"}:
        return False
    if keys[start] in lex.given:
        return True
    if after in lex.saying or before in lex.saying and _closes(scan, end):
        return True
    if after == "," and end + 2 < scan.size and keys[end + 1].isdigit() and keys[end + 2] == ",":
        return True
    return after == "'s" and end + 1 < scan.size and keys[end + 1] == "office"


def _closes(scan: Scan, spot: int) -> bool:
    return spot >= scan.size or scan.keys[spot] in {".", ",", "”", '"', ";"}


def find_groups(scan: Scan) -> None:
    """Add groups of people: "ISIS militants", "members of ISIS cells"; the number and the article stay outside."""
    mods = scan.lex.title_mods | scan.lex.org_mods
    for start, end, entry in scan.hits:
        if entry.kind != "people" or start in scan.taken and not _is_tail(scan, start):
            continue
        if end < scan.size and end not in scan.breaks and _is_adjective(scan, start, end):
            continue
        begin = left_edge(scan, start, mods)
        stop = _whole(scan, end)
        if entry.sort == "generic" and begin == start and stop == end:
            continue
        if any(
            draft.start <= begin and stop <= draft.end and draft.actor_type == "person" for draft in scan.drafts[-40:]
        ):
            continue
        scan.add(Draft(begin, stop, (begin, stop), "group_of_people", "group", country=_country(scan, begin, start)))
        for spot in range(begin, stop):
            named = scan.starting.get(spot)
            if named is not None:
                break
    _demonym_plurals(scan)


def _is_tail(scan: Scan, spot: int) -> bool:
    return False


def _is_adjective(scan: Scan, start: int, end: int) -> bool:
    """A noun before another noun of people or of organisations only describes it: "guerrilla column"."""
    key = scan.keys[end]
    if key in scan.lex.followers or key in scan.lex.heads and key not in scan.lex.stops:
        return (
            scan.keys[end - 1] not in {"men", "women", "people"}
            and not scan.keys[end - 1].endswith("s")
            or key in scan.lex.heads
        )
    return key == "-"


def _whole(scan: Scan, end: int) -> int:
    """End of "of the Islamic State" behind a group of people, or `end`."""
    keys = scan.keys
    if end + 1 >= scan.size or end in scan.breaks or keys[end] not in {"of", "from"}:
        return end
    begin = end + 2 if keys[end + 1] in {"the", "its", "their", "a", "an"} else end + 1
    edge = begin
    while (
        edge < scan.size
        and edge - begin < 3
        and edge not in scan.starting
        and keys[edge] in scan.lex.org_mods | scan.lex.title_mods
    ):
        edge += 1
    named = scan.starting.get(begin) or scan.starting.get(edge)
    if named is None or named.how == "state":
        return end
    stop = named.end
    # "members of ISIS cells": the inner group is part of the outer one.
    if stop < scan.size and keys[stop] in {"cells", "cell", "group", "branch", "wing", "sleeper"}:
        stop += 1
    return stop


def _demonym_plurals(scan: Scan) -> None:
    lex = scan.lex
    for spot in range(scan.size):
        key = scan.keys[spot]
        if (
            key.endswith("s")
            and key[:-1] in lex.demonyms
            and len(key) > 4
            and spot not in scan.taken
            and key not in lex.demonyms
        ):
            scan.add(
                Draft(spot, spot + 1, (spot, spot + 1), "group_of_people", "group", country=lex.demonyms[key[:-1]])
            )
