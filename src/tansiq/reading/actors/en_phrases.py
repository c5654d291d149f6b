"""How far an English noun phrase reaches to the left of its head, and a name to the right of a title."""

from __future__ import annotations

import re

from tansiq.reading.actors.scan import Range, Scan

__all__ = ["complement", "left_edge", "read_name"]

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
# "US-led", "Iran-backed", "state-run": adjectives, whatever stands before the hyphen.
_LED = ("-led", "-backed", "-linked", "-affiliated", "-run", "-aligned", "-allied", "-controlled", "-held", "-based", "-funded", "-supported", "-owned", "-dominated", "-majority")  # fmt: skip
_LED_WORDS = frozenset(word[1:] for word in _LED)
_MAX_LEFT = 7
_MAX_NAME = 6
_ENDINGS = ("ing", "tion", "ment", "ness", "ity", "ous", "ful", "ly", "ism", "ship", "ance", "ence", "sion")
_NO_ENDING = frozenset({"king", "sterling", "ely", "emily", "ashley", "harvey"})


def left_edge(scan: Scan, head: int, mods: frozenset[str]) -> int:
    """First word of the adjectives and names that stand before a head noun.

    Args:
        head: Index of the head noun.
        mods: Lower-case words that may stand there; demonyms, ordinals, "-led" compounds, capitalised words and
            names found before always may.
    """
    keys, caps, lex = scan.keys, scan.caps, scan.lex
    spot = head
    while spot > 0 and head - spot < _MAX_LEFT and spot not in scan.breaks:
        before = spot - 1
        key = keys[before]
        name = scan.ending.get(spot)
        if (
            name is not None
            and name.how in {"known", "org", "state"}
            and (name.how != "state" or caps[before] or not scan.is_cased)
        ):
            spot = name.start
        elif key in mods or key in lex.demonyms or _ORDINAL.match(key) or key.endswith(_LED):
            if scan.is_cased and before in scan.openings and key in lex.stops:
                break
            spot = before
        elif key in _LED_WORDS and before > 1 and keys[before - 1] == "-":
            spot = before - 2
        elif key == "-" and before > 0 and (keys[before - 1] in mods or caps[before - 1]):
            spot = before - 1
        elif scan.is_cased and caps[before] and key not in lex.stops and key not in lex.verbs and key.isalpha():
            if key in lex.heads and key not in mods:
                break
            spot = before
        elif scan.is_cased and caps[before] and "-" in key:
            spot = before
        else:
            break
    return spot


def complement(scan: Scan, spot: int, words: frozenset[str]) -> int:
    """End of what follows "of" or "for": names, capitalised words, or the words given; `spot` itself if nothing.

    Args:
        spot: First word after the preposition; an article there is passed over.
        words: Lower-case words that may stand there (portfolios, modifiers).
    """
    keys, caps, lex = scan.keys, scan.caps, scan.lex
    start = spot + 1 if spot < scan.size and keys[spot] in {"the", "its", "their"} else spot
    end = start
    while end < scan.size and end not in scan.breaks and end - start < 7:
        name = scan.starting.get(end)
        if name is not None:
            end = name.end
        elif (
            keys[end] in words
            or keys[end] in lex.demonyms
            or scan.is_cased
            and caps[end]
            and keys[end] not in lex.stops
            and not _begins_title(scan, end)
            or keys[end] == "and"
            and end > start
            and _goes_on(scan, end + 1, words)
        ):
            end += 1
        else:
            break
    return end if end > start else spot


def _begins_title(scan: Scan, spot: int) -> bool:
    return any(entry.kind == "title" and len(entry.keys) == 1 for entry in scan.lex.first.get(scan.keys[spot], ()))


def _goes_on(scan: Scan, spot: int, words: frozenset[str]) -> bool:
    return (
        spot < scan.size and scan.keys[spot] in words and (not scan.is_cased or scan.caps[spot] == scan.caps[spot - 2])
    )


def read_name(scan: Scan, spot: int, *, least: int = 1) -> Range | None:
    """The name of a person that begins at a word, or None.

    Args:
        least: At least so many words, particles not counted; 2 after words that have another everyday sense.
    """
    end, count = spot, 0
    while end < scan.size and end - spot < _MAX_NAME + 4 and count < _MAX_NAME:
        if end > spot and end in scan.breaks:
            break
        key = scan.keys[end]
        if _is_joint(scan, end, spot):
            end += 1
        elif _is_name_word(scan, end, key, first=count == 0):
            end += 1
            count += 1
        else:
            break
    while end > spot and not scan.keys[end - 1].replace("-", "").replace("'", "").isalnum():
        end -= 1
    return (spot, end) if count >= least and end > spot else None


def _is_joint(scan: Scan, spot: int, start: int) -> bool:
    """Whether a particle or a hyphen stands here with more of the name behind it."""
    key = scan.keys[spot]
    if spot + 1 >= scan.size or spot + 1 in scan.breaks:
        return False
    tight = scan.sheet.ends[spot] == scan.sheet.starts[spot + 1]
    if key == "-":
        return spot > start and tight and scan.keys[spot + 1].isalpha()
    if key not in scan.lex.particles:
        return False
    if scan.is_cased:
        return (
            scan.caps[spot + 1] or (scan.keys[spot + 1] == "-" and tight) or scan.keys[spot + 1] in scan.lex.particles
        )
    return _is_name_word(scan, spot + 1, scan.keys[spot + 1], first=False) and key not in {"as", "at"}


def _is_name_word(scan: Scan, spot: int, key: str, *, first: bool) -> bool:
    lex = scan.lex
    if not key[0].isalpha() or spot in scan.taken and key not in lex.given:
        return False
    if scan.is_cased:
        if not scan.caps[spot]:
            return False
        if key in lex.stops or key in lex.verbs:
            # "Will", "May", "Mark": a given name first, else the word it looks like.
            return first and key in lex.given
        return key not in lex.heads and key not in lex.demonyms
    if key in lex.given:
        return True
    if key in lex.stops or key in lex.verbs or key in lex.heads or key in lex.demonyms or key in lex.org_mods:
        return False
    if key in lex.title_mods or key in lex.place_nouns or key in lex.portfolios:
        return False
    return len(key) > 1 and key.replace("-", "").isalpha() and (key in _NO_ENDING or not key.endswith(_ENDINGS))
