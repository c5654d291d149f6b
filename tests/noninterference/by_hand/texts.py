"""Reports that pairs by hand rest on: which of them tell of one event, and of what kinds there are many."""

from __future__ import annotations

__all__ = ["TEXTS", "write_text"]

# Written down: what scripts at random draw may change, and what these have in common must not.
TEXTS: dict[str, tuple[str, ...]] = {
    # One event: any two of these are linked, in whatever spelling of the place.
    "w14": ("Clashes by the bridge", "attack.shelling | 2022-01-14 | هيت | killed 1"),
    "w15": ("Clashes by the bridge", "attack.shelling | 2022-01-14 | Hit | killed 6"),
    "w16": ("Clashes by the bridge", "attack.shelling | 2022-01-14 | هيت | killed 7"),
    "w88": ("قصف قرب النهر", "attack.shelling | 2022-01-14 | Hit | killed 9"),
    # One shelling of which each report says something else that it was part of.
    "tied": ("قصف قرب النهر", "clash | 2022-01-13 | هيت | killed 2", "attack.shelling | 2022-01-14 | هيت | killed 1"),
    "tied2": (
        "Clashes by the bridge",
        "protest.peaceful | 2022-01-13 | Hit | -",
        "attack.shelling | 2022-01-14 | Hit | killed 6",
    ),
    "tied3": (
        "Clashes by the bridge",
        "arrest | 2022-01-13 | Hit | captured 5",
        "attack.shelling | 2022-01-14 | Hit | killed 7",
    ),
    # What a reader has of several kinds, most of shelling.
    "one": (
        "اشتباكات عند الجسر",
        "arrest | 2022-03-03 | الرقة | killed 4",
        "attack.shelling | 2022-03-14 | هيت | killed 4",
    ),
    "two": ("اشتباكات عند الجسر", "attack.shelling | 2022-01-14 | Raqqa | killed 1"),
    "four": ("Clashes by the bridge", "clash | 2022-02-03 | الرقة | killed 8"),
    # With these clashes are the most.
    "three": ("قصف قرب النهر", "protest.peaceful | 2022-03-03 | الرقة | killed 9"),
    "three2": (
        "قصف قرب النهر",
        "clash | 2022-02-14 | هيت | killed 7",
        "clash | 2022-01-03 | Hit | killed 7",
    ),
    # By whom, so that a client of TAXII gets an identity: three are by one group.
    "by1": ("Clashes by the bridge", "attack.shelling | 2022-01-14 | هيت | killed 1 | by Northgate"),
    "by2": ("قصف قرب النهر", "arrest | 2022-03-03 | الرقة | killed 4 | by Southgate"),
    "by3": ("Clashes by the bridge", "clash | 2022-02-03 | Hit | killed 8 | by Southgate"),
    "by4": ("قصف قرب النهر", "clash | 2022-03-14 | Raqqa | killed 5 | by Southgate"),
    # Of one person, taken into custody in the second alone.
    "named": ("Clashes by the bridge", "clash | 2022-02-03 | Hit | killed 8 | named Rashid"),
    "held": ("قصف قرب النهر", "arrest | 2022-03-03 | الرقة | killed 4 | named Rashid"),
    "three3": ("Clashes by the bridge", "clash | 2022-03-03 | Hit | killed 1"),
}


def write_text(words: str, canary: str) -> str:
    """A report in the language of tests/ledger/told.py, with a canary where telling.make_text has one."""
    title, *told = TEXTS[words]
    lines = []
    for number, one in enumerate(told):
        what, _, by = one.replace(" | named ", " | by Captain ").partition(" | by ")
        who = by if not by or by.startswith("Captain ") else f"Brigade {by}"
        lines.append(f"{what} | Monitor {canary}of{number}" + (f" | {who}" if who else ""))
    return "\n".join((f"{title} {canary}head", *lines)) + "\n"
