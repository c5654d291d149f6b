"""Reports of scripts at random, in the language of tests/ledger/told.py, and whom they name."""

from __future__ import annotations

import random

__all__ = ["is_flagged", "make_text"]

_TYPES = ("attack.shelling", "attack.shelling", "arrest", "clash", "protest.peaceful")
_PLACES = ("Raqqa", "الرقة", "Hit", "هيت", "the desert")
_CAMP = 0.35
"""Share of the events that are at a place of which this report alone tells, so that its name can be judged."""
_WORDS = ("Shelling near the river", "قصف قرب النهر", "Clashes by the bridge", "اشتباكات عند الجسر")
_GROUP, _PERSON, _IN_CUSTODY, _NOBODY = 8, 7, 30, 5
"""How often an event was done by a group of which this report alone tells, by a person whom others name too, the same
of arrests, and how often it is not said."""
_PERSONS = ("Captain Rashid", "Captain Layla")
_CUSTODY = "arrest"


def make_text(rng: random.Random, canary: str, *, has_actors: bool = False) -> str:
    """A report with a canary in its title and one in each event's source.

    Args:
        has_actors: Some events say who did it; drawn last, so that the rest is what it is without.
    """
    lines = [f"{rng.choice(_WORDS)} {canary}head"]
    for number in range(rng.choice((1, 1, 2))):
        # Some days of three months: many a report tells of what another told.
        day = f"2022-0{rng.randint(1, 3)}-{rng.choice((3, 14)):02d}"
        toll = f"killed {rng.randint(1, 9)}"
        # The name of a camp is of no canary's form: it is found at more doors than a source is.
        place = f"Camp {canary.removeprefix('canary')}at{number}" if rng.random() < _CAMP else rng.choice(_PLACES)
        lines.append(f"{rng.choice(_TYPES)} | {day} | {place} | {toll} | Monitor {canary}of{number}")
    for number in range(1, len(lines) if has_actors else 1):
        # A group's name is of no canary's form either.
        group = f"Brigade {canary.removeprefix('canary')}by{number - 1}"
        person = _IN_CUSTODY if lines[number].startswith(_CUSTODY) else _PERSON
        (by,) = rng.choices((group, rng.choice(_PERSONS), ""), (_GROUP, person, _NOBODY))
        lines[number] += f" | {by}" if by else ""
    return "\n".join(lines) + "\n"


def is_flagged(text: str, what: str) -> bool:
    """Whether a release is held until the names are confirmed: who is named where somebody was taken into custody.

    Args:
        what: The report's line, or "REPORT/N": then it hangs on what that event's own words name.
    """
    told = [line for line in text.splitlines() if " | " in line]
    number = what.partition("/")[2]
    asked = told[int(number) : int(number) + 1] if number else told
    return any(line.startswith(_CUSTODY) and " | Captain " in line for line in asked)
