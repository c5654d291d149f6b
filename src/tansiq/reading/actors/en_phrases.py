"""How far an English noun phrase reaches to the left of its head, and a complement to the right of it."""

from __future__ import annotations

import re

from tansiq.reading.actors.scan import Scan

__all__ = ["LED", "complement", "has_entry", "left_edge"]

# "US-led", "Iran-backed", "state-run": adjectives, whatever stands before the hyphen.
LED = tuple(
    f"-{word}"
    for word in [
        "led",
        "backed",
        "linked",
        "affiliated",
        "run",
        "aligned",
        "allied",
        "controlled",
        "held",
        "based",
        "funded",
        "supported",
        "owned",
        "dominated",
        "majority",
        "trained",
        "mandated",
    ]
)
_LED_WORDS = frozenset(word[1:] for word in LED)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_MAX_LEFT = 7
_MAX_RIGHT = 7


def left_edge(scan: Scan, head: int, mods: frozenset[str]) -> int:
    """First word of the adjectives and names that stand before a head noun.

    Args:
        head: Index of the head noun.
        mods: Words that may stand there; demonyms, ordinals, "-led" compounds, capitalised words and names found
            before always may.
    """
    spot = head
    while spot > 0 and head - spot < _MAX_LEFT and spot not in scan.breaks:
        step = _name_before(scan, spot) or _word_before(scan, spot, mods)
        if not step:
            break
        spot -= step
    return spot


def _name_before(scan: Scan, spot: int) -> int:
    """Words of a name that ends here, an acronym in parentheses behind it included: "Islamic State (ISIS)"."""
    if scan.keys[spot - 1] == ")" and spot > 3 and scan.keys[spot - 3] == "(" and spot - 2 in scan.starting:
        return 3 if spot - 3 in scan.ending else 0
    name = scan.ending.get(spot)
    return 0 if name is None or name.how == "ref" else spot - name.start


def _word_before(scan: Scan, spot: int, mods: frozenset[str]) -> int:
    before, lex = spot - 1, scan.lex
    key = scan.keys[before]
    if (
        key in mods
        or key in lex.demonyms
        or ("-" in key and key.endswith(LED))
        or (key[0].isdigit() and _ORDINAL.match(key))
    ):
        return 1
    if key in _LED_WORDS and before > 1 and scan.keys[before - 1] == "-":
        return 3
    if key == "-" and before > 0:
        return 2 if scan.keys[before - 1] in mods or scan.caps[before - 1] else 0
    if not scan.is_cased or not scan.caps[before] or key in lex.verbs or key in lex.heads:
        return 0
    # At the head of a sentence any word has a capital; elsewhere only closed-class words cannot be part of a name.
    if key in (lex.stops if before in scan.openings else lex.closed):
        return 0
    return 1 if key.replace("-", "").replace(".", "").isalpha() else 0


def has_entry(scan: Scan, spot: int, kind: str) -> bool:
    """Whether a word by itself is of this kind in the lexicon."""
    entries = scan.lex.first.get(scan.key(spot))
    return entries is not None and any(entry.kind == kind and len(entry.keys) == 1 for entry in entries)


def complement(scan: Scan, spot: int, words: frozenset[str]) -> int:
    """End of what follows "of" or "for": names, capitalised words, or the words given; `spot` itself if nothing.

    Args:
        spot: First word after the preposition; an article there is passed over.
        words: Lower-case words that may stand there (portfolios, modifiers).
    """
    keys, lex = scan.keys, scan.lex
    start = spot + 1 if scan.key(spot) in {"the", "its", "their"} else spot
    end = start
    while end < scan.size and end not in scan.breaks and end - start < _MAX_RIGHT:
        name = scan.starting.get(end)
        if name is not None:
            end = name.end
        elif (
            keys[end] in words
            or keys[end] in lex.demonyms
            or scan.is_cased
            and scan.caps[end]
            and keys[end] not in lex.closed
            and not has_entry(scan, end, "title")
            or keys[end] == "and"
            and end > start
            and _goes_on(scan, end + 1, words)
            or (
                keys[end] in {"of", "for"}
                and end > start
                and scan.is_cased
                and scan.caps[end - 1]
                and _is_capital(scan, end + 1)
            )
        ):
            end += 1
        else:
            break
    while end > start and keys[end - 1] in lex.demonyms and end not in scan.ending:
        end -= 1
    return end if end > start else spot


def _is_capital(scan: Scan, spot: int) -> bool:
    return bool(scan.next_key(spot)) and scan.caps[spot] and spot not in scan.starting


def _goes_on(scan: Scan, spot: int, words: frozenset[str]) -> bool:
    return scan.key(spot) in words and (not scan.is_cased or scan.caps[spot] == scan.caps[spot - 2])
