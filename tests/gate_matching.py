"""How well one event that was read keeps to one that was labelled: names, days, places, tolls, tellers.

Every comparison gives 0 to 1. Labels stand as tests/data/README.md tells, events as docs/contract.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

__all__ = ["Json", "Span", "find_anchor", "is_type_accepted", "overlaps", "same_name", "score_event"]

Json = dict[str, Any]
Span = tuple[int, int]

_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "\u0640": None, "’": "'"}
)
_LATIN_ARTICLE = re.compile(r"\b(?:the|an?|al|el|a[sdr]|ash)\b[\s-]*", re.IGNORECASE)
_ARABIC_ARTICLE = re.compile(r"\bال")
_PROCLITICS = frozenset("وفبكلاس")
# A name read may hold a title or a clause more than the label's: so many words (the acceptance measure's bound).
_WORDS_MORE = 6
# One doer may stand in any of these: which of them a text means is often a matter of taste.
_DOERS = frozenset({"perpetrator", "perpetrator_org", "agent"})


def _words(name: str) -> list[str]:
    """A name's words without case, diacritics, articles and punctuation."""
    plain = unicodedata.normalize("NFKD", name).translate(_LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"\W+", " ", _ARABIC_ARTICLE.sub("", _LATIN_ARTICLE.sub("", plain))).split()


def _is_same_word(one: str, other: str) -> bool:
    """Equal, or equal but for Arabic proclitics before one of them or the alif of tanwin behind it."""
    short, long = sorted((one, other), key=len)
    if one == other or long == f"{short}ا":
        return True
    lead = long[: len(long) - len(short)]
    return (
        "\u0600" < long[:1] < "\u0700"
        and len(short) > 2
        and len(lead) <= 4
        and long.endswith(short)
        and set(lead) <= _PROCLITICS
    )


def _holds(whole: list[str], part: list[str]) -> bool:
    starts = range(len(whole) - len(part) + 1)
    return any(all(map(_is_same_word, part, whole[start:])) for start in starts)


def same_name(accepted: str, name: str) -> bool:
    """Whether a name is one of the accepted ones (between bars): with up to six words more, or at least half of it."""
    have = _words(name)
    for want in map(_words, accepted.split("|")):
        if not want or not have:
            continue
        if _holds(have, want) and len(have) <= len(want) + _WORDS_MORE:
            return True
        if _holds(want, have) and 2 * len(have) >= len(want):
            return True
    return False


def find_anchor(text: str, anchor: str) -> Span:
    """Where the words of a label stand, white space folded; raises ValueError where they do not."""
    found = re.search(r"\s+".join(map(re.escape, anchor.split())), text)
    if found is None:
        raise ValueError("a label's words do not stand in its text")
    return found.span()


def overlaps(spans: list[Span], span: Span) -> bool:
    return any(start < span[1] and end > span[0] for start, end in spans)


def is_type_accepted(accepted: list[str], code: str) -> bool:
    """Whether a type is one of the accepted ones or stands below it in the ontology."""
    return any(code == one or code.startswith(f"{one}.") for one in accepted)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value[:10])


def _score_period(label: Json, event: Json) -> float:
    """Days in common by days covered; with "within" any days inside are right. An open side must be open in both."""
    wanted, given = (_day(label["from"]), _day(label["to"])), (_day(event.get("from")), _day(event.get("to")))
    if label.get("within") and given[0] is None and given[1] is not None and wanted[0] is not None:
        # "Before the 9th": any day up to it, as the label allows.
        given = (min(wanted[0], given[1]), given[1])
    if None in wanted:
        return float(wanted == given)
    if wanted[0] is None or wanted[1] is None or given[0] is None or given[1] is None:
        return 0.0
    end = given[1]
    if given[0] == end and event.get("from") != event.get("to"):
        # Times of one day.
        end += timedelta(days=1)
    common = (min(wanted[1], end) - max(wanted[0], given[0])).days
    if common <= 0:
        return 0.0
    if label.get("within") and common == (end - given[0]).days:
        return 1.0
    return common / (max(wanted[1], end) - min(wanted[0], given[0])).days


def _place_names(place: Json) -> list[str]:
    return [place.get("name") or "", place.get("text") or "", *(place.get("names") or []), *(place.get("path") or [])]


def _slot(role: str) -> str:
    return "doer" if role in _DOERS else role


def _score_roles(label: Json, event: Json) -> Iterator[tuple[str, float]]:
    """One figure for each wanted filler; a name in two roles counts in none, and many wrong names lower the right."""
    given = event.get("roles") or {}
    slots: dict[str, set[str]] = defaultdict(set)
    for role, names in given.items():
        for name in names:
            slots[" ".join(_words(name))].add(_slot(role))
    for role, wanted in (label.get("roles") or {}).items():
        have = [name for other, names in given.items() if _slot(other) == _slot(role) for name in names]
        have = [name for name in have if len(slots[" ".join(_words(name))]) == 1]
        distinct = len({" ".join(_words(name)) for name in have})
        share = min(1.0, (len(wanted) + 2) / max(1, distinct))
        for accepted in wanted:
            yield "roles", share * any(same_name(accepted, name) for name in have)


def _score_tellers(label: Json, event: Json) -> Iterator[tuple[str, float]]:
    """One figure for each wanted teller, and with several whether one chain holds them from origin to reader."""
    wanted = label.get("source") or []
    chains: list[list[str]] = event.get("sources") or []
    for accepted in wanted:
        yield "source", float(any(same_name(accepted, name) for chain in chains for name in chain))
    if len(wanted) > 1:
        spots = [[_spot(accepted, chain) for accepted in wanted] for chain in chains]
        yield "chain", float(any(-1 not in spot and spot == sorted(spot) for spot in spots))


def _spot(accepted: str, chain: list[str]) -> int:
    return next((n for n, name in enumerate(chain) if same_name(accepted, name)), -1)


def score_event(label: Json, event: Json) -> list[tuple[str, float]]:
    """(field, 0 to 1) for everything that the label asks; an empty event is one that was missed.

    Args:
        label: One labelled event.
        event: One event of the contract whose type is accepted, or {}.

    Returns:
        Fields in a fixed order; a field stands as often as the label has values for it.
    """
    found: list[tuple[str, float]] = [("type", float(bool(event)))]
    place = event.get("place") or {}
    if "from" in label:
        found.append(("when", _score_period(label, event)))
    if "place" in label:
        # A label names one place; of many places read, only the first few may hold it.
        named = [name for one in (place, *(event.get("places") or [])[:4]) for name in _place_names(one)]
        found.append(("where", float(any(same_name(label["place"], name) for name in named))))
    if "country" in label:
        found.append(("country", float(place.get("country") == label["country"])))
    if "status" in label:
        found.append(("status", float(event.get("status") in label["status"].split("|"))))
    tolls = event.get("casualties") or {}
    found.extend(
        ("casualties", float(list(tolls.get(key) or []) == bounds))
        for key, bounds in (label.get("casualties") or {}).items()
    )
    return [*found, *_score_roles(label, event), *_score_tellers(label, event)]
