"""Who did a deed and whom it befell: nobody who is named on both sides by one deed stands on both."""

from __future__ import annotations

from collections.abc import Iterable

from tansiq.knowledge.keys import match_key
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.deeds import FORCIBLE

__all__ = ["keep_one_side"]

_STRUCK = ("undergoer", "site")


def keep_one_side(events: Iterable[list[Candidate]]) -> None:
    """Take from either side whom only a pronoun puts there, and from those struck a body that struck.

    "Bandits came at dawn. They were shot at by guards": whom "they" means is a guess, and the other side is none.

    Args:
        events: Tellings of each event over the text; their fillers may get fewer.
    """
    for tellings in events:
        if not tellings[0].type.startswith(FORCIBLE) or tellings[0].type.startswith("clash"):
            continue
        doers = _named([f for one in tellings for f in one.filled("doer")])
        struck = _named([f for one in tellings for f in one.filled(*_STRUCK)])
        for name in doers.keys() & struck.keys():
            bodies = all(f.sort == "organisation" for f in (*doers[name], *struck[name]))
            if all(map(_is_pronoun, struck[name])):
                _drop(tellings, struck[name])
            elif all(map(_is_pronoun, doers[name])):
                _drop(tellings, doers[name])
            elif bodies:
                _drop(tellings, struck[name])


def _named(fillers: list[Filler]) -> dict[str, list[Filler]]:
    named: dict[str, list[Filler]] = {}
    for filler in fillers:
        named.setdefault(match_key(filler.name), []).append(filler)
    return named


def _is_pronoun(filler: Filler) -> bool:
    return filler.group is not None and filler.group.sort == "pron"


def _drop(tellings: list[Candidate], fillers: list[Filler]) -> None:
    for telling in tellings:
        telling.fillers = [f for f in telling.fillers if not any(f is one for one in fillers)]
