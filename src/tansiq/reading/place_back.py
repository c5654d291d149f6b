"""Places that a text only points back to: "in the city", "outside the camp", في المدينة, قرب القرية.

The noun says what sort of place it is; the place of that sort told last is meant. Only behind a locative word, so that
"attack the city" keeps its object.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tansiq.knowledge.toponyms import ARTICLES
from tansiq.reading.place_words import PlaceWords
from tansiq.reading.sheet import PlaceMention, Sheet

__all__ = ["places_back"]

_KINDS = {"town": frozenset({"town", "village"}), "village": frozenset({"village", "town"})}
"""What a noun may mean beside its own kind: lists and writers differ on where a town begins."""
_POINTING = frozenset({"town", "village", "camp", "prison", "base", "admin1", "crossing"})
_MOST_BACK = 250
"""Words beyond which nothing is pointed back to: a page of print."""
_DEFINITE = {"en": frozenset({"the", "that", "this"}), "ar": frozenset()}


def places_back(
    sheet: Sheet, mentions: list[PlaceMention], words: PlaceWords, within: range, struck: Collection[int] = ()
) -> list[PlaceMention]:
    """Mentions of the definite nouns of some words that point back to a place of the text; nothing is changed.

    Args:
        sheet: Words and keys at least.
        mentions: Places of the text.
        words: Of the text's language.
        within: The words looked at, usually a sentence.
        struck: Words of what a deed was done to, which need no locative word before them: "the city fell".
    """
    taken = {word for mention in mentions for word in range(mention.start, mention.end)}
    named = [mention for mention in mentions if not mention.place.is_demonym]
    found = []
    for start, end, kind in _nouns(sheet, words, within, struck):
        if any(word in taken for word in range(start, end)):
            continue
        wanted = _KINDS.get(kind, frozenset({kind}))
        before = [one for one in named if one.end <= start and start - one.end <= _MOST_BACK]
        meant = next((one for one in reversed(before) if one.place.kind in wanted), None)
        if meant is not None:
            why = f"points back to {meant.place.name}"
            place = replace(meant.place, text=sheet.slice(start, end), why=why)
            found.append(PlaceMention(start, end, place, (start, end)))
    return found


def _nouns(sheet: Sheet, words: PlaceWords, within: range, struck: Collection[int]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of definite place nouns behind a locative word, or struck."""
    return (_english if sheet.lang == "en" else _arabic)(sheet, words, within, struck)


def _english(sheet: Sheet, words: PlaceWords, within: range, struck: Collection[int]) -> list[tuple[int, int, str]]:
    keys, found = sheet.keys, []
    for at in range(max(1, within.start), within.stop):
        kind = words.type_of.get(keys[at]) or words.type_after.get(keys[at])
        if kind not in _POINTING or keys[at - 1] not in _DEFINITE["en"]:
            continue
        if at not in struck and (at < 2 or keys[at - 2] not in words.locative):
            continue
        after = keys[at + 1] if at + 1 < len(keys) else ""
        if after in {"of", "'s", "’s", "-"} or after in ARTICLES or not sheet.words[at].islower():
            continue
        if after and after[0].isalpha() and sheet.words[at + 1][0].isupper():
            continue
        found.append((at - 1, at + 1, kind))
    return found


def _arabic(sheet: Sheet, words: PlaceWords, within: range, struck: Collection[int]) -> list[tuple[int, int, str]]:
    keys, found = sheet.keys, []
    for at in within:
        key = keys[at]
        if "ال" not in key[:3]:
            continue
        joined = key[0] == "ب" and key.startswith("بال")
        bare = key[1:] if joined else key
        kind = words.type_of.get(bare.removeprefix("ال")) if bare.startswith("ال") else None
        if kind not in _POINTING:
            continue
        before = keys[at - 1] if at and sheet.gaps[at] < 2 else ""
        if (
            at in struck
            or joined
            or before in words.locative
            or before.removeprefix("و") in words.locative
            or before in words.type_of
        ):
            found.append((at, at + 1, kind))
    return found
