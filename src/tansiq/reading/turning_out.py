"""What an attack told without its means turns out to have been: "an attack on the market today. A bomb was thrown"."""

from __future__ import annotations

from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.conflicts import share_some
from tansiq.reading.deeds import BOMBS
from tansiq.reading.wordsets import word_set

__all__ = ["is_same_target", "is_that_raid", "turns_out"]

# A shell may be the means of an attack told without any, but "the bombing" is none.
_MEANS = BOMBS | {"attack.shelling"}
# Sentences over which the means of an attack are told. Set on the training half of MUC-4, 2026-11.
_MEANS_SENTENCES = 2


def turns_out(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether a bomb told next is the means of one attack told without any; places and days are not looked at.

    Args:
        old: The telling that carries the event told before.
        last: Its latest telling.
        new: A later candidate.
    """
    if not _is_unspecific(old) or old.in_heading or new.type not in _MEANS or not new.is_done:
        return False
    if not 0 <= new.sentence - last.sentence <= _MEANS_SENTENCES or new.is_other or new.is_harm:
        return False
    struck, hit = old.filled("undergoer"), new.filled("undergoer")
    return not (struck and hit) or share_some(struck, hit)


def is_that_raid(old: Candidate, last: Candidate, new: Candidate) -> bool:
    """Whether "the raid" behind an attack means that attack: "Gunmen shot three people. The raid took place at dawn".

    Args:
        old, last, new: As in `turns_out`; places, days and doers are not looked at.
    """
    if new.type != "operation" or new.entry.lemma not in word_set("raids") or not new.definite or new.is_many:
        return False
    near = 0 < new.sentence - last.sentence <= _MEANS_SENTENCES
    return near and old.type.startswith("attack") and old.is_done and new.is_done and not new.is_other


def _is_unspecific(candidate: Candidate) -> bool:
    """Whether it is one attack of which a noun says no more than that: not "attacks", not "a shooting"."""
    if candidate.type != "attack.armed" or candidate.entry.pos != "noun" or not candidate.is_done:
        return False
    told = candidate.is_harm or candidate.entry.row.get("refers") or candidate.filled("instrument")
    return not told and candidate.is_one and not candidate.is_other


def is_same_target(old: Candidate, new: Candidate) -> bool:
    """Whether an attack without its means and a bombing, or two such, struck one thing that is no crowd of them."""
    if not old.is_done or not new.is_done:
        return False
    if (
        {old.type, new.type} - {"attack.armed", *_MEANS}
        or old.type == new.type
        or "attack.armed" not in (old.type, new.type)
    ):
        return False
    attack = old if old.type == "attack.armed" else new
    if not attack.is_one or old.is_other or new.is_other:
        return False
    return share_some(_things(old), _things(new))


def _things(candidate: Candidate) -> list[Filler]:
    return [f for f in candidate.filled("undergoer", "site") if f.sort in ("thing", "organisation", "place")]
