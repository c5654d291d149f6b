"""English: what each word is by itself, as one number of flags.

Found once for each form and kept from text to text. A sentence is cut by asking these numbers, with one mask for
several questions at once; sets and rows are looked at only where a flag says that there is something to see.
"""

from __future__ import annotations

from functools import cache

from tansiq.knowledge.forms import ADJ, ADV, BASE, GERUND, NOUN, PART, PAST, PLURAL, S_FORM
from tansiq.reading.groups import GroupKind
from tansiq.reading.lexicon import load_lexicon
from tansiq.reading.wordsets import phrase_set, word_set

__all__ = [
    "ADVERB",
    "ALONE",
    "AUX",
    "AUX_OR_NEG",
    "CLOSED",
    "COVERED",
    "DEFINITE",
    "DET",
    "HANGS",
    "LEANING",
    "LEANS",
    "MARK",
    "MATTER",
    "NOMINAL",
    "NOUNS",
    "OPEN",
    "OPENS_SORT",
    "OWN",
    "PHRASES",
    "PLAIN",
    "PREP",
    "STARTS",
    "STOPS",
    "TAKEN",
    "VERBAL",
    "VERDICT",
    "last_kind",
    "load_uses",
]

VERBAL = BASE | S_FORM | PAST | PART | GERUND
NOMINAL = NOUN | PLURAL | ADJ
AUX = frozenset({"be", "have", "do", "future", "modal"})
AUX_OR_NEG = AUX | {"neg"}

# The first nine flags are those of knowledge/forms.py: what a form may be.
_P, _C, _N, _A, HANGS, PHRASES = (1 << n for n in range(9, 15))
CLOSED = _P | _C | _N | _A | PHRASES
ALONE: dict[int, GroupKind] = {_P: "P", _C: "C", _N: "N", _A: "A"}
"""The group that a word of a closed class makes wherever it stands, by its flags of CLOSED. HANGS: what it is used as
hangs on what stands around it. PHRASES: phrases of the lexicon begin with it."""
MARK, OPEN, ADVERB = (1 << n for n in range(15, 18))
"""No letter or digit; of no closed class; an adverb by its form, and no noun, adjective or verb."""
STARTS, PLAIN, STOPS = (1 << n for n in range(18, 21))
"""What it does to noun groups: it starts one wherever no other is open; it goes on the one before it; it ends that."""
NOUNS, OPENS_SORT, DEFINITE, MATTER, PREP = (1 << n for n in range(21, 26))
"""Rows of nouns begin with it; sorted nouns of several words do; a determiner that makes its group definite; its ending
is that of nouns for qualities and doings; a preposition, whatever else it is."""
COVERED, TAKEN, DET = (1 << n for n in range(26, 29))
"""A mention begins here; a verb took it for itself: flags of one text, which no table has. DET: any determiner."""
LEANS, VERDICT = (1 << n for n in range(30, 32))
"""May be an adjective behind its noun: "next to", "false". Few words: a number of more than 30 bits takes longer."""
OWN = CLOSED | HANGS | MARK | OPEN | STARTS | PLAIN | STOPS | DET
"""What a word is no longer where it is COVERED or TAKEN."""

LEANING = phrase_set("leaning")
"""An adjective behind its noun, with its preposition: "a station next to the building", "a car full of dynamite"."""
_LEANS = frozenset(first for first, _ in LEANING)
_VERDICTS = word_set("called_false")
_MORE = word_set("more")
_UNBOUND = word_set("unbound")
_ASIDE = frozenset({"abbreviation", "adv"})
_ADVERBS = frozenset({"adv"})
# Marks behind which a noun group may go on: a possessive, and a bracket that spells out a name.
_HOLDING = frozenset({"'s", "'", "("})
# Endings of nouns for qualities and doings. A shorter word ("unity", "treaty") has such an ending by chance.
_SHORTEST_MATTER = 6
_MATTER_ENDINGS = (
    "tion", "tions", "sion", "sions", "ness", "ity", "ities", "ism", "ance", "ances", "ence", "ences", "ship", "sure",
    "sures", "viour", "vior",
)  # fmt: skip
# Forms kept between texts; emptied when full.
_MAX_KEPT = 100_000


class Uses(dict[str, int]):
    """Flags of each key, found when they are first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._lexicon = load_lexicon("en")

    def __missing__(self, key: str) -> int:
        if len(self) > _MAX_KEPT:
            self.clear()
        word = self._lexicon.look_up([key])[0]
        bits, classes = word.bits, word.classes
        flags = bits
        if not key[:1].isalnum():
            flags |= MARK if key in _HOLDING else MARK | STOPS
        elif classes:
            flags |= _closed(key, classes)
        else:
            flags |= OPEN
        if word.nouns:
            flags |= NOUNS
        if word.phrases:
            flags |= PHRASES
        if key in self._lexicon.phrases:
            flags |= OPENS_SORT
        self[key] = flags = _more(key, flags, classes)
        return flags


@cache
def load_uses() -> Uses:
    """The flags of all forms seen so far."""
    return Uses()


def _closed(key: str, classes: frozenset[str]) -> int:
    """What a word of closed classes makes of itself, and of a noun group before it."""
    hangs = key in ("that", "to", "no") or "rel" in classes or ("sub" in classes and "conj" not in classes)
    if hangs or not AUX_OR_NEG.isdisjoint(classes):
        flags = HANGS
    else:
        flags = next((flag for flag, kind in ALONE.items() if kind == last_kind(classes)), 0)
    if "det" in classes and AUX.isdisjoint(classes):
        flags |= DET
    stays = "det" in classes or key in _MORE or (classes <= _ASIDE and classes != _ADVERBS)
    return flags if stays else flags | STOPS


def _more(key: str, flags: int, classes: frozenset[str]) -> int:
    """The flags of a word with those that its form, its endings and the sets of words have for it."""
    if "prep" in classes:
        flags |= PREP
    if "det" in classes and key not in _UNBOUND:
        flags |= DEFINITE
    if key in _LEANS:
        flags |= LEANS
    if key in _VERDICTS and flags & (ADJ | NOUN) == ADJ:
        flags |= VERDICT
    if (flags & ADV and not flags & (NOMINAL | VERBAL)) or (key.endswith("ly") and not flags & (NOUN | ADJ)):
        flags |= ADVERB
    if len(key) > _SHORTEST_MATTER and key.endswith(_MATTER_ENDINGS):
        flags |= MATTER
    if flags & OPEN and not flags & (VERBAL | ADV | LEANS | VERDICT):
        flags |= PLAIN
    if flags & (OPEN | DET) and not flags & (VERBAL | ADVERB | LEANS | PHRASES | HANGS):
        flags |= STARTS
    return flags


def last_kind(classes: frozenset[str]) -> GroupKind | None:
    """The group of a word of closed classes that is used as nothing else; None for one that opens no group."""
    if "conj" in classes:
        return "C"
    if "prep" in classes:
        return "P"
    if "pron" in classes:
        return "N"
    return "A" if "adv" in classes and "det" not in classes else None
