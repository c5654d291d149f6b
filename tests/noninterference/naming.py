"""Judgements on names in scripts at random: which names there are, and whether a desk takes one where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from tests.noninterference.language import Command, Reader, Script
from tests.noninterference.reference_rule import visible

__all__ = ["is_judgeable", "is_of_names", "name_in"]

_ABOUT = {"called": 4, "placed": 2, "acted": 5}
"""Kinds of judgements on names to the column of an event's line that has the name."""


_OWN = {"placed": "Camp ", "acted": "Brigade "}
"""How names begin of which one report alone tells."""


def is_of_names(line: Command) -> bool:
    """Whether a judgement is of two names, not of two events."""
    return line.verb == "judge" and "-" in line.kind


def name_in(text: str, number: int, kind: str) -> str:
    """By what name the Nth event of a text is told, where it was, or who did it, "" where that is not told."""
    told = [line for line in text.splitlines() if "|" in line]
    fields = told[number].split("|")[_ABOUT[kind.split("-", maxsplit=1)[0]] :]
    return fields[0].strip() if fields else ""


def _names(script: Script, line: Command) -> Iterator[tuple[str, str]]:
    """Both names of a judgement on names, and of which reports, by their text."""
    texts = {one.name: one.what for one in script if one.verb == "report"}
    for side in (line.what, *line.to):
        report, _, number = side.partition("/")
        yield name_in(texts[report], int(number), line.kind), texts[report]


def is_judgeable(script: Script, line: Command) -> bool:
    """Whether a judgement on names rests on the claims of its two tellings, and the desk takes it.

    It rests on the first telling that its maker sees of each name: that is certain where one report alone has the name,
    whoever sees that report. What other judgements already say of either name, the desk minds: there must be none.
    """
    before = [one for one in script if one.at < line.at]
    names = dict(_names(before, line))
    if (
        len(names) < 2
        or "" in names
        or not all(one.startswith(_OWN.get(line.kind.partition("-")[0], "")) for one in names)
    ):
        return False
    reports = [one.what for one in before if one.verb == "report"]
    if any(reports.count(text) > 1 for text in names.values()):
        return False
    shown = visible(before, Reader(line.by), line.at)
    judged = [one for one in before if is_of_names(one) and one.name in shown]
    return not any(name in names for one in judged for name, _ in _names(before, one))
