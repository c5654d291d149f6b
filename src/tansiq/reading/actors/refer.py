"""Short forms and later mentions: the fullest name the text has for the one meant."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.model import Actor
from tansiq.reading.actors.scan import Draft, Scan

__all__ = ["actors_of", "find_acronym_uses", "find_short_forms", "find_surnames"]

_ARTICLES = ("al-", "el-", "ال")
_DEFINITE = frozenset({"the", "this", "that", "its"})
_SHORTEST_TAIL = 3


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
    for spot in range(scan.size):
        owner = defined.get(scan.keys[spot])
        if owner is not None and spot not in scan.taken and (not scan.is_cased or scan.words[spot].isupper()):
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
    # "Jean-Yves Le Drian" comes back as "Le-Drian"; "عبد الرحمن" as both words.
    tails = {"".join(keys[cut:end]).replace("-", "")}
    if not (scan.lex.lang == "ar" and cut < end - 1):
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
    for spot in range(scan.size):
        _read_tail(scan, spot, full)


def _read_tail(scan: Scan, spot: int, full: dict[str, Draft]) -> None:
    keys, lex = scan.keys, scan.lex
    key = keys[spot]
    if spot in scan.taken or (scan.is_cased and not scan.caps[spot]):
        return
    start, end, owner = spot, spot + 1, full.get(_bare(key)) or full.get(key.replace("-", ""))
    if owner is None and key in lex.particles:
        for end in range(spot + 2, min(spot + 4, scan.size) + 1):
            owner = full.get("".join(keys[spot:end]).replace("-", ""))
            if owner is not None:
                break
    if owner is None or key in lex.stops:
        return
    if start >= 2 and keys[start - 1] == "-" and keys[start - 2] in lex.particles:
        start -= 2
    scan.taken.update(range(start, end))
    scan.add(Draft(start, end, (start, end), "person", "person", country=owner.country, owner=owner))


def find_short_forms(scan: Scan) -> None:
    """Add definite short forms: "the observatory" for the organisation of that head noun named before."""
    lex, keys = scan.lex, scan.keys
    named = sorted((draft for draft in scan.drafts if draft.how in {"known", "org"}), key=lambda draft: draft.start)
    for start, end, entry in scan.hits:
        if entry.kind != "org" or start in scan.taken:
            continue
        begin = start
        while (
            begin
            and begin not in scan.breaks
            and (keys[begin - 1] in lex.org_mods or keys[begin - 1].endswith("-based"))
        ):
            begin -= 1
        definite = begin > 0 and begin not in scan.breaks and keys[begin - 1] in _DEFINITE
        head = keys[end - 1] if begin == start or keys[begin].endswith("-based") else ""
        owner = antecedent(scan, named, begin, head, is_generic="generic" in entry.marks) if definite else None
        if owner is not None:
            scan.add(Draft(begin, end, (begin, end), owner.actor_type, "ref", country=owner.country, owner=owner))
        elif "alone" in entry.marks and _stands_alone(scan, start, end):
            scan.add(Draft(start, end, (start, end), entry.sort, "org", head=keys[end - 1]))  # type: ignore[arg-type]


def _stands_alone(scan: Scan, start: int, end: int) -> bool:
    """ "The army", "police": a noun that names its organisation unless it only describes the next one."""
    follows = scan.keys[end] if end < scan.size and end not in scan.breaks else ""
    before = scan.keys[start - 1] if start and start not in scan.breaks else ""
    return (
        follows not in scan.lex.followers and follows not in scan.lex.heads and before not in {"a", "an", "no", "any"}
    )


def antecedent(scan: Scan, named: list[Draft], spot: int, head: str, *, is_generic: bool) -> Draft | None:
    """The nearest name before a word that has this head noun, or, for "the group", that is of an armed group."""
    for draft in reversed(named):
        if draft.end <= spot and (
            head and _has_head(scan, draft, head) or is_generic and draft.actor_type == "armed_group"
        ):
            return draft
    return None


def _has_head(scan: Scan, draft: Draft, head: str) -> bool:
    if draft.known is None:
        return draft.head == head
    return any(head in match_key(name).split() for name in draft.known.names)


def actors_of(scan: Scan) -> list[Actor]:
    """The actor of each draft, in the order of the drafts.

    The name is, for a known actor, the usual spelling where the text has it, else the longest that the text has; for
    a short form or a last name, the name of the one it stands for.
    """
    spelled: dict[str, list[str]] = {}
    for draft in scan.drafts:
        if draft.known is not None and draft.owner is None:
            spelled.setdefault(draft.known.key, []).append(name_text(scan, draft))
    found: list[Actor] = []
    for draft in scan.drafts:
        owner, depth = draft, 0
        while owner.owner is not None and depth < 4:
            owner, depth = owner.owner, depth + 1
        name, names = _names(scan, owner, spelled)
        own = name_text(scan, draft)
        names = tuple(dict.fromkeys([name, *names, own])) if draft is not owner else names
        role = draft.role or (owner.role if draft.how == "person" else "")
        found.append(Actor(name, draft.actor_type, names, role, draft.country or owner.country))
    return found


def _names(scan: Scan, draft: Draft, spelled: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    own = name_text(scan, draft)
    if draft.known is None:
        return own, (own,)
    have = spelled.get(draft.known.key, [own])
    usual = match_key(draft.known.names[0])
    name = next((text for text in have if match_key(text) == usual), max(have, key=len))
    return name, tuple(dict.fromkeys([name, *draft.known.names]))


def name_text(scan: Scan, draft: Draft) -> str:
    """The bare name as written, an Arabic proclitic and quotation marks around it taken off."""
    text = scan.text(*draft.name)
    cut = scan.proclitics.get(draft.name[0])
    if cut is not None:
        text = cut[1] + text[cut[0] :]
    return text.strip('«»"“”')
