"""Whether a later sentence only says more of those hurt, or of the bomb, that an earlier one told of."""

from __future__ import annotations

from tansiq.reading.alike import name_words
from tansiq.reading.candidates import Candidate, Filler, Toll
from tansiq.reading.deeds import BOMBS
from tansiq.reading.wordsets import word_set

__all__ = ["described_as", "is_that_bomb", "names_those"]

# What people are counted as when their life or freedom is taken.
_TAKEN = ("killed", "abducted")
# Sentences over which those counted are named, and over which "the bomb" is the one told of. Set on the training half
# of MUC-4, 2026-11.
_NAMED_SENTENCES = 4
_BOMB_SENTENCES = 6


def names_those(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a sentence names those that an earlier one counted: "two engineers were seized. A and B were seized".

    Args:
        old: The telling that carries the event told before.
        last: Its latest telling.
        new: A later candidate, which names as many as were counted.
    """
    if old.in_heading or new.is_other or not 0 < new.sentence - last.sentence <= _NAMED_SENTENCES:
        return False
    if not old.is_done or not new.is_done:
        return False
    for key in _TAKEN:
        counted = [t for t in old.tolls if t.key == key and t.explicit]
        if len(counted) != 1:
            continue
        names = [f for f in new.filled("undergoer") if f.actor_type == "person" and len(name_words(f.name)) > 1]
        described = all(f.actor_type != "person" and f.sort == "people" for f in old.filled("undergoer"))
        if described and len(names) > 1 and any(t.key == key for t in new.tolls):
            value = counted[0].value
            return value.min == value.max == len(names) == len(new.filled("undergoer"))
    return False


def described_as(old: Candidate, last: Candidate, new: Candidate) -> Toll | None:
    """The count of the one whom a sentence names: "a policeman was killed. Policeman Omar Aziz was shot"; None if none.

    Args:
        old, last, new: As in `names_those`; the one is told by the same word that says what the one named is.
    """
    if old.in_heading or new.is_other or not 0 < new.sentence - last.sentence <= _NAMED_SENTENCES:
        return None
    victims = new.filled("undergoer")
    if len(victims) != 1 or victims[0].actor_type != "person" or not victims[0].office or new.entry.pos != "verb":
        return None
    words = set(name_words(victims[0].office))
    ones = [t for t in old.tolls if t.value.min == t.value.max == 1 and name_words(t.of) and t.of != victims[0].name]
    keys = {t.key for t in new.tolls}
    return next((t for t in ones if t.key in keys and name_words(t.of)[-1] in words), None)


def is_that_bomb(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a clause about "the bomb" means the bomb told of before: "a bomb went off. The bomb was left by two men".

    Args:
        old, last, new: As in `names_those`; places, days and doers are not looked at.
    """
    if old.in_heading or new.is_other or not 0 < new.sentence - last.sentence <= _BOMB_SENTENCES:
        return False
    if old.type not in BOMBS or new.type not in (*BOMBS, "attack.armed") or not (old.is_done and new.is_done):
        return False
    known = {name_words(f.name)[-1:] for one in (old, last) for f in one.filled("instrument", "doer")}
    return any(_is_known(f) and name_words(f.name)[-1:] in known for f in new.filled("instrument", "doer"))


def _is_known(filler: Filler) -> bool:
    """Whether a means is spoken of as known, and by no number: "the bomb", and not "the first bomb"."""
    group = filler.group
    if group is None or not group.definite or group.quantity is not None or filler.sort not in ("event", "weapon"):
        return False
    return word_set("ordinals").isdisjoint(name_words(filler.name))
