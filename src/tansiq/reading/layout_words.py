"""The words of layout.yml and outlets.yml of both languages, in the shapes in which layout looks them up.

Both languages are one table: Arabic pages carry English buttons and the scripts never collide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from tansiq.knowledge.keys import match_key
from tansiq.knowledge.loader import load_rows

__all__ = ["Opening", "Role", "Words", "has_digit", "layout_words", "letters_of", "plain"]

# What a paragraph may be by itself; "" where nothing marks it.
Role = Literal[
    "", "furniture", "comments", "related", "tags", "date", "byline", "outlet", "source", "caption", "policy"
]  # fmt: skip
LANGUAGES = ("en", "ar")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile("[0-9]")


def has_digit(text: str) -> bool:
    """Whether any character is a digit of any script."""
    return _FIGURE.search(text) is not None if text.isascii() else any(map(str.isdigit, text))


def letters_of(text: str) -> list[str]:
    """The keys of the words of a short text, punctuation and digits left out: "A+ A-" → ["a", "a"]."""
    return _LETTERS.findall(match_key(text))


def plain(text: str) -> str:
    """`letters_of` as one string, the form in which phrases are compared."""
    return " ".join(_LETTERS.findall(match_key(text)))


@dataclass(frozen=True, slots=True)
class Opening:
    """A phrase that a paragraph begins with.

    Args:
        words: Its words as keys, at least one.
        kind: As in layout.yml.
        most: Words that the whole paragraph may have.
        at: For captions: where the phrase must stand ("start", "end", "any", "colon", "slash"), else "".
    """

    words: tuple[str, ...]
    kind: Literal["start", "comments", "related", "tags", "caption"]
    most: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Every table of layout's words; keys throughout.

    Args:
        buttons: Words of services and of sharing, of which a line of buttons is made.
        firsts: First words of all that a line by itself may be, the figures and marks of dates and breadcrumbs aside.
    """

    exact: dict[str, Role] = field(default_factory=dict)
    openings: dict[str, list[Opening]] = field(default_factory=dict)
    within: tuple[str, ...] = ()
    policy: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    captions: tuple[Opening, ...] = ()
    trailing: tuple[str, ...] = ()
    buttons: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    bylines: tuple[tuple[str, ...], ...] = ()
    labels: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    morning: frozenset[str] = frozenset()
    evening: frozenset[str] = frozenset()
    outlets: dict[str, str] = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()
    longest_outlet: int = 1

    def find_outlet(self, key: str) -> str | None:
        """The one name of an outlet, its words written apart or together."""
        return self.outlets.get(key) or self.outlets.get(key.replace(" ", ""))


# Words a paragraph may have at most where a row does not say: set on the sources' own examples, 2026-11.
_MOST = {"start": 30, "related": 30, "tags": 60, "comments": 3}


@lru_cache(maxsize=1)
def layout_words() -> Words:
    """All tables, read once a process.

    Raises:
        LexiconError: A data file is missing or breaks a rule.
    """
    by_language = [load_rows(f"{lang}/layout") for lang in LANGUAGES]
    rows = [row for group in by_language for row in group]
    kinds: dict[str, list[str]] = {}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(plain(row["form"]))
    exact: dict[str, Role] = {}
    openings: dict[str, list[Opening]] = {}
    for row in rows:
        kind, key = row["kind"], plain(row["form"])
        if kind in ("line", "comments", "related", "tags", "source", "trailing"):
            exact.setdefault(key, "furniture" if kind in ("line", "source", "trailing") else kind)
        if kind in _MOST:
            words = tuple(key.split())
            openings.setdefault(words[0], []).append(Opening(words, kind, int(row.get("max", _MOST[kind]))))
    captions = tuple(
        Opening(tuple(letters_of(row["form"])), "caption", 70, row["at"]) for row in rows if row["kind"] == "caption"
    )
    named = [row for lang in LANGUAGES for row in load_rows(f"{lang}/outlets")]
    outlets = {plain(row["form"]): row["name"] for row in named}
    values = {
        kind: {plain(row["form"]): int(row["value"]) for row in rows if row["kind"] == kind}
        for kind in ("month", "weekday")
    }
    buttons = frozenset([*(word for form in kinds["service"] for word in form.split()), *kinds["share"]])
    return Words(
        exact=exact,
        openings=openings,
        within=tuple(dict.fromkeys(kinds["within"])),
        policy=tuple(dict.fromkeys(kinds["policy"])),
        # The first policy word of each language: no paragraph is comment rules that does not speak of comments.
        anchors=tuple({plain(next(r["form"] for r in group if r["kind"] == "policy")) for group in by_language}),
        captions=captions,
        trailing=tuple(sorted(kinds["trailing"], key=len, reverse=True)),
        buttons=buttons,
        firsts=frozenset(
            form.partition(" ")[0]
            for forms in (exact, outlets, buttons, kinds["source"], kinds["byline"], kinds["lead"])
            for form in forms
        ),
        sources=frozenset(kinds["source"]),
        bylines=tuple(tuple(form.split()) for form in kinds["byline"]),
        labels=frozenset(word for form in kinds["label"] for word in form.split()),
        leads=frozenset(kinds["lead"]),
        homes=frozenset(kinds["home"]),
        months=values["month"],
        weekdays=values["weekday"],
        morning=frozenset(kinds["am"]),
        evening=frozenset(kinds["pm"]),
        outlets=outlets,
        agencies=frozenset(plain(row["form"]) for row in named if row["kind"] == "agency"),
        longest_outlet=max(len(form.split()) for form in outlets),
    )
