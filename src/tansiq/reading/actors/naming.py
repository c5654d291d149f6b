"""From drafts to mentions: each with the fullest name the text has for the one meant, nested or apart."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.model import Actor
from tansiq.reading.actors.scan import Draft, Scan
from tansiq.reading.sheet import ActorMention

__all__ = ["mentions_of"]

# Of two drafts of the same words the first named here is kept.
_RANK = {"person": 0, "appositive": 1, "known": 2, "org": 3, "ref": 4, "office": 5, "group": 6, "state": 7}
_OPEN, _CLOSE = ("«", "“", '"'), ("»", "”", '"')
_DEPTH = 4


def mentions_of(scan: Scan) -> list[ActorMention]:
    """Mentions by start, the longest first; of two that cross without nesting, the one that begins later goes."""
    furniture = {
        spot
        for sentence in scan.sheet.sentences
        if sentence.kind == "furniture"
        for spot in range(sentence.start, sentence.end)
    }
    drafts = [draft for draft in scan.drafts if draft.start not in furniture]
    drafts.sort(key=lambda draft: (draft.start, -draft.end, _RANK[draft.how]))
    spelled = _spelled(scan)
    known: dict[str, Actor] = {}
    kept: list[ActorMention] = []
    around: list[ActorMention] = []
    for draft in drafts:
        while around and around[-1].end <= draft.start:
            around.pop()
        outer = around[-1] if around else None
        if outer is not None and (draft.end > outer.end or (outer.start, outer.end) == (draft.start, draft.end)):
            continue
        mention = ActorMention(draft.start, draft.end, _actor(scan, draft, spelled, known), draft.name)
        kept.append(mention)
        around.append(mention)
    return kept


def _spelled(scan: Scan) -> dict[str, list[str]]:
    """Key of a known actor to the spellings that the text has."""
    found: dict[str, list[str]] = {}
    for draft in scan.drafts:
        if draft.known is not None and draft.owner is None:
            found.setdefault(draft.known.key, []).append(_text(scan, draft))
    return found


def _actor(scan: Scan, draft: Draft, spelled: dict[str, list[str]], cache: dict[str, Actor]) -> Actor:
    owner, depth = draft, 0
    while owner.owner is not None and depth < _DEPTH:
        owner, depth = owner.owner, depth + 1
    if owner.known is not None:
        key = owner.known.key
        if key not in cache:
            name, names = _known_names(owner, spelled.get(key) or [_text(scan, owner)])
            cache[key] = Actor(name, draft.actor_type, names, "", owner.country)
        return cache[key]
    own = _text(scan, draft)
    name = own if owner is draft else _text(scan, owner)
    role = draft.role or (owner.role if draft.how == "person" else "")
    names = (name,) if name == own else (name, own)
    return Actor(name, draft.actor_type, names, role, draft.country or owner.country)


def _known_names(draft: Draft, have: list[str]) -> tuple[str, tuple[str, ...]]:
    """The usual spelling where the text has it, else the longest it has; then every spelling known."""
    assert draft.known is not None
    usual = match_key(draft.known.names[0])
    name = next((text for text in have if match_key(text) == usual), max(have, key=len))
    return name, tuple(dict.fromkeys([name, *draft.known.names]))


def _text(scan: Scan, draft: Draft) -> str:
    """The bare name as written, an Arabic proclitic and quotation marks around it taken off."""
    text = scan.text(*draft.name)
    cut = scan.proclitics.get(draft.name[0])
    if cut is not None:
        text = cut[1] + text[cut[0] :]
    if text[:1] in _OPEN:
        text = text[1:]
    return text[:-1].rstrip() if text[-1:] in _CLOSE and not any(mark in text for mark in _OPEN) else text
