"""What was seized, built, stolen, destroyed, with its number and unit: "12 rifles and two tonnes of explosives"."""

from __future__ import annotations

import re

from tansiq.model import Count, Item
from tansiq.reading.candidates import Candidate, Filler
from tansiq.reading.groups import Group
from tansiq.reading.sheet import Sheet
from tansiq.reading.wordsets import word_set

__all__ = ["OF_THINGS", "find_items", "name_measured"]

# Families whose undergoer is a thing that can be counted out.
OF_THINGS = ("seizure", "construction", "robbery", "property_destruction", "base")
_MEASURES = word_set("measures")
# A quantity of no number: "a quantity of explosives" is explosives.
_AMOUNTS = word_set("amounts")
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
    if not telling.type.startswith(OF_THINGS):
        return []
    found: list[Item] = []
    passed = -1
    for filler in sorted(telling.filled("undergoer"), key=lambda f: f.start):
        group = filler.group
        if group is None or filler.start < passed or filler.sort in ("people", "organisation", "place", "pron"):
            continue
        whole = _measured_before(sheet, filler, group, words)
        item, passed = (whole, filler.end) if whole is not None else _item(sheet, filler, group, words)
        if item is not None and item not in found:
            found.append(item)
    return found


def _measured_before(sheet: Sheet, filler: Filler, group: Group, words: list[Group]) -> Item | None:
    """The item where the measure stands before "of": "two tons | of | hashish"."""
    at = next((k for k, one in enumerate(words) if one.kind == "N" and one.start == group.start), 0)
    if at < 2 or words[at - 1].key not in _OF or words[at - 2].kind != "N":
        return None
    value, first = _amount(sheet, words[at - 2])
    unit = _unit(sheet.keys[first])[0] if first < words[at - 2].end else ""
    return Item(filler.name, value, unit) if value is not None and unit in _MEASURES else None


def name_measured(sheet: Sheet, telling: Candidate, words: list[Group]) -> None:
    """Name what was measured out as what it was done to: "two tons of hashish" is hashish, "300 kg" is no thing."""
    if not telling.type.startswith(OF_THINGS):
        return
    named = {f.start for f in telling.filled("undergoer")}
    for filler in telling.filled("undergoer"):
        if filler.group is None:
            continue
        first = _first_counted(sheet, filler, filler.group)[1]
        unit, _ = _unit(sheet.keys[first]) if first < filler.group.end else ("", False)
        if unit not in _MEASURES | _AMOUNTS:
            continue
        start, end = _measured_range(sheet, filler.group, first + 1, words)
        if start in named:
            telling.fillers.remove(filler)
        elif end > start:
            filler.start, filler.end, filler.name = start, end, sheet.slice(start, end)


def _item(sheet: Sheet, filler: Filler, group: Group, words: list[Group]) -> tuple[Item | None, int]:
    """The item of one filler, and the word up to which it reaches."""
    value, first = _first_counted(sheet, filler, group)
    unit = sheet.keys[first] if first < group.end else ""
    unit, pair = _unit(unit)
    if pair and value is None:
        value = Count.exactly(2)
    if unit in _MONEY:
        return Item(unit, value or Count.at_least(1), unit), group.end
    if unit in _AMOUNTS:
        what, end = _measured(sheet, group, first + 1, words)
        return Item(what or filler.name, Count.at_least(1)), end
    if unit not in _MEASURES:
        return Item(filler.name, value or _unnumbered(sheet, group)), filler.end
    if first + 2 == group.end and _agrees(sheet, first + 1):
        return Item(filler.name, value or Count.at_least(1)), filler.end
    what, end = _measured(sheet, group, first + 1, words)
    return Item(what or unit, value or Count.at_least(1), unit), end


def _first_counted(sheet: Sheet, filler: Filler, group: Group) -> tuple[Count | None, int]:
    """The number of what fills, and the word behind it: in "ضبط كمية" that is no part of the masdar."""
    if group.quantity is not None and group.quantity.start > filler.start:
        # "سياج بطول 20 كيلومترا": how long, not how many.
        return None, filler.start
    value, first = _amount(sheet, group)
    return value, max(first, filler.start) if value is None else first


def _unit(key: str) -> tuple[str, bool]:
    """The unit of measure in a word, less an Arabic conjunction, and whether it is a dual ("وطنين")."""
    for one in (key, key.removeprefix("و")):
        if one in _MEASURES or one in _MONEY or one in _AMOUNTS:
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
    """What is measured out, and the word up to which it reaches."""
    start, end = _measured_range(sheet, group, first, words)
    return sheet.slice(start, end) if end > start else "", end


def _agrees(sheet: Sheet, at: int) -> bool:
    """ "حبة مخدرة": an Arabic adjective of the unit is not what is measured out."""
    return sheet.lang == "ar" and all(sheet.keys[i].endswith("ة") for i in (at - 1, at))


def _measured_range(sheet: Sheet, group: Group, first: int, words: list[Group]) -> tuple[int, int]:
    """Words of what is measured out: the rest of the group, or what "of" joins to it; none where they are equal."""
    if first < group.end and not (first + 1 == group.end and _agrees(sheet, first)):
        return first, group.end
    # The genitive of a masdar is a part of its group: "ضبط كمية".
    at = next((k for k, one in enumerate(words) if one.kind == "N" and one.start <= group.start < one.end), None)
    if at is None or at + 2 >= len(words) or words[at + 1].key not in _OF or words[at + 2].kind != "N":
        return group.end, group.end
    return words[at + 2].start, words[at + 2].end
