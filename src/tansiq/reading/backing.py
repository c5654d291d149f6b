"""What is told of talks and acts of speech besides their own clause: who carried them, and what is promised."""

from __future__ import annotations

from tansiq.model import ChainLink, SourceChain
from tansiq.model.chain import LinkKind
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.groups import Group
from tansiq.reading.lexicon import Entry, Lexicon
from tansiq.reading.sayings import Saying, make_chain
from tansiq.reading.sheet import Sheet
from tansiq.reading.syntax import Syntax
from tansiq.reading.wordsets import word_set

__all__ = ["keep_promise", "name_speaker", "tell_talks_again"]

_TALKS = Entry("event", "", "noun", (), 0, {"type": "meeting", "weak": True}, {})
# Acts of speech, whose doer is also the one who told them where nobody else is.
_SPOKEN = frozenset({"request", "pledge"})
_SPEAKERS = frozenset({"person", "state", "agency", "organisation", "force", "armed_group"})
_GIVEN = frozenset({"transfer", "release"})
# Words of what is promised; what follows says when and why.
_LONGEST_TOPIC = 9


def _is_both(sheet: Sheet, lexicon: Lexicon, group: Group) -> bool:
    """Whether a group means the two who met: "the two sides", "both leaders", "الجانبان"."""
    first, key = sheet.keys[group.start], sheet.keys[group.head]
    if sheet.lang == "ar":
        bare = key.removeprefix("ال")
        dual = bare in word_set("both") or (bare != key and bare.endswith("ان") and lexicon.numbers.get(bare) == "d")
        return group.end - group.start == 1 and dual
    exactly = group.quantity is not None and (group.quantity.value.min, group.quantity.value.max) == (2, 2)
    return first in word_set("both") or (exactly and group.definite)


def tell_talks_again(
    sheet: Sheet, lexicon: Lexicon, syntax: Syntax, sayings: list[Saying], *, sentence: int
) -> list[Candidate]:
    """ "The two sides stressed …, said the ministry": whoever carries what both said carries the meeting as well.

    Returns:
        A candidate that only points back to a meeting told before, or none where nobody carries the sentence.
    """
    for k, group in enumerate(syntax.groups if sayings else ()):
        if group.kind != "N" or not _is_both(sheet, lexicon, group):
            continue
        chain = make_chain(sayings, group.start)
        if chain and any(s.act[0] <= group.start < s.act[1] for s in sayings):
            words = (group.start, group.end)
            again = Candidate("meeting", _TALKS, *words, sentence, k, words, definite=True, status="occurred")
            again.is_echo, again.chain = True, chain
            return [again]
    return []


def name_speaker(sheet: Sheet, candidate: Candidate) -> None:
    """A request or pledge that no one else tells is told by whoever makes it."""
    if candidate.chain or candidate.type not in _SPOKEN or candidate.entry.pos != "verb":
        return
    speaker = next((f for f in candidate.filled("doer") if f.actor_type in _SPEAKERS), None)
    if speaker is not None:
        kind: LinkKind = "person" if speaker.actor_type == "person" else "organisation"
        span = sheet.chars(speaker.start, speaker.end)
        candidate.chain = SourceChain((ChainLink(speaker.name, "said", kind, span),))


def keep_promise(sheet: Sheet, candidate: Candidate) -> None:
    """ "Iraq will take back its citizens", said without a day: a pledge of whoever will do it."""
    if candidate.status != "planned" or candidate.type not in _GIVEN:
        return
    doers = [f for f in candidate.filled("doer") if f.actor_type in ("state", "agency", "person", "organisation")]
    if not doers:
        return
    if not candidate.chain and all(f.actor_type not in ("state", "agency") for f in doers):
        return
    if candidate.times or candidate.entry.pos != "verb":
        return
    undergoers = candidate.filled("undergoer")
    end = max((f.end for f in undergoers), default=candidate.end)
    end = min(end, candidate.start + _LONGEST_TOPIC)
    candidate.type, candidate.status, candidate.tolls = "pledge", "occurred", []
    candidate.fillers = doers
    words = sheet.slice(candidate.start, end)
    candidate.add(Filler("topic", candidate.start, end, words, "thing"))
