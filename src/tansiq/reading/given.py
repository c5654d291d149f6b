"""Deeds whose every party is spoken of as known: "when the officer was shot", "the persons who took the three men"."""

from __future__ import annotations

from tansiq.knowledge.keys import match_key
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.sheet import Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["is_given"]

_DEEDS = ("attack", "abduction", "robbery")
_PARTIES = ("doer", "undergoer", "instrument", "partner")


def is_given(candidate: Candidate, sheet: Sheet) -> bool:
    """Whether a verb tells of a deed with nobody in it who is not known already, and on no day of its own.

    Such a clause does not open a story: it means the deed told before, where there is one that fits.

    Args:
        candidate: With the times and places of its sentence.
        sheet: The text.
    """
    if candidate.entry.pos != "verb" or not candidate.type.startswith(_DEEDS) or candidate.is_weak:
        return False
    if candidate.periods():
        return False
    if candidate.places and not candidate.place_is_near:
        return False
    parties = candidate.filled(*_PARTIES)
    if any(f.argument in ("undergoer", "instrument") for f in parties):
        return all(_is_known(filler, sheet) for filler in parties)
    # "Those who were kidnapped"
    return not candidate.fillers and not candidate.tolls


def _is_known(filler: Filler, sheet: Sheet) -> bool:
    """Whether a filler is a pronoun, or a description with the article that names nobody."""
    group = filler.group
    if group is None:
        return False
    if group.sort == "pron":
        return True
    named = filler.actor_type not in ("", "person", "group_of_people")
    if filler.actor_type == "person":
        # An office alone has its words for a name.
        named = match_key(filler.office) != match_key(filler.name)
    if named or not group.definite or group.poss is not None:
        # "the mayor's car" is known no more than by whose it is.
        return False
    return sheet.lang == "ar" or sheet.keys[group.start] in word_set("known")
