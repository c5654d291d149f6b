"""An act of telling, the chain that such acts make over a word, and what a denial denies."""

from __future__ import annotations

from dataclasses import dataclass

from tansiq.model import ChainLink, SourceChain
from tansiq.model.chain import LinkVerb
from tansiq.reading.groups import BODIES
from tansiq.reading.sheet import ActorMention, Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["Saying", "denies_part", "is_denied", "make_chain", "spoken_for"]

_PART_IN = word_set("part_in")
_RECALLED = word_set("recalled")
_OPEN_PARTS = tuple(sorted(word.removesuffix("ة") + "ت" for word in _PART_IN if word.endswith("ة")))


@dataclass(slots=True)
class Saying:
    """One act of telling.

    Args:
        links: The teller, then whom it was told to; in the order of a chain.
        scope: Words [start, end) that it covers.
        at: Index of its group in the sentence.
        act: Words [start, end) of teller and verb, outside of what is told.
    """

    links: list[ChainLink]
    scope: tuple[int, int]
    at: int
    act: tuple[int, int]
    verb: LinkVerb = "said"
    actor: ActorMention | None = None


_NOBODY = SourceChain()


def make_chain(sayings: list[Saying], word: int) -> SourceChain:
    """The chain over one word: the narrowest teller is the origin, the widest stands nearest to the reader."""
    if not sayings:
        return _NOBODY
    covering = [s for s in sayings if s.scope[0] <= word < s.scope[1] and not s.act[0] <= word < s.act[1]]
    covering.sort(key=lambda s: (s.scope[1] - s.scope[0], -s.scope[0]))
    links: list[ChainLink] = []
    for saying in covering:
        for link in saying.links:
            if all(link.name != known.name for known in links):
                links.append(link)
    return SourceChain(tuple(links))


def denies_part(sheet: Sheet, sayings: list[Saying], word: int) -> bool:
    """Whether what a denial over a word denies is having a part in it: "denied involvement in the attack"."""
    for saying in sayings:
        if saying.verb == "denied" and saying.scope[0] <= word < saying.scope[1]:
            for key in sheet.keys[saying.act[1] : word]:
                # "علاقتها": the ta marbuta is written open before a suffix.
                # "denied shelling the hospital after an attack": what went before is not denied.
                if key in _RECALLED or key in _PART_IN or (sheet.lang == "ar" and key.startswith(_OPEN_PARTS)):
                    return True
    return False


def is_denied(sheet: Sheet, sayings: list[Saying], word: int) -> bool:
    """Whether somebody denies that what word tells was, and not only a part in it."""
    denied = bool(sayings) and any(link.verb == "denied" for link in make_chain(sayings, word).links)
    return denied and not denies_part(sheet, sayings, word)


def spoken_for(sheet: Sheet, speaker: ActorMention | None) -> ActorMention | None:
    """Whom "we" means: "a NATO spokesman said: we did not bomb" is of NATO; whoever speaks where no body is named."""
    if speaker is None or speaker.actor.actor_type != "person":
        return speaker
    inside = (a for a in sheet.actors if speaker.start <= a.start and a.end <= speaker.end)
    bodies = [a for a in inside if a.actor.actor_type in BODIES]
    return max(bodies, key=lambda a: a.end - a.start) if bodies else speaker
