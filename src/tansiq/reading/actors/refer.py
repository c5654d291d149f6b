"""Short forms and later mentions: the fullest name the text has for the one meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import compress

from tansiq.knowledge.keys import is_arabic, match_key
from tansiq.reading.actors.en_phrases import has_entry
from tansiq.reading.actors.scan import Draft, Scan

__all__ = ["MOST_BACK", "find_acronym_uses", "find_short_forms", "find_surnames", "has_head", "tie_appositions"]

_ARTICLES = ("al-", "el-", "ال")
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "no", "any", "some", "another"})
_SHORTEST_TAIL = 3
MOST_BACK = 1000
"""Names looked back at for the one that a short form means; a text with more between them is a list."""
# "The UK-based observatory", "the state-backed forces": what is said of one that was named before.
_ATTRIBUTES = ("-based", "-backed")


def _bare(key: str) -> str:
    """A last name without its article: Kadhimi for al-Kadhimi, كاظمي for الكاظمي."""
    for article in _ARTICLES:
        if key.startswith(article) and len(key) - len(article) >= _SHORTEST_TAIL:
            return key[len(article) :]
    return key


def find_acronym_uses(scan: Scan, defined: dict[str, Draft]) -> None:
    """Tie later uses of an acronym to the name it was defined for; the text's own definition beats the lexicon's."""
    if not defined:
        return
    for draft in scan.drafts:
        owner = defined.get(scan.keys[draft.start]) if draft.end - draft.start == 1 and draft.how == "known" else None
        if owner is not None and owner is not draft and owner.known is not draft.known:
            draft.owner = owner
    for spot, key in enumerate(scan.keys):
        if key in defined and spot not in scan.taken and (not scan.is_cased or scan.words[spot].isupper()):
            owner = defined[key]
            scan.add(
                Draft(spot, spot + 1, (spot, spot + 1), owner.actor_type, "ref", country=owner.country, owner=owner)
            )


def _tails(scan: Scan, draft: Draft) -> set[str]:
    """The forms in which a last name may come back, hyphens and spaces left out."""
    start, end = draft.name
    keys, particles = scan.keys, scan.lex.particles
    cut = end - 1
    while cut - 1 > start and (keys[cut - 1] in particles or keys[cut - 1] == "-"):
        cut -= 1
    last = keys[end - 1]
    # "Jean-Yves Le Drian" comes back as "Le-Drian", "عبد الرحمن" as both words.
    tails = {"".join(keys[cut:end]).replace("-", "")}
    if scan.lex.lang == "en" or cut == end - 1:
        tails |= {_bare(last), last.replace("-", "")}
    return {tail for tail in tails if len(tail) >= _SHORTEST_TAIL}


def find_surnames(scan: Scan) -> None:
    """Add later mentions by the last name alone ("Kadhimi"), and tie "President Assad" to the full name."""
    full: dict[str, Draft] = {}
    for draft in scan.drafts:
        if draft.how == "person" and draft.name[1] - draft.name[0] > 1:
            for tail in _tails(scan, draft):
                full.setdefault(tail, draft)
    if not full:
        return
    for draft in scan.drafts:
        if draft.how == "person" and draft.owner is None:
            key = "".join(scan.keys[draft.name[0] : draft.name[1]])
            owner = full.get(_bare(key)) or full.get(key.replace("-", ""))
            if owner is not None and owner is not draft:
                draft.owner = owner
    begins = {f"{article}{tail}" for tail in full for article in ("", *_ARTICLES)}
    particles = scan.lex.particles
    begins |= particles
    # Which of them the text has is asked of its vocabulary, half as many as its words.
    begins &= scan.sheet.vocabulary
    begins.update([key for key in scan.sheet.vocabulary if "-" in key])
    for spot in compress(range(scan.size), map(begins.__contains__, scan.keys)) if begins else ():
        if spot not in scan.taken:
            _read_tail(scan, spot, full)


def _read_tail(scan: Scan, spot: int, full: dict[str, Draft]) -> None:
    keys, lex = scan.keys, scan.lex
    key = keys[spot]
    start, end, owner = spot, spot + 1, full.get(_bare(key)) or full.get(key.replace("-", ""))
    if owner is None and key in lex.particles:
        for end in range(spot + 2, min(spot + 4, scan.size) + 1):
            owner = full.get("".join(keys[spot:end]).replace("-", ""))
            if owner is not None:
                break
    if owner is None or key in lex.closed or (scan.is_cased and not any(scan.caps[spot:end])):
        return
    if not scan.is_cased and end == spot + 1 and key in lex.common and key not in lex.given:
        return
    if start >= 2 and keys[start - 1] == "-" and keys[start - 2] in lex.particles:
        start -= 2
    scan.add(Draft(start, end, (start, end), "person", "person", country=owner.country, owner=owner))


def tie_appositions(scan: Scan) -> None:
    """Tie an office behind a comma to the person before it: "أبو محمد الجولاني، زعيم هيئة تحرير الشام"."""
    people = {draft.end: draft for draft in scan.drafts if draft.how == "person"}
    for draft in scan.drafts:
        person = people.get(draft.start - 1) if draft.how == "office" else None
        if (
            person is not None
            and scan.key_before(draft.start) in {",", "،"}
            and (not person.role or person.head == "rank")
        ):
            draft.how, draft.owner = "appositive", person
            person.role, person.country = draft.role, person.country or draft.country


def find_short_forms(scan: Scan) -> None:
    """Add definite short forms ("the observatory" for the organisation of that head noun named before); "the army"."""
    named = sorted((draft for draft in scan.drafts if draft.how in {"known", "org"}), key=lambda draft: draft.start)
    _tie_described(scan, named)
    for start, end, entry in scan.hits:
        if entry.kind != "org" or start in scan.taken:
            continue
        begin = start
        while scan.key_before(begin) in scan.lex.org_mods or scan.key_before(begin).endswith(_ATTRIBUTES):
            begin -= 1
        owner = None
        if scan.key_before(begin) in _DEFINITE:
            head = scan.keys[end - 1] if begin == start or scan.keys[begin].endswith(_ATTRIBUTES) else ""
            is_generic, alone = "generic" in entry.marks, "alone" in entry.marks
            last = bisect_left(named, begin, key=lambda one: one.start)
            before = named[max(0, last - MOST_BACK) : last]
            if alone and entry.actor_type == "force":
                # "The Army" beside the Irish Republican Army is the state's.
                before = [one for one in before if one.actor_type != "armed_group"]
            owner = _antecedent(before, begin, head, is_generic=is_generic, must_be_only=alone)
        if owner is not None:
            scan.add(Draft(begin, end, (begin, end), owner.actor_type, "ref", country=owner.country, owner=owner))
        elif "alone" in entry.marks and _stands_alone(scan, start, end):
            scan.add(Draft(start, end, (start, end), entry.actor_type, "org", head=scan.keys[end - 1]))


def _tie_described(scan: Scan, named: list[Draft]) -> None:
    """Tie "the US-backed forces", read as a name of its own, to the forces named before."""
    for n, draft in enumerate(named):
        words = scan.keys[draft.start : draft.end]
        described = draft.how == "org" and words[0].endswith(_ATTRIBUTES) and draft.end - draft.start == 2
        if described and draft.owner is None and scan.key_before(draft.start) in _DEFINITE:
            earlier = [one for one in named[max(0, n - MOST_BACK) : n] if one.owner is None]
            draft.owner = _antecedent(earlier, draft.start, words[-1], is_generic=False, must_be_only=True)


def _stands_alone(scan: Scan, start: int, end: int) -> bool:
    """ "The army", "police": a noun that names its organisation unless it only describes the next one."""
    follows = scan.next_key(end)
    return (
        follows not in scan.lex.followers
        and not has_entry(scan, end, "org")
        and scan.key_before(start) not in _INDEFINITE
    )


def _antecedent(named: list[Draft], spot: int, head: str, *, is_generic: bool, must_be_only: bool) -> Draft | None:
    """The nearest name before a word that has this head noun, or, for "the group", that is of an armed group.

    Args:
        must_be_only: The noun may as well stand for another of its sort ("the government"): none where two differ.
    """
    found: Draft | None = None
    for draft in reversed(named):
        if draft.end > spot or not (
            (head and has_head(draft, head)) or (is_generic and draft.actor_type == "armed_group")
        ):
            continue
        if not must_be_only:
            return draft
        if found is not None and found.known is not draft.known:
            return None
        found = found or draft
    return found


def has_head(draft: Draft, head: str) -> bool:
    """Whether a name has this head noun: its own, or that of any spelling of a known name."""
    if draft.known is None:
        return draft.head == head
    return head in _head_nouns(draft.known.names)


@lru_cache(maxsize=4096)
def _head_nouns(names: tuple[str, ...]) -> frozenset[str]:
    """Head nouns of the spellings: in Arabic the first word, in English the last before "of" or "for"."""
    found = set()
    for name in names:
        key = match_key(name)
        if is_arabic(key):
            found.add(key.split()[0].removeprefix("ال"))
        elif " " in key:
            found.add(re.split(r" (?:of|for|in|against) ", key)[0].split()[-1])
    return frozenset(found)
