"""What was seized, built, stolen, destroyed, with its number and unit: "12 rifles and two tonnes of explosives"."""

from __future__ import annotations

import re

from tansiq.model import Count, Item
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["find_items"]

# Families whose undergoer is a thing that can be counted out.
_OF_THINGS = ("seizure", "construction", "robbery", "property_destruction", "base")
_MEASURES = word_set("measures")
_MONEY = word_set("currencies")
_OF = word_set("of")
_DUALS = ("ان", "ين")
_NUMBER = re.compile(r"\d+(?:[.,٫]\d+)?")


def find_items(sheet: Sheet, telling: Candidate, words: list[Group]) -> list[Item]:
    """The things that one telling names as what it was done to.

    Args:
        sheet: The text.
        telling: A candidate whose fillers are found.
        words: Groups of its sentence.

    Returns:
        In the order of the text; a thing without a number is 1 or more, several without one 2 or more.
    """
    if not telling.type.startswith(_OF_THINGS):
        return []
    found: list[Item] = []
    passed = -1
    for filler in sorted(telling.filled("undergoer"), key=lambda f: f.start):
        group = filler.group
        if group is None or filler.start < passed or filler.sort in ("people", "organisation", "place", "pron"):
            continue
        item, passed = _item(sheet, filler, group, words)
        if item is not None and item not in found:
            found.append(item)
    return found


def _item(sheet: Sheet, filler: Filler, group: Group, words: list[Group]) -> tuple[Item | None, int]:
    """The item of one filler, and the word up to which it reaches."""
    value, first = _amount(sheet, group)
    unit = sheet.keys[first] if first < group.end else ""
    unit, pair = _unit(unit)
    if pair and value is None:
        value = Count.exactly(2)
    if unit in _MONEY:
        return Item(unit, value or Count.at_least(1), unit), group.end
    if unit not in _MEASURES:
        return Item(filler.name, value or _unnumbered(sheet, group)), filler.end
    what, end = _measured(sheet, group, first + 1, words)
    return Item(what or unit, value or Count.at_least(1), unit), end


def _unit(key: str) -> tuple[str, bool]:
    """The unit of measure in a word, less an Arabic conjunction, and whether it is a dual ("وطنين")."""
    for one in (key, key.removeprefix("و")):
        if one in _MEASURES or one in _MONEY:
            return one, False
        if one.endswith(_DUALS) and one[:-2] in _MEASURES | _MONEY:
            return one[:-2], True
    return key, False


def _amount(sheet: Sheet, group: Group) -> tuple[Count | None, int]:
    """The number of a group and the word behind it; a fraction is between two whole numbers."""
    if group.quantity is not None and group.start <= group.quantity.start:
        dual = group.quantity.head
        return group.quantity.value, group.quantity.end if dual is None else dual
    for i in range(group.start, min(group.start + 2, group.end - 1)):
        if _NUMBER.fullmatch(sheet.keys[i]):
            whole = float(sheet.keys[i].replace(",", ".").replace("٫", "."))
            return Count(int(whole), int(whole) if whole == int(whole) else int(whole) + 1), i + 1
    return None, group.head


def _unnumbered(sheet: Sheet, group: Group) -> Count:
    if sheet.keys[group.start] in word_set("single"):
        return Count.exactly(1)
    return Count.at_least(1)


def _measured(sheet: Sheet, group: Group, first: int, words: list[Group]) -> tuple[str, int]:
    """What is measured out: the rest of the group, or what "of" joins to it."""
    if first < group.end:
        return sheet.slice(first, group.end), group.end
    at = next(
        (k for k, one in enumerate(words) if one is group or (one.kind == "N" and one.start == group.start)), None
    )
    if at is None or at + 2 >= len(words) or words[at + 1].key not in _OF or words[at + 2].kind != "N":
        return "", group.end
    return sheet.slice(words[at + 2].start, words[at + 2].end), words[at + 2].end
