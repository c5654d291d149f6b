"""English persons by title and offices without a name."""

from __future__ import annotations

from tansiq.reading.actors.en_names import read_name
from tansiq.reading.actors.en_phrases import complement, left_edge
from tansiq.reading.actors.scan import Draft, Range, Scan

__all__ = ["country_of", "find_titled"]

_ARTICLES = frozenset({"the", "a", "an", "another", "one", "this", "that"})
_OWNERS = frozenset({"his", "her", "its", "their", "our"})
_TO = frozenset(
    ["ambassador", "envoy", "adviser", "advisor", "representative", "consul", "delegate", "candidate", "secretary"]
)
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to"})
# Titles that are adjectives or verbs as well: alone they speak of a person only where no noun follows.
_ADJECTIVAL = frozenset(
    [
        "official",
        "chief",
        "head",
        "general",
        "major",
        "private",
        "expert",
        "leader",
        "deputy",
        "judge",
        "witness",
        "father",
    ]
)
_NEVER_ALONE = frozenset({"general", "major", "private", "father", "marshal", "lead"})
# Offices within offices ("spokesman for the adviser to the minister of ..."); more are noise.
_MAX_OFFICES = 6


def find_titled(scan: Scan) -> None:
    """Add persons and offices: "Iraqi Prime Minister Mustafa al-Kadhimi", "a defense ministry official"."""
    done = 0
    for start, _, entry in scan.hits:
        if entry.kind == "title" and start >= done and start not in scan.taken:
            done = max(done, _read_title(scan, start))


def _title_run(scan: Scan, spot: int) -> tuple[int, str, bool]:
    """End of a chain of titles from a word on, the first one's kind, and whether all have an everyday sense."""
    kind, vague, end = "", True, spot
    while end < scan.size and (end == spot or end not in scan.breaks):
        for entry in scan.lex.first.get(scan.keys[end], ()):
            size = len(entry.keys)
            if entry.kind == "title" and (size == 1 or tuple(scan.keys[end : end + size]) == entry.keys):
                kind, vague = kind or entry.sort, vague and "vague" in entry.marks
                end += size
                break
        else:
            if scan.keys[end] != "staff" or kind != "rank":
                break
            end += 1
    return end, kind, vague


def _read_title(scan: Scan, head: int) -> int:
    """Draft what begins with the title at a word; returns where to go on."""
    end, kind, vague = _title_run(scan, head)
    start = head if kind == "honorific" else _with_owner(scan, left_edge(scan, head, scan.lex.title_mods))
    stop = _office_end(scan, end, kind)
    holder = _inner_holder(scan, end, stop)
    name = None if holder else _name_after(scan, head, end, stop, vague=vague and start == head and stop == end)
    if holder is not None:
        stop = holder[1]
    country = country_of(scan, start, stop)
    if name is not None:
        office = name[0] if stop == end else stop
        role = "" if kind == "honorific" else _role(scan, start, office)
        head_key = "rank" if kind == "rank" else scan.keys[end - 1]
        scan.add(Draft(start, name[1], name, "person", "person", role=role, country=country, head=head_key))
        return name[1]
    if kind != "office" or not _stands_alone(scan, start, head, end, stop, vague=vague):
        return end
    owner = _named_before(scan, start)
    how = "office" if owner is None else "appositive"
    role = scan.text(start, stop)
    scan.add(Draft(start, stop, (start, stop), "person", how, role=role, country=country, owner=owner))
    if owner is not None:
        owner.role, owner.country = role, owner.country or country
    return stop


def _inner_holder(scan: Scan, end: int, stop: int) -> Range | None:
    """ "a spokesman for Prime Minister Haider al-Abadi": a name behind an inner office is its holder's."""
    begin = end + 2 if scan.next_key(end + 1) == "the" else end + 1
    if stop <= begin or begin not in scan.title_starts or scan.next_key(end) not in _PREPOSITIONS:
        return None
    inner, kind, _ = _title_run(scan, begin)
    if inner != stop or kind == "honorific" or not scan.is_cased or stop >= scan.size or stop in scan.breaks:
        return None
    return read_name(scan, stop, least=1)


def _role(scan: Scan, start: int, end: int) -> str:
    """The title as the text has it, a comma before the name left out."""
    while end > start and not scan.words[end - 1][0].isalnum():
        end -= 1
    return scan.text(start, end)


def country_of(scan: Scan, start: int, end: int) -> str | None:
    """The country that words speak of: a demonym's, else that of a state or an organisation named there."""
    for spot in range(start, end):
        code = scan.lex.demonyms.get(scan.keys[spot].removeprefix("ال"))
        if code is not None:
            return code
    for spot in range(start, end):
        named = scan.starting.get(spot)
        if named is not None and named.end <= end and named.country is not None:
            return named.country
    return None


def _with_owner(scan: Scan, start: int) -> int:
    """Take in an owner before a possessive: "Iraq's National Security Adviser"."""
    if scan.key_before(start) not in {"'s", "'"}:
        return start
    named = scan.ending.get(start - 1)
    return start if named is None else named.start


def _office_end(scan: Scan, end: int, kind: str, *, depth: int = 0) -> int:
    """End of the "of", "for", "at" or "to" phrase that says what the office is of, or `end`."""
    keys, lex = scan.keys, scan.lex
    link = scan.next_key(end)
    if kind == "honorific" or link not in _PREPOSITIONS or (link == "to" and keys[end - 1] not in _TO):
        return end
    begin = end + 2 if scan.key(end + 1) in {"the", "its", "their"} else end + 1
    named = scan.starting.get(begin)
    if link in {"of", "for", "to"} and begin in scan.title_starts and depth < _MAX_OFFICES:
        # "the spokesman for the commander-in-chief of the armed forces"
        further, further_kind, _ = _title_run(scan, begin)
        return _office_end(scan, further, further_kind, depth=depth + 1)
    if named is not None and (link not in {"in", "at"} or named.how != "state" or scan.next_key(named.end) == ","):
        stop = _owned_end(scan, named.end)
    elif link in {"of", "for"} and (
        scan.key(begin) in lex.portfolios or (scan.is_cased and begin < scan.size and scan.caps[begin])
    ):
        stop = _portfolio_end(scan, end + 1, lex.portfolios)
    else:
        return end
    if scan.next_key(stop) in {"in", "of", "at"}:
        again = scan.starting.get(stop + 2 if scan.key(stop + 1) == "the" else stop + 1)
        if again is not None and again.how in {"known", "org"}:
            return again.end
    return stop


def _owned_end(scan: Scan, end: int) -> int:
    """ "Iraq's Joint Operations Command": what the state owns belongs to the complement."""
    if scan.next_key(end) in {"'s", "'"}:
        owned = scan.starting.get(end + 1)
        if owned is not None:
            return owned.end
    return end


def _portfolio_end(scan: Scan, spot: int, nouns: frozenset[str]) -> int:
    """ "of Foreign Affairs Mohammed …": the portfolio ends with the last of its own nouns, else with the capitals."""
    stop = complement(scan, spot, nouns | scan.lex.title_mods)
    last = next((word for word in range(stop - 1, spot - 1, -1) if scan.keys[word] in nouns), None)
    return stop if last is None else last + 1


def _name_after(scan: Scan, head: int, end: int, stop: int, *, vague: bool) -> Range | None:
    """The name after a title, or after its complement and a comma, with or without a further title."""
    least = 2 if vague and (not scan.is_cased or not scan.caps[head]) else 1
    if stop == end and end < scan.size and end not in scan.breaks:
        name = read_name(scan, end, least=least)
        if name is not None:
            return name
    link = scan.next_key(stop)
    if not link:
        return None
    spot = stop + 1 if link == "," else stop
    title, kind, _ = _title_run(scan, spot)
    if title >= scan.size or (link != "," and stop == end):
        return None
    if kind:
        return read_name(scan, title)
    # "the director of the observatory, Rami …, told": a list would go on with "and", an apposition is closed.
    name = read_name(scan, title, least=2)
    if name is None or stop == end or (link == "," and not _is_closed(scan, name[1])):
        return None
    return name


def _is_closed(scan: Scan, spot: int) -> bool:
    return scan.next_key(spot) in {",", "(", ""} or scan.keys[spot] in scan.lex.verbs


def _stands_alone(scan: Scan, start: int, head: int, end: int, stop: int, *, vague: bool) -> bool:
    """Whether an office without a name speaks of its holder."""
    key, lex = scan.keys[end - 1], scan.lex
    before, after = scan.key_before(start), scan.next_key(stop)
    if after == "-" or before == "-":
        return False
    if (
        stop == end
        and key in _ADJECTIVAL
        and after[:1].isalpha()
        and after not in lex.closed
        and after not in lex.verbs
    ):
        return False
    if start < head or stop > end:
        return True
    if before in _ARTICLES:
        return key not in _NEVER_ALONE
    if scan.is_cased and scan.caps[head]:
        return before in _OWNERS
    return not vague or key in {"source", "sources"}


def _named_before(scan: Scan, start: int) -> Draft | None:
    """ "Tahsin Khafaji, spokesman for …": the person that the office stands in apposition to."""
    spot = start - 1
    while spot > 0 and scan.keys[spot] in _ARTICLES:
        spot -= 1
    if spot < 1 or scan.keys[spot] != "," or spot in scan.breaks:
        return None
    for draft in reversed(scan.drafts[-8:]):
        if draft.how == "person" and draft.end == spot:
            return draft if not draft.role or draft.head == "rank" else None
    begin = spot
    while begin > 0 and spot - begin < 6 and begin not in scan.breaks and begin - 1 not in scan.taken:
        if not scan.caps[begin - 1] and scan.keys[begin - 1] not in scan.lex.particles and scan.keys[begin - 1] != "-":
            break
        begin -= 1
    name = read_name(scan, begin, least=2) if scan.is_cased and begin < spot else None
    if name is None or name[1] != spot:
        return None
    return scan.add(Draft(name[0], name[1], name, "person", "person"))
